"""A case moved by whole years: where two versions of a rule say the same, the same facts must come out the same.

So one readable case proves several versions, and a version that was meant to say the same but does not is noticed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

_FIRST, _LAST = 1945, 2100


def moved(raw: Mapping[str, object], years: int) -> dict[str, object]:
    """The mapping of a case with every day and year in it moved; its id says by how much."""
    made = {
        key: value if key in ("note", "expect", "local", "cohort") else _moved(value, years)
        for key, value in raw.items()
    }
    made["id"] = f"{raw.get('id')} ({years:+d})"
    return made


def _moved(value: object, years: int) -> object:
    if isinstance(value, date):
        return _day(value, years)
    if isinstance(value, int) and not isinstance(value, bool):
        # Counts of people, months and votes are far from any year.
        return value + years if _FIRST <= value <= _LAST else value
    if isinstance(value, Mapping):
        return {_moved(key, years): _moved(entry, years) for key, entry in value.items()}
    if isinstance(value, list):
        return [_moved(entry, years) for entry in value]
    return value


def _day(day: date, years: int) -> date:
    # The last of February of a leap year has no like-named day in the others.
    last_of_february = day.month == 2 and day.day == 29
    return date(day.year + years, 2, 28) if last_of_february else day.replace(year=day.year + years)
