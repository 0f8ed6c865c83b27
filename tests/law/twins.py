"""Every readable case under the Law of 2022 also asked a year earlier and a year later, where another version holds."""

from functools import cache

from tests.law.builders import own_mappings
from thidua import law
from thidua.law.engine import moved


@cache
def twins() -> tuple[law.AwardCase, ...]:
    """Moved cases that another version of the same law governs."""
    return tuple(twin for mappings in own_mappings().values() for raw in mappings for twin in moved.twins(raw))


@cache
def true_twins() -> tuple[law.AwardCase, ...]:
    """Those that come out as the case they were made of; ``test_twins`` says which do not and why."""
    return tuple(twin for twin in twins() if not law.check(twin, law.answer(twin)))
