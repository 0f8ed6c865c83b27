"""Who keeps the books, and who reads them."""

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow.decision import ALLOWED, Decision, refuse

READERS = ("clerk", "director", "secretary", "union", "head", "member", "staff", "board")


def may_read_books(actor: Actor) -> Decision:
    """Everybody who works in the agency; each sees the lines that are meant for him."""
    if actor.has(*READERS):
        return ALLOWED
    return refuse(
        _("Sổ văn bản dành cho người làm việc trong cơ quan, không dành cho tài khoản kỹ thuật."),
        helper=_("Chuyên viên thi đua, khen thưởng"),
    )


def may_keep_books(actor: Actor) -> Decision:
    """The clerk takes numbers, registers what arrives, sends and gives numbers up."""
    if actor.has("clerk"):
        return ALLOWED
    return refuse(_("Chỉ người giữ sổ văn bản ghi vào sổ."), helper=_("Chuyên viên thi đua, khen thưởng"))


def may_recall(actor: Actor) -> Decision:
    """The head recalls a paper of the agency; the clerk only records it otherwise."""
    if actor.has("director"):
        return ALLOWED
    return refuse(_("Thủ trưởng cơ quan thu hồi văn bản đã ban hành."), helper=_("Thủ trưởng cơ quan"))


def may_keep_powers(actor: Actor) -> Decision:
    """The head gives powers to sign; the clerk writes them into the register."""
    if actor.has("director", "clerk"):
        return ALLOWED
    return refuse(_("Thủ trưởng giao thẩm quyền ký, người giữ sổ ghi lại."), helper=_("Thủ trưởng cơ quan"))


def may_archive(actor: Actor) -> Decision:
    """Those who keep the year's papers take them away as one file."""
    if actor.has("clerk", "secretary"):
        return ALLOWED
    return refuse(
        _("Người giữ sổ hoặc thư ký Hội đồng tải hồ sơ lưu của năm."), helper=_("Chuyên viên thi đua, khen thưởng")
    )
