"""``thidua year`` in the agency's own words: the same checks as on the page, and the papers say them."""

import json
from pathlib import Path

import pytest

from tests.foundations.papers.readers import docx_texts, pdf_pages
from tests.foundations.papers.wording import hostile
from tests.foundations.papers.wording.files import edited, remove, replace, write
from tests.stages.reporting.year.test_commands import _year
from thidua.foundations.papers.content import PaperKind
from thidua.foundations.workbook.sample import sample_register
from thidua.foundations.workbook.template import write_template

DECISION, REPORT = PaperKind.AWARD_DECISION, PaperKind.FINAL_REPORT
OWN, TABBED = "Căn cứ Quy chế thi đua của Sở (mẫu)", "Kính trình\tthủ trưởng (mẫu)"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "so-lieu.xlsx"
    path.write_bytes(write_template(sample_register()))
    return path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with two wordings, and what Word leaves beside an open one."""
    folder = tmp_path / "mau"
    folder.mkdir()
    (folder / "bao-cao.docx").write_bytes(edited(REPORT, write(TABBED, "{{doan_1}}")))
    (folder / "quyet-dinh.docx").write_bytes(edited(DECISION, write(OWN, "{{can_cu}}")))
    (folder / "~$quyet-dinh.docx").write_bytes(b"x")
    return folder


@pytest.mark.slow
def test_a_folder_of_wordings_is_used_and_named_with_what_is_not_kept(
    workbook: Path, own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Slow: it writes every paper of a year, for the words must be in the files a year leaves."""
    out = tmp_path / "nam"
    assert _year(workbook, out, "--wording", str(own)) == 0
    assert capsys.readouterr().err == ""
    assert OWN in " ".join(docx_texts((out / "papers/decision.docx").read_bytes()))
    assert OWN in " ".join(" ".join(pdf_pages((out / "papers/decision.pdf").read_bytes())).split())
    assert "Kính trình thủ trưởng (mẫu)" in docx_texts((out / "papers/final-report.docx").read_bytes())
    assert OWN not in " ".join(docx_texts((out / "papers/submission-letter.docx").read_bytes()))
    assert "không giữ dấu nhảy cột (Tab)" in (out / "summary.md").read_text()
    assert {"wording bao-cao.docx", "wording quyet-dinh.docx"} < json.loads((out / "manifest.json").read_bytes())[
        "inputs"
    ].keys()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a.docx": edited(DECISION, remove("{{dieu_1}}"))}, "Tệp “a.docx”: thiếu trường {{dieu_1}}"),
        (
            {"a.docx": edited(DECISION, replace("{{dieu_2}}", "{{la_lam}}"))},
            "Tệp “a.docx”, đoạn 13, “Điều 2. {{la_lam}}”: không có trường “la_lam”",
        ),
        ({"a.docx": hostile.FILES["a macro"][0]}, "Tệp “a.docx” có macro"),
        ({"a.docx": edited(PaperKind.NOTICE)}, "Tệp “a.docx”: không nhận ra loại văn bản “THÔNG BÁO”"),
        (
            {"a.docx": edited(DECISION), "b.docx": edited(DECISION)},
            "Tệp “b.docx”: cùng là mẫu quyết định với tệp “a.docx”",
        ),
        ({}, "không có tệp .docx nào"),
    ],
)
def test_a_wording_that_cannot_be_used_stops_the_year_in_one_line(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], files: dict[str, bytes], said: str
) -> None:
    folder = tmp_path / "mau"
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    assert _year(workbook, tmp_path / "nam", "--wording", str(folder)) == 2
    error = capsys.readouterr().err
    assert said in error
    assert len(error.splitlines()) == 1
    assert not (tmp_path / "nam").exists()
