"""Check a document's format, or give its repaired copy. Both read the file that was sent and keep nothing of it."""

from pathlib import PurePath
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from thidua.foundations.access.http import with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.files.store import TYPES
from thidua.foundations.papers.checker import CheckError, check, repair
from thidua.foundations.papers.format_page.forms import FormatCheckForm
from thidua.foundations.papers.format_page.policies import may_check_format
from thidua.foundations.papers.format_page.rows import sections_of
from thidua.foundations.workflow.decision import require

_TEMPLATE = "papers/format_check.html"


@require_http_methods(["GET", "HEAD", "POST"])
@with_actor
def format_check(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The place for a document, and what was found in the one that was sent."""
    require(may_check_format(actor))
    if request.method != "POST":
        return render(request, _TEMPLATE, {"form": FormatCheckForm()})
    form = FormatCheckForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            report = check(file.read(), file.name)
        except CheckError as error:
            form.add_error("file", str(error))
        else:
            sections, more = sections_of(report)
            return render(request, _TEMPLATE, {"form": form, "report": report, "sections": sections, "more": more})
    return _refused(request, form)


@require_POST
@with_actor
def format_repair(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The repaired copy as a download; the file that was sent stays as it is at its owner's."""
    require(may_check_format(actor))
    form = FormatCheckForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            data, _left = repair(file.read(), file.name)
        except CheckError as error:
            form.add_error("file", str(error))
        else:
            response = HttpResponse(data, content_type=TYPES[".docx"][0])
            name = f"{PurePath(file.name).stem}-da-sua.docx"
            response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
            return response
    return _refused(request, form)


def _refused(request: HttpRequest, form: FormatCheckForm) -> HttpResponse:
    # htmx puts only successful answers on the page, and the refusal has to be seen there.
    status = 200 if request.headers.get("HX-Request") else 422
    return render(request, _TEMPLATE, {"form": form}, status=status)
