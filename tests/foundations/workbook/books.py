"""Builds workbooks cell by cell for the tests of the reader: what a person could have typed, right or wrong."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from thidua.foundations.workbook.errors import RowError, WorkbookErrors
from thidua.foundations.workbook.model import Register
from thidua.foundations.workbook.read import read_workbook

Cell = object
Table = Sequence[Sequence[Cell]]

UNITS: Table = (("Mã đơn vị", "Tên đơn vị"), ("VP", "Văn phòng"), ("HT", "Phòng Hợp tác"))
PEOPLE: Table = (
    ("Mã nhân sự", "Họ và tên", "Mã đơn vị", "Từ ngày"),
    ("001", "Nông Thị Hà", "VP", "01/03/2015"),
    ("002", "Lý Văn Tú", "HT", "15/04/2021"),
)


def book(sheets: Mapping[str, Table], formats: Mapping[tuple[str, str], str] | None = None) -> bytes:
    """An ``.xlsx`` with exactly these cells; ``formats`` gives number formats by (sheet, cell address)."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for (name, address), number_format in (formats or {}).items():
        workbook[name][address].number_format = number_format
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def register(sheets: Mapping[str, Table], formats: Mapping[tuple[str, str], str] | None = None) -> Register:
    """What the reader makes of those sheets."""
    return read_workbook(book(sheets, formats), "so-lieu.xlsx")


def faults(sheets: Mapping[str, Table]) -> tuple[RowError, ...]:
    """The errors of those sheets; fails when the reader finds none."""
    try:
        read = register(sheets)
    except WorkbookErrors as found:
        return found.errors
    raise AssertionError(f"read without an error: {read}")


def places(errors: Sequence[RowError]) -> list[tuple[str, int | None, str | None]]:
    """Sheet, row and column of each error."""
    return [(error.sheet, error.row, error.column) for error in errors]
