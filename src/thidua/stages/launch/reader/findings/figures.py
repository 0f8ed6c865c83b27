"""Dates, hours, periods and numbers that cannot be, or that contradict another number of the same text."""

import re
from collections.abc import Iterator
from datetime import date

from thidua.stages.launch.reader.findings.context import Context
from thidua.stages.launch.reader.grammar import NUMERIC_DATE, to_date
from thidua.stages.launch.reader.model import Deadline, Finding
from thidua.vietnamese import fold, format_date, number_in_words, weekday_vi

_DAY = re.compile(
    r"ngày\s(?:(?P<said>\d{1,2}\stháng\s\d{1,2}(?:,?\snăm\s\d{4}(?!\d))?)"
    r"|(?P<short>\d{1,2}/\d{1,2})(?![/\d\-]))"
)
_FULL = re.compile(NUMERIC_DATE)
_MONTH = re.compile(r"[Tt]háng (?P<month>\d{1,2})\b(?!\s?(?:ngày|tháng|năm\s(?!\d)|[\-–/]?\s?\d{1,2}\b))")
_HOUR = re.compile(r"(?P<hour>\d{1,2})\s?(?:giờ|h)\s?(?P<minute>\d{2})\b(?!\s?(?:giờ|h|ngày|tháng))")
_CLOCK = re.compile(r"(?:h|giờ)\s?\d\d")
_QUARTER = re.compile(r"[Qq]uý (?P<quarter>V|VI|[05-9])(?=/\d{4}|\snăm\s\d{4})")
_PERIOD = re.compile(
    r"(?:giai đoạn|nhiệm kỳ|thời kỳ|từ năm)\s(?P<first>\d{4})\s?(?P<to>[-–]|đến năm|đến)\s?(?P<last>\d{4})(?!\d)",
    re.IGNORECASE,
)
_DAYS = re.compile(
    rf"[Tt]ừ\s(?:ngày\s)?(?P<first>{NUMERIC_DATE})\s?(?:đến|[-–])\s?(?:hết\s)?(?:ngày\s)?(?P<last>{NUMERIC_DATE})"
)
_COUNTS = re.compile(r"[Tt]ừ\s(?P<first>\d{1,3})\s?%?\s?(?:đến|[-–])\s?(?P<last>\d{1,3})\s?(?P<unit>%|[^\W\d_]{2,12})")
_FALLS = re.compile(r"(?:giảm|hạ|xuống|rút|lùi|thu hẹp)[^.;\n]{0,40}$", re.IGNORECASE)
_SHARE = re.compile(
    r"(?P<share>\d{1,3}(?:,\d+)?)\s?%\s(?=(?:số\s|tổng số\s|các\s)?(?:cán bộ|công chức|viên chức|người|hộ|hồ sơ|đơn vị|"
    r"cơ quan|phòng|xã|phường|thị trấn|thôn|trường|học sinh|giáo viên|đảng viên|đoàn viên|hội viên|tập thể|cá nhân|"
    r"nhiệm vụ|văn bản|thủ tục|dân số|trẻ em|lao động|cơ sở|địa phương|chi bộ|tổ chức|doanh nghiệp)\b)"
)
_GROWS = re.compile(r"(?:vượt|tăng|bằng|gấp|thêm)[^.;,\n]{0,12}$", re.IGNORECASE)
_IN_WORDS = re.compile(
    r"(?P<figures>\d{1,3}(?:\.\d{3})+|\d{1,3})(?P<unit>\s?(?:đồng|đ|%))?\s?"
    r"\((?:bằng chữ\s?:?\s?)?(?P<words>[^()\d]{2,120})\)",
    re.IGNORECASE,
)
_DIGIT_WORDS_TEXT = (
    "không một hai ba bốn năm sáu bảy tám chín mười mươi mốt tư lăm nhăm linh lẻ trăm nghìn ngàn triệu tỷ tỉ "
)
_DIGIT_WORDS = frozenset(_DIGIT_WORDS_TEXT.split())
_SAID = re.compile(rf"\((?:bằng chữ\s?:?\s?)?\s?(?:{'|'.join(sorted(_DIGIT_WORDS))})\b")
_SAME_WORD = {"ngàn": "nghìn", "lẻ": "linh", "nhăm": "lăm", "tư": "bốn", "tỉ": "tỷ", "lăm": "năm", "mốt": "một"}
_WEEKDAY = re.compile(
    rf"(?P<named>\b(?:[Tt]hứ\s(?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)|[Cc]hủ\s[Nn]hật))\s?,?\s?\(?(?:ngày\s)?(?P<day>{NUMERIC_DATE})"
)
_IN_NUMBER = frozenset("0123456789/.-")
_PAST = re.compile(r"\b(?:đã|chưa|quá hạn|đến nay|vừa qua|hết hạn)\b")
_LOOKS_AHEAD = {"ke_hoach", "phat_dong_thi_dua", "chi_thi", "huong_dan", "cong_van", "thong_bao", "chuong_trinh"}
_LATE_MONTH = 3


