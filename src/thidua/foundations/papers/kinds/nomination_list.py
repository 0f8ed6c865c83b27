"""List of the persons and collectives proposed, with what the council has to know of each ("danh sách trích ngang")."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from thidua.foundations.papers.content import (
    Align,
    Annex,
    Block,
    Closing,
    Column,
    Masthead,
    Paper,
    PaperKind,
    Paragraph,
    ParagraphStyle,
    Row,
    RowKind,
    Table,
)
from thidua.foundations.papers.kinds.common import AwardCount, Letterhead, NumberAndDate, Signatory
from thidua.foundations.papers.text import roman


@dataclass(frozen=True, slots=True)
class Nominee:
    """A person or collective of the list. ``born`` is a year or date as it is to be printed; ``merits`` the short
    reasons.

    ``votes`` is the council's result ("09/09 (100%)"), empty before the vote.
    """

    name: str
    is_collective: bool = False
    born: str = ""
    gender: str = ""
    position: str = ""
    unit: str = ""
    rating: str = ""
    merits: str = ""
    votes: str = ""


@dataclass(frozen=True, slots=True)
class NomineeGroup:
    """The nominees for one award, in the order they are printed; ``award`` is the award's official name."""

    award: str
    nominees: tuple[Nominee, ...]

    def count(self) -> AwardCount:
        """How many collectives and individuals the group holds."""
        collectives = sum(nominee.is_collective for nominee in self.nominees)
        return AwardCount(self.award, collectives, len(self.nominees) - collectives)


@dataclass(frozen=True, slots=True)
class NominationListContext:
    """A list that stands alone (it goes to the council). ``reference`` names the paper it belongs to, if any."""

    letterhead: Letterhead
    issue: NumberAndDate
    subject: str
    groups: tuple[NomineeGroup, ...]
    signatories: tuple[Signatory, ...]
    reference: str | None = None
    draft: bool = False


def compose(context: NominationListContext) -> Paper:
    """The list on landscape sheets, grouped by award, numbered through, with the totals under it."""
    lead: tuple[Block, ...] = ()
    if context.reference:
        lead = (Paragraph(context.reference, ParagraphStyle.CENTER_NOTE),)
    return Paper(
        kind=PaperKind.NOMINATION_LIST,
        title="Danh sách",
        subject=context.subject,
        letterhead=context.letterhead,
        symbol="",
        issue=context.issue,
        masthead=Masthead.PLAIN,
        blocks=(*lead, nominee_table(context.subject, context.groups), *totals(context.groups)),
        closing=Closing(context.signatories),
        landscape=True,
        draft=context.draft,
    )


def annex(subject: str, groups: Sequence[NomineeGroup], reference: str, number: int | None = None) -> Annex:
    """The same list as an annex of a submission letter or of minutes."""
    blocks = (nominee_table(subject, groups), *totals(groups))
    return Annex("Danh sách", subject, reference, blocks, number, landscape=True)


def nominee_table(caption: str, groups: Sequence[NomineeGroup], *, brief: bool = False) -> Table:
    """The table of nominees: a group row an award, ordinals running through the whole list.

    A column nobody has a value for is left out; votes, for one, are not known before the meeting. ``brief`` is for an
    upright sheet and for everybody's eyes: no birth, gender, rating or number of votes.
    """
    nominees = [nominee for group in groups for nominee in group.nominees]
    offered = [column for column in _COLUMNS if column.public] if brief else _COLUMNS
    shown = [column for column in offered if column.always or any(column.value(nominee) for nominee in nominees)]
    rows: list[Row] = []
    ordinal = 0
    for index, group in enumerate(groups, start=1):
        rows.append(Row((f"{roman(index)}. {group.award}",), RowKind.GROUP))
        for nominee in group.nominees:
            ordinal += 1
            rows.append(Row((str(ordinal), *(column.value(nominee) for column in shown))))
    columns = (Column("STT", 5, Align.CENTER), *(column.column for column in shown))
    return Table(caption, columns, tuple(rows))


@dataclass(frozen=True, slots=True)
class _NomineeColumn:
    column: Column
    value: Callable[[Nominee], str]
    always: bool = False
    public: bool = False


def _place(nominee: Nominee) -> str:
    return ", ".join(part for part in (nominee.position, nominee.unit) if part)


_COLUMNS = (
    _NomineeColumn(Column("Họ và tên, tên tập thể", 20), lambda nominee: nominee.name, always=True, public=True),
    _NomineeColumn(Column("Năm sinh", 8, Align.CENTER), lambda nominee: nominee.born),
    _NomineeColumn(Column("Giới tính", 6, Align.CENTER), lambda nominee: nominee.gender),
    _NomineeColumn(Column("Chức vụ, đơn vị", 20), _place, always=True, public=True),
    _NomineeColumn(Column("Xếp loại", 11), lambda nominee: nominee.rating),
    _NomineeColumn(Column("Tóm tắt thành tích", 20), lambda nominee: nominee.merits, public=True),
    _NomineeColumn(Column("Kết quả bỏ phiếu", 10, Align.CENTER), lambda nominee: nominee.votes),
)


def totals(groups: Sequence[NomineeGroup]) -> tuple[Block, ...]:
    """ "Danh sách có 02 tập thể, 07 cá nhân." """
    counts = [group.count() for group in groups]
    whole = AwardCount("", sum(one.collectives for one in counts), sum(one.individuals for one in counts))
    return (Paragraph(f"Danh sách có {whole.phrase()}."),) if whole.phrase() else ()
