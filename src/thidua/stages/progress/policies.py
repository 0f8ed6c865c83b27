"""Who may plan, report on and close the work of the year."""

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow.decision import ALLOWED, Decision, first_refusal, refuse
from thidua.stages.movements.models import Movement
from thidua.stages.progress.models import Inspection, Task
from thidua.stages.progress.transitions import INSPECTIONS, TASKS


def may_plan(actor: Actor) -> Decision:
    """Tasks, inspections and indices are planned by the clerk."""
    if actor.has("clerk"):
        return ALLOWED
    return refuse(
        _("Chỉ chuyên viên thi đua, khen thưởng lập và sửa nhiệm vụ, kế hoạch kiểm tra, chỉ số."),
        helper=_("Chuyên viên thi đua, khen thưởng"),
    )


def may_add_tasks(actor: Actor, movement: Movement) -> Decision:
    """Tasks are added to a movement of the own agency that is neither closed nor cancelled."""
    return first_refusal(may_plan(actor), _same_agency(actor, movement.agency_id), _movement_runs(movement))


def may_edit_task(actor: Actor, task: Task) -> Decision:
    """The clerk edits a task while it is open and its movement runs."""
    return first_refusal(
        may_plan(actor), _same_agency(actor, task.agency_id), _movement_runs(task.movement), _not_done(task)
    )


def may_report(actor: Actor, task: Task) -> Decision:
    """The clerk and everybody of the leading and partner units report; the movement must have been launched."""
    return first_refusal(
        _same_agency(actor, task.agency_id),
        _takes_part(actor, task),
        _movement_launched(task.movement),
        _not_done(task),
    )


def may_close_task(actor: Actor, task: Task) -> Decision:
    """The clerk or the director confirms that a task is over; whoever leads it only reports."""
    if not actor.has("clerk", "director"):
        return refuse(
            _("Đơn vị báo cáo kết quả; chuyên viên thi đua xác nhận nhiệm vụ đã xong."),
            helper=_("Chuyên viên thi đua, khen thưởng"),
        )
    return first_refusal(
        _same_agency(actor, task.agency_id), _movement_launched(task.movement), TASKS.may("close", task)
    )


def may_reopen_task(actor: Actor, task: Task) -> Decision:
    """A closed task is opened again by the clerk while the movement runs."""
    return first_refusal(
        may_plan(actor),
        _same_agency(actor, task.agency_id),
        _movement_launched(task.movement),
        TASKS.may("reopen", task),
    )


def may_visit(actor: Actor, inspection: Inspection) -> Decision:
    """The clerk writes down what an inspection found."""
    return first_refusal(
        may_plan(actor), _same_agency(actor, inspection.agency_id), INSPECTIONS.may("visit", inspection)
    )


def may_close_inspection(actor: Actor, inspection: Inspection) -> Decision:
    """The clerk confirms that what was found has been put right."""
    return first_refusal(
        may_plan(actor), _same_agency(actor, inspection.agency_id), INSPECTIONS.may("close", inspection)
    )


def may_record_activity(actor: Actor, unit_id: int | None) -> Decision:
    """The clerk and the union for anybody, a head for the own unit."""
    if actor.has("clerk", "union") or (actor.has("head") and unit_id is not None and unit_id == actor.unit_id):
        return ALLOWED
    return refuse(
        _("Trưởng đơn vị ghi hoạt động của đơn vị mình; chuyên viên thi đua và công đoàn ghi hoạt động chung."),
        helper=_("Chuyên viên thi đua, khen thưởng"),
    )


def _same_agency(actor: Actor, agency_id: int) -> Decision:
    return ALLOWED if actor.agency_id == agency_id else refuse(_("Việc này thuộc cơ quan khác."))


def _takes_part(actor: Actor, task: Task) -> Decision:
    involved = {task.lead_unit_id, *(unit.pk for unit in task.partner_units.all())} - {None}
    if actor.has("clerk") or (actor.has("head", "staff") and actor.unit_id in involved):
        return ALLOWED
    lead = task.lead_unit.name if task.lead_unit else _("chưa có đơn vị chủ trì")
    return refuse(
        _("Chỉ đơn vị chủ trì (%(unit)s) và đơn vị phối hợp báo cáo nhiệm vụ này.") % {"unit": lead},
        helper=_("Trưởng đơn vị chủ trì"),
    )


def _movement_runs(movement: Movement) -> Decision:
    if movement.state in ("draft", "launched"):
        return ALLOWED
    return refuse(_("Phong trào đã %(state)s nên nhiệm vụ không đổi được nữa.") % {"state": _lower(movement)})


def _movement_launched(movement: Movement) -> Decision:
    if movement.state == "launched":
        return ALLOWED
    state = movement.get_state_display()
    return refuse(_("Phong trào đang ở trạng thái “%(state)s”, chưa báo cáo được.") % {"state": state})


def _not_done(task: Task) -> Decision:
    if task.state != "done":
        return ALLOWED
    return refuse(_("Nhiệm vụ đã đóng."), helper=_("Chuyên viên thi đua mở lại được"))


def _lower(movement: Movement) -> str:
    return str(movement.get_state_display()).removeprefix("Đã ").lower()
