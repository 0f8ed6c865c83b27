"""Who decides what, before and after the district level went."""

from datetime import date

import pytest

from thidua import law

R0, R1, R2 = date(2021, 12, 28), date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize("on", [R0, R1, R2])
def test_a_department_decides_base_titles_and_certificates(on: date) -> None:
    assert law.awards_within_competence("so", on) == (
        "lao_dong_tien_tien",
        "cstd_co_so",
        "tap_the_lao_dong_tien_tien",
        "giay_khen",
    )
    assert law.awards_next_above("so", on) == (
        "cstd_bo_nganh_tinh",
        "tap_the_lao_dong_xuat_sac",
        "co_thi_dua_bo_nganh_tinh",
        "bang_khen_bo_nganh_tinh",
    )


def test_a_commune_gained_titles_when_the_district_went() -> None:
    assert law.awards_within_competence("xa", R1) == ("lao_dong_tien_tien", "giay_khen")
    assert law.awards_within_competence("xa", R2) == (
        "lao_dong_tien_tien",
        "cstd_co_so",
        "tap_the_lao_dong_tien_tien",
        "giay_khen",
    )
    assert law.awards_next_above("xa", R1) == ("cstd_co_so", "tap_the_lao_dong_tien_tien")
    assert law.awards_next_above("xa", R2)[0] == "cstd_bo_nganh_tinh"


def test_a_ministry_decides_base_titles_since_2024_only() -> None:
    assert "cstd_co_so" not in law.awards_within_competence("bo", R0)
    assert "cstd_co_so" in law.awards_within_competence("bo", R1)
    assert "bang_khen_bo_nganh_tinh" in law.awards_within_competence("bo", R0)


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
