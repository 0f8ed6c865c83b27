"""Nation, agency, number, date, title, addressees (Decree 30/2020, annex I, II.1 to II.5 and II.9)."""

import datetime as dt
import re

from thidua.foundations.papers.checker import fixes
from thidua.foundations.papers.checker.anatomy import KINDS, Anatomy
from thidua.foundations.papers.checker.context import Context, Wanted
from thidua.foundations.papers.checker.lines import Line
from thidua.foundations.papers.checker.model import Fix
from thidua.foundations.papers.layout import MOTTO, NATION
from thidua.vietnamese import fold, tone_normal

_BLANK = r"[.…_\s\u00a0]*"
_SYMBOL = re.compile(rf"^Số:\s*(?P<number>\d+|{_BLANK})(?:/\d{{4}})?/(?P<symbol>[^\W\d_][\w&.]*(?:-[^\W\d_][\w&.]*)*)$")
_LOOSE = re.compile(rf"^(?P<word>[Ss][ốoỐO])\s*(?P<colon>:?)\s*(?P<number>\d+|{_BLANK}?)\s*/\s*(?P<symbol>.+)$")
_DATE = re.compile(
    rf"^(?P<place>.*?)(?P<comma>,?)\s*ngày(?P<day>\s*\d{{1,2}}|{_BLANK})\s*tháng(?P<month>\s*\d{{1,2}}|{_BLANK})\s*"
    rf"năm(?P<year>\s*\d{{4}}|{_BLANK}|\s*\d{{2,3}}{_BLANK})$",
    re.IGNORECASE,
)
_LETTERS = {
    "QD": "QĐ", "HDND": "HĐND", "TDKT": "TĐKT", "HDTDKT": "HĐTĐKT", "HĐTDKT": "HĐTĐKT", "HDTĐKT": "HĐTĐKT",
    "DA": "ĐA", "CD": "CĐ", "QyD": "QyĐ", "TTR": "TTr", "CTR": "CTr", "BCD": "BCĐ", "LDTBXH": "LĐTBXH",
    "LĐTBXh": "LĐTBXH", "DK": "ĐK",
}  # fmt: skip
_UNAMBIGUOUS = {"QD", "HDND", "TDKT", "HDTDKT", "HĐTDKT", "HDTĐKT", "QyD", "LDTBXH", "BCD", "DK"}
_NO_DATE = ("BB",)


def check_nation(context: Context) -> None:
    """National title and motto."""
    found = context.anatomy
    if not (found.official or found.nation or found.motto):
        if not (found.agencies or found.title or found.recipients_head):
            context.add("H00-none", None, "không thấy thành phần nào")
        return
    if found.nation is None:
        context.add("H01-missing", None, "không thấy Quốc hiệu", place="Đầu trang thứ nhất")
    else:
        _nation(context, found.nation)
    if found.motto is None:
        context.add("H02-missing", None, "không thấy Tiêu ngữ", place="Đầu trang thứ nhất")
        return
    motto = found.motto
    if tone_normal(motto.shown) != tone_normal(MOTTO) or not _same_capitals(motto.shown.strip()):
        context.add("H02-words", motto, f"“{motto.shown.strip()}”", fixes.retype(motto, MOTTO))
    context.typed("H02", [motto], Wanted((13, 14), 14, bold=True))
    context.centred("H02-centre", [line for line in (found.nation, motto) if line])
    context.ruled("H02-rule", [motto], found.motto_rules, (0.9, 1.1))


def _nation(context: Context, nation: Line) -> None:
    if tone_normal(nation.shown) != tone_normal(NATION):
        context.add("H01-words", nation, f"“{nation.shown.strip()}”", fixes.retype(nation, NATION))
    elif not nation.shown.isupper():
        context.add("H01-case", nation, "có chữ thường", fixes.retype(nation, NATION))
    context.typed("H01", [nation], Wanted((12, 13), 13, bold=True))


def _same_capitals(text: str) -> bool:
    return [char.isupper() for char in text] == [char.isupper() for char in MOTTO]


