"""Who words the agency's papers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundations.audit.actor import Actor
from thidua.foundations.papers.models import PaperWording
from thidua.foundations.papers.wording_page.selectors import READERS
from thidua.foundations.workflow.decision import ALLOWED, Decision, first_refusal, refuse
from thidua.foundations.workflow.transitions import Move, TransitionTable

WORDING = TransitionTable(
    Move("use", frozenset({"draft"}), "in_use", gettext_lazy("Dùng mẫu này")),
    Move("retire", frozenset({"draft", "in_use"}), "retired", gettext_lazy("Ngừng dùng")),
)


def may_see_wordings(actor: Actor) -> Decision:
    """Those who write the papers and the one who signs them."""
    if actor.has(*READERS):
        return ALLOWED
    return refuse(
        _("Mẫu văn bản dành cho người soạn và người ký văn bản."), helper=_("Chuyên viên thi đua, khen thưởng")
    )


def may_keep_wordings(actor: Actor) -> Decision:
    """The clerk and the council's secretary write the papers, so they word them."""
    if actor.has("clerk", "secretary"):
        return ALLOWED
    return refuse(
        _("Chỉ chuyên viên thi đua, khen thưởng hoặc thư ký Hội đồng sửa được mẫu văn bản."),
        helper=_("Chuyên viên thi đua, khen thưởng"),
    )


def may_move(actor: Actor, row: PaperWording, move: str) -> Decision:
    """May this version be put to use or put aside?"""
    if row.agency_id != actor.agency_id:
        return refuse(_("Mẫu này thuộc cơ quan khác."))
    return first_refusal(may_keep_wordings(actor), WORDING.may(move, row))
