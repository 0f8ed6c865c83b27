"""Who may do what with a submission, on either side."""

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow.decision import ALLOWED, Decision, first_refusal, refuse
from thidua.stages.submissions.models import Submission
from thidua.stages.submissions.transitions import SUBMISSION


def may_see_submissions(actor: Actor) -> Decision:
    """The pages are for the sender's officers and for the body above."""
    if actor.has("clerk", "director", "union", "secretary", "board"):
        return ALLOWED
    return refuse(_("Việc trình cấp trên chỉ lãnh đạo và người phụ trách thi đua xem được."), helper=_("Văn phòng"))


def may_draft(actor: Actor) -> Decision:
    """The clerk drafts."""
    if actor.has("clerk"):
        return ALLOWED
    return refuse(
        _("Chỉ chuyên viên thi đua, khen thưởng lập được tờ trình."), helper=_("Chuyên viên thi đua, khen thưởng")
    )


def may_keep_papers(actor: Actor, submission: Submission) -> Decision:
    """The clerk gathers the dossier, until the letter is sent and again when it came back."""
    if submission.agency_id != actor.agency_id or not actor.has("clerk"):
        return refuse(
            _("Chỉ chuyên viên thi đua, khen thưởng của cơ quan trình đánh dấu được hồ sơ."),
            helper=_("Chuyên viên thi đua, khen thưởng"),
        )
    if submission.state not in ("draft", "returned"):
        return refuse(_("Tờ trình đã gửi; hồ sơ chỉ sửa được khi cấp trên trả lại."), helper=submission.to_agency.name)
    return ALLOWED


def signs_letter(actor: Actor, submission: Submission) -> Decision:
    """The letter bears the director's signature, so sending is the director's act."""
    if actor.has("director") and submission.agency_id == actor.agency_id:
        return ALLOWED
    return refuse(_("Tờ trình do thủ trưởng cơ quan ký rồi mới gửi."), helper=_("Thủ trưởng cơ quan"))


def may_send(actor: Actor, submission: Submission) -> Decision:
    """May it be sent now?"""
    return first_refusal(signs_letter(actor, submission), SUBMISSION.may("send", submission))


def sits_above(actor: Actor, submission: Submission) -> Decision:
    """Only the emulation body of the agency it was sent to."""
    if actor.has("board") and submission.to_agency_id == actor.agency_id:
        return ALLOWED
    return refuse(
        _("Chỉ cơ quan thi đua, khen thưởng cấp trên thẩm định được tờ trình này."), helper=submission.to_agency.name
    )


def may_above(actor: Actor, submission: Submission, move: str) -> Decision:
    """May the body above make this move now: ``vet``, ``return`` or ``answer``?"""
    return first_refusal(sits_above(actor, submission), SUBMISSION.may(move, submission))
