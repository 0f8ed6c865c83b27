"""A design as it really prints: the test print, and a picture of the printed page."""

import datetime as dt
from dataclasses import replace

import pypdfium2 as pdfium
from django.utils.translation import gettext as _

from thidua.foundations.files.models import StoredFile
from thidua.foundations.files.store import load
from thidua.foundations.papers.certificate_design import Design
from thidua.foundations.papers.certificate_layout import place
from thidua.foundations.papers.certificate_picture import PictureError, png_of, read_picture
from thidua.foundations.papers.certificates import draw
from thidua.foundations.papers.glyphs import PaperTextError
from thidua.foundations.papers.kinds.certificate import CertificateContext, compose
from thidua.foundations.workflow.errors import InputRefused

_MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_PREVIEW_PX = 1100


def proof(design: Design, context: CertificateContext, picture: tuple[str, bytes] | StoredFile | None) -> bytes:
    """One sheet marked as a test print. InputRefused for words or a picture that cannot be printed."""
    try:
        data = load(picture) if isinstance(picture, StoredFile) else read_picture(*picture) if picture else b""
        return _drawn(replace(design, picture=data), context, _("BẢN IN THỬ - KHÔNG CÓ GIÁ TRỊ"))
    except (PaperTextError, PictureError) as error:
        raise InputRefused(str(error)) from None


def preview(design: Design, context: CertificateContext) -> bytes:
    """The printed page as PNG, about as wide as a screen. A sample too long for the design gives way to a short one."""
    try:
        page = _drawn(design, context, "")
    except PaperTextError:
        page = _drawn(design, replace(context, recipient="Nông Thị Mẫu", recipient_detail="", achievement=""), "")
    first = pdfium.PdfDocument(page)[0]
    bitmap = first.render(scale=_PREVIEW_PX / max(first.get_size()), rev_byteorder=True)
    return png_of(bitmap.to_numpy()[:, :, :3])


def _drawn(design: Design, context: CertificateContext, mark: str) -> bytes:
    face = place(compose(replace(context, layout=design)))
    return draw([face], context.form_name, context.authority_line, _MADE, mark=mark)