def check_agency(context: Context) -> None:
    """The issuing agency, its parent above it, the rule under it."""
    found = context.anatomy
    if not found.agencies:
        if found.official:
            context.add("H03-missing", None, "không thấy tên cơ quan", place="Đầu trang thứ nhất")
        return
    parents, issuers = issuing(found)
    context.typed("H03", parents, Wanted((12, 13), 13, bold=None, upper=True))
    for line in parents:
        if any(type_.bold for type_ in line.types):
            context.add("H04-bold", line, "chữ đậm", fixes.set_type(line.runs, bold=False))
    context.typed("H03", issuers, Wanted((12, 13), 13, bold=True, upper=True))
    context.centred("H03-centre", found.agencies)
    if found.nation is not None:
        context.ruled("H03-rule", issuers, found.agency_rules, (0.3, 0.54))


_PARENT_WORDS = re.compile(
    r"^(?:ubnd|uy ban|bo |so |tinh uy|thanh uy|huyen uy|dang |tong |cuc |chi cuc|hoi dong|lien doan|truong|ban |"
    r"trung tam|van phong|phong |vien |hoc vien|dai hoc|hoi |mat tran|tap doan|cong ty|chi nhanh|thanh tra|toa an|"
    r"kho bac|bao hiem|ngan hang)"
)


def issuing(found: Anatomy) -> tuple[list[Line], list[Line]]:
    """Lines of the parent agency and of the issuing one.

    Weight tells them apart where it differs; else a line that begins like the name of an agency begins another agency.
    """
    lines = found.agencies
    bold = [all(type_.bold for type_ in line.types) for line in lines]
    if any(bold) and not all(bold) and bold[-1]:
        first = bold.index(True)
        return lines[:first], lines[first:]
    starts = [i for i, line in enumerate(lines) if i == 0 or _PARENT_WORDS.match(fold(line.shown))]
    starts = [i for i in starts if i == 0 or lines[i].para is not lines[i - 1].para or not any(bold)]
    return (lines[: starts[-1]], lines[starts[-1] :]) if len(starts) > 1 else ([], lines)


def check_number(context: Context) -> None:
    """ "Số: 05/QĐ-SNgV": form, zero, letters, and that it fits the kind."""
    found = context.anatomy
    line = found.number
    if line is None:
        if found.official and found.code not in _NO_DATE:
            context.add("H05-missing", None, "không thấy số, ký hiệu", place="Dưới tên cơ quan")
        return
    context.typed("H05", [line], Wanted((13, 13), 13))
    text = line.shown.strip()
    loose = _LOOSE.match(text)
    if loose is None:
        context.add("H05-form", line, f"“{text}”")
        return
    symbol = _spelled(context, line, loose)
    if loose["number"].isdigit() and len(loose["number"]) == 1:
        at = line.text.index(loose["number"])
        context.add("H05-zero", line, f"số {loose['number']}", fixes.edit(line, (at, at, "0")))
    _fits_kind(context, line, symbol)


def _spelled(context: Context, line: Line, loose: re.Match[str]) -> str:
    """Faults of signs and letters; gives the symbol without them."""
    text, symbol = line.shown.strip(), loose["symbol"].strip()
    if not loose["colon"] or loose["word"] != "Số":
        end = line.text.index(loose["word"]) + len(loose["word"]) + len(loose["colon"])
        context.add(
            "H05-colon", line, f"“{text}”", fixes.edit(line, (end - len(loose[0][: loose.end("colon")]), end, "Số:"))
        )
    dashes = re.sub(r"\s*[–—−_]\s*", "-", symbol)
    if re.sub(r"\s+", "", dashes) != re.sub(r"\s+", "", symbol):
        context.add("H05-dash", line, f"“{symbol}”", _respell(line, symbol, re.sub(r"\s+", "", dashes)))
    elif re.search(r"\d\s+/|/\s+\S|\S\s+\S", text.removeprefix("Số:").strip().replace("\u00a0", "")):
        context.add("H05-space", line, f"“{text}”", _squeeze(line))
    plain = re.sub(r"\s+", "", dashes)
    wrong = [part for part in re.split(r"[-/]", plain) if part in _LETTERS and _is_slip(part, plain, context)]
    if wrong:
        right = re.sub(r"[^-/]+", lambda m: _LETTERS[m[0]] if m[0] in wrong else m[0], plain)
        context.add("H05-letters", line, f"“{plain}”", _respell(line, symbol, right))
        return right
    if not _SYMBOL.match(f"Số: {loose['number'].strip() or ' '}/{plain}") or not _capitals(plain):
        context.add("H05-form", line, f"“{plain}”")
    return plain


