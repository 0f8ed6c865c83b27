"""``thidua law explain --case``: the tree of a case, when it could be met, what a supposition turns."""

import json
from pathlib import Path

import pytest

from thidua.law.commands import main

CASES = """
- id: NGOC
  award: cstd_co_so
  subject: {kind: individual, employment: cong_chuc, joined: 2015-03-01}
  period: {year: 2025}
  dates: {dossier_received: 2025-12-05}
  occasion: cong_trang
  facts:
    months_worked: 12
    absences: []
    ratings: {2021: HTT, 2022: HTT, 2023: HTT, 2024: HTXS, 2025: HTT}
    takes_part: true
    conduct: true
    selected: true
    initiatives: []
    research: []
    discipline: []
    pending: []
    alternatives: {phong_trao: false, thanh_tich_anh_huong: false, dong_gop: false, muu_tri_sang_tao: false}
    held: [{award: cstd_co_so, year: 2024, occasion: cong_trang}]
  council: {members: 10, present: 10, yes: 9}
- id: PHONG
  award: tap_the_lao_dong_tien_tien
  subject: {kind: collective}
  period: {year: 2025}
  facts: {rating: HTXS}
- id: KY
  authority: {award: cstd_co_so, by: giam_doc_so, decision: 2025-12-20}
"""


@pytest.fixture
def cases(tmp_path: Path) -> str:
    path = tmp_path / "tinh-huong.yaml"
    path.write_text(CASES, encoding="utf-8")
    return str(path)


def explain(*arguments: str) -> int:
    return main(["law", "explain", *arguments])


