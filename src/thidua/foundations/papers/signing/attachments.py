"""What the agency signs without a picture: an attachment in a file of its own, and an electronic copy.

Decree 30/2020/NĐ-CP, annex I: at the top right of the first page, size 10, upright, black; of an attachment “Số và ký
hiệu văn bản; thời gian ký” (II), of a copy its form, the agency and the time (III, box 14).
"""

import datetime as dt

import pypdfium2
from django.utils.translation import gettext as _

from thidua.foundations.papers import looks
from thidua.foundations.papers.glyphs import text_width_pt
from thidua.foundations.papers.pdf_writer import compile_template
from thidua.foundations.papers.signing.keys import Key
from thidua.foundations.papers.signing.places import Box
from thidua.foundations.papers.signing.signing import AGENCY_FIELD, Drawn, sign_pdf
from thidua.foundations.papers.signing.words import local_time
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.errors import InputRefused

ATTACHMENT_FIELD = "PhuLuc"
_PT_PER_MM = 72 / 25.4
_FROM_TOP, _FROM_RIGHT, _HIGH, _WIDE = 7 * _PT_PER_MM, 15 * _PT_PER_MM, 14.0, 330.0
"""Inside the top margin of 20 mm that every paper has, so that it covers no words."""


def sign_attachment(pdf: bytes, key: Key, *, number: str) -> bytes:
    """``pdf`` with the agency's signature and the line “``number``; time” on its first page.

    InputRefused for a page that is turned or too small for the line.
    """
    return _at_corner(pdf, key, ATTACHMENT_FIELD, number)


def sign_copy(pdf: bytes, key: Key, *, form: str, agency: str) -> bytes:
    """``pdf`` with the agency's signature and the line “``form``; ``agency``; time” on its first page.

    InputRefused as ``sign_attachment``.
    """
    return _at_corner(pdf, key, AGENCY_FIELD, _("%(form)s; %(agency)s") % {"form": form, "agency": agency})


def _at_corner(pdf: bytes, key: Key, field: str, words: str) -> bytes:
    moment = clock.machine_now().replace(microsecond=0)
    text = _("%(words)s; %(time)s") % {"words": words, "time": local_time(moment)}
    box = _corner(pdf, lines=1 if text_width_pt(text, 10) < _WIDE else 2)
    return sign_pdf(pdf, key, field=field, drawn=Drawn(box, _line(text, box, moment)))


def _line(text: str, box: Box, moment: dt.datetime) -> bytes:
    data = {"width": box.width, "height": box.top - box.bottom, "text": text, "font": looks.FONT_PDF}
    return compile_template("stamp.typ", data, moment)


def _corner(pdf: bytes, lines: int) -> Box:
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise InputRefused(_("Tệp không phải PDF đọc được. Xuất lại tệp rồi ký.")) from error
    try:
        page = document[0]
        if page.get_rotation():
            raise InputRefused(_("Trang đầu của tệp bị xoay. Xuất lại PDF với trang không xoay rồi ký."))
        left, _bottom, right, top = page.get_mediabox()
        if right - left < _WIDE + 2 * _FROM_RIGHT:
            raise InputRefused(_("Trang đầu của tệp quá hẹp để ghi số và giờ ký. Dùng khổ A4."))
        right, top = right - _FROM_RIGHT, top - _FROM_TOP
        if page.get_textpage().get_text_bounded(right - _WIDE, top - _HIGH, right, top).strip():
            top -= _HIGH  # a copy of a signed copy: its own line stands under the one that is copied
        return Box(0, right - _WIDE, top - _HIGH * lines, right, top)
    finally:
        document.close()
