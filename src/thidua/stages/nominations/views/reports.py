"""Pages of the achievement report of a nomination."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.foundations.access.http import act, fetch, whole_number, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import EditConflict
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.papers import render_html
from thidua.foundations.papers.handing import hand_over
from thidua.foundations.workflow.decision import require
from thidua.stages.nominations import policies, selectors, services
from thidua.stages.nominations.achievement import cite_of, form_of, is_read, report_paper
from thidua.stages.nominations.forms import ReportForm, ReportKindForm
from thidua.stages.nominations.models import Nomination


@require_http_methods(["GET", "POST"])
@with_actor
def report(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The report as it prints, and beside it the clauses that somebody has to write."""
    found = fetch(selectors.visible_nominations(actor), pk=pk)
    may_write = policies.may_write_achievement(actor, found)
    if request.POST.get("do") == "form":
        return _choose(request, actor, found)
    form = ReportForm(request.POST or None, nomination=found)
    context: dict[str, Any] = {"form": form, "may_write": may_write, "version": found.version}
    if request.method == "POST":
        require(may_write)
        if form.is_valid():
            try:
                return act(request, _url(found), lambda: _write(request, actor, found, form), done=_("Đã lưu báo cáo"))
            except EditConflict as conflict:
                now = fetch(selectors.visible_nominations(actor), pk=pk)
                stored = [(field.label, now.report.get(name, "")) for name, field in form.fields.items()]
                context |= {"conflict": conflict, "version": conflict.version, "stored": stored}
    return _page(request, found, context, 409 if "conflict" in context else 422 if form.errors else 200)


def _choose(request: HttpRequest, actor: Actor, found: Nomination) -> HttpResponse:
    require(policies.may_write_achievement(actor, found))
    wanted = request.POST.get("occasion", "")
    done = _("Đã đổi mẫu báo cáo")
    return act(
        request, _url(found), lambda: _none(services.choose_report(found, occasion=wanted, actor=actor)), done=done
    )


def _none(_found: Nomination) -> None:
    """Let the nomination fall, so that the act leads back to the report."""


@require_GET
@with_actor
def report_file(request: HttpRequest, actor: Actor, pk: int, form: str) -> HttpResponse:
    """The report as a file to sign."""
    found = fetch(selectors.visible_nominations(actor), pk=pk)
    return hand_over(report_paper(found), form, f"bao-cao-thanh-tich-{found.list.year}-{found.pk}")


def _write(request: HttpRequest, actor: Actor, found: Nomination, form: ReportForm) -> None:
    seen = whole_number(request.POST.get("version", "")) or 0
    services.write_report(found, words=form.cleaned_data, seen=seen, actor=actor)


def _page(request: HttpRequest, found: Nomination, context: dict[str, Any], status: int) -> HttpResponse:
    statutory = form_of(found)
    context |= {
        "nomination": found,
        "award": award_label(found.award),
        "statutory": statutory,
        "read": is_read(statutory),
        "kinds": ReportKindForm(nomination=found),
        "form_cite": cite_of(statutory),
        "preview": mark_safe(render_html(report_paper(found, draft=True))),  # noqa: S308 - every word is escaped by the writer
    }
    return render(request, "nominations/report.html", context, status=status)


def _url(found: Nomination) -> str:
    return reverse("nominations:report", args=[found.pk])
