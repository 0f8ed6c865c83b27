"""Votes on all members and quotas, by integers: both sides of every threshold."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua import law

R0, R1, R2 = date(2021, 12, 20), date(2024, 6, 1), date(2025, 12, 20)

MINIMUM_YES = [
    (5, 4, 5),
    (7, 6, 7),
    (8, 7, 8),
    (9, 8, 9),
    (10, 8, 9),
    (11, 9, 10),
    (12, 10, 11),
    (13, 11, 12),
    (15, 12, 14),
    (17, 14, 16),
    (20, 16, 18),
    (25, 20, 23),
]


@pytest.mark.parametrize(("members", "base", "province"), MINIMUM_YES)
@pytest.mark.parametrize("on", [R1, R2])
def test_fewest_votes_for_each_size_of_council(members: int, base: int, province: int, on: date) -> None:
    for award, needed in (("cstd_co_so", base), ("cstd_bo_nganh_tinh", province)):
        assert law.vote_passes(award, needed, members, on).passes
        assert not law.vote_passes(award, needed - 1, members, on).passes
        assert law.vote_passes(award, 0, members, on).needed_yes == needed


@pytest.mark.parametrize(
    ("yes", "members", "passes"), [(19, 21, True), (18, 21, False), (10, 11, True), (9, 9, True), (8, 9, False)]
)
def test_ninety_percent_in_the_older_regime(yes: int, members: int, passes: bool) -> None:
    found = law.vote_passes("cstd_bo_nganh_tinh", yes, members, R0)
    assert found.passes is passes
    assert found.threshold == Fraction(9, 10)
    assert found.cite.at == "Điều 45 khoản 8"


def test_awards_without_a_threshold_need_more_than_half() -> None:
    assert not law.vote_needed("lao_dong_tien_tien", R2)
    assert not law.vote_needed("cstd_co_so", R0)
    assert law.vote_needed("cstd_co_so", R1)
    assert law.vote_passes("lao_dong_tien_tien", 6, 10, R2).passes
    assert not law.vote_passes("lao_dong_tien_tien", 5, 10, R2).passes
    assert law.vote_passes("cstd_co_so", 5, 9, R0).passes
    assert not law.vote_passes("cstd_co_so", 4, 9, R0).passes


@given(st.integers(1, 200), st.data())
def test_needed_votes_are_the_least_that_pass(members: int, data: st.DataObject) -> None:
    award = data.draw(st.sampled_from(["cstd_co_so", "cstd_bo_nganh_tinh", "giay_khen"]))
    yes = data.draw(st.integers(0, members))
    found = law.vote_passes(award, yes, members, R2)
    assert found.passes is (yes >= found.needed_yes)
    assert found.needed_yes <= members


@pytest.mark.parametrize(("yes", "members"), [(3, 0), (-1, 9), (10, 9)])
def test_impossible_tallies_are_refused(yes: int, members: int) -> None:
    with pytest.raises(law.LawInputError, match="không hợp lệ"):
        law.vote_passes("cstd_co_so", yes, members, R2)


@pytest.mark.parametrize(("members", "needed"), [(3, 2), (9, 6), (10, 7), (11, 8), (1, 1)])
def test_quorum_of_two_thirds(members: int, needed: int) -> None:
    for on in (R0, R1, R2):
        assert law.quorum(members, on) == needed


def test_days_before_the_first_rule_are_refused() -> None:
    for call in (
        lambda: law.quorum(9, date(2017, 9, 30)),
        lambda: law.vote_needed("cstd_co_so", date(2017, 9, 30)),
        lambda: law.quota("cstd_co_so", {"lao_dong_tien_tien": 5}, date(2017, 9, 30)),
        lambda: law.registration_rule(date(2017, 9, 30)),
    ):
        with pytest.raises(law.LawInputError, match="30/09/2017"):
            call()
    assert law.quorum(9, date(2017, 10, 1)) == 6


@pytest.mark.parametrize(
    ("holders", "limit"), [(28, 4), (20, 3), (19, 2), (6, 0), (7, 1), (13, 1), (14, 2), (40, 6), (0, 0)]
)
def test_fifteen_percent_rounds_down(holders: int, limit: int) -> None:
    found = law.quota("cstd_co_so", {"lao_dong_tien_tien": holders}, R0)
    assert (found.limit, found.source) == (limit, "national")
    assert found.cite is not None
    assert found.cite.at == "Điều 9 khoản 3"
    assert f"15% × {holders}" in found.arithmetic_vi


@given(st.integers(0, 5000))
def test_the_cap_is_never_exceeded(holders: int) -> None:
    limit = law.quota("cstd_co_so", {"lao_dong_tien_tien": holders}, R0).limit
    assert limit is not None
    assert limit * 100 <= holders * 15 < (limit + 1) * 100


@pytest.mark.parametrize(("rounding", "limit"), [("floor", 4), ("ceil", 5), ("nearest", 4)])
def test_local_rounding_of_twenty_eight(rounding: str, limit: int) -> None:
    found = law.quota("cstd_co_so", {"lao_dong_tien_tien": 28}, R2, law.LocalQuota(15, "lao_dong_tien_tien", rounding))
    assert (found.limit, found.source) == (limit, "local")


@pytest.mark.parametrize(
    ("percent", "limit", "source"), [(10, 4, "local"), (15, 6, "local"), (16, 6, "local"), (20, 6, "national")]
)
def test_a_local_quota_tightens_the_national_one_only(percent: int, limit: int, source: str) -> None:
    found = law.quota("cstd_co_so", {"lao_dong_tien_tien": 40}, R0, law.LocalQuota(percent, "lao_dong_tien_tien"))
    assert (found.limit, found.source) == (limit, source)


def test_no_quota_since_2024_and_none_for_other_titles() -> None:
    assert law.quota("cstd_co_so", {}, R1).limit is None
    assert law.quota("cstd_co_so", {}, R1).source == "none"
    assert law.quota("lao_dong_tien_tien", {}, R0).limit is None


def test_a_quota_without_its_base_is_refused() -> None:
    with pytest.raises(law.LawInputError, match=r"holders\.lao_dong_tien_tien"):
        law.quota("cstd_co_so", {"staff": 60}, R0)


def _cohort(votes: list[tuple[int, int]], holders: int = 20, on: date = R0) -> law.CohortAnswer:
    candidates = [{"id": f"n{i}", "yes": yes, "members": members} for i, (yes, members) in enumerate(votes)]
    case = {
        "id": "nhóm",
        "cohort": {"award": "cstd_co_so", "holders": {"lao_dong_tien_tien": holders}, "candidates": candidates},
        "dates": {"decision": on},
    }
    given = law.answer(law.parse_case(case))
    assert isinstance(given, law.CohortAnswer)
    return given


def test_over_quota_the_most_votes_win_wherever_they_stand() -> None:
    found = _cohort([(6, 9), (9, 9), (7, 9), (8, 9)])
    assert found.accepted == ("n1", "n2", "n3")
    assert [one.id for one in found.rejected] == ["n0"]
    assert "Vượt hạn mức 3" in found.rejected[0].why


def test_shares_not_counts_are_compared() -> None:
    assert _cohort([(8, 9), (9, 11), (7, 7), (12, 13)]).accepted == ("n0", "n2", "n3")


def test_a_tie_at_the_last_place_is_for_the_chair() -> None:
    found = _cohort([(9, 9), (9, 9), (8, 9), (8, 9)])
    assert found.status == "needs_review"
    assert found.accepted == ("n0", "n1", "n2")
    assert [warning.code for warning in found.warnings] == ["bang_phieu"]
    assert "n2, n3" in found.warnings[0].text_vi


def test_a_tie_away_from_the_line_changes_nothing() -> None:
    found = _cohort([(9, 9), (9, 9), (8, 9), (7, 9)])
    assert (found.status, found.warnings) == ("eligible", ())


def test_too_few_votes_never_enter_the_list() -> None:
    found = _cohort([(8, 10), (7, 10)], on=R2)
    assert found.accepted == ("n0",)
    assert "cần ít nhất 8" in found.rejected[0].why
    assert _cohort([(4, 9)], on=R0).status == "not_eligible"


def test_a_quota_of_nobody_is_remarked_on() -> None:
    found = _cohort([(9, 9)], holders=6)
    assert (found.accepted, found.limit) == ((), 0)
    assert [warning.code for warning in found.warnings] == ["han_muc_bang_0"]


def test_a_list_without_any_day_is_refused() -> None:
    case = {"id": "n", "cohort": {"award": "cstd_co_so", "holders": {}, "candidates": []}, "dates": {}}
    with pytest.raises(law.LawInputError, match="n: dates: chưa có ngày nào"):
        law.answer(law.parse_case(case))


@pytest.mark.parametrize("award", ["dhvd_anh_hung_lao_dong", "dhvd_anh_hung_llvtnd"])
@pytest.mark.parametrize(
    ("on", "instrument"), [(R0, "nd-91-2017-nd-cp"), (R1, "nd-98-2023-nd-cp"), (R2, "nd-152-2025-nd-cp")]
)
def test_heroes_need_ninety_percent_in_every_law(award: str, on: date, instrument: str) -> None:
    assert law.vote_passes(award, 19, 21, on).passes
    assert not law.vote_passes(award, 18, 21, on).passes
    assert law.vote_passes(award, 19, 21, on).cite.instrument == instrument


@pytest.mark.parametrize(
    ("award", "cite"),
    [
        ("cstd_co_so", law.Cite("tt-20-2025-tt-bnv", "Điều 9 khoản 8", "verified")),
        ("cstd_bo_nganh_tinh", law.Cite("tt-20-2025-tt-bnv", "Điều 9 khoản 8", "verified")),
        ("cstd_toan_quoc", law.Cite("nd-152-2025-nd-cp", "Điều 33", "secondary")),
        ("co_thi_dua_chinh_phu", law.Cite("nd-152-2025-nd-cp", "Điều 33", "secondary")),
    ],
)
def test_a_threshold_is_cited_where_it_stands(award: str, cite: law.Cite) -> None:
    assert law.vote_passes(award, 9, 9, R2).cite == cite


@pytest.mark.parametrize(
    ("on", "practice", "value", "confidence"),
    [
        # The older decree asks for a secret ballot; the newer texts only for a ballot.
        (R0, "bo_phieu_kin", True, "verified"),
        (R1, "bo_phieu_kin", True, "local"),
        (R2, "bo_phieu_kin", True, "local"),
        (R1, "vang_mat_cho_y_kien", True, "verified"),
        (R2, "nguoi_hop_thay_bieu_quyet", None, "local"),
        (R2, "co_mat_90", None, "local"),
        (R2, "khach_moi_khong_bieu_quyet", True, "local"),
        (R2, "khong_co_hoi_dong", True, "local"),
        (R2, "hoi_dong_tu_van", True, "verified"),
    ],
)
def test_how_councils_work(on: date, practice: str, value: bool | None, confidence: str) -> None:
    found = next(one for one in law.council_practices(on) if one.id == practice)
    assert (found.value, found.cites[0].confidence) == (value, confidence)


def test_where_the_ministries_differ_both_sides_are_named() -> None:
    found = next(one for one in law.council_practices(R2) if one.id == "nguoi_hop_thay_bieu_quyet")
    assert [cite.instrument for cite in found.yes] == ["tt-20-2025-tt-bnv", "tt-25-2025-tt-bkhcn", "tt-55-2025-tt-bxd"]
    assert [cite.instrument for cite in found.no] == ["tt-01-2026-tt-bng"]


def test_the_flag_of_the_government_has_a_share_that_refuses_nobody() -> None:
    found = law.quota("co_thi_dua_chinh_phu", {"co_thi_dua_bo_nganh_tinh": 10}, R2)
    assert (found.limit, found.source, found.doubtful_limit) == (None, "none", 2)
    assert "chưa đối chiếu được văn bản" in found.arithmetic_vi
    assert law.quota("co_thi_dua_chinh_phu", {}, R2).doubtful_limit is None
    own = law.LocalQuota(30, "co_thi_dua_bo_nganh_tinh")
    assert law.quota("co_thi_dua_chinh_phu", {"co_thi_dua_bo_nganh_tinh": 10}, R2, own).limit == 3
