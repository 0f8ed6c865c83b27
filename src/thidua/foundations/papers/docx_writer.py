"""DOCX of a paper: real styles, a heading table without borders, rules as borders; no text boxes, no drawings.

Nothing in the file depends on when or where it was made: parts carry a fixed time, properties come from the paper.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.section import Section, _Footer, _Header
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from thidua.foundations.papers import looks
from thidua.foundations.papers.content import Paper
from thidua.foundations.papers.docx_parts import (
    RULE_STYLE,
    Xml,
    element,
    grid_table,
    paragraph,
    rule,
    ruled,
    spacer,
    split_table,
    style_id,
)
from thidua.foundations.papers.layout import Grid, Line, Sheet, Split, lay_out
from thidua.foundations.papers.looks import LOOKS, Look, Role
from thidua.foundations.papers.measures import created_at, metadata

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_STYLES_OF_2010 = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_OUTLINE = {Role.TITLE: 0, Role.HEADING_1: 1, Role.HEADING_2: 2, Role.HEADING_3: 3, Role.ANNEX_NUMBER: 0}


def render_docx(paper: Paper) -> bytes:
    """The paper as a Word document."""
    return write_sheets(lay_out(paper), *metadata(paper), created_at(paper))


def write_sheets(sheets: Sequence[Sheet], title: str, author: str, when: datetime) -> bytes:
    """Laid out sheets as a Word document."""
    document = base_document()
    set_properties(document, title, author, when)
    for index, sheet in enumerate(sheets):
        section = document.sections[0] if index == 0 else document.add_section(WD_SECTION.NEW_PAGE)
        _set_page(section, sheet)
        _fill(document, sheet)
    return packed(document)


def base_document() -> WordDocument:
    """An empty document with our styles and nothing of the library's sample."""
    return Document(io.BytesIO(_base_bytes()))


@cache
def _base_bytes() -> bytes:
    # Making forty styles takes longer than filling in a paper, so it is done once a process.
    document = Document()
    _drop_sample(document)
    _set_settings(document)
    _make_styles(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def packed(document: WordDocument) -> bytes:
    """The document's bytes with every part at a fixed time, so that equal content gives equal bytes."""
    raw = io.BytesIO()
    document.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return out.getvalue()


def _drop_sample(document: WordDocument) -> None:
    """Take out what the library's template says of another document: its picture, its program, its word counts.

    Its hundred coloured tables, and all styles a second time for Word 2010, would be most of every file.
    """
    foreign = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, _STYLES_OF_2010)
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, one in relations.items() if one.reltype in foreign]:
            del relations[key]
    for style in [one for one in document.styles if one.type == WD_STYLE_TYPE.TABLE]:
        if style.element.get(qn("w:default")) is None:
            style.delete()


def _set_settings(document: WordDocument) -> None:
    """Lay out as Word does since 2013 (a table's edge stands on the margin); proof-read as Vietnamese."""
    settings = document.settings.element
    for old in ("savePreviewPicture", "rsids"):
        for found in settings.findall(qn(f"w:{old}")):
            settings.remove(found)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for found in settings.findall(f"{qn('w:compat')}/{qn('w:useFELayout')}"):
        found.getparent().remove(found)
    for language in settings.findall(qn("w:themeFontLang")):
        language.set(qn("w:val"), "vi-VN")
        language.attrib.pop(qn("w:eastAsia"), None)


def set_properties(document: WordDocument, title: str, author: str, made_at: datetime) -> None:
    """Title, author and time of the file, all from the paper itself."""
    when = made_at.replace(tzinfo=None)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title[:255], author[:255], author[:255]
    properties.subject, properties.language, properties.comments = title[:255], "vi-VN", ""
    properties.created = properties.modified = when
    properties.revision = 1


