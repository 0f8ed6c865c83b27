"""A certification authority made for the test run: it names people who do not exist and its keys die with the run."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PASSPHRASE = "mật khẩu của tệp khóa"
START = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
END = dt.datetime(2040, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Holder:
    """A certificate with its key, and the certificate of who issued it."""

    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    certificate: x509.Certificate
    issuer: x509.Certificate

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def pkcs12(self, passphrase: str = PASSPHRASE) -> bytes:
        secret = serialization.BestAvailableEncryption(passphrase.encode())
        return pkcs12.serialize_key_and_certificates(b"khoa", self.key, self.certificate, [self.issuer], secret)


def _name(common: str, agency: str = "") -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"), x509.NameAttribute(NameOID.COMMON_NAME, common)]
    return x509.Name([*parts, x509.NameAttribute(NameOID.ORGANIZATION_NAME, agency)] if agency else parts)


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def issue(
    subject: str,
    by: Holder | None,
    *,
    agency: str = "",
    start: dt.datetime = START,
    end: dt.datetime = END,
    authority: bool = False,
    long_key: bool = False,
    stamps: bool = False,
) -> Holder:
    """Issue a certificate; without ``by`` it signs itself."""
    key = rsa.generate_private_key(65537, 2048) if long_key else ec.generate_private_key(ec.SECP256R1())
    issuer_key, issuer_name = (by.key, by.certificate.subject) if by else (key, _name(subject, agency))
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(subject, agency))
        .issuer_name(issuer_name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(_usage(authority=authority), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    if stamps:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    certificate = builder.sign(issuer_key, hashes.SHA256())
    return Holder(key, certificate, by.certificate if by else certificate)


@cache
def root() -> Holder:
    """The authority the installation trusts."""
    return issue("Tổ chức chứng thực thử nghiệm", None, authority=True)


@cache
def other_root() -> Holder:
    """An authority nobody here trusts."""
    return issue("Tổ chức chứng thực khác", None, authority=True)


@cache
def director() -> Holder:
    return issue("Hoàng Thị Mẫu", root(), agency="Sở Ngoại vụ tỉnh Lạng Sơn")


@cache
def agency() -> Holder:
    return issue("Sở Ngoại vụ tỉnh Lạng Sơn", root())


@cache
def stranger() -> Holder:
    return issue("Người Lạ", other_root())


@cache
def self_signed() -> Holder:
    return issue("Hoàng Thị Mẫu", None)


@cache
def expired() -> Holder:
    """Valid in 2020 only."""
    return issue("Hoàng Thị Mẫu", root(), end=dt.datetime(2021, 1, 1, tzinfo=dt.UTC))


@cache
def for_nothing() -> Holder:
    """A certificate of the trusted authority that may not sign documents."""
    return issue("Máy chủ thử nghiệm", root(), authority=True)


@cache
def with_rsa() -> Holder:
    """The director with the kind of key most tokens hold."""
    return issue("Hoàng Thị Mẫu", root(), long_key=True)


@cache
def clock() -> Holder:
    """A time stamp authority under the trusted root."""
    return issue("Dấu thời gian thử nghiệm", root(), stamps=True, long_key=True)


@cache
def without_marks() -> Holder:
    """Some authorities write names without Vietnamese marks."""
    return issue("HOANG THI MAU", root())
