"""Legal bases and the text: type, spacing, numbering, the end mark (Decree 30/2020, annex I, II.6)."""

import re
from collections.abc import Iterator, Sequence

from thidua.foundations.papers.checker import fixes
from thidua.foundations.papers.checker.check_head import end_mark
from thidua.foundations.papers.checker.context import Context, Wanted, column_mm, number
from thidua.foundations.papers.checker.lines import Line, Para
from thidua.foundations.papers.text import POINT_LETTERS, roman
from thidua.vietnamese import fold

_TEXT = Wanted((13, 14), 14, bold=None, italic=None)
_INDENTS_MM = (10.0, 12.7)
_PART = re.compile(r"^(?P<word>phần|chương|mục|tiểu mục)\s+(?P<no>[IVXLC]+|\d+|[A-Z])[.:]?$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?P<word>[Đđ]iều|ĐIỀU)[ \u00a0]+(?P<no>\d+|[IVXLC]+)(?P<sign>\s*[.:)/\-–]?)\s*")
_ROMAN = re.compile(r"^(?P<no>[IVXL]+)(?P<sign>\s?[.:)/\-–])\s+(?=\S)")
_CLAUSE = re.compile(r"^(?P<no>\d{1,2})(?P<sign>[.)/:]|\s?[-–])\s+(?=[^\d\s])")
_POINT = re.compile(r"^(?P<no>[a-zđ])(?P<sign>[.)/:]|\s?[-–])\s+(?=\S)")
_LAW = re.compile(r"^(?:Căn cứ|căn cứ)\s+(?:Bộ luật|Luật|Pháp lệnh)\b[^;]*?\bsố\s*:?\s*\d")
# The issuer stands right after the number or the date; a later "của" speaks of another text.
_ISSUER = r"(?:/\S+|\d{4})\s*,?\s*của\s"
_CITED = re.compile(r"^Căn cứ (?P<kind>Nghị định|Thông tư|Quyết định|Nghị quyết|Chỉ thị)\b(?P<rest>.*)")


def check_bases(context: Context) -> None:
    """Legal bases: slanted, a list with its marks, each cited as the decree asks."""
    bases = context.anatomy.bases
    for index, para in enumerate(bases):
        line = para.whole
        context.typed("B01", [line], Wanted((13, 14), 14, bold=None, italic=True))
        end_mark(context, "B01-marks", line, line.text.rstrip(), last=index == len(bases) - 1)
        if _LAW.search(para.text):
            context.add("B02-law", para, "có số, ký hiệu của Luật")
        cited = _CITED.match(para.text)
        missing = _missing(cited["rest"]) if cited else []
        if missing:
            context.add("B03-whole", para, f"thiếu {', '.join(missing)}")
    context_text(context, bases)
    line_of_decision = context.anatomy.resolution
    if line_of_decision is not None:
        _resolution(context, line_of_decision)


def _missing(rest: str) -> list[str]:
    """What a cited text lacks."""
    asked = (("số, ký hiệu", r"\bsố\s+\S*\d+\S*/"), ("ngày, tháng, năm", r"\bngày\s"), ("cơ quan ban hành", _ISSUER))
    found = [name for name, pattern in asked if not re.search(pattern, rest)]
    if not found and re.search(r"của (?:Chính phủ|Thủ tướng Chính phủ|Quốc hội)\s*[;.,]?$", rest):
        found.append("trích yếu")
    return found


def _resolution(context: Context, line: Line) -> None:
    text, faults = line.shown.strip(), []
    if not text.endswith(":"):
        faults.append("không có dấu hai chấm")
    if not text.isupper():
        faults.append("có chữ thường")
    if not all(type_.bold for type_ in line.types):
        faults.append("không đậm")
    if line.para.align != "center":
        faults.append("không canh giữa")
    if faults:
        words = fixes.retype(line, text.rstrip(": ").upper() + ":")
        look = fixes.set_type(line.runs, bold=True, italic=False)
        context.add("B01-resolution", line, ", ".join(faults), words, look, fixes.align(line.para, "center"))


def body_paras(context: Context) -> Iterator[Para]:
    """Paragraphs of the text outside tables."""
    return (para for para in context.anatomy.body if para.cell is None and para.text)


def check_body(context: Context) -> None:
    """Type and shape of each paragraph, numbering, headings, the end mark."""
    paras = list(body_paras(context))
    context_text(context, paras)
    for para in paras:
        context.typed("P04", [para.whole], _TEXT)
    _numbering(context, paras)
    _headings(context, paras)
    _end(context)


