"""The papers of a dossier written down a second time, straight from the articles, and held against every question.

The questions tell award by award what is expected; this reading tells in general why. It uses nothing of the rulebook:
where the two part, one of them misreads the law.
"""

from datetime import date

import pytest

from tests.law.questions import Question, questions

FIGHTERS = {"cstd_co_so", "cstd_bo_nganh_tinh", "cstd_toan_quoc"}
HEROES = {"dhvd_anh_hung_lao_dong", "dhvd_anh_hung_llvtnd"}
GOVERNMENT_FLAG, PRIME = "co_thi_dua_chinh_phu", "bang_khen_thu_tuong"
FLAGS = {GOVERNMENT_FLAG, "co_thi_dua_bo_nganh_tinh"}
# Luật 06/2022 Điều 19 and 20: everything else is a form of commendation.
TITLES = (
    FIGHTERS | FLAGS | {"lao_dong_tien_tien", "chien_si_tien_tien", "tap_the_lao_dong_xuat_sac", "don_vi_quyet_thang"}
    | {"tap_the_lao_dong_tien_tien", "don_vi_tien_tien", "xa_phuong_tieu_bieu", "thon_to_dan_pho_van_hoa"}
    | {"gia_dinh_van_hoa", "danh_hieu_khac"}
)  # fmt: skip
NEW_LAW, NEW_DECREE, SIMPLE_PROCEDURE = date(2024, 1, 1), date(2025, 7, 1), date(2026, 1, 1)
WORKS = {"sang_kien", "de_tai"}
MERITS = WORKS | {"thanh_tich_anh_huong", "dong_gop"}
OF_OCCASION_2017 = {"cong_hien": "03", "dot_xuat": "06", "phong_trao_thi_dua": "07", "doi_ngoai": "09"}
OF_OCCASION_2025 = {"dot_xuat": "06", "cong_hien": "07", "phong_trao_thi_dua": "08"}
OPEN = "chưa rõ"
Papers = tuple[set[str], set[str]]


def of_state_by_opinion(award: str, on: date) -> bool:
    """Luật 2003 Điều 84 khoản 3; Luật 2022 Điều 84 khoản 3, which adds the two prizes."""
    prizes = on >= NEW_LAW and award.startswith("giai_thuong")
    return award.startswith(("hc_", "huy_chuong", "dhvd_")) or award in {GOVERNMENT_FLAG, PRIME} or prizes


def by_limb(found: Papers, paper: str, limb: str | None, limbs: set[str]) -> None:
    """A paper for some limbs of the standard: needed with one of them, "only if" while no limb is named."""
    if limb in limbs:
        found[0].add(paper)
    elif limb is None:
        found[1].add(paper)


def papers_2003(award: str, limb: str | None) -> Papers:
    """Luật 2003 Điều 84 khoản 1, 2; ballots: Nghị định 91/2017 Điều 45 khoản 8, Điều 49."""
    found: Papers = ({"van_ban_de_nghi", "bao_cao_thanh_tich"}, set())
    found[0].add("bien_ban_binh_xet" if award in TITLES else "bien_ban_xet_khen")
    if award in FIGHTERS:
        found[0].add("chung_nhan_sang_kien")
    if award not in TITLES:
        by_limb(found, "chung_nhan_thanh_tich", limb, WORKS)
    if award in HEROES | FIGHTERS - {"cstd_co_so"}:
        found[0].add("ket_qua_phieu")
    return found


def papers_2022(award: str, limb: str | None, occasion: str) -> Papers:
    """Luật 2022 Điều 84 khoản 1, 2; Nghị định 98/2023 Điều 34 khoản 2; ballots for what Điều 30 khoản 7 sets a share."""
    found: Papers = ({"to_trinh", "bao_cao_thanh_tich"}, set())
    found[0].add("bien_ban_binh_xet" if award in TITLES else "bien_ban_xet_khen")
    if award == "cstd_co_so":
        by_limb(found, "chung_nhan_sang_kien", limb, WORKS)
        by_limb(found, "xac_nhan_htxs", limb, {"hoan_thanh_xuat_sac"})
    elif award in FIGHTERS and (limb is None or limb in WORKS):
        found[0].update({"chung_nhan_sang_kien", "xac_nhan_pham_vi"})
    if award in FIGHTERS | FLAGS | HEROES:
        found[0].add("ket_qua_phieu")
    if award == "cstd_toan_quoc":
        found[1].add("y_kien_cap_uy")
    if award in FLAGS and occasion != "phong_trao_thi_dua":
        found[0].add("bien_ban_cum_khoi")
    if award not in TITLES:
        by_limb(found, "chung_nhan_thanh_tich", limb, MERITS)
    return found


