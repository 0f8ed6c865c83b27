"""Read this stage, always within the actor's agency."""

import datetime as dt

from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow.work import WorkItem


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """What this stage asks of the actor now."""
    return []
