"""Limits that a file must keep before anything parses it, and the errors for files that do not."""

import io
import zipfile

from thidua.foundations.files.packages import BROKEN, MEGABYTE, MOST_BYTES, is_bomb
from thidua.stages.launch.reader.errors import ReadError

MOST_CHARACTERS = 500_000
MOST_PAGES = 300
MOST_PART = 40 * MEGABYTE


def check_size(data: bytes, filename: str) -> None:
    """Refuse an empty file and one over 20 MB."""
    if not data.strip(b"\x00 \t\r\n"):
        raise ReadError(f"Tệp “{filename}” trống, không có nội dung để đọc. Hãy chọn lại tệp văn bản rồi gửi lại.")
    if len(data) > MOST_BYTES:
        raise ReadError(
            f"Tệp “{filename}” nặng quá giới hạn 20 MB. Hãy bỏ bớt ảnh, nén ảnh trong Word hoặc chỉ gửi phần văn bản."
        )


def check_length(text: str, filename: str) -> None:
    """Refuse more than half a million characters: no official paper is that long, and reading it would take minutes."""
    if len(text) > MOST_CHARACTERS:
        count = f"{len(text):,}".replace(",", ".")
        raise ReadError(
            f"Tệp “{filename}” có {count} ký tự, quá giới hạn 500.000 ký tự. Hãy tách văn bản chính khỏi các phụ lục."
        )


def open_package(data: bytes, filename: str) -> zipfile.ZipFile:
    """Open a zip package after checking its directory against the limits; nothing is unpacked here."""
    broken = ReadError(
        f"Tệp “{filename}” bị hỏng, không mở được. Hãy mở lại bằng Word, lưu thành tệp .docx mới rồi gửi lại."
    )
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN:
        raise broken from None
    if is_bomb(package):
        raise _bomb(filename)
    return package


def _bomb(filename: str) -> ReadError:
    return ReadError(
        f"Tệp “{filename}” khi giải nén lớn bất thường nên không được mở, để bảo vệ máy chủ. "
        "Hãy mở bằng Word và lưu thành tệp .docx mới rồi gửi lại."
    )


def read_part(package: zipfile.ZipFile, name: str, filename: str) -> bytes | None:
    """Read one part of a package, at most 40 MB whatever the directory says; None when there is no such part."""
    try:
        with package.open(name) as part:
            data = part.read(MOST_PART + 1)
    except KeyError:
        return None
    except BROKEN:
        raise ReadError(
            f"Tệp “{filename}” bị hỏng hoặc có mật khẩu, không đọc được. "
            "Hãy bỏ mật khẩu, lưu thành .docx mới rồi gửi lại."
        ) from None
    if len(data) > MOST_PART:
        raise _bomb(filename)
    return data
