"""Pages of reports and figures."""

import tempfile
from typing import cast

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.foundations.access.http import act, fetch, page_of, whole_number, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.selectors import agency_of
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import ActError
from thidua.stages.decisions.selectors import level_of
from thidua.stages.movements.selectors import current_year
from thidua.stages.reporting import policies, selectors, services
from thidua.stages.reporting.export import figures_workbook
from thidua.stages.reporting.forms import DutyForm
from thidua.stages.reporting.statutory import time_limits
from thidua.stages.reporting.year_archive.services import archive_year

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@with_actor
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Figures of the year, six-year charts, reports owed, agencies below."""
    require(policies.may_read_figures(actor))
    year = current_year(actor)
    context = {
        "figures": selectors.award_figures(actor.agency_id, year),
        "awards": selectors.awards_by_year(actor.agency_id, year),
        "ratings": selectors.ratings_by_year(actor.agency_id, year),
        "page": page_of(request, selectors.list_duties(actor)),
        "limits": time_limits(level_of(agency_of(actor)), year),
        "below": selectors.agencies_below(actor) if actor.has("board") else [],
        "may_keep": policies.may_keep_duties(actor),
    }
    return render(request, "reporting/index.html", context)


@require_GET
@with_actor
def export(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The figures of the year as a workbook."""
    require(policies.may_read_figures(actor))
    year = current_year(actor)
    response = HttpResponse(figures_workbook(year, selectors.award_figures(actor.agency_id, year)), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="thong-ke-{year}.xlsx"'
    return response


@require_POST
@with_actor
def archive(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The papers, books and register of a year as one file that opens without the product."""
    require(policies.may_archive(actor))
    year = whole_number(request.POST.get("year", "")) or current_year(actor)
    target = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        archive_year(year, target, actor=actor)
    except ActError as error:
        target.close()
        messages.error(request, str(error))
        return redirect(reverse("registry:outgoing"))
    target.seek(0)
    # Streamed: a year of papers may be larger than a worker should hold. Both are responses to every caller.
    return cast(HttpResponse, FileResponse(target, as_attachment=True, filename=f"ho-so-thi-dua-{year}.zip"))


@require_http_methods(["GET", "POST"])
@with_actor
def create(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Add a report owed."""
    require(policies.may_keep_duties(actor))
    form = DutyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return act(request, reverse("reporting:index"), lambda: _added(form, actor), done=_("Đã thêm báo cáo."))
    return render(request, "reporting/form.html", {"form": form}, status=422 if form.errors else 200)


def _added(form: DutyForm, actor: Actor) -> None:
    services.add_duty(actor=actor, **form.cleaned_data)


@require_POST
@with_actor
def sent(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Mark a report as sent."""
    duty = fetch(selectors.visible_duties(actor), pk=pk)
    return act(
        request, reverse("reporting:index"), lambda: services.mark_duty_sent(duty, actor=actor), done=_("Đã ghi nộp.")
    )


@require_POST
@with_actor
def unsent(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Take the mark back."""
    duty = fetch(selectors.visible_duties(actor), pk=pk)
    return act(
        request,
        reverse("reporting:index"),
        lambda: services.undo_duty_sent(duty, actor=actor),
        done=_("Đã bỏ ghi nộp."),
    )
