"""By when each step must be done, and on which day that falls, working days being counted by a calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, cast

from thidua.law.engine import catalogue, dated, rulefiles
from thidua.law.engine.codes import OCCASIONS
from thidua.law.engine.dossiers import fits
from thidua.law.procedure import Deadline, WorkingCalendar
from thidua.law.values import LawInputError

Raw = Mapping[str, object]
_EVERY_DAY = WorkingCalendar()


def deadlines(on: date, award: str | None = None, *, occasion: str = "cong_trang") -> tuple[Deadline, ...]:
    """Every deadline of a day, or those that concern one award; raises LawInputError for a day or code not known."""
    version = dated.of_document(rulefiles.document("deadlines"), on)
    if version is None:
        said = f"chưa có quy tắc thời hạn cho ngày {on:%d/%m/%Y}; các quy tắc bắt đầu từ 01/10/2017"
        raise LawInputError("", "date", said)
    steps = [raw for raw in cast("Sequence[Raw]", version["steps"]) if cast(date, raw.get("since", date.min)) <= on]
    if award is None:
        return tuple(_deadline(raw) for raw in steps)
    asked = _asked(award, occasion)
    return tuple(_deadline(raw) for raw in steps if fits(cast(Raw, raw["for"]), asked))


def due(deadline: Deadline, start: date, calendar: WorkingCalendar = _EVERY_DAY) -> date | None:
    """The last day on which a step is in time; None where no number is known.

    ``start``: the day of the event counted from (not counted itself), or any day of the year that ``by`` refers to.
    """
    if deadline.at_once:
        return start
    if deadline.by is not None:
        month, day, later = deadline.by
        last = date(start.year + later, month, day)
        return last - timedelta(days=1) if deadline.before else last
    if deadline.days is not None:
        return start + timedelta(days=deadline.days)
    return None if deadline.working_days is None else after_working_days(start, deadline.working_days, calendar)


def after_working_days(start: date, number: int, calendar: WorkingCalendar = _EVERY_DAY) -> date:
    """The day on which ``number`` working days after ``start`` have run; ``start`` itself where the number is 0."""
    if number < 0:
        raise LawInputError("", "working_days", f"{number} ngày làm việc không hợp lệ; số ngày phải từ 0 trở lên")
    day = start
    while number:
        day += timedelta(days=1)
        number -= calendar.works(day)
    return day


def latest_start(event: date, number: int, calendar: WorkingCalendar = _EVERY_DAY) -> date:
    """The last day to begin so that ``number`` working days lie between it and the event, neither end counted."""
    if number < 0:
        raise LawInputError("", "working_days", f"{number} ngày làm việc không hợp lệ; số ngày phải từ 0 trở lên")
    day = event
    while number:
        day -= timedelta(days=1)
        number -= calendar.works(day)
    return day - timedelta(days=1)


def _asked(award: str, occasion: str) -> dict[str, str]:
    found = catalogue.award_kind(award)
    if found is None:
        raise LawInputError("", "award", f"“{award}” không có trong danh mục; kiểm tra mã")
    if occasion not in OCCASIONS:
        raise LawInputError("", "occasion", f"“{occasion}” không có; dùng một trong: {', '.join(sorted(OCCASIONS))}")
    return {"award": award, "kind": found.kind, "subject": "", "level": found.level, "occasion": occasion}


def _deadline(raw: Raw) -> Deadline:
    by = cast("Mapping[str, int] | None", raw.get("by"))
    return Deadline(
        id=str(raw["id"]),
        step_vi=str(raw["step_vi"]),
        source=cast('Literal["law", "configuration"]', raw["source"]),
        working_days=cast("int | None", raw.get("working_days")),
        days=cast("int | None", raw.get("days")),
        by=(by["month"], by["day"], by["years"]) if by else None,
        before=bool(raw.get("before", False)),
        at_once=bool(raw.get("at_once", False)),
        is_minimum=bool(raw.get("least", False)),
        from_vi=str(raw.get("from_vi", "")),
        cite=dated.cite_of(raw["cite"]),
        others=tuple(
            (cast(int, one["working_days"]), dated.cite_of(one["cite"]))
            for one in cast("Sequence[Raw]", raw.get("others", ()))
        ),
    )