def _is_slip(part: str, symbol: str, context: Context) -> bool:
    """Whether letters are a slip: those that mean nothing else, or that the kind printed below shows to be wrong."""
    return part in _UNAMBIGUOUS or (symbol.startswith(part) and context.anatomy.code == _LETTERS[part])


def _capitals(symbol: str) -> bool:
    return all(part[:1].isupper() for part in re.split(r"[-/]", symbol))


def _respell(line: Line, old: str, new: str) -> Fix:
    at = line.text.rfind(old)
    return fixes.edit(line, (at, at + len(old), new)) if at >= 0 else fixes.edit(line)


def _squeeze(line: Line) -> Fix:
    """Take ordinary blanks out of number and symbol, the one after the colon left."""
    start = line.text.index(":") + 1 if ":" in line.text else 3
    body = line.text[start:].rstrip()
    lead = len(body) - len(body.lstrip())
    gaps = [match.span() for match in re.finditer(r" +", body) if match.start() >= lead]
    return fixes.edit(line, *((start + a, start + b, "") for a, b in gaps))


def _fits_kind(context: Context, line: Line, symbol: str) -> None:
    found = context.anatomy
    first = re.split(r"[-/]", symbol)[0]
    if found.dispatch:
        if first == "CV" or (first in KINDS.values() and first not in ("TT", "BC")):
            rest = re.sub(rf"^{first}[-/]", "", symbol)
            context.add("H06-dispatch", line, f"ký hiệu “{symbol}”", _respell(line, symbol, rest))
    elif first == "CV" or (found.code is not None and first != found.code):
        context.add("H06-kind", line, f"ký hiệu “{symbol}”, tên loại “{found.kind}”")


def check_date(context: Context) -> None:
    """Place and date: form, zeros, slant, the same row as the number."""
    found = context.anatomy
    line = found.date
    if line is None:
        if found.official and found.code not in _NO_DATE:
            context.add("H07-missing", None, "không thấy địa danh, thời gian", place="Dưới Tiêu ngữ")
        return
    context.typed("H07", [line], Wanted((13, 14), 14, italic=True))
    match = _DATE.match(line.text.strip())
    if match is None or not match["place"].strip(" ,"):
        context.add("H07-form", line, f"“{line.text.strip()}”")
    else:
        shift = line.text.index(line.text.strip())
        if not match["comma"]:
            at = shift + len(match["place"].rstrip())
            context.add("H07-comma", line, f"“{line.text.strip()}”", fixes.edit(line, (at, at, ",")))
        words = [m for m in re.finditer(r"\b(?:ngày|tháng|năm)\b", line.text, re.IGNORECASE) if not m[0].islower()]
        if words:
            edits = [(m.start(), m.end(), m[0].lower()) for m in words]
            context.add("H07-case", line, f"“{words[0][0]}”", fixes.edit(line, *edits))
        _zeros(context, line, match, shift)
    _same_row(context, line)


def _zeros(context: Context, line: Line, match: re.Match[str], shift: int) -> None:
    day, month, year = (match[name].strip() for name in ("day", "month", "year"))
    if day.isdigit() and len(day) == 1:
        at = shift + match.end("day") - 1
        context.add("H07-day-zero", line, f"ngày {day}", fixes.edit(line, (at, at, "0")))
    if month.isdigit():
        wanted = f"{int(month):02d}" if int(month) <= 2 else str(int(month))
        if month != wanted:
            end = shift + match.end("month")
            fix = fixes.edit(line, (end - len(month), end, wanted))
            context.add("H07-month-zero", line, f"tháng {month}", fix)
    if day.isdigit() and month.isdigit() and year.isdigit() and len(year) == 4:
        try:
            dt.date(int(year), int(month), int(day))
        except ValueError:
            context.add("H07-calendar", line, f"ngày {day} tháng {month} năm {year}")


