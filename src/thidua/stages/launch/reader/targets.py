"""Measurable targets of a sentence: ranges, percentages, numbers with their bound, money, time, done or not done."""

import re
from collections.abc import Iterator
from typing import Literal

from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.model import Target

_Kind = Literal["count", "at_least", "at_most"]
Placed = tuple[int, Target]
"""A target and where its figure stands."""
_FIGURE = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,6})(?:,\d+)?"
_WORD = r"[\pL]+"
_BEFORE_NUMBER = r"(?<![\d/.,\-–])"
_RANGE = vi_compile(
    rf"{_BEFORE_NUMBER}(?P<low>\d{{1,3}})(?:\s?[-–]\s?|\sđến\s)(?P<high>\d{{1,3}})\s(?P<unit>{_WORD}(?:\s{_WORD}){{0,2}})"
)
_PERCENT = vi_compile(
    r"(?<![\d/,\-–])(?P<low>\d{1,3}(?:,\d+)?)(?:\s?%?\s?(?:[-–]|đến)\s?(?P<high>\d{1,3}(?:,\d+)?))?\s?%\s?"
    r"(?P<unit>[^,.;:()]{0,60})"
)
_WITHIN = vi_compile(rf"\b(?P<words>trong\s(?:vòng\s|thời (?:hạn|gian)\s)?{_FIGURE}\s(?:ngày|giờ)(?:\slàm việc)?)\b")
_NOUNS = (
    r"(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s)?"
    r"(?:sự kiện|cuộc|lớp|đợt|mô hình|sáng kiến|văn bản|hội nghị|hội thảo|dự án|đoàn|lượt|địa phương|đơn vị|"
    r"đề tài|nghị quyết|kế hoạch|chương trình|buổi|bài|tin|giải|công trình|cá nhân|tập thể|xã|hộ|người|tờ|"
    r"ấn phẩm|thỏa thuận|điển hình|gương|phần việc|nhiệm vụ|chuyến|sản phẩm|hội thi|hội diễn|hội thao|giải pháp|"
    r"hồ sơ|thủ tục|đề án|chuyên đề|chuyên mục|nhà|căn nhà|ngôi nhà|suất|phần quà|tuyến đường|cây|ha|héc ta|km|tấn|"
    r"đảng viên|đoàn viên|hội viên|học sinh|học viên|doanh nghiệp|hợp tác xã|phóng sự|video|"
    r"câu lạc bộ|chỉ tiêu|tiêu chí|thôn|bản)\b"
)
_MONEY = r"(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s(?:đồng|USD)|đồng|USD)\b(?:/[\pL]+(?:\s[\pL]+)?)*"
_TIME = r"(?:ngày|giờ|phút)\b(?:\slàm việc)?"
_NUMBERED = vi_compile(
    rf"{_BEFORE_NUMBER}(?P<figure>{_FIGURE})\s(?:(?P<money>{_MONEY})|(?P<time>{_TIME})|"
    rf"(?P<unit>(?P<noun>{_NOUNS})?(?:\s?{_WORD}){{0,5}}))"
)
_LEAD = vi_compile(
    r"(?:(?:từ|đạt|tổ chức|xây dựng|hoàn thành|thành công|tham mưu|ban hành|mở|đón|xây mới|sửa chữa|số hóa|trồng|"
    r"chăm sóc|tặng|trao|hiến|kết nạp|đào tạo|tập huấn|thành lập|ra mắt|đăng tải|biên soạn|phát hành|hỗ trợ|giúp đỡ|"
    r"nâng cấp|giải quyết|tuyên dương|treo)\s(?:[\pL]+\s){0,2}|\bmỗi\s(?:[\pL]+,?\s){1,4}có\s)$",
    re.IGNORECASE,
)
_MONEY_LEAD = vi_compile(
    r"(?:huy động|vận động|quyên góp|đóng góp|ủng hộ|thu|thu hút|giải ngân|tiết kiệm|trị giá|đạt)\s(?:[\pL]+\s){0,6}$",
    re.IGNORECASE,
)
AT_LEAST = r"(?:ít nhất|tối thiểu|không dưới|không ít hơn|≥)"
AT_MOST = r"(?:không quá|không vượt quá|không để quá|nhiều nhất|tối đa|≤)"
_AT_LEAST = re.compile(rf"(?:(?P<sure>{AT_LEAST})|trên|hơn)\s(?:là\s|có\s)?$", re.IGNORECASE)
_AT_MOST = re.compile(rf"(?:(?P<sure>{AT_MOST})|dưới)\s(?:là\s)?$", re.IGNORECASE)
_DOWN_TO = re.compile(r"\bxuống\s(?:chỉ\s)?còn\s(?:dưới\s)?$", re.IGNORECASE)
_AND_MORE = re.compile(r"\strở lên\b")
_UPWARDS = re.compile(r"^\s*trở lên\b")
_UNIT_ENDS = vi_compile(
    r"\s(?:cấp|của|trong|cho|tại|ở|với|được|để|có|và|mỗi|trên|về|là|trở|kể|do|vào|từ|đến|trước|sau|"
    r"tham gia|nhằm|theo|khi|/)\b.*$"
)
_NOT_UNITS = {"năm", "tháng", "ngày", "giờ", "h", "quý"}
_AGES = {"năm", "tháng", "tuổi", "tuần", "quý", "giờ", "ngày", "phút"}
# Done or not done: a thing put to use, or one thing completed; "hoàn thành xuất sắc nhiệm vụ" names no thing.
_PUT_TO_USE = vi_compile(
    r"(?<!đã\s)\bđưa\s(?:[\pL\pU\d,]+\s){0,12}?vào\s(?P<use>vận hành|sử dụng|khai thác|hoạt động)\b", re.IGNORECASE
)
_COMPLETED = vi_compile(
    r"(?:^|[,;]\s|phấn đấu\s|phải\s)(?P<what>(?:[Hh]oàn thành|[Kk]hánh thành|[Kk]hởi công|[Nn]ghiệm thu|[Bb]àn giao)\s"
    r"(?!(?:xuất sắc|tốt|thắng lợi|vượt|toàn diện|toàn bộ|đúng|có|đầy đủ|kịp thời|cơ bản|mọi|các|tất cả|những|nhiệm vụ|"
    r"chỉ tiêu|mục tiêu|kế hoạch|chức trách|công tác|công việc|chương trình|trước|trong|vào|chậm|xong|sớm)\b)[\pL\pU]"
    r"[^\s,.;:()]*(?:\s[^\s,.;:()]+){0,7})"
)
_NEVER = vi_compile(r"\b[Kk]hông để (?:xảy ra|phát sinh)\s[^,.;:()]{4,}")
_NEAR, _LONGEST = 80, 60
"""Characters of the words before a number, and of a result, that are looked at."""


