"""Months and days, as periods of service and absence are counted."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

# A month and a day count are added from several absences; thirty left-over days make one more month.
DAYS_A_MONTH = 30

Length = tuple[int, int]
"""Whole months and left-over days."""


def full_months(start: date, end: date) -> int:
    """Full months from ``start`` to ``end``; 0 when ``end`` lies before.

    A month ends on the like-numbered day, or on the last day of a month that has no such day.
    """
    if end < start:
        return 0
    months = (end.year - start.year) * 12 + end.month - start.month
    last_day = calendar.monthrange(end.year, end.month)[1]
    complete = end.day >= start.day or end.day == last_day
    return months if complete else months - 1


def span_length(start: date, end: date) -> Length:
    """Length of a span of whole days, both ends counted, as (months, days)."""
    after = end + timedelta(days=1)
    months = full_months(start, after)
    total = start.year * 12 + start.month - 1 + months
    year, month = divmod(total, 12)
    reached = date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
    return months, max((after - reached).days, 0)


def add(lengths: list[Length]) -> Length:
    """Sum of lengths, thirty days making a month."""
    months, days = sum(length[0] for length in lengths), sum(length[1] for length in lengths)
    return months + days // DAYS_A_MONTH, days % DAYS_A_MONTH


def overlap(start: date, end: date, first: date, last: date) -> tuple[date, date] | None:
    """The common part of two spans of days, or None."""
    low, high = max(start, first), min(end, last)
    return (low, high) if low <= high else None


def in_year(spans: Iterable[tuple[date, date]], year: int) -> Length:
    """Length of the parts of ``spans`` that lie in a year, overlapping ones joined so that no day counts twice."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    joined: list[tuple[date, date]] = []
    for start, end in sorted(spans):
        common = overlap(start, end, first, last)
        if common is None:
            continue
        if joined and (common[0] - joined[-1][1]).days <= 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], common[1]))
        else:
            joined.append(common)
    return add([span_length(*span) for span in joined])
