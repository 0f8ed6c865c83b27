"""Send notices. Called inside a stage's act, so a notice stands or falls with it."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.notify.models import Notice
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.errors import InputRefused


def notify(person_ids: Iterable[int], *, key: str, text: str, url: str) -> int:
    """Send one notice to each person, once for each ``key``; gives the number of people asked for."""
    notices = [Notice(person_id=person_id, key=key, text=text[:500], url=url) for person_id in person_ids]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return len(notices)


@command("notify.put_away")
def put_away(notices: QuerySet[Notice], *, actor: Actor) -> int:
    """Mark the actor's own unread notices as read; gives how many. InputRefused when there is none."""
    keys = list(notices.filter(person_id=actor.person_id or 0, read_at__isnull=True).values_list("pk", flat=True))
    if not keys:
        raise InputRefused(_("Không còn thông báo nào chưa xem."))
    Notice.objects.filter(pk__in=keys).update(read_at=clock.now())
    record(Notice(pk=keys[0]), notices=keys)
    return len(keys)
