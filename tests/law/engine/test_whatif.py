"""The same case under supposed facts: which answers turn, and on which conditions."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.builders import collective, person, without
from thidua import law

FIGHTER, LABOURER, PROVINCIAL, CERTIFICATE = (
    "cstd_co_so", "lao_dong_tien_tien", "cstd_bo_nganh_tinh", "bang_khen_bo_nganh_tinh",
)  # fmt: skip
Titles = list[dict[str, object]]


def case(**facts: object) -> law.AwardCase:
    return law.parse_case(person(FIGHTER, 2025, facts=facts))  # type: ignore[return-value]


def titles(*years: int) -> Titles:
    return [{"award": FIGHTER, "year": year, "occasion": "cong_trang"} for year in years]


def supposed(asked: law.AwardCase, **changes: object) -> dict[str, tuple[law.Status, law.Status]]:
    """Before and after by award, only where the answer turns."""
    return {one.award: (one.before, one.after) for one in law.what_if(asked, changes) if one.changed}


def flips(asked: law.AwardCase, award: str, **changes: object) -> list[tuple[str, law.Truth, law.Truth]]:
    found = law.what_if(asked, changes, [award])
    return [(flip.id, flip.before, flip.after) for flip in found[0].flips]


def test_the_highest_level_opens_the_title() -> None:
    assert supposed(case(), ratings={2025: "HTXS"}) == {FIGHTER: ("not_eligible", "eligible")}
    assert flips(case(), FIGHTER, ratings={2025: "HTXS"}) == [("hoan_thanh_xuat_sac", "not_met", "met")]


def test_a_lower_level_closes_it_and_what_rests_on_it() -> None:
    turned = supposed(case(), ratings={2025: "HT"})
    assert turned[LABOURER] == ("eligible", "not_eligible")
    assert ("xep_loai", "met", "not_met") in flips(case(), LABOURER, ratings={2025: "HT"})


def test_the_flip_says_what_is_found_before_and_after_with_the_article() -> None:
    flip = law.what_if(case(), {"ratings": {2025: "HT"}}, [LABOURER])[0].flips[0]
    assert (flip.found_before, flip.found_after) == ("HTT (hoàn thành tốt nhiệm vụ)", "HT (hoàn thành nhiệm vụ)")
    assert flip.cite is not None
    assert flip.cite.at == "Điều 24 khoản 1 điểm a"
    assert flip.to_json()["cite"] == flip.cite.to_json()


def test_an_initiative_that_waits_opens_the_title_when_recognised() -> None:
    waiting = [{"year": 2025, "scope": "co_so", "recognised": False}]
    assert supposed(case(initiatives=waiting), recognise=True) == {FIGHTER: ("not_eligible", "eligible")}
    assert supposed(case(initiatives=waiting), recognise=False) == {}
    assert supposed(case(initiatives=[]), recognise=True) == {}


def test_a_new_initiative_is_added_to_those_that_are_there() -> None:
    one = {"year": 2025, "scope": "co_so", "recognised": True}
    spent = [{**one, "used_for": [{"award": "giay_khen", "year": 2025}]}]
    assert supposed(case(initiatives=spent), initiatives=[one]) == {FIGHTER: ("not_eligible", "eligible")}


def test_a_title_of_this_year_counts_for_the_award_above_it() -> None:
    turned = supposed(case(held=titles(2024)), ratings={2025: "HTXS"})
    assert turned == {FIGHTER: ("not_eligible", "eligible"), CERTIFICATE: ("not_eligible", "eligible")}
    third = supposed(
        case(held=titles(2023, 2024)),
        initiatives=[{"year": 2025, "scope": "bo_nganh_tinh", "recognised": True}],
        vote=True,
    )
    assert third[PROVINCIAL] == ("not_eligible", "eligible")


def test_the_votes_of_one_award_say_nothing_about_another() -> None:
    asked = case(held=titles(2023, 2024), ratings={2025: "HTXS"})
    asked_all = {one.award: one.before for one in law.what_if(asked, {})}
    assert (asked_all[FIGHTER], asked_all[PROVINCIAL]) == ("eligible", "not_eligible")
    wide = [{"year": 2025, "scope": "bo_nganh_tinh", "recognised": True}]
    assert supposed(asked, initiatives=wide) == {PROVINCIAL: ("not_eligible", "needs_review")}


def test_a_measure_added_and_taken_away() -> None:
    measure = {"kind": "khien_trach", "decided_on": date(2025, 5, 1)}
    assert supposed(case(), discipline=[measure])[LABOURER] == ("eligible", "not_eligible")
    assert supposed(case(discipline=[measure]), no_discipline=True)[LABOURER] == ("not_eligible", "eligible")


@pytest.mark.parametrize(("months", "after"), [(5, "not_eligible"), (6, "eligible")])
def test_fewer_months_of_a_recruit(months: int, after: law.Status) -> None:
    mapping = person(LABOURER, 2025, facts={"months_worked": 12})
    mapping["subject"] = {"kind": "individual", "employment": "cong_chuc"}
    found = law.what_if(law.parse_case(mapping), {"months_worked": months}, [LABOURER])  # type: ignore[arg-type]
    assert (found[0].before, found[0].after) == ("eligible", after)


def test_a_title_added_and_taken_away() -> None:
    excellent = {"ratings": {2025: "HTXS"}}
    assert supposed(case(**excellent), held=titles(2024)) == {CERTIFICATE: ("not_eligible", "eligible")}
    gone = {"award": "CSTĐCS", "year": 2024}
    assert supposed(case(held=titles(2024), **excellent), not_held=[gone]) == {
        CERTIFICATE: ("eligible", "not_eligible")
    }


def test_a_matter_opened_blocks_and_closed_frees() -> None:
    assert supposed(case(), pending=["to_cao"])[LABOURER] == ("eligible", "blocked")
    assert supposed(case(pending=["to_cao"]), pending=[])[LABOURER] == ("blocked", "eligible")


def test_a_vote_for_nobody_closes_what_needs_votes_and_leaves_the_rest() -> None:
    turned = supposed(case(ratings={2025: "HTXS"}), vote=False)
    assert turned[FIGHTER] == ("eligible", "not_eligible")
    assert turned[LABOURER] == ("eligible", "needs_review")


def test_what_nobody_stated_stays_unknown_until_it_is_supposed() -> None:
    unrated = law.parse_case(without(person(LABOURER, 2025), "ratings"))
    assert isinstance(unrated, law.AwardCase)
    assert supposed(unrated, ratings={2025: "HTT"})[LABOURER] == ("needs_review", "eligible")


def test_a_collective() -> None:
    asked = law.parse_case(collective("tap_the_lao_dong_xuat_sac", 2025))
    assert isinstance(asked, law.AwardCase)
    assert supposed(asked, rating="HTT")["tap_the_lao_dong_xuat_sac"] == ("eligible", "not_eligible")


@pytest.mark.parametrize(("holders", "after"), [(7, "eligible"), (6, "not_eligible")])
def test_the_share_of_a_collective(holders: int, after: law.Status) -> None:
    asked = law.parse_case(collective("tap_the_lao_dong_tien_tien", 2025))
    assert isinstance(asked, law.AwardCase)
    changes = {"members_lao_dong_tien_tien": holders}
    assert law.what_if(asked, changes, ["tap_the_lao_dong_tien_tien"])[0].after == after


def test_more_holders_than_members_is_refused() -> None:
    asked = law.parse_case(collective("tap_the_lao_dong_tien_tien", 2025))
    assert isinstance(asked, law.AwardCase)
    with pytest.raises(law.LawInputError, match="11 lớn hơn số người của tập thể"):
        law.what_if(asked, {"members_lao_dong_tien_tien": 11})


def test_no_change_turns_nothing_and_the_case_is_left_alone() -> None:
    asked = case()
    kept = dict(asked.facts)
    assert supposed(asked) == {}
    law.what_if(asked, {"ratings": {2025: "HT"}, "held": titles(2024)})
    assert asked.facts == kept


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"xep_loai": "HTT"}, "xep_loai"),
        ({"ratings": {2025: "TOT"}}, "ratings.2025"),
        ({"held": [{"award": "danh_hieu_la", "year": 2020}]}, "held[0].award"),
        ({"not_held": [{"award": FIGHTER}]}, "not_held[0]"),
        ({"vote": "có"}, "vote"),
        ({"months_worked": 13}, "months_worked"),
    ],
)
def test_bad_input_names_the_key(changes: dict[str, object], named: str) -> None:
    with pytest.raises(law.LawInputError) as refused:
        law.what_if(case(), changes)
    assert named in str(refused.value)
    assert "giả định" in str(refused.value)


def test_json_for_machines() -> None:
    plain = law.what_if(case(), {"ratings": {2025: "HTXS"}}, [FIGHTER])[0].to_json()
    assert (plain["award"], plain["before"], plain["after"]) == (FIGHTER, "not_eligible", "eligible")
    assert plain["flips"][0]["id"] == "hoan_thanh_xuat_sac"  # type: ignore[index]


drawn_changes = st.fixed_dictionaries(
    {},
    optional={
        "ratings": st.dictionaries(st.integers(2021, 2025), st.sampled_from(["HTXS", "HTT", "HT", "KHT"]), max_size=3),
        "months_worked": st.integers(0, 12),
        "conduct": st.booleans(),
        "pending": st.lists(st.sampled_from(["to_cao", "ky_luat"]), max_size=1),
    },
)


@settings(max_examples=25)
@given(drawn_changes)
def test_after_is_what_the_changed_case_itself_answers(changes: dict[str, object]) -> None:
    asked = case()
    facts = {**asked.facts, **changes}
    facts["ratings"] = {**asked.facts["ratings"], **changes.get("ratings", {})}  # type: ignore[dict-item]
    told = {one.award: one.after for one in law.what_if(asked, changes, [LABOURER])}
    answered = law.answer(law.parse_case({**person(LABOURER, 2025, facts=facts), "council": None}))
    assert told[LABOURER] == answered.status


@settings(max_examples=25)
@given(drawn_changes)
def test_what_turns_has_a_condition_that_flips(changes: dict[str, object]) -> None:
    for one in law.what_if(case(), changes):
        assert one.flips or not one.changed
        assert all(flip.before != flip.after for flip in one.flips)
