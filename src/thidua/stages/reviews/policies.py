"""Who brings records in, who appraises, who writes and issues a review."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.ledger.policies import may_import_records
from thidua.foundations.org.models import Unit
from thidua.foundations.workflow.decision import ALLOWED, Decision, first_refusal, refuse
from thidua.stages.movements.models import Movement
from thidua.stages.reviews.models import Review, UnitAppraisal
from thidua.stages.reviews.transitions import APPRAISALS, REVIEWS

__all__ = [
    "may_choose_award",
    "may_edit_appraisal",
    "may_import_records",
    "may_issue_review",
    "may_open_appraisal",
    "may_open_review",
    "may_open_some_appraisal",
    "may_open_some_review",
    "may_return_appraisal",
    "may_send_appraisal",
    "may_write_review",
]


def may_choose_award(awards: Sequence[tuple[str, str]]) -> Decision:
    """There must be a rule for the year before anybody can be put to the vote."""
    return ALLOWED if awards else refuse(_("Chưa có quy tắc nào về danh hiệu, hình thức khen thưởng cho năm này."))


def may_open_appraisal(actor: Actor, unit: Unit) -> Decision:
    """The head of the unit holds its meeting; the clerk may enter minutes that came on paper."""
    if actor.agency_id != unit.agency_id:
        return refuse(_("Đơn vị này thuộc cơ quan khác."))
    if actor.has("clerk") or (actor.has("head") and actor.unit_id == unit.pk):
        return ALLOWED
    return refuse(
        _("Trưởng đơn vị %(unit)s chủ trì bình xét của đơn vị.") % {"unit": unit.name}, helper=_("Trưởng đơn vị")
    )


def may_open_some_appraisal(actor: Actor) -> Decision:
    """Whether the role opens minutes at all; for which unit is asked of again."""
    if actor.has("clerk", "head"):
        return ALLOWED
    return refuse(_("Trưởng đơn vị chủ trì bình xét của đơn vị mình."), helper=_("Trưởng đơn vị"))


def may_edit_appraisal(actor: Actor, appraisal: UnitAppraisal) -> Decision:
    """Minutes change until they are sent."""
    if appraisal.state == "draft":
        return may_open_appraisal(actor, appraisal.unit)
    return first_refusal(
        may_open_appraisal(actor, appraisal.unit),
        refuse(
            _("Kết quả bình xét đã gửi Văn phòng, không sửa được nữa."),
            helper=_("Chuyên viên thi đua trả lại để sửa"),
        ),
    )


def may_send_appraisal(actor: Actor, appraisal: UnitAppraisal) -> Decision:
    """Whoever may enter the minutes sends them, once somebody stands in them."""
    return first_refusal(may_open_appraisal(actor, appraisal.unit), APPRAISALS.may("send", appraisal))


def may_return_appraisal(actor: Actor, appraisal: UnitAppraisal) -> Decision:
    """The clerk gives minutes back to be put right."""
    return first_refusal(_clerk(actor), _own(actor, appraisal.agency_id), APPRAISALS.may("return", appraisal))


def may_open_some_review(actor: Actor) -> Decision:
    """Whether the role opens and writes reviews at all; of which movement is asked of again."""
    return _clerk(actor)


def may_open_review(actor: Actor, movement: Movement) -> Decision:
    """The clerk opens the review of a launched movement of the own agency."""
    if movement.state not in ("launched", "closed"):
        return refuse(_("Phong trào chưa phát động nên chưa có gì để sơ kết, tổng kết."))
    return first_refusal(_clerk(actor), _own(actor, movement.agency_id))


def may_write_review(actor: Actor, review: Review) -> Decision:
    """The clerk writes until the report is issued."""
    if review.state != "draft":
        return refuse(_("Báo cáo đã ban hành, không sửa được nữa. Muốn đổi phải có văn bản mới."))
    return first_refusal(_clerk(actor), _own(actor, review.agency_id))


def may_issue_review(actor: Actor, review: Review) -> Decision:
    """The director issues; the clerk may enter that it was signed on paper."""
    if not actor.has("clerk", "director"):
        return refuse(_("Thủ trưởng cơ quan ký ban hành báo cáo."), helper=_("Chuyên viên thi đua, khen thưởng"))
    return first_refusal(_own(actor, review.agency_id), REVIEWS.may("issue", review))


def _clerk(actor: Actor) -> Decision:
    if actor.has("clerk"):
        return ALLOWED
    return refuse(_("Việc này do chuyên viên thi đua, khen thưởng làm."), helper=_("Chuyên viên thi đua, khen thưởng"))


def _own(actor: Actor, agency_id: int) -> Decision:
    return ALLOWED if actor.agency_id == agency_id else refuse(_("Việc này thuộc cơ quan khác."))
