"""Directive that launches a movement: "Chỉ thị", the same content as the plan in numbered clauses."""

from thidua.foundations.papers.content import Block, Closing, Paper, PaperKind
from thidua.foundations.papers.kinds.common import body, headed, named_symbol
from thidua.foundations.papers.kinds.launch_plan import LaunchPlanContext, task_table


def compose(context: LaunchPlanContext) -> Paper:
    """The directive's content; a clause without words is left out and the others are numbered without a gap."""
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("Mục đích, yêu cầu", body((*context.purposes, *context.requirements))),
        ("Chủ đề, khẩu hiệu", body(context.themes)),
        ("Nội dung, chỉ tiêu thi đua", (*body(context.contents), *task_table(context.tasks))),
        ("Đối tượng, tiêu chí, hình thức khen thưởng", body(context.subjects_and_criteria)),
        ("Thời gian thực hiện", body(context.timeline)),
        ("Tổ chức thực hiện", body(context.organisation)),
    )
    return Paper(
        kind=PaperKind.LAUNCH_DIRECTIVE,
        title="Chỉ thị",
        subject=context.subject,
        letterhead=context.letterhead,
        symbol=named_symbol("CT", context.letterhead),
        issue=context.issue,
        bases=context.bases,
        blocks=headed(parts),
        closing=Closing((context.signatory,), context.recipients, context.archive),
        draft=context.draft,
    )
