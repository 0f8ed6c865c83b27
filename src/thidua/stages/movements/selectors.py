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
    latest = (
        Movement.objects.filter(agency_id=actor.agency_id, kind="annual", state__in=("launched", "closed"))
        .order_by("-year")
        .values_list("year", flat=True)
        .first()
    )
    return latest or clock.today().year


def years_of(actor: Actor) -> tuple[int, ...]:
    """Years that have an annual movement, latest first."""
    years = Movement.objects.filter(agency_id=actor.agency_id, kind="annual").order_by("-year").values_list("year", flat=True)
    return tuple(dict.fromkeys(years))


def annual_movement(actor: Actor, year: int | None = None) -> Movement | None:
    """The agency's own movement of the year (the current one when ``year`` is None)."""
    return visible_movements(actor).filter(kind="annual", year=year or current_year(actor)).exclude(state="cancelled").first()


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """What this stage asks of the actor now."""
    return []
