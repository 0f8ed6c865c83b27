"""Times without a day: months, quarters, half-years, what recurs, and the last day where it is certain."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from thidua.stages.launch.reader.model import Period

THING = (
    r"(?P<thing>năm học(?=\s\d{4}\s?[-–]\s?\d{4})|(?:0?6|sáu)\stháng\s(?:đầu|cuối)\snăm|tháng\s(?:0?[1-9]|1[0-2])\b|"
    r"quý\s(?:IV|I{1,3}|[1-4])\b|năm(?=\s\d{4}))(?:(?:\s?/\s?|\snăm\s|\s)(?P<year>\d{4})\b)?(?:\s?[-–]\s?(?P<next>\d{4}))?(?!\s?[-–/]\s?\d)(?!\w)"
)
"""A span of the calendar: "tháng 6/2014", "quý II năm 2021", "6 tháng đầu năm", "năm học 2009-2010", "năm 2021"."""
RECURRING = re.compile(
    r"(?P<raw>định kỳ\s(?:(?:vào\s)?(?:hằng|hàng|mỗi)\s(?:tuần|tháng|quý|năm)|(?:\d+|một|ba|sáu|chín)\stháng|"
    r"tháng|quý|năm)|(?:hằng|hàng|mỗi)\s(?:tuần|tháng|quý)\b)",
    re.IGNORECASE,
)
_DAY = re.compile(r"ngày\s(?P<day>\d{1,2})(?:(?:\s?/\s?|\stháng\s)(?P<month>\d{1,2}))?", re.IGNORECASE)
EVERY = re.compile(r"(?:hằng|hàng|mỗi|định kỳ)\s(?P<span>tuần|tháng|quý|năm|\d+\stháng|\w+\stháng)", re.IGNORECASE)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
Recurs = Literal["weekly", "monthly", "quarterly", "half_yearly", "yearly", "other"]
_RECURS: dict[str, Recurs] = {
    "tuần": "weekly", "tháng": "monthly", "quý": "quarterly", "năm": "yearly", "một tháng": "monthly",
    "ba tháng": "quarterly", "sáu tháng": "half_yearly", "1 tháng": "monthly", "3 tháng": "quarterly",
    "6 tháng": "half_yearly",
}  # fmt: skip


def spanned(match: re.Match[str], year: int | None, since: date | None) -> Period:
    """The period that groups ``raw``, ``thing``, ``year`` of a match tell; without its own year it is of ``year``.

    The last day is that of the span; the day before it begins after "trước"; none when it is over before ``since``.
    """
    raw, thing = match["raw"], match["thing"].lower()
    its_year = int(match["year"]) if match["year"] else year
    ends = _ends(thing, its_year) if its_year and not match["next"] and not _LOOSE.search(raw) else None
    day = ends and (ends[0] - timedelta(days=1) if _BEFORE.search(raw) else ends[1])
    return Period(raw, day if day and _ahead(day, year, since) else None, None)


_BEFORE = re.compile(r"\btrước\s(?!hết)", re.IGNORECASE)
_LOOSE = re.compile(r"\b(?:đầu|giữa)\s(?:tháng|quý|năm)\s", re.IGNORECASE)


def dated_in_words(raw: str, year: int | None, since: date | None) -> Period:
    """The period of "trước ngày 15/11" (of ``year``), "trước ngày 15 hằng tháng", "trước ngày 30/6 hằng năm"."""
    every = EVERY.search(raw)
    if every:
        return Period(raw, None, recurs(raw))
    told = _DAY.search(raw)
    try:
        day = date(year, int(told["month"]), int(told["day"])) if year and told and told["month"] else None
    except ValueError:
        day = None
    return Period(raw, day if day and _ahead(day, year, since) else None, None)


def recurs(raw: str) -> Recurs:
    """How often "định kỳ hằng quý", "hằng tháng", "định kỳ 06 tháng" come again."""
    every = EVERY.search(raw)
    return _RECURS.get(re.sub(r"^(?:0|hằng\s|hàng\s|mỗi\s)", "", every["span"].lower()), "other") if every else "other"


def _ahead(day: date, year: int | None, since: date | None) -> bool:
    return day >= since if since else year is None or day.year >= year


def _ends(thing: str, year: int) -> tuple[date, date] | None:
    """First and last day; None for a school year, whose last day each place sets for itself."""
    last = thing.split()[-1].upper()
    if thing.startswith("năm học") or not 1945 <= year <= 2100:
        return None
    if thing == "năm":
        first, months = 1, 12
    elif "tháng đầu" in thing or "tháng cuối" in thing:
        first, months = (1 if "đầu" in thing else 7), 6
    elif thing.startswith("quý"):
        first, months = 3 * (_ROMAN.get(last) or int(last)) - 2, 3
    else:
        first, months = int(last), 1
    end = first + months - 1
    return date(year, first, 1), date(year, end, monthrange(year, end)[1])
