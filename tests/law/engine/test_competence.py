"""Who decides what, before and after the district level went."""

from datetime import date

import pytest

from thidua import law
from thidua.law.engine import competence

R0, R1, R2 = date(2021, 12, 28), date(2025, 6, 30), date(2025, 7, 1)


BASE = ("lao_dong_tien_tien", "cstd_co_so", "tap_the_lao_dong_tien_tien", "giay_khen")
VILLAGE = ("xa_phuong_tieu_bieu", "thon_to_dan_pho_van_hoa", "gia_dinh_van_hoa")


def without_villages(awards: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(award for award in awards if award not in VILLAGE)


@pytest.mark.parametrize("on", [R0, R1, R2])
def test_a_department_decides_base_titles_and_certificates(on: date) -> None:
    assert law.awards_within_competence("so", on) == BASE
    assert set(law.awards_next_above("so", on)) - {"ky_niem_chuong"} == {
        "cstd_bo_nganh_tinh",
        "tap_the_lao_dong_xuat_sac",
        "co_thi_dua_bo_nganh_tinh",
        "bang_khen_bo_nganh_tinh",
    }


def test_a_commune_gained_titles_when_the_district_went() -> None:
    assert without_villages(law.awards_within_competence("xa", R1)) == ("lao_dong_tien_tien", "giay_khen")
    assert without_villages(law.awards_within_competence("xa", R2)) == BASE
    assert without_villages(law.awards_next_above("xa", R1)) == ("cstd_co_so", "tap_the_lao_dong_tien_tien")
    assert law.awards_next_above("xa", R2)[0] == "cstd_bo_nganh_tinh"


def test_a_ministry_decides_base_titles_since_2024_only() -> None:
    assert "cstd_co_so" not in law.awards_within_competence("bo", R0)
    assert "cstd_co_so" in law.awards_within_competence("bo", R1)
    assert "bang_khen_bo_nganh_tinh" in law.awards_within_competence("bo", R0)


@pytest.mark.parametrize("level", ["so", "bo", "xa", "huyen", "tinh"])
def test_no_civil_agency_lists_titles_of_the_armed_forces(level: law.Level) -> None:
    for on in (R0, R1, R2):
        own = {*law.awards_within_competence(level, on), *law.awards_next_above(level, on)}
        assert own.isdisjoint({"chien_si_tien_tien", "don_vi_tien_tien", "don_vi_quyet_thang"})


@pytest.mark.parametrize("on", [R0, R1, R2])
def test_a_department_has_nothing_to_do_with_titles_of_villages(on: date) -> None:
    for level in ("so", "bo"):
        assert set(law.awards_next_above(level, on)).isdisjoint(VILLAGE)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("award", "level", "on", "body", "at"),
    [
        ("cstd_co_so", "so", R0, "giam_doc_so", "Điều 80 khoản 1"),
        ("cstd_bo_nganh_tinh", "so", R0, "chu_tich_ubnd_tinh", "Điều 79"),
        ("cstd_bo_nganh_tinh", "so", R2, "chu_tich_ubnd_tinh", "Điều 79 khoản 4"),
        ("cstd_co_so", "xa", R1, "chu_tich_ubnd_huyen", "Điều 80 khoản 2"),
        ("cstd_co_so", "xa", R2, "chu_tich_ubnd_xa", "Điều 59"),
        ("cstd_toan_quoc", "so", R2, "thu_tuong", "Điều 78 khoản 2"),
        ("co_thi_dua_chinh_phu", "tinh", R2, "chinh_phu", "Điều 78 khoản 1"),
        ("hc_lao_dong_3", "so", R2, "chu_tich_nuoc", "Điều 77"),
        ("bang_khen_bo_nganh_tinh", "bo", R2, "bo_truong", "Điều 79 khoản 2"),
    ],
)
def test_competent_body(award: str, level: law.Level, on: date, body: str, at: str) -> None:
    found = law.competent_body(award, level, on)
    assert (found.body, found.cite.at) == (body, at)
    assert found.label_vi