def _make_styles(document: WordDocument) -> None:
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)  # noqa: S101 - narrows the library's union for the type checker
    _set_font(normal, Look(14))
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(0), 1.0
    normal.element.get_or_add_rPr().append(element("lang", val="vi-VN", eastAsia="vi-VN"))
    for role, look in LOOKS.items():
        style = document.styles.add_style(style_id(role), WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)  # noqa: S101
        style.base_style = normal
        _set_font(style, look)
        _set_paragraph(style, look)
        if role in _OUTLINE:
            style.element.get_or_add_pPr().append(element("outlineLvl", val=_OUTLINE[role]))
    rule_style = document.styles.add_style(RULE_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(rule_style, ParagraphStyle)  # noqa: S101
    rule_style.base_style = normal
    rule_style.font.size = Pt(2)
    border = element("pBdr", [element("top", val="single", sz=6, space=0, color="000000")])
    properties = rule_style.element.get_or_add_pPr()
    properties.append(border)
    properties.append(element("spacing", before=40, after=0, line=60, lineRule="exact"))


def _set_font(style: ParagraphStyle, look: Look) -> None:
    style.font.name, style.font.size = looks.FONT_WORD, Pt(look.size)
    style.font.bold, style.font.italic, style.font.color.rgb = look.bold, look.italic, RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), looks.FONT_WORD)


def _set_paragraph(style: ParagraphStyle, look: Look) -> None:
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(look.before), Pt(0), 1.0
    shape.first_line_indent = Mm(look.first_line_mm) if look.first_line_mm else None
    shape.left_indent = Mm(look.left_mm) if look.left_mm else None
    shape.keep_with_next, shape.widow_control = look.keep_next, True
    style.element.get_or_add_pPr().append(element("jc", val=_ALIGN[look.align]))


def _set_page(section: Section, sheet: Sheet) -> None:
    short, long = (Mm(side) for side in looks.PAGE_MM)
    section.orientation = WD_ORIENT.LANDSCAPE if sheet.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if sheet.landscape else (short, long)
    section.top_margin, section.bottom_margin = Mm(looks.MARGIN_TOP_MM), Mm(looks.MARGIN_BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(looks.MARGIN_LEFT_MM), Mm(looks.MARGIN_RIGHT_MM)
    section.header_distance = section.footer_distance = Mm(looks.HEADER_MM)
    section.different_first_page_header_footer = True
    properties = section._sectPr
    if properties.find(qn("w:pgNumType")) is None:
        # The schema fixes the order: page numbering stands right after the margins.
        properties.get_or_add_pgMar().addnext(element("pgNumType", start=1))
    _set_header(section.header)
    section.first_page_header.is_linked_to_previous = False
    for footer in (section.footer, section.first_page_footer):
        _set_footer(footer, sheet.footer)


def _set_header(header: _Header) -> None:
    """The page number, centred in the top margin; the first page's own empty header hides it there."""
    header.is_linked_to_previous = False
    holder = header.paragraphs[0]
    holder.alignment = WD_ALIGN_PARAGRAPH.CENTER
    size = element("rPr", [element("sz", val=looks.PAGE_NUMBER_PT * 2)])
    field = element("fldSimple", [element("r", [size, element("t")])], instr="PAGE")
    holder._p.append(field)


def _set_footer(footer: _Footer, text: str | None) -> None:
    footer.is_linked_to_previous = False
    if text:
        first = footer.paragraphs[0]._p
        first.getparent().replace(first, paragraph(Line(Role.FOOTER, text)))


def _fill(document: WordDocument, sheet: Sheet) -> None:
    """Put the sheet's elements before the closing section mark.

    Word joins two tables that touch and wants a paragraph after the last, so a paragraph of no height stands between.
    """
    width = looks.text_width_mm(landscape=sheet.landscape)
    end = document.element.body.sectPr
    after_table = False
    for part in sheet.elements:
        if isinstance(part, Line):
            pieces, is_table = ruled(part, width), False
        else:
            pieces, is_table = [_table(part, width)], True
        if is_table and (after_table or isinstance(part, Grid)):
            pieces.insert(0, spacer(6 if isinstance(part, Grid) else 0))
        if isinstance(part, Split) and part.name == "copy-head":
            pieces[:0] = [spacer(12), rule(width * looks.PT_PER_MM, width, keep_next=True)]
        for piece in pieces:
            end.addprevious(piece)
        after_table = is_table
    if after_table:
        end.addprevious(spacer(0))


def _table(part: Split | Grid, width_mm: float) -> Xml:
    return split_table(part, width_mm) if isinstance(part, Split) else grid_table(part, width_mm)
