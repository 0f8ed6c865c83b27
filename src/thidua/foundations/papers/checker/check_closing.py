"""Signatures, recipients and annexes (Decree 30/2020, article 13; annex I, II.7, II.9 and III.1)."""

import re
from collections.abc import Sequence
from itertools import pairwise

from thidua.foundations.papers.checker import fixes
from thidua.foundations.papers.checker.anatomy import AUTHORITY, Annex, Signature
from thidua.foundations.papers.checker.check_head import end_mark
from thidua.foundations.papers.checker.context import Context, Wanted
from thidua.foundations.papers.checker.lines import Line
from thidua.foundations.papers.text import roman
from thidua.vietnamese import fold

_GOOD_AUTHORITY = re.compile(r"^(?:TM|KT|TL|TUQ|Q)\. \S")
_DEPUTY = re.compile(r"^(?:phó|thứ trưởng|thứ\b)", re.IGNORECASE)
_HEADS = re.compile(
    r"^(?:giám đốc|tổng giám đốc|bộ trưởng|chủ tịch|cục trưởng|chánh văn phòng|hiệu trưởng|trưởng )", re.IGNORECASE
)
_TITLES = re.compile(
    r"^(?:(?:PGS|GS|TS|ThS|Ths|CN|KS|BS|CKI|CKII|LS|NGƯT|NGND|NSƯT|NSND)\b\.?[\s,.]*)+|"
    r"^(?:Ông|Bà|Tiến sĩ|Thạc sĩ|Giáo sư|Phó Giáo sư|Cử nhân|Kỹ sư|Bác sĩ|Luật sư|Nhà giáo)\b\s*"
)
_ARMED = re.compile(r"^(?:Đại tướng|(?:Thượng|Trung|Thiếu|Đại) (?:tướng|tá|úy)|Thiếu tá)\b")
_ARCHIVE = re.compile(r"^\s*[-–+]?\s*lưu\b", re.IGNORECASE)


def check_signatures(context: Context) -> None:
    """Capacity, positions and names; only the last signature stands for the agency."""
    found = context.anatomy.signatures
    if not found:
        if context.anatomy.official:
            context.add("S01-missing", None, "không thấy chức vụ, họ tên người ký", place="Cuối văn bản")
        return
    for index, signature in enumerate(found):
        _signature(context, signature, last=index == len(found) - 1)


def _signature(context: Context, signature: Signature, *, last: bool) -> None:
    context.typed("S02", signature.titles, Wanted((13, 14), 14, bold=True, upper=True))
    for line in signature.titles:
        _authority(context, line)
    if context.anatomy.official and last:
        _capacity(context, signature.titles)
    name = signature.name
    if name is None:
        if context.anatomy.official and last:
            context.add("S02-name-missing", signature.titles[-1], "không thấy họ tên")
        return
    context.typed("S02-name", [name], Wanted((13, 14), 14, bold=True))
    text = name.text.strip()
    if name.shown.isupper() and len(text.split()) > 1:
        context.add("S02-name-case", name, f"“{name.shown.strip()}”")
    title = _TITLES.match(text)
    if title and not _ARMED.match(text) and not _own_rule(context):
        context.add("S02-name-title", name, f"“{title[0].strip()}” trước họ tên")


def _own_rule(context: Context) -> bool:
    """Bodies of education, health and science and the armed forces write such titles by their own rules."""
    words = (
        r"truong|benh vien|hoc vien|vien |dai hoc|y te|giao duc|khoa hoc|cong an|quan su|quan doi|bo chi huy|bien phong"
    )
    return any(re.search(words, fold(line.text)) for line in context.anatomy.agencies)


def _authority(context: Context, line: Line) -> None:
    """ "KT." and its like: capitals, a full stop, a blank."""
    text = line.shown.strip()
    match = AUTHORITY.match(text)
    if match is None or _GOOD_AUTHORITY.match(text):
        return
    letters = re.sub(r"[^A-Za-z]", "", match[0]).upper()
    if letters == "Q" and "." not in match[0]:
        return
    at = line.text.index(line.text.strip())
    fix = fixes.edit(line, (at, at + match.end(), f"{letters}. "))
    context.add("S01-dot", line, f"“{match[0].strip()}”", fix)


