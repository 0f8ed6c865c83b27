"""The times of a table's cell, where no words need to bind them: days, months, quarters, "hằng năm", "thường xuyên"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from thidua.stages.launch.reader.deadlines import Calendar, due_in
from thidua.stages.launch.reader.grammar import DATE, to_date
from thidua.stages.launch.reader.model import Period
from thidua.stages.launch.reader.periods import EVERY, dated_in_words, recurs

_NEW_LINE = re.compile(r"\n(?![a-zđ])")
_DAY = re.compile(rf"(?<!tháng ){DATE}|(?<![\d/])\d{{1,2}}/\d{{1,2}}(?![\d/]|\s(?:ngày|buổi|giờ))", re.IGNORECASE)
_GOES_ON = re.compile(r"\s?(?:[-–]|(?:đến|tới)(?:\s(?:hết|ngày))*)\s?", re.IGNORECASE)
_SURROUNDED = re.compile(r"^(?:[\W]|và\s)+", re.IGNORECASE)
_LABEL = re.compile(r"^[^:\d]{2,40}(?:\s\d)?:\s+")
_ALWAYS = re.compile(r"\b(?:thường xuyên|liên tục|cả năm|định kỳ|đột xuất)\b", re.IGNORECASE)
_NTH = r"(?:IV|I{1,3}|\d{1,2})(?![\w.])"
_JOINS = r"\s?(?:,|và|[-–]|đến|tới)\s?(?:hết\s|cuối\s)?"
# "Quý II, III/2026" and "từ tháng 3 đến tháng 6" last until the end of the last one.
_SERIES = re.compile(
    rf"\b(?:tháng|quý)\s{_NTH}(?:/\d{{4}})?(?:{_JOINS}(?:(?:tháng|quý)\s)?{_NTH})*{_JOINS}"
    rf"(?=(?P<last>(?:tháng|quý)\s)?{_NTH})",
    re.IGNORECASE,
)
_SHORT_FORMS = (
    (re.compile(r"\b[Tt]\.?\s?(?=\d{1,2}\b(?!\s?/\s?\d{1,2}\b))"), "tháng "),
    (re.compile(r"\b[Qq]\.?\s?(?=[1-4]\b)"), "quý "),
    (re.compile(r"(?<=tháng \d)\s?[-–]\s?(?=\d{4})|(?<=tháng \d\d)\s?[-–]\s?(?=\d{4})", re.IGNORECASE), "/"),
    (re.compile(r"(?<![\w/.])(?=\d{1,2}/\d{4}(?![\d/]))(?<!tháng )(?<!Tháng )(?<!quý )(?<!Quý )"), "tháng "),
    (re.compile(r"^(?=20\d{2}\W*$)"), "năm "),
    (re.compile(r"(?<=năm )(?:\d{4}\s?(?:,|và)\s?)+(?=\d{4})", re.IGNORECASE), ""),
)


@dataclass(frozen=True, slots=True)
class Time:
    """One time of a cell: a day, or a period; ``raw`` are its words."""

    day: date | None
    period: Period | None
    raw: str


def times_of(cell: str, calendar: Calendar) -> tuple[Time, ...]:
    """The times of a cell in their order; a cell whose words tell no time is one period that only has its words."""
    return tuple(time for part in cell.split(";") for time in _of_lines(part, calendar))


def _of_lines(part: str, calendar: Calendar) -> list[Time]:
    """The times of lines that each tell one; else the lines were broken by a narrow column."""
    lines = [line for piece in _NEW_LINE.split(part) if (line := " ".join(piece.split()).strip(" .-–•+"))]
    each = [list(_times(line, calendar)) for line in lines]
    if len(lines) > 1 and not all(times and all(map(_tells, times)) for times in each):
        return list(_times(" ".join(lines), calendar))
    return [time for times in each for time in times]


def _tells(time: Time) -> bool:
    return bool(time.day or (time.period and (time.period.last_day or time.period.recurs)))


def time_of(times: tuple[Time, ...]) -> tuple[date | None, Period | None]:
    """The day of a task, the first of several; without one its period, which lasts until the end of the last."""
    day = next((time.day for time in times if time.day), None)
    periods = [time.period for time in times if time.period]
    if day or not periods:
        return day, None
    return None, replace(periods[-1], raw="; ".join(dict.fromkeys(time.raw for time in times)))


def _times(piece: str, calendar: Calendar) -> Iterator[Time]:
    if EVERY.search(piece):
        yield Time(None, Period(piece, None, recurs(piece)), piece)
        return
    days = list(_DAY.finditer(piece))
    begun = {first for first, second in pairwise(days) if _GOES_ON.fullmatch(piece, first.end(), second.start())}
    end = 0
    for day in days:
        if day in begun:
            continue
        raw = piece if len(days) - len(begun) == 1 else _SURROUNDED.sub("", piece[end : day.end()])
        end = day.end()
        if full := to_date(day[0]):
            yield Time(full, None, raw)
        else:
            period = dated_in_words(f"ngày {day[0]}", calendar.year, calendar.day)
            yield Time(None, Period(raw, period.last_day if day[0].count("/") == 1 else None, None), raw)
    if not days:
        yield Time(*_without_day(piece, calendar), piece)


def _without_day(piece: str, calendar: Calendar) -> tuple[date | None, Period]:
    said = _LABEL.sub("", piece)
    for pattern, whole in _SHORT_FORMS:
        said = pattern.sub(whole, said)
    if series := _SERIES.search(said):
        unit = series["last"] or series[0][: series[0].index(" ") + 1]
        said = unit + said[series.end() :].removeprefix(series["last"] or "")
    due, period = due_in(said, calendar)
    if not period:
        due, period = due_in(f"Thời gian: {said}", calendar)
    if due or period:
        return due, replace(period, raw=piece) if period else Period(piece, None, None)
    return None, Period(piece, None, "other" if _ALWAYS.search(piece) else None)
