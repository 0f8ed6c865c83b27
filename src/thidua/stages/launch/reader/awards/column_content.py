"""What the columns of a table without headers hold, by what stands in their cells."""

import re
from collections.abc import Callable, Sequence

from thidua.stages.launch.reader.awarded import ColumnsSeen, Role
from thidua.stages.launch.reader.awards.columns import Header, fingerprint
from thidua.stages.launch.reader.awards.listing import begins_person
from thidua.stages.launch.reader.awards.naming import award_begins
from thidua.stages.launch.reader.awards.recipients import is_collective_name, parse_recipient
from thidua.stages.launch.reader.awards.rows import amount_of
from thidua.stages.launch.reader.blocks import GridRow

_NUMBER = re.compile(r"\(?\d{1,4}\s*[.)]?")
_MOST_OF = 0.8


def header_by_content(rows: Sequence[GridRow]) -> Header | None:
    """The columns of a numbered list of people or units whose table has no headers; None for any other table."""
    width = max((len(row.cells) for row in rows), default=0)
    numbered = [row for row in rows if len(row.cells) == width and _has_number(row)]
    if width < 2 or not numbered or len(numbered) * 2 < len(rows):
        return None
    roles = [_role([row.cells[at] for row in numbered], at) for at in range(width)]
    people = [at for at, role in enumerate(roles) if role == "name"]
    naming = people or [at for at, role in enumerate(roles) if role == "unit"]
    if not naming:
        return None
    # The first column of people is who gets it; one of units is then where they work.
    settled: tuple[Role, ...] = tuple(
        "name" if at == naming[0] else "unit" if role == "name" else role for at, role in enumerate(roles)
    )
    final: tuple[Role, ...] = tuple(
        role if role in {"money", "award"} or role not in settled[:at] else "" for at, role in enumerate(settled)
    )
    blank = ("",) * width
    return Header(ColumnsSeen(fingerprint(blank), blank, final, rows[0].place), 0, blank)


def _has_number(row: GridRow) -> bool:
    return bool(_NUMBER.fullmatch(row.cells[0])) and row.filled > 1


def _role(cells: Sequence[str], at: int) -> Role:
    if at == 0:
        return "number"
    filled = [cell for cell in cells if cell]

    def mostly(told: Callable[[str], bool]) -> bool:
        return bool(filled) and sum(map(told, filled)) >= _MOST_OF * len(filled)

    if mostly(lambda cell: award_begins(cell, None) is not None):
        return "award"
    if mostly(lambda cell: cell[0].isdecimal() and amount_of(cell) is not None):
        return "money"
    if mostly(is_collective_name):
        return "unit"
    people = sum(begins_person(cell, bare=True) for cell in filled)
    if mostly(_names_anyone) and people * 2 >= sum(not is_collective_name(cell) for cell in filled):
        return "name"
    return "post_unit" if mostly(lambda cell: any(map(str.isalpha, cell))) else ""


def _names_anyone(cell: str) -> bool:
    found = parse_recipient(cell)
    return bool(found and found.named)
