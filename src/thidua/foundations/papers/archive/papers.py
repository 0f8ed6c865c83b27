"""What an archive takes from the papers: issued files of the year and both books."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.foundations.files.store import path_of
from thidua.foundations.papers.archive.package import ArchivedFile, ArchivedList, ArchivedTable
from thidua.foundations.papers.models import IncomingFile, IncomingPaper, NumberEntry, OfficialPaper
from thidua.foundations.papers.registry.printed import BookFile, incoming_book, outgoing_book, to_csv
from thidua.vietnamese import fold

BALLOTS = "ballot_paper"
"""The only kind of paper that never enters an archive."""


def papers_of_year(agency_id: int, year: int) -> ArchivedList:
    """The PDF of every paper issued in ``year``, and the signed copy where there is one; replaced and recalled too."""
    rows = OfficialPaper.objects.filter(agency_id=agency_id, issued_at__isnull=False, year=year).exclude(kind=BALLOTS)
    rows = rows.select_related("pdf", "signed_copy").order_by("symbol", "number", "pk")
    return ArchivedList(_("Văn bản đã ban hành"), tuple(file for paper in rows for file in _files(paper)))


def _files(paper: OfficialPaper) -> Iterator[ArchivedFile]:
    stem = f"{paper.number:03d}-{slug(paper.symbol)}" if paper.number else f"khong-so-{paper.kind}"
    state = "" if paper.state == "issued" else f" ({str(paper.get_state_display()).lower()})"
    label = f"{paper}{state}"
    if paper.pdf:
        yield ArchivedFile(f"van-ban-di/{stem}-{paper.pk}.pdf", label, path_of(paper.pdf.sha256), paper.pdf.sha256)
    signed = paper.signed_copy
    if signed:
        suffix = signed.name.rpartition(".")[2].lower()
        place = f"van-ban-di/{stem}-{paper.pk}-ban-ky.{suffix}"
        yield ArchivedFile(place, _("%(paper)s, bản ký") % {"paper": label}, path_of(signed.sha256), signed.sha256)


def incoming_of_year(agency_id: int, year: int) -> ArchivedList:
    """The files of every paper that arrived in ``year``."""
    rows = IncomingFile.objects.filter(paper__agency_id=agency_id, paper__year=year).select_related("paper", "file")
    files = (
        ArchivedFile(
            f"van-ban-den/{row.paper.arrival_number:04d}-{row.pk}.{row.file.name.rpartition('.')[2].lower()}",
            _("Số đến %(arrival)d: %(paper)s, %(file)s")
            % {"arrival": row.paper.arrival_number, "paper": row.paper, "file": row.file.name},
            path_of(row.file.sha256),
            row.file.sha256,
        )
        for row in rows.order_by("paper__arrival_number", "pk")
    )
    return ArchivedList(_("Văn bản đến"), tuple(files))


def books_of_year(agency_id: int, year: int) -> tuple[ArchivedTable, ...]:
    """Both books of ``year``, every line."""
    out = (
        NumberEntry.objects.filter(agency_id=agency_id, year=year)
        .order_by("series", "number")
        .select_related("answers")
    )
    arrived = IncomingPaper.objects.filter(Q(agency_id=agency_id, year=year)).select_related("unit", "handler")
    arrived = arrived.order_by("arrival_number").prefetch_related("answered_by")
    return (
        table("so-van-ban-di.csv", outgoing_book(out, _("Sổ văn bản đi"), answers=True)),
        table("so-van-ban-den.csv", incoming_book(arrived, _("Sổ văn bản đến"), answers=True)),
    )


def table(path: str, book: BookFile) -> ArchivedTable:
    """A book as a table of the archive."""
    return ArchivedTable(path, book.title, to_csv(book), len(book.rows))


def slug(text: str) -> str:
    """Letters a file system of any kind takes."""
    return "-".join(fold(text).replace("-", " ").split())
