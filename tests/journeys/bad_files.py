"""Files as they go wrong in an office, and a few that mean harm: launch documents and agency workbooks."""

import io
import zipfile
from collections.abc import Callable
from functools import cache

from openpyxl import Workbook, load_workbook

from thidua.foundations.workbook.sample import sample_register
from thidua.foundations.workbook.template import write_template

OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 1024
LOCKED = OLD_OFFICE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512
OVER_LIMIT = 21 * 1024 * 1024
ENTITY = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'

Bad = tuple[str, Callable[[], bytes], str]
"""The bytes are made when a test asks for them: some are hundreds of megabytes packed, and collecting needs none."""


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same zip with one part changed, or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts.get(part, b""))
    return zipped(parts)


def book(**sheets: tuple[tuple[object, ...], ...]) -> bytes:
    """A workbook with these sheets; ``_`` in a name stands for a space."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def half(data: bytes) -> bytes:
    """What is left of a file whose copying was broken off."""
    return data[: len(data) // 2]


@cache
def good_book() -> bytes:
    """The sample workbook, without a fault."""
    return write_template(sample_register())


def with_cell(sheet: str, place: str, value: object) -> bytes:
    """The sample workbook with one cell typed over."""
    opened = load_workbook(io.BytesIO(good_book()))
    opened[sheet][place] = value
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def bad_books() -> dict[str, Bad]:
    """Name, maker of the bytes, and words of the message of every workbook that no page may take."""
    first = "xl/worksheets/sheet1.xml"
    made: dict[str, Bad] = {
        "empty": ("so.xlsx", lambda: b"", "Tệp rỗng (0 byte)"),
        "csv renamed": ("so.xlsx", "Mã,Năm,Xếp loại\n1,2021,HTT".encode, "văn bản thuần"),
        "csv": ("so.csv", "Mã,Năm,Xếp loại\n1,2021,HTT".encode, "văn bản thuần"),
        "old Excel": ("so.xls", lambda: OLD_OFFICE, "kiểu Excel cũ"),
        "old Excel renamed": ("so.xlsx", lambda: OLD_OFFICE, "kiểu Excel cũ"),
        "locked": ("so.xlsx", lambda: LOCKED, "đặt mật khẩu"),
        "a PDF": ("so.xlsx", lambda: b"%PDF-1.7\n%", "tệp PDF"),
        "half a file": ("so.xlsx", lambda: half(good_book()), "bị hỏng"),
        "any zip": ("so.xlsx", lambda: zipped({"a.txt": b"a"}), "tệp nén .zip"),
        "bomb": ("so.xlsx", lambda: changed(good_book(), first, lambda part: part + b" " * (220 << 20)), "quá lớn"),
        "over the limit": ("so.xlsx", lambda: good_book() + b"\0" * OVER_LIMIT, "quá giới hạn 20 MB"),
        "entity": (
            "so.xlsx",
            lambda: changed(good_book(), first, lambda part: ENTITY + part),
            "khai báo XML không được phép",
        ),
        "macro": ("so.xlsx", lambda: changed(good_book(), "xl/vbaProject.bin", lambda part: b"1"), "có macro"),
        "no known sheet": ("so.xlsx", lambda: book(Của_tôi=(("a", "b"),)), "không có tờ nào"),
        "no such day": ("so.xlsx", lambda: with_cell("Nhân sự", "C3", "31/02/1971"), "không có trong lịch"),
        "formula": ("so.xlsx", lambda: with_cell("Nhân sự", "B3", "=A1"), "là công thức"),
        "unknown unit": ("so.xlsx", lambda: with_cell("Nhân sự", "F3", "P99"), "“P99” không có trong tờ “Đơn vị”"),
        "staff code twice": ("so.xlsx", lambda: with_cell("Nhân sự", "A3", "001"), "trùng mã nhân sự"),
        "no column": (
            "so.xlsx",
            lambda: book(Nhân_sự=(("Mã nhân sự", "Họ và tên", "Mã đơn vị"), ("1", "A", "B"))),
            "thiếu cột bắt buộc",
        ),
    }
    return {case: (name, cache(make), words) for case, (name, make, words) in made.items()}


def bad_documents(docx: bytes) -> dict[str, Bad]:
    """The same of launch documents; ``docx`` is a good one to spoil."""
    body = "word/document.xml"
    scanned = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    )
    return {
        "empty": ("vb.txt", lambda: b"", "Tệp rỗng (0 byte)"),
        "blank": ("vb.txt", lambda: b" \n\n\t ", "trống"),
        "no text at all": ("vb.txt", lambda: bytes(range(256)) * 12, "không phải văn bản đọc được"),
        "picture": ("vb.png", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "TXT, DOCX, PDF"),
        "picture renamed": ("vb.txt", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "là ảnh"),
        "scan": ("vb.pdf", lambda: scanned, "là bản quét"),
        "broken PDF": ("vb.pdf", lambda: b"%PDF-1.5\nrubbish", "bị hỏng"),
        "half a file": ("vb.docx", lambda: half(docx), "bị hỏng"),
        "workbook": ("vb.docx", good_book, "không phải văn bản Word"),
        "bomb": (
            "vb.docx",
            lambda: changed(docx, body, lambda part: part + b" " * (220 << 20)),
            "giải nén lớn bất thường",
        ),
        "entity": ("vb.docx", lambda: changed(docx, body, lambda part: ENTITY + part), "cấu trúc không hợp lệ"),
        "over the limit": ("vb.txt", lambda: b"a" * OVER_LIMIT, "quá giới hạn 20 MB"),
        "program": ("vb.exe", lambda: b"MZ" + b"\0" * 64, "TXT, DOCX, PDF"),
    }
