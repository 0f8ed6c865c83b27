"""Read tasks, inspections, indices and activities, always within the actor's agency."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Unit
from thidua.foundations.workflow.work import Severity, WorkItem
from thidua.stages.movements.models import Movement
from thidua.stages.movements.selectors import current_year, visible_movements
from thidua.stages.progress.enums import InspectionState, TaskState
from thidua.stages.progress.models import Activity, IndexRecord, Inspection, ProgressReport, Task

STATUS_OF: dict[str, Severity] = {"todo": "todo", "doing": "doing", "waiting": "wait", "problem": "bad", "done": "done"}
"""The five states in the words of the shell's five statuses."""
SOON = dt.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What the list is narrowed to; empty fields narrow nothing. ``chip`` is one of ``CHIPS``."""

    chip: str = ""
    unit: int | None = None
    state: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class TaskCounts:
    """How many tasks of a set are in which condition on a day."""

    total: int = 0
    done: int = 0
    late: int = 0
    problem: int = 0
    no_lead: int = 0
    registered: int = 0
    mine: int = 0
    derived: int = 0


@dataclass(frozen=True, slots=True)
class Chip:
    """A saved filter with its live count."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class UnitShare:
    """Finished tasks of one unit."""

    label: str
    part: int
    whole: int
    unit_id: int


@dataclass(frozen=True, slots=True)
class IndexChart:
    """One index over the years, as plain data for a drawing."""

    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    records: tuple[IndexRecord, ...]
    floor: int = 0
    head: str = "Năm"


def visible_tasks(actor: Actor) -> QuerySet[Task]:
    """Tasks of movements the actor may see, with units and movement loaded."""
    return (
        Task.objects.filter(agency_id=actor.agency_id, movement__in=visible_movements(actor).order_by())
        .exclude(movement__state="cancelled")
        .select_related("lead_unit", "movement")
        .prefetch_related("partner_units")
    )


def tasks_of_year(actor: Actor) -> QuerySet[Task]:
    """Visible tasks of the year chosen in the bar, by due date; those without one last."""
    tasks = visible_tasks(actor).filter(movement__year=current_year(actor))
    return tasks.order_by("due_on", "code")


def tasks_of_movement(movement: Movement) -> QuerySet[Task]:
    """Every task of a movement and of the movements inside it; for reviews."""
    return Task.objects.filter(Q(movement=movement) | Q(movement__parent=movement)).select_related("lead_unit")


def late_on(today: dt.date) -> Q:
    """Tasks past their day and not finished."""
    return Q(due_on__lt=today) & ~Q(state=TaskState.DONE)


def overdue_tasks(movement: Movement, today: dt.date) -> QuerySet[Task]:
    """Tasks of a movement past their day and not finished, the oldest first."""
    return tasks_of_movement(movement).filter(late_on(today)).order_by("due_on", "code")


def due_unconfirmed() -> Q:
    """Tasks whose day was derived from a month, a quarter and the like, and that nobody has confirmed."""
    return Q(due_on__isnull=False) & ~Q(due_words="") & ~Q(state=TaskState.DONE)


def is_late(task: Task, today: dt.date) -> bool:
    """The same question asked of one task."""
    return task.due_on is not None and task.due_on < today and task.state != TaskState.DONE


def _of_unit(unit_id: int | None) -> Q:
    """Tasks that a unit leads or shares; nobody's unit has none."""
    return Q(lead_unit_id=unit_id) | Q(partner_units=unit_id) if unit_id else Q(pk__in=())


def narrowed(tasks: QuerySet[Task], wanted: TaskFilter, actor: Actor, today: dt.date) -> QuerySet[Task]:
    """Apply a filter of the list page."""
    by_chip = {
        "tre-han": late_on(today),
        "vuong": Q(state=TaskState.PROBLEM),
        "chua-chu-tri": Q(lead_unit__isnull=True),
        "dang-ky-tinh": Q(registered_upward=True),
        "don-vi-toi": _of_unit(actor.unit_id),
        "han-suy-ra": due_unconfirmed(),
        "xong": Q(state=TaskState.DONE),
    }
    tasks = tasks.filter(by_chip.get(wanted.chip, Q()))
    if wanted.unit:
        tasks = tasks.filter(Q(lead_unit_id=wanted.unit) | Q(partner_units=wanted.unit))
    if wanted.state:
        tasks = tasks.filter(state=wanted.state)
    return tasks.filter(text__icontains=wanted.words).distinct() if wanted.words else tasks.distinct()


