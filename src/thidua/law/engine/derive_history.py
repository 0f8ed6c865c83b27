"""What was held and made before: titles by year, initiatives still usable, earlier commendations, discipline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import cast

from thidua.law.engine import catalogue
from thidua.law.engine.codes import DISCIPLINE, SCOPES
from thidua.law.engine.readings import Readings
from thidua.law.engine.tree import (
    ALL_YEARS,
    MANY,
    UNKNOWN_COUNTS,
    UNKNOWN_WHOLE,
    UNKNOWN_YEARS,
    WINDOW,
    Counts,
    Whole,
    Years,
)
from thidua.law.values import AwardCase, Warned

Entry = Mapping[str, object]
_SUFFIX = {"co_so": "co_so", "bo_nganh_tinh": "tinh", "toan_quoc": "toan_quoc"}
_CYCLE = 3
_NONE = Counts((0,) * WINDOW, (0,) * WINDOW)
_TRUTH_UNKNOWN: Whole = (0, 1)


def held_of(case: AwardCase, award: str) -> list[Entry] | None:
    """Earlier awards of one code; None when nobody said what the subject holds."""
    held = cast("list[Entry] | None", case.facts.get("held"))
    return None if held is None else [entry for entry in held if entry["award"] == award]


def title_years(case: AwardCase, award: str, last_year: int) -> Years:
    """Years in which a yearly title was given."""
    held = held_of(case, award)
    if held is None:
        return UNKNOWN_YEARS
    marks = _marks((cast(int, entry["year"]) for entry in held), last_year)
    return Years(marks, marks)


def title_counts(years: Years, older: int = 0) -> Counts:
    """A title a year as numbers, for "three times within that time"; ``older``: perhaps so many before the window."""
    least = tuple(years.certain >> back & 1 for back in range(WINDOW))
    most = tuple(years.possible >> back & 1 for back in range(WINDOW))
    return Counts(least, (*most[:-1], most[-1] + older))


def titles_before_window(case: AwardCase, award: str, last_year: int, since: int) -> int:
    """Yearly titles older than the window but less than ``since`` years old."""
    years = {cast(int, entry["year"]) for entry in held_of(case, award) or []}
    return sum(WINDOW <= last_year - year < since for year in years)


def without(years: Years, spent: Years) -> Years:
    """Years less those already rewarded: surely spent ones drop out, possibly spent ones become doubtful."""
    return Years(years.certain & ~spent.possible, years.possible & ~spent.certain)


def either(one: Years, other: Years) -> Years:
    """Years that bear the mark of the one or of the other."""
    return Years(one.certain | other.certain, one.possible | other.possible)


def rewarded_years(case: AwardCase, last_year: int) -> Years:
    """Years whose merit already earned the same award form: printed in its decision, or guessed from its year."""
    certain = possible = 0
    for entry in held_of(case, case.award) or []:
        if entry.get("occasion") not in (None, "cong_trang"):
            continue
        if "to" in entry:
            span = range(cast(date, entry["from"]).year, cast(date, entry["to"]).year + 1)
            marks = _marks(span, last_year)
            certain |= marks if entry.get("occasion") else 0
            possible |= marks
        else:
            possible |= _marks([cast(int, entry["year"])], last_year)
    return Years(certain, possible)


def overlapping_cycle(case: AwardCase, last_year: int) -> bool:
    """Whether the three years judged include one that already earned the provincial title."""
    for entry in held_of(case, "cstd_bo_nganh_tinh") or []:
        first, last = _cycle(entry)
        if first <= last_year and last > last_year - _CYCLE:
            return True
    return False


def timing_of_third(titles: Years, proposed_year: int, last_year: int) -> tuple[Years, str]:
    """Three titles in a row where the year to propose in is unclear: doubtful in the year of the third or a year late.

    The second part says in Vietnamese what was found; empty where both readings agree.
    """
    three = (1 << _CYCLE) - 1
    if titles.certain & three == three and proposed_year <= last_year:
        return Years(titles.certain & ~1, titles.possible), f"3 năm liên tục, đề nghị ngay trong năm {last_year}"
    if titles.possible & three != three and titles.possible >> 1 & three == three:
        return Years(titles.certain, titles.possible | three), f"3 năm liên tục đến năm {last_year - 1}"
    return titles, ""


def cycles(case: AwardCase, last_year: int) -> Whole:
    """How many provincial titles follow each other up to the year judged; a gap between two is not decided by law."""
    held = held_of(case, "cstd_bo_nganh_tinh")
    if held is None:
        return (0, MANY)
    spans = sorted((_cycle(entry) for entry in held), reverse=True)
    if not spans or spans[0][1] != last_year:
        return (0, 0)
    sure = possible = 1
    for later, earlier in pairwise(spans):
        if earlier[1] >= later[0]:
            break
        possible += 1
        if earlier[1] == later[0] - 1 and sure == possible - 1:
            sure = possible
    return (sure, possible)


def _cycle(entry: Entry) -> tuple[int, int]:
    if "to" in entry:
        return cast(date, entry["from"]).year, cast(date, entry["to"]).year
    year = cast(int, entry["year"])
    return year - _CYCLE + 1, year


def award_counts(case: AwardCase, award: str, last_year: int, since: int, *, merit_only: bool) -> Counts:
    """How often an award was given, by year; given for what is not stated: perhaps not counted.

    What was given before the window but less than ``since`` years ago may still lie in an unbroken run: possible only.
    """
    held = held_of(case, award)
    if held is None:
        return UNKNOWN_COUNTS
    least, most = [0] * WINDOW, [0] * WINDOW
    for entry in held:
        back, occasion = last_year - cast(int, entry["year"]), entry.get("occasion")
        if back < 0 or (merit_only and occasion not in (None, "cong_trang")):
            continue
        if back >= WINDOW:
            most[-1] += 1 if back < since else 0
            continue
        most[back] += 1
        least[back] += 1 if occasion is not None or not merit_only else 0
    return Counts(tuple(least), tuple(most))


def following(years: Years, after: Whole) -> Years:
    """The marks of the years that follow an award held ``after`` years ago; none where it is not held."""
    certain, possible = ((1 << min(max(gap, 0), WINDOW)) - 1 for gap in after)
    return Years(years.certain & certain, years.possible & possible)


def need_not_reach_today(years: Years, length: int) -> Years:
    """For a text that asks for years in a row without saying "up to the proposal": an earlier run leaves it open."""
    wanted = (1 << length) - 1
    earlier = any(years.possible >> back & wanted == wanted for back in range(1, WINDOW - length + 1))
    return Years(years.certain, years.possible | (ALL_YEARS if earlier else 0))


def years_after(case: AwardCase, award: str, last_year: int, *, merit_only: bool) -> Whole:
    """Full years since the earliest award of a code; -1 when none is held. Not stated for what: perhaps not counted."""
    held = held_of(case, award)
    if held is None:
        return UNKNOWN_WHOLE
    sure, possible = -1, -1
    for entry in held:
        end = cast(date, entry["to"]).year if "to" in entry else cast(int, entry["year"])
        gap = last_year - end
        occasion = entry.get("occasion")
        if merit_only and occasion not in (None, "cong_trang"):
            continue
        possible = max(possible, gap)
        if not merit_only or occasion is not None:
            sure = max(sure, gap)
    return (sure, possible)


def solutions(case: AwardCase, key: str, last_year: int, rule: Readings) -> tuple[dict[str, Counts], list[Warned]]:
    """Initiatives or topics by year and least scope, those spent on another award left out; with remarks."""
    name = "initiatives" if key == "recognised" else "research"
    raw = cast("list[Entry] | None", case.facts.get(name))
    if raw is None:
        return {f"{name}_{suffix}": UNKNOWN_COUNTS for suffix in _SUFFIX.values()}, []
    if not raw:
        return {f"{name}_{suffix}": _NONE for suffix in _SUFFIX.values()}, []
    warnings: list[Warned] = []
    least = {suffix: [0] * WINDOW for suffix in _SUFFIX.values()}
    most = {suffix: [0] * WINDOW for suffix in _SUFFIX.values()}
    for entry in raw:
        back = last_year - cast(int, entry["year"])
        if not entry[key] or not 0 <= back < WINDOW:
            continue
        sure, possible, remark = _usable(case, entry, rule)
        warnings += [remark] if remark else []
        for scope, suffix in _SUFFIX.items():
            if SCOPES[cast(str, entry["scope"])] >= SCOPES[scope]:
                # A result from before the printed period may still fall in the chain: possible, not certain.
                inside = case.single_year or cast(int, entry["year"]) >= case.period_from.year
                least[suffix][back] += sure if inside else 0
                most[suffix][back] += possible
    made = {f"{name}_{suffix}": Counts(tuple(least[suffix]), tuple(most[suffix])) for suffix in least}
    return made, warnings


def _usable(case: AwardCase, entry: Entry, rule: Readings) -> tuple[int, int, Warned | None]:
    """(certain, possible, remark): may this result still be counted, given what it has already served?"""
    judged = catalogue.award_kind(case.award)
    sure = possible = 1
    remark: Warned | None = None
    for use in cast("list[Entry]", entry["used_for"]):
        if use["award"] == case.award and use["year"] == case.period_to.year:
            continue
        before = catalogue.award_kind(cast(str, use["award"]))
        label = catalogue.label_vi(cast(str, use["award"]))
        said = f"Sáng kiến, đề tài năm {entry['year']} đã dùng để xét {label} năm {use['year']}"
        remark = Warned("sang_kien_da_dung", said)
        between_titles = bool(judged and before and judged.kind == before.kind == "danh_hieu")
        if not between_titles:
            sure, possible = 0, 0 if rule.reuse_in_form == "no" else possible
        elif not rule.reuse_between_titles and use["award"] == case.award:
            sure = 0
    return sure, possible, remark


def discipline_in_period(case: AwardCase, upto: date) -> Whole:
    """Worst measure decided in the period, or later for an act in it, by its order; unknown if nobody said."""
    raw = cast("list[Entry] | None", case.facts.get("discipline"))
    if raw is None:
        return (DISCIPLINE["none"], max(DISCIPLINE.values()))
    worst = DISCIPLINE["none"]
    for measure in raw:
        decided = cast(date, measure["decided_on"])
        in_period = case.period_from <= decided <= case.period_to
        for_act = case.period_from.year <= cast(int, measure.get("act_year", 0)) <= case.period_to.year
        if in_period or (for_act and decided <= upto):
            worst = max(worst, DISCIPLINE[cast(str, measure["kind"])])
    return (worst, worst)


def clear_of_discipline(case: AwardCase, upto: date) -> Whole:
    """Whether the achievement lies outside any disciplinary period: no while it runs, unclear if it ended inside."""
    raw = cast("list[Entry] | None", case.facts.get("discipline"))
    if raw is None:
        return _TRUTH_UNKNOWN
    results = [_clear_of(case, measure, upto) for measure in raw]
    return (min((low for low, _ in results), default=1), min((high for _, high in results), default=1))


def _clear_of(case: AwardCase, measure: Entry, upto: date) -> Whole:
    if cast(date, measure["decided_on"]) > upto:
        return (1, 1)
    if "ended_on" not in measure:
        return _TRUTH_UNKNOWN
    ended = cast("date | None", measure["ended_on"])
    if ended is None or ended > upto or ended >= case.period_to:
        return (0, 0)
    return (1, 1) if ended < case.period_from else _TRUTH_UNKNOWN


def _marks(years: Iterable[int], last_year: int) -> int:
    marks = 0
    for year in years:
        if 0 <= last_year - year < WINDOW:
            marks |= 1 << (last_year - year)
    return marks & ALL_YEARS
