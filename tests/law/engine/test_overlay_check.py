"""A regulation may tighten the law, never loosen it: both sides of each national figure, on every day it holds."""

from datetime import date

import pytest

from tests.law.overlays import condition, overlay, regulation
from thidua import law
from thidua.law import local

LDTT, CSTD, PROVINCE = "lao_dong_tien_tien", "cstd_co_so", "cstd_bo_nganh_tinh"
TTLDTT, TTLDXS = "tap_the_lao_dong_tien_tien", "tap_the_lao_dong_xuat_sac"
R0, R1, R2, R3 = date(2021, 1, 1), date(2024, 1, 1), date(2025, 7, 1), date(2026, 10, 1)
AT = {"at": "Điều 5"}


def refused(start: date, **parts: object) -> str:
    """Why it is looser, or nothing when it is not."""
    try:
        local.parse_overlay(regulation(start, **parts), "q.yaml")
    except law.LawInputError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("start", "key", "looser", "enough", "article"),
    [
        (R0, "cstd_toan_quoc", 89, 90, "Nghị định 91/2017/NĐ-CP"),
        (R1, CSTD, 79, 80, "Nghị định 98/2023/NĐ-CP"),
        (R2, CSTD, 79, 80, "Thông tư 20/2025/TT-BNV"),
        (R2, PROVINCE, 89, 90, "Thông tư 20/2025/TT-BNV"),
    ],
)
def test_a_share_of_votes_below_the_law_is_refused(
    start: date, key: str, looser: int, enough: int, article: str
) -> None:
    said = refused(start, votes={key: {"percent": looser, **AT}})
    assert f"{looser}% thấp hơn mức {enough}% của pháp luật" in said
    assert article in said
    assert refused(start, votes={key: {"percent": enough, **AT}}) == ""


@pytest.mark.parametrize(("percent", "sound"), [(50, False), (51, True), (100, True)])
def test_where_the_law_sets_no_share_more_than_half_stays_the_least(percent: int, sound: bool) -> None:
    said = refused(R2, votes={"giay_khen": {"percent": percent, **AT}})
    assert (said == "") is sound
    if not sound:
        assert "50% chưa quá nửa" in said


def test_a_share_must_hold_for_each_day_not_only_the_first() -> None:
    said = refused(R0, votes={CSTD: {"percent": 60, **AT}})
    assert "80% của pháp luật ngày 01/01/2024" in said
    assert refused(R0, votes={CSTD: {"percent": 60, **AT}}, to=date(2023, 12, 31)) == ""


@pytest.mark.parametrize(("start", "months", "sound"), [(R0, 9, False), (R0, 10, True), (R2, 5, False), (R2, 6, True)])
def test_months_below_those_of_the_law_are_refused(start: date, months: int, sound: bool) -> None:
    said = refused(start, min_months={LDTT: {"months": months, **AT}})
    assert (said == "") is sound
    if not sound:
        assert f"“Có thời gian công tác từ {months} tháng trở lên” lỏng hơn pháp luật" in said


@pytest.mark.parametrize(
    ("share", "sound"), [("1/2", False), ("66%", False), ("2/3", True), ("67%", True), ("1/1", True)]
)
def test_a_quorum_below_two_thirds_is_refused(share: str, sound: bool) -> None:
    assert (refused(R2, quorum={"share": share, **AT}) == "") is sound
    assert (refused(R2, quorum={"share": "2/3", "awards": {"cstd_toan_quoc": share}, **AT}) == "") is sound


@pytest.mark.parametrize(
    ("quota", "said"),
    [
        ({"percent": 15, "of": LDTT, "rounding": "floor"}, ""),
        ({"percent": 10, "of": LDTT}, ""),
        ({"percent": 16, "of": LDTT}, "16% vượt hạn mức 15% số người đạt Lao động tiên tiến"),
        ({"percent": 15, "of": LDTT, "rounding": "ceil"}, "“ceil” có thể vượt hạn mức 15%"),
        ({"percent": 14, "of": LDTT, "rounding": "nearest"}, "“nearest” có thể vượt hạn mức 15%"),
        ({"percent": 5, "of": "staff"}, "“staff” khác căn cứ của hạn mức 15%"),
    ],
)
def test_a_quota_above_the_national_cap_is_refused(quota: dict[str, object], said: str) -> None:
    found = refused(R0, quotas={CSTD: {**quota, **AT}}, to=date(2023, 12, 31))
    assert said in found
    assert bool(found) is bool(said)


def test_where_the_law_has_no_cap_any_quota_tightens() -> None:
    for quota in ({"percent": 90, "of": LDTT, "rounding": "ceil"}, {"percent": 5, "of": "staff"}):
        assert refused(R1, quotas={CSTD: {**quota, **AT}}) == ""
    assert "ngày 31/12/2023" in refused(date(2023, 12, 31), quotas={CSTD: {"percent": 90, "of": LDTT, **AT}})


@pytest.mark.parametrize(("level", "sound"), [("khien_trach", True), ("canh_cao", True), ("ha_bac_luong", False)])
def test_discipline_of_members_may_be_judged_harder_only(level: str, sound: bool) -> None:
    said = refused(R2, member_discipline_below={TTLDTT: {"level": level, **AT}})
    assert (said == "") is sound
    if not sound:
        assert "Không có cá nhân bị kỷ luật từ cảnh cáo trở lên" in said


def test_where_the_law_is_silent_on_discipline_any_bar_tightens() -> None:
    assert refused(R2, member_discipline_below={TTLDXS: {"level": "ha_bac_luong", **AT}}) == ""


