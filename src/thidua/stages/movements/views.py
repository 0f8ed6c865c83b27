"""Pages of movements."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.foundations.access.http import act, fetch, page_of, whole_number, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import EditConflict
from thidua.foundations.papers.selectors import papers_of
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import ActError
from thidua.stages.movements import selectors, services
from thidua.stages.movements.forms import CancelForm, DayForm, LaunchForm, MovementForm, initial_of
from thidua.stages.movements.models import Movement
from thidua.stages.movements.papers import launch_plan_of, plan_recipients
from thidua.stages.movements.policies import (
    may_cancel,
    may_co_launch,
    may_edit,
    may_launch,
    may_prepare,
    may_preview_launch,
)
from thidua.stages.movements.transitions import MOVEMENT

PARTS = (
    ("nhiem-vu", "Nhiệm vụ, chỉ tiêu"),
    ("muc-dich", "Mục đích, yêu cầu"),
    ("ky-niem", "Ngày kỷ niệm"),
    ("van-ban", "Văn bản"),
    ("lich-su", "Lịch sử"),
)


@require_safe
@with_actor
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Movements of the year, as a tree."""
    context = {
        "page": page_of(request, selectors.year_movements(actor)),
        "year": selectors.current_year(actor),
        "previous": selectors.annual_movement(actor, selectors.current_year(actor) - 1),
        "prepare": may_prepare(actor),
    }
    return render(request, "movements/index.html", context)


