"""Certificates as one PDF, one DOCX or a preview: any number of them, one to a page."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import segno

from thidua.foundations.papers import looks
from thidua.foundations.papers.certificate_layout import FRAME_MM, QR_MM, Face, place
from thidua.foundations.papers.kinds.certificate import CertificateContext, compose
from thidua.foundations.papers.pdf_writer import compile_template

RED = "#c00000"
BRASS = "#a98434"

# Typst keeps what it has laid out until its process ends; a child takes that memory away with it.
BATCH = 300
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def certificates(batch: Sequence[CertificateContext]) -> bytes:
    """All certificates of ``batch`` in one PDF/A-2b, in order. Equal batches give equal bytes.

    Raises ``ValueError`` for an empty batch, ``PaperTextError`` for a text that cannot be printed or does not fit.
    """
    if not batch:
        raise ValueError("Chưa có tập thể, cá nhân nào để in bằng, giấy khen. Hãy chọn ít nhất một trường hợp.")
    faces = [place(compose(context)) for context in batch]
    dates = [context.issue.date for context in batch if context.issue.date]
    when = datetime(dates[0].year, dates[0].month, dates[0].day, tzinfo=UTC) if dates else _UNDATED
    title, author = batch[0].form_name, batch[0].authority_line
    return compile_template("certificate.typ", _data(faces, title, author), when)


def _data(faces: Sequence[Face], title: str, author: str) -> dict[str, Any]:
    return {
        "title": title,
        "author": author,
        "font": looks.FONT_PDF,
        "red": RED,
        "brass": BRASS,
        "frame_mm": FRAME_MM,
        "qr_mm": QR_MM,
        "faces": [_face(face) for face in faces],
    }


def _face(face: Face) -> dict[str, Any]:
    return {
        "framed": face.framed,
        "lines": [asdict(line) for line in face.lines],
        "qr": qr_svg(face.qr) if face.qr else None,
        "qr_alt": f"Mã QR dẫn tới trang kiểm tra {face.qr}" if face.qr else "",
    }


def qr_svg(address: str) -> str:
    """The address as a QR code of level M, a picture one unit a module.

    The mask is fixed: every mask can be read, and trying all eight to find the prettiest takes five times as long.
    """
    matrix = segno.make(address, error="m", micro=False, mask=3).matrix
    side = len(matrix)
    runs = "".join(f"M{x} {y}h{length}v1h-{length}z" for y, row in enumerate(matrix) for x, length in _runs(row))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{runs}"/></svg>'


def _runs(row: bytes | bytearray) -> list[tuple[int, int]]:
    """Start and length of each run of dark modules in a row."""
    found: list[tuple[int, int]] = []
    start = row.find(1)
    while start >= 0:
        end = row.find(0, start)
        end = len(row) if end < 0 else end
        found.append((start, end - start))
        start = row.find(1, end)
    return found
