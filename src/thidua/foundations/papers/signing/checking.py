"""Check a file against whom this installation trusts."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from thidua.foundations.papers.signing.apart import verify_apart
from thidua.foundations.papers.signing.report import SignatureReport, UnreadablePdf
from thidua.foundations.papers.signing.words import unreadable_sentence
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
