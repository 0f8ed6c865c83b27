"""Pages that make a certified copy of an issued paper or of a file that arrived."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thidua.foundations.access.http import act, fetch, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.files.store import load
from thidua.foundations.org.models import Agency
from thidua.foundations.papers.copying import acts
from thidua.foundations.papers.copying.forms import CopyingForm
from thidua.foundations.papers.copying.originals import FORMS, Original, keeps, may_copy, of_arrival, of_entry
from thidua.foundations.papers.copying.parts import Part, parts_of, sheets_of
from thidua.foundations.papers.looks import Role
from thidua.foundations.papers.models import IncomingFile
from thidua.foundations.papers.registry.incoming import visible_incoming
from thidua.foundations.papers.registry.outgoing import visible_entries
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import ActError
from thidua.vietnamese import fold

_METHODS = ("GET", "HEAD", "POST")
MOST_ROWS = 150
"""Rows of lists shown at once; a search narrows longer ones."""


@require_http_methods(_METHODS)
@with_actor
def copy_paper(request: HttpRequest, actor: Actor, pk: int, form: str) -> HttpResponse:
    """Copy the paper of a line of the outgoing book."""
    found = fetch(visible_entries(actor).select_related("paper__signed_copy", "paper__docx"), pk=pk)
    require(keeps(actor))
    return _page(request, actor, of_entry(found), form, reverse("registry:entry", args=[pk]))


@require_http_methods(_METHODS)
@with_actor
def copy_arrival(request: HttpRequest, actor: Actor, pk: int, file_pk: int, form: str) -> HttpResponse:
    """Copy a file of an incoming paper."""
    found = fetch(visible_incoming(actor), pk=pk)
    require(keeps(actor))
    file = fetch(IncomingFile.objects.filter(paper=found).select_related("file", "paper"), pk=file_pk)
    return _page(request, actor, of_arrival(file), form, reverse("registry:incoming-paper", args=[pk]))


def _page(request: HttpRequest, actor: Actor, original: Original, slug: str, back: str) -> HttpResponse:
    if slug not in FORMS:
        raise Http404
    wished, may = FORMS[slug], may_copy(actor, original, FORMS[slug])
    form = CopyingForm(
        request.POST or None, agency_id=actor.agency_id, today=clock.today(), always_open=original.everyone
    )
    context: dict[str, Any] = {"original": original, "copy_form": wished, "may": may, "form": form, "back": back}
    if may and request.method == "POST" and form.is_valid():
        wanted = form.wanted(wished, request.POST.getlist("part"))
        carry_out = _preview if request.POST.get("do") == "preview" else _issue
        done = carry_out(request, actor, original, wanted)
        if done is not None:
            return done
        context["refused"] = True
    if may and wished == "Trích sao":
        context |= _parts(request, original)
    status = 422 if form.errors or "refused" in context else 200
    return render(request, "registry/copy.html", context, status=status)


def _preview(request: HttpRequest, actor: Actor, original: Original, wanted: acts.Wanted) -> HttpResponse | None:
    """The copy as it will look, without a number; nothing is written."""
    agency = Agency.objects.select_related("parent").get(pk=actor.agency_id)
    try:
        pdf = acts.draw(original, wanted, acts.note_of(agency, original, wanted)).pdf
    except ActError as error:
        messages.error(request, str(error))
        return None
    return HttpResponse(pdf, content_type="application/pdf")


def _issue(request: HttpRequest, actor: Actor, original: Original, wanted: acts.Wanted) -> HttpResponse | None:
    """None for a refusal, whose message then stands above the form that still holds every word."""
    refused: list[bool] = []

    def run() -> str:
        try:
            made = acts.issue_copy(original, wanted, actor=actor)
        except ActError:
            refused.append(True)
            raise
        return reverse("registry:paper", args=[made.pk])

    response = act(request, request.path, run, done=_("Đã lấy số và lập bản sao."))
    return None if refused else response


def _parts(request: HttpRequest, original: Original) -> dict[str, Any]:
    """Paragraphs and rows to choose from; the legal bases are chosen to begin with."""
    parts = parts_of(sheets_of(load(original.words))) if original.words else []
    wanted = fold(request.GET.get("tim", "")).split()
    rows = [part for part in parts if part.is_row and all(word in fold(part.text) for word in wanted)]
    chosen = set(request.POST.getlist("part"))
    if request.method != "POST":
        chosen = {part.key for part in parts if part.role is Role.BASIS}
    return {
        "lines": _ticked([part for part in parts if not part.is_row], chosen),
        "rows": _ticked(rows[:MOST_ROWS], chosen),
        "all_rows": sum(part.is_row for part in parts),
        "hidden_rows": max(len(rows) - MOST_ROWS, 0),
        "asked": request.GET.get("tim", ""),
    }


def _ticked(parts: list[Part], chosen: set[str]) -> list[tuple[Part, bool]]:
    return [(part, part.key in chosen) for part in parts]
