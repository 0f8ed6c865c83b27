"""``docs/law``: the pages are what the rulebook says today, every condition is on its page, every table is whole."""

import re
from functools import cache
from pathlib import Path

import pytest

from scripts import law_docs
from thidua import law
from thidua.law.engine import load

DOCS = Path(__file__).resolve().parents[2] / "docs" / "law"


@cache
def pages() -> dict[str, str]:
    return dict(law_docs.pages())


def test_the_committed_pages_are_what_the_rulebook_says_today() -> None:
    """After a change of the rulebook: ``python scripts/law_docs.py``, and commit the pages with it."""
    committed = {path.name: path.read_text(encoding="utf-8") for path in DOCS.iterdir()}
    assert sorted(committed) == sorted(pages())
    assert [name for name, text in pages().items() if committed[name] != text] == []


def test_there_is_a_page_for_every_award_and_the_index_leads_to_it() -> None:
    assert set(pages()) == {"README.md", *(f"{code}.md" for code in law.AWARDS)}
    linked = re.findall(r"\]\((\w+\.md)\)", pages()["README.md"])
    assert set(linked) == {f"{code}.md" for code in law.AWARDS}


def test_every_page_says_first_that_it_is_not_the_official_text() -> None:
    for name, text in pages().items():
        title, empty, notice = text.splitlines()[:3]
        assert title.startswith("# "), name
        assert empty == ""
        assert notice.startswith("> **Đây không phải văn bản chính thức.**"), name


def test_the_index_explains_every_mark_and_every_period() -> None:
    index = pages()["README.md"]
    for mark in ("✓", "◐", "○", "⚠", "⌂"):
        assert re.search(rf"^\| {mark} \| \w", index, re.MULTILINE), mark
    for period in (
        "R0 | 01/10/2017–31/12/2023",
        "R1 | 01/01/2024–30/06/2025",
        "R2 | 01/07/2025–30/09/2026",
        "R3 | từ 01/10/2026",
    ):
        assert f"| {period} |" in index
    assert "**tạm thời**" in index


@pytest.mark.parametrize("code", sorted(law.AWARDS))
def test_every_condition_of_every_period_is_on_the_page_of_its_award(code: str) -> None:
    text = pages()[f"{code}.md"]
    for on in law_docs.DAYS.values():
        rule = load.rule_on(code, on)
        if rule is None:
            assert "Chưa có quy tắc cho đối tượng này" in text
            continue
        for lines in law.rule_in_words(code, on).lines.values():
            for line in lines:
                assert line.id == "phieu_hoi_dong" or line.text_vi in text, (code, on, line.id)


@pytest.mark.parametrize("code", sorted(law.AWARDS))
def test_every_table_has_as_many_cells_in_each_row_as_in_its_head(code: str) -> None:
    width = 0
    for line in pages()[f"{code}.md"].splitlines():
        if not line.startswith("|"):
            width = 0
            continue
        cells = len(re.findall(r"(?<!\\)\|", line)) - 1
        width = width or cells
        assert cells == width, line


def test_the_page_of_a_title_sets_the_older_law_beside_the_newer() -> None:
    rows = pages()["tap_the_lao_dong_tien_tien.md"].splitlines()
    old = next(row for row in rows if "Trên 50% cá nhân" in row)
    new = next(row for row in rows if "Ít nhất 70% cá nhân" in row)
    assert old.endswith("| điểm c khoản 1 Điều 28 Luật 15/2003/QH11 ✓ | — | — | — |")
    assert new.endswith("| — " + "| điểm c khoản 1 Điều 28 Luật 06/2022/QH15 ✓ " * 3 + "|")
    vote = next(row for row in pages()["cstd_co_so.md"].splitlines() if row.startswith("| Biểu quyết"))
    assert vote.split(" | ")[1].startswith("quá nửa (nếu có biểu quyết)")
    assert vote.split(" | ")[2].startswith(
        "từ 80% tổng số thành viên Hội đồng (khoản 7 Điều 30 Nghị định 98/2023/NĐ-CP ✓)"
    )


def test_quota_prize_competence_and_papers_are_told() -> None:
    text = pages()["cstd_co_so.md"]
    quota = next(row for row in text.splitlines() if row.startswith("| Hạn mức"))
    assert quota.split(" | ")[1].startswith("15 trên 100 người")
    assert quota.split(" | ")[2] == "pháp luật không đặt hạn mức (Điều 23 Luật 06/2022/QH15 ✓)"
    assert "cá nhân: 1 × 1.490.000 = 1.490.000" in text
    assert "Chủ tịch Ủy ban nhân dân cấp xã (Điều 59 Nghị định 129/2025/NĐ-CP ✓)" in text
    assert "## Hồ sơ: cá nhân" in text
    assert "| Số bộ | " in text
    assert "Xếp loại chất lượng cuối năm | trước 15/12 (" in text


def test_a_draft_is_set_apart_from_what_is_in_force() -> None:
    text = pages()["cstd_co_so.md"]
    in_force, draft = text.split("Theo dự thảo luật sửa đổi (R3)")
    assert "(dự thảo)" not in in_force
    assert "dự thảo sửa Điều 23, theo Luật 06/2026/QH16 ⚠" in draft


def test_what_one_period_says_under_another_head_is_not_mixed() -> None:
    """An older head must not stand over the parts of a newer one of the same words."""
    branch = law_docs.Branch
    old = [
        branch("A", {"R0": "1"}, [branch("a", {"R0": "1"}, [])]),
        branch("B", {"R0": "1"}, [branch("b", {"R0": "1"}, [])]),
    ]
    new = [
        branch("A", {"R1": "2"}, [branch("c", {"R1": "2"}, [])]),
        branch("C", {"R1": "2"}, [branch("b", {"R1": "2"}, [])]),
    ]
    rows = [
        (row[0].replace("&emsp;– ", "  "), *row[1:])
        for row in law_docs._rows(law_docs._merged(old, new), ("R0", "R1"), 0)
    ]
    assert rows == [
        ("A", "1", "2"),
        ("  a", "1", "—"),
        ("  c", "—", "2"),
        ("B", "1", "—"),
        ("  b", "1", "—"),
        ("C", "—", "2"),
        ("  b", "—", "2"),
    ]


def test_the_program_writes_the_pages_and_takes_away_what_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cu.md").write_text("một trang cũ", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["law_docs.py", str(tmp_path)])
    assert law_docs.main() == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == pages()
