"""“Việc tuần này”: gather what every stage asks of this user, exceptions first."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.foundations.audit.actor import Actor
from thidua.foundations.papers.registry.work import work_items as work_of_the_books
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.work import WorkItem
from thidua.lifecycle import STAGES
from thidua.vietnamese import weekday_vi

WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A line of the page: the work, with its date and distance in words."""

    item: WorkItem
    due_text: str
    distance_text: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Week:
    """The page: what must be dealt with first, what is due, who is being waited for, what comes later."""

    first: tuple[WeekRow, ...]
    due: tuple[WeekRow, ...]
    waiting: tuple[WeekRow, ...]
    later: tuple[WeekRow, ...]

    @property
    def groups(self) -> tuple[tuple[str, tuple[WeekRow, ...]], ...]:
        named = (
            (_("Cần xử lý trước"), self.first),
            (_("Đến hạn trong tuần"), self.due),
            (_("Đang chờ người khác"), self.waiting),
        )
        return tuple((title, rows) for title, rows in named if rows)


def week_of(actor: Actor) -> Week:
    """Sort everything into the four groups; within a group by date."""
    today = clock.today()
    rows = sorted((_row(item, today) for item in _items(actor, today)), key=_by_date)
    first = [row for row in rows if row.item.severity == "bad" or row.is_late]
    rest = [row for row in rows if row not in first]
    waiting = [row for row in rest if row.item.severity == "wait"]
    rest = [row for row in rest if row not in waiting]
    due = [row for row in rest if row.item.due is None or row.item.due <= today + WEEK]
    later = [row for row in rest if row not in due]
    return Week(tuple(first), tuple(due), tuple(waiting), tuple(later))


def _items(actor: Actor, today: dt.date) -> Iterable[WorkItem]:
    for stage in STAGES:
        if not stage.roles.isdisjoint(actor.roles):
            yield from _work_of(stage.package)(actor, today)
    yield from work_of_the_books(actor, today)


def _work_of(package: str) -> Callable[[Actor, dt.date], Iterable[WorkItem]]:
    found: Callable[[Actor, dt.date], Iterable[WorkItem]] = import_module(f"{package}.selectors").work_items
    return found


def _row(item: WorkItem, today: dt.date) -> WeekRow:
    if item.due is None:
        return WeekRow(item, "", "", is_late=False)
    return WeekRow(
        item, f"{weekday_vi(item.due)}, {item.due:%d/%m}", _distance((item.due - today).days), item.due < today
    )


def _distance(days: int) -> str:
    if days < 0:
        return ngettext("quá hạn %(days)d ngày", "quá hạn %(days)d ngày", -days) % {"days": -days}
    if days == 0:
        return _("hôm nay")
    return ngettext("còn %(days)d ngày", "còn %(days)d ngày", days) % {"days": days}


def _by_date(row: WeekRow) -> tuple[bool, dt.date, str]:
    return (row.item.due is None, row.item.due or dt.date.max, row.item.what)
