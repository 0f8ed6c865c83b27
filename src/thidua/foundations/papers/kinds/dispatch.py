"""Dispatch ("công văn") that urges overdue work; it has no kind name, its subject stands under the number."""

from dataclasses import dataclass
from datetime import date

from thidua.foundations.papers.content import Align, Block, Closing, Column, Paper, PaperKind, Row, Table
from thidua.foundations.papers.kinds.common import Letterhead, NumberAndDate, Recipient, Signatory, body
from thidua.vietnamese import format_date


@dataclass(frozen=True, slots=True)
class OverdueItem:
    """Work that is late: what, whose, and when it was due."""

    content: str
    owner: str
    due: date


@dataclass(frozen=True, slots=True)
class DispatchContext:
    """A dispatch. ``unit_symbol`` is the drafting unit's part of the symbol ("VP": "05/SNgV-VP"); ``subject`` comes
    without "V/v"; ``request`` is the closing sentence.
    """

    letterhead: Letterhead
    issue: NumberAndDate
    subject: str
    unit_symbol: str
    addressees: tuple[str, ...]
    signatory: Signatory
    paragraphs: tuple[str, ...]
    overdue: tuple[OverdueItem, ...] = ()
    request: str = ""
    recipients: tuple[Recipient, ...] = ()
    archive: str = "VP"
    draft: bool = False


def compose(context: DispatchContext) -> Paper:
    """The dispatch's content."""
    return Paper(
        kind=PaperKind.DISPATCH,
        title=None,
        subject=context.subject,
        letterhead=context.letterhead,
        symbol=f"{context.letterhead.symbol_suffix}-{context.unit_symbol}",
        issue=context.issue,
        addressees=context.addressees,
        blocks=(*body(context.paragraphs), *_overdue(context.overdue), *body((context.request,))),
        closing=Closing((context.signatory,), (Recipient("Như trên"), *context.recipients), context.archive),
        draft=context.draft,
    )


def _overdue(items: tuple[OverdueItem, ...]) -> tuple[Block, ...]:
    if not items:
        return ()
    columns = (
        Column("STT", 8, Align.CENTER),
        Column("Nội dung", 48),
        Column("Đơn vị thực hiện", 26),
        Column("Thời hạn", 18, Align.CENTER),
    )
    rows = tuple(
        Row((str(index), item.content, item.owner, format_date(item.due))) for index, item in enumerate(items, start=1)
    )
    return (Table("Nội dung quá hạn", columns, rows),)
