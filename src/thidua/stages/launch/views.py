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
from thidua.foundations.workflow.errors import ActError, InputRefused
from thidua.stages.launch import services
from thidua.stages.launch.checkpage import FINDINGS, VALUES, cards_of, check_page
from thidua.stages.launch.forms import UploadForm, VersionForm
from thidua.stages.launch.models import LaunchDocument
from thidua.stages.launch.policies import may_correct, may_see_documents, may_upload
from thidua.stages.launch.reader import ocr_available
from thidua.stages.launch.selectors import effective_text, visible_documents
from thidua.stages.launch.transitions import DOCUMENT
from thidua.stages.launch.values import PURPOSES, ROLES, TARGETS


@require_safe
@with_actor
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Documents brought in, newest first, and the place to bring in another."""
    require(may_see_documents(actor))
    page = page_of(request, visible_documents(actor).defer("text", "marks"))
    return render(request, "launch/index.html", _listing(actor, page, UploadForm()))


@require_POST
@with_actor
def upload(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take a document; a wrong form is shown again with its errors."""
    require(may_upload(actor))
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        page = page_of(request, visible_documents(actor).defer("text", "marks"))
        return render(request, "launch/index.html", _listing(actor, page, form), status=422)
    file = form.cleaned_data["file"]

    def run() -> str:
        document = services.upload_launch_document(
            data=file.read(),
            filename=file.name,
            year=form.cleaned_data["year"],
            ocr=form.cleaned_data["ocr"],
            actor=actor,
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
    """The text beside its findings, or beside what was read; a long document in parts."""
    document = fetch(visible_documents(actor), pk=pk)
    view, line = request.GET.get("xem", ""), whole_number(request.GET.get("dong", ""))
    return render(request, "launch/check.html", _context(actor, document, view, line or 1))


@require_safe
@with_actor
def findings(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Every finding with what was said of it, to be printed."""
    document = fetch(visible_documents(actor), pk=pk)
    return render(request, "launch/findings.html", {"document": document, "cards": cards_of(document)})


@require_POST
@with_actor
def choose(request: HttpRequest, actor: Actor, pk: int, key: str, choice: str) -> HttpResponse:
    """Accept or keep one finding, and come back to its card."""
    document = fetch(visible_documents(actor), pk=pk)
    number = whole_number(request.POST.get("number", ""))
    reason = request.POST.get("reason", "")

    def run() -> None:
        services.choose_finding(document, key, choice, reason=reason, actor=actor)

    return act(request, _back(request, pk, FINDINGS, f"f{number or 1}"), run)


@require_POST
@with_actor
def correct(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Store corrections; when somebody was faster both texts are shown and nothing typed is lost."""
    document = fetch(visible_documents(actor), pk=pk)
    values = {name: str(value) for name, value in request.POST.items() if "." in name}
    seen = whole_number(request.POST.get("version", "")) or 0
    dropped = request.POST.getlist("drop")
    try:
        services.correct_values(document, values, version=seen, dropped=dropped, actor=actor)
    except (EditConflict, ActError) as error:
        return _refused(request, actor, document, error, {"typed": values})
    messages.success(request, "Đã lưu phần sửa.")
    return redirect(_back(request, pk, VALUES, "da-doc"))


@require_POST
@with_actor
def take(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Make words of the text a value; refused as a correction is."""
    document = fetch(visible_documents(actor), pk=pk)
    asked = {name: request.POST.get(name, "") for name in ("line", "words", "target", "version")}
    line, seen = whole_number(asked["line"]), whole_number(asked["version"])
    try:
        services.take_words(
            document, line=line or 0, words=asked["words"], target=asked["target"], version=seen or 0, actor=actor
        )
    except (EditConflict, ActError) as error:
        return _refused(request, actor, document, error, {"pointed": asked})
    messages.success(request, "Đã lấy chữ trong văn bản làm điều đã đọc được.")
    return redirect(_back(request, pk, VALUES, f"d{line}"))


@require_POST
@with_actor
def replace(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Take a new version of the document; what was said of the earlier one holds."""
    document = fetch(visible_documents(actor), pk=pk)
    require(may_correct(actor, document))
    form = VersionForm(request.POST, request.FILES)
    back = reverse("launch:check", args=[pk])

    def run() -> None:
        if not form.is_valid():
            raise InputRefused(" ".join(str(error) for errors in form.errors.values() for error in errors))
        file = form.cleaned_data["file"]
        ocr = form.cleaned_data["ocr"]
        services.replace_file(document, data=file.read(), filename=file.name, ocr=ocr, actor=actor)

    return act(request, back, run, done="Đã đọc bản mới. Các lựa chọn và phần sửa được giữ nguyên.")


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


def _listing(actor: Actor, page: object, form: UploadForm) -> dict[str, object]:
    return {"page": page, "upload": may_upload(actor), "form": form, "may_recognise": ocr_available()}


def _back(request: HttpRequest, pk: int, view: str, anchor: str) -> str:
    line = whole_number(request.POST.get("part", "")) or 1
    return f"{reverse('launch:check', args=[pk])}?xem={view}&dong={line}#{anchor}"


def _refused(
    request: HttpRequest, actor: Actor, document: LaunchDocument, error: Exception, typed: dict[str, object]
) -> HttpResponse:
    """The page again with what was typed: 409 when somebody was faster, else 422."""
    document.refresh_from_db()
    line = whole_number(request.POST.get("part", "")) or 1
    context = _context(actor, document, VALUES, line) | typed | {"conflict": error}
    return render(request, "launch/check.html", context, status=409 if isinstance(error, EditConflict) else 422)


def _context(actor: Actor, document: LaunchDocument, view: str, line: int) -> dict[str, object]:
    return {
        "document": document,
        "check": check_page(document, view, line),
        "edit": may_correct(actor, document),
        "finish": DOCUMENT.may("check", document),
        "roles": ROLES,
        "purposes": PURPOSES,
        "targets": TARGETS,
        "may_recognise": ocr_available(),
    }
