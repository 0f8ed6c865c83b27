"""What interim and final reports share: figures compiled by the system, words written by the clerk."""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.foundations.papers.content import Align, Block, Closing, Column, Paper, PaperKind, Row, RowKind, Table
from thidua.foundations.papers.kinds.common import (
    AwardCount,
    Letterhead,
    NumberAndDate,
    Recipient,
    Section,
    Signatory,
    body,
    clauses,
    named_symbol,
    sections,
)
from thidua.foundations.papers.text import two_digits


@dataclass(frozen=True, slots=True)
class TaskResult:
    """A task's outcome. ``target`` and ``result`` carry their unit; ``completion`` is printed as given ("100%")."""

    content: str
    owner: str
    target: str
    result: str
    completion: str


@dataclass(frozen=True, slots=True)
class ReportContext:
    """A report on a movement. Each tuple of texts is one paragraph an item; an empty part is left out.

    ``addressees`` are set when it goes to the level above; "Như trên" is then the first recipient by itself.
    """

    letterhead: Letterhead
    issue: NumberAndDate
    subject: str
    signatory: Signatory
    addressees: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    leadership: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    tasks: tuple[TaskResult, ...] = ()
    awards_text: tuple[str, ...] = ()
    awards: tuple[AwardCount, ...] = ()
    strengths: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    archive: str = "VP"
    draft: bool = False


def compose_report(context: ReportContext, kind: PaperKind) -> Paper:
    """The report's content; parts keep the order of the skeleton and are numbered without gaps."""
    first = (Recipient("Như trên"),) if context.addressees else ()
    return Paper(
        kind=kind,
        title="Báo cáo",
        subject=context.subject,
        letterhead=context.letterhead,
        symbol=named_symbol("BC", context.letterhead),
        issue=context.issue,
        addressees=context.addressees,
        blocks=(
            *body(context.opening),
            *sections(
                (
                    Section("Công tác lãnh đạo, chỉ đạo", body(context.leadership)),
                    Section("Kết quả thực hiện", (*body(context.results), *_tasks(context.tasks))),
                    Section("Công tác khen thưởng", (*body(context.awards_text), *_awards(context.awards))),
                    Section("Đánh giá chung", _assessment(context)),
                    Section("Phương hướng, nhiệm vụ", body(context.directions)),
                    Section("Kiến nghị, đề xuất", body(context.proposals)),
                )
            ),
        ),
        closing=Closing((context.signatory,), (*first, *context.recipients), context.archive),
        draft=context.draft,
    )


def _assessment(context: ReportContext) -> tuple[Block, ...]:
    parts = (
        ("Ưu điểm", context.strengths),
        ("Hạn chế", context.limits),
        ("Nguyên nhân", context.causes),
        ("Bài học kinh nghiệm", context.lessons),
    )
    return clauses(parts)


def _tasks(tasks: Sequence[TaskResult]) -> tuple[Block, ...]:
    if not tasks:
        return ()
    columns = (
        Column("STT", 7, Align.CENTER),
        Column("Nhiệm vụ", 37),
        Column("Chủ trì", 17),
        Column("Chỉ tiêu", 13),
        Column("Kết quả", 13),
        Column("Hoàn thành", 13, Align.CENTER),
    )
    rows = tuple(
        Row((str(index), task.content, task.owner, task.target, task.result, task.completion))
        for index, task in enumerate(tasks, start=1)
    )
    return (Table("Kết quả thực hiện nhiệm vụ, chỉ tiêu", columns, rows),)


def _awards(awards: Sequence[AwardCount]) -> tuple[Block, ...]:
    if not awards:
        return ()
    columns = (
        Column("STT", 8, Align.CENTER),
        Column("Danh hiệu thi đua, hình thức khen thưởng", 52),
        Column("Tập thể", 20, Align.CENTER),
        Column("Cá nhân", 20, Align.CENTER),
    )
    rows = [
        Row((str(index), one.award, two_digits(one.collectives), two_digits(one.individuals)))
        for index, one in enumerate(awards, start=1)
    ]
    totals = (sum(one.collectives for one in awards), sum(one.individuals for one in awards))
    rows.append(Row(("", "Tổng cộng", *(two_digits(total) for total in totals)), RowKind.TOTAL))
    return (Table("Kết quả khen thưởng", columns, tuple(rows)),)
