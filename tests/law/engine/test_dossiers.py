"""What a dossier holds in each regime: papers by article, form numbers, sets, and when the simplified one will do."""

from datetime import date

import pytest

from thidua import law
from thidua.law.engine import catalogue, dossiers

R0, R1, R2, Y2026 = date(2021, 12, 5), date(2024, 12, 5), date(2025, 12, 5), date(2026, 3, 1)


def papers(found: law.Dossier) -> list[tuple[str, str]]:
    return [(item.id, item.needed) for item in found.items]


def form(found: law.Dossier, item: str) -> str | None:
    given = next(one.form for one in found.items if one.id == item)
    assert given is not None
    return given.number


ALWAYS_TITLE = [("to_trinh", "always"), ("bao_cao_thanh_tich", "always"), ("bien_ban_binh_xet", "always")]
ALWAYS_FORM = [("to_trinh", "always"), ("bao_cao_thanh_tich", "always"), ("bien_ban_xet_khen", "always")]


@pytest.mark.parametrize(
    ("award", "kind", "on", "expected"),
    [
        (
            "lao_dong_tien_tien",
            "individual",
            R0,
            [("van_ban_de_nghi", "always"), ("bao_cao_thanh_tich", "always"), ("bien_ban_binh_xet", "always")],
        ),
        (
            "cstd_co_so",
            "individual",
            R0,
            [
                ("van_ban_de_nghi", "always"),
                ("bao_cao_thanh_tich", "always"),
                ("bien_ban_binh_xet", "always"),
                ("chung_nhan_sang_kien", "always"),
            ],
        ),
        (
            "cstd_bo_nganh_tinh",
            "individual",
            R0,
            [
                ("van_ban_de_nghi", "always"),
                ("bao_cao_thanh_tich", "always"),
                ("bien_ban_binh_xet", "always"),
                ("chung_nhan_sang_kien", "always"),
                ("ket_qua_phieu", "always"),
            ],
        ),
        (
            "hc_lao_dong_3",
            "collective",
            R0,
            [
                ("van_ban_de_nghi", "always"),
                ("bao_cao_thanh_tich", "always"),
                ("bien_ban_xet_khen", "always"),
                ("chung_nhan_thanh_tich", "only_if"),
                ("y_kien_lien_quan", "always"),
            ],
        ),
        ("lao_dong_tien_tien", "individual", R2, ALWAYS_TITLE),
        ("tap_the_lao_dong_xuat_sac", "collective", R2, ALWAYS_TITLE),
        (
            "cstd_co_so",
            "individual",
            R2,
            [
                *ALWAYS_TITLE,
                ("chung_nhan_sang_kien", "only_if"),
                ("ket_qua_phieu", "always"),
                ("xac_nhan_htxs", "only_if"),
            ],
        ),
        (
            "cstd_bo_nganh_tinh",
            "individual",
            R1,
            [
                *ALWAYS_TITLE,
                ("chung_nhan_sang_kien", "always"),
                ("ket_qua_phieu", "always"),
                ("xac_nhan_pham_vi", "always"),
            ],
        ),
        (
            "co_thi_dua_bo_nganh_tinh",
            "collective",
            R2,
            [*ALWAYS_TITLE, ("ket_qua_phieu", "always"), ("bien_ban_cum_khoi", "always")],
        ),
        ("giay_khen", "individual", R2, [*ALWAYS_FORM, ("chung_nhan_thanh_tich", "only_if")]),
        (
            "bang_khen_thu_tuong",
            "individual",
            R2,
            [*ALWAYS_FORM, ("chung_nhan_thanh_tich", "only_if"), ("y_kien_lien_quan", "always")],
        ),
    ],
)
def test_papers_of_an_award(award: str, kind: law.SubjectKind, on: date, expected: list[tuple[str, str]]) -> None:
    assert papers(law.dossier(award, kind, on)) == expected


@pytest.mark.parametrize(
    ("limb", "with_papers"),
    [
        ("hoan_thanh_xuat_sac", ["xac_nhan_htxs"]),
        ("sang_kien", ["chung_nhan_sang_kien"]),
        ("de_tai", ["chung_nhan_sang_kien"]),
        ("muu_tri_sang_tao", []),
    ],
)
def test_the_limb_relied_on_decides_which_proof_is_needed(limb: str, with_papers: list[str]) -> None:
    found = law.dossier("cstd_co_so", "individual", R2, limb=limb)
    proofs = [item for item in found.items if item.id in {"xac_nhan_htxs", "chung_nhan_sang_kien"}]
    assert [item.id for item in proofs] == with_papers
    assert all(item.needed == "always" and item.when_vi == "" for item in proofs)


