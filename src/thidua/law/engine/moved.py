"""A case moved by whole years: where two versions of a rule say the same, the same facts must come out the same.

So one readable case proves several versions, and a version that was meant to say the same but does not is noticed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from thidua.law.engine.governing import governing_day
from thidua.law.engine.load import Rule, rule_on
from thidua.law.engine.parse import parse_case
from thidua.law.values import AwardCase

SAME_LAW_SINCE = date(2024, 1, 1)
"""From this day all versions rest on the Law of 2022; what came before is another law, and moving proves nothing."""
_FIRST, _LAST = 1945, 2100
_KEPT = {"note", "expect", "local", "council"}


def twins(raw: Mapping[str, object]) -> Iterator[AwardCase]:
    """A case under the Law of 2022 a year earlier and a year later, where another version governs it then."""
    case = parse_case(raw)
    before = _rule_of(case) if isinstance(case, AwardCase) else None
    if before is None or before.start < SAME_LAW_SINCE:
        return
    for years in (-1, 1):
        twin = parse_case(moved(raw, years))
        after = _rule_of(twin) if isinstance(twin, AwardCase) else None
        if isinstance(twin, AwardCase) and after and after.start >= SAME_LAW_SINCE and after.start != before.start:
            yield twin


def _rule_of(case: AwardCase) -> Rule | None:
    return rule_on(case.award, governing_day(case.dates, case.period_to))


def moved(raw: Mapping[str, object], years: int) -> dict[str, object]:
    """The mapping of a case with every day and year in it moved; its id says by how much."""
    made = {key: value if key in _KEPT else _moved(value, years) for key, value in raw.items()}
    made["id"] = f"{raw.get('id')} ({years:+d})"
    return made


def _moved(value: object, years: int) -> object:
    if isinstance(value, date):
        return _day(value, years)
    if isinstance(value, int) and not isinstance(value, bool):
        # Counts of people and of months are far from any year.
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
