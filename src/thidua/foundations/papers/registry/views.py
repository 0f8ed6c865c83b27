"""Pages of the books of outgoing and incoming papers."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.foundations.access.http import act, fetch, page_of, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.files.store import TYPES, download
from thidua.foundations.papers.registry import forms, policies, printed, services
from thidua.foundations.papers.registry import incoming as arrivals
from thidua.foundations.papers.registry import outgoing as out
from thidua.foundations.papers.registry.readings import agency_of, entry_context, incoming_context
from thidua.foundations.papers.selectors import KEEPERS
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require

_CSV = "text/csv; charset=utf-8"
_KINDS = {"csv": _CSV, "xlsx": TYPES[".xlsx"][0], "pdf": TYPES[".pdf"][0]}


@require_safe
@with_actor
def outgoing(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The book of outgoing papers with its filters, and the numbers that stand in no line."""
    require(policies.may_read_books(actor))
    years, series = out.years_and_series(actor)
    form = forms.OutgoingFilter(request.GET, years=years, series=series)
    keeps = policies.may_keep_books(actor)
    filters = form.filters()
    context = {
        "page": page_of(request, out.book(actor, filters)),
        "form": form,
        "filtered": filters != out.Filters(),
        "keeps": keeps,
        "all_lines": actor.has(*KEEPERS),
        "gap_year": filters.year or (years[0] if years else clock.today().year),
        "gaps": out.gaps(actor, filters.year or years[0]) if keeps and years else (),
        "archives": policies.may_archive(actor),
        "query": request.GET.urlencode(),
    }
    return render(request, "registry/outgoing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_actor
def enter_outside(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Give a paper written outside the product a number, or note the one it has."""
    require(policies.may_keep_books(actor))
    initial = {"dated_on": clock.today(), "number": request.GET.get("so", "")}
    form = forms.OutsideForm(request.POST or None, initial=initial)
    if not form.is_valid():
        return render(request, "registry/enter.html", {"form": form}, status=422 if form.is_bound else 200)
    data = form.cleaned_data

    def run() -> str:
        return reverse("registry:entry", args=[services.enter_outside(**data, actor=actor).pk])

    return act(request, reverse("registry:outgoing"), run, done=_("Đã ghi vào sổ văn bản đi."))


@require_http_methods(["GET", "HEAD", "POST"])
@with_actor
def numbering(request: HttpRequest, actor: Actor) -> HttpResponse:
    """How each year is numbered; the way of a year without numbers may be chosen."""
    require(policies.may_keep_books(actor))
    today = clock.today()
    form = forms.NumberingForm(request.POST or None, initial={"year": today.year + 1})
    if not form.is_valid():
        context = {"form": form, "years": out.numbering_years(actor, today.year)}
        return render(request, "registry/numbering.html", context, status=422 if form.is_bound else 200)
    data = form.cleaned_data

    def run() -> None:
        services.set_numbering(**data, actor=actor)

    return act(request, request.path, run, done=_("Đã ghi cách đánh số."))


@require_safe
@with_actor
def outgoing_file(request: HttpRequest, actor: Actor, form: str) -> HttpResponse:
    """The lines asked for as CSV, workbook or printed book."""
    require(policies.may_read_books(actor))
    years, series = out.years_and_series(actor)
    filters = forms.OutgoingFilter(request.GET, years=years, series=series).filters()
    rows = out.book(actor, filters).order_by("year", "series", "number")[: printed.MOST_PRINTED]
    title = _("Văn bản đi năm %(year)d") % {"year": filters.year} if filters.year else _("Văn bản đi")
    return _file(printed.outgoing_book(rows, title, answers=actor.has(*KEEPERS)), form, "so-van-ban-di", actor)


@require_safe
@with_actor
def entry(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One line of the outgoing book: its fields, its files with their digests, what cites it."""
    found = fetch(out.visible_entries(actor), pk=pk)
    return render(request, "registry/entry.html", entry_context(actor, found))


@require_safe
@with_actor
def paper(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """From a paper to its line, for pages that know the paper only."""
    found = fetch(out.visible_entries(actor), paper_id=pk)
    return redirect("registry:entry", pk=found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@with_actor
def cancel(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Give a number up, with the reason."""
    found = fetch(out.visible_entries(actor), pk=pk)
    require(policies.may_keep_books(actor))
    form = forms.ReasonForm(request.POST or None)
    back = reverse("registry:entry", args=[pk])
    if not form.is_valid():
        context = {"form": form, "entry": found, "back": back}
        return render(request, "registry/cancel.html", context, status=422 if form.is_bound else 200)
    reason = form.cleaned_data["reason"]
    return act(
        request,
        back,
        lambda: services.cancel_number(found, reason=reason, actor=actor),
        done=_("Đã hủy số. Số nằm lại trong sổ, không dùng lại."),
    )


@require_safe
@with_actor
def incoming(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The book of incoming papers with its filters."""
    require(policies.may_read_books(actor))
    form = forms.IncomingFilter(request.GET, years=arrivals.years_of_book(actor))
    filters = form.filters()
    context = {
        "page": page_of(request, arrivals.book(actor, filters)),
        "form": form,
        "filtered": filters != arrivals.Filters(),
        "keeps": policies.may_keep_books(actor),
        "all_lines": actor.has(*KEEPERS),
        "query": request.GET.urlencode(),
        "today": clock.today(),
    }
    return render(request, "registry/incoming.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_actor
def register_incoming(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Write an arrival into the book; a second arrival is asked about first."""
    require(policies.may_keep_books(actor))
    initial = {"arrived_on": clock.today()}
    form = forms.IncomingForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        data = dict(form.cleaned_data)
        again = arrivals.arrived_before(actor.agency_id, data["number"], data["symbol"], data["sender"])
        if again is None or data["anyway"]:
            return _register(request, actor, data)
        form.add_error(None, str(services.ArrivedBefore(again)))
    context = {"form": form}
    return render(request, "registry/register.html", context, status=422 if form.is_bound else 200)


def _register(request: HttpRequest, actor: Actor, data: dict[str, object]) -> HttpResponse:
    given = data.pop("file")
    files = [(given.name, given.read())] if given else []  # type: ignore[attr-defined]

    def run() -> str:
        made = services.register_incoming(**data, files=files, actor=actor)  # type: ignore[arg-type]
        return reverse("registry:incoming-paper", args=[made.pk])

    return act(request, reverse("registry:register"), run, done=_("Đã ghi vào sổ văn bản đến."))


@require_safe
@with_actor
def incoming_file(request: HttpRequest, actor: Actor, form: str) -> HttpResponse:
    """The lines asked for as CSV, workbook or printed book."""
    require(policies.may_read_books(actor))
    filters = forms.IncomingFilter(request.GET, years=arrivals.years_of_book(actor)).filters()
    rows = arrivals.book(actor, filters).order_by("year", "arrival_number")[: printed.MOST_PRINTED]
    title = _("Văn bản đến năm %(year)d") % {"year": filters.year} if filters.year else _("Văn bản đến")
    return _file(printed.incoming_book(rows, title, answers=actor.has(*KEEPERS)), form, "so-van-ban-den", actor)


@require_safe
@with_actor
def incoming_paper(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One incoming paper: its fields, its files, who handles it."""
    found = fetch(arrivals.visible_incoming(actor), pk=pk)
    return render(request, "registry/incoming_paper.html", incoming_context(actor, found))


@require_safe
@with_actor
def arrived_file(request: HttpRequest, actor: Actor, pk: int, file_pk: int) -> HttpResponse:
    """Download a file of an incoming paper."""
    found = fetch(arrivals.visible_incoming(actor), pk=pk)
    kept = found.files.select_related("file").filter(pk=file_pk).first()
    if kept is None:
        raise Http404
    return download(kept.file)


@require_POST
@with_actor
def assign(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Hand an incoming paper on."""
    found = fetch(arrivals.visible_incoming(actor), pk=pk)
    require(policies.may_keep_books(actor))
    form = forms.AssignForm(request.POST, agency_id=actor.agency_id)
    if not form.is_valid():
        return render(request, "registry/incoming_paper.html", incoming_context(actor, found, form), status=422)
    data = form.cleaned_data

    def run() -> None:
        services.assign_incoming(found, **data, actor=actor)

    return act(request, reverse("registry:incoming-paper", args=[pk]), run, done=_("Đã chuyển xử lý."))


@require_POST
@with_actor
def finish(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Say that an incoming paper has been dealt with."""
    found = fetch(arrivals.visible_incoming(actor), pk=pk)
    back = reverse("registry:incoming-paper", args=[pk])
    return act(request, back, lambda: services.finish_incoming(found, actor=actor), done=_("Đã ghi là xử lý xong."))


@require_POST
@with_actor
def amend(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Say that a paper replaces, corrects or recalls one that arrived before."""
    found = fetch(arrivals.visible_incoming(actor), pk=pk)
    require(policies.may_keep_books(actor))
    form = forms.AmendForm(request.POST)
    if not form.is_valid():
        context = incoming_context(actor, found) | {"amend": form}
        return render(request, "registry/incoming_paper.html", context, status=422)
    data = form.cleaned_data

    def run() -> None:
        services.amend_incoming(found, **data, actor=actor)

    back = reverse("registry:incoming-paper", args=[pk])
    return act(request, back, run, done=_("Đã ghi văn bản liên quan."))


@require_POST
@with_actor
def answer(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Say which outgoing paper answers one that arrived."""
    found = fetch(arrivals.visible_incoming(actor), pk=pk)
    require(policies.may_keep_books(actor))
    form = forms.AnswerForm(request.POST)
    if not form.is_valid():
        context = incoming_context(actor, found) | {"answer": form}
        return render(request, "registry/incoming_paper.html", context, status=422)
    data = form.cleaned_data

    def run() -> None:
        services.answer_incoming(found, **data, actor=actor)

    back = reverse("registry:incoming-paper", args=[pk])
    return act(request, back, run, done=_("Đã ghi văn bản trả lời."))


@require_POST
@with_actor
def give_back(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Note that a recalled paper was given back to its sender."""
    found = fetch(arrivals.visible_incoming(actor), pk=pk)
    reason = request.POST.get("reason", "")
    back = reverse("registry:incoming-paper", args=[pk])
    return act(
        request,
        back,
        lambda: services.return_incoming(found, reason=reason, actor=actor),
        done=_("Đã ghi việc trả lại."),
    )


def _file(book: printed.BookFile, form: str, stem: str, actor: Actor) -> HttpResponse:
    if form not in _KINDS:
        raise Http404
    data = printed.to_pdf(book, agency_of(actor)) if form == "pdf" else _PLAIN[form](book)
    response = HttpResponse(data, content_type=_KINDS[form])
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(stem)}.{form}"
    return response


_PLAIN = {"csv": printed.to_csv, "xlsx": printed.to_xlsx}
