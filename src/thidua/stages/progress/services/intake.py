"""Tasks taken over from what already says them: the launch document that was read, the agency workbook."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.org.models import Unit
from thidua.foundations.workbook.model import Register, TaskRow
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.launch.models import LaunchDocument
from thidua.stages.launch.selectors import effective_reading
from thidua.stages.movements.models import Movement
from thidua.stages.movements.services import create_movement_from_document
from thidua.stages.progress import policies
from thidua.stages.progress.models import Task
from thidua.stages.progress.services.tasks import TaskFields, add_task, state_of_percent
from thidua.stages.progress.targets import parse_target
from thidua.vietnamese import fold, parse_date, search_key

_LONGEST = 1_000
"""Characters a task may have."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What an intake did: tasks made, tasks that were there already, changed ones, names of units nobody knows."""

    created: tuple[Task, ...] = ()
    changed: int = 0
    same: int = 0
    unknown_units: tuple[str, ...] = ()


@command("progress.create_from_document")
def create_from_document(document: LaunchDocument, *, actor: Actor) -> tuple[Movement, Intake]:
    """Make all a checked document gives in one act: the movement of the year with those inside it and its days of
    commemoration, the tasks, and a task for each dated duty that is not one of them. A day derived from a month or
    quarter keeps the words it comes from, for the clerk to confirm. Bases and recipients of the plan stay those of the
    document. As :func:`movements.create_movement_from_document` for who may and what is refused.
    """
    movement = create_movement_from_document(document, actor=actor)
    intake = _take_tasks(movement, document)
    record(movement, created=[task.pk for task in intake.created], unknown_units=list(intake.unknown_units))
    return movement, intake


@command("progress.create_tasks_from_document")
def create_tasks_from_document(movement: Movement, *, actor: Actor) -> Intake:
    """Pull the tasks that were read from the movement's launch document, as the officer corrected them.

    What the movement already has is left alone, so the act may be repeated: as many tasks of the same words as the
    document gives different units, days or targets. Units are matched by name without marks; a name that fits no unit
    is given back, never guessed. InputRefused without a document.
    """
    require(policies.may_add_tasks(actor, movement))
    if movement.launch_document is None:
        raise InputRefused(_("Phong trào này không lập từ văn bản. Thêm nhiệm vụ bằng tay hoặc nhập từ sổ số liệu."))
    intake = _take_tasks(movement, movement.launch_document)
    record(
        movement,
        created=[task.pk for task in intake.created],
        same=intake.same,
        unknown_units=list(intake.unknown_units),
    )
    return intake


@command("progress.import_tasks")
def import_tasks(register: Register, movement: Movement, *, actor: Actor) -> Intake:
    """Take the workbook's tasks into ``movement``, matched by their code; InputRefused without the sheet."""
    require(policies.may_add_tasks(actor, movement))
    if register.tasks is None:
        raise InputRefused(_("Sổ số liệu không có tờ “Nhiệm vụ”. Thêm tờ này theo mẫu rồi nộp lại."))
    units = {unit.code: unit for unit in Unit.objects.filter(agency_id=movement.agency_id)}
    present = {task.code: task for task in Task.objects.filter(movement=movement)}
    created: list[Task] = []
    changed = same = 0
    for row in register.tasks:
        fields = _from_row(row, units)
        task = present.get(row.code)
        if task is None:
            task = add_task(movement, fields)
            created.append(task)
            _advance(task, row)
        elif _bring_up(task, fields) | _advance(task, row):
            changed += 1
        else:
            same += 1
    record(movement, created=len(created), changed=changed, same=same)
    return Intake(tuple(created), changed, same)


def _take_tasks(movement: Movement, document: LaunchDocument) -> Intake:
    units = _UnitFinder(Unit.objects.filter(agency_id=movement.agency_id))
    there = Counter(map(search_key, Task.objects.filter(movement=movement).values_list("text", flat=True)))
    created: list[Task] = []
    told: dict[str, list[TaskFields]] = {}
    same = 0
    for words, item in _work_of(effective_reading(document)):
        fields = _from_reading(item, words, units)
        before = told.setdefault(search_key(words), [])
        if any(replace(fields, text=other.text) == other for other in before):
            same += 1
            continue
        before.append(fields)
        if len(before) <= there[search_key(words)]:
            same += 1
        else:
            created.append(add_task(movement, fields))
    return Intake(tuple(created), 0, same, tuple(sorted(units.unknown)))


