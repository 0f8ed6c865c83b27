"""Who may do what with a decision."""

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import ALLOWED, Decision, first_refusal, refuse
from thidua.stages.decisions.models import AwardDecision
from thidua.stages.decisions.selectors import lines_of, signatory_for
from thidua.stages.decisions.transitions import DECISION

SEALED = "sealed-decision"
"""Purpose of the stored file that carries the agency's digital signature."""


def may_draft(actor: Actor) -> Decision:
    """The clerk drafts from the council's result."""
    if actor.has("clerk"):
        return ALLOWED
    return refuse(
        _("Chỉ chuyên viên thi đua, khen thưởng soạn được quyết định."), helper=_("Chuyên viên thi đua, khen thưởng")
    )


def may_keep(actor: Actor, decision: AwardDecision) -> Decision:
    """Number, attach, issue: the clerk of the same agency."""
    if decision.agency_id != actor.agency_id:
        return refuse(_("Quyết định này thuộc cơ quan khác."))
    return may_draft(actor)


def may_number(actor: Actor, decision: AwardDecision) -> Decision:
    """May the number be taken now?"""
    return first_refusal(may_keep(actor, decision), DECISION.may("number", decision))


def may_sign(actor: Actor, decision: AwardDecision) -> Decision:
    """Only a competent signatory; one who is on the list only when nobody else entitled is off it."""
    return first_refusal(signs_for_agency(actor, decision), DECISION.may("sign", decision))


def signs_for_agency(actor: Actor, decision: AwardDecision) -> Decision:
    """Whether this person may sign this decision at all, whatever its state."""
    if decision.agency_id != actor.agency_id or not actor.has("director") or actor.person_id is None:
        return refuse(_("Chỉ người có thẩm quyền ký được quyết định."), helper=_("Thủ trưởng cơ quan"))
    lines = list(lines_of(decision))
    if all(line.person_id != actor.person_id for line in lines):
        return ALLOWED
    other = signatory_for(lines, decision.agency_id, decision.decided_on or clock.today())
    if other is None or other.pk == actor.person_id:
        return ALLOWED
    return refuse(_("Không thể duyệt hồ sơ của chính mình: danh sách có tên người ký."), helper=other.full_name)


def may_seal(actor: Actor, decision: AwardDecision) -> Decision:
    """The agency's digital signature: by the keeper, after the person's and before the paper goes out."""
    allowed, held = may_keep(actor, decision), decision.signed_file
    if allowed and (decision.state != "signed" or held is None):
        return refuse(_("Ký số của cơ quan chỉ thêm được sau khi người có thẩm quyền đã ký số và trước khi ban hành."))
    if allowed and held is not None and held.purpose == SEALED:
        return refuse(_("Văn bản đã có chữ ký số của cơ quan."))
    return allowed


def may_issue(actor: Actor, decision: AwardDecision) -> Decision:
    """May the decision be issued now?"""
    return first_refusal(may_keep(actor, decision), DECISION.may("issue", decision))


def may_revoke(actor: Actor, decision: AwardDecision) -> Decision:
    """A revocation is drafted by the clerk, against an issued award decision that still has something in force."""
    allowed = may_keep(actor, decision)
    if not allowed:
        return allowed
    if decision.kind != "award" or decision.state != "issued":
        return refuse(_("Chỉ hủy được quyết định khen thưởng đã ban hành."))
    if not lines_of(decision).filter(revoking__isnull=True).exists():
        return refuse(_("Mọi dòng của quyết định này đã bị hủy hoặc đang có dự thảo hủy."))
    return ALLOWED


def may_see_comparison(actor: Actor) -> Decision:
    """Votes behind a decision are for those who make or sign it; everybody else sees the result only."""
    if actor.has("clerk", "director", "secretary", "union"):
        return ALLOWED
    return refuse(_("Số phiếu chỉ Hội đồng và người ký quyết định xem được."))


def all_moves(actor: Actor, decision: AwardDecision) -> dict[str, Decision]:
    """The answers the page needs for its buttons."""
    return {
        "keep": may_keep(actor, decision),
        "number": may_number(actor, decision) if decision.state == "draft" else refuse(""),
        "sign": may_sign(actor, decision) if decision.state == "numbered" else refuse(""),
        "seal": may_seal(actor, decision) if decision.state == "signed" else refuse(""),
        "issue": may_issue(actor, decision) if decision.state == "signed" else refuse(""),
        "revoke": may_revoke(actor, decision),
    }
