"""Achievement report of a person or collective: "Báo cáo thành tích", on the statutory form of the law in force.

Not a kind of Decree 30/2020 but a form of the decrees on commendation. The parts of a form are data
(``achievement_forms``); the ledger fills titles held, initiatives, ratings, places of work, and the person writes the
prose.
"""

from collections.abc import Mapping, Sequence
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
    Table,
)
from thidua.foundations.papers.kinds.achievement_forms import PARTS, Clause, Part, Purpose, Source, SubjectKind
from thidua.foundations.papers.kinds.common import (
    Letterhead,
    NumberAndDate,
    Section,
    Signatory,
    body,
    headed,
    sections,
)

BLANK = " ".join(["…" * 5] * 12)
"""A line to write on where nothing has been written."""


@dataclass(frozen=True, slots=True)
class HeldLine:
    """An award held: year, name, and decision (number, day, issuer) as printed."""

    year: str
    name: str
    decision: str


@dataclass(frozen=True, slots=True)
class InitiativeLine:
    """An initiative recognised: year, name, scope, and the decision that recognised it."""

    year: str
    name: str
    scope: str
    decision: str


@dataclass(frozen=True, slots=True)
class PostingLine:
    """A place of work: from when to when, post, unit."""

    since: str
    until: str
    title: str
    unit: str


@dataclass(frozen=True, slots=True)
class AchievementReportContext:
    """A report. ``purpose`` chooses the parts. ``form`` is the statutory form as printed ("Mẫu số 02, Nghị định
    91/2017/NĐ-CP"), None where the law has none; ``form_read`` tells whether its parts are known. ``facts`` are label
    and value; ``prose`` is by the keys of ``clauses_to_write``; ``head`` confirms. ``superior`` asks for the
    confirmation of the level above. ``measures`` are the disciplinary measures of the ledger.
    """

    kind: SubjectKind
    letterhead: Letterhead
    issue: NumberAndDate
    subject: str
    reporter: str
    head: Signatory
    form: str | None = None
    form_read: bool = False
    facts: tuple[tuple[str, str], ...] = ()
    prose: Mapping[str, str] | None = None
    ratings: tuple[tuple[str, str], ...] = ()
    initiatives: tuple[InitiativeLine, ...] = ()
    titles: tuple[HeldLine, ...] = ()
    awards: tuple[HeldLine, ...] = ()
    superior: bool = False
    draft: bool = False
    purpose: Purpose = Purpose.WORK
    postings: tuple[PostingLine, ...] = ()
    measures: tuple[str, ...] = ()


def compose(context: AchievementReportContext) -> Paper:
    """The report on the parts of its form; a clause nobody wrote shows a line to write on."""
    compare: tuple[Block, ...] = ()
    if context.draft and context.form and not context.form_read:
        compare = (Paragraph("(Bố cục cần đối chiếu với mẫu ban hành)", ParagraphStyle.CENTER_NOTE),)
    return Paper(
        kind=PaperKind.ACHIEVEMENT_REPORT,
        title="Báo cáo thành tích",
        subject=context.subject,
        letterhead=context.letterhead,
        symbol="",
        issue=context.issue,
        masthead=Masthead.PLAIN,
        form_line=context.form,
        blocks=(*compare, *sections(_part(context, part) for part in PARTS[context.purpose, context.kind])),
        closing=Closing(_signatories(context)),
        draft=context.draft,
    )


def _part(context: AchievementReportContext, part: Part) -> Section:
    filled = [(clause.heading, _clause(context, clause)) for clause in part.clauses]
    return Section(part.heading, filled[0][1] if len(filled) == 1 else headed(filled))


def _clause(context: AchievementReportContext, clause: Clause) -> tuple[Block, ...]:
    match clause.source:
        case Source.FACTS:
            return _facts(context)
        case Source.SITUATION:
            return (*_facts(context), *_prose(context, clause))
        case Source.HISTORY:
            return _postings(context.postings)
        case Source.DISCIPLINE:
            return body(f"- {one}" for one in context.measures) or body(("Sổ chưa ghi hình thức kỷ luật nào.",))
        case Source.TITLES:
            return _held("Danh hiệu thi đua", context.titles)
        case Source.AWARDS:
            return _held("Hình thức khen thưởng", context.awards)
        case Source.PROSE:
            return _prose(context, clause)
        case Source.RESULTS:
            return (*_prose(context, clause), *_ratings(context.ratings), *_initiatives(context.initiatives))


def _facts(context: AchievementReportContext) -> tuple[Block, ...]:
    return body(f"- {label}: {value or '…' * 8}" for label, value in context.facts)


def _postings(lines: Sequence[PostingLine]) -> tuple[Block, ...]:
    columns = (
        Column("Từ", 14, Align.CENTER),
        Column("Đến", 14, Align.CENTER),
        Column("Chức vụ", 34),
        Column("Đơn vị công tác", 38),
    )
    rows = tuple(Row((one.since, one.until, one.title, one.unit)) for one in lines)
    return (Table("Quá trình công tác", columns, rows),) if rows else body((BLANK,))


def _prose(context: AchievementReportContext, clause: Clause) -> tuple[Block, ...]:
    written = (context.prose or {}).get(clause.key, "")
    return body(written.splitlines()) or body((BLANK,))


def _ratings(ratings: Sequence[tuple[str, str]]) -> tuple[Block, ...]:
    if not ratings:
        return ()
    return body((f"Mức xếp loại: {'; '.join(f'năm {year}: {level}' for year, level in ratings)}.",))


def _initiatives(lines: Sequence[InitiativeLine]) -> tuple[Block, ...]:
    if not lines:
        return ()
    columns = (
        Column("Năm", 10, Align.CENTER),
        Column("Sáng kiến, đề tài", 40),
        Column("Phạm vi", 16),
        Column("Quyết định công nhận", 34),
    )
    rows = tuple(Row((one.year, one.name, one.scope, one.decision)) for one in lines)
    return (*body(("Sáng kiến, đề tài đã được công nhận:",)), Table("Sáng kiến, đề tài", columns, rows))


def _held(caption: str, lines: Sequence[HeldLine]) -> tuple[Block, ...]:
    if not lines:
        return body(("Chưa có.",))
    columns = (
        Column("Năm", 10, Align.CENTER),
        Column(caption, 36),
        Column("Số, ngày, tháng, năm của quyết định; cơ quan ban hành", 54),
    )
    return (Table(caption, columns, tuple(Row((one.year, one.name, one.decision)) for one in lines)),)


def _signatories(context: AchievementReportContext) -> tuple[Signatory, ...]:
    """From the level above at the left to the one who reports at the right."""
    above = (Signatory(None, None, "Xác nhận của cấp trên trực tiếp", ""),) if context.superior else ()
    if context.kind == "collective":
        return (*above, context.head)
    confirmed = Signatory(None, None, "Thủ trưởng cơ quan, đơn vị xác nhận", context.head.name)
    return (*above, confirmed, Signatory(None, None, "Người báo cáo thành tích", context.reporter))
