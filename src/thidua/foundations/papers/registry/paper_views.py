"""Pages and acts on one issued paper (sending, recall, replacement, correction), on packages and on signing powers."""

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.foundations.access.http import act, fetch, page_of, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.papers.exchange.package import UNREAD
from thidua.foundations.papers.models import NumberEntry
from thidua.foundations.papers.registry import after_issue, forms, policies, powers, sending, services
from thidua.foundations.papers.registry.outgoing import visible_entries
from thidua.foundations.papers.registry.readings import deliveries_of, issued_paper, signers
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import Decision, require
from thidua.foundations.workflow.errors import ActError


def _entry(actor: Actor, pk: int, may: Decision) -> NumberEntry:
    """The line of a paper of the product; what one may not see is missing before it is refused."""
    found = fetch(visible_entries(actor).filter(paper__isnull=False), pk=pk)
    require(may)
    return found


def _back(pk: int) -> str:
    return reverse("registry:entry", args=[pk])


@require_POST
@with_actor
def add_recipient(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One more recipient."""
    found = _entry(actor, pk, policies.may_keep_books(actor))
    form = forms.RecipientForm(request.POST)
    if not form.is_valid():
        return _refused(request, form, _("Thêm nơi nhận"), _back(pk))
    data = form.cleaned_data

    def run() -> None:
        sending.add_recipient(issued_paper(found), **data, actor=actor)

    return act(request, _back(pk), run, done=_("Đã thêm nơi nhận."))


@require_POST
@with_actor
def send(request: HttpRequest, actor: Actor, pk: int, delivery_pk: int) -> HttpResponse:
    """Send a copy, or send it again."""
    found = _entry(actor, pk, policies.may_keep_books(actor))
    delivery = fetch(deliveries_of(found), pk=delivery_pk)
    form = forms.SendForm(request.POST)
    if not form.is_valid():
        return _refused(request, form, _("Gửi văn bản"), _back(pk))
    data = form.cleaned_data

    def run() -> None:
        sending.send(delivery, **data, actor=actor)

    return act(request, _back(pk), run, done=_("Đã ghi việc gửi. Xem kết quả ở dòng nơi nhận."))


@require_POST
@with_actor
def received(request: HttpRequest, actor: Actor, pk: int, delivery_pk: int) -> HttpResponse:
    """A recipient has the paper."""
    found = _entry(actor, pk, policies.may_keep_books(actor))
    delivery = fetch(deliveries_of(found), pk=delivery_pk)
    return act(
        request, _back(pk), lambda: sending.confirm_received(delivery, actor=actor), done=_("Đã ghi là đã nhận.")
    )


@require_safe
@with_actor
def package(request: HttpRequest, actor: Actor, pk: int, delivery_pk: int) -> HttpResponse:
    """Download the exchange package for one recipient."""
    found = _entry(actor, pk, policies.may_keep_books(actor))
    try:
        data = sending.package_of(fetch(deliveries_of(found), pk=delivery_pk))
    except ActError as error:
        messages.error(request, str(error))
        return redirect(_back(pk))
    response = HttpResponse(data, content_type="application/xml")
    name = f"{found.full_number.replace('/', '-')}.edxml"
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@with_actor
def recall(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Recall an issued paper, with the reason."""
    found = _entry(actor, pk, policies.may_recall(actor))
    form = forms.ReasonForm(request.POST or None)
    if not form.is_valid():
        return _form(request, form, _("Thu hồi văn bản"), _back(pk), danger=True)
    reason = form.cleaned_data["reason"]

    def run() -> None:
        after_issue.recall_paper(issued_paper(found), reason=reason, actor=actor)

    return act(request, _back(pk), run, done=_("Đã thu hồi. Báo cho các nơi nhận."))


@require_http_methods(["GET", "HEAD", "POST"])
@with_actor
def replace(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Name the paper that stands in the place of this one."""
    found = _entry(actor, pk, policies.may_keep_books(actor))
    old = issued_paper(found)
    form = forms.ReplaceForm(request.POST or None, old=old)
    if not form.is_valid():
        return _form(request, form, _("Ghi văn bản thay thế"), _back(pk))
    new = form.cleaned_data["new"]
    return act(
        request, _back(pk), lambda: after_issue.replace_paper(old, new, actor=actor), done=_("Đã ghi văn bản thay thế.")
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_actor
def correct(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Issue the dispatch that corrects mistakes of format."""
    found = _entry(actor, pk, policies.may_keep_books(actor))
    initial = {"dated_on": clock.today()}
    form = forms.CorrectForm(request.POST or None, initial=initial, signers=signers(actor, clock.today()))
    if not form.is_valid():
        return _form(request, form, _("Đính chính văn bản"), _back(pk))
    data = form.cleaned_data

    def run() -> str:
        made = after_issue.correct_paper(issued_paper(found), **data, actor=actor)
        return _back(made.number_entries.get().pk)

    return act(request, _back(pk), run, done=_("Đã ban hành công văn đính chính."))


@require_http_methods(["GET", "HEAD", "POST"])
@with_actor
def receive_package(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Register the paper in an exchange package."""
    require(policies.may_keep_books(actor))
    form = forms.PackageForm(request.POST or None, request.FILES or None, initial={"arrived_on": clock.today()})
    back = reverse("registry:receive-package")
    if not form.is_valid():
        context = {"form": form, "unread": UNREAD}
        return render(request, "registry/package.html", context, status=422 if form.is_bound else 200)
    data = form.cleaned_data

    def run() -> str:
        made = services.register_package(
            data["file"].read(), arrived_on=data["arrived_on"], anyway=data["anyway"], actor=actor
        )
        return reverse("registry:incoming-paper", args=[made.pk])

    return act(request, back, run, done=_("Đã mở gói và ghi vào sổ văn bản đến."))


@require_safe
@with_actor
def power_list(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Who signs in what capacity."""
    require(policies.may_read_books(actor))
    keeps = policies.may_keep_powers(actor)
    context = {
        "page": page_of(request, powers.powers_of(actor)),
        "keeps": keeps,
        "form": forms.PowerForm(agency_id=actor.agency_id, initial={"from_on": clock.today()}) if keeps else None,
        "today": clock.today(),
    }
    return render(request, "registry/powers.html", context)


@require_POST
@with_actor
def give_power(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Register a signing power."""
    require(policies.may_keep_powers(actor))
    form = forms.PowerForm(request.POST, agency_id=actor.agency_id)
    back = reverse("registry:powers")
    if not form.is_valid():
        return _refused(request, form, _("Thẩm quyền ký"), back)
    data = form.cleaned_data

    def run() -> None:
        powers.give_power(**data, actor=actor)

    return act(request, back, run, done=_("Đã ghi thẩm quyền ký."))


@require_POST
@with_actor
def end_power(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Let a signing power end."""
    require(policies.may_keep_powers(actor))
    found = fetch(powers.powers_of(actor), pk=pk)
    form = forms.EndForm(request.POST)
    back = reverse("registry:powers")
    if not form.is_valid():
        return _refused(request, form, _("Kết thúc thẩm quyền ký"), back)
    day = form.cleaned_data["last_day"]
    return act(
        request, back, lambda: powers.end_power(found, last_day=day, actor=actor), done=_("Đã ghi ngày kết thúc.")
    )


def _form(request: HttpRequest, form: object, title: str, back: str, *, danger: bool = False) -> HttpResponse:
    bound = bool(getattr(form, "is_bound", False))
    context = {"form": form, "title": title, "back": back, "danger": danger}
    return render(request, "registry/form.html", context, status=422 if bound else 200)


def _refused(request: HttpRequest, form: object, title: str, back: str) -> HttpResponse:
    return render(request, "registry/form.html", {"form": form, "title": title, "back": back}, status=422)
