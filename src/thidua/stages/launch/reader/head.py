"""Read the head of a document: agencies, number, place and date, kind, title, year."""

import re
from dataclasses import dataclass, replace
from datetime import date

from thidua.stages.launch.reader.agencies import begins_agency, begins_place, running_case
from thidua.stages.launch.reader.cells import Cell, all_cells, cells_of
from thidua.stages.launch.reader.grammar import COMPANY_SYMBOL, DATE, SYMBOL, tidy_symbol, to_date
from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.model import DocumentHead
from thidua.stages.launch.reader.text import RULE, Text
from thidua.stages.launch.reader.title import AUTHORITY, BODY_BEGINS, clean_title, title_after, title_of_letter
from thidua.stages.launch.reader.zones import KIND_OF_FOLD, Zones, is_motto, is_nation, kind_line, split_kind
from thidua.vietnamese import fold

_NUMBER_CELL = vi_compile(r"(?P<law>luật|nghị quyết|pháp lệnh)?\s*s[ốô]\s*:?\s*(?P<rest>.*)", re.IGNORECASE)
_SYMBOL = vi_compile(SYMBOL)
_FORM_COLON = re.compile(r"^(TRƯỜNG|PHÒNG|ĐƠN VỊ)\s?:")
_FIGURES = re.compile(r"(?<!QUẬN )(?<!PHƯỜNG )(?<!SỐ )(?<!VỰC )\d{2}")  # a date or a number, not a place's own
_YOUTH_UNION = re.compile(r"ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH")
_GLUED = re.compile(r"(?<=^UBND)(?=(?:XÃ|PHƯỜNG|THỊ|HUYỆN|QUẬN|TỈNH|THÀNH|TP)\b)")
_LOOSE_DASH = vi_compile(r"(?<=[\pU])\s+[-–]\s+(?=[\pU]{2})")
_CODE_GOES_ON = vi_compile(r"[\pU]{2,}")
_DIVISION = vi_compile(r"-[\pU][\pL]+ (?:[IVX]+|\d{1,2})")  # the unit that drafted it, by number ("-Vụ II")
_PLACE_DATE = vi_compile(
    r"(?:(?P<place>(?:quận|phường)\s\d{1,2}|[^\d,]{2,40}?)\s*,?\s*)?ngày\s*"
    r"(?:(?P<numeric>\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4})"
    r"|(?P<day>[\d\s.…_/]*)\s*tháng\s*(?P<month>[\d\s.…_]*)\s*năm\s*(?P<year>\d{4})?)",
    re.IGNORECASE,
)
_BEGUN_DATE = vi_compile(r"^[\pU][^\d/:]{1,40}(?:,|ngày(?:\s*\d{1,2})?(?:\s*tháng(?:\s*\d{1,2})?)?)$", re.IGNORECASE)
_REST_OF_DATE = vi_compile(r"^(?:ngày\b|\d{0,2}\s*tháng\b|\d{0,2}\s*năm\s*\d{4})", re.IGNORECASE)
_ACTOR = (
    r"(?P<agency>\b(?:Ủy ban|Uỷ ban|UBND|Sở|Bộ|Ban|Cục|Tổng cục|Văn phòng|Trung tâm|Trường|Liên đoàn|Công đoàn|Viện|"
    r"Phòng|Huyện ủy|Tỉnh ủy|Thành ủy|Đảng ủy|Hội đồng|Hội|Chi cục|Thanh tra|Công an|Đoàn)\s"
    r"(?:[^;:.\n,“”()]|,\s(?=Cao đẳng|Thể thao|Thương binh|Khen thưởng|khen thưởng)){2,70}?)\s"
)
_AGENCY_ACTS = vi_compile(
    _ACTOR + r"(?:(?i:phát động)|ban hành Kế hoạch|ban hành kế hoạch|xây dựng [Kk]ế hoạch|kính trình|"
    r"kính đề nghị|trân trọng|báo cáo|thông báo)\b"
)
_AGENCY_ASKS = vi_compile(_ACTOR + r"(?:đề nghị|yêu cầu|hướng dẫn)\b")
_OWN_NUMBER = re.compile(rf"\bSỐ\s?:?\s?(?P<symbol>{SYMBOL})(?:\s?,?\sNGÀY\s(?P<date>{DATE}))?", re.IGNORECASE)
_DECIDES, _DECIDES_WITHIN = re.compile(r"QUYẾT ĐỊNH\s*:"), 40  # a decision copied from its bases on
_DECIDES_TOO = re.compile(r"\s+(?:QUYẾT ĐỊNH|QUYẾT NGHỊ)\W*$")  # the Party writes it behind who decides
_WHOLE_DATE = re.compile(rf"ngày\s{DATE}", re.IGNORECASE)
_MEETING_DAY = vi_compile(rf"(?:[Vv]ào (?:lúc|hồi)|[Hh]ôm nay)\s?,?\s?[^.;\n]{{0,40}}?ngày\s(?P<date>{DATE})")
# Bodies whose name says nothing without that of the organisation above it.
_BODIES = {"ban chap hanh", "ban thuong vu", "ban chi dao", "hoi dong thi dua - khen thuong", "van phong"}
_PERSONAL = vi_compile(r"^(?:CHỦ TỊCH|CHÁNH ÁN|VIỆN TRƯỞNG)\s+(?:ỦY|UỶ|UBND|HỘI ĐỒNG)")
_RUN_ON = vi_compile(r"^\W*(?P<kind>[\pU]{2,}(?:\s[\pU]{2,}){0,3})\s(?=[\pU][\pL/])")


