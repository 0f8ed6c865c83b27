"""``thidua read``: exit codes, JSON for programs, lines for people."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.stages.launch.reader.awards.makers import decision_text
from tests.stages.launch.reader.support import TEXTS
from thidua.stages.launch.reader.commands import main

PLAN = TEXTS / "plan_two_columns.txt"


def test_json_for_programs(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([str(PLAN), "--json"]) == 0
    answer = json.loads(capfdbinary.readouterr().out.decode("utf-8"))
    assert answer["document"]["number"] == "45/KH-SXD"


def test_lines_for_people(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([str(PLAN)]) == 0
    said = capfdbinary.readouterr().out.decode("utf-8")
    assert "Số, ký hiệu: 45/KH-SXD" in said
    assert "Ngày: 08/02/2025" in said
    assert "dòng 7: Công sở xanh, phục vụ nhanh" in said
    assert "Lưu: VT, VP" in said


def test_a_task_is_told_with_who_does_it_and_by_when(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    rows = (
        ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"),
        ("1", "Mở lớp tập huấn", "Văn phòng", "Công đoàn; Thanh tra", "30/6/2025"),
        ("2", "Họp tổng kết năm", "", "", "Quý IV"), ("3", "Treo băng rôn", "", "", ""),
    )  # fmt: skip
    paper = tmp_path / "ke-hoach.txt"
    paper.write_text(f"{PLAN.read_text()}\n\n" + "\n".join("\t".join(row) for row in rows))
    assert main([str(paper)]) == 0
    said = capfdbinary.readouterr().out.decode("utf-8")
    assert ": Mở lớp tập huấn (Văn phòng; phối hợp: Công đoàn, Thanh tra; hạn: 30/06/2025)\n" in said
    assert ": Họp tổng kết năm (hạn: Quý IV)\n" in said
    assert ": Treo băng rôn\n" in said


@pytest.mark.parametrize("argument", ["khong-co.txt", "."])
def test_what_cannot_be_opened_is_one_line_and_exit_2(
    argument: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([argument, "--json"]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert len(output.err.strip().splitlines()) == 1


def test_findings_are_told_with_place_value_and_reason(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([str(TEXTS / "launch_with_slips.txt")]) == 0
    said = capfdbinary.readouterr().out.decode("utf-8")
    assert "dòng 15 [LỖI] “15/5/2017” → “15/5/2016”" in said


def test_reading_needs_no_django() -> None:
    code = "import sys; import thidua.stages.launch.reader.commands; print('django' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": "src"}
    )
    assert run.stdout.strip() == "False"


def test_awards_of_a_decision_for_people_and_for_programs(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "qd.txt"
    path.write_bytes(decision_text("Điều 1. Tặng Giấy khen cho bà Nông Thị Ví, Chuyên viên Văn phòng Sở."))
    assert main(["--awards", str(path)]) == 0
    said = capfdbinary.readouterr().out.decode("utf-8")
    assert "dòng 9: Nông Thị Ví (Chuyên viên - Văn phòng Sở), Giấy khen" in said
    assert main(["--awards", "--json", str(path)]) == 0
    answer = json.loads(capfdbinary.readouterr().out.decode("utf-8"))
    assert (answer["date"], answer["rows"][0]["award"]) == ("2021-12-15", "giay_khen")
