"""Who keeps reports and reads figures."""

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.papers.registry.policies import may_archive as may_archive
from thidua.foundations.workflow.decision import ALLOWED, Decision, refuse


def may_read_figures(actor: Actor) -> Decision:
    """Those who keep or sign reports, and the board for the agencies below it."""
    if actor.has("clerk", "director", "union", "board"):
        return ALLOWED
    return refuse(
        _("Trang thống kê dành cho chuyên viên thi đua, thủ trưởng, công đoàn và cơ quan cấp trên."),
        helper=_("Chuyên viên thi đua, khen thưởng"),
    )


def may_keep_duties(actor: Actor) -> Decision:
    """The clerk keeps the list of reports owed."""
    if actor.has("clerk"):
        return ALLOWED
    return refuse(_("Chuyên viên thi đua ghi việc nộp báo cáo."), helper=_("Chuyên viên thi đua, khen thưởng"))
