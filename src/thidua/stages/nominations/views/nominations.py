"""Pages of nominations: the list by role, the nominating of a unit, one nomination."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.foundations.access.http import act, fetch, page_of, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import EditConflict
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.workflow.decision import require
from thidua.stages.movements.selectors import annual_movement
from thidua.stages.nominations import policies, selectors, services
from thidua.stages.nominations.enums import NominationState
from thidua.stages.nominations.forms import FilterForm, NominationForm, NoteForm, OpenListForm
from thidua.stages.nominations.models import Nomination, NominationList


@dataclass(frozen=True, slots=True)
class Link:
    """A filter or tab."""

    label: str
    count: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One nomination of the list; ``pick``: this actor may accept it, so that it can be ticked."""

    nomination: Nomination
    award: str
    status: str
    answer: str
    pick: bool


@require_GET
@with_actor
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Nominations of the year as far as the actor sees them."""
    listing = selectors.current_list(actor)
    movement = annual_movement(actor)
    if listing is None:
        context = {
            "movement": movement,
            "form": OpenListForm(initial={"due_on": movement.ends_on if movement else None}),
            "may_open": policies.may_open_list(actor, movement) if movement else None,
        }
        return render(request, "nominations/closed.html", context)
    return render(request, "nominations/index.html", _index(request, actor, listing))


def _index(request: HttpRequest, actor: Actor, listing: NominationList) -> dict[str, Any]:
    everything = selectors.visible_nominations(actor).filter(list=listing)
    counts = selectors.count_states(everything)
    form = FilterForm(actor, selectors.awards_to_nominate(listing), request.GET)
    state, award, unit_id = form.wanted()
    rows = everything.filter(state=state) if state in selectors.CHIPS else everything
    rows = rows.filter(award=award) if award else rows
    rows = rows.filter(nominating_unit_id=unit_id) if unit_id else rows
    page = page_of(request, selectors.in_order(rows))
    labels = {str(value): str(label) for value, label in NominationState.choices}
    chips = [Link(_("Tất cả"), sum(counts.values()), "?", not state)]
    chips += [Link(labels[key], counts[key], f"?loc={key}", key == state) for key in selectors.CHIPS if counts[key]]
    return {
        "listing": listing,
        "page": page,
        "rows": [_row(actor, one) for one in page],
        "chips": chips,
        "form": form,
        "total": sum(counts.values()),
        "counts": counts,
        **_may(actor, listing),
    }


def _may(actor: Actor, listing: NominationList) -> dict[str, Any]:
    """What this actor may do with the list, and whom it still waits for."""
    own_unit = selectors.unit_of(actor)
    return {
        "unit": own_unit,
        "may_nominate": policies.may_nominate(actor, listing),
        "may_send": policies.may_send(actor, listing, own_unit) if own_unit and actor.has("head", "clerk") else None,
        "to_send": selectors.unsent(listing, own_unit),
        "may_check": policies.may_check(actor, listing),
        "may_accept": actor.has(*policies.CHECKERS) and listing.state == "open",
        "silent": selectors.silent_units(listing) if actor.has("clerk") and listing.state == "open" else [],
    }


def _row(actor: Actor, one: Nomination) -> Row:
    answer = one.assessment.status if one.assessment else ""
    pick = bool(policies.may_accept(actor, one))
    return Row(one, award_label(one.award), selectors.STATUS_OF[one.state], answer, pick)


@require_POST
@with_actor
def open_list(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Open the year's list."""
    movement = annual_movement(actor)
    if movement is None:
        messages.error(request, _("Chưa có phong trào năm này."))
        return redirect("nominations:index")
    require(policies.may_open_list(actor, movement))
    form = OpenListForm(request.POST)
    if not form.is_valid():
        context = {"movement": movement, "form": form, "may_open": policies.may_open_list(actor, movement)}
        return render(request, "nominations/closed.html", context, status=422)
    due_on = form.cleaned_data["due_on"]
    return act(
        request,
        reverse("nominations:index"),
        lambda: _fall(services.open_list(movement, due_on=due_on, actor=actor)),
        done=_("Đã mở đợt nhận đề nghị"),
    )


