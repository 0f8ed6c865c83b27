"""Pages of dissemination."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.foundations.access.http import act, fetch, page_of, whole_number, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.papers.selectors import visible_papers
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.stages.dissemination import selectors, services
from thidua.stages.dissemination.forms import CirculateForm
from thidua.stages.dissemination.policies import may_acknowledge, may_circulate, may_remind
from thidua.stages.movements.selectors import visible_movements

A_WEEK = dt.timedelta(days=7)


@require_safe
@with_actor
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What was sent this year, one's own state and the share in reach."""
    page = page_of(request, selectors.circulation_rows(actor))
    return render(request, "dissemination/index.html", {"page": page, "circulate": may_circulate(actor)})


@require_safe
@with_actor
def detail(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The text to study, and the confirmation."""
    circulation = fetch(selectors.visible_circulations(actor), pk=pk)
    copy = selectors.my_copy(actor, circulation)
    context = {
        "circulation": circulation,
        "copy": copy,
        "acknowledge": may_acknowledge(actor, copy),
        "share": selectors.share_of(actor, circulation),
        "paper": visible_papers(actor).filter(pk=circulation.paper_id or 0).first(),
        "keeper": actor.has("clerk", "head", *selectors.KEEPERS),
    }
    return render(request, "dissemination/detail.html", context)


@require_http_methods(["GET", "POST"])
@with_actor
def send(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Write and send a circulation to everybody."""
    require(may_circulate(actor))
    movements = list(visible_movements(actor).filter(state="launched", parent__isnull=True))
    papers = list(visible_papers(actor).filter(state="issued", kind="launch_plan")[:50])
    initial = {
        "movement": request.GET.get("phong-trao"),
        "paper": papers[0].pk if papers else "",
        "title": str(papers[0]) if papers else "",
        "due_on": clock.today() + A_WEEK,
    }
    form = CirculateForm(request.POST or None, movements=movements, papers=papers, initial=initial)
    if request.method == "POST" and form.is_valid():
        return act(
            request, reverse("dissemination:send"), lambda: _send(actor, form), done="Đã gửi đến toàn thể cơ quan."
        )
    context = {"form": form, "movements": movements}
    return render(request, "dissemination/send.html", context, status=422 if form.errors else 200)


@require_POST
@with_actor
def open_copy(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Open one's copy; the first time is remembered."""
    circulation = fetch(selectors.visible_circulations(actor), pk=pk)

    def run() -> None:
        services.open_circulation(circulation, actor=actor)

    return act(request, reverse("dissemination:detail", args=[pk]), run)


@require_POST
@with_actor
def acknowledge(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Confirm that one has read and understood."""
    circulation = fetch(selectors.visible_circulations(actor), pk=pk)

    def run() -> None:
        services.acknowledge(circulation, actor=actor)

    return act(request, reverse("dissemination:detail", args=[pk]), run, done="Đã xác nhận quán triệt.")


@require_safe
@with_actor
def missing(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Who has not acknowledged, within the actor's reach."""
    circulation = fetch(selectors.visible_circulations(actor), pk=pk)
    asked = request.GET.get("don-vi", "")
    rows = selectors.missing_copies(actor, circulation, whole_number(asked))
    context = {
        "circulation": circulation,
        "page": page_of(request, rows),
        "share": selectors.share_of(actor, circulation),
        "remind": may_remind(actor, circulation),
        "next_on": selectors.next_reminder(circulation),
        "unit": asked,
    }
    return render(request, "dissemination/missing.html", context)


@require_POST
@with_actor
def remind(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Remind those who are missing."""
    circulation = fetch(selectors.visible_circulations(actor), pk=pk)

    def run() -> None:
        services.remind(circulation, actor=actor)

    return act(request, reverse("dissemination:missing", args=[pk]), run, done="Đã gửi lời nhắc.")


def _send(actor: Actor, form: CirculateForm) -> str:
    values = form.cleaned_data
    movement = fetch(visible_movements(actor), pk=values["movement"])
    circulation = services.circulate(
        movement,
        title=values["title"],
        summary=values["summary"],
        due_on=values["due_on"],
        paper=fetch(visible_papers(actor), pk=values["paper"]) if values["paper"] else None,
        actor=actor,
    )
    return reverse("dissemination:missing", args=[circulation.pk])
