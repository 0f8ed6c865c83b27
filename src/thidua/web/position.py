"""Where the year stands on the thread of stages: the furthest stage that has something and is not yet finished."""

from thidua.foundations.audit.actor import Actor
from thidua.stages.councils.models import Meeting
from thidua.stages.decisions.models import AwardDecision
from thidua.stages.movements.models import Movement
from thidua.stages.movements.selectors import current_year
from thidua.stages.nominations.models import NominationList


def year_position(actor: Actor) -> str:
    """Give the lifecycle key of the present stage of the actor's agency in its current year (four queries at most)."""
    year = current_year(actor)
    movement = Movement.objects.filter(agency_id=actor.agency_id, year=year, kind="annual").values_list(
        "state", flat=True
    )
    state = movement.first()
    if state in (None, "draft"):
        return "launch"
    if state == "closed":
        return "reporting"
    decision = (
        AwardDecision.objects.filter(agency_id=actor.agency_id, year=year).values_list("state", flat=True).first()
    )
    if decision:
        return "honours" if decision == "issued" else "decisions"
    if Meeting.objects.filter(agency_id=actor.agency_id, list__year=year).exists():
        return "councils"
    if NominationList.objects.filter(agency_id=actor.agency_id, year=year).exists():
        return "nominations"
    return "progress"
