"""What goes into the archive of a year. No ballot, no count of the tellers, no account, no data of the journal."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.audit.verify import head
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.org.models import Agency
from thidua.foundations.papers.archive.package import ArchivedTable, Contents
from thidua.foundations.papers.archive.papers import books_of_year, incoming_of_year, papers_of_year, table
from thidua.foundations.papers.registry.printed import BookFile
from thidua.stages.decisions.models import DecisionLine
from thidua.stages.honours.models import HonourEntry


def contents_of(agency: Agency, year: int) -> Contents:
    """Everything of ``year``, read in one transaction."""
    with transaction.atomic():
        now = head()
        return Contents(
            agency=agency.name,
            year=year,
            seal=f"{now.seq} {now.hash}",
            lists=(papers_of_year(agency.pk, year), incoming_of_year(agency.pk, year)),
            tables=(
                *books_of_year(agency.pk, year),
                _register(agency.pk, year),
                _decisions(agency.pk, year),
                _journal(agency.pk, year),
            ),
        )


def _register(agency_id: int, year: int) -> ArchivedTable:
    heads = (
        _("Số sổ"),
        _("Người, tập thể"),
        _("Chức vụ, đơn vị"),
        _("Danh hiệu, hình thức"),
        _("Số quyết định"),
        _("Ngày quyết định"),
        _("Người quyết định"),
        _("Hiệu lực"),
        _("Văn bản hủy"),
    )
    rows = (
        (
            str(entry.entry_number),
            entry.recipient_name,
            entry.recipient_detail or entry.unit_name,
            award_label(entry.award),
            entry.decision_number,
            f"{entry.decided_on:%d/%m/%Y}",
            entry.decided_by,
            str(entry.get_state_display()),
            entry.revocation,
        )
        for entry in HonourEntry.objects.filter(agency_id=agency_id, year=year).order_by("entry_number")
    )
    return _table("so-vang.csv", _("Sổ khen thưởng"), heads, rows)


def _decisions(agency_id: int, year: int) -> ArchivedTable:
    heads = (
        _("Số quyết định"),
        _("Ngày"),
        _("Trạng thái"),
        _("Thứ tự"),
        _("Người, tập thể"),
        _("Danh hiệu, hình thức"),
        _("Hủy bởi"),
    )
    lines = DecisionLine.objects.filter(decision__agency_id=agency_id, decision__year=year)
    lines = lines.exclude(decision__state="draft").select_related("decision", "person", "unit", "revoking")
    rows = (
        (
            line.decision.full_number,
            f"{line.decision.decided_on:%d/%m/%Y}" if line.decision.decided_on else "",
            str(line.decision.get_state_display()),
            str(line.order),
            line.subject_name,
            award_label(line.award),
            line.revoking.full_number if line.revoking else "",
        )
        for line in lines.order_by("decision__decided_on", "decision_id", "order")
    )
    return _table("quyet-dinh.csv", _("Danh sách kèm quyết định khen thưởng"), heads, rows)


def _journal(agency_id: int, year: int) -> ArchivedTable:
    """Which acts there were and the hash of each; not who, not at what hour, not on which object."""
    heads = (_("Dòng"), _("Ngày"), _("Việc"), _("Đối tượng"), _("Mã băm"))
    entries = JournalEntry.objects.filter(agency_id=agency_id, at__year=year).order_by("seq")
    rows = (
        (str(one.seq), f"{timezone.localtime(one.at):%d/%m/%Y}", one.verb, one.object_type, one.hash)
        for one in entries.iterator()
    )
    return _table("nhat-ky.csv", _("Dấu vết nhật ký"), heads, rows)


def _table(path: str, title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> ArchivedTable:
    return table(path, BookFile(title, tuple((name, 1) for name in heads), tuple(rows)))
