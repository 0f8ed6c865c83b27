"""What the database says of the people of some units, as plain tuples: the content that a unit's columns rest on."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet

from thidua.foundations.ledger.models import Discipline, HeldAward, InitiativeAuthor, OpenMatter, Rating
from thidua.foundations.org.models import Person, Posting, Unit
from thidua.foundations.workbook import model as record

Row = tuple[Any, ...]
_OF_PERSON = ("pk", "unit_id", "code", "gender", "employment", "roster_key")
# Each table with its columns, the person first. Whatever a rule may come to ask of a person has to be among them.
_TABLES: tuple[tuple[str, Any, tuple[str, ...], dict[str, Any]], ...] = (
    ("postings", Posting, ("person_id", "unit__code", "from_on", "to_on"), {}),
    ("ratings", Rating, ("person_id", "year", "level", "months"), {}),
    (
        "initiatives",
        InitiativeAuthor,
        ("person_id", "initiative__code", "initiative__year", "initiative__scope", "initiative__decided_on"),
        {},
    ),
    ("discipline", Discipline, ("person_id", "kind", "decided_on", "ended_on"), {}),
    ("matters", OpenMatter, ("person_id", "kind", "from_on", "to_on"), {}),
    (
        "held",
        HeldAward,
        ("person_id", "award", "year", "decision_number", "decided_on", "decided_by", "occasion"),
        {"revoked_on__isnull": True},
    ),
)


@dataclass(slots=True)
class Rows:
    """People of the year, by key, and their rows of every table, in the order they were written."""

    people: dict[int, Row]
    heads: frozenset[int]
    tables: dict[str, list[Row]] = field(default_factory=dict)

    def by_unit(self) -> dict[int, list[int]]:
        """Keys of the people of each unit, in roster order."""
        found: dict[int, list[int]] = defaultdict(list)
        for key, (_, unit, *_rest) in self.people.items():
            found[unit].append(key)
        return found

    def only(self, units: Collection[int]) -> "Rows":
        """The people of some units."""
        people = {key: row for key, row in self.people.items() if row[1] in units}
        tables = {name: [row for row in table if row[0] in people] for name, table in self.tables.items()}
        return Rows(people, self.heads, tables)


def _people(agency_id: int, year: int) -> QuerySet[Person]:
    """Those who had not left an agency when ``year`` began."""
    there = Q(left_on__isnull=True) | Q(left_on__year__gte=year)
    return Person.objects.filter(there, agency_id=agency_id)


def unit_sizes(agency_id: int, year: int) -> dict[int, int]:
    """How many of them each unit has; one query."""
    counted = _people(agency_id, year).order_by().values_list("unit_id").annotate(Count("pk"))
    return dict(counted)


def rows_of(agency_id: int, year: int, units: Collection[int] | None = None) -> Rows:
    """Read the rows of those who had not left an agency when ``year`` began, or of some units' alone; eight queries."""
    people = _people(agency_id, year)
    if units is not None:
        people = people.filter(unit_id__in=units)
    heads = Unit.objects.filter(agency_id=agency_id, head__isnull=False).values_list("head_id", flat=True)
    found = {row[0]: row for row in people.order_by("roster_key", "pk").values_list(*_OF_PERSON)}
    rows = Rows(found, frozenset(heads))
    for name, table, columns, only in _TABLES:
        mine = table.objects.filter(person__in=people, **only)
        rows.tables[name] = list(mine.order_by("pk").values_list(*columns))
    return rows


def stamps(rows: Rows) -> dict[int, str]:
    """A digest of all that is said of each unit's people; another digest means other content."""
    content: dict[int, list[str]] = defaultdict(list)
    unit_of = {}
    for key, row in rows.people.items():
        unit_of[key] = row[1]
        content[row[1]].append(f"{row!r}{key in rows.heads}")
    for name, table in rows.tables.items():
        for row in table:
            unit = unit_of.get(row[0])
            if unit is not None:
                content[unit].append(f"{name}{row!r}")
    return {unit: hashlib.sha256("\n".join(said).encode()).hexdigest() for unit, said in content.items()}


def register_of_rows(rows: Rows) -> record.Register:
    """The rows as the record that facts are taken from: complete for these people, without registrations and votes."""
    code = {key: row[2] for key, row in rows.people.items()}
    tables = rows.tables
    return record.Register(
        units=tuple(
            record.UnitRow(code=f"đơn vị của {code[key]}", name="", head_code=code[key])
            for key in sorted(rows.heads & code.keys())
        ),
        people=tuple(
            record.PersonRow(
                code=code[key],
                full_name="",
                unit_code=unit,
                from_date=start,
                gender=rows.people[key][3] or None,
                employment=rows.people[key][4] or None,
                to_date=end,
            )
            for key, unit, start, end in sorted(tables["postings"], key=lambda row: (code[row[0]], row[2]))
        ),
        ratings=tuple(record.RatingRow(code[key], *rest) for key, *rest in _in_order(tables["ratings"])),
        initiatives=tuple(
            record.InitiativeRow(number, "", code[key], year, scope, None, day)
            for key, number, year, scope, day in _in_order(tables["initiatives"])
        ),
        discipline=tuple(record.DisciplineRow(code[key], *rest) for key, *rest in tables["discipline"]),
        matters=tuple(record.MatterRow(code[key], *rest) for key, *rest in tables["matters"]),
        held=tuple(
            record.HeldRow(code[key], award, year, number or None, day, by or None, occasion or None)
            for key, award, year, number, day, by, occasion in sorted(tables["held"], key=lambda row: row[2])
        ),
    )


def _in_order(table: Sequence[Row]) -> list[Row]:
    """By year or number of the initiative; rows of one keep the order they were written in."""
    return sorted(table, key=lambda row: row[1])