def _same_row(context: Context, line: Line) -> None:
    number = context.anatomy.number
    if number is None:
        return
    a, b = number.para, line.para
    if a.cell and b.cell and a.cell.table == b.cell.table and a.cell.row != b.cell.row:
        context.add("H07-row", line, f"số ở dòng {a.cell.row + 1}, thời gian ở dòng {b.cell.row + 1} của bảng")
    elif a.cell is None and b.cell is None and a is not b:
        context.add("H07-row", line, "ở hai dòng khác nhau")


def check_title(context: Context) -> None:
    """Name of the kind and summary, or "V/v …" of a dispatch."""
    found = context.anatomy
    if found.dispatch:
        _about(context)
        return
    if found.title is None:
        return
    if fold(found.title.text).strip(" :.") == "cong van":
        context.add("H08-dispatch", found.title, "có dòng “CÔNG VĂN”")
        return
    if found.number is not None and found.code is None:
        context.add("H08-kind", found.title, f"“{found.title.shown.strip()}”")
    context.typed("H08", [found.title], Wanted((13, 14), 14, bold=True, upper=True))
    context.centred("H08-centre", [found.title])
    if not found.official:
        return
    if not found.subject:
        context.add("H09-missing", found.title, "không thấy trích yếu")
        return
    context.typed("H09", found.subject, Wanted((13, 14), 14, bold=True))
    context.centred("H09-centre", found.subject)
    for line in found.subject:
        if line.shown.isupper() and len(line.text.split()) > 3:
            context.add("H09-case", line, "viết in hoa cả dòng")
    context.ruled("H10-rule", found.subject, found.subject_rules, (0.3, 0.54))


def _about(context: Context) -> None:
    found = context.anatomy
    if not found.about:
        context.add("H09-about", found.number, "không thấy dòng “V/v …”")
        return
    first = found.about[0]
    match = re.match(r"\s*(V/v|v/v|V/V|Về việc|về việc|VỀ VIỆC)\s*:?\s*", first.text)
    if match and (match[1] != "V/v" or ":" in match[0]):
        context.add("H09-about-words", first, f"“{match[0].strip()}”", fixes.edit(first, (0, match.end(), "V/v ")))
    context.typed("H09-about", found.about, Wanted((12, 13), 13))


def check_addressees(context: Context) -> None:
    """ "Kính gửi": there where it must be, its list and end marks."""
    found = context.anatomy
    head = found.addressees_head
    if head is None:
        if found.dispatch or found.code == "TTr":
            context.add("R02-missing", None, "không thấy “Kính gửi”", place="Trước phần nội dung")
        return
    context.typed("R02", [head, *found.addressees], Wanted((13, 14), 14))
    match = re.match(r"\s*kính gửi\s*(:?)", head.text, re.IGNORECASE)
    if match and not match[1]:
        at = len(match[0].rstrip())
        context.add("R02-colon", head, f"“{head.text.strip()}”", fixes.edit(head, (at, at, ":")))
    items = found.addressees
    inline = head.text[match.end() :].strip() if match else ""
    if len(items) < 2 or (inline and not inline.startswith("-")):
        return
    for index, line in enumerate(items):
        _item(context, line, "R02", last=index == len(items) - 1)


def _item(context: Context, line: Line, code: str, *, last: bool) -> None:
    """A line of a list: its dash, and its mark at the end."""
    text = line.text.rstrip()
    if not re.match(r"\s*[-–+•]", line.text) and not line.para.mark:
        at = len(line.text) - len(line.text.lstrip())
        context.add(f"{code}-dash", line, "không có gạch đầu dòng", fixes.edit(line, (at, at, "- ")))
    end_mark(context, f"{code}-marks", line, text, last=last)


def end_mark(context: Context, code: str, line: Line, text: str, *, last: bool) -> None:
    """The mark a listed line ends with: ";", and "." at the end of the list."""
    wanted = "." if last else ";"
    if text.endswith(wanted) and not text.endswith("./."):
        return
    bare = re.sub(r"\s{0,9}(?:\./\.|[;,.:/]{1,9})$", "", text)
    measured = f"cuối dòng là “{text[-1:]}”" if bare != text else "cuối dòng không có dấu"
    context.add(code, line, measured, fixes.edit(line, (len(bare), len(line.text), wanted)))
