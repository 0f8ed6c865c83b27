"""Programs beside the reader: LibreOffice for old files, Tesseract for scans; limits, and what is said without them."""

import io
import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
import typst
from PIL import Image

from tests.stages.launch.reader.test_pdf_layout import HEAD, PAGE
from tests.stages.launch.reader.test_sources import refused
from tests.stages.launch.reader.test_word import whole_plan
from thidua.stages.launch.pages.page_layout import Word
from thidua.stages.launch.reader import ScanError, ocr_available, read_bytes, read_lines
from thidua.stages.launch.reader.bounded import run_bounded
from thidua.stages.launch.reader.commands import main
from thidua.stages.launch.reader.doubts import doubt_findings, doubtful_places
from thidua.stages.launch.reader.model import Doubt
from thidua.stages.launch.reader.office import office_available

IN_CI = bool(os.environ.get("CI"))
needs_office = pytest.mark.skipif(not (office_available() or IN_CI), reason="LibreOffice is not installed")
needs_tesseract = pytest.mark.skipif(not (ocr_available() or IN_CI), reason="Tesseract is not installed")


def converted(data: bytes, kind: str, folder: Path) -> bytes:
    """The file as LibreOffice writes it in another format."""
    (folder / "a.docx").write_bytes(data)
    office = office_available()
    assert office is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(folder / "a.docx")]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return (folder / f"a.{kind}").read_bytes()


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_old_files_read_like_the_docx_they_came_from(kind: str, tmp_path: Path) -> None:
    """Slow because LibreOffice starts twice. Its writer of .doc runs cells together, so there the head is compared."""
    expected = read_bytes(whole_plan(), "kh.docx").to_json()
    answer = read_bytes(converted(whole_plan(), kind, tmp_path), f"kh.{kind}").to_json()
    assert [note["code"] for note in answer.pop("notes")] == ["converted"]
    for key in ("document",) if kind == "doc" else ("document", "recipients", "signatory", "units"):
        assert answer[key] == expected[key]
    assert [d["date"] for d in answer["deadlines"]] == ["2026-06-30"]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STREAM = "WordDocument".encode("utf-16-le")


def test_an_old_office_file_that_is_no_word_file_is_refused_without_opening_it() -> None:
    assert "không phải văn bản đọc được" in refused(OLE + b"\x07" * 4000, "bang.xls")


@needs_office
@pytest.mark.slow
def test_a_broken_old_file_is_one_clear_error() -> None:
    """Slow because LibreOffice starts."""
    assert refused(OLE + b"\x00" * 4000 + STREAM, "hong.doc").startswith("Tệp “hong.doc”")


@pytest.mark.parametrize(("data", "kind"), [
    (OLE + b"\x00" * 600 + STREAM, "Word đời cũ (.doc)"), (b"{\\rtf1 abc}", "văn bản RTF"),
])  # fmt: skip
def test_without_libreoffice_the_message_says_what_to_do(
    data: bytes, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert refused(data, "cu.doc") == (
        f"Tệp “cu.doc” là {kind}, máy chủ này không có LibreOffice để đọc. "
        "Hãy mở bằng Word, chọn Lưu thành (Save As) .docx rồi gửi lại."
    )


def scanned(kind: str = "PDF") -> bytes:
    """A plan printed and scanned: pictures only."""
    source = PAGE.format(footer="") + HEAD + (
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 10/01/2025 của Ủy ban nhân dân tỉnh Sơn Hà, Sở ban hành Kế hoạch này. "
        "Văn phòng Sở tổng hợp kết quả, báo cáo Giám đốc Sở trước ngày 30/11/2025./."
    )  # fmt: skip
    return picture_of(typst.compile(source.encode()), kind)


def picture_of(pdf: bytes, kind: str = "PDF") -> bytes:
    """Pages as a scanner gives them; a picture holds the first only."""
    with pypdfium2.PdfDocument(pdf) as document:
        first, *others = [page.render(scale=200 / 72, grayscale=True).to_pil() for page in document]
    buffer = io.BytesIO()
    first.save(buffer, kind, resolution=200, **({"save_all": True, "append_images": others} if kind == "PDF" else {}))
    return buffer.getvalue()


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["PDF", "PNG"])
def test_a_scan_is_recognised_and_marked(kind: str) -> None:
    """Slow because a page is recognised."""
    reading = read_bytes(scanned(kind), f"quet.{kind.lower()}", ocr=True)
    assert reading.read_by == "ocr"
    assert reading.to_json()["document"]["read_by"] == "ocr"
    assert [n.code for n in reading.notes] == ["ocr"]
    assert "đối chiếu với bản gốc" in reading.notes[0].text
    assert (reading.document.number, str(reading.document.date)) == ("45/KH-SVT", "2025-02-08")
    assert [(c.number, str(c.date)) for c in reading.citations] == [("12/KH-UBND", "2025-01-10")]
    assert [str(d.date) for d in reading.deadlines] == ["2025-11-30"]