def _capacity(context: Context, lines: Sequence[Line]) -> None:
    """Who signs for whom: a deputy under "KT.", a unit's head under "TL."."""
    texts = [_plain(line) for line in lines]
    for index, (letters, title) in enumerate(texts):
        below = texts[index + 1][1] if index + 1 < len(texts) else ""
        if letters == "KT":
            if not below or not (_DEPUTY.match(below) or texts[index + 1][0]):
                context.add("S01-under", lines[index], f"dưới “{lines[index].text.strip()}” là “{below or 'trống'}”")
            if _DEPUTY.match(title):
                context.add("S01-head", lines[index], f"“{lines[index].text.strip()}”")
        elif letters in ("TL", "TUQ", "TM") and not below:
            context.add("S01-order", lines[index], f"dưới “{lines[index].text.strip()}” không có chức vụ người ký")
        elif letters == "" and _DEPUTY.match(title) and not any(one in ("KT", "TUQ") for one, _ in texts[:index]):
            context.add("S01-deputy", lines[index], f"“{lines[index].text.strip()}”, không có “KT.”")
        if letters == "TM" and _HEADS.match(title):
            context.add("S01-body", lines[index], f"“{lines[index].text.strip()}”")


def _plain(line: Line) -> tuple[str, str]:
    """The letters of the capacity and the position after them."""
    text = line.text.strip()
    match = AUTHORITY.match(text)
    if match is None or (match[0].strip() in ("Q", "q") and "." not in text[:2]):
        return "", text
    return re.sub(r"[^A-Za-z]", "", match[0]).upper(), text[match.end() :].strip()


def check_recipients(context: Context) -> None:
    """ "Nơi nhận:" and its list."""
    found = context.anatomy
    head = found.recipients_head
    if head is None:
        if found.official and found.code != "BB":
            context.add("R01-missing", None, "không thấy “Nơi nhận:”", place="Cuối văn bản")
        return
    context.typed("R01", [head], Wanted((12, 12), 12, bold=True, italic=True))
    text = head.text.rstrip()
    if not text.endswith(":"):
        fix = fixes.edit(head, (len(text.rstrip(".")), len(head.text), ":"))
        context.add("R01-colon", head, f"“{text.strip()}”", fix)
    context.typed("R01-list", found.recipients, Wanted((11, 11), 11))
    _items(context, [line for line in found.recipients if line.text.strip()])


def _items(context: Context, lines: Sequence[Line]) -> None:
    items = [line for index, line in enumerate(lines) if _begins_item(lines, index)]
    begins = {id(line) for line in items}
    last_of = {id(line): above for above, line in pairwise(lines) if id(line) in begins}
    archive = [line for line in items if _ARCHIVE.match(line.text)]
    ordered = not archive or archive[-1] is items[-1]
    for index, line in enumerate(items):
        if not re.match(r"\s*[-–]\s?", line.text) and not line.para.mark:
            at = len(line.text) - len(line.text.lstrip())
            context.add("R01-dash", line, "không có gạch đầu dòng", fixes.edit(line, (at, at, "- ")))
        end = last_of.get(id(items[index + 1])) if index + 1 < len(items) else lines[-1]
        if end is not None and ordered:
            end_mark(context, "R01-marks", end, end.text.rstrip(), last=index == len(items) - 1)
    if not archive:
        context.add("R01-archive", items[-1] if items else context.anatomy.recipients_head, "không có dòng “Lưu”")
    elif not ordered:
        context.add("R01-archive-last", archive[-1], "sau dòng “Lưu” còn dòng khác")
    else:
        _archive(context, archive[-1])
    _first(context, items)


def _begins_item(lines: Sequence[Line], index: int) -> bool:
    """A line goes on with the one above when that has no end mark and it has no dash of its own."""
    if (
        index == 0
        or lines[index].para.mark
        or re.match(r"\s*[-–+•]", lines[index].text)
        or _ARCHIVE.match(lines[index].text)
    ):
        return True
    return lines[index - 1].text.rstrip()[-1:] in ".;"


