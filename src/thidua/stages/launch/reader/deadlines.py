"""Deadlines: dates that a word such as "trước", "chậm nhất" or "đến hết" makes binding."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.stages.launch.reader.grammar import DATE, to_date
from thidua.stages.launch.reader.letters import small_letters
from thidua.stages.launch.reader.model import Deadline, Period
from thidua.stages.launch.reader.periods import RECURRING, THING, dated_in_words, recurs, spanned
from thidua.stages.launch.reader.text import Text

_BY = (
    r"(?:trước|chậm nhất|muộn nhất|trễ nhất|đến hết|hết hạn|thời hạn|hạn cuối|hạn chót|ngay trong|hoàn thành|xong|"
    r"không quá|hết)"
)
_DATED = re.compile(
    rf"\b(?P<raw>{_BY}(?:\s?:|\s(?:vào|là|trong|trước|đến|hết|lúc|thời gian|thời điểm)){{0,4}}\s?"
    rf"(?:\d{{1,2}}\s?(?:h|giờ|g)\s?\d{{0,2}}\s?(?:phút|[’\'′])?,?\s)?"
    rf"(?:(?:thứ\s(?:[2-7]|hai|ba|tư|năm|sáu|bảy)|chủ nhật),?\s)?(?:ngày\s)?(?P<date>{DATE}))",
    re.IGNORECASE,
)
_ON = re.compile(rf"\b(?P<raw>vào\s(?:ngày\s)?(?P<date>{DATE}))", re.IGNORECASE)
_SPAN = re.compile(
    r"\b(?P<raw>(?:[Tt]ừ\s|[Tt]hời (?:gian|hạn)[^:;.\n]{0,60}:\s(?![Tt]ừ\s))(?:ngày\s)?"
    rf"(?P<first>\d{{1,2}}\s?/\s?\d{{1,2}}(?:\s?/\s?\d{{4}})?|{DATE})\s?(?:đến|tới|-|–)\s?(?:hết\s)?(?:ngày\s)?"
    rf"(?P<date>{DATE}))",
)
_DAY_OF = re.compile(
    rf"\b(?P<raw>(?:{_BY}|vào)(?:\s(?:vào|là|trong|trước|đến|hết)){{0,4}}\s(?:ngày\s\d{{1,2}}"
    r"(?:\s(?:hằng|hàng|mỗi)\s(?:tháng|quý)|(?:/\d{1,2}|\stháng\s\d{1,2})"
    r"(?:\s(?:hằng|hàng|mỗi)\snăm|(?![/\d]|\s?năm)))))(?!\s?[-–]\s?\d)",
    re.IGNORECASE,
)
_LABEL = r"thời gian(?:\s(?:thực hiện|hoàn thành|tổ chức|triển khai))?\s?:"
_FROM = r"từ\s(?:tháng\s\d{1,2}|quý\s\w{1,3})(?:/\d{4})?\sđến"
_PERIOD = re.compile(
    rf"\b(?P<raw>(?P<by>{_BY}|{_FROM}|trong|vào|cuối|đến cuối|{_LABEL})"
    rf"(?:\s(?:vào|là|trong|trước|đến|hết|cuối|đầu|giữa)){{0,3}}"
    rf"\s{THING})",
    re.IGNORECASE,
)
_HEADED = re.compile(rf"(?P<raw>{THING})(?=\s?:)", re.IGNORECASE)
_AFTER = re.compile(
    r"\b(?P<raw>(?:trong\s(?:thời hạn\s|vòng\s)?|sau\s|(?:chậm nhất|muộn nhất)\s(?:là\s|sau\s)?|không quá\s|thời hạn\s)"
    r"(?:không quá\s)?\d{1,3}\s(?:\(\w+\)\s)?(?:ngày|tuần|tháng|giờ)(?:\slàm việc)?,?\s"
    r"(?:kể từ|tính từ|từ khi|sau khi|trước khi)\s[^,.;:\n]{2,60}?)"
    r"(?=[,.;:\n]|\s(?:có trách nhiệm|theo|để|phải|thì|các|và)\b|$)",
    re.IGNORECASE,
)
_WEAK = ("trong", "vào")
_OPENING = re.compile(
    rf"\b(?:{_BY}|từ|định kỳ|trong|vào|cuối|đến cuối|sau|thời gian|hằng|hàng|mỗi)\b"
    r"|(?:^|(?<=\n))[^\w\n]{0,3}(?:tháng|quý|6 tháng)\b"
)
"""Looked for in the text in small letters, which is far quicker than in letters of any size."""
_FACTS = (
    r"hiệu lực|nghỉ|giai đoạn(?=\s(?:từ|đến|\d)|\s?\Z)|nhiệm kỳ|kỷ niệm|được ban hành|đã ban hành|tuổi|giữ chức|"
    r"(?<!học )(?<!vệ )(?<!phát )(?<!thí )(?<!tuyển )sinh(?!\s(?:viên|hoạt))"
)
_UP_TO_IT = r"(?:[^.;\n]|(?<=\d)\.(?=\d)){0,60}$"
_NO_DUTY = re.compile(rf"(?:{_FACTS}|công tác(?=\s(?:trước|từ|đến|tại|ở|liên tục|được))){_UP_TO_IT}", re.IGNORECASE)
_NO_TIME = re.compile(rf"(?:{_FACTS}|công tác){_UP_TO_IT}", re.IGNORECASE)
# What was done is told, not ordered; "so với quý II" compares.
_TOLD = re.compile(r"(?:\b(?:đã|so với|cùng kỳ|kết quả|tổng kết|đánh giá|năm học)\b)[^.;:\n]{0,60}$", re.IGNORECASE)
_REPEATED = re.compile(
    r"\b(?:báo cáo|gửi|tổ chức|họp|giao ban|kiểm tra|sơ kết|rà soát|cập nhật|công bố|công khai|bình xét|chấm điểm|"
    r"thực hiện|nộp|thông báo|đánh giá)\b[^,]{0,40}$",
    re.IGNORECASE,
)
_AWAY = re.compile(r"[^.;:\n]{0,90}?\b(?:đi công tác|nghỉ|vắng|đi học|tham dự|có chuyến|đã)\b", re.IGNORECASE)
_SENT = re.compile(
    r"\b(?:báo cáo|gửi|nộp|hoàn thành|kết thúc)\b(?:(?!\b(?:đã|tổ chức|họp)\b)[^.;:\n])*$", re.IGNORECASE
)
_DONE = re.compile(r"[^.;:\n]{0,40}?\bđã\b", re.IGNORECASE)
_BOUNDARY = re.compile(r"[.;:!?\n]\s?")
_MARK = re.compile(r"^\s*(?:(?:\d{1,2}|[IVX]{1,4})\s?[.)/\-]|[a-zđ]\)|[-–+•])\s*")
_LONGEST, _SHORTEST = 200, 8


@dataclass(frozen=True, slots=True)
class Calendar:
    """When a paper is of: its year, for times without one, and its day, before which nothing is due any more.

    ``tells`` is true of reports and minutes: "trong quý I" says there when something was done.
    """

    year: int | None = None
    day: date | None = None
    tells: bool = False


def read_deadlines(text: Text, calendar: Calendar | None = None) -> tuple[Deadline, ...]:
    """Return the deadlines in order, each once; one without a day has no date but tells its period."""
    return tuple(
        Deadline(_what(text.flow, *match.span("raw")), day, match["raw"], text.line_at(match.start("raw")), period)
        for match, day, period in _found(text.flow, calendar or Calendar())
    )


def due_in(sentence: str, calendar: Calendar | None = None) -> tuple[date | None, Period | None]:
    """The first dated deadline that a sentence holds; without one, the first time it gives without a day."""
    found = list(_found(sentence, calendar or Calendar()))
    day = next((day for _match, day, _period in found if day), None)
    return day, None if day else next((period for _match, _day, period in found), None)


def _found(flow: str, calendar: Calendar) -> Iterator[tuple[re.Match[str], date | None, Period | None]]:
    end = 0
    for opening in _OPENING.finditer(small_letters(flow)):
        start = opening.end() if opening[0][:1].isspace() else opening.start()
        if start < end:
            continue
        for pattern in (_SPAN, _DATED, _ON, _DAY_OF, _PERIOD, _AFTER, RECURRING, _HEADED):
            match = pattern.match(flow, start)
            if match is None or not _binds(match, flow, calendar):
                continue
            end = match.end("raw")
            if "date" in pattern.groupindex:
                day, period = to_date(match["date"]), None
                # The day after a symbol is the instrument's own; a period from one day to another never is.
                refused = (
                    day is None
                    or _is_over(day, calendar)
                    or (_tells_when(match, day, flow, calendar) if pattern is _SPAN else _is_citation(flow, start))
                )
            else:
                day, period, refused = None, _period(match, calendar), False
            told = _NO_DUTY if day else _NO_TIME
            if not refused and not told.search(flow, max(0, start - 90), start):
                yield match, day, period
            break


def _binds(match: re.Match[str], flow: str, calendar: Calendar) -> bool:
    """Whether a time without a day binds: a bare "trong năm 2021" does not, nor what is told as done, nor a "hằng quý"
    that only tells which results are meant."""
    if match.re is _ON:  # something sent on a day is due then; what happens on a day is not
        return not calendar.tells and bool(_SENT.search(flow, max(0, match.start() - 90), match.start()))
    if match.re is RECURRING and not match["raw"].lower().startswith("định kỳ"):
        before = _BOUNDARY.split(flow[max(0, match.start() - 60) : match.start()])[-1]
        return not calendar.tells and (not _MARK.sub("", before).strip() or bool(_REPEATED.search(before)))
    if "thing" not in match.re.groupindex:
        return True
    by = match["by"].lower() if match.re is _PERIOD else ""
    if by in _WEAK and match["thing"].lower() in ("năm", "năm học"):
        return False
    start = match.start("raw")
    if by not in (*_WEAK, "cuối", ""):
        return not (calendar.tells and by.startswith("từ"))
    return not calendar.tells and not (
        _TOLD.search(flow, max(0, start - 90), start) or _DONE.match(flow, match.end("raw"))
    )


def _is_over(day: date, calendar: Calendar) -> bool:
    """Whether a report tells by which day something was done."""
    return calendar.tells and calendar.day is not None and day < calendar.day


def _tells_when(match: re.Match[str], day: date, flow: str, calendar: Calendar) -> bool:
    """Whether a period from day to day only says when somebody is away, or when something was done."""
    over = bool(calendar.day and day < calendar.day)
    opens = match.start("raw") == 0 or flow.endswith(("\n", ". "), 0, match.start("raw"))
    return (over and (calendar.tells or opens)) or bool(_AWAY.match(flow, match.end("raw")))


def _period(match: re.Match[str], calendar: Calendar) -> Period:
    if "thing" in match.re.groupindex:
        return spanned(match, calendar.year, calendar.day)
    if match.re is _DAY_OF:
        return dated_in_words(match["raw"], calendar.year, calendar.day)
    return Period(match["raw"].strip(), None, recurs(match["raw"]) if match.re is RECURRING else None)


def _is_citation(flow: str, start: int) -> bool:
    return bool(re.search(r"/[A-ZĐ][\w\-]* ?,? ?\Z", flow[max(0, start - 30) : start]))


def _what(flow: str, start: int, end: int) -> str:
    """The clause that the deadline binds: before it, its heading, or what follows when it opens the clause."""
    window = flow[max(0, start - _LONGEST) : start]
    if start > _LONGEST and not flow[start - _LONGEST - 1].isspace():
        window = window.partition(" ")[2]
    before = _MARK.sub("", _BOUNDARY.split(window)[-1]).strip(" ,-–(")
    if len(before) >= _SHORTEST:
        return before
    label, named, _time = flow[start:end].partition(":")
    if named:
        return label
    heading = _MARK.sub("", window.split("\n")[-1]).strip(" :,-–(")
    if window.rstrip().endswith(":") and len(heading) >= _SHORTEST:
        return heading
    after = _BOUNDARY.split(flow[end : end + _LONGEST].lstrip(" :,-–)"))[0].strip(" ,")
    return after or before or heading