def impossible_days(context: Context) -> Iterator[Finding]:
    """Days, months, quarters and hours that no calendar and no clock has."""
    told = {m.raw for c in context.reading.citations for m in c.mentions if m.date is None}
    full = (
        (m, m[0]) for m in _FULL.finditer(context.flow) if context.flow[m.start() - 1 : m.start()] not in _IN_NUMBER
    )
    short = ((m, m["said"] or m["short"]) for m in context.matches(_DAY, "ngày"))
    for match, said in (*full, *short):
        # A leap year, where none is printed: 29/02 may be.
        if to_date(said) or to_date(f"{said}/2024") or any(said in raw for raw in told):
            continue
        start = match.end() - len(said)
        yield context.at(start, match.end(), "date-impossible", "error", None, "Ngày này không có trong lịch.")
    for match in context.matches(_MONTH, "tháng"):
        counted = context.flow[max(0, match.start() - 2) : match.start()].strip().isdigit()
        if not counted and not 1 <= int(match["month"]) <= 12:
            yield context.at(match.start(), match.end(), "date-impossible", "error", None, "Không có tháng này.")
    for match in context.matches(_QUARTER, "quý"):
        yield context.at(match.start(), match.end(), "date-impossible", "error", None, "Một năm chỉ có bốn quý.")
    for match in _HOUR.finditer(context.flow) if _CLOCK.search(context.flow) else ():
        if context.flow[match.start() - 1 : match.start()] in _IN_NUMBER:
            continue
        if int(match["hour"]) > 24 or int(match["minute"]) > 59:
            yield context.at(match.start(), match.end(), "time-impossible", "error", None, "Không có giờ này.")


def reversed_ranges(context: Context) -> Iterator[Finding]:
    """A period or a range that ends before it begins."""
    why = "Mốc cuối đứng trước mốc đầu."
    for match in context.matches(_PERIOD, "giai đoạn", "nhiệm kỳ", "thời kỳ", "từ năm"):
        if int(match["first"]) > int(match["last"]):
            fix = f"{match['last']} {match['to']} {match['first']}"
            yield context.at(match.start("first"), match.end(), "range-reversed", "error", fix, why)
    for match in context.matches(_DAYS, "từ"):
        first, last = to_date(match["first"]), to_date(match["last"])
        if first and last and first > last:
            yield context.at(match.start("first"), match.end(), "range-reversed", "error", None, why)
    for match in context.matches(_COUNTS, "từ"):
        falls = _FALLS.search(context.flow[max(0, match.start() - 60) : match.start()])
        if int(match["first"]) > int(match["last"]) and not falls and match["unit"].lower() not in {"giờ", "tháng"}:
            yield context.at(match.start("first"), match.end(), "range-reversed", "error", None, why)


def shares(context: Context) -> Iterator[Finding]:
    """More than all of a body of people, papers or units."""
    for match in _SHARE.finditer(context.flow) if "%" in context.flow else ():
        before = context.flow[max(0, match.start() - 24) : match.start()]
        if float(match["share"].replace(",", ".")) > 100 and not _GROWS.search(before):
            yield context.at(
                match.start(), match.end() - 1, "percent-over", "error", None, "Tỷ lệ của một tổng thể không quá 100%."
            )


def numbers_in_words(context: Context) -> Iterator[Finding]:
    """A number whose words in brackets say another one."""
    for match in _IN_WORDS.finditer(context.flow) if _SAID.search(context.lowered) else ():
        words = match["words"].strip().lower().rstrip(".").split()
        said = [w for w in words if w in _DIGIT_WORDS]
        if not said or words[: len(said)] != said or len(words) - len(said) > 2:
            continue
        if context.flow[match.start() - 1 : match.start()] in _IN_NUMBER:
            continue
        number = int(match["figures"].replace(".", ""))
        right = number_in_words(number)
        if _alike(said) != _alike(right.split()):
            money = " đồng" if "đồng" in words else ""
            yield context.at(
                match.start("words"), match.end("words"), "number-words", "error", f"{right}{money}",
                f"Số ghi {match['figures']} nhưng chữ đọc khác.",
            )  # fmt: skip


def _alike(words: list[str]) -> list[str]:
    return [_SAME_WORD.get(word, word) for word in words]


def weekdays(context: Context) -> Iterator[Finding]:
    """A day of the week that the date does not fall on."""
    for match in context.matches(_WEEKDAY, "thứ", "chủ"):
        day = to_date(match["day"])
        if day and fold(weekday_vi(day)) != fold(match["named"]):
            right = weekday_vi(day)
            fix = right if match["named"][0].isupper() else right[0].lower() + right[1:]
            yield context.at(
                match.start("named"), match.end("named"), "date-weekday", "error", fix,
                f"Ngày {format_date(day)} là {fix}.",
            )  # fmt: skip


def deadlines(context: Context) -> Iterator[Finding]:
    """A deadline before the paper itself, or long after the year the paper is for."""
    head = context.reading.document
    if head.kind not in _LOOKS_AHEAD:
        return
    for deadline in context.reading.deadlines:
        if not deadline.date or deadline.line > context.zones.end:
            continue
        at = context.flow.find(deadline.raw, context.text.offset_of_line(deadline.line))
        if at < 0:
            continue
        if head.date and deadline.date < head.date:
            sentence = context.flow[max(context.flow.rfind(end, 0, at) for end in (". ", "\n", ";")) + 1 : at + 160]
            if not _PAST.search(re.split(r"[;\n]|\. ", sentence)[0]):
                why = f"Thời hạn trước cả ngày ban hành văn bản ({format_date(head.date)})."
                yield context.at(at, at + len(deadline.raw), "deadline-past", "error", None, why)
        elif _far(deadline, head.year, head.title or ""):
            why = f"Thời hạn năm {deadline.date.year} nằm ngoài năm {head.year} của văn bản."
            yield context.at(at, at + len(deadline.raw), "deadline-year", "warning", None, why)


def _far(deadline: Deadline, year: int | None, title: str) -> bool:
    """Reports on a year are still due in the first months of the next."""
    if not year or str(year) not in title or re.search(r"\d{4}\s?[-–]\s?\d{4}|giai đoạn|đến năm|những năm", title):
        return False
    due = deadline.date or date(year, 1, 1)
    return due.year > year + 1 or (due.year == year + 1 and due.month > _LATE_MONTH)


CHECKS = (impossible_days, reversed_ranges, shares, numbers_in_words, weekdays, deadlines)
