"""Prize money against the printed tables of both regimes, and what is paid beside what."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua import law
from thidua.law.engine import prize
from thidua.law.engine.prize import base_salary

Y2021, D1800, D2340, D2530 = date(2021, 12, 28), date(2024, 1, 15), date(2025, 12, 20), date(2026, 7, 10)

TABLE_2021 = [
    ("lao_dong_tien_tien", "individual", 450_000),
    ("giay_khen", "individual", 450_000),
    ("giay_khen", "collective", 900_000),
    ("tap_the_lao_dong_tien_tien", "collective", 1_200_000),
    ("cstd_co_so", "individual", 1_490_000),
    ("bang_khen_bo_nganh_tinh", "individual", 1_490_000),
    ("bang_khen_bo_nganh_tinh", "collective", 2_980_000),
    ("tap_the_lao_dong_xuat_sac", "collective", 2_240_000),
    ("cstd_bo_nganh_tinh", "individual", 4_470_000),
    ("bang_khen_thu_tuong", "individual", 5_220_000),
    ("bang_khen_thu_tuong", "collective", 10_430_000),
    ("cstd_toan_quoc", "individual", 6_710_000),
    ("hc_lao_dong_2", "individual", 11_180_000),
    ("co_thi_dua_bo_nganh_tinh", "collective", 11_920_000),
    ("co_thi_dua_chinh_phu", "collective", 17_880_000),
]
TABLE_SINCE_2024 = [
    ("lao_dong_tien_tien", "individual", 540_000, 710_000, 760_000),
    ("giay_khen", "household", 810_000, 1_060_000, 1_140_000),
    ("giay_khen", "collective", 1_080_000, 1_410_000, 1_520_000),
    ("tap_the_lao_dong_tien_tien", "collective", 1_440_000, 1_880_000, 2_030_000),
    ("cstd_co_so", "individual", 1_800_000, 2_340_000, 2_530_000),
    ("tap_the_lao_dong_xuat_sac", "collective", 2_700_000, 3_510_000, 3_800_000),
    ("bang_khen_bo_nganh_tinh", "individual", 2_700_000, 3_510_000, 3_800_000),
    ("bang_khen_bo_nganh_tinh", "household", 4_050_000, 5_270_000, 5_700_000),
    ("bang_khen_bo_nganh_tinh", "collective", 5_400_000, 7_020_000, 7_590_000),
    ("bang_khen_thu_tuong", "individual", 6_300_000, 8_190_000, 8_860_000),
    ("cstd_toan_quoc", "individual", 8_100_000, 10_530_000, 11_390_000),
    ("bang_khen_thu_tuong", "collective", 12_600_000, 16_380_000, 17_710_000),
    ("co_thi_dua_bo_nganh_tinh", "collective", 14_400_000, 18_720_000, 20_240_000),
    ("hc_lao_dong_1", "individual", 16_200_000, 21_060_000, 22_770_000),
    ("co_thi_dua_chinh_phu", "collective", 21_600_000, 28_080_000, 30_360_000),
]


@pytest.mark.parametrize(("award", "kind", "amount"), TABLE_2021)
def test_table_of_2021(award: str, kind: law.SubjectKind, amount: int) -> None:
    found = law.prize_vnd(award, kind, Y2021)
    assert found.amount_vnd == amount
    assert found.base_salary_vnd == 1_490_000
    assert found.cite.instrument == "nd-91-2017-nd-cp"


@pytest.mark.parametrize(("award", "kind", "first", "second", "third"), TABLE_SINCE_2024)
def test_table_since_2024(award: str, kind: law.SubjectKind, first: int, second: int, third: int) -> None:
    assert [law.prize_vnd(award, kind, day).amount_vnd for day in (D1800, D2340, D2530)] == [first, second, third]


def test_the_decree_of_the_day_is_cited() -> None:
    assert law.prize_vnd("cstd_co_so", "individual", date(2025, 6, 30)).cite == law.Cite(
        "nd-98-2023-nd-cp", "Điều 54", "verified"
    )
    assert law.prize_vnd("cstd_co_so", "individual", date(2025, 7, 1)).cite == law.Cite(
        "nd-152-2025-nd-cp", "Điều 50", "verified"
    )


def test_commune_certificates_paid_half_before_2024() -> None:
    by = "chu_tich_ubnd_xa"
    assert law.prize_vnd("giay_khen", "individual", Y2021, by).amount_vnd == 230_000
    assert law.prize_vnd("giay_khen", "individual", Y2021, by).coefficient == Fraction(3, 20)
    assert law.prize_vnd("giay_khen", "collective", Y2021, by).amount_vnd == 450_000
    assert law.prize_vnd("giay_khen", "individual", D2340, by).amount_vnd == 710_000


@pytest.mark.parametrize(
    ("day", "vnd"),
    [
        (date(2018, 6, 30), 1_300_000),
        (date(2018, 7, 1), 1_390_000),
        (date(2019, 6, 30), 1_390_000),
        (date(2019, 7, 1), 1_490_000),
        (date(2023, 6, 30), 1_490_000),
        (date(2023, 7, 1), 1_800_000),
        (date(2024, 6, 30), 1_800_000),
        (date(2024, 7, 1), 2_340_000),
        (date(2026, 6, 30), 2_340_000),
        (date(2026, 7, 1), 2_530_000),
    ],
)
def test_base_salary_changes_on_its_day(day: date, vnd: int) -> None:
    assert base_salary(day)[0] == vnd


def test_what_is_not_known_is_refused_not_guessed() -> None:
    with pytest.raises(law.LawInputError, match="30/06/2017"):
        base_salary(date(2017, 6, 30))
    with pytest.raises(law.LawInputError, match="chưa có mức tiền thưởng"):
        law.prize_vnd("gia_dinh_van_hoa", "household", D2340)
    with pytest.raises(law.LawInputError, match="không có mức tiền thưởng cho hộ gia đình"):
        law.prize_vnd("giay_khen", "household", Y2021)
    with pytest.raises(law.LawInputError, match="các quy tắc bắt đầu từ 01/10/2017"):
        law.prize_vnd("giay_khen", "individual", date(2017, 9, 1))


@given(st.dates(date(2017, 10, 1), date(2030, 1, 1)), st.sampled_from([row[0] for row in TABLE_SINCE_2024]))
def test_rounding_up_never_takes_and_gives_less_than_ten_thousand(day: date, award: str) -> None:
    kind: law.SubjectKind = "collective" if "tap_the" in award or award.startswith("co_") else "individual"
    found = law.prize_vnd(award, kind, day)
    exact = found.coefficient * found.base_salary_vnd
    assert found.amount_vnd % 10_000 == 0
    assert 0 <= found.amount_vnd - exact < 10_000


def _prize(awards: list[dict[str, object]], subject: str = "individual", **more: object) -> law.PrizeAnswer:
    raw = {"subject": subject, "decision": D2340, "awards": awards}
    given = law.answer(law.parse_case({"id": "tiền", "prize": raw, **more}))
    assert isinstance(given, law.PrizeAnswer)
    return given


def test_of_titles_for_one_year_the_higher_is_paid_and_the_other_says_why() -> None:
    found = _prize([{"award": "cstd_co_so", "year": 2025}, {"award": "lao_dong_tien_tien", "year": 2025}])
    assert found.total_vnd == 2_340_000
    assert [line.paid for line in found.lines] == [True, False]
    assert "Chiến sĩ thi đua cơ sở" in found.lines[1].reason_vi


def test_the_same_award_entered_twice_is_paid_once() -> None:
    assert _prize([{"award": "cstd_co_so", "year": 2025}] * 2).total_vnd == 2_340_000


def test_order_of_entry_changes_no_total() -> None:
    awards = [
        {"award": "lao_dong_tien_tien", "year": 2025},
        {"award": "bang_khen_bo_nganh_tinh", "year": 2025},
        {"award": "cstd_co_so", "year": 2025},
    ]
    assert _prize(awards).total_vnd == _prize(awards[::-1]).total_vnd == 5_850_000


def test_an_insignia_is_a_ceiling_and_is_not_rounded_above_it() -> None:
    found = _prize([{"award": "ky_niem_chuong", "year": 2025}])
    assert found.total_vnd == 1_404_000
    assert [warning.code for warning in found.warnings] == ["muc_toi_da"]


def test_an_unknown_amount_leaves_the_sum_to_people() -> None:
    found = _prize([{"award": "gia_dinh_van_hoa", "year": 2025}, {"award": "giay_khen", "year": 2025}], "household")
    assert (found.status, found.total_vnd) == ("needs_review", 1_060_000)
    early = {"subject": "individual", "decision": date(2016, 1, 1), "awards": [{"award": "giay_khen", "year": 2015}]}
    case = law.parse_case({"id": "tiền", "prize": early})
    with pytest.raises(law.LawInputError, match=r"tiền: prize\.decision"):
        law.answer(case)


def test_arithmetic_is_written_out() -> None:
    line = law.prize_vnd("tap_the_lao_dong_tien_tien", "collective", D2340)
    assert line.arithmetic_vi == "0,8 × 2.340.000 = 1.872.000, làm tròn lên hàng chục nghìn: 1.880.000"
    assert line.to_json()["coefficient"] == 0.8


# The printed table of 2021: product, rounded up (the decree's words), rounded to the nearest, not rounded.
ROUNDINGS_2021 = [
    ("giay_khen", "individual", "chu_tich_ubnd_xa", 230_000, 220_000, 223_500),
    ("lao_dong_tien_tien", "individual", None, 450_000, 450_000, 447_000),
    ("giay_khen", "individual", None, 450_000, 450_000, 447_000),
    ("giay_khen", "collective", None, 900_000, 890_000, 894_000),
    ("tap_the_lao_dong_tien_tien", "collective", None, 1_200_000, 1_190_000, 1_192_000),
    ("cstd_co_so", "individual", None, 1_490_000, 1_490_000, 1_490_000),
    ("bang_khen_bo_nganh_tinh", "individual", None, 1_490_000, 1_490_000, 1_490_000),
    ("tap_the_lao_dong_xuat_sac", "collective", None, 2_240_000, 2_240_000, 2_235_000),
    ("bang_khen_bo_nganh_tinh", "collective", None, 2_980_000, 2_980_000, 2_980_000),
    ("cstd_bo_nganh_tinh", "individual", None, 4_470_000, 4_470_000, 4_470_000),
    ("bang_khen_thu_tuong", "individual", None, 5_220_000, 5_220_000, 5_215_000),
    ("cstd_toan_quoc", "individual", None, 6_710_000, 6_710_000, 6_705_000),
    ("hc_lao_dong_3", "individual", None, 6_710_000, 6_710_000, 6_705_000),
    ("bang_khen_thu_tuong", "collective", None, 10_430_000, 10_430_000, 10_430_000),
    ("hc_lao_dong_2", "individual", None, 11_180_000, 11_180_000, 11_175_000),
    ("co_thi_dua_bo_nganh_tinh", "collective", None, 11_920_000, 11_920_000, 11_920_000),
    ("co_thi_dua_chinh_phu", "collective", None, 17_880_000, 17_880_000, 17_880_000),
]


@pytest.mark.parametrize(("award", "kind", "by", "up", "nearest", "plain"), ROUNDINGS_2021)
def test_the_table_of_2021_under_each_rounding(
    award: str, kind: law.SubjectKind, by: str | None, up: int, nearest: int, plain: int
) -> None:
    for rounding, amount in (("ceil_10k", up), ("nearest_10k", nearest), ("none", plain)):
        assert prize.prize_line(award, kind, Y2021, by, rounding).amount_vnd == amount


@pytest.mark.parametrize(
    ("award", "kind", "first", "second", "third"),
    [
        ("giay_khen", "individual", 540_000, 710_000, 760_000),
        ("thon_to_dan_pho_van_hoa", "collective", 2_700_000, 3_510_000, 3_800_000),
        ("cstd_bo_nganh_tinh", "individual", 5_400_000, 7_020_000, 7_590_000),
        ("hc_lao_dong_3", "individual", 8_100_000, 10_530_000, 11_390_000),
        ("hc_lao_dong_3", "collective", 16_200_000, 21_060_000, 22_770_000),
    ],
)
def test_the_rest_of_the_table_since_2024(
    award: str, kind: law.SubjectKind, first: int, second: int, third: int
) -> None:
    assert [law.prize_vnd(award, kind, day).amount_vnd for day in (D1800, D2340, D2530)] == [first, second, third]


# Every multiple of the decrees of 2023 and 2025: of a person and of a collective; None where there is none.
MULTIPLES = [
    ("lao_dong_tien_tien", "0.3", None),
    ("chien_si_tien_tien", "0.3", None),
    ("cstd_co_so", "1", None),
    ("cstd_bo_nganh_tinh", "3", None),
    ("cstd_toan_quoc", "4.5", None),
    ("tap_the_lao_dong_tien_tien", None, "0.8"),
    ("don_vi_tien_tien", None, "0.8"),
    ("tap_the_lao_dong_xuat_sac", None, "1.5"),
    ("don_vi_quyet_thang", None, "1.5"),
    ("thon_to_dan_pho_van_hoa", None, "1.5"),
    ("xa_phuong_tieu_bieu", None, "2"),
    ("co_thi_dua_quan_khu_dhqg", None, "6"),
    ("co_thi_dua_bo_nganh_tinh", None, "8"),
    ("co_thi_dua_chinh_phu", None, "12"),
    ("hc_sao_vang", "46", "92"),
    ("hc_ho_chi_minh", "30.5", "61"),
    ("hc_doc_lap_1", "15", "30"),
    ("hc_quan_cong_1", "15", "30"),
    ("hc_doc_lap_2", "12.5", "25"),
    ("hc_quan_cong_2", "12.5", "25"),
    ("hc_doc_lap_3", "10.5", "21"),
    ("hc_quan_cong_3", "10.5", "21"),
    ("hc_lao_dong_1", "9", "18"),
    ("hc_chien_cong_1", "9", "18"),
    ("hc_bao_ve_to_quoc_1", "9", "18"),
    ("hc_lao_dong_2", "7.5", "15"),
    ("hc_chien_cong_2", "7.5", "15"),
    ("hc_bao_ve_to_quoc_2", "7.5", "15"),
    ("hc_dai_doan_ket", "7.5", "15"),
    ("hc_lao_dong_3", "4.5", "9"),
    ("hc_chien_cong_3", "4.5", "9"),
    ("hc_bao_ve_to_quoc_3", "4.5", "9"),
    ("hc_dung_cam", "4.5", "9"),
    ("huy_chuong_huu_nghi", "1.5", None),
    ("huy_chuong_chien_si_ve_vang_1", "1.5", None),
    ("dhvd_anh_hung_lao_dong", "15.5", "31"),
    ("dhvd_anh_hung_llvtnd", "15.5", "31"),
    ("dhvd_ba_me_vnah", "15.5", None),
    ("dhvd_nha_giao_nhan_dan", "12.5", None),
    ("dhvd_nghe_si_uu_tu", "9", None),
    ("giai_thuong_hcm", "270", "270"),
    ("giai_thuong_nn", "170", "170"),
    ("bang_khen_thu_tuong", "3.5", "7"),
    ("bang_khen_bo_nganh_tinh", "1.5", "3"),
    ("bang_khen_quan_khu_dhqg", "1", "2"),
    ("giay_khen", "0.3", "0.6"),
    ("ky_niem_chuong", "0.6", None),
]


@pytest.mark.parametrize(("award", "single", "collective"), MULTIPLES)
def test_multiples_are_exact(award: str, single: str | None, collective: str | None) -> None:
    for day in (D1800, D2340):
        for kind, expected in (("individual", single), ("collective", collective)):
            if expected is None:
                with pytest.raises(law.LawInputError, match="không có mức tiền thưởng"):
                    law.prize_vnd(award, kind, day)  # type: ignore[arg-type]
            else:
                assert law.prize_vnd(award, kind, day).coefficient == Fraction(expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("award", "single"), [("giay_khen", "0.3"), ("bang_khen_bo_nganh_tinh", "1.5"), ("bang_khen_thu_tuong", "3.5")]
)
def test_a_household_gets_half_as_much_again_as_a_person(award: str, single: str) -> None:
    assert law.prize_vnd(award, "household", D2340).coefficient == Fraction(single) * Fraction(3, 2)


@pytest.mark.parametrize(
    ("award", "decision", "warned"),
    [
        # 0.45 times the base is rounded once; rounding the person's 0.3 first would give ten thousand more.
        ("giay_khen", D2340, True),
        ("bang_khen_thu_tuong", date(2024, 2, 1), False),
    ],
)
def test_where_the_order_of_rounding_matters_it_is_said(award: str, decision: date, warned: bool) -> None:
    raw = {"subject": "household", "decision": decision, "awards": [{"award": award, "year": decision.year}]}
    given_answer = law.answer(law.parse_case({"id": "hộ", "prize": raw}))
    codes = [warning.code for warning in given_answer.warnings]
    assert codes == (["lam_tron_ho_gia_dinh"] if warned else [])


def test_who_sets_an_amount_that_the_decree_leaves_open_is_named() -> None:
    with pytest.raises(law.LawInputError, match="Mức thưởng do Bộ tặng kỷ niệm chương quy định"):
        law.prize_vnd("ky_niem_chuong", "individual", Y2021)
    with pytest.raises(law.LawInputError, match="địa phương quy định"):
        law.prize_vnd("gia_dinh_van_hoa", "household", D2340)


@pytest.mark.parametrize(
    ("award", "by", "on", "level", "at"),
    [
        ("cstd_co_so", "giam_doc_so", D2340, "decider", "Điều 11 khoản 4"),
        ("bang_khen_bo_nganh_tinh", "chu_tich_ubnd_tinh", D2340, "decider", "Điều 11 khoản 4"),
        ("bang_khen_thu_tuong", "thu_tuong", D2340, "proposer", "Điều 11 khoản 4"),
        ("co_thi_dua_chinh_phu", "chinh_phu", D1800, "proposer", "Điều 11 khoản 4"),
        ("hc_lao_dong_3", "chu_tich_nuoc", D2530, "proposer", "Điều 11 khoản 4"),
        # Before 2024 the one who decides pays, as far as the decree is known.
        ("bang_khen_thu_tuong", "thu_tuong", Y2021, "decider", "Điều 65 đến Điều 67"),
    ],
)
def test_who_pays(award: str, by: str, on: date, level: str, at: str) -> None:
    found = law.payer(award, by, on)
    assert (found.level, found.cite.at) == (level, at)


def test_the_share_of_the_fund_for_organising() -> None:
    def organising(on: date) -> list[str]:
        return [one.cite.instrument for one in law.fund_rules(on) if one.id == "to_chuc"]

    assert organising(Y2021) == ["nd-91-2017-nd-cp"]
    assert organising(D1800) == []
    assert organising(date(2025, 7, 14)) == []
    assert organising(date(2025, 7, 15)) == ["tt-28-2025-tt-btc"]
    assert organising(date(2025, 12, 31)) == ["tt-28-2025-tt-btc"]
    assert organising(date(2026, 1, 1)) == ["tt-143-2025-tt-btc"]


def test_ceilings_of_the_councils_fees() -> None:
    found = law.council_fees(date(2026, 1, 1))
    assert found is not None
    assert (found.chair_vnd, found.member_vnd, found.helper_vnd) == (1_000_000, 500_000, 300_000)
    assert (found.prizes_chair_vnd, found.prizes_member_vnd) == (1_500_000, 1_000_000)
    assert found.cite.at == "Điều 2 khoản 3 điểm g"
    assert law.council_fees(D1800) is None
    assert law.council_fees(date(2025, 7, 14)) is None


def test_the_base_salary_comes_with_its_decree() -> None:
    assert law.base_salary(D2340) == (2_340_000, law.Cite("nd-73-2024-nd-cp", "Điều 3 khoản 2", "verified"))
    with pytest.raises(law.LawInputError, match="“khen” không có trong danh mục"):
        law.payer("khen", "thu_tuong", D2340)
