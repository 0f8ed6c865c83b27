"""From the bytes of a file to its text. The content decides what a file is; its name is only shown to the user."""

import re
import zipfile
from dataclasses import dataclass, replace
from pathlib import PurePath

from thidua.stages.launch.pages.page_layout import Word
from thidua.stages.launch.reader import notes
from thidua.stages.launch.reader.errors import ReadError, ScanError
from thidua.stages.launch.reader.limits import check_length, check_size, open_package
from thidua.stages.launch.reader.markup import (
    charset_of,
    html_source,
    is_tagged,
    looks_like_archive,
    looks_like_html,
    page_of_archive,
)
from thidua.stages.launch.reader.model import Note, ReadBy
from thidua.stages.launch.reader.ocr import Recognised, RuledPage, recognise_pdf, recognise_picture
from thidua.stages.launch.reader.office import as_docx
from thidua.stages.launch.reader.pdf import pdf_text
from thidua.stages.launch.reader.plain import decode, modern
from thidua.stages.launch.reader.word import word_source

_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"\x00\x00\x01\x00")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_STREAM = "WordDocument".encode("utf-16-le")  # its name stands in the directory of every old Word file
_READABLE = "Chỉ đọc được tệp DOCX, PDF có chữ, DOC hoặc TXT."
_ODD_SHARE = 0.1
_NO_TEXT = re.compile("[\ufffd\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file; ``layout`` when its lines end where the page did; ``notes`` on what was done to read it.

    ``word`` is the DOCX it came from, itself or converted, ``markup`` the page of HTML: both have tables with cells.
    ``recognised`` are the words of a scan in their order, ``ruled`` its pages with the rules of their tables.
    """

    text: str
    layout: bool
    notes: tuple[Note, ...] = ()
    read_by: ReadBy = "text"
    word: bytes | None = None
    markup: str = ""
    recognised: tuple[Word, ...] = ()
    ruled: tuple[RuledPage, ...] = ()


def text_of(data: bytes, filename: str, *, ocr: bool = False) -> SourceText:
    """Return the text of a file; raise :class:`ReadError` when there is none to read.

    ``ocr`` lets Tesseract read a scan, which without it is a :class:`ScanError`.
    """
    name = PurePath(filename.replace("\\", "/")).name[:120] or "không tên"
    check_size(data, name)
    source = _by_content(data, name, ocr=ocr)
    check_length(source.text, name)
    if not any(ch.isalnum() for ch in source.text):
        raise ReadError(f"Tệp “{name}” không có chữ nào để đọc. Hãy chọn lại tệp văn bản rồi gửi lại.")
    text, old_set = modern(source.text)
    return replace(source, text=text, notes=(*source.notes, *notes.old_letters([old_set]))) if old_set else source


def _by_content(data: bytes, name: str, *, ocr: bool) -> SourceText:
    if b"%PDF-" in data[:1024]:
        return _pdf(data, name, ocr=ocr)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data, name)
    if data.startswith(_OLE) and _WORD_STREAM in data:
        return _office(data, "doc", name)
    if data.startswith(b"{\\rtf"):
        return _office(data, "rtf", name)
    if data.startswith(_IMAGES):
        if ocr:
            return _recognised(recognise_picture(data, name))
        raise ScanError(f"Tệp “{name}” là ảnh, không có chữ để đọc. Gửi tệp DOCX, hoặc PDF xuất từ Word.")
    return _written(data, name)


def _pdf(data: bytes, name: str, *, ocr: bool) -> SourceText:
    try:
        layer = pdf_text(data, name)
    except ScanError:
        if not ocr:
            raise
        return _recognised(recognise_pdf(data, name))
    missing = (notes.pages_without_text(layer.blank, layer.pages),) if layer.blank else ()
    return SourceText(layer.text, layout=True, notes=missing)


def _recognised(read: Recognised) -> SourceText:
    note = notes.recognised(read.pages, read.sureness)
    return SourceText(read.text, layout=True, notes=(note,), read_by="ocr", recognised=read.words, ruled=read.ruled)


def _package(data: bytes, name: str) -> SourceText:
    with open_package(data, name) as package:
        kind = _odf_kind(package)
    return _office(data, "odt", name) if kind else _word(data, name)


def _odf_kind(package: zipfile.ZipFile) -> bool:
    """Tell whether a package is a text of OpenDocument, which says so in its first part."""
    first = package.infolist()[:1]
    return bool(first) and first[0].filename == "mimetype" and b"opendocument.text" in _head(package, first[0])


def _head(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.file_size > 200:
        return b""
    try:
        return package.read(entry)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return b""


def _word(data: bytes, name: str) -> SourceText:
    text, tracked, old_sets = word_source(data, name)
    found = [*([notes.tracked_changes()] if tracked else []), *notes.old_letters(old_sets)]
    return SourceText(text, layout=False, notes=tuple(found), word=data)


def _office(data: bytes, kind: str, name: str) -> SourceText:
    source = _word(as_docx(data, kind, name), name)
    return replace(source, notes=(notes.converted_by_office(), *source.notes))


def _written(data: bytes, name: str) -> SourceText:
    """Text, or markup, or a web archive of it."""
    page = page_of_archive(data) if looks_like_archive(data) else data
    text = None if page is None else decode(page, charset_of(page) if looks_like_html(page) else None)
    if page is None or text is None or _garbled(text):
        raise ReadError(f"Tệp “{name}” không phải văn bản đọc được. {_READABLE}")
    if not looks_like_html(page) and not is_tagged(text):
        return SourceText(text, layout=False)
    words, tracked = html_source(text)
    return SourceText(words, layout=False, notes=(notes.tracked_changes(),) if tracked else (), markup=text)


def _garbled(text: str) -> bool:
    """Tell whether decoded bytes are mostly no text: control characters and replacement marks."""
    sample = text[:20_000]
    odd = len(_NO_TEXT.findall(sample))
    return odd > max(1, len(sample) * _ODD_SHARE)