def count_tasks(tasks: QuerySet[Task], today: dt.date, unit_id: int | None = None) -> TaskCounts:
    """Count a set of tasks in one query."""
    counted = tasks.order_by().aggregate(
        total=Count("pk", distinct=True),
        done=Count("pk", Q(state=TaskState.DONE), distinct=True),
        late=Count("pk", late_on(today), distinct=True),
        problem=Count("pk", Q(state=TaskState.PROBLEM), distinct=True),
        no_lead=Count("pk", Q(lead_unit__isnull=True), distinct=True),
        registered=Count("pk", Q(registered_upward=True), distinct=True),
        derived=Count("pk", due_unconfirmed(), distinct=True),
        mine=Count("pk", _of_unit(unit_id), distinct=True),
    )
    return TaskCounts(**counted)


def chips(counts: TaskCounts) -> tuple[Chip, ...]:
    """Saved filters of the list, those with nothing in them left out but for the first."""
    named = (
        Chip("", _("Tất cả"), counts.total),
        Chip("don-vi-toi", _("Đơn vị tôi"), counts.mine),
        Chip("tre-han", _("Trễ hạn"), counts.late),
        Chip("vuong", _("Có vấn đề"), counts.problem),
        Chip("chua-chu-tri", _("Chưa có chủ trì"), counts.no_lead),
        Chip("dang-ky-tinh", _("Đã đăng ký với cấp trên"), counts.registered),
        Chip("han-suy-ra", _("Hạn suy ra"), counts.derived),
        Chip("xong", _("Xong"), counts.done),
    )
    return tuple(chip for chip in named if chip.count or not chip.key)


def unit_shares(tasks: QuerySet[Task]) -> tuple[UnitShare, ...]:
    """Finished tasks by leading unit, one query."""
    rows = (
        tasks.order_by()
        .filter(lead_unit__isnull=False)
        .values("lead_unit_id", "lead_unit__name", "lead_unit__position")
        .annotate(whole=Count("pk", distinct=True), part=Count("pk", Q(state=TaskState.DONE), distinct=True))
        .order_by("lead_unit__position", "lead_unit__name")
    )
    return tuple(UnitShare(row["lead_unit__name"], row["part"], row["whole"], row["lead_unit_id"]) for row in rows)


def units_of(actor: Actor) -> QuerySet[Unit]:
    """Units of the actor's agency."""
    return Unit.objects.filter(agency_id=actor.agency_id)


def movements_for_tasks(actor: Actor) -> QuerySet[Movement]:
    """Movements of the year that may be given tasks."""
    running = visible_movements(actor).filter(state__in=("draft", "launched"))
    return running.filter(year=current_year(actor)).order_by("kind", "pk")


def visible_reports(actor: Actor) -> QuerySet[ProgressReport]:
    """Progress reports of visible tasks, with evidence."""
    return ProgressReport.objects.filter(task__agency_id=actor.agency_id).select_related("evidence", "task", "person")


def visible_inspections(actor: Actor) -> QuerySet[Inspection]:
    """Inspections: all for those who run or sign, the own unit's for the others."""
    rows = Inspection.objects.filter(agency_id=actor.agency_id).select_related("unit", "movement")
    if actor.has("clerk", "director", "union", "secretary"):
        return rows
    return rows.filter(unit_id=actor.unit_id) if actor.unit_id else rows.none()


def visible_activities(actor: Actor) -> QuerySet[Activity]:
    """Activities of the agency in the chosen year."""
    rows = Activity.objects.filter(agency_id=actor.agency_id, held_on__year=current_year(actor))
    return rows.select_related("unit")


def activity_totals(agency_id: int, from_on: dt.date, to_on: dt.date) -> tuple[tuple[str, int, int], ...]:
    """Kind, number of activities, participants between two days; for reviews."""
    rows = (
        Activity.objects.filter(agency_id=agency_id, held_on__range=(from_on, to_on))
        .order_by()
        .values_list("kind")
        .annotate(number=Count("pk"), people=Sum("participants"))
        .order_by("kind")
    )
    return tuple((kind, number, people or 0) for kind, number, people in rows)


def index_charts(actor: Actor) -> tuple[IndexChart, ...]:
    """Every index of the agency over its years; a missing year stays a gap."""
    records = IndexRecord.objects.filter(agency_id=actor.agency_id).order_by("name", "year")
    return tuple(_index_chart(name, tuple(rows)) for name, rows in groupby(records, key=lambda row: row.name))


