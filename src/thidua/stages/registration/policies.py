"""Who registers, confirms and pledges. Nobody confirms his own."""

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Person, Unit
from thidua.foundations.workflow.decision import ALLOWED, Decision, refuse
from thidua.stages.movements.models import Movement
from thidua.stages.registration.models import Pledge, TitleRegistration

_CLERK = "Chuyên viên thi đua, khen thưởng"


def is_open(movement: Movement) -> Decision:
    """Registering and pledging go on while the movement runs."""
    if movement.state == "launched":
        return ALLOWED
    return refuse(
        _("Chỉ đăng ký khi phong trào đã phát động và chưa tổng kết; phong trào này: %(state)s.")
        % {"state": movement.get_state_display()},
        helper=_CLERK,
    )


def may_register(
    actor: Actor, movement: Movement, *, person: Person | None = None, unit: Unit | None = None
) -> Decision:
    """A person registers himself, a head the unit; the clerk enters what arrived on paper. Taking part is voluntary."""
    subject = person or unit
    if subject is None or subject.agency_id != actor.agency_id or movement.agency_id != actor.agency_id:
        return refuse(_("Người hoặc đơn vị này không thuộc cơ quan."))
    if not (opened := is_open(movement)):
        return opened
    if actor.has("clerk") or (person is not None and person.pk == actor.person_id):
        return ALLOWED
    if unit is not None and actor.has("head") and unit.pk == actor.unit_id:
        return ALLOWED
    return refuse(_("Mỗi người tự đăng ký cho mình; trưởng đơn vị đăng ký cho đơn vị mình."), helper=_CLERK)


def may_confirm(actor: Actor, registration: TitleRegistration) -> Decision:
    """A head confirms his people's, clerk and director anybody's but their own; a unit's is not for its own head."""
    person = registration.person
    if person is not None and person.pk == actor.person_id:
        return refuse(
            _("Không thể xác nhận đăng ký của chính mình."),
            helper=_("Thủ trưởng cơ quan hoặc người khác có vai trò xác nhận"),
        )
    if actor.has("clerk", "director"):
        return ALLOWED
    if actor.has("head") and registration.unit_id == actor.unit_id and registration.unit_id is not None:
        return refuse(_("Đăng ký của đơn vị mình do Văn phòng xác nhận."), helper=_CLERK)
    if actor.has("head") and person is not None and person.unit_id == actor.unit_id:
        return ALLOWED
    return refuse(_("Chỉ trưởng đơn vị hoặc chuyên viên thi đua, khen thưởng xác nhận đăng ký."), helper=_CLERK)


def may_confirm_some(actor: Actor) -> Decision:
    """Whether the role confirms registrations at all; each line is asked of again."""
    if actor.has("clerk", "director", "head"):
        return ALLOWED
    return refuse(_("Chỉ trưởng đơn vị hoặc chuyên viên thi đua, khen thưởng xác nhận đăng ký."), helper=_CLERK)


def may_withdraw(actor: Actor, registration: TitleRegistration) -> Decision:
    """Whoever may register may take it back while the movement runs."""
    return may_register(actor, registration.movement, person=registration.person, unit=registration.unit)


def may_see_grid(actor: Actor) -> Decision:
    """The table of everybody is for those who confirm or run the year."""
    if actor.has("clerk", "director", "union", "secretary", "head"):
        return ALLOWED
    return refuse(_("Bảng đăng ký mở cho trưởng đơn vị và chuyên viên thi đua, khen thưởng."), helper=_CLERK)


def may_import(actor: Actor, movement: Movement) -> Decision:
    """Lists are brought in by the clerk."""
    if not actor.has("clerk"):
        return refuse(_("Chỉ chuyên viên thi đua, khen thưởng nhập danh sách đăng ký."), helper=_CLERK)
    return is_open(movement)


def may_pledge(actor: Actor, movement: Movement, *, person: Person | None = None, unit: Unit | None = None) -> Decision:
    """A pledge is signed by whoever makes it: the person, or the head for the unit. Nobody signs for another."""
    if not (opened := is_open(movement)):
        return opened
    if person is not None and person.pk == actor.person_id:
        return ALLOWED
    if unit is not None and actor.has("head") and unit.pk == actor.unit_id:
        return ALLOWED
    return refuse(_("Giao ước do chính người hoặc trưởng đơn vị ký, không ai ký thay."), helper=_("Trưởng đơn vị"))


def may_review(actor: Actor, pledge: Pledge) -> Decision:
    """Who pledged reviews it, until the movement is closed."""
    return may_pledge(actor, pledge.movement, person=pledge.person, unit=pledge.unit)