@dataclass(frozen=True, slots=True)
class _Letterhead:
    agencies: list[str]
    number: str | None
    number_seen: bool
    place: str | None
    day: date | None
    year: int | None


def read_head(text: Text, zones: Zones) -> DocumentHead:
    """Return the identity of the document; what is not printed is None."""
    letterhead = _letterhead(all_cells(text.lines, 1, zones.head_end))
    printed, title, issuer_line = _kind_and_title(text, zones)
    issuer, parent = _issuer(letterhead, text, zones, issuer_line)
    if issuer_line and not letterhead.number_seen:
        letterhead = _number_below(letterhead, text, zones)
    if printed and fold(printed) == "bien ban":
        letterhead, issuer, parent = _minutes(letterhead, text, title, issuer, parent)
    elif not printed and not zones.head_end:
        issuer, title = _bare_form(text, issuer)
    kind = printed
    if printed is None and letterhead.number_seen:
        kind = "Công văn"
    return DocumentHead(
        kind_printed=printed,
        kind=_code(kind, text.flow) if kind else None,
        title=title,
        number=letterhead.number,
        date=letterhead.day,
        place=letterhead.place,
        year=_year(title, letterhead),
        issuer=issuer,
        parent=parent,
    )


def _number_below(head: _Letterhead, text: Text, zones: Zones) -> _Letterhead:
    """Old prints put number and day under the kind ("CỦA BỘ TRƯỞNG … SỐ 5/CT NGÀY 03-01-1990")."""
    below = " ".join(text.lines[zones.kind or 0 : (zones.kind or 0) + 4])
    found = _OWN_NUMBER.search(below)
    if found is None:
        return head
    day = to_date(found["date"]) or head.day
    return replace(head, number=tidy_symbol(found["symbol"]), number_seen=True, day=day)


def _minutes(
    head: _Letterhead, text: Text, title: str | None, issuer: str | None, parent: str | None
) -> tuple[_Letterhead, str | None, str | None]:
    """Minutes are the paper of the body that met, and their day is that of the meeting."""
    if head.day is None and (opened := _MEETING_DAY.search(text.flow)):
        day = to_date(opened["date"])
        head = replace(head, day=day, year=day.year if day else head.year)
    met = re.match(r"họp\s+(?=(?:hội đồng|ban|tổ)\b)(.+)", title or "", re.IGNORECASE)
    return (head, running_case(met[1], text.flow), issuer) if met else (head, issuer, parent)


