"""Money that a decision tells once for many: "tập thể 1.500.000 đồng, cá nhân 750.000 đồng"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from thidua.stages.launch.reader.awarded import AwardRow, SubjectKind
from thidua.stages.launch.reader.awards.naming import award_in
from thidua.stages.launch.reader.awards.rows import amount_of

_SUM = re.compile(
    r"(?<![\d.,])(?P<sum>\d{1,3}(?:[. ,]\d{3})+|\d{1,4}(?:,\d{1,3}|\.\d{1,2})?\s?(?:triệu|nghìn|ngàn))"
    r"\s*(?:đồng|đ|vnđ|vnd)\b(?:\s*\([^)\d]*\))?"
    r"(?P<each>\s*(?:/|cho mỗi|cho một|mỗi|một)\s*(?:tập thể|cá nhân|người|hộ(?: gia đình)?|đồng chí|học sinh))?",
    re.IGNORECASE,
)
_NO_RATE = re.compile(r"\btổng\b|kinh phí\b|lương cơ sở", re.IGNORECASE)
_KINDS: tuple[tuple[SubjectKind, re.Pattern[str]], ...] = (
    (
        "collective",
        re.compile(r"tập thể(?!\s*lao động)|\b(?:đảng bộ|chi bộ|đơn vị)\b(?! (?:tiên|quyết))", re.IGNORECASE),
    ),
    ("person", re.compile(r"\b(?:cá nhân|người|đồng chí|học sinh|đảng viên)\b", re.IGNORECASE)),
    ("household", re.compile(r"\bhộ\b", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Rate:
    """An amount for everybody of a kind with an award; None stands for any."""

    award: str | None
    kind: SubjectKind | None
    money: int


def with_told_money(rows: Iterable[AwardRow], texts: Iterable[str], issuer: str | None) -> list[AwardRow]:
    """Give the rows that state no money what ``texts`` tell of their kind and award."""
    rows = list(rows)
    own = {row.raw for row in rows}
    rates = [rate for text in texts if "thưởng" in text.casefold() and text not in own for rate in _rates(text, issuer)]
    return [row if row.money_vnd or not rates else replace(row, money_vnd=_money_of(row, rates)) for row in rows]


def _rates(text: str, issuer: str | None) -> Iterator[Rate]:
    """Each amount goes to the kinds and the award named since the amount before it."""
    start, award = 0, None
    for found in _SUM.finditer(text):
        words, each = text[start : found.start()], found["each"] or ""
        start = found.end()
        named = award_in(words, issuer)
        award = named.code if named else award
        money = None if _NO_RATE.search(words) else amount_of(found["sum"])
        kinds: list[SubjectKind | None] = [kind for kind, told in _KINDS if told.search(each or words)]
        if money:
            yield from (Rate(award, kind, money) for kind in kinds or [None])


def _money_of(row: AwardRow, rates: list[Rate]) -> int | None:
    """The amount that fits a row most closely; None where two different ones fit alike."""
    fitting = [rate for rate in rates if rate.award in (None, row.award) and rate.kind in (None, row.kind)]
    best = max((_closeness(rate) for rate in fitting), default=0)
    sums = {rate.money for rate in fitting if _closeness(rate) == best}
    return sums.pop() if len(sums) == 1 else None


def _closeness(rate: Rate) -> int:
    return 2 * (rate.award is not None) + (rate.kind is not None)
