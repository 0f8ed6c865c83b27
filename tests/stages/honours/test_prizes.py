"""Money by the multiples and the base salary of the day, several awards of one person counted together."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest

from tests.stages.eligibility.registers import complete, initiative, with_votes
from thidua import law
from thidua.foundations.workbook.sample import sample_register
from thidua.stages.decisions.select import Grant, select
from thidua.stages.eligibility.assess import assess_year
from thidua.stages.honours.prizes import payment_lines

LDTT, FIGHTER = "lao_dong_tien_tien", "cstd_co_so"


def _grants() -> tuple[Grant, ...]:
    codes = tuple(f"p{number}" for number in range(7))
    register = with_votes(replace(complete(codes), initiatives=(initiative("p0"),)), {("p0", FIGHTER): 9})
    return select(assess_year(register), 9).decided


def _grant(award: str, code: str = "p0") -> Grant:
    return next(grant for grant in _grants() if (grant.code, grant.award) == (code, award))


@pytest.mark.parametrize(
    ("day", "base", "amount"),
    [
        (dt.date(2021, 12, 28), 1_490_000, 450_000),
        (dt.date(2023, 6, 30), 1_490_000, 450_000),
        (dt.date(2023, 7, 1), 1_800_000, 540_000),
        (dt.date(2024, 12, 28), 2_340_000, 710_000),
        (dt.date(2026, 7, 10), 2_530_000, 760_000),
    ],
)
def test_the_day_of_the_decision_chooses_the_base_salary(day: dt.date, base: int, amount: int) -> None:
    (line,) = payment_lines([_grant(LDTT)], 2021, day)
    assert (line.base_salary_vnd, line.amount_vnd, line.coefficient) == (base, amount, Fraction(3, 10))
    assert line.coefficient_vi == "0,3"
    assert line.note == ""


def test_two_titles_of_one_year_are_paid_once_at_the_higher_rate() -> None:
    lower, higher = payment_lines([_grant(LDTT), _grant(FIGHTER)], 2021, dt.date(2021, 12, 28))
    assert (lower.amount_vnd, higher.amount_vnd) == (0, 1_490_000)
    assert "chỉ hưởng mức cao nhất" in lower.note
    assert higher.note == ""


def test_another_persons_title_takes_nothing_away() -> None:
    lines = payment_lines([_grant(LDTT, "p1"), _grant(FIGHTER)], 2021, dt.date(2021, 12, 28))
    assert [line.amount_vnd for line in lines] == [450_000, 1_490_000]


def test_the_sample_year_costs_what_its_list_adds_up_to() -> None:
    decided = select(assess_year(sample_register()), 9).decided
    lines = payment_lines(decided, 2021, dt.date(2021, 12, 28))
    assert [line.grant for line in lines] == list(decided)
    # 5 units at 1.2 million, 1 unit and 2 people with a certificate, 28 people at the base title, 4 fighters.
    expected = 5 * 1_200_000 + 900_000 + 2 * 450_000 + 28 * 450_000 + 4 * 1_490_000
    assert sum(line.amount_vnd for line in lines) == expected == 26_360_000


def test_nobody_granted_is_nothing_paid() -> None:
    assert payment_lines((), 2021, dt.date(2021, 12, 28)) == ()


@pytest.mark.parametrize(
    ("kind", "level", "day", "amount"),
    [
        ("individual", "xa", dt.date(2021, 12, 28), 230_000),
        ("individual", "so", dt.date(2021, 12, 28), 450_000),
        ("collective", "xa", dt.date(2021, 12, 28), 450_000),
        ("collective", "so", dt.date(2021, 12, 28), 900_000),
        ("individual", "xa", dt.date(2025, 12, 28), 710_000),
        ("individual", "so", dt.date(2025, 12, 28), 710_000),
    ],
)
def test_a_certificate_of_a_commune_was_worth_half_until_the_law_of_2022(
    kind: str, level: law.Level, day: dt.date, amount: int
) -> None:
    grant = replace(_grant(LDTT), award="giay_khen", is_person=kind == "individual")
    (line,) = payment_lines([grant], day.year, day, level)
    assert line.amount_vnd == amount
