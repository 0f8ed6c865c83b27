"""Who may write in the register of honours."""

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow.decision import ALLOWED, Decision, first_refusal, refuse
from thidua.stages.honours.models import HonourEntry, PaymentSheet, ReceivedDecision
from thidua.stages.honours.selectors import KEEPERS, is_revoked, own_entries
from thidua.stages.honours.transitions import RECEIVED, SHEET


def may_keep_register(actor: Actor) -> Decision:
    """The clerk keeps the register."""
    if actor.has("clerk"):
        return ALLOWED
    return refuse(
        _("Chỉ chuyên viên thi đua, khen thưởng ghi được sổ vàng."), helper=_("Chuyên viên thi đua, khen thưởng")
    )


def may_pay(actor: Actor, sheet: PaymentSheet) -> Decision:
    """Paying is recorded once, by the clerk of the agency."""
    if sheet.agency_id != actor.agency_id:
        return refuse(_("Bảng chi này thuộc cơ quan khác."))
    return first_refusal(may_keep_register(actor), SHEET.may("pay", sheet))


def may_print(actor: Actor, entry: HonourEntry) -> Decision:
    """A certificate is printed for what is in force and was decided here."""
    allowed = may_keep_register(actor)
    if allowed and entry.agency_id != actor.agency_id:
        return refuse(_("Trường hợp này thuộc cơ quan khác."))
    if allowed and entry.decision_id is None:
        return refuse(_("Bằng do cơ quan quyết định cấp, không in ở đây."))
    if allowed and is_revoked(entry):
        return refuse(_("Khen thưởng này đã bị hủy, không in giấy chứng nhận."))
    return allowed


def may_publish(actor: Actor, entry: HonourEntry) -> Decision:
    """The recipient decides whether the name is shown; the clerk may do it at the recipient's wish."""
    if entry.agency_id == actor.agency_id and (actor.has("clerk") or own_entries(actor).filter(pk=entry.pk).exists()):
        return ALLOWED
    return refuse(
        _("Chỉ người được khen hoặc chuyên viên thi đua đổi được việc hiện tên."), helper=_("Người được khen")
    )


def may_receive(actor: Actor) -> Decision:
    """The clerk and the council's secretary take in decisions of other agencies."""
    if actor.has("clerk", "secretary"):
        return ALLOWED
    return refuse(
        _("Chỉ chuyên viên thi đua, khen thưởng và thư ký Hội đồng nhận được quyết định đến."),
        helper=_("Chuyên viên thi đua, khen thưởng"),
    )


def may_see_received(actor: Actor) -> Decision:
    """Who reads the whole register reads what came in."""
    if actor.has(*KEEPERS):
        return ALLOWED
    return refuse(
        _("Chỉ người giữ và duyệt sổ vàng xem được quyết định đến."), helper=_("Chuyên viên thi đua, khen thưởng")
    )


def may_change_received(actor: Actor, decision: ReceivedDecision, move: str) -> Decision:
    """Whether a decision that came in may be posted (or corrected, while it may be posted) or cancelled."""
    if decision.agency_id != actor.agency_id:
        return refuse(_("Quyết định đến này thuộc cơ quan khác."))
    return first_refusal(may_receive(actor), RECEIVED.may(move, decision))
