"""Tables of a PDF by the rules drawn around their cells; what stands outside them is paragraphs."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from thidua.stages.launch.reader.blocks import Block, Grid, GridRow, Paragraph, blocks_of_text, one_line
from thidua.stages.launch.reader.text import clean_lines

_THIN, _NEAR, _SHORTEST = 2.5, 3.0, 6.0
MOST_TABLE_PAGES = 120
_MOST_RULES, _MOST_CELLS = 20_000, 3_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line: ``at`` across its direction, from ``start`` to ``end`` along it, in points."""

    at: float
    start: float
    end: float


def blocks_of_pdf(data: bytes) -> list[Block]:
    """Return the blocks of a PDF. Runs in a process of its own: the library below is given files of strangers."""
    import pypdfium2 as pdfium  # loaded only in the process that parses

    document = pdfium.PdfDocument(data)
    try:
        pages = range(min(len(document), MOST_TABLE_PAGES))
        return list(over_pages(_page(document, number, pdfium.PdfiumError) for number in pages))
    finally:
        document.close()


def over_pages(pages: Iterable[list[Block]]) -> Iterator[Block]:
    """The blocks of all pages; a row that the end of a page cut in two becomes one again, marked as joined."""
    last: Grid | None = None
    for blocks in pages:
        first = blocks[0] if blocks else None
        if last is not None and isinstance(first, Grid) and (whole := _rejoined(last, first)):
            last, rest = whole
            blocks = [rest, *blocks[1:]] if rest.rows else blocks[1:]
        if last is not None and blocks:
            yield last
            last = None
        yield from blocks[:-1]
        if blocks and isinstance(blocks[-1], Grid):
            last = blocks[-1]
        else:
            yield from blocks[-1:]
    if last is not None:
        yield last


def _rejoined(above: Grid, below: Grid) -> tuple[Grid, Grid] | None:
    """Put the end of a cut row back: it has words in several columns, but not the number that begins a row."""
    start, end = above.rows[-1], below.rows[0]
    if (
        len(start.cells) != len(end.cells)
        or end.filled < 2
        or end.cells[0]
        or not start.cells[0].strip(".)").isdecimal()
    ):
        return None
    cells = tuple(one_line(f"{upper} {lower}") for upper, lower in zip(start.cells, end.cells, strict=True))
    row = GridRow(cells, sum(map(bool, cells)), f"{start.place}, và {end.place}", joined=True)
    return Grid((*above.rows[:-1], row), above.place), Grid(below.rows[1:], below.place)


def _page(document: Any, number: int, failure: type[Exception]) -> list[Block]:
    try:
        page = document[number]
        layer = page.get_textpage()
        try:
            return list(_blocks(page, layer, number + 1))
        finally:
            layer.close()
            page.close()
    except failure:
        return []


def _blocks(page: Any, layer: Any, number: int) -> Iterator[Block]:
    width, top = page.get_size()
    yield from blocks_between(*_rules(page), layer, (0, 0, width, top), number)


def blocks_between(
    upright: Sequence[Rule],
    level: Sequence[Rule],
    layer: Any,
    box: tuple[float, float, float, float],
    number: int,
) -> Iterator[Block]:
    """Yield the tables of a page and what stands between them; ``layer`` gives the words of a box, line by line."""
    left, foot, right, top = box
    for low, high, columns, rows in tables_of(upright, level):
        yield from _prose(layer, (left, high, right, top), number)
        yield _grid(layer, columns, _Edges(rows, level), number)
        top = low
    yield from _prose(layer, (left, foot, right, top), number)


def _prose(layer: Any, box: tuple[float, float, float, float], number: int) -> Iterator[Block]:
    for block in blocks_of_text(_words(layer, box), layout=True, place=f"trang {number}"):
        if isinstance(block, Grid):
            yield from (Paragraph(one_line(" ".join(row.cells)), row.place) for row in block.rows)
        else:
            yield block


def _words(layer: Any, box: tuple[float, float, float, float]) -> str:
    left, bottom, right, top = box
    text: str = layer.get_text_bounded(left, bottom, right, top)
    return text.replace("\r\n", "\n").replace("\ufffe", "-")


def _rules(page: Any) -> tuple[list[Rule], list[Rule]]:
    """Upright and level rules of a page; a framed box counts as its four sides."""
    upright: list[Rule] = []
    level: list[Rule] = []
    for index, shape in enumerate(page.get_objects(filter=[2], max_depth=4)):
        if index > _MOST_RULES:
            break
        left, bottom, right, top = shape.get_pos() if hasattr(shape, "get_pos") else shape.get_bounds()
        if top - bottom <= _THIN < right - left:
            level.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _THIN < top - bottom:
            upright.append(Rule((left + right) / 2, bottom, top))
        elif min(top - bottom, right - left) > _SHORTEST:
            level += [Rule(bottom, left, right), Rule(top, left, right)]
            upright += [Rule(left, bottom, top), Rule(right, bottom, top)]
    return upright, level


