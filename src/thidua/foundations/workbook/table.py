"""Rows of one sheet, whatever they came from: match headers, read cells, keep what the contract does not know."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from thidua.foundations.workbook.cells import CellFault, Raw, read_cell
from thidua.foundations.workbook.crosscheck import Found, Numbered
from thidua.foundations.workbook.model import ExtraColumns
from thidua.foundations.workbook.schema import Column, Sheet
from thidua.vietnamese import fold, nfc_clean

MAX_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows read, each with its number, and the columns outside the contract.

    ``faulty_codes`` are the codes of rows left out for a fault in another cell: they exist, so nobody may call them
    unknown. ``all_codes`` is false when even a code could not be read.
    """

    rows: tuple[Numbered, ...]
    extra: ExtraColumns | None
    faulty_codes: frozenset[str] = frozenset()
    all_codes: bool = True
    whole: bool = True


@dataclass(frozen=True, slots=True)
class _Layout:
    known: dict[int, Column]
    extra: dict[int, str]


def header_key(text: str) -> str:
    """How headers and sheet names are compared: clean, on one line, without regard to case."""
    return " ".join(nfc_clean(text).split()).casefold()


def read_table(sheet: Sheet, lines: Iterable[tuple[int, Sequence[Raw]]], found: Found) -> TableRows:
    """Read a sheet from its numbered lines, the header first. Faults go to ``found``; a faulty row is left out."""
    numbered = iter(lines)
    header = next(numbered, None)
    layout = _layout(sheet, header[1] if header else (), found)
    if layout is None:
        return TableRows((), None, all_codes=False, whole=False)
    rows: list[Numbered] = []
    extras: list[tuple[str, ...]] = []
    stray: set[int] = set()
    left_out: list[object] = []
    for number, cells in numbered:
        if all(cell.blank for cell in cells):
            continue
        if len(rows) >= MAX_ROWS:
            found.error(sheet.name, number, None, "", "có quá nhiều dòng (giới hạn 20.000)", "Xóa các dòng thừa")
            break
        stray.update(i for i, cell in enumerate(cells) if not cell.blank and i not in layout.known | layout.extra)
        values, faulty = _row(sheet, layout, number, cells, found)
        if faulty:
            left_out.append(values.get("code") or values.get("person_code"))
        else:
            rows.append((number, sheet.row(**values)))
            extras.append(tuple("" if i >= len(cells) or cells[i].blank else cells[i].shown for i in layout.extra))
    if stray:
        found.notice(sheet.name, "Có số liệu ở cột không có tiêu đề; các ô đó không được đọc.")
    return TableRows(
        tuple(rows),
        _extra(sheet, layout, extras, found),
        frozenset(code for code in left_out if isinstance(code, str)),
        all_codes=all(isinstance(code, str) for code in left_out),
        whole=not left_out,
    )


def _extra(sheet: Sheet, layout: _Layout, rows: list[tuple[str, ...]], found: Found) -> ExtraColumns | None:
    if not layout.extra:
        return None
    headers = tuple(layout.extra.values())
    named = ", ".join(f"“{header}”" for header in headers)
    found.notice(sheet.name, f"Cột ngoài mẫu {named} được giữ nguyên, không dùng để xét.")
    return ExtraColumns(sheet.name, headers, tuple(rows))


def _layout(sheet: Sheet, header: Sequence[Raw], found: Found) -> _Layout | None:
    by_key = {header_key(column.header): column for column in sheet.columns}
    known: dict[int, Column] = {}
    extra: dict[int, str] = {}
    for index, cell in enumerate(header):
        if cell.blank:
            continue
        shown = " ".join(cell.shown.split())
        column = by_key.get(header_key(shown))
        if column is None:
            extra[index] = shown
        elif column in known.values():
            reason = "có hai cột cùng tiêu đề này"
            found.error(sheet.name, 1, column.header, "", reason, "Xóa hoặc đổi tên một cột")
        else:
            known[index] = column
    missing = [column for column in sheet.columns if column.required and column not in known.values()]
    for column in missing:
        near = next((text for text in extra.values() if fold(text) == fold(column.header)), None)
        remedy = f"Sửa tiêu đề “{near}” thành “{column.header}”" if near else "Thêm cột với đúng tiêu đề này ở dòng 1"
        found.error(sheet.name, 1, column.header, "", "thiếu cột bắt buộc", remedy)
    return None if missing else _Layout(known, extra)


def _row(sheet: Sheet, layout: _Layout, number: int, cells: Sequence[Raw], found: Found) -> tuple[dict[str, Any], bool]:
    """The values of one row by field, and whether any of its cells is at fault."""
    values: dict[str, Any] = {}
    faulty = False
    for index, column in layout.known.items():
        raw = cells[index] if index < len(cells) else Raw(None)
        if raw.blank:
            if column.required:
                faulty = True
                remedy = f"Ghi “{column.header}” cho dòng này, hoặc xóa cả dòng"
                found.error(sheet.name, number, column.header, "", "ô bắt buộc để trống", remedy)
            continue
        try:
            values[column.field] = read_cell(column, raw)
        except CellFault as fault:
            faulty = True
            shown = f"“{raw.shown[:80]}”"
            found.error(sheet.name, number, column.header, shown, fault.reason, fault.remedy)
            continue
        if column.kind in ("code", "codes") and not isinstance(raw.value, str):
            text = f"Mã ở dòng {number}, cột “{column.header}” là số, đã đọc là “{raw.shown}”"
            found.notice(sheet.name, f"{text}; nên định dạng cột là văn bản.", number)
    return values, faulty
