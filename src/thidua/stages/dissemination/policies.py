"""Who sends papers for study, who acknowledges, who reminds."""

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow.decision import ALLOWED, Decision, refuse
from thidua.stages.dissemination.models import Acknowledgement, Circulation
from thidua.stages.dissemination.selectors import MAX_REMINDERS
from thidua.stages.movements.models import Movement


def may_circulate(actor: Actor, movement: Movement | None = None) -> Decision:
    """The clerk sends to everybody; only what has been launched."""
    if not actor.has("clerk"):
        return refuse(
            _("Chỉ chuyên viên thi đua, khen thưởng gửi văn bản đến toàn thể."),
            helper=_("Chuyên viên thi đua, khen thưởng"),
        )
    if movement is not None and movement.state != "launched":
        return refuse(_("Chỉ gửi phong trào đã phát động và chưa tổng kết."), helper=_("Thủ trưởng cơ quan"))
    return ALLOWED


def may_acknowledge(actor: Actor, copy: Acknowledgement | None) -> Decision:
    """Everybody acknowledges for himself; nobody does it for another."""
    if copy is None or copy.person_id != actor.person_id:
        return refuse(_("Văn bản này chưa gửi đến anh chị."), helper=_("Chuyên viên thi đua, khen thưởng"))
    if copy.acknowledged_at:
        return refuse(_("Anh chị đã xác nhận rồi."))
    return ALLOWED


def may_remind(actor: Actor, circulation: Circulation) -> Decision:
    """The clerk reminds everybody, a head his own unit; three rounds at most, so that reminders keep their worth."""
    if not actor.has("clerk", "head"):
        return refuse(
            _("Chỉ chuyên viên thi đua, khen thưởng và trưởng đơn vị gửi lời nhắc."),
            helper=_("Chuyên viên thi đua, khen thưởng"),
        )
    if actor.has("clerk") and circulation.reminders >= MAX_REMINDERS:
        return refuse(
            _("Đã nhắc đủ %(most)d lần, hệ thống thôi nhắc. Người còn thiếu cần trưởng đơn vị gặp trực tiếp.")
            % {"most": MAX_REMINDERS},
            helper=_("Trưởng đơn vị"),
        )
    return ALLOWED
