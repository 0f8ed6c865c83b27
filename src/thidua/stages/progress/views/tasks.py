"""Pages of tasks and their progress."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.foundations.access.http import act, fetch, page_of, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import EditConflict
from thidua.foundations.files.store import download
from thidua.foundations.papers.handing import hand_over
from thidua.foundations.papers.issuing.pages import stage_paper_page
from thidua.foundations.papers.issuing.sheets import StagePaper, paper_of
from thidua.foundations.workbook.errors import WorkbookErrors
from thidua.foundations.workbook.read import read_workbook
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.stages.launch.selectors import visible_documents
from thidua.stages.movements.selectors import annual_movement, visible_movements
from thidua.stages.progress import policies, selectors, services
from thidua.stages.progress.forms import FilterForm, ReportForm, StopForm, TaskForm, WorkbookForm
from thidua.stages.progress.models import Task
from thidua.stages.progress.papers import reminder_sheet


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One line of the list, with what the template would otherwise compute."""

    task: Task
    status: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class ChipLink:
    """A saved filter as a link."""

    label: str
    count: int
    url: str
    current: bool


def _rows(tasks: Iterable[Task], today: dt.date) -> list[TaskRow]:
    return [TaskRow(one, selectors.STATUS_OF[one.state], selectors.is_late(one, today)) for one in tasks]


@require_GET
@with_actor
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The year's tasks with their filters."""
    today = clock.today()
    form = FilterForm(actor, request.GET)
    wanted = form.wanted()
    everything = selectors.tasks_of_year(actor)
    counts = selectors.count_tasks(everything, today, actor.unit_id)
    page = page_of(request, selectors.narrowed(everything, wanted, actor, today))
    chips = [ChipLink(c.label, c.count, f"?loc={c.key}", c.key == wanted.chip) for c in selectors.chips(counts)]
    movement = annual_movement(actor)
    context = {
        "page": page,
        "rows": _rows(page, today),
        "chips": chips,
        "form": form,
        "counts": counts,
        "shares": selectors.unit_shares(everything),
        "movement": movement,
        "may_plan": policies.may_plan(actor),
        "from_document": policies.may_plan(actor) and movement and movement.launch_document_id,
    }
    return render(request, "progress/index.html", context)


@require_GET
@with_actor
def reminder(request: HttpRequest, actor: Actor, form: str) -> HttpResponse:
    """The dispatch that urges the year's overdue tasks, as a draft to sign."""
    require(policies.may_plan(actor))
    sheet = _reminder(actor)
    return hand_over(paper_of(sheet), form, f"du-thao-cong-van-don-doc-{sheet.year}")


