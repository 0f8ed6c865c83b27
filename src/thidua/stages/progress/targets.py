"""Read a measurable target from the words of a plan or a workbook cell, and measure a result against it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from thidua.stages.progress.enums import TargetType

_NUMBER = r"(\d{1,12}(?:[.,]\d{1,2})?)"
_RANGE = re.compile(rf"{_NUMBER}\s*(?:[-–—]|đến)\s*{_NUMBER}\s*(%?)")
_SINGLE = re.compile(rf"(≥|>=|trên|ít nhất|tối thiểu|≤|<=|dưới|không quá|tối đa)?\s*{_NUMBER}\s*(%?)", re.IGNORECASE)
_YES_NO = re.compile(r"(?:đạt hay chưa|có hay không|có/không)(?::\s*(.*))?", re.IGNORECASE)
_MEASURED = re.compile(
    r"(?<![\d/.,\-–])(?P<figure>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,9}(?:,\d+)?)(?:\s?/\s?(?P<whole>\d{1,9})(?![\d/]))?\s?(?P<sign>%?)"
)
_OPENING = re.compile(r"\W*(?:(?:đã|đạt|được|có|hoàn thành|tổ chức|ký|mới|khoảng)\s)*", re.IGNORECASE)
Outcome = Literal["", "met", "open", "within", "exceeded"]
_AT_LEAST = frozenset({"≥", ">=", "trên", "ít nhất", "tối thiểu"})


@dataclass(frozen=True, slots=True)
class Target:
    """``type`` is empty when the words name no number; they are then kept whole in ``unit``."""

    type: str = ""
    min: Decimal | None = None
    max: Decimal | None = None
    unit: str = ""


def parse_target(words: str, unit: str = "") -> Target:
    """Read "01 – 02", "≥ 90 %", "12": the type, the numbers, and the unit of measure given beside them."""
    clean = words.strip()
    if not clean:
        return Target(unit=unit[:60])
    if match := _RANGE.fullmatch(clean):
        low, high = _decimal(match[1]), _decimal(match[2])
        return Target(TargetType.RANGE, min(low, high), max(low, high), (unit or match[3])[:60])
    if match := _SINGLE.fullmatch(clean):
        return _single(match[1], _decimal(match[2]), match[3], unit)
    if match := _YES_NO.fullmatch(clean):
        return Target(TargetType.YES_NO, unit=(match[1] or unit)[:60])
    return Target(unit=f"{clean} {unit}".strip()[:60])


def outcome_of(target: Target, result: str, *, whole: bool) -> Outcome:
    """How ``result`` stands to the target. A ceiling is kept ("within") or not ("exceeded"); a result that is there or
    not is met when the task is ``whole``; every other target is "met" from its smallest number on, else "open".

    Empty where the result names no number of the target's unit: it must open the words or stand before the unit.
    """
    if target.type == TargetType.YES_NO:
        return "met" if whole else "open"
    reached = _reached(result, target.unit)
    ceiling = target.type == TargetType.AT_MOST or (target.type == TargetType.PERCENT and not target.min)
    if reached is None or not target.type:
        return ""
    if ceiling and target.max is not None:
        return "within" if reached <= target.max else "exceeded"
    return "" if target.min is None else "met" if reached >= target.min else "open"


def _reached(result: str, unit: str) -> Decimal | None:
    opening = _OPENING.match(result)
    start = opening.end() if opening else 0
    noun = unit.lstrip("% ").lower().split()[:1]
    for match in _MEASURED.finditer(result):
        after = result[match.end() :].lower().split()[:1]
        if match.start() != start and not match["sign"] and after != noun:
            continue
        figure = Decimal(match["figure"].replace(".", "").replace(",", "."))
        if not unit.startswith("%"):
            return None if match["sign"] else figure
        if match["sign"]:
            return figure
        if match["whole"] and int(match["whole"]):
            return figure * 100 / int(match["whole"])
    return None


def _single(bound: str | None, number: Decimal, sign: str, unit: str) -> Target:
    measured = (unit or sign)[:60]
    if bound and bound.lower() in _AT_LEAST:
        return Target(TargetType.AT_LEAST, number, None, measured)
    if bound:
        return Target(TargetType.AT_MOST, None, number, measured)
    if sign or unit.strip() == "%":
        return Target(TargetType.PERCENT, number, None, "%")
    return Target(TargetType.COUNT, number, None, measured)


def _decimal(text: str) -> Decimal:
    """A comma is the decimal sign; a point before exactly two digits or fewer is taken as one too."""
    return Decimal(text.replace(",", "."))
