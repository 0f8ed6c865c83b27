"""Anniversaries, with the arithmetic: printed count against founding year and year of celebration."""

import re
from datetime import date
from typing import Literal

from thidua.stages.launch.reader.commemorations import founding_day, is_sourced
from thidua.stages.launch.reader.grammar import NUMERIC_DATE, to_date
from thidua.stages.launch.reader.model import Anniversary
from thidua.stages.launch.reader.text import Text
from thidua.vietnamese import tone_normal

_COUNTED = re.compile(
    r"(?<![\d./\-])(?P<count>\d{1,4})\s(?:[Nn]ăm|NĂM)(?:,(?=\s[Nn]gày\s))?\s(?P<event>[^;.:,(\n“”*\d][^;.:,(\n“”*]{3,110})"
)
_TITLED = re.compile(
    r"(?:[Nn]gày|Chiến thắng|[Qq]uốc khánh|[Cc]ách mạng|[Tt]hành lập|[Gg]iải phóng|[Tt]hống nhất|[Ss]inh|NGÀY)\b"
)
_CELEBRATES = re.compile(r"(?:kỷ niệm|kỉ niệm|chào mừng|mừng|Đại lễ|Tết|hướng tới)\W+(?:lần thứ\s)?$", re.IGNORECASE)
_NOT_AN_EVENT = re.compile(
    r"(?:thực hiện|triển khai|hưởng ứng|tổ chức|qua|tới|tiếp theo|học|xây dựng|đổi mới|công tác|trở lên|liên tục|kể từ|"
    r"sau|trước|gần|liền|giữ|làm|đạt|tù|tuổi|thi hành|áp dụng|phát triển|về|và|hoặc|tham gia|kinh nghiệm|một|là|đó)\b",
    re.IGNORECASE,
)
_EVENT_ENDS = re.compile(
    r"\s(?:và\s(?!Nhà nước|Thương|Truyền|Quốc khánh)|gắn với|nhằm|để|tại|với\s|trong\s(?:năm|toàn|các|cả)|từ\s|"
    r"\d{1,2}/\d{1,2}/\d{4}|năm\s\d{4}|do\s|là\s)"
)
_RANGE = re.compile(rf"\s?\(?\s?(?P<first>{NUMERIC_DATE})\s?[-–]\s?(?P<last>{NUMERIC_DATE})\s?\)?")
_REUNION = re.compile(r",\sthống nhất (?:đất nước|Tổ quốc)", re.IGNORECASE)


def read_anniversaries(text: Text, year: int | None) -> tuple[Anniversary, ...]:
    """Return each commemoration once, in order; ``year`` is the year the document is for."""
    flow = text.flow
    found: dict[tuple[int, str], Anniversary] = {}
    at = 0
    while match := _COUNTED.search(flow, at):
        event, at = match["event"], match.start("event")
        before = flow[max(0, match.start() - 40) : match.start()]
        if _NOT_AN_EVENT.match(event) or not (_TITLED.match(event) or _CELEBRATES.search(before)):
            continue
        cut = _EVENT_ENDS.search(event)
        event = event[: cut.start()] if cut else event
        end = match.start("event") + len(event)
        reunion = _REUNION.match(flow, end)
        if reunion:
            event, end = event + reunion[0], reunion.end()
        at, event, count = end, event.strip(" .…-–"), int(match["count"])
        founded, check = _check(flow, end, event, count, year)
        key = (count, re.sub(r"^ngày ", "", tone_normal(event)))
        found.setdefault(
            key, Anniversary(event, count, founded, check, text.line_at(match.start()), bool(_RANGE.match(flow, end)))
        )
    return tuple(one for key, one in found.items() if not any(_is_short_for(key, other) for other in found))


def _is_short_for(one: tuple[int, str], other: tuple[int, str]) -> bool:
    """Tell whether an event is another of as many years in fewer words ("thành lập Đoàn")."""
    return one[0] == other[0] and other[1].startswith(f"{one[1]} ")


def _check(
    flow: str, end: int, event: str, count: int, year: int | None
) -> tuple[date | None, Literal["ok", "wrong", "unknown"]]:
    printed = _RANGE.match(flow, end)
    if printed:
        first, last = to_date(printed["first"]), to_date(printed["last"])
        if first and last:
            return first, "ok" if last.year - first.year == count else "wrong"
    founded = founding_day(event)
    if founded is None or year is None:
        return founded if founded and is_sourced(founded) else None, "unknown"
    if year - founded.year == count:
        return founded, "ok"
    return (founded, "wrong") if is_sourced(founded) else (None, "unknown")
