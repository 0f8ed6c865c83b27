"""Hold an answer against what a case expects; only the keys that stand in ``expect`` are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from thidua.law.values import Answer, Case, CohortAnswer

_CONTAINED = ("failed", "review")


def check(case: Case, given: Answer) -> list[str]:
    """Differences in Vietnamese, one line each; empty when the answer is as expected."""
    expect = case.expect
    if not expect:
        return []
    differences: list[str] = []
    also = _texts(expect.get("accept", ()))
    for key, wanted in expect.items():
        if key == "accept":
            continue
        differences += _difference(key, wanted, given, also)
    return [f"{case.id}: {line}" for line in differences]


def _difference(key: str, wanted: object, given: Answer, also: list[str]) -> list[str]:
    if key == "warnings":
        codes = [warning.code for warning in given.warnings]
        return _not_among("warnings", _texts(wanted), codes)
    if key in _CONTAINED:
        # An answer that is also right by "accept" need not fail at the same criterion.
        if given.status in also:
            return []
        return _not_among(key, _texts(wanted), _texts(getattr(given, key, ())))
    found = _found(key, given)
    if key == "status" and found in also:
        return []
    if key == "accepted":
        missing, extra = _set_difference(_texts(wanted), _texts(found))
        return [f"accepted: thiếu {missing}, thừa {extra}"] if missing or extra else []
    return [] if found == wanted else [f"{key}: mong đợi {wanted}, được {found}"]


def _found(key: str, given: Answer) -> object:
    if key == "accepted_count" and isinstance(given, CohortAnswer):
        return len(given.accepted)
    return getattr(given, key, None)


def _not_among(key: str, wanted: Iterable[str], found: list[str]) -> list[str]:
    return [f"{key}: thiếu “{name}” (có: {', '.join(found) or 'không'})" for name in wanted if name not in found]


def _set_difference(wanted: list[str], found: list[str]) -> tuple[list[str], list[str]]:
    return sorted(set(wanted) - set(found)), sorted(set(found) - set(wanted))


def _texts(value: object) -> list[str]:
    if isinstance(value, Mapping) or not isinstance(value, Iterable) or isinstance(value, str):
        return []
    return [str(entry) for entry in value]
