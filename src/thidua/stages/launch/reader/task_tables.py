"""Tasks out of a table with cells: what is to be done, who leads, who helps, by when, one row each, in columns of any
order. Where a file has lines alone, ``assigned.rows_of_work`` reads its tables.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from thidua.stages.launch.reader.assigned import time_of_cell
from thidua.stages.launch.reader.blocks import Block, Grid, GridRow
from thidua.stages.launch.reader.deadlines import Calendar, due_in
from thidua.stages.launch.reader.duties import split_units
from thidua.stages.launch.reader.letters import small_letters
from thidua.stages.launch.reader.model import Task
from thidua.stages.launch.reader.targets import read_target
from thidua.vietnamese import fold

Column = Literal["task", "leads", "helps", "due", "result"]
_TASK_HEADS = ("nội dung", "nhiệm vụ", "công việc", "hoạt động", "đầu việc")
_OTHER_HEADS = (
    "đơn vị", "cơ quan", "bộ phận", "người", "phân công", "chủ trì", "lãnh đạo", "thời hạn", "thời gian", "tiến độ",
)  # fmt: skip
# In the order of the questions: "Đơn vị phối hợp thực hiện" helps, "Đơn vị thực hiện" leads.
_HEADS: tuple[tuple[Column, str], ...] = (
    ("due", r"thoi (?:han|gian|diem)|tien do|ngay hoan thanh|han hoan thanh"),
    ("helps", r"(?<!chu tri, )(?<!chu tri va )(?<!chu tri/)phoi hop"),
    (
        "leads",
        r"chu tri|phan cong|phu trach|(?:don vi|co quan|bo phan|nguoi|phong).*(?:thuc hien|trach nhiem|dau moi)",
    ),
    ("result", r"ket qua|san pham|dau ra|muc tieu|chi tieu"),
    ("task", r"noi dung|nhiem vu|cong viec|hoat dong|dau viec"),
)
_UNIT_ALONE = re.compile(r"(?:don vi|co quan|bo phan)(?: thuc hien)?")
_MOST_HEAD = 60
_HELPERS_INSIDE = re.compile(r"[;,.]?\s*\(?(?:đơn vị )?phối hợp(?: cùng| với| thực hiện)?\s*:?\s*", re.IGNORECASE)
_LEADS_INSIDE = re.compile(r"^(?:đơn vị )?chủ trì(?: thực hiện)?\s*:?\s*", re.IGNORECASE)
_SENTENCE_MARK = re.compile("[.:;]")
_NUMBER = re.compile(r"^\W*(?:[IVXLC]+|\d{1,3}(?:\.\d{1,3})*|[a-zđ])\W*$")


def may_hold_tasks(text: str) -> bool:
    """Tell, before its tables are looked for, whether a text has the heads of a table of tasks."""
    cells = small_letters(text).replace("\n", "\t").replace("   ", "\t").split("\t")
    heads = [cell for cell in map(str.strip, cells) if len(cell) <= _MOST_HEAD and not _SENTENCE_MARK.search(cell)]
    return any(head.removeprefix("tên ").startswith(_TASK_HEADS) for head in heads) and any(
        head.startswith(_OTHER_HEADS) for head in heads
    )


@dataclass(frozen=True, slots=True)
class TableOfTasks:
    """The tasks of one table, and the lines (from 1, both included) that it takes up in the text."""

    first: int
    last: int
    tasks: tuple[Task, ...]


def tables_of_tasks(blocks: Iterable[Block], lines: Sequence[str], calendar: Calendar) -> tuple[TableOfTasks, ...]:
    """Return the tables of tasks among ``blocks``, found again in the lines of the text."""
    plain = [" ".join(line.split()) for line in lines]
    found: list[TableOfTasks] = []
    at = 0
    for grid in blocks:
        if isinstance(grid, Grid) and (head := _head(grid.rows)):
            table = _table(grid, *head, _Places(plain, at), calendar)
            if table.tasks:
                found.append(table)
                at = table.last
    return tuple(found)


def with_tables(tasks: Sequence[Task], tables: Sequence[TableOfTasks]) -> tuple[Task, ...]:
    """Put the tasks of tables in the place of what was read of their lines as running text."""
    kept = [task for task in tasks if not any(table.first <= task.line <= table.last for table in tables)]
    return tuple(sorted((*kept, *(task for table in tables for task in table.tasks)), key=lambda task: task.line))


class _Places:
    """Where the cells of a table stand in the lines, in order."""

    def __init__(self, lines: Sequence[str], at: int) -> None:
        self.lines, self.at = lines, at

    def line_of(self, words: str) -> int:
        """The next line (from 1) with the first words of a cell; the line reached where there is none."""
        wanted = words[:40].strip()
        for index in range(self.at, len(self.lines)):
            if wanted and wanted in self.lines[index]:
                self.at = index
                break
        return self.at + 1


def _head(rows: Sequence[GridRow]) -> tuple[int, dict[Column, int]] | None:
    """How many rows come before the first task, and which column is what; None for another kind of table."""
    for index, row in enumerate(rows[:3]):
        below = rows[index + 1] if index + 1 < len(rows) else None
        for height, cells in ((2, _over(row, below)), (1, list(row.cells))):
            columns = _columns(cells) if cells else {}
            if "task" in columns and columns.keys() & {"leads", "helps", "due"}:
                return index + height, columns
    return None


def _over(row: GridRow, below: GridRow | None) -> list[str]:
    """The heads of two rows, where a merged one stands over others ("Đơn vị thực hiện" over "Chủ trì")."""
    if below is None or len(below.cells) != len(row.cells) or len(set(row.cells)) == len(row.cells):
        return []
    pairs = list(zip(row.cells, below.cells, strict=True))
    # Below a head stands the head itself (merged downwards) or another; a row of tasks is longer than any head.
    if any(len(low) > _MOST_HEAD for _high, low in pairs):
        return []
    return [low if fold(high) == fold(low) or _role(low) else f"{high} {low}" for high, low in pairs]


def _columns(cells: Sequence[str]) -> dict[Column, int]:
    columns: dict[Column, int] = {}
    for index, cell in enumerate(cells):
        role = _role(cell)
        if role and (index == 0 or cells[index - 1] != cell):
            columns.setdefault(role, index)
    return columns


def _role(cell: str) -> Column | None:
    said = fold(cell)
    if not said or len(said) > _MOST_HEAD:
        return None
    if _UNIT_ALONE.fullmatch(said.strip()):
        return "leads"
    return next((role for role, pattern in _HEADS if re.search(pattern, said)), None)


def _table(grid: Grid, height: int, columns: dict[Column, int], places: _Places, calendar: Calendar) -> TableOfTasks:
    head = grid.rows[height - 1]
    first = places.line_of(_cell(head, columns["task"]))
    tasks = list(_tasks(grid.rows[height:], columns, places, calendar))
    last = places.line_of(_last_words(grid.rows[-1]))
    return TableOfTasks(first, max(last, first), tuple(tasks))


def _last_words(row: GridRow) -> str:
    filled = [index for index, cell in enumerate(row.cells) if cell]
    return (row.lines(filled[-1]) or [""])[-1] if filled else ""


def _cell(row: GridRow, column: int | None) -> str:
    return row.cells[column] if column is not None and column < len(row.cells) else ""


def _tasks(rows: Iterable[GridRow], columns: dict[Column, int], places: _Places, calendar: Calendar) -> Iterator[Task]:
    """A row with words in its task column and in one beside it; a row that is one heading over others is none."""
    for row in rows:
        words = _cell(row, columns["task"]).strip(" .;:-–•+")
        beside = {cell for cell in row.cells if cell and cell != row.cells[columns["task"]] and not _NUMBER.match(cell)}
        if _NUMBER.match(words) or len(words) < 4 or (not beside and len(set(filter(None, row.cells))) < 3):
            continue
        if row.cells and all(_role(cell) or not cell for cell in row.cells) and len(beside) > 1:
            continue  # the head again, on the next page
        line = places.line_of((row.lines(columns["task"]) or [words])[0].strip())
        leads, helps = _parted(_cell(row, columns.get("leads")))
        helps += tuple(split_units(_cell(row, columns.get("helps"))))
        due, period = time_of_cell(_cell(row, columns.get("due")).strip(" .;"), calendar)
        if not (due or period):
            due, period = due_in(words, calendar)
        target = read_target(words) or (read_target(result) if (result := _cell(row, columns.get("result"))) else None)
        yield Task(words, line, leads, target, due, False, period, tuple(dict.fromkeys(helps)))


def _parted(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leads and who helps, of a cell that may tell both."""
    leading, *helping = _HELPERS_INSIDE.split(_LEADS_INSIDE.sub("", cell.strip()))
    return tuple(split_units(leading)), tuple(name for part in helping for name in split_units(part.rstrip(") ")))
