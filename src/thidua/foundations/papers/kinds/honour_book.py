"""The book of commendations: "Sổ khen thưởng", every award of a year in the order it was entered."""

from dataclasses import dataclass

from thidua.foundations.papers.content import (
    Align,
    Closing,
    Column,
    Masthead,
    Paper,
    PaperKind,
    Row,
    Table,
)
from thidua.foundations.papers.kinds.common import Letterhead, NumberAndDate, Signatory, body
from thidua.foundations.papers.text import two_digits


@dataclass(frozen=True, slots=True)
class BookLine:
    """An entry. ``decision`` is number, day and issuer as printed; ``golden`` the ordinal inside the decision."""

    name: str
    place: str
    award: str
    decision: str
    golden: str
    code: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class HonourBookContext:
    """A year's book."""

    letterhead: Letterhead
    issue: NumberAndDate
    subject: str
    lines: tuple[BookLine, ...]
    signatories: tuple[Signatory, ...]
    draft: bool = False


def compose(context: HonourBookContext) -> Paper:
    """The book on landscape sheets, numbered through, with the number of entries under it."""
    columns = (
        Column("STT", 5, Align.CENTER),
        Column("Họ và tên, tên tập thể", 19),
        Column("Chức vụ, đơn vị", 19),
        Column("Danh hiệu, hình thức khen thưởng", 17),
        Column("Quyết định khen thưởng", 17),
        Column("Số sổ vàng", 6, Align.CENTER),
        Column("Mã tra cứu", 9, Align.CENTER),
        Column("Ghi chú", 8),
    )
    rows = tuple(
        Row((str(index), one.name, one.place, one.award, one.decision, one.golden, one.code, one.note))
        for index, one in enumerate(context.lines, start=1)
    )
    return Paper(
        kind=PaperKind.HONOUR_BOOK,
        title="Sổ khen thưởng",
        subject=context.subject,
        letterhead=context.letterhead,
        symbol="",
        issue=context.issue,
        masthead=Masthead.PLAIN,
        blocks=(
            Table("Sổ khen thưởng", columns, rows),
            *body((f"Sổ có {two_digits(len(rows))} lượt khen thưởng.",)),
        ),
        closing=Closing(context.signatories),
        landscape=True,
        draft=context.draft,
    )
