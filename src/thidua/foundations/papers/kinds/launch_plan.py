"""Plan that launches a movement: "Kế hoạch" (Decree 30/2020 annex III, model 1.4).

What it must say follows the law on emulation and commendation: aim, scope, subjects, content, criteria, time and
measures.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.foundations.papers.content import Align, Block, Closing, Column, Paper, PaperKind, Row, Table
from thidua.foundations.papers.kinds.common import (
    Letterhead,
    NumberAndDate,
    Recipient,
    Section,
    Signatory,
    body,
    clauses,
    named_symbol,
    numbered,
    sections,
)


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task of the movement; ``due`` and ``target`` are as people read them ("Quý III", "02 thỏa thuận")."""

    content: str
    owner: str
    due: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class LaunchPlanContext:
    """A launch plan. ``subject`` is the summary under the title, without the kind's name.

    ``bases`` are opening lines ("Thực hiện …", "Căn cứ …"); every other tuple is one paragraph or clause an item, and
    an empty one leaves its part out.
    """

    letterhead: Letterhead
    issue: NumberAndDate
    subject: str
    signatory: Signatory
    bases: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    tasks: tuple[PlannedTask, ...] = ()
    subjects_and_criteria: tuple[str, ...] = ()
    timeline: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    archive: str = "VP"
    draft: bool = False


def compose(context: LaunchPlanContext) -> Paper:
    """The plan's content, parts numbered without gaps."""
    return Paper(
        kind=PaperKind.LAUNCH_PLAN,
        title="Kế hoạch",
        subject=context.subject,
        letterhead=context.letterhead,
        symbol=named_symbol("KH", context.letterhead),
        issue=context.issue,
        bases=context.bases,
        blocks=sections(
            (
                Section("Mục đích, yêu cầu", _purposes(context)),
                Section("Chủ đề, khẩu hiệu", body(context.themes)),
                Section("Nội dung, chỉ tiêu thi đua", (*numbered(context.contents), *task_table(context.tasks))),
                Section("Đối tượng, tiêu chí, hình thức khen thưởng", numbered(context.subjects_and_criteria)),
                Section("Thời gian thực hiện", numbered(context.timeline)),
                Section("Tổ chức thực hiện", numbered(context.organisation)),
            )
        ),
        closing=Closing((context.signatory,), context.recipients, context.archive),
        draft=context.draft,
    )


def _purposes(context: LaunchPlanContext) -> tuple[Block, ...]:
    if not context.requirements:
        return numbered(context.purposes)
    return clauses((("Mục đích", context.purposes), ("Yêu cầu", context.requirements)))


def task_table(tasks: Sequence[PlannedTask]) -> tuple[Block, ...]:
    """The tasks with owner, time and target; nothing when there is none."""
    if not tasks:
        return ()
    columns = (
        Column("STT", 7, Align.CENTER),
        Column("Nhiệm vụ", 43),
        Column("Chủ trì", 18),
        Column("Thời hạn", 15, Align.CENTER),
        Column("Chỉ tiêu", 17),
    )
    rows = tuple(
        Row((str(index), task.content, task.owner, task.due, task.target)) for index, task in enumerate(tasks, start=1)
    )
    return (Table("Nhiệm vụ, chỉ tiêu thi đua", columns, rows),)
