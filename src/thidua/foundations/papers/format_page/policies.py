"""Who may have documents checked."""

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.papers.selectors import KEEPERS
from thidua.foundations.workflow.decision import ALLOWED, Decision, refuse


def may_check_format(actor: Actor) -> Decision:
    """Those who write, keep or sign papers."""
    if actor.has(*KEEPERS):
        return ALLOWED
    return refuse(
        _("Trang này dành cho người soạn, lưu và ký văn bản của cơ quan."),
        helper=_("Chuyên viên thi đua, khen thưởng"),
    )
