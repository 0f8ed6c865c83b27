"""Who may read and write the ledger."""

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow.decision import ALLOWED, Decision, refuse


def may_import_records(actor: Actor) -> Decision:
    """Only the clerk brings records in; everybody else has them corrected through the clerk."""
    if actor.has("clerk"):
        return ALLOWED
    return refuse(
        _("Chỉ chuyên viên thi đua, khen thưởng nhập được dữ liệu vào sổ."),
        helper=_("Chuyên viên thi đua, khen thưởng"),
    )


def may_read_person(actor: Actor, person_id: int, unit_id: int) -> Decision:
    """A person's records: the person, the head of the unit, and those who run or decide the procedure."""
    if actor.person_id == person_id or actor.has("clerk", "director", "secretary", "union"):
        return ALLOWED
    if actor.has("head") and actor.unit_id == unit_id:
        return ALLOWED
    return refuse(_("Chỉ xem được hồ sơ của chính mình."), helper=_("Chuyên viên thi đua, khen thưởng"))
