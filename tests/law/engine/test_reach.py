"""The nearest year of an award: what the texts say by hand, and what must hold of every history.

The drawn ones are slow: every drawn history is asked about for many later years.
"""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.builders import collective, person, without
from tests.law.overlays import overlay
from thidua import law
from thidua.law.engine.projection import Merit, Projection
from thidua.law.engine.reach import first_years, nearest, reach

FIGHTER, PROVINCIAL, NATIONAL = "cstd_co_so", "cstd_bo_nganh_tinh", "cstd_toan_quoc"
CERTIFICATE, PRIME = "bang_khen_bo_nganh_tinh", "bang_khen_thu_tuong"
YEAR = 2024
TODAY = date(YEAR, 12, 1)
GOOD_YEARS = dict.fromkeys(range(YEAR - 11, YEAR + 1), "HTT")


def fighter(*years: int) -> list[dict[str, object]]:
    """Titles of those years, given for merit."""
    return [{"award": FIGHTER, "year": year, "occasion": "cong_trang"} for year in years]


def case(**facts: object) -> law.AwardCase:
    """A person of long standing in 2024, rated HTT each year unless told otherwise; the council has not met."""
    mapping = person(FIGHTER, YEAR, facts={"ratings": GOOD_YEARS, **facts})
    mapping.pop("council")
    return law.parse_case(mapping)  # type: ignore[return-value]


def years(asked: law.AwardCase, today: date = TODAY, horizon: int = 5) -> dict[str, tuple[int | None, int | None]]:
    """Earliest and latest year by award."""
    return dict(first_years(asked, today, horizon=horizon))


def found(asked: law.AwardCase, award: str) -> law.Reach:
    return next(one for one in reach(asked, TODAY, [award]))


def said(one: law.Reach) -> list[tuple[int, str, str, int]]:
    """The needs but for what is found by others."""
    return [(need.year, need.kind, need.code, need.number) for need in one.needs if need.kind != "finding"]


@pytest.mark.parametrize(
    ("held", "provincial", "certificate"),
    [
        ((), 2026, 2025),
        ((2023,), 2025, 2024),
        ((2022, 2023), 2024, 2024),
        ((2021, 2022), 2026, 2025),
        ((2021, 2022, 2023), 2024, 2024),
    ],
)
def test_three_and_two_titles_in_a_row_end_with_the_year_of_the_proposal(
    held: tuple[int, ...], provincial: int, certificate: int
) -> None:
    by_award = years(case(held=fighter(*held)))
    assert by_award[PROVINCIAL] == (provincial, provincial)
    assert by_award[CERTIFICATE] == (certificate, certificate)


def test_the_national_title_takes_two_provincial_ones_of_three_years_each() -> None:
    assert years(case())[NATIONAL] == (2029, 2029)
    assert years(case(), horizon=4)[NATIONAL] == (None, None)
    assert years(case(held=fighter(2022, 2023)))[NATIONAL] == (2027, 2027)


QUOTA_2021 = (
    "Chiến sĩ thi đua cơ sở: không quá 15% số người đạt Lao động tiên tiến (khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP)"
)
QUOTA_OWN = "Chiến sĩ thi đua cơ sở: không quá 20% số người đạt Lao động tiên tiến, làm tròn xuống (Điều 6 Quyết định số 15/2025/QĐ-UBND)"


def test_a_quota_that_may_keep_somebody_out_is_told_for_the_award_and_the_titles_on_the_way() -> None:
    mapping = person(FIGHTER, 2021, facts={"ratings": dict.fromkeys(range(2010, 2022), "HTT"), "held": []})
    mapping.pop("council")
    by_award = {one.award: one.quotas_vi for one in reach(law.parse_case(mapping), date(2021, 12, 1))}  # type: ignore[arg-type]
    assert by_award[FIGHTER] == by_award[PROVINCIAL] == (QUOTA_2021,)
    assert by_award["lao_dong_tien_tien"] == by_award["giay_khen"] == ()


