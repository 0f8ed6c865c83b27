"""What an official paper says, before anything is decided about how it looks.

A ``Paper`` holds words, their order and their roles; ``layout`` turns it into printed lines, and the renderers only
draw those lines. Every field is text as a person wrote it: capitals, numbering and punctuation that Decree
30/2020/NĐ-CP (annex I) asks for are added by ``layout``, so a caller never writes "KT." in capitals or ends a list by
hand.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from thidua.foundations.papers.certificate_design import Design

Authority = Literal["TM.", "KT.", "TL.", "TUQ.", "Q."]


class PaperKind(StrEnum):
    """The papers this product writes; the value is a stable key for files and records."""

    LAUNCH_PLAN = "launch-plan"
    SUBMISSION_LETTER = "submission-letter"
    NOMINATION_LIST = "nomination-list"
    BALLOT_PAPER = "ballot-paper"
    TALLY_RECORD = "tally-record"
    COUNCIL_MINUTES = "council-minutes"
    AWARD_DECISION = "award-decision"
    PAYMENT_SHEET = "payment-sheet"
    INTERIM_REPORT = "interim-report"
    FINAL_REPORT = "final-report"
    PLEDGE = "pledge"
    NOTICE = "notice"
    DISPATCH = "dispatch"
    LAUNCH_DIRECTIVE = "launch-directive"
    INVITATION = "invitation"
    COUNCIL_DECISION = "council-decision"
    TELLERS_DECISION = "tellers-decision"
    UNIT_MINUTES = "unit-minutes"
    ACHIEVEMENT_REPORT = "achievement-report"
    HONOUR_BOOK = "honour-book"
    REGISTER_BOOK = "register-book"


class Masthead(StrEnum):
    """How much of the official heading a paper carries."""

    FULL = "full"
    """Agency, national title, number, place and date."""
    UNDATED = "undated"
    """Minutes: the model of annex III has no place and date line, the date is in the text."""
    PLAIN = "plain"
    """An inner sheet (list, pledge, payment sheet): agency and national title, place and date, no number."""
    BALLOT = "ballot"
    """A ballot paper: the agency's name only."""


class ParagraphStyle(StrEnum):
    """Role of a paragraph of the body."""

    BODY = "body"
    LEAD = "lead"
    """A headed clause, bold."""
    CENTER = "center"
    CENTER_BOLD = "center-bold"
    NOTE = "note"
    """A remark in italics."""
    CENTER_NOTE = "center-note"


class Align(StrEnum):
    """Alignment of a table column."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class RowKind(StrEnum):
    """Role of a table row."""

    BODY = "body"
    GROUP = "group"
    """A heading inside the table: one cell across all columns."""
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues the paper and where.

    ``parent_agency`` may be None for an agency without one. ``symbol_suffix`` is the agency part of the symbol
    ("SNgV").
    """

    parent_agency: str | None
    agency: str
    symbol_suffix: str
    place: str


@dataclass(frozen=True, slots=True)
class NumberAndDate:
    """Number and date given at issue; None for what has not been given yet, which prints as a blank to fill in.

    ``number`` is "5", "05" or the whole "05/QĐ-SNgV"; numbers under ten are printed with a leading zero (annex I,
    II.3).
    """

    number: str | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """One signature: capacity, position and name (annex I, II.7).

    ``authority`` "KT." comes with ``authority_title`` "Giám đốc" and ``title`` "Phó Giám đốc"; None when the head signs
    in person, and ``authority_title`` is then None as well. ``deputy_for`` is the office that a deputy signs for under
    "TM." or "TL.", printed as a second line "KT. …" (article 13, clauses 2 and 4). ``post`` is the signatory's post in
    the agency, printed above the name by an advisory body that uses the agency's seal.
    """

    authority: Authority | None
    authority_title: str | None
    title: str
    name: str
    post: str | None = None
    deputy_for: str | None = None

    def __post_init__(self) -> None:
        if self.deputy_for and self.authority not in ("TM.", "TL."):
            raise ValueError(f"Chữ ký của {self.name or '(chưa có tên)'}: KT. chỉ đứng dưới TM. hoặc TL.")
        if (self.authority is None) != (self.authority_title is None):
            raise ValueError(
                f"Chữ ký của {self.name or '(chưa có tên)'}: thể thức ký {self.authority or '(trống)'} và chức vụ được "
                f"ký thay {self.authority_title or '(trống)'} phải có đủ cả hai hoặc bỏ trống cả hai."
            )


