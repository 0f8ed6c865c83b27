"""Pages of the council."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.foundations.access.http import act, fetch, page_of, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import EditConflict
from thidua.foundations.ledger.selectors import current_people
from thidua.foundations.papers.handing import hand_over
from thidua.foundations.papers.issuing.pages import stage_paper_page
from thidua.foundations.papers.issuing.sheets import StagePaper, paper_of
from thidua.foundations.papers.selectors import papers_of
from thidua.foundations.workflow.decision import require
from thidua.stages.councils import forms, policies, selectors, services
from thidua.stages.councils.models import Meeting
from thidua.stages.councils.opening_papers import MEETING_PAPERS, council_sheet
from thidua.stages.councils.practices import practices
from thidua.stages.councils.seats import look_for, seated
from thidua.stages.movements.selectors import current_year


def _meeting(actor: Actor, pk: int) -> Meeting:
    return fetch(selectors.visible_meetings(actor), pk=pk)


def _address(meeting: Meeting) -> str:
    return reverse("councils:meeting", args=[meeting.pk])


@require_safe
@with_actor
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Meetings of the year, lists waiting for one, and the council in office."""
    require(policies.may_see_council(actor))
    year = current_year(actor)
    context = {
        "year": year,
        "page": page_of(request, selectors.meetings_of_year(actor, year)),
        "waiting": selectors.lists_to_meet(actor),
        "council": selectors.current_council(actor.agency_id),
        "may_plan": policies.may_plan_meeting(actor),
        "may_set": policies.may_set_council(actor),
    }
    return render(request, "councils/index.html", context)


