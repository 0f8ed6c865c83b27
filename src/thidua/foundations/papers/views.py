"""Download a paper; every door goes through the same scope."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from thidua.foundations.access.http import fetch, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.files.store import download
from thidua.foundations.papers.selectors import visible_papers


@require_safe
@with_actor
def paper_file(request: HttpRequest, actor: Actor, pk: int, form: str) -> HttpResponse:
    """Give the DOCX, the PDF or the signed copy of a paper."""
    paper = fetch(visible_papers(actor), pk=pk)
    stored = {"docx": paper.docx, "pdf": paper.pdf, "signed": paper.signed_copy}.get(form)
    if stored is None:
        raise Http404
    return download(stored)