def test_without_a_quota_in_the_law_only_the_agencys_own_is_told() -> None:
    quota = {FIGHTER: {"percent": 20, "of": "lao_dong_tien_tien", "at": "Điều 6"}}
    own = (overlay(date(2024, 1, 1), quotas=quota),)
    assert [one.quotas_vi for one in reach(case(), TODAY, [FIGHTER, PROVINCIAL])] == [(), ()]
    told = [one.quotas_vi for one in reach(case(), TODAY, [FIGHTER, PROVINCIAL], overlays=own)]
    assert told == [(QUOTA_OWN,), (QUOTA_OWN,)]
    # Titles already held are past any quota.
    asked = case(held=fighter(2022, 2023, 2024))
    assert [one.quotas_vi for one in reach(asked, TODAY, [PROVINCIAL], overlays=own)] == [()]


def test_the_prime_ministers_certificate_waits_for_three_titles_within_five_good_years() -> None:
    assert years(case())[PRIME] == (2026, 2026)
    one_bad = {**GOOD_YEARS, 2023: "HT"}
    assert years(case(ratings=one_bad))[PRIME] == (2028, 2028)


def test_an_order_follows_five_years_after_the_certificate_it_is_built_on() -> None:
    held = [{"award": PRIME, "year": 2019, "occasion": "cong_trang"}, *fighter(2021, 2022)]
    ratings = {**GOOD_YEARS, 2020: "HTXS"}
    assert years(case(held=held, ratings=ratings))["hc_lao_dong_3"] == (2024, 2024)
    held[0]["year"] = 2020
    assert years(case(held=held, ratings=ratings))["hc_lao_dong_3"] == (2025, 2025)


def test_an_order_already_held_is_not_offered_again() -> None:
    held = [{"award": "hc_lao_dong_3", "year": 2020, "occasion": "cong_trang"}]
    assert "hc_lao_dong_3" not in years(case(held=held))
    assert "hc_lao_dong_3" in years(case())


def test_the_way_is_told_year_by_year_and_asks_no_more_than_it_must() -> None:
    two_of_three = found(case(held=fighter(2022)), CERTIFICATE)
    assert said(two_of_three) == [
        (2024, "initiative", "co_so", 1),
        (2024, "award", FIGHTER, 1),
        (2025, "rating", "HTXS", 1),
        (2025, "award", FIGHTER, 1),
    ]
    assert [need.text_vi for need in two_of_three.needs][:2] == [
        "1 sáng kiến được công nhận, phạm vi cơ sở",
        "được tặng Chiến sĩ thi đua cơ sở",
    ]


def test_the_provincial_title_asks_for_a_wider_initiative_the_choice_and_the_vote() -> None:
    third = found(case(held=fighter(2022, 2023)), PROVINCIAL)
    assert (2024, "initiative", "bo_nganh_tinh", 1) in said(third)
    assert {need.code for need in third.needs if need.kind == "finding"} == {"selected", "council"}


def test_what_is_met_now_needs_nothing_more() -> None:
    now = found(case(), "lao_dong_tien_tien")
    assert (now.outlook, now.earliest, said(now)) == ("reached", 2024, [])
    tomorrow = found(case(), FIGHTER)
    assert (tomorrow.outlook, tomorrow.earliest) == ("reachable", 2024)


def test_what_is_met_now_is_said_so_even_where_no_way_is_worked_out() -> None:
    outlooks = {one.award: one.outlook for one in nearest(case(held=fighter(2022, 2023)), TODAY, 0, horizon=1)}
    assert (outlooks["lao_dong_tien_tien"], outlooks["giay_khen"]) == ("reached", "reached")
    assert (outlooks[FIGHTER], outlooks[PROVINCIAL]) == ("reachable", "reachable")


def test_a_rule_that_only_people_can_settle_is_never_promised() -> None:
    best = {"ratings": dict.fromkeys(GOOD_YEARS, "HTXS"), "held": fighter(*range(2015, 2024))}
    for one in reach(case(**best), TODAY, horizon=3):
        answered = law.answer(one.case) if one.case else None
        assert (one.outlook == "not_promised") == (answered is None)
        assert answered is None or answered.status == "eligible"
    honoured = {one.award for one in reach(case(**best), TODAY, horizon=3) if one.outlook == "not_promised"}
    assert {"hc_lao_dong_1", "hc_lao_dong_2"} <= honoured


