"""Acts on what happens beside the tasks: inspections, indices, activities."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.org.models import Unit
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.movements.models import Movement
from thidua.stages.progress import policies
from thidua.stages.progress.models import Activity, IndexRecord, Inspection
from thidua.stages.progress.services.tasks import check_own_units
from thidua.stages.progress.transitions import INSPECTIONS


@command("progress.plan_inspection")
def plan_inspection(
    movement: Movement, *, unit: Unit, planned_on: dt.date, inspectors: str, actor: Actor
) -> Inspection:
    """Plan a visit to a unit."""
    require(policies.may_add_tasks(actor, movement))
    check_own_units((unit,), movement.agency_id)
    if not inspectors.strip():
        raise InputRefused(_("Chưa ghi người kiểm tra. Nhập họ tên hoặc tên đoàn kiểm tra."))
    inspection = Inspection.objects.create(
        agency_id=movement.agency_id, movement=movement, unit=unit, planned_on=planned_on, inspectors=inspectors[:300]
    )
    record(inspection, unit=unit.pk, planned_on=planned_on)
    return inspection


@command("progress.record_visit")
def record_visit(
    inspection: Inspection,
    *,
    visited_on: dt.date,
    findings: str,
    follow_up: str = "",
    follow_up_due: dt.date | None = None,
    actor: Actor,
) -> Inspection:
    """Write down what a visit found and what must follow by when."""
    require(policies.may_visit(actor, inspection))
    if visited_on > clock.today():
        raise InputRefused(_("Ngày kiểm tra %(day)s chưa tới.") % {"day": f"{visited_on:%d/%m/%Y}"})
    if not findings.strip():
        raise InputRefused(_("Chưa ghi kết luận kiểm tra. Nêu việc đã làm tốt và việc còn thiếu."))
    if follow_up_due and follow_up_due < visited_on:
        raise InputRefused(_("Hạn khắc phục phải sau ngày kiểm tra %(day)s.") % {"day": f"{visited_on:%d/%m/%Y}"})
    INSPECTIONS.apply(
        "visit", inspection, visited_on=visited_on, findings=findings, follow_up=follow_up, follow_up_due=follow_up_due
    )
    record(inspection, visited_on=visited_on, follow_up_due=follow_up_due)
    return inspection


@command("progress.close_inspection")
def close_inspection(inspection: Inspection, *, actor: Actor) -> Inspection:
    """Confirm that what an inspection asked for has been done."""
    require(policies.may_close_inspection(actor, inspection))
    INSPECTIONS.apply("close", inspection)
    record(inspection, state=inspection.state)
    return inspection


@command("progress.record_index")
def record_index(
    *,
    name: str,
    year: int,
    score: Decimal,
    rank: int | None = None,
    of_how_many: int | None = None,
    components: Sequence[tuple[str, Decimal]] = (),
    actor: Actor,
) -> IndexRecord:
    """Keep the agency's score in an index for a year; the same index and year again corrects it."""
    require(policies.may_plan(actor))
    if rank is not None and of_how_many is not None and not 1 <= rank <= of_how_many:
        raise InputRefused(
            _("Thứ hạng %(rank)d trên %(all)d không có. Kiểm tra lại hai số.") % {"rank": rank, "all": of_how_many}
        )
    values = {
        "score": score,
        "rank": rank,
        "of_how_many": of_how_many,
        "components": [[label, str(value)] for label, value in components],
    }
    row, made = IndexRecord.objects.update_or_create(agency_id=actor.agency_id, name=name, year=year, defaults=values)
    record(row, score=score, rank=rank, new=made)
    return row


@command("progress.record_activity")
def record_activity(
    *,
    kind: str,
    title: str,
    held_on: dt.date,
    unit: Unit | None = None,
    participants: int | None = None,
    result: str = "",
    actor: Actor,
) -> Activity:
    """Keep a training, Party, union, culture or charity activity for the reviews."""
    require(policies.may_record_activity(actor, unit.pk if unit else None))
    check_own_units((unit,) if unit else (), actor.agency_id)
    activity = Activity.objects.create(
        agency_id=actor.agency_id,
        unit=unit,
        kind=kind,
        title=title[:400],
        held_on=held_on,
        participants=participants,
        result=result[:400],
    )
    record(activity, kind=kind, held_on=held_on)
    return activity
