"""Deadlines: dates that a word such as "trước", "chậm nhất" or "đến hết" makes binding."""

import re
from datetime import date

from thidua.stages.launch.reader.grammar import DATE, to_date
from thidua.stages.launch.reader.model import Deadline
from thidua.stages.launch.reader.text import Text

_BY = r"(?:trước|chậm nhất|muộn nhất|trễ nhất|đến hết|hết hạn|thời hạn|hạn cuối|hạn chót|hoàn thành|xong|không quá|hết)"
_DATED = re.compile(
    rf"\b(?P<raw>{_BY}(?:\s?:|\s(?:vào|là|trong|trước|đến|hết|lúc|thời gian|thời điểm)){{0,4}}\s?"
    rf"(?:\d{{1,2}}\s?(?:h|giờ|g)\s?\d{{0,2}}\s?(?:phút)?,?\s)?(?:ngày\s)?(?P<date>{DATE}))",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"\b(?P<raw>[Tt]ừ\s(?:ngày\s)?(?P<first>\d{{1,2}}\s?/\s?\d{{1,2}}(?:\s?/\s?\d{{4}})?|{DATE})\s?(?:đến|tới|-|–)\s?(?:hết\s)?(?:ngày\s)?"
    rf"(?P<date>{DATE}))",
)
_RECURRING = re.compile(
    r"\b(?P<raw>định kỳ\s(?:(?:vào\s)?(?:hằng|hàng|mỗi)\s(?:tuần|tháng|quý|năm)|(?:\d+|một|ba|sáu|chín)\stháng|"
    r"tháng|quý|năm))",
    re.IGNORECASE,
)
_UNDATED = re.compile(
    rf"\b(?P<raw>{_BY}(?:\s(?:vào|là|trong|trước|đến|hết)){{0,4}}\s(?:ngày\s\d{{1,2}}"
    r"(?:\s(?:hằng|hàng|mỗi)\s(?:tháng|quý)|(?:/\d{1,2}|\stháng\s\d{1,2})(?:\s(?:hằng|hàng|mỗi)\snăm|(?![/\d]|\s?năm)))"
    r"|tháng\s\d{1,2}(?:/\d{4}|\snăm\s\d{4})|quý\s[IV1-4]{1,3}(?:/\d{4}|\snăm\s\d{4})|năm\s\d{4}))(?!\s?[-–]\s?\d)",
    re.IGNORECASE,
)
_OPENING = re.compile(rf"\b(?:{_BY}|từ|định kỳ)", re.IGNORECASE)
_NO_DUTY = re.compile(
    r"(?:hiệu lực|nghỉ|giai đoạn|nhiệm kỳ|kỷ niệm|được ban hành|đã ban hành|sinh|tuổi|công tác|giữ chức)[^.;\n]{0,60}$",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(r"[.;:!?\n]\s?")
_MARK = re.compile(r"^\s*(?:(?:\d{1,2}|[IVX]{1,4})\s?[.)/\-]|[a-zđ]\)|[-–+•])\s*")
_LONGEST, _SHORTEST = 200, 8


def read_deadlines(text: Text) -> tuple[Deadline, ...]:
    """Return the deadlines in order, each date and clause once; a duty that recurs or lacks its day has no date."""
    flow = text.flow
    found: list[Deadline] = []
    end = 0
    for opening in _OPENING.finditer(flow):
        start = opening.start()
        if start < end:
            continue
        for pattern in (_SPAN, _DATED, _UNDATED, _RECURRING):
            match = pattern.match(flow, start)
            if match and (deadline := _deadline(text, match)):
                found.append(deadline)
                end = match.end("raw")
                break
    return tuple(found)


def _deadline(text: Text, match: re.Match[str]) -> Deadline | None:
    """The deadline of a match; None for the end of a term of office and the like, and for a date no calendar has."""
    start, end = match.span("raw")
    if _NO_DUTY.search(text.flow, max(0, start - 90), start):
        return None
    dated = "date" in match.re.groupindex
    day = to_date(match["date"]) if dated else None
    # The day after a symbol is the instrument's own; a period from one day to another never is.
    if dated and (day is None or (match.re is not _SPAN and _is_citation(text.flow, start))):
        return None
    return Deadline(_what(text.flow, start, end), day, match["raw"], text.line_at(start))


def _is_citation(flow: str, start: int) -> bool:
    return bool(re.search(r"/[A-ZĐ][\w\-]* ?,? ?\Z", flow[max(0, start - 30) : start]))


def _what(flow: str, start: int, end: int) -> str:
    """The clause that the deadline binds: before it, its heading, or what follows when it opens the clause."""
    window = flow[max(0, start - _LONGEST) : start]
    before = _MARK.sub("", _BOUNDARY.split(window)[-1]).strip(" ,-–(")
    if len(before) >= _SHORTEST:
        return before
    heading = _MARK.sub("", window.split("\n")[-1]).strip(" :,-–(")
    if window.rstrip().endswith(":") and len(heading) >= _SHORTEST:
        return heading
    after = _BOUNDARY.split(flow[end : end + _LONGEST].lstrip(" :,-–)"))[0].strip(" ,")
    return after or before or heading


def deadline_in(sentence: str) -> date | None:
    """Return the first dated deadline that a sentence holds."""
    match = _DATED.search(sentence) or _SPAN.search(sentence)
    return to_date(match["date"]) if match else None
