"""From lines of text to a reading."""

from collections.abc import Sequence
from dataclasses import replace

from thidua.stages.launch.reader.anniversaries import read_anniversaries
from thidua.stages.launch.reader.blocks import Block
from thidua.stages.launch.reader.broken import mend_head
from thidua.stages.launch.reader.citations import find_citations
from thidua.stages.launch.reader.deadlines import Calendar, read_deadlines
from thidua.stages.launch.reader.duties import joined_by, read_duties
from thidua.stages.launch.reader.findings import Context, review
from thidua.stages.launch.reader.head import read_head
from thidua.stages.launch.reader.joined import part_columns
from thidua.stages.launch.reader.model import DocumentHead, Reading
from thidua.stages.launch.reader.movements import read_movements, read_theme
from thidua.stages.launch.reader.outline import paragraphs, read_sections
from thidua.stages.launch.reader.recipients import read_recipients
from thidua.stages.launch.reader.signature import read_signatories
from thidua.stages.launch.reader.task_tables import tables_of_tasks
from thidua.stages.launch.reader.tasks import read_tasks
from thidua.stages.launch.reader.text import clean_lines, make_text
from thidua.stages.launch.reader.zones import find_zones

_TELLING = {"bao_cao", "bien_ban", "thong_cao"}
"""Kinds of papers that tell what was done."""
_ORDERING = {"chi_thi", "cong_dien", "cong_van", "huong_dan", "thong_bao", "ke_hoach", "phat_dong", "phat_dong_thi_dua"}
"""Kinds whose items say who is to act."""


def read_text(text: str, *, layout: bool = False, blocks: Sequence[Block] = ()) -> Reading:
    """Read the text of a document; never fails, whatever it says.

    ``layout`` says that lines end where the page did, as in a PDF; otherwise the text itself shows it. ``blocks`` are
    the tables of the file with their cells, where tasks may stand.
    """
    return read_lines(part_columns(mend_head(clean_lines(text))), layout=layout, blocks=blocks)


def read_lines(lines: tuple[str, ...], *, layout: bool = False, blocks: Sequence[Block] = ()) -> Reading:
    """Read lines as :func:`clean_lines` makes them; see :func:`read_text`."""
    text = make_text(lines, layout=layout)
    zones = find_zones(lines)
    head = read_head(text, zones)
    whole = paragraphs(text)
    citations = find_citations(text, head.number, _own_type(head))
    calendar = Calendar(head.year or (head.date.year if head.date else None), head.date, head.kind in _TELLING)
    tables = tables_of_tasks(blocks, lines, zones.head_end + 1, calendar)
    parts = tuple(part for part in whole if not tables.holds(part.line)) if tables.tables else whole
    headings = [section for section in read_sections(text, whole, zones) if not tables.holds(section.line)]
    sections = tuple(sorted((*headings, *tables.sections), key=lambda section: section.line))
    duties = read_duties(parts, zones, directive=head.kind in _ORDERING)
    tasks = read_tasks(text, parts, sections, duties.roles, head.kind, zones, calendar)
    deadlines = [deadline for deadline in read_deadlines(text, calendar) if not tables.holds(deadline.line)]
    reading = Reading(
        lines=lines,
        document=head,
        citations=citations,
        theme=read_theme(text),
        movements=read_movements(text, head, citations),
        anniversaries=read_anniversaries(text, head.year),
        sections=sections,
        tasks=tuple(sorted((*tasks, *tables.tasks), key=lambda task: task.line)),
        deadlines=tuple(sorted((*deadlines, *tables.deadlines), key=lambda deadline: deadline.line)),
        roles=duties.roles,
        units=joined_by(duties.units, tables.units),
        recipients=read_recipients(lines, zones),
        signatories=read_signatories(lines, zones),
    )
    return replace(reading, findings=review(Context(reading, text, zones, whole)))


def _own_type(head: DocumentHead) -> str | None:
    return (head.kind_printed or "Công văn").capitalize()
