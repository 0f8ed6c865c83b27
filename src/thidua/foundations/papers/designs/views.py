"""Pages of the designer. What is typed is drawn again by the server, so the sheet is laid out as it prints."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.foundations.access.http import act, fetch, page_of, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.files.store import load
from thidua.foundations.papers.certificate_design import Design
from thidua.foundations.papers.designs import services
from thidua.foundations.papers.designs.forms import SHEETS, DesignForm, start_of
from thidua.foundations.papers.designs.policies import may_keep_designs, may_retire
from thidua.foundations.papers.designs.proof import preview, proof
from thidua.foundations.papers.designs.sample import sample_of
from thidua.foundations.papers.designs.selectors import design_of, labelled_designs, visible_designs
from thidua.foundations.papers.designs.sheet import Sheet, draw_sheet
from thidua.foundations.papers.models import CertificateDesign
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import ActError

_TEMPLATE = "papers/design.html"


@require_safe
@with_actor
def designs(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The agency's designs, and where a new one starts."""
    require(may_keep_designs(actor))
    page = page_of(request, visible_designs(actor))
    context = {"page": page, "rows": labelled_designs(page.object_list), "sheets": SHEETS}
    return render(request, "papers/designs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_actor
def design(request: HttpRequest, actor: Actor, pk: int | None = None) -> HttpResponse:
    """Draw a new design, or the next version of one; saving leaves every earlier version as it is."""
    require(may_keep_designs(actor))
    base = fetch(visible_designs(actor), pk=pk) if pk else None
    form = _form(request, base)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.save_design(actor=actor, **_values(form, base))
        except ActError as error:
            form.add_error(None, str(error))
        else:
            return redirect("papers:design-saved", pk=made.pk)
    return render(request, _TEMPLATE, _context(form, base, actor), status=422 if form.errors else 200)


@require_safe
@with_actor
def saved(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One version as it prints: its picture from the real PDF, and what can be done with it."""
    require(may_keep_designs(actor))
    row = fetch(visible_designs(actor), pk=pk)
    context = {"row": row, "shown": labelled_designs([row])[0], "may_retire": may_retire(actor, row)}
    return render(request, "papers/design_saved.html", context)


@require_POST
@with_actor
def design_sheet(request: HttpRequest, actor: Actor, pk: int | None = None) -> HttpResponse:
    """The sheet drawn again from what is typed: the drawing alone for the script, the whole page without it."""
    require(may_keep_designs(actor))
    base = fetch(visible_designs(actor), pk=pk) if pk else None
    form = _form(request, base)
    form.is_valid()
    alone = request.headers.get("HX-Request")
    return render(request, "papers/_sheet.html" if alone else _TEMPLATE, _context(form, base, actor))


@require_POST
@with_actor
def design_proof(request: HttpRequest, actor: Actor, pk: int | None = None) -> HttpResponse:
    """A test print of what is typed, marked as one; nothing is kept."""
    require(may_keep_designs(actor))
    base = fetch(visible_designs(actor), pk=pk) if pk else None
    form = _form(request, base)
    if form.is_valid():
        try:
            data = proof(form.design, _sample(form, actor), _picture(form, base))
        except ActError as error:
            form.add_error(None, str(error))
        else:
            response = HttpResponse(data, content_type="application/pdf")
            response["Content-Disposition"] = 'inline; filename="ban-in-thu.pdf"'
            return response
    return render(request, _TEMPLATE, _context(form, base, actor), status=422)


@require_safe
@with_actor
def design_preview(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """A saved design as a picture of its printed page."""
    require(may_keep_designs(actor))
    row = fetch(visible_designs(actor), pk=pk)
    drawn = design_of(row)
    longest = request.GET.get("ten") == "dai"
    context = sample_of(row.agency_id, drawn, award=row.award, recipients=row.recipients, longest=longest)
    return HttpResponse(preview(drawn, context), content_type="image/png")


@require_safe
@with_actor
def design_picture(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The picture of a design, to draw under the lines."""
    require(may_keep_designs(actor))
    row = fetch(visible_designs(actor), pk=pk)
    if row.picture is None:
        raise Http404
    response = HttpResponse(load(row.picture), content_type=row.picture.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@with_actor
def design_retire(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Use a design no longer."""
    require(may_keep_designs(actor))
    row = fetch(visible_designs(actor), pk=pk)
    back = reverse("papers:designs")
    return act(request, back, lambda: services.retire_design(row, actor=actor), done=_("Đã ngừng dùng mẫu."))


def _form(request: HttpRequest, base: CertificateDesign | None) -> DesignForm:
    start = Design.parse(base.layout) if base else start_of(request.GET)
    told: dict[str, Any] = {"from_on": clock.today(), "name": _("Giấy khen")}
    if base:
        told |= {"name": base.name, "award": base.award, "recipients": base.recipients, "to_on": base.to_on}
    sent = request.method == "POST"
    return DesignForm(request.POST if sent else None, request.FILES if sent else None, start, **told)


def _picture(form: DesignForm, base: CertificateDesign | None) -> Any:
    upload = form.cleaned_data.get("picture")
    return (upload.name, upload.read()) if upload else base.picture if base else None


def _values(form: DesignForm, base: CertificateDesign | None) -> dict[str, Any]:
    named = ("name", "award", "recipients", "from_on", "to_on")
    values = {name: form.cleaned_data[name] for name in named}
    return {**values, "design": form.design, "picture": _picture(form, base)}


def _sample(form: DesignForm, actor: Actor) -> Any:
    told = {name: str(form[name].value() or "") for name in ("award", "recipients")}
    return sample_of(actor.agency_id, form.design, longest=bool(form["longest"].value()), **told)


def _context(form: DesignForm, base: CertificateDesign | None, actor: Actor) -> dict[str, Any]:
    address = reverse("papers:design-picture", args=[base.pk]) if base and base.picture_id else ""
    sheet: Sheet = draw_sheet(_sample(form, actor), form.design, address)
    return {"form": form, "base": base, "sheet": sheet}
