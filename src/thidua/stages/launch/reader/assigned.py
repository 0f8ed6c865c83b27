"""Who is to do one task, and who is to help: from its own words, from labels, and from rows of a table of work."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from thidua.stages.launch.reader.cells import cells_of
from thidua.stages.launch.reader.deadlines import Calendar, due_in
from thidua.stages.launch.reader.duties import AGENCY, VERBS, is_vague, split_units
from thidua.stages.launch.reader.grammar import DATE, to_date
from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.model import Period, Task
from thidua.stages.launch.reader.targets import read_target
from thidua.vietnamese import fold

_LEAD = vi_compile(
    rf"[Gg]iao\s(?:cho\s)?(?P<given>[A-ZĐ][^,.;:]{{3,70}}?)[,\s]\s?"
    rf"(?=chủ trì|phối hợp|tham mưu|thực hiện|xây dựng|tổ chức)"
    rf"|(?P<leads>(?:Văn phòng|Phòng|Sở|Trung tâm|Vụ|Cục|Ban)\s[^,.;:]{{2,60}}?),?\schủ trì\b"
    rf"|^(?P<joins>{AGENCY}\s[^,.;:]{{2,60}}?)\s(?=phối hợp\s(?:cùng|với)\s)"
)
_HELPERS = vi_compile(
    rf"phối hợp\s(?:cùng|với)\s(?P<list>(?:{AGENCY}|các)\s[^.;:\n]{{2,200}}?)"
    rf"(?=,?\s(?:{VERBS}|mở|ban hành|tham gia|biên soạn|khảo sát|để|trong)\b|[.;:)\n]|$)"
)
_OWNER = r"(?:(?:đơn vị|cơ quan|bộ phận)\s)?(?:chủ trì|thực hiện)(?:\sthực hiện)?"
_HELPER = r"(?:(?:đơn vị|cơ quan|bộ phận)\s)?phối hợp(?:\sthực hiện)?"
_LABELLED_OWNER = re.compile(rf"\b{_OWNER}\s?:\s*(?P<list>[^;.:()\n]{{2,200}})", re.IGNORECASE)
_LABELLED_HELPER = re.compile(rf"\b{_HELPER}\s?:\s*(?P<list>[^;.:()\n]{{2,200}})", re.IGNORECASE)
_ONLY_LABELS = re.compile(
    rf"\W*(?:{_OWNER}|{_HELPER}|thời (?:gian|hạn)(?:\s(?:thực hiện|hoàn thành))?)\s?:", re.IGNORECASE
)
_COLUMNS = (
    ("helpers", re.compile(r"phoi hop")),
    ("owners", re.compile(r"chu tri|phu trach|phan cong|(?:don vi|co quan|bo phan|nguoi) thuc hien")),
    ("due", re.compile(r"thoi gian|thoi han|tien do|han hoan thanh")),
    ("target", re.compile(r"chi tieu|ket qua|san pham")),
    ("text", re.compile(r"noi dung|nhiem vu|cong viec|hoat dong|ten viec")),
)
_DAY = re.compile(rf"\W*(?:(?:trước|chậm nhất|xong|đến|hết|ngày|là)\s)*(?P<day>{DATE})\W*", re.IGNORECASE)
_ALWAYS = re.compile(r"\W*(?:thường xuyên|liên tục|cả năm)\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Assigned:
    """Those responsible for a task, and those who help them."""

    units: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()


def assigned_in(sentence: str) -> Assigned:
    """Who a sentence makes responsible, and with whom: "giao X chủ trì, phối hợp với Y", "(đơn vị chủ trì: X)"."""
    leads = [(m["given"] or m["leads"] or m["joins"]).strip() for m in _LEAD.finditer(sentence)]
    helpers = [name for m in _HELPERS.finditer(sentence) for name in named(m["list"])] if leads else []
    leads += [name for m in _LABELLED_OWNER.finditer(sentence) for name in named(m["list"])]
    helpers += [name for m in _LABELLED_HELPER.finditer(sentence) for name in named(m["list"])]
    return Assigned(tuple(dict.fromkeys(leads)), tuple(name for name in dict.fromkeys(helpers) if name not in leads))


def named(words: str) -> list[str]:
    """The units of a list, without those who are nobody in particular."""
    return [name for name in split_units(re.sub(r"^phối hợp\s(?:cùng|với)\s", "", words)) if not is_vague(name)]


def is_only_labels(sentence: str) -> bool:
    """Tell whether a sentence only says who does the task before it, or by when."""
    return bool(_ONLY_LABELS.match(sentence))


def with_labels(task: Task, sentence: str, calendar: Calendar) -> Task:
    """The task with what a sentence of labels adds to it."""
    told = assigned_in(sentence)
    due, period = due_in(sentence, calendar)
    return replace(
        task,
        units=task.units or told.units,
        coordinating=task.coordinating or told.coordinating,
        due=task.due or due,
        period=task.period or (None if task.due else period),
    )


def rows_of_work(lines: tuple[str, ...], first: int, calendar: Calendar) -> tuple[tuple[Task, ...], frozenset[int]]:
    """Tasks of tables with a column of work and one of those responsible, from line ``first`` on; and the lines of
    those tables. A row is one line of cells; what runs over several lines is not put together."""
    tasks: list[Task] = []
    taken: set[int] = set()
    columns: dict[str, int] = {}
    width = 0
    for number, line in enumerate(lines, start=1):
        cells = [cell.text for cell in cells_of(number, line)] if number >= first else []
        if len(cells) >= 3 and (heads := _columns(cells)):
            columns, width = heads, len(cells)
            taken.add(number)
        elif columns and len(cells) == width:
            taken.add(number)
            tasks += _row(cells, columns, number, calendar)
        elif len(cells) == 1 and columns and not cells[0][:3].strip("IVX.0123456789 "):
            taken.add(number)  # the title of a group of rows
        elif cells:
            columns = {}
    return tuple(tasks), frozenset(taken)


def _columns(cells: list[str]) -> dict[str, int]:
    """Which column holds what, when the cells are the head of a table of work."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        said = fold(cell)
        kind = next((kind for kind, pattern in _COLUMNS if len(said) < 50 and pattern.search(said)), None)
        if kind:
            found.setdefault(kind, at)
    return found if {"text", "owners"} <= set(found) else {}


def _row(cells: list[str], columns: dict[str, int], line: int, calendar: Calendar) -> Iterator[Task]:
    told = {kind: cells[at].strip(" .;") for kind, at in columns.items()}
    if len(told["text"]) < 4 or told["text"].isdigit():
        return
    due, period = time_of_cell(told.get("due", ""), calendar)
    owners = tuple(split_units(told["owners"]))
    helpers = tuple(name for name in named(told.get("helpers", "")) if name not in owners)
    target = read_target(told.get("target", "")) or read_target(told["text"])
    yield Task(told["text"], line, owners, target, due, registered_upward=False, period=period, coordinating=helpers)


def time_of_cell(cell: str, calendar: Calendar) -> tuple[date | None, Period | None]:
    """The day or the period of a cell of times."""
    day = _DAY.fullmatch(cell)
    if day:
        return to_date(day["day"]), None
    if _ALWAYS.fullmatch(cell):
        return None, Period(cell, None, "other")
    due, period = due_in(cell, calendar)
    if due or period:
        return due, period
    _due, period = due_in(f"Thời gian: {cell}", calendar)
    return None, replace(period, raw=cell) if period else Period(cell, None, None) if cell else None
