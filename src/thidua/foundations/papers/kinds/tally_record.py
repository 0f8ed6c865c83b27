"""Record of the count of ballots: "Biên bản kiểm phiếu", signed by those who counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thidua.foundations.papers.content import (
    Align,
    Closing,
    Column,
    Masthead,
    Paper,
    PaperKind,
    Row,
    RowKind,
    Signatures,
    Table,
)
from thidua.foundations.papers.kinds.ballot_paper import grouped_digest
from thidua.foundations.papers.kinds.common import Letterhead, NumberAndDate, Signatory, body, named_symbol
from thidua.foundations.papers.text import percent, two_digits
from thidua.vietnamese import long_date


@dataclass(frozen=True, slots=True)
class Teller:
    """One who counts; ``role`` is "Trưởng ban" or "Thành viên"."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class TallyLine:
    """A candidate's result. Votes ``in_favour`` and ``against`` include those given in writing; ``written`` says how
    many opinions in writing are among them. ``passed`` is None where the rules set no threshold. The share printed is
    that of ``in_favour`` in all members of the council, present or not.
    """

    award: str
    name: str
    detail: str
    in_favour: int
    against: int
    invalid: int
    written: int
    passed: bool | None


@dataclass(frozen=True, slots=True)
class TallyRecordContext:
    """A count. ``members`` is the whole council; ``issued`` and ``returned`` count ballot papers, ``valid`` and
    ``invalid`` those returned.
    """

    letterhead: Letterhead
    issue: NumberAndDate
    subject: str
    council_name: str
    held_on: date
    place: str
    members: int
    present: int
    tellers: tuple[Teller, ...]
    issued: int
    returned: int
    valid: int
    invalid: int
    lines: tuple[TallyLine, ...]
    list_digest: str
    chair: Signatory
    archive: str = "Hồ sơ"
    draft: bool = False

    def __post_init__(self) -> None:
        _check("Số thành viên có mặt", self.present, "số thành viên Hội đồng", self.members)
        _check("Số phiếu thu về", self.returned, "số phiếu phát ra", self.issued)
        if self.valid + self.invalid != self.returned:
            raise ValueError(
                f"Biên bản kiểm phiếu: {self.valid} phiếu hợp lệ và {self.invalid} phiếu không hợp lệ không bằng "
                f"{self.returned} phiếu thu về. Hãy kiểm lại số phiếu."
            )
        for line in self.lines:
            votes = line.in_favour + line.against + line.invalid
            _check(f"Số phiếu của “{line.name}”", votes, "số thành viên Hội đồng", self.members)


def _check(what: str, part: int, of_what: str, whole: int) -> None:
    if not 0 <= part <= whole:
        raise ValueError(
            f"Biên bản kiểm phiếu: {what} là {part}, không thể lớn hơn {of_what} là {whole}. Hãy kiểm lại số liệu."
        )


def compose(context: TallyRecordContext) -> Paper:
    """The record: who counted, the papers, the result of each candidate, those who passed."""
    when = long_date(context.held_on).capitalize()
    opening = (
        f"{when}, tại {context.place}, {context.council_name} tiến hành bỏ phiếu.",
        f"Hội đồng có {two_digits(context.members)} thành viên, có mặt {two_digits(context.present)} thành viên.",
        "Ban kiểm phiếu gồm:",
        *(f"- {teller.role}: {teller.name};" for teller in context.tellers),
    )
    papers = (
        f"Số phiếu phát ra: {two_digits(context.issued)}; số phiếu thu về: {two_digits(context.returned)}.",
        f"Số phiếu hợp lệ: {two_digits(context.valid)}; số phiếu không hợp lệ: {two_digits(context.invalid)}.",
        "Kết quả kiểm phiếu (tỷ lệ tính trên tổng số thành viên Hội đồng):",
    )
    tellers = Signatures(tuple(Signatory(None, None, teller.role, teller.name) for teller in context.tellers))
    return Paper(
        kind=PaperKind.TALLY_RECORD,
        title="Biên bản",
        subject=context.subject,
        letterhead=context.letterhead,
        symbol=named_symbol("BB", context.letterhead),
        issue=context.issue,
        masthead=Masthead.UNDATED,
        blocks=(
            *body(opening),
            *body(papers),
            result_table("Kết quả kiểm phiếu", context.lines, context.members),
            *body((*_passed(context.lines), f"Danh sách bỏ phiếu có mã {grouped_digest(context.list_digest)}.")),
            *body(("Biên bản được lập và thông qua trước Hội đồng./.",)),
            tellers,
        ),
        closing=Closing((context.chair,), (), context.archive),
        draft=context.draft,
    )


def result_table(caption: str, lines: Sequence[TallyLine], members: int) -> Table:
    """Votes by candidate, grouped by award in the given order; also printed in the minutes of the meeting."""
    columns = (
        Column("STT", 7, Align.CENTER),
        Column("Họ và tên, tên tập thể", 25),
        Column("Đồng ý", 10, Align.CENTER),
        Column("Không đồng ý", 11, Align.CENTER),
        Column("Không hợp lệ", 11, Align.CENTER),
        Column("Ý kiến bằng văn bản", 12, Align.CENTER),
        Column("Tỷ lệ đồng ý", 12, Align.CENTER),
        Column("Kết quả", 12, Align.CENTER),
    )
    rows: list[Row] = []
    award = None
    for index, line in enumerate(lines, start=1):
        if line.award != award:
            award = line.award
            rows.append(Row((award,), RowKind.GROUP))
        name = f"{line.name}\n{line.detail}" if line.detail else line.name
        counts = (line.in_favour, line.against, line.invalid, line.written)
        share = percent(line.in_favour, members)
        rows.append(Row((str(index), name, *(str(count) for count in counts), share, _verdict(line.passed))))
    return Table(caption, columns, tuple(rows))


def _verdict(passed: bool | None) -> str:
    return "" if passed is None else "Đạt" if passed else "Không đạt"


def _passed(lines: Sequence[TallyLine]) -> tuple[str, ...]:
    judged = [line for line in lines if line.passed is not None]
    if not judged:
        return ()
    passed = sum(line.passed is True for line in judged)
    return (f"Số trường hợp đạt tỷ lệ phiếu theo quy định: {two_digits(passed)} trên {two_digits(len(judged))}.",)
