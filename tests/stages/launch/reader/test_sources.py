"""Bytes of every kind: read when they are a document, refused with one clear Vietnamese message when they are not."""

import io
import unicodedata
import zipfile

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stages.launch.reader.support import TEXTS
from thidua.foundations.files.packages import MOST_BYTES, MOST_ENTRIES
from thidua.stages.launch.reader import ReadError, Reading, read_bytes
from thidua.stages.launch.reader.limits import MOST_CHARACTERS
from thidua.stages.launch.reader.pdf import pdf_text

TEXT = (TEXTS / "directive.txt").read_text(encoding="utf-8")


def refused(data: bytes, filename: str = "tệp.bin") -> str:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, filename)
    return str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_every_unicode_encoding(encoding: str) -> None:
    assert read_bytes(TEXT.encode(encoding), "a.txt").document.number == "03/CT-UBND"


def test_text_of_old_vietnamese_windows() -> None:
    # Windows-1258 writes the tone as a mark of its own, after a letter that keeps its other mark.
    written = "CHỈ THỊ\nVề công tác văn thư\n\nThực hiện Công văn số 512/STP-HCTP ngày 06/3/2023 của Sở."
    parts = [unicodedata.normalize("NFD", ch) for ch in written]
    marks = "\u0300\u0301\u0303\u0309\u0323"
    spelled = "".join(
        unicodedata.normalize("NFC", "".join(c for c in p if c not in marks)) + "".join(c for c in p if c in marks)
        for p in parts
    )
    reading = read_bytes(spelled.encode("cp1258"), "cu.txt")
    assert reading.document.kind_printed == "CHỈ THỊ"
    assert reading.citations[0].number == "512/STP-HCTP"


def test_markup_that_calls_itself_word_is_read_without_its_tags() -> None:
    page = (
        "<html><head><title>x</title><script>var a;</script></head><body><table><tr><td>SỞ VĂN THƯ</td>"
        "<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table><p>Số: 12/QĐ-SVT</p><p>QUYẾT&nbsp;ĐỊNH</p>"
        "<p>Về việc khen thưởng</p><p>Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023;</p></body></html>"
    )
    reading = read_bytes(page.encode(), "qd.doc")
    assert (reading.document.kind, reading.document.number) == ("quyet_dinh", "12/QĐ-SVT")
    assert not any("<" in line or "var a" in line for line in reading.lines)


PDF_SOURCE = """#set text(font: "Liberation Serif", size: 13pt)
#align(center)[SỞ VĂN THƯ \\ Số: 45/KH-SVT]
#align(center)[*KẾ HOẠCH* \\ *Sắp xếp kho lưu trữ năm 2025*]
Thực hiện Kế hoạch số 12/KH-UBND ngày 10/01/2025 của Ủy ban nhân dân tỉnh Sơn Hà về công tác văn thư năm 2025./.
"""


def test_a_pdf_with_a_text_layer() -> None:
    reading = read_bytes(typst.compile(PDF_SOURCE.encode()), "kh.pdf")
    assert (reading.document.kind, reading.document.number) == ("ke_hoach", "45/KH-SVT")
    assert reading.citations[0].issuer == "Ủy ban nhân dân tỉnh Sơn Hà"


def test_a_scan_is_refused_in_the_agreed_words() -> None:
    scan = typst.compile(b"#rect(width: 5cm, height: 5cm, fill: gray)")
    assert refused(scan, "quet.pdf") == (
        "Tệp này là bản quét, không có chữ để đọc. Gửi tệp DOCX, hoặc PDF xuất từ Word."
    )


