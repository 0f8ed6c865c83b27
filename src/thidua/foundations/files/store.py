"""Write and read stored files. The bytes reach the disk, synced, before the row that names them exists."""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePath
from urllib.parse import quote

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from thidua.foundations.files.models import StoredFile
from thidua.foundations.workflow.errors import InputRefused
from thidua.vietnamese import nfc_clean

MAX_BYTES = 20 * 1024 * 1024
TYPES = {
    ".pdf": ("application/pdf", b"%PDF-"),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK\x03\x04"),
    ".doc": ("application/msword", b""),  # an old Word file, or a page that a web system saved under that name
    ".rtf": ("application/rtf", b"{\\rtf"),
    ".odt": ("application/vnd.oasis.opendocument.text", b"PK\x03\x04"),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK\x03\x04"),
    ".txt": ("text/plain; charset=utf-8", b""),
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
}
_ANYTHING = "application/octet-stream"
READ_ONCE = TYPES | {
    ".xls": ("application/vnd.ms-excel", b""),  # an old Excel file, or a page that a web system saved under that name
    ".ods": ("application/vnd.oasis.opendocument.spreadsheet", b"PK\x03\x04"),
    ".csv": ("text/csv; charset=utf-8", b""),
    **dict.fromkeys((".html", ".htm", ".mht", ".mhtml", ".tif", ".tiff"), (_ANYTHING, b"")),
}
"""What is read when it comes in and kept as the proof only; a page is given back as bytes, never shown."""

REVOCATION_LIST = {".crl": ("application/pkix-crl", b"\x30")}
"""Kept by one act only, so that nobody else can bring such a file."""


def store(
    agency_id: int, name: str, data: bytes, purpose: str, *, types: Mapping[str, tuple[str, bytes]] = TYPES
) -> StoredFile:
    """Keep ``data`` and give its row. InputRefused for a kind not on the list, a wrong content or a size over 20 MB."""
    clean = nfc_clean(PurePath(name.replace("\\", "/")).name)[-200:]
    suffix = PurePath(clean).suffix.lower()
    if suffix not in types:
        raise InputRefused(
            _("Tệp “%(name)s” không thuộc các loại nhận được: %(kinds)s.")
            % {"name": clean, "kinds": ", ".join(kind[1:].upper() for kind in types)}
        )
    if not data:
        raise InputRefused(_("Tệp “%(name)s” trống. Chọn lại tệp có nội dung.") % {"name": clean})
    if len(data) > MAX_BYTES:
        raise InputRefused(
            _("Tệp “%(name)s” nặng %(mb)d MB, quá mức 20 MB. Nén ảnh trong tệp hoặc tách tệp.")
            % {"name": clean, "mb": len(data) // 1048576}
        )
    content_type, magic = types[suffix]
    if not data.startswith(magic):
        raise InputRefused(
            _("Tệp “%(name)s” có đuôi %(suffix)s nhưng nội dung khác loại.") % {"name": clean, "suffix": suffix}
        )
    digest = hashlib.sha256(data).hexdigest()
    _write_once(path_of(digest), data)
    return StoredFile.objects.create(
        agency_id=agency_id, name=clean, content_type=content_type, size=len(data), sha256=digest, purpose=purpose
    )


def path_of(digest: str) -> Path:
    """Where the bytes with this digest lie."""
    return Path(settings.THIDUA_DATA) / "files" / digest[:2] / digest


def load(stored: StoredFile) -> bytes:
    """Read the bytes; OSError when they are gone."""
    return path_of(stored.sha256).read_bytes()


def is_whole(stored: StoredFile) -> bool:
    """Say whether the bytes on disk are still those that were stored."""
    try:
        return hashlib.sha256(load(stored)).hexdigest() == stored.sha256
    except OSError:
        return False


def download(stored: StoredFile) -> HttpResponse:
    """Answer with the file as an attachment; its Vietnamese name is kept."""
    response = HttpResponse(load(stored), content_type=stored.content_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(stored.name)}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _write_once(path: Path, data: bytes) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    Path(temporary).replace(path)
