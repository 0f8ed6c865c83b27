"""Tasks with targets: what the content sections order, sentence by sentence."""

import re
from collections.abc import Iterator

from thidua.stages.launch.reader.assigned import assigned_in, is_only_labels, is_registered, with_labels
from thidua.stages.launch.reader.attributes import Attributes, find_attributes, helpers, owners
from thidua.stages.launch.reader.deadlines import Calendar, due_in
from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.model import Role, Section, Task
from thidua.stages.launch.reader.outline import Paragraph
from thidua.stages.launch.reader.targets import read_target
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
    tasks: list[Task] = []
    for part in _content(text, parts, sections, kind, zones, labelled):
        if part.start in labelled.of_heading:
            tasks += _labelled_task(part, labelled.of_heading[part.start], calendar)
            continue
        if (part.line, part.text.strip(" :.")) in names:
            continue  # only the heading of somebody's duties
        before = len(tasks)
        for sentence, offset in _sentences(part):
            if len(tasks) > before and is_only_labels(sentence):
                tasks[-1] = with_labels(tasks[-1], sentence, calendar)
            else:
                tasks += _tasks_of(sentence, part.start + offset, text, calendar)
    return tuple(tasks)


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


def _tasks_of(sentence: str, start: int, text: Text, calendar: Calendar) -> Iterator[Task]:
    """A sentence is one task, unless it announces a list of tasks after a colon."""
    listed = _LIST.search(sentence)
    items = re.split(r";\s+", sentence[listed.end() :]) if listed else []
    if listed and len(items) > 1:
        registered = is_registered(sentence[: listed.end()])
        position = listed.end()
        for item in items:
            at = sentence.index(item, position)
            position = at + len(item)
            yield from _task(item, text.line_at(start + at), calendar, registered=registered)
        return
    yield from _task(sentence, text.line_at(start), calendar, registered=is_registered(sentence))


def _labelled_task(heading: Paragraph, bullets: list[Paragraph], calendar: Calendar) -> Iterator[Task]:
    tidy = re.sub(r"\s+", " ", heading.text.replace("*", "")).strip(" .;:,-–/")
    times = [due_in(b.text, calendar) for b in bullets]
    due = next((day for day, _period in times if day), None)
    period = None if due else next((period for _day, period in times if period), None)
    target = next((t for t in map(read_target, (heading.text, *(b.text for b in bullets))) if t), None)
    if tidy:
        yield Task(
            tidy,
            heading.line,
            owners(bullets),
            target,
            due,
            is_registered(heading.text),
            period,
            helpers(bullets),
        )


def _task(words: str, line: int, calendar: Calendar, *, registered: bool) -> Iterator[Task]:
    tidy = re.sub(r"\s+", " ", words.replace("*", "")).strip(" .;,-–/")
    if len(tidy) < _SHORTEST or tidy.endswith(":"):
        return
    told = assigned_in(tidy)
    due, period = due_in(tidy, calendar)
    yield Task(tidy, line, told.units, read_target(tidy), due, registered, period, told.coordinating)
