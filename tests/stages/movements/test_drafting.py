"""From a reading to a movement on paper, and the arithmetic of anniversaries. Pure: no database."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stages.launch.samples import TEXT
from thidua.stages.launch.reader import read_text
from thidua.stages.movements.drafting import counted_years, draft_movement, falls_on


def movement(name: str, role: str, first: int | None = 2021, last: int | None = 2021) -> dict[str, Any]:
    return {"name": name, "role": role, "from": first, "to": last, "line": 1}


def section(mark: str, heading: str, line: int) -> dict[str, Any]:
    return {"id": mark, "heading": heading, "line": line}


def reading(**over: Any) -> dict[str, Any]:
    return {"movements": [], "theme": None, "anniversaries": [], "sections": []} | over


def test_a_whole_document_gives_the_movement_of_the_year() -> None:
    read = read_text(TEXT)
    draft = draft_movement(read.to_json(), "\n".join(read.lines), 2021)
    assert draft.name == "Phong trào thi đua yêu nước năm 2021"
    assert draft.theme == "Kỷ cương, trách nhiệm, sáng tạo bất phá"
    assert draft.slogan == "Cán bộ đối ngoại tận tụy, sáng tạo"
    assert draft.purposes == (
        "Khơi dậy không khí làm việc sôi nổi trong toàn cơ quan.",
        "Gắn phong trào với việc được giao của từng người.",
    )
    assert draft.requirements == ()
    assert [(one.name, one.kind, one.starts_on.year, one.ends_on.year) for one in draft.children] == [
        ("Cán bộ đối ngoại tận tụy, sáng tạo", "thematic", 2021, 2021),
        ("Đèo Gió chung sức xây dựng nông thôn mới", "inherited", 2020, 2025),
    ]
    assert [(one.event, one.founded_on) for one in draft.days] == [
        ("Ngày thành lập Đảng Cộng sản Việt Nam", dt.date(1930, 2, 3))
    ]


def test_a_document_that_says_nothing_gives_an_empty_movement_with_a_name() -> None:
    draft = draft_movement(reading(), "", 2024)
    assert draft.name == "Phong trào thi đua yêu nước năm 2024"
    assert (draft.theme, draft.slogan, draft.purposes, draft.children, draft.days) == ("", "", (), (), ())


def test_movements_only_named_are_not_taken_over() -> None:
    assert draft_movement(reading(movements=[movement("Phong trào khác", "named")]), "", 2021).children == ()


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [(2020, 2025, (2020, 2025)), (None, None, (2021, 2021)), (2020, None, (2020, 2020)), (2025, 2020, (2020, 2025))],
)
def test_an_inherited_movement_keeps_its_years(first: int | None, last: int | None, years: tuple[int, int]) -> None:
    (child,) = draft_movement(
        reading(movements=[movement("Nông thôn mới", "inherited", first, last)]), "", 2021
    ).children
    assert (child.starts_on, child.ends_on) == (dt.date(years[0], 1, 1), dt.date(years[1], 12, 31))


def test_commemorations_without_a_day_of_origin_are_named_apart() -> None:
    days = [{"event": "Ngày thành lập tỉnh", "count": 190, "founded": None, "check": "unknown", "line": 1}]
    draft = draft_movement(reading(anniversaries=days), "", 2021)
    assert draft.days == ()
    assert draft.unplaced == ("Ngày thành lập tỉnh",)


def test_purposes_and_requirements_in_sections_of_their_own() -> None:
    text = "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Ý một.\n- Ý hai.\n2. Yêu cầu\n- Cần một.\nII. NỘI DUNG\nKhác."
    sections = [
        section("I", "MỤC ĐÍCH, YÊU CẦU", 1),
        section("1", "Mục đích", 2),
        section("2", "Yêu cầu", 5),
        section("II", "NỘI DUNG", 7),
    ]
    draft = draft_movement(reading(sections=sections), text, 2021)
    assert draft.purposes == ("Ý một.", "Ý hai.")
    assert draft.requirements == ("Cần một.",)


@pytest.mark.parametrize(
    ("founded", "year", "day", "count"),
    [
        (dt.date(1930, 2, 3), 2021, dt.date(2021, 2, 3), 91),
        (dt.date(2000, 2, 29), 2021, dt.date(2021, 2, 28), 21),
        (dt.date(2000, 2, 29), 2024, dt.date(2024, 2, 29), 24),
        (dt.date(2021, 5, 1), 2021, dt.date(2021, 5, 1), 0),
    ],
)
def test_the_day_and_count_of_a_year(founded: dt.date, year: int, day: dt.date, count: int) -> None:
    assert falls_on(founded, year) == day
    assert counted_years(founded, year) == count


@given(st.dates(min_value=dt.date(1800, 1, 1), max_value=dt.date(2020, 12, 31)), st.integers(2021, 2100))
def test_next_year_counts_one_more_and_falls_in_that_year(founded: dt.date, year: int) -> None:
    assert counted_years(founded, year + 1) == counted_years(founded, year) + 1
    assert falls_on(founded, year).year == year
    assert falls_on(founded, year).month == founded.month
