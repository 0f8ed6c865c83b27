"""Pages of the rules in force and of the agency's own regulation."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua import law
from thidua.foundations.access.http import act, fetch, page_of, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue import pages, policies, selectors, services
from thidua.foundations.catalogue.forms import RegulationForm, RulesForm
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require


@require_GET
@with_actor
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """“Quy định đang áp dụng”: one award on a day, or what changed between two days."""
    form = RulesForm(request.GET, clock.today())
    context: dict[str, Any] = {"form": form, "keep": policies.may_keep_regulations(actor)}
    if form.is_valid():
        context |= _rules(actor, form.cleaned_data["danh_hieu"], form.cleaned_data["ngay"], form.cleaned_data["so_voi"])
    return render(request, "catalogue/index.html", context, status=200 if form.is_valid() else 422)


def _rules(actor: Actor, award: str, on: dt.date, other: dt.date | None) -> dict[str, Any]:
    overlays = selectors.overlays_of(actor.agency_id, (on, other) if other else (on,))
    own = law.overlay_on(overlays, on)
    found: dict[str, Any] = {"on": on, "other": other, "own": own, "label": law.AWARDS[award].label_vi}
    try:
        found["rules"] = pages.rules_page(award, on, own)
        if other:
            before, after = sorted((on, other))
            found |= {"comparison": pages.compare(award, before, after, overlays), "before": before, "after": after}
    except law.LawInputError as error:
        found["missing"] = error.problem
    return found


@require_GET
@with_actor
def regulations(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Versions of the agency's own regulation."""
    context = {
        "page": page_of(request, selectors.visible_regulations(actor)),
        "keep": policies.may_keep_regulations(actor),
        "form": RegulationForm(),
        "today": clock.today(),
    }
    return render(request, "catalogue/regulations.html", context)


@require_http_methods(["GET", "POST"])
@with_actor
def upload(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Put a regulation in: it is checked and kept as a draft; what is wrong with the file is said beside the field."""
    require(policies.may_keep_regulations(actor))
    form = RegulationForm(request.POST, request.FILES) if request.method == "POST" else RegulationForm()
    if request.method == "POST" and form.is_valid():
        return act(
            request, reverse("catalogue:upload"), lambda: _upload(actor, form), done=_("Đã kiểm tra, chưa áp dụng.")
        )
    return render(request, "catalogue/upload.html", {"form": form}, status=422 if form.errors else 200)


def _upload(actor: Actor, form: RegulationForm) -> str:
    file = form.cleaned_data["file"]
    agency = selectors.agency_of(actor)
    made = services.upload_regulation(agency=agency, name=file.name, data=file.read(), actor=actor)
    return reverse("catalogue:regulation", args=[made.pk])


@require_GET
@with_actor
def regulation(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One version: what it changes in the rules, for whom answers would change, and the act of adopting it."""
    found = fetch(selectors.visible_regulations(actor), pk=pk)
    overlay = selectors.overlay_of(found)
    context = {
        "regulation": found,
        "comparisons": pages.effect_of(overlay, found.from_on),
        "replaced": selectors.replaced_by(found) if found.state == "draft" else [],
        "adopt": policies.may_adopt(actor, found),
        "discard": policies.may_discard(actor, found),
        "keep": policies.may_keep_regulations(actor),
    }
    return render(request, "catalogue/regulation.html", context)


@require_POST
@with_actor
def adopt(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Let a draft hold."""
    found = fetch(selectors.visible_regulations(actor), pk=pk)
    require(policies.may_keep_regulations(actor))

    def run() -> None:
        services.adopt_regulation(found, actor=actor)

    return act(request, reverse("catalogue:regulation", args=[pk]), run, done=_("Đã áp dụng quy định của đơn vị."))


@require_POST
@with_actor
def discard(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Put a draft aside."""
    found = fetch(selectors.visible_regulations(actor), pk=pk)
    require(policies.may_keep_regulations(actor))

    def run() -> None:
        services.discard_regulation(found, actor=actor)

    return act(request, reverse("catalogue:regulations"), run, done=_("Đã bỏ bản này; bản vẫn còn trong danh sách."))


@require_GET
@with_actor
def file(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The file as it was put in."""
    found = fetch(selectors.visible_regulations(actor), pk=pk)
    response = HttpResponse(found.content, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="quy-dinh-{found.pk}.yaml"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
