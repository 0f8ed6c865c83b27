"""Who keeps the agency's own regulation."""

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.models import LocalRegulation
from thidua.foundations.catalogue.transitions import REGULATION
from thidua.foundations.workflow.decision import ALLOWED, Decision, first_refusal, refuse

KEEPERS = ("clerk", "secretary")


def may_keep_regulations(actor: Actor) -> Decision:
    """The council's secretary or the clerk puts regulations in; everybody reads those adopted.

    Not the administrator: quotas and conditions decide who is nominated.
    """
    if actor.has(*KEEPERS):
        return ALLOWED
    return refuse(
        _("Thư ký Hội đồng hoặc chuyên viên thi đua, khen thưởng nhập quy định của đơn vị."),
        helper=_("Thư ký Hội đồng"),
    )


def may_adopt(actor: Actor, regulation: LocalRegulation) -> Decision:
    """A draft that has been looked at may be adopted."""
    return first_refusal(_own(actor, regulation), may_keep_regulations(actor), REGULATION.may("adopt", regulation))


def may_discard(actor: Actor, regulation: LocalRegulation) -> Decision:
    """Only what was never adopted may be put aside."""
    return first_refusal(_own(actor, regulation), may_keep_regulations(actor), REGULATION.may("discard", regulation))


def _own(actor: Actor, regulation: LocalRegulation) -> Decision:
    return ALLOWED if regulation.agency_id == actor.agency_id else refuse(_("Việc này thuộc cơ quan khác."))
