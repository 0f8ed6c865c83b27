"""Looks at the bytes before any parser does: is it an ``.xlsx``, of a sane size, with nothing hostile inside."""

import io
import zipfile
import zlib
from pathlib import PurePath

from thidua.foundations.workbook.errors import WorkbookErrors, file_error

MAX_BYTES = 20 * 1024 * 1024
MAX_ENTRIES = 1_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200
# Small members compress very well without harm (an empty sheet of styles), so the ratio counts only from here on.
RATIO_FROM = 4 * 1024 * 1024

_SAVE_AS = "Mở tệp bằng Excel hoặc LibreOffice, chọn “Lưu thành” kiểu “Excel Workbook (.xlsx)” rồi nộp lại"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_container(data: bytes, filename: str) -> None:
    """Raise ``WorkbookErrors`` unless ``data`` is a plain, unencrypted ``.xlsx`` package within the limits."""
    name = f"Tệp “{PurePath(filename).name}”"
    if not data:
        raise file_error(name, "rỗng (0 byte)", "Chọn lại đúng tệp sổ số liệu .xlsx")
    if len(data) > MAX_BYTES:
        raise file_error(name, "nặng quá giới hạn 20 MB", "Xóa ảnh và các tờ không thuộc mẫu rồi nộp lại")
    if not data.startswith(b"PK"):
        raise _foreign(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_members(package, name)
            _check_kind({info.filename for info in package.infolist()}, name)
            _check_xml(package, name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError, ValueError) as fault:
        raise broken(name) from fault
    suffix = PurePath(filename).suffix.lower()
    if suffix not in ("", ".xlsx"):
        raise file_error(name, f"có đuôi {suffix} nhưng nội dung là sổ .xlsx", "Đổi đuôi tệp thành .xlsx rồi nộp lại")


def broken(name: str) -> WorkbookErrors:
    """The error for a package that cannot be opened."""
    return file_error(name, "bị hỏng, không mở được như một sổ .xlsx", _SAVE_AS)


def _foreign(data: bytes, name: str) -> WorkbookErrors:
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return file_error(name, "đặt mật khẩu nên không đọc được", "Bỏ mật khẩu của tệp trong Excel rồi nộp lại")
        return file_error(name, "là kiểu Excel cũ (.xls) hoặc văn bản Word cũ, không phải .xlsx", _SAVE_AS)
    if data.startswith(b"%PDF"):
        return file_error(name, "là tệp PDF, không phải .xlsx", "Nộp chính tệp Excel đã dùng để in ra PDF")
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml")):
        return file_error(name, "là trang web hoặc XML đổi đuôi, không phải .xlsx", _SAVE_AS)
    if _looks_like_text(data[:4096]):
        return file_error(name, "là văn bản thuần (.csv, .txt), không phải .xlsx", _SAVE_AS)
    return file_error(name, "không phải sổ .xlsx", _SAVE_AS)


def _looks_like_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 9 or 13 < byte < 32 for byte in head)


def _check_members(package: zipfile.ZipFile, name: str) -> None:
    members = package.infolist()
    if any(info.flag_bits & 0x1 for info in members):
        raise file_error(name, "đặt mật khẩu nên không đọc được", "Bỏ mật khẩu của tệp rồi nộp lại")
    unpacked = sum(info.file_size for info in members)
    worst = max(
        (info.file_size / max(info.compress_size, 1) for info in members if info.file_size > RATIO_FROM), default=0
    )
    if len(members) > MAX_ENTRIES or unpacked > MAX_UNPACKED or worst > MAX_RATIO:
        raise file_error(
            name,
            "giải nén ra quá lớn so với giới hạn an toàn (200 MB, 1.000 thành phần)",
            "Chép số liệu sang một sổ mới tạo từ mẫu rồi nộp lại",
        )


def _check_kind(names: set[str], name: str) -> None:
    if "xl/workbook.xml" in names and "[Content_Types].xml" in names:
        if "xl/vbaProject.bin" in names:
            raise file_error(name, "có macro (.xlsm), không được nhận", _SAVE_AS)
        return
    kinds = (
        ("word/document.xml", "là văn bản Word (.docx) đổi đuôi, không phải .xlsx"),
        ("ppt/presentation.xml", "là bài trình chiếu (.pptx) đổi đuôi, không phải .xlsx"),
        ("xl/workbook.bin", "là kiểu Excel nhị phân (.xlsb), không phải .xlsx"),
        ("content.xml", "là kiểu OpenDocument (.ods, .odt), không phải .xlsx"),
    )
    reason = next((text for member, text in kinds if member in names), "là tệp nén .zip, không phải sổ .xlsx")
    raise file_error(name, reason, _SAVE_AS)


def _check_xml(package: zipfile.ZipFile, name: str) -> None:
    # Spreadsheet parts never need a document type; entities are the way to make a small file grow without end.
    for info in package.infolist():
        if not info.filename.endswith((".xml", ".rels")):
            continue
        content = package.read(info)
        if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content[:4] or b"<!DOCTYPE" in content:
            raise file_error(name, "chứa khai báo XML không được phép", _SAVE_AS)
