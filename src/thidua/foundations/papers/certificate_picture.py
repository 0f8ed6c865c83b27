"""The picture of an agency's certificate: a PNG or JPEG, or the first page of a PDF made into a PNG. Bounded first.

The head of a file is read before anything is drawn, so that a small file that claims a huge picture costs nothing.
"""

import struct
import zlib
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any

import pypdfium2 as pdfium
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from numpy.typing import NDArray

from thidua.foundations.papers.certificate_layout import Face
from thidua.foundations.papers.certificates import draw
from thidua.foundations.papers.glyphs import PaperTextError
from thidua.foundations.papers.looks import PT_PER_MM

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
"""A sheet of 600 × 400 mm scanned at 270 dots an inch."""

_DPI = 200
_LONGEST_PX = 5000
_KINDS = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".pdf": b"%PDF-"}
_BROKEN = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, struct.error, ValueError)


class PictureError(ValueError):
    """A file that is no usable picture; the message names it, what is wrong and what to do."""


def read_picture(name: str, data: bytes) -> bytes:
    """The picture to print, as PNG or JPEG bytes. PictureError for another kind, a spoilt or an oversized file."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in _KINDS:
        raise PictureError(f"Tệp “{name}” không phải ảnh nền nhận được. Dùng PNG, JPG, hoặc PDF một trang.")
    if len(data) > MOST_BYTES:
        raise PictureError(f"Tệp “{name}” nặng {len(data) / 1048576:.1f} MB, quá mức 10 MB. Quét lại ở 200 dpi.")
    if not data.startswith(_KINDS[suffix]):
        raise PictureError(f"Tệp “{name}” có đuôi {suffix} nhưng nội dung khác loại. Lưu lại đúng loại rồi chọn lại.")
    picture = _first_page(name, data) if suffix == ".pdf" else data
    _check_size(name, picture)
    try:
        draw([Face((), None, framed=False, picture=picture)], "", "", datetime(2000, 1, 1, tzinfo=UTC))
    except PaperTextError:
        raise PictureError(f"Tệp “{name}” bị hỏng, không vẽ được. Lưu lại dưới dạng PNG hoặc JPG.") from None
    return picture


def _check_size(name: str, picture: bytes) -> None:
    try:
        image = Image.from_blob(picture)
        across, down = image.px_width, image.px_height
    except _BROKEN:
        raise PictureError(f"Tệp “{name}” bị hỏng, không đọc được cỡ ảnh. Lưu lại dưới dạng PNG hoặc JPG.") from None
    if not 0 < across * down <= MOST_PIXELS:
        raise PictureError(
            f"Ảnh “{name}” có {across} × {down} điểm, quá mức {MOST_PIXELS // 1_000_000} triệu điểm. "
            "Quét lại ở 200 dpi."
        )


def _first_page(name: str, data: bytes) -> bytes:
    try:
        document = pdfium.PdfDocument(data)
        page = document[0]
        across, down = page.get_size()
    except (pdfium.PdfiumError, IndexError):
        raise PictureError(f"Tệp “{name}” không mở được (hỏng hoặc có mật khẩu). Xuất lại PDF rồi chọn lại.") from None
    longest = max(across, down)
    if not longest > 0 or longest / PT_PER_MM > 2000:
        raise PictureError(f"Trang đầu của “{name}” có khổ không dùng được. Xuất lại đúng khổ tờ giấy.")
    bitmap = page.render(scale=min(_DPI / 72, _LONGEST_PX / longest), rev_byteorder=True)
    made = png_of(bitmap.to_numpy()[:, :, :3])
    document.close()
    return made


def png_of(pixels: NDArray[Any]) -> bytes:
    """Rows of red, green, blue as PNG (ISO/IEC 15948, no filter)."""
    height, width, _colors = pixels.shape
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row.tobytes() for row in pixels), 6)
    parts = [b"\x89PNG\r\n\x1a\n"]
    for kind, content in ((b"IHDR", head), (b"IDAT", body), (b"IEND", b"")):
        parts.append(struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content)))
    return b"".join(parts)
