"""Find the documents that a text cites, and gather the mentions of one document.

Three families: with a number (Nghị định số 91/2017/NĐ-CP), laws by name and date, Party texts by congress or term.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from thidua.stages.launch.reader.agencies import begins_agency
from thidua.stages.launch.reader.grammar import (
    BLANK_SYMBOL,
    COMPANY_SYMBOL,
    DATE,
    SYMBOL,
    TYPE,
    TYPE_START,
    TYPES,
    comparable,
    normal_form,
    tidy_symbol,
    to_date,
)
from thidua.stages.launch.reader.issuers import clip, issuer_after
from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.model import Citation, Mention
from thidua.stages.launch.reader.text import Text
from thidua.stages.launch.reader.unnumbered import named_citations
from thidua.vietnamese import fold, kind_of_symbol

# Recognising letters may lose the vowel ("Nghị định s20/2008").
_SO = r"(?:[Ss](?:[ốỐôÔ]\s?:?\s?|(?=\s?\d{1,4}/)\s?))"
_BARE = re.compile(rf"(?<![\w/.\-–])(?:(?P<so>{_SO}))?(?P<symbol>{SYMBOL})")
_KIND_GOES_ON = (
    r"(?:\s(?:hành động|thẩm định|liên ngành|cá biệt|chuyên đề|liên tịch|phối hợp|kết luận|công tác|tổng kết|"
    r"tổng hợp))?"
)
_TYPE_BEFORE = re.compile(rf"\b(?P<type>{TYPE})\s\Z", re.IGNORECASE)
_TYPE_AT_END = re.compile(rf"(?:\b|(?<=ứ))({TYPE}){_KIND_GOES_ON}\s$", re.IGNORECASE)
_TYPE_OF = re.compile(rf"\b({TYPE}){_KIND_GOES_ON}\s(?:của\s)(?P<issuer>[^;:,.\n\d“”]{{3,60}}?)\s$", re.IGNORECASE)
# "các Quyết định của Thủ tướng Chính phủ: số …; số …": one issuer before a list.
_LIST_ISSUER = re.compile(rf"\bcác\s{TYPE}\s(?:của\s)(?P<issuer>[^;:.\n\d]{{3,60}}?)\s?:?\s?$", re.IGNORECASE)
_ONLY_AND = re.compile(r"(?:\s?[,;]\s?|\svà\s)(?:số\s)?")
_NUMBER_WORD = re.compile(r"\b[Ss][ốỐ]")
_BLANK = re.compile(
    rf"{_SO}(?P<symbol>{BLANK_SYMBOL})(?:\s?,?\s?ngày[\s.…_\d/]*(?:tháng[\s.…_\d]*năm[\s.…_\d]*)?)?",
    re.IGNORECASE,
)
_PLAIN = re.compile(rf"{_SO}(?P<symbol>\d{{1,5}}(?=\s?,?\s?[Nn]gày\s?{DATE})|{COMPANY_SYMBOL})")
_AFTER = re.compile(rf"(?P<comma>\s?,)?\s?(?:ký\s)?(?:ngày\s?)?(?P<date>{DATE})", re.IGNORECASE)
_LATER = re.compile(
    rf"\s?,?\s(?:(?:đã\s)?được\s[^;:.\n()]{{2,60}}?\sthông qua\s|ký\s)?ngày\s?(?P<date>{DATE})", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"[Nn]gày\s(?P<date>{DATE})\s?,?\s(?P<issuer>[^;:.\n]{{3,90}}?)\s(?:đã\s)?(?:ban hành|ký|có|phê duyệt)\s$"
)
_ISSUER_ACTS = vi_compile(
    r"(?:^|[.,;\n“(]\s?|\bdo\s)(?P<issuer>[\pU][^.,;:\n“”()]{2,90}?)\s(?:đã\s)?(?:ký\s)?(?:ban hành|có)\s(?:các\s)?$"
)
_ISSUER_FIRST = re.compile(r"(?:của|bởi)\s(?P<issuer>[^;,:.\n]{3,80}?)\stại\s$")
_NOT_A_SYMBOL_BEFORE = re.compile(
    r"(?:mẫu|biểu|phụ lục|bảng|hồ sơ|mã|tài khoản|nhà|đường|điện thoại|fax|cột|mốc|hợp đồng)\s(?:số\s?:?\s?)?$",
    re.IGNORECASE,
)
_LAW_BEFORE = re.compile(
    r"\b(?P<type>Luật|Bộ luật|Pháp lệnh)\s"
    r"(?P<name>(?:(?!\b(?:Luật|Nghị|Thông tư|Quyết định)\s)[^;:\n“”()/]){3,160}?)\s$"
)
_OF_ASSEMBLY = re.compile(r"/\s?(?:\d{4}\s?/\s?)?(?:UBTV)?QH\d|/PL")
_PIN = re.compile(
    r"(?:\b[Đđ]iểm\s\w{1,2}\s?,?\s)?(?:\b[Kk]hoản\s\d+[a-zđ]?\s?,?\s)?\bĐiều\s\d+[a-zđ]?\s?,?\s(?:của\s)?$"
)
_LIST_BEFORE = re.compile(rf"(?:{SYMBOL})(?:\s?,?\s?ngày\s?{DATE})?(?:\s?[,;]|\svà)\s(?:số\s)?$")
# Where the words about a cited document stop: at the next document, or at the agency that acts.
_SUBJECT_ENDS = (
    rf"(?=;|\.(?:\s|$)|\n|$|/\.|(?:,|\svà)\s{TYPE}\s(?:số\s)?\d"
    r"|,\s(?:Sở|Bộ|UBND|Ủy ban|Uỷ ban|Ban|Cục|Chi cục|Văn phòng|Trung tâm|Trường|Công đoàn|Đảng ủy|Hội)\s"
    r"[^,;.\n]{2,70}\s"
    r"(?:phát động|ban hành|xây dựng|báo cáo|đề nghị|yêu cầu|kính trình|thông báo)\b)"
)
_SUBJECT = re.compile(
    r"\s?,?\s?(?:(?:về\sviệc|về|v/v)\s(?P<about>[^;\n]{3,400}?)|(?P<act>(?:phát động|ban hành|quy định|Quy định|"
    rf"phê duyệt|hướng dẫn|triển khai|sửa đổi|công bố|giao|tổ chức)\s[^;\n]{{3,400}}?)){_SUBJECT_ENDS}"
)
_LONGEST_TYPE = max(map(len, TYPES)) + len(" chuyên đề ") + len(" thẩm định")
_OWN_TYPES = {fold(t): t for t in TYPES}


@dataclass(frozen=True, slots=True)
class _Hit:
    """A citation as found at one place of the running text."""

    start: int
    end: int
    type: str
    number: str | None
    day: date | None
    issuer: str | None
    subject: str | None
    comma: bool


def _printed_type(word: str | None, code: str) -> str | None:
    if word:
        return _OWN_TYPES.get(fold(word))
    match = re.search(r"[A-ZĐ].*", code)
    letters = match[0] if match else ""
    if re.match(r"(?:UBTV)?QH\d", letters):
        return "Luật"
    return kind_of_symbol(letters)


def _finish(text: str, start: int, end: int, kind: str, number: str | None) -> _Hit:
    """Read date, issuer and subject after a symbol; the date may stand before the type or after the issuer."""
    day, issuer, comma = None, None, False
    raw_end = end
    dated = _AFTER.match(text, end)
    if dated:
        day, comma, raw_end = to_date(dated["date"]), bool(dated["comma"]), dated.end()
    issuer, after = issuer_after(text, raw_end)
    if not dated:
        later = _LATER.match(text, after)
        if later:
            day, raw_end, after = to_date(later["date"]), later.end(), later.end()
    before = text[max(0, start - 160) : start]
    if day is None and "gày " in before and (first := _BEFORE.search(before)):
        day, issuer = to_date(first["date"]), first["issuer"]
        start -= len(before) - first.start()
    if issuer is None and (named := _ISSUER_FIRST.search(before) or _LIST_ISSUER.search(before)):
        issuer = named["issuer"]
    if issuer is None and before.endswith(("ban hành ", "có ", "các ")) and (acts := _ISSUER_ACTS.search(before)):
        issuer = acts["issuer"] if begins_agency(acts["issuer"]) else None
    subject = _SUBJECT.match(text, after)
    return _Hit(start, raw_end, kind, number, day, issuer, _words(subject), comma)


def _words(subject: re.Match[str] | None) -> str | None:
    return clip(subject["about"] or subject["act"]) if subject else None


def _numbered(text: str) -> Iterator[_Hit]:
    """Symbols with a type word before them, with "số", or with a code whose first part names a type."""
    for match in _BARE.finditer(text):
        start, symbol = match.start(), match["symbol"]
        before = text[max(0, start - 190) : start]
        typed = _TYPE_AT_END.search(before, max(0, len(before) - _LONGEST_TYPE))
        if typed is None and match["so"] and "của " in before:
            typed = _TYPE_OF.search(before)
        law = None if typed or not _OF_ASSEMBLY.search(symbol) else _LAW_BEFORE.search(before)
        kind = _printed_type(typed[1] if typed else None, symbol)
        if typed:
            start -= len(before) - typed.start()
        elif law:
            kind = law["type"]
            start -= len(before) - law.start()
        elif not _free_standing(match, before, kind):
            continue
        # A code that names no type belongs to a letter.
        hit = _finish(text, start, match.end(), kind or "Công văn", tidy_symbol(symbol))
        yield replace(hit, issuer=typed["issuer"]) if typed and typed.re is _TYPE_OF and hit.issuer is None else hit


def _free_standing(match: re.Match[str], before: str, kind: str | None) -> bool:
    """Tell whether a symbol without a type word is a citation at all."""
    if _NOT_A_SYMBOL_BEFORE.search(before) or before.endswith(("\n", "\nLuật ")) or not before:
        return False
    if match["so"]:
        return kind is not None or bool(re.search(r"\d/[^/]*-", match["symbol"]))
    return kind is not None and bool(re.search(r"/\d{4}/|[-–]", match["symbol"])) and _listed(before)


def _listed(before: str) -> bool:
    return bool(_LIST_BEFORE.search(before)) or bool(TYPE_START.search(before[-60:]))


def _unfilled(text: str) -> Iterator[_Hit]:
    """Citations with dots where the number belongs: reported as such, never filled."""
    for word in _NUMBER_WORD.finditer(text):
        at = word.start()
        blank, plain = _BLANK.match(text, at), _PLAIN.match(text, at)
        typed = _TYPE_BEFORE.search(text, max(0, at - _LONGEST_TYPE), at) if blank or plain else None
        if typed is None:
            continue
        kind = _OWN_TYPES[fold(typed["type"])]
        if blank and not re.match(r"\s?\d", blank["symbol"]):
            issuer, _ = issuer_after(text, blank.end())
            end = at + len(blank[0].rstrip(" .…_"))
            yield _Hit(typed.start(), end, kind, None, None, issuer, None, False)
        if plain:
            yield _finish(text, typed.start(), plain.end("symbol"), kind, plain["symbol"])


def _by_name(text: str) -> Iterator[_Hit]:
    for named in named_citations(text):
        issuer, after = (named.issuer, named.end) if named.issuer else issuer_after(text, named.end)
        subject = _SUBJECT.match(text, after)
        found = named.subject or _words(subject)
        yield _Hit(named.start, named.end, named.type, None, named.date, issuer, found, False)


def _without_overlaps(hits: list[_Hit]) -> list[_Hit]:
    """Keep numbered citations; a name that overlaps one is the same citation read twice."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if kept and hit.start < kept[-1].end:
            if hit.number and not kept[-1].number:
                kept[-1] = hit
            continue
        kept.append(hit)
    return kept


