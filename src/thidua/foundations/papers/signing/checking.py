"""Check a file against whom this installation trusts."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from thidua.foundations.files.models import StoredFile
from thidua.foundations.files.store import load
from thidua.foundations.papers.signing.apart import verify_apart
from thidua.foundations.papers.signing.report import SignatureReport, UnreadablePdf
from thidua.foundations.papers.signing.words import answer_of, unreadable_sentence
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.errors import InputRefused


def trusted_roots() -> tuple[bytes, ...]:
    """The certificates in ``trust/`` of the data folder. InputRefused names a file that is not one."""
    from thidua.foundations.papers.signing.trust import TrustError, read_roots

    try:
        return read_roots(Path(settings.THIDUA_DATA) / "trust")
    except TrustError as error:
        raise InputRefused(
            _("Tệp “%(name)s” trong thư mục trust không phải chứng thư. Quản trị hệ thống thay bằng tệp PEM đúng.")
            % {"name": error}
        ) from error


def check_pdf(name: str, data: bytes) -> SignatureReport:
    """The report on a file somebody gave; InputRefused when it cannot be read within the bounds."""
    try:
        return verify_apart(data, roots=trusted_roots(), now=clock.machine_now())
    except UnreadablePdf as error:
        raise InputRefused(unreadable_sentence(name)) from error


def stored_answer(stored: StoredFile) -> dict[str, Any]:
    """What a page shows of a stored file: ``name`` with ``report`` and ``answer``, or ``failure`` as a sentence."""
    try:
        report = check_pdf(stored.name, load(stored))
    except InputRefused as error:
        return {"name": stored.name, "failure": str(error)}
    return {"name": stored.name, "report": report, "answer": answer_of(report)}
