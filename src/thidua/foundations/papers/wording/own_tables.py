"""A simple table that an agency typed into its wording: a row of heads, then rows of as many cells."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from thidua.foundations.papers.content import Align, Column, Emphasis, Row, RowKind, Table
from thidua.foundations.papers.wording.model import Fault
from thidua.foundations.papers.wording.typed import Styles, Typed, typed

Xml = Any
MOST_COLUMNS, MOST_ROWS = 10, 200
_ALIGN = {"center": Align.CENTER, "right": Align.RIGHT}
_CELL_LOSES = "chữ đậm, nghiêng, gạch chân trong ô"


def faults_of(table: Xml, place: str) -> Iterator[Fault]:
    """What makes a table too much for a paper."""
    rows = table.findall(qn("w:tr"))
    cells = [_cells(row) for row in rows]
    width = len(cells[0]) if cells else 0
    if next(table.iterdescendants(qn("w:tbl")), None) is not None:
        yield Fault(place, "có bảng lồng trong bảng", "Tách thành hai bảng")
    elif len(rows) < 2 or width < 1:
        yield Fault(place, "không có dòng nào dưới dòng tiêu đề", "Bảng gồm một dòng tiêu đề cột và ít nhất một dòng")
    elif width > MOST_COLUMNS or len(rows) > MOST_ROWS:
        yield Fault(place, f"có {width} cột, {len(rows)} dòng", f"Nhiều nhất {MOST_COLUMNS} cột, {MOST_ROWS} dòng")
    elif wrong := [at for at, row in enumerate(cells, start=1) if not _fits(row, width, first=at == 1)]:
        yield Fault(
            f"{place}, dòng {wrong[0]}",
            "có ô gộp hoặc thiếu ô",
            f"Bỏ gộp ô; mỗi dòng đủ {width} ô, hoặc một ô gộp suốt dòng làm tiêu đề nhóm",
        )


def _cells(row: Xml) -> list[Xml]:
    return list(row.findall(qn("w:tc")))


def _fits(row: list[Xml], width: int, *, first: bool) -> bool:
    spans = [_number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), "val", 1) for cell in row]
    if any(cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}") is not None for cell in row):
        return False
    return spans == [1] * width or (not first and width > 1 and spans == [width])


def read_table(table: Xml, place: str, styles: Styles) -> tuple[Table, tuple[str, ...]]:
    """The table, and a note for each row whose look it does not keep; call it for a table without faults."""
    rows = [[_cell(cell, styles) for cell in _cells(row)] for row in table.findall(qn("w:tr"))]
    head, *others = rows
    grid = [_number(one, "w", 0) for one in table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")]
    widths = grid if len(grid) == len(head) and all(grid) else [1] * len(head)
    columns = tuple(
        Column(cell.text, width, _align_of([row[at] for row in others if len(row) == len(head)]))
        for at, (cell, width) in enumerate(zip(head, widths, strict=True))
    )
    kinds = [_kind_of(row, len(head)) for row in others]
    made = tuple(Row(tuple(cell.text for cell in row), kind) for row, kind in zip(others, kinds, strict=True))
    notes = []
    for at, (row, kind) in enumerate(zip(rows, [RowKind.TOTAL, *kinds], strict=True), start=1):
        lost = dict.fromkeys(said for cell in row for said in cell.lost)
        if kind is RowKind.BODY and any(cell.emphasis for cell in row):
            lost[_CELL_LOSES] = None
        if lost:
            notes.append(f"{place}, dòng {at}: không giữ {', '.join(lost)}.")
    return Table(place, columns, made), tuple(notes)


def _cell(cell: Xml, styles: Styles) -> Typed:
    lines = [typed(one, None, styles) for one in cell.findall(qn("w:p"))]
    words = [one for one in lines if one.text]
    # The type of a table is the decree's, smaller than the text: a cell of that size loses nothing.
    lost = dict.fromkeys(said for one in words for said in one.lost if said != "cỡ chữ")
    text = "\n".join(one.text for one in words)
    marks = [mark for one in words for mark in one.emphasis]
    if words and all(_is_bold(one) for one in words):
        marks = [Emphasis(0, len(text), bold=True)]
    return Typed(text, tuple(marks), tuple(lost), words[0].align if words else "")


def _is_bold(one: Typed) -> bool:
    return one.emphasis == (Emphasis(0, len(one.text), bold=True),)


def _kind_of(row: list[Typed], width: int) -> RowKind:
    if len(row) == 1 and width > 1:
        return RowKind.GROUP
    words = [cell for cell in row if cell.text]
    return RowKind.TOTAL if words and all(_is_bold(cell) for cell in words) else RowKind.BODY


def _align_of(cells: list[Typed]) -> Align:
    common = Counter(cell.align for cell in cells if cell.text).most_common(1)
    return _ALIGN.get(common[0][0], Align.LEFT) if common else Align.LEFT


def _number(element: Xml, name: str, otherwise: int) -> int:
    text = "" if element is None else str(element.get(qn(f"w:{name}"), ""))
    return int(text) if text.isdecimal() else otherwise
