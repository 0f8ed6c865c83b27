"""The business date and instant. A demonstration stands at a fixed day: nobody else asks the machine for the date."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.utils import timezone

_standing: ContextVar[dt.date | None] = ContextVar("standing_at", default=None)


def today() -> dt.date:
    """Give the business date in Việt Nam: the machine's, or the fixed day of a demonstration (``THIDUA_TODAY``)."""
    fixed: dt.date | None = _standing.get() or settings.THIDUA_TODAY
    return fixed or timezone.localdate()


def now() -> dt.datetime:
    """Give the business instant (aware): the machine's time of day on the business date."""
    return dt.datetime.combine(today(), timezone.localtime().timetz())


def machine_now() -> dt.datetime:
    """Give the machine's instant (aware), whatever the business date: for the journal and for sessions."""
    return timezone.now()


@contextmanager
def standing_at(day: dt.date) -> Iterator[None]:
    """Let everything inside happen on ``day``: how a sample year is walked through, act by act."""
    token = _standing.set(day)
    try:
        yield
    finally:
        _standing.reset(token)
