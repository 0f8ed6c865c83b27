"""Ask a signing device (PKCS#11) in a process of its own, which ends with the answer.

The maker's module is native code: it may hang or crash, and within one process whoever logs in opens the device for
all threads. Run as ``python -m thidua.foundations.papers.signing.device``: a JSON question on standard input, a JSON
answer on standard output. The PIN comes in the question and nowhere else: no argument, no environment, no log.
"""

import asyncio
import base64
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

import pkcs11
from asn1crypto.x509 import Certificate
from pkcs11 import Attribute, ObjectClass, TokenFlag, exceptions


class Trouble(StrEnum):
    """Why a device did not do what was asked; the sentence is in ``tokens``."""

    MODULE = "module"
    NONE_THERE = "none-there"
    MANY_THERE = "many-there"
    WRONG_PIN = "wrong-pin"
    FEW_TRIES = "few-tries"
    LAST_TRY = "last-try"
    LOCKED = "locked"
    PIN_UNSET = "pin-unset"
    PIN_EXPIRED = "pin-expired"
    NO_CERTIFICATE = "no-certificate"
    NO_KEY = "no-key"
    CANNOT_SIGN = "cannot-sign"
    FAILED = "failed"


class DeviceError(Exception):
    """What went wrong; ``detail`` names the tokens that are there, or the error of the module."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(trouble.value)
        self.trouble, self.detail = trouble, detail


_PIN_TROUBLES: dict[type[exceptions.PKCS11Error], Trouble] = {
    exceptions.PinLocked: Trouble.LOCKED,
    exceptions.UserPinNotInitialized: Trouble.PIN_UNSET,
    exceptions.PinExpired: Trouble.PIN_EXPIRED,
}
_WRONG = (exceptions.PinIncorrect, exceptions.PinInvalid, exceptions.PinLenRange)


def pin_trouble(error: exceptions.PKCS11Error, flags: TokenFlag) -> Trouble:
    """Why the PIN was not taken; ``flags`` are those of the token after the try (PKCS#11, CK_TOKEN_INFO)."""
    if isinstance(error, _WRONG):
        if flags & TokenFlag.USER_PIN_LOCKED:
            return Trouble.LOCKED
        if flags & TokenFlag.USER_PIN_FINAL_TRY:
            return Trouble.LAST_TRY
        return Trouble.FEW_TRIES if flags & TokenFlag.USER_PIN_COUNT_LOW else Trouble.WRONG_PIN
    return _PIN_TROUBLES.get(type(error), Trouble.FAILED)


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """The certificates that can sign here, or the signature of ``data`` by one of them."""
    try:
        with _session(question["module"], question["token"], question["pin"]) as session:
            if "data" not in question:
                return {"certificates": [_text(der) for der in _certificates(session)]}
            return {"signature": _text(_signature(session, question))}
    except DeviceError as error:
        return {"trouble": error.trouble, "detail": error.detail}
    except exceptions.PKCS11Error as error:
        return {"trouble": Trouble.FAILED, "detail": str(error) or type(error).__name__}


def _find(module: str, wanted: str) -> pkcs11.Token:
    """The token with this label or in the slot of this number; the only one when none is wanted."""
    try:
        library = pkcs11.lib(module)
    except exceptions.PKCS11Error as error:
        raise DeviceError(Trouble.MODULE, module) from error
    tokens = [slot.get_token() for slot in library.get_slots(token_present=True)]
    tokens = [token for token in tokens if token.flags & TokenFlag.TOKEN_INITIALIZED]
    labels = ", ".join(sorted(token.label for token in tokens))
    fitting = [token for token in tokens if not wanted or wanted in (token.label, str(token.slot.slot_id))]
    if len(fitting) != 1:
        raise DeviceError(Trouble.MANY_THERE if fitting else Trouble.NONE_THERE, labels)
    return fitting[0]


@contextmanager
def _session(module: str, wanted: str, pin: str) -> Iterator[pkcs11.Session]:
    token = _find(module, wanted)
    try:
        session = token.open(user_pin=pin)
    except exceptions.PKCS11Error as error:
        # The flags are read when a token is found, so it is found again to know the tries that are left.
        raise DeviceError(pin_trouble(error, _find(module, wanted).flags)) from error
    with session:
        yield session


def _certificates(session: pkcs11.Session) -> list[bytes]:
    """Certificates (DER) whose private key lies beside them and may sign."""
    held = list(session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}))
    keys = list(session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY}))
    if not held:
        raise DeviceError(Trouble.NO_CERTIFICATE)
    signing = {bytes(key[Attribute.ID]): bool(key[Attribute.SIGN]) for key in keys}
    own = [one for one in held if bytes(one[Attribute.ID]) in signing]
    if not own:
        raise DeviceError(Trouble.NO_KEY)
    able = [bytes(one[Attribute.VALUE]) for one in own if signing[bytes(one[Attribute.ID])]]
    if not able:
        raise DeviceError(Trouble.CANNOT_SIGN)
    return able


def _signature(session: pkcs11.Session, question: dict[str, Any]) -> bytes:
    from pyhanko.sign.pkcs11 import PKCS11Signer

    der = base64.b64decode(question["certificate"])
    certificate = Certificate.load(der)
    (held,) = session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.VALUE: der})
    signer = PKCS11Signer(
        session,
        signing_cert=certificate,
        key_id=bytes(held[Attribute.ID]),
        # Few devices hash before ECDSA; all of them sign a digest.
        use_raw_mechanism=certificate.public_key.algorithm == "ec",
    )
    return asyncio.run(signer.async_sign_raw(base64.b64decode(question["data"]), question["digest"]))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def main() -> None:
    """Answer one question."""
    json.dump(answer(json.load(sys.stdin)), sys.stdout)


if __name__ == "__main__":
    main()
