"""Prove that issued papers still are what was issued."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from thidua.foundations.audit.seals import seal_faults
from thidua.foundations.papers.models import NumberEntry, OfficialPaper
from thidua.foundations.papers.numbering import number_facts


def sealed_facts(paper: OfficialPaper) -> dict[str, Any]:
    """What never changes once a paper is issued: number, date, title and the digests of its bytes."""
    files = {"docx": paper.docx, "pdf": paper.pdf, "signed": paper.signed_copy}
    return {
        "agency": paper.agency_id,
        "kind": paper.kind,
        "title": paper.title,
        "number": paper.full_number,
        "dated_on": paper.dated_on,
        **{name: stored.sha256 if stored else "" for name, stored in files.items()},
    }


def paper_faults() -> Iterator[str]:
    """Give one sentence for every issued paper that was altered, added or removed behind the product's back."""
    issued = OfficialPaper.objects.filter(issued_at__isnull=False).select_related("docx", "pdf", "signed_copy")
    papers = {str(paper.pk): paper for paper in issued}
    words = {
        "altered": _("Văn bản “%(title)s” đã bị sửa sau khi ban hành."),
        "unsealed": _("Văn bản “%(title)s” không do một bước ban hành nào tạo ra."),
        "missing": _("Văn bản đã ban hành số %(key)s bị xóa khỏi hệ thống."),
    }
    for key, fault in seal_faults("paper", {key: sealed_facts(paper) for key, paper in papers.items()}):
        yield words[fault] % {"key": key, "title": str(papers[key]) if key in papers else ""}
    yield from _number_faults()


def _number_faults() -> Iterator[str]:
    """The book of numbers against the journal: no line altered, added or taken out."""
    entries = {str(entry.pk): entry for entry in NumberEntry.objects.select_related("paper")}
    words = {
        "altered": _("Số văn bản %(number)s đã bị sửa trong sổ văn bản đi."),
        "unsealed": _("Số văn bản %(number)s không do một bước lấy số nào tạo ra."),
        "missing": _("Một số văn bản (dòng %(key)s của sổ văn bản đi) bị xóa khỏi sổ."),
    }
    for key, fault in seal_faults("number", {key: number_facts(entry) for key, entry in entries.items()}):
        # A number taken before there was a book has no seal of its own; its issued paper's seal holds it.
        held = entries[key].paper if fault == "unsealed" else None
        if held is not None and held.full_number == entries[key].full_number and held.issued_at:
            continue
        yield words[fault] % {"key": key, "number": entries[key].full_number if key in entries else ""}
