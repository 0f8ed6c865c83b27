"""Pages of an agency's own wording: the kinds, one kind with its versions, files to edit and examples."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.foundations.access.http import act, fetch, page_of, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.files.store import TYPES, download
from thidua.foundations.papers import render_docx, render_html, render_pdf
from thidua.foundations.papers.content import Paper, PaperKind
from thidua.foundations.papers.models import PaperWording
from thidua.foundations.papers.wording.filling import fill
from thidua.foundations.papers.wording.model import Wording, WordingError
from thidua.foundations.papers.wording.skeletons import (
    GIVEN_HEAD,
    SKELETONS,
    example_paper,
    known_fields,
    skeleton_paper,
)
from thidua.foundations.papers.wording_page import policies, selectors, services
from thidua.foundations.papers.wording_page.forms import WordingForm
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require


def _kind(text: str) -> PaperKind:
    if text not in SKELETONS:
        raise Http404
    return PaperKind(text)


@require_safe
@with_actor
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every kind that may be worded, and which words hold today."""
    require(policies.may_see_wordings(actor))
    return render(request, "papers/wordings.html", {"rows": selectors.kind_rows(actor, clock.today())})


@require_http_methods(["GET", "POST"])
@with_actor
def kind_page(request: HttpRequest, actor: Actor, kind: str) -> HttpResponse:
    """One kind: the file to edit, its fields, the versions; an edited file is checked and all its faults are shown."""
    found = _kind(kind)
    require(policies.may_see_wordings(actor))
    form = WordingForm(request.POST or None, request.FILES or None, initial={"from_on": clock.today()})
    context: dict[str, Any] = {"form": form, "faults": ()}
    if request.method == "POST":
        require(policies.may_keep_wordings(actor))
        if form.is_valid():
            try:
                return act(
                    request, request.path, lambda: _put(actor, found, form), done=_("Tệp dùng được, chưa áp dụng.")
                )
            except WordingError as error:
                context["faults"] = error.faults
    page = page_of(request, selectors.visible_wordings(actor).filter(kind=found.value).order_by("-version"))
    context |= {"kind": found.value, "label": selectors.kind_label(found), "page": page, "fields": known_fields(found)}
    context["keep"] = policies.may_keep_wordings(actor)
    return render(request, "papers/wording.html", context, status=422 if request.method == "POST" else 200)


def _put(actor: Actor, kind: PaperKind, form: WordingForm) -> str:
    file, day = form.cleaned_data["file"], form.cleaned_data["from_on"]
    made = services.put_wording(kind=kind, name=file.name, data=file.read(), from_on=day, actor=actor)
    return reverse("papers:wording-version", args=[made.pk])


@require_safe
@with_actor
def version(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One version before it is used: an example in its words, and what of the file's look papers will not have."""
    row = fetch(selectors.visible_wordings(actor), pk=pk)
    context = {
        "row": row,
        "label": selectors.kind_label(PaperKind(row.kind)),
        "notes": Wording.from_json(row.wording).notes,
        "keep": policies.may_keep_wordings(actor),
        "preview": mark_safe(render_html(_example(row, actor))),  # noqa: S308 - every word is escaped by the writer
    }
    return render(request, "papers/wording_version.html", context)


def _example(row: PaperWording, actor: Actor) -> Paper:
    return fill(Wording.from_json(row.wording), example_paper(PaperKind(row.kind), selectors.head_of(actor)))


@require_safe
@with_actor
def given(request: HttpRequest, actor: Actor, kind: str) -> HttpResponse:
    """The file to edit: the product's own parts as fields."""
    require(policies.may_see_wordings(actor))
    found = _kind(kind)
    data = render_docx(skeleton_paper(found, GIVEN_HEAD))
    response = HttpResponse(data, content_type=TYPES[".docx"][0])
    response["Content-Disposition"] = f'attachment; filename="mau-{found.value}.docx"'
    return response


@require_safe
@with_actor
def file(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The file a version was read from."""
    return download(fetch(selectors.visible_wordings(actor), pk=pk).file)


@require_safe
@with_actor
def example(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """A paper of example text in a version's words, as PDF."""
    row = fetch(selectors.visible_wordings(actor), pk=pk)
    response = HttpResponse(render_pdf(_example(row, actor)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="xem-thu-{row.kind}-{row.version}.pdf"'
    return response


@require_POST
@with_actor
def move(request: HttpRequest, actor: Actor, pk: int, what: str) -> HttpResponse:
    """Put a version to use, or put it aside."""
    row = fetch(selectors.visible_wordings(actor), pk=pk)
    moves = {"dung": (services.use_wording, _("Đã dùng mẫu.")), "ngung": (services.retire_wording, _("Đã ngừng dùng."))}
    if what not in moves:
        raise Http404
    service, done = moves[what]
    return act(request, reverse("papers:wording", args=[row.kind]), lambda: service(row, actor=actor), done=done)
