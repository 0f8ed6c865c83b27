"""Was a certificate revoked? Answered from lists at hand and from what the file itself carries, never over a network.

Each list and each answer (OCSP) is asked as of the moment it was made, by the rules of RFC 5280, 6.3 and RFC 6960. The
newest that speaks of the certificate counts.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from asn1crypto import crl, ocsp
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import find_unique_cms_attribute
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import RevokedError
from pyhanko_certvalidator.path import ValidationPath
from pyhanko_certvalidator.revinfo.archival import OCSPContainer
from pyhanko_certvalidator.revinfo.validate_crl import verify_crl
from pyhanko_certvalidator.revinfo.validate_ocsp import verify_ocsp_response

from thidua.foundations.papers.signing.lists import KeptList, issuer_key
from thidua.foundations.papers.signing.loops import run_here
from thidua.foundations.papers.signing.report import Revocation

_MOMENT_AFTER = dt.timedelta(seconds=1)
"""A list says of its own second what it says; the engine counts what was revoked before the moment asked about."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A list or an answer: made when, good until when; ``key`` of the list's authority, empty for an answer."""

    issued: dt.datetime
    until: dt.datetime | None
    key: str
    held: crl.CertificateList | ocsp.OCSPResponse | Path

    def read(self) -> crl.CertificateList | ocsp.OCSPResponse:
        """The thing itself; a kept one is read from the disk when it is asked."""
        return _read(self.held) if isinstance(self.held, Path) else self.held


@lru_cache(maxsize=4)
def _read(path: Path) -> crl.CertificateList:
    """A list is asked once for each certificate, and taking a long one apart takes seconds."""
    return crl.CertificateList.load(path.read_bytes())


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known: revoked ``at``, not revoked up to ``at``, or why not; ``of`` is the certificate it is about."""

    state: Revocation
    at: dt.datetime | None = None
    of: Certificate | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything there is to ask, newest first; ``carried`` are certificates that came with the file."""

    roots: tuple[Certificate, ...]
    evidence: tuple[Evidence, ...]
    carried: tuple[Certificate, ...]

    def standing(self, path: ValidationPath | None, when: dt.datetime) -> Standing:
        """The worst of a chain, the trusted root apart: revoked, else unknown, else not revoked up to the first day."""
        if path is None:
            return Standing(Revocation.NO_PATH)
        found = [self._of(one, path, when) for one in path.iter_certs(include_root=False)]
        revoked = [one for one in found if one.state is Revocation.REVOKED]
        unknown = [one for one in found if one.state is not Revocation.GOOD]
        if revoked or unknown or not found:
            return min(revoked, key=lambda one: str(one.at)) if revoked else next(iter(unknown), Standing(_NO))
        return min(found, key=lambda one: str(one.at))

    def _of(self, certificate: Certificate, path: ValidationPath, when: dt.datetime) -> Standing:
        key, state, at = issuer_key(certificate.issuer), _NO, None
        for one in self.evidence:
            # A list made before the certificate cannot know it.
            if one.key not in ("", key) or one.issued < certificate.not_valid_before:
                continue
            answer = self._ask(one, certificate, path)
            if isinstance(answer, dt.datetime):
                return Standing(Revocation.REVOKED, answer, certificate)
            if answer and one.issued > certificate.not_valid_after:
                # RFC 5280, 3.3: a certificate may leave the list once it has expired.
                state = Revocation.AFTER_EXPIRY
            elif answer and one.issued < when and (one.until is None or one.until < when):
                return Standing(Revocation.STALE, one.until or one.issued, certificate)
            elif answer:
                return Standing(Revocation.GOOD, one.issued, certificate)
        return Standing(state, at, certificate)

    def _ask(self, one: Evidence, certificate: Certificate, path: ValidationPath) -> dt.datetime | bool:
        """The day of revocation; True when it is not revoked; False when this says nothing of the certificate."""
        try:
            held = one.read()
            lists = [held] if isinstance(held, crl.CertificateList) else []
            context = ValidationContext(
                trust_roots=list(self.roots),
                other_certs=[*self.carried, *path.iter_certs(include_root=False)],
                allow_fetching=False,
                revocation_mode="soft-fail",
                moment=one.issued + _MOMENT_AFTER,
                crls=lists,
                ocsps=[] if lists else [held],
            )
            if lists:
                run_here(lambda: verify_crl(certificate, path, context, use_deltas=False))
            else:
                run_here(lambda: verify_ocsp_response(certificate, path, context))
        except RevokedError as error:
            return error.revocation_dt
        except Exception:  # noqa: BLE001 - not about this certificate, or bytes that cannot be read
            return False
        return True


_NO = Revocation.NO_LIST


def sources(
    roots: Sequence[bytes], kept: Iterable[KeptList], reader: PdfFileReader, signatures: Iterable[EmbeddedPdfSignature]
) -> Sources:
    """What was kept here, and what the file carries: its DSS (PDF 2.0, 12.8.4.3) and the signed attribute of Adobe."""
    evidence = [Evidence(one.issued, one.until, one.key, Path(one.path)) for one in kept]
    carried: list[Certificate] = []
    # A stranger's bytes can fail anywhere in the reader; what cannot be read says nothing.
    with suppress(Exception):
        store = DocumentSecurityStore.read_dss(reader)
        carried += store.load_certs()
        lists = [one.get_object().read_data(DecodePurpose.CRL) for one in store.crls]
        answers = [one.get_object().read_data(DecodePurpose.OCSP_RESPONSE) for one in store.ocsps]
        evidence += _from_lists(crl.CertificateList.load(one) for one in lists)
        evidence += _from_answers(ocsp.OCSPResponse.load(one) for one in answers)
    for one in signatures:
        evidence += _from_attribute(one)
    trusted = tuple(Certificate.load(der) for der in roots)
    return Sources(trusted, tuple(sorted(evidence, key=lambda one: one.issued, reverse=True)), tuple(carried))


def _from_attribute(one: EmbeddedPdfSignature) -> list[Evidence]:
    try:
        held = find_unique_cms_attribute(one.signer_info["signed_attrs"], "adobe_revocation_info_archival")
        return [*_from_lists(held["crl"]), *_from_answers(held["ocsp"])]
    except Exception:  # noqa: BLE001 - as above; most signatures have none
        return []


def _from_lists(lists: Iterable[crl.CertificateList]) -> Iterator[Evidence]:
    for one in lists:
        told = one["tbs_cert_list"]
        yield Evidence(told["this_update"].native, told["next_update"].native, issuer_key(one.issuer), one)


def _from_answers(answers: Iterable[ocsp.OCSPResponse]) -> Iterator[Evidence]:
    for one in answers:
        told = OCSPContainer(one).extract_single_response()
        if told is not None:
            yield Evidence(told["this_update"].native, told["next_update"].native, "", one)