def test_an_unknown_decider_or_level_is_refused() -> None:
    with pytest.raises(law.LawInputError, match="chưa rõ ai quyết định"):
        law.competent_body("chien_si_tien_tien", "so", R2)
    with pytest.raises(law.LawInputError, match="cấp “thon” không có"):
        law.competent_body("giay_khen", "thon", R2)  # type: ignore[arg-type]


def _signs(award: str, by: str, on: date) -> law.AuthorityAnswer:
    authority = {"award": award, "by": by, "decision": on}
    given = law.answer(law.parse_case({"id": "tq", "authority": authority}))
    assert isinstance(given, law.AuthorityAnswer)
    return given


def test_a_wrong_signature_says_who_may_sign() -> None:
    found = _signs("tap_the_lao_dong_xuat_sac", "giam_doc_so", R0)
    assert (found.valid, found.status) == (False, "not_eligible")
    assert set(found.competent) == {"chu_tich_ubnd_tinh", "bo_truong"}
    assert "Chủ tịch Ủy ban nhân dân cấp tỉnh" in found.warnings[0].text_vi


def test_the_prime_minister_signing_for_the_government_is_remarked_on() -> None:
    found = _signs("co_thi_dua_chinh_phu", "thu_tuong", R2)
    assert found.valid
    assert [warning.code for warning in found.warnings] == ["ky_thay_mat"]
    assert not _signs("cstd_toan_quoc", "chinh_phu", R2).valid


def test_titles_of_the_armed_forces_are_left_to_their_ministries() -> None:
    assert _signs("chien_si_tien_tien", "bo_truong", R2).status == "needs_review"
    assert _signs("chien_si_tien_tien", "giam_doc_so", R0).valid


def test_before_the_first_rule_nothing_is_claimed() -> None:
    found = _signs("cstd_co_so", "giam_doc_so", date(2014, 5, 31))
    assert (found.valid, found.status) == (False, "needs_review")
    assert _signs("cstd_co_so", "giam_doc_so", date(2014, 6, 1)).valid


@pytest.mark.parametrize(
    ("award", "by", "on", "valid"),
    [
        # Units with legal personality of a ministry; the head of an enterprise; the chair of its board only until 2023.
        ("cstd_co_so", "thu_truong_don_vi_thuoc_bo", R0, True),
        ("cstd_co_so", "thu_truong_don_vi_thuoc_bo", R2, True),
        ("bang_khen_bo_nganh_tinh", "thu_truong_don_vi_thuoc_bo", R2, False),
        ("cstd_co_so", "giam_doc_doanh_nghiep", R0, True),
        ("cstd_co_so", "giam_doc_doanh_nghiep", R2, True),
        ("cstd_co_so", "chu_tich_hoi_dong", R0, True),
        ("cstd_co_so", "chu_tich_hoi_dong", R1, False),
        ("giay_khen", "chu_tich_hoi_dong", R1, True),
        # A unit without legal personality decides only by delegation, which the older law did not know.
        ("lao_dong_tien_tien", "nguoi_duoc_uy_quyen", R0, False),
        ("lao_dong_tien_tien", "nguoi_duoc_uy_quyen", R1, True),
        ("giay_khen", "nguoi_duoc_uy_quyen", R1, False),
        ("ky_niem_chuong", "uy_ban_thuong_vu_quoc_hoi", R2, True),
        ("ky_niem_chuong", "chu_tich_ubnd_tinh", R2, True),
        ("thon_to_dan_pho_van_hoa", "chu_tich_ubnd_huyen", R1, True),
        ("thon_to_dan_pho_van_hoa", "chu_tich_ubnd_xa", R1, False),
        ("thon_to_dan_pho_van_hoa", "chu_tich_ubnd_xa", R2, True),
        ("gia_dinh_van_hoa", "chu_tich_ubnd_xa", R0, True),
        ("xa_phuong_tieu_bieu", "chu_tich_ubnd_tinh", R2, True),
        ("co_thi_dua_bo_nganh_tinh", "bo_truong", R2, True),
        ("bang_khen_thu_tuong", "thu_tuong", R0, True),
        ("dhvd_anh_hung_lao_dong", "chu_tich_nuoc", R2, True),
        ("giai_thuong_hcm", "chu_tich_nuoc", R0, True),
    ],
)
def test_who_may_sign_what(award: str, by: str, on: date, valid: bool) -> None:
    assert _signs(award, by, on).valid is valid


