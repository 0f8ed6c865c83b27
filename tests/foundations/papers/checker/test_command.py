"""``thidua paper check``: exit codes, the report for people and for machines, the repaired copy."""

import json
import subprocess
import sys

import pytest

from tests.foundations.papers.checker import word as w
from thidua.cli import main
from thidua.foundations.papers.checker import check


@pytest.fixture
def right(tmp_path):
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(w.saved(w.document(w.PLAN)))
    return path


@pytest.fixture
def wrong(tmp_path):
    made = w.document(w.DECISION)
    w.swap(made, "ngày 03 tháng 02", "ngày 3 tháng 02")
    w.drop(made, "- Như Điều")
    path = tmp_path / "quyet-dinh.docx"
    path.write_bytes(w.saved(made))
    return path


def test_a_right_document_gives_zero(right, capsys):
    assert main(["paper", "check", str(right)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("ke-hoach.docx: Kế hoạch\nKhông có điểm nào trái thể thức")


def test_findings_give_one_and_are_said_by_component_with_the_rule(wrong, capsys):
    assert main(["paper", "check", str(wrong)]) == 1
    said = capsys.readouterr().out
    assert "\nĐịa danh và thời gian\n  LỖI [H07-day-zero]" in said
    assert "Đo được: ngày 3. Cần: ngày nhỏ hơn 10 có số 0 phía trước." in said
    assert "Theo: Phụ lục I, mục II.4, Nghị định 30/2020/NĐ-CP" in said
    assert said.rstrip().endswith("2 điểm, 1 điểm sửa tự động được (--repair).")


def test_json_is_the_same_report(wrong, capsys):
    assert main(["paper", "check", str(wrong), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["kind"], said["errors"], said["warnings"], said["repairable"]) == ("Quyết định", 1, 1, 1)
    assert [one["component"] for one in said["findings"]] == ["date", "recipients"]
    assert said["findings"][0]["component_label"] == "Địa danh và thời gian"
    assert set(said["findings"][0]) == {
        "component", "component_label", "code", "severity", "place", "quote", "rule", "measured", "needed", "remedy",
        "repairable", "count",
    }  # fmt: skip


def test_the_copy_is_written_beside_and_the_original_stays(wrong, tmp_path, capsys):
    before, out = wrong.read_bytes(), tmp_path / "da-sua.docx"
    assert main(["paper", "check", str(wrong), "--repair", str(out)]) == 1
    assert "Đã ghi bản đã sửa 1 điểm" in capsys.readouterr().err
    assert wrong.read_bytes() == before
    assert [one.code for one in check(out.read_bytes(), "x").findings] == ["R03-article"]


def test_the_original_is_never_overwritten(wrong, capsys):
    before = wrong.read_bytes()
    assert main(["paper", "check", str(wrong), "--repair", str(wrong)]) == 2
    assert "chính tệp gốc" in capsys.readouterr().err
    assert wrong.read_bytes() == before


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda folder: folder / "khong-co.docx", "không có tệp"),
        (lambda folder: folder, "thư mục"),
    ],
)
def test_a_path_that_cannot_be_read_gives_two_and_one_line(make, reason, tmp_path, capsys):
    assert main(["paper", "check", str(make(tmp_path))]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert reason in said.err


def test_a_file_that_is_no_document_gives_two_and_writes_nothing(tmp_path, capsys):
    path, out = tmp_path / "a.docx", tmp_path / "b.docx"
    path.write_text("hello")
    assert main(["paper", "check", str(path), "--repair", str(out)]) == 2
    assert "không phải văn bản Word" in capsys.readouterr().err
    assert not out.exists()


def test_a_place_that_cannot_be_written_gives_two(wrong, tmp_path, capsys):
    assert main(["paper", "check", str(wrong), "--repair", str(tmp_path / "khong-co" / "b.docx")]) == 2
    assert "Không ghi được" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["paper", "--help"], ["paper", "check", "--help"]])
def test_help_is_in_both_languages(words, capsys):
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "thể thức" in said
    assert "heck" in said


def test_the_command_loads_no_word_processing_before_it_checks():
    probe = (
        f"import sys; sys.path[:0] = {sys.path!r}\n"
        "import thidua.foundations.papers.commands\n"
        "sys.exit(','.join({'docx', 'lxml', 'django'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
