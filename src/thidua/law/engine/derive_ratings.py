"""The class of a year as the law lets it count: what was entered, held against absence, service and discipline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from thidua.law.engine import classify, months, readings
from thidua.law.engine.codes import RATING_LABELS, RATINGS
from thidua.law.engine.tree import WINDOW, Whole, Years
from thidua.law.values import AwardCase, Warned

KXL, KHT, HT, HTT, HTXS = (RATINGS[level] for level in ("KXL", "KHT", "HT", "HTT", "HTXS"))
_UNKNOWN: Whole = (KXL, HTXS)
_A_YEAR = 12
# Absences that take working time away. Maternity, treatment after a rescue and study count as work.
_AWAY = frozenset({"om_dau", "viec_rieng"})
# Soldiers and police are classified by rules of their ministries: the level entered is taken as it stands.
OF_ARMED_FORCES = frozenset({"chien_si_tien_tien"})

Entry = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class YearClass:
    """Least and greatest class of a year, and what had to be remarked on."""

    level: Whole
    warnings: tuple[Warned, ...]


def year_class(case: AwardCase, year: int, service: float | None) -> YearClass:
    """The class of ``year``; ``service``: months in service in that year, absences not taken off, None if unknown."""
    entered = cast("Mapping[int, str]", case.facts.get("ratings", {})).get(year)
    if entered is None:
        return YearClass(_UNKNOWN, ())
    level = RATINGS[entered]
    rule = readings.classification(year, cast("str | None", case.subject.get("employment")))
    if not rule.applies or level == KXL or case.award in OF_ARMED_FORCES:
        return YearClass((level, level), ())
    absent = min(level, _absence_ceiling(case, year, service, rule))
    punished = _discipline_ceiling(case, year, rule)
    low, high = min(absent, punished[0]), min(absent, punished[1])
    warnings: list[Warned] = []
    if absent < level:
        top = RATING_LABELS[absent]
        said = f"Năm {year} ghi {RATING_LABELS[level]}, vượt mức cao nhất theo thời gian vắng mặt: {top}"
        warnings.append(Warned("xep_loai_vuot_tran", said))
    if punished[1] < level:
        said = f"Năm {year} ghi {RATING_LABELS[level]}, trái với quyết định kỷ luật trong năm"
        warnings.append(Warned("xep_loai_trai_ky_luat", said))
    # Where the rule of the year is not read, its ceilings can only make doubtful, not refuse.
    return YearClass((low, high if rule.sure else level), tuple(warnings))


def _absence_ceiling(case: AwardCase, year: int, service: float | None, rule: readings.Classification) -> int:
    text = classify.rules_of(year, cast("str | None", case.subject.get("employment")))
    if text is None:
        return HTXS
    absences = cast("list[Entry]", case.facts.get("absences", []))
    away = _time_away(absences, year, _AWAY - {"om_dau"} if rule.sick_leave_exempt else _AWAY)
    maternity = _time_away(absences, year, frozenset({"thai_san"})) > (0, 0)
    worked = _worked(min(service, _A_YEAR) if service is not None else _A_YEAR, away)
    if worked < cast(int, cast("Entry", text.part("min_months"))["months"]) and not maternity:
        return KXL
    cap = text.part("cap")
    return RATINGS[str(cap["level"])] if cap and away[0] >= cast(int, cap["months"]) else HTXS


def _worked(service: float, away: months.Length) -> float:
    return service - away[0] - away[1] / months.DAYS_A_MONTH


def _time_away(absences: list[Entry], year: int, reasons: frozenset[str]) -> months.Length:
    spans = [(cast(date, one["from"]), cast(date, one["to"])) for one in absences if one["reason"] in reasons]
    return months.in_year(spans, year)


def _discipline_ceiling(case: AwardCase, year: int, rule: readings.Classification) -> Whole:
    """Ceiling set by discipline decided in the year; an act that already made an earlier year KHT counts once only."""
    if rule.discipline_is_failure == "no":
        return (HTXS, HTXS)
    low, high = HTXS, HTXS
    ratings = cast("Mapping[int, str]", case.facts.get("ratings", {}))
    for measure in cast("list[Entry]", case.facts.get("discipline", [])):
        if cast(date, measure["decided_on"]).year != year:
            continue
        act_year = cast(int, measure.get("act_year", year))
        earlier = ratings.get(act_year) if act_year < year else "HT"
        if earlier == "KHT":
            continue
        low = KHT
        if earlier is not None and rule.discipline_is_failure == "yes":
            high = KHT
    return (low, high)


def study_of_a_year(case: AwardCase) -> bool:
    """Whether somebody was away in the period for study of a year or more.

    Such study counts as service only with a good result, which no key of a case states.
    """
    for entry in cast("list[Entry]", case.facts.get("absences", [])):
        start, end = cast(date, entry["from"]), cast(date, entry["to"])
        inside = months.overlap(start, end, case.period_from, case.period_to)
        if entry["reason"] == "hoc_tap" and inside and months.span_length(start, end)[0] >= _A_YEAR:
            return True
    return False


def months_absent(case: AwardCase) -> Whole:
    """Full months of the year away from work; maternity, treatment after a rescue and study of under a year count as
    work, longer study only with a good result, which no key of a case states."""
    if "absences" not in case.facts:
        return (0, _A_YEAR)
    absences = cast("list[Entry]", case.facts["absences"])
    away = _time_away(absences, case.period_to.year, _AWAY)[0]
    return (away, _A_YEAR if study_of_a_year(case) else away)


def years_at_least(classes: Mapping[int, Whole], last_year: int, level: int) -> Years:
    """Marks of the years of at least ``level``. A year not classified is not addressed by the law: possible only."""
    certain = possible = 0
    for back in range(WINDOW):
        low, high = classes.get(last_year - back, _UNKNOWN)
        if low >= level:
            certain |= 1 << back
        if high >= level or high == KXL:
            possible |= 1 << back
    return Years(certain, possible)


def unknown_class() -> Whole:
    """The class of a year of which nothing was said."""
    return _UNKNOWN
