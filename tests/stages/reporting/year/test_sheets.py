"""The written workbooks hold text as text, money as numbers, and nothing that a spreadsheet would run."""

import io
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.shared_texts import SHARED, needs_shared
from tests.stages.eligibility.registers import complete, initiative, with_votes
from thidua.foundations.workbook import model
from thidua.stages.decisions.select import select
from thidua.stages.eligibility.assess import assess_year
from thidua.stages.honours.prizes import PaymentLine, payment_lines
from thidua.stages.reporting.year.sheets import (
    ELIGIBILITY,
    PAYMENTS,
    REGISTER,
    eligibility_book,
    payments_book,
    register_book,
)

CODES = tuple(f"p{number}" for number in range(7))


def _register() -> model.Register:
    return with_votes(replace(complete(CODES), initiatives=(initiative("p0"),)), {("p0", "cstd_co_so"): 9})


def _lines(register: model.Register) -> tuple[PaymentLine, ...]:
    assessment = assess_year(register)
    return payment_lines(select(assessment, 9).decided, assessment.year, assessment.dates.decision)


def _cells(data: bytes) -> list[list[Any]]:
    return [list(row) for row in load_workbook(io.BytesIO(data)).active.iter_rows()]


def test_a_name_that_looks_like_a_formula_stays_a_name() -> None:
    register = _register()
    hostile = "=HYPERLINK(1)"
    people = tuple(replace(one, full_name=hostile) if one.code == "p1" else one for one in register.people or ())
    register = replace(register, people=people)
    assessment = assess_year(register)
    lines = _lines(register)
    books = (eligibility_book(assessment.rows), register_book(lines, 2021, None, None), payments_book(lines))
    for data in books:
        names = [cell for row in _cells(data) for cell in row if cell.value == hostile]
        assert names
        assert {cell.data_type for cell in names} == {"s"}


def test_money_is_a_number_and_a_code_is_text() -> None:
    header, first, *_ = _cells(payments_book(_lines(_register())))
    row = {head.value: cell for head, cell in zip(header, first, strict=True)}
    assert (row["Mã"].data_type, row["Mã"].number_format) == ("s", "@")
    assert (row["Tiền thưởng"].data_type, row["Hệ số"].value, row["Mức lương cơ sở"].value) == ("n", 0.3, 1_490_000)


def test_number_and_day_of_a_decision_not_yet_made_stay_empty() -> None:
    header, first, *_ = _cells(register_book(_lines(_register()), 2021, None, None))
    row = {head.value: cell.value for head, cell in zip(header, first, strict=True)}
    assert (row["Số quyết định"], row["Ngày quyết định"], row["Năm"]) == (None, None, 2021)


def test_nobody_at_all_is_a_sheet_with_its_header() -> None:
    for data, columns in (
        (eligibility_book(()), ELIGIBILITY),
        (register_book((), 2021, None, None), REGISTER),
        (payments_book(()), PAYMENTS),
    ):
        (header,) = _cells(data)
        assert [cell.value for cell in header] == [name for name, _ in columns]


def test_an_id_of_the_answer_is_found_in_its_column() -> None:
    rows = assess_year(replace(_register(), initiatives=())).rows
    cells = _cells(eligibility_book(rows))
    failed = {(row[0].value, row[2].value): row[4].value or "" for row in cells[1:]}
    for one in rows:
        for criterion in one.failed:
            assert f"{criterion.id}: {criterion.text_vi}" in failed[one.code, one.award]


@needs_shared
@pytest.mark.parametrize(
    ("name", "columns"), [("eligibility.xlsx", ELIGIBILITY), ("register.xlsx", REGISTER), ("payments.xlsx", PAYMENTS)]
)
def test_headers_are_word_for_word_those_of_the_contract(name: str, columns: tuple[tuple[str, int], ...]) -> None:
    text = (SHARED / "contracts" / "workbook.md").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith(f"| `{name}`"))
    # What stands in brackets explains the values of a column.
    plain = "".join(part.split(")")[-1] for part in line.split("|")[2].split("("))
    assert [header.strip() for header in plain.split(",")] == [header for header, _ in columns]
