"""Who may bring in and check launch documents."""

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow.decision import ALLOWED, Decision, refuse
from thidua.stages.launch.enums import LaunchState
from thidua.stages.launch.models import LaunchDocument


def may_see_documents(actor: Actor) -> Decision:
    """Launch documents before a movement exists are seen by those who prepare or sign it."""
    if actor.has("clerk", "director", "union"):
        return ALLOWED
    return refuse(
        _("Văn bản đang rà soát chỉ mở cho người soạn và người ký. Nội dung đã phát động xem ở mục Phong trào."),
        helper=_("Chuyên viên thi đua, khen thưởng"),
    )


def may_upload(actor: Actor) -> Decision:
    """The clerk brings documents in; the director may, where there is no clerk at hand."""
    if actor.has("clerk", "director"):
        return ALLOWED
    return refuse(
        _("Chỉ chuyên viên thi đua, khen thưởng hoặc Thủ trưởng cơ quan tải văn bản phát động lên."),
        helper=_("Chuyên viên thi đua, khen thưởng"),
    )


def may_correct(actor: Actor, document: LaunchDocument) -> Decision:
    """Correct or decide findings: as for uploading, until a movement was made from the document."""
    if document.state == LaunchState.USED:
        return refuse(_("Phong trào đã tạo từ văn bản này. Muốn sửa nội dung, sửa ở trang phong trào."))
    return may_upload(actor)
