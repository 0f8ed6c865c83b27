"""Citations without a number: laws by name and date, Party texts by congress, plenum or term."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.stages.launch.reader.grammar import DATE, ROMAN, to_date

_OTHER_ACT = r"(?:Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị|Kế hoạch|Công văn|Căn cứ|căn cứ)"
_LAW = re.compile(
    rf"\b(?P<type>Bộ luật|Luật|Pháp lệnh)\s?(?P<name>(?:(?!\b{_OTHER_ACT}\b)(?:[^;:\n()“”]|\(sửa đổi\))){{2,190}}?)"
    rf"(?:\s?,?\s?(?:(?:đã\s)?được Quốc hội[^;:\n()]{{0,60}}?thông qua\s)?ngày\s?(?P<date>{DATE})"
    rf"|\s\(?(?:năm\s)?(?P<year>(?:19|20)\d{{2}})(?![\d/\-–])\)?)"
)
_PERIOD_BEFORE_YEAR = re.compile(r"(?:tháng|quý|giai đoạn|kế hoạch|dự toán|nhiệm vụ|đầu|cuối|trong|từ)\W*(?:\d+\W*)?$")
_NTH = rf"(?:(?<=lần thứ\s)|(?<=kh(?:óa|oá)\s))(?:{ROMAN}|\d{{1,2}}\b)"
_OF_PARTY = r"(?:\s(?:của\s)?Đảng(?:\sbộ\s[^;,:.\n“”()]{2,40}?(?=\s(?:về|và|nhiệm kỳ|giai đoạn|,)|[;,.\n]|$))?)?"
_CONGRESS = (
    r"Đại hội\s(?:(?:Đảng\s|đại biểu\s|lần thứ\s|Đảng bộ\s)[^;,:.\n“”()]{0,90}?" + _NTH +
    rf"|{ROMAN}(?=\s(?:của\s)?Đảng)){_OF_PARTY}"
)  # fmt: skip
# After "Nghị quyết" any congress is one of an organisation, not of sports.
_OTHER_CONGRESS = (
    rf"Đại hội\s(?:Công đoàn|Đoàn|Hội|Chi bộ)\b[^;,:.\n“”()]{{0,90}}?{_NTH}"
    rf"|Đại hội\s{ROMAN}\s(?:Công đoàn|Đoàn|Hội|Đảng bộ)\s[^;,:.\n“”()]{{2,50}}?"
    r"(?=\s(?:về|và|nhiệm kỳ|giai đoạn)\s|[;,.\n]|$)"
)
_ITS_TERM = r"(?:,?\s(?:\(\s?)?nhiệm kỳ\s\d{4}\s?[-–]\s?\d{4}\s?\)?)?"
_PLENUM = (
    r"(?:Hội nghị\s)?(?:lần thứ\s\w+\s?,?\s)?(?:của\s)?(?:Ban Chấp hành\s)?Trung ương\s?(?:Đảng)?(?:\s\d{1,2})?"
    r"(?:\s?\(?lần thứ\s\w+\)?)?\s?,?\s?\(?[Kk]h(?:óa|oá|oa)\s" + ROMAN + rf"(?:(?:,|\svà)\s{ROMAN})*\)?"
)  # fmt: skip
_STAFF = (
    r"Hội nghị\s(?:đại biểu\s)?(?:(?:cán bộ|công chức|viên chức|[Nn]gười lao động|CB|CC|VC)[^;:\n“”()]{0,60}?)"
    r"\snăm\s(?:học\s)?\d{4}(?:\s?[-–]\s?\d{4})?"
)
_PARTY = re.compile(
    rf"\b(?P<type>Nghị quyết|Kết luận)\s(?:số\s\d+\s)?(?:của\s)?"
    rf"(?P<body>(?:{_CONGRESS}|{_OTHER_CONGRESS}){_ITS_TERM}|{_PLENUM}|{_STAFF})"
)
_TERM = re.compile(
    r"\b(?P<type>Nghị quyết)\s(?:của\s)?(?:Đại hội\s)?(?P<body>(?:Chi bộ|Đảng bộ|Đảng ủy|Đảng uỷ|"
    r"Công đoàn|Ban Chấp hành)\s[^;,:.\n“”()]{2,80}?\snhiệm kỳ\s\d{4}\s?[-–]\s?\d{4})"
)
_ALSO = re.compile(rf"(?:\s?[,;]\s|\svà\s)(?P<body>{_CONGRESS})")
_ITSELF = re.compile(r"(?:này|đó|trên|nêu trên|hiện hành|mới|từ|kể từ|đến|trước|sau|và|hoặc|theo|tại|có|được|do)\b")
_LONGEST_NAME = 150


@dataclass(frozen=True, slots=True)
class Named:
    """A citation by name, with its stretch of the running text."""

    start: int
    end: int
    type: str
    date: date | None
    issuer: str | None
    subject: str | None


def _is_one_law(name: str) -> bool:
    """A second "Luật" inside a name is part of it only in "sửa đổi … của Luật X [và Luật Y]"."""
    inner = re.split(r"\bLuật\b", name)
    if len(inner) == 1:
        return True
    return "sửa đổi" in inner[0].lower() or inner[0].rstrip().endswith("của")


def _laws(text: str) -> Iterator[Named]:
    position = 0
    while match := _LAW.search(text, position):
        name = match["name"].strip(" ,")
        position = match.start() + len(match["type"])
        amends = name.lower().startswith("sửa đổi")
        if (
            not name
            or _ITSELF.match(name)
            or not _is_one_law(name)
            or (len(name) > _LONGEST_NAME and not amends)
            or "." in name
        ):
            continue
        if match["year"] and ((len(name.split()) > 12 and not amends) or _PERIOD_BEFORE_YEAR.search(name)):
            continue
        if not match["year"] and re.search(r"\bsố\s\d", name):
            continue
        position = match.end()
        yield Named(match.start(), match.end(), match["type"], to_date(match["date"]), None, name)


def _party_texts(text: str) -> Iterator[Named]:
    for match in _PARTY.finditer(text):
        yield Named(match.start(), match.end(), match["type"], None, match["body"].strip(), None)
        also = _ALSO.match(text, match.end())
        while also:
            yield Named(also.start("body"), also.end(), match["type"], None, also["body"].strip(), None)
            also = _ALSO.match(text, also.end())
    for match in _TERM.finditer(text):
        issuer = re.sub(r"\snhiệm kỳ\s.*", "", match["body"])
        yield Named(match.start(), match.end(), match["type"], None, issuer, None)


def named_citations(text: str) -> Iterator[Named]:
    """Yield laws and Party texts cited without a number."""
    yield from _laws(text)
    yield from _party_texts(text)
