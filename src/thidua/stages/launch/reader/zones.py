"""Where the parts of a document lie: head, body, recipients and signature, annexes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from thidua.stages.launch.reader.cells import cells_of
from thidua.stages.launch.reader.offices import is_office_line, is_person_name
from thidua.vietnamese import fold

KINDS = (
    "nghị quyết", "quyết định", "chỉ thị", "quy chế", "quy định", "thông cáo", "thông báo", "hướng dẫn", "chương trình",
    "kế hoạch", "phương án", "đề án", "dự án", "báo cáo", "biên bản", "tờ trình", "hợp đồng", "công điện",
    "giấy mời", "giấy giới thiệu", "phát động", "phát động thi đua", "luật", "bộ luật", "pháp lệnh", "nghị định",
    "thông tư", "thông tư liên tịch", "lời phát động", "giao ước thi đua", "kết luận", "thư ngỏ", "lệnh", "quy trình",
)  # fmt: skip
KIND_OF_FOLD = {fold(k): k for k in KINDS}
RECIPIENTS = re.compile(r"^\W*nơi\s*nhận\s*(?::\s*|$)", re.IGNORECASE)
FIRST_ROW = re.compile(r"\s*[-–•+*]\s*Như (?:trên|(?:kính )?gửi|[Đđ]iều \d+)\s*[;,.]")
_NHAN = re.compile("nhận", re.IGNORECASE)  # in few lines, so that the others need not be cut into cells
_LETTER = re.compile(r"(?:v\s*/\s*v\b|kính gửi)", re.IGNORECASE)
_BODY = re.compile(r"(?:Căn cứ|Điều\s\d|[IVX]{1,4}[.\-/]\s|\d{1,2}\.\s)")
_HEAD_FIELD = re.compile(r"(?:s[ốô]\s*:|v\s*/\s*v|kính gửi)", re.IGNORECASE)
_PLACE_AND_DAY = re.compile(r"[^/:]{2,40}?,?\s*ngày\s*[\d.…_ ]*\s*tháng\s*[\d.…_ ]*\s*năm\s*[\d.…_ ]*")
_ANNEX = re.compile(r"(?:phụ lục|mẫu số|biểu mẫu)\b", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_HEAD_LINES = 40
# Kinds whose title may go on in the same line; an agency may begin with the words of the others.
_TITLE_KINDS = {
    "ke hoach", "quyet dinh", "chi thi", "huong dan", "thong bao", "chuong trinh", "bao cao", "to trinh", "bien ban",
    "loi phat dong", "phat dong", "giao uoc thi dua", "nghi quyet", "quy che", "phuong an",
}  # fmt: skip
_MOTTO = "doc lap tu do hanh phuc"


def kind_line(text: str) -> str | None:
    """Return the kind that a line names when it holds nothing else and is in capitals ("QUYẾT  ĐỊNH :")."""
    if not text.isupper():
        return None
    bare = _BLANKS.sub(" ", text).strip(" :*_-–.")
    return KIND_OF_FOLD.get(fold(bare))


@lru_cache(maxsize=256)  # the head of a paper is asked about by every part that reads it
def is_motto(text: str) -> bool:
    """Tell whether a cell is the national motto, whatever its dashes."""
    return " ".join(re.findall(r"\w+", fold(text))) == _MOTTO


@lru_cache(maxsize=256)
def is_nation(text: str) -> bool:
    """Tell whether a cell is the name of the State, or of the Party, at the head of a paper."""
    return bool(re.match("cong hoa? xa hoi|dang cong san viet nam", fold(text)))


def is_letterhead(lines: Sequence[str]) -> bool:
    """Tell whether lines hold the head of a paper, not just a page number or a running title."""
    cells = [cell.text for number, line in enumerate(lines, 1) for cell in cells_of(number, line)]
    return any(is_motto(cell) or is_nation(cell) for cell in cells)


@dataclass(frozen=True, slots=True)
class Zones:
    """Line numbers from 1; ``recipients`` is None without such a block, ``end`` is the last line before annexes."""

    head_end: int
    kind: int | None
    recipients: int | None
    body_end: int
    end: int


def find_zones(lines: tuple[str, ...]) -> Zones:
    """Locate the parts of a document by their fixed words."""
    kind = _kind_row(lines)
    recipients = _recipients_row(lines)
    body_end = _body_end(lines, kind, recipients)
    return Zones(_head_end(lines, kind), kind, recipients, body_end, _end(lines, body_end))


def _kind_row(lines: tuple[str, ...]) -> int | None:
    """The first line that is a kind alone; failing that, one in capitals that begins with a kind.

    A subject ("V/v …") or an addressee above it makes the paper a letter: what follows is an annex.
    """
    fallback: int | None = None
    filled = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    for number, line in filled[:_HEAD_LINES]:
        cells = cells_of(number, line)
        if any(_LETTER.match(cell.text) for cell in cells):
            return None
        if len(cells) == 1 and kind_line(cells[0].text):
            return number
        if fallback is None and len(cells) == 1 and split_kind(cells[0].text):
            fallback = number
        if fallback is None and _BODY.match(line.strip()):
            return None
    return fallback


def split_kind(text: str) -> tuple[str, str] | None:
    """Split "KẾ HOẠCH PHÁT ĐỘNG THI ĐUA" into its kind and the title that begins on the same line."""
    if not text.isupper():
        return None
    bare = _BLANKS.sub(" ", text).strip(" :*_-–.")
    words = bare.split()
    for count in (4, 3, 2, 1):
        kind = " ".join(words[:count])
        if len(words) > count and fold(kind) in _TITLE_KINDS:
            return kind, " ".join(words[count:])
    return None


def _recipients_row(lines: tuple[str, ...]) -> int | None:
    """The line of "Nơi nhận", or the first of its rows where that line was lost."""
    first: int | None = None
    for number, line in enumerate(lines, 1):
        for cell in cells_of(number, line) if _NHAN.search(line) else ():
            if RECIPIENTS.match(cell.text):
                return number
        if first is None and FIRST_ROW.match(line):
            first = number
    return first


def _head_end(lines: tuple[str, ...], kind: int | None) -> int:
    """The last line of the letterhead: before the kind, or the last of number, motto, place and date."""
    if kind:
        return kind - 1
    last, seen = 0, 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        seen += 1
        if seen > 18:
            break
        for cell in cells_of(number, line):
            if _HEAD_FIELD.match(cell.text) or is_motto(cell.text) or is_nation(cell.text) or _dated(cell.text):
                last = number
    return last


def _dated(text: str) -> bool:
    return "ngày" in text and bool(_PLACE_AND_DAY.fullmatch(text))


def _body_end(lines: tuple[str, ...], kind: int | None, recipients: int | None) -> int:
    """The last line of the body: the end mark "./.", else the line before recipients or signature."""
    if recipients:
        for number in range(recipients - 1, 0, -1):
            if lines[number - 1].rstrip(" \"”'*").endswith("./."):
                return number
        return _before_signature(lines, recipients - 1)
    for number, line in enumerate(lines, 1):
        if number > (kind or 0) and line.rstrip(" \"”'*").endswith("./."):
            return number
    return len(lines)


def _before_signature(lines: tuple[str, ...], last: int) -> int:
    """Step back over empty lines and over a signature that begins above the recipients."""
    while last > 1 and (
        not lines[last - 1].strip() or all(is_office_line(c.text) for c in cells_of(last, lines[last - 1]))
    ):
        last -= 1
    return last


def _end(lines: tuple[str, ...], body_end: int) -> int:
    """The last line before the annexes: before the first title in capitals after the signature."""
    office = signed = False
    for number in range(body_end + 1, len(lines) + 1):
        text = lines[number - 1].strip()
        if _ANNEX.match(text):
            return number - 1
        if office and kind_line(text):
            return number - 1
        if (
            signed
            and text.isupper()
            and not text.endswith(";")
            and text[0].isalpha()
            and len(text.split()) >= 2
            and not is_office_line(text)
        ):
            return number - 1
        for cell in cells_of(number, lines[number - 1]):
            signed = signed or (office and is_person_name(cell.text))
            office = office or is_office_line(cell.text)
    return len(lines)
