"""Certificates as a Word document: each line in a frame of its own, where the PDF has it, so it can still be edited."""

import io
from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from thidua.foundations.papers.certificate_layout import BLACK, PAGE_MM, QR_MM, Face, Placed
from thidua.foundations.papers.certificates import BRASS, faces_of, made_at
from thidua.foundations.papers.docx_parts import TWIPS_PER_MM, TWIPS_PER_PT, Xml, element
from thidua.foundations.papers.docx_writer import base_document, packed, set_properties
from thidua.foundations.papers.glyphs import LINE_EM
from thidua.foundations.papers.kinds.certificate import CertificateContext
from thidua.foundations.papers.squares import qr_code

_FRAME_SPACE_PT = 28
"""From the sheet's edge to the border; Word counts it in points and allows at most 31."""


def certificates_docx(batch: Sequence[CertificateContext]) -> bytes:
    """All certificates of ``batch`` in one document, one to a page. Raises as ``certificates`` does."""
    faces = faces_of(batch)
    document = base_document()
    set_properties(document, batch[0].form_name, batch[0].authority_line, made_at(batch))
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(side) for side in PAGE_MM)
    for side in ("top_margin", "bottom_margin", "left_margin", "right_margin"):
        setattr(section, side, Mm(15))
    if faces[0].framed:
        section._sectPr.get_or_add_pgMar().addnext(_page_border())
    end = document.element.body.sectPr
    for index, face in enumerate(faces):
        for piece in _pieces(face, document):
            end.addprevious(piece)
        last = index == len(faces) - 1
        end.addprevious(element("p", [] if last else [element("r", [element("br", type="page")])]))
    return packed(document)


def _page_border() -> Xml:
    color = BRASS.lstrip("#")
    sides = [
        element(side, val="thickThinSmallGap", sz=18, space=_FRAME_SPACE_PT, color=color)
        for side in ("top", "left", "bottom", "right")
    ]
    return element("pgBorders", sides, offsetFrom="page")


def _pieces(face: Face, document: WordDocument) -> list[Xml]:
    pieces = [piece for line in face.lines for piece in _line(line)]
    return [*pieces, _qr(face.qr, document)] if face.qr else pieces


def _line(line: Placed) -> list[Xml]:
    height = line.size * LINE_EM * TWIPS_PER_PT
    top, left = line.top_mm * TWIPS_PER_MM, line.left_mm * TWIPS_PER_MM
    look = [
        *([element("b")] if line.bold else []),
        *([element("i")] if line.italic else []),
        *([element("color", val=line.color.lstrip("#"))] if line.color != BLACK else []),
        element("sz", val=line.size * 2),
    ]
    words = element("t")
    words.text = line.text
    frame = _frame(left, top, line.width_mm * TWIPS_PER_MM, height)
    shape = element("pPr", [frame, element("jc", val=line.align)])
    made = [element("p", [shape, element("r", [element("rPr", look), words])])]
    if line.rule_pt:
        wide = line.rule_pt * TWIPS_PER_PT
        start = left + (line.width_mm * TWIPS_PER_MM - wide) / 2
        border = element("pBdr", [element("top", val="single", sz=6, space=0, color="000000")])
        frame = _frame(start, top + height + 2 * TWIPS_PER_PT, wide, 2 * TWIPS_PER_PT)
        made.append(element("p", [element("pPr", [frame, border])]))
    return made


def _frame(left: float, top: float, width: float, height: float) -> Xml:
    """A place on the page for the paragraph that carries it; lengths in twips."""
    return element(
        "framePr", w=width, h=height, hRule="exact", wrap="around", vAnchor="page", hAnchor="page", x=left, y=top
    )


def _qr(address: str, document: WordDocument) -> Xml:
    """The code as a picture in a frame; the picture is the same for the same address."""
    picture = io.BytesIO()
    qr_code(address).save(picture, kind="png", border=0, scale=8)
    left, top, side = (value * TWIPS_PER_MM for value in QR_MM)
    holder = element("p", [element("pPr", [_frame(left, top, side, side)])])
    paragraph = Paragraph(holder, document._body)
    paragraph.add_run().add_picture(picture, width=Mm(QR_MM[2]))
    return holder