def form_2017(award: str, kind: str, occasion: str) -> str:
    """Phụ lục Nghị định 91/2017, Mẫu 01 to 09; none for the yearly titles of the base."""
    if award in HEROES:
        return "04" if kind == "collective" else "05"
    if award.endswith("tien_tien"):
        return OPEN
    if kind == "household":
        return "08"
    return OF_OCCASION_2017.get(occasion) or ("01" if kind == "collective" else "02")


def form_2025(award: str, kind: str, occasion: str) -> str:
    """Phụ lục Nghị định 152/2025, Mẫu 02 to 12 in the order of the annex."""
    own = {GOVERNMENT_FLAG: "02", "cstd_toan_quoc": "03"}
    if award in own:
        return own[award]
    if award in HEROES:
        return "09" if kind == "collective" else "10"
    if occasion in OF_OCCASION_2025:
        return OF_OCCASION_2025[occasion]
    if kind == "household":
        return OPEN
    abroad = ("11", "12") if occasion == "doi_ngoai" else ("04", "05")
    return abroad[0] if kind == "collective" else abroad[1]


def report_form(award: str, kind: str, on: date, occasion: str) -> str:
    if on < NEW_LAW:
        return form_2017(award, kind, occasion)
    if on < NEW_DECREE:
        # Of the annex of Nghị định 98/2023 only the form of collective heroes is known by number.
        return "05" if award in HEROES and kind == "collective" else OPEN
    return form_2025(award, kind, occasion)


def summary_form(kind: str, on: date, occasion: str) -> str | None:
    """Quyết định 01/2026 Điều 4 khoản 2 điểm b names forms 06, 07 and 08 alone; the years before name none."""
    if on >= SIMPLE_PROCEDURE:
        return OF_OCCASION_2025.get(occasion, OPEN)
    return form_2017("bang_khen_bo_nganh_tinh", kind, occasion) if on < NEW_LAW else None


DOSSIERS = [one for one in questions() if one.ask == "dossier"]


def asked(one: Question) -> tuple[str, str, date, str, str | None, bool]:
    given = one.arguments
    return (
        str(given["award"]),
        str(given["kind"]),
        given["on"],  # type: ignore[return-value]
        str(given.get("occasion", "cong_trang")),
        given.get("limb"),  # type: ignore[return-value]
        bool(given.get("simplified", False)),
    )


def test_every_paper_of_every_dossier() -> None:
    seen = 0
    for one in DOSSIERS:
        award, kind, on, occasion, limb, simplified = asked(one)
        if simplified and award not in TITLES:
            must, only_if = {"to_trinh", "bao_cao_tom_tat"}, set()
        else:
            must, only_if = papers_2003(award, limb) if on < NEW_LAW else papers_2022(award, limb, occasion)
            if of_state_by_opinion(award, on):
                must.add("y_kien_lien_quan")
        expected: dict[str, object] = one.expect  # type: ignore[assignment]
        assert (set(expected["must"]), set(expected["if"])) == (must, only_if), (one.id, kind)  # type: ignore[call-overload]
        seen += 1
    assert seen > 700


def test_the_number_of_every_report_form() -> None:
    for one in DOSSIERS:
        award, kind, on, occasion, _, simplified = asked(one)
        short = simplified and award not in TITLES
        number = summary_form(kind, on, occasion) if short else report_form(award, kind, on, occasion)
        forms: dict[str, str] = one.expect["forms"]  # type: ignore[index]
        told = forms.get("bao_cao_tom_tat" if short else "bao_cao_thanh_tich")
        assert (told.rsplit(" ", 1)[0] if told else None) == number, (one.id, award)


@pytest.mark.parametrize("joined", [all, any])
def test_the_simplified_procedure_wants_all_conditions_in_the_old_law_and_one_in_the_new(joined: object) -> None:
    """Luật 2003 Điều 85 khoản 1 “có đủ các điều kiện”; Luật 2022 Điều 85 khoản 1 “các trường hợp sau đây”."""
    chosen = [
        one for one in questions() if one.ask == "simplified" and (one.arguments["on"] < NEW_LAW) is (joined is all)
    ]  # type: ignore[operator]
    assert len(chosen) > 5
    for one in chosen:
        conditions: dict[str, bool] = one.arguments["conditions"]  # type: ignore[assignment]
        open_ = one.arguments["award"] not in TITLES and joined(conditions.values())  # type: ignore[operator]
        assert one.expect == ("met" if open_ else "not_met"), one.id
