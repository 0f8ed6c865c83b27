"""Whom this installation trusts: PEM files in ``trust/`` of the data folder. None is built in (ADR 0012)."""

from collections.abc import Iterable
from pathlib import Path

from asn1crypto import pem, x509
from django.conf import settings
from django.utils.translation import gettext as _

from thidua.foundations.workflow.errors import InputRefused


class TrustError(ValueError):
    """A file in the trust folder is not a certificate."""


def read_roots(folder: Path) -> tuple[bytes, ...]:
    """Certificates (DER) of all ``*.pem`` and ``*.crt`` in ``folder``, none when it does not exist.

    TrustError names the file that holds no certificate: a root that is silently left out would turn good papers bad.
    """
    if not folder.is_dir():
        return ()
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in (".pem", ".crt", ".cer"))
    return tuple(dict.fromkeys(der for path in files for der in _certificates(path)))


def _certificates(path: Path) -> Iterable[bytes]:
    data = path.read_bytes()
    try:
        parts = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
        return [x509.Certificate.load(der, strict=True).dump(force=True) for der in parts]
    except ValueError as error:
        raise TrustError(path.name) from error


def trusted_roots() -> tuple[bytes, ...]:
    """The certificates in ``trust/`` of the data folder. InputRefused names a file that is not one."""
    try:
        return read_roots(Path(settings.THIDUA_DATA) / "trust")
    except TrustError as error:
        raise InputRefused(
            _("Tệp “%(name)s” trong thư mục trust không phải chứng thư. Quản trị hệ thống thay bằng tệp PEM đúng.")
            % {"name": error}
        ) from error
