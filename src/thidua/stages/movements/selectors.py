"""Read movements, always within the actor's agency."""

import datetime as dt

from django.db.models import QuerySet

from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.work import WorkItem
from thidua.stages.movements.models import Movement


def visible_movements(actor: Actor) -> QuerySet[Movement]:
    """Movements of the actor's agency; drafts are seen by those who prepare or sign them only."""
    movements = Movement.objects.filter(agency_id=actor.agency_id).select_related("parent", "launch_document")
    return movements if actor.has("clerk", "director", "union") else movements.exclude(state="draft")


def current_year(actor: Actor) -> int:
    """The year chosen in the bar, else that of the latest launched annual movement, else the business year."""
    if actor.year:
        return actor.year
    if actor.memo is None:
        return _latest_year(actor.agency_id)
    if "year" not in actor.memo:
        actor.memo["year"] = _latest_year(actor.agency_id)
    return actor.memo["year"]


def _latest_year(agency_id: int) -> int:
    launched = Movement.objects.filter(agency_id=agency_id, kind="annual", state__in=("launched", "closed"))
    return launched.order_by("-year").values_list("year", flat=True).first() or clock.today().year


def years_of(actor: Actor) -> tuple[int, ...]:
    """Years that have an annual movement, latest first."""
    years = (
        Movement.objects.filter(agency_id=actor.agency_id, kind="annual")
        .order_by("-year")
        .values_list("year", flat=True)
    )
    return tuple(dict.fromkeys(years))


def annual_movement(actor: Actor, year: int | None = None) -> Movement | None:
    """The agency's own movement of the year (the current one when ``year`` is None)."""
    return (
        visible_movements(actor)
        .filter(kind="annual", year=year or current_year(actor))
        .exclude(state="cancelled")
        .first()
    )


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """What this stage asks of the actor now."""
    return []
