"""The page “Kiểm tra chữ ký số”: any PDF. An uploaded file is not kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from thidua.foundations.access.http import with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.papers.signing.checking import check_pdf
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
