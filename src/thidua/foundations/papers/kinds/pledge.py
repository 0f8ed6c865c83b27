"""Emulation pledge of a unit or a person: what they will do and which titles they register for."""

from dataclasses import dataclass

from thidua.foundations.papers.content import Align, Block, Closing, Column, Masthead, Paper, PaperKind, Row, Table
from thidua.foundations.papers.kinds.common import (
    Letterhead,
    NumberAndDate,
    Section,
    Signatory,
    body,
    numbered,
    sections,
)


@dataclass(frozen=True, slots=True)
class RegisteredTitle:
    """A title or award form somebody registers for."""

    name: str
    detail: str
    award: str


@dataclass(frozen=True, slots=True)
class PledgeContext:
    """A pledge. ``addressees`` receive it; ``promises`` are its clauses; two signatories stand as left and right
    (who receives the pledge, who makes it).
    """

    letterhead: Letterhead
    issue: NumberAndDate
    subject: str
    signatories: tuple[Signatory, ...]
    addressees: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    titles: tuple[RegisteredTitle, ...] = ()
    draft: bool = False


def compose(context: PledgeContext) -> Paper:
    """The pledge; without promises it is a bare registration of titles and is called so."""
    return Paper(
        kind=PaperKind.PLEDGE,
        title="Giao ước thi đua" if context.promises else "Bản đăng ký thi đua",
        subject=context.subject,
        letterhead=context.letterhead,
        symbol="",
        issue=context.issue,
        masthead=Masthead.PLAIN,
        addressees=context.addressees,
        blocks=(
            *body(context.opening),
            *sections(
                (
                    Section("Nội dung giao ước", numbered(context.promises)),
                    Section("Đăng ký danh hiệu thi đua, hình thức khen thưởng", _titles(context.titles)),
                )
            ),
        ),
        closing=Closing(context.signatories),
        draft=context.draft,
    )


def _titles(titles: tuple[RegisteredTitle, ...]) -> tuple[Block, ...]:
    if not titles:
        return ()
    columns = (
        Column("STT", 8, Align.CENTER),
        Column("Họ và tên, tên tập thể", 30),
        Column("Chức vụ, đơn vị", 30),
        Column("Danh hiệu, hình thức đăng ký", 32),
    )
    rows = tuple(Row((str(index), one.name, one.detail, one.award)) for index, one in enumerate(titles, start=1))
    return (Table("Đăng ký danh hiệu thi đua", columns, rows),)
