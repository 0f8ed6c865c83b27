"""Every readable case under the Law of 2022 also asked a year earlier and a year later, where another version holds.

The versions of 2024 and 2025 rest on the same articles, so the same facts must come out the same; what the decree on
classification of 2025 and the bill of 2026 change is named in ``DIFFERS``.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from tests.law.builders import own_mappings
from thidua import law
from thidua.law.engine.governing import governing_day
from thidua.law.engine.load import rule_on
from thidua.law.engine.moved import moved

SAME_LAW_SINCE = date(2024, 1, 1)


@cache
def twins() -> tuple[tuple[law.AwardCase, str], ...]:
    """Moved cases that another version of the same law governs, each with the id of the version it came from."""
    return tuple(twin for mappings in own_mappings().values() for raw in mappings for twin in _twins_of(raw))


def _twins_of(raw: Mapping[str, object]) -> Iterator[tuple[law.AwardCase, str]]:
    case = law.parse_case(raw)
    if not isinstance(case, law.AwardCase):
        return
    before = rule_on(case.award, governing_day(case.dates, case.period_to))
    if before is None or before.start < SAME_LAW_SINCE:
        return
    for years in (-1, 1):
        twin = law.parse_case(moved(raw, years))
        assert isinstance(twin, law.AwardCase)
        after = rule_on(twin.award, governing_day(twin.dates, twin.period_to))
        if after is not None and after.start >= SAME_LAW_SINCE and after.start != before.start:
            yield twin, before.id


@cache
def true_twins() -> tuple[law.AwardCase, ...]:
    """Those that come out as the case they were made of; ``test_twins`` says which do not and why."""
    return tuple(twin for twin, _ in twins() if not law.check(twin, law.answer(twin)))
