"""Who nominates, who checks, who freezes; and that nobody passes on his own case."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Unit
from thidua.foundations.workflow.decision import ALLOWED, Decision, first_refusal, refuse
from thidua.stages.movements.models import Movement
from thidua.stages.nominations.models import Nomination, NominationList, Proposal
from thidua.stages.nominations.transitions import LISTS, NOMINATIONS, PROPOSALS

CHECKERS = ("clerk", "director", "secretary")


def may_open_list(actor: Actor, movement: Movement) -> Decision:
    """The clerk opens the list of a launched movement of the own agency."""
    if movement.state != "launched":
        return refuse(_("Phong trào chưa phát động hoặc đã kết thúc nên không nhận đề nghị."))
    return first_refusal(_clerk(actor), _own(actor, movement.agency_id))


def may_nominate(actor: Actor, listing: NominationList, unit: Unit | None = None) -> Decision:
    """A head nominates for the own unit, the clerk enters what a unit sent on paper; while the list is open."""
    if listing.state != "open":
        return refuse(_("Danh sách đã chốt, không nhận thêm đề nghị. Muốn đổi phải lập danh sách mới, nêu lý do."))
    if actor.has("clerk"):
        return _own(actor, listing.agency_id)
    if actor.has("head") and (unit is None or unit.pk == actor.unit_id):
        return _own(actor, listing.agency_id)
    return refuse(
        _("Trưởng đơn vị đề nghị cho người và tập thể của đơn vị mình."),
        helper=_("Trưởng đơn vị của người được đề nghị"),
    )


def may_use_proposal(actor: Actor, proposal: Proposal) -> Decision:
    """Whoever nominates for the unit makes nominations of its file, once."""
    return first_refusal(may_nominate(actor, proposal.list, proposal.unit), PROPOSALS.may("use", proposal))


def may_choose_award(awards: Sequence[tuple[str, str]]) -> Decision:
    """There must be a rule for the day of the decision before anybody can be nominated."""
    return ALLOWED if awards else refuse(_("Chưa có quy tắc nào về danh hiệu, hình thức khen thưởng cho năm này."))


def may_edit(actor: Actor, nomination: Nomination) -> Decision:
    """Reason and rank are changed by the nominating unit's head or the clerk until the nomination is sent."""
    if nomination.state not in ("draft", "returned"):
        return refuse(_("Đề nghị đã gửi, không sửa được nữa."), helper=_("Chuyên viên thi đua trả lại để sửa"))
    return may_nominate(actor, nomination.list, nomination.nominating_unit)


def may_write_achievement(actor: Actor, nomination: Nomination) -> Decision:
    """The nominated person writes the own achievements while the nomination has not been sent."""
    if nomination.person_id is not None and nomination.person_id == actor.person_id:
        if nomination.state in ("draft", "returned") and nomination.list.state == "open":
            return ALLOWED
        return refuse(_("Đề nghị đã gửi, không sửa được nữa."), helper=_("Trưởng đơn vị"))
    return may_edit(actor, nomination)


def may_send(actor: Actor, listing: NominationList, unit: Unit) -> Decision:
    """Whoever nominates for a unit sends its nominations."""
    return may_nominate(actor, listing, unit)


def may_return(actor: Actor, nomination: Nomination) -> Decision:
    """The Office gives a nomination back."""
    return first_refusal(_checker(actor), _own(actor, nomination.list.agency_id), NOMINATIONS.may("return", nomination))


def may_accept(actor: Actor, nomination: Nomination) -> Decision:
    """The Office accepts; never somebody who is himself nominated by that line."""
    return first_refusal(
        _checker(actor),
        _own(actor, nomination.list.agency_id),
        _not_own_case(actor, nomination),
        NOMINATIONS.may("accept", nomination),
    )


def may_accept_some(actor: Actor, listing: NominationList) -> Decision:
    """Whether the role accepts nominations at all; each one is asked of again."""
    return first_refusal(_checker(actor), _own(actor, listing.agency_id))


def may_withdraw(actor: Actor, nomination: Nomination) -> Decision:
    """The nominating unit or the clerk withdraws while the list is open; the trace stays."""
    return first_refusal(
        may_nominate(actor, nomination.list, nomination.nominating_unit), NOMINATIONS.may("withdraw", nomination)
    )


def may_freeze(actor: Actor, listing: NominationList) -> Decision:
    """The clerk freezes; what still stands in the way is told by the check."""
    return first_refusal(_clerk(actor), _own(actor, listing.agency_id), LISTS.may("freeze", listing))


def may_reopen(actor: Actor, listing: NominationList) -> Decision:
    """A frozen list is not opened again: the clerk opens a new round of it, with a reason."""
    if listing.state != "frozen":
        return refuse(_("Danh sách đang mở, sửa trực tiếp được."))
    return first_refusal(_clerk(actor), _own(actor, listing.agency_id))


def may_check(actor: Actor, listing: NominationList) -> Decision:
    """The check page is read by the Office, the council's secretary and those who sign."""
    if actor.has("clerk", "director", "secretary", "union") and actor.agency_id == listing.agency_id:
        return ALLOWED
    return refuse(
        _("Trang kiểm tra dành cho Văn phòng và thư ký Hội đồng."), helper=_("Chuyên viên thi đua, khen thưởng")
    )


def may_issue_notice(actor: Actor, listing: NominationList) -> Decision:
    """The notice that asks for opinions is issued by the Office or the council's secretary."""
    if actor.has("clerk", "secretary") and actor.agency_id == listing.agency_id:
        return ALLOWED
    return refuse(
        _("Chuyên viên thi đua hoặc thư ký Hội đồng ban hành thông báo lấy ý kiến."),
        helper=_("Chuyên viên thi đua, khen thưởng"),
    )


def _not_own_case(actor: Actor, nomination: Nomination) -> Decision:
    if nomination.person_id is None or nomination.person_id != actor.person_id:
        return ALLOWED
    return refuse(_("Không thể duyệt hồ sơ của chính mình."), helper=_("thư ký Hội đồng hoặc thủ trưởng cơ quan"))


def _checker(actor: Actor) -> Decision:
    if actor.has(*CHECKERS):
        return ALLOWED
    return refuse(_("Văn phòng kiểm tra đề nghị của các đơn vị."), helper=_("Chuyên viên thi đua, khen thưởng"))


def _clerk(actor: Actor) -> Decision:
    if actor.has("clerk"):
        return ALLOWED
    return refuse(_("Việc này do chuyên viên thi đua, khen thưởng làm."), helper=_("Chuyên viên thi đua, khen thưởng"))


def _own(actor: Actor, agency_id: int) -> Decision:
    return ALLOWED if actor.agency_id == agency_id else refuse(_("Việc này thuộc cơ quan khác."))
