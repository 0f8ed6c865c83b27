"""The books as files: CSV and a workbook with every field, and a book printed from the papers' own content model."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import xlsxwriter
from django.utils.translation import gettext as _

from thidua.foundations.org.models import Agency
from thidua.foundations.papers import render_pdf
from thidua.foundations.papers.content import (
    Align,
    Closing,
    Column,
    Masthead,
    NumberAndDate,
    Paper,
    PaperKind,
    Row,
    Table,
)
from thidua.foundations.papers.letterheads import letterhead_of
from thidua.foundations.papers.models import IncomingPaper, NumberEntry
from thidua.foundations.workflow import clock

MOST_PRINTED = 5_000
"""Lines of one printed book; a series of more is printed year by year or series by series."""


@dataclass(frozen=True, slots=True)
class BookFile:
    """A book ready to write: its title, its columns with their share of a landscape sheet, its lines."""

    title: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]


def outgoing_book(entries: Iterable[NumberEntry], title: str, *, answers: bool = False) -> BookFile:
    """The book of outgoing papers: the fields of the register and of the metadata (Decree 30/2020, annexes IV, VI).

    ``answers``: the note says which arrival a paper answers; for those who see all arrivals.
    """
    columns = (
        (_("Số"), 5),
        (_("Ký hiệu"), 11),
        (_("Ngày văn bản"), 12),
        (_("Tên loại"), 9),
        (_("Trích yếu nội dung"), 22),
        (_("Người ký"), 11),
        (_("Chức vụ, thể thức ký"), 11),
        (_("Nơi nhận"), 22),
        (_("Giữ bản lưu"), 7),
        (_("Số trang"), 7),
        (_("Số bản"), 6),
        (_("Ghi chú"), 9),
    )
    return BookFile(title, columns, tuple(_outgoing_line(entry, answers) for entry in entries))


def _outgoing_line(entry: NumberEntry, answers: bool) -> tuple[str, ...]:
    state = str(entry.get_state_display())
    note = f"{state}: {entry.note}" if entry.note else "" if entry.state == "issued" else state
    if answers and entry.answers:
        to = {"arrival": entry.answers.arrival_number, "year": entry.answers.year}
        note = "; ".join(filter(None, (note, _("Trả lời văn bản đến số %(arrival)d năm %(year)d") % to)))
    return (
        f"{entry.number:02d}",
        entry.symbol,
        f"{entry.dated_on:%d/%m/%Y}",
        entry.type_name,
        entry.subject,
        entry.signer,
        entry.capacity,
        entry.recipients,
        entry.kept_at,
        _count(entry.pages),
        _count(entry.copies),
        note,
    )


def incoming_book(papers: Iterable[IncomingPaper], title: str, *, answers: bool = False) -> BookFile:
    """The book of incoming papers, as ``outgoing_book``."""
    columns = (
        (_("Ngày đến"), 12),
        (_("Số đến"), 6),
        (_("Cơ quan gửi"), 15),
        (_("Số, ký hiệu"), 12),
        (_("Ngày văn bản"), 12),
        (_("Tên loại"), 9),
        (_("Trích yếu nội dung"), 22),
        (_("Người ký"), 11),
        (_("Số trang"), 7),
        (_("Đơn vị, người xử lý"), 13),
        (_("Hạn xử lý"), 12),
        (_("Trạng thái, ghi chú"), 11),
    )
    return BookFile(title, columns, tuple(_incoming_line(paper, answers) for paper in papers))


def _incoming_line(paper: IncomingPaper, answers: bool) -> tuple[str, ...]:
    numbers = ", ".join(one.full_number for one in paper.answered_by.all()) if answers else ""
    note = "; ".join(
        filter(None, (paper.note, _("Trả lời bằng %(numbers)s") % {"numbers": numbers} if numbers else ""))
    )
    handled = ", ".join(str(one) for one in (paper.unit, paper.handler) if one)
    return (
        f"{paper.arrived_on:%d/%m/%Y}",
        str(paper.arrival_number),
        paper.sender,
        paper.full_number,
        f"{paper.dated_on:%d/%m/%Y}" if paper.dated_on else "",
        paper.type_name,
        paper.subject,
        paper.signer,
        _count(paper.pages),
        handled,
        f"{paper.due_on:%d/%m/%Y}" if paper.due_on else "",
        ": ".join(part for part in (str(paper.get_state_display()), note) if part),
    )


def _count(value: int | None) -> str:
    return "" if value is None else str(value)


def to_csv(book: BookFile) -> bytes:
    """The book as CSV in UTF-8 with a mark, so that spreadsheets read the letters; no cell can become a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([title for title, _width in book.columns])
    writer.writerows([plain(cell) for cell in row] for row in book.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def plain(cell: str) -> str:
    """Text that a spreadsheet takes for text."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def to_xlsx(book: BookFile) -> bytes:
    """The book as a workbook; text is written as text."""
    out = io.BytesIO()
    file = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold, wrapped = file.add_format({"bold": True, "text_wrap": True}), file.add_format({"text_wrap": True})
    sheet = file.add_worksheet(_("Sổ"))
    for index, (title, width) in enumerate(book.columns):
        sheet.set_column(index, index, width * 1.6)
        sheet.write_string(0, index, title, bold)
    for line, row in enumerate(book.rows, 1):
        for index, cell in enumerate(row):
            sheet.write_string(line, index, cell, wrapped)
    sheet.freeze_panes(1, 0)
    file.close()
    return out.getvalue()


def to_pdf(book: BookFile, agency: Agency) -> bytes:
    """The book as a landscape PDF with the agency's head; the head of the table stands on every sheet."""
    centred = (0,)
    columns = tuple(
        Column(title, width, Align.CENTER if index in centred else Align.LEFT)
        for index, (title, width) in enumerate(book.columns)
    )
    paper = Paper(
        kind=PaperKind.REGISTER_BOOK,
        title=_("Sổ đăng ký văn bản"),
        subject=book.title,
        letterhead=letterhead_of(agency),
        symbol="",
        issue=NumberAndDate(None, clock.today()),
        masthead=Masthead.PLAIN,
        blocks=(Table(book.title, columns, _printed(book.rows)),),
        closing=Closing(),
        landscape=True,
    )
    return render_pdf(paper)


def _printed(rows: Sequence[tuple[str, ...]]) -> tuple[Row, ...]:
    return tuple(Row(row) for row in rows)
