"""Small registers for the tests: one unit of people who reach everything unless a test says otherwise."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from thidua.foundations.workbook import model
from thidua.stages.eligibility.assess import AssessmentRow, assess_register

YEAR = 2021
INFO = model.AgencyInfo(
    name="Sở Mẫu",
    year=YEAR,
    level="so",
    dossier_received=dt.date(YEAR, 12, 10),
    council_meeting=dt.date(YEAR, 12, 20),
    decision_date=dt.date(YEAR, 12, 28),
)


def person(
    code: str, unit: str = "A", since: dt.date = dt.date(2015, 3, 1), until: dt.date | None = None
) -> model.PersonRow:
    """A civil servant in service since long ago."""
    return model.PersonRow(code, f"Người {code}", unit, since, employment="cong_chuc", to_date=until)


def rating(code: str, level: model.Rating = "HTT", year: int = YEAR, months: int | None = None) -> model.RatingRow:
    """A level of one year."""
    return model.RatingRow(code, year, level, months)


def initiative(
    code: str, year: int = YEAR, scope: model.Scope | None = "co_so", number: int = 1
) -> model.InitiativeRow:
    """One author's recognised initiative."""
    return model.InitiativeRow(
        f"S{year}-{number}-{code}", "Sáng kiến", code, year, scope, "1/QĐ", dt.date(year, 11, 20)
    )


def complete(codes: Sequence[str] = ("p1",), level: model.Rating = "HTT") -> model.Register:
    """Every sheet there, the people of unit A rated, registered for the two individual titles, nothing against them."""
    return model.Register(
        info=INFO,
        units=(model.UnitRow("A", "Phòng A", "phong", rating="HTT"),),
        people=tuple(person(code) for code in codes),
        ratings=tuple(rating(code, level) for code in codes),
        initiatives=(),
        discipline=(),
        matters=(),
        held=(),
        registrations=tuple(
            model.RegistrationRow(code, award) for code in codes for award in ("lao_dong_tien_tien", "cstd_co_so")
        ),
        tasks=(),
        council=tuple(model.CouncilRow(f"h{number}", "uy_vien") for number in range(9)),
    )


def row(register: model.Register, code: str, award: str) -> AssessmentRow:
    """The one row of a subject and award."""
    return next(one for one in assess_register(register) if (one.code, one.award) == (code, award))


def status(register: model.Register, code: str, award: str) -> str:
    """Its answer."""
    return row(register, code, award).status


def with_votes(register: model.Register, votes: dict[tuple[str, str], int]) -> model.Register:
    """The same register after the council of nine has voted: so many for, the rest against."""
    members = len(register.council or ())
    rows = tuple(model.VoteRow(code, award, yes, members - yes) for (code, award), yes in votes.items())
    return replace(register, votes=rows)
