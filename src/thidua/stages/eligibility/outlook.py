"""What lies ahead of one subject, and what a supposed fact would change: the law asked on the facts behind its answers.

Nothing is written and nothing is decided here. The facts are those the current answers were given on, so that both
parts of a page speak of the same record.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from thidua import law
from thidua.foundations.workbook import model
from thidua.stages.eligibility.assess import AssessmentDates, case_of
from thidua.stages.eligibility.facts import individual_facts
from thidua.stages.eligibility.subjects import Roll, Subject

YEARS_AHEAD = 8
WAYS_SHOWN = 3
# Needed in every year and said once: nobody plans for them.
_ALWAYS = frozenset({"conduct", "takes_part"})
_ROWS: Mapping[str, Any] = {
    "person": model.PersonRow,
    "ratings": model.RatingRow,
    "initiatives": model.InitiativeRow,
    "discipline": model.DisciplineRow,
    "matters": model.MatterRow,
    "held": model.HeldRow,
    "registrations": model.RegistrationRow,
}
_DAYS = frozenset({"from_date", "to_date", "birth_date", "decision_date", "decided_on", "ended_on"})


@dataclass(frozen=True, slots=True)
class Step:
    """What one year of a way asks for; ``known``: a past year of which the ledger says nothing."""

    year: int
    needs: tuple[str, ...]
    unstated: bool


@dataclass(frozen=True, slots=True)
class Way:
    """One award ahead with its years: the way is told for the nearest ones only. ``quotas`` may bar it all the same."""

    award: str
    label: str
    earliest: int
    latest: int | None
    steps: tuple[Step, ...]
    provisional: bool
    quotas: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether no unstated year can move it."""
        return self.earliest == self.latest


@dataclass(frozen=True, slots=True)
class Ahead:
    """Awards ahead: the nearest with the way, later ones by year, those out of sight."""

    ways: tuple[Way, ...]
    later: tuple[Way, ...]
    out_of_sight: tuple[str, ...]
    years: int = YEARS_AHEAD


@dataclass(frozen=True, slots=True)
class Supposed:
    """The outcome of supposed facts: what turns, what moves without turning, how many stay."""

    turned: tuple[law.WhatIf, ...]
    moved: tuple[law.WhatIf, ...]
    same: int


def person_case(facts: Mapping[str, Any], agency: Any, year: int, dates: AssessmentDates, award: str) -> law.AwardCase:
    """The case of a person for ``award`` on the facts stored with the current answers."""
    register = _register(facts, agency.level, year)
    roll = Roll(register, year, dates.looked_at, dates.decision)
    subject = next(one for one in roll.subjects if one.is_person)
    return _case(roll, dates, subject, award, individual_facts(roll, subject, award, (), generous=False))


def unit_case(
    asked: Mapping[str, Any], agency: Any, year: int, dates: AssessmentDates, unit: tuple[str, str], award: str
) -> law.AwardCase:
    """The case of a collective on the figures it was asked with."""
    code, name = unit
    info = model.AgencyInfo(year=year, level=agency.level)
    roll = Roll(model.Register(info=info, units=(model.UnitRow(code, name),)), year, dates.looked_at, dates.decision)
    return _case(roll, dates, Subject(code, name, False), award, {**asked, "ratings": _by_year(asked)})


def _by_year(asked: Mapping[str, Any]) -> dict[int, str]:
    """Levels by year; JSON keeps years as text."""
    return {int(year): level for year, level in asked.get("ratings", {}).items()}


def _case(
    roll: Roll, dates: AssessmentDates, subject: Subject, award: str, facts: Mapping[str, object]
) -> law.AwardCase:
    case = law.parse_case(case_of(roll, dates, subject, award, facts))
    assert isinstance(case, law.AwardCase)  # noqa: S101 - a case with an award is an award case
    return case


def ahead_of(case: law.AwardCase, rated: Iterable[int], overlays: Sequence[law.Overlay] = ()) -> Ahead:
    """The nearest awards with their ways. ``rated``: years the ledger has a level for; others are open."""
    today = dt.date(case.period_to.year, 12, 31)
    asked = _with_open_years(case, frozenset(rated))
    found = law.nearest(asked, today, WAYS_SHOWN, horizon=YEARS_AHEAD, overlays=overlays)
    coming = [one for one in found if one.outlook == "reachable"]
    return Ahead(
        ways=tuple(_way(one) for one in coming[:WAYS_SHOWN]),
        later=tuple(_way(one) for one in coming[WAYS_SHOWN:]),
        out_of_sight=tuple(one.label_vi for one in found if one.outlook == "not_promised"),
    )


def _with_open_years(case: law.AwardCase, rated: frozenset[int]) -> law.AwardCase:
    """An assessment takes a year without a level as not rated; looking ahead, it is a year to be looked up."""
    joined = case.subject.get("joined")
    first = joined.year if isinstance(joined, dt.date) else case.period_to.year
    levels: Mapping[int, str] = case.facts.get("ratings", {})  # type: ignore[assignment]
    kept = {year: level for year, level in levels.items() if level != "KXL" or year in rated or year < first}
    return replace(case, facts={**case.facts, "ratings": kept})


def _way(one: law.Reach) -> Way:
    told = [need for need in one.needs if need.code not in _ALWAYS]
    steps = tuple(
        Step(year, tuple(need.text_vi for need in needs), any(need.history for need in needs))
        for year, needs in ((year, list(group)) for year, group in groupby(told, key=lambda need: need.year))
    )
    return Way(one.award, one.label_vi, one.earliest or 0, one.latest, steps, one.provisional, one.quotas_vi)


def suppose(case: law.AwardCase, changes: Mapping[str, object], overlays: Sequence[law.Overlay] = ()) -> Supposed:
    """Hold every award against the supposed facts; raises LawInputError for facts that cannot be."""
    found = law.what_if(case, changes, overlays=overlays)
    turned = tuple(one for one in found if one.changed)
    moved = tuple(one for one in found if one.flips and not one.changed)
    return Supposed(turned, moved, len(found) - len(turned) - len(moved))


def _register(facts: Mapping[str, Any], level: str, year: int) -> model.Register:
    """A record of one subject from the rows stored with its answer."""
    rows = {name: tuple(_row(kind, row) for row in facts.get(name, ())) for name, kind in _ROWS.items()}
    return model.Register(
        info=model.AgencyInfo(year=year, level=level),  # type: ignore[arg-type]
        units=(),
        people=rows["person"][-1:],
        ratings=rows["ratings"],
        initiatives=rows["initiatives"],
        discipline=rows["discipline"],
        matters=rows["matters"],
        held=rows["held"],
        registrations=rows["registrations"],
    )


def _row(kind: Any, stored: Mapping[str, Any]) -> Any:
    return kind(**{name: _day(value) if name in _DAYS and value else value for name, value in stored.items()})


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