@require_http_methods(["GET", "POST"])
@with_actor
def nominate(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Tick whom to nominate for an award, or take over the unit's minutes."""
    listing = fetch(selectors.visible_lists(actor), pk=pk)
    require(policies.may_nominate(actor, listing))
    awards = selectors.awards_to_nominate(listing)
    require(policies.may_choose_award(awards))
    asked = request.GET.get("danh_hieu", "")
    award = asked if asked in dict(awards) else awards[0][0]
    if request.method == "POST":
        return _nominate(request, actor, listing, award)
    unit_id = None if actor.has("clerk") else actor.unit_id
    context = {
        "listing": listing,
        "tabs": [Link(label, 0, f"?danh_hieu={code}", code == award) for code, label in awards],
        "award": award,
        "award_label": dict(awards)[award],
        "rows": selectors.candidates_of(listing, award, unit_id),
        "minutes": selectors.minutes_to_take(listing, unit_id),
    }
    return render(request, "nominations/nominate.html", context)


def _nominate(request: HttpRequest, actor: Actor, listing: NominationList, award: str) -> HttpResponse:
    subjects = selectors.subjects_by_key(actor.agency_id, request.POST.getlist("pk"))
    return act(
        request,
        f"{reverse('nominations:nominate', args=[listing.pk])}?danh_hieu={award}",
        lambda: _fall(services.nominate_many(listing, subjects, award=award, actor=actor)),
        done=_("Đã lập đề nghị, chưa gửi Văn phòng"),
    )


@require_POST
@with_actor
def from_appraisal(request: HttpRequest, actor: Actor, pk: int, unit: int) -> HttpResponse:
    """Take over a unit's minutes."""
    listing = fetch(selectors.visible_lists(actor), pk=pk)
    appraisal = fetch(selectors.minutes_of_year(listing), unit_id=unit)
    back = reverse("nominations:index")
    return act(
        request, back, lambda: _taken(request, services.nominate_from_appraisal(listing, appraisal, actor=actor))
    )


def _taken(request: HttpRequest, done: services.FromAppraisal) -> str:
    messages.success(request, _("Đã lập %(number)d đề nghị từ biên bản bình xét.") % {"number": len(done.created)})
    if done.left_out:
        lines = "; ".join(f"{name}: {why}" for name, why in done.left_out)
        messages.warning(
            request, _("Chưa lấy %(number)d dòng: %(lines)s") % {"number": len(done.left_out), "lines": lines}
        )
    return f"{reverse('nominations:index')}?loc=draft"


@require_GET
@with_actor
def overlooked(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """“Nên xem xét”: eligible and not nominated."""
    listing = fetch(selectors.visible_lists(actor), pk=pk)
    if not actor.has("head"):
        require(policies.may_check(actor, listing))
    unit_id = None if policies.may_check(actor, listing) else actor.unit_id
    context = {
        "listing": listing,
        "groups": selectors.overlooked(listing, unit_id),
        "may_nominate": policies.may_nominate(actor, listing),
    }
    return render(request, "nominations/overlooked.html", context)


@require_http_methods(["GET", "POST"])
@with_actor
def nomination(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One nomination: reason and rank, the law's answer, and what may be done with it."""
    found = fetch(selectors.visible_nominations(actor), pk=pk)
    may_edit = policies.may_edit(actor, found)
    may_write = policies.may_write_achievement(actor, found)
    form = NominationForm(request.POST or None, nomination=found, with_rank=bool(may_edit))
    context: dict[str, Any] = {"form": form, "may_edit": may_edit, "may_write": may_write, "version": found.version}
    if request.method == "POST":
        require(may_write)
        if form.is_valid():
            try:
                return act(
                    request, _url(found), lambda: _fall(_write(request, actor, found, form)), done=_("Đã lưu đề nghị")
                )
            except EditConflict as conflict:
                context |= {"conflict": conflict, "version": conflict.version, "stored": _stored(actor, pk)}
                return _page(request, actor, found, context, 409)
    return _page(request, actor, found, context, 422 if form.errors else 200)


def _page(request: HttpRequest, actor: Actor, found: Nomination, context: dict[str, Any], status: int) -> HttpResponse:
    context |= {
        "nomination": found,
        "row": _row(actor, found),
        "may_send": found.state in ("draft", "returned")
        and policies.may_send(actor, found.list, found.nominating_unit),
        "may_accept": policies.may_accept(actor, found),
        "may_return": policies.may_return(actor, found),
        "may_withdraw": policies.may_withdraw(actor, found),
        "note_form": NoteForm(),
    }
    return render(request, "nominations/nomination.html", context, status=status)


def _write(request: HttpRequest, actor: Actor, found: Nomination, form: NominationForm) -> Nomination:
    values, seen = form.cleaned_data, _whole(request.POST.get("version"))
    if "rank" in values:
        return services.edit_nomination(found, reason=values["reason"], rank=values["rank"], seen=seen, actor=actor)
    return services.write_achievement(found, reason=values["reason"], seen=seen, actor=actor)


def _stored(actor: Actor, pk: int) -> list[tuple[str, object]]:
    now = fetch(selectors.visible_nominations(actor), pk=pk)
    return [(_("Tóm tắt thành tích"), now.reason), (_("Thứ tự ưu tiên"), now.rank)]


@require_POST
@with_actor
def send(request: HttpRequest, actor: Actor, pk: int, unit: int) -> HttpResponse:
    """Send a unit's nominations to the Office."""
    listing = fetch(selectors.visible_lists(actor), pk=pk)
    sender = fetch(selectors.units_of(actor), pk=unit)
    return act(
        request,
        reverse("nominations:index"),
        lambda: _fall(services.send_nominations(listing, sender, actor=actor)),
        done=_("Đã gửi Văn phòng"),
    )


@require_POST
@with_actor
def accept_many(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Accept the ticked nominations."""
    listing = fetch(selectors.visible_lists(actor), pk=pk)
    require(policies.may_accept_some(actor, listing))
    ticked = [int(one) for one in request.POST.getlist("pk") if one.isascii() and one.isdigit()]
    rows = list(selectors.visible_nominations(actor).filter(list=listing, pk__in=ticked))
    return act(
        request,
        f"{reverse('nominations:index')}?loc=sent",
        lambda: _fall(services.accept_nominations(rows, actor=actor)),
        done=_("Đã nhận %(number)d đề nghị") % {"number": len(rows)},
    )


@require_POST
@with_actor
def accept(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Accept one nomination."""
    found = fetch(selectors.visible_nominations(actor), pk=pk)
    return act(
        request,
        _url(found),
        lambda: _fall(services.accept_nomination(found, actor=actor)),
        done=_("Đã nhận đề nghị"),
    )


@require_POST
@with_actor
def give_back(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Return one nomination with a note."""
    return _with_note(request, actor, pk, services.return_nomination, _("Đã trả lại đơn vị"))


@require_POST
@with_actor
def withdraw(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Withdraw one nomination; the trace stays."""
    return _with_note(request, actor, pk, services.withdraw_nomination, _("Đã rút đề nghị"))


def _with_note(request: HttpRequest, actor: Actor, pk: int, run: Callable[..., Nomination], done: str) -> HttpResponse:
    found = fetch(selectors.visible_nominations(actor), pk=pk)
    note = request.POST.get("note", "")
    return act(request, _url(found), lambda: _fall(run(found, note=note, actor=actor)), done=done)


def _url(found: Nomination) -> str:
    return reverse("nominations:nomination", args=[found.pk])


def _fall(done: object) -> None:
    """Let a service's result fall, so that the act leads back to the page."""


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0
