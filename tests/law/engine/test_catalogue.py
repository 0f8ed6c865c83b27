"""Every title and form by the names people give it."""

from datetime import date

import pytest

from thidua import law
from thidua.law.engine.load import versions_of


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("cstd_co_so", "cstd_co_so"),
        ("Chiến sĩ thi đua cơ sở", "cstd_co_so"),
        ("chiến sỹ thi đua cơ sở", "cstd_co_so"),
        ("CHIẾN SĨ THI ĐUA CƠ SỞ", "cstd_co_so"),
        ("“Lao động tiên tiến”", "lao_dong_tien_tien"),
        ("danh hiệu Lao động tiên tiến", "lao_dong_tien_tien"),
        ("LĐTT", "lao_dong_tien_tien"),
        ("ldtt", "lao_dong_tien_tien"),
        ("cstd_tinh", "cstd_bo_nganh_tinh"),
        ("Chiến sĩ thi đua cấp tỉnh", "cstd_bo_nganh_tinh"),
        ("Tập  thể lao động xuất sắc", "tap_the_lao_dong_xuat_sac"),
        ("tt_ldtt", "tap_the_lao_dong_tien_tien"),
        ("co_tinh", "co_thi_dua_bo_nganh_tinh"),
        ("bang_khen_tinh", "bang_khen_bo_nganh_tinh"),
        ("Bằng khen của Chủ tịch UBND tỉnh", "bang_khen_bo_nganh_tinh"),
        ("bằng khen của thủ tướng chính phủ", "bang_khen_thu_tuong"),
        ("Giấy khen", "giay_khen"),
        ("giay_khen_xa", "giay_khen"),
        ("hcld_3", "hc_lao_dong_3"),
        ("Huân chương Lao động hạng Ba", "hc_lao_dong_3"),
        ("Hòa bình", None),
        ("", None),
    ],
)
def test_names_lead_to_codes(said: str, code: str | None) -> None:
    assert law.award_code(said) == code


def test_every_label_and_code_leads_to_itself() -> None:
    for code, kind in law.AWARDS.items():
        assert law.award_code(code) == code
        assert law.award_code(kind.label_vi) == code
        assert law.award_code(kind.label_vi.upper()) == code


def test_the_catalogue_is_whole() -> None:
    assert len(law.AWARDS) >= 50
    titles = [code for code, kind in law.AWARDS.items() if kind.kind == "danh_hieu"]
    assert len(titles) == 15
    assert law.AWARDS["giay_khen"].subjects == {"individual", "collective", "household"}
    assert law.AWARDS["cstd_co_so"].subjects == {"individual"}
    assert law.AWARDS["cstd_co_so"].english == "Grassroots Emulation Fighter"
    for series in ("doc_lap", "quan_cong", "lao_dong", "bao_ve_to_quoc", "chien_cong"):
        assert all(f"hc_{series}_{degree}" in law.AWARDS for degree in (1, 2, 3))


def test_every_award_of_the_catalogue_has_a_rule_for_each_subject_on_every_day() -> None:
    for code, kind in law.AWARDS.items():
        rules = versions_of(code)
        assert (rules[0].start, rules[-1].end) == (date(2017, 10, 1), None), code
        for rule in rules:
            assert set(rule.trees) == kind.subjects, rule.id


def test_only_what_an_office_proposes_is_offered_to_it() -> None:
    written = {code for code, kind in law.AWARDS.items() if kind.implemented}
    assert {
        "lao_dong_tien_tien",
        "cstd_co_so",
        "cstd_bo_nganh_tinh",
        "tap_the_lao_dong_tien_tien",
        "tap_the_lao_dong_xuat_sac",
        "giay_khen",
        "bang_khen_bo_nganh_tinh",
    } <= written
    assert written.isdisjoint({"hc_sao_vang", "chien_si_tien_tien", "don_vi_quyet_thang", "gia_dinh_van_hoa"})


def test_the_catalogue_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        law.AWARDS["x"] = law.AWARDS["giay_khen"]  # type: ignore[index]


def test_an_unknown_name_of_the_package_is_an_error() -> None:
    with pytest.raises(AttributeError, match="khong_co"):
        _ = law.khong_co
