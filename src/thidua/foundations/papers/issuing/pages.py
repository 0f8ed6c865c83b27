"""The page of a paper that a stage wants issued: its form, its preview, the two buttons. Stages call it from a view."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from thidua.foundations.access.http import act, whole_number
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import EditConflict
from thidua.foundations.papers import render_html
from thidua.foundations.papers.capacity import people_who_sign
from thidua.foundations.papers.issuing import services
from thidua.foundations.papers.issuing.forms import StagePaperForm
from thidua.foundations.papers.issuing.sheets import (
    StagePaper,
    draft_of,
    issued_of,
    worded_draft,
    words_of,
)
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import ActError


def stage_paper_page(request: HttpRequest, actor: Actor, sheet: StagePaper, *, back: str) -> HttpResponse:
    """Write and issue ``sheet``; ``back`` is the page of its object. GET and POST."""
    require(sheet.may(actor))
    kept = draft_of(sheet)
    words = words_of(sheet, kept)
    issuing = request.POST.get("do") != "save"
    form = StagePaperForm(request.POST or None, initial=words, sheet=sheet, issuing=issuing)
    context: dict[str, Any] = {"form": form, "version": kept.version if kept else 0}
    if request.method == "POST" and form.is_valid():
        try:
            done = _carry_out(request, actor, sheet, form.words(), issuing=issuing)
        except EditConflict as conflict:
            now = words_of(sheet, draft_of(sheet))
            stored = [(field.label, now.get(name, "")) for name, field in form.fields.items()]
            context |= {"conflict": conflict, "version": conflict.version, "stored": stored}
        else:
            if done is not None:
                return done
            context["refused"] = True
    status = 409 if "conflict" in context else 422 if form.errors or "refused" in context else 200
    context |= _shown(sheet, words) | {"back": back}
    return render(request, "papers/stage_paper.html", context, status=status)


def _carry_out(
    request: HttpRequest, actor: Actor, sheet: StagePaper, words: dict[str, str], *, issuing: bool
) -> HttpResponse | None:
    """None for a refusal, whose message then stands above the form that still holds every word."""
    seen = whole_number(request.POST.get("version", "")) or 0
    refused = []

    def run() -> str | None:
        try:
            if not issuing:
                services.keep_draft(sheet, words=words, seen=seen, actor=actor)
                return None
            made = services.issue_stage_paper(sheet, words=words, seen=seen, actor=actor)
        except ActError:
            refused.append(True)
            raise
        return reverse("registry:paper", args=[made.pk])

    response = act(request, request.path, run, done=_("Đã ban hành.") if issuing else _("Đã lưu dự thảo."))
    return None if refused else response


def _shown(sheet: StagePaper, words: dict[str, str]) -> dict[str, Any]:
    """The draft as it stands, what still stands against issuing it, and the one already issued."""
    paper, wording = worded_draft(sheet, words)
    return {
        "wording": wording,
        "sheet": sheet,
        "issued": issued_of(sheet),
        "faults": sheet.faults({}),
        "no_signer": sheet.signs is None and not people_who_sign(sheet.agency.pk).exists(),
        "preview": mark_safe(render_html(paper)),  # noqa: S308 - every word is escaped by the writer
    }
