"""Looks things up in a ``Register`` for one year and day: who belongs where, what is known of whom."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from thidua.foundations.workbook import model

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Subject:
    """A person or unit that may be proposed."""

    code: str
    name: str
    is_person: bool

    @property
    def kind(self) -> str:
        """The kind of subject as the law package names it."""
        return "individual" if self.is_person else "collective"


class Roll:
    """One register seen from one year.

    ``on`` is the day people are counted and recognitions looked at (the council's day); ``until`` the last day on which
    a disciplinary measure or an open matter still counts (the day of the decision).
    """

    def __init__(self, register: model.Register, year: int, on: dt.date, until: dt.date | None = None) -> None:
        self.register = register
        self.year = year
        self.on = on
        self.until = until or on

    @cached_property
    def people(self) -> dict[str, model.PersonRow]:
        """All people of the register by staff code."""
        return {row.code: row for row in self.register.people or ()}

    @cached_property
    def units(self) -> dict[str, model.UnitRow]:
        """Units by code."""
        return {row.code: row for row in self.register.units or ()}

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Everybody who is considered: all people, then all units, in the order of the register."""
        people = (Subject(row.code, row.full_name, True) for row in self.people.values())
        units = (Subject(row.code, row.name, False) for row in self.units.values())
        return (*people, *units)

    @cached_property
    def heads(self) -> frozenset[str]:
        """Staff codes of the heads of units."""
        return frozenset(row.head_code for row in self.units.values() if row.head_code)

    @cached_property
    def ratings(self) -> dict[str, dict[int, model.RatingRow]]:
        """Ratings by code and year."""
        found: dict[str, dict[int, model.RatingRow]] = defaultdict(dict)
        for row in self.register.ratings or ():
            found[row.code][row.year] = row
        return found

    @cached_property
    def registered(self) -> frozenset[tuple[str, str]]:
        """Pairs of code and award that were registered."""
        return frozenset((row.code, row.award) for row in self.register.registrations or ())

    @cached_property
    def votes(self) -> dict[tuple[str, str], model.VoteRow]:
        """The council's counts by code and award."""
        return {(row.code, row.award): row for row in self.register.votes or ()}

    @cached_property
    def held(self) -> dict[str, tuple[model.HeldRow, ...]]:
        """Awards already given, by code."""
        return _grouped((row.code, row) for row in self.register.held or ())

    @cached_property
    def initiatives(self) -> dict[str, tuple[model.InitiativeRow, ...]]:
        """Initiatives by author, of this year and before."""
        rows = (row for row in self.register.initiatives or () if row.year <= self.year)
        return _grouped((row.person_code, row) for row in rows)

    @cached_property
    def discipline(self) -> dict[str, tuple[model.DisciplineRow, ...]]:
        """Disciplinary measures by person, those decided by ``until``."""
        rows = (row for row in self.register.discipline or () if row.decided_on <= self.until)
        return _grouped((row.person_code, row) for row in rows)

    @cached_property
    def matters(self) -> dict[str, tuple[model.MatterRow, ...]]:
        """Matters still open at the end of ``until``, by code."""
        rows = (row for row in self.register.matters or () if self._open(row))
        return _grouped((row.code, row) for row in rows)

    def _open(self, row: model.MatterRow) -> bool:
        begun = row.from_date is None or row.from_date <= self.until
        return begun and (row.to_date is None or row.to_date > self.until)

    def members(self, unit_code: str) -> tuple[model.PersonRow, ...]:
        """People on the strength of a unit, and of the units under it, on the day."""
        inside = self._with_below(unit_code)
        return tuple(
            row
            for row in self.people.values()
            if row.unit_code in inside and row.from_date <= self.on and (row.to_date is None or row.to_date >= self.on)
        )

    def _with_below(self, unit_code: str) -> frozenset[str]:
        inside = {unit_code}
        while True:
            below = {row.code for row in self.units.values() if row.parent_code in inside}
            if below <= inside:
                return frozenset(inside)
            inside |= below

    def rating_of(self, subject: Subject, year: int) -> model.Rating | None:
        """The level of a year; for a unit also the one written beside its name, which is of the register's year."""
        row = self.ratings.get(subject.code, {}).get(year)
        if row is not None:
            return row.rating
        unit = self.units.get(subject.code)
        return unit.rating if unit is not None and not subject.is_person and year == self.year else None

    def already(self, code: str, award: str) -> model.HeldRow | None:
        """The award of this year that the subject has already, if any."""
        return next((row for row in self.held.get(code, ()) if row.award == award and row.year == self.year), None)


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, row in pairs:
        found[key].append(row)
    return {key: tuple(rows) for key, rows in found.items()}
