"""From the bytes of a file to its text. The content decides what a file is; its name is only shown to the user."""

from dataclasses import dataclass
from pathlib import PurePath

from thidua.stages.launch.reader.errors import ReadError
from thidua.stages.launch.reader.legacy import doc_text
from thidua.stages.launch.reader.limits import check_length, check_size
from thidua.stages.launch.reader.pdf import pdf_text
from thidua.stages.launch.reader.plain import decode, html_text, looks_like_html
from thidua.stages.launch.reader.word import word_text

_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"\x00\x00\x01\x00")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_READABLE = "Chỉ đọc được tệp DOCX, PDF có chữ, DOC hoặc TXT."
_ODD_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file; ``layout`` when its lines end where the page did."""

    text: str
    layout: bool


def text_of(data: bytes, filename: str) -> SourceText:
    """Return the text of a file; raise :class:`ReadError` when there is none to read."""
    name = PurePath(filename.replace("\\", "/")).name[:120] or "không tên"
    check_size(data, name)
    text = _by_content(data, name)
    check_length(text, name)
    if not any(ch.isalnum() for ch in text):
        raise ReadError(f"Tệp “{name}” không có chữ nào để đọc. Hãy chọn lại tệp văn bản rồi gửi lại.")
    return SourceText(text, layout=_is_pdf(data))


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _by_content(data: bytes, name: str) -> str:
    if _is_pdf(data):
        return pdf_text(data, name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return word_text(data, name)
    if data.startswith(_OLE):
        return doc_text(data, name)
    if data.startswith(b"{\\rtf"):
        raise ReadError(f"Tệp “{name}” là tệp RTF, chưa đọc được. Hãy mở bằng Word, lưu thành .docx rồi gửi lại.")
    if data.startswith(_IMAGES):
        raise ReadError(f"Tệp “{name}” là ảnh, không có chữ để đọc. Gửi tệp DOCX, hoặc PDF xuất từ Word.")
    text = decode(data)
    if text is None or _garbled(text):
        raise ReadError(f"Tệp “{name}” không phải văn bản đọc được. {_READABLE}")
    return html_text(text) if looks_like_html(data) else text


def _garbled(text: str) -> bool:
    """Tell whether decoded bytes are mostly no text: control characters and replacement marks."""
    sample = text[:20_000]
    odd = sum(1 for ch in sample if ch == "\ufffd" or (ord(ch) < 32 and ch not in "\t\n\r\x0b\x0c"))
    return odd > max(1, len(sample) * _ODD_SHARE)
