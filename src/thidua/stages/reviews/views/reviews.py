"""Pages of interim and final reviews."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.foundations.access.http import act, fetch, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import EditConflict
from thidua.foundations.papers import render_html
from thidua.foundations.papers.content import NumberAndDate
from thidua.foundations.papers.handing import hand_over
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.papers.selectors import papers_of
from thidua.foundations.papers.wording_page.selectors import in_own_words
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.stages.movements.selectors import annual_movement, director_signature
from thidua.stages.reviews import figures, policies, selectors, services
from thidua.stages.reviews.forms import IssueForm, OpenReviewForm, WordsForm
from thidua.stages.reviews.models import Review
from thidua.stages.reviews.papers import figure_words, leadership_words, recipients_of, review_report
from thidua.stages.reviews.services.reviews import ORIGIN


@require_http_methods(["GET", "POST"])
@with_actor
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Reviews of the year; the clerk opens one here."""
    movement = annual_movement(actor)
    initial = {"movement": movement, "from_on": movement.starts_on, "to_on": movement.ends_on} if movement else {}
    form = OpenReviewForm(actor, request.POST or None, initial=initial)
    may_open = policies.may_open_review(actor, movement) if movement else None
    if request.method == "POST":
        require(policies.may_open_some_review(actor))
    if form.is_valid():
        values = form.cleaned_data
        return act(
            request,
            reverse("reviews:index"),
            lambda: _url(services.open_review(**values, actor=actor)),
            done=_("Đã mở báo cáo"),
        )
    context = {"rows": selectors.reviews_of_year(actor), "form": form, "may_open": may_open, "movement": movement}
    return render(request, "reviews/index.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@with_actor
def review(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Write a review beside its figures, or read one that is issued."""
    found = fetch(selectors.visible_reviews(actor), pk=pk)
    form = WordsForm(request.POST or None, review=found)
    if request.method == "POST":
        require(policies.may_write_review(actor, found))
        if form.is_valid():
            try:
                return act(request, _url(found), lambda: _saved(found, form, request, actor), done=_("Đã lưu"))
            except EditConflict as conflict:
                return _review_page(request, actor, found, form, conflict)
    return _review_page(request, actor, found, form)


def _review_page(
    request: HttpRequest, actor: Actor, found: Review, form: WordsForm, conflict: EditConflict | None = None
) -> HttpResponse:
    numbers = figures.figures_of(found)
    stored = fetch(selectors.visible_reviews(actor), pk=found.pk)
    context = {
        "review": stored,
        "form": form,
        "version": conflict.version if conflict else stored.version,
        "conflict": conflict,
        "stored": [(form.fields[name].label, getattr(stored, name)) for name in form.fields],
        "figures": numbers,
        "sentences": [*leadership_words(numbers), *figure_words(numbers)],
        "papers": papers_of(actor, ORIGIN, found.pk),
        "may_write": policies.may_write_review(actor, stored),
        "may_issue": policies.may_issue_review(actor, stored),
    }
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "reviews/review.html", context, status=status)


def _saved(found: Review, form: WordsForm, request: HttpRequest, actor: Actor) -> str:
    services.save_review(found, form.words(), seen=_whole(request.POST.get("version")), actor=actor)
    return _url(found)


@require_POST
@with_actor
def autosave(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Keep a draft while it is typed; the answer is the new state of the form, not a page."""
    found = fetch(selectors.visible_reviews(actor), pk=pk)
    require(policies.may_open_some_review(actor))
    form = WordsForm(request.POST, review=found)
    state, version = "failed", _whole(request.POST.get("version"))
    if policies.may_write_review(actor, found) and form.is_valid():
        try:
            version = services.save_review(found, form.words(), seen=version, actor=actor).version
            state = "saved"
        except EditConflict:
            state = "failed"
    context = {"state": state, "at": clock.now(), "version": version}
    return render(request, "reviews/_saved.html", context)


@require_http_methods(["GET", "POST"])
@with_actor
def issue(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The report as it will be printed, and the act that numbers and freezes it."""
    found = fetch(selectors.visible_reviews(actor), pk=pk)
    require(policies.may_issue_review(actor, found))
    form = IssueForm(request.POST or None, request.FILES or None, initial={"dated_on": clock.today()})
    day = form.cleaned_data["dated_on"] if form.is_valid() else None
    paper = review_report(found, director_signature(found.movement, day))
    if form.is_valid():
        numbers = {name: form.cleaned_data[name] for name in ("dated_on", "number")}
        to, signed = recipients_of(found), form.signed_bytes()
        run = services.issue_review
        return act(
            request,
            _url(found),
            lambda: _issued(run(found, paper=paper, recipients=to, signed=signed, actor=actor, **numbers)),
            done=_("Đã ban hành báo cáo"),
        )
    shown, wording = in_own_words(found.movement.agency_id, paper(NumberAndDate()), day or clock.today())
    preview = mark_safe(render_html(shown))  # noqa: S308 - every word is escaped by the writer
    context = {
        "review": found,
        "form": form,
        "preview": preview,
        "wording": wording,
        "recipients": recipients_of(found),
    }
    return render(request, "reviews/issue.html", context, status=422 if form.errors else 200)


@require_GET
@with_actor
def draft(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The draft as a Word file, for those who write or sign it."""
    found = fetch(selectors.visible_reviews(actor), pk=pk)
    if found.state != "draft":
        raise Http404
    paper = review_report(found, director_signature(found.movement))(NumberAndDate())
    shown, _wording = in_own_words(found.movement.agency_id, paper, clock.today())
    return hand_over(shown, "docx", f"du-thao-bao-cao-{found.pk}")


def _url(found: Review) -> str:
    return reverse("reviews:review", args=[found.pk])


def _issued(paper: OfficialPaper) -> None:
    """Let the paper fall, so that the act leads back to the review."""


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0
