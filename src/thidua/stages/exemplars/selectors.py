"""Read exemplars: all of the agency for officers, published ones for everybody."""

import datetime as dt

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Unit
from thidua.foundations.workflow.work import WorkItem
from thidua.stages.exemplars.enums import ExemplarState
from thidua.stages.exemplars.models import Adoption, Exemplar
from thidua.stages.movements.selectors import current_year

EDITORS = ("clerk", "director", "union", "head")


def visible_exemplars(actor: Actor) -> QuerySet[Exemplar]:
    """Exemplars of the agency; drafts are seen by officers and by the person written about."""
    found = Exemplar.objects.filter(agency_id=actor.agency_id).select_related("person__unit", "unit")
    if actor.has(*EDITORS):
        return found
    return found.filter(Q(state=ExemplarState.PUBLISHED) | Q(person_id=actor.person_id or 0))


def list_exemplars(actor: Actor) -> QuerySet[Exemplar]:
    """Exemplars of the current year with the number of units that adopted the practice."""
    return (
        visible_exemplars(actor).filter(year=current_year(actor)).annotate(adopted=Count("adoptions")).order_by("-pk")
    )


def published_exemplars() -> QuerySet[Exemplar]:
    """What the public page shows, of every agency, newest first."""
    found = Exemplar.objects.filter(state=ExemplarState.PUBLISHED)
    return found.select_related("person__unit", "unit", "agency").order_by("-published_on", "-pk")


def list_adoptions(exemplar: Exemplar) -> QuerySet[Adoption]:
    """Units that took the practice over, latest first."""
    return Adoption.objects.filter(exemplar=exemplar).select_related("unit").order_by("-adopted_on")


def units_of_agency(actor: Actor) -> QuerySet[Unit]:
    """Units that may adopt a practice or be an exemplar."""
    return Unit.objects.filter(agency_id=actor.agency_id)


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """Consent asked of the person written about; publication asked of the clerk."""
    waiting = Q(state=ExemplarState.DRAFT, person_id=actor.person_id or 0) & ~Q(story="")
    if actor.has("clerk"):
        waiting |= Q(state=ExemplarState.CONSENTED)
    words = {
        ExemplarState.DRAFT: _("Đọc bài viết về mình, đồng ý hoặc góp ý"),
        ExemplarState.CONSENTED: _("Duyệt đăng một gương điển hình"),
    }
    rows = Exemplar.objects.filter(waiting, agency_id=actor.agency_id)
    return [_item(one, words[ExemplarState(one.state)], _("Đọc bài")) for one in rows]


def _item(exemplar: Exemplar, what: str, button: str) -> WorkItem:
    return WorkItem("exemplars", what, exemplar.title, reverse("exemplars:detail", args=[exemplar.pk]), button)
