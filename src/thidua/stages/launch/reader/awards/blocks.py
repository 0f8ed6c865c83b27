"""What a document is made of to whoever looks for lists in it: paragraphs and tables, each with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from thidua.stages.launch.reader import notes
from thidua.stages.launch.reader.old_letters import from_old, recognise, with_capitals
from thidua.stages.launch.reader.text import clean_lines, make_text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph on one line; ``place`` is for people ("đoạn 3")."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: a merged cell is repeated in every column it covers; ``filled`` counts the cells that bear words.

    ``joined`` rows were put together of lines that no rule holds together.
    """

    cells: tuple[str, ...]
    filled: int
    place: str
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its rows may differ in length."""

    rows: tuple[GridRow, ...]
    place: str


Block = Paragraph | Grid


def modern_blocks(blocks: Sequence[Block]) -> tuple[list[Block], tuple[str, ...]]:
    """Turn blocks in an old Vietnamese set of letters into Unicode; gives a note for people when there was one."""
    texts = [text for block in blocks for text in _texts(block)]
    which = recognise("\n".join(texts))
    if which is None:
        return list(blocks), ()
    raised = with_capitals if which == "tcvn3" else str
    renewed = {text: raised(from_old(text, which)) for text in set(texts)}
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            made.append(replace(block, text=renewed[block.text]))
        else:
            rows = (replace(row, cells=tuple(renewed[cell] for cell in row.cells)) for row in block.rows)
            made.append(Grid(tuple(rows), block.place))
    return made, tuple(note.text for note in notes.old_letters([which]))


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    else:
        yield from (cell for row in block.rows for cell in row.cells)


def one_line(text: str) -> str:
    """Return the text with single blanks."""
    return " ".join(text.split())


def blocks_of_text(text: str, *, layout: bool = False, place: str = "dòng {line}") -> Iterator[Block]:
    """Yield the paragraphs of a text; lines of cells parted by tabs are the rows of a table."""
    whole = make_text(clean_lines(text), layout=layout)
    rows: list[GridRow] = []
    offset = 0
    for paragraph in whole.flow.split("\n"):
        number = whole.line_at(offset)
        offset += len(paragraph) + 1
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