def _with_shared_issuers(flow: str, hits: list[_Hit]) -> list[_Hit]:
    """Give every document of a list the issuer printed once: before the first of them, or after the last."""
    shared = list(hits)
    for at, (before, hit) in enumerate(pairwise(hits), 1):
        between = flow[before.end : hit.start]
        if hit.issuer is None and _same_code(before, hit) and "\n" not in between:
            listed = _LIST_ISSUER.search(flow[max(0, before.start - 160) : before.start])
            if listed or shared[at - 1] is not before:
                shared[at] = replace(hit, issuer=shared[at - 1].issuer)
        elif before.issuer is None and _same_code(before, hit) and _ONLY_AND.fullmatch(between):
            shared[at - 1] = replace(before, issuer=hit.issuer)
    return shared


def _same_code(one: _Hit, other: _Hit) -> bool:
    codes = [(hit.number or "").rpartition("/")[2] for hit in (one, other)]
    return bool(codes[0]) and codes[0] == codes[1]


def find_citations(text: Text, own_number: str | None, own_type: str | None) -> tuple[Citation, ...]:
    """Return every document the text cites, in order of first mention; the document itself is left out.

    A bare own number ("2566") says too little, so then the type must agree as well.
    """
    flow = text.flow
    hits = _with_shared_issuers(flow, _without_overlaps([*_numbered(flow), *_unfilled(flow), *_by_name(flow)]))
    own = comparable(own_number) if own_number else None
    own_is_bare = bool(own_number) and "/" not in (own_number or "")
    groups: list[list[_Hit]] = []
    alike: dict[tuple[object, ...], list[list[_Hit]]] = {}
    for hit in hits:
        if hit.number and comparable(hit.number) == own and (not own_is_bare or hit.type == own_type):
            continue
        # A number names a document, but two dates of one number are two documents; without one, date and words do.
        key = (comparable(hit.number),) if hit.number else (hit.day, fold(flow[hit.start : hit.end]))
        for group in alike.setdefault(key, []):
            if len({h.day for h in [*group, hit] if h.day}) <= 1:
                group.append(hit)
                break
        else:
            groups.append([hit])
            alike[key].append(groups[-1])
    return tuple(_citation(group, text) for group in groups)


def _mention(hit: _Hit, text: Text) -> Mention:
    """Make the mention; a pin cite ("khoản 2, Điều 27, Luật …") belongs to its words."""
    pin = _PIN.search(text.flow[max(0, hit.start - 60) : hit.start])
    start = hit.start - (len(pin[0]) if pin else 0)
    raw = text.flow[start : hit.end]
    return Mention(raw, hit.day, hit.issuer, hit.subject, text.spans(start, hit.end), hit.comma)


def _citation(group: list[_Hit], text: Text) -> Citation:
    first = group[0]
    mentions = tuple(_mention(hit, text) for hit in group)
    return Citation(
        type=first.type,
        number=first.number,
        date=next((h.day for h in group if h.day), None),
        issuer=next((h.issuer for h in group if h.issuer), None),
        subject=next((h.subject for h in group if h.subject), None),
        normal_form=normal_form(first.number) if first.number else None,
        mentions=mentions,
    )
