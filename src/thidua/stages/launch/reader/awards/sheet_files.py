"""Files of sheets of every kind: XLSX itself, XLS and ODS through LibreOffice, CSV as text."""

import csv
import io
from collections.abc import Iterator
from pathlib import PurePath

from thidua.stages.launch.reader.awards.sheet_blocks import MOST_COLUMNS, MOST_ROWS, is_package_of, sheet_blocks
from thidua.stages.launch.reader.blocks import Grid, GridRow, one_line
from thidua.stages.launch.reader.errors import ReadError
from thidua.stages.launch.reader.limits import check_length, check_size
from thidua.stages.launch.reader.office import as_xlsx
from thidua.stages.launch.reader.plain import decode, modern
from thidua.stages.launch.reader.text import clean_lines

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOOK_STREAMS = tuple(name.encode("utf-16-le") + b"\0\0" for name in ("Workbook", "Book"))
_CALC_TYPE = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


def read_sheets(data: bytes, filename: str) -> list[Grid] | None:
    """Return one table a sheet, None when the file is not one of sheets; :class:`ReadError` as for its kind."""
    if is_package_of(data, "xl/workbook.xml"):
        return sheet_blocks(data, filename)
    kind = _old_kind(data)
    if kind:
        check_size(data, filename)
        # What was turned into a workbook is one, whatever the file it came from is called.
        return sheet_blocks(as_xlsx(data, kind, filename), f"{PurePath(filename).stem}.xlsx")
    if PurePath(filename).suffix.lower() == ".csv":
        return [_values(data, filename)]
    return None


def _old_kind(data: bytes) -> str:
    if data.startswith(OLD_OFFICE) and any(name in data for name in _BOOK_STREAMS):
        return "xls"
    return "ods" if data.startswith(b"PK") and _CALC_TYPE in data[:200] else ""


def _values(data: bytes, filename: str) -> Grid:
    """A table of values parted by whichever sign parts its first lines most evenly."""
    check_size(data, filename)
    text = decode(data)
    if text is None:
        raise ReadError(
            f"Tệp “{filename}” không phải văn bản đọc được. Hãy mở bằng Excel, lưu thành .xlsx rồi gửi lại."
        )
    text = "\n".join(clean_lines(modern(text)[0]))
    check_length(text, filename)
    return Grid(tuple(_rows(text, filename)), "tệp CSV")


def _rows(text: str, filename: str) -> Iterator[GridRow]:
    # The line ends of Excel itself are kept inside quoted cells only; a cell over several lines becomes one line.
    sign = max(";\t,", key=text[:4000].count)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=sign), start=1):
            cells = tuple(one_line(cell) for cell in row[:MOST_COLUMNS])
            if number > MOST_ROWS:
                raise ReadError(f"Tệp “{filename}” có quá 5.000 dòng. Hãy chỉ giữ danh sách cần đọc rồi gửi lại.")
            if any(cells):
                yield GridRow(cells, sum(map(bool, cells)), f"dòng {number}")
    except csv.Error:
        raise ReadError(
            f"Tệp “{filename}” không đúng dạng CSV. Hãy mở bằng Excel, lưu thành .xlsx rồi gửi lại."
        ) from None
