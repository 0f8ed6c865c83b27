"""Tasks out of tables: what is to be done, who leads, who helps, by when, one row each, in columns of any order.

Files with cells give their tables as blocks; where a file has lines alone, ``line_tables`` finds their cells.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from thidua.stages.launch.reader.assigned import is_registered
from thidua.stages.launch.reader.blocks import Block, Grid, GridRow
from thidua.stages.launch.reader.cell_times import Time
from thidua.stages.launch.reader.cell_units import is_person
from thidua.stages.launch.reader.deadlines import Calendar
from thidua.stages.launch.reader.duties import is_vague
from thidua.stages.launch.reader.line_tables import grids_of_lines
from thidua.stages.launch.reader.model import Deadline, Section, Task
from thidua.stages.launch.reader.task_cells import MARK, SAID, Said, task_of
from thidua.stages.launch.reader.task_columns import Head, Kind, head_of, is_head

_NUMBER = re.compile(r"^\W*(?:[IVXLC]+|[A-H]|\d{1,3}(?:\.\d{1,3})*|[a-zđ])\W*$")
_NUMBER_FIRST = re.compile(r"\W*(?P<number>[IVXLC]+|[A-H]|\d{1,3}(?:\.\d{1,3})*|[a-zđ])\b")
_ROMAN = re.compile(r"^\W*(?:[IVXLC]+|[A-H])\W*$")
_DITTO = re.compile(r"\W*(?:nt|n/t|như trên)\W*|[\"”“″〃]+", re.IGNORECASE)
_HOURS = re.compile(r"\W*\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}(?:\s?(?:[-–]|đến)\s?\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2})?\W*")
_PIECES = ((40, 400), (16, 200), (8, 40))
"""How many letters of a cell are looked for, and in how many lines."""
_SHORTEST, _PAGE_NUMBER, _LONGEST_ROW = 4, 12, 60
_BEHIND = re.compile(r"(?:[IVXLC]{1,5}\s?[.)]|Nơi nhận|Điều \d)")


@dataclass(frozen=True, slots=True)
class TableOfTasks:
    """The tasks of one table with their times, and the lines (from 1, both included) that it takes up in the text."""

    first: int
    last: int
    tasks: tuple[Task, ...]
    deadlines: tuple[Deadline, ...]
    sections: tuple[Section, ...]
    """The headings of groups of rows."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of tasks of a paper, in order, and the numbers of their lines."""

    tables: tuple[TableOfTasks, ...] = ()
    lines: frozenset[int] = frozenset()

    def holds(self, line: int) -> bool:
        """Tell whether a line belongs to one of the tables."""
        return line in self.lines

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks of all tables."""
        return tuple(task for table in self.tables for task in table.tasks)

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The times of all tables."""
        return tuple(deadline for table in self.tables for deadline in table.deadlines)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The headings of groups of rows in all tables."""
        return tuple(section for table in self.tables for section in table.sections)

    @property
    def units(self) -> tuple[str, ...]:
        """Who leads or helps, without persons and those who are nobody in particular."""
        names = [name for task in self.tasks for name in (*task.units, *task.coordinating)]
        return tuple(name for name in names if not is_vague(name) and not is_person(name))


def tables_of_tasks(blocks: Iterable[Block], lines: Sequence[str], first: int, calendar: Calendar) -> Tables:
    """Return the tables of tasks among ``blocks``, found again in the lines, and those of the other lines from
    ``first`` on."""
    celled = _tables(_whole_grids(blocks), lines, first, calendar)
    found = _in_order(celled)
    free = [line if not found.tables or not found.holds(number) else "" for number, line in enumerate(lines, start=1)]
    typed = _tables(((grid, "") for grid in grids_of_lines(free, first)), free, first, calendar)
    return _in_order([*celled, *typed]) if typed else found


def _in_order(tables: Iterable[TableOfTasks]) -> Tables:
    whole = tuple(sorted(tables, key=lambda table: table.first))
    return Tables(whole, frozenset(line for table in whole for line in range(table.first, table.last + 1)))


def _whole_grids(blocks: Iterable[Block]) -> Iterator[tuple[Grid, str]]:
    """The tables of tasks, each with the rows that stand on further pages, and the words behind it."""
    whole: Grid | None = None
    for block in blocks:
        if isinstance(block, Grid):
            if whole and _goes_on(whole, block):
                whole = replace(whole, rows=(*whole.rows, *block.rows))
                continue
            if whole:
                yield whole, ""
            whole = block if head_of(block.rows) else None
        elif whole and len(block.text) > _PAGE_NUMBER:
            yield whole, block.text
            whole = None
    if whole:
        yield whole, ""


def _goes_on(above: Grid, below: Grid) -> bool:
    """Tell whether a table is the rest of the one above: it has the same head, or the same width and none."""
    first, other = above.rows[0].cells, below.rows[0].cells
    return first == other or (len(first) == len(other) and head_of(below.rows) is None)


def _tables(
    grids: Iterable[tuple[Grid, str]], lines: Sequence[str], first: int, calendar: Calendar
) -> list[TableOfTasks]:
    found: list[TableOfTasks] = []
    plain: list[str] = []
    at = first - 1
    for grid, behind in grids:
        head = head_of(grid.rows)
        if head is None:
            continue
        plain = plain or [" ".join(line.split()) for line in lines]
        table = _table(grid, head, _Places(plain, at, behind), calendar)
        if table.tasks:
            found.append(table)
            at = table.last
    return found


class _Places:
    """Where the cells of a table stand in the lines, in order; ``behind`` are the first words after the table."""

    def __init__(self, lines: Sequence[str], at: int, behind: str) -> None:
        self.lines, self.at, self.behind = lines, at, behind

    def line_of(self, words: str) -> int:
        """The next line (from 1) with the first words of a cell; the line reached where there is none."""
        found = self._found([words[:most].strip() for most, _reach in _PIECES], self.at)
        self.at = self.at if found is None else found + 1
        return max(self.at, 1)

    def last_of(self, row: GridRow) -> int:
        """The last line that any cell of a row ends on, before what is surely behind the table."""
        start = max(0, self.at - 1)
        near = range(start + 1, min(len(self.lines), start + _LONGEST_ROW))
        end = next((index for index in near if _BEHIND.match(self.lines[index])), near.stop)
        cells = [lines[-1] for at in range(len(row.cells)) if (lines := row.lines(at)) and len(lines[-1]) >= _SHORTEST]
        found = [self._found([words[-most:].strip() for most, _reach in _PIECES], start, end) for words in cells]
        after = self._found([self.behind[: _PIECES[0][0]]] * len(_PIECES), start + 1) if self.behind else None
        return max([start, *(at for at in found if at is not None), *([after - 1] if after else [])]) + 1

    def _found(self, pieces: Sequence[str], start: int, end: int | None = None) -> int | None:
        """Where the longest piece of some words is found: a narrow column breaks them, and lines know no columns."""
        for wanted, (_most, reach) in zip(pieces, _PIECES, strict=True):
            for index in range(start, min(end or len(self.lines), start + reach) if wanted else start):
                if wanted in self.lines[index]:
                    return index
        return None


@dataclass(slots=True)
class _Row:
    """What the cells of one task say, each with the ends of its lines."""

    said: Said
    number: str
    group: str
    heads: tuple["_Row", ...] = ()
    """The headings that stand between the row above and this one."""

    def goes_on(self, more: "_Row") -> None:
        """Take what a row without a number, or a cell merged downwards, adds to this one."""
        for kind, words in more.said.items():
            old = self.said.get(kind, "")
            if words and words != old:
                self.said[kind] = f"{old}\n{words}" if old else words


def _table(grid: Grid, head: Head, places: _Places, calendar: Calendar) -> TableOfTasks:
    top = grid.rows[head.height - 1]
    first = places.line_of((top.lines(head.columns["task"]) or [""])[0])
    registered = is_registered(" ".join(places.lines[max(0, first - 4) : first - 1]))
    tasks: list[Task] = []
    deadlines: list[Deadline] = []
    # Every page may print the head again.
    heads = {row.cells for row in grid.rows[: head.height]}
    rows = [row for row in grid.rows[head.height :] if row.cells not in heads and not is_head(row.cells)]
    sections: list[Section] = []
    for row in _rows(rows, head.columns):
        for group in row.heads:
            words = group.said["task"].split("\n")
            sections.append(Section(group.number, MARK.sub("", " ".join(words)), places.line_of(words[0])))
        line = places.line_of(row.said["task"].split("\n")[0].strip())
        task, times = task_of(row.said, line, calendar, section=row.group, registered=registered)
        tasks.append(task)
        deadlines += _deadlines(task, times)
    last = max(places.last_of(grid.rows[-1]), first)
    return TableOfTasks(first, last, tuple(tasks), tuple(deadlines), tuple(sections))


def _deadlines(task: Task, times: Sequence[Time]) -> Iterator[Deadline]:
    """The times of a task that are certain; one beside that of the task itself tells which it is."""
    for nth, time in enumerate(times, start=1):
        period = time.period
        if not (time.day or (period and (period.last_day or period.recurs not in {None, "other"}))):
            continue
        own = (time.day, period and period.last_day) == (task.due, task.period and task.period.last_day)
        label = time.raw.partition(":")[0] if ":" in time.raw else f"lần {nth}"
        yield Deadline(task.text if own else f"{task.text} ({label})", time.day, time.raw, task.line, period)


def _rows(rows: Sequence[GridRow], columns: dict[Kind, int]) -> Iterator[_Row]:
    """The rows of tasks: those that only go on with the one above are joined to it, headings of groups are told."""
    last: _Row | None = None
    groups: list[_Row] = []
    heads: list[_Row] = []
    for index, row in enumerate(rows):
        if all(_NUMBER.match(cell) or not cell for cell in row.cells):
            continue  # the numbers of the columns
        told = _told(row, columns, last)
        if _is_group(row, told, rows[index + 1 :], columns):
            groups = [group for group in groups if _depth(group.number) < _depth(told.number)] + [told]
            if last:
                yield last
            last = None
            heads.append(told)
        elif last and _continues(last, told, columns):
            last.goes_on(told)
        elif _is_task(told):
            if last:
                yield last
            if told.number:
                groups = [group for group in groups if _depth(group.number) < max(0, _depth(told.number))]
            section = MARK.sub("", " ".join(groups[-1].said["task"].split())) if groups else ""
            last = replace(told, heads=tuple(heads), group=told.group or section)
            heads = []
    if last:
        yield last


def _depth(number: str) -> int:
    """How deep a number stands: a group without one, or with a capital letter, is over all others."""
    return number.count(".") if number[:1].isdigit() else 9 if number.islower() else -1


def _told(row: GridRow, columns: dict[Kind, int], last: _Row | None) -> _Row:
    said = {kind: "\n".join(row.lines(columns[kind])) for kind in SAID if kind in columns}
    for kind, words in said.items():
        if last and words and _DITTO.fullmatch(words):
            said[kind] = last.said.get(kind, "")
    filled = [at for at, cell in enumerate(row.cells) if cell and not _NUMBER.match(cell)]
    if len(filled) == 1 and filled[0] < columns["task"] and filled[0] not in map(columns.get, SAID):
        said["task"] = row.cells[filled[0]]  # a heading that stands in the first column
    number = row.cells[columns["number"]] if columns.get("number", len(row.cells)) < len(row.cells) else ""
    group = row.cells[columns["group"]] if columns.get("group", len(row.cells)) < len(row.cells) else ""
    group = group or (last.group if last and "group" in columns else "")
    own = _NUMBER_FIRST.match(number)
    return _Row(said, own["number"] if own else "", MARK.sub("", group))


def _is_group(row: GridRow, told: _Row, below: Sequence[GridRow], columns: dict[Kind, int]) -> bool:
    """Tell whether a row is a heading over others: one cell with words, and no task of its own."""
    words = {cell for cell in row.cells if cell and not _NUMBER.match(cell)}
    if len(words) != 1 or _NUMBER.match(told.said["task"]):
        return False
    merged = len([cell for cell in row.cells if cell in words]) > 1
    if merged or _ROMAN.match(told.number) or next(iter(words)).isupper() or _ROMAN.match(_mark(told.said["task"])):
        return True
    if not told.number or "number" not in columns:
        return told.said["task"][:1].isupper() and not told.number and bool(below) and _fills(below[0], columns)
    following = below[0].cells[columns["number"]] if below and len(below[0].cells) > columns["number"] else ""
    deeper = following.count(".") > told.number.strip(" .").count(".") or not _depth_alike(told.number, following)
    return deeper and bool(below)


def _mark(words: str) -> str:
    match = MARK.match(words)
    return match[0] if match else ""


def _depth_alike(one: str, other: str) -> bool:
    return one.strip(" .)").isdigit() == other.strip(" .)").isdigit()


def _fills(row: GridRow, columns: dict[Kind, int]) -> bool:
    return sum(bool(row.cells[at]) for at in columns.values() if at < len(row.cells)) > 1


def _continues(last: _Row, told: _Row, columns: dict[Kind, int]) -> bool:
    """Tell whether a row goes on with the one above: its task is the same merged cell, or there is no number and it
    begins no task of its own."""
    words = told.said["task"].strip()
    if words and words == last.said["task"].split("\n")[0].strip() and told.number == last.number:
        return "number" in columns or not words[:1].isupper()
    if "number" not in columns or told.number:
        return not words and not told.number
    beside = any(told.said.get(kind) for kind in ("leads", "helps", "due"))
    return not words or words[:1].islower() or not beside


def _is_task(told: _Row) -> bool:
    words = " ".join(told.said["task"].split()).strip(" .;:-–•+")
    # Hours alone are those of an agenda.
    return not (_NUMBER.match(words) or len(words) < _SHORTEST or _HOURS.fullmatch(told.said.get("due", "")))
