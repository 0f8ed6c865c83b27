"""Fragment of a regulation's page: for whom the answer would change."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from thidua import law
from thidua.foundations.access.http import fetch, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.policies import may_keep_regulations
from thidua.foundations.catalogue.selectors import overlay_of, visible_regulations
from thidua.foundations.workflow.decision import require
from thidua.stages.eligibility import selectors
from thidua.stages.eligibility.assess import AssessmentInputError
from thidua.stages.eligibility.effect import effect_of
from thidua.stages.movements.selectors import current_year

NAMED = 12
"""Names written out of a group before the rest is folded away."""


@require_GET
@with_actor
def regulation(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Answers of the current year that a regulation would change; read by those who keep regulations."""
    require(may_keep_regulations(actor))
    found = fetch(visible_regulations(actor), pk=pk)
    year = current_year(actor)
    dates = selectors.dates_of_run(selectors.latest_run(actor.agency_id, year), year)
    context: dict[str, Any] = {"named": NAMED, "year": year, "dates": dates, "regulation": found}
    try:
        context["effect"] = effect_of(selectors.agency_of(actor), year, dates, overlay_of(found))
    except (AssessmentInputError, law.LawInputError) as error:
        context["problem"] = str(error)
    return render(request, "eligibility/_regulation.html", context)
