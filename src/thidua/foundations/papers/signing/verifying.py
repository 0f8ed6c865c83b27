"""Verify the signatures of a PDF: who, when, unchanged since, trusted by which root, revoked. No network is asked."""

import datetime as dt
import hashlib
import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from asn1crypto.x509 import Certificate, Name
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import async_validate_pdf_timestamp, validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import (
    DocumentTimestampStatus,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    TimestampSignatureStatus,
)
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import InvalidCertificateError

from thidua.foundations.papers.signing.lists import KeptList
from thidua.foundations.papers.signing.loops import in_own_loop, run_here
from thidua.foundations.papers.signing.report import (
    TAMPERED,
    Fault,
    Revocation,
    SignatureFacts,
    SignatureReport,
    UnreadablePdf,
)
from thidua.foundations.papers.signing.revocation import Sources, Standing, sources
from thidua.foundations.papers.signing.written import is_as_written

_CLOCK_TOLERANCE = dt.timedelta(minutes=10)
"""A signer's clock may run ahead by this much."""

_USAGE = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"})


@dataclass(frozen=True, slots=True)
class _Trust:
    roots: tuple[bytes, ...]
    now: dt.datetime
    sources: Sources

    def at(self, moment: dt.datetime) -> ValidationContext:
        return ValidationContext(
            trust_roots=[Certificate.load(der) for der in self.roots],
            other_certs=list(self.sources.carried),
            allow_fetching=False,
            revocation_mode="soft-fail",
            moment=moment,
        )


def verify_pdf(
    data: bytes, *, roots: Sequence[bytes] = (), lists: Sequence[KeptList] = (), now: dt.datetime
) -> SignatureReport:
    """Report on every signature of ``data``; ``roots`` are the trusted certificates (DER), ``now`` is aware.

    ``lists`` are the lists of revoked certificates at hand; those in the file are used as well.

    UnreadablePdf when it is not a PDF that can be read. Memory is not bounded here: files of strangers go through
    ``apart.verify_apart``.
    """
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    try:
        reader = PdfFileReader(io.BytesIO(data))
        if reader.encrypted:
            raise UnreadablePdf("encrypted")
        signed_fields = [name for name, _, _ in enumerate_sig_fields(reader, filled_status=True)]
        found = list(reader.embedded_signatures)
    except UnreadablePdf:
        raise
    except Exception as error:  # a stranger's bytes can fail anywhere in the reader
        raise UnreadablePdf(type(error).__name__) from error
    trust = _Trust(tuple(roots), now, sources(roots, lists, reader, found))
    # PDF 2.0, 12.7.5.5: later signatures are the only lawful addition.
    facts: list[SignatureFacts] = []
    known_by: dt.datetime | None = None
    for one in reversed(found):
        last = not facts
        if one.sig_object_type == "/DocTimeStamp":
            facts.insert(0, _stamp_facts(one, data, trust, last=last))
            known_by = facts[0].signed_at if not facts[0].faults else known_by
        else:
            facts.insert(0, _facts(one, data, trust, known_by, last=last))
    unknown = sorted(set(signed_fields) - {one.field_name for one in found})
    facts += [SignatureFacts(name, faults=(Fault.UNSUPPORTED,)) for name in unknown]
    return SignatureReport(tuple(facts), hashlib.sha256(data).hexdigest(), len(trust.roots))


def _stamp_facts(one: EmbeddedPdfSignature, data: bytes, trust: _Trust, *, last: bool) -> SignatureFacts:
    """A time stamp on the whole file (PDF 2.0, 12.8.5): nobody's signature, but what it covers is as old as it says."""
    name = str(one.field_name)
    try:
        # Its certificate is asked as of now first: only then is the time known for which it has to hold.
        seen = run_here(lambda: async_validate_pdf_timestamp(one, trust.at(trust.now)))
        when = seen.timestamp
        status = run_here(lambda: async_validate_pdf_timestamp(one, trust.at(when)))
        standing = trust.sources.standing(status.validation_path, when)
        faults = tuple(_stamp_faults(one, status, data, trust, standing, last=last))
        return replace(_described(name, one.signer_cert, status, when, True, standing, faults), is_stamp=True)
    except Exception:  # noqa: BLE001 - as below
        return SignatureFacts(name, is_stamp=True, faults=(Fault.BROKEN,))


def _stamp_faults(
    one: EmbeddedPdfSignature,
    status: DocumentTimestampStatus,
    data: bytes,
    trust: _Trust,
    standing: Standing,
    *,
    last: bool,
) -> Iterator[Fault]:
    yield from _file_faults(one, status, data, trust, last=last)
    # A stamp of a revoked authority may bear any date.
    if not status.trusted or standing.state is Revocation.REVOKED:
        yield Fault.BAD_TIMESTAMP
    if status.timestamp > trust.now + _CLOCK_TOLERANCE:
        yield Fault.IN_THE_FUTURE


def _facts(
    one: EmbeddedPdfSignature, data: bytes, trust: _Trust, known_by: dt.datetime | None, *, last: bool
) -> SignatureFacts:
    """``known_by`` is what a later time stamp on the whole file says, if any."""
    name = str(one.field_name)
    if one.sig_object_type != "/Sig":
        return SignatureFacts(name, faults=(Fault.UNSUPPORTED,))
    try:
        claimed = one.self_reported_timestamp
        status = _validate(one, trust.at(claimed or trust.now), trust)
        stamp = status.timestamp_validity
        proven = stamp.timestamp if stamp and _holds(stamp, trust) else None
        if proven:
            status = _validate(one, trust.at(proven), trust)
        when = proven or claimed
        standing = trust.sources.standing(status.validation_path, when or trust.now)
        faults = [*_file_faults(one, status, data, trust, last=last), *_trust_faults(one, status, trust, when)]
        faults += _revocation_faults(standing, when or trust.now, proven or known_by)
        return _described(name, one.signer_cert, status, when, proven is not None, standing, tuple(faults))
    except Exception:  # noqa: BLE001 - as above: what cannot be read proves nothing
        return SignatureFacts(name, faults=(Fault.BROKEN,))


