"""Acts on tasks: plan, edit, report, stop, close."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import write_version
from thidua.foundations.audit.journal import command, record
from thidua.foundations.files.store import store
from thidua.foundations.org.models import Unit
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.movements.models import Movement
from thidua.stages.progress import policies
from thidua.stages.progress.enums import TargetType, TaskState
from thidua.stages.progress.models import ProgressReport, Task
from thidua.stages.progress.transitions import TASKS


@dataclass(frozen=True, slots=True)
class TaskFields:
    """What a task says. An empty ``code`` gets the next number of the movement; ``due_words`` as in the model."""

    text: str
    code: str = ""
    lead_unit: Unit | None = None
    partner_units: tuple[Unit, ...] = ()
    due_on: dt.date | None = None
    due_words: str = ""
    target_type: str = ""
    target_min: Decimal | None = None
    target_max: Decimal | None = None
    target_unit: str = ""
    weight: int = 1
    registered_upward: bool = False


@command("progress.create_task")
def create_task(movement: Movement, fields: TaskFields, *, actor: Actor) -> Task:
    """Add a task to a movement. InputRefused for a target that cannot be, a foreign unit or a code already used."""
    require(policies.may_add_tasks(actor, movement))
    task = add_task(movement, fields)
    record(task, code=task.code, lead_unit=task.lead_unit_id)
    return task


def add_task(movement: Movement, fields: TaskFields) -> Task:
    """Check and insert one task inside a running act."""
    _check_fields(fields, movement.agency_id)
    code = fields.code or _next_code(movement)
    if Task.objects.filter(movement=movement, code=code).exists():
        raise InputRefused(_("Mã nhiệm vụ “%(code)s” đã dùng trong phong trào này. Chọn mã khác.") % {"code": code})
    task = Task.objects.create(movement=movement, agency_id=movement.agency_id, **_columns(fields, code))
    task.partner_units.set(fields.partner_units)
    return task


@command("progress.edit_task")
def edit_task(task: Task, fields: TaskFields, *, seen: int, actor: Actor) -> Task:
    """Change a task from the version ``seen``; EditConflict when somebody wrote in between. A day that was derived is
    confirmed by writing it; words without a day stay."""
    require(policies.may_edit_task(actor, task))
    _check_fields(fields, task.agency_id)
    code = fields.code or task.code
    if Task.objects.filter(movement_id=task.movement_id, code=code).exclude(pk=task.pk).exists():
        raise InputRefused(_("Mã nhiệm vụ “%(code)s” đã dùng trong phong trào này. Chọn mã khác.") % {"code": code})
    columns = _columns(fields, code) | {"due_words": "" if fields.due_on else task.due_words}
    before = {name: getattr(task, name) for name in columns}
    changed = {name: [str(before[name]), str(value)] for name, value in columns.items() if before[name] != value}
    write_version(task, seen, **columns)
    task.partner_units.set(fields.partner_units)
    record(task, changed=changed, partners=[unit.pk for unit in fields.partner_units])
    return task


@command("progress.report")
def report_progress(
    task: Task,
    *,
    percent: int,
    result: str = "",
    note: str = "",
    evidence: tuple[str, bytes] | None = None,
    reported_on: dt.date | None = None,
    actor: Actor,
) -> ProgressReport:
    """Say how far a task is (``percent`` 0 to 100) and what came out; ``evidence`` is a file's name and bytes."""
    require(policies.may_report(actor, task))
    if not 0 <= percent <= 100:
        raise InputRefused(_("Mức hoàn thành %(percent)d %% không có. Nhập số từ 0 đến 100.") % {"percent": percent})
    day = reported_on or clock.today()
    if day > clock.today():
        shown = f"{day:%d/%m/%Y}"
        raise InputRefused(_("Ngày báo cáo %(day)s chưa tới. Chọn hôm nay hoặc ngày trước.") % {"day": shown})
    TASKS.apply("work", task, percent=percent, result=(result or task.result)[:300])
    report = _write_report(task, actor, percent=percent, result=result, note=note, evidence=evidence, day=day)
    record(task, percent=percent, report=report.pk, evidence=report.evidence_id)
    return report