def _index_chart(name: str, records: Sequence[IndexRecord]) -> IndexChart:
    by_year = {record.year: record.score for record in records}
    years = range(min(by_year), max(by_year) + 1)
    title = _("Điểm %(name)s, %(first)d – %(last)d") % {"name": name, "first": years[0], "last": years[-1]}
    series = ((name, tuple(by_year.get(year) for year in years)),)
    return IndexChart(title, tuple(str(year) for year in years), series, tuple(reversed(records)))


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """Late, blocked and coming tasks of the actor's unit; for the clerk also tasks without a unit and inspections."""
    items = list(_unit_tasks(actor, today))
    if actor.has("clerk"):
        items += list(_others_tasks(actor, today))
    if actor.has("clerk", "head"):
        items += list(_inspection_items(actor, today))
    return items


def _unit_tasks(actor: Actor, today: dt.date) -> Iterable[WorkItem]:
    if actor.unit_id is None or not actor.has("head", "clerk", "staff"):
        return
    tasks = visible_tasks(actor).filter(lead_unit_id=actor.unit_id, movement__state="launched")
    coming = tasks.filter(due_on__lte=today + SOON).exclude(state=TaskState.DONE)
    for task in coming.prefetch_related(None)[:50]:
        yield WorkItem(
            "progress",
            task.text,
            _("Nhiệm vụ %(code)s, đã làm %(percent)d %%.") % {"code": task.code, "percent": task.percent},
            reverse("progress:task", args=[task.pk]),
            _("Báo cáo tiến độ"),
            task.due_on,
            "bad" if task.state == TaskState.PROBLEM else STATUS_OF[task.state],
        )


def _others_tasks(actor: Actor, today: dt.date) -> Iterable[WorkItem]:
    others = ~Q(lead_unit_id=actor.unit_id)
    counts = (
        tasks_of_year(actor)
        .order_by()
        .aggregate(
            unled=Count("pk", Q(lead_unit__isnull=True) & ~Q(state=TaskState.DONE)),
            problem=Count("pk", others & Q(state=TaskState.PROBLEM)),
            late=Count("pk", others & late_on(today)),
            derived=Count("pk", due_unconfirmed()),
        )
    )
    if counts["unled"]:
        yield WorkItem(
            "progress",
            _("Gán đơn vị chủ trì cho %(number)d nhiệm vụ") % {"number": counts["unled"]},
            _("Nhiệm vụ chưa có đơn vị thì không ai báo cáo tiến độ."),
            f"{reverse('progress:index')}?loc=chua-chu-tri",
            _("Gán đơn vị"),
        )
    if counts["derived"]:
        yield WorkItem(
            "progress",
            _("Xác nhận hạn suy ra của %(number)d nhiệm vụ") % {"number": counts["derived"]},
            _("Văn bản chỉ ghi tháng, quý; hạn là ngày cuối, cần người xác nhận."),
            f"{reverse('progress:index')}?loc=han-suy-ra",
            _("Xem hạn"),
        )
    for number, what, chip in (
        (counts["problem"], _("%(number)d nhiệm vụ của các đơn vị đang vướng"), "vuong"),
        (counts["late"], _("Đôn đốc %(number)d nhiệm vụ đã quá hạn"), "tre-han"),
    ):
        if number:
            url = f"{reverse('progress:index')}?loc={chip}"
            yield WorkItem("progress", what % {"number": number}, "", url, _("Xem danh sách"), None, "bad")


def _inspection_items(actor: Actor, today: dt.date) -> Iterable[WorkItem]:
    rows = visible_inspections(actor).exclude(state=InspectionState.CLOSED)
    for row in rows.order_by("planned_on")[:20]:
        planned = row.state == InspectionState.PLANNED
        due = row.planned_on if planned else row.follow_up_due
        if due is None or due > today + SOON or (planned and not actor.has("clerk")):
            continue
        what = _("Kiểm tra %(unit)s") if planned else _("Khắc phục sau kiểm tra: %(unit)s")
        yield WorkItem(
            "progress",
            what % {"unit": row.unit.name},
            row.inspectors if planned else row.follow_up[:200],
            reverse("progress:inspection", args=[row.pk]),
            _("Ghi kết luận") if planned else _("Xem yêu cầu"),
            due,
        )
