"""Tables without rules: columns by where their words stand under the headers, as the laid-out text of a page shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from thidua.stages.launch.reader.awards.columns import are_headers, role_of
from thidua.stages.launch.reader.awards.state import heading_of, is_total
from thidua.stages.launch.reader.blocks import Block, Grid, GridRow, blocks_of_text, one_line
from thidua.stages.launch.reader.text import clean_lines

_CELL = re.compile(r"\S+(?: \S+)*")
_FIGURE = re.compile(r"\(?\d{1,4}[.)]?")
_ENDS = re.compile(r"\s*(?:Nơi nhận|Điều \d|Căn cứ|Bằng chữ|Ấn định|Danh sách (?:này|gồm|có))")
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Table:
    """A table being read: its columns, and the words of each row by column with the lines they stand on."""

    columns: list[_Cell]
    number: int | None
    rows: list[list[list[str]]] = field(default_factory=list)
    lines: list[list[int]] = field(default_factory=list)

    def take(self, cells: Sequence[_Cell], line: int) -> None:
        """A line with its number, or with most columns filled, begins a row; another goes on with the row above."""
        placed: list[list[str]] = [[] for _column in self.columns]
        for cell in cells:
            placed[self._column(cell)].append(cell.text)
        if self.number is None:
            begins = sum(map(bool, placed)) * 2 > len(self.columns)
        else:
            begins = bool(placed[self.number]) and bool(_FIGURE.fullmatch(placed[self.number][0]))
        if begins or len(self.rows) == 0:
            self._add(placed, line)
        else:
            for kept, more in zip(self.rows[-1], placed, strict=True):
                kept.extend(more)
            self.lines[-1].append(line)

    def add_row(self, cells: Sequence[_Cell], line: int) -> None:
        """A row of its own without a number, such as a total."""
        placed: list[list[str]] = [[] for _column in self.columns]
        for cell in cells:
            placed[self._column(cell)].append(cell.text)
        self._add(placed, line)

    def group(self, text: str, line: int) -> None:
        """A heading over the rows that follow."""
        self._add([[text], *([] for _column in self.columns[1:])], line)

    def _add(self, placed: list[list[str]], line: int) -> None:
        self.rows.append(placed)
        self.lines.append([line])

    def _column(self, cell: _Cell) -> int:
        """The column whose header overlaps most, or stands nearest."""

        def far(at: int) -> tuple[int, int]:
            head = self.columns[at]
            overlap = min(head.end, cell.end) - max(head.start, cell.start)
            return -overlap, abs(head.start - cell.start)

        return min(range(len(self.columns)), key=far)

    def grid(self) -> Grid:
        """The table as rows of cells; the headers are its first."""
        rows = []
        for placed, lines in zip(self.rows, self.lines, strict=True):
            cells = tuple(one_line(" ".join(words)) for words in placed)
            place = f"dòng {lines[0]}" if len(lines) == 1 else f"dòng {lines[0]} đến {lines[-1]}"
            rows.append(GridRow(cells, sum(map(bool, cells)), place, joined=len(lines) > 1))
        return Grid(tuple(rows), rows[0].place)


def blocks_of_layout(text: str, *, layout: bool = True) -> Iterator[Block]:
    """Yield the blocks of a text; a line of known headers parted by blanks begins a table.

    ``layout``: the lines are those of a page, which cut paragraphs.
    """
    table: _Table | None = None
    waiting: list[str] = []
    for number, line in enumerate(clean_lines(text), start=1):
        # Cells parted by tabs have no places of their own.
        cells = [] if "\t" in line else [_Cell(match.start(), match.end(), match[0]) for match in _cells(line)]
        if table is not None and not _closes(line, cells):
            _continue(table, cells, number)
            waiting.append("")
            continue
        if table is not None:
            yield table.grid()
            table = None
        if are_headers([cell.text for cell in cells]):
            yield from blocks_of_text("\n".join(waiting), layout=layout)
            waiting = [""] * number
            table = _begun(cells, number)
        else:
            waiting.append(line)
    if table is not None:
        yield table.grid()
    yield from blocks_of_text("\n".join(waiting), layout=layout)


def _cells(line: str) -> Iterator[re.Match[str]]:
    return _CELL.finditer(line)


def _begun(cells: list[_Cell], number: int) -> _Table:
    at = next((index for index, cell in enumerate(cells) if role_of(cell.text) == "number"), None)
    table = _Table(cells, at)
    table.rows.append([[cell.text] for cell in cells])
    table.lines.append([number])
    return table


def _closes(line: str, cells: Sequence[_Cell]) -> bool:
    if _ENDS.match(line):
        return True
    return len(cells) == 1 and len(cells[0].text) > _LONGEST


def _continue(table: _Table, cells: Sequence[_Cell], number: int) -> None:
    if not cells:
        return
    if is_total(cells[0].text) or (len(cells) > 1 and is_total(cells[1].text)):
        table.add_row(cells, number)
    elif len(cells) == 1 and (heading_of(cells[0].text, None) or cells[0].text.isupper()):
        table.group(cells[0].text, number)
    else:
        table.take(cells, number)
