"""Pages of the units' appraisal meetings."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.foundations.access.http import act, fetch, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.papers.handing import hand_over
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.stages.movements.selectors import current_year
from thidua.stages.reviews import policies, selectors, services
from thidua.stages.reviews.forms import LineForm, MeetingForm, ReturnForm
from thidua.stages.reviews.models import UnitAppraisal
from thidua.stages.reviews.papers import unit_minutes_of
from thidua.stages.reviews.selectors import Candidate


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One row of the entry table: the subject and its small form."""

    candidate: Candidate
    form: LineForm


@dataclass(frozen=True, slots=True)
class AwardTab:
    """One award of the entry page."""

    label: str
    url: str
    current: bool


@require_http_methods(["GET", "POST"])
@with_actor
def appraisals(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Units and their meetings; a head or the clerk opens one here."""
    may_open = policies.may_open_some_appraisal(actor)
    if request.method == "POST":
        require(may_open)
    form = MeetingForm(actor, request.POST or None, initial={"unit": actor.unit_id, "held_on": clock.today()})
    if form.is_valid():
        values = form.cleaned_data
        year = current_year(actor)
        return act(
            request,
            reverse("reviews:appraisals"),
            lambda: _url(services.open_appraisal(**values, year=year, actor=actor)),
            done=_("Đã mở biên bản bình xét"),
        )
    rows = selectors.appraisal_rows(actor)
    context = {"rows": rows, "form": form, "may_open": may_open}
    return render(request, "reviews/appraisals.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@with_actor
def appraisal(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One meeting: its presence, the votes award by award, the sending."""
    found = fetch(selectors.visible_appraisals(actor), pk=pk)
    awards = selectors.awards_to_appraise(found.agency, found.year)
    require(policies.may_choose_award(awards))
    award = _chosen(request.GET.get("danh-hieu", ""), awards)
    rows = _entry_rows(request, found, award)
    bad = any(row.form.errors for row in rows)
    if request.method == "POST" and not bad:
        return _save_lines(request, actor, found, award, rows)
    context = {
        "appraisal": found,
        "tabs": [AwardTab(label, f"?danh-hieu={code}", code == award) for code, label in awards],
        "award_label": dict(awards)[award],
        "award": award,
        "rows": rows,
        "lines": selectors.lines_of(found),
        "meeting_form": MeetingForm(actor, appraisal=found),
        "return_form": ReturnForm(),
        "may_edit": policies.may_edit_appraisal(actor, found),
        "may_send": policies.may_send_appraisal(actor, found),
        "may_return": policies.may_return_appraisal(actor, found),
    }
    return render(request, "reviews/appraisal.html", context, status=422 if bad else 200)


def _chosen(asked: str, awards: list[tuple[str, str]]) -> str:
    codes = [code for code, _label in awards]
    return asked if asked in codes else codes[0]


def _entry_rows(request: HttpRequest, found: UnitAppraisal, award: str) -> list[EntryRow]:
    data = request.POST if request.method == "POST" else None
    rows = []
    for candidate in selectors.candidates(found, award):
        line = candidate.line
        initial: dict[str, object] = {"chosen": line is not None or candidate.registered}
        initial |= {"yes": line.yes, "rank": line.rank, "reason": line.reason} if line else {}
        rows.append(EntryRow(candidate, LineForm(data, prefix=candidate.key, initial=initial)))
    return rows


def _save_lines(
    request: HttpRequest, actor: Actor, found: UnitAppraisal, award: str, rows: list[EntryRow]
) -> HttpResponse:
    people = {one.pk: one for one in selectors.people_of_unit(found.unit_id)}
    chosen = [row for row in rows if row.form.cleaned_data["chosen"]]
    lines = [row.form.line(row.candidate.key, people, found.unit) for row in chosen]
    back = f"{_url(found)}?danh-hieu={award}"
    return act(
        request,
        back,
        lambda: _back_to(back, services.save_appraisal_lines(found, award, lines, actor=actor)),
        done=_("Đã ghi kết quả bình xét"),
    )


@require_POST
@with_actor
def meeting(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Correct date and presence of a meeting."""
    found = fetch(selectors.visible_appraisals(actor), pk=pk)
    require(policies.may_edit_appraisal(actor, found))
    form = MeetingForm(actor, request.POST, appraisal=found)
    if not form.is_valid():
        context = {"appraisal": found, "form": form}
        return render(request, "reviews/meeting_form.html", context, status=422)
    values = form.cleaned_data
    return act(
        request,
        _url(found),
        lambda: _url(services.edit_appraisal(found, **values, actor=actor)),
        done=_("Đã sửa thông tin cuộc họp"),
    )


@require_GET
@with_actor
def minutes(request: HttpRequest, actor: Actor, pk: int, form: str) -> HttpResponse:
    """The minutes of the unit's meeting on paper."""
    found = fetch(selectors.visible_appraisals(actor), pk=pk)
    return hand_over(unit_minutes_of(found), form, f"bien-ban-binh-xet-{found.year}-{found.pk}")


@require_POST
@with_actor
def send(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Send the minutes to the Office."""
    found = fetch(selectors.visible_appraisals(actor), pk=pk)
    return act(
        request, _url(found), lambda: _url(services.send_appraisal(found, actor=actor)), done=_("Đã gửi Văn phòng")
    )


@require_POST
@with_actor
def give_back(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Return the minutes to the unit with a note."""
    found = fetch(selectors.visible_appraisals(actor), pk=pk)
    note = request.POST.get("note", "")
    return act(
        request,
        _url(found),
        lambda: _url(services.return_appraisal(found, note=note, actor=actor)),
        done=_("Đã trả lại đơn vị"),
    )


def _url(found: UnitAppraisal) -> str:
    return reverse("reviews:appraisal", args=[found.pk])


def _back_to(address: str, done: object) -> str:
    return address
