"""Writes the agency workbook with its lists to choose from; what it writes reads back as the same ``Register``."""

import datetime as dt
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from thidua.foundations.workbook import model
from thidua.foundations.workbook.schema import (
    GUIDE_SHEET,
    INFO_KEYS,
    INFO_SHEET,
    KEY_HEADER,
    LISTS_SHEET,
    SHEETS,
    VALUE_HEADER,
    Column,
    Sheet,
)
from thidua.law import AWARDS, award_code

# The properties of the file must not tell when it was made: the same record is the same bytes.
_MADE = dt.datetime(2021, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
_LIST_ROWS = 2_000
_GUIDE = (
    "Sổ số liệu thi đua, khen thưởng của cơ quan",
    "1. Mỗi tờ là một bảng; dòng 1 là tiêu đề, giữ đúng chữ, thứ tự cột tùy ý. Cột tô đậm là bắt buộc.",
    "2. Tờ có mặt được hiểu là đã đủ: không có dòng nghĩa là không có. Chưa có số liệu thì xóa cả tờ.",
    "3. Mã (nhân sự, đơn vị, sáng kiến…) là văn bản: 001 khác 1. Cột “Mã” ghi mã nhân sự hoặc mã đơn vị.",
    "4. Ngày ghi ngày/tháng/năm (03/02/2021) hoặc ngày của Excel. Không để công thức: dán giá trị.",
    "5. Có thể thêm cột riêng; cột thêm được giữ nguyên, không dùng để xét.",
    "6. “Số tháng công tác” tính cả thời gian nghỉ thai sản; để trống nghĩa là trọn thời gian làm việc trong năm.",
    "7. Tờ “Phiếu” chỉ điền sau khi Hội đồng bỏ phiếu; trước đó xóa cả tờ.",
    "8. Tờ này và tờ “Danh mục” không được đọc; có thể xóa.",
)


class _Writer:
    """One workbook being written, with its cell formats."""

    def __init__(self, book: Any) -> None:
        self.book = book
        font = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
        self.text = book.add_format({**font, "num_format": "@", "text_wrap": True})
        self.code = book.add_format({**font, "num_format": "@"})
        self.date = book.add_format({**font, "num_format": "dd/mm/yyyy", "align": "left"})
        self.number = book.add_format({**font, "num_format": "0"})
        self.percent = book.add_format({**font, "num_format": "General"})
        header = {**font, "num_format": "@", "text_wrap": True, "bottom": 1}
        self.header = book.add_format({**header, "bg_color": "#EEEEEE"})
        self.required = book.add_format({**header, "bold": True, "bg_color": "#F6D7D3"})
        self.hint = book.add_format({**font, "italic": True, "font_color": "#555555"})
        self.title = book.add_format({**font, "bold": True, "font_size": 14})

    def format_of(self, column: Column) -> Any:
        """The format of a column's cells."""
        formats = {"date": self.date, "integer": self.number, "year": self.number, "percent": self.percent}
        return formats.get(column.kind, self.text if column.kind == "text" else self.code)

    def put(self, sheet: Any, row: int, index: int, column: Column, value: Any) -> None:
        """Write one value of the record into its cell; ``None`` and empty leave the cell empty."""
        cell_format = self.format_of(column)
        if value is None or value in ((), ""):
            return
        if isinstance(value, dt.date):
            sheet.write_datetime(row, index, dt.datetime.combine(value, dt.time()), cell_format)
        elif isinstance(value, int | Decimal):
            sheet.write_number(row, index, value, cell_format)
        else:
            sheet.write_string(row, index, _shown(column, value), cell_format)


def _shown(column: Column, value: Any) -> str:
    if column.kind == "choice" and column.choices:
        return column.choices[value]
    if column.kind == "award":
        label = AWARDS[value].label_vi
        return label if award_code(label) == value else value
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def write_template(register: model.Register | None = None) -> bytes:
    """The workbook as ``.xlsx`` bytes: every sheet empty for ``None``, else the sheets that ``register`` has.

    Required columns have a bold, coloured header; choices are drop-down lists; codes and texts are text cells. The same
    register gives the same bytes.
    """
    filled = register if register is not None else _all_empty()
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Sổ số liệu thi đua, khen thưởng", "created": _MADE})
    writer = _Writer(book)
    _write_guide(writer)
    _write_info(writer, filled.info)
    extras = {extra.sheet: extra for extra in filled.extras}
    for sheet in SHEETS:
        rows = getattr(filled, sheet.field)
        if rows is not None:
            _write_sheet(writer, sheet, rows, extras.get(sheet.name))
    _write_lists(writer)
    book.close()
    return out.getvalue()


def _all_empty() -> model.Register:
    empty: dict[str, Any] = {sheet.field: () for sheet in SHEETS}
    return model.Register(**empty)


def _write_guide(writer: _Writer) -> None:
    sheet = writer.book.add_worksheet(GUIDE_SHEET)
    sheet.set_column(0, 0, 26, writer.text)
    sheet.set_column(1, 1, 100, writer.text)
    sheet.write_string(0, 0, _GUIDE[0], writer.title)
    for row, text in enumerate(_GUIDE[1:], start=2):
        sheet.merge_range(row, 0, row, 1, text, writer.text)
    first = len(_GUIDE) + 3
    sheet.write_string(first - 1, 0, "Tờ", writer.required)
    sheet.write_string(first - 1, 1, "Nội dung", writer.required)
    for row, spec in enumerate(SHEETS, start=first):
        sheet.write_string(row, 0, spec.name, writer.code)
        sheet.write_string(row, 1, spec.about, writer.text)


def _write_info(writer: _Writer, info: model.AgencyInfo) -> None:
    sheet = writer.book.add_worksheet(INFO_SHEET)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 0, 24, writer.text)
    sheet.set_column(1, 1, 50, writer.text)
    sheet.set_column(2, 2, 44, writer.text)
    sheet.write_string(0, 0, KEY_HEADER, writer.required)
    sheet.write_string(0, 1, VALUE_HEADER, writer.required)
    for row, column in enumerate(INFO_KEYS, start=1):
        sheet.write_string(row, 0, column.header, writer.code)
        writer.put(sheet, row, 1, column, getattr(info, column.field))
        if column.hint:
            sheet.write_string(row, 2, column.hint, writer.hint)
        if column.choices:
            sheet.data_validation(row, 1, row, 1, _choice_rule(column))


