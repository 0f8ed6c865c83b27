"""Pages of ratings and initiatives: what is there, and how more is brought in."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.foundations.access.http import act, fetch, page_of, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.ledger.imports import ImportResult
from thidua.foundations.workbook.errors import WorkbookErrors
from thidua.foundations.workbook.read import read_workbook
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import ActError
from thidua.stages.movements.selectors import current_year
from thidua.stages.reviews import policies, selectors, services
from thidua.stages.reviews.forms import PasteForm, RatingFilterForm, UploadForm
from thidua.stages.reviews.held_to_law import held_to_law

KINDS = {
    "unit": gettext_lazy("Đơn vị"),
    "person": gettext_lazy("Nhân sự"),
    "posting": gettext_lazy("Quá trình công tác"),
    "rating": gettext_lazy("Xếp loại"),
    "initiative": gettext_lazy("Sáng kiến"),
    "initiativeauthor": gettext_lazy("Tác giả sáng kiến"),
    "discipline": gettext_lazy("Kỷ luật"),
    "openmatter": gettext_lazy("Vướng mắc"),
    "heldaward": gettext_lazy("Khen thưởng đã có"),
}


@dataclass(frozen=True, slots=True)
class CountRow:
    """One kind of row in a preview."""

    label: str
    new: int
    changed: int
    same: int


@require_GET
@with_actor
def records(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ratings and initiatives of the year."""
    form = RatingFilterForm(actor, request.GET)
    unit_id, level = form.wanted()
    everybody = selectors.rating_rows(actor)
    rows = selectors.rating_rows(actor, unit_id, level) if unit_id or level else everybody
    year = current_year(actor)
    context = {
        "page": page_of(request, rows),
        "form": form,
        "everybody": len(everybody),
        "missing": len([row for row in everybody if not row.level]),
        "distribution": selectors.distribution(everybody, year),
        "law": held_to_law(actor, everybody, year),
        "initiatives": selectors.initiatives_of_year(actor)[:100],
        "may_import": policies.may_import_records(actor),
    }
    return render(request, "reviews/records.html", context)


@require_http_methods(["GET", "POST"])
@with_actor
def bring_in(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Upload the workbook or paste a table; a preview comes before anything is written."""
    require(policies.may_import_records(actor))
    upload = UploadForm(request.POST, request.FILES) if "upload" in request.POST else UploadForm()
    paste = PasteForm(request.POST) if "paste" in request.POST else PasteForm()
    context: dict[str, Any] = {"upload_form": upload, "paste_form": paste, "faults": ()}
    try:
        if upload.is_bound and upload.is_valid():
            return _preview_file(request, actor, upload.cleaned_data["workbook"])
        if paste.is_bound and paste.is_valid():
            return _preview_paste(request, actor, paste.cleaned_data)
    except WorkbookErrors as errors:
        context["faults"] = errors.listed()
    except ActError as error:
        context["faults"] = [str(error)]
    shown = request.method == "GET" and not context["faults"]
    return render(request, "reviews/import.html", context, status=200 if shown else 422)


def _preview_file(request: HttpRequest, actor: Actor, upload: Any) -> HttpResponse:
    data = upload.read()
    register = read_workbook(data, upload.name)
    result = services.preview_import(register, actor=actor)
    stored = services.keep_workbook(filename=upload.name, data=data, actor=actor)
    context = {"rows": _counts(result), "result": result, "notices": register.notices, "stored": stored}
    return render(request, "reviews/preview.html", context)


def _preview_paste(request: HttpRequest, actor: Actor, values: dict[str, Any]) -> HttpResponse:
    register = services.pasted_register(values["sheet"], values["text"])
    result = services.preview_import(register, actor=actor)
    context = {"rows": _counts(result), "result": result, "notices": register.notices, "pasted": values}
    return render(request, "reviews/preview.html", context)


@require_POST
@with_actor
def confirm_file(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Write the workbook that was previewed."""
    require(policies.may_import_records(actor))
    stored = fetch(selectors.kept_workbooks(actor), pk=pk)
    return act(
        request,
        reverse("reviews:import"),
        lambda: _written(request, services.import_workbook(stored, actor=actor)),
    )


@require_POST
@with_actor
def confirm_paste(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Write the table that was previewed."""
    require(policies.may_import_records(actor))
    sheet, text = request.POST.get("sheet", ""), request.POST.get("text", "")
    try:
        return act(
            request,
            reverse("reviews:import"),
            lambda: _written(request, services.import_pasted(sheet=sheet, text=text, actor=actor)),
        )
    except WorkbookErrors as errors:
        faults = errors.listed()
        context = {"upload_form": UploadForm(), "paste_form": PasteForm(request.POST), "faults": faults}
        return render(request, "reviews/import.html", context, status=422)


def _counts(result: ImportResult) -> list[CountRow]:
    named = ((key, str(label)) for key, label in KINDS.items())
    rows = (CountRow(label, result.new[key], result.changed[key], result.same[key]) for key, label in named)
    return [row for row in rows if row.new or row.changed or row.same]


def _written(request: HttpRequest, result: ImportResult) -> str:
    messages.success(
        request,
        _("Đã ghi vào sổ: %(new)d dòng mới, %(changed)d dòng thay đổi.")
        % {"new": result.new.total(), "changed": result.changed.total()},
    )
    return reverse("reviews:records")
