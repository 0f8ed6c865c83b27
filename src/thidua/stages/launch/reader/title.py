"""Titles: the lines under the kind of a document, or "V/v" at the head of a letter."""

import re

from thidua.stages.launch.reader.cells import cells_of
from thidua.stages.launch.reader.text import RULE
from thidua.stages.launch.reader.zones import is_motto, is_nation

BODY_BEGINS = re.compile(
    r"(?:căn cứ|thực hiện\s|để\s|nhằm\s|theo\s|kính gửi|điều\s\d|chương\s\w+\b|phần\s(?:thứ\s)?\w+$|[IVX]{1,4}[.\-]|"
    r"\d{1,2}[.)]|xét\s|\(|chủ đề|khẩu hiệu|kính thưa|vào lúc|hôm nay|trong\s|thành phần|ngày\s\d)",
    re.IGNORECASE,
)
AUTHORITY = re.compile(
    r"(?:THỦ TƯỚNG|BỘ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|TỔNG |CỤC TRƯỞNG|CHÁNH |HỘI ĐỒNG |"
    r"HIỆU TRƯỞNG|VIỆN TRƯỞNG|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|THỐNG ĐỐC|QUỐC HỘI|CHÍNH PHỦ|TRƯỞNG BAN)"
)
_NAMED_ISSUER = re.compile(
    r"CỦA\s+(?P<issuer>.+?)(?:\s+NƯỚC CỘNG H\w+ XÃ HỘI CHỦ NGHĨA VIỆT NAM)?(?:\s+SỐ\s*:?\s*\d\S+)?"
    r"(?:\s*,?\s+NGÀY\s.+?\d{4})?(?:\s+"
    r"(?P<title>(?:VỀ|V/V|HƯỚNG DẪN|QUY ĐỊNH|BAN HÀNH|SỬA ĐỔI|PHÊ DUYỆT|TĂNG CƯỜNG)\b.*))?"
)
# What only a sentence says, never a title.
_SENTENCE = re.compile(
    r"(?:trân trọng|kính mời|kính đề nghị|như sau|xin (?:thông báo|báo cáo)|ban hành [Kk]ế hoạch|"
    r"chủ trì (?:họp|cuộc họp))\b",
    re.IGNORECASE,
)
_ON_MATTER = re.compile(r"^v\s*/\s*v\b\s*:?\s*", re.IGNORECASE)
_ABOUT = re.compile(r"Về\s")
_OWN_NUMBER = re.compile(r"\s+của\s+quốc hội\s+nước\s.*$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"^\(([^()]+)\)$")
_LONGEST, _LONG_LINE = 420, 45


def clean_title(text: str) -> str | None:
    """Return a title with single blanks and without marks that belong to no word."""
    title = re.sub(r"\s+", " ", text).strip(" *_:-–")
    title = re.sub(r"\*+", "", title)
    title = _IN_BRACKETS.sub(r"\1", title)
    return _OWN_NUMBER.sub("", title).strip() or None


def title_after(lines: tuple[str, ...], kind: int) -> tuple[str | None, str | None]:
    """Return the issuer line ("CỦA …") and the title that follow the kind at line ``kind`` (from 1)."""
    parts: list[str] = []
    issuer: str | None = None
    blank = False  # an empty line ends a title, unless the words before or after it want to go on
    for line in lines[kind : kind + 16]:
        text = re.sub(r"\s+", " ", line).strip()
        if not text:
            blank = bool(parts)
            continue
        if blank and not (text[0].islower() or _goes_on(parts[-1])):
            break
        blank = False
        if RULE.match(text):
            if parts:
                break
            continue
        if (
            not parts
            and issuer is None
            and (named := _NAMED_ISSUER.fullmatch(text))
            and text.replace("TTg", "").isupper()
        ):
            issuer = named["issuer"]
            if named["title"]:
                parts.append(named["title"])
            continue
        if _ends_title(parts, text):
            break
        parts.append(text)
    return issuer, clean_title(" ".join(parts))


def _ends_title(parts: list[str], text: str) -> bool:
    if len(" ".join([*parts, text])) > _LONGEST:
        return True
    if not parts:
        return bool(re.match(r"(?:căn cứ|kính gửi|điều\s\d|[IVX]{1,4}\.)", text, re.IGNORECASE))
    if AUTHORITY.match(text) and text.isupper() and not (parts[-1].isupper() and _goes_on(parts[-1])):
        return True
    if text[0].islower():
        return False
    if not text.isupper() and (_SENTENCE.search(text) or (len(text) > _LONG_LINE and all(p.isupper() for p in parts))):
        return True
    return bool(BODY_BEGINS.match(text.lstrip("-–+* "))) or (len(text) > 160 and not parts[-1].endswith((",", "và")))


def _goes_on(before: str) -> bool:
    return bool(re.search(r"(?:\b(?:của|và|cho|về|về việc|tại|trong)|,)$", before, re.IGNORECASE))


def title_of_letter(lines: tuple[str, ...], head_end: int) -> str | None:
    """Return the "V/v …" of a letter, or its "Về …" above the addressee, joined over the lines of its column."""
    return _subject(lines, head_end + 6, _ON_MATTER) or _subject(lines, head_end, _ABOUT)


def _subject(lines: tuple[str, ...], last: int, begins: re.Pattern[str]) -> str | None:
    parts: list[str] = []
    column = 0
    for number in range(1, min(last, len(lines)) + 1):
        cells = cells_of(number, lines[number - 1])
        for cell in cells:
            if not parts and begins.match(cell.text):
                parts.append(_ON_MATTER.sub("V/v ", cell.text))
                column = cell.column
                break
        else:
            if not parts:
                continue
            first = cells[0] if cells else None
            if first is None or not _same_column(first.text, first.column, column):
                break
            parts.append(first.text)
    return clean_title(" ".join(parts))


def _same_column(text: str, column: int, begun: int) -> bool:
    if RULE.match(text) or is_motto(text) or is_nation(text):
        return False
    if re.match(r"(?:kính gửi|số\s*:|căn cứ|.{2,40},?\s*ngày\s*\d*\s*tháng)", text, re.IGNORECASE):
        return False
    return not text.isupper() and column <= begun + 25