def _choice_rule(column: Column) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": list((column.choices or {}).values()),
        "error_title": column.header,
        "error_message": "Chọn một giá trị trong danh sách.",
    }


def _write_sheet(writer: _Writer, spec: Sheet, rows: Sequence[Any], extra: model.ExtraColumns | None) -> None:
    sheet = writer.book.add_worksheet(spec.name)
    sheet.freeze_panes(1, 0)
    for index, column in enumerate(spec.columns):
        sheet.set_column(index, index, column.width, writer.format_of(column))
        sheet.write_string(0, index, column.header, writer.required if column.required else writer.header)
        if column.kind == "choice":
            sheet.data_validation(1, index, _LIST_ROWS, index, _choice_rule(column))
        elif column.hint:
            rule = {"validate": "any", "input_title": column.header, "input_message": column.hint.capitalize()}
            sheet.data_validation(1, index, _LIST_ROWS, index, rule)
        elif column.kind == "award":
            # The list is only a help: a code or another accepted spelling may be typed too.
            rule = {
                "validate": "list",
                "source": f"='{LISTS_SHEET}'!$B$2:$B${len(AWARDS) + 1}",
                "error_type": "warning",
            }
            sheet.data_validation(1, index, _LIST_ROWS, index, rule)
    for row, record in enumerate(rows, start=1):
        for index, column in enumerate(spec.columns):
            writer.put(sheet, row, index, column, getattr(record, column.field))
    last = len(spec.columns) - 1
    if extra is not None:
        last = _write_extra(writer, sheet, len(spec.columns), extra)
    sheet.autofilter(0, 0, max(len(rows), 1), last)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&P/&N")
    sheet.print_area(f"A1:{xl_col_to_name(last)}{max(len(rows), 1) + 1}")


def _write_extra(writer: _Writer, sheet: Any, first: int, extra: model.ExtraColumns) -> int:
    for offset, header in enumerate(extra.headers):
        sheet.set_column(first + offset, first + offset, 18, writer.text)
        sheet.write_string(0, first + offset, header, writer.header)
        for row, cells in enumerate(extra.rows, start=1):
            if cells[offset]:
                sheet.write_string(row, first + offset, cells[offset], writer.text)
    return first + len(extra.headers) - 1


def _write_lists(writer: _Writer) -> None:
    sheet = writer.book.add_worksheet(LISTS_SHEET)
    sheet.set_column(0, 0, 30, writer.code)
    sheet.set_column(1, 1, 60, writer.text)
    sheet.write_string(0, 0, "Mã", writer.required)
    sheet.write_string(0, 1, "Danh hiệu hoặc hình thức", writer.required)
    for row, kind in enumerate(AWARDS.values(), start=1):
        sheet.write_string(row, 0, kind.code, writer.code)
        sheet.write_string(row, 1, kind.label_vi, writer.text)
