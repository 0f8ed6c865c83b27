"""The time limits that the law sets for the steps of a year, beside the reports that the agency itself wrote down."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.catalogue.citations import cite_words
from thidua.law.procedure import Deadline
from thidua.law.values import Level


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """One step: ``due_on`` where the law names a day of the year, else ``length`` in words.

    ``ours``: a default of ours for what is left to ministries and provinces, to be confirmed by the agency.
    """

    step: str
    due_on: dt.date | None
    length: str
    ours: bool
    cite: dict[str, str]


def time_limits(level: Level, year: int) -> list[TimeLimit]:
    """Limits for awards that an agency of ``level`` decides or proposes, those with a day first and by day.

    By the law in force on 1 December of the year, when its awards are made ready. Empty where that law is not known.
    """
    on = dt.date(year, 12, 1)
    try:
        asked = (*law.awards_within_competence(level, on), *law.awards_next_above(level, on))
        found = {one.id: one for award in asked for one in law.deadlines(on, award)}
    except law.LawInputError:
        return []
    limits = [_limit(one, on) for one in found.values()]
    return sorted(limits, key=lambda one: (one.due_on is None, one.due_on or dt.date.max))


def _limit(one: Deadline, on: dt.date) -> TimeLimit:
    due_on = law.due(one, on) if one.by is not None else None
    return TimeLimit(one.step_vi, due_on, _length(one), one.source == "configuration", cite_words(one.cite))


def _length(one: Deadline) -> str:
    if one.at_once:
        return _("ngay")
    words = _("%(count)d ngày làm việc") if one.working_days is not None else _("%(count)d ngày")
    count = one.working_days if one.working_days is not None else one.days
    if count is None:
        return "" if one.by is not None else _("chưa rõ số ngày")
    said = words % {"count": count}
    if one.is_minimum:
        said = _("ít nhất %(length)s") % {"length": said}
    return _("%(length)s từ %(start)s") % {"length": said, "start": one.from_vi} if one.from_vi else said
