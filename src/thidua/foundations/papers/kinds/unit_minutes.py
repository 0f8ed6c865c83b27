"""Minutes of a unit's own meeting that weighs its people and itself: "Biên bản bình xét thi đua".

No statutory form exists for them; the layout is that of minutes (Decree 30/2020 annex III, model 1.9).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thidua.foundations.papers.content import (
    Align,
    Block,
    Closing,
    Column,
    Masthead,
    Paper,
    PaperKind,
    Paragraph,
    Row,
    RowKind,
    Table,
)
from thidua.foundations.papers.kinds.common import Letterhead, NumberAndDate, Signatory, body, headed, named_symbol
from thidua.foundations.papers.text import percent, roman, two_digits
from thidua.vietnamese import long_date


@dataclass(frozen=True, slots=True)
class AppraisedLine:
    """One weighed for one award. ``in_favour`` counts those present who agreed; ``reason`` is the unit's short one."""

    award: str
    name: str
    in_favour: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class UnitMinutesContext:
    """A unit's meeting. ``members`` is the whole unit, ``present`` who came; ``discussion`` a paragraph an item;
    ``lines`` come in the order of award and rank. Raises ``ValueError`` for more votes than people.
    """

    letterhead: Letterhead
    issue: NumberAndDate
    subject: str
    unit: str
    held_on: date
    members: int
    present: int
    chaired_by: str
    lines: tuple[AppraisedLine, ...]
    discussion: tuple[str, ...]
    secretary: Signatory
    chair: Signatory
    archive: str = "Hồ sơ"
    draft: bool = False

    def __post_init__(self) -> None:
        for what, part, whole in (
            ("số người có mặt", self.present, self.members),
            *((f"số người đồng ý với “{line.name}”", line.in_favour, self.present) for line in self.lines),
        ):
            if not 0 <= part <= whole:
                raise ValueError(f"Biên bản bình xét: {what} là {part}, không thể lớn hơn {whole}. Hãy kiểm lại số.")


def compose(context: UnitMinutesContext) -> Paper:
    """The minutes: who was there, the result for each one weighed, the discussion."""
    result: tuple[Block, ...] = ()
    if context.lines:
        note = "Tỷ lệ đồng ý tính trên số người có mặt."
        result = (Paragraph(note), _results(context.lines, context.present))
    there = f"{two_digits(context.present)}/{two_digits(context.members)}"
    parts = (("Kết quả bình xét", result), ("Ý kiến thảo luận", body(context.discussion)))
    return Paper(
        kind=PaperKind.UNIT_MINUTES,
        title="Biên bản",
        subject=context.subject,
        letterhead=context.letterhead,
        symbol=named_symbol("BB", context.letterhead),
        issue=context.issue,
        masthead=Masthead.UNDATED,
        blocks=(
            *body(
                (
                    f"Thời gian: {long_date(context.held_on)}.",
                    f"Thành phần: tập thể {context.unit}; có mặt {there} người.",
                    f"Chủ trì: {context.chaired_by}.",
                )
            ),
            *headed(parts),
            *body(("Biên bản đã được thông qua trước cuộc họp./.",)),
        ),
        closing=Closing((context.secretary, context.chair), (), context.archive),
        draft=context.draft,
    )


def _results(lines: Sequence[AppraisedLine], present: int) -> Table:
    columns = (
        Column("STT", 8, Align.CENTER),
        Column("Họ và tên, tên tập thể", 30),
        Column("Đồng ý", 14, Align.CENTER),
        Column("Tỷ lệ", 12, Align.CENTER),
        Column("Tóm tắt thành tích", 36),
    )
    rows: list[Row] = []
    groups = 0
    award = None
    for ordinal, line in enumerate(lines, start=1):
        if line.award != award:
            award, groups = line.award, groups + 1
            rows.append(Row((f"{roman(groups)}. {award}",), RowKind.GROUP))
        share = percent(line.in_favour, present) if present else ""
        votes = f"{two_digits(line.in_favour)}/{two_digits(present)}"
        rows.append(Row((str(ordinal), line.name, votes, share, line.reason)))
    return Table("Kết quả bình xét", columns, tuple(rows))
