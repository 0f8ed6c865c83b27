"""Facts that the chains of state awards rest on: the award a chain starts from, what was given since, the movement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from thidua.law.engine import derive_history as history
from thidua.law.engine import months
from thidua.law.engine.readings import Readings
from thidua.law.engine.tree import MANY, UNKNOWN_WHOLE, WINDOW, Counts, Whole, Years
from thidua.law.values import AwardCase

# The award that the chain of each order starts from, and the name its facts go by.
ORDERS = {
    "hc_lao_dong_3": ("bang_khen_thu_tuong", "bk_thu_tuong"),
    "hc_lao_dong_2": ("hc_lao_dong_3", "hc_lao_dong_3"),
    "hc_lao_dong_1": ("hc_lao_dong_2", "hc_lao_dong_2"),
    "hc_doc_lap_3": ("hc_lao_dong_1", "hc_lao_dong_1"),
    "hc_doc_lap_2": ("hc_doc_lap_3", "hc_doc_lap_3"),
    "hc_doc_lap_1": ("hc_doc_lap_2", "hc_doc_lap_2"),
}
_COUNTED_AWARDS = {
    "count_flags": "co_thi_dua_bo_nganh_tinh",
    "count_flags_chinh_phu": "co_thi_dua_chinh_phu",
    "count_bang_khen": "bang_khen_bo_nganh_tinh",
    "count_bk_thu_tuong": "bang_khen_thu_tuong",
    "count_cstd_tinh": "cstd_bo_nganh_tinh",
}
_FLAGS = frozenset({"co_thi_dua_bo_nganh_tinh", "co_thi_dua_chinh_phu"})
_ORDER_YEARS = 5
_NATIONAL = frozenset({"thu_tuong", "chu_tich_nuoc"})
_OF_BT = frozenset({"tinh", "bo"})


def chain(
    case: AwardCase, rule: Readings, wholes: dict[str, Whole], years: dict[str, Years], counts: dict[str, Counts]
) -> None:
    """Years after the award an order is built on, and what was reached and given in them."""
    last_year = case.period_to.year
    starter, name = ORDERS.get(case.award, ("", ""))
    gap = _start(case, wholes)
    if starter:
        gap = history.years_after(case, starter, last_year, merit_only=rule.merit_only_chain)
    for fact, code in _COUNTED_AWARDS.items():
        counts[fact] = history.award_counts(case, code, last_year, gap[1], merit_only=rule.merit_only_chain)
    older = history.titles_before_window(case, "cstd_co_so", last_year, gap[1])
    counts["count_cstd_co_so"] = history.title_counts(history.title_years(case, "cstd_co_so", last_year), older)
    if not starter:
        return
    # Career contribution rests on posts held over decades, which a case does not carry.
    wholes["career_contribution"] = (0, int(case.occasion in {"cong_hien", "nien_han"}))
    wholes[f"years_after_{name}"] = gap
    if "years_excellent_labour" in years:
        years[f"years_excellent_after_{name}"] = history.following(years["years_excellent_labour"], gap)
        return
    after = history.following(years["years_htt"], gap)
    if case.award == "hc_lao_dong_2":
        after = history.need_not_reach_today(after, _ORDER_YEARS)
    years[f"years_htt_after_{name}"] = after
    counts["count_htxs"] = history.title_counts(years["years_htxs"], max(gap[1] - WINDOW, 0))


def _start(case: AwardCase, wholes: Mapping[str, Whole]) -> Whole:
    """Where another chain begins: a collective's after a bằng khen, a person's wherever the years begin."""
    return wholes["years_after_merit_bang_khen"] if case.kind == "collective" else UNKNOWN_WHOLE


def standing(case: AwardCase) -> dict[str, Whole]:
    """What earlier awards tell of a collective: its least age, and that it may get flags if it ever got one."""
    held = cast("list[Mapping[str, object]]", case.facts.get("held") or [])
    age = max((case.period_to.year - cast(int, entry["year"]) for entry in held), default=0)
    got_flag = any(entry["award"] in _FLAGS for entry in held)
    return {"collective_age": (age, MANY), "not_for_flags": (0, 0 if got_flag else 1)}


def movement_facts(movement: Mapping[str, object] | None) -> dict[str, Whole]:
    """The movement an achievement was chosen in; where none is stated, what somebody found of it stands unrefuted."""
    if movement is None:
        return {
            "movement_months": UNKNOWN_WHOLE,
            "movement_months_planned": UNKNOWN_WHOLE,
            "movement_months_asked": (MANY, MANY),
            "movement_final": (0, 1),
            "movement_reviewed": (0, 1),
            "movement_of_bt": (0, 1),
            "movement_of_thu_tuong": (0, 1),
            "movement_national": (1, 1),
        }
    length = months.span_length(cast(date, movement["from"]), cast(date, movement["to"]))[0]
    by, at = movement["launched_by"], movement.get("at")
    national = by in _NATIONAL
    return {
        "movement_months": (length, length),
        # At an interim review the law leaves open whether the years must have run or only be planned.
        "movement_months_planned": (length, length if at == "tong_ket" else MANY),
        # A movement of the whole country may be of any length; one of a ministry or province has a least length.
        "movement_months_asked": (MANY, MANY) if national else (length, length) if by in _OF_BT else (0, 0),
        "movement_final": _truth(at and at == "tong_ket"),
        "movement_reviewed": _truth(True if at else None),
        "movement_of_bt": _truth(by in _OF_BT),
        "movement_of_thu_tuong": _truth(by == "thu_tuong"),
        "movement_national": _truth(national),
    }


def _truth(value: object) -> Whole:
    return (0, 1) if value is None else (int(bool(value)), int(bool(value)))