def _bare_form(text: Text, issuer: str | None) -> tuple[str | None, str | None]:
    """A statistical form has no head at all: a territory or agency in capitals, then a title in capitals."""
    rows = [(n, line) for n, line in enumerate(text.lines, 1) if line.strip()][:3]
    if len(rows) < 2:
        return issuer, None
    first, second = (cells_of(n, line)[0].text for n, line in rows[:2])
    if not first.isupper() or not (begins_agency(first) or begins_place(first)):
        return issuer, None
    title = clean_title(second) if second.isupper() and len(second.split()) > 3 else None
    return running_case(first, text.flow), title


def _code(kind: str, flow: str) -> str:
    code = fold(kind).replace(" ", "_")
    return "phat_dong_thi_dua" if code in {"phat_dong", "loi_phat_dong"} and "thi đua" in flow[:2000] else code


def _letterhead(cells: list[Cell]) -> _Letterhead:
    names: list[Cell] = []
    number: str | None = None
    number_seen = False
    place: str | None = None
    day: date | None = None
    year: int | None = None
    cut: str | None = None
    nation = ""  # the name of the State may be broken over two lines
    for cell in _whole_dates(cells):
        if is_nation(cell.text):
            nation = cell.text
            continue
        if names and _YOUTH_UNION.fullmatch(cell.text):
            continue  # on its papers the name of the Union stands where that of the State does on others
        if is_motto(cell.text) or RULE.match(cell.text) or _rest_of_nation(nation, cell.text):
            continue
        if not number_seen and (match := _NUMBER_CELL.match(cell.text)):
            number_seen = True
            number = _number(match["rest"])
            cut = number if match["rest"].endswith(("-", "–", "/")) else None
        elif cut and _CODE_GOES_ON.fullmatch(cell.text):
            number, cut = f"{number}-{cell.text}", None  # a narrow column broke the symbol
        elif place is None and (dated := _PLACE_DATE.match(cell.text)):
            place = (dated["place"] or "").strip(" ,.…_*") or None
            day = to_date(dated["numeric"] or f"{dated['day']} {dated['month']} {dated['year'] or ''}")
            year = int(dated["year"]) if dated["year"] else None
        elif cell.text.isupper() and not _FIGURES.search(cell.text):
            names.append(cell)
    return _Letterhead(_join_names(names), number, number_seen, place, day, year)


def _whole_dates(cells: list[Cell]) -> list[Cell]:
    """Join a place and date that a narrow column broke over two or three lines."""
    kept: list[Cell] = []
    open_at: int | None = None
    for cell in cells:
        if open_at is not None and _REST_OF_DATE.match(cell.text) and not _PLACE_DATE.match(kept[open_at].text):
            begun = kept[open_at]
            kept[open_at] = Cell(begun.line, begun.column, begun.order, f"{begun.text} {cell.text}")
            continue
        if _BEGUN_DATE.search(cell.text):
            open_at = len(kept)
        kept.append(cell)
    return kept


def _rest_of_nation(begun: str, text: str) -> bool:
    return bool(begun) and not begun.endswith("NAM") and bool(re.fullmatch(r"(?:(?:CHỦ )?NGHĨA )?VIỆT NAM", text))


def _number(rest: str) -> str | None:
    rest = _LOOSE_DASH.sub("-", rest)
    match = _SYMBOL.match(rest.strip())
    if match:
        division = _DIVISION.fullmatch(rest.strip(), match.end())
        return tidy_symbol(match[0]) + (division[0] if division else "")
    plain = re.match(rf"(\d{{1,5}}(?:/\d{{4}}/[A-Z]+\d+)?|{COMPANY_SYMBOL})\s*(?:$|\s)", rest.strip())
    return plain[1] if plain else None


def _join_names(cells: list[Cell]) -> list[str]:
    """Join the lines of one agency; the left column is read before the right one."""
    names: list[str] = []
    for cell in sorted(cells, key=lambda c: (c.order > 0, c.line)):
        name = _GLUED.sub(" ", _FORM_COLON.sub(r"\1", cell.text))
        if names and not begins_agency(name):
            names[-1] += " " + name
        elif begins_agency(name) or begins_place(name):
            names.append(name)
    return names


