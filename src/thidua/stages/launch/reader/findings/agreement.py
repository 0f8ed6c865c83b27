"""Citations that contradict themselves or the register: kind and symbol, body and symbol, number and date, terms."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from functools import cache

from thidua.law.engine import rulefiles
from thidua.stages.launch.reader.findings.context import Context
from thidua.stages.launch.reader.findings.known import CONGRESSES, known_documents
from thidua.stages.launch.reader.grammar import DATE, comparable
from thidua.stages.launch.reader.model import Citation, Finding, Mention, Severity
from thidua.vietnamese import fold, format_date, kind_of_symbol

# Kinds that a symbol names and that are cited by their own name; a regulation is issued by a decision.
_NAMED = {
    "Kế hoạch", "Quyết định", "Chỉ thị", "Nghị quyết", "Thông báo", "Tờ trình", "Báo cáo", "Hướng dẫn", "Nghị định",
    "Thông tư", "Công văn", "Công điện", "Kết luận",
}  # fmt: skip
_SAYS_OTHER = _NAMED - {"Công văn"}
_CENTRAL = {
    "NĐ-CP": "Chính phủ",
    "QĐ-TTg": "Thủ tướng Chính phủ",
    "CT-TTg": "Thủ tướng Chính phủ",
    "NQ-CP": "Chính phủ",
}
_MINISTRIES = {
    "BNV": "Nội vụ", "BTC": "Tài chính", "BYT": "Y tế", "BTP": "Tư pháp", "BNG": "Ngoại giao", "BQP": "Quốc phòng",
    "BCA": "Công an", "BXD": "Xây dựng", "BCT": "Công Thương", "BGDĐT": "Giáo dục và Đào tạo",
    "BKHCN": "Khoa học và Công nghệ", "BTTTT": "Thông tin và Truyền thông", "BVHTTDL": "Văn hóa, Thể thao và Du lịch",
}  # fmt: skip
# Terms of the National Assembly that a symbol names, with the years in which laws could be passed.
_ASSEMBLIES = {11: (2002, 2007), 12: (2007, 2011), 13: (2011, 2016), 14: (2016, 2021), 15: (2021, 2026)}
_TERM = re.compile(
    r"Đại hội đại biểu toàn quốc lần thứ (?P<term>[IVX]+)\b[^.;\n(]{0,24}?\(?\s?"
    r"nhiệm kỳ (?P<first>\d{4})\s?(?P<to>[-–])\s?(?P<last>\d{4})"
)
_LOCAL = re.compile(
    r"Đại hội (?:đại biểu )?(?P<body>Đảng bộ [^\d.;,\n(]{2,40}?)\s?,?\slần thứ (?P<term>[IVX]+)\b"
    r"(?:[^.;\n(]{0,12}?\(?\s?nhiệm kỳ (?P<period>\d{4}\s?[-–]\s?\d{4}))?"
)
_DATED = re.compile(DATE)
_MOST_OF_A_DAY = 4  # papers of one kind, body and day that are held against each other
_IN_A_ROW = 2  # numbers given one after the other on a day are those of two papers
_LAW = "luat thi dua, khen thuong"


def _at(mention: Mention, code: str, severity: Severity, found: str, fix: str | None, why: str) -> Finding:
    return Finding(code, mention.spans[0].line, severity, found, fix, why, mention.spans[0])


def _code(number: str) -> str:
    """A symbol without its running number and its year: "98/2023/NĐ-CP" gives "NĐ-CP"."""
    return re.sub(r"^\d+[a-zđ]?[/\-](?:\d{4}/)?", "", number)


def kinds(context: Context) -> Iterator[Finding]:
    """A plan whose symbol is that of a decision."""
    for citation in context.reading.citations:
        if not citation.number or citation.type not in _NAMED or context.is_law:
            continue
        said = kind_of_symbol(_code(citation.number))
        if said in _SAYS_OTHER and said != citation.type:
            mention = citation.mentions[0]
            yield _at(
                mention, "citation-kind", "error", f"{citation.type} số {citation.number}", None,
                f"Ký hiệu là của {said.lower()}, tên gọi là {citation.type.lower()}; cần đối chiếu bản gốc.",
            )  # fmt: skip


def bodies(context: Context) -> Iterator[Finding]:
    """A decree "of the Prime Minister", a circular of one ministry under the sign of another."""
    for citation in context.reading.citations:
        code = _code(citation.number or "")
        for mention in citation.mentions:
            right = _body(code, mention.issuer or "")
            if right:
                yield _at(
                    mention, "citation-issuer", "error", mention.issuer or "", right,
                    f"Văn bản có ký hiệu {code} do {right} ban hành.",
                )  # fmt: skip


def _body(code: str, issuer: str) -> str | None:
    central = _CENTRAL.get(code)
    ministry = _MINISTRIES.get(code.rpartition("-")[2]) if code.count("-") == 1 else None
    if not central and not ministry:
        return None
    said = fold(issuer)
    if central and said.startswith(("chinh phu", "thu tuong")):
        return central if said.startswith("thu tuong") != central.startswith("Thủ") else None
    others = (fold(name) for name in _MINISTRIES.values() if name != ministry)
    body = said.removeprefix("bo truong ")
    names_other = said.startswith("bo ") and any(re.match(rf"bo {name}\b", body) for name in others)
    return f"Bộ {ministry}" if ministry and names_other else None


def assemblies(context: Context) -> Iterator[Finding]:
    """A law of a year in which the Assembly of its symbol did not sit."""
    for citation in context.reading.citations:
        match = re.search(r"/((?:19|20)\d{2})/(?:[A-Z]+)?QH(\d{2})$", citation.number or "")
        first, last = _ASSEMBLIES.get(int(match[2]), (0, 9999)) if match else (0, 9999)
        if match and not first <= int(match[1]) <= last:
            yield _at(
                citation.mentions[0], "citation-assembly", "error", citation.number or "", None,
                f"Quốc hội khóa {match[2]} hoạt động từ năm {first} đến năm {last}.",
            )  # fmt: skip


@cache
def _law_days() -> frozenset[date]:
    """The days on which the law of this field and those that amend it were passed, from the register."""
    laws = [raw for raw in rulefiles.instruments().values() if "/QH" in str(raw.get("number"))]
    issued = [raw.get("issued") for raw in laws if _LAW in fold(str(raw.get("name_vi", "")))]
    return frozenset(day for day in issued if isinstance(day, date))


def law_dates(context: Context) -> Iterator[Finding]:
    """The law of this field, cited by name and day."""
    days = _law_days()
    for citation in context.reading.citations:
        if (
            citation.type != "Luật"
            or citation.number
            or _LAW[5:] not in fold(citation.subject or "").replace("  ", " ")
        ):
            continue
        for mention in citation.mentions:
            if mention.date is None or mention.date in days:
                continue
            printed = _DATED.findall(mention.raw)[-1:]
            near = [day for day in days if (day.day, day.month) == (mention.date.day, mention.date.month)]
            fix = format_date(near[0]) if len(near) == 1 else None
            told = ", ".join(map(format_date, sorted(days)))
            yield _at(
                mention, "citation-date", "error", printed[0] if printed else mention.raw, fix,
                f"Luật Thi đua, khen thưởng và các luật sửa đổi được thông qua ngày {told}.",
            )  # fmt: skip


def known_numbers(context: Context) -> Iterator[Finding]:
    """The day of a known instrument beside a number with its figures changed about or one of them wrong."""
    listed = {comparable(known.number) for known in known_documents()}
    for citation in context.reading.citations:
        number = citation.number or ""
        if not number or comparable(number) in listed or not citation.date:
            continue
        for known in known_documents():
            if known.day == citation.date and _code(known.number) == _code(number) and _misread(number, known.number):
                yield _at(
                    citation.mentions[0], "citation-number", "warning", number, known.number,
                    f"{citation.type} ban hành ngày này trong danh mục mang số {known.number}; cần đối chiếu.",
                )  # fmt: skip


def _misread(one: str, other: str) -> bool:
    first, second = re.match(r"\d+", one), re.match(r"\d+", other)
    if not first or not second or first[0] == second[0]:
        return False
    a, b = first[0].lstrip("0"), second[0].lstrip("0")
    return sorted(a) == sorted(b) or (len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1)


def two_numbers(context: Context) -> Iterator[Finding]:
    """One document under two numbers: same kind, day and code, and the same subject or the figures changed about."""
    alike: dict[tuple[str, date, str], list[Citation]] = {}
    for citation in context.reading.citations:
        if not citation.number or not citation.date:
            continue
        others = alike.setdefault((citation.type, citation.date, _code(citation.number)), [])
        other = next((one for one in others if one.number and _one_document(citation, one)), None)
        if other:
            yield _at(
                citation.mentions[0], "citation-two-numbers", "error", citation.number, other.number,
                f"Cùng một văn bản, dòng {other.lines[0]} ghi số {other.number}.",
            )  # fmt: skip
        if len(others) < _MOST_OF_A_DAY:
            others.append(citation)


def _one_document(one: Citation, other: Citation) -> bool:
    if comparable(one.number or "") == comparable(other.number or ""):
        return False
    numbers = [
        int(found[0]) for found in (re.match(r"\d+", one.number or ""), re.match(r"\d+", other.number or "")) if found
    ]
    if len(numbers) == 2 and abs(numbers[0] - numbers[1]) <= _IN_A_ROW:
        return False
    first, second = fold(one.subject or ""), fold(other.subject or "")
    if min(len(first), len(second)) > 24:
        return SequenceMatcher(None, first, second[: len(first) + 8], autojunk=False).ratio() > 0.97
    return not (first and second) and _misread(one.number or "", other.number or "")


def terms(context: Context) -> Iterator[Finding]:
    """A congress with the years of another one; one local congress with two ordinals."""
    for match in _TERM.finditer(context.flow):
        year = CONGRESSES.get(match["term"])
        if year and (int(match["first"]), int(match["last"])) != (year, year + 5):
            yield context.at(
                match.start("first"), match.end("last"), "congress-years", "error", f"{year} {match['to']} {year + 5}",
                f"Nhiệm kỳ của Đại hội lần thứ {match['term']} là {year} - {year + 5}.",
            )  # fmt: skip
    seen: dict[str, re.Match[str]] = {}
    periods: dict[tuple[str, str], str] = {}
    for match in _LOCAL.finditer(context.flow):
        body, period = fold(match["body"]), re.sub(r"\s", "", match["period"] or "").replace("–", "-")
        key = (body, match["term"])
        if period and periods.setdefault(key, period) != period:
            yield context.at(
                match.start("period"), match.end("period"), "congress-years", "error", None,
                f"Cùng một Đại hội, chỗ khác ghi nhiệm kỳ {periods[key]}.",
            )  # fmt: skip
        other = seen.setdefault(f"{body}|{period}", match) if period else match
        if other["term"] != match["term"]:
            yield context.at(
                match.start("term"), match.end("term"), "congress-term", "error", None,
                f"Cùng nhiệm kỳ {period}, dòng {context.text.line_at(other.start())} ghi lần thứ {other['term']}.",
            )  # fmt: skip


CHECKS = (kinds, bodies, assemblies, law_dates, known_numbers, two_numbers, terms)
