"""Decision that sets up a council or the people who count its ballots: "Quyết định thành lập"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from thidua.foundations.papers.content import (
    Align,
    Annex,
    Article,
    Closing,
    Column,
    Paper,
    PaperKind,
    Row,
    Table,
)
from thidua.foundations.papers.kinds.common import (
    Letterhead,
    NumberAndDate,
    Recipient,
    Signatory,
    annex_reference,
    named_symbol,
)

LISTED_IN_TEXT = 15
"""Longer lists of members stand in an annex."""


@dataclass(frozen=True, slots=True)
class BodyMember:
    """A member: ``place`` is the post held in the agency, ``role`` the one in the new body."""

    name: str
    place: str
    role: str


@dataclass(frozen=True, slots=True)
class FoundingContext:
    """A founding decision. ``body_name`` is the body's full name, ``articles`` are the ones after the first: its
    duties, and last who carries the decision out.
    """

    kind: Literal[PaperKind.COUNCIL_DECISION, PaperKind.TELLERS_DECISION]
    letterhead: Letterhead
    issue: NumberAndDate
    body_name: str
    authority: str
    bases: tuple[str, ...]
    members: tuple[BodyMember, ...]
    articles: tuple[str, ...]
    signatory: Signatory
    recipients: tuple[Recipient, ...] = ()
    archive: str = "VP"
    draft: bool = False


def compose(context: FoundingContext) -> Paper:
    """The decision, its members in the first article or, when they are many, in an annex."""
    symbol = named_symbol("QĐ", context.letterhead)
    annexed = len(context.members) > LISTED_IN_TEXT
    texts = (_first_article(context, annexed=annexed), *context.articles)
    return Paper(
        kind=context.kind,
        title="Quyết định",
        subject=f"Về việc thành lập {context.body_name}",
        letterhead=context.letterhead,
        symbol=symbol,
        issue=context.issue,
        authority=context.authority,
        bases=context.bases,
        resolution="Quyết định:",
        blocks=tuple(Article(number, text) for number, text in enumerate(texts, start=1)),
        closing=Closing(
            (context.signatory,), (Recipient(f"Như Điều {len(texts)}"), *context.recipients), context.archive
        ),
        annexes=(_annex(context, symbol),) if annexed else (),
        draft=context.draft,
    )


def _first_article(context: FoundingContext, *, annexed: bool) -> str:
    founded = f"Thành lập {context.body_name}"
    if annexed:
        return f"{founded} gồm {len(context.members)} thành viên (có danh sách kèm theo)."
    return "\n".join((f"{founded}, gồm các thành viên sau:", *_listed(context.members)))


def _listed(members: Sequence[BodyMember]) -> list[str]:
    last = len(members) - 1
    return [
        f"{index + 1}. {', '.join(part for part in (one.name, one.place) if part)}: {one.role}"
        f"{'.' if index == last else ';'}"
        for index, one in enumerate(members)
    ]


def _annex(context: FoundingContext, symbol: str) -> Annex:
    columns = (
        Column("STT", 8, Align.CENTER),
        Column("Họ và tên", 30),
        Column("Chức vụ, đơn vị", 38),
        Column("Nhiệm vụ được giao", 24),
    )
    rows = tuple(Row((str(index), one.name, one.place, one.role)) for index, one in enumerate(context.members, start=1))
    reference = annex_reference("Quyết định", symbol, context.issue, context.authority, draft=context.draft)
    return Annex("Danh sách thành viên", context.body_name, reference, (Table("Danh sách thành viên", columns, rows),))
