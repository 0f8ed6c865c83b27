"""What the chains of state awards are held against: years since an award, what was given in them, the movement."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.builders import assess, collective, person, without
from thidua import law
from thidua.law.engine.derive import sheet_of
from thidua.law.engine.tree import MANY, FactSheet, Whole, Years

YEAR = 2025
FIVE = dict.fromkeys(range(2021, 2026), "HTXS")
NOTHING_FOUND = {"phong_trao": False, "thanh_tich_anh_huong": False, "dong_gop": False}
FLAG, GOVERNMENT_FLAG, CERTIFICATE = "co_thi_dua_bo_nganh_tinh", "co_thi_dua_chinh_phu", "bang_khen_bo_nganh_tinh"


def _held(award: str, year: int, **more: object) -> dict[str, object]:
    return {"award": award, "year": year, "occasion": "cong_trang", **more}


def _unit(award: str, *held: dict[str, object], **facts: object) -> dict[str, object]:
    stated = {"rating": "HTXS", "ratings": FIVE, "alternatives": NOTHING_FOUND, "held": list(held), **facts}
    return collective(award, facts=stated, dates={"decision": date(2025, 12, 20)})


def _sheet(mapping: dict[str, object]) -> FactSheet:
    case = law.parse_case(mapping)
    assert isinstance(case, law.AwardCase)
    return sheet_of(case, date(2025, 12, 20))


def test_years_and_awards_since_the_award_a_chain_starts_from() -> None:
    sheet = _sheet(
        _unit("hc_lao_dong_2", _held("hc_lao_dong_3", 2022), _held(FLAG, 2024), _held(GOVERNMENT_FLAG, 2023))
    )
    assert sheet.wholes["years_after_hc_lao_dong_3"] == (3, 3)
    assert sheet.years["years_excellent_after_hc_lao_dong_3"] == Years(0b111, 0b111)
    assert sheet.counts["count_flags"].least[:3] == (0, 1, 0)
    assert sheet.counts["count_flags_chinh_phu"].most[:3] == (0, 0, 1)


def test_the_period_printed_in_a_decision_says_where_the_next_chain_begins() -> None:
    late = _held("bang_khen_thu_tuong", 2021, **{"from": date(2015, 1, 1), "to": date(2020, 12, 31)})
    sheet = _sheet(_unit("hc_lao_dong_3", late))
    assert sheet.wholes["years_after_bk_thu_tuong"] == (5, 5)


def test_a_title_stands_in_for_a_class_but_not_the_armed_forces_one() -> None:
    ratings = {**FIVE, 2023: "HTT"}
    by_class = _sheet(_unit("hc_lao_dong_3", _held("bang_khen_thu_tuong", 2020), ratings=ratings))
    title = _held("tap_the_lao_dong_xuat_sac", 2023)
    by_title = _sheet(_unit("hc_lao_dong_3", _held("bang_khen_thu_tuong", 2020), title, ratings=ratings))
    armed = _held("don_vi_quyet_thang", 2023)
    by_armed = _sheet(_unit("hc_lao_dong_3", _held("bang_khen_thu_tuong", 2020), armed, ratings=ratings))
    name = "years_excellent_after_bk_thu_tuong"
    assert by_class.years[name].certain == 0b11011
    assert by_title.years[name].certain == 0b11111
    assert by_armed.years[name].certain == 0b11011
    assert by_armed.years["years_excellent"].certain == 0b11111


@pytest.mark.parametrize(
    ("held", "age", "not_for_flags"),
    [
        ((), 0, (0, 1)),
        ((_held("giay_khen", 2015),), 10, (0, 1)),
        ((_held("giay_khen", 2015), _held("hc_lao_dong_3", 1995)), 30, (0, 1)),
        ((_held(FLAG, 2024),), 1, (0, 0)),
        ((_held(GOVERNMENT_FLAG, 2010),), 15, (0, 0)),
    ],
)
def test_earlier_awards_tell_the_least_age_and_whether_flags_may_come(
    held: tuple[dict[str, object], ...], age: int, not_for_flags: Whole
) -> None:
    sheet = _sheet(_unit("hc_lao_dong_3", *held))
    assert sheet.wholes["collective_age"] == (age, MANY)
    assert sheet.wholes["not_for_flags"] == not_for_flags


def test_nothing_said_of_earlier_awards_leaves_age_and_flags_open() -> None:
    sheet = _sheet(without(_unit("hc_lao_dong_3"), "held"))
    assert (sheet.wholes["collective_age"], sheet.wholes["not_for_flags"]) == ((0, MANY), (0, 1))


@pytest.mark.parametrize(
    ("by", "at", "asked", "planned", "national"),
    [
        ("tinh", "tong_ket", (36, 36), (36, 36), (0, 0)),
        ("bo", "so_ket", (36, 36), (36, MANY), (0, 0)),
        ("thu_tuong", "so_ket", (MANY, MANY), (36, MANY), (1, 1)),
        ("chu_tich_nuoc", None, (MANY, MANY), (36, MANY), (1, 1)),
        ("so", "tong_ket", (0, 0), (36, 36), (0, 0)),
    ],
)
def test_a_movement_by_launcher_and_review(
    by: str, at: str | None, asked: Whole, planned: Whole, national: Whole
) -> None:
    movement = {"from": date(2023, 1, 1), "to": date(2025, 12, 31), "launched_by": by, **({"at": at} if at else {})}
    sheet = _sheet(_unit("bang_khen_thu_tuong", movement=movement))
    assert sheet.wholes["movement_months"] == (36, 36)
    assert sheet.wholes["movement_months_asked"] == asked
    assert sheet.wholes["movement_months_planned"] == planned
    assert sheet.wholes["movement_national"] == national
    assert sheet.wholes["movement_reviewed"] == ((1, 1) if at else (0, 1))
    assert sheet.wholes["movement_of_thu_tuong"] == ((1, 1) if by == "thu_tuong" else (0, 0))
    assert sheet.shown["movement_months_asked"] == "36 tháng"


def test_a_movement_nobody_stated_refutes_no_finding() -> None:
    sheet = _sheet(_unit("bang_khen_thu_tuong"))
    assert sheet.wholes["movement_months_asked"] == (MANY, MANY)
    assert sheet.wholes["movement_national"] == (1, 1)
    assert sheet.shown["movement_months_asked"] == "chưa nêu phong trào"
    assert sheet.wholes["movement_of_thu_tuong"] == (0, 1)


@pytest.mark.parametrize(
    ("employment", "open_"), [("cong_chuc", 0), ("vien_chuc", 0), ("can_bo", 0), ("nguoi_lao_dong", 1), (None, 1)]
)
def test_the_limbs_of_workers_and_farmers_are_closed_to_officials(employment: str | None, open_: int) -> None:
    subject = {"kind": "individual", **({"employment": employment} if employment else {})}
    assert _sheet(person("hc_lao_dong_3", subject=subject)).wholes["worker_finding"] == (0, open_)


@pytest.mark.parametrize(("occasion", "open_"), [("doi_ngoai", 1), ("cong_trang", 0), ("dot_xuat", 0)])
def test_the_limb_of_foreigners_is_open_only_on_that_occasion(occasion: str, open_: int) -> None:
    assert _sheet(person("hc_lao_dong_3", occasion=occasion)).wholes["foreign_relations"] == (0, open_)
    assert _sheet({**_unit("hc_lao_dong_3"), "occasion": occasion}).wholes["foreign_relations"] == (0, open_)


@pytest.mark.parametrize("award", ["bang_khen_thu_tuong", "hc_lao_dong_3"])
def test_years_that_earned_an_order_are_not_counted_for_it_again(award: str) -> None:
    earned = _held(award, 2023, **{"from": date(2019, 1, 1), "to": date(2023, 12, 31)})
    known = _sheet(_unit(award, _held("bang_khen_thu_tuong", 2018), earned)).years["years_htxs"]
    assert (known.certain, known.possible & 0b11111) == (0b00011, 0b00011)
    guessed = _sheet(_unit(award, _held(award, 2023))).years["years_htxs"]
    assert (guessed.certain, guessed.possible & 0b11111) == (0b11011, 0b11111)


def test_a_soldier_is_classed_by_other_rules_than_those_of_civil_servants() -> None:
    short = {"months_worked": 5, "ratings": {YEAR: "HTT"}}
    assert assess(person("chien_si_tien_tien", facts=short)).status == "eligible"
    recruit = {"kind": "individual", "joined": date(2025, 7, 1)}
    new = assess(person("chien_si_tien_tien", facts=short, subject=recruit))
    assert (new.status, new.review) == ("needs_review", ("thoi_gian_cong_tac", "quy_dinh_luc_luong"))


@pytest.mark.parametrize(
    ("start", "flag", "most"),
    [
        # Fifteen excellent years may be one run: a flag of the second of them may count, one before the start may not.
        (2010, 2012, 1),
        (2010, 2011, 1),
        (2010, 2010, 0),
        (2010, 2009, 0),
        (2014, 2013, 0),
    ],
)
def test_what_was_given_before_the_years_looked_at_may_lie_in_a_long_run(start: int, flag: int, most: int) -> None:
    sheet = _sheet(_unit("hc_doc_lap_3", _held("hc_lao_dong_1", start), _held(GOVERNMENT_FLAG, flag)))
    assert sum(sheet.counts["count_flags_chinh_phu"].least) == 0
    assert sum(sheet.counts["count_flags_chinh_phu"].most) == most


def test_a_run_longer_than_the_years_looked_at_is_for_people() -> None:
    long = dict.fromkeys(range(2014, 2026), "HTXS")
    held = [_held("hc_lao_dong_1", 2009), _held("giay_khen", 1990)]
    early = [_held(GOVERNMENT_FLAG, 2010), _held(GOVERNMENT_FLAG, 2011), _held("bang_khen_thu_tuong", 2012)]
    late = [_held(GOVERNMENT_FLAG, 2020), _held(GOVERNMENT_FLAG, 2022), _held("bang_khen_thu_tuong", 2024)]
    assert assess(_unit("hc_doc_lap_3", *held, *early, ratings=long)).status == "needs_review"
    assert assess(_unit("hc_doc_lap_3", *held, *late, ratings=long)).status == "eligible"
    assert assess(_unit("hc_doc_lap_3", *held, *early, ratings={**long, 2014: "HTT"})).status == "not_eligible"


def test_titles_before_the_years_looked_at_count_once_a_year() -> None:
    titles = [_held("cstd_co_so", year) for year in (2012, 2012, 2013, 2015, 2015)]
    held = [_held("bang_khen_bo_nganh_tinh", 2011), *titles]
    counts = _sheet(person("bang_khen_thu_tuong", facts={"held": held})).counts["count_cstd_co_so"]
    assert (sum(counts.least), counts.most[-1], sum(counts.most)) == (1, 2, 3)


AWARD_IN_CHAIN = st.tuples(st.sampled_from([FLAG, GOVERNMENT_FLAG, CERTIFICATE]), st.integers(2021, 2025))
BETTER = {"not_eligible": 0, "needs_review": 1, "eligible": 2}


@given(st.lists(AWARD_IN_CHAIN, max_size=4), AWARD_IN_CHAIN, st.sampled_from([1, 2, 3]))
def test_one_more_award_never_closes_a_chain_that_rests_on_flags(
    before: list[tuple[str, int]], more: tuple[str, int], degree: int
) -> None:
    starter = {1: "hc_lao_dong_2", 2: "hc_lao_dong_3", 3: "bang_khen_thu_tuong"}[degree]
    start = [_held(starter, 2020), _held("giay_khen", 2010), _held(FLAG, 2011)]
    fewer = assess(_unit(f"hc_lao_dong_{degree}", *start, *(_held(*one) for one in before)))
    added = assess(_unit(f"hc_lao_dong_{degree}", *start, *(_held(*one) for one in [*before, more])))
    assert BETTER[added.status] >= BETTER[fewer.status]


@given(st.lists(AWARD_IN_CHAIN, max_size=5))
def test_the_third_class_asks_for_one_of_four_sets_of_awards(given_: list[tuple[str, int]]) -> None:
    names = [award for award, _ in given_]
    government, flags, certificates = (names.count(one) for one in (GOVERNMENT_FLAG, FLAG, CERTIFICATE))
    start = [_held("bang_khen_thu_tuong", 2020), _held("giay_khen", 2010)]
    status = assess(_unit("hc_lao_dong_3", *start, *(_held(*one) for one in given_))).status
    if government >= 1 or flags >= 2 or (flags >= 1 and certificates >= 1):
        assert status == "eligible"
    elif certificates >= 2:
        assert status == "needs_review"
    else:
        assert status == "not_eligible"
