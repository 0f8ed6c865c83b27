"""The business date. A demonstration stands at a fixed day, so nobody outside this module asks the machine."""

import datetime as dt

from django.conf import settings
from django.utils import timezone


def today() -> dt.date:
    """Give the business date in Việt Nam: the machine's, or the fixed day of a demonstration (``THIDUA_TODAY``)."""
    fixed: dt.date | None = settings.THIDUA_TODAY
    return fixed or timezone.localdate()


def now() -> dt.datetime:
    """Give the machine's instant (aware). The journal uses it even when the business date is fixed."""
    return timezone.now()
