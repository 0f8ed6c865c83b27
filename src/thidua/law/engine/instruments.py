"""The texts themselves: which of them end, so that rules resting on them are replaced in time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

from thidua.law.engine import rulefiles
from thidua.law.procedure import Ending
from thidua.law.values import LawInputError


def ending_soon(on: date, days: int) -> tuple[Ending, ...]:
    """Texts in force on a day whose last day lies within so many days from it, the earliest first."""
    if days < 0:
        raise LawInputError("", "days", f"{days} ngày không hợp lệ; số ngày phải từ 0 trở lên")
    found: list[Ending] = []
    for name, raw in rulefiles.instruments().items():
        after = cast("date | None", raw["to"])
        if after is None or cast(date, raw["from"]) > on:
            continue
        last = after - timedelta(days=1)
        if on <= last <= on + timedelta(days=days):
            found.append(Ending(name, str(raw["number"]), str(raw["name_vi"]), last))
    return tuple(sorted(found, key=lambda one: (one.last_day, one.instrument)))
