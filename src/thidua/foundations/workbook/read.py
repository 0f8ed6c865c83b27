"""Reads the agency workbook: bytes in, a ``Register`` out, or every fault at once and nothing."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, TypeVar

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from thidua.foundations.workbook import model
from thidua.foundations.workbook.cells import CellFault, Raw, read_cell
from thidua.foundations.workbook.crosscheck import Found, Numbered, check_info, check_rows, check_unit_ratings
from thidua.foundations.workbook.errors import WorkbookErrors, file_error
from thidua.foundations.workbook.guard import MAX_BYTES, broken, check_container
from thidua.foundations.workbook.schema import (
    BY_NAME,
    IGNORED_SHEETS,
    INFO_KEYS,
    INFO_SHEET,
    KEY_HEADER,
    SHEETS,
    VALUE_HEADER,
)
from thidua.foundations.workbook.table import TableRows, header_key, read_table
from thidua.foundations.workbook.transfers import SHEET as PEOPLE_SHEET
from thidua.foundations.workbook.transfers import join_transfers
from thidua.vietnamese import fold

MAX_COLUMNS = 200
MAX_PASTED = 5000
DEFINING = ("Đơn vị", "Nhân sự", "Hội đồng")
Line = tuple[int, Sequence[Raw]]
RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class PastedRows:
    """Rows pasted for one sheet, typed as in ``Register``, with what a person should look at."""

    rows: tuple[Any, ...]
    notices: tuple[model.Notice, ...]


def read_workbook(data: bytes, filename: str) -> model.Register:
    """Read an agency workbook.

    Raises ``WorkbookErrors`` with all faults, in Vietnamese, when the file is no plain ``.xlsx`` within the limits or
    when any cell, code or column is wrong. What stops nothing (a column outside the contract, two people of one name)
    is in ``Register.notices``.
    """
    check_container(data, filename)
    sheets = _open(data, filename)
    found = Found()
    named = _match_sheets(sheets, filename, found)
    info = _read_info(named.pop(INFO_SHEET), found) if INFO_SHEET in named else model.AgencyInfo()
    tables = {name: read_table(BY_NAME[name], lines, found) for name, lines in named.items()}
    rows: dict[str, tuple[Numbered, ...] | None] = {
        sheet.name: tables[sheet.name].rows if sheet.name in tables else None for sheet in SHEETS
    }
    if rows[PEOPLE_SHEET] is not None:
        rows[PEOPLE_SHEET] = join_transfers(rows[PEOPLE_SHEET] or (), found)
    check_info(info, found)
    check_unit_ratings(rows, info.year, found)
    check_rows(rows, found, *(_defined(tables.get(name)) for name in DEFINING))
    if found.errors:
        raise WorkbookErrors(_in_order(found))
    return _register(info, rows, tables, found)


def read_table_text(text: str, sheet: str) -> PastedRows:
    """Read rows pasted from Excel or Word (tab-separated) for one sheet, with or without its header line.

    Without a header the columns are taken in the order of the contract. Raises ``WorkbookErrors`` like
    ``read_workbook`` and ``KeyError`` for a sheet that is not in the contract.
    """
    spec = BY_NAME[sheet]
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise file_error("Phần dán vào", "quá giới hạn 20 MB", "Dán ít dòng hơn")
    if text.count("\n") > MAX_PASTED:
        raise file_error("Phần dán vào", f"dài quá {MAX_PASTED} dòng", "Nộp cả sổ số liệu .xlsx")
    lines = [[Raw(cell or None) for cell in line] for line in csv.reader(io.StringIO(text), delimiter="\t")]
    numbered: list[Line] = list(enumerate(lines, start=1))
    headers = {header_key(column.header) for column in spec.columns}
    if not (lines and any(header_key(str(cell.value or "")) in headers for cell in lines[0])):
        numbered.insert(0, (0, [Raw(column.header) for column in spec.columns]))
    found = Found()
    table = read_table(spec, numbered, found)
    alone: dict[str, tuple[Numbered, ...] | None] = {other.name: None for other in SHEETS}
    check_rows(alone | {sheet: table.rows}, found, *(_defined(table if sheet == n else None) for n in DEFINING))
    if found.errors:
        raise WorkbookErrors(_in_order(found))
    return PastedRows(tuple(row for _, row in table.rows), tuple(found.notices))


def _defined(table: TableRows | None) -> frozenset[str] | None:
    """The codes a sheet defines, faulty rows' too; ``None`` when the sheet is absent or a code is unreadable."""
    if table is None or not table.all_codes:
        return None
    return table.faulty_codes | {getattr(row, "code", None) or row.person_code for _, row in table.rows}


