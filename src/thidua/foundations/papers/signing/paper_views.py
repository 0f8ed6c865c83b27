"""Pages that sign one issued paper: by the person, by the agency, elsewhere; and its attachments."""

from collections.abc import Callable
from urllib.parse import quote

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from thidua.foundations.access.http import act, fetch, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.papers.selectors import visible_papers
from thidua.foundations.papers.signing import acts, policies
from thidua.foundations.papers.signing.checking import stored_answer
from thidua.foundations.papers.signing.forms import AttachmentForm, KeyForm, SealForm, SignedCopyForm
from thidua.foundations.workflow.decision import Decision, require
from thidua.foundations.workflow.errors import ActError

_METHODS = ("GET", "POST")


def _paper(actor: Actor, pk: int) -> OfficialPaper:
    return fetch(visible_papers(actor).select_related("agency"), pk=pk)


def _given(request: HttpRequest, form: type[forms.Form]) -> forms.Form:
    return form(request.POST, request.FILES) if request.method == "POST" else form()


@require_safe
@with_actor
def signatures(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """What the signatures of a paper's signed copy say now, and what may be signed next."""
    paper = _paper(actor, pk)
    context = {
        "paper": paper,
        "moves": policies.moves(actor, paper),
        "kind": policies.copy_kind(paper),
        **(stored_answer(paper.signed_copy) if paper.signed_copy else {}),
    }
    return render(request, "papers/paper_signatures.html", context)


@sensitive_post_parameters("passphrase")
@require_http_methods(_METHODS)
@with_actor
def sign(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The person whose name stands under the paper signs it."""
    paper = _paper(actor, pk)
    require(policies.signs_papers(actor, paper))
    form = _given(request, KeyForm)
    if isinstance(form, KeyForm) and form.is_valid():
        key = form.key()
        return _done(request, paper, lambda: acts.sign_paper(paper, key=key, actor=actor), _("Đã ký số văn bản."))
    return _page(request, paper, form, policies.may_sign(actor, paper), _("Ký số văn bản"))


@sensitive_post_parameters("passphrase")
@require_http_methods(_METHODS)
@with_actor
def seal(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The agency's signature beside the person's."""
    paper = _paper(actor, pk)
    require(policies.keeps(actor, paper))
    form = _given(request, SealForm)
    if isinstance(form, SealForm) and form.is_valid():
        key = form.key()
        done = _("Đã thêm chữ ký số của cơ quan.")
        return _done(request, paper, lambda: acts.seal_paper(paper, key=key, actor=actor), done)
    return _page(request, paper, form, policies.may_seal(actor, paper), _("Ký số của cơ quan"))


@require_http_methods(_METHODS)
@with_actor
def attach(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Keep what was signed elsewhere."""
    paper = _paper(actor, pk)
    require(policies.keeps(actor, paper))
    form = _given(request, SignedCopyForm)
    if not form.is_valid():
        return _page(request, paper, form, policies.may_attach(actor, paper), _("Gắn bản ký"))
    file = form.cleaned_data["file"]

    def run() -> None:
        acts.attach_signed(paper, name=file.name, data=file.read(), actor=actor)

    return _done(request, paper, run, _("Đã gắn bản ký."))


@sensitive_post_parameters("passphrase")
@require_http_methods(_METHODS)
@with_actor
def attachment(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Sign an attachment in a file of its own, and give it back."""
    paper = _paper(actor, pk)
    require(policies.keeps(actor, paper))
    form, may = _given(request, AttachmentForm), policies.may_sign_attachment(actor, paper)
    if isinstance(form, AttachmentForm) and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            data = acts.sign_attachment(paper, name=file.name, data=file.read(), key=form.key(), actor=actor)
        except ActError as error:
            form.add_error(None, str(error))
        else:
            return _download(f"{file.name.rpartition('.')[0]}-da-ky.pdf", data)
    return _page(request, paper, form, may, _("Ký số phụ lục ở tệp riêng"))


def _done(request: HttpRequest, paper: OfficialPaper, run: Callable[[], None], said: str) -> HttpResponse:
    """A refused signing comes back to its form, where the key is chosen again."""
    there = reverse("papers:paper-signatures", args=[paper.pk])

    def carry_out() -> str:
        run()
        return there

    return act(request, request.path, carry_out, done=said)


def _page_of(paper: OfficialPaper) -> str:
    """Where a paper is signed: an award decision on its own page."""
    if paper.kind == policies.DECISION_KIND:
        return reverse("decisions:decision", args=[paper.origin_id])
    return reverse("papers:paper-signatures", args=[paper.pk])


def _page(request: HttpRequest, paper: OfficialPaper, form: forms.Form, may: Decision, heading: str) -> HttpResponse:
    context = {
        "paper": paper,
        "back": _page_of(paper),
        "form": form,
        "may": may,
        "heading": heading,
        "with_key": "passphrase" in form.fields,
    }
    return render(request, "papers/paper_sign.html", context, status=422 if form.errors else 200)


def _download(name: str, data: bytes) -> HttpResponse:
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