@pytest.mark.parametrize(
    ("award", "at"),
    [
        ("chien_si_tien_tien", "Điều 80 khoản 5"),
        ("don_vi_quyet_thang", "Điều 79 khoản 5"),
        ("bang_khen_quan_khu_dhqg", "Điều 76 khoản 2, khoản 3"),
    ],
)
def test_what_is_left_to_others_names_where_it_is_left(award: str, at: str) -> None:
    found = _signs(award, "chu_tich_ubnd_tinh", R2)
    assert (found.status, found.valid) == ("needs_review", False)
    assert _signs(award, "theo_quy_dinh_rieng", R2).cite == law.Cite("luat-06-2022-qh15", at, "verified")


def test_every_award_of_the_catalogue_has_somebody_who_decides_it() -> None:
    silent = {code for code in law.AWARDS if not competence.grants_on(code, R2)}
    assert silent == set()


def test_only_ministers_may_delegate_and_only_base_titles_since_2024() -> None:
    found = law.may_delegate("bo_truong", "cstd_co_so", R1)
    assert found is not None
    assert (found.to, found.cite.at) == ("nguoi_duoc_uy_quyen", "Điều 79 khoản 3")
    assert law.may_delegate("bo_truong", "cstd_co_so", R0) is None
    assert law.may_delegate("bo_truong", "giay_khen", R1) is None
    assert law.may_delegate("chu_tich_ubnd_tinh", "cstd_co_so", R2) is None


@pytest.mark.parametrize(
    ("award", "on", "at", "says"),
    [
        ("cstd_co_so", R0, "Điều 83 khoản 1", "Đơn vị cơ sở"),
        ("hc_lao_dong_3", R0, "Điều 83 khoản 2", "trình Thủ tướng"),
        ("bang_khen_thu_tuong", R0, "Điều 83 khoản 3", "Thủ tướng Chính phủ"),
        ("cstd_bo_nganh_tinh", R2, "Điều 83 khoản 1", "quỹ lương"),
        ("giai_thuong_nn", R2, "Điều 83 khoản 2", "trình Chủ tịch nước"),
        ("co_thi_dua_chinh_phu", R2, "Điều 83 khoản 4", "đề nghị Chính phủ"),
        ("cstd_toan_quoc", R2, "Điều 83 khoản 4", "Giám đốc đại học quốc gia"),
    ],
)
def test_who_proposes(award: str, on: date, at: str, says: str) -> None:
    found = law.proposer(award, on)
    assert found.cite.at == at
    assert says in found.text_vi


def test_who_hands_the_award_over() -> None:
    assert law.presenter(R0).cite == law.Cite("luat-15-2003-qh11", "Điều 81 khoản 1", "verified")
    assert law.presenter(R2).cite == law.Cite("luat-06-2022-qh15", "Điều 82 khoản 1", "verified")


def test_before_the_first_rule_nobody_proposes_or_presents() -> None:
    for call in (lambda: law.presenter(date(2014, 5, 31)), lambda: law.proposer("giay_khen", date(2014, 5, 31))):
        with pytest.raises(law.LawInputError, match="31/05/2014"):
            call()
    with pytest.raises(law.LawInputError, match="“khen” không có trong danh mục"):
        law.proposer("khen", R2)
