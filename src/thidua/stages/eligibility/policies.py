"""Who may ask the law for the whole agency."""

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Agency
from thidua.foundations.workflow.decision import ALLOWED, Decision, refuse


def may_assess(actor: Actor, agency: Agency) -> Decision:
    """The clerk asks for the own agency; everybody else reads the answers."""
    if actor.agency_id != agency.pk:
        return refuse(_("Việc này thuộc cơ quan khác."))
    if actor.has("clerk"):
        return ALLOWED
    return refuse(
        _("Chuyên viên thi đua, khen thưởng xét điều kiện cho cả cơ quan."),
        helper=_("Chuyên viên thi đua, khen thưởng"),
    )
