"""``thidua template`` on the command line."""

import argparse
from pathlib import Path

import pytest

from thidua.foundations.workbook.commands import register
from thidua.foundations.workbook.read import read_workbook
from thidua.foundations.workbook.sample import sample_register


def _run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    register(parser.add_subparsers())
    parsed = parser.parse_args(["template", *arguments])
    code: int = parsed.run(parsed)
    return code


def test_the_sample_is_written_the_same_every_time(tmp_path: Path) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    assert (_run(str(first), "--sample"), _run(str(second), "--sample")) == (0, 0)
    assert first.read_bytes() == second.read_bytes()
    assert read_workbook(first.read_bytes(), "a.xlsx") == sample_register()


def test_without_sample_it_is_empty(tmp_path: Path) -> None:
    assert _run(str(tmp_path / "a.xlsx")) == 0
    assert read_workbook((tmp_path / "a.xlsx").read_bytes(), "a.xlsx").people == ()


def test_another_ending_is_refused_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(str(tmp_path / "a.csv")) == 2
    assert "phải có đuôi .xlsx" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(str(tmp_path / "không có" / "a.xlsx")) == 2
    assert capsys.readouterr().err.startswith("Không ghi được")


def test_a_workbook_somebody_filled_in_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "so-lieu.xlsx"
    out.write_bytes(b"mine")
    assert _run(str(out)) == 2
    assert capsys.readouterr().err == f"Đã có “{out}” với nội dung khác mẫu. Chọn tên khác, hoặc chuyển tệp đó đi.\n"
    assert out.read_bytes() == b"mine"


@pytest.mark.parametrize("before", [(), ("--sample",), None])
def test_an_untouched_template_or_an_empty_file_may_be_written_again(
    tmp_path: Path, before: tuple[str, ...] | None
) -> None:
    out = tmp_path / "so-lieu.xlsx"
    if before is None:
        out.touch()
    else:
        assert _run(str(out), *before) == 0
    assert _run(str(out), "--sample") == 0
    assert read_workbook(out.read_bytes(), "a.xlsx") == sample_register()
