"""Pages of the register of honours: the agency's, one's own, and two for the public."""

from typing import IO, Any, cast

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.foundations.access.http import act, fetch, page_of, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.papers.handing import hand_over
from thidua.foundations.papers.selectors import papers_of
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import ActError
from thidua.stages.honours import forms, policies, received, selectors, services
from thidua.stages.honours.codes import normal
from thidua.stages.honours.drafting import book_paper
from thidua.stages.honours.fund import fund_of


@require_safe
@with_actor
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The register with its filters, and what waits to be entered."""
    years, awards = selectors.years_and_awards(actor)
    form = forms.RegisterFilter(request.GET, years=years, awards=awards)
    page = page_of(request, selectors.register(actor, form.filters()))
    keeps = policies.may_keep_register(actor)
    context = {
        "page": page,
        "rows": selectors.labelled(page.object_list),
        "form": form,
        "keeps": keeps,
        "decisions": selectors.decisions_to_register(actor) if keeps else (),
        "answers": selectors.answers_to_register(actor) if keeps else (),
        "revocations": selectors.revocations_to_follow(actor) if keeps else (),
        "sheets": selectors.visible_sheets(actor),
        "years": years,
        "printable": selectors.registered_decisions(actor),
        "print_forms": forms.FORMS_OF_A_BATCH,
    }
    return render(request, "honours/index.html", context)


@require_safe
@with_actor
def book(request: HttpRequest, actor: Actor, year: int, form: str) -> HttpResponse:
    """The book of a year on paper, for those who keep the register."""
    require(policies.may_keep_register(actor))
    entries = list(selectors.register(actor, selectors.Filters(year=year)))
    if not entries:
        raise Http404
    return hand_over(book_paper(entries, year), form, f"so-khen-thuong-{year}")


@require_safe
@with_actor
def mine(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One's own honours."""
    page = page_of(request, selectors.own_entries(actor))
    return render(request, "honours/mine.html", {"page": page, "rows": selectors.labelled(page.object_list)})


