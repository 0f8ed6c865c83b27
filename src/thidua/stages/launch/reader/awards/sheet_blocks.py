"""Rows of an Excel file, sheet by sheet; hidden sheets hold lists for drop-downs and are left out."""

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from thidua.foundations.workbook.errors import WorkbookErrors
from thidua.foundations.workbook.guard import check_container
from thidua.stages.launch.reader.blocks import SOFT_HYPHEN, Grid, GridRow, one_line
from thidua.stages.launch.reader.errors import ReadError
from thidua.vietnamese import format_date, nfc_clean

MOST_ROWS, MOST_COLUMNS, MOST_SHEETS, MOST_LETTERS = 5_000, 60, 20, 2_000
_KEPT = "\ue0ad"  # a private sign that cleaning leaves alone
_FAULTS = (
    InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError, AttributeError,
    IndexError, OSError, EOFError, OverflowError, NotImplementedError,
)  # fmt: skip


def is_package_of(data: bytes, part: str) -> bool:
    """Tell whether the bytes are a zip package that lists a part: the kind of an office file shows there."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return part in package.namelist()
    except (zipfile.BadZipFile, *_FAULTS):
        return False


def sheet_blocks(data: bytes, filename: str) -> list[Grid]:
    """Return one table a visible sheet; :class:`ReadError` for a file that is broken, hostile or too long."""
    try:
        check_container(data, filename)
    except WorkbookErrors as error:
        raise ReadError(str(error).splitlines()[0]) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"][:MOST_SHEETS]
            return [Grid(tuple(_rows(sheet, filename)), f"tờ “{sheet.title}”") for sheet in sheets]
        finally:
            book.close()
    except _FAULTS:
        raise ReadError(
            f"Tệp “{filename}” bị hỏng, không mở được. Hãy mở bằng Excel, lưu thành .xlsx mới rồi gửi lại."
        ) from None


def _rows(sheet: Any, filename: str) -> Iterator[GridRow]:
    sheet.reset_dimensions()
    filled = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        parted = tuple(_text(value) for value in row[:MOST_COLUMNS])
        cells = tuple(one_line(text) for text in parted)
        if not any(cells):
            continue
        filled += 1
        if filled > MOST_ROWS:
            raise ReadError(
                f"Tệp “{filename}”, tờ “{sheet.title}” có quá 5.000 dòng. Hãy chỉ giữ danh sách cần đọc rồi gửi lại."
            )
        place = f"tờ “{sheet.title}”, dòng {number}"
        yield GridRow(cells, sum(map(bool, cells)), place, parted=parted if parted != cells else ())


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return format_date(value.date())
    if isinstance(value, dt.date):
        return format_date(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    kept = str(value)[:MOST_LETTERS].replace(SOFT_HYPHEN, _KEPT)
    return nfc_clean(kept).replace(_KEPT, SOFT_HYPHEN)
