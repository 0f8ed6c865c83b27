"""Sign a PDF (PAdES B-B, or B-T with a time stamp). Each signature is appended: earlier bytes stay as they are."""

import io
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper
from pyhanko.stamp import StaticStampStyle

from thidua.foundations.papers.signing.keys import Key
from thidua.foundations.papers.signing.loops import in_own_loop
from thidua.foundations.papers.signing.pictures import Picture
from thidua.foundations.papers.signing.places import Box, person_box, seal_box, signature_room
from thidua.foundations.papers.signing.verifying import verify_pdf
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.errors import InputRefused

PERSON_FIELD, AGENCY_FIELD = "NguoiKy", "CoQuan"
_PT_PER_MM = 72 / 25.4
_USUAL_PICTURE_PT = 100.0
"""Width taken for the personal picture when there is none, so that the seal finds its place."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where a signature shows, and the page (PDF) that it shows."""

    box: Box
    page: bytes


class _Page(PdfContent):
    """A page of another PDF as content; the library's own class reads from a file only."""

    def __init__(self, data: bytes, box: Box) -> None:
        super().__init__(box=BoxConstraints(width=box.width, height=box.top - box.bottom))
        self._data = data

    def render(self) -> bytes:
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._data)))
        self.resources.xobject["/Picture"] = page
        return b"/Picture Do"


def sign_as_person(pdf: bytes, key: Key, *, name: str, picture: Picture | None, field: str = PERSON_FIELD) -> bytes:
    """Sign for the competent person; the picture stands between position and ``name``.

    InputRefused when the paper has no room for a signature above that name.
    """
    drawn = None
    if picture:
        box = person_box(_room(pdf, name), picture.aspect)
        drawn = Drawn(box, picture.page(box.width, box.top - box.bottom, _("Chữ ký của %(name)s") % {"name": name}))
    return sign_pdf(pdf, key, field=field, drawn=drawn)


def sign_as_agency(pdf: bytes, key: Key, *, name: str, seal: tuple[Picture, float] | None) -> bytes:
    """Sign for the agency over the person's signature; ``seal`` is its picture and its real width in millimetres."""
    drawn = None
    if seal:
        picture, width_mm = seal
        room = _room(pdf, name)
        person = _shown_in(pdf, room) or room.around_middle(_USUAL_PICTURE_PT, room.top - room.bottom)
        box = seal_box(person, picture.aspect, width_mm * _PT_PER_MM)
        drawn = Drawn(box, picture.page(box.width, box.top - box.bottom, _("Dấu của cơ quan")))
    return sign_pdf(pdf, key, field=AGENCY_FIELD, drawn=drawn)


def sign_pdf(pdf: bytes, key: Key, *, field: str, drawn: Drawn | None) -> bytes:
    """Append one signature named ``field``; the result begins with ``pdf`` and is verified before it is given out.

    InputRefused when the field is signed already or the time stamp authority does not answer.
    """
    place = SigFieldSpec(field)
    style = StaticStampStyle(border_width=0)
    if drawn:
        box = drawn.box
        place = SigFieldSpec(
            field, on_page=box.page, box=(round(box.left), round(box.bottom), round(box.right), round(box.top))
        )
        whole = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, margins=Margins(0, 0, 0, 0))
        style = StaticStampStyle(
            background=_Page(drawn.page, box), background_layout=whole, background_opacity=1.0, border_width=0
        )
    meta = PdfSignatureMetadata(field_name=field, name=key.holder, subfilter=SigSeedSubFilter.PADES)
    url = settings.THIDUA_TSA_URL
    engine = PdfSigner(
        meta,
        key.signer,
        timestamper=HTTPTimeStamper(url, timeout=10) if url else None,
        stamp_style=style,
        new_field_spec=place,
    )
    if field in signed_fields(pdf):
        raise InputRefused(_("Văn bản đã có chữ ký này. Tải lại trang để xem."))
    try:
        out = in_own_loop(lambda: engine.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf))))
        signed = bytes(out.getvalue())
    except TimestampRequestError as error:
        raise InputRefused(_("Máy chủ cấp dấu thời gian không trả lời. Chưa ký; thử lại sau.")) from error
    _check(pdf, signed)
    return signed


def signed_fields(pdf: bytes) -> set[str]:
    """Names of the signature fields that are signed."""
    return {name for name, _value, _field in enumerate_sig_fields(PdfFileReader(io.BytesIO(pdf)), filled_status=True)}


def _check(before: bytes, signed: bytes) -> None:
    report = verify_pdf(signed, now=clock.machine_now())
    if not signed.startswith(before) or not report.intact:
        raise RuntimeError("the engine gave a signature that does not verify")


def _room(pdf: bytes, name: str) -> Box:
    room = signature_room(pdf, name)
    if room is None:
        raise InputRefused(
            _("Không thấy chỗ ký phía trên tên “%(name)s” trong văn bản. Kiểm tra phần ký của văn bản.")
            % {"name": name}
        )
    return room


def _shown_in(pdf: bytes, room: Box) -> Box | None:
    """Where the personal signature in ``room`` shows."""
    for name, _value, field in enumerate_sig_fields(PdfFileReader(io.BytesIO(pdf)), filled_status=True):
        left, bottom, right, top = (float(edge) for edge in field.get_object()["/Rect"])
        shown = Box(room.page, left, bottom, right, top)
        if name.startswith(PERSON_FIELD) and right > left and _is_middle_in(shown, room):
            return shown
    return None


def _is_middle_in(shown: Box, room: Box) -> bool:
    (x, y), slack = shown.middle, 2.0
    return abs(x - room.middle[0]) <= slack and room.bottom - slack <= y <= room.top + slack
