"""The accounts of the sample installation, listed on its sign-in page without their password."""

from dataclasses import dataclass

from django.conf import settings

from thidua.foundations.access.actors import actor_of, main_role
from thidua.foundations.access.models import User


@dataclass(frozen=True, slots=True)
class SampleAccount:
    """User name and role in words."""

    username: str
    role: str


def sample_accounts() -> list[SampleAccount]:
    """Give the sample accounts; none on a real installation."""
    if not settings.THIDUA_DEMO:
        return []
    users = User.objects.filter(agency__is_sample=True).select_related("person", "agency").order_by("pk")
    return [SampleAccount(user.username, str(main_role(actor_of(user)).label)) for user in users]
