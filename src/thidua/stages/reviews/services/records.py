"""Bring ratings, initiatives and the rest of the agency workbook into the ledger, looked at before it is written."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.files.models import StoredFile
from thidua.foundations.files.store import load, store
from thidua.foundations.ledger.imports import ImportResult, import_register
from thidua.foundations.org.models import Agency
from thidua.foundations.workbook.errors import WorkbookErrors
from thidua.foundations.workbook.model import Register
from thidua.foundations.workbook.read import read_table_text, read_workbook
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.reviews import policies

PASTED = {"Xếp loại": "ratings", "Sáng kiến": "initiatives", "Kỷ luật": "discipline", "Vướng mắc": "matters"}
"""Sheets that may be pasted as a table, and the field of the register they fill."""


class _LookedAt(Exception):
    """Carries the counts of a trial run out of the transaction that is then rolled back."""

    def __init__(self, result: ImportResult) -> None:
        super().__init__()
        self.result = result


def preview_import(register: Register, *, actor: Actor) -> ImportResult:
    """Say what an import would do: the same act is carried out and taken back, so that the two cannot differ."""
    try:
        with transaction.atomic():
            raise _LookedAt(_import(register, actor))
    except _LookedAt as seen:
        return seen.result


@command("reviews.keep_workbook")
def keep_workbook(*, filename: str, data: bytes, actor: Actor) -> StoredFile:
    """Keep an uploaded workbook that reads without fault, so that what was previewed is what gets written.

    InputRefused for a file that is none; its faults come from ``read_workbook`` as WorkbookErrors.
    """
    require(policies.may_import_records(actor))
    read_workbook(data, filename)
    stored = store(actor.agency_id, filename, data, "agency-workbook")
    record(stored, name=stored.name, sha256=stored.sha256)
    return stored


@command("reviews.import_workbook")
def import_workbook(stored: StoredFile, *, actor: Actor) -> ImportResult:
    """Write a kept workbook into the ledger."""
    require(policies.may_import_records(actor))
    result = _import(read_workbook(load(stored), stored.name), actor)
    record(stored, touched=result.touched)
    return result


@command("reviews.import_pasted")
def import_pasted(*, sheet: str, text: str, actor: Actor) -> ImportResult:
    """Write a pasted table of one sheet into the ledger. Faults are raised as WorkbookErrors, all at once."""
    require(policies.may_import_records(actor))
    result = _import(pasted_register(sheet, text), actor)
    record(Agency.objects.get(pk=actor.agency_id), sheet=sheet, touched=result.touched)
    return result


def pasted_register(sheet: str, text: str) -> Register:
    """Read pasted rows of ``sheet`` as a register that holds nothing else."""
    field = PASTED.get(sheet)
    if field is None:
        raise InputRefused(_("Không dán được tờ “%(sheet)s”. Nộp cả sổ số liệu.") % {"sheet": sheet})
    if not text.strip():
        raise InputRefused(_("Chưa dán gì. Chép bảng từ Excel hoặc Word rồi dán vào ô."))
    rows = read_table_text(text, sheet)
    given: dict[str, Any] = {field: rows.rows}
    return Register(notices=rows.notices, **given)


def _import(register: Register, actor: Actor) -> ImportResult:
    return import_register(register, agency=Agency.objects.get(pk=actor.agency_id), actor=actor)


__all__ = [
    "PASTED",
    "WorkbookErrors",
    "import_pasted",
    "import_workbook",
    "keep_workbook",
    "pasted_register",
    "preview_import",
]
