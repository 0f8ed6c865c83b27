"""Submission letter: "Tờ trình" that proposes commendation to the level above, the nominees annexed."""

from dataclasses import dataclass

from thidua.foundations.papers.content import Align, Block, Closing, Column, Paper, PaperKind, Row, RowKind, Table
from thidua.foundations.papers.kinds.common import (
    Letterhead,
    NumberAndDate,
    Recipient,
    Signatory,
    annex_reference,
    body,
    named_symbol,
)
from thidua.foundations.papers.kinds.nomination_list import NomineeGroup, annex
from thidua.foundations.papers.text import two_digits


@dataclass(frozen=True, slots=True)
class SubmissionLetterContext:
    """A submission letter.

    ``addressees`` follow "Kính gửi"; ``opening`` tells how the proposal came about (the council's meeting, the
    posting for comment); ``groups`` become the table of counts and the annexed list; ``attachments`` are the other
    papers of the dossier; ``request`` is the closing sentence without its end mark.
    """

    letterhead: Letterhead
    issue: NumberAndDate
    subject: str
    addressees: tuple[str, ...]
    groups: tuple[NomineeGroup, ...]
    request: str
    signatory: Signatory
    bases: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    archive: str = "VP"
    draft: bool = False


def compose(context: SubmissionLetterContext) -> Paper:
    """The letter with its list as the only annex."""
    symbol = named_symbol("TTr", context.letterhead)
    reference = annex_reference("Tờ trình", symbol, context.issue, context.letterhead.agency, draft=context.draft)
    attachments = tuple(f"- {text}" for text in context.attachments)
    dossier = body(("Hồ sơ gửi kèm theo gồm:", *attachments)) if attachments else ()
    return Paper(
        kind=PaperKind.SUBMISSION_LETTER,
        title="Tờ trình",
        subject=context.subject,
        letterhead=context.letterhead,
        symbol=symbol,
        issue=context.issue,
        addressees=context.addressees,
        bases=context.bases,
        blocks=(*body(context.opening), *_counts(context.groups), *dossier, *body((context.request,))),
        closing=Closing((context.signatory,), (Recipient("Như trên"), *context.recipients), context.archive),
        annexes=(annex(context.subject, context.groups, reference),),
        draft=context.draft,
        facts=_facts(context.groups),
    )


def _facts(groups: tuple[NomineeGroup, ...]) -> tuple[tuple[str, str], ...]:
    counts = [group.count() for group in groups]
    return (
        ("so_tap_the", two_digits(sum(one.collectives for one in counts))),
        ("so_ca_nhan", two_digits(sum(one.individuals for one in counts))),
    )


def _counts(groups: tuple[NomineeGroup, ...]) -> tuple[Block, ...]:
    if not groups:
        return ()
    columns = (
        Column("STT", 8, Align.CENTER),
        Column("Danh hiệu thi đua, hình thức khen thưởng", 52),
        Column("Tập thể", 20, Align.CENTER),
        Column("Cá nhân", 20, Align.CENTER),
    )
    counts = [group.count() for group in groups]
    rows = [
        Row((str(index), one.award, two_digits(one.collectives), two_digits(one.individuals)))
        for index, one in enumerate(counts, start=1)
    ]
    collectives, individuals = sum(one.collectives for one in counts), sum(one.individuals for one in counts)
    rows.append(Row(("", "Tổng cộng", two_digits(collectives), two_digits(individuals)), RowKind.TOTAL))
    caption = "Số lượng đề nghị khen thưởng"
    return (*body(("Số lượng đề nghị, có danh sách kèm theo:",)), Table(caption, columns, tuple(rows)))