@require_http_methods(["GET", "POST"])
@with_actor
def council(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Enter the council of a founding decision."""
    require(policies.may_set_council(actor))
    now = selectors.current_council(actor.agency_id)
    posts = {member.person_id: member.post for member in now.members.all()} if now else {}
    people = current_people(actor.agency_id)
    rows = seated(people, posts, request.POST)
    form = forms.CouncilForm(request.POST or None, people=rows, posts=posts)
    looking = "find" in request.POST or "add" in request.POST
    if request.method == "POST" and not looking and form.is_valid():

        def run() -> None:
            services.set_council(**form.founding(), actor=actor)

        return act(request, reverse("councils:index"), run, done=_("Đã lập Hội đồng."))
    found = look_for(people, rows, request.POST.get("query", ""))
    context = {"form": form, "council": now, "looking": found, "all_there": len(rows) == len(people)}
    return render(request, "councils/council.html", context, status=422 if form.errors and not looking else 200)


@require_safe
@with_actor
def council_paper(request: HttpRequest, actor: Actor, form: str) -> HttpResponse:
    """The founding decision of the council in office, as a draft to sign."""
    require(policies.may_set_council(actor))
    return hand_over(paper_of(_founding(actor)), form, "du-thao-quyet-dinh-thanh-lap-hoi-dong")


@require_http_methods(["GET", "POST"])
@with_actor
def council_issue(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Write and issue the founding decision of the council in office."""
    require(policies.may_set_council(actor))
    return stage_paper_page(request, actor, _founding(actor), back=reverse("councils:index"))


def _founding(actor: Actor) -> StagePaper:
    found = selectors.current_council(actor.agency_id)
    if found is None:
        raise Http404
    return council_sheet(found)


@require_safe
@with_actor
def meeting_paper(request: HttpRequest, actor: Actor, pk: int, what: str, form: str) -> HttpResponse:
    """The invitation or the decision on who counts, as a draft to sign."""
    found = _meeting(actor, pk)
    require(policies.may_run_meeting(actor, found))
    return hand_over(paper_of(_sheet(found, what)), form, f"du-thao-{what}-{found.held_on:%Y-%m-%d}")


@require_http_methods(["GET", "POST"])
@with_actor
def meeting_issue(request: HttpRequest, actor: Actor, pk: int, what: str) -> HttpResponse:
    """Write and issue the invitation or the decision on who counts."""
    found = _meeting(actor, pk)
    require(policies.may_run_meeting(actor, found))
    return stage_paper_page(request, actor, _sheet(found, what), back=_address(found))


def _sheet(found: Meeting, what: str) -> StagePaper:
    if what not in MEETING_PAPERS:
        raise Http404
    return MEETING_PAPERS[what](found)


@require_http_methods(["GET", "POST"])
@with_actor
def plan(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Plan a meeting on a frozen list."""
    require(policies.may_plan_meeting(actor))
    lists = selectors.lists_to_meet(actor)
    form = forms.PlanForm(request.POST or None, lists=lists)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data

        def run() -> str:
            made = services.plan_meeting(data["nominations"], held_on=data["held_on"], place=data["place"], actor=actor)
            return _address(made)

        return act(request, reverse("councils:plan"), run, done=_("Đã lập phiên họp."))
    context = {"form": form, "lists": lists, "council": selectors.current_council(actor.agency_id)}
    return render(request, "councils/plan.html", context, status=422 if form.errors else 200)


@require_safe
@with_actor
def meeting(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One meeting: where it stands, its agenda, turnout, and the result once there is one."""
    found = _meeting(actor, pk)
    totals = policies.may_see_totals(actor, found)
    context = {
        "meeting": found,
        "steps": selectors.steps(found),
        "agenda": selectors.agenda(found),
        "turnout": selectors.turnout(found),
        "practices": practices(found.held_on, selectors.regulation_of(found)),
        "results": selectors.result_lists(selectors.results(found)) if totals else (),
        "totals": totals,
        "papers": papers_of(actor, services.ORIGIN, found.pk),
        "may_run": policies.may_run_meeting(actor, found),
        "moves": {move: policies.may_move(actor, found, move) for move in ("lock", "open", "count", "tally", "close")},
        "form": forms.MeetingForm(initial={"held_on": found.held_on, "place": found.place, "version": found.version}),
    }
    return render(request, "councils/meeting.html", context)


@require_POST
@with_actor
def change(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Move a planned meeting; two editors never overwrite each other."""
    found = _meeting(actor, pk)
    require(policies.may_run_meeting(actor, found))
    form = forms.MeetingForm(request.POST)
    context: dict[str, Any] = {"meeting": found, "form": form}
    if form.is_valid():
        try:
            data = form.cleaned_data
            return act(request, _address(found), lambda: services.change_meeting(found, actor=actor, **data))
        except EditConflict as conflict:
            found.refresh_from_db()
            context["conflict"] = conflict
            context["stored"] = [(_("Ngày họp"), found.held_on), (_("Địa điểm"), found.place)]
            context["form"] = forms.MeetingForm(initial={**form.cleaned_data, "version": conflict.version})
    return render(request, "councils/change.html", context, status=409 if "conflict" in context else 422)


@require_POST
@with_actor
def lock(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Lock the agenda."""
    found = _meeting(actor, pk)

    def run() -> None:
        services.lock_agenda(found, actor=actor)

    return act(request, _address(found), run, done=_("Đã khóa chương trình và in phiếu."))


@require_http_methods(["GET", "POST"])
@with_actor
def attendance(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Take attendance before the opening."""
    found = _meeting(actor, pk)
    require(policies.may_run_meeting(actor, found))
    members = selectors.attendance_by_member(found)
    form = forms.AttendanceForm(request.POST or None, members=members)
    if request.method == "POST" and form.is_valid():
        rows = form.presences()

        def run() -> None:
            services.record_attendance(found, rows=rows, actor=actor)

        return act(request, _address(found), run, done=_("Đã điểm danh."))
    context = {"meeting": found, "form": form, "may": policies.may_record_attendance(actor, found)}
    return render(request, "councils/attendance.html", context, status=422 if form.errors else 200)


@require_POST
@with_actor
def open_meeting(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Open the meeting."""
    found = _meeting(actor, pk)
    began = request.POST.get("began_at", "")[:20]

    def run() -> None:
        services.open_meeting(found, began_at=began, actor=actor)

    return act(request, _address(found), run, done=_("Đã khai mạc."))


@require_POST
@with_actor
def begin_count(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Begin to count."""
    found = _meeting(actor, pk)

    def run() -> None:
        services.begin_count(found, actor=actor)

    return act(request, reverse("councils:tally", args=[found.pk]), run, done=_("Bắt đầu kiểm phiếu."))


@require_safe
@with_actor
def tally(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The two counts: who counted, what differs, and the way to one's own count."""
    found = _meeting(actor, pk)
    context = {
        "meeting": found,
        "steps": selectors.steps(found),
        "turnout": selectors.turnout(found),
        "state": services.tally_state(found, actor=actor),
        "turns": [(turn, policies.may_enter_tally(actor, found, turn)) for turn in (1, 2)],
        "may_close": policies.may_move(actor, found, "tally"),
    }
    return render(request, "councils/tally.html", context)


@require_http_methods(["GET", "POST"])
@with_actor
def count(request: HttpRequest, actor: Actor, pk: int, turn: int) -> HttpResponse:
    """Enter one's own count; impossible numbers are refused at their box."""
    found = _meeting(actor, pk)
    require(policies.may_enter_tally(actor, found, turn))
    there = selectors.turnout(found)
    own = services.tally_state(found, actor=actor).own
    form = forms.TallyForm(
        request.POST or None, lines=selectors.agenda_lines(found), written=there.written > 0, own=own
    )
    if request.method == "POST" and form.is_valid():
        given = form.count()
        form.refuse(services.tally_problems(found, given))
        if form.is_valid():

            def run() -> None:
                services.enter_tally(found, turn, **services.as_arguments(given), actor=actor)

            return act(request, reverse("councils:tally", args=[pk]), run, done=_("Đã ghi lượt kiểm của anh chị."))
    context = {"meeting": found, "form": form, "turn": turn, "turnout": there}
    return render(request, "councils/count.html", context, status=422 if form.errors else 200)


@require_POST
@with_actor
def close_tally(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Make the result of two equal counts."""
    found = _meeting(actor, pk)

    def run() -> str:
        services.close_tally(found, actor=actor)
        return _address(found)

    return act(request, reverse("councils:tally", args=[pk]), run, done=_("Đã chốt kết quả kiểm phiếu."))


@require_http_methods(["GET", "POST"])
@with_actor
def minutes(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Write the words of the minutes; both texts are kept when two people write."""
    found = _meeting(actor, pk)
    require(policies.may_run_meeting(actor, found))
    form = forms.MinutesForm(request.POST) if request.method == "POST" else forms.MinutesForm.of(found)
    context: dict[str, Any] = {"meeting": found, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            return act(
                request, _address(found), lambda: _write(found, actor, form.cleaned_data), done=_("Đã lưu biên bản.")
            )
        except EditConflict as conflict:
            found.refresh_from_db()
            context["conflict"] = conflict
            context["stored"] = [(_("Thảo luận"), found.proceedings), (_("Kết luận"), found.conclusions)]
            context["form"] = forms.MinutesForm(initial={**form.cleaned_data, "version": conflict.version})
    return render(
        request, "councils/minutes.html", context, status=409 if "conflict" in context else 422 if form.errors else 200
    )


def _write(found: Meeting, actor: Actor, data: dict[str, Any]) -> None:
    services.write_minutes(found, actor=actor, **data)


@require_POST
@with_actor
def close(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Issue the minutes and close the meeting."""
    found = _meeting(actor, pk)
    return act(
        request, _address(found), lambda: services.close_meeting(found, actor=actor), done=_("Đã ban hành biên bản.")
    )