def test_an_award_out_of_sight_is_not_promised() -> None:
    assert years(case())["hc_lao_dong_1"] == (None, None)
    assert found(case(), "hc_lao_dong_1").outlook == "not_promised"


def test_a_rule_that_only_findings_can_meet_is_not_offered() -> None:
    mapping = collective("co_thi_dua_bo_nganh_tinh", YEAR, facts={"leads_cluster": False, "exceeded_targets": False})
    offered = {one.award for one in reach(law.parse_case(mapping), TODAY) if one.outlook != "not_promised"}  # type: ignore[arg-type]
    assert all(one in law.AWARDS for one in offered)
    assert "hc_doc_lap_1" not in offered


def test_an_open_matter_blocks_this_year_and_no_later_one() -> None:
    by_award = years(case(pending=["to_cao"], ratings={**GOOD_YEARS, YEAR: "HTXS"}))
    assert by_award[FIGHTER] == (2025, 2025)
    assert years(case(ratings={**GOOD_YEARS, YEAR: "HTXS"}))[FIGHTER] == (2024, 2024)


def test_a_measure_of_this_year_costs_this_year() -> None:
    measure = {"kind": "khien_trach", "decided_on": date(YEAR, 5, 1), "ended_on": None}
    assert years(case(discipline=[measure]))["lao_dong_tien_tien"] == (2025, 2025)


def test_years_nobody_stated_make_a_range_and_name_the_condition() -> None:
    ratings = {year: level for year, level in GOOD_YEARS.items() if year != 2022}
    one = found(case(ratings=ratings), PRIME)
    assert (one.earliest, one.latest) == (2026, 2027)
    assert [(need.year, need.code) for need in one.needs if need.history] == [(2022, "HTT")]


def test_titles_nobody_stated_make_a_range() -> None:
    mapping = without(
        person(FIGHTER, YEAR, facts={"ratings": dict.fromkeys(GOOD_YEARS, "HTXS")}), "held", "initiatives"
    )
    one = found(law.parse_case(mapping), PROVINCIAL)  # type: ignore[arg-type]
    assert (one.earliest, one.latest) == (2024, 2026)
    assert {(need.year, need.code) for need in one.needs if need.history and need.kind == "award"} == {
        (2022, FIGHTER), (2023, FIGHTER),
    }  # fmt: skip


def test_a_year_before_joining_is_never_hoped_for() -> None:
    mapping = person(FIGHTER, YEAR, subject={"kind": "individual", "joined": date(2023, 2, 1)})
    mapping["facts"] = {**mapping["facts"], "ratings": {}}  # type: ignore[dict-item]
    one = found(law.parse_case(mapping), PRIME)  # type: ignore[arg-type]
    assert (one.earliest, min(need.year for need in one.needs)) == (2027, 2023)


def test_a_collective_is_told_too() -> None:
    mapping = collective("tap_the_lao_dong_xuat_sac", YEAR, facts={"held": [], "ratings": {YEAR - 1: "HTT"}})
    by_award = years(law.parse_case(mapping))  # type: ignore[arg-type]
    assert by_award["tap_the_lao_dong_xuat_sac"] == (2024, 2024)
    assert by_award[CERTIFICATE] == (2025, 2025)


def test_rules_not_yet_read_are_marked() -> None:
    assert found(case(), NATIONAL).provisional
    assert not found(case(), CERTIFICATE).provisional


def test_a_day_before_the_case_is_refused() -> None:
    with pytest.raises(law.LawInputError, match="trước năm xét 2024"):
        reach(case(), date(2023, 12, 31))


def test_a_short_horizon_sees_less() -> None:
    near = years(case(), horizon=1)
    assert (near[CERTIFICATE], near[PROVINCIAL]) == ((2025, 2025), (None, None))


def test_the_way_is_worked_out_for_the_nearest_only() -> None:
    found = nearest(case(), TODAY, 2, horizon=3)
    told = [one.award for one in found if said(one)]
    assert told == [FIGHTER, CERTIFICATE]
    assert [one.earliest for one in found if one.earliest] == sorted(one.earliest for one in found if one.earliest)
    assert {one.award: one.earliest for one in found}[PROVINCIAL] == 2026


