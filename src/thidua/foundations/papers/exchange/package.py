"""What an exchange package holds, and how it may fail. Knows neither Django nor XML."""

import datetime as dt
from dataclasses import dataclass

UNREAD = "chưa đọc nguyên văn QCVN 102:2016/BTTTT"
"""The mark on every package and page about packages: names were taken from public gateways, not from the standard."""

MOST_ATTACHMENTS = 50


class PackageError(ValueError):
    """A package that cannot be written or read; ``str()`` is the one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Party:
    """A sender or receiver. ``organ_id`` is the identifier of Decision 20/2020/QĐ-TTg, at most 13 characters."""

    organ_id: str
    name: str
    address: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the package; the first one is the paper itself."""

    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Package:
    """One paper on its way. Texts as people wrote them; ``pages`` and ``due_on`` None when not said."""

    document_id: str
    sender: Party
    receivers: tuple[Party, ...]
    number: str
    symbol: str
    place: str
    dated_on: dt.date
    type_name: str
    subject: str
    signer: str
    capacity: str
    position: str
    attachments: tuple[Attachment, ...]
    pages: int | None = None
    due_on: dt.date | None = None
    recipients: str = ""
