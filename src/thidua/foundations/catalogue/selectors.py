"""Read the rules in force: national and the agency's own, always of the actor's agency."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

from django.db.models import Q, QuerySet

from thidua import law
from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.models import LocalRegulation
from thidua.foundations.catalogue.policies import KEEPERS
from thidua.foundations.org.models import Agency
from thidua.law import local


def visible_regulations(actor: Actor) -> QuerySet[LocalRegulation]:
    """Versions the actor may read: those adopted or replaced; drafts too for who keeps them."""
    rows = LocalRegulation.objects.filter(agency_id=actor.agency_id)
    return rows if actor.has(*KEEPERS) else rows.filter(state__in=("adopted", "replaced"))


def agency_of(actor: Actor) -> Agency:
    """The actor's agency."""
    return Agency.objects.get(pk=actor.agency_id)


def overlays_of(agency_id: int, days: Collection[dt.date] = ()) -> tuple[law.Overlay, ...]:
    """The adopted regulations of an agency, or of them those in force on any of ``days``; one query.

    A version replaced from some day on still holds before it.
    """
    rows = LocalRegulation.objects.filter(agency_id=agency_id, state="adopted")
    if days:
        wanted = Q(pk__in=())
        for day in days:
            wanted |= Q(from_on__lte=day) & (Q(to_on__isnull=True) | Q(to_on__gte=day))
        rows = rows.filter(wanted)
    return tuple(overlay_of(row) for row in rows.order_by("from_on"))


def overlay_of(regulation: LocalRegulation) -> law.Overlay:
    """What a stored version says, with the last day it got when another took its place."""
    return replace(_read(regulation.content, regulation.file_name), end=regulation.to_on)


@lru_cache(maxsize=64)
def _read(content: str, name: str) -> law.Overlay:
    # Checked when it was put in; a later rulebook cannot be loosened by it either, since the stricter figure holds.
    return local.parse_overlay(content.encode(), name, checked=False)


@dataclass(frozen=True, slots=True)
class Replaced:
    """A version that an adoption takes the place of: from which day, wholly or only from then on."""

    regulation: LocalRegulation
    last_day: dt.date
    wholly: bool


def replaced_by(regulation: LocalRegulation) -> list[Replaced]:
    """Adopted versions that hold on or after the first day of ``regulation``; they end the day before."""
    last = regulation.from_on - dt.timedelta(days=1)
    rows = LocalRegulation.objects.filter(agency_id=regulation.agency_id, state="adopted").exclude(pk=regulation.pk)
    rows = rows.filter(Q(to_on__isnull=True) | Q(to_on__gte=regulation.from_on)).order_by("from_on")
    return [Replaced(row, last, row.from_on > last) for row in rows]
