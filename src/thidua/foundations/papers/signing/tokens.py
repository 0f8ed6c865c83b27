"""Keys in a signing device (USB token, HSM) that is plugged into this machine. The PIN is used and forgotten."""

import base64
import json
from dataclasses import dataclass
from typing import Any

from asn1crypto.x509 import Certificate
from django.conf import settings
from django.utils.translation import gettext as _
from pyhanko.sign.signers import Signer

from thidua.foundations.papers.signing.apart import in_child
from thidua.foundations.papers.signing.device import Trouble
from thidua.foundations.papers.signing.keys import Key, key_of
from thidua.foundations.workflow.errors import InputRefused

MOST_SECONDS = 60
"""A device that asks for a touch, or makes an RSA signature slowly, is given this long."""


@dataclass(frozen=True, slots=True)
class Device:
    """The maker's module (a path on this machine), and label or slot number of the token; empty for the only one."""

    module: str
    token: str = ""

    def keys(self, pin: str) -> list[Key]:
        """Every key in the device that can sign today. InputRefused says what is in the way."""
        found = self._ask(pin)
        refusals, held = [], []
        for der in found["certificates"]:
            signer = _DeviceSigner(self, pin, Certificate.load(base64.b64decode(der)))
            try:
                held.append(key_of(signer))
            except InputRefused as refusal:
                refusals.append(refusal)
        if not held:
            raise refusals[0]
        return held

    def signature(self, pin: str, certificate: Certificate, data: bytes, digest: str) -> bytes:
        """The bare signature of ``data``; ``digest`` names the hash."""
        der = base64.b64encode(certificate.dump()).decode()
        found = self._ask(pin, certificate=der, data=base64.b64encode(data).decode(), digest=digest)
        return base64.b64decode(found["signature"])

    def _ask(self, pin: str, **more: str) -> dict[str, Any]:
        question = {"module": self.module, "token": self.token, "pin": pin, **more}
        said = in_child("thidua.foundations.papers.signing.device", json.dumps(question).encode(), seconds=MOST_SECONDS)
        found: dict[str, Any] = json.loads(said) if said else {"trouble": Trouble.FAILED, "detail": ""}
        if "trouble" in found:
            raise InputRefused(sentence(Trouble(found["trouble"]), found["detail"], self))
        return found


class _DeviceSigner(Signer):
    """A signer whose private key never leaves the device."""

    def __init__(self, device: Device, pin: str, certificate: Certificate) -> None:
        super().__init__(signing_cert=certificate)
        self._device, self._pin, self._certificate = device, pin, certificate

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """The signature, or as many bytes as the longest one when only the room for it is asked."""
        if dry_run:
            return bytes(512)
        return self._device.signature(self._pin, self._certificate, data, digest_algorithm)


def agency_device() -> Device | None:
    """The device plugged into the server, as the settings name it; a browser never does."""
    module = settings.THIDUA_PKCS11_MODULE
    return Device(module, settings.THIDUA_PKCS11_TOKEN) if module else None


def sentence(trouble: Trouble, detail: str, device: Device) -> str:
    """Why a device did not sign, and what to do."""
    words = {
        Trouble.MODULE: _(
            "Không nạp được phần mềm của thiết bị ký số “%(module)s”. Kiểm tra đường dẫn và trình điều khiển."
        ),
        Trouble.NONE_THERE: _("Không thấy thiết bị ký số “%(token)s” (đang cắm: %(there)s). Cắm thiết bị rồi ký lại."),
        Trouble.MANY_THERE: _("Có nhiều thiết bị ký số cùng khớp: %(there)s. Ghi rõ tên hoặc số khe của thiết bị."),
        Trouble.WRONG_PIN: _("Sai mã PIN của thiết bị ký số. Nhập lại; sai nhiều lần liên tiếp thì thiết bị tự khóa."),
        Trouble.FEW_TRIES: _(
            "Sai mã PIN của thiết bị ký số. Số lần thử còn lại ít, kiểm tra mã PIN trước khi nhập lại."
        ),
        Trouble.LAST_TRY: _(
            "Sai mã PIN của thiết bị ký số. Chỉ còn một lần thử, sai nữa thì thiết bị khóa. Hỏi người giữ thiết bị."
        ),
        Trouble.LOCKED: _("Mã PIN của thiết bị ký số đã bị khóa. Đơn vị cấp thiết bị mở khóa rồi ký lại."),
        Trouble.PIN_UNSET: _("Thiết bị ký số chưa đặt mã PIN. Đặt mã PIN bằng phần mềm của đơn vị cấp thiết bị."),
        Trouble.PIN_EXPIRED: _("Mã PIN của thiết bị ký số đã hết hạn. Đổi mã PIN bằng phần mềm của đơn vị cấp."),
        Trouble.NO_CERTIFICATE: _("Thiết bị ký số không có chứng thư. Liên hệ đơn vị cấp thiết bị để nạp chứng thư."),
        Trouble.NO_KEY: _("Thiết bị ký số không có khóa riêng đi cùng chứng thư. Chọn thiết bị khác."),
        Trouble.CANNOT_SIGN: _("Khóa trong thiết bị không dùng để ký được. Chọn thiết bị hoặc khóa khác."),
        Trouble.FAILED: _("Thiết bị ký số không trả lời. Rút ra cắm lại rồi ký lại. Chi tiết: %(there)s."),
    }
    nothing = _("không có")
    return words[trouble] % {"module": device.module, "token": device.token, "there": detail or nothing}
