"""Who draws the agency's certificates."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundations.audit.actor import Actor
from thidua.foundations.papers.models import CertificateDesign
from thidua.foundations.workflow.decision import ALLOWED, Decision, first_refusal, refuse
from thidua.foundations.workflow.transitions import Move, TransitionTable

DESIGN = TransitionTable(Move("retire", frozenset({"in_use"}), "retired", gettext_lazy("Ngừng dùng")))


def may_keep_designs(actor: Actor) -> Decision:
    """The clerk, who prints, also keeps the designs."""
    if actor.has("clerk"):
        return ALLOWED
    return refuse(
        _("Chỉ chuyên viên thi đua, khen thưởng thiết kế được mẫu giấy khen."),
        helper=_("Chuyên viên thi đua, khen thưởng"),
    )


def may_retire(actor: Actor, design: CertificateDesign) -> Decision:
    """A design in use of the own agency may be put aside; certificates printed with it keep it."""
    if design.agency_id != actor.agency_id:
        return refuse(_("Mẫu này thuộc cơ quan khác."))
    return first_refusal(may_keep_designs(actor), DESIGN.may("retire", design))
