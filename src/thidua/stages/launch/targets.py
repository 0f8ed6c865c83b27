"""A target in the words that pages and papers print, and read back from the words that an officer types."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from thidua.stages.launch.reader.targets import AT_LEAST, AT_MOST, number, read_target

Number = Decimal | float | int | None
YES_NO = "đạt hay chưa"
"""How a result that is there or not is told; which one follows after a colon."""
_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,\d{1,2})?"
_TYPED = re.compile(
    rf"(?:(?P<least>{AT_LEAST}|>=|trên|từ)\s?|(?P<most>{AT_MOST}|<=|dưới)\s?)?(?P<low>{_NUMBER})"
    rf"(?:\s?%?\s?(?:[-–]|đến)\s?(?P<high>{_NUMBER}))?\s?(?P<unit>(?:%|[^\W\d_]).{{0,58}})?",
    re.IGNORECASE,
)
_YES_NO = re.compile(rf"(?:{YES_NO}|có hay không|có hoặc không|có/không)(?:\s*:\s*(?P<unit>.{{1,60}}))?", re.IGNORECASE)


def target_in_words(kind: str, low: Number, high: Number, unit: str) -> str:
    """ "ít nhất 3 hội nghị", "1 - 2 địa phương", "không quá 5% hồ sơ"; the unit alone where there are no numbers."""
    if kind == "yes_no":
        return f"{YES_NO}: {unit}" if unit else YES_NO
    if kind == "at_most" or (kind == "percent" and not low and high is not None):
        words = f"không quá {_figure(high)}"
    elif low is None:
        return unit
    elif high is not None and high != low:
        words = f"{_figure(low)} - {_figure(high)}"
    else:
        words = f"ít nhất {_figure(low)}" if kind == "at_least" else _figure(low)
    if kind == "percent" and not unit.startswith("%"):
        unit = f"% {unit}"
    return f"{words}{unit.strip()}" if unit.startswith("%") else f"{words} {unit}".strip()


def target_of_plan(kind: str, low: Number, high: Number, unit: str) -> str:
    """A target as a plan prints it, where nobody asks yet whether a result is there: the result alone."""
    return unit if kind == "yes_no" and unit else target_in_words(kind, low, high, unit)


def owners_text(units: Sequence[str], helpers: Sequence[str]) -> str:
    """Those responsible and those who help: "Văn phòng Sở; phối hợp: Thanh tra Sở"."""
    helping = f"phối hợp: {', '.join(helpers)}" if helpers else ""
    return "; ".join([*units, *([helping] if helping else [])])


def typed_target(text: str) -> dict[str, Any] | None:
    """The target that ``text`` states, in the reader's JSON shape; None when it states none."""
    clean = " ".join(text.split())
    if result := _YES_NO.fullmatch(clean):
        return _shape("yes_no", None, None, result["unit"] or "")
    if match := _TYPED.fullmatch(clean):
        return _numbers(match)
    found = read_target(clean)
    return _shape(found.type, found.min, found.max, found.unit) if found else None


def _numbers(match: re.Match[str]) -> dict[str, Any] | None:
    low, high = number(match["low"]), number(match["high"]) if match["high"] else None
    unit = match["unit"] or ""
    percent = unit.startswith("%")
    if percent:
        unit = f"% {unit[1:].strip()}".strip()
    if (percent and max(low, high or 0) > 100) or (high is not None and (low >= high or match["most"])):
        return None
    if match["most"]:
        return _shape("percent", 0, low, unit) if percent else _shape("at_most", None, low, unit)
    if percent or high is not None:
        return _shape("percent" if percent else "range", low, high, unit)
    return _shape("at_least" if match["least"] else "count", low, None, unit)


def _shape(kind: str, low: float | None, high: float | None, unit: str) -> dict[str, Any]:
    return {"type": kind, "min": low, "max": high, "unit": unit}


def _figure(value: Number) -> str:
    """A number as Vietnamese prints it: 1250.5 is "1.250,5"."""
    if value is None:
        return ""
    return f"{Decimal(str(value)).normalize():,f}".translate(str.maketrans(",.", ".,"))
