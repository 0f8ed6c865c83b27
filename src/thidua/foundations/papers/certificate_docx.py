"""Certificates as a Word document: each line in a frame of its own, where the PDF has it, so it can still be edited.

An agency's own design is followed: its sheet, its typefaces, its picture behind the lines.
"""

import io
from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import groupby

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from thidua.foundations.papers.certificate_design import line_mm
from thidua.foundations.papers.certificate_layout import BLACK, Face, Placed
from thidua.foundations.papers.certificates import BRASS, faces_of, made_at
from thidua.foundations.papers.docx_parts import TWIPS_PER_MM, TWIPS_PER_PT, Xml, element
from thidua.foundations.papers.docx_writer import base_document, packed, set_properties
from thidua.foundations.papers.kinds.certificate import CertificateContext
from thidua.foundations.papers.squares import qr_code
from thidua.foundations.papers.typefaces import SERIF, TYPEFACES

_FRAME_SPACE_PT = 28
"""From the sheet's edge to the border; Word counts it in points and allows at most 31."""


def certificates_docx(batch: Sequence[CertificateContext]) -> bytes:
    """All certificates of ``batch`` in one document, one to a page. Raises as ``certificates`` does."""
    faces = faces_of(batch)
    document = base_document()
    set_properties(document, batch[0].form_name, batch[0].authority_line, made_at(batch))
    sheets = [list(same) for _sheet, same in groupby(faces, key=lambda face: (face.page_mm, face.framed))]
    end = document.element.body.sectPr
    plain = deepcopy(end)
    for number, same in enumerate(sheets):
        last = number == len(sheets) - 1
        properties = end if last else deepcopy(plain)
        _set_sheet(Section(properties, document.part), same[0])
        for piece in _pages(same, document):
            end.addprevious(piece)
        end.addprevious(element("p", [] if last else [element("pPr", [properties])]))
    return packed(document)


def _set_sheet(section: Section, face: Face) -> None:
    width, height = face.page_mm
    section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    for side in ("top_margin", "bottom_margin", "left_margin", "right_margin"):
        setattr(section, side, Mm(15))
    if face.framed:
        section._sectPr.get_or_add_pgMar().addnext(_page_border())


def _page_border() -> Xml:
    color = BRASS.lstrip("#")
    sides = [
        element(side, val="thickThinSmallGap", sz=18, space=_FRAME_SPACE_PT, color=color)
        for side in ("top", "left", "bottom", "right")
    ]
    return element("pgBorders", sides, offsetFrom="page")


def _pages(faces: Sequence[Face], document: WordDocument) -> Iterable[Xml]:
    """The certificates of one kind of sheet, a page break between them."""
    for index, face in enumerate(faces):
        if index:
            yield element("p", [element("r", [element("br", type="page")])])
        for line in face.lines:
            yield from _line(line)
        if face.qr:
            yield _qr(face.qr, face.qr_mm, document)
        if face.picture:
            yield _picture(face, document)


def _line(line: Placed) -> list[Xml]:
    height = line_mm(line.size, line.font) * TWIPS_PER_MM
    top, left = line.top_mm * TWIPS_PER_MM, line.left_mm * TWIPS_PER_MM
    words = element("t")
    words.text = line.text
    frame = _frame(left, top, line.width_mm * TWIPS_PER_MM, height)
    shape = element("pPr", [frame, element("jc", val=line.align)])
    made = [element("p", [shape, element("r", [element("rPr", _look(line)), words])])]
    if line.rule_pt:
        wide = line.rule_pt * TWIPS_PER_PT
        start = left + (line.width_mm * TWIPS_PER_MM - wide) / 2
        border = element("pBdr", [element("top", val="single", sz=6, space=0, color="000000")])
        frame = _frame(start, top + height + 2 * TWIPS_PER_PT, wide, 2 * TWIPS_PER_PT)
        made.append(element("p", [element("pPr", [frame, border])]))
    return made


def _look(line: Placed) -> Iterable[Xml]:
    """Type of a run, in the order the schema asks for."""
    typeface = TYPEFACES[line.font]
    if line.font != SERIF:
        yield element("rFonts", ascii=typeface.word, hAnsi=typeface.word, eastAsia=typeface.word, cs=typeface.word)
    if line.bold:
        yield element("b")
    if line.italic and typeface.has_italic:
        yield element("i")
    if line.color != BLACK:
        yield element("color", val=line.color.lstrip("#"))
    yield element("sz", val=line.size * 2)


def _frame(left: float, top: float, width: float, height: float) -> Xml:
    """A place on the page for the paragraph that carries it; lengths in twips."""
    return element(
        "framePr", w=width, h=height, hRule="exact", wrap="around", vAnchor="page", hAnchor="page", x=left, y=top
    )


def _qr(address: str, place: tuple[float, float, float], document: WordDocument) -> Xml:
    """The code as a picture in a frame; the picture is the same for the same address."""
    picture = io.BytesIO()
    qr_code(address).save(picture, kind="png", border=0, scale=8)
    left, top, side = (value * TWIPS_PER_MM for value in place)
    holder = element("p", [element("pPr", [_frame(left, top, side, side)])])
    shape = Paragraph(holder, document._body).add_run().add_picture(picture, width=Mm(place[2]))
    for edge in "TBLR":
        # Left unsaid, some programs keep an eighth of an inch free, push the square aside and cut it off.
        shape._inline.set(f"dist{edge}", "0")
    return holder


def _picture(face: Face, document: WordDocument) -> Xml:
    """The design's picture over the whole sheet, behind the lines. Pages share one copy of it in the file."""
    holder = element("p")
    run = Paragraph(holder, document._body).add_run()
    run.add_picture(io.BytesIO(face.picture), *(Mm(side) for side in face.page_mm))
    inline: Xml = run._r.find(f"{qn('w:drawing')}/{qn('wp:inline')}")
    anchor = parse_xml(_ANCHOR)
    for child in list(inline):
        anchor.append(child)
        if child.tag == qn("wp:extent"):
            anchor.append(parse_xml(f"<wp:effectExtent {nsdecls('wp')} l='0' t='0' r='0' b='0'/>"))
            anchor.append(parse_xml(f"<wp:wrapNone {nsdecls('wp')}/>"))
    inline.getparent().replace(inline, anchor)
    return holder


_AT_THE_EDGE = "".join(
    f"<wp:position{way} relativeFrom='page'><wp:posOffset>0</wp:posOffset></wp:position{way}>" for way in "HV"
)
_ANCHOR = (
    f"<wp:anchor {nsdecls('wp')} distT='0' distB='0' distL='0' distR='0' simplePos='0' relativeHeight='0' "
    "behindDoc='1' locked='1' layoutInCell='1' allowOverlap='1'>"
    f"<wp:simplePos x='0' y='0'/>{_AT_THE_EDGE}</wp:anchor>"
)