@command("progress.mark_problem")
def mark_problem(task: Task, *, note: str, actor: Actor) -> Task:
    """Say that a task is stuck and on what; without a reason InputRefused."""
    return _stop(task, "problem", note, actor)


@command("progress.mark_waiting")
def mark_waiting(task: Task, *, note: str, actor: Actor) -> Task:
    """Say that a task waits for somebody outside, and for whom."""
    return _stop(task, "wait", note, actor)


def _stop(task: Task, move: str, note: str, actor: Actor) -> Task:
    require(policies.may_report(actor, task))
    if not note.strip():
        raise InputRefused(_("Chưa nêu vướng ở đâu hoặc chờ ai. Ghi một câu để người khác giúp được."))
    TASKS.apply(move, task)
    report = _write_report(task, actor, percent=task.percent, result="", note=note, evidence=None, day=clock.today())
    record(task, state=task.state, report=report.pk)
    return task


@command("progress.close_task")
def close_task(task: Task, *, actor: Actor) -> Task:
    """Confirm that a task is over. Blocked while it has no result."""
    require(policies.may_close_task(actor, task))
    TASKS.apply("close", task)
    record(task, percent=task.percent, result=task.result)
    return task


@command("progress.reopen_task")
def reopen_task(task: Task, *, actor: Actor) -> Task:
    """Open a task again that was closed too early."""
    require(policies.may_reopen_task(actor, task))
    TASKS.apply("reopen", task)
    record(task, percent=task.percent)
    return task


def _write_report(
    task: Task, actor: Actor, *, percent: int, result: str, note: str, evidence: tuple[str, bytes] | None, day: dt.date
) -> ProgressReport:
    kept = store(task.agency_id, evidence[0], evidence[1], "progress-evidence") if evidence else None
    return ProgressReport.objects.create(
        task=task,
        person_id=actor.person_id,
        reported_on=day,
        percent=percent,
        result=result[:300],
        note=note,
        evidence=kept,
    )


def _columns(fields: TaskFields, code: str) -> dict[str, object]:
    return {
        "code": code[:20],
        "text": fields.text[:1000],
        "lead_unit": fields.lead_unit,
        "due_on": fields.due_on,
        "due_words": fields.due_words[:200],
        "target_type": fields.target_type,
        "target_min": fields.target_min,
        "target_max": fields.target_max,
        "target_unit": fields.target_unit[:60],
        "weight": fields.weight,
        "registered_upward": fields.registered_upward,
    }


def _check_fields(fields: TaskFields, agency_id: int) -> None:
    if not fields.text.strip():
        raise InputRefused(_("Chưa có nội dung nhiệm vụ."))
    check_own_units((*fields.partner_units, *((fields.lead_unit,) if fields.lead_unit else ())), agency_id)
    low, high = fields.target_min, fields.target_max
    if fields.target_type == TargetType.RANGE and (low is None or high is None or low > high):
        raise InputRefused(_("Chỉ tiêu dạng khoảng cần số nhỏ trước, số lớn sau, ví dụ 1 và 2."))
    if fields.target_type == TargetType.PERCENT and not 0 <= (low or 0) <= 100:
        raise InputRefused(_("Chỉ tiêu %(value)s %% không có. Nhập số từ 0 đến 100.") % {"value": low})
    if any(number is not None and number < 0 for number in (low, high)):
        raise InputRefused(_("Chỉ tiêu không thể là số âm."))


def check_own_units(units: Sequence[Unit], agency_id: int) -> None:
    """InputRefused when one of ``units`` belongs to another agency."""
    for unit in units:
        if unit.agency_id != agency_id:
            raise InputRefused(_("Đơn vị được chọn không thuộc cơ quan. Chọn lại từ danh sách."))


def _next_code(movement: Movement) -> str:
    taken = set(Task.objects.filter(movement=movement).values_list("code", flat=True))
    number = len(taken) + 1
    while f"NV{number:02d}" in taken:
        number += 1
    return f"NV{number:02d}"


def state_of_percent(percent: int) -> str:
    """The state that a bare share of completion means, for tables that carry nothing else."""
    if percent >= 100:
        return TaskState.DONE.value
    return TaskState.DOING.value if percent else TaskState.TODO.value
