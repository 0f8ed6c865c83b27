"""Read circulations and who has acknowledged them, always within the actor's agency and reach."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, F, FilteredRelation, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow.work import Severity, WorkItem
from thidua.stages.dissemination.models import Acknowledgement, Circulation
from thidua.stages.movements.enums import MovementState
from thidua.stages.movements.models import Movement
from thidua.stages.movements.selectors import annual_briefs, current_year

KEEPERS = ("clerk", "director", "union", "secretary")
MAX_REMINDERS = 3
REMINDER_GAP = dt.timedelta(days=3)
FIRST_REMINDER = dt.timedelta(days=3)
"""The first round goes out three days before the due date, then every three days, three rounds at most."""


@dataclass(frozen=True, slots=True)
class UnitShare:
    """How far one unit is: ``part`` of ``whole`` present people have acknowledged."""

    unit_id: int
    label: str
    part: int
    whole: int
    url: str


@dataclass(frozen=True, slots=True)
class Share:
    """Shares by unit with the totals; ``missing`` people are left."""

    rows: tuple[UnitShare, ...]
    part: int
    whole: int

    @property
    def missing(self) -> int:
        return self.whole - self.part


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line of the list: the circulation, the reader's own state, and the share in reach of the actor."""

    circulation: Circulation
    mine: Acknowledgement | None
    part: int
    whole: int


def visible_circulations(actor: Actor) -> QuerySet[Circulation]:
    """Everything circulated in the agency; its text is meant for everybody."""
    return Circulation.objects.filter(agency_id=actor.agency_id).select_related("movement", "paper")


def reachable_acknowledgements(actor: Actor) -> QuerySet[Acknowledgement]:
    """Copies of present people that the actor may see: all for the keepers, a head's unit, one's own."""
    copies = Acknowledgement.objects.filter(circulation__agency_id=actor.agency_id, person__left_on__isnull=True)
    if actor.has(*KEEPERS):
        return copies
    if actor.has("head"):
        return copies.filter(Q(person__unit_id=actor.unit_id) | Q(person_id=actor.person_id))
    return copies.filter(person_id=actor.person_id or 0)


def circulation_rows(actor: Actor) -> list[ListRow]:
    """Circulations of the current year with the actor's own state and the share in his reach; three queries."""
    found = list(visible_circulations(actor).filter(movement__year=current_year(actor)))
    mine = {
        copy.circulation_id: copy
        for copy in Acknowledgement.objects.filter(circulation__in=found, person_id=actor.person_id or 0)
    }
    counts = {
        row["circulation_id"]: (row["part"], row["whole"])
        for row in reachable_acknowledgements(actor)
        .filter(circulation__in=found)
        .values("circulation_id")
        .annotate(whole=Count("pk"), part=Count("acknowledged_at"))
    }
    return [ListRow(one, mine.get(one.pk), *counts.get(one.pk, (0, 0))) for one in found]


def my_copy(actor: Actor, circulation: Circulation) -> Acknowledgement | None:
    """The actor's own copy, None for an account without person or somebody who came later."""
    return Acknowledgement.objects.filter(circulation=circulation, person_id=actor.person_id or 0).first()


def share_of(actor: Actor, circulation: Circulation) -> Share:
    """Share by unit within the actor's reach, in the order of the units; one query."""
    rows = (
        reachable_acknowledgements(actor)
        .filter(circulation=circulation)
        .values(unit=F("person__unit_id"), name=F("person__unit__name"), place=F("person__unit__position"))
        .annotate(whole=Count("pk"), part=Count("acknowledged_at"))
        .order_by("place", "name")
    )
    page = reverse("dissemination:missing", args=[circulation.pk])
    shares = tuple(
        UnitShare(row["unit"], row["name"], row["part"], row["whole"], f"{page}?don-vi={row['unit']}") for row in rows
    )
    return Share(shares, sum(one.part for one in shares), sum(one.whole for one in shares))


def missing_copies(actor: Actor, circulation: Circulation, unit_id: int | None = None) -> QuerySet[Acknowledgement]:
    """Present people within reach who have not acknowledged, by unit and roster order."""
    missing = reachable_acknowledgements(actor).filter(circulation=circulation, acknowledged_at__isnull=True)
    missing = missing.filter(person__unit_id=unit_id) if unit_id else missing
    return missing.select_related("person__unit").order_by("person__unit__position", "person__roster_key")


def latest_circulation(actor: Actor, movement: Movement) -> Circulation | None:
    """The newest circulation of a movement."""
    return visible_circulations(actor).filter(movement=movement).first()


def next_reminder(circulation: Circulation) -> dt.date | None:
    """The day of the next automatic round, None when the rounds are used up."""
    if circulation.reminders >= MAX_REMINDERS:
        return None
    if circulation.last_reminded_on is None:
        return circulation.due_on - FIRST_REMINDER
    return circulation.last_reminded_on + REMINDER_GAP


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """One's own unread papers; people of the unit or agency who are missing; a launched movement not yet sent out."""
    rows = list(_circulations(actor))
    items = [_own(row, today) for row in rows if row.own]
    if actor.has("clerk", "head"):
        items += [_missing(row, today) for row in sorted(rows, key=lambda row: row.due_on) if row.left]
    if actor.has("clerk"):
        sent = {row.movement_id for row in rows}
        launched = (one for one in annual_briefs(actor) if one.state == MovementState.LAUNCHED)
        items += [_send(movement) for movement in launched if movement.pk not in sent]
    return items


class _Circulation(NamedTuple):
    """A circulation with how many copies nobody has acknowledged: the reader's ``own``, and those ``left`` in reach."""

    pk: int
    title: str
    due_on: dt.date
    movement_id: int
    own: int
    left: int


def _circulations(actor: Actor) -> Iterable[_Circulation]:
    mine = Q(unread__person_id=actor.person_id or 0)
    reach = Q(pk__isnull=False) if actor.has(*KEEPERS) else mine
    if actor.has("head"):
        reach |= Q(unread__person__unit_id=actor.unit_id)
    there = Q(unread__person__left_on__isnull=True, unread__pk__isnull=False)
    rows = Circulation.objects.filter(agency_id=actor.agency_id).annotate(
        unread=FilteredRelation("acknowledgements", condition=Q(acknowledgements__acknowledged_at__isnull=True)),
        own=Count("unread", filter=mine),
        left=Count("unread", filter=there & reach & ~mine),
    )
    return map(_Circulation._make, rows.order_by("pk").values_list(*_Circulation._fields))


def _own(row: _Circulation, today: dt.date) -> WorkItem:
    url = reverse("dissemination:detail", args=[row.pk])
    severity: Severity = "bad" if row.due_on < today else "todo"
    what, button = _("Đọc và xác nhận quán triệt"), _("Đọc và xác nhận")
    return WorkItem("dissemination", what, row.title, url, button, due=row.due_on, severity=severity)


def _missing(row: _Circulation, today: dt.date) -> WorkItem:
    url = reverse("dissemination:missing", args=[row.pk])
    what = _("%(left)d người chưa xác nhận quán triệt") % {"left": row.left}
    button = _("Xem %(left)d người") % {"left": row.left}
    severity: Severity = "bad" if row.due_on < today else "wait"
    return WorkItem("dissemination", what, row.title, url, button, due=row.due_on, severity=severity)


def _send(movement: Movement) -> WorkItem:
    url = f"{reverse('dissemination:send')}?phong-trao={movement.pk}"
    what = _("Gửi phong trào đến toàn thể để quán triệt")
    return WorkItem("dissemination", what, movement.name, url, _("Soạn thư gửi"))
