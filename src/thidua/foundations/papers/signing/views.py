"""The page “Kiểm tra chữ ký số”: any PDF, and the signed copy of a paper. An uploaded file is not kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from thidua.foundations.access.http import fetch, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.papers.selectors import visible_papers
from thidua.foundations.papers.signing.checking import check_pdf, stored_answer
from thidua.foundations.papers.signing.forms import SignatureCheckForm
from thidua.foundations.papers.signing.words import answer_of
from thidua.foundations.workflow.errors import ActError

_TEMPLATE = "papers/signatures.html"


@require_http_methods(["GET", "HEAD", "POST"])
@with_actor
def check_upload(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The place for a file, and what its signatures say."""
    if request.method != "POST":
        return render(request, _TEMPLATE, {"form": SignatureCheckForm()})
    form = SignatureCheckForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            report = check_pdf(file.name, file.read())
        except ActError as error:
            form.add_error("file", str(error))
        else:
            context = {"form": form, "name": file.name, "report": report, "answer": answer_of(report)}
            return render(request, _TEMPLATE, context)
    # htmx puts only successful answers on the page, and the refusal has to be seen there.
    return render(request, _TEMPLATE, {"form": form}, status=200 if request.headers.get("HX-Request") else 422)


@require_safe
@with_actor
def check_paper(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """What the signatures of a paper's signed copy say now."""
    paper = fetch(visible_papers(actor), pk=pk)
    if paper.signed_copy is None:
        raise Http404
    context = {"form": SignatureCheckForm(), **stored_answer(paper.signed_copy)}
    return render(request, _TEMPLATE, context)
