"""Rules in words and their differences between days."""

from datetime import date

import pytest

from thidua import law
from thidua.law.engine import rulefiles
from thidua.law.engine.words import marked_vi, place_vi


@pytest.mark.parametrize("on", [date(2021, 6, 1), date(2024, 6, 1), date(2025, 12, 1), date(2026, 12, 1)])
def test_every_rule_can_be_said_with_its_articles(on: date) -> None:
    for award in rulefiles.implemented_awards():
        text = law.rule_in_words(award, on)
        assert text.label_vi == law.AWARDS[award].label_vi
        if law.AWARDS[award].implemented:
            assert text.competence_vi, award
            assert text.prize_vi, award
        for kind, lines in text.lines.items():
            assert lines[0].id == "vu_viec_mo", (award, kind)
            assert all(line.text_vi and line.cite for line in lines), (award, kind)
            assert lines[-1].id == "phieu_hoi_dong"


def test_the_difference_of_2024_in_the_base_title() -> None:
    found = law.diff_rules("cstd_co_so", date(2023, 12, 31), date(2024, 1, 1))
    removed = {line.id for line in found.removed["individual"]}
    added = {line.id for line in found.added["individual"]}
    assert "sang_kien" in removed
    assert {"xuat_sac_hoac_sang_kien", "hoan_thanh_xuat_sac", "phieu_hoi_dong"} <= added
    assert found.before == "cstd_co_so@2017-10-01"


def test_words_that_only_moved_to_another_article_are_told_apart() -> None:
    found = law.diff_rules("cstd_co_so", date(2023, 12, 31), date(2024, 1, 1))
    moved = {old.text_vi: (old.cite, new.cite) for old, new in found.recited["individual"]}
    before, after = moved["Hoàn thành tốt nhiệm vụ trở lên trong năm xét"]
    assert before == law.Cite("luat-15-2003-qh11", "Điều 24 khoản 1 điểm a", "verified")
    assert after == law.Cite("luat-06-2022-qh15", "Điều 24 khoản 1 điểm a", "verified")
    changed = {line.text_vi for line in (*found.removed["individual"], *found.added["individual"])}
    assert changed.isdisjoint(moved)
    assert {"Không phải người mới tuyển dụng dưới 10 tháng", "Không phải người mới tuyển dụng dưới 6 tháng"} <= changed


def test_what_stands_beside_the_standard_is_compared_too() -> None:
    beside = {name: (old, new) for name, old, new in _beside("cstd_co_so", date(2024, 6, 30), date(2024, 7, 1))}
    assert list(beside) == ["Tiền thưởng"]
    assert "1.800.000 đồng" in beside["Tiền thưởng"][0]
    assert "2.340.000 đồng" in beside["Tiền thưởng"][1]
    quota = {name: (old, new) for name, old, new in _beside("cstd_co_so", date(2023, 12, 31), date(2024, 1, 1))}[
        "Hạn mức"
    ]
    assert quota[0].startswith("Không quá 15%")
    assert quota[1].startswith("Pháp luật không đặt hạn mức")
    assert [name for name, _, _ in _beside("cstd_co_so", date(2025, 6, 30), date(2025, 7, 1))] == [
        "Thẩm quyền quyết định",
        "Tiền thưởng",
        "Biểu quyết của Hội đồng",
        "Họp Hội đồng",
    ]


def _beside(award: str, before: date, after: date) -> tuple[tuple[str, str, str], ...]:
    return law.diff_rules(award, before, after).beside


def test_a_provisional_rule_says_why_and_shows_the_draft() -> None:
    text = law.rule_in_words("cstd_co_so", date(2026, 10, 1))
    assert "06/2026/QH16" in text.note_vi
    drafted = {line.text_vi for line in text.drafts["individual"]} - {line.text_vi for line in text.lines["individual"]}
    assert any("hoàn thành xuất sắc nhiệm vụ (dự thảo)" in words for words in drafted)
    assert law.rule_in_words("cstd_co_so", date(2026, 9, 30)).drafts == {}


