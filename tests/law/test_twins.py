"""The versions of 2024, 2025 and 2026 rest on the same articles: a case moved by a year comes out the same.

Where it does not, a text made the difference, and ``DIFFERS`` says which.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.builders import person
from tests.law.twins import true_twins, twins
from thidua import law
from thidua.law.engine.governing import governing_day
from thidua.law.engine.moved import moved

BILL = "the bill of 2026 asks for more than the law of 2022, so people decide where the two differ"
CLASS_2026 = "NĐ 335/2025 no longer caps a civil servant's class by absence, nor fails it for every discipline"
DISTRICT = "from 1 July 2025 no district is left whose movement a commune could lead"
DIFFERS = {
    "cstd_co_so": BILL,
    "xa_phuong_tieu_bieu": DISTRICT,
    "lao_dong_tien_tien": CLASS_2026,
    "tap_the_lao_dong_xuat_sac": CLASS_2026,
}
BILL_FROM = date(2026, 10, 1)


def test_moved_cases_come_out_the_same_or_a_text_says_why_not() -> None:
    same = {twin.id for twin in true_twins()}
    unexplained = [twin.id for twin in twins() if twin.id not in same and twin.award not in DIFFERS]
    assert unexplained == []
    assert len(same) > 2000


def test_between_2024_and_2026_nothing_differs() -> None:
    """Two decrees, one law: but for the districts, only the version of 1 October 2026 may come out otherwise."""
    same = {twin.id for twin in true_twins()}
    for twin in twins():
        if twin.id not in same and DIFFERS[twin.award] != DISTRICT:
            on = governing_day(twin.dates, twin.period_to)
            year_before_the_bill = date(2025, 10, 1) <= on < BILL_FROM
            assert on >= BILL_FROM or year_before_the_bill, twin.id


@pytest.mark.parametrize("award", sorted(DIFFERS))
def test_each_difference_named_is_one(award: str) -> None:
    same = {twin.id for twin in true_twins()}
    assert any(twin.award == award and twin.id not in same for twin in twins())


def test_days_years_and_the_id_move_and_nothing_else() -> None:
    raw = person(year=2024, facts={"initiatives": [{"year": 2024, "scope": "co_so", "recognised": True}]})
    raw["dates"] = {"dossier_received": date(2024, 2, 29)}
    made = moved(raw, 1)
    assert made["id"] == "mẫu (+1)"
    assert made["period"] == {"year": 2025}
    assert made["dates"] == {"dossier_received": date(2025, 2, 28)}
    facts = made["facts"]
    assert isinstance(facts, dict)
    assert facts["ratings"] == {2025: "HTT"}
    assert facts["initiatives"] == [{"year": 2025, "scope": "co_so", "recognised": True}]
    assert facts["months_worked"] == 12
    assert facts["conduct"] is True
    assert made["council"] == raw["council"]


@given(st.integers(1960, 2080), st.integers(-10, 10))
def test_moving_there_and_back_changes_nothing_but_the_id(year: int, years: int) -> None:
    raw = person(year=year)
    back = moved(moved(raw, years), -years)
    assert {**back, "id": raw["id"]} == raw
    assert law.parse_case(back).id != raw["id"]