def recognised_word(text: str, sure: float) -> Word:
    return Word(text, 0, 0, 1, 1, sure)


def test_each_word_the_recogniser_doubts_is_found_again_in_the_lines() -> None:
    words = [
        recognised_word(text, sure)
        for text, sure in (("Số:", 95), ("45/KH-SVT", 79.4), ("3", 20), ("Số:", 80), ("Mai", 12))
    ]
    assert doubtful_places(words, ("Số: 45/KH-SVT", "", "Số: Mai")) == (Doubt(1, 4, 13, 79), Doubt(3, 4, 7, 12))


def test_a_doubted_number_citation_or_signatory_is_an_error_another_word_a_warning() -> None:
    lines = (
        "Thực hiện Chỉ thị số 05/CT-UBND của Ủy ban nhân dân tỉnh,",
        "gồm 12 việc cần làm ngay.",
        "GIÁM ĐỐC",
        "Trần Văn Thử",
    )
    reading = replace(read_lines(lines), doubtful=(
        Doubt(1, 10, 13, 60), Doubt(1, 14, 17, 50), Doubt(2, 4, 6, 70), Doubt(2, 12, 15, 40), Doubt(2, 20, 24, 79), Doubt(4, 0, 4, 30),
    ))  # fmt: skip
    found = [(f.line, f.found, f.severity) for f in doubt_findings(reading)]
    assert found == [
        (1, "Chỉ thị", "error"),
        (2, "12", "error"),
        (2, "cần", "warning"),
        (2, "ngay", "warning"),
        (4, "Trần", "error"),
    ]
    assert next(doubt_findings(reading)).why.startswith("Máy nhận dạng chữ chỉ chắc 50% ở chỗ này.")


@pytest.mark.parametrize("kind", ["PDF", "PNG"])
def test_a_scan_without_recognition_is_an_error_of_its_own(kind: str) -> None:
    with pytest.raises(ScanError, match="không có chữ để đọc"):
        read_bytes(scanned(kind), "quet")


def test_recognition_does_not_touch_a_file_with_text() -> None:
    reading = read_bytes(whole_plan(), "kh.docx", ocr=True)
    assert (reading.read_by, reading.notes) == ("text", ())


def test_without_tesseract_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data = scanned("PNG")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Exception, match="tesseract-ocr-vie"):
        read_bytes(data, "quet.png", ocr=True)


@needs_tesseract
def test_a_picture_without_letters_is_one_clear_error() -> None:
    buffer = io.BytesIO()
    Image.new("L", (400, 300), 255).save(buffer, "PNG")
    with pytest.raises(Exception, match="Không thấy chữ nào trong ảnh"):
        read_bytes(buffer.getvalue(), "trang.png", ocr=True)


@needs_tesseract
def test_the_command_offers_recognition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "quet.png"
    path.write_bytes(scanned("PNG"))
    assert main([str(path)]) == 2
    assert capsys.readouterr().err.strip().endswith("Hoặc thêm --ocr để đọc bằng nhận dạng chữ.")


def test_the_command_prints_notes(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "cu.txt"
    path.write_bytes("Céng hßa x· héi chñ nghÜa ViÖt Nam".encode("cp1252"))
    assert main([str(path)]) == 0
    assert "Ghi chú về tệp (1):\n  - Văn bản gõ bằng bảng mã cũ TCVN3 (ABC)" in capfdbinary.readouterr().out.decode()


def test_a_program_over_its_time_is_ended_with_its_children(tmp_path: Path) -> None:
    mark = tmp_path / "late"
    script = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(6); open({str(mark)!r}, \"w\")']); time.sleep(60)"
    begun = time.monotonic()
    assert run_bounded([sys.executable, "-c", script], seconds=1) is None
    assert time.monotonic() - begun < 5
    time.sleep(5)
    assert not mark.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of memory are POSIX")
@pytest.mark.parametrize(("megabytes", "printed"), [(50, b"ok\n"), (900, None)])
def test_a_program_over_its_memory_is_ended(megabytes: int, printed: bytes | None) -> None:
    script = f"x = bytearray({megabytes} * 1024**2); print('ok')"
    assert run_bounded([sys.executable, "-c", script], seconds=20, memory=500 * 1024**2) == printed


def test_what_is_given_arrives_and_a_failure_is_none() -> None:
    echo = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])"
    assert run_bounded([sys.executable, "-c", echo], seconds=20, data=b"abc" * 100_000) == b"cba" * 100_000
    assert run_bounded([sys.executable, "-c", "raise SystemExit(3)"], seconds=20) is None
    assert run_bounded([shutil.which("true") or "true"], seconds=20) == b""
    assert run_bounded(["no-such-program-here"], seconds=20) is None


def test_a_docx_saved_by_the_usual_library_needs_no_other_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    document = docx.Document()
    document.add_paragraph("Kế hoạch thi đua")
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_bytes(buffer.getvalue(), "a.docx").lines == ("Kế hoạch thi đua",)
