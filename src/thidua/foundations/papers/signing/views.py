"""The pages “Kiểm tra chữ ký số”, where an uploaded file is not kept, and “Danh sách thu hồi chứng thư”."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thidua.foundations.access.http import act, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.papers.signing.checking import check_pdf
from thidua.foundations.papers.signing.forms import RevocationListForm, SignatureCheckForm
from thidua.foundations.papers.signing.keeping_lists import keep_list, lists_of, may_keep_lists
from thidua.foundations.papers.signing.words import answer_of
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import ActError

_TEMPLATE = "papers/signatures.html"


@require_http_methods(["GET", "HEAD", "POST"])
@with_actor
def check_upload(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The place for a file, and what its signatures say."""
    page = {"may_keep_lists": may_keep_lists(actor)}
    if request.method != "POST":
        return render(request, _TEMPLATE, {**page, "form": SignatureCheckForm()})
    form = SignatureCheckForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            report = check_pdf(file.name, file.read())
        except ActError as error:
            form.add_error("file", str(error))
        else:
            context = {"form": form, "name": file.name, "report": report, "answer": answer_of(report)}
            return render(request, _TEMPLATE, {**page, **context})
    # htmx puts only successful answers on the page, and the refusal has to be seen there.
    status = 200 if request.headers.get("HX-Request") else 422
    return render(request, _TEMPLATE, {**page, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@with_actor
def revocation_lists(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The lists that this agency's administrators brought, and the place for another."""
    require(may_keep_lists(actor))
    form = RevocationListForm(request.POST, request.FILES) if request.method == "POST" else RevocationListForm()
    if not form.is_valid():
        context = {"form": form, "lists": lists_of(actor)}
        return render(request, "papers/revocation_lists.html", context, status=422 if form.errors else 200)
    file, carried = form.cleaned_data["file"], form.cleaned_data["carried"]

    def run() -> str:
        keep_list(name=file.name, data=file.read(), carried=carried.read() if carried else b"", actor=actor)
        return request.path

    return act(request, reverse("papers:revocation-lists"), run, done=_("Đã giữ danh sách thu hồi."))
