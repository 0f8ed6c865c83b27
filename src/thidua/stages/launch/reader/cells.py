"""Cells of a line: what stands beside what when two columns were flattened into one line."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_GAP = re.compile(r"\t+| {3,}")
_MARK = re.compile(r"\s*(?:[-–•+]|\d{1,2}[.)]|[a-zđ]\)|[IVX]{1,4}\.)[ \t]+")  # a tab after it parts no columns
# A date with room left for the pen is one cell, whatever its gaps.
_DATE_RUN = re.compile(r"ngày[\s\d.…_/]*tháng[\s\d.…_/]*năm(?:[\s.…_]*\d{2,4})?|số\s*:[\s.…_]*/", re.IGNORECASE)


class Cell(NamedTuple):
    """A piece of a line: ``line`` from 1, ``column`` from 0, ``order`` among the cells of its line."""

    line: int
    column: int
    order: int
    text: str


def cells_of(number: int, line: str) -> list[Cell]:
    """Split one line at tabs and at gaps of three blanks or more."""
    if "\t" not in line and "   " not in line:  # nearly every line is one cell
        text = line.strip()
        return [Cell(number, line.index(text[0]), 0, " ".join(text.split()))] if text else []
    cells: list[Cell] = []
    position = 0
    kept = [m.span() for m in _DATE_RUN.finditer(line)]
    mark = _MARK.match(line)
    gaps = [
        g
        for g in _GAP.finditer(line, mark.end() if mark else 0)
        if not any(a <= g.start() and g.end() <= b for a, b in kept)
    ]
    for piece in [*gaps, None]:
        end = piece.start() if piece else len(line)
        text = line[position:end].strip()
        if text:
            column = position + line[position:end].index(text[0])
            cells.append(Cell(number, column, len(cells), " ".join(text.split())))
        position = piece.end() if piece else end
    return cells


def all_cells(lines: tuple[str, ...], first: int, last: int) -> list[Cell]:
    """Return the cells of the lines first..last (from 1, both included)."""
    return [c for n in range(first, min(last, len(lines)) + 1) for c in cells_of(n, lines[n - 1])]


def join_cells(cells: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table's row: cells of one line each beside one another with tabs, longer ones in turn."""
    filled = [[line for line in cell if line.strip()] for cell in cells]
    if all(len(cell) <= 1 for cell in filled):
        return ["\t".join(cell[0] if cell else "" for cell in filled).rstrip("\t")]
    return [line for cell in cells for line in cell]
