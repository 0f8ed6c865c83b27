"""How each component of an official paper looks: Decree 30/2020/NĐ-CP, annex I, in numbers.

The renderers read sizes from here and nowhere else, so that DOCX, PDF and preview cannot drift apart.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

PT_PER_MM = 72 / 25.4

# Annex I, I.1 to I.4: A4; top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm.
PAGE_MM = (210.0, 297.0)
MARGIN_TOP_MM = 20.0
MARGIN_BOTTOM_MM = 20.0
MARGIN_LEFT_MM = 30.0
MARGIN_RIGHT_MM = 15.0
HEADER_MM = 10.0
"""From the upper edge to the page number, which stands in the middle of the top margin."""

FONT_WORD = "Times New Roman"
FONT_PDF = "Liberation Serif"
"""Same widths as Times New Roman, free to embed; the vendored files hold every Vietnamese letter."""

PAGE_NUMBER_PT = 13.0
PARAGRAPH_GAP_PT = 6.0
INDENT_MM = 12.7
SIGNATURE_ROOM_PT = 62.0
"""Room between position and name for a signature, the seal and a digital signature's picture."""

RULE_PART = 0.4
"""Length of the rule under agency and summary; the decree allows a third to a half of the text."""

MASTHEAD_SHARES = (40, 60)
MASTHEAD_SHARES_LANDSCAPE = (45, 55)

HAlign = Literal["left", "center", "right", "justify"]
Rule = Literal["none", "part", "full"]


class Role(StrEnum):
    """What a printed line is; also the class name of the preview."""

    PARENT = "parent"
    AGENCY = "agency"
    NATION = "nation"
    MOTTO = "motto"
    NUMBER = "number"
    PLACE_DATE = "place-date"
    ABOUT = "about"
    TITLE = "title"
    SUBJECT = "subject"
    SUBJECT_ABOVE = "subject-above"
    """A line of the summary that is not its last: the rule stands under the last one only."""
    AUTHORITY = "authority"
    ADDRESSEE = "addressee"
    ADDRESSEES_HEAD = "addressees-head"
    ADDRESSEE_ITEM = "addressee-item"
    BASIS = "basis"
    RESOLUTION = "resolution"
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    BODY = "body"
    LEAD = "lead"
    CENTER = "center"
    CENTER_BOLD = "center-bold"
    NOTE = "note"
    CENTER_NOTE = "center-note"
    ARTICLE = "article"
    SIGN_TITLE = "sign-title"
    SIGN_NAME = "sign-name"
    SIGN_POST = "sign-post"
    SIGN_NAME_UNDER_POST = "sign-name-under-post"
    RECIPIENTS_HEAD = "recipients-head"
    RECIPIENT = "recipient"
    ANNEX_NUMBER = "annex-number"
    ANNEX_TITLE = "annex-title"
    ANNEX_SUBJECT = "annex-subject"
    ANNEX_REFERENCE = "annex-reference"
    CELL_HEAD = "cell-head"
    CELL = "cell"
    CELL_GROUP = "cell-group"
    CELL_TOTAL = "cell-total"
    FOOTER = "footer"
    FORM_LINE = "form-line"
    COPY_FORM = "copy-form"


@dataclass(frozen=True, slots=True)
class Look:
    """Type and place of a line: sizes and gaps in points, indents in millimetres, ``rule`` the line drawn under it."""

    size: float
    bold: bool = False
    italic: bool = False
    align: HAlign = "left"
    before: float = 0.0
    first_line_mm: float = 0.0
    left_mm: float = 0.0
    keep_next: bool = False
    rule: Rule = "none"


def _body(*, bold: bool = False, italic: bool = False, keep_next: bool = False) -> Look:
    return Look(14, bold, italic, "justify", PARAGRAPH_GAP_PT, INDENT_MM, keep_next=keep_next)


def _center(size: float, *, bold: bool = True, before: float = 0, italic: bool = False, rule: Rule = "none") -> Look:
    return Look(size, bold, italic, "center", before, keep_next=True, rule=rule)


LOOKS: dict[Role, Look] = {
    Role.PARENT: Look(13, align="center"),
    Role.AGENCY: Look(13, True, align="center", rule="part"),
    Role.NATION: Look(13, True, align="center"),
    Role.MOTTO: Look(14, True, align="center", rule="full"),
    Role.NUMBER: Look(13, align="center", before=6),
    Role.PLACE_DATE: Look(14, italic=True, align="center", before=6),
    Role.ABOUT: Look(13, align="center", before=PARAGRAPH_GAP_PT),
    Role.TITLE: _center(14, before=18),
    Role.SUBJECT: _center(14, rule="part"),
    Role.SUBJECT_ABOVE: _center(14),
    Role.AUTHORITY: _center(14, before=12),
    Role.ADDRESSEE: Look(14, align="center", before=12, keep_next=True),
    Role.ADDRESSEES_HEAD: Look(14, before=12, left_mm=30, keep_next=True),
    Role.ADDRESSEE_ITEM: Look(14, left_mm=48, before=2, keep_next=True),
    Role.BASIS: _body(italic=True),
    Role.RESOLUTION: _center(14, before=12),
    Role.HEADING_1: _body(bold=True, keep_next=True),
    Role.HEADING_2: _body(bold=True, keep_next=True),
    Role.HEADING_3: _body(bold=True, keep_next=True),
    Role.BODY: _body(),
    Role.LEAD: _body(bold=True, keep_next=True),
    Role.CENTER: Look(14, align="center", before=PARAGRAPH_GAP_PT),
    Role.CENTER_BOLD: _center(14, before=PARAGRAPH_GAP_PT),
    Role.NOTE: _body(italic=True),
    Role.CENTER_NOTE: _center(14, bold=False, italic=True, before=PARAGRAPH_GAP_PT),
    Role.ARTICLE: _body(),
    Role.SIGN_TITLE: Look(14, True, align="center", keep_next=True),
    Role.SIGN_NAME: Look(14, True, align="center", before=SIGNATURE_ROOM_PT),
    Role.SIGN_POST: Look(14, True, align="center", before=SIGNATURE_ROOM_PT, keep_next=True),
    Role.SIGN_NAME_UNDER_POST: Look(14, True, align="center"),
    Role.RECIPIENTS_HEAD: Look(12, True, True),
    Role.RECIPIENT: Look(11),
    Role.ANNEX_NUMBER: _center(14),
    Role.ANNEX_TITLE: _center(14),
    Role.ANNEX_SUBJECT: _center(14),
    Role.ANNEX_REFERENCE: _center(14, bold=False, italic=True),
    Role.CELL_HEAD: Look(13, True, align="center"),
    Role.CELL: Look(13),
    Role.CELL_GROUP: Look(13, True),
    Role.CELL_TOTAL: Look(13, True),
    Role.FOOTER: Look(11),
    Role.FORM_LINE: Look(13, italic=True, align="right", keep_next=True),
    Role.COPY_FORM: Look(14, True, align="center"),
}


def gap_above(split_name: str, row: int) -> float:
    """Room in points above a row of columns side by side.

    None above the heading, a paragraph's gap between its rows, a line's height above signatures.
    """
    if split_name in ("masthead", "copy-head"):
        return PARAGRAPH_GAP_PT if row else 0.0
    return 12.0


def text_width_mm(*, landscape: bool) -> float:
    """Width between the margins in millimetres."""
    across = PAGE_MM[1 if landscape else 0]
    return across - MARGIN_LEFT_MM - MARGIN_RIGHT_MM
