"""Lists of revoked certificates (CRL) as their authorities publish them: read, and checked against whom we trust."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from asn1crypto import crl, pem
from asn1crypto.x509 import Certificate, Name
from cryptography import x509
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundations.workflow.errors import InputRefused

_CLOCK_TOLERANCE = dt.timedelta(minutes=10)
MOST_ENTRIES = 200_000
"""A check has 20 seconds of a processor, and taking apart a list of this length needs about ten of them."""


@dataclass(frozen=True, slots=True)
class KeptList:
    """A list on disk: where, the :func:`issuer_key` of its authority, made when, and the day the next was promised."""

    path: str
    key: str
    issued: dt.datetime
    until: dt.datetime


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list that an authority trusted here signed; ``der`` are its bytes, ``entries`` how many it revokes."""

    der: bytes
    issuer: str
    key: str
    issued: dt.datetime
    until: dt.datetime
    entries: int


def issuer_key(name: Name) -> str:
    """A name of an authority for look-ups: equal for names that RFC 5280, 7.1 calls equal."""
    return hashlib.sha256(name.hashable.encode()).hexdigest()


def read_list(name: str, data: bytes, *, carried: bytes, roots: Sequence[bytes], now: dt.datetime) -> ReadList:
    """Check a list somebody gave. ``carried`` are certificates between its authority and a trusted root, if any.

    InputRefused names what is wrong: not a complete list, made later than now, no next day, not signed by an authority
    that leads to one of ``roots``.
    """
    der = _der(name, data)
    given = _loaded(name, der)
    issued, until = given.last_update_utc, given.next_update_utc
    if until is None or until <= issued:
        raise InputRefused(
            _("Danh sách “%(name)s” không ghi ngày ra danh sách kế tiếp. Tải lại từ tổ chức cấp.") % {"name": name}
        )
    if issued > now + _CLOCK_TOLERANCE:
        raise InputRefused(
            _("Danh sách “%(name)s” ghi lập lúc %(issued)s, sau giờ máy chủ %(now)s. Kiểm tra đồng hồ máy chủ.")
            % {"name": name, "issued": _moment(issued), "now": _moment(now)}
        )
    if len(given) > MOST_ENTRIES:
        raise InputRefused(
            _("Danh sách “%(name)s” có %(count)d chứng thư, nhiều hơn mức %(most)d mà phần mềm kiểm tra kịp.")
            % {"name": name, "count": len(given), "most": MOST_ENTRIES}
        )
    if any(isinstance(one.value, x509.DeltaCRLIndicator) for one in given.extensions):
        raise InputRefused(
            _("“%(name)s” chỉ là phần bổ sung (delta) của một danh sách. Tải danh sách đầy đủ.") % {"name": name}
        )
    issuer = crl.CertificateList.load(der).issuer
    _require_signed(name, given, issuer, [*roots, *_certificates(carried)], roots)
    parts = issuer.native
    common = parts.get("common_name") or parts.get("organization_name") or issuer.human_friendly
    return ReadList(der, str(common)[:300], issuer_key(issuer), issued, until, len(given))


def _der(name: str, data: bytes) -> bytes:
    if not pem.detect(data):
        return data
    try:
        parts = pem.unarmor(data, multiple=True)
        return next(bytes(der) for label, _headers, der in parts if label == "X509 CRL")
    except (ValueError, StopIteration) as error:
        raise _not_a_list(name) from error


def _loaded(name: str, der: bytes) -> x509.CertificateRevocationList:
    try:
        return x509.load_der_x509_crl(der)
    except ValueError as error:
        raise _not_a_list(name) from error


def _not_a_list(name: str) -> InputRefused:
    return InputRefused(
        _("“%(name)s” không phải danh sách thu hồi chứng thư (CRL). Tải tệp .crl từ tổ chức cấp chứng thư.")
        % {"name": name}
    )


def _certificates(data: bytes) -> list[bytes]:
    if not data:
        return []
    try:
        parts = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
        return [Certificate.load(der, strict=True).dump(force=True) for der in parts]
    except ValueError as error:
        raise InputRefused(
            _("Tệp chứng thư của tổ chức lập danh sách không đọc được. Chọn tệp PEM hoặc DER.")
        ) from error


def _require_signed(
    name: str, given: x509.CertificateRevocationList, issuer: Name, known: Sequence[bytes], roots: Sequence[bytes]
) -> None:
    named = [der for der in dict.fromkeys(known) if Certificate.load(der).subject == issuer]
    words = {"name": name, "issuer": str(issuer.native.get("common_name") or issuer.human_friendly)[:200]}
    if not named:
        raise InputRefused(
            _(
                "Danh sách “%(name)s” do “%(issuer)s” lập, tổ chức này không có trong thư mục trust. "
                "Kèm chứng thư của tổ chức ấy nếu do một tổ chức tin cậy cấp."
            )
            % words
        )
    signers = [der for der in named if _signed_by(given, der)]
    if not signers:
        raise InputRefused(
            _("Chữ ký trên danh sách “%(name)s” không phải của “%(issuer)s”. Tải lại từ nơi công bố chính thức.")
            % words
        )
    if not any(_leads_to_root(der, known, roots, given.last_update_utc) for der in signers):
        raise InputRefused(
            _(
                "Chứng thư của “%(issuer)s” không được phép lập danh sách thu hồi, hết hạn lúc lập, "
                "hoặc không do một tổ chức trong thư mục trust cấp."
            )
            % words
        )


def _signed_by(given: x509.CertificateRevocationList, der: bytes) -> bool:
    key = x509.load_der_x509_certificate(der).public_key()
    try:
        return given.is_signature_valid(key)  # type: ignore[arg-type]  # a key of another kind is a TypeError below
    except (TypeError, ValueError):
        return False


def _leads_to_root(der: bytes, known: Sequence[bytes], roots: Sequence[bytes], moment: dt.datetime) -> bool:
    from pyhanko_certvalidator import CertificateValidator, ValidationContext
    from pyhanko_certvalidator.errors import PathError, ValidationError

    from thidua.foundations.papers.signing.loops import run_here

    context = ValidationContext(
        trust_roots=[Certificate.load(root) for root in roots], allow_fetching=False, moment=moment
    )
    between = [Certificate.load(one) for one in known]
    validator = CertificateValidator(Certificate.load(der), between, validation_context=context)
    try:
        run_here(lambda: validator.async_validate_usage({"crl_sign"}))  # type: ignore[no-untyped-call]
    except (PathError, ValidationError):
        return False
    return True


def _moment(when: dt.datetime) -> str:
    return f"{timezone.localtime(when):%d/%m/%Y %H:%M}"