def context_text(context: Context, paras: Sequence[Para]) -> None:
    """Spacing, indent and alignment of ordinary paragraphs."""
    for para in paras:
        if para.align == "center" and para.whole.width_mm < column_mm(para, context.reader) * 1.5:
            continue
        _line_spacing(context, para)
        _gap(context, para)
        if para.align != "both" and para.whole.width_mm + para.first_mm > column_mm(para, context.reader):
            context.add("P08-justify", para, f"canh {_WORDS.get(para.align, para.align)}", fixes.align(para, "both"))
        _first_line(context, para)


_WORDS = {"left": "trái", "right": "phải", "center": "giữa"}


def _line_spacing(context: Context, para: Para) -> None:
    line = para.twips("line") or 240.0
    rule = para.settings.get("lineRule", "auto")
    if rule == "auto":
        lines = line / 240
        if not 0.99 <= lines <= 1.51:
            context.add("P05-line", para, f"dãn {number(lines)} dòng", fixes.spacing(para, line=1.0))
        return
    size = max((type_.size for type_ in para.whole.types), default=14.0)
    lines = line / 20 / (size * 1.15)
    if lines > 1.55 or (rule == "exact" and lines < 0.97):
        context.add("P05-line", para, f"dãn {number(line / 20)} pt", fixes.spacing(para, line=1.0))


def _gap(context: Context, para: Para) -> None:
    """Room between two paragraphs of text; after a table or an empty line there is nothing to measure."""
    before = context.before(para)
    if before is None or before.cell is not None or not before.text or before.section != para.section:
        return
    if para.element.getprevious() is not before.element or not _is_text(context, before):
        return
    same = context.reader.styles.style_of(para.element) == context.reader.styles.style_of(before.element)
    above = 0.0 if same and para.settings.get("contextual") == "1" else para.gap("before")
    below = 0.0 if same and before.settings.get("contextual") == "1" else before.gap("after")
    if above + below < 5.9:
        context.add("P05-gap", para, f"cách {number(above + below)} pt", fixes.spacing(para, before=6))


def _is_text(context: Context, para: Para) -> bool:
    return context.is_prose(para) and para.align != "center"


def _first_line(context: Context, para: Para) -> None:
    if para.align == "center" or para.lead_tab or (para.mark and para.twips("hanging")):
        return
    at = para.first_mm
    if not any(abs(at - one) <= 0.4 for one in _INDENTS_MM) and not para.text.startswith(("Nơi nhận", "(")):
        context.add("P06-indent", para, f"lùi {number(at)} mm", fixes.indent(para, 12.7))


def _numbering(context: Context, paras: Sequence[Para]) -> None:
    article, point, major = 0, "", 0
    for para in paras:
        text = para.full
        if match := _ARTICLE.match(text):
            article, point = _article(context, para, match, article), ""
        elif match := _ROMAN.match(text):
            major, point = _major(context, para, match, major), ""
        elif match := _CLAUSE.match(text):
            point = ""
            _sign(context, "B04-clause", para, match, ".")
        elif match := _POINT.match(text):
            point = _letter(context, para, match, point)


def _article(context: Context, para: Para, match: re.Match[str], before: int) -> int:
    """A line that begins an article; one that only speaks of an article is left alone."""
    sign = match["sign"].strip()
    lead = para.whole.pieces[0].type.bold if para.pieces else False
    if not sign and not lead:
        return before
    line, shift = para.whole, _shift(para)
    if sign != "." or not match["no"].isdigit() or match["word"] != "Điều":
        right = f"Điều {match['no']}. " if match["no"].isdigit() else ""
        fix = [fixes.edit(line, (shift, shift + match.end(), right))] if right and not para.mark else []
        context.add("B04-article", para, f"“{match[0].strip()}”", *fix)
    if not _beginning_is_bold(line, shift + match.end("no")):
        context.add("B04-article-bold", para, "không đậm", fixes.bold_beginning(line, shift + match.end("sign")))
    count = int(match["no"]) if match["no"].isdigit() else before + 1
    if count != before + 1:
        context.add(
            "B04-article-order", para, f"sau Điều {before} là Điều {count}" if before else f"bắt đầu từ Điều {count}"
        )
    return count


def _shift(para: Para) -> int:
    """Where the words begin in the paragraph's pieces, blanks before them left out."""
    raw = para.whole.text
    return len(raw) - len(raw.lstrip())


def _beginning_is_bold(line: Line, end: int) -> bool:
    at = 0
    for piece in line.pieces:
        if piece.text[: max(end - at, 0)].strip() and not piece.type.bold:
            return False
        at += len(piece.text)
    return True


