"""Minutes of a meeting of the emulation and commendation council (Decree 30/2020 annex III, model 1.9)."""

from dataclasses import dataclass
from datetime import date

from thidua.foundations.papers.content import Block, Closing, Masthead, Paper, PaperKind, Paragraph
from thidua.foundations.papers.kinds.common import Letterhead, NumberAndDate, Signatory, body, headed, named_symbol
from thidua.foundations.papers.kinds.tally_record import TallyLine, result_table
from thidua.foundations.papers.text import two_digits
from thidua.vietnamese import long_date


@dataclass(frozen=True, slots=True)
class AbsentMember:
    """A member who was not there; ``wrote`` tells whether an opinion in writing was received."""

    name: str
    reason: str
    wrote: bool


@dataclass(frozen=True, slots=True)
class CouncilMinutesContext:
    """A meeting. Times are as said ("14 giờ 00"). ``present`` are the members in the room with their council roles;
    ``proceedings`` the report and the discussion, a paragraph an item; ``conclusions`` what the chair concluded.
    """

    letterhead: Letterhead
    issue: NumberAndDate
    subject: str
    council_name: str
    held_on: date
    began_at: str
    ended_at: str
    place: str
    members: int
    present: tuple[str, ...]
    absent: tuple[AbsentMember, ...]
    guests: tuple[str, ...]
    chaired_by: str
    recorded_by: str
    proceedings: tuple[str, ...]
    lines: tuple[TallyLine, ...]
    conclusions: tuple[str, ...]
    secretary: Signatory
    chair: Signatory
    archive: str = "Hồ sơ"
    draft: bool = False

    def __post_init__(self) -> None:
        if len(self.present) + len(self.absent) != self.members:
            raise ValueError(
                f"Biên bản họp: {len(self.present)} người có mặt và {len(self.absent)} người vắng mặt không bằng "
                f"{self.members} thành viên Hội đồng. Hãy kiểm lại danh sách thành viên."
            )


def compose(context: CouncilMinutesContext) -> Paper:
    """The minutes, with the votes on each candidate as shares of all members."""
    return Paper(
        kind=PaperKind.COUNCIL_MINUTES,
        title="Biên bản",
        subject=context.subject,
        letterhead=context.letterhead,
        symbol=named_symbol("BB", context.letterhead),
        issue=context.issue,
        masthead=Masthead.UNDATED,
        blocks=(*_attendance(context), *_business(context), _end(context)),
        closing=Closing((context.secretary, context.chair), (), context.archive),
        draft=context.draft,
    )


def _attendance(context: CouncilMinutesContext) -> tuple[Block, ...]:
    absent = tuple(
        f"- {one.name}, lý do: {one.reason}; {'đã' if one.wrote else 'không'} gửi ý kiến bằng văn bản;"
        for one in context.absent
    )
    whole = two_digits(context.members)
    return body(
        (
            f"Thời gian bắt đầu: {context.began_at}, {long_date(context.held_on)}.",
            f"Địa điểm: {context.place}.",
            f"Thành phần: {context.council_name}.",
            f"Có mặt {two_digits(len(context.present))}/{whole} thành viên:",
            *(f"- {name};" for name in context.present),
            f"Vắng mặt {two_digits(len(absent))}/{whole} thành viên" + (":" if absent else "."),
            *absent,
            *((f"Khách mời: {'; '.join(context.guests)}.",) if context.guests else ()),
            f"Chủ trì: {context.chaired_by}.",
            f"Thư ký: {context.recorded_by}.",
        )
    )


def _business(context: CouncilMinutesContext) -> tuple[Block, ...]:
    parts: list[tuple[str, tuple[Block, ...]]] = [("Nội dung và thảo luận", body(context.proceedings))]
    if context.lines:
        note = "Tỷ lệ đồng ý tính trên tổng số thành viên Hội đồng."
        table = result_table("Kết quả bỏ phiếu", context.lines, context.members)
        parts.append(("Kết quả bỏ phiếu", (Paragraph(note), table)))
    parts.append(("Kết luận", body(context.conclusions)))
    return headed(parts)


def _end(context: CouncilMinutesContext) -> Block:
    return Paragraph(f"Cuộc họp kết thúc vào {context.ended_at}, {long_date(context.held_on)}./.")
