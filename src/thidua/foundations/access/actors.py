"""From a signed-in user to the :class:`Actor` that services and policies know."""

from django.db.models import FilteredRelation, Q

from thidua.foundations.access.enums import Role
from thidua.foundations.access.models import User
from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow import clock


def actor_of(user: User) -> Actor:
    """Build the actor with the roles in force today. One query; account state is read each time."""
    today = clock.today()
    in_force = Q(grants__from_on__lte=today) & (Q(grants__to_on__isnull=True) | Q(grants__to_on__gte=today))
    rows = list(
        User.objects.filter(pk=user.pk)
        .annotate(held=FilteredRelation("grants", condition=in_force))
        .order_by("held__pk")
        .values_list("held__role", "held__unit_id", "person__full_name", "person__unit_id")
    )
    # Without a role in force one row is left, with the person alone.
    roles = {role for role, *_ in rows if role}
    if user.person_id:
        roles.add(Role.STAFF.value)
    name, own_unit = rows[0][2:] if rows else (None, None)
    headed = next((unit for role, unit, *_ in rows if role == Role.HEAD and unit), None)
    return Actor(
        user_id=user.pk,
        label=name or user.label or user.username,
        agency_id=user.agency_id,
        person_id=user.person_id,
        unit_id=headed or own_unit,
        roles=frozenset(roles),
    )


def main_role(actor: Actor) -> Role:
    """Give the role shown in the bar: the first in the order of precedence."""
    return next((role for role in Role if role.value in actor.roles), Role.STAFF)
