"""Who belongs where on a day, and what is open then."""

import datetime as dt

import pytest

from tests.stages.eligibility.registers import person, rating
from thidua.foundations.workbook import model
from thidua.stages.eligibility.subjects import Roll, Subject

DAY = dt.date(2021, 12, 20)


def _roll(**lists: object) -> Roll:
    return Roll(model.Register(**lists), 2021, DAY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("since", "until", "there"),
    [
        (dt.date(2015, 1, 1), None, True),
        (DAY, None, True),
        (DAY + dt.timedelta(days=1), None, False),
        (dt.date(2015, 1, 1), DAY, True),
        (dt.date(2015, 1, 1), DAY - dt.timedelta(days=1), False),
    ],
)
def test_a_member_is_there_on_the_day(since: dt.date, until: dt.date | None, there: bool) -> None:
    roll = _roll(units=(model.UnitRow("A", "A"),), people=(person("p", since=since, until=until),))
    assert [row.code for row in roll.members("A")] == (["p"] if there else [])


def test_a_unit_holds_the_people_of_all_units_under_it() -> None:
    units = (
        model.UnitRow("A", "A"),
        model.UnitRow("B", "B", parent_code="A"),
        model.UnitRow("C", "C", parent_code="B"),
        model.UnitRow("D", "D"),
    )
    roll = _roll(units=units, people=tuple(person(code.lower(), code) for code in "ABCD"))
    assert {unit.code: [row.code for row in roll.members(unit.code)] for unit in units} == {
        "A": ["a", "b", "c"],
        "B": ["b", "c"],
        "C": ["c"],
        "D": ["d"],
    }


def test_everybody_is_considered_people_first() -> None:
    roll = _roll(units=(model.UnitRow("A", "Phòng A"),), people=(person("p", until=dt.date(2019, 1, 1)), person("q")))
    assert [(one.code, one.kind) for one in roll.subjects] == [
        ("p", "individual"),
        ("q", "individual"),
        ("A", "collective"),
    ]


def test_the_sheet_of_levels_goes_before_the_level_beside_the_name() -> None:
    unit = Subject("A", "A", False)
    roll = _roll(units=(model.UnitRow("A", "A", rating="HTT"),), ratings=(rating("A", "HTXS", 2020),))
    assert [roll.rating_of(unit, year) for year in (2019, 2020, 2021)] == [None, "HTXS", "HTT"]
    other = _roll(units=(model.UnitRow("A", "A", rating="HTT"),), ratings=(rating("A", "HTXS"),))
    assert other.rating_of(unit, 2021) == "HTXS"


def test_initiatives_of_later_years_and_measures_of_later_days_are_not_seen() -> None:
    rows = tuple(model.InitiativeRow(f"S{year}", "T", "p", year) for year in (2020, 2021, 2022))
    measures = tuple(
        model.DisciplineRow("p", "canh_cao", day) for day in (DAY, DAY + dt.timedelta(days=1), dt.date(2022, 5, 1))
    )
    roll = _roll(initiatives=rows, discipline=measures)
    assert [row.year for row in roll.initiatives["p"]] == [2020, 2021]
    assert [row.decided_on for row in roll.discipline["p"]] == [DAY]
    longer = Roll(model.Register(discipline=measures), 2021, DAY, DAY + dt.timedelta(days=1))
    assert len(longer.discipline["p"]) == 2


def test_an_award_counts_as_given_only_for_its_year_and_name() -> None:
    held = model.HeldRow("p", "giay_khen", 2021)
    roll = _roll(held=(held, model.HeldRow("p", "cstd_co_so", 2020)))
    assert roll.already("p", "giay_khen") == held
    assert roll.already("p", "cstd_co_so") is None
    assert roll.already("q", "giay_khen") is None


def test_heads_votes_and_registrations_are_found_by_code() -> None:
    vote = model.VoteRow("p", "giay_khen", 5, 4)
    roll = _roll(
        units=(model.UnitRow("A", "A", head_code="p"), model.UnitRow("B", "B")),
        votes=(vote,),
        registrations=(model.RegistrationRow("p", "giay_khen"),),
    )
    assert roll.heads == {"p"}
    assert roll.votes == {("p", "giay_khen"): vote}
    assert roll.registered == {("p", "giay_khen")}