@require_safe
@with_actor
def entry(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One entry: its decision, its code, its certificate."""
    found = fetch(selectors.visible_entries(actor), pk=pk)
    context = {
        "entry": found,
        "shown": selectors.shown_entry(found),
        "may_print": policies.may_print(actor, found),
        "may_publish": policies.may_publish(actor, found),
        "was_printed": selectors.was_printed(found),
        "prints": selectors.prints_of(found) if policies.may_keep_register(actor) else (),
        "change": selectors.changes_of([found]).get(pk),
        "source": received.source_of(found) if policies.may_see_received(actor) else None,
        "form": forms.PrintForm(),
    }
    return render(request, "honours/entry.html", context)


@require_POST
@with_actor
def register_decision(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Enter an issued decision."""
    require(policies.may_keep_register(actor))
    found = fetch(selectors.decisions_to_register(actor), pk=pk)

    def run() -> None:
        services.register_decision(found, actor=actor)

    return act(request, reverse("honours:index"), run, done=_("Đã ghi sổ vàng và lập bảng chi."))


@require_POST
@with_actor
def register_answer(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Enter what the level above approved."""
    require(policies.may_keep_register(actor))
    found = fetch(selectors.answers_to_register(actor), pk=pk)

    def run() -> None:
        services.register_answer(found, actor=actor)

    return act(request, reverse("honours:index"), run, done=_("Đã ghi sổ vàng."))


@require_POST
@with_actor
def follow_revocation(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Mark what an issued revocation took back."""
    require(policies.may_keep_register(actor))
    found = fetch(selectors.revocations_to_follow(actor), pk=pk)

    def run() -> None:
        services.follow_revocation(found, actor=actor)

    return act(request, reverse("honours:index"), run, done=_("Đã ghi hủy trong sổ vàng."))


@require_POST
@with_actor
def publish(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Show or withhold a name on the public roll."""
    found = fetch(selectors.visible_entries(actor), pk=pk)
    shown = request.POST.get("public") == "1"
    back = reverse("honours:entry", args=[pk])
    return act(request, back, lambda: services.set_public(found, public=shown, actor=actor), done=_("Đã ghi."))


@require_POST
@with_actor
def certificate(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Print one certificate; a further copy needs its reason."""
    found = fetch(selectors.visible_entries(actor), pk=pk)
    form = forms.PrintForm(request.POST)
    if not form.is_valid():
        return _not_printed(request, form.errors.as_text(), reverse("honours:entry", args=[pk]))
    try:
        made = services.reprint_certificate(found, base_url=_check_url(request), actor=actor, **form.cleaned_data)
    except ActError as error:
        return _not_printed(request, error, reverse("honours:entry", args=[pk]))
    return _file(made, f"giay-chung-nhan-{found.year}-{found.entry_number}", form.cleaned_data["form"])


@require_POST
@with_actor
def certificates(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Print all certificates of a decision."""
    require(policies.may_keep_register(actor))
    found = fetch(selectors.registered_decisions(actor), pk=pk)
    form = forms.BatchForm(request.POST)
    if not form.is_valid():
        return _not_printed(request, form.errors.as_text(), reverse("honours:index"))
    try:
        made = services.print_certificates(found, base_url=_check_url(request), actor=actor, **form.cleaned_data)
    except ActError as error:
        return _not_printed(request, error, reverse("honours:index"))
    return _file(made, f"giay-chung-nhan-{found.year}-{found.number}", form.cleaned_data["form"])


def _not_printed(request: HttpRequest, error: Any, back: str) -> HttpResponse:
    context = {"title": _("Chưa in được"), "error": error, "back": back}
    return render(request, "honours/refused.html", context, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@with_actor
def change(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """What is different on one certificate only; a refused change keeps what was typed."""
    found = fetch(selectors.visible_entries(actor), pk=pk)
    require(policies.may_print(actor, found))
    made = selectors.changes_of([found]).get(pk)
    lines = services.lines_to_move(found, made)
    initial = {"detail": made.detail, "achievement": made.achievement} if made else None
    form = forms.ChangeForm(request.POST if request.method == "POST" else None, lines=lines, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_certificate(found, actor=actor, **form.change())
        except ActError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã ghi phần sửa riêng."))
            return redirect("honours:entry", pk=pk)
    context = {"entry": found, "shown": selectors.shown_entry(found), "form": form, "change": made}
    return render(request, "honours/change.html", context, status=422 if form.errors else 200)


@require_safe
@with_actor
def prints(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The log of every printing: which certificate, when, by whom, with which design, why again."""
    require(policies.may_keep_register(actor))
    page = page_of(request, selectors.print_log(actor))
    return render(request, "honours/prints.html", {"page": page, "rows": selectors.labelled_prints(page.object_list)})


@require_safe
@with_actor
def sheet(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One payment sheet."""
    found = fetch(selectors.visible_sheets(actor), pk=pk)
    lines = selectors.sheet_lines(found)
    context = {
        "sheet": found,
        "lines": lines,
        "fund": fund_of(found, [line.entry.award for line, _label in lines]),
        "papers": papers_of(actor, services.SHEET_ORIGIN, found.pk),
        "may_pay": policies.may_pay(actor, found),
        "form": forms.PaidForm(initial={"paid_on": clock.today()}),
    }
    return render(request, "honours/sheet.html", context)


@require_POST
@with_actor
def pay(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Record the payment, once."""
    found = fetch(selectors.visible_sheets(actor), pk=pk)
    require(policies.may_keep_register(actor))
    form = forms.PaidForm(request.POST)
    if not form.is_valid():
        context = {
            "title": _("Chưa ghi được"),
            "error": form.errors["paid_on"][0],
            "back": reverse("honours:sheet", args=[pk]),
        }
        return render(request, "honours/refused.html", context, status=422)
    day = form.cleaned_data["paid_on"]
    back = reverse("honours:sheet", args=[pk])
    return act(request, back, lambda: services.mark_paid(found, paid_on=day, actor=actor), done=_("Đã ghi ngày chi."))


@require_safe
def public_roll(request: HttpRequest) -> HttpResponse:
    """The roll of honour for everybody: allow-listed fields of published entries."""
    choice = selectors.public_choice(request.GET.get("co-quan", ""), request.GET.get("nam", ""))
    words = request.GET.get("ten", "")[:100]
    sections = selectors.public_roll(choice.agency, choice.year, words) if choice else ()
    context: dict[str, Any] = {
        "choice": choice,
        "sections": sections,
        "words": words,
        "agency_name": choice.agency.name if choice else "",
    }
    return _for_everybody(render(request, "honours/public_roll.html", context))


@require_safe
def check(request: HttpRequest, code: str = "") -> HttpResponse:
    """Is this certificate real? A code typed in the form leads to its own address, which a printed square carries."""
    typed = request.GET.get("ma", "")[:40]
    if typed and not code:
        return redirect("honours:check-code", code=normal(typed) or "-")
    answer = selectors.check_code(code) if code else None
    return _for_everybody(render(request, "honours/check.html", {"answer": answer, "agency_name": ""}))


def _for_everybody(response: HttpResponse) -> HttpResponse:
    """Let caches in front answer repeated looks for a minute, so that a crowd costs one look into the register."""
    response["Cache-Control"] = "public, max-age=60"
    response["X-Robots-Tag"] = "noindex"
    return response


def _check_url(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("honours:check"))


def _file(made: IO[bytes], name: str, form: str) -> HttpResponse:
    kind = services.FORMS[form]
    return cast(HttpResponse, FileResponse(made, as_attachment=True, filename=f"{name}.{form}", content_type=kind))
