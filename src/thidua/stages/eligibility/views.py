"""Pages of the law's answers."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from thidua.foundations.access.http import act, fetch, page_of, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow.decision import require
from thidua.stages.eligibility import policies, selectors, services, subject_page
from thidua.stages.eligibility.forms import DatesForm, UnitForm
from thidua.stages.movements.selectors import current_year


@dataclass(frozen=True, slots=True)
class Link:
    """A filter or tab: label, number, address, whether it is the present one."""

    label: str
    count: int
    url: str
    current: bool


CHIPS = (
    ("", gettext_lazy("Tất cả")),
    ("eligible", gettext_lazy("Đủ điều kiện")),
    ("needs_review", gettext_lazy("Cần xem xét")),
    ("not_eligible", gettext_lazy("Chưa đủ")),
    ("blocked", gettext_lazy("Chờ kết luận")),
)


@require_GET
@with_actor
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """“Ai đủ điều kiện, ai chưa, vì sao”; somebody who sees only himself is led to his own page."""
    if actor.person_id and not actor.has(*selectors.SEE_ALL, "head"):
        return redirect("eligibility:person", actor.person_id)
    year = current_year(actor)
    tabs = selectors.award_tabs(actor, year)
    tab = next((one for one in tabs if one.award == request.GET.get("danh_hieu")), tabs[0] if tabs else None)
    chip, form = request.GET.get("loc", ""), UnitForm(actor, request.GET)
    rows = selectors.rows_of(actor, year, tab.award, chip=chip, unit_id=form.unit_id()) if tab else []
    run = selectors.latest_run(actor.agency_id, year)
    context: dict[str, Any] = {
        "year": year,
        "tab": tab,
        "tabs": [Link(one.label, one.counts["eligible"], f"?danh_hieu={one.award}", one == tab) for one in tabs],
        "chips": _chips(actor, year, tab, chip) if tab else [],
        "form": form,
        "page": page_of(request, rows),
        "run": run,
        "as_of": selectors.dates_of_run(run, year).as_of,
        "stale": selectors.outdated(run),
        "new_rules": selectors.rules_changed(run),
        "may_assess": policies.may_assess(actor, selectors.agency_of(actor)),
        "dates_form": DatesForm(initial=selectors.initial_dates(run, year)),
    }
    return render(request, "eligibility/index.html", context)


def _chips(actor: Actor, year: int, tab: selectors.AwardTab, chosen: str) -> list[Link]:
    counts = {"": tab.total, **tab.counts}
    links = [
        Link(str(label), counts[key], f"?danh_hieu={tab.award}&loc={key}", key == chosen)
        for key, label in CHIPS
        if counts[key] or not key
    ]
    for key, label in (("chua-dang-ky", _("Đủ nhưng chưa đăng ký")), ("thieu", _("Thiếu minh chứng"))):
        number = len(selectors.rows_of(actor, year, tab.award, chip=key))
        if number:
            links.append(Link(label, number, f"?danh_hieu={tab.award}&loc={key}", key == chosen))
    return links


@require_POST
@with_actor
def assess(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask the law for the whole agency."""
    agency = selectors.agency_of(actor)
    require(policies.may_assess(actor, agency))
    form = DatesForm(request.POST)
    if not form.is_valid():
        messages.error(
            request, " ".join(f"{form[name].label}: {' '.join(map(str, e))}" for name, e in form.errors.items())
        )
        return redirect("eligibility:index")
    year = current_year(actor)

    def run() -> None:
        done = services.assess_agency(agency=agency, year=year, dates=form.dates(), actor=actor)
        messages.success(
            request,
            _("Đã xét: %(changed)d câu trả lời mới, %(same)d giữ nguyên.")
            % {"changed": done.changed, "same": done.same},
        )

    return act(request, reverse("eligibility:index"), run)


@require_GET
@with_actor
def person(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One person: the answer for each award, why, on what evidence, what is missing and who can supply it."""
    found = fetch(selectors.visible_people(actor), pk=pk)
    context = subject_page.context_of(found, actor, request.GET, current_year(actor))
    return render(request, "eligibility/subject.html", context | {"person": found})


@require_GET
@with_actor
def unit(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One unit as a collective."""
    found = fetch(selectors.visible_units(actor), pk=pk)
    context = subject_page.context_of(found, actor, request.GET, current_year(actor))
    return render(request, "eligibility/subject.html", context | {"unit": found})
