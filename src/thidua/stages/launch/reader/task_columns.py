"""The columns of a table of tasks by the words of their heads, and how many rows the head takes up."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from thidua.stages.launch.reader.blocks import GridRow
from thidua.vietnamese import fold

Kind = Literal["number", "group", "task", "leads", "helps", "due", "result"]
# Of the words in a head the first tells what its column holds: "Kết quả thực hiện nhiệm vụ", "Nhiệm vụ, chỉ tiêu".
_PATTERNS: dict[Kind, str] = {
    "number": r"^(?:so )?s?tt\W*$|^so thu tu$",
    "group": r"\bnhom\b|linh vuc|^mang\b",
    "due": r"thoi (?:han|gian|diem)|tien do|lo trinh|\b(?:ky )?han\b|ngay hoan thanh|hoan thanh (?:truoc|trong)|"
    r"^(?:bat dau|ket thuc|tg)\b",
    "helps": r"phoi hop|ho tro",
    "leads": (
        r"chu tri|phan cong|phu trach|dau moi|trach nhiem|duoc giao|giao cho|"
        r"(?:don vi|co quan|bo phan|nguoi|phong|ca nhan|lanh dao|to chuc).*(?:thuc hien|tham muu|theo doi|chi dao)|"
        r"^(?:cac )?(?:don vi|co quan|bo phan)(?:,? (?:don vi|bo phan|ca nhan|dia phuong))*$"
    ),
    "result": r"ket qua|san pham|dau ra|muc tieu|chi tieu|chi so",
    "task": r"noi dung|nhiem vu|cong viec|hoat dong|dau viec|phan viec|viec can lam|giai phap",
}
_WORDS = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS.items())
_ANY = re.compile("|".join(_PATTERNS.values()))
_GOALS = re.compile(r"chi tieu|muc tieu")
# Where two columns tell of one thing: who leads rather than who watches over it, the end rather than the beginning.
_SURELY: dict[Kind, re.Pattern[str]] = {"leads": re.compile(r"chu tri"), "due": re.compile(r"ket thuc|hoan thanh")}
_MOST_HEAD = 60
_MOST_HIGH = 4
"""Rows that a head may take up, its title over the whole table among them."""
_SHORT_LINES = 9
"""Lines that the cells of a head may take up, each on its own."""
_CELL = re.compile(r"\t| {3,}|\|")
_NO_HEAD = re.compile(r"\W*(?:\d|[IVX]+[.)]|[a-zđ]\))|.*[.;:]\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Head:
    """Which column holds what, and how many rows come before the first task."""

    columns: dict[Kind, int]
    height: int = 1


def kind_of(cell: str) -> Kind | None:
    """What the column under a head holds, None where its words do not tell."""
    if not 1 < len(cell) <= _MOST_HEAD:
        return None
    said = fold(cell).strip()
    if not _ANY.search(said):
        return None
    found = [(match.start(), kind) for kind, pattern in _WORDS if (match := pattern.search(said))]
    first = min(found, key=lambda one: one[0])[1]
    kinds = {kind for _at, kind in found}
    if first in {"leads", "helps"} and kinds >= {"leads", "helps"}:
        # "Đơn vị phối hợp thực hiện" helps; "Đơn vị chủ trì, phối hợp" tells of both, the one who leads first.
        return "leads" if _SURELY["leads"].search(said) else "helps"
    return first


def columns_of(cells: Sequence[str]) -> dict[Kind, int]:
    """Which column holds what, empty unless these are the heads of a table of tasks."""
    columns: dict[Kind, int] = {}
    for at, cell in enumerate(cells):
        kind = kind_of(cell)
        if not kind or (at and cells[at - 1] == cell):
            continue
        if kind == "task" and "task" in columns:
            # Of two columns of tasks the first is what the tasks of the second belong to.
            columns.setdefault("group", columns["task"])
            columns["task"] = at
        elif kind in _SURELY and _SURELY[kind].search(fold(cell)):
            columns[kind] = at
        else:
            columns.setdefault(kind, at)
    if "task" not in columns and "result" in columns and _GOALS.search(fold(cells[columns["result"]])):
        columns["task"] = columns.pop("result")
    return columns if "task" in columns and columns.keys() & {"leads", "helps", "due"} else {}


def head_of(rows: Sequence[GridRow]) -> Head | None:
    """The head of a table of tasks, None for another kind of table."""
    for index, row in enumerate(rows[: _MOST_HIGH - 1]):
        below = rows[index + 1] if index + 1 < len(rows) else None
        for height, cells in ((2, _over(row, below)), (1, row.cells)):
            if columns := columns_of(cells):
                return Head(columns, index + height)
    return None


def is_head(cells: Sequence[str]) -> bool:
    """Tell whether a row within a table is its head again, as every page may print it."""
    filled = {cell for cell in cells if cell}
    return len(filled) > 1 and all(map(kind_of, filled))


def _over(row: GridRow, below: GridRow | None) -> list[str]:
    """The heads of two rows, where a merged one stands over others ("Đơn vị thực hiện" over "Chủ trì")."""
    if below is None or len(below.cells) != len(row.cells):
        return []
    pairs = list(zip(row.cells, below.cells, strict=True))
    merged = len(set(row.cells)) < len(row.cells) or any(not low or high == low for high, low in pairs)
    # Below a head stands the head itself (merged downwards) or another; a row of tasks is longer than any head.
    if not merged or any(len(low) > _MOST_HEAD or low[:1].isdigit() for _high, low in pairs):
        return []
    spread = {high for high in row.cells if high and row.cells.count(high) > 1}
    if not all(not low or high == low or kind_of(low) or high in spread or not kind_of(high) for high, low in pairs):
        return []
    return [
        high if not low else low if fold(high) == fold(low) or kind_of(low) else f"{high} {low}" for high, low in pairs
    ]


def may_hold_tasks(text: str) -> bool:
    """Tell, before its tables are looked for, whether a text has the heads of a table of tasks near one another."""
    near: list[tuple[int, Kind | None]] = []
    for number, line in enumerate(text.split("\n")):
        if (line and len(line) <= _MOST_HEAD) or "\t" in line or "   " in line or "|" in line:
            kinds = {kind_of(cell) for cell in _heads(line)}
            kinds.discard(None)
            near = [one for one in near if number - one[0] < _SHORT_LINES] + [(number, kind) for kind in kinds]
            columns = {kind for _at, kind in near} if kinds else set()
            if columns & {"task", "result"} and columns & {"leads", "helps", "due"}:
                return True
    return False


def _heads(line: str) -> Iterable[str]:
    return (cell for piece in _CELL.split(line) if (cell := piece.strip()) and not _NO_HEAD.match(cell))
