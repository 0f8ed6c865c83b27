"""Who may write, consent to and publish exemplars."""

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow.decision import ALLOWED, Decision, refuse
from thidua.stages.exemplars.models import Exemplar


def may_introduce(actor: Actor) -> Decision:
    """The clerk and heads of units introduce exemplars."""
    if actor.has("clerk", "head"):
        return ALLOWED
    return refuse(_("Trưởng đơn vị hoặc chuyên viên thi đua giới thiệu gương điển hình."), helper=_("Trưởng đơn vị"))


def may_edit(actor: Actor, exemplar: Exemplar) -> Decision:
    """Whoever introduces may edit while it is a draft."""
    if exemplar.state != "draft":
        return refuse(_("Bài đã được đồng ý hoặc đã đăng. Muốn sửa phải gỡ bài, rồi xin đồng ý lại."))
    return may_introduce(actor)


def may_consent(actor: Actor, exemplar: Exemplar) -> Decision:
    """The person written about consents; for a collective its head does."""
    if exemplar.person_id:
        if actor.person_id == exemplar.person_id:
            return ALLOWED
        return refuse(_("Chỉ người được nêu trong bài đồng ý cho đăng được."), helper=exemplar.subject_name)
    if actor.has("head") and actor.unit_id == exemplar.unit_id:
        return ALLOWED
    return refuse(_("Trưởng đơn vị được nêu trong bài đồng ý cho đăng."), helper=exemplar.subject_name)


def may_publish(actor: Actor, exemplar: Exemplar) -> Decision:
    """The clerk publishes and takes down."""
    if actor.has("clerk"):
        return ALLOWED
    return refuse(_("Chuyên viên thi đua, khen thưởng đăng bài."), helper=_("Chuyên viên thi đua, khen thưởng"))


def may_adopt(actor: Actor, exemplar: Exemplar) -> Decision:
    """A head says that the own unit took the practice over; the clerk for any unit."""
    if exemplar.state != "published":
        return refuse(_("Bài chưa đăng nên chưa ghi nhân rộng được."))
    return may_introduce(actor)
