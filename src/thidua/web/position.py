"""Where the year stands on the thread of stages: the furthest stage that has something and is not yet finished."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Subquery

from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Agency
from thidua.stages.councils.models import Meeting
from thidua.stages.decisions.models import AwardDecision
from thidua.stages.movements.selectors import annual_briefs, current_year
from thidua.stages.nominations.models import NominationList


@dataclass(frozen=True, slots=True)
class YearPosition:
    """The agency by name, and the lifecycle key of the stage its current year stands at."""

    agency_name: str
    stage: str


def year_position(actor: Actor) -> YearPosition:
    """Find where the actor's agency stands in the year chosen in the bar: one query beside that of the years."""
    year = current_year(actor)
    of_year = {"agency": OuterRef("pk"), "year": year}
    agency = Agency.objects.annotate(
        decision=Subquery(AwardDecision.objects.filter(**of_year).values("state")[:1]),
        met=Exists(Meeting.objects.filter(agency=OuterRef("pk"), list__year=year)),
        listed=Exists(NominationList.objects.filter(**of_year)),
    ).values_list("name", "decision", "met", "listed")
    name, decision, met, listed = agency.get(pk=actor.agency_id)
    movement = next((one.state for one in annual_briefs(actor) if one.year == year), "draft")
    return YearPosition(name, _stage(movement, decision, met=met, listed=listed))


def _stage(movement: str, decision: str | None, *, met: bool, listed: bool) -> str:
    if movement in ("draft", "closed"):
        return "launch" if movement == "draft" else "reporting"
    if decision:
        return "honours" if decision == "issued" else "decisions"
    if met:
        return "councils"
    return "nominations" if listed else "progress"