@require_http_methods(["GET", "POST"])
@with_actor
def reminder_issue(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Write and issue the dispatch that urges the year's overdue tasks."""
    require(policies.may_plan(actor))
    return stage_paper_page(request, actor, _reminder(actor), back=reverse("progress:index"))


def _reminder(actor: Actor) -> StagePaper:
    movement = annual_movement(actor)
    if movement is None:
        raise Http404
    return reminder_sheet(movement, clock.today())


@require_GET
@with_actor
def task(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One task: target, progress, evidence, and what this actor may do."""
    return _task_page(request, actor, fetch(selectors.visible_tasks(actor), pk=pk))


def _task_page(
    request: HttpRequest, actor: Actor, found: Task, report: ReportForm | None = None, stop: StopForm | None = None
) -> HttpResponse:
    bad = bool((report and report.errors) or (stop and stop.errors))
    context = {
        "task": found,
        "row": _rows([found], clock.today())[0],
        "reports": selectors.visible_reports(actor).filter(task=found),
        "report_form": report or ReportForm(initial={"percent": found.percent, "result": found.result}),
        "stop_form": stop or StopForm(),
        "may_edit": policies.may_edit_task(actor, found),
        "may_report": policies.may_report(actor, found),
        "may_close": policies.may_close_task(actor, found),
        "may_reopen": policies.may_reopen_task(actor, found),
    }
    return render(request, "progress/task.html", context, status=422 if bad else 200)


@require_http_methods(["GET", "POST"])
@with_actor
def create(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Plan a task by hand."""
    require(policies.may_plan(actor))
    form = TaskForm(actor, request.POST or None)
    if form.is_valid():
        movement = form.cleaned_data["movement"]
        return act(
            request,
            reverse("progress:create"),
            lambda: _task_url(services.create_task(movement, form.task_fields(), actor=actor)),
            done=_("Đã ghi nhiệm vụ"),
        )
    return render(request, "progress/task_form.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@with_actor
def edit(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Change a task; when somebody wrote in between, both texts are shown."""
    found = fetch(selectors.visible_tasks(actor), pk=pk)
    require(policies.may_edit_task(actor, found))
    form = TaskForm(actor, request.POST or None, task=found)
    context = {"form": form, "task": found, "version": found.version}
    if form.is_valid():
        seen = _whole(request.POST.get("version"))
        try:
            return act(
                request,
                _task_url(found),
                lambda: _task_url(services.edit_task(found, form.task_fields(), seen=seen, actor=actor)),
                done=_("Đã sửa nhiệm vụ"),
            )
        except EditConflict as conflict:
            stored = fetch(selectors.visible_tasks(actor), pk=pk)
            context |= {"conflict": conflict, "version": conflict.version, "stored": _stored(stored)}
            return render(request, "progress/task_form.html", context, status=409)
    return render(request, "progress/task_form.html", context, status=422 if form.errors else 200)


def _stored(found: Task) -> list[tuple[str, object]]:
    shown = {"text": _("Nội dung nhiệm vụ"), "lead_unit": _("Đơn vị chủ trì"), "target_unit": _("Đơn vị tính")}
    due = f"{found.due_on:%d/%m/%Y}" if found.due_on else None
    return [*((label, getattr(found, name)) for name, label in shown.items()), (_("Hạn"), due)]


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0


@require_POST
@with_actor
def report(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Report progress, with evidence."""
    found = fetch(selectors.visible_tasks(actor), pk=pk)
    require(policies.may_report(actor, found))
    form = ReportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _task_page(request, actor, found, report=form)
    values = form.cleaned_data
    return act(
        request,
        _task_url(found),
        lambda: _nothing(
            services.report_progress(
                found,
                percent=values["percent"],
                result=values["result"],
                note=values["note"],
                evidence=form.evidence_bytes(),
                actor=actor,
            )
        ),
        done=_("Đã ghi tiến độ"),
    )


@require_POST
@with_actor
def stop(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Say that a task is stuck or waits."""
    found = fetch(selectors.visible_tasks(actor), pk=pk)
    require(policies.may_report(actor, found))
    form = StopForm(request.POST)
    if not form.is_valid():
        return _task_page(request, actor, found, stop=form)
    run = services.mark_problem if form.cleaned_data["move"] == "problem" else services.mark_waiting
    note = form.cleaned_data["note"]
    return act(
        request, _task_url(found), lambda: _nothing(run(found, note=note, actor=actor)), done=_("Đã ghi tình trạng")
    )


@require_POST
@with_actor
def close(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Confirm that a task is over."""
    found = fetch(selectors.visible_tasks(actor), pk=pk)
    return act(
        request, _task_url(found), lambda: _nothing(services.close_task(found, actor=actor)), done=_("Đã đóng nhiệm vụ")
    )


@require_POST
@with_actor
def reopen(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Open a closed task again."""
    found = fetch(selectors.visible_tasks(actor), pk=pk)
    return act(
        request,
        _task_url(found),
        lambda: _nothing(services.reopen_task(found, actor=actor)),
        done=_("Đã mở lại nhiệm vụ"),
    )


@require_POST
@with_actor
def from_document(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Pull the tasks of a movement's launch document."""
    movement = fetch(visible_movements(actor), pk=pk)
    run = services.create_tasks_from_document
    return act(request, reverse("progress:index"), lambda: _taken(request, run(movement, actor=actor)))


@require_POST
@with_actor
def create_from_document(request: HttpRequest, actor: Actor, document: int) -> HttpResponse:
    """Make the movement of the year and its tasks from a launch document."""
    found = fetch(visible_documents(actor), pk=document)

    def run() -> str:
        movement, intake = services.create_from_document(found, actor=actor)
        told = _("Đã lập dự thảo phong trào từ văn bản, thêm %(count)d nhiệm vụ.")
        messages.success(request, told % {"count": len(intake.created)})
        _warn_of_units(request, intake)
        return reverse("movements:detail", args=[movement.pk])

    return act(request, reverse("launch:check", args=[document]), run)


@require_http_methods(["GET", "POST"])
@with_actor
def import_workbook(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take tasks from the agency workbook; every fault of the file is shown and nothing is written."""
    require(policies.may_plan(actor))
    form = WorkbookForm(actor, request.POST or None, request.FILES or None)
    faults: tuple[str, ...] = ()
    if form.is_valid():
        upload = form.cleaned_data["workbook"]
        try:
            register = read_workbook(upload.read(), upload.name)
        except WorkbookErrors as errors:
            faults = tuple(errors.listed())
        else:
            movement = form.cleaned_data["movement"]
            run = services.import_tasks
            return act(
                request, reverse("progress:import"), lambda: _taken(request, run(register, movement, actor=actor))
            )
    context = {"form": form, "faults": faults}
    return render(request, "progress/import.html", context, status=422 if faults or form.errors else 200)


def _taken(request: HttpRequest, intake: services.Intake) -> str:
    told = [_("Đã thêm %(count)d nhiệm vụ") % {"count": len(intake.created)}]
    if intake.changed:
        told.append(_("cập nhật %(count)d") % {"count": intake.changed})
    if intake.same:
        told.append(_("đã có sẵn %(count)d") % {"count": intake.same})
    messages.success(request, f"{', '.join(told)}.")
    _warn_of_units(request, intake)
    return reverse("progress:index")


def _warn_of_units(request: HttpRequest, intake: services.Intake) -> None:
    if intake.unknown_units:
        names = "; ".join(intake.unknown_units)
        messages.warning(
            request,
            _("Không đơn vị nào tên là: %(names)s. Gán đơn vị chủ trì cho các nhiệm vụ này.") % {"names": names},
        )


@require_GET
@with_actor
def evidence(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Download the evidence of a progress report."""
    found = fetch(selectors.visible_reports(actor), pk=pk)
    if found.evidence is None:
        raise Http404
    return download(found.evidence)


def _task_url(found: Task) -> str:
    return reverse("progress:task", args=[found.pk])


def _nothing(done: object) -> None:
    """Let a service's result fall, so that the act leads back to the page."""
