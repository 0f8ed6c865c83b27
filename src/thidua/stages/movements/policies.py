"""Who may prepare, launch and close movements."""

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow.decision import ALLOWED, Decision, refuse
from thidua.stages.movements.enums import MovementState
from thidua.stages.movements.models import Movement

LAUNCH_CITE = "Khoản 4 Điều 18 Luật Thi đua, khen thưởng"
"""Both the law of 2003 and that of 2022 give it the same number."""


def may_prepare(actor: Actor) -> Decision:
    """Draft and edit movements: the clerk, or the director himself."""
    if actor.has("clerk", "director"):
        return ALLOWED
    return refuse(
        _("Chỉ chuyên viên thi đua, khen thưởng soạn phong trào."), helper=_("Chuyên viên thi đua, khen thưởng")
    )


def may_edit(actor: Actor, movement: Movement) -> Decision:
    """A draft may be edited freely; of a launched movement nothing but its public page and calendar."""
    if movement.state != MovementState.DRAFT:
        return refuse(
            _("Phong trào đã phát động, nội dung không sửa được. Muốn đổi, lập phong trào mới bằng văn bản mới.")
        )
    return may_prepare(actor)


def may_launch(actor: Actor, movement: Movement) -> Decision:
    """Launching is the head's: the law names him, not his office."""
    if actor.has("director"):
        return ALLOWED
    return refuse(
        _("Chỉ Thủ trưởng cơ quan phát động phong trào trong cơ quan."),
        cite=LAUNCH_CITE,
        helper=_("Thủ trưởng cơ quan"),
    )


def may_preview_launch(actor: Actor) -> Decision:
    """The page of the launch is read by those who prepare, sign or join it."""
    return ALLOWED if actor.has("union") else may_prepare(actor)


def may_co_launch(actor: Actor, movement: Movement) -> Decision:
    """The trade union joins a launched movement."""
    if not actor.has("union"):
        return refuse(_("Chỉ Công đoàn xác nhận phối hợp phát động."), helper=_("Ban Chấp hành Công đoàn"))
    if movement.state != MovementState.LAUNCHED:
        return refuse(_("Chỉ xác nhận phối hợp khi phong trào đã phát động."))
    if movement.co_launched_on:
        return refuse(_("Công đoàn đã xác nhận phối hợp phát động."))
    return ALLOWED


def may_close(actor: Actor, movement: Movement) -> Decision:
    """The clerk closes a movement after its final review, or the director himself."""
    if actor.has("clerk", "director"):
        return ALLOWED
    return refuse(
        _("Chỉ chuyên viên thi đua, khen thưởng hoặc Thủ trưởng cơ quan đánh dấu phong trào đã tổng kết."),
        helper=_("Chuyên viên thi đua, khen thưởng"),
    )


def may_cancel(actor: Actor, movement: Movement) -> Decision:
    """A draft is cancelled by whoever prepares it, a launched movement only by the director."""
    if movement.state == MovementState.DRAFT:
        return may_prepare(actor)
    if actor.has("director"):
        return ALLOWED
    return refuse(_("Phong trào đã phát động chỉ do Thủ trưởng cơ quan hủy."), helper=_("Thủ trưởng cơ quan"))
