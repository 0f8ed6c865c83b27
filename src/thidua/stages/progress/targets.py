"""Read a measurable target from the words of a plan or a workbook cell."""

import re
from dataclasses import dataclass
from decimal import Decimal

from thidua.stages.progress.enums import TargetType

_NUMBER = r"(\d{1,12}(?:[.,]\d{1,2})?)"
_RANGE = re.compile(rf"{_NUMBER}\s*(?:[-–—]|đến)\s*{_NUMBER}\s*(%?)")
_SINGLE = re.compile(rf"(≥|>=|trên|ít nhất|tối thiểu|≤|<=|dưới|không quá|tối đa)?\s*{_NUMBER}\s*(%?)", re.IGNORECASE)
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
    return Target(unit=f"{clean} {unit}".strip()[:60])


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
