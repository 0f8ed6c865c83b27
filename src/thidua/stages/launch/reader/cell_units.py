"""The units that a cell of a table names: who leads, and who helps where one cell tells both."""

import re

from thidua.stages.launch.reader.duties import AGENCY, BODY, split_units
from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.offices import is_person_name

_NAME = rf"(?:{BODY}|[\pU]{{2,}}|(?:Đ/c|Đồng chí|đồng chí|Ông|Bà)\s)"
_JOINED = rf"(?:{BODY}|MTTQ|BCH|LĐLĐ|(?:Đ/c|Đồng chí|đồng chí)\s)"
_PARTS = vi_compile(rf"\s*[;+•]\s*|,\s*(?:và\s)?(?={_NAME})|(?<!HĐND)(?<!nhân dân)\svà\s(?={_JOINED})")
_AGENCY = vi_compile(AGENCY)
_ADDRESS = re.compile(r"^(?:Đ/c|Đồng chí|Ông|Bà)\s", re.IGNORECASE)
_BEGINS = vi_compile(_NAME)
# A line that ends in one of these was broken by a narrow cell.
_OPEN_LINE = re.compile(
    r"(?:\b(?:các|của|và|cùng|với|thuộc|trưởng|chánh|phó|giám đốc|lãnh đạo|chủ tịch|phòng|ban|sở|hội|trực|vụ)"
    r"|[-,/(–])$",
    re.IGNORECASE,
)
_LAST_WORD = 20
_BULLET = re.compile(r"^\s*(?:[-–•+*]\s*|\d{1,2}[.)]\s+)")
_HELPERS_INSIDE = re.compile(
    r"[;,.]?\s*\(?(?:(?:đơn vị|cơ quan) )?phối hợp(?: (?:cùng|với|thực hiện))*\s*:?\s*", re.IGNORECASE
)
_LEADS_INSIDE = re.compile(r"^\W*(?:(?:đơn vị|cơ quan) )?chủ trì(?: thực hiện)?\s*:?\s*", re.IGNORECASE)
_LEADS_AFTER = re.compile(r",?\s(?:\((?:đơn vị )?chủ trì\)|chủ trì)(?=\W*$|[;,])", re.IGNORECASE)
_HELPS_AFTER = re.compile(r"\s\((?:đơn vị )?phối hợp\)", re.IGNORECASE)


def units_of_cell(cell: str) -> tuple[str, ...]:
    """The names that a cell lists, one after another or one below another."""
    return tuple(dict.fromkeys(name for part in _parts(cell) for name in split_units(part)))


def is_person(name: str) -> bool:
    """Tell whether a name is that of a person, with or without how one is addressed."""
    bare = _ADDRESS.sub("", name)
    return bare != name or (not _AGENCY.match(name) and is_person_name(name))


def parted_units(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leads and who helps, of a cell that may tell both."""
    if _HELPS_AFTER.search(cell):
        parts = _parts(cell)
        helps = [part for part in parts if _HELPS_AFTER.search(part)]
        return _names([part for part in parts if part not in helps]), _names(helps)
    leading, *helping = _HELPERS_INSIDE.split(_LEADS_INSIDE.sub("", cell.strip()))
    return units_of_cell(_LEADS_AFTER.sub("", leading)), _names([part.rstrip(") ") for part in helping])


def _names(parts: list[str]) -> tuple[str, ...]:
    return tuple(name for part in parts for name in units_of_cell(_LEADS_AFTER.sub("", part)))


def _parts(cell: str) -> list[str]:
    lines = [line for line in map(str.strip, cell.split("\n")) if line]
    listed = bool(lines) and bool(_BULLET.match(lines[0]))
    whole = ""
    for line in lines:
        new = _BULLET.match(line) if listed else _BEGINS.match(line) and not _goes_on(whole, line)
        words = _BULLET.sub("", line) if listed else line
        whole = f"{whole}{'; ' if new else ' '}{words}" if whole else words
    return [one for part in _PARTS.split(whole) for one in _persons(part)]


def _persons(part: str) -> list[str]:
    """Persons one by one, whose names nothing but a comma parts."""
    names = [name.strip() for name in part.split(",")]
    return names if len(names) > 1 and all(map(is_person, names)) else [part]


def _goes_on(above: str, line: str) -> bool:
    office = above.endswith("Văn phòng") and line.startswith(("HĐND", "UBND", "Ủy ban", "Hội đồng", "Đảng"))
    return office or (bool(_OPEN_LINE.search(above[-_LAST_WORD:])) and not above.endswith("Văn phòng"))
