"""The law commands: what they print, and their exit codes 0, 1, 2."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from thidua.law.commands import main

GOOD = """
- id: A
  authority: {award: cstd_co_so, by: giam_doc_so, decision: 2025-12-20}
  expect: {valid: true}
"""


def _write(folder: Path, text: str) -> str:
    path = folder / "tinh-huong.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_assess_check_passes_and_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "assess", _write(tmp_path, GOOD), "--check"]) == 0
    assert capsys.readouterr().out == "1 tình huống, 0 khác biệt\n"


def test_assess_check_fails_and_names_the_difference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path, GOOD.replace("valid: true", "valid: false"))
    assert main(["law", "assess", path, "--check"]) == 1
    assert capsys.readouterr().out == "A: valid: mong đợi False, được True\n1 tình huống, 1 khác biệt\n"
    assert main(["law", "assess", path]) == 0


def test_check_says_how_many_expect_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path, GOOD.replace("  expect: {valid: true}\n", ""))
    assert main(["law", "assess", path, "--check"]) == 0
    assert "1 không có kết quả mong đợi" in capsys.readouterr().out


def test_json_stays_json_also_with_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "assess", _write(tmp_path, GOOD), "--json", "--check"]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)[0]["valid"] is True
    assert "0 khác biệt" in shown.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["law", "assess", "khong-co.yaml"],
        ["law", "explain", "danh hiệu lạ", "--on", "2025-12-01"],
        ["law", "explain", "cstd_co_so", "--on", "01/12/2025"],
        ["law", "explain", "cstd_co_so", "--on", "2016-12-01"],
        ["law", "diff", "cstd_co_so", "2021-12-01", "mai"],
        ["law", "bench", "--people", "0"],
    ],
)
def test_bad_input_is_one_line_and_exit_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("Lỗi: ")
    assert shown.err.count("\n") == 1


def test_explain_shows_articles_money_and_quota(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "explain", "Chiến sĩ thi đua cơ sở", "--on", "2021-12-01"]) == 0
    shown = capsys.readouterr().out
    assert "cstd_co_so@2017-10-01" in shown
    assert "[khoản 2 Điều 23 Luật 15/2003/QH11]" in shown
    assert "1 × 1.490.000 = 1.490.000" in shown
    assert "Không quá 15% số người đạt Lao động tiên tiến" in shown
    assert main(["law", "explain", "cstd_co_so", "--on", "2026-12-01"]) == 0
    shown = capsys.readouterr().out
    assert "Lưu ý: tạm thời. Luật 06/2026/QH16 chưa đối chiếu được" in shown
    assert "theo dự thảo luật sửa đổi" in shown


@pytest.mark.parametrize(
    ("award", "on", "said"),
    [
        ("cstd_co_so", "2021-12-01", "[khoản 5 Điều 3 Nghị định 91/2017/NĐ-CP; chưa đọc được toàn văn]"),
        ("cstd_co_so", "2021-12-01", "theo Nghị định 91/2017/NĐ-CP; cần đối chiếu văn bản gốc]"),
        ("ldtt", "2025-12-01", "[điểm d khoản 5 Điều 2 Thông tư 15/2025/TT-BNV; theo nguồn thứ cấp]"),
        ("ldtt", "2025-12-01", "[Điều 18 Thông tư 20/2025/TT-BNV; theo quy định của bộ, ngành, địa phương]"),
        ("ldtt", "2025-12-01", "[điểm a khoản 1 Điều 24 Luật 06/2022/QH15]\n"),
    ],
)
def test_explain_says_how_sure_a_citation_is(
    award: str, on: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["law", "explain", award, "--on", on]) == 0
    assert said in capsys.readouterr().out


def test_explain_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "explain", "giay_khen", "--on", "2025-12-01", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert set(shown["lines"]) == {"individual", "collective", "household"}
    assert shown["rule"] == "giay_khen@2025-07-01"
    assert shown["lines"]["individual"][0]["cite"]["at"] == "Điều 4 khoản 4"


def test_diff_shows_what_went_and_what_came(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "diff", "tt_ldtt", "2021-12-01", "2025-12-01"]) == 0
    shown = capsys.readouterr().out
    assert "− Trên 50% cá nhân" in shown
    assert "+ Ít nhất 70% cá nhân" in shown
    assert shown.index("Sửa đổi:") < shown.index("− Trên 50%") < shown.index("Giữ nguyên nội dung, đổi điều khoản:")
    assert "= Nội bộ đoàn kết" in shown
    assert main(["law", "diff", "tt_ldtt", "2025-08-01", "2025-12-01"]) == 0
    assert "Không có thay đổi." in capsys.readouterr().out
    assert main(["law", "diff", "tt_ldtt", "2021-12-01", "2025-12-01", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["before"] == "tap_the_lao_dong_tien_tien@2017-10-01"
    assert any("70%" in line["text_vi"] for line in found["added"]["collective"])
    assert {"before", "after"} == set(found["recited"]["collective"][0])
    assert "Tiền thưởng" in [part["name_vi"] for part in found["beside"]]


def test_bench_prints_the_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "bench", "--people", "2000", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"people", "rules", "make_seconds", "assess_seconds", "peak_bytes", "status_counts"} <= set(found)
    assert found["people"] == 2000
    assert main(["law", "bench", "--people", "100"]) == 0
    assert "người/giây" in capsys.readouterr().out


def test_assess_in_words_gives_every_reason(capsys: pytest.CaptureFixture[str]) -> None:
    cases = Path(__file__).parent / "cases"
    for name in ("lao_dong_tien_tien", "tap_the", "han_muc_tien_thuong_tham_quyen"):
        assert main(["law", "assess", str(cases / f"{name}.yaml")]) == 0
    shown = capsys.readouterr().out
    assert "LDTT-2025-HT: KHÔNG ĐỦ ĐIỀU KIỆN (lao_dong_tien_tien@2025-07-01)" in shown
    assert "KHÔNG ĐẠT: Hoàn thành tốt nhiệm vụ trở lên trong năm xét (có: HT (hoàn thành nhiệm vụ)" in shown
    assert "LDTT-2025-chua-xep-loai: CẦN XEM XÉT" in shown
    assert "bổ sung: Người có thẩm quyền xếp loại" in shown
    assert "TIEN-2021-TTLDTT: 1.200.000 đồng" in shown
    assert "TQ-cstd_co_so-bo_truong-2021-12-28: KHÔNG đúng thẩm quyền" in shown
    assert "HM-2021-27: nhận c01, c02, c03, c04 (hạn mức 4)" in shown


def test_help_is_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["law", "--help"])
    assert stopped.value.code == 0
    shown = capsys.readouterr().out
    assert "quy tắc bằng lời" in shown
    assert "the rule in words" in shown


def test_importing_the_package_reads_no_rule_and_no_numpy() -> None:
    code = "import sys, thidua.law; print('numpy' in sys.modules, 'yaml' in sys.modules, 'django' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "False False False\n"
