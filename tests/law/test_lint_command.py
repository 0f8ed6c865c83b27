"""``thidua law lint`` as its user meets it.

Slow: the rulebook is read anew and every case asked of it.
"""

import json
from pathlib import Path

import pytest

from tests.law.builders import CASE_FOLDER
from tests.law.own_rulebook import copied, spoil
from thidua.law.commands import main

pytestmark = pytest.mark.slow

CSTD = "rulebook/titles/cstd_co_so.yaml"


def test_a_fault_is_one_line_with_the_place_and_exit_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with copied(tmp_path / "law") as folder:
        line = spoil(folder, CSTD, "when: {fact: found_ingenuity, is: true}", "when: {fact: found_ingenious, is: true}")
        assert main(["law", "lint"]) == 1
    shown = capsys.readouterr().out.splitlines()
    assert shown == [
        f"{CSTD}:{line}: dữ kiện “found_ingenious” không có; có phải “found_ingenuity”?",
        "1 lỗi",
    ]


def test_faults_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with copied(tmp_path / "law") as folder:
        spoil(folder, CSTD, "to: null", "to: 2030-01-01")
        assert main(["law", "lint", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["faults"]
    assert [told.split(": ", 1)[1] for told in found] == [
        "phiên bản 2026-10-01 kết thúc 2030-01-01, phiên bản cuối phải để trống (null); không được hở hoặc chồng ngày"
    ]


def test_cases_that_show_too_little_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "it.yaml").write_text((CASE_FOLDER / "tap_the.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["law", "lint", "--cases", str(tmp_path)]) == 1
    shown = capsys.readouterr().out
    assert "cstd_co_so@2025-07-01 individual: chưa có tình huống nào mà hoan_thanh_xuat_sac đạt\n" in shown
    assert "cstd_co_so@2025-07-01 individual: chưa có tình huống nào còn thiếu dữ kiện\n" in shown
    assert "tap_the_lao_dong_tien_tien@2025-07-01 collective: chưa có tình huống nào mà ty_le_ldtt" not in shown


def test_a_folder_without_cases_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "lint", "--cases", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"Lỗi: --cases: {tmp_path} không có tệp .yaml nào; ghi thư mục chứa các tệp tình huống\n"
    )


def test_a_bad_case_file_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text("- id: A\n  award: cstd_co_so\n", encoding="utf-8")
    assert main(["law", "lint", "--cases", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_sound_rulebook_proved_by_the_cases(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "lint", "--cases", str(CASE_FOLDER)]) == 0
    assert capsys.readouterr().out == "0 lỗi\n"