def _major(context: Context, para: Para, match: re.Match[str], before: int) -> int:
    if len(match["no"]) == 1 and match["no"] not in "IVXL":
        return before
    _sign(context, "B04-roman", para, match, ".")
    faults = []
    if not para.whole.shown.isupper():
        faults.append("có chữ thường")
    if not all(type_.bold for type_ in para.whole.types):
        faults.append("không đậm")
    if faults and len(para.text) < 160 and not para.text.rstrip().endswith((";", ",")):
        look = [fixes.retype_upper(para.whole), fixes.set_type(para.whole.runs, bold=True)]
        context.add("B04-roman-type", para, ", ".join(faults), *look)
    return before + 1


def _sign(context: Context, code: str, para: Para, match: re.Match[str], wanted: str) -> None:
    if match["sign"].strip() == wanted and not match["sign"].startswith(" "):
        return
    at = _shift(para) + match.start("sign")
    fix = [] if para.mark else [fixes.edit(para.whole, (at, at + len(match["sign"]), wanted))]
    context.add(code, para, f"“{match[0].strip()}”", *fix)


def _letter(context: Context, para: Para, match: re.Match[str], before: str) -> str:
    """A point's letter follows the last one in the Vietnamese alphabet."""
    letter = match["no"]
    _sign(context, "B04-point", para, match, ")")
    if letter not in POINT_LETTERS:
        context.add("B04-letter", para, f"điểm {letter}) không có trong thứ tự chữ cái tiếng Việt")
        return letter
    wanted = "a"
    if before in POINT_LETTERS and POINT_LETTERS.index(before) + 1 < len(POINT_LETTERS):
        wanted = POINT_LETTERS[POINT_LETTERS.index(before) + 1]
    if letter not in (wanted, "a") and before:
        context.add("B04-letter", para, f"sau điểm {before}) là điểm {letter})")
    return letter


def _headings(context: Context, paras: Sequence[Para]) -> None:
    for index, para in enumerate(paras):
        match = _PART.match(para.full)
        if match is None:
            continue
        word = match["word"].lower()
        is_roman = not match["no"].isdigit()
        if word in ("phần", "chương") and not is_roman:
            _renumber(context, "B04-part", para, match, roman(int(match["no"])) if int(match["no"]) < 4000 else "")
        if word in ("mục", "tiểu mục") and is_roman:
            _renumber(context, "B04-section", para, match, _arabic(match["no"]))
        _heading_type(context, para, match)
        below = paras[index + 1] if index + 1 < len(paras) else None
        if below is None or (below.align != "center" and not below.text.isupper()) or _PART.match(below.full):
            context.add("B05-heading", para, "không thấy tiêu đề")
        else:
            _heading(context, below)


def _heading_type(context: Context, para: Para, match: re.Match[str]) -> None:
    line = para.whole
    if match["word"].isupper() or para.align != "center" or not all(type_.bold for type_ in line.types):
        word = match["word"].capitalize()
        at = _shift(para)
        words = [] if para.mark else [fixes.edit(line, (at, at + len(word), word))]
        look = [fixes.set_type(line.runs, bold=True), fixes.align(para, "center")]
        context.add("B04-heading-bold", para, f"“{para.text}”", *words, *look)


def _renumber(context: Context, code: str, para: Para, match: re.Match[str], right: str) -> None:
    at = _shift(para) + match.start("no")
    fix = [fixes.edit(para.whole, (at, at + len(match["no"]), right))] if right and not para.mark else []
    context.add(code, para, f"“{para.full}”", *fix)


def _arabic(text: str) -> str:
    return next((str(number) for number in range(1, 400) if roman(number) == text.upper()), "")


def _heading(context: Context, para: Para) -> None:
    line = para.whole
    if not line.shown.isupper() or para.align != "center" or not all(type_.bold for type_ in line.types):
        look = [fixes.retype_upper(line), fixes.set_type(line.runs, bold=True), fixes.align(para, "center")]
        context.add("B04-heading", para, f"“{para.text[:60]}”", *look)


def _end(context: Context) -> None:
    """The text of a numbered paper ends in "./."; a text that ends in a table has no place for it."""
    if not context.anatomy.official or context.anatomy.number is None:
        return
    texts = [para for para in context.anatomy.body if para.text and (para.cell is None or para.cell.ruled)]
    if not texts or texts[-1].cell is not None:
        return
    line = texts[-1].whole
    text = line.text.rstrip()
    if not text.endswith("./.") and not fold(text).startswith("noi nhan"):
        bare = re.sub(r"\s{0,9}[.;,:/]{1,9}$", "", text)
        fix = fixes.edit(line, (len(bare), len(line.text), "./."))
        context.add("B06-end", texts[-1], f"cuối nội dung là “{text[-12:]}”", fix)
