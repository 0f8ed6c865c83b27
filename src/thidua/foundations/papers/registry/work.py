"""What the books ask of one user: papers handed to him, arrivals nobody has yet, copies that could not be sent."""

import datetime as dt
from typing import Any

from django.db.models import CharField, Count, DateField, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.papers.enums import DeliveryState, IncomingState, NumberState
from thidua.foundations.papers.models import IncomingPaper, NumberEntry
from thidua.foundations.papers.registry.policies import may_keep_books
from thidua.foundations.workflow.work import WorkItem

KEY = "papers"
MOST = 50
"""Things shown one by one; whoever has more works from the book."""


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """One query: arrivals, and for the clerk also papers with copies that failed."""
    mine = Q(state=IncomingState.ASSIGNED, handler_id=actor.person_id or 0)
    keeps = bool(may_keep_books(actor))
    asked = mine | Q(state=IncomingState.ARRIVED) if keeps else mine
    rows = IncomingPaper.objects.filter(asked, agency_id=actor.agency_id).order_by()
    found = rows.values_list(
        "pk", Cast("state", CharField()), "number", "symbol", "subject", "due_on", Value(0, IntegerField())
    )
    if keeps:
        found = found.union(_failed(actor), all=True)
    return [_item(*row) for row in found.order_by("due_on", "pk")[:MOST]]


def _failed(actor: Actor) -> "QuerySet[NumberEntry, Any]":
    entries = NumberEntry.objects.filter(
        agency_id=actor.agency_id, state=NumberState.ISSUED, paper__deliveries__state=DeliveryState.FAILED
    )
    return (
        entries.order_by()
        .annotate(failed=Count("paper__deliveries"))
        .values_list(
            "pk",
            Value("failed", CharField()),
            Value("", CharField()),
            "symbol",
            "subject",
            Value(None, DateField()),
            "failed",
        )
    )


def _item(pk: int, state: str, number: str, symbol: str, subject: str, due_on: dt.date | None, failed: int) -> WorkItem:
    if failed:
        url = reverse("registry:entry", args=[pk])
        detail = _("%(count)d nơi nhận chưa gửi được: %(subject)s") % {"count": failed, "subject": subject[:120]}
        return WorkItem(KEY, _("Gửi lại văn bản"), detail, url, _("Xem nơi nhận"), severity="bad")
    url = reverse("registry:incoming-paper", args=[pk])
    what = _("Xử lý văn bản đến") if state == IncomingState.ASSIGNED else _("Chuyển văn bản đến")
    named = "/".join(part for part in (number, symbol) if part)
    return WorkItem(KEY, what, f"{named} {subject}".strip()[:160], url, _("Mở văn bản"), due=due_on)
