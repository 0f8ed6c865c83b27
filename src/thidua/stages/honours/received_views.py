"""Pages of decisions that came in: taken in, looked through row by row, posted, cancelled."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.foundations.access.http import act, fetch, page_of, whole_number, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import EditConflict
from thidua.foundations.files.store import download
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import ActError
from thidua.stages.honours import forms, policies, received, receiving
from thidua.stages.honours.models import ReceivedDecision, ReceivedRow
from thidua.stages.launch.reader import ocr_available
from thidua.stages.launch.reader.awards import SHEETS, WORDS

_OPEN_ROWS, _ROWS = 20, 50


@require_safe
@with_actor
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Decisions that came in, newest first, and the place to take in another."""
    require(policies.may_see_received(actor))
    return _index(request, actor, forms.ReceiveForm())


def _index(request: HttpRequest, actor: Actor, form: forms.ReceiveForm, status: int = 200) -> HttpResponse:
    page = page_of(request, received.counted(received.visible_received(actor)))
    kinds = [*WORDS, *SHEETS, *(receiving.PICTURES if ocr_available() else ())]
    context = {
        "page": page,
        "upload": policies.may_receive(actor),
        "form": form,
        "kinds": ",".join(kinds),
        "may_recognise": ocr_available(),
    }
    return render(request, "honours/received.html", context, status=status)


@require_POST
@with_actor
def upload(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take in a file; a wrong form is shown again with its errors."""
    require(policies.may_receive(actor))
    form = forms.ReceiveForm(request.POST, request.FILES)
    if not form.is_valid():
        return _index(request, actor, form, status=422)
    file, ocr = form.cleaned_data["file"], form.cleaned_data["ocr"]

    def run() -> str:
        decision = receiving.receive_decision(data=file.read(), filename=file.name, ocr=ocr, actor=actor)
        return _at(decision)

    return act(request, reverse("honours:received"), run, done=_("Đã đọc quyết định. Chưa ghi gì vào sổ."))


@require_safe
@with_actor
def decision(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """What was read, the doubtful rows first."""
    found = fetch(received.visible_received(actor), pk=pk)
    return render(request, "honours/received_decision.html", _context(request, actor, found))


def _context(request: HttpRequest, actor: Actor, found: ReceivedDecision) -> dict[str, Any]:
    tabs = received.tabs_of(found, request.GET.get("nhom", ""))
    group = next(tab.key for tab in tabs if tab.current)
    page = page_of(request, received.rows_of(found, group), _OPEN_ROWS if group == "open" else _ROWS)
    return {
        "decision": found,
        "tabs": tabs,
        "group": group,
        "page": page,
        "rows": received.shown_rows(list(page.object_list)),
        "edit": policies.may_change_received(actor, found, "post"),
        "may_cancel": policies.may_change_received(actor, found, "cancel"),
        "form": forms.ReceivedForm(initial={name: getattr(found, name) for name in forms.ReceivedForm.base_fields}),
        "cancel_form": forms.CancelForm(),
        "award_form": forms.AwardForm() if received.waits_for_award(found) else None,
        "likely": len(received.likely_rows(found)) if group == "open" else 0,
        "money": received.money_of(found),
        "payers": received.payers(found),
        "missing": receiving.what_is_missing(found, tabs[1].count),
    }


@require_POST
@with_actor
def correct(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Store number, day, issuer and year; a wrong form is shown again with what was typed."""
    found = fetch(received.visible_received(actor), pk=pk)
    require(policies.may_change_received(actor, found, "post"))
    form = forms.ReceivedForm(request.POST)
    status, conflict = 422, None
    if form.is_valid():
        seen = whole_number(request.POST.get("version", "")) or 0
        try:
            receiving.correct_received(found, seen=seen, actor=actor, **form.cleaned_data)
        except EditConflict as error:
            status, conflict = 409, error
        else:
            messages.success(request, _("Đã lưu."))
            return redirect(_at(found))
    context = _context(request, actor, found) | {"form": form, "conflict": conflict}
    return render(request, "honours/received_decision.html", context, status=status)


@require_POST
@with_actor
def set_award(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Give one award to all rows that name none."""
    found = fetch(received.visible_received(actor), pk=pk)
    award = request.POST.get("award", "")

    def run() -> None:
        receiving.award_open_rows(found, award=award, actor=actor)

    return act(request, _at(found), run, done=_("Đã ghi danh hiệu, hình thức cho các dòng chưa rõ."))


@require_POST
@with_actor
def confirm(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Take all rows that mean one person or unit with good reason."""
    found = fetch(received.visible_received(actor), pk=pk)

    def run() -> None:
        receiving.confirm_likely(found, actor=actor)

    return act(request, _at(found), run, done=_("Đã nhận các dòng gần chắc. Chưa ghi gì vào sổ."))


@require_POST
@with_actor
def post(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Post the rows taken to the ledger."""
    found = fetch(received.visible_received(actor), pk=pk)

    def run() -> None:
        receiving.post_received(found, actor=actor)

    return act(request, _at(found), run, done=_("Đã ghi vào sổ thành tích và sổ vàng."))


@require_POST
@with_actor
def cancel(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Cancel with a reason."""
    found = fetch(received.visible_received(actor), pk=pk)
    form = forms.CancelForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""

    def run() -> None:
        receiving.cancel_received(found, reason=reason, actor=actor)

    return act(request, _at(found), run, done=_("Đã hủy quyết định đến."))


@require_http_methods(["GET", "HEAD", "POST"])
@with_actor
def row(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Correct one row by hand: anybody of the agency, any award."""
    found = fetch(received.visible_rows(actor), pk=pk)
    require(policies.may_change_received(actor, found.decision, "post"))
    subject = found.person or found.unit
    form = forms.ReceivedRowForm(
        request.POST or None, initial={"subject": subject.code if subject else "", "award": found.award}
    )
    if request.method == "POST" and form.is_valid():
        try:
            receiving.choose_row(found, actor=actor, **form.cleaned_data)
            return redirect(_at(found.decision))
        except ActError as error:
            form.add_error("subject", str(error))
    context = {"row": found, "decision": found.decision, "form": form}
    return render(request, "honours/received_row.html", context, status=422 if form.errors else 200)


@require_POST
@with_actor
def choose(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Take one of the candidates, or leave the row out."""
    found: ReceivedRow = fetch(received.visible_rows(actor), pk=pk)
    subject = request.POST.get("subject", "")

    def run() -> None:
        receiving.choose_row(found, subject=subject, actor=actor)

    return act(request, _at(found.decision), run)


@require_safe
@with_actor
def file(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Give the file as it arrived."""
    return download(fetch(received.visible_received(actor), pk=pk).file)


def _at(found: ReceivedDecision) -> str:
    return reverse("honours:received-decision", args=[found.pk])
