"""Cancelling a decision: on what grounds and by whom, and which later awards must then be looked at again."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import cast

from thidua.law.engine import catalogue, dated, rulefiles
from thidua.law.procedure import Cited, Held, Reconsider, Revocation
from thidua.law.values import LawInputError

Raw = Mapping[str, object]


def revocation(on: date) -> Revocation:
    """How a decision is cancelled on a day; raises LawInputError before the first day known."""
    version = _version(on)
    return Revocation(
        grounds=_many(version["grounds"]),
        cancelled_by=_cited(version["cancelled_by"]),
        recovers=_cited(version["recovers"]),
        steps=_many(version["steps"]),
        strips=_many(version["strips"]),
    )


def must_be_looked_at_again(cancelled: Held, held: Sequence[Held]) -> tuple[Reconsider, ...]:
    """Of the awards held, by the same holder or by the unit, those that rest on a cancelled one, in chains too.

    Each comes once, by the shortest way, with its reason and article. Nothing is void by itself: people decide.
    """
    found: list[Reconsider] = []
    seen = {cancelled}
    waiting: deque[tuple[Held, ...]] = deque([(cancelled,)])
    while waiting:
        path = waiting.popleft()
        for later in held:
            rule = None if later in seen else _rests_on(later, path[-1], held)
            if rule is None:
                continue
            seen.add(later)
            cite = dated.cite_of(rule["cite"])
            found.append(Reconsider(later, _reason(rule, path[-1], later, cancelled), cite, path))
            waiting.append((*path, later))
    return tuple(found)


def _rests_on(later: Held, earlier: Held, held: Sequence[Held]) -> Raw | None:
    """The rule by which one award rests on another, if any; the text of the day the later one was decided."""
    for rule in _rules(later):
        if earlier.award not in cast("list[str]", rule["on"]) or later.kind not in _kinds(rule, later):
            continue
        if _same_hands(rule, later, earlier) and _first_year(rule, later, held) <= earlier.year <= later.year:
            return rule
    return None


def _rules(later: Held) -> Iterator[Raw]:
    on = later.decided_on or date(later.year, 12, 31)
    version = dated.of_document(rulefiles.document("revocation"), on)
    for rule in cast("Sequence[Raw]", version["rests_on"] if version else []):
        if rule["award"] == later.award:
            yield rule


def _kinds(rule: Raw, later: Held) -> Sequence[str]:
    return cast("Sequence[str]", rule.get("kinds", [later.kind]))


def _same_hands(rule: Raw, later: Held, earlier: Held) -> bool:
    if rule.get("members"):
        return earlier.kind == "individual" and earlier.unit is not None and earlier.unit == later.holder
    return earlier.holder == later.holder and earlier.kind == later.kind


def _first_year(rule: Raw, later: Held, held: Sequence[Held]) -> int:
    """The first year that the later award looks back to; year 1 where it looks back without end.

    An article that says "from five years" counts all the years since the award its chain starts from, if that is known.
    """
    window = cast("int | None", rule["window"])
    if window is None:
        return date.min.year
    least = later.year - window + 1 - cast(int, rule.get("lag", 0))
    if later.first_year is not None:
        return min(later.first_year, least)
    if not rule.get("or_more"):
        return least
    if rule.get("anchored") is False:
        return date.min.year
    starts = {award for other in _rules(later) if other["window"] is None for award in cast("list[str]", other["on"])}
    before = [one.year for one in held if one.award in starts and one.holder == later.holder and one.year <= later.year]
    return min(max(before), least) if before else date.min.year


def _reason(rule: Raw, earlier: Held, later: Held, cancelled: Held) -> str:
    was = f"{catalogue.label_vi(earlier.award)} năm {earlier.year}"
    now = f"{catalogue.label_vi(later.award)} năm {later.year}"
    state = "đã bị hủy" if earlier == cancelled else "phải xem xét lại"
    if rule.get("members"):
        return f"{was} của thành viên tập thể {state}; {now} tính cả khen thưởng ấy"
    window = rule["window"]
    length = f"{window} năm trở lên" if rule.get("or_more") else f"{window} năm"
    within = "là điều kiện đã có trước" if window is None else f"nằm trong {length} được tính"
    return f"{was} {state}; với {now}, khen thưởng ấy {within if window != 1 else 'là tiêu chuẩn của chính năm ấy'}"


def _many(raw: object) -> tuple[Cited, ...]:
    return tuple(_cited(one) for one in cast("Sequence[Raw]", raw))


def _cited(raw: object) -> Cited:
    one = cast(Raw, raw)
    return Cited(str(one["text_vi"]), dated.cite_of(one["cite"]), str(one.get("id", "")))


def _version(on: date) -> dated.Version:
    found = dated.of_document(rulefiles.document("revocation"), on)
    if found is None:
        said = f"chưa có quy tắc hủy quyết định cho ngày {on:%d/%m/%Y}; các quy tắc bắt đầu từ 01/10/2017"
        raise LawInputError("", "date", said)
    return found
