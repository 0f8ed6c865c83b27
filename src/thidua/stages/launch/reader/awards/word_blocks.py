"""Paragraphs and tables of a DOCX, merged cells spread over what they cover."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element  # types only; parsing is done by defusedxml

from thidua.stages.launch.reader.blocks import Block, Grid, GridRow, Paragraph, one_line
from thidua.stages.launch.reader.numbering import Numbering, W
from thidua.stages.launch.reader.text import clean_lines
from thidua.stages.launch.reader.word import paragraph_text, word_body

_MOST_SPAN = 60
_DEEPEST = 20


def word_blocks(data: bytes, filename: str) -> list[Block]:
    """Return the blocks of a DOCX in the order of the page; :class:`ReadError` as for its text."""
    body, numbering = word_body(data, filename)
    return list(_Walk(numbering).blocks(body, 0))


class _Walk:
    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.paragraphs = self.tables = 0

    def blocks(self, parent: Element, depth: int) -> Iterator[Block]:
        for child in parent if depth < _DEEPEST else ():
            if child.tag == f"{W}p":
                self.paragraphs += 1
                for line in self._lines(child):
                    yield Paragraph(line, f"đoạn {self.paragraphs}")
            elif child.tag == f"{W}tbl":
                self.tables += 1
                yield self._grid(child, f"bảng {self.tables}")
            elif child.tag != f"{W}del":
                yield from self.blocks(child, depth + 1)

    def _lines(self, paragraph: Element) -> list[str]:
        lines = clean_lines(paragraph_text(paragraph, self.numbering))
        return [text for text in map(one_line, lines) if text]

    def _grid(self, table: Element, place: str) -> Grid:
        rows: list[GridRow] = []
        above: dict[int, str] = {}
        for number, row in enumerate(_children(table, "tr"), start=1):
            cells: list[str] = []
            filled = 0
            for cell in _children(row, "tc"):
                span, continues = _merging(cell)
                text = above.get(len(cells), "") if continues else self._cell(cell)
                filled += bool(text)
                for _column in range(span):
                    above[len(cells)] = text
                    cells.append(text)
            flat = tuple(one_line(text) for text in cells)
            parted = tuple(cells) if flat != tuple(cells) else ()
            rows.append(GridRow(flat, filled, f"{place}, dòng {number}", parted=parted))
        return Grid(tuple(rows), place)

    def _cell(self, cell: Element) -> str:
        return "\n".join(line for paragraph in cell.iter(f"{W}p") for line in self._lines(paragraph))


def _children(parent: Element, name: str) -> Iterator[Element]:
    """Children of a kind, also inside a content control; a nested table's own are not among them."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"}:
            yield from _children(child, name)


def _merging(cell: Element) -> tuple[int, bool]:
    """How many columns a cell covers, and whether it goes on with the cell above."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = span.get(f"{W}val", "1") if span is not None else "1"
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    count = int(value) if value.isdecimal() and len(value) < 4 else 1
    return min(max(count, 1), _MOST_SPAN), merge is not None and merge.get(f"{W}val", "continue") == "continue"
