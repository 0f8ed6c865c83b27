"""Pages of inspections, indices and activities."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from thidua.foundations.access.http import act, fetch, page_of, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.stages.progress import policies, selectors, services
from thidua.stages.progress.forms import ActivityForm, IndexForm, PlanInspectionForm, VisitForm
from thidua.stages.progress.models import Inspection


@require_http_methods(["GET", "POST"])
@with_actor
def inspections(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The inspection plan of the year; the clerk adds to it here."""
    form = PlanInspectionForm(actor, request.POST or None)
    if request.method == "POST":
        require(policies.may_plan(actor))
        if form.is_valid():
            values = form.cleaned_data
            return act(
                request,
                reverse("progress:inspections"),
                lambda: _to_inspection(services.plan_inspection(**values, actor=actor)),
                done=_("Đã ghi vào kế hoạch kiểm tra"),
            )
    context = {
        "page": page_of(request, selectors.visible_inspections(actor).order_by("-planned_on", "-pk")),
        "form": form,
        "may_plan": policies.may_plan(actor),
        "today": clock.today(),
    }
    return render(request, "progress/inspections.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@with_actor
def inspection(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One visit: what was found and what must follow."""
    found = fetch(selectors.visible_inspections(actor), pk=pk)
    form = VisitForm(request.POST or None, initial={"visited_on": clock.today()})
    if request.method == "POST":
        require(policies.may_visit(actor, found))
        if form.is_valid():
            values = form.cleaned_data
            return act(
                request,
                reverse("progress:inspection", args=[pk]),
                lambda: _to_inspection(services.record_visit(found, **values, actor=actor)),
                done=_("Đã ghi kết luận kiểm tra"),
            )
    context = {
        "inspection": found,
        "form": form,
        "may_visit": policies.may_visit(actor, found),
        "may_close": policies.may_close_inspection(actor, found),
    }
    return render(request, "progress/inspection.html", context, status=422 if form.errors else 200)


@require_POST
@with_actor
def close_inspection(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Confirm that what was asked for has been done."""
    found = fetch(selectors.visible_inspections(actor), pk=pk)
    return act(
        request,
        reverse("progress:inspections"),
        lambda: _to_inspection(services.close_inspection(found, actor=actor)),
        done=_("Đã xác nhận khắc phục"),
    )


def _to_inspection(found: Inspection) -> str:
    return reverse("progress:inspection", args=[found.pk])


@require_http_methods(["GET", "POST"])
@with_actor
def indices(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Yearly indices with their chart."""
    form = IndexForm(request.POST or None)
    if request.method == "POST":
        require(policies.may_plan(actor))
        if form.is_valid():
            values = form.cleaned_data
            return act(
                request,
                reverse("progress:indices"),
                lambda: _keep(services.record_index(**values, actor=actor)),
                done=_("Đã ghi chỉ số"),
            )
    context = {"charts": selectors.index_charts(actor), "form": form, "may_plan": policies.may_plan(actor)}
    return render(request, "progress/indices.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@with_actor
def activities(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Training, Party, union, culture and charity work of the year."""
    form = ActivityForm(actor, request.POST or None)
    may_record = policies.may_record_activity(actor, actor.unit_id)
    if request.method == "POST":
        require(may_record)
        if form.is_valid():
            values = form.cleaned_data
            return act(
                request,
                reverse("progress:activities"),
                lambda: _keep(services.record_activity(**values, actor=actor)),
                done=_("Đã ghi hoạt động"),
            )
    context = {"page": page_of(request, selectors.visible_activities(actor)), "form": form, "may_record": may_record}
    return render(request, "progress/activities.html", context, status=422 if form.errors else 200)


def _keep(done: object) -> None:
    """Let a service's result fall, so that the act leads back to the page."""
