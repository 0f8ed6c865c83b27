"""Pages of submissions, on both sides."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.foundations.access.http import act, fetch, page_of, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.files.store import download
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.stages.decisions.selectors import closed_meetings
from thidua.stages.movements.selectors import current_year
from thidua.stages.nominations.selectors import visible_nominations
from thidua.stages.submissions import drafting, forms, policies, selectors, services
from thidua.stages.submissions.dossier import dossiers_of, line_papers
from thidua.stages.submissions.models import Submission


def _submission(actor: Actor, pk: int) -> Submission:
    return fetch(selectors.visible_submissions(actor), pk=pk)


def _address(submission: Submission) -> str:
    return reverse("submissions:submission", args=[submission.pk])


@require_safe
@with_actor
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What was sent upward in the year, what was received from below, and meetings waiting for a letter."""
    require(policies.may_see_submissions(actor))
    drafting = policies.may_draft(actor)
    context = {
        "year": current_year(actor),
        "page": page_of(request, selectors.visible_submissions(actor).filter(year=current_year(actor))),
        "waiting": selectors.meetings_to_submit(actor) if drafting else (),
        "own_agency": actor.agency_id,
    }
    return render(request, "submissions/index.html", context)


@require_POST
@with_actor
def draft(request: HttpRequest, actor: Actor, meeting_pk: int) -> HttpResponse:
    """Draft the letter of a closed meeting, or choose its lines anew."""
    require(policies.may_draft(actor))
    meeting = fetch(closed_meetings(actor), pk=meeting_pk)
    return act(
        request,
        reverse("submissions:index"),
        lambda: _address(services.draft_submission(meeting, actor=actor)),
        done=_("Đã lập tờ trình."),
    )


@require_safe
@with_actor
def submission(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One submission with its lines and what this side may do."""
    found = _submission(actor, pk)
    asked, incomplete = dossiers_of(found)
    context = {
        "submission": found,
        "lines": selectors.lines_shown(found),
        "papers": selectors.papers_of_submission(found),
        "own_papers": selectors.own_papers(actor, found),
        "dossiers": asked,
        "incomplete": incomplete,
        "above": policies.sits_above(actor, found),
        "drafting": policies.may_draft(actor),
        "may_send": policies.may_send(actor, found),
        "may": {move: policies.may_above(actor, found, move) for move in ("vet", "return", "answer")},
        "send_form": forms.SendForm(initial={"dated_on": clock.today()}),
        "note_form": forms.NoteForm(initial={"note": found.vetting_note}),
    }
    return render(request, "submissions/submission.html", context)


@require_safe
@with_actor
def letter(request: HttpRequest, actor: Actor, pk: int, paper_pk: int, form: str) -> HttpResponse:
    """Download the letter; the body above reaches it through the submission."""
    found = _submission(actor, pk)
    paper = fetch(selectors.papers_of_submission(found), pk=paper_pk)
    stored = {"docx": paper.docx, "pdf": paper.pdf, "signed": paper.signed_copy}.get(form)
    if stored is None:
        raise Http404
    return download(stored)


@require_http_methods(["GET", "POST"])
@with_actor
def dossier(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The papers of each line, fifty lines a page; the sender's clerk ticks what is there."""
    found = _submission(actor, pk)
    page = page_of(request, selectors.lines_of(found))
    rows = line_papers(page, found)
    if request.method == "POST":
        there = {row.line.pk: request.POST.getlist(f"papers-{row.line.pk}") for row in rows}

        def run() -> None:
            services.keep_papers(found, there=there, actor=actor)

        return act(request, f"{request.path}?trang={page.number}", run, done=_("Đã lưu hồ sơ trình."))
    named = [row.line.nomination_id for row in rows if row.line.nomination_id]
    context = {
        "submission": found,
        "page": page,
        "rows": rows,
        "may": policies.may_keep_papers(actor, found),
        "readable": set(visible_nominations(actor).filter(pk__in=named).values_list("pk", flat=True)),
    }
    return render(request, "submissions/dossier.html", context)


@require_POST
@with_actor
def send(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Sign and send."""
    found = _submission(actor, pk)
    form = forms.SendForm(request.POST)
    day = form.cleaned_data["dated_on"] if form.is_valid() else None

    def run() -> None:
        services.send_submission(found, dated_on=day, actor=actor)

    return act(request, _address(found), run, done=_("Đã gửi tờ trình."))


@require_POST
@with_actor
def vet(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Take it up."""
    found = _submission(actor, pk)
    form = forms.NoteForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    return act(
        request,
        _address(found),
        lambda: services.vet_submission(found, note=note, actor=actor),
        done=_("Đã nhận thẩm định."),
    )


@require_POST
@with_actor
def send_back(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Send it back with what is missing."""
    found = _submission(actor, pk)
    form = forms.NoteForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    return act(
        request,
        _address(found),
        lambda: services.return_submission(found, note=note, actor=actor),
        done=_("Đã trả lại."),
    )


@require_http_methods(["GET", "POST"])
@with_actor
def answer(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Give the result of each line."""
    found = _submission(actor, pk)
    require(policies.sits_above(actor, found))
    given = {"replied_by": drafting.addressee_of(found.to_agency)}
    form = forms.AnswerForm(request.POST or None, lines=selectors.lines_of(found), initial=given)
    if request.method == "POST" and form.is_valid():
        data = {name: form.cleaned_data[name] for name in ("reply_number", "replied_on", "replied_by")}
        answers = form.answers()

        def run() -> None:
            services.answer_submission(found, answers=answers, actor=actor, **data)

        return act(request, _address(found), run, done=_("Đã trả kết quả."))
    context = {"submission": found, "form": form, "may": policies.may_above(actor, found, "answer")}
    return render(request, "submissions/answer.html", context, status=422 if form.errors else 200)
