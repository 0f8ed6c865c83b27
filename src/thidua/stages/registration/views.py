"""Pages of registration and pledges."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.foundations.access.http import act, fetch, page_of, whole_number, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.workbook.errors import WorkbookErrors
from thidua.foundations.workbook.model import Register
from thidua.foundations.workbook.read import read_table_text, read_workbook
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import ActError
from thidua.stages.movements.selectors import annual_movement, visible_movements
from thidua.stages.registration import pages, selectors, services
from thidua.stages.registration.enums import PledgeKind
from thidua.stages.registration.forms import ChooseForm, ImportForm, PledgeForm, ReviewForm, UnitAwardForm
from thidua.stages.registration.papers import pledge_paper
from thidua.stages.registration.policies import may_confirm_some, may_import, may_pledge, may_register, may_see_grid


@require_safe
@with_actor
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One's own registration; for a head also the unit's."""
    movement = annual_movement(actor)
    if movement is None:
        return render(request, "registration/none.html")
    return render(request, "registration/index.html", pages.own_page(actor, movement))


@require_POST
@with_actor
def choose(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Send one's own choice; nothing ticked is shown again with the reason."""
    movement = fetch(visible_movements(actor), pk=pk)
    require(may_register(actor, movement, person=selectors.own_person(actor)))
    form = ChooseForm(request.POST, options=selectors.award_options(movement, collective=False))
    if not form.is_valid():
        return render(request, "registration/index.html", pages.own_page(actor, movement) | {"form": form}, status=422)

    def run() -> None:
        services.choose_titles(movement, form.cleaned_data["awards"], actor=actor)

    return act(request, reverse("registration:index"), run, done="Đã gửi đăng ký, chờ xác nhận.")


@require_POST
@with_actor
def decline(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Say that one registers for nothing."""
    movement = fetch(visible_movements(actor), pk=pk)
    require(may_register(actor, movement, person=selectors.own_person(actor)))

    def run() -> None:
        services.decline_registration(movement, actor=actor)

    return act(request, reverse("registration:index"), run, done="Đã ghi: năm nay không đăng ký. Vẫn có thể đổi ý.")


@require_POST
@with_actor
def register_unit(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Register the head's unit for an award."""
    movement = fetch(visible_movements(actor), pk=pk)
    unit = selectors.own_unit(actor)
    require(may_register(actor, movement, unit=unit))
    form = UnitAwardForm(request.POST, options=selectors.award_options(movement, collective=True))
    if not form.is_valid():
        return render(
            request, "registration/index.html", pages.own_page(actor, movement) | {"unit_form": form}, status=422
        )

    def run() -> None:
        services.register_title(movement, form.cleaned_data["award"], unit=unit, actor=actor)

    return act(request, reverse("registration:index"), run, done="Đã gửi đăng ký của đơn vị.")


@require_POST
@with_actor
def withdraw(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Take one registration back."""
    registration = fetch(selectors.visible_registrations(actor), pk=pk)

    def run() -> None:
        services.withdraw_registration(registration, actor=actor)

    return act(request, reverse("registration:index"), run, done="Đã rút đăng ký.")


@require_safe
@with_actor
def grid(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Everybody within reach, filtered by state and unit."""
    require(may_see_grid(actor))
    movement = annual_movement(actor)
    if movement is None:
        return render(request, "registration/none.html")
    show, asked = request.GET.get("xem", ""), request.GET.get("don-vi", "")
    unit_id = whole_number(asked)
    page = page_of(request, selectors.grid_people(actor, movement, show=show, unit_id=unit_id))
    context = pages.grid_page(actor, movement, page, show)
    context |= {"may_import": may_import(actor, movement), "chosen_unit": unit_id}
    return render(request, "registration/grid.html", context)


@require_POST
@with_actor
def confirm(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Confirm the registrations of the ticked people and units."""
    require(may_confirm_some(actor))
    people = _numbers(request, "pk")
    single = _numbers(request, "registration")
    rows = selectors.chosen_registrations(actor, annual_movement(actor), people, single)

    def run() -> None:
        services.confirm_many(rows, actor=actor)

    return act(request, reverse("registration:grid"), run, done="Đã xác nhận đăng ký.")


@require_http_methods(["GET", "POST"])
@with_actor
def bring_in(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Paste a list or upload the workbook; faults are listed, nothing is written until all is right."""
    movement = fetch(visible_movements(actor), pk=pk)
    require(may_import(actor, movement))
    form = ImportForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form, "movement": movement}
    if request.method != "POST" or not form.is_valid():
        return render(request, "registration/import.html", context, status=422 if form.errors else 200)
    try:
        register = _register_of(form)
        services.import_registrations(register, movement, actor=actor)
    except (WorkbookErrors, ActError) as error:
        faults = error.listed() if isinstance(error, WorkbookErrors) else [str(error)]
        return render(request, "registration/import.html", context | {"faults": faults}, status=422)
    messages.success(request, "Đã nhập danh sách đăng ký.")
    return redirect("registration:grid")


@require_safe
@with_actor
def pledges(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One's own pledges, the unit's, and their review."""
    movement = annual_movement(actor)
    if movement is None:
        return render(request, "registration/none.html")
    return render(request, "registration/pledges.html", pages.pledge_page(actor, movement))


@require_POST
@with_actor
def sign(request: HttpRequest, actor: Actor, pk: int, whose: str) -> HttpResponse:
    """Sign a pledge: one's own of a kind, or the unit's."""
    movement = fetch(visible_movements(actor), pk=pk)
    unit = selectors.own_unit(actor) if whose == "don-vi" else None
    require(may_pledge(actor, movement, person=None if unit else selectors.own_person(actor), unit=unit))
    form = PledgeForm(request.POST)
    if not form.is_valid():
        return render(
            request, "registration/pledges.html", pages.pledge_page(actor, movement, {whose: form}), status=422
        )

    def run() -> None:
        text = form.cleaned_data["text"]
        if whose == "don-vi":
            services.sign_pledge(
                movement, kind=PledgeKind.EMULATION, text=text, unit=unit, paper=pledge_paper, actor=actor
            )
            return
        kind = PledgeKind.DIRECTIVE_05 if whose == "chi-thi-05" else PledgeKind.EMULATION
        services.sign_pledge(movement, kind=kind, text=text, person=selectors.own_person(actor), actor=actor)

    return act(request, reverse("registration:pledges"), run, done="Đã ký.")


@require_POST
@with_actor
def review(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Write how a pledge was kept."""
    pledge = fetch(selectors.visible_pledges(actor), pk=pk)
    form = ReviewForm(request.POST)

    def run() -> None:
        services.review_pledge(pledge, review=form.data.get("review", ""), actor=actor)

    return act(request, reverse("registration:pledges"), run, done="Đã ghi kết quả thực hiện.")


def _numbers(request: HttpRequest, name: str) -> list[int]:
    sent = (whole_number(value) for value in request.POST.getlist(name))
    return [number for number in sent if number is not None]


def _register_of(form: ImportForm) -> Register:
    file = form.cleaned_data["file"]
    if file is not None:
        return read_workbook(file.read(), file.name)
    return Register(registrations=read_table_text(form.cleaned_data["pasted"], "Đăng ký").rows)
