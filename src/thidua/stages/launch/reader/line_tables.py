"""Tables of tasks in plain lines: the cells are found by tabs, by where words stand under the heads, or one a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from thidua.stages.launch.reader.blocks import Grid, GridRow, one_line
from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.task_columns import columns_of, kind_of

_PIECE = re.compile(r"\S+(?: \S+)*")
_NUMBER = re.compile(r"\W*(?:[IVXLC]{1,5}|\d{1,3}(?:\.\d{1,3})*|[a-zđ])\W*")
_HEADING = vi_compile(r"\W*(?:[IVXLC]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2})*)[.)/-]\s*[\pU]")
_GOES_ON = vi_compile(r"\s*(?:[\pL]|[-–•+]\s)")
_BEHIND = vi_compile(r"\s*(?:[IVXLC]{1,5}\s?[.)]|Nơi nhận|Điều \d|[\pU]{2,}\s[\pU]{2,})")
_ENDS = re.compile(r"\s*(?:Nơi nhận|Điều \d|Ghi chú\s?:)")
_WORDS = re.compile(r"[^\W_]")
_LONGEST_HEADING, _MOST_BLANK, _FEWEST, _MOST_COLUMNS, _MOST_LINES = 120, 2, 3, 12, 30
_NEAR = 2
"""How far from its head, in letters, a cell may begin."""
_NUMBER_HEADS, _MOST_NUMBER_HEAD = {"TT", "STT", "SỐ TT"}, 8


@dataclass(slots=True)
class _Table:
    """A table being read: where its columns begin and end (none where tabs part them), and the words of each row."""

    width: int
    number: int | None
    columns: Sequence[tuple[int, int]] = ()
    rows: list[list[list[str]]] = field(default_factory=list)
    at: int = 0
    """The column that the last line ended in."""

    def begin(self, placed: dict[int, str]) -> None:
        """Add a row."""
        self.rows.append([[placed[at]] if placed.get(at) else [] for at in range(self.width)])
        self.at = max(placed, default=0)

    def go_on(self, placed: dict[int, str]) -> None:
        """Add lines to the cells of the last row."""
        for at, words in placed.items():
            if words:
                self.rows[-1][at].append(words)
        self.at = max(placed, default=self.at)

    def grid(self) -> Grid:
        """The rows with their cells; the head is the first."""
        made = []
        for row in self.rows:
            parted = tuple("\n".join(map(one_line, cell)) for cell in row)
            cells = tuple(one_line(cell) for cell in parted)
            made.append(GridRow(cells, sum(map(bool, cells)), "", parted=parted if parted != cells else ()))
        return Grid(tuple(made), "")


def grids_of_lines(lines: Sequence[str], first: int) -> Iterator[Grid]:
    """Yield the tables from line ``first`` (from 1) on whose heads are those of tasks."""
    at = first - 1
    while at < len(lines):
        short = 1 < len(lines[at]) <= _MOST_NUMBER_HEAD
        if short and lines[at].strip().upper() in _NUMBER_HEADS and (stacked := _stacked(lines, at)):
            grid, at = stacked
            yield grid
            continue
        table = _begun(lines[at]) if "\t" in lines[at] or "   " in lines[at] else None
        if table is None:
            at += 1
            continue
        tabbed = not table.columns
        at = _take(table, lines, at + 1, tabbed=tabbed)
        yield table.grid()


def _stacked(lines: Sequence[str], at: int) -> tuple[Grid, int] | None:
    """The table whose heads and cells stand one below another from line ``at`` (from 0) on, and the line after it."""
    heads: list[str] = []
    end = at
    while end < len(lines) and len(heads) < _MOST_COLUMNS and not (heads and _NUMBER.fullmatch(lines[end].strip())):
        heads += [one_line(lines[end])] if lines[end].strip() else []
        end += 1
    if len(heads) < _FEWEST or not columns_of(heads) or end == len(lines):
        return None
    rows = [heads]
    while end < len(lines) and _NUMBER.fullmatch(lines[end].strip()):
        start, near = end, range(end + 1, min(len(lines), end + 1 + _MOST_LINES))
        end = next(
            (nth for nth in near if _NUMBER.fullmatch(lines[nth].strip()) or _BEHIND.match(lines[nth])), near.stop
        )
        last = end == len(lines) or not _NUMBER.fullmatch(lines[end].strip())
        rows.append([lines[start].strip(), *_cells_of_row(lines[start + 1 : end], len(heads) - 1, last=last)])
    made = [GridRow(tuple(row), sum(map(bool, row)), "") for row in rows]
    return Grid(tuple(made), ""), end


def _cells_of_row(lines: Sequence[str], width: int, *, last: bool) -> list[str]:
    """The cells of a row from its lines. An empty line may be an empty cell, and an item more of the cell above; where
    no count fits, only the first cell is sure. Of the last row nothing tells how far it goes."""
    counts = []
    for words in (list(map(one_line, lines)), [one_line(line) for line in lines if line.strip()]):
        joined: list[str] = []
        for line in words:
            if joined and _GOES_ON.match(line):
                joined[-1] = f"{joined[-1]} {line}"
            else:
                joined.append(line)
        counts += [words, joined]
    if found := next((cells for cells in counts if len(cells) == width), None):
        return found
    first = counts[-1][:width] if last else counts[-1][:1]
    return [*first, *[""] * (width - len(first))]


def _begun(line: str) -> _Table | None:
    """The table that a line of heads begins, None for any other line."""
    if "\t" in line.strip():
        cells = [one_line(cell) for cell in line.split("\t")]
        spans: list[tuple[int, int]] = []
    else:
        pieces = list(_PIECE.finditer(line))
        cells, spans = [piece[0] for piece in pieces], [piece.span() for piece in pieces]
    if not _FEWEST <= len(cells) <= _MOST_COLUMNS or not columns_of(cells):
        return None
    number = next((at for at, cell in enumerate(cells) if kind_of(cell) == "number"), None)
    table = _Table(len(cells), number, spans)
    table.begin(dict(enumerate(cells)))
    return table


def _take(table: _Table, lines: Sequence[str], at: int, *, tabbed: bool) -> int:
    """Read the rows from line ``at`` (from 0) on; gives the line that no longer belongs to the table."""
    blank = 0
    while at < len(lines):
        line = lines[at]
        if not _WORDS.search(line):
            blank += not line.strip()
            if blank > _MOST_BLANK:
                return at
        elif (
            _ENDS.match(line)
            or _other_head(table, line)
            or not (_tabbed(table, lines, at) if tabbed else _gapped(table, lines, at))
        ):
            return at
        else:
            blank = 0
        at += 1
    return at


def _other_head(table: _Table, line: str) -> bool:
    """Tell whether a line begins another table; the same head comes again on every page."""
    other = _begun(line)
    return other is not None and [cell[:1] for cell in other.rows[0]] != [cell[:1] for cell in table.rows[0]]


def _tabbed(table: _Table, lines: Sequence[str], at: int) -> bool:
    """Take a line of cells parted by tabs; False for a line that is none of the table's."""
    cells = [one_line(cell) for cell in lines[at].split("\t")]
    if _begins(table, cells):
        table.begin(dict(enumerate(cells[: table.width])))
        return True
    if len(cells) == 1:
        return _one_cell(table, lines, at)
    if len(cells) > table.width or (table.number is None and len(cells) < 3 and table.at == table.width - 1):
        return False
    start = table.at if table.at + len(cells) <= table.width else None
    if start is None:
        return False
    table.go_on({start + nth: cell for nth, cell in enumerate(cells)})
    return True


