"""What the repaired copy changes: type, alignment, spacing, margins, rules, end marks. Words keep their meaning."""

import copy
import re
from collections.abc import Iterable, Sequence
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from thidua.foundations.papers import looks
from thidua.foundations.papers.checker.lines import Edit, Line, Para, Rule
from thidua.foundations.papers.checker.model import Fix
from thidua.foundations.papers.checker.styles import Xml
from thidua.foundations.papers.docx_parts import TWIPS_PER_MM, TWIPS_PER_PT, element

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def split_runs(body: Xml) -> None:
    """Give every stretch of text between tabs, breaks and wide blanks a run of its own: columns made with tabs are
    often one run, and each column has its own type. Nothing changes in print.
    """
    for run in list(body.iter(qn("w:r"))):
        parts = [node for node in run if node.tag != qn("w:rPr")]
        texts = [node for node in parts if node.tag == qn("w:t")]
        if texts and 1 < len(parts) <= _MOST_PARTS and all(node.tag in _SPLIT for node in parts):
            _one_each(run, parts)
    for run in list(body.iter(qn("w:r"))):
        node = run.find(qn("w:t"))
        pieces = re.split(r"( {5,})", (node.text or "").strip()) if node is not None else []
        if 1 < len(pieces) <= _MOST_PARTS and len(run.findall(qn("w:t"))) == 1:
            _one_each(run, [_text(piece) for piece in re.split(r"( {5,})", node.text) if piece])


_MOST_PARTS = 200
_SPLIT = {qn(f"w:{name}") for name in ("t", "tab", "br", "cr")}


def _text(words: str) -> Xml:
    made = element("t")
    made.text = words
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _one_each(run: Xml, parts: Sequence[Xml]) -> None:
    """Replace a run by runs of the same type, one for each part."""
    properties = run.find(qn("w:rPr"))
    for part in parts:
        single = element("r", [] if properties is None else [copy.deepcopy(properties)])
        single.append(copy.deepcopy(part))
        run.addprevious(single)
    run.getparent().remove(run)


def set_type(runs: Iterable[Xml], **settings: Any) -> Fix:
    """Size (points), bold, italic, underline of runs."""
    kept = list(runs)

    def run() -> None:
        for one in kept:
            font = Run(one, None).font  # type: ignore[arg-type]
            for name, value in settings.items():
                setattr(font, name, Pt(value) if name == "size" else value)

    return run


def set_font(runs: Iterable[Xml]) -> Fix:
    """Times New Roman for every script, whatever the theme says."""
    kept = list(runs)

    def run() -> None:
        for one in kept:
            fonts = one.get_or_add_rPr().get_or_add_rFonts()
            fonts.attrib.clear()
            for script in ("ascii", "hAnsi", "eastAsia", "cs"):
                fonts.set(qn(f"w:{script}"), looks.FONT_WORD)

    return run


def set_black(runs: Iterable[Xml]) -> Fix:
    """Black letters."""
    kept = list(runs)

    def run() -> None:
        for one in kept:
            Run(one, None).font.color.rgb = RGBColor(0, 0, 0)  # type: ignore[arg-type]

    return run


def align(para: Para, where: str) -> Fix:
    """Alignment of a paragraph."""

    def run() -> None:
        Paragraph(para.element, None).alignment = ALIGN[where]  # type: ignore[arg-type]
        if where == "center":
            Paragraph(para.element, None).paragraph_format.first_line_indent = Mm(0)  # type: ignore[arg-type]

    return run


def spacing(para: Para, *, before: float | None = None, line: float | None = None) -> Fix:
    """Room above in points, line spacing in lines."""

    def run() -> None:
        shape = Paragraph(para.element, None).paragraph_format  # type: ignore[arg-type]
        if before is not None:
            shape.space_before = Pt(before)
            found = shape._element.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
            for name in ("beforeAutospacing", "beforeLines"):
                found.attrib.pop(qn(f"w:{name}"), None)
            for same in shape._element.findall(f"{qn('w:pPr')}/{qn('w:contextualSpacing')}"):
                same.getparent().remove(same)
            if para.settings.get("contextual") == "1":
                # The schema fixes the order: after the indents, where there are any.
                indents = shape._element.find(f"{qn('w:pPr')}/{qn('w:ind')}")
                (found if indents is None else indents).addnext(element("contextualSpacing", val="0"))
        if line is not None:
            shape.line_spacing = line

    return run


def indent(para: Para, first_mm: float) -> Fix:
    """First-line indent; blanks and tabs typed in its place go."""

    def run() -> None:
        shape = Paragraph(para.element, None).paragraph_format  # type: ignore[arg-type]
        shape.left_indent, shape.first_line_indent = Mm(0), Mm(first_mm)
        holder = shape._element.find(f"{qn('w:pPr')}/{qn('w:ind')}")
        for name in [n for n in holder.attrib if n not in (qn("w:left"), qn("w:firstLine"), qn("w:right"))]:
            del holder.attrib[name]

    return run


