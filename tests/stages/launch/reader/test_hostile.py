"""Files made to hurt: any bytes under any name, bombs, nesting, floods. An answer or one clear error, in bounded time."""

import io
import resource
import struct
import time
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stages.launch.reader.test_sources import refused, zipped
from tests.stages.launch.reader.test_word import whole_plan
from thidua.stages.launch.reader import ReadError, read_bytes
from thidua.stages.launch.reader.ocr import ocr_available
from thidua.stages.launch.reader.pdf import SECONDS

EXTENSIONS = ["txt", "docx", "pdf", "doc", "rtf", "odt", "html", "mht", "png", "zip", ""]
STARTS = [b"", b"PK\x03\x04", b"<html><table><tr><td>", b"<?xml ", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x89PNG",
          b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\n",
          b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"II*\x00"]  # fmt: skip


def answer_or_error(data: bytes, name: str) -> str:
    """Read, and return the message; the reading must be whole JSON when there is none."""
    try:
        read_bytes(data, name).to_json()
    except ReadError as error:
        message = str(error)
        assert "\n" not in message
        assert message.endswith(".")
        return message
    return ""


@settings(max_examples=250)
@given(st.binary(max_size=600), st.sampled_from(STARTS), st.sampled_from(EXTENSIONS))
def test_any_bytes_under_any_name(data: bytes, start: bytes, extension: str) -> None:
    answer_or_error(start + data, f"tệp.{extension}")


@settings(max_examples=25)
@given(st.binary(max_size=300), st.integers(0, 10_000))
def test_a_pdf_with_any_bytes_in_its_middle(data: bytes, place: int) -> None:
    plain = pdf(b"BT /F1 12 Tf (Thi dua) Tj ET")
    at = place % len(plain)
    answer_or_error(plain[:at] + data + plain[at:], "a.pdf")


@settings(max_examples=60)
@given(st.binary(min_size=1, max_size=50), st.integers(0, 100_000))
def test_a_docx_with_bytes_changed(data: bytes, place: int) -> None:
    plain = whole_plan()
    at = place % len(plain)
    answer_or_error(plain[:at] + data + plain[at + len(data) :], "a.docx")


TAGS = ["w:p", "w:r", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:ins", "w:del", "w:pPr", "w:numPr", "w:txbxContent", "w:rPr"]


@settings(max_examples=100)
@given(st.recursive(st.just("<w:t>chữ</w:t>"), lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=4)).map(
    lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"), max_leaves=40))  # fmt: skip
def test_any_nesting_of_the_elements_of_word(body: str) -> None:
    answer_or_error(
        zipped(("word/document.xml", f"<w:document {nsdecls('w')}><w:body>{body}</w:body></w:document>".encode())),
        "a.docx",
    )


def pdf(content: bytes, pages: int = 1, filters: bytes = b"") -> bytes:
    """A PDF by hand: one stream on every page."""
    kids = b" ".join(b"%d 0 R" % (4 + n) for n in range(pages))
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 "
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % pages,
        b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(content), filters, content),
        *[page] * pages,
    ]
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    for number, body in enumerate(objects, 1):
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    out.write(b"trailer << /Root 1 0 R /Size %d >>\n%%%%EOF" % (len(objects) + 1))
    return out.getvalue()


def deflated(data: bytes, times: int) -> tuple[bytes, bytes]:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data, b"/Filter [" + b"/FlateDecode " * times + b"] "


def flood() -> bytes:
    """A gigabyte of drawing in a file of some kilobytes."""
    return pdf(*(lambda packed: (packed[0], 1, packed[1]))(deflated(b"BT (a) Tj ET\n" * 8_000_000, 2)))


def endless_pages() -> bytes:
    """A page tree that promises a million pages and turns back to itself."""
    return pdf(b"").replace(b"/Kids [4 0 R] /Count 1", b"/Kids [2 0 R] /Count 1000000")


def nested_pages() -> bytes:
    data = b"<< " * 200_000
    return pdf(data).replace(b"/Contents 3 0 R", b"/Contents " + b"[" * 100_000)


def nested_rtf() -> bytes:
    return b"{\\rtf1 " + b"{" * 300_000 + b"chu" + b"}" * 300_000 + b"}"


def nested_html() -> bytes:
    return b"<html><body>" + b"<div><table><tr><td>" * 200_000 + "chữ".encode()