def test_the_older_law_wants_the_initiative_for_every_emulation_fighter() -> None:
    before = {award: law.dossier(award, "individual", R0) for award in ("cstd_co_so", "cstd_toan_quoc")}
    assert all("chung_nhan_sang_kien" in one.required for one in before.values())
    assert "chung_nhan_sang_kien" not in law.dossier("cstd_co_so", "individual", R2).required
    assert "chung_nhan_sang_kien" in law.dossier("cstd_toan_quoc", "individual", R2).required


@pytest.mark.parametrize(
    ("award", "asked"),
    [
        ("hc_lao_dong_1", True),
        ("bang_khen_thu_tuong", True),
        ("co_thi_dua_chinh_phu", True),
        ("giai_thuong_hcm", True),
        # The national emulation fighter is not in the list of Điều 84 khoản 3.
        ("cstd_toan_quoc", False),
        ("bang_khen_bo_nganh_tinh", False),
    ],
)
def test_whose_dossier_needs_the_opinion_of_others(award: str, asked: bool) -> None:
    kind = "collective" if award == "co_thi_dua_chinh_phu" else "individual"
    assert ("y_kien_lien_quan" in law.dossier(award, kind, R2).required) is asked  # type: ignore[arg-type]


def test_a_flag_for_a_theme_needs_no_minutes_of_the_cluster() -> None:
    found = law.dossier("co_thi_dua_bo_nganh_tinh", "collective", R2, occasion="phong_trao_thi_dua")
    assert "bien_ban_cum_khoi" not in found.required
    assert form(found, "bao_cao_thanh_tich") == "08"


@pytest.mark.parametrize(
    ("award", "kind", "occasion", "on", "number"),
    [
        ("tap_the_lao_dong_xuat_sac", "collective", "cong_trang", R0, "01"),
        ("cstd_co_so", "individual", "cong_trang", R0, "02"),
        ("hc_doc_lap_3", "individual", "cong_hien", R0, "03"),
        ("dhvd_anh_hung_lao_dong", "collective", "cong_trang", R0, "04"),
        ("dhvd_anh_hung_lao_dong", "individual", "cong_trang", R0, "05"),
        ("giay_khen", "individual", "dot_xuat", R0, "06"),
        ("bang_khen_bo_nganh_tinh", "collective", "phong_trao_thi_dua", R0, "07"),
        ("giay_khen", "household", "cong_trang", R0, "08"),
        ("lao_dong_tien_tien", "individual", "cong_trang", R0, None),
        # The annex of 2023 numbers its forms otherwise; only one number is known.
        ("dhvd_anh_hung_lao_dong", "collective", "cong_trang", R1, "05"),
        ("cstd_co_so", "individual", "cong_trang", R1, None),
        ("co_thi_dua_chinh_phu", "collective", "cong_trang", R2, "02"),
        ("cstd_toan_quoc", "individual", "cong_trang", R2, "03"),
        ("bang_khen_bo_nganh_tinh", "collective", "cong_trang", R2, "04"),
        ("cstd_co_so", "individual", "cong_trang", R2, "05"),
        ("giay_khen", "individual", "dot_xuat", R2, "06"),
        ("hc_lao_dong_1", "individual", "cong_hien", R2, "07"),
        ("giay_khen", "individual", "phong_trao_thi_dua", R2, "08"),
        ("dhvd_anh_hung_lao_dong", "collective", "cong_trang", R2, "09"),
        ("dhvd_anh_hung_lao_dong", "individual", "cong_trang", R2, "10"),
        ("hc_huu_nghi", "collective", "doi_ngoai", R2, "11"),
        ("hc_huu_nghi", "individual", "doi_ngoai", R2, "12"),
        ("giay_khen", "household", "cong_trang", R2, None),
    ],
)
def test_the_number_of_the_report_form(
    award: str, kind: law.SubjectKind, occasion: str, on: date, number: str | None
) -> None:
    assert form(law.dossier(award, kind, on, occasion=occasion), "bao_cao_thanh_tich") == number


def test_other_forms_are_numbered_since_the_decree_of_2025() -> None:
    found = law.dossier("cstd_bo_nganh_tinh", "individual", R2)
    assert (form(found, "to_trinh"), form(found, "xac_nhan_pham_vi")) == ("01", "13")
    assert law.dossier("cstd_bo_nganh_tinh", "individual", R1).items[0].form is None


@pytest.mark.parametrize(
    ("award", "on", "sets", "electronic", "confidence"),
    [
        ("cstd_toan_quoc", R0, 2, True, "verified"),
        ("cstd_bo_nganh_tinh", R0, 1, True, "knowledge"),
        ("cstd_co_so", R0, 1, False, "local"),
        ("bang_khen_thu_tuong", R0, None, True, "uncertain"),
        ("cstd_toan_quoc", R1, 1, True, "verified"),
        ("bang_khen_thu_tuong", R2, 1, True, "verified"),
        ("cstd_co_so", R2, 1, True, "local"),
    ],
)
def test_number_of_sets(award: str, on: date, sets: int | None, electronic: bool, confidence: str) -> None:
    found = law.dossier(award, "individual", on)
    assert (found.sets, found.electronic, found.sets_cite.confidence) == (sets, electronic, confidence)