def edit(line: Line, *edits: Edit) -> Fix:
    """Replace stretches of a line's text."""
    return lambda: line.edit(edits)


def retype(line: Line, words: str) -> Fix:
    """Write the whole line anew."""
    return edit(line, (0, len(line.text), words))


def retype_upper(line: Line) -> Fix:
    """The line in capitals, each run keeping its own letters."""
    edits, at = [], 0
    for piece in line.pieces:
        if piece.text.upper() != piece.text:
            edits.append((at, at + len(piece.text), piece.text.upper()))
        at += len(piece.text)
    return edit(line, *edits)


def bold_beginning(line: Line, end: int) -> Fix:
    """The first letters in bold."""

    def run() -> None:
        set_type(line.isolated(end), bold=True)()

    return run


def page(section: Section, **sides: float) -> Fix:
    """Margins in millimetres by side."""

    def run() -> None:
        for side, value in sides.items():
            setattr(section, f"{side}_margin", Mm(value))

    return run


def paper_size(section: Section, *, portrait: bool) -> Fix:
    """A4; upright when ``portrait``, else as it lies."""

    def run() -> None:
        short, long = (Mm(side) for side in looks.PAGE_MM)
        lies = not portrait and (section.page_width or 0) > (section.page_height or 0)
        section.page_width, section.page_height = (long, short) if lies else (short, long)
        section.orientation = WD_ORIENT.LANDSCAPE if lies else WD_ORIENT.PORTRAIT

    return run


def draw_rule(under: Sequence[Line], old: Sequence[Rule], width_mm: float, share: float) -> Fix:
    """Put one solid rule under the last of some lines, ``share`` of their widest; what was drawn before goes."""
    last = under[-1]
    measured = [line for line in under if line.para is last.para]
    length = min(max(line.width_mm for line in measured), width_mm) * share

    def run() -> None:
        for rule in old:
            _drop(rule)
        if any(type_.underline for line in under for type_ in line.types):
            set_type([one for line in under for one in line.runs], underline=False)()
        side = max(width_mm - length, 0) * TWIPS_PER_MM / 2
        border = element("pBdr", [element("top", val="single", sz=6, space=0, color="000000")])
        gap = element("spacing", before=2 * TWIPS_PER_PT, after=0, line=60, lineRule="exact")
        mark = element("rPr", [element("sz", val=4)])
        properties = element("pPr", [border, gap, element("ind", left=side, right=side, firstLine=0), mark])
        last.para.element.addnext(element("p", [properties]))

    return run


def underline(line: Line, old: Sequence[Rule]) -> Fix:
    """A rule as long as the text where columns are made with tabs: no paragraph of its own can stand there."""

    def run() -> None:
        for rule in old:
            _drop(rule)
        set_type(line.runs, underline=True)()

    return run


def _drop(rule: Rule) -> None:
    holder = rule.element
    if rule.kind == "bottom":
        for borders in holder.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
            borders.getparent().remove(borders)
        return
    if rule.kind == "shape":
        # Two lines may hang in one run: only this one goes.
        while holder.getparent() is not None and holder.getparent().tag != qn("w:r"):
            holder = holder.getparent()
    parent = holder.getparent()
    if parent is None:
        return
    if holder.tag == qn("w:p") and len(parent.findall(qn("w:p"))) == 1 and parent.tag == qn("w:tc"):
        return
    parent.remove(holder)


def page_number(section: Section) -> Fix:
    """The page number in the middle of the top margin, not on the first page, and nowhere else."""

    def run() -> None:
        for part in (section.footer, section.first_page_footer, section.first_page_header):
            if not part.is_linked_to_previous:
                _drop_number(part._element)
        section.different_first_page_header_footer = True
        section.first_page_header.is_linked_to_previous = False
        header = section.header
        header.is_linked_to_previous = False
        _drop_number(header._element)
        holder = header.paragraphs[0] if header.paragraphs else header.add_paragraph()
        if holder.text.strip():
            holder = holder.insert_paragraph_before()
        holder.alignment = WD_ALIGN_PARAGRAPH.CENTER
        fonts = element("rFonts", ascii=looks.FONT_WORD, hAnsi=looks.FONT_WORD)
        upright = [element("b", val="0"), element("i", val="0"), element("color", val="000000")]
        type_ = element("rPr", [fonts, *upright, element("sz", val=looks.PAGE_NUMBER_PT * 2)])
        holder._p.append(element("fldSimple", [element("r", [type_, element("t")])], instr="PAGE"))

    return run


def _drop_number(part: Xml) -> None:
    for holder in [one for one in part.iter(qn("w:p")) if any("PAGE" in text for text in instructions(one))]:
        for child in [one for one in holder if one.tag != qn("w:pPr")]:
            holder.remove(child)


def instructions(paragraph: Xml) -> list[str]:
    simple = [str(one.get(qn("w:instr"), "")) for one in paragraph.iter(qn("w:fldSimple"))]
    return simple + [str(one.text or "") for one in paragraph.iter(qn("w:instrText"))]