def _validate(one: EmbeddedPdfSignature, context: ValidationContext, trust: _Trust) -> PdfSignatureStatus:
    # What the certificate may be used for is asked apart: it is another fault than an issuer nobody knows.
    anything = KeyUsageConstraints(key_usage=set())
    now = trust.at(trust.now)
    return in_own_loop(lambda: validate_pdf_signature(one, context, now, key_usage_settings=anything))


def may_sign(certificate: Certificate) -> bool:
    """Whether the certificate was given for signing documents (RFC 5280, 4.2.1.3)."""
    try:
        _USAGE.validate(certificate)
    except InvalidCertificateError:
        return False
    return True


def _holds(stamp: TimestampSignatureStatus, trust: _Trust) -> bool:
    if not (stamp.intact and stamp.valid and stamp.trusted):
        return False
    return trust.sources.standing(stamp.validation_path, stamp.timestamp).state is not Revocation.REVOKED


def _revocation_faults(standing: Standing, when: dt.datetime, known_by: dt.datetime | None) -> Iterator[Fault]:
    """``known_by`` proves that the signature was there; a signer's clock can be set back."""
    if standing.state is not Revocation.REVOKED or standing.at is None or (known_by and known_by < standing.at):
        return
    yield Fault.REVOKED_SINCE if when < standing.at else Fault.REVOKED


def _file_faults(
    one: EmbeddedPdfSignature,
    status: PdfSignatureStatus | DocumentTimestampStatus,
    data: bytes,
    trust: _Trust,
    *,
    last: bool,
) -> Iterator[Fault]:
    if not status.intact:
        yield Fault.ALTERED
    if not status.valid:
        yield Fault.BROKEN
    if status.coverage is None or status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        yield Fault.NOT_COVERED
    allowed = ModificationLevel.LTA_UPDATES if last else ModificationLevel.FORM_FILLING
    level = status.modification_level
    lawful = level is not None and level <= allowed and status.docmdp_ok is not False
    if not lawful or (last and not _ends_whole(one, status, data)):
        yield Fault.CHANGED_AFTER
    path = list(status.validation_path.iter_certs(include_root=True)) if status.validation_path else []
    if status.intact and status.valid and not is_as_written(one, data, path, trust.roots):
        yield Fault.LOOSE


def _ends_whole(one: EmbeddedPdfSignature, status: PdfSignatureStatus | DocumentTimestampStatus, data: bytes) -> bool:
    """Whether nothing but whole revisions follows the last signature: loose bytes are invisible to a reader of PDF."""
    if status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return True
    later = one.reader.xrefs.total_revisions - 1 > one.signed_revision
    return later and data.rstrip(b"\r\n").endswith(b"%%EOF")


def _trust_faults(
    one: EmbeddedPdfSignature, status: PdfSignatureStatus, trust: _Trust, when: dt.datetime | None
) -> Iterator[Fault]:
    certificate = one.signer_cert
    if not may_sign(certificate):
        yield Fault.NOT_FOR_SIGNING
    moment = when or trust.now
    if not certificate.not_valid_before <= moment <= certificate.not_valid_after:
        yield Fault.NOT_VALID_THEN
    elif status.validation_path is None or status.trust_problem_indic is not None:
        yield Fault.UNKNOWN_ISSUER
    if when and when > trust.now + _CLOCK_TOLERANCE:
        yield Fault.IN_THE_FUTURE
    for stamp in (status.timestamp_validity, status.content_timestamp_validity):
        if stamp and not _holds(stamp, trust):
            yield Fault.BAD_TIMESTAMP


def _described(
    field: str,
    certificate: Certificate,
    status: PdfSignatureStatus | DocumentTimestampStatus,
    when: dt.datetime | None,
    timestamped: bool,
    standing: Standing,
    faults: tuple[Fault, ...],
) -> SignatureFacts:
    path = status.validation_path
    trusted = not set(faults) - TAMPERED
    whole = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    return SignatureFacts(
        field=field,
        signer=_common_name(certificate.subject),
        organisation=name_part(certificate.subject, "organization_name"),
        issuer=_common_name(certificate.issuer),
        serial=f"{certificate.serial_number:X}",
        valid_from=certificate.not_valid_before,
        valid_until=certificate.not_valid_after,
        signed_at=when,
        timestamped=timestamped,
        root=_common_name(path.trust_anchor.authority.name) if path is not None and trusted else "",
        covers_whole_file=whole,
        appended=not whole and Fault.CHANGED_AFTER not in faults,
        revocation=standing.state,
        revocation_at=standing.at,
        revocation_of=_common_name(standing.of.subject) if standing.of else "",
        faults=faults,
    )


def _common_name(name: Name) -> str:
    return name_part(name, "common_name") or name.human_friendly[:200]


def name_part(name: Name, key: str) -> str:
    """One part of a name in a certificate, empty when it has none."""
    value = name.native.get(key, "")
    return str(value[0] if isinstance(value, list) else value)[:200]