def test_an_open_ballot_loosens() -> None:
    assert "bỏ phiếu không kín là nới lỏng" in refused(R2, secret_ballot={"value": False, **AT})
    assert refused(R2, secret_ballot={"value": True, **AT}) == ""


@pytest.mark.parametrize("value", [True, False])
def test_the_vote_of_a_stand_in_is_left_to_the_agency(value: bool) -> None:
    assert refused(R2, standin_may_vote={"value": value, **AT}) == ""


@pytest.mark.parametrize("rule", ["ceil_10k", "nearest_10k", "none"])
def test_no_rounding_of_prizes_pays_more_than_the_decree(rule: str) -> None:
    assert refused(R2, prize_rounding={"rule": rule, **AT}) == ""


@pytest.mark.parametrize(
    ("when", "sound"),
    [
        ({"fact": "rating", "at_least": "HT"}, False),
        ({"fact": "rating", "at_least": "HTT"}, True),
        ({"fact": "rating", "at_least": "HTXS"}, True),
        ({"fact": "months_of_service", "at_most": 3}, True),
    ],
)
def test_a_condition_that_repeats_the_law_must_not_ask_for_less(when: dict[str, object], sound: bool) -> None:
    assert (refused(R2, conditions=[condition(LDTT, when=when)]) == "") is sound


@pytest.mark.parametrize(
    ("when", "sound"),
    [
        ({"share": "members_ldtt", "of": "members_counted", "at_least_percent": 69}, False),
        ({"share": "members_ldtt", "of": "members_counted", "at_least_percent": 70}, True),
        ({"share": "members_ldtt", "of": "members_counted", "over_percent": 70}, True),
        ({"share": "members_completed", "of": "members_counted", "at_least_percent": 10}, True),
    ],
)
def test_a_share_of_members_must_not_ask_for_less(when: dict[str, object], sound: bool) -> None:
    assert (refused(R2, conditions=[condition(TTLDTT, id="ty_le", when=when)]) == "") is sound


@pytest.mark.parametrize(("length", "sound"), [(2, False), (3, True)])
def test_a_row_of_years_must_not_be_shorter(length: int, sound: bool) -> None:
    when = {"years": "years_cstd_co_so", "consecutive": length}
    assert (refused(R2, conditions=[condition(PROVINCE, when=when)]) == "") is sound


def test_a_limb_that_may_be_chosen_is_no_bound() -> None:
    # "Hoàn thành xuất sắc" is one of several ways: to ask for a good year beside it takes nothing away.
    when = {"count": "initiatives_co_so", "at_least": 0, "within": 1}
    assert refused(R2, conditions=[condition(CSTD, id="mot_sang_kien", when=when)]) == ""


def test_a_name_the_law_uses_cannot_be_taken() -> None:
    said = refused(R2, conditions=[condition(id="hoan_thanh_xuat_sac")])
    assert "conditions[0].id: mã “hoan_thanh_xuat_sac” đã có trong quy định của pháp luật" in said


def test_the_standard_of_another_award_may_be_asked_for() -> None:
    use = condition(TTLDXS, id="dat_tien_tien", when=None, use=TTLDTT)
    assert refused(R2, conditions=[use]) == ""
    assert "không xét cho cùng đối tượng" in refused(R2, conditions=[condition(id="x_y", when=None, use=TTLDTT)])


def test_conditions_that_lead_back_to_themselves_are_refused() -> None:
    own = condition(TTLDXS, id="tu_minh", when=None, use=TTLDXS)
    assert f"tham chiếu vòng: {TTLDXS} → {TTLDXS}" in refused(R2, conditions=[own])
    # The law itself builds the fighter on the good worker.
    back = condition(LDTT, id="nguoc", when=None, use=CSTD)
    assert f"tham chiếu vòng: {LDTT} → {CSTD} → {LDTT}" in refused(R2, conditions=[back])
    pair = [condition(TTLDXS, id="mot", when=None, use=TTLDTT), condition(TTLDTT, id="hai", when=None, use=TTLDXS)]
    assert "tham chiếu vòng" in refused(R2, conditions=pair)


def test_quotas_that_count_on_each_other_are_refused() -> None:
    quotas = {CSTD: {"percent": 20, "of": LDTT, **AT}, LDTT: {"percent": 90, "of": CSTD, **AT}}
    assert f"quotas.{CSTD}.of: tham chiếu vòng: {CSTD} → {LDTT} → {CSTD}" in refused(R2, quotas=quotas)
    assert "tham chiếu vòng" in refused(R2, quotas={CSTD: {"percent": 20, "of": CSTD, **AT}})
    # Until the end of 2023 the law counts fighters on good workers.
    assert "tham chiếu vòng" in refused(R0, quotas={LDTT: {"percent": 90, "of": CSTD, **AT}})
    assert refused(R1, quotas={LDTT: {"percent": 90, "of": CSTD, **AT}}) == ""


def test_a_day_before_any_known_rule_is_refused() -> None:
    assert "from: chưa có quy tắc của pháp luật cho ngày 30/09/2017" in refused(date(2017, 9, 30))
    assert refused(date(2017, 10, 1)) == ""


def test_the_days_looked_at_are_the_first_and_each_change_of_a_rule() -> None:
    from thidua.law.engine.overlay_check import turning_days

    days = turning_days(overlay(R0, to=date(2025, 6, 30)))
    assert days[0] == R0
    assert R1 in days
    assert R2 not in days
    assert turning_days(overlay(R3))[0] == R3
