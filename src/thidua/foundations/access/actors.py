"""From a signed-in user to the :class:`Actor` that services and policies know."""

from django.db.models import Q

from thidua.foundations.access.enums import Role
from thidua.foundations.access.models import User
from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow import clock


def actor_of(user: User) -> Actor:
    """Build the actor with the roles in force today. Two queries at most; account state is read each time."""
    today = clock.today()
    grants = list(
        user.grants.filter(from_on__lte=today)
        .filter(Q(to_on__isnull=True) | Q(to_on__gte=today))
        .values_list("role", "unit_id")
    )
    roles = {role for role, _ in grants}
    if user.person_id:
        roles.add(Role.STAFF.value)
    headed = next((unit for role, unit in grants if role == Role.HEAD and unit), None)
    return Actor(
        user_id=user.pk,
        label=str(user),
        agency_id=user.agency_id,
        person_id=user.person_id,
        unit_id=headed or (user.person.unit_id if user.person else None),
        roles=frozenset(roles),
    )


def main_role(actor: Actor) -> Role:
    """Give the role shown in the bar: the first in the order of precedence."""
    return next((role for role in Role if role.value in actor.roles), Role.STAFF)