@require_safe
@with_actor
def detail(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One movement; ``?phan=`` chooses the part shown."""
    movement = fetch(selectors.visible_movements(actor), pk=pk)
    asked = request.GET.get("phan", PARTS[0][0])
    context = _context(actor, movement) | {"part": asked if asked in dict(PARTS) else PARTS[0][0], "parts": PARTS}
    return render(request, "movements/detail.html", context | {"day_form": DayForm()})


@require_http_methods(["GET", "POST"])
@with_actor
def create(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Draft a movement by hand."""
    require(may_prepare(actor))
    year = selectors.current_year(actor)
    form = MovementForm(
        request.POST or None, parents=_tops(actor, year), initial={"year": year, "parent": request.GET.get("trong")}
    )
    if request.method == "POST" and form.is_valid():

        def run() -> str:
            return reverse("movements:detail", args=[services.create_movement(form.text(), actor=actor).pk])

        return act(request, reverse("movements:create"), run, done="Đã lập dự thảo phong trào.")
    return render(request, "movements/form.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@with_actor
def edit(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Edit a draft; when somebody was faster the form keeps what was typed and shows what is stored."""
    movement = fetch(selectors.visible_movements(actor), pk=pk)
    require(may_edit(actor, movement))
    form = MovementForm(
        request.POST or None,
        parents=_tops(actor, movement.year),
        own_grounds=selectors.grounds_of(movement) == movement,
        initial=initial_of(movement),
    )
    context = {"form": form, "movement": movement}
    if request.method != "POST" or not form.is_valid():
        return render(request, "movements/form.html", context, status=422 if form.errors else 200)
    try:
        services.edit_movement(movement, form.text(), version=form.cleaned_data["version"] or 0, actor=actor)
    except (EditConflict, ActError) as error:
        stored = fetch(selectors.visible_movements(actor), pk=pk)
        conflict = isinstance(error, EditConflict)
        context |= {"conflict": error, "stored": stored if conflict else None}
        return render(request, "movements/form.html", context, status=409 if conflict else 422)
    messages.success(request, "Đã lưu phong trào.")
    return redirect("movements:detail", pk)


@require_http_methods(["GET", "POST"])
@with_actor
def launch(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The page of the director: what will be issued, to whom, and the one button."""
    movement = fetch(selectors.visible_movements(actor), pk=pk)
    require(may_launch(actor, movement) if request.method == "POST" else may_preview_launch(actor))
    initial = {"dated_on": clock.today(), **selectors.signatory_of(actor)}
    form = LaunchForm(request.POST or None, initial=initial, agency_id=actor.agency_id)
    if request.method == "POST" and form.is_valid():

        def run() -> None:
            services.launch_movement(
                movement,
                paper=launch_plan_of(movement, form.signatory(), directive=form.cleaned_data["paper"] == "directive"),
                recipients=plan_recipients(movement),
                dated_on=form.cleaned_data["dated_on"],
                number=form.cleaned_data["number"],
                actor=actor,
            )

        return act(
            request, reverse("movements:detail", args=[pk]), run, done="Đã phát động phong trào, đã ban hành văn bản."
        )
    context = _context(actor, movement) | {"form": form, "recipients": plan_recipients(movement)}
    return render(request, "movements/launch.html", context, status=422 if form.errors else 200)


@require_POST
@with_actor
def draft_plan(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Lay the launch plan out as a draft."""
    movement = fetch(selectors.visible_movements(actor), pk=pk)
    directive = request.POST.get("paper") == "directive"
    paper = launch_plan_of(movement, selectors.director_signature(movement), directive=directive)

    def run() -> None:
        services.draft_launch_plan(movement, paper=paper, actor=actor)

    return act(
        request,
        f"{reverse('movements:detail', args=[pk])}?phan=van-ban",
        run,
        done="Đã soạn dự thảo văn bản phát động.",
    )


@require_http_methods(["GET", "POST"])
@with_actor
def copy(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """What a copy to the next year takes over, then the copy itself."""
    movement = fetch(selectors.visible_movements(actor), pk=pk)
    require(may_prepare(actor))
    if request.method == "POST":

        def run() -> str:
            return reverse("movements:detail", args=[services.copy_to_next_year(movement, actor=actor).pk])

        return act(request, reverse("movements:copy", args=[pk]), run, done="Đã sao sang năm sau.")
    return render(request, "movements/copy.html", {"movement": movement, "preview": selectors.copy_preview(movement)})


@require_http_methods(["GET", "POST"])
@with_actor
def cancel(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Ask why, then cancel."""
    movement = fetch(selectors.visible_movements(actor), pk=pk)
    require(may_cancel(actor, movement))
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def run() -> None:
            services.cancel_movement(movement, reason=form.cleaned_data["reason"], actor=actor)

        return act(request, reverse("movements:detail", args=[pk]), run, done="Đã hủy phong trào.")
    return render(
        request, "movements/cancel.html", {"movement": movement, "form": form}, status=422 if form.errors else 200
    )


@require_POST
@with_actor
def move(request: HttpRequest, actor: Actor, pk: int, name: str) -> HttpResponse:
    """Close, join as the union, show on or take off the public site."""
    movement = fetch(selectors.visible_movements(actor), pk=pk)

    def run() -> None:
        _MOVES[name][0](movement, actor)

    return act(request, reverse("movements:detail", args=[pk]), run, done=_MOVES[name][1])


@require_POST
@with_actor
def send_plan(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Mark the ticked recipients as sent."""
    movement = fetch(selectors.visible_movements(actor), pk=pk)
    ticked = [whole_number(value) or 0 for value in request.POST.getlist("pk")]
    rows = selectors.plan_deliveries(actor, movement).filter(pk__in=ticked)

    def run() -> None:
        services.mark_plan_sent(movement, rows, actor=actor)

    return act(request, f"{reverse('movements:detail', args=[pk])}?phan=van-ban", run, done="Đã ghi là đã gửi.")


@require_POST
@with_actor
def add_day(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Add a commemoration; a wrong form comes back with its errors."""
    movement = fetch(selectors.visible_movements(actor), pk=pk)
    form = DayForm(request.POST)
    if not form.is_valid():
        require(may_prepare(actor))
        context = _context(actor, movement) | {"part": "ky-niem", "parts": PARTS, "day_form": form}
        return render(request, "movements/detail.html", context, status=422)

    def run() -> None:
        services.add_commemoration(movement, **form.cleaned_data, actor=actor)

    return act(request, f"{reverse('movements:detail', args=[pk])}?phan=ky-niem", run, done="Đã thêm ngày kỷ niệm.")


@require_POST
@with_actor
def remove_day(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Take a commemoration off."""
    day = fetch(selectors.visible_days(actor), pk=pk)
    back = f"{reverse('movements:detail', args=[day.movement_id])}?phan=ky-niem"

    def run() -> None:
        services.remove_commemoration(day, actor=actor)

    return act(request, back, run, done="Đã bỏ ngày kỷ niệm.")


def _close(movement: Movement, actor: Actor) -> None:
    services.close_movement(movement, actor=actor)


def _co_launch(movement: Movement, actor: Actor) -> None:
    services.co_launch(movement, actor=actor)


def _show(movement: Movement, actor: Actor) -> None:
    services.set_public(movement, True, actor=actor)


def _hide(movement: Movement, actor: Actor) -> None:
    services.set_public(movement, False, actor=actor)


_MOVES = {
    "tong-ket": (_close, "Phong trào đã tổng kết."),
    "cong-doan": (_co_launch, "Công đoàn đã xác nhận phối hợp phát động."),
    "cong-khai": (_show, "Đã công khai phong trào."),
    "thoi-cong-khai": (_hide, "Đã thôi công khai phong trào."),
}


def _tops(actor: Actor, year: int) -> list[Movement]:
    return list(selectors.visible_movements(actor).filter(kind="annual", year=year).exclude(state="cancelled"))


def _context(actor: Actor, movement: Movement) -> dict[str, object]:
    return {
        "movement": movement,
        "tree": selectors.movement_tree(actor, movement),
        "days": list(movement.commemorations.all()),
        "unplaced": selectors.unplaced_days(movement),
        "required": selectors.required_parts(movement),
        "required_cite": selectors.parts_cite(movement),
        "papers": papers_of(actor, selectors.ORIGIN, movement.pk),
        "deliveries": selectors.plan_deliveries(actor, movement),
        # Asked by the one part that shows them.
        "bases": partial(selectors.bases_of, actor, movement),
        "addressees": selectors.grounds_of(movement).addressees.all(),
        "history": selectors.history_of(movement),
        "prepare": may_prepare(actor),
        "on_its_own": selectors.stands_alone(movement),
        "edit": may_edit(actor, movement),
        "may_launch": may_launch(actor, movement),
        "launch_open": MOVEMENT.may("launch", movement),
        "cancel": may_cancel(actor, movement),
        "union": may_co_launch(actor, movement),
    }