def test_the_tree_says_why_and_by_when(cases: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("cstd_co_so", "--case", cases) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("NGOC: KHÔNG ĐỦ ĐIỀU KIỆN (cstd_co_so@2025-07-01)\n")
    assert "KHÔNG ĐẠT: Hoàn thành xuất sắc nhiệm vụ trong năm xét" in shown
    assert "[khoản 2 Điều 23 Luật 06/2022/QH15]" in shown
    assert "  → Sớm nhất năm 2025, nếu từ nay làm tốt nhất có thể:\n" in shown
    assert "    2025: 1 sáng kiến được công nhận, phạm vi cơ sở\n" in shown


def test_a_case_chosen_by_id_may_be_asked_about_another_award(cases: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("cstd_bo_nganh_tinh", "--case", cases, "--id", "NGOC") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("NGOC: KHÔNG ĐỦ ĐIỀU KIỆN (cstd_bo_nganh_tinh@2025-07-01)\n")
    assert "Sớm nhất năm 2026" in shown


def test_a_later_day_starts_later_and_leaves_the_year_between_open(
    cases: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explain("cstd_bo_nganh_tinh", "--case", cases, "--id", "NGOC", "--on", "2027-02-01") == 0
    shown = capsys.readouterr().out
    assert "Sớm nhất năm 2029" in shown


def test_what_is_out_of_sight_is_said(cases: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("hc_lao_dong_1", "--case", cases, "--id", "NGOC") == 0
    assert "Chưa thấy trước được năm nào chắc chắn đạt" in capsys.readouterr().out


def test_what_is_met_needs_nothing(cases: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("lao_dong_tien_tien", "--case", cases, "--id", "NGOC") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("NGOC: ĐỦ ĐIỀU KIỆN")
    assert "→" not in shown


def test_json_keeps_the_answer_and_adds_the_way(cases: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("cstd_co_so", "--case", cases, "--json") == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["id"], one["status"]) == ("NGOC", "not_eligible")
    assert one["reach"]["earliest"] == one["reach"]["latest"] == 2025
    assert one["reach"]["needs"] == [
        {
            "year": 2025, "kind": "initiative", "code": "co_so", "number": 1, "history": False,
            "text_vi": "1 sáng kiến được công nhận, phạm vi cơ sở",
        }
    ]  # fmt: skip
    assert "what_if" not in one
    assert any(leaf["fact"] == "rating" for leaf in one["criteria"][2]["children"])


def test_a_supposition_turns_what_it_turns(cases: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    supposed = tmp_path / "gia-dinh.yaml"
    supposed.write_text("ratings: {2025: HTXS}\n", encoding="utf-8")
    assert explain("cstd_co_so", "--case", cases, "--suppose", str(supposed)) == 0
    shown = capsys.readouterr().out
    assert "  ~ Giả định, không phải quyết định:\n" in shown
    assert "    Chiến sĩ thi đua cơ sở: KHÔNG ĐỦ ĐIỀU KIỆN → ĐỦ ĐIỀU KIỆN\n" in shown
    assert "      - KHÔNG ĐẠT → đạt: Hoàn thành xuất sắc nhiệm vụ trong năm xét\n" in shown
    assert explain("cstd_co_so", "--case", cases, "--suppose", str(supposed), "--json") == 0
    turned = {one["award"]: one["after"] for one in json.loads(capsys.readouterr().out)[0]["what_if"]}
    assert (turned["cstd_co_so"], turned["bang_khen_bo_nganh_tinh"]) == ("eligible", "eligible")


def test_a_supposition_that_turns_nothing_says_so(
    cases: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    supposed = tmp_path / "gia-dinh.yaml"
    supposed.write_text("ratings: {2025: HTT}\n", encoding="utf-8")
    assert explain("cstd_co_so", "--case", cases, "--suppose", str(supposed)) == 0
    assert "không câu trả lời nào đổi." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["cstd_co_so"], "--on: thiếu ngày áp dụng"),
        (["cstd_co_so", "--on", "2025-12-01", "--id", "NGOC"], "--id: chỉ dùng cùng --case FILE"),
        (["cstd_co_so", "--on", "2025-12-01", "--suppose", "x.yaml"], "--suppose: chỉ dùng cùng --case FILE"),
        (["cstd_co_so", "--case", "FILE", "--id", "LA"], "không có tình huống “LA” xét danh hiệu; có: NGOC, PHONG"),
        (["cstd_co_so", "--case", "FILE", "--id", "PHONG"], "PHONG: AWARD: “Chiến sĩ thi đua cơ sở” không dành cho"),
        (["giay_khen", "--case", "FILE"], "tệp không có tình huống nào xét “giay_khen”; thêm --id"),
        (["cstd_co_so", "--case", "khong-co.yaml"], "không mở được tệp"),
        (["cstd_co_so", "--case", "FILE", "--suppose", "khong-co.yaml"], "không mở được tệp"),
        (["cstd_co_so", "--case", "FILE", "--on", "2024-12-01"], "NGOC: today: ngày 01/12/2024 trước năm xét 2025"),
        (["cstd_co_so", "--case", "FILE", "--on", "mai"], "--on: “mai” không phải ngày"),
    ],
)
def test_bad_input_is_one_line_and_exit_2(
    arguments: list[str], said: str, cases: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explain(*(cases if one == "FILE" else one for one in arguments)) == 2
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)
    assert said in shown.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- ratings\n", "tệp phải là nhóm khóa: giá trị"),
        ("ratings: {2025: TOT}\n", "giả định: facts.ratings.2025"),
        ("xep_loai: HTT\n", "giả định: xep_loai"),
        ("ratings: {2025: HTXS\n", "gia-dinh.yaml"),
    ],
)
def test_a_supposition_with_a_typo_is_named(
    text: str, said: str, cases: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    supposed = tmp_path / "gia-dinh.yaml"
    supposed.write_text(text, encoding="utf-8")
    assert explain("cstd_co_so", "--case", cases, "--suppose", str(supposed)) == 2
    assert said in capsys.readouterr().err


def test_help_is_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        explain("--help")
    shown = " ".join(capsys.readouterr().out.split())
    assert "vì sao một tình huống đạt hay chưa" in shown
    assert "why a case is met or not" in shown
