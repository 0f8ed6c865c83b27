"""Read "Nơi nhận": one item a line, wrapped lines joined, two recipients on one line parted."""

import re
from collections.abc import Iterator

from thidua.stages.launch.reader.cells import Cell, cells_of
from thidua.stages.launch.reader.model import Recipient
from thidua.stages.launch.reader.offices import is_office_line, is_signed_mark
from thidua.stages.launch.reader.text import RULE
from thidua.stages.launch.reader.zones import FIRST_ROW, RECIPIENTS, Zones, kind_line
from thidua.vietnamese import fold

_BULLET = re.compile(r"^\s*[-–•+*·]\s*")
_ARCHIVE = re.compile(r"^lưu\b\s*:?\s*", re.IGNORECASE)
_GROUP = re.compile(r"^(?:đồng\s)?kính gửi\s*:?\s*$", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\(\s*([^()]*)\)")
_PURPOSES = (
    ("bao_cao", r"\bb/?\s?c\b|bao cao|b/cao"),
    ("thuc_hien", r"\bt/?\s?h\b|thuc hien"),
    ("phoi_hop", r"\bp?h?/\s?h\b|phoi hop"),
    ("chi_dao", r"chi dao"),
    ("dang_tai", r"dang tai|dua tin|dang tin|dang bao"),
    ("theo_doi", r"theo doi"),
    ("de_biet", r"de biet"),
)
_SPLIT = re.compile(
    r"(?:;\s+(?=\S)|,\s+(?=(?:Trung tâm|Văn phòng|Phòng|Các|Hội đồng|Website|Cổng|Trang|Báo|Ban)\s))(?![^()]*\))"
)
# Items that were written on after one another: each keeps the dash before it.
_NEXT_ITEM = re.compile(r"(?<=[;.,:)])\s*[-–•+*]\s+(?=\S)(?![^()]*\))|(?<=\S)\s+[-–•+*]\s*(?=Lưu\b)")
_RIGHT_COLUMN = 34
_MOST = 80


def _left_cells(lines: tuple[str, ...], zones: Zones) -> list[Cell]:
    """The cells that belong to the list, not to a signature beside it."""
    start = zones.recipients or 0
    kept: list[Cell] = []
    for number in range(start, min(zones.end, start + _MOST) + 1):
        for cell in cells_of(number, lines[number - 1]):
            bullet = bool(_BULLET.match(cell.text))
            if number > start and not bullet and (cell.order > 0 or cell.column >= _RIGHT_COLUMN):
                continue
            if is_signed_mark(cell.text):
                continue
            kept.append(cell)
    return kept


def _items(cells: list[Cell]) -> list[tuple[int, str]]:
    """Join wrapped lines; stop at the signature, at the next title, or after the file copy.

    A signature that was copied line by line between the items stops nothing: another dash follows it.
    """
    items: list[tuple[int, str]] = []
    opened = list(_opened(cells))
    for at, cell in enumerate(opened):
        bullet = _BULLET.match(cell.text)
        body = _BULLET.sub("", cell.text).strip()
        if not body or body.isdecimal() or RULE.match(cell.text):
            continue  # a page number among them is nobody
        if not bullet and (is_office_line(cell.text) or kind_line(cell.text)):
            if items and not cell.order and not any(_BULLET.match(after.text) for after in opened[at + 1 : at + 2]):
                break
            continue
        if not bullet and items and _ARCHIVE.match(items[-1][1]):
            break
        if not bullet and items and _goes_on(items[-1][1], body):
            items[-1] = (items[-1][0], f"{items[-1][1]} {body}")
        else:
            items.append((cell.line, body))
    return items


def _opened(cells: list[Cell]) -> Iterator[Cell]:
    """The cells after "Nơi nhận:", with what stands on that very line."""
    opened = bool(cells and FIRST_ROW.match(cells[0].text))
    for cell in cells:
        opening = None if opened else RECIPIENTS.match(cell.text)
        if opening:
            opened = True
            rest = cell.text[opening.end() :]
            if rest:
                yield from _parted(Cell(cell.line, cell.column + opening.end(), cell.order, rest))
        elif opened:
            yield from _parted(cell)


def _parted(cell: Cell) -> Iterator[Cell]:
    """The items of one line, each with its dash."""
    begun = 0
    for mark in [*_NEXT_ITEM.finditer(cell.text), None]:
        end = mark.start() if mark else len(cell.text)
        if cell.text[begun:end].strip():
            yield Cell(cell.line, cell.column + begun, cell.order, cell.text[begun:end].strip())
        begun = end


def _goes_on(before: str, text: str) -> bool:
    return text[0].islower() or not re.search(r"[;.:)]\s*$", before)


def _purpose(text: str) -> tuple[str, str | None]:
    """Take a purpose in brackets off a name; any other bracket stays."""
    for match in _BRACKET.finditer(text):
        said = fold(match[1])
        for code, pattern in _PURPOSES:
            if re.search(pattern, said):
                return (text[: match.start()] + text[match.end() :]).strip(" ;."), code
    return text.strip(" ;"), None


def read_recipients(lines: tuple[str, ...], zones: Zones) -> tuple[Recipient, ...]:
    """Return the recipients in order; the archive line is one of them and marked."""
    if not zones.recipients:
        return ()
    found: list[Recipient] = []
    for line, text in _items(_left_cells(lines, zones)):
        if _GROUP.match(text):
            continue
        if _ARCHIVE.match(text):
            found.append(Recipient(_ARCHIVE.sub("", text).strip(" ;.") or "Lưu", None, True, line))
            continue
        whole, purpose = _purpose(text)
        for part in _SPLIT.split(whole):
            name, own = _purpose(part)
            if name.strip(" .;,"):
                found.append(Recipient(name.strip(" .;,"), own or purpose, False, line))
    return tuple(found)
