"""Keys to sign with. A key from a file lives in memory for one request: it is neither stored nor logged."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from pyhanko.sign.signers import Signer, SimpleSigner

from thidua.foundations.papers.signing.verifying import may_sign, name_part
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.errors import InputRefused
from thidua.vietnamese import fold, tone_normal

MOST_BYTES = 100 * 1024


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """What signs, and what its certificate says of the holder. It has no ``repr``: nothing of it reaches a log."""

    signer: Signer
    holder: str
    organisation: str


def read_pkcs12(data: bytes, passphrase: str) -> Key:
    """Open a PKCS#12 file. InputRefused for a wrong passphrase, another file, or a certificate that cannot sign now."""
    if len(data) > MOST_BYTES:
        raise InputRefused(_("Tệp khóa quá lớn. Chọn tệp .p12 hoặc .pfx do tổ chức chứng thực cấp."))
    try:
        signer = SimpleSigner.load_pkcs12_data(data, [], passphrase.encode())
    except (ValueError, TypeError, AttributeError) as error:
        # The cause would carry nothing secret, but the chain is cut so that no frame with the passphrase is kept.
        message = _("Không mở được tệp khóa: sai mật khẩu, hoặc không phải tệp .p12, .pfx có khóa. Nhập lại.")
        raise InputRefused(message) from error.with_traceback(None)
    return key_of(signer)


def key_of(signer: Signer) -> Key:
    """Check the certificate of a signer: valid now, and given for signing documents."""
    certificate = signer.signing_cert
    if certificate is None:
        raise InputRefused(_("Khóa này không kèm chứng thư. Chọn khóa khác."))
    holder = name_part(certificate.subject, "common_name")
    moment = clock.machine_now()
    if not certificate.not_valid_before <= moment <= certificate.not_valid_after:
        raise InputRefused(
            _("Chứng thư của “%(holder)s” chỉ có hiệu lực %(start)s đến %(end)s. Gia hạn chứng thư rồi ký.")
            % {"holder": holder, "start": _day(certificate.not_valid_before), "end": _day(certificate.not_valid_after)}
        )
    if not may_sign(certificate):
        raise InputRefused(_("Chứng thư của “%(holder)s” không được cấp để ký văn bản.") % {"holder": holder})
    return Key(signer, holder, name_part(certificate.subject, "organization_name"))


def require_person(key: Key, name: str) -> None:
    """InputRefused when the certificate names somebody else than the person who signs."""
    if _as(key.holder, key.holder) != _as(name, key.holder):
        raise InputRefused(
            _("Chứng thư mang tên “%(holder)s”, không phải “%(name)s”. Người ký dùng chứng thư của chính mình.")
            % {"holder": key.holder, "name": name}
        )


def require_agency(key: Key, name: str) -> None:
    """InputRefused when neither holder nor organisation of the certificate is the agency, in full or in short."""
    if not any(names_agency(part, name) for part in (key.holder, key.organisation)):
        raise InputRefused(
            _("Chứng thư mang tên “%(holder)s”, không phải của cơ quan “%(name)s”. Chọn chứng thư của cơ quan.")
            % {"holder": key.holder, "name": name}
        )


def names_agency(part: str, name: str) -> bool:
    """Whether a part of a certificate is the name of the agency, in full or in short."""
    held, agency = _as(part, part), _as(name, part)
    return bool(held) and (held in agency or agency in held)


def _as(words: str, model: str) -> str:
    """Words to be compared with ``model``: tone marks count, unless the certificate was issued without any."""
    return fold(words) if model.isascii() else " ".join(tone_normal(words).split())


def _day(moment: dt.datetime) -> str:
    return f"{moment:%d/%m/%Y}"
