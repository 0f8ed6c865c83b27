"""Read notices: everybody sees the own ones only."""

from django.db.models import QuerySet

from thidua.foundations.audit.actor import Actor
from thidua.foundations.notify.models import Notice


def notices_of(actor: Actor) -> QuerySet[Notice]:
    """The actor's notices, newest first; none for an account without a person."""
    return Notice.objects.filter(person_id=actor.person_id or 0)


def unread_notices(actor: Actor) -> QuerySet[Notice]:
    """Those not yet put away."""
    return notices_of(actor).filter(read_at__isnull=True)
