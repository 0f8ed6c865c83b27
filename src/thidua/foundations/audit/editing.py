"""Edits that never overwrite each other silently: a row is changed only from the version its editor saw."""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundations.audit.models import JournalEntry


class EditConflict(Exception):
    """Somebody else wrote first. Not an ActError on purpose: the page must show both texts, not throw one away.

    ``version`` is the present one, so that a form shown again may knowingly replace it.
    """

    def __init__(self, who: str, at: dt.datetime | None, version: int) -> None:
        time = timezone.localtime(at).strftime("%H:%M") if at else ""
        super().__init__(
            _("%(who)s vừa sửa phần này lúc %(time)s. Bản của anh chị chưa mất. Chọn giữ bản nào cho từng ô.")
            % {"who": who, "time": time}
            if time
            else _("Có người vừa sửa phần này. Bản của anh chị chưa mất. Chọn giữ bản nào cho từng ô.")
        )
        self.version = version


def last_entry(obj: models.Model) -> JournalEntry | None:
    """The latest act on ``obj`` in the journal."""
    return (
        JournalEntry.objects.filter(object_type=obj._meta.label_lower, object_id=str(obj.pk)).order_by("-seq").first()
    )


def write_version(obj: Any, seen: int, **changes: Any) -> None:
    """Write ``changes`` and the next version, if the row is still at version ``seen``; else EditConflict."""
    model: type[models.Model] = type(obj)
    rows = model._default_manager.filter(pk=obj.pk, version=seen)
    if rows.update(version=F("version") + 1, **changes) != 1:
        obj.refresh_from_db(fields=["version"])
        entry = last_entry(obj)
        raise EditConflict(entry.actor_label if entry else "", entry.at if entry else None, obj.version)
    obj.version = seen + 1
    for name, value in changes.items():
        setattr(obj, name, value)
