"""A signing device for the tests: SoftHSM with a token of its own, and keys and certificates of the test authority."""

import os
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pkcs11
import pytest
from asn1crypto.keys import PrivateKeyInfo
from cryptography.hazmat.primitives import serialization
from pkcs11 import Attribute
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate

from tests.foundations.papers.signing import authority

MODULE = "/usr/lib/softhsm/libsofthsm2.so"
PIN = "246810"
missing = not Path(MODULE).exists()
needs_device = pytest.mark.skipif(missing and not os.environ.get("CI"), reason="SoftHSM is not installed")
"""On a developer's machine without SoftHSM these are left out; in CI they fail."""


def new_token(folder: Path, label: str) -> None:
    """An empty token called ``label`` in ``folder``, with the tests' PIN."""
    (folder / "tokens").mkdir(exist_ok=True)
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder}/tokens\nlog.level = ERROR\n")
    command = ["softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "1357924680"]
    env = {**os.environ, "SOFTHSM2_CONF": str(folder / "softhsm2.conf")}
    subprocess.run(command, env=env, check=True, capture_output=True)


@contextmanager
def opened(label: str) -> Any:
    """A session of the token in which keys can be put; SOFTHSM2_CONF names where it lies."""
    library = pkcs11.lib(MODULE)
    library.reinitialize()
    with library.get_token(token_label=label).open(user_pin=PIN, rw=True) as session:
        yield session


def put(session: Any, holder: authority.Holder, number: int, *, key: bool = True, signs: bool = True) -> None:
    """Certificate and private key of ``holder`` as objects with the same id, as an issuer's tool leaves them."""
    same = {Attribute.ID: bytes([number]), Attribute.LABEL: f"khoa-{number}", Attribute.TOKEN: True}
    der = holder.certificate.public_bytes(serialization.Encoding.DER)
    session.create_object({**decode_x509_certificate(der), **same})
    if not key:
        return
    plain = holder.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    inner = PrivateKeyInfo.load(plain)["private_key"].parsed
    if inner.__class__.__name__.startswith("RSA"):
        secret = decode_rsa_private_key(inner.dump())
    else:
        inner["parameters"] = PrivateKeyInfo.load(plain)["private_key_algorithm"]["parameters"]
        secret = decode_ec_private_key(inner.dump())
    given = {Attribute.PRIVATE: True, Attribute.SENSITIVE: True, Attribute.EXTRACTABLE: False, Attribute.SIGN: signs}
    session.create_object({**secret, **same, **given})
