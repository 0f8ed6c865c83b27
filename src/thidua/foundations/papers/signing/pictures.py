"""The picture a signature shows: PNG without background, blue for a person, red for the seal (Decree 30/2020)."""

import datetime as dt
import struct
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pypdfium2
from django.utils.translation import gettext as _

from thidua.foundations.papers.pdf_writer import compile_template
from thidua.foundations.workflow.errors import InputRefused

MOST_BYTES = 512 * 1024
MOST_PIXELS = 3000
_MAGIC = b"\x89PNG\r\n\x1a\n"
_EPOCH = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)

Colour = Literal["blue", "red"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A checked picture; ``aspect`` is width by height."""

    png: bytes
    aspect: float

    def page(self, width: float, height: float, title: str) -> bytes:
        """The picture as a PDF page of this size in points."""
        data = {"width": width, "height": height, "title": title, "png": list(self.png)}
        return compile_template("picture.typ", data, _EPOCH)


def read_picture(name: str, png: bytes, colour: Colour) -> Picture:
    """Check a picture somebody gave. InputRefused names what is wrong with it and what is needed."""
    width, height = _size(name, png)
    picture = Picture(png, width / height)
    try:
        page = picture.page(300.0, 300.0 / picture.aspect, name)
    except RuntimeError as error:
        raise InputRefused(_("Hình “%(name)s” hỏng, không vẽ được. Xuất lại tệp PNG.") % {"name": name}) from error
    _check_look(name, page, colour)
    return picture


def _size(name: str, png: bytes) -> tuple[int, int]:
    if not png.startswith(_MAGIC) or len(png) < 33:
        raise InputRefused(_("Hình “%(name)s” không phải PNG. Lưu hình thành PNG nền trong suốt.") % {"name": name})
    width, height = struct.unpack(">II", png[16:24])
    if len(png) > MOST_BYTES or not 0 < width <= MOST_PIXELS or not 0 < height <= MOST_PIXELS:
        raise InputRefused(
            _("Hình “%(name)s” quá lớn (%(width)d × %(height)d điểm ảnh, %(kb)d KB). Tối đa 3000 × 3000 điểm, 512 KB.")
            % {"name": name, "width": width, "height": height, "kb": len(png) // 1024}
        )
    return width, height


def _check_look(name: str, page: bytes, colour: Colour) -> None:
    document = pypdfium2.PdfDocument(page)
    try:
        pixels = document[0].render(scale=1, fill_color=(0, 0, 0, 0), rev_byteorder=True).to_numpy()
    finally:
        document.close()
    drawn = pixels[pixels[..., 3] > 128][:, :3].astype(np.float64)
    share = len(drawn) / (pixels.shape[0] * pixels.shape[1])
    if not 0 < share < 0.9:
        raise InputRefused(
            _("Hình “%(name)s” không có nền trong suốt hoặc không có nét nào. Xóa nền rồi lưu lại thành PNG.")
            % {"name": name}
        )
    red, green, blue = drawn.mean(axis=0)
    wanted = blue > max(red, green) * 1.15 if colour == "blue" else red > max(green, blue) * 1.15
    if not wanted:
        needed = _("màu xanh") if colour == "blue" else _("màu đỏ")
        raise InputRefused(
            _("Hình “%(name)s” phải %(needed)s theo Nghị định 30/2020/NĐ-CP. Chọn hình đúng màu.")
            % {"name": name, "needed": needed}
        )
