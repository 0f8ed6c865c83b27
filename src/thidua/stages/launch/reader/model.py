"""What a reading of a document is made of. The JSON shape is a published contract: keys are added, never renamed.

Every item knows its line, counted from 1 in :attr:`Reading.lines`; spans (columns from 0, end exclusive) let a page
mark the place. A value that the text does not state is None.
"""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal

Severity = Literal["error", "warning", "info"]
ReadBy = Literal["text", "ocr"]
MovementRole = Literal["launched", "inherited", "named"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch of one line that the recogniser of a scan was only ``sure`` of in percent."""

    line: int
    start: int
    end: int
    sure: int


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """The identity of the document; ``kind`` is a code (ke_hoach), ``kind_printed`` the words on the page."""

    kind_printed: str | None
    kind: str | None
    title: str | None
    number: str | None
    date: date | None
    place: str | None
    year: int | None
    issuer: str | None
    parent: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a document is cited, as printed there."""

    raw: str
    date: date | None
    issuer: str | None
    subject: str | None
    spans: tuple[Span, ...]
    comma_before_date: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited document with all its mentions; ``normal_form`` is what a misprinted symbol should have been."""

    type: str
    number: str | None
    date: date | None
    issuer: str | None
    subject: str | None
    normal_form: str | None
    mentions: tuple[Mention, ...]

    @property
    def raw(self) -> str:
        """The citation as first printed."""
        return self.mentions[0].raw

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines it stands on, each once."""
        return tuple(dict.fromkeys(m.spans[0].line for m in self.mentions))


@dataclass(frozen=True, slots=True)
class Theme:
    """The theme of the year."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Movement:
    """An emulation movement: launched here, inherited (to be continued) or only named."""

    name: str
    role: MovementRole
    first_year: int | None
    last_year: int | None
    line: int


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A commemoration; ``check`` is "ok", "wrong" (count and years disagree) or "unknown" (nothing to count from)."""

    event: str
    count: int
    founded: date | None
    check: Literal["ok", "wrong", "unknown"]
    line: int
    printed_range: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading: its mark ("II", "1.1", "Điều 3") and its words, which may be empty."""

    id: str
    heading: str
    line: int


@dataclass(frozen=True, slots=True)
class Target:
    """A measurable target: ``count`` and ``at_least`` have a minimum, ``at_most`` a maximum, ``range`` both ends.

    ``percent`` has a minimum, a maximum too where the text gives a range, and minimum 0 where it gives a ceiling.
    ``yes_no`` is a result that is there or not: no numbers, ``unit`` says which.
    """

    type: Literal["count", "range", "percent", "at_least", "at_most", "yes_no"]
    min: float | None
    max: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Period:
    """A time that the text gives without a day. ``last_day`` is derived from it, where it is certain, never printed
    there; ``recurs`` is how often it comes again ("monthly", "quarterly" …), None for what is due once."""

    raw: str
    last_day: date | None
    recurs: Literal["weekly", "monthly", "quarterly", "half_yearly", "yearly", "other"] | None


@dataclass(frozen=True, slots=True)
class Task:
    """A thing to do; ``due`` is the date the text itself gives, ``period`` the time it gives instead of a date.

    ``units`` are responsible, ``coordinating`` help them. ``section`` is the heading, within a table, of the rows among
    which the task stands.
    """

    text: str
    line: int
    units: tuple[str, ...]
    target: Target | None
    due: date | None
    registered_upward: bool
    period: Period | None = None
    coordinating: tuple[str, ...] = ()
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time by which something is to be done; without a ``date``, ``period`` tells what is known of it."""

    what: str
    date: date | None
    raw: str
    line: int
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A body or office made responsible, with its duties."""

    name: str
    duties: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of "Nơi nhận"; ``purpose`` is a code such as "bao_cao"; ``archive`` marks the file copy."""

    name: str
    purpose: str | None
    archive: bool
    line: int


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed: authority lines (KT., TM., TL., TUQ.) apart from the office."""

    authority: str | None
    title: str | None
    name: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader did or could not do with the file itself; ``text`` is Vietnamese, for the user."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a careful officer would mark. ``fix`` is None where only the author can know; ``why`` is Vietnamese."""

    code: str
    line: int
    severity: Severity
    found: str
    fix: str | None
    why: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document. ``read_by`` "ocr": every value was recognised from a picture, and
    ``doubtful`` are the words that may have been taken for others."""

    lines: tuple[str, ...]
    document: DocumentHead
    citations: tuple[Citation, ...] = ()
    theme: Theme | None = None
    movements: tuple[Movement, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    roles: tuple[Role, ...] = ()
    units: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
    notes: tuple[Note, ...] = ()
    read_by: ReadBy = "text"
    doubtful: tuple[Doubt, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return plain data in the published shape; dates as ISO text."""
        return {
            "document": {**_plain(self.document), "read_by": self.read_by},
            "citations": [_citation(c) for c in self.citations],
            "theme": _plain(self.theme) if self.theme else None,
            "movements": [_movement(m) for m in self.movements],
            "anniversaries": [_without(_plain(a), "printed_range") for a in self.anniversaries],
            "sections": [_plain(s) for s in self.sections],
            "tasks": [_plain(t) for t in self.tasks],
            "deadlines": [_plain(d) for d in self.deadlines],
            "roles": [_plain(r) for r in self.roles],
            "units": list(self.units),
            "recipients": [_without(_plain(r), "line") for r in self.recipients],
            "signatory": _signatory(self.signatories),
            "findings": [_without(_plain(f), "span") for f in self.findings],
            "notes": [_plain(n) for n in self.notes],
            "doubtful": [_plain(d) for d in self.doubtful],
        }


def _value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_value(v) for v in value]
    if isinstance(value, dict):
        return {k: _value(v) for k, v in value.items()}
    return value


def plain(item: "Target | Period | None") -> dict[str, Any] | None:
    """A part of an item as plain data; None stays None."""
    return None if item is None else _plain(item)


def _plain(item: Any) -> dict[str, Any]:
    return {key: _value(value) for key, value in asdict(item).items()}


def _without(plain: dict[str, Any], key: str) -> dict[str, Any]:
    return {k: v for k, v in plain.items() if k != key}


def _movement(item: Movement) -> dict[str, Any]:
    return {"name": item.name, "role": item.role, "from": item.first_year, "to": item.last_year, "line": item.line}


def _citation(item: Citation) -> dict[str, Any]:
    return {
        "raw": item.raw,
        "type": item.type,
        "number": item.number,
        "date": _value(item.date),
        "issuer": item.issuer,
        "subject": item.subject,
        "lines": list(item.lines),
        "normal_form": item.normal_form,
    }


def _signatory(items: tuple[Signatory, ...]) -> Any:
    """One signatory is an object, several (minutes) are a list, none is null."""
    plain = [_without(_plain(s), "line") for s in items]
    return plain[0] if len(plain) == 1 else (plain or None)
