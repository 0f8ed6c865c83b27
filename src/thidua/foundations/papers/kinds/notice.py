"""Notice: "Thông báo" (results of a vote, posting for comment, a meeting's conclusions)."""

from dataclasses import dataclass

from thidua.foundations.papers.content import Block, Closing, Paper, PaperKind
from thidua.foundations.papers.kinds.common import (
    Letterhead,
    NumberAndDate,
    Recipient,
    Signatory,
    body,
    named_symbol,
)


@dataclass(frozen=True, slots=True)
class NoticeContext:
    """A notice: opening paragraphs, then ``blocks`` (a list, a table) if any, then closing paragraphs."""

    letterhead: Letterhead
    issue: NumberAndDate
    subject: str
    signatory: Signatory
    paragraphs: tuple[str, ...]
    blocks: tuple[Block, ...] = ()
    ending: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    archive: str = "VP"
    draft: bool = False


def compose(context: NoticeContext) -> Paper:
    """The notice's content."""
    return Paper(
        kind=PaperKind.NOTICE,
        title="Thông báo",
        subject=context.subject,
        letterhead=context.letterhead,
        symbol=named_symbol("TB", context.letterhead),
        issue=context.issue,
        blocks=(*body(context.paragraphs), *context.blocks, *body(context.ending)),
        closing=Closing((context.signatory,), context.recipients, context.archive),
        draft=context.draft,
    )