def _open(data: bytes, filename: str) -> dict[str, list[Line]]:
    try:
        # openpyxl warns of drop-down lists and styles that it will not keep; nothing is written back here.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            try:
                return {sheet.title: list(_lines(sheet)) for sheet in book.worksheets}
            finally:
                book.close()
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError) as fault:
        raise broken(f"Tệp “{PurePath(filename).name}”") from fault
    except (AttributeError, IndexError, OSError, EOFError, OverflowError, NotImplementedError) as fault:
        raise broken(f"Tệp “{PurePath(filename).name}”") from fault


def _lines(sheet: Any) -> Iterator[Line]:
    # Some programs write a wrong size into the sheet, and openpyxl would believe it.
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        line = [Raw(cell.value, cell.data_type, cell.number_format) for cell in cells[:MAX_COLUMNS]]
        if number == 1 or not all(raw.value is None for raw in line):
            yield number, line


def _match_sheets(sheets: dict[str, list[Line]], filename: str, found: Found) -> dict[str, list[Line]]:
    known = {header_key(name): name for name in (INFO_SHEET, *BY_NAME)}
    ignored = {header_key(name) for name in IGNORED_SHEETS}
    named: dict[str, list[Line]] = {}
    for title, lines in sheets.items():
        name = known.get(header_key(title))
        if name is not None and name in named:
            found.error(title, None, None, "", f"có hai tờ cùng tên “{name}”", "Xóa hoặc đổi tên một tờ")
        elif name is not None:
            named[name] = lines
        elif header_key(title) not in ignored:
            near = next((other for key, other in known.items() if fold(key) == fold(title)), None)
            if near:
                # A sheet under a wrong name would count as absent, its facts as unknown: too dangerous to pass over.
                found.error(title, None, None, "", f"tên tờ khác mẫu, có lẽ là “{near}”", f"Đổi tên tờ thành “{near}”")
            else:
                found.notice(title, f"Tờ “{title}” không có trong mẫu nên không được đọc.")
    if not named and not found.errors:
        raise file_error(
            f"Tệp “{PurePath(filename).name}”",
            "không có tờ nào của sổ số liệu",
            "Tạo tệp mẫu bằng lệnh “thidua template” rồi chép số liệu vào",
        )
    return named


def _read_info(lines: list[Line], found: Found) -> model.AgencyInfo:
    header = {header_key(str(cell.value or "")): index for index, cell in enumerate(lines[0][1])} if lines else {}
    places = [header.get(header_key(name)) for name in (KEY_HEADER, VALUE_HEADER)]
    for name, place in zip((KEY_HEADER, VALUE_HEADER), places, strict=True):
        if place is None:
            found.error(INFO_SHEET, 1, name, "", "thiếu cột bắt buộc", "Thêm cột với đúng tiêu đề này ở dòng 1")
    key_at, value_at = places
    if key_at is None or value_at is None:
        return model.AgencyInfo()
    keys = {header_key(column.header): column for column in INFO_KEYS}
    values: dict[str, object] = {}
    for number, cells in lines[1:]:
        key, value = (cells[place] if place < len(cells) else Raw(None) for place in (key_at, value_at))
        column = keys.get(header_key(key.shown)) if not key.blank else None
        if column is None:
            if not (key.blank and value.blank):
                found.notice(
                    INFO_SHEET, f"Dòng {number}: khóa “{'' if key.blank else key.shown}” không có trong mẫu.", number
                )
        elif column.field in values:
            found.error(INFO_SHEET, number, KEY_HEADER, f"“{column.header}”", "ghi hai lần", "Xóa một dòng")
        elif not value.blank:
            try:
                values[column.field] = read_cell(column, value)
            except CellFault as fault:
                shown = f"“{value.shown[:80]}” ({column.header})"
                found.error(INFO_SHEET, number, VALUE_HEADER, shown, fault.reason, fault.remedy)
    return model.AgencyInfo(**values)  # type: ignore[arg-type]


def _in_order(found: Found) -> tuple[Any, ...]:
    place = {name: index for index, name in enumerate((INFO_SHEET, *BY_NAME))}
    return tuple(sorted(found.errors, key=lambda error: (place.get(error.sheet, -1), error.row or 0)))


def _register(
    info: model.AgencyInfo,
    rows: dict[str, tuple[Numbered, ...] | None],
    tables: dict[str, TableRows],
    found: Found,
) -> model.Register:
    fields: dict[str, Any] = {}
    for sheet in SHEETS:
        numbered = rows[sheet.name]
        fields[sheet.field] = None if numbered is None else tuple(row for _, row in numbered)
    extras = (tables[sheet.name].extra for sheet in SHEETS if sheet.name in tables)
    kept = tuple(extra for extra in extras if extra is not None)
    return model.Register(info=info, extras=kept, notices=tuple(found.notices), **fields)