def test_the_standard_of_a_household_certificate_came_with_the_new_law() -> None:
    found = law.diff_rules("bang_khen_bo_nganh_tinh", date(2021, 1, 1), date(2025, 1, 1))
    assert "theo_quy_dinh_chinh_phu" in {line.id for line in found.removed["household"]}
    assert "dong_gop" in {line.id for line in found.added["household"]}


def test_the_same_day_twice_differs_in_nothing() -> None:
    found = law.diff_rules("giay_khen", date(2025, 1, 1), date(2025, 1, 1))
    assert not any(found.added.values())
    assert not any(found.removed.values())
    assert not any(found.recited.values())
    assert found.beside == ()


def test_quota_in_words() -> None:
    assert law.rule_in_words("cstd_co_so", date(2021, 1, 1)).quota_vi.startswith("Không quá 15%")
    assert law.rule_in_words("cstd_co_so", date(2024, 1, 1)).quota_vi.startswith("Pháp luật không đặt hạn mức")


def test_an_unwritten_rule_is_refused() -> None:
    with pytest.raises(law.LawInputError, match="chưa có quy tắc xét “Huy chương”"):
        law.rule_in_words("huy_chuong_khang_chien", date(2025, 1, 1))


@pytest.mark.parametrize(
    ("cite", "said"),
    [
        (law.Cite("nd-152-2025-nd-cp", "Điều 49", "verified"), "Điều 49 Nghị định 152/2025/NĐ-CP"),
        (law.Cite("luat-06-2022-qh15", "Điều 23", "verified"), "Điều 23 Luật 06/2022/QH15"),
        (law.Cite("tt-15-2025-tt-bnv", "Điều 2", "secondary"), "Điều 2 Thông tư 15/2025/TT-BNV"),
        (law.Cite("cv-5007-bnv-tdkt", "mục III", "verified"), "mục III, theo Công văn 5007/BNV-TĐKT"),
        (law.Cite("nd-90-2020-nd-cp", "Điều 2", "uncertain"), "Điều 2 Nghị định 90/2020/NĐ-CP"),
        (
            law.Cite("luat-06-2026-qh16", "dự thảo sửa Điều 23", "uncertain"),
            "dự thảo sửa Điều 23, theo Luật 06/2026/QH16",
        ),
        (law.Cite("van-ban-la", "Điều 1", "verified"), "Điều 1 van-ban-la"),
    ],
)
def test_citations_as_a_reader_writes_them(cite: law.Cite, said: str) -> None:
    assert law.cite_vi(cite) == said


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("Điều 24 khoản 1 điểm b, c", "các điểm b, c khoản 1 Điều 24"),
        ("Điều 2 khoản 3, khoản 5", "các khoản 3, 5 Điều 2"),
        ("Điều 38", "Điều 38"),
        ("Điều 50 đến Điều 54", "Điều 50 đến Điều 54"),
        ("quy chế hoạt động của Hội đồng", "quy chế hoạt động của Hội đồng"),
    ],
)
def test_a_place_reads_smallest_unit_first(at: str, said: str) -> None:
    assert place_vi(at) == said


@pytest.mark.parametrize(
    ("confidence", "caution"),
    [
        ("verified", ""),
        ("secondary", "; cần đối chiếu văn bản gốc"),
        ("knowledge", "; cần đối chiếu văn bản gốc"),
        ("uncertain", "; cần đối chiếu văn bản gốc"),
        ("local", "; cần đối chiếu văn bản gốc"),
    ],
)
def test_in_a_sentence_whatever_is_not_verified_says_so(confidence: str, caution: str) -> None:
    cite = law.Cite("nd-91-2017-nd-cp", "Điều 69", confidence)  # type: ignore[arg-type]
    assert marked_vi(cite) == "Điều 69 Nghị định 91/2017/NĐ-CP" + caution


def test_what_an_agency_regulated_itself_needs_no_caution() -> None:
    own = law.Cite("Quyết định 15/2025/QĐ-UBND", "Điều 6", "local")
    assert marked_vi(own) == "Điều 6 Quyết định 15/2025/QĐ-UBND"
