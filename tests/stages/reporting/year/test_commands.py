"""``thidua year`` on the command line: exit codes, one clear line for each fault, JSON for machines."""

import argparse
import datetime as dt
import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.law.overlays import regulation
from tests.stages.reporting.year.years import SAMPLES
from thidua.foundations.workbook.sample import sample_register
from thidua.foundations.workbook.template import write_template
from thidua.stages.reporting.year import commands
from thidua.stages.reporting.year.commands import register


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The sample workbook on disk."""
    path = tmp_path / "so-lieu.xlsx"
    path.write_bytes(write_template(sample_register()))
    return path


def _run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    register(parser.add_subparsers())
    parsed = parser.parse_args(["year", *arguments])
    code: int = parsed.run(parsed)
    return code


def _year(workbook: Path, out: Path, *more: str, launch: Path = SAMPLES / "launch-2021.docx") -> int:
    return _run("--launch", str(launch), "--workbook", str(workbook), "--out", str(out), *more)


def test_a_good_year_ends_with_0_and_its_counts(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _year(workbook, tmp_path / "nam") == 0
    said = capsys.readouterr()
    assert "Đưa vào quyết định 44, trình cấp trên 2, tiền thưởng 26.360.000 đồng." in said.out
    assert said.err == ""
    assert (tmp_path / "nam" / "summary.md").is_file()


def test_json_is_json(workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _year(workbook, tmp_path / "nam", "--json", "--on", "28/12/2021") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["year"], said["decided"], said["prize_total_vnd"]) == (2021, True, 26_360_000)


def test_without_votes_it_says_that_it_stopped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "so-lieu.xlsx"
    path.write_bytes(write_template(replace(sample_register(), votes=None)))
    assert _year(path, tmp_path / "nam") == 0
    assert "dừng trước bước quyết định" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("launch", "book", "more", "said"),
    [
        ("khong-co.txt", None, (), "Không đọc được “"),
        (None, "khong-co.xlsx", (), "Không đọc được “"),
        (None, None, ("--on", "31/02/2021"), "không có trong lịch"),
        (None, None, ("--on", "cuối năm"), "không phải là ngày"),
        (None, None, ("--on", "01/12/2021"), "sớm hơn ngày họp Hội đồng"),
        (None, __file__, (), "không phải .xlsx"),
    ],
)
def test_bad_input_ends_with_2_one_clear_line_and_nothing_written(
    workbook: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    launch: str | None,
    book: str | None,
    more: tuple[str, ...],
    said: str,
) -> None:
    chosen = tmp_path / launch if launch else SAMPLES / "launch-2021.txt"
    assert _year(Path(book) if book else workbook, tmp_path / "nam", *more, launch=chosen) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.count("\n") == 1
    assert "Traceback" not in captured.err
    assert captured.out == ""
    assert not (tmp_path / "nam").exists()


def test_a_folder_that_cannot_be_written_is_one_clear_line(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tep").write_text("x", encoding="utf-8")
    assert _year(workbook, tmp_path / "tep" / "nam") == 2
    assert capsys.readouterr().err.startswith("Không ghi được vào “")


def test_a_full_disk_is_one_clear_line_in_vietnamese(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    assert _year(workbook, tmp_path / "nam") == 2
    out = tmp_path / "nam"
    assert capsys.readouterr().err == f"Không ghi được vào “{out}”: ổ đĩa đã đầy. Kiểm tra thư mục và quyền ghi.\n"
    assert not out.exists()


@pytest.mark.parametrize(("seconds", "shown"), [(2, ""), (3, "\r[##.] 2/3 văn bản"), (30, "\r[##.] 2/3 văn bản")])
def test_the_bar_appears_after_two_seconds(
    seconds: int, shown: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.monotonic", lambda: 100.0)
    bar = commands._Progress()
    monkeypatch.setattr("time.monotonic", lambda: 100.0 + seconds)
    bar(2, 3)
    assert capsys.readouterr().err == shown


def test_a_regulation_is_taken_along_and_a_faulty_one_is_bad_input(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "quy-dinh.yaml"
    own.write_bytes(regulation(dt.date(2021, 1, 1)))
    assert _year(workbook, tmp_path / "nam", "--regulation", str(own)) == 0
    assert "Quyết định số 15/2025/QĐ-UBND" in (tmp_path / "nam" / "summary.md").read_text()
    capsys.readouterr()
    own.write_bytes(regulation(dt.date(2021, 1, 1), quorum={"share": "1/2", "at": "Điều 1"}, votes=[]))
    assert _year(workbook, tmp_path / "sai", "--regulation", str(own)) == 2
    assert [line.split(": ")[1] for line in capsys.readouterr().err.splitlines()[1:]] == ["quorum.share", "votes"]
    assert _year(workbook, tmp_path / "sai", "--regulation", str(tmp_path / "khong-co.yaml")) == 2
    assert "Không đọc được “" in capsys.readouterr().err
    assert not (tmp_path / "sai").exists()
