"""Lists of revoked certificates and answers (OCSP) that the test authority makes, and files it stamps."""

import datetime as dt
import io

from asn1crypto import crl as asn1_crl
from asn1crypto import ocsp as asn1_ocsp
from asn1crypto.keys import PrivateKeyInfo
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext

from tests.foundations.papers.signing import authority
from thidua.foundations.papers.signing.loops import in_own_loop

Holder = authority.Holder
SECOND, DAY = dt.timedelta(seconds=1), dt.timedelta(days=1)


def crl(
    by: Holder,
    issued: dt.datetime,
    *,
    until: dt.datetime | None = None,
    revoked: dict[Holder, dt.datetime] | None = None,
    delta: bool = False,
    form: Encoding = Encoding.DER,
) -> bytes:
    """A list signed by ``by``; it holds for a week unless ``until`` is given."""
    builder = x509.CertificateRevocationListBuilder().issuer_name(by.certificate.subject)
    builder = builder.last_update(issued).next_update(until or issued + 7 * DAY)
    builder = builder.add_extension(x509.CRLNumber(1), critical=False)
    if delta:
        builder = builder.add_extension(x509.DeltaCRLIndicator(1), critical=True)
    for holder, when in (revoked or {}).items():
        entry = x509.RevokedCertificateBuilder().serial_number(holder.certificate.serial_number)
        builder = builder.add_revoked_certificate(entry.revocation_date(when).build())
    return builder.sign(by.key, hashes.SHA256()).public_bytes(form)


def answer(holder: Holder, by: Holder, issued: dt.datetime, revoked: dt.datetime | None = None) -> bytes:
    """What ``by`` answers when asked about ``holder``."""
    state = ocsp.OCSPCertStatus.REVOKED if revoked else ocsp.OCSPCertStatus.GOOD
    builder = ocsp.OCSPResponseBuilder().add_response(
        holder.certificate, by.certificate, hashes.SHA256(), state, issued, issued + DAY, revoked, None
    )
    builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, by.certificate)
    return builder.sign(by.key, hashes.SHA256()).public_bytes(Encoding.DER)


def with_store(data: bytes, *, crls: tuple[bytes, ...] = (), ocsps: tuple[bytes, ...] = ()) -> bytes:
    """``data`` with a store of lists and answers appended (DSS), as long-term signatures have it."""
    out = io.BytesIO(data)
    DocumentSecurityStore.add_dss(
        out,
        sig_contents=None,
        crls=[asn1_crl.CertificateList.load(one) for one in crls],
        ocsps=[asn1_ocsp.OCSPResponse.load(one) for one in ocsps],
    )
    return out.getvalue()


def stamper(moment: dt.datetime, holder: Holder | None = None) -> DummyTimeStamper:
    """A time stamp authority whose clock shows ``moment``."""
    holder = holder or authority.clock()
    secret = holder.key.private_bytes(Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    certificate = next(iter(load_certs_from_pemder_data(holder.pem)))
    return DummyTimeStamper(certificate, PrivateKeyInfo.load(secret), fixed_dt=moment)


def stamped(data: bytes, moment: dt.datetime, holder: Holder | None = None, field: str = "Dau_thoi_gian") -> bytes:
    """``data`` with a time stamp on the whole file."""
    clock = signers.PdfTimeStamper(stamper(moment, holder), field_name=field)
    out = in_own_loop(lambda: clock.timestamp_pdf(IncrementalPdfFileWriter(io.BytesIO(data)), "sha256"))
    return bytes(out.getvalue())


def signed_with(
    data: bytes, holder: Holder, *, stamp: DummyTimeStamper | None = None, told: tuple[bytes, ...] = ()
) -> bytes:
    """``data`` signed with a time stamp on the signature, or with lists in a signed attribute (Adobe's)."""
    signer = signers.SimpleSigner.load_pkcs12_data(holder.pkcs12(), [], authority.PASSPHRASE.encode())
    root = next(iter(load_certs_from_pemder_data(authority.root().pem)))
    meta = signers.PdfSignatureMetadata(
        field_name="Chu_ky",
        subfilter=fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED if told else fields.SigSeedSubFilter.PADES,
        embed_validation_info=bool(told),
        validation_context=ValidationContext(trust_roots=[root], crls=told, allow_fetching=False) if told else None,
    )
    engine = signers.PdfSigner(meta, signer, timestamper=stamp)
    return bytes(in_own_loop(lambda: engine.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)))).getvalue())
