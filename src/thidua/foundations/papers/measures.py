"""Lengths and dates both renderers need: the width of the text, the rules under headings, the paper's own time."""

from datetime import UTC, datetime

from thidua.foundations.papers import looks
from thidua.foundations.papers.content import Paper
from thidua.foundations.papers.glyphs import text_width_pt
from thidua.foundations.papers.layout import Line
from thidua.foundations.papers.looks import LOOKS

_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def rule_pt(line: Line, width_mm: float) -> float:
    """Length in points of the rule under ``line`` in a column of ``width_mm``; 0 when there is none.

    The motto's rule is as long as its text, the others' two fifths of it (Decree 30/2020, annex I, II.1, II.2, II.5). A
    text of several lines is as wide as the column.
    """
    look = LOOKS[line.role]
    if look.rule == "none":
        return 0.0
    widest = max(text_width_pt(part, look.size, bold=look.bold) for part in line.whole.split("\n"))
    width = min(widest, width_mm * looks.PT_PER_MM)
    return round(width * (looks.RULE_PART if look.rule == "part" else 1.0), 2)


def created_at(paper: Paper) -> datetime:
    """The time a file of the paper carries: the day it was issued, never the time it happened to be drawn."""
    day = None if paper.draft else paper.issue.date
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _UNDATED


def metadata(paper: Paper) -> tuple[str, str]:
    """Title and author of the file: kind and summary, and the issuing agency."""
    parts = (paper.title or "V/v", paper.subject)
    return " ".join(" ".join(parts).split()), paper.letterhead.agency
