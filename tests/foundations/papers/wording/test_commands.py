"""``thidua paper`` and wordings: the file to edit is given out, an edited one is checked as on the page."""

import json
from pathlib import Path

import pytest

from tests.foundations.papers.wording.files import edited, given, remove, write
from thidua.cli import main
from thidua.foundations.papers.commands import WORDED
from thidua.foundations.papers.content import PaperKind
from thidua.foundations.papers.wording.skeletons import SKELETONS


def test_every_kind_that_can_be_worded_is_offered() -> None:
    assert tuple(kind.value for kind in SKELETONS) == WORDED


def test_the_given_file_is_written_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "mau.docx"
    assert main(["paper", "template", "notice", str(out)]) == 0
    assert out.read_bytes() == given(PaperKind.NOTICE)
    assert main(["paper", "template", "invitation", str(out)]) == 2
    assert main(["paper", "template", "ballot-paper", str(tmp_path / "b.docx")]) == 2
    assert "đã có, không ghi đè" in capsys.readouterr().err
    assert out.read_bytes() == given(PaperKind.NOTICE)


def test_a_wording_is_checked_with_its_kind_and_what_is_not_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mau.docx"
    file.write_bytes(edited(PaperKind.NOTICE, write("Kính\tgửi (mẫu)", "{{doan_1}}")))
    assert main(["paper", "check", str(file), "--wording"]) == 0
    said = capsys.readouterr().out
    assert "mẫu thông báo, dùng được" in said
    assert "không giữ dấu nhảy cột (Tab)" in said

    file.write_bytes(edited(PaperKind.NOTICE, remove("{{bang_1}}")))
    assert main(["paper", "check", str(file), "--wording", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["faults"] == [
        "Trong tệp: thiếu trường {{bang_1}}. Đặt lại trường ấy thành một dòng riêng như mẫu có sẵn."
    ]
    assert main(["paper", "check", str(tmp_path / "khong-co.docx"), "--wording"]) == 2
