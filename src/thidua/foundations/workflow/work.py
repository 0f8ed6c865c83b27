"""A line of “Việc tuần này”: what a stage asks one user to do."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Severity = Literal["bad", "todo", "doing", "wait", "done"]


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to do: ``url`` is where the button leads, ``due`` may be missing, ``stage`` is the lifecycle key."""

    stage: str
    what: str
    detail: str
    url: str
    button: str
    due: dt.date | None = None
    severity: Severity = "todo"
