"""The facts of a case: every key and code checked, everything returned in the contract's own shape, dates as dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from thidua.law.engine import codes
from thidua.law.engine.checker import Checker
from thidua.law.values import Council

_TRUTHS = frozenset(
    {
        "registered",
        "takes_part",
        "conduct",
        "selected",
        "party_opinion",
        "movement_effective",
        "united",
        "leads_cluster",
        "exceeded_targets",
    }
)
COUNTS = ("members_unclassified", "members_completed", "members_lao_dong_tien_tien", "members_cstd_co_so")
_BOTH = {"ratings", "conduct", "selected", "pending", "held", "alternatives", "party_opinion"}
_PERSON = _BOTH | {
    "months_worked",
    "absences",
    "registered",
    "takes_part",
    "initiatives",
    "research",
    "discipline",
}
_GROUP = _BOTH | {
    "rating",
    "members",
    *COUNTS,
    "members_disciplined",
    "movement_effective",
    "united",
    "leads_cluster",
    "exceeded_targets",
    "movement",
    "registered",
}
_MONTHS_A_YEAR = 12


def parse_facts(check: Checker, raw: object, kind: str) -> Mapping[str, object]:
    """The ``facts`` of a case for a subject of ``kind``."""
    facts = check.mapping(raw, "facts", _GROUP if kind == "collective" else _PERSON)
    made: dict[str, object] = {}
    for name, value in facts.items():
        key = f"facts.{name}"
        # An explicit null says that nobody has looked: the same as a fact left out.
        if value is None:
            continue
        made[name] = check.truth(value, key) if name in _TRUTHS else _fact(check, name, value, key, kind)
    _counts_fit(check, made)
    return made


def _fact(check: Checker, name: str, value: object, key: str, kind: str) -> object:
    if name in _LISTS:
        return [_LISTS[name](check, entry, at) for entry, at in check.items(value, key)]
    if name in _SINGLE:
        return _SINGLE[name](check, value, key)
    if name == "held":
        return [_held(check, entry, at, kind) for entry, at in check.items(value, key)]
    return check.whole(value, key)


def _months(check: Checker, value: object, key: str) -> int | float:
    good = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= _MONTHS_A_YEAR
    if not good:
        check.fail(key, f"“{value}” không phải số tháng từ 0 đến 12 trong năm xét")
    assert isinstance(value, int | float)  # noqa: S101 -- narrows for the type checker; refused above
    return value


def _ratings(check: Checker, value: object, key: str) -> dict[int, str]:
    if not isinstance(value, Mapping):
        check.fail(key, "phải ghi theo năm, ví dụ {2025: HTT}")
    made: dict[int, str] = {}
    for year, level in value.items():
        if level is not None:
            made[check.year(year, f"{key}.{year}")] = check.code(level, f"{key}.{year}", codes.RATINGS)
    return made


def _absence(check: Checker, raw: object, key: str) -> dict[str, object]:
    entry = check.mapping(raw, key, {"from", "to", "reason"}, ("from", "to", "reason"))
    start, end = check.span(entry, key)
    return {"from": start, "to": end, "reason": check.code(entry["reason"], f"{key}.reason", codes.ABSENCES)}


def _solution(check: Checker, raw: object, key: str, granted: str) -> dict[str, object]:
    entry = check.mapping(raw, key, {"year", "scope", granted, "used_for"}, ("year", "scope", granted))
    uses: list[dict[str, object]] = []
    for use, at in check.items(entry.get("used_for") or [], f"{key}.used_for"):
        one = check.mapping(use, at, {"award", "year"}, ("award", "year"))
        uses.append({"award": check.award(one["award"], f"{at}.award"), "year": check.year(one["year"], f"{at}.year")})
    return {
        "year": check.year(entry["year"], f"{key}.year"),
        "scope": check.code(entry["scope"], f"{key}.scope", codes.SCOPES),
        granted: check.truth(entry[granted], f"{key}.{granted}"),
        "used_for": uses,
    }


def _measure(check: Checker, raw: object, key: str) -> dict[str, object]:
    entry = check.mapping(raw, key, {"kind", "decided_on", "act_year", "ended_on"}, ("kind", "decided_on"))
    made: dict[str, object] = {
        "kind": check.code(entry["kind"], f"{key}.kind", set(codes.DISCIPLINE) - {"none"}),
        "decided_on": check.day(entry["decided_on"], f"{key}.decided_on"),
    }
    if entry.get("act_year") is not None:
        made["act_year"] = check.year(entry["act_year"], f"{key}.act_year")
    if "ended_on" in entry:
        made["ended_on"] = check.day_or_none(entry["ended_on"], f"{key}.ended_on")
    return made


def _held(check: Checker, raw: object, key: str, kind: str) -> dict[str, object]:
    allowed = {"award", "year", "decided_on", "by", "occasion", "from", "to"}
    entry = check.mapping(raw, key, allowed, ("award", "year"))
    made: dict[str, object] = {
        "award": check.award(entry["award"], f"{key}.award", kind),
        "year": check.year(entry["year"], f"{key}.year"),
    }
    if entry.get("decided_on") is not None:
        made["decided_on"] = check.day(entry["decided_on"], f"{key}.decided_on")
    if entry.get("by") is not None:
        made["by"] = check.code(entry["by"], f"{key}.by", codes.DECIDERS)
    if entry.get("occasion") is not None:
        made["occasion"] = check.code(entry["occasion"], f"{key}.occasion", codes.OCCASIONS)
    if entry.get("from") is not None or entry.get("to") is not None:
        made["from"], made["to"] = check.span(entry, key)
    return made


def _movement(check: Checker, raw: object, key: str) -> dict[str, object]:
    entry = check.mapping(raw, key, {"from", "to", "launched_by", "at"}, ("from", "to", "launched_by"))
    start, end = check.span(entry, key)
    made: dict[str, object] = {
        "from": start,
        "to": end,
        "launched_by": check.code(entry["launched_by"], f"{key}.launched_by", codes.LAUNCHERS),
    }
    if entry.get("at") is not None:
        made["at"] = check.code(entry["at"], f"{key}.at", {"tong_ket", "so_ket"})
    return made


def _counts_fit(check: Checker, facts: Mapping[str, object]) -> None:
    members = facts.get("members")
    if not isinstance(members, int):
        return
    for name in COUNTS:
        if name in facts:
            check.whole(facts[name], f"facts.{name}", members, "số người của tập thể")
    disciplined = facts.get("members_disciplined")
    if isinstance(disciplined, Mapping):
        check.whole(sum(disciplined.values()), "facts.members_disciplined", members, "số người của tập thể")


def parse_council(check: Checker, raw: object) -> Council:
    """A tally; votes cannot outnumber those who could cast them."""
    entry = check.mapping(raw, "council", {"members", "present", "yes", "written_yes"}, ("members", "yes"))
    members = check.whole(entry["members"], "council.members")
    if members < 1:
        check.fail("council.members", "Hội đồng phải có ít nhất 1 thành viên; kiểm tra quyết định thành lập")
    present = check.whole(entry.get("present", members), "council.present", members, "tổng số thành viên")
    yes = check.whole(entry["yes"], "council.yes", present, "số người có mặt")
    absent = members - present
    written = check.whole(entry.get("written_yes", 0), "council.written_yes", absent, "số người vắng mặt")
    return Council(members, present, yes, written)


def _level(check: Checker, value: object, key: str) -> str:
    return check.code(value, key, codes.RATINGS)


def _matter(check: Checker, value: object, key: str) -> str:
    return check.code(value, key, codes.PENDING)


def _alternatives(check: Checker, value: object, key: str) -> dict[str, bool]:
    found = check.mapping(value, key, codes.ALTERNATIVES)
    return {name: check.truth(entry, f"{key}.{name}") for name, entry in found.items() if entry is not None}


def _disciplined(check: Checker, value: object, key: str) -> dict[str, int]:
    found = check.mapping(value, key, set(codes.DISCIPLINE) - {"none"})
    return {name: check.whole(entry, f"{key}.{name}") for name, entry in found.items()}


def _initiative(check: Checker, value: object, key: str) -> dict[str, object]:
    return _solution(check, value, key, "recognised")


def _topic(check: Checker, value: object, key: str) -> dict[str, object]:
    return _solution(check, value, key, "accepted")


_LISTS: Mapping[str, Callable[[Checker, object, str], object]] = {
    "absences": _absence,
    "initiatives": _initiative,
    "research": _topic,
    "discipline": _measure,
    "pending": _matter,
}
_SINGLE: Mapping[str, Callable[[Checker, object, str], object]] = {
    "months_worked": _months,
    "rating": _level,
    "ratings": _ratings,
    "alternatives": _alternatives,
    "members_disciplined": _disciplined,
    "movement": _movement,
}
