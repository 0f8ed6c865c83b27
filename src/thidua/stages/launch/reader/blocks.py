"""What a document is made of to whoever looks for lists in it: paragraphs and tables, each with its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from thidua.stages.launch.reader import notes
from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.old_letters import from_old, recognise, with_capitals
from thidua.stages.launch.reader.text import Text, clean_lines, make_text

SOFT_HYPHEN = "\u00ad"
"""Shown by nobody in Unicode, and "ư" in TCVN3: cells keep it until their letters are known."""
_BARS = "|│┃"
_STROKES = re.compile(r"[-+=\s]*")
_NAMED_ITEM = vi_compile(r"\s*\d{1,3}[.)/]\s*[\pU][\pL]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph on one line; ``place`` is for people ("đoạn 3")."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: a merged cell is repeated in every column it covers; ``filled`` counts the cells that bear words.

    ``joined`` rows were put together of lines that no rule holds together. ``parted`` are the cells with the ends of
    their lines, where any cell has more than one. ``unsure`` are the words whose letters a recogniser doubted.
    """

    cells: tuple[str, ...]
    filled: int
    place: str
    joined: bool = False
    parted: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()

    def lines(self, at: int) -> list[str]:
        """The lines of one cell, none for a cell that is not there."""
        cells = self.parted or self.cells
        return cells[at].split("\n") if at < len(cells) else []


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its rows may differ in length. ``title`` is the name of a sheet."""

    rows: tuple[GridRow, ...]
    place: str
    title: str = ""


Block = Paragraph | Grid


def modern_blocks(blocks: Sequence[Block]) -> tuple[list[Block], tuple[str, ...]]:
    """Turn blocks in an old Vietnamese set of letters into Unicode; gives a note for people when there was one."""
    texts = {text: None for block in blocks for text in _texts(block)}
    which = recognise("\n".join(texts))
    if which is None and not any(SOFT_HYPHEN in text for text in texts):
        return list(blocks), ()
    raised = with_capitals if which == "tcvn3" else str
    renewed = {text: raised(from_old(text, which)) if which else text.replace(SOFT_HYPHEN, "") for text in texts}
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            made.append(replace(block, text=renewed[block.text]))
        else:
            made.append(replace(block, rows=tuple(_renewed(row, renewed) for row in block.rows)))
    return made, tuple(note.text for note in notes.old_letters([which])) if which else ()


def _renewed(row: GridRow, renewed: dict[str, str]) -> GridRow:
    cells, parted = (tuple(renewed[cell] for cell in texts) for texts in (row.cells, row.parted))
    return replace(row, cells=cells, parted=parted)


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    else:
        yield from (cell for row in block.rows for cell in (*row.cells, *row.parted))


def one_line(text: str) -> str:
    """Return the text with single blanks."""
    return " ".join(text.split())


def blocks_of_text(text: str, *, layout: bool = False, place: str = "dòng {line}") -> Iterator[Block]:
    """Yield the paragraphs of a text; lines of cells parted by tabs are the rows of a table."""
    lines = clean_lines(text)
    if any(sign in text for sign in _BARS):
        lines = tuple(map(_tabbed, lines))
    whole = make_text(lines, layout=layout)
    rows: list[GridRow] = []
    for offset, paragraph in _paragraphs(whole):
        number = whole.line_at(offset)
        here = place.format(line=number)
        cells = tuple(one_line(cell) for cell in whole.lines[number - 1].split("\t"))
        if sum(map(bool, cells)) > 1 and one_line(" ".join(cells)) == one_line(paragraph):
            rows.append(GridRow(cells, sum(map(bool, cells)), here))
            continue
        if rows:
            yield Grid(tuple(rows), rows[0].place)
            rows = []
        if paragraph.strip():
            yield Paragraph(paragraph.strip(), here)
    if rows:
        yield Grid(tuple(rows), rows[0].place)


def _tabbed(line: str) -> str:
    """A row of a table drawn with bars, its cells parted by tabs; a line of strokes between rows is empty."""
    sign = next((sign for sign in _BARS if line.count(sign) > 1), "")
    if not sign:
        return "" if _STROKES.fullmatch(line) and "+" in line else line
    if not any(map(str.isalnum, line)):
        return ""
    return "\t".join(cell.strip() for cell in line.strip().removeprefix(sign).removesuffix(sign).split(sign))


def _begins(above: str, line: str) -> bool:
    """Tell whether a line begins an item or a row of its own, whatever the one above ends with."""
    return bool(_NAMED_ITEM.match(line)) or ("\t" in line.strip() and "\t" in above.strip())


def _paragraphs(whole: Text) -> Iterator[tuple[int, str]]:
    """The paragraphs with their places; a line that begins with a number and a name is one, whatever stands above."""
    offset = 0
    for paragraph in whole.flow.split("\n"):
        end = offset + len(paragraph)
        covered = [span.line for span in whole.spans(offset, end)][1:]
        starts = [
            whole.offset_of_line(line) for line in covered if _begins(whole.lines[line - 2], whole.lines[line - 1])
        ]
        for start, stop in pairwise((offset, *starts, end)):
            yield start, whole.flow[start:stop]
        offset = end + 1