def _archive(context: Context, line: Line) -> None:
    match = re.match(r"\s*[-–+]?\s*(lưu)\s*(:?)\s*(VT\b)?", line.text, re.IGNORECASE)
    if match is None or (match[2] and match[3] == "VT" and match[1] == "Lưu"):
        return
    fix = []
    if match[3]:
        at = match.start(1)
        fix = [fixes.edit(line, (at, match.start(3), "Lưu: "))]
    context.add("R01-archive-words", line, f"“{line.text.strip()}”", *fix)


def _first(context: Context, items: Sequence[Line]) -> None:
    """The first line points back: to the addressees above, or to the article that names who carries it out."""
    first = fold(items[0].text).strip(" -–+;.") if items else ""
    found = context.anatomy
    if found.addressees_head is not None and not first.startswith("nhu tren"):
        context.add("R02-above", items[0] if items else found.recipients_head, f"dòng đầu là “{first or 'trống'}”")
    elif found.code == "QĐ" and found.addressees_head is None and not re.match(r"nhu (?:dieu|tren|khoan)\b", first):
        context.add("R03-article", items[0] if items else found.recipients_head, "dòng đầu không dẫn điều thi hành")


def check_annexes(context: Context) -> None:
    """Heads of annexes."""
    found = context.anatomy.annexes
    marked = [annex for annex in found if annex.mark is not None]
    for index, annex in enumerate(marked, start=1):
        _mark(context, annex, index, many=len(marked) > 1)
        _annex_head(context, annex)
    if marked and context.anatomy.official and not _cites_annex(context):
        context.add("A01-cited", marked[0].mark, "trong văn bản không có chỉ dẫn")


def _cites_annex(context: Context) -> bool:
    end = context.anatomy.annexes[0].start
    said = fold(" ".join(para.text for para in context.anatomy.paras[:end]))
    return bool(re.search(r"kem theo|phu luc|danh sach|bieu mau|dinh kem", said))


def _mark(context: Context, annex: Annex, index: int, *, many: bool) -> None:
    line = annex.mark
    if line is None:
        return
    match = re.match(r"\s*phụ lục\s*(?:số)?\s*([IVXLC]+|\d+)?", line.text, re.IGNORECASE)
    mark = match[1] if match else None
    if many and (mark is None or mark.isdigit()):
        right = f"Phụ lục {roman(index)}"
        context.add("A01-number", line, f"“{line.text.strip()}”", fixes.retype(line, right))
    faults = [] if not line.shown.strip().startswith("PHỤ LỤC") else ["viết in hoa"]
    faults += [] if all(type_.bold for type_ in line.types) else ["không đậm"]
    faults += [] if all(type_.size == 14 for type_ in line.types) else ["không phải cỡ 14"]
    faults += [] if line.para.align == "center" else ["không canh giữa"]
    if faults:
        words = (
            fixes.edit(line, (0, len("Phụ lục"), "Phụ lục")) if line.text.startswith("PHỤ LỤC") else fixes.edit(line)
        )
        look = fixes.set_type(line.runs, bold=True, italic=False, size=14)
        context.add("A01-type", line, ", ".join(faults), words, look, fixes.align(line.para, "center"))


def _annex_head(context: Context, annex: Annex) -> None:
    texts = [para for para in annex.head[1:] if para.text]
    reference = [para for para in texts if para.text.startswith("(") or fold(para.text).startswith("kem theo")]
    if not reference:
        context.add("A01-reference", annex.mark, "không thấy “(Kèm theo …)”")
    else:
        line = reference[0].whole
        if not all(t.italic and not t.bold and 13 <= t.size <= 14 for t in line.types):
            look = fixes.set_type(line.runs, italic=True, bold=False, size=14)
            context.add("A01-reference-type", reference[0], "sai kiểu chữ hoặc cỡ chữ", look)
    titles = [para for para in texts if para not in reference]
    if titles:
        line = titles[0].whole
        if not line.shown.isupper() or not all(t.bold and 13 <= t.size <= 14 for t in line.types):
            capitals = [fixes.retype_upper(line), fixes.set_type(line.runs, bold=True, italic=False, size=14)]
            context.add("A01-title", titles[0], f"“{titles[0].text[:60]}”", *capitals)
