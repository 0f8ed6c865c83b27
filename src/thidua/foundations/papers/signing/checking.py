"""Check a file against whom this installation trusts."""

from typing import Any

from thidua.foundations.files.models import StoredFile
from thidua.foundations.files.store import load
from thidua.foundations.papers.signing.apart import verify_apart
from thidua.foundations.papers.signing.keeping_lists import kept_lists
from thidua.foundations.papers.signing.report import SignatureReport, UnreadablePdf
from thidua.foundations.papers.signing.trust import trusted_roots
from thidua.foundations.papers.signing.words import answer_of, unreadable_sentence
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.errors import InputRefused


def check_pdf(name: str, data: bytes) -> SignatureReport:
    """The report on a file somebody gave; InputRefused when it cannot be read within the bounds."""
    try:
        return verify_apart(data, roots=trusted_roots(), lists=kept_lists(), now=clock.machine_now())
    except UnreadablePdf as error:
        raise InputRefused(unreadable_sentence(name)) from error


def stored_answer(stored: StoredFile) -> dict[str, Any]:
    """What a page shows of a stored file: ``name`` with ``report`` and ``answer``, or ``failure`` as a sentence."""
    try:
        report = check_pdf(stored.name, load(stored))
    except InputRefused as error:
        return {"name": stored.name, "failure": str(error)}
    return {"name": stored.name, "report": report, "answer": answer_of(report)}