Table = tuple[float, float, "list[list[tuple[float, float]]]", "list[float]"]


def tables_of(upright: Sequence[Rule], level: Sequence[Rule]) -> list[Table]:
    """Group rules into tables, top first: foot, head, the cells of each row, the rows' edges."""
    found: list[Table] = []
    for low, high in reversed(_bands(upright)):
        inside = [rule for rule in upright if low - _NEAR <= rule.start and rule.end <= high + _NEAR]
        xs = _clusters([rule.at for rule in inside])
        if len(xs) < 3:
            continue
        wide = [rule for rule in level if low - _NEAR <= rule.at <= high + _NEAR]
        ys = _clusters([rule.at for rule in wide])[::-1]
        if len(ys) < 2 or len(xs) * len(ys) > _MOST_CELLS:
            continue
        rows = [_cells(xs, inside, below, above) for above, below in pairwise(ys)]
        found.append((low, high, rows, ys))
    return found


def _bands(rules: Sequence[Rule]) -> list[tuple[float, float]]:
    """Stretches of the page's height that upright rules cover without a gap."""
    bands: list[tuple[float, float]] = []
    for start, end in sorted((rule.start, rule.end) for rule in rules):
        if bands and start <= bands[-1][1] + _NEAR:
            bands[-1] = (bands[-1][0], max(end, bands[-1][1]))
        else:
            bands.append((start, end))
    return bands


def _clusters(values: Sequence[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _NEAR:
            kept.append(value)
    return kept


def _cells(xs: Sequence[float], upright: Sequence[Rule], below: float, above: float) -> list[tuple[float, float]]:
    """For every column the left and right edge of the cell that covers it in this row."""
    middle = (below + above) / 2
    edges = [
        index
        for index, x in enumerate(xs)
        if index in (0, len(xs) - 1)
        or any(abs(rule.at - x) <= _NEAR and rule.start <= middle <= rule.end for rule in upright)
    ]
    return [(xs[left], xs[right]) for left, right in pairwise(edges) for _column in range(left, right)]


class _Edges:
    """The heights between the rows of a table, and over which stretches a rule is drawn at each."""

    def __init__(self, ys: Sequence[float], level: Sequence[Rule]) -> None:
        self.ys = ys
        self.drawn = [[rule for rule in level if abs(rule.at - y) <= _NEAR] for y in ys]

    def parts(self, at: int, cell: tuple[float, float]) -> bool:
        """Tell whether a rule parts a cell from the one above; where none does, one cell covers both rows."""
        middle = (cell[0] + cell[1]) / 2
        return any(rule.start - _NEAR <= middle <= rule.end + _NEAR for rule in self.drawn[at])


def _grid(layer: Any, rows: list[list[tuple[float, float]]], edges: _Edges, number: int) -> Grid:
    made: list[GridRow] = []
    read: dict[tuple[tuple[float, float], int, int], str] = {}
    for at, cells in enumerate(rows):
        texts: dict[tuple[float, float], str] = {}
        for cell in dict.fromkeys(cells):
            first, last = _covered(rows, edges, at, cell)
            if (cell, first, last) not in read:
                read[cell, first, last] = _cell(layer, cell, edges.ys[last + 1], edges.ys[first])
            texts[cell] = read[cell, first, last]
        place = f"trang {number}, dòng {at + 1} của bảng"
        made.append(GridRow(tuple(texts[cell] for cell in cells), sum(map(bool, texts.values())), place))
    return Grid(tuple(made), f"trang {number}")


def _covered(
    rows: list[list[tuple[float, float]]], edges: _Edges, at: int, cell: tuple[float, float]
) -> tuple[int, int]:
    """The first and the last row that one cell covers."""
    first = last = at
    while first > 0 and cell in rows[first - 1] and not edges.parts(first, cell):
        first -= 1
    while last + 1 < len(rows) and cell in rows[last + 1] and not edges.parts(last + 1, cell):
        last += 1
    return first, last


def _cell(layer: Any, edges: tuple[float, float], below: float, above: float) -> str:
    return one_line(" ".join(clean_lines(_words(layer, (edges[0], below, edges[1], above)))))


def main() -> None:
    """Read a PDF from standard input and print its blocks as JSON."""
    blocks = blocks_of_pdf(sys.stdin.buffer.read())
    print(json.dumps([asdict(block) for block in blocks], ensure_ascii=True))


if __name__ == "__main__":
    main()
