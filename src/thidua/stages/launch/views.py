"""Pages of launch documents."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from thidua.foundations.access.http import act, fetch, page_of, whole_number, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import EditConflict
from thidua.foundations.files.store import download, load
from thidua.foundations.papers.registry.incoming import visible_incoming
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import ActError
from thidua.stages.launch import services
from thidua.stages.launch.forms import UploadForm
from thidua.stages.launch.models import LaunchDocument
from thidua.stages.launch.policies import may_correct, may_see_documents, may_upload
from thidua.stages.launch.selectors import check_page, effective_text, visible_documents
from thidua.stages.launch.transitions import DOCUMENT
from thidua.stages.launch.values import PURPOSES, ROLES


@require_safe
@with_actor
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Documents brought in, newest first, and the place to bring in another."""
    require(may_see_documents(actor))
    page = page_of(request, visible_documents(actor).defer("text", "marks"))
    return render(request, "launch/index.html", {"page": page, "upload": may_upload(actor), "form": UploadForm()})


@require_POST
@with_actor
def upload(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take a document; a wrong form is shown again with its errors."""
    require(may_upload(actor))
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        page = page_of(request, visible_documents(actor).defer("text", "marks"))
        context = {"page": page, "upload": may_upload(actor), "form": form}
        return render(request, "launch/index.html", context, status=422)
    file = form.cleaned_data["file"]

    def run() -> str:
        document = services.upload_launch_document(
            data=file.read(), filename=file.name, year=form.cleaned_data["year"], actor=actor
        )
        return reverse("launch:check", args=[document.pk])

    return act(request, reverse("launch:index"), run, done="Đã đọc văn bản. Chưa tạo phong trào nào.")


@require_POST
@with_actor
def read_incoming(request: HttpRequest, actor: Actor, pk: int, file_pk: int) -> HttpResponse:
    """Read a file of the book of incoming papers as a launch document."""
    paper = fetch(visible_incoming(actor), pk=pk)
    require(may_upload(actor))
    kept = fetch(paper.files.select_related("file"), pk=file_pk).file

    def run() -> str:
        document = services.upload_launch_document(data=load(kept), filename=kept.name, actor=actor)
        return reverse("launch:check", args=[document.pk])

    back = reverse("registry:incoming-paper", args=[pk])
    return act(request, back, run, done="Đã đọc văn bản. Chưa tạo phong trào nào.")


@require_safe
@with_actor
def check(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The text beside its findings, and what was read as fields."""
    document = fetch(visible_documents(actor), pk=pk)
    return render(request, "launch/check.html", _context(actor, document))


@require_POST
@with_actor
def choose(request: HttpRequest, actor: Actor, pk: int, key: str, choice: str) -> HttpResponse:
    """Accept or keep one finding, and come back to its card."""
    document = fetch(visible_documents(actor), pk=pk)
    number = whole_number(request.POST.get("number", ""))

    def run() -> None:
        services.choose_finding(document, key, choice, actor=actor)

    return act(request, f"{reverse('launch:check', args=[pk])}#f{number or 1}", run)


@require_POST
@with_actor
def correct(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Store corrections; when somebody was faster both texts are shown and nothing typed is lost."""
    document = fetch(visible_documents(actor), pk=pk)
    values = {name: str(value) for name, value in request.POST.items() if "." in name}
    seen = whole_number(request.POST.get("version", ""))
    try:
        services.correct_values(
            document,
            values,
            version=seen or 0,
            dropped=request.POST.getlist("drop"),
            actor=actor,
        )
    except (EditConflict, ActError) as error:
        document.refresh_from_db()
        context = _context(actor, document) | {"typed": values, "conflict": error}
        return render(request, "launch/check.html", context, status=409 if isinstance(error, EditConflict) else 422)
    messages.success(request, "Đã lưu phần sửa.")
    return redirect(f"{reverse('launch:check', args=[pk])}#da-doc")


@require_POST
@with_actor
def move(request: HttpRequest, actor: Actor, pk: int, name: str) -> HttpResponse:
    """Accept every fix, finish the check, reopen it, or read the bytes again."""
    document = fetch(visible_documents(actor), pk=pk)

    def run() -> None:
        _MOVES[name][0](document, actor=actor)

    return act(request, reverse("launch:check", args=[pk]), run, done=_MOVES[name][1])


@require_safe
@with_actor
def file(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Give the file as it arrived."""
    return download(fetch(visible_documents(actor), pk=pk).file)


@require_safe
@with_actor
def corrected(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Give the text with the accepted fixes in it, to be put back into the file by its author."""
    document = fetch(visible_documents(actor), pk=pk)
    response = HttpResponse(effective_text(document), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="van-ban-{document.pk}-da-sua.txt"'
    return response


_MOVES = {
    "nhan-sua": (services.accept_all_fixes, "Đã nhận mọi cách sửa có sẵn."),
    "xong": (services.mark_checked, "Đã rà soát xong."),
    "ra-soat-lai": (services.reopen, "Đã mở lại để rà soát."),
    "doc-lai": (services.reread, "Đã đọc lại tệp. Các lựa chọn và phần sửa được giữ nguyên."),
}


def _context(actor: Actor, document: LaunchDocument) -> dict[str, object]:
    return {
        "document": document,
        "check": check_page(document),
        "edit": may_correct(actor, document),
        "finish": DOCUMENT.may("check", document),
        "roles": ROLES,
        "purposes": PURPOSES,
    }
