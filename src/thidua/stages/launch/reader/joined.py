"""Two columns that were typed or copied into one line: the letterhead, and the signature beside the recipients.

Where a column begins is told by its fixed words; the blank before it becomes a tab, so that places in the line stay.
"""

import re

from thidua.stages.launch.reader.grammar import SYMBOL
from thidua.stages.launch.reader.letters import CAPITAL, vi_compile
from thidua.stages.launch.reader.offices import is_office_line, is_person_name

_NATION = re.compile(r"(?<=\S)(\s+)(?=C[ỘO]NG\s+H(?:ÒA|OÀ|OA|Ồ)\s+X[ÃA]\s+H|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM\s*$)")
_MOTTO = re.compile(r"(?<=\S)(\s+)(?=[ĐD][Ộộo]c\s+lập\W{1,4}tự(?:\s+do\b|\W))", re.IGNORECASE)
_AFTER = re.compile(
    r"(C[ỘO]NG\s+H\S{1,3}\s+X[ÃA]\s+H[^\t]{3,24}?NAM|[ĐD][Ộộo]c\s+lập[^\t]{5,24}?phúc)(\s+)(?=\S)", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<=[^\W\d_]{2})(\s+)(?=Số\s*:\s*[\d.…_/])")
_BEFORE_DAY = r",?(\s+)(?=\S[^\d/]{1,40}?,?\s*ngày\b|(?<=,\s)ngày\b)"
_AFTER_NUMBER = vi_compile(rf"^\s*số\s*:?[\s\d.…_]*(?:[/\-][^\s,]+|(?<=\d)){_BEFORE_DAY}", re.IGNORECASE)
_AFTER_SYMBOL = re.compile(rf"^\s*[Ss]ố\s*:?\s*{SYMBOL}{_BEFORE_DAY}")
_DATE = re.compile(r"\s*,?\s*ngày[\s\d.…_/]*tháng", re.IGNORECASE)
_PLACE_WORD = vi_compile(r"(?:[\pU][\pL]+|TP\.?|Tp\.?|TX\.?)[,.]?\Z")
_TERRITORY = {"thành", "thị", "phố", "xã", "tỉnh", "huyện", "quận", "phường"}
_RECIPIENTS = re.compile(r"nơi\s*nhận\s*:?", re.IGNORECASE)
_SIGNED = re.compile(r"(?<=\S)(\s+)(?=\(?\s*(?:đã ký|ký tên)[^\w]*$)", re.IGNORECASE)
_ITEM_ENDS = re.compile(r"[;.,:)]$")
# Looked for first, in small letters: without one of them no column begins or ends in a line, whatever else it says.
_HEAD_WORD = re.compile("c[ộo]ng|lập|số|đảng")
_HEAD_LINES, _BLOCK_LINES, _MOST_PLACE_WORDS = 16, 40, 4
_SHORTEST_RUNNING = 4
_PAGE = re.compile(r"\s*(?:[-–]\s*\d{1,3}\s*[-–]|trang\s*(?:số\s*)?:?\s*\d{1,3}(?:\s*/\s*\d{1,3})?)\s*", re.IGNORECASE)


def part_columns(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines with a tab where one column of the head or of the end was joined to another.

    Lines that are nothing but a page number, and what is printed beside it on every page, become empty.
    """
    parted = _without_pages([line.replace("|", "\t") if "|" in line else line for line in lines])
    filled = [at for at, line in enumerate(parted) if line.strip()][:_HEAD_LINES]
    for at in filled:
        parted[at] = _part_head(parted[at])
    _part_end(parted)
    return tuple(parted)


def _without_pages(lines: list[str]) -> list[str]:
    pages = [at for at, line in enumerate(lines) if line and _PAGE.fullmatch(line)]
    if not pages:
        return lines
    beside: dict[str, list[int]] = {}
    for page in pages:
        for step in (-1, 1):
            at = page + step
            while 0 <= at < len(lines) and not lines[at].strip() and abs(at - page) < 3:
                at += step
            if 0 <= at < len(lines) and len(lines[at].strip()) > _SHORTEST_RUNNING:
                beside.setdefault(lines[at].strip(), []).append(at)
    running = {at for places in beside.values() if len(set(places)) > 1 for at in places}
    blank = {*pages, *running}
    return ["" if at in blank else line for at, line in enumerate(lines)]


def _tab_at(line: str, place: int) -> str:
    return f"{line[:place]}\t{line[place + 1 :]}"


def _part_head(line: str) -> str:
    """Put a tab before every piece of a head but the first of its line."""
    if len(line) > 200:
        return line
    said = line.lower()
    if _HEAD_WORD.search(said):
        for pattern in (_NATION, _MOTTO, _NUMBER):
            line = pattern.sub(lambda blank: "\t" + blank[1][1:], line)
        line = _AFTER.sub(lambda piece: f"{piece[1]}\t{piece[2][1:]}", line)
    return "\t".join(map(_part_number, line.split("\t"))) if "ngày" in said else line


def _part_number(cell: str) -> str:
    match = _AFTER_SYMBOL.match(cell) or _AFTER_NUMBER.match(cell)
    if match:
        return _tab_at(cell, match.start(1))
    date = _DATE.search(cell)
    place = _before_place(cell[: date.start()]) if date else None
    return cell if place is None else _tab_at(cell, place)


def _before_place(text: str) -> int | None:
    """Where the blank before the name of a place stands that ends a text in capitals or a subject, None without one."""
    words = list(re.finditer(r"\S+", text))
    first = len(words)
    while first > 0 and len(words) - first < _MOST_PLACE_WORDS and _is_place(words[first - 1][0]):
        first -= 1
    left = text[: words[first].start()].strip() if first < len(words) else ""
    if not left or not (left.isupper() or not left.strip("*-_ ") or re.match(r"v\s*/\s*v\b", left, re.IGNORECASE)):
        return None
    return words[first].start() - 1


def _is_place(word: str) -> bool:
    return bool(_PLACE_WORD.match(word)) or word.lower() in _TERRITORY


def _part_end(lines: list[str]) -> None:
    """Part an office, "(Đã ký)" and the name of who signed from the recipients they were joined to."""
    start = next((at for at, line in enumerate(lines) if _RECIPIENTS.search(line[:12])), None)
    if start is None:
        return
    office = False
    for at in range(start, min(len(lines), start + _BLOCK_LINES)):
        line = lines[at]
        if "\t" in line or not line.strip() or len(line) > 200:
            office = office or is_office_line(line)
            continue
        signed = _SIGNED.search(line)
        place = signed.start(1) if signed else _before_office(line)
        if place is not None and not signed:
            office = True
        elif place is None and office:
            place = _before_name(line)
        if place is not None:
            lines[at] = _tab_at(line, place)


def _before_office(line: str) -> int | None:
    words = list(re.finditer(r"\S+", line))
    first = len(words)
    while first > 1 and re.fullmatch(rf"[{CAPITAL}.,/\-–]+", words[first - 1][0]):
        first -= 1
    for at in range(max(1, first), len(words)):
        if is_office_line(line[words[at].start() :]) and any(ch.islower() for ch in line[: words[at].start()]):
            return words[at].start() - 1
    return None


def _before_name(line: str) -> int | None:
    words = list(re.finditer(r"\S+", line))
    for at in range(max(1, len(words) - 5), len(words) - 1):
        if _ITEM_ENDS.search(words[at - 1][0]) and is_person_name(line[words[at].start() :]):
            return words[at].start() - 1
    return None