@dataclass(frozen=True, slots=True)
class Recipient:
    """A line of "Nơi nhận"; ``purpose`` is what it is for ("b/c", "để thực hiện"), printed in brackets."""

    name: str
    purpose: str | None = None


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Signs ``start`` up to ``end`` of a text, set apart from the look of its role: bold, italic, underlined."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body."""

    text: str
    style: ParagraphStyle = ParagraphStyle.BODY
    emphasis: tuple[Emphasis, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading of the layout without articles: 1 "I. HEADING", 2 "1. Heading", 3 "a) Heading"."""

    level: Literal[1, 2, 3]
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """ "Điều n." followed by its text; a decision's articles have no heading (annex III, model 1.2)."""

    number: int
    text: str
    emphasis: tuple[Emphasis, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A table column; ``width`` is its share of the whole, in any unit the columns of one table have in common."""

    title: str
    width: int
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """A table row. A group row has one cell, the others one for each column."""

    cells: tuple[str, ...]
    kind: RowKind = RowKind.BODY


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on every page; ``caption`` is its accessible name and is not printed."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        for index, row in enumerate(self.rows, start=1):
            wanted = 1 if row.kind is RowKind.GROUP else len(self.columns)
            if len(row.cells) != wanted:
                raise ValueError(f"Bảng “{self.caption}”, dòng {index}: có {len(row.cells)} ô, cần {wanted} ô.")


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signatures inside the text, before the closing ones: the people who counted the ballots, in pairs."""

    signatories: tuple[Signatory, ...]


Block = Paragraph | Heading | Article | Table | Signatures


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of a paper: the signatures, and who receives it.

    One signature stands at the right with the recipients at its left; two or more stand in pairs (minutes: secretary at
    the left, chair at the right) with the recipients under them. ``archive`` is the unit after "Lưu: VT"; None for a
    sheet that is not sent.
    """

    signatories: tuple[Signatory, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    archive: str | None = None


@dataclass(frozen=True, slots=True)
class Annex:
    """A list or form attached to a paper; its pages are numbered on their own.

    ``number`` is None when it is the only one, else 1, 2, … printed in Roman. ``reference`` is the line in brackets
    that names the main paper.
    """

    title: str
    subject: str
    reference: str
    blocks: tuple[Block, ...]
    number: int | None = None
    landscape: bool = False
    signatories: tuple[Signatory, ...] = ()


CopyForm = Literal["Sao y", "Sao lục", "Trích sao"]
COPY_SYMBOLS: dict[CopyForm, str] = {"Sao y": "SY", "Sao lục": "SL", "Trích sao": "TrS"}
"""Symbols of the forms of copy (annex III)."""


@dataclass(frozen=True, slots=True)
class CopyNote:
    """What makes a paper a copy, printed under its last line (annex I, part III): who copies, how, its own number and
    date, who signs for it and who receives it. ``issue`` belongs to the one yearly series of copies.
    """

    form: CopyForm
    letterhead: Letterhead
    issue: NumberAndDate
    signatory: Signatory
    recipients: tuple[Recipient, ...] = ()
    archive: str = "VP"


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole official paper. ``title`` is the printed kind ("Quyết định"), None for a dispatch, whose ``subject`` then
    stands under the number as "V/v …". ``draft`` blanks number and date even when they are known. ``form_line`` names
    the statutory form above the heading. ``facts`` are values that an agency's own wording may quote, by field name;
    they are not printed by themselves.
    """

    kind: PaperKind
    title: str | None
    subject: str
    letterhead: Letterhead
    symbol: str
    issue: NumberAndDate
    blocks: tuple[Block, ...]
    closing: Closing
    masthead: Masthead = Masthead.FULL
    authority: str | None = None
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    resolution: str | None = None
    annexes: tuple[Annex, ...] = ()
    landscape: bool = False
    draft: bool = False
    footer: str | None = None
    form_line: str | None = None
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate, A4 landscape (Decision 01/2026/QĐ-TTg art. 61 and 63; Decree 98/2023 art. 104 had the same
    sheet).

    Lines in the order of those articles. The national emblem is never drawn: its place stays free for the printed one.
    ``on_blank`` prints only what the agency's own pre-printed blank leaves open, moved by ``shift_mm`` (right, down).
    ``layout`` is the agency's own design, which takes the place of both; ``moved`` shifts single lines of this
    certificate (role, right, down, in millimetres).
    """

    authority_line: str
    verb: str
    form_name: str
    recipient: str
    recipient_detail: str | None
    achievement: str | None
    decision_line: str
    book_line: str
    place_and_date: str
    signatory: Signatory
    verification_code: str | None = None
    verification_url: str | None = None
    on_blank: bool = False
    shift_mm: tuple[float, float] = (0.0, 0.0)
    layout: Design | None = None
    moved: tuple[tuple[str, float, float], ...] = ()
