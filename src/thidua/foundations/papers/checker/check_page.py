"""Paper, margins, fonts, page numbers (Decree 30/2020, annex I, I)."""

import re
import unicodedata
from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.section import Section

from thidua.foundations.papers.checker import fixes
from thidua.foundations.papers.checker.context import Context, number
from thidua.foundations.papers.checker.lines import Para, Piece
from thidua.foundations.papers.checker.styles import Type, Xml
from thidua.foundations.papers.glyphs import text_width_pt

_A4 = (210.0, 297.0)
_MARGINS = {"top": (20, 25, 20), "bottom": (20, 25, 20), "left": (30, 35, 30), "right": (15, 20, 15)}
_TOLERANCE_MM = 0.5
_SIDES = {"top": "lề trên", "bottom": "lề dưới", "left": "lề trái", "right": "lề phải"}
_LEGACY = re.compile(r"^(?:\.vn|vni|tcvn3)", re.IGNORECASE)
_FONT = "times new roman"
_SYMBOLS = {"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings", "segoe ui symbol", "ms gothic"}
_LINE_PT = 16.1
_SHEET_PT = 257 * 72 / 25.4


def check_page(context: Context) -> None:
    """Every section's sheet and margins."""
    for index, section in enumerate(context.document.sections):
        where = "Cả văn bản" if len(context.document.sections) == 1 else f"Phần trang thứ {index + 1}"
        width, height = _mm(section.page_width), _mm(section.page_height)
        lies = width > height
        has_tables = any(p.cell is not None and p.cell.ruled for p in context.reader.paras if p.section == index)
        if any(abs(a - b) > 1 for a, b in zip(sorted((width, height)), _A4, strict=True)):
            measured = f"{number(width)} mm x {number(height)} mm"
            context.add("P01-size", None, measured, fixes.paper_size(section, portrait=not has_tables), place=where)
        elif lies and not has_tables:
            context.add("P01-landscape", None, "trang ngang", fixes.paper_size(section, portrait=True), place=where)
        for side, (least, most, wanted) in _MARGINS.items():
            value = _mm(getattr(section, f"{side}_margin"))
            if not least - _TOLERANCE_MM <= value <= most + _TOLERANCE_MM:
                measured = f"{_SIDES[side]} {number(value)} mm"
                context.add(f"P02-{side}", None, measured, fixes.page(section, **{side: wanted}), place=where)


def _mm(length: int | None) -> float:
    return (length or 0) / 36000


def check_fonts(context: Context) -> None:
    """Family, colour and encoding of every letter, tables included."""
    for para in context.reader.paras:
        for piece in para.pieces:
            if piece.text.strip():
                _check_piece(context, para, piece)


def _check_piece(context: Context, para: Para, piece: Piece) -> None:
    foreign = sorted(name for name in piece.type.fonts if name.lower() not in {_FONT, *_SYMBOLS})
    if any(_LEGACY.match(name) for name in foreign):
        context.add("P03-legacy", para, f"phông {', '.join(foreign)}")
    elif foreign:
        context.add("P03-font", para, f"phông {', '.join(foreign)}", fixes.set_font([piece.run]))
    if piece.text != unicodedata.normalize("NFC", piece.text):
        line = para.whole
        composed = unicodedata.normalize("NFC", piece.text)
        at = sum(len(one.text) for one in line.pieces[: line.pieces.index(piece)])
        context.add("P03-composed", para, "chữ tổ hợp", fixes.edit(line, (at, at + len(piece.text), composed)))
    if not _is_black(piece.type):
        context.add("P03-color", para, f"màu #{piece.type.color.upper()}", fixes.set_black([piece.run]))


def _is_black(type_: Type) -> bool:
    return type_.color in ("auto", "000000", "")


def check_page_number(context: Context) -> None:
    """The number stands in the middle of the top margin from the second page on."""
    section = context.document.sections[0]
    top, first_top = _numbers(section, "header"), _numbers(section, "first_page_header")
    bottom = _numbers(section, "footer") + _numbers(section, "first_page_footer")
    fix = fixes.page_number(section)
    place = "Đầu trang, chân trang"
    titled = section.different_first_page_header_footer
    if bottom:
        context.add("P07-bottom", None, "số trang ở chân trang", fix, place=place)
    elif not top and not first_top:
        if _pages(context) > 1.3:
            context.add("P07-missing", None, "không có số trang", fix, place=place)
    elif first_top or not titled:
        context.add("P07-first", None, "số trang hiện ở trang thứ nhất", fix, place=place)
    for holder in top:
        if not _is_centred(context, holder):
            context.add("P07-centre", None, "số trang không canh giữa", fix, place=place)
        wrong = _wrong_type(context, holder)
        if wrong:
            context.add("P07-type", None, wrong, fix, place=place)


def _numbers(section: Section, name: str) -> list[Xml]:
    """Paragraphs of a header or footer that hold the page number."""
    if name.startswith("first_page") and not section.different_first_page_header_footer:
        return []
    part = getattr(section, name)
    if part.is_linked_to_previous:
        return []
    return [p for p in part._element.iter(qn("w:p")) if any(_is_page(text) for text in fixes.instructions(p))]


def _is_page(instruction: str) -> bool:
    return bool(re.match(r"\s*PAGE\b", instruction))


def _is_centred(context: Context, holder: Xml) -> bool:
    frame = holder.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    if frame is not None and frame.get(qn("w:xAlign")) == "center":
        return True
    before_number = "".join(
        "\t" if one.tag == qn("w:tab") else "" for one in holder.iter(qn("w:tab"), qn("w:fldSimple"))
    )
    settings = context.reader.styles.paragraph(holder)
    return settings.get("jc") == "center" or before_number.startswith("\t")


def _wrong_type(context: Context, holder: Xml) -> str:
    runs = [run for run in holder.iter(qn("w:r")) if run.find(qn("w:tab")) is None]
    types = [context.reader.styles.type_of(run, holder) for run in runs]
    wrong = sorted({t.size for t in types if not 13 <= t.size <= 14})
    if wrong:
        return f"cỡ {', '.join(number(size) for size in wrong)}"
    if any(t.italic for t in types):
        return "chữ nghiêng"
    return "chữ đậm" if any(t.bold for t in types) else ""


def _pages(context: Context) -> float:
    """About how many pages the main text fills; small errors do not matter, a second page is long past one."""
    height = 0.0
    for para in _main(context):
        width = para.cell.width_mm if para.cell else 165.0
        sizes = [piece.type.size for piece in para.pieces] or [14.0]
        length = sum(text_width_pt(p.text, p.type.size, bold=p.type.bold) for p in para.pieces)
        lines = max(1, -(-int(length) // max(1, int(width * 72 / 25.4))))
        height += (lines * _LINE_PT * max(sizes) / 14 + para.gap("before") + para.gap("after")) * _share(para)
        if para.page_break and para.number > 3:
            height += _SHEET_PT
    return height / _SHEET_PT


def _main(context: Context) -> Iterator[Para]:
    end = context.anatomy.annexes[0].start if context.anatomy.annexes else len(context.anatomy.paras)
    yield from context.anatomy.paras[:end]


def _share(para: Para) -> float:
    """Cells side by side share their height; half is near enough."""
    return 0.5 if para.cell is not None else 1.0
