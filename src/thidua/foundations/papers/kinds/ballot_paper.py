"""Ballot paper of the council: the frozen list, two boxes a candidate, nothing that could tell who filled it in."""

from dataclasses import dataclass

from thidua.foundations.papers.content import (
    Align,
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
from thidua.foundations.papers.kinds.common import Letterhead, NumberAndDate
from thidua.foundations.papers.text import issue_date

BOX = "□"

RULES = (
    "Đánh dấu X vào một trong hai ô Đồng ý hoặc Không đồng ý ở mỗi dòng. "
    "Đánh dấu cả hai ô hoặc để trống cả hai ô là không hợp lệ ở dòng đó. "
    "Không ký tên, không ghi tên người bỏ phiếu."
)


@dataclass(frozen=True, slots=True)
class BallotCandidate:
    """A line of the ballot; ``detail`` is position and unit, ``award`` the award's official name."""

    name: str
    detail: str
    award: str


@dataclass(frozen=True, slots=True)
class BallotPaperContext:
    """A ballot paper. All copies are equal: there is no serial. ``list_digest`` is the digest of the frozen list,
    printed at the foot so that anyone can see which list was voted on. ``issue.date`` is the day of the meeting.
    """

    letterhead: Letterhead
    issue: NumberAndDate
    subject: str
    candidates: tuple[BallotCandidate, ...]
    list_digest: str
    rules: str = RULES


def compose(context: BallotPaperContext) -> Paper:
    """The ballot, candidates in the given order under the award each is proposed for."""
    return Paper(
        kind=PaperKind.BALLOT_PAPER,
        title="Phiếu bầu",
        subject=context.subject,
        letterhead=context.letterhead,
        symbol="",
        issue=context.issue,
        masthead=Masthead.BALLOT,
        blocks=(
            Paragraph(f"(Phiên họp {issue_date(context.issue)})", ParagraphStyle.CENTER_NOTE),
            Paragraph(context.rules, ParagraphStyle.NOTE),
            *_tables(context),
        ),
        closing=Closing(),
        footer=f"Mã danh sách: {grouped_digest(context.list_digest)}",
    )


def grouped_digest(digest: str) -> str:
    """The digest in groups of four, as people compare it by eye."""
    return " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))


def _tables(context: BallotPaperContext) -> tuple[Block, ...]:
    columns = (
        Column("STT", 8, Align.CENTER),
        Column("Họ và tên, tên tập thể", 32),
        Column("Chức vụ, đơn vị", 32),
        Column("Đồng ý", 12, Align.CENTER),
        Column("Không đồng ý", 16, Align.CENTER),
    )
    rows: list[Row] = []
    award = None
    for index, candidate in enumerate(context.candidates, start=1):
        if candidate.award != award:
            award = candidate.award
            rows.append(Row((award,), RowKind.GROUP))
        rows.append(Row((str(index), candidate.name, candidate.detail, BOX, BOX)))
    return (Table("Danh sách bỏ phiếu", columns, tuple(rows)),)