def read_target(sentence: str) -> Target | None:
    """The first figure of a sentence that is a target (a range, a percentage, a number of things, money or time); else
    the result it names."""
    found = [one for one in (_range(sentence), _percent(sentence), next(_numbers(sentence), None)) if one]
    return min(found, key=lambda one: one[0])[1] if found else _result(sentence)


def number(text: str) -> float:
    """The number that a Vietnamese figure writes: a point parts thousands, a comma decimals."""
    value = float(text.replace(".", "").replace(",", "."))
    return int(value) if value.is_integer() else value


def _range(sentence: str) -> Placed | None:
    for match in _RANGE.finditer(sentence):
        low, top = number(match["low"]), number(match["high"])
        if match["unit"].split()[0] not in _NOT_UNITS and low < top:
            return match.start(), Target("range", low, top, _UNIT_ENDS.sub("", match["unit"]))
    return None


def _percent(sentence: str) -> Placed | None:
    match = _PERCENT.search(sentence)
    if match is None or number(match["low"]) > 100:
        return None
    high = number(match["high"]) if match["high"] else None
    within = _WITHIN.search(sentence, match.start("unit"), match.start("unit") + _NEAR)
    words = _UPWARDS.sub("", sentence[match.start("unit") : within.start()] if within else match["unit"])
    unit = " ".join(re.split(r"[,.;:()]", words)[0].split()[:6])
    unit = f"% {unit} {within['words']}" if within else f"% {unit}"
    if _AT_MOST.search(sentence[: match.start()]):
        return match.start(), Target("percent", 0, number(match["low"]), " ".join(unit.split()))
    return match.start(), Target("percent", number(match["low"]), high, " ".join(unit.split()))


def _numbers(sentence: str) -> Iterator[Placed]:
    for match in _NUMBERED.finditer(sentence):
        before = sentence[max(0, match.start() - _NEAR) : match.start()]
        unit = match["money"] or match["time"] or _UNIT_ENDS.sub("", match["unit"]).strip()
        kind = _time(before) if match["time"] else _bound(before, match)
        if kind and unit:
            figure = number(match["figure"])
            below = kind == "at_most"
            yield match.start(), Target(kind, None if below else figure, figure if below else None, unit)


def _time(before: str) -> _Kind | None:
    """A time is a target only within a bound: "không quá 03 ngày", "giảm xuống còn 03 ngày", "tối thiểu 40 giờ"."""
    below, over = _AT_MOST.search(before), _AT_LEAST.search(before)
    if over and over["sure"]:
        return "at_least"
    return "at_most" if (below and below["sure"]) or _DOWN_TO.search(before) else None


def _bound(before: str, match: re.Match[str]) -> _Kind | None:
    """How a number of things or money is meant by the words around it; None when they make no target of it."""
    known = bool(match["noun"] or match["money"])
    if (match["unit"] or "").split()[:1] and match["unit"].split()[0] in _AGES:
        return None
    below, over = _AT_MOST.search(before), _AT_LEAST.search(before)
    if below and (known or below["sure"]):
        return "at_most"
    if over and (known or over["sure"]):
        return "at_least"
    if known and _AND_MORE.search(match.string, match.end("figure"), match.end("figure") + _NEAR):
        return "at_least"
    lead = _MONEY_LEAD if match["money"] else _LEAD
    return "count" if known and lead.search(before) else None


def _result(sentence: str) -> Target | None:
    used = _PUT_TO_USE.search(sentence)
    if used:
        return Target("yes_no", None, None, f"đưa vào {used['use']}")
    done = _COMPLETED.search(sentence)
    never = None if done else _NEVER.search(sentence)
    if never:
        return Target("yes_no", None, None, _cut(never[0].strip()))
    return Target("yes_no", None, None, _cut(done["what"])) if done else None


def _cut(words: str) -> str:
    """Words up to the limit of a unit, whole."""
    small = words[0].lower() + words[1:]
    return small if len(small) <= _LONGEST else small[: _LONGEST + 1].rpartition(" ")[0]
