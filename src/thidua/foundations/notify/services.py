"""Send notices. Called inside a stage's act, so a notice stands or falls with it."""

from collections.abc import Iterable

from thidua.foundations.notify.models import Notice


def notify(person_ids: Iterable[int], *, key: str, text: str, url: str) -> int:
    """Send one notice to each person, once for each ``key``; gives the number of people asked for."""
    notices = [Notice(person_id=person_id, key=key, text=text[:500], url=url) for person_id in person_ids]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return len(notices)