def _kind_and_title(text: Text, zones: Zones) -> tuple[str | None, str | None, str | None]:
    """Return the kind as printed, the title, and a line "CỦA …" that names the issuer between them."""
    if zones.kind:
        printed = " ".join(text.lines[zones.kind - 1].split()).strip(" :*_-–.")
        issuer_line, title = title_after(text.lines, zones.kind)
        parted = None if kind_line(printed) else split_kind(printed)
        if parted:
            if title and not title.isupper() and BODY_BEGINS.match(title):
                title = None  # the title stood whole on the line of the kind
            printed, title = parted[0], clean_title(f"{parted[1]} {title or ''}")
        return printed, title, issuer_line
    if zones.head_end and (letter := title_of_letter(text.lines, zones.head_end)):
        return None, letter, None
    decides = next((line for line in text.lines[:_DECIDES_WITHIN] if _DECIDES.fullmatch(line.strip())), None)
    if decides:
        return decides.strip(" :"), None, None
    run_on = _RUN_ON.match(text.flow)
    if run_on and fold(run_on["kind"]) in KIND_OF_FOLD:
        rest = re.split(r"\sKính gửi\b|\s(?:Căn cứ|Thực hiện)\s|\n", text.flow[run_on.end() :], maxsplit=1)[0]
        return run_on["kind"], clean_title(rest), None
    return None, None, None


def _issuer(head: _Letterhead, text: Text, zones: Zones, line: str | None) -> tuple[str | None, str | None]:
    flow = text.flow
    if line:
        return running_case(line, flow), running_case(head.agencies[-1], flow) if head.agencies else None
    person = _authority_line(text, zones, _PERSONAL)
    if person:
        return running_case(person, flow), None
    if head.agencies:
        names = [running_case(n, flow) for n in head.agencies]
        whole = _authority_line(text, zones, AUTHORITY)
        if whole and fold(whole).startswith(f"{fold(names[-1])} "):
            names[-1] = running_case(whole, flow)  # the letterhead leaves out whose body it is
        if len(names) > 1 and fold(names[-1]) in _BODIES:
            names[-1] = f"{names[-1]} {names[-2]}"
        return names[-1], (" - ".join(names[:-1]) or None)
    above = _authority_line(text, zones, AUTHORITY)
    return (running_case(above, flow), None) if above else (_acting_agency(flow[:4000]), None)


def _acting_agency(opening: str) -> str | None:
    """The agency that launches, issues or reports in the opening sentence, when no letterhead says who it is."""
    for pattern in (_AGENCY_ACTS, _AGENCY_ASKS):
        for match in pattern.finditer(opening):
            if not re.search(r"(?:\bcủa|\bdo|Chủ tịch|Giám đốc|Bộ trưởng|Bí thư)\s$", opening[: match.start()]):
                return re.split(r"\s(?:đề nghị|yêu cầu|hướng dẫn)\s", match["agency"])[0].strip()
    return None


def _authority_line(text: Text, zones: Zones, pattern: re.Pattern[str]) -> str | None:
    """Who decides stands in capitals between the title and the legal bases."""
    for line in text.lines[zones.kind or 0 : (zones.kind or 0) + 14]:
        if line.isupper() and pattern.match(line.strip()):
            return re.sub(r"\s+", " ", _DECIDES_TOO.sub("", line).strip(" ,.:"))
        if line.strip().startswith("Căn cứ"):
            break
    return None


def _year(title: str | None, head: _Letterhead) -> int | None:
    """The year the document is for: the one year its title names, else that of its date."""
    undated = _WHOLE_DATE.sub(" ", title or "")  # a document that the title cites is of its own year
    years = set(re.findall(r"\bnăm\s(\d{4})\b(?!\s?[-–])", undated, re.IGNORECASE))
    if len(years) == 1:
        return int(years.pop())
    return head.day.year if head.day else head.year
