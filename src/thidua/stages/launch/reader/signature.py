"""Read who signed: authority lines, the office, the name."""

import re

from thidua.stages.launch.reader.cells import Cell, cells_of
from thidua.stages.launch.reader.model import Signatory
from thidua.stages.launch.reader.offices import (
    bare_name,
    is_authority,
    is_office_line,
    is_person_name,
    is_signed_mark,
    is_small_office,
)
from thidua.stages.launch.reader.text import RULE
from thidua.stages.launch.reader.zones import Zones

_BULLET = re.compile(r"^\s*(?:[-–•+*·]\s*|\d+[.)]\s|lưu\b|nơi\s*nhận)", re.IGNORECASE)
# The deputy on the line of the chief for whom he signs.
_DEPUTY = re.compile(r"(?<=\S)\s+(?=PHÓ\s)")
_BACK = 14
_LONGEST_PIECE, _SYLLABLES = 40, 5
_RIGHT_COLUMN = 30


def _region(lines: tuple[str, ...], zones: Zones) -> list[Cell]:
    """Cells from the end of the body on; from a little before it when the end mark "./." is missing."""
    first = zones.body_end
    if not lines[first - 1].rstrip(" \"”'*").endswith("./.") if lines else True:
        first = max((zones.kind or 0) + 1, (zones.recipients or first) - _BACK)
        if not zones.recipients:
            first = (zones.kind or zones.head_end or 0) + 1
    cells: list[Cell] = []
    for number in range(max(1, first), zones.end + 1):
        cells += cells_of(number, lines[number - 1])
    return cells


def _emit(titles: list[Cell], name: Cell | None) -> Signatory:
    texts = [re.sub(r"\s+", " ", c.text.strip(" :*")) for c in titles]
    texts = [piece for text in texts for piece in _DEPUTY.split(text, maxsplit=1)]
    cut = max((i + 1 for i, t in enumerate(texts) if is_authority(t)), default=0)
    if cut == len(texts) and texts:
        authority, title = texts, ""
    else:
        authority, title = texts[:cut], " ".join(texts[cut:])
    line = titles[0].line if titles else (name.line if name else 1)
    printed = bare_name(name.text) if name else None
    return Signatory(" / ".join(authority) or None, title or None, printed, line)


def read_signatories(lines: tuple[str, ...], zones: Zones) -> tuple[Signatory, ...]:
    """Return the signatories of the document itself (not of its annexes), in order."""
    cells = [c for c in _region(lines, zones) if not _ignored(c)]
    left = [c for c in cells if c.order == 0 and c.column < _RIGHT_COLUMN]
    right = [c for c in cells if c.order > 0 or c.column >= _RIGHT_COLUMN]
    # Two blocks side by side have a name each; an office alone belongs to the name in the other column.
    two = [_signed(left), _signed(right)]
    named = [any(s.name for s in column) for column in two]
    if all(two) and named[0] == named[1] and all(s.title or s.authority for column in two for s in column):
        return (*two[0], *two[1])
    return _signed(cells)


def _signed(cells: list[Cell]) -> tuple[Signatory, ...]:
    """The signatories of one column, or of a block without columns."""
    found: list[Signatory] = []
    titles: list[Cell] = []
    since = 0  # cells since the last signatory; a second one follows at once or not at all
    for cell in _whole_names(cells):
        since += 1
        if found and not titles and since > 1 and not is_office_line(cell.text):
            break
        if is_office_line(cell.text) or _second_line(cell, titles):
            titles.append(cell)
        elif titles and is_person_name(cell.text):
            found.append(_emit(titles, cell))
            titles, since = [], 0
        elif cell.order == 0 and cell.column < _RIGHT_COLUMN and not _beside(cell, titles) and not cell.text.isupper():
            titles = []
    if not found and titles and (is_authority(titles[0].text) or titles[-1] is cells[-1]):
        found.append(_emit(titles, None))  # the copy ends before the name
    if not found and not titles and cells and is_person_name(cells[-1].text):
        above = cells[-2:-1] if len(cells) > 1 and is_small_office(cells[-2].text) else []
        found.append(_emit(above, cells[-1]))
    return tuple(found)


def _whole_names(cells: list[Cell]) -> list[Cell]:
    """Join a name that was broken over two lines; neither piece is a name with all its syllables."""
    kept: list[Cell] = []
    for cell in cells:
        before = kept[-1] if kept else None
        if before and before.line + 1 == cell.line and len(cell.text) < _LONGEST_PIECE > len(before.text):
            whole = f"{before.text} {cell.text}"
            pieces = [len(bare_name(text).split()) for text in (before.text, cell.text)]
            if is_person_name(whole) and sum(pieces) <= _SYLLABLES and min(pieces) < 3:
                kept[-1] = Cell(before.line, before.column, before.order, whole)
                continue
        kept.append(cell)
    return kept


def _ignored(cell: Cell) -> bool:
    text = cell.text
    return is_signed_mark(text) or text.isdecimal() or bool(RULE.match(text)) or bool(_BULLET.match(text))


def _second_line(cell: Cell, titles: list[Cell]) -> bool:
    """Tell whether a cell goes on with an office that was broken over two lines."""
    if not titles or cell.line - titles[-1].line > 2:
        return False
    return (cell.text.isupper() and len(cell.text) < 60) or (
        is_authority(titles[-1].text) and is_small_office(cell.text)
    )


def _beside(cell: Cell, titles: list[Cell]) -> bool:
    """Tell whether a cell stands in the left column next to a signature block on the right."""
    return bool(titles) and (titles[-1].order > 0 or titles[-1].column >= _RIGHT_COLUMN)
