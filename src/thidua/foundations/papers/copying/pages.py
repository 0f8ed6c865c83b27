"""The pages of a whole copy: those of the original as they are, the mark under the last line or on a page of its own.

Decree 30/2020/NĐ-CP, annex I, part III: the mark stands under the last line of what is copied, on the same sheet.
"""

import datetime as dt
import json
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
from django.utils.translation import gettext as _

from thidua.foundations.papers import looks
from thidua.foundations.papers.content import CopyNote
from thidua.foundations.papers.layout import Sheet, copy_mark
from thidua.foundations.papers.looks import PT_PER_MM
from thidua.foundations.papers.pdf_writer import compile_template, draw_sheets
from thidua.foundations.papers.signing.apart import in_child
from thidua.foundations.workflow.errors import InputRefused

_EPOCH = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
_SECONDS = 60.0
_ABOVE_PT = 14.0
"""Between the last line of the original and the rule of the mark."""
_SLACK_PT = 6.0
"""A scanned sheet is not exactly A4."""
_INK = 170
"""Darker than this is print; paper, also scanned, is lighter."""


@dataclass(frozen=True, slots=True)
class LastPage:
    """What decides where the mark goes.

    ``left`` and ``bottom`` are the page's lower left corner and ``ink`` the lower end of its print, in points of its
    own coordinates; ``fits`` is false for a turned sheet or one that is not A4, which gets a page after it. ``number``
    is what that page would be numbered, 0 for unknown.
    """

    left: float
    bottom: float
    ink: float
    landscape: bool
    fits: bool
    number: int


def whole_copy(pages: bytes, note: CopyNote) -> bytes:
    """``pages`` (PDF) with the mark of ``note``. InputRefused for a file that cannot be read or is locked."""
    last = last_page(pages)
    day = note.issue.date
    when = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC) if day else _EPOCH
    named = (note.form, note.letterhead.agency)
    band = Sheet(copy_mark(note, landscape=last.landscape), last.landscape)
    mark = draw_sheets((band,), *named, when, band=True)
    at = _place(last, _height(mark))
    if at is None:
        sheet = Sheet(copy_mark(note, landscape=False))
        mark = draw_sheets((sheet,), *named, when, number=last.number)
    made = in_child(
        "thidua.foundations.papers.copying.joining",
        json.dumps({"pages": len(pages), "at": at}).encode() + b"\n" + pages + mark,
        seconds=_SECONDS,
    )
    if not made:
        raise _unreadable()
    return made


def as_pages(name: str, data: bytes) -> bytes:
    """A stored file as PDF pages: a picture of a sheet becomes one page of A4. InputRefused for other kinds of file."""
    suffix = name.rpartition(".")[2].lower()
    if suffix == "pdf":
        return data
    if suffix not in ("png", "jpg"):
        raise InputRefused(_("Tệp “%(name)s” không phải PDF hay ảnh nên không sao được trang.") % {"name": name})
    try:
        return compile_template("scan.typ", {"file": f"ban.{suffix}"}, _EPOCH, beside={f"ban.{suffix}": data})
    except RuntimeError as error:
        raise InputRefused(_("Ảnh “%(name)s” hỏng, không vẽ được. Quét lại bản ký.") % {"name": name}) from error


def last_page(pages: bytes) -> LastPage:
    """Measure the last page. InputRefused as ``whole_copy``."""
    try:
        document = pypdfium2.PdfDocument(pages)
    except pypdfium2.PdfiumError as error:
        raise _unreadable() from error
    try:
        if pdfium.FPDF_GetSecurityHandlerRevision(document) != -1:
            raise InputRefused(_("Tệp PDF bị khóa bằng mật khẩu nên không sao được. Xin lại tệp không khóa."))
        return _measured(document[len(document) - 1])
    except pypdfium2.PdfiumError as error:
        raise _unreadable() from error
    finally:
        document.close()


def _measured(page: pypdfium2.PdfPage) -> LastPage:
    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    short, long = (side * PT_PER_MM for side in looks.PAGE_MM)
    landscape = width > height
    wanted = (long, short) if landscape else (short, long)
    is_a4 = abs(width - wanted[0]) <= _SLACK_PT and abs(height - wanted[1]) <= _SLACK_PT
    fits = is_a4 and page.get_rotation() == 0
    ink = top - _print_below(page) if fits else bottom
    return LastPage(left, bottom, ink, landscape, fits, _number_after(page, (left, top - 20 * PT_PER_MM, right, top)))


def _print_below(page: pypdfium2.PdfPage) -> float:
    """How far the print of a page reaches down, in points from its upper edge."""
    pixels = page.render(scale=1, grayscale=True, may_draw_forms=True).to_numpy()
    dark = (pixels.reshape(pixels.shape[0], -1) < _INK).any(axis=1).nonzero()[0]
    return float(dark[-1] + 1) if len(dark) else 0.0


def _number_after(page: pypdfium2.PdfPage, top_margin: tuple[float, float, float, float]) -> int:
    """The number after the one in the top margin; 2 after a first page, which shows none; 0 for a scan."""
    words = page.get_textpage()
    printed = words.get_text_bounded(*top_margin).strip()
    if printed.isascii() and printed.isdecimal() and len(printed) < 4:
        return int(printed) + 1
    return 2 if words.count_chars() and not printed else 0


def _height(mark: bytes) -> float:
    document = pypdfium2.PdfDocument(mark)
    try:
        return float(document[0].get_height())
    finally:
        document.close()


def _place(last: LastPage, height: float) -> tuple[float, float] | None:
    """The lower left corner of the mark on the last page; None when there is no room above its bottom margin."""
    lower = last.ink - _ABOVE_PT - height
    if not last.fits or lower < last.bottom + looks.MARGIN_BOTTOM_MM * PT_PER_MM:
        return None
    return last.left + looks.MARGIN_LEFT_MM * PT_PER_MM, lower


def _unreadable() -> InputRefused:
    return InputRefused(_("Không đọc được tệp PDF của văn bản nên không sao được. Xin hoặc quét lại tệp."))