def _begins(table: _Table, cells: Sequence[str]) -> bool:
    """A row begins with its number, or with the empty cell of one; without numbers it has all its cells."""
    if table.number is None:
        return len(cells) == table.width
    if len(cells) <= table.number or len(cells) < 2:
        return False
    return (
        bool(_NUMBER.fullmatch(cells[table.number]))
        or not any(cells[: table.number + 1])
        or (len(cells) == table.width and bool(kind_of(cells[table.number])))
    )


def _one_cell(table: _Table, lines: Sequence[str], at: int) -> bool:
    """A line without tabs: more of the last cell, or the heading of a group of rows."""
    line = one_line(lines[at])
    following = next((text for text in lines[at + 1 : at + 4] if text.strip()), "")
    more = "\t" in following and not _begins(table, [one_line(cell) for cell in following.split("\t")])
    heading = bool(_HEADING.match(line)) or line.isupper()
    if not heading and lines[at - 1].strip() and (_GOES_ON.match(line) or (more and table.at < table.width - 1)):
        table.go_on({table.at: line})
        return True
    if len(line) <= _LONGEST_HEADING and "\t" in following and not _other_head(table, following):
        table.begin({table.width - 1 if table.number is None else min(table.number + 1, table.width - 1): line})
        return True
    return False


def _gapped(table: _Table, lines: Sequence[str], at: int) -> bool:
    """Take a line whose words stand under the heads; False for a line that is none of the table's."""
    line = lines[at]
    pieces = list(_PIECE.finditer(line))
    placed: dict[int, str] = {}
    for start, end in (span for piece in pieces for span in _apart(table, line, *piece.span())):
        column = _column(table, start, end)
        placed[column] = f"{placed.get(column, '')} {line[start:end].strip()}".strip()
    left = table.columns[0][0]
    if len(pieces) == 1 and pieces[0].start() <= left + 1:
        return _alone(table, lines, at)
    numbered = table.number is not None and bool(_NUMBER.fullmatch(placed.get(table.number, "")))
    if table.number is None:
        # Without numbers a row has most of its cells, and none that goes on with a word in small letters.
        numbered = len(placed) * 2 > table.width and not any(_GOES_ON.match(words) for words in placed.values())
    if numbered:
        table.begin(placed)
    else:
        table.go_on(placed)
    return True


def _apart(table: _Table, line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut words that run over the beginning of a further column where one of them begins there."""
    for column, _end in table.columns:
        if start + _NEAR < column < end:
            cut = next((at for at in range(column - _NEAR, column + _NEAR + 1) if line[at - 1 : at] == " "), None)
            if cut and start < cut < end and _column(table, start, cut) != _column(table, cut, end):
                yield start, cut
                start = cut
    yield start, end


def _alone(table: _Table, lines: Sequence[str], at: int) -> bool:
    """One run of words at the left edge: a heading over the rows that follow, or the text after the table."""
    line = one_line(lines[at])
    following = next((text for text in lines[at + 1 : at + 4] if text.strip()), "")
    is_heading = bool(_HEADING.match(line)) or line.isupper()
    if not is_heading and lines[at - 1].strip() and len(lines[at].rstrip()) < table.columns[1][0]:
        table.go_on({0: line})
        return True
    if len(line) > _LONGEST_HEADING or not is_heading or len(list(_PIECE.finditer(following))) == 1:
        return False
    table.begin({0 if table.number != 0 else min(1, table.width - 1): line})
    return True


def _column(table: _Table, start: int, end: int) -> int:
    """The column whose head overlaps most, or stands nearest."""

    def far(at: int) -> tuple[int, int]:
        first, last = table.columns[at]
        return -max(0, min(last, end) - max(first, start)), abs(first - start)

    return min(range(table.width), key=far)
