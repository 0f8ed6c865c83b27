"""Read the ledger: the record of an agency as plain data, and what one person's timeline shows."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from django.db.models import Model

from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.ledger.models import (
    Discipline,
    HeldAward,
    InitiativeAuthor,
    OpenMatter,
    Rating,
)
from thidua.foundations.org.models import Agency, Person, Posting, Unit
from thidua.foundations.workbook import model as record
from thidua.foundations.workbook.model import (
    AgencyInfo,
    DisciplineRow,
    HeldRow,
    InitiativeRow,
    MatterRow,
    PersonRow,
    RatingRow,
    Register,
    UnitRow,
)


def register_of(agency: Agency, year: int) -> Register:
    """Build the record of ``agency`` for ``year`` from the tables, in nine queries whatever the number of people.

    The database is complete for what it holds: an empty list means none. Registrations, tasks, council and votes
    belong to their stages, which add them with ``dataclasses.replace``. The casts are safe: the columns' choices are
    the same closed lists.
    """
    return Register(
        info=_info(agency, year),
        units=tuple(_units(agency, year)),
        people=tuple(_people(agency, year)),
        ratings=tuple(_ratings(agency)),
        initiatives=tuple(_initiatives(agency)),
        discipline=tuple(_discipline(agency)),
        matters=tuple(_matters(agency)),
        held=tuple(_held(agency)),
    )


def _info(agency: Agency, year: int) -> AgencyInfo:
    return AgencyInfo(
        name=agency.name,
        parent=agency.printed_above,
        place=agency.place or None,
        symbol=agency.symbol or None,
        identifier=agency.identifier or None,
        year=year,
        level=cast("record.AgencyLevel", agency.level),
    )


def _units(agency: Agency, year: int) -> Iterable[UnitRow]:
    levels = dict(Rating.objects.filter(unit__agency=agency, year=year).values_list("unit_id", "level"))
    for unit in Unit.objects.filter(agency=agency).select_related("parent", "head"):
        yield UnitRow(
            code=unit.code,
            name=unit.name,
            kind=cast("record.UnitKind | None", unit.kind or None),
            parent_code=unit.parent.code if unit.parent else None,
            head_code=unit.head.code if unit.head else None,
            rating=cast("record.Rating | None", levels.get(unit.pk)),
        )


def _people(agency: Agency, year: int) -> Iterable[PersonRow]:
    # Who left within the year worked a part of it; who left before has no part in it.
    stays = (
        Posting.objects.filter(person__agency=agency)
        .exclude(person__left_on__year__lt=year)
        .select_related("person", "unit")
        .order_by("person__code", "from_on")
    )
    for stay in stays:
        person = stay.person
        yield PersonRow(
            code=person.code,
            full_name=person.full_name,
            unit_code=stay.unit.code,
            from_date=stay.from_on,
            birth_date=person.birth_date,
            gender=cast("record.Gender | None", person.gender or None),
            employment=cast("record.Employment | None", person.employment or None),
            position=stay.job_title or None,
            to_date=stay.to_on,
        )


def _ratings(agency: Agency) -> Iterable[RatingRow]:
    for row in Rating.objects.filter(agency=agency).select_related("person", "unit").order_by("year", "pk"):
        yield RatingRow(
            code=row.subject_code, year=row.year, rating=cast("record.Rating", row.level), months=row.months
        )


def _initiatives(agency: Agency) -> Iterable[InitiativeRow]:
    authors = InitiativeAuthor.objects.filter(initiative__agency=agency).select_related("initiative", "person")
    for author in authors.order_by("initiative__code", "pk"):
        initiative = author.initiative
        yield InitiativeRow(
            code=initiative.code,
            title=initiative.name,
            person_code=author.person.code,
            year=initiative.year,
            scope=cast("record.Scope", initiative.scope),
            decision_number=initiative.decision_number or None,
            decision_date=initiative.decided_on,
        )


def _discipline(agency: Agency) -> Iterable[DisciplineRow]:
    for row in Discipline.objects.filter(person__agency=agency).select_related("person").order_by("pk"):
        yield DisciplineRow(row.person.code, cast("record.DisciplineKind", row.kind), row.decided_on, row.ended_on)


def _matters(agency: Agency) -> Iterable[MatterRow]:
    of_people = OpenMatter.objects.filter(person__agency=agency) | OpenMatter.objects.filter(unit__agency=agency)
    for row in of_people.select_related("person", "unit").order_by("pk"):
        yield MatterRow(row.subject_code, cast("record.MatterKind", row.kind), row.from_on, row.to_on)


def _held(agency: Agency) -> Iterable[HeldRow]:
    rows = HeldAward.objects.filter(agency=agency, revoked_on__isnull=True).select_related("person", "unit")
    for row in rows.order_by("year", "pk"):
        yield HeldRow(
            code=row.subject_code,
            award=row.award,
            year=row.year,
            decision_number=row.decision_number or None,
            decision_date=row.decided_on,
            decided_by=row.decided_by or None,
            occasion=row.occasion or None,
        )


@dataclass(frozen=True, slots=True)
class Entered:
    """Who brought a row of the ledger in, and when."""

    by: str
    at: dt.datetime


class EntryBook:
    """Which import wrote which row last, read from the journal; rows posted by other acts are not in it."""

    def __init__(self, agency_id: int) -> None:
        of_agency = {"object_type": Agency._meta.label_lower, "object_id": str(agency_id)}
        imports = JournalEntry.objects.filter(verb="ledger.import_register", **of_agency).order_by("-seq")
        self._imports = [
            (Entered(label, at), data.get("rows", {}))
            for label, at, data in imports.values_list("actor_label", "at", "data")
        ]

    def of(self, row: Model) -> Entered | None:
        """The last import that wrote ``row``; None when no import says so."""
        kind = row._meta.model_name
        for entered, rows in self._imports:
            if any(first <= row.pk <= last for first, last in rows.get(kind, ())):
                return entered
        return None


def current_people(agency_id: int) -> list[Person]:
    """Everybody who has not left, in roster order, with unit."""
    return list(Person.objects.filter(agency_id=agency_id, left_on__isnull=True).select_related("unit"))
