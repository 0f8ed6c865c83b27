"""Rows of an Excel file, sheet by sheet; hidden sheets hold lists for drop-downs and are left out."""

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.exceptions import InvalidFileException

from thidua.foundations.workbook.errors import WorkbookErrors
from thidua.foundations.workbook.guard import check_container
from thidua.stages.launch.reader.blocks import SOFT_HYPHEN, Grid, GridRow, one_line
from thidua.stages.launch.reader.errors import ReadError
from thidua.vietnamese import format_date, nfc_clean

MOST_ROWS, MOST_COLUMNS, MOST_SHEETS, MOST_LETTERS = 5_000, 60, 20, 2_000
MOST_MERGED = 2_000
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})"')
_KEPT = "\ue0ad"  # a private sign that cleaning leaves alone
_FAULTS = (
    InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError, AttributeError,
    IndexError, OSError, EOFError, OverflowError, NotImplementedError,
)  # fmt: skip


Area = tuple[int, int, int, int]
"""First row and column, last row and column, counted from one."""


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
            return [_grid(sheet, filename, _merged(data, sheet)) for sheet in sheets]
        finally:
            book.close()
    except _FAULTS:
        raise ReadError(
            f"Tệp “{filename}” bị hỏng, không mở được. Hãy mở bằng Excel, lưu thành .xlsx mới rồi gửi lại."
        ) from None


def _grid(sheet: Any, filename: str, merged: list[Area]) -> Grid:
    return Grid(tuple(_rows(sheet, filename, merged)), f"tờ “{sheet.title}”", _text(sheet.title))


def _merged(data: bytes, sheet: Any) -> list[Area]:
    """The areas of a sheet that one cell of several rows covers."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        stored = package.read(sheet._worksheet_path.lstrip("/"))
    end = stored.rfind(b"</sheetData>")
    refs = _MERGE.findall(stored, max(end, 0))[:MOST_MERGED]
    areas = [(*coordinate_to_tuple(start.decode()), *coordinate_to_tuple(stop.decode())) for start, stop in refs]
    return [area for area in areas if 0 < area[2] - area[0] < MOST_MERGED]


def _rows(sheet: Any, filename: str, merged: list[Area]) -> Iterator[GridRow]:
    sheet.reset_dimensions()
    filled = 0
    over: dict[int, tuple[int, str]] = {}
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = [_text(value) for value in row[:MOST_COLUMNS]]
        _hang(cells, number, merged, over)
        parted, cells = tuple(cells), [one_line(text) for text in cells]
        if not any(cells):
            continue
        filled += 1
        if filled > MOST_ROWS:
            raise ReadError(
                f"Tệp “{filename}”, tờ “{sheet.title}” có quá 5.000 dòng. Hãy chỉ giữ danh sách cần đọc rồi gửi lại."
            )
        place = f"tờ “{sheet.title}”, dòng {number}"
        flat = tuple(cells)
        yield GridRow(flat, sum(map(bool, cells)), place, parted=parted if parted != flat else ())


def _hang(cells: list[str], number: int, merged: list[Area], over: dict[int, tuple[int, str]]) -> None:
    """Repeat a merged cell in the rows below its first; ``over`` keeps the last row and the words by column."""
    for first, left, last, right in merged:
        if first == number and left <= len(cells):
            over |= dict.fromkeys(range(left - 1, min(right, MOST_COLUMNS)), (last, cells[left - 1]))
    for at, (last, words) in over.items():
        if number <= last and at < len(cells) and not cells[at]:
            cells[at] = words


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