def test_every_paper_of_every_award_has_an_article() -> None:
    for code, kind in catalogue.awards().items():
        for subject in kind.subjects:
            for on in (R0, R1, R2, Y2026):
                found = law.dossier(code, subject, on)  # type: ignore[arg-type]
                assert len(found.required) >= 3, code
                assert all(item.cite.at and item.name_vi for item in found.items), code
                assert all(item.when_vi for item in found.items if item.needed == "only_if"), code


OLD, NEW = ("phuc_vu_chinh_tri", "dot_xuat", "ro_rang"), ("phuc_vu_chinh_tri", "dot_xuat", "bi_mat_nha_nuoc")


@pytest.mark.parametrize(
    ("on", "names", "values", "status"),
    [
        (R0, OLD, (True, True, True), "met"),
        (R0, OLD, (True, True, False), "not_met"),
        (R0, OLD, (True, True, None), "unknown"),
        (R0, OLD, (None, None, False), "not_met"),
        (R2, NEW, (True, False, False), "met"),
        (R2, NEW, (False, False, True), "met"),
        (R2, NEW, (None, False, True), "met"),
        (R2, NEW, (False, False, False), "unknown"),
    ],
)
def test_the_simplified_procedure_all_three_then_any_one(
    on: date, names: tuple[str, ...], values: tuple[bool | None, ...], status: str
) -> None:
    found = law.simplified_procedure("giay_khen", dict(zip(names, values, strict=True)), on)
    assert found.status == status
    assert found.rule == ("all" if on == R0 else "any")


def test_no_case_of_five_means_no_simplified_procedure() -> None:
    five = ("phuc_vu_chinh_tri", "dot_xuat", "nguoi_dung_dau_phat_hien", "cong_hien_nien_han_doi_ngoai")
    nothing = dict.fromkeys((*five, "bi_mat_nha_nuoc"), False)
    assert law.simplified_procedure("giay_khen", nothing, R2).status == "not_met"
    assert law.simplified_procedure("giay_khen", {**nothing, "dot_xuat": True}, R2).status == "met"
    assert [name for name, _, _ in law.simplified_procedure("giay_khen", {}, R2).conditions] == list(nothing)


def test_titles_never_go_the_simplified_way() -> None:
    assert law.simplified_procedure("cstd_co_so", {"dot_xuat": True}, R2).status == "not_met"
    with pytest.raises(law.LawInputError, match="không đề nghị theo thủ tục đơn giản"):
        law.dossier("cstd_co_so", "individual", R2, simplified=True)


def test_the_simplified_dossier_is_two_papers_in_one_set() -> None:
    found = law.dossier("giay_khen", "individual", Y2026, occasion="dot_xuat", simplified=True)
    assert papers(found) == [("to_trinh", "always"), ("bao_cao_tom_tat", "always")]
    assert (found.sets, form(found, "bao_cao_tom_tat")) == (1, "06")
    assert found.items[1].cite == law.Cite("qd-01-2026-qd-ttg", "Điều 4 khoản 2 điểm b", "verified")
    # Between the decree of 2025 and the Prime Minister's decision of 2026 no text of the dossier is known.
    assert law.dossier("giay_khen", "individual", R2, simplified=True).items[0].cite.confidence == "uncertain"


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: law.dossier("cstd", "individual", R2), "“cstd” không có trong danh mục"),
        (lambda: law.dossier("cstd_co_so", "collective", R2), "không dành cho tập thể"),
        (lambda: law.dossier("cstd_co_so", "individual", R2, limb="sang"), "“sang” không có; dùng một trong"),
        (lambda: law.dossier("cstd_co_so", "individual", R2, occasion="tet"), "“tet” không có; dùng một trong"),
        (lambda: law.dossier("cstd_co_so", "individual", date(2017, 9, 30)), "30/09/2017"),
        (lambda: law.simplified_procedure("giay_khen", {"ro_rang": True}, R2), "điều kiện “ro_rang” không có"),
        (lambda: law.simplified_procedure("khen", {}, R2), "“khen” không có trong danh mục"),
    ],
)
def test_bad_input_names_what_was_expected(call: object, says: str) -> None:
    with pytest.raises(law.LawInputError, match=says):
        call()  # type: ignore[operator]


def test_patterns_stand_for_families() -> None:
    assert dossiers.covers("hc_*", "hc_lao_dong_1")
    assert not dossiers.covers("hc_*", "huy_chuong_huu_nghi")
    assert dossiers.covers("giay_khen", "giay_khen")
    assert not dossiers.covers("giay_khen", "giay_khen_so")