def test_a_broken_pdf_and_one_with_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "bị hỏng" in refused(b"%PDF-1.7\n" + b"x" * 500, "hong.pdf")
    monkeypatch.setattr("thidua.stages.launch.reader.pdf.MOST_PAGES", 2)
    pages = typst.compile(b"Trang \\ #pagebreak() hai #pagebreak() ba")
    with pytest.raises(ReadError, match="có 3 trang, quá giới hạn 2 trang"):
        pdf_text(pages, "dai.pdf")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "trống"),
        (b" \r\n\t ", "trống"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "là ảnh"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "là ảnh"),
        (b"PK\x03\x04 broken", "bị hỏng"),
        (bytes(range(256)) * 20, "không phải văn bản"),
        (b"--- *** ...", "không có chữ"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_remedy(data: bytes, said: str) -> None:
    message = refused(data, "thu.dat")
    assert said in message
    assert message.endswith(".")


def test_size_is_checked_on_both_sides_of_the_limit() -> None:
    assert "20 MB" in refused(b"a" * (MOST_BYTES + 1), "to.txt")
    assert "nặng quá giới hạn 20 MB" in refused(b"a" * (MOST_BYTES + 1), "to.txt")
    assert "ký tự" in refused(b"a" * MOST_BYTES, "to.txt")


@pytest.mark.slow
def test_length_is_checked_on_both_sides_of_the_limit() -> None:
    """Slow because the longest text allowed is read whole, to show that it is."""
    line = b"a" * 99 + b"\n"
    assert isinstance(read_bytes(line * (MOST_CHARACTERS // 100), "dai.txt"), Reading)
    assert "500.001 ký tự" in refused(line * (MOST_CHARACTERS // 100) + b"b", "dai.txt")


def zipped(*parts: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts:
            package.writestr(name, data)
    return buffer.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped(("word/document.xml", b"0" * 60_000_000))
    assert len(bomb) < 100_000
    assert "lớn bất thường" in refused(bomb, "bom.docx")
    many = zipped(*((f"p{n}", b"x") for n in range(MOST_ENTRIES + 1)))
    assert "lớn bất thường" in refused(many, "nhieu.docx")


def test_another_office_file_is_not_taken_for_word() -> None:
    assert "không phải văn bản Word" in refused(zipped(("xl/workbook.xml", b"<x/>")), "bang.xlsx")


def test_entities_and_broken_xml_are_refused() -> None:
    evil = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'
    assert "không hợp lệ" in refused(zipped(("word/document.xml", evil)), "xau.docx")
    assert "không hợp lệ" in refused(zipped(("word/document.xml", b"<w:document>")), "xau.docx")


def test_the_path_of_the_upload_is_not_shown() -> None:
    assert "“a.png”" in refused(b"\x89PNG" + b"\x00" * 9, "C:\\Users\\x\\a.png")


@settings(max_examples=100)
@given(
    st.binary(max_size=400),
    st.sampled_from(
        [
            b"",
            b"%PDF-1.4\n",
            b"PK\x03\x04",
            b"<html>",
            b"\xff\xfe",
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n",
        ]
    ),
)
def test_no_bytes_crash_the_reader(data: bytes, prefix: bytes) -> None:
    try:
        read_bytes(prefix + data, "x").to_json()
    except ReadError as error:
        message = str(error)
    else:
        message = "read."
    assert message.endswith(".")


WORDS = (
    "Luật ", "Nghị định số ", "98/2023/NĐ-CP", " ngày ", "31/12/2023", "ngày 5 tháng 3 năm 2022", " của ", "Chính phủ",
    "\n", "\n\n", "“", "”", "*", "- ", "1. ", "II. ", "a) ", "Điều 3. ", "Nơi nhận:\n", "- Lưu: VT.",
    "KT. GIÁM ĐỐC\n",
    "KẾ HOẠCH\n", "phát động ", "phong trào thi đua ", "kỷ niệm 10 năm ngày ", "chủ đề: ", "giao ", "Văn phòng Sở ",
    "có trách nhiệm ", "trước ngày ", "Số: ", "\t", "   ", "uỷ ban", "ủy ban", "TỔ CHỨC THỰC HIỆN\n", ";", ".", ",",
    "./.", "Trần Văn A\n", "Đại hội đại biểu toàn quốc lần thứ XI",
)  # fmt: skip
LIKELY = st.sampled_from(WORDS)


@settings(max_examples=100)
@given(st.lists(LIKELY, max_size=60).map("".join))
def test_any_mixture_of_official_words_is_read_and_points_into_the_text(text: str) -> None:
    if not any(ch.isalnum() for ch in text):
        return
    reading = read_bytes(text.encode(), "x.txt")
    total = len(reading.lines)
    spans = [s for c in reading.citations for m in c.mentions for s in m.spans]
    spans += [f.span for f in reading.findings if f.span]
    assert all(1 <= s.line <= total and 0 <= s.start <= s.end <= len(reading.lines[s.line - 1]) for s in spans)
    assert all(1 <= f.line <= total for f in reading.findings)


def test_text_that_begins_with_its_recipients_has_no_place_for_an_end_mark() -> None:
    reading = read_bytes("Nơi nhận:\nKẾ HOẠCH\nLuật ".encode(), "a.txt")
    assert "end-mark" not in {finding.code for finding in reading.findings}
    assert all(1 <= finding.line <= len(reading.lines) for finding in reading.findings)