LEVELS = ("HT", "HTT", "HTXS")
histories = st.fixed_dictionaries(
    {
        "levels": st.lists(st.sampled_from(LEVELS), min_size=12, max_size=12),
        "titles": st.sets(st.integers(YEAR - 6, YEAR - 1), max_size=5),
        "initiative_years": st.lists(st.integers(YEAR - 4, YEAR), max_size=3),
        "scope": st.sampled_from(["co_so", "bo_nganh_tinh", "toan_quoc"]),
        "certificate": st.none() | st.integers(YEAR - 8, YEAR - 2),
    }
)


def stated(history: dict[str, Any], **changes: Any) -> law.AwardCase:
    """The case of a drawn history."""
    drawn = {**history, **changes}
    ratings = dict(zip(range(YEAR - 11, YEAR + 1), drawn["levels"], strict=True))
    held = fighter(*sorted(drawn["titles"]))
    if drawn["certificate"]:
        held.append({"award": CERTIFICATE, "year": drawn["certificate"], "occasion": "cong_trang"})
    made = [
        {"year": year, "scope": drawn["scope"], "recognised": True, "used_for": []}
        for year in drawn["initiative_years"]
    ]
    return case(ratings=ratings, held=held, initiatives=made)


@settings(max_examples=15)
@pytest.mark.slow
@given(histories)
def test_the_year_found_is_really_met_and_the_year_before_is_not(history: dict[str, Any]) -> None:
    asked = stated(history)
    for one in reach(asked, TODAY, horizon=4):
        if one.case is None or one.earliest is None:
            continue
        answered = law.answer(one.case)
        assert isinstance(answered, law.AwardAnswer)
        assert (answered.status, one.case.period_to.year) == ("eligible", one.earliest)
        if one.earliest > YEAR:
            before = first_years(asked, TODAY, horizon=one.earliest - YEAR - 1)
            assert before[one.award] == (None, None)


@settings(max_examples=15)
@pytest.mark.slow
@given(histories)
def test_what_is_needed_is_enough(history: dict[str, Any]) -> None:
    asked = stated(history)
    for one in reach(asked, TODAY, [CERTIFICATE, PROVINCIAL, PRIME], horizon=5):
        if one.case is None or one.earliest is None:
            continue
        merits = [Merit(need.year, need.kind, need.code, place) for need in one.needs for place in range(need.number)]
        projection = Projection(asked, YEAR, hopeful=True)
        assert projection.meets(one.award, one.earliest, [*merits, *_conduct(one.earliest)])


def _conduct(year: int) -> list[Merit]:
    """What every later year needs besides: taking part, good conduct."""
    return [Merit(year, "finding", name) for name in ("conduct", "takes_part", "selected", "council")]


def _later(before: int | None, after: int | None) -> bool:
    return before is not None and (after is None or after > before)


@settings(max_examples=15)
@pytest.mark.slow
@given(histories, st.integers(0, 11), st.integers(YEAR - 6, YEAR - 1))
def test_more_merit_never_makes_it_later(history: dict[str, Any], raised: int, titled: int) -> None:
    before = years(stated(history))
    levels = list(history["levels"])
    levels[raised] = "HTXS"
    richer = (
        stated(history, levels=levels),
        stated(history, titles={*history["titles"], titled}),
        stated(history, initiative_years=[*history["initiative_years"], YEAR], scope="toan_quoc"),
    )
    for better in richer:
        after = years(better)
        assert [award for award in before if _later(before[award][0], after[award][0])] == []


@settings(max_examples=15)
@pytest.mark.slow
@given(histories, st.sets(st.integers(YEAR - 11, YEAR - 1), min_size=1, max_size=4))
def test_whatever_the_unstated_years_were_the_answer_lies_in_the_range(
    history: dict[str, Any], forgotten: set[int]
) -> None:
    whole = stated(history)
    ratings = {year: level for year, level in whole.facts["ratings"].items() if year not in forgotten}  # type: ignore[attr-defined]
    told = years(case(**{**whole.facts, "ratings": ratings}))
    for award, (truly, _) in years(whole).items():
        earliest, latest = told[award]
        assert not _later(earliest, None) or earliest is not None
        assert truly is None or (earliest is not None and earliest <= truly)
        assert latest is None or (truly is not None and truly <= latest)
