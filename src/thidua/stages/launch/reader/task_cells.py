"""A task from what the cells of its row say, or the labelled lines below it."""

import re

from thidua.stages.launch.reader.assigned import is_registered, named
from thidua.stages.launch.reader.cell_times import Time, time_of, times_of
from thidua.stages.launch.reader.cell_units import parted_units, units_of_cell
from thidua.stages.launch.reader.deadlines import Calendar, due_in
from thidua.stages.launch.reader.model import Target, Task
from thidua.stages.launch.reader.targets import read_target
from thidua.stages.launch.reader.task_columns import Kind

Said = dict[Kind, str]
"""The words of one task by what they tell, with the ends of their lines."""
SAID: tuple[Kind, ...] = ("task", "leads", "helps", "due", "result")
MARK = re.compile(r"^(?:[IVXLC]{1,5}|\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)]\s+|^[-–•+*]\s*")
_LONGEST_RESULT = 60


def task_of(
    said: Said, line: int, calendar: Calendar, *, section: str = "", registered: bool = False
) -> tuple[Task, tuple[Time, ...]]:
    """The task with all its times; ``section`` is the heading of those among which it stands."""
    words = MARK.sub("", " ".join(said["task"].replace("*", "").split())).strip(" .;:,-–•+/")
    leads, inside = parted_units(said.get("leads", ""))
    helps = dict.fromkeys(name for name in (*inside, *units_of_cell(said.get("helps", ""))) if named(name))
    times = times_of(said.get("due", ""), calendar)
    due, period = time_of(times)
    if not times:
        due, period = due_in(words, calendar)
        times = (Time(due, period, period.raw if period else words),) if due or period else ()
    task = Task(
        words,
        line,
        leads,
        _target(words, " ".join(said.get("result", "").split())),
        due,
        registered or is_registered(words) or is_registered(section),
        period,
        tuple(name for name in helps if name not in leads),
        section or None,
    )
    return task, times


def _target(words: str, result: str) -> Target | None:
    """The figure that the words of results state, else that of the task; else the result is there or not."""
    # "02 hội nghị" alone is what is to be reached; within a sentence it may be told of anything.
    found = [read_target(text) for text in (result, f"đạt {result}" if result else "", words)]
    measured = next((target for target in found if target and target.type != "yes_no"), None)
    whole = MARK.sub("", result).strip(" .;:")
    if measured or not whole:
        return measured or found[-1]
    short = whole if len(whole) <= _LONGEST_RESULT else whole[: _LONGEST_RESULT + 1].rpartition(" ")[0]
    return Target("yes_no", None, None, short)
