"""Are the bytes of a signature that no digest protects still as a signer writes them?

A PDF signature does not cover itself: its padding, its own list of algorithms and the certificates it carries along
could be changed without any digest noticing. None of it can change what was signed, but a verifier that calls such a
file untouched says something untrue (RFC 5652, 5.1 and 5.3; PDF 32000, 12.8.3).
"""

import re
from collections.abc import Iterable, Sequence

from asn1crypto import cms
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

_HEX = re.compile(rb"<(?:[0-9a-f]*|[0-9A-F]*)>")
_INDEFINITE = 0x80


def is_as_written(
    signature: EmbeddedPdfSignature, data: bytes, path: Sequence[Certificate], roots: Iterable[bytes]
) -> bool:
    """Whether the unprotected bytes hold nothing but what signing put there. ``path`` leads to the trusted root."""
    _, first, second, _ = (int(number) for number in signature.byte_range)
    contents = bytes(signature.pkcs7_content)
    message = cms.ContentInfo.load(contents)
    size = len(message.dump())
    if not _HEX.fullmatch(data[first:second]) or any(contents[size:]):
        return False
    if contents[1] != _INDEFINITE and message.dump(force=True) != contents[:size]:
        return False
    return _algorithms_agree(signature) and _carried_certificates_hold(signature, path, roots)


def _algorithms_agree(signature: EmbeddedPdfSignature) -> bool:
    signed, signer = signature.signed_data, signature.signer_info
    identifier = signer["sid"]
    by_name = identifier.name == "issuer_and_serial_number"
    if by_name:
        certificate = signature.signer_cert
        given = identifier.chosen
        if (given["issuer"].dump(), given["serial_number"].native) != (
            certificate.issuer.dump(),
            certificate.serial_number,
        ):
            return False
    digests = [one.dump() for one in signed["digest_algorithms"]]
    plain = signed["encap_content_info"]["content_type"].native == "data"
    # RFC 5652, 5.1: version 1 only when all is plain, 3 otherwise; 4 and 5 need attribute or foreign certificates.
    version = "v1" if by_name and plain else "v3"
    return (
        digests == [signer["digest_algorithm"].dump()]
        and signed["version"].native == version
        and signer["version"].native == ("v1" if by_name else "v3")
    )


def _carried_certificates_hold(
    signature: EmbeddedPdfSignature, path: Sequence[Certificate], roots: Iterable[bytes]
) -> bool:
    """Each certificate is on the path, is trusted itself, or is signed by another one here."""
    known = {certificate.dump() for certificate in path} | set(roots)
    carried = [certificate.dump() for certificate in signature.other_embedded_certs]
    everyone = [x509.load_der_x509_certificate(der) for der in {*known, *carried}]
    return all(der in known or _is_signed_by_one(der, everyone) for der in carried)


def _is_signed_by_one(der: bytes, issuers: Iterable[x509.Certificate]) -> bool:
    certificate = x509.load_der_x509_certificate(der)
    for issuer in issuers:
        if issuer.subject == certificate.issuer:
            try:
                certificate.verify_directly_issued_by(issuer)
            except (ValueError, TypeError, InvalidSignature):
                continue
            return True
    return False
