"""What a document is made of to whoever looks for lists in it: paragraphs and tables, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass

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
