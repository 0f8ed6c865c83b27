"""Award decision: "Quyết định" with the lists of those commended annexed (Decree 30/2020 annex III, model 1.2)."""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.foundations.papers.content import (
    Align,
    Annex,
    Article,
    Block,
    Closing,
    Column,
    Paper,
    PaperKind,
    Paragraph,
    Row,
    RowKind,
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
from thidua.foundations.papers.text import roman, two_digits
from thidua.vietnamese import format_vnd, vnd_in_words


@dataclass(frozen=True, slots=True)
class Awardee:
    """A person or collective commended; ``detail`` is position and unit. The ordinal in the list is the number that
    goes into the golden book and onto the certificate.
    """

    name: str
    detail: str
    prize_vnd: int | None = None


@dataclass(frozen=True, slots=True)
class AwardeeGroup:
    """All who receive one award; ``award`` is its official name."""

    award: str
    is_collective: bool
    awardees: tuple[Awardee, ...]


@dataclass(frozen=True, slots=True)
class AwardDecisionContext:
    """A decision. ``authority`` is the competent office ("Giám đốc Sở Ngoại vụ tỉnh Lạng Sơn"); ``articles`` are the
    texts after "Điều n.", the last naming who carries it out; ``lists_title`` is the annex's heading under "Danh
    sách".
    """

    letterhead: Letterhead
    issue: NumberAndDate
    subject: str
    authority: str
    bases: tuple[str, ...]
    articles: tuple[str, ...]
    groups: tuple[AwardeeGroup, ...]
    lists_title: str
    signatory: Signatory
    recipients: tuple[Recipient, ...] = ()
    archive: str = "VP"
    draft: bool = False


def compose(context: AwardDecisionContext) -> Paper:
    """The decision and its annexes: one list for individuals, one for collectives, numbered when there are both."""
    symbol = named_symbol("QĐ", context.letterhead)
    reference = annex_reference("Quyết định", symbol, context.issue, context.authority, draft=context.draft)
    last = len(context.articles)
    return Paper(
        kind=PaperKind.AWARD_DECISION,
        title="Quyết định",
        subject=context.subject,
        letterhead=context.letterhead,
        symbol=symbol,
        issue=context.issue,
        authority=context.authority,
        bases=context.bases,
        resolution="Quyết định:",
        blocks=tuple(Article(number, text) for number, text in enumerate(context.articles, start=1)),
        closing=Closing((context.signatory,), (Recipient(f"Như Điều {last}"), *context.recipients), context.archive),
        annexes=_annexes(context, reference),
        draft=context.draft,
        facts=_facts(context.groups),
    )


def _facts(groups: Sequence[AwardeeGroup]) -> tuple[tuple[str, str], ...]:
    counts = {kind: sum(len(one.awardees) for one in groups if one.is_collective is kind) for kind in (True, False)}
    total = sum(awardee.prize_vnd or 0 for group in groups for awardee in group.awardees)
    return (
        ("so_tap_the", two_digits(counts[True])),
        ("so_ca_nhan", two_digits(counts[False])),
        ("tong_tien", format_vnd(total)),
        ("tong_tien_bang_chu", vnd_in_words(total)),
    )


def _annexes(context: AwardDecisionContext, reference: str) -> tuple[Annex, ...]:
    found = [
        (noun, [group for group in context.groups if group.is_collective is collective and group.awardees])
        for noun, collective in (("Tập thể", True), ("Cá nhân", False))
    ]
    lists = [(noun, groups) for noun, groups in found if groups]
    return tuple(
        Annex(
            title=f"Danh sách {noun.lower()}",
            subject=context.lists_title,
            reference=reference,
            blocks=_list(noun, groups, start=_ordinals_before(lists, index)),
            number=index + 1 if len(lists) > 1 else None,
        )
        for index, (noun, groups) in enumerate(lists)
    )


def _ordinals_before(lists: Sequence[tuple[str, Sequence[AwardeeGroup]]], index: int) -> int:
    return sum(len(group.awardees) for _, groups in lists[:index] for group in groups)


def _list(noun: str, groups: Sequence[AwardeeGroup], *, start: int) -> tuple[Block, ...]:
    """The list's table; ordinals run through all lists of the decision, so that number and row name one recipient."""
    awardees = [awardee for group in groups for awardee in group.awardees]
    paid = any(awardee.prize_vnd is not None for awardee in awardees)
    columns = [
        Column("STT", 8, Align.CENTER),
        Column("Họ và tên" if noun == "Cá nhân" else "Tên tập thể", 34),
        Column("Chức vụ, đơn vị" if noun == "Cá nhân" else "Đơn vị quản lý", 36),
    ]
    if paid:
        columns.append(Column("Tiền thưởng (đồng)", 22, Align.RIGHT))
    rows: list[Row] = []
    ordinal = start
    for index, group in enumerate(groups, start=1):
        rows.append(Row((f"{roman(index)}. {group.award}",), RowKind.GROUP))
        for awardee in group.awardees:
            ordinal += 1
            money = (format_vnd(awardee.prize_vnd or 0),) if paid else ()
            rows.append(Row((str(ordinal), awardee.name, awardee.detail, *money)))
    blocks: list[Block] = []
    if paid:
        total = sum(awardee.prize_vnd or 0 for awardee in awardees)
        rows.append(Row(("", "Tổng cộng", "", format_vnd(total)), RowKind.TOTAL))
        blocks.append(Paragraph(f"Bằng chữ: {vnd_in_words(total)}."))
    return (Table(f"Danh sách {noun.lower()}", tuple(columns), tuple(rows)), *blocks)