def nested_archive() -> bytes:
    return (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n"
        + b"--a\nContent-Type: message/rfc822\n\n" * 20_000
    )


def docx(body: bytes, **parts: bytes) -> bytes:
    document = f"<w:document {nsdecls('w')}><w:body>".encode() + body + b"</w:body></w:document>"
    return zipped(("word/document.xml", document), *((f"word/{name}.xml", data) for name, data in parts.items()))


def deep_docx() -> bytes:
    return docx(b"<w:sdt>" * 150_000 + b"</w:sdt>" * 150_000)


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return zipped(
        ("word/document.xml", f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "ha">{entities}]><l>&l11;</l>'.encode())
    )


def outside_entity() -> bytes:
    return zipped(
        ("word/document.xml", b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>')
    )


def laughing_styles() -> bytes:
    return docx(b"<w:p/>", styles=b'<!DOCTYPE l [<!ENTITY a "b">]><w:styles/>')


def style_circle() -> bytes:
    styles = f'<w:styles {nsdecls("w")}><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    return docx(
        '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>Kế hoạch</w:t></w:r></w:p>'.encode(), styles=styles.encode()
    )


def false_size() -> bytes:
    """A package whose directory says one byte where forty megabytes come out."""
    data = bytearray(zipped(("word/document.xml", b" " * 41_000_000)))
    at = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 1)
    return bytes(data)


def long_line() -> bytes:
    return b"Quyet dinh so 1/QD ngay " * 20_000


def dots() -> bytes:
    return ("Quyết định số …………/QĐ-" * 20_000).encode()


BOMBS: list[Callable[[], bytes]] = [
    flood, endless_pages, nested_pages, nested_html, nested_archive, deep_docx, laughs, outside_entity, laughing_styles,
    style_circle, false_size, long_line, dots,
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("make", BOMBS, ids=[make.__name__ for make in BOMBS])
def test_bombs_are_bounded_in_time_and_memory(make: Callable[[], bytes]) -> None:
    """Slow because floods are read until the limit stops them."""
    data = make()
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answer_or_error(data, "bom.docx")
    assert time.monotonic() - begun < 2 * SECONDS + 15
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 900 * 1024


WORDS = ["trước ", "đến hết ", "số ", "từ 1/1 đến ", "Quyết định số ", "“a ” ", "1 ", "Giao Sở "]


@pytest.mark.parametrize("word", WORDS)
def test_a_word_repeated_thousands_of_times_is_read_in_seconds(word: str) -> None:
    begun = time.process_time()
    answer_or_error((word * 8_000).encode(), "lap.txt")
    assert time.process_time() - begun < 6.0


@pytest.mark.slow
def test_a_deep_rtf_is_an_answer_or_an_error() -> None:
    """Slow because LibreOffice starts where it is installed."""
    answer_or_error(nested_rtf(), "sau.rtf")


def test_more_pages_than_the_limit_are_counted_not_read() -> None:
    assert "quá giới hạn 300 trang" in refused(pdf(b"", pages=301), "dai.pdf")


def test_bombs_inside_a_package_are_named() -> None:
    assert "không hợp lệ" in refused(laughs(), "a.docx")
    assert "không hợp lệ" in refused(outside_entity(), "a.docx")
    assert "không hợp lệ" in refused(laughing_styles(), "a.docx")


@pytest.mark.skipif(not ocr_available(), reason="Tesseract is not installed")
def test_a_picture_that_promises_more_than_it_holds_is_refused() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + header
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk)) + b"\x00" * 60
    with pytest.raises(ReadError, match="Không nhận dạng được chữ"):
        read_bytes(data, "to.png", ocr=True)


def test_a_password_on_a_pdf_is_said_not_tried() -> None:
    buffer = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(buffer, encryption=pikepdf.Encryption(owner="x", user="y"))
    assert "có mật khẩu" in refused(buffer.getvalue(), "a.pdf")


def test_a_package_within_a_package_is_not_opened() -> None:
    inner = zipped(("word/document.xml", b"0" * 10_000_000))
    assert "không phải văn bản Word" in refused(zipped(("a.docx", inner)), "a.zip")
    with zipfile.ZipFile(io.BytesIO(zipped(("a.docx", inner)))) as package:
        assert package.namelist() == ["a.docx"]
