"""The three workbooks of a year: eligibility, register of honours, payments. Headers as the contract has them."""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from typing import Any

import xlsxwriter

from thidua import law
from thidua.law import Criterion
from thidua.stages.eligibility.assess import NOT_CIVIL, AssessmentRow
from thidua.stages.eligibility.cites import cites_of
from thidua.stages.honours.prizes import PaymentLine

_MADE = dt.datetime(2021, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)

ELIGIBILITY = (
    ("Mã", 12),
    ("Tên", 32),
    ("Danh hiệu hoặc hình thức", 30),
    ("Kết quả", 14),
    ("Chưa đạt", 60),
    ("Cần bổ sung", 60),
    ("Cảnh báo", 50),
    ("Căn cứ", 60),
)
REGISTER = (
    ("Số thứ tự", 10),
    ("Mã", 12),
    ("Tên", 36),
    ("Danh hiệu hoặc hình thức", 34),
    ("Năm", 8),
    ("Số quyết định", 20),
    ("Ngày quyết định", 16),
    ("Tiền thưởng", 16),
)
PAYMENTS = (
    ("Số thứ tự", 10),
    ("Mã", 12),
    ("Tên", 36),
    ("Danh hiệu hoặc hình thức", 34),
    ("Hệ số", 8),
    ("Mức lương cơ sở", 16),
    ("Tiền thưởng", 16),
    ("Ghi chú", 50),
)


def eligibility_book(rows: Sequence[AssessmentRow]) -> bytes:
    """One row a subject and award. "Chưa đạt" and "Cần bổ sung" name each criterion by its id and in words."""
    return _book("Điều kiện", ELIGIBILITY, [_eligibility(row) for row in rows])


def _eligibility(row: AssessmentRow) -> tuple[Any, ...]:
    failed, unknown = (
        "; ".join(f"{one.id}: {one.text_vi}" for one in _named(row, ids, status))
        for ids, status in ((row.answer.failed, "not_met"), (row.answer.review, "unknown"))
    )
    return (
        row.code,
        row.name,
        row.award,
        row.status,
        failed,
        unknown,
        "; ".join(f"{warned.code}: {warned.text_vi}" for warned in row.warnings),
        "; ".join(law.cite_vi(cite) for cite in cites_of(row.answer.criteria)),
    )


def _named(row: AssessmentRow, ids: Sequence[str], status: str) -> Iterator[Criterion]:
    """The criteria of those ids, composed ones too, so that a sheet can be searched by any id of the answer."""
    waiting = list(row.answer.criteria)
    while waiting:
        criterion = waiting.pop(0)
        waiting = [*criterion.children, *waiting]
        if criterion.id in ids and criterion.status == status and criterion.id not in NOT_CIVIL:
            yield criterion


def register_book(lines: Sequence[PaymentLine], year: int, number: str | None, day: dt.date | None) -> bytes:
    """The register of honours: ordinals are those of the decision's lists."""
    rows = [
        (ordinal, line.grant.code, line.grant.name, line.grant.award_vi, year, number or "", day, line.amount_vnd)
        for ordinal, line in enumerate(lines, start=1)
    ]
    return _book("Sổ vàng", REGISTER, rows)


def payments_book(lines: Sequence[PaymentLine]) -> bytes:
    """The payments; an award whose money is taken up by a higher one stands with 0 and the reason."""
    rows = [
        (
            ordinal,
            line.grant.code,
            line.grant.name,
            line.grant.award_vi,
            float(line.coefficient),
            line.base_salary_vnd,
            line.amount_vnd,
            line.note,
        )
        for ordinal, line in enumerate(lines, start=1)
    ]
    return _book("Chi tiền thưởng", PAYMENTS, rows)


def _book(title: str, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[Any]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "created": _MADE})
    font = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
    header = book.add_format({**font, "bold": True, "text_wrap": True, "bg_color": "#EEEEEE", "bottom": 1})
    text = book.add_format({**font, "text_wrap": True, "num_format": "@"})
    number = book.add_format({**font, "num_format": "#,##0.##"})
    plain = book.add_format({**font, "num_format": "0"})
    day = book.add_format({**font, "num_format": "dd/mm/yyyy", "align": "left"})
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 0)
    for index, (name, width) in enumerate(columns):
        sheet.set_column(index, index, width)
        sheet.write_string(0, index, name, header)
    for place, row in enumerate(rows, start=1):
        for index, value in enumerate(row):
            if isinstance(value, dt.date):
                sheet.write_datetime(place, index, dt.datetime.combine(value, dt.time()), day)
            elif isinstance(value, int | float):
                money = columns[index][0] in ("Tiền thưởng", "Mức lương cơ sở", "Hệ số")
                sheet.write_number(place, index, value, number if money else plain)
            elif value:
                sheet.write_string(place, index, value, text)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return out.getvalue()
