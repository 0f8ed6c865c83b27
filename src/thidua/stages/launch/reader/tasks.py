"""Tasks with targets: what the content sections order, sentence by sentence."""

import re
from collections.abc import Iterator
from datetime import date

from thidua.stages.launch.reader.assigned import assigned_in, is_only_labels, is_registered, with_labels
from thidua.stages.launch.reader.attributes import Attributes, find_attributes, said_of
from thidua.stages.launch.reader.cell_times import time_of, times_of
from thidua.stages.launch.reader.deadlines import Calendar, due_in
from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.model import Period, Role, Section, Task
from thidua.stages.launch.reader.outline import Paragraph
from thidua.stages.launch.reader.targets import read_target
from thidua.stages.launch.reader.task_cells import task_of
from thidua.stages.launch.reader.text import Text
from thidua.stages.launch.reader.zones import Zones
from thidua.vietnamese import fold

_CONTENT = vi_compile(r"noi dung|nhiem vu|giai phap|chi tieu|phuong an|bien phap|cong viec|tien do")
_OTHER = vi_compile(
    r"muc dich|yeu cau|muc tieu|to chuc thuc hien|doi tuong|kinh phi|hinh thuc|tieu chi|tieu chuan|"
    r"phan cong|khen thuong"
)
_DIRECTIVES = {"chi_thi", "phat_dong", "phat_dong_thi_dua", "cong_van"}
_SENTENCE = vi_compile(r"(?<=[.!?])\s(?=[\pU])")
_LIST = vi_compile(r"(?:nhiệm vụ|công việc|nội dung|chỉ tiêu)[^:;.]{0,80}:\s(?=[\pU])")
_ASIDE = re.compile(r"\((?P<said>(?:(?:trong|vào|cuối)\s)?(?:tháng|quý|6 tháng)\s[^()]{1,30})\)\W*$", re.IGNORECASE)
_SHORTEST = 18
_ROW_TABS = 2
"""Tabs of a line that is a row of some table."""
_ADDRESS = 80


def read_tasks(
    text: Text,
    parts: tuple[Paragraph, ...],
    sections: tuple[Section, ...],
    roles: tuple[Role, ...],
    kind: str | None,
    zones: Zones,
    calendar: Calendar,
) -> tuple[Task, ...]:
    """Return the tasks of the content sections; of a directive without sections, those of its items."""
    names = {(role.line, role.name) for role in roles}
    labelled = find_attributes(parts)
    registered = _registered(parts) if "đăng ký" in text.flow else frozenset()
    tasks: list[Task] = []
    for part in _content(text, parts, sections, kind, zones, labelled):
        if part.start in labelled.of_heading:
            said = said_of(part, labelled.of_heading[part.start])
            task, _times = task_of(said, part.line, calendar, registered=part.start in registered)
            tasks += [task] if task.text else []
            continue
        if (part.line, part.text.strip(" :.")) in names:
            continue  # only the heading of somebody's duties
        before = len(tasks)
        for sentence, offset in _sentences(part):
            if len(tasks) > before and is_only_labels(sentence):
                tasks[-1] = with_labels(tasks[-1], sentence, calendar)
            else:
                given = part.start in registered or is_registered(sentence)
                tasks += _tasks_of(sentence, part.start + offset, text, calendar, registered=given)
    return tuple(tasks)


def _registered(parts: tuple[Paragraph, ...]) -> frozenset[int]:
    """Where the paragraphs begin that stand under words of tasks registered with a higher level."""
    under: set[int] = set()
    rank: int | None = None
    for part in parts:
        if rank is not None and part.kind and part.rank <= rank:
            rank = None
        if rank is not None:
            under.add(part.start)
        elif is_registered(part.text) and not part.text.rstrip().endswith((".", ";")):
            rank = part.rank
    return frozenset(under)


def _content(
    text: Text,
    parts: tuple[Paragraph, ...],
    sections: tuple[Section, ...],
    kind: str | None,
    zones: Zones,
    labelled: Attributes,
) -> Iterator[Paragraph]:
    if any(p.kind == "chapter" and p.mark.lower().startswith("chương") for p in parts):
        return  # a set of rules in chapters orders conduct, not tasks
    top = [p for p in parts if p.kind == "roman" and any(s.line == p.line for s in sections)]
    inside, rank = False, 9
    headings = {s.line for s in sections}
    started = False  # the addressees of a letter are no tasks
    for part in parts:
        if part.line <= zones.head_end or zones.body_end < part.line <= zones.end:
            continue
        started = started or (part.kind != "dash" and (bool(part.kind) or len(part.text) > _ADDRESS))
        said = fold(part.text)
        is_heading = part.line in headings and part.kind in {"roman", "chapter", "arabic", "decimal"}
        if is_heading and (part.rank <= rank or not inside):
            if _OTHER.search(said):
                inside, rank = False, part.rank
            elif _CONTENT.search(said):
                inside, rank = True, part.rank
            elif part.rank <= rank:
                inside = False
            continue
        if part.start in labelled.bullets or (is_heading and part.start not in labelled.of_heading):
            continue
        orders = kind in _DIRECTIVES and not top and part.kind in {"arabic", "letter", "decimal", "dash"}
        if started and (inside or orders) and text.lines[part.line - 1].strip().count("\t") < _ROW_TABS:
            yield part


def _sentences(part: Paragraph) -> Iterator[tuple[str, int]]:
    position = 0
    for sentence in _SENTENCE.split(part.text):
        yield sentence, part.text.index(sentence, position)
        position = part.text.index(sentence, position) + len(sentence)


def _tasks_of(sentence: str, start: int, text: Text, calendar: Calendar, *, registered: bool) -> Iterator[Task]:
    """A sentence is one task, unless it announces a list of tasks after a colon."""
    listed = _LIST.search(sentence)
    items = re.split(r";\s+", sentence[listed.end() :]) if listed else []
    if listed and len(items) > 1:
        position = listed.end()
        for item in items:
            at = sentence.index(item, position)
            position = at + len(item)
            yield from _task(item, text.line_at(start + at), calendar, registered=registered)
        return
    yield from _task(sentence, text.line_at(start), calendar, registered=registered)


def _task(words: str, line: int, calendar: Calendar, *, registered: bool) -> Iterator[Task]:
    tidy = re.sub(r"\s+", " ", words.replace("*", "")).strip(" .;,-–/")
    if len(tidy) < _SHORTEST or tidy.endswith(":"):
        return
    told = assigned_in(tidy)
    due, period = _due(tidy, calendar)
    yield Task(tidy, line, told.units, read_target(tidy), due, registered, period, told.coordinating)


def _due(words: str, calendar: Calendar) -> tuple[date | None, Period | None]:
    """When a task is due; a time alone in brackets after it needs no word that binds it."""
    due, period = due_in(words, calendar)
    aside = None if due or period else _ASIDE.search(words)
    if aside is None:
        return due, period
    due, period = time_of(times_of(aside["said"], calendar))
    return due, period if period and (period.last_day or period.recurs) else None