def _work_of(reading: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The tasks, then the dated duties that stand in none of them."""
    for task in reading["tasks"]:
        if words := str(task.get("text") or "").strip():
            yield words[:_LONGEST], task
    covered = {(task["line"], _day_of(task)) for task in reading["tasks"]}
    for duty in reading["deadlines"]:
        item = {"due": duty["date"], "period": duty.get("period")}
        words = str(duty.get("what") or "").strip()
        if words and (day := _day_of(item)) and (duty["line"], day) not in covered:
            yield words[:_LONGEST], item


def _day_of(item: Mapping[str, Any]) -> str | None:
    """The day a document states, else the one derived from the time it gives."""
    return item.get("due") or (item.get("period") or {}).get("last_day")


class _UnitFinder:
    """Find units by the name a document gives them; remembers the names that fit none."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.by_name = {fold(unit.name): unit for unit in units}
        self.unknown: set[str] = set()

    def find(self, names: Iterable[str]) -> tuple[Unit, ...]:
        found = [unit for name in names if (unit := self._one(name))]
        return tuple(dict.fromkeys(found))

    def _one(self, name: str) -> Unit | None:
        said = fold(name)
        exact = self.by_name.get(said)
        # “Văn phòng” for “Văn phòng Sở”: taken only when it can mean one unit and no other.
        near = [
            unit for known, unit in self.by_name.items() if known.startswith(f"{said} ") or said.startswith(f"{known} ")
        ]
        unit = exact or (near[0] if len(near) == 1 else None)
        if unit is None:
            self.unknown.add(name)
        return unit


def _from_reading(item: Mapping[str, Any], words: str, units: _UnitFinder) -> TaskFields:
    found = units.find(_names(item.get("units")))
    helpers = units.find(_names(item.get("coordinating")))
    fields = TaskFields(
        text=words,
        lead_unit=found[0] if found else None,
        partner_units=tuple(dict.fromkeys(unit for unit in (*found[1:], *helpers) if unit not in found[:1])),
        due_on=parse_date(day) if (day := _day_of(item)) else None,
        due_words="" if item.get("due") else str((item.get("period") or {}).get("raw") or ""),
        registered_upward=bool(item.get("registered_upward")),
    )
    target = item.get("target")
    if not target:
        return fields
    return replace(
        fields,
        target_type=str(target["type"]),
        target_min=_number(target.get("min")),
        target_max=_number(target.get("max")),
        target_unit=str(target.get("unit") or "")[:60],
    )


def _names(named: Any) -> list[str]:
    """Names of units, which an officer may have typed as one text with semicolons."""
    return named.split(";") if isinstance(named, str) else [str(name) for name in named or ()]


def _from_row(row: TaskRow, units: Mapping[str, Unit]) -> TaskFields:
    for code in (row.unit_code, *row.co_unit_codes):
        if code and code not in units:
            raise InputRefused(
                _("Nhiệm vụ “%(task)s”: mã đơn vị “%(code)s” chưa có trong sổ. Nhập tờ “Đơn vị” trước, hoặc sửa mã.")
                % {"task": row.code, "code": code}
            )
    target = parse_target(row.target or "", row.target_unit or "")
    return TaskFields(
        text=row.text,
        code=row.code,
        lead_unit=units.get(row.unit_code or ""),
        partner_units=tuple(units[code] for code in row.co_unit_codes),
        due_on=row.due,
        target_type=target.type,
        target_min=target.min,
        target_max=target.max,
        target_unit=target.unit,
    )


def _bring_up(task: Task, fields: TaskFields) -> bool:
    """Bring the words of a known task up to the workbook; what only the screen holds (weight, flag) stays."""
    names = ("text", "lead_unit", "due_on", "due_words", "target_type", "target_min", "target_max", "target_unit")
    changed = [name for name in names if getattr(task, name) != getattr(fields, name)]
    for name in changed:
        setattr(task, name, getattr(fields, name))
    partners = set(task.partner_units.all()) != set(fields.partner_units)
    if partners:
        task.partner_units.set(fields.partner_units)
    if changed or partners:
        task.version += 1
        task.save(update_fields=[*changed, "version"])
    return bool(changed or partners)


def _advance(task: Task, row: TaskRow) -> bool:
    """Take over result and share of completion; a cell left empty says nothing."""
    percent = task.percent if row.percent is None else int(row.percent)
    result = (row.result or task.result)[:300]
    if (percent, result) == (task.percent, task.result):
        return False
    state = state_of_percent(percent) if row.percent is not None else task.state
    Task.objects.filter(pk=task.pk).update(percent=percent, result=result, state=state)
    task.percent, task.result, task.state = percent, result, state
    return True


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))
