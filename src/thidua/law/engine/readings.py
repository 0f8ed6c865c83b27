"""Which reading of an unclear point holds on a day: read from ``rulebook/readings.yaml``, never decided in code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import cast

from thidua.law.engine import classify, dated, rulefiles


@dataclass(frozen=True, slots=True)
class Readings:
    """Readings for dossiers of one period; each name is explained in the file."""

    merit_only_chain: bool
    reuse_in_form: str
    reuse_between_titles: bool
    third_title_timing: str
    overlap_of_cycles: str
    discipline_of_members: str


@dataclass(frozen=True, slots=True)
class Classification:
    """How absence and discipline bear on the class of one year. ``sure``: False where the rule in force is not read."""

    applies: bool
    sure: bool
    absence_cap: bool
    sick_leave_exempt: bool
    discipline_is_failure: str


def readings_on(on: date) -> Readings:
    """The readings for a dossier received on a day; the oldest ones before the first day known."""
    versions = cast("list[Mapping[str, object]]", rulefiles.document("readings")["versions"])
    version = dated.in_force(versions, on) or versions[0]
    return _readings(cast(date, version["from"]))


@lru_cache(maxsize=8)
def _readings(start: date) -> Readings:
    versions = cast("list[Mapping[str, object]]", rulefiles.document("readings")["versions"])
    raw = next(version for version in versions if version["from"] == start)
    return Readings(
        merit_only_chain=bool(raw["merit_only_chain"]),
        reuse_in_form=str(raw["reuse_in_form"]),
        reuse_between_titles=bool(raw["reuse_between_titles"]),
        third_title_timing=str(raw["third_title_timing"]),
        overlap_of_cycles=str(raw["overlap_of_cycles"]),
        discipline_of_members=str(raw["discipline_of_members"]),
    )


@lru_cache(maxsize=256)
def classification(year: int, employment: str | None) -> Classification:
    """The rule of classification of one assessed year for one kind of employment."""
    rules = classify.rules_of(year, employment)
    if rules is None:
        return Classification(False, True, False, False, "no")
    counted = cast("Mapping[str, list[str]]", rules.part("counted_leave"))["reasons"]
    reach = cast("Mapping[str, object]", rules.part("discipline"))["reach"]
    return Classification(
        applies=True,
        sure=rules.sure,
        absence_cap=rules.part("cap") is not None,
        sick_leave_exempt="om_dau" in counted,
        discipline_is_failure="yes" if reach == "every" else "unclear",
    )
