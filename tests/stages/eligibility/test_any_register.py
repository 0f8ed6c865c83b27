"""Whatever the reader of workbooks accepts can be assessed, selected and paid: no register ends in a crash."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from thidua import law
from thidua.foundations.workbook import model
from thidua.foundations.workbook.read import read_workbook
from thidua.foundations.workbook.template import write_template
from thidua.stages.decisions.select import select
from thidua.stages.eligibility.assess import assess_year
from thidua.stages.honours.prizes import payment_lines

PEOPLE, UNITS = ("p1", "p2", "p3"), ("A", "B")
CODES = st.sampled_from((*PEOPLE, *UNITS))
YEARS = st.integers(2017, 2026)
DAYS = st.dates(dt.date(2010, 1, 1), dt.date(2026, 12, 31))
AWARDS = st.sampled_from([code for code, kind in law.AWARDS.items() if kind.implemented])


def _fits(code: str, award: str) -> bool:
    return ("individual" if code in PEOPLE else "collective") in law.AWARDS[award].subjects


@st.composite
def registers(draw: st.DrawFn) -> model.Register:
    """Any small register of the years since 2021, sheets missing at random."""
    year = draw(st.integers(2021, 2026))
    decision = draw(st.dates(dt.date(year, 6, 1), dt.date(min(year + 1, 2026), 12, 31)))
    meeting = draw(st.none() | st.dates(dt.date(year, 1, 1), decision))
    info = model.AgencyInfo(
        year=year,
        level=draw(st.sampled_from(list(model.LEVEL_VI))),  # type: ignore[arg-type]
        council_meeting=meeting,
        decision_date=decision,
    )
    pairs = draw(st.lists(st.tuples(CODES, AWARDS).filter(lambda pair: _fits(*pair)), max_size=6, unique=True))
    council = tuple(model.CouncilRow(code, "uy_vien") for code in PEOPLE)
    lists = {
        "units": (model.UnitRow("A", "A", rating=draw(_levels())), model.UnitRow("B", "B", parent_code="A")),
        "people": tuple(_person(draw, code) for code in PEOPLE),
        "ratings": tuple(_rating(draw, code, one) for code in PEOPLE for one in draw(st.sets(YEARS, max_size=4))),
        "initiatives": tuple(_initiative(draw, number) for number in range(draw(st.integers(0, 4)))),
        "discipline": tuple(
            model.DisciplineRow(
                draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(list(model.DISCIPLINE_VI))), draw(DAYS)
            )  # type: ignore[arg-type]
            for _ in range(draw(st.integers(0, 3)))
        ),
        "matters": tuple(
            model.MatterRow(draw(CODES), draw(st.sampled_from(list(model.MATTER_VI))), draw(st.none() | DAYS))  # type: ignore[arg-type]
            for _ in range(draw(st.integers(0, 2)))
        ),
        "held": tuple(
            model.HeldRow(code, award, draw(YEARS), decision_date=draw(st.none() | DAYS)) for code, award in pairs
        ),
        "registrations": tuple(model.RegistrationRow(*pair) for pair in pairs),
        "council": council,
        "votes": tuple(model.VoteRow(*pair, draw(st.integers(0, 3)), 0) for pair in pairs),
    }
    absent = draw(st.sets(st.sampled_from(sorted(lists)), max_size=4))
    return model.Register(info=info, **{name: rows for name, rows in lists.items() if name not in absent})  # type: ignore[arg-type]


def _levels() -> st.SearchStrategy[model.Rating | None]:
    return st.none() | st.sampled_from(list(model.RATING_VI))  # type: ignore[arg-type]


def _person(draw: st.DrawFn, code: str) -> model.PersonRow:
    start, end = sorted(draw(st.tuples(DAYS, DAYS)))
    return model.PersonRow(code, code, draw(st.sampled_from(UNITS)), start, to_date=draw(st.sampled_from([end, None])))


def _rating(draw: st.DrawFn, code: str, year: int) -> model.RatingRow:
    level = draw(st.sampled_from(list(model.RATING_VI)))
    return model.RatingRow(code, year, level, draw(st.none() | st.integers(0, 12)))  # type: ignore[arg-type]


def _initiative(draw: st.DrawFn, number: int) -> model.InitiativeRow:
    scope = draw(st.none() | st.sampled_from(list(model.SCOPE_VI)))
    author = draw(st.sampled_from(PEOPLE))
    return model.InitiativeRow(f"S{number}", "T", author, draw(YEARS), scope, None, draw(st.none() | DAYS))  # type: ignore[arg-type]


@settings(max_examples=25)
@given(registers())
def test_every_register_has_answers_a_list_and_sums(register: model.Register) -> None:
    assert read_workbook(write_template(register), "x.xlsx") == register
    assessment = assess_year(register)
    chosen = select(assessment, len(register.council or ()))
    told = [(one.code, one.award) for one in (*chosen.decided, *chosen.submitted, *chosen.left_out)]
    assert sorted(told) == sorted((row.code, row.award) for row in assessment.rows)
    assert all(
        grant.row.status == "eligible" and grant.row.registered for grant in (*chosen.decided, *chosen.submitted)
    )
    lines = payment_lines(chosen.decided, assessment.year, assessment.dates.decision)
    assert all(line.amount_vnd > 0 or line.note for line in lines)
    given_before = {(row.code, row.award) for row in register.held or () if row.year == assessment.year}
    assert not given_before & {(grant.code, grant.award) for grant in (*chosen.decided, *chosen.submitted)}
