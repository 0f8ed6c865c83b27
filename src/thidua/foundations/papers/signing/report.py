"""What was found out about the signatures of one PDF. Plain data: it crosses a process border as JSON."""

import datetime as dt
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Fault(StrEnum):
    """Why a signature does not prove the file; one word for each reason, the sentence is in ``words``."""

    ALTERED = "altered"
    """The signed bytes are not those that were signed."""
    BROKEN = "broken"
    """The signature was not made by the key of the certificate, or cannot be read."""
    NOT_COVERED = "not-covered"
    """The signature leaves out a part of the revision it stands in."""
    CHANGED_AFTER = "changed-after"
    """Content was added or replaced after signing."""
    LOOSE = "loose"
    """Bytes of the signature itself that no digest protects are not as a signer writes them."""
    UNKNOWN_ISSUER = "unknown-issuer"
    """No chain to a certificate this installation trusts."""
    NOT_VALID_THEN = "not-valid-then"
    """The certificate had expired, or was not valid yet, at the time of signing."""
    REVOKED = "revoked"
    """The certificate was revoked before, or at, the time the signature is known to have been made."""
    REVOKED_SINCE = "revoked-since"
    """The certificate was revoked, and only the signer's own clock says that he signed before."""
    NOT_FOR_SIGNING = "not-for-signing"
    """The certificate does not allow signing documents."""
    IN_THE_FUTURE = "in-the-future"
    """The signing time lies in the future."""
    BAD_TIMESTAMP = "bad-timestamp"
    """There is a time stamp, and it is broken or from an authority not trusted."""
    UNSUPPORTED = "unsupported"
    """A kind of signature this product cannot check."""


class Revocation(StrEnum):
    """What is known about the revocation of a certificate and of those above it; the last four say why nothing is."""

    GOOD = "good"
    REVOKED = "revoked"
    NO_LIST = "no-list"
    """No list and no answer at hand speaks of it."""
    STALE = "stale"
    """The newest that does ended before the signing."""
    AFTER_EXPIRY = "after-expiry"
    """All that do were made after the certificate had expired, when it may have left the list."""
    NO_PATH = "no-path"
    """Its issuer is not trusted, so nobody's list counts."""


class Verdict(StrEnum):
    """The answer about the whole file."""

    GOOD = "good"
    UNSIGNED = "unsigned"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class SignatureFacts:
    """One signature, or a time stamp on the whole file (``is_stamp``). ``signed_at`` is the signer's own clock unless
    ``timestamped``; ``root`` is the trusted certificate it leads to, empty without one. ``covers_whole_file`` is false
    once anything was appended. ``appended`` says that later signatures, and nothing else, were appended.
    ``revocation_at``: not revoked up to then, revoked then, or the end of what is stale; ``revocation_of`` is whose
    certificate that is about.
    """

    field: str
    signer: str = ""
    organisation: str = ""
    issuer: str = ""
    serial: str = ""
    valid_from: dt.datetime | None = None
    valid_until: dt.datetime | None = None
    signed_at: dt.datetime | None = None
    timestamped: bool = False
    root: str = ""
    covers_whole_file: bool = False
    appended: bool = False
    is_stamp: bool = False
    revocation: Revocation = Revocation.NO_PATH
    revocation_at: dt.datetime | None = None
    revocation_of: str = ""
    faults: tuple[Fault, ...] = ()

    @property
    def intact(self) -> bool:
        """Whether what was signed is unchanged, whoever signed it."""
        return not set(self.faults) & TAMPERED


TAMPERED = frozenset(
    {Fault.ALTERED, Fault.BROKEN, Fault.NOT_COVERED, Fault.CHANGED_AFTER, Fault.LOOSE, Fault.UNSUPPORTED}
)
"""Faults that say something about the file; the others say something about the signer."""


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """All signatures and time stamps of a file, oldest first."""

    signatures: tuple[SignatureFacts, ...]
    sha256: str
    trusted_roots: int

    @property
    def verdict(self) -> Verdict:
        """Good only when every signature is without fault; a time stamp alone is nobody's signature."""
        if any(one.faults for one in self.signatures):
            return Verdict.BAD
        return Verdict.UNSIGNED if all(one.is_stamp for one in self.signatures) else Verdict.GOOD

    @property
    def intact(self) -> bool:
        """Whether there are signatures and none of them shows a change of the file."""
        return bool(self.signatures) and all(one.intact for one in self.signatures)

    def to_json(self) -> dict[str, Any]:
        """Data for ``json.dumps``; times in ISO 8601."""
        rows = [
            {key: value.isoformat() if isinstance(value, dt.datetime) else value for key, value in asdict(one).items()}
            for one in self.signatures
        ]
        return {
            "verdict": self.verdict.value,
            "sha256": self.sha256,
            "trusted_roots": self.trusted_roots,
            "signatures": rows,
        }


def from_json(data: dict[str, Any]) -> SignatureReport:
    """The report that ``to_json`` wrote."""
    times = ("valid_from", "valid_until", "signed_at", "revocation_at")
    signatures = tuple(
        SignatureFacts(
            **{
                **row,
                **{key: dt.datetime.fromisoformat(row[key]) if row[key] else None for key in times},
                "revocation": Revocation(row["revocation"]),
                "faults": tuple(Fault(fault) for fault in row["faults"]),
            }
        )
        for row in data["signatures"]
    )
    return SignatureReport(signatures, data["sha256"], data["trusted_roots"])


class UnreadablePdf(Exception):
    """The bytes cannot be read as a PDF, or reading them takes more than is allowed."""
