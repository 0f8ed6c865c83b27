"""What the check page shows: the text at the left, findings or values at the right, in parts that stay light."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.stages.launch import corrections as fix
from thidua.stages.launch.corrections import FIELDS
from thidua.stages.launch.marks import Line, cut_lines, value_marks
from thidua.stages.launch.models import LaunchDocument
from thidua.stages.launch.places import Place
from thidua.stages.launch.standing import Value, values_of
from thidua.stages.launch.transitions import undecided_errors
from thidua.stages.launch.values import FINDING_NAMES, GROUP_LABELS, LABELS, label_of, show_value

FINDINGS, VALUES = "diem", "gia-tri"
HEAVIEST = 80_000
"""About how many bytes of HTML the text and the pane of a part may have."""
Doubts = dict[int, list[tuple[int, int, int]]]
_LINE, _CARD, _FIELD, _ROW = 100, 850, 235, 330
"""Bytes of HTML around a line, of a finding's card, of a field, of the frame of a row; measured on pages."""


@dataclass(frozen=True, slots=True)
class FindingCard:
    """One finding as the page shows it; ``state`` is accepted, kept or "", ``reason`` why it was kept."""

    no: int
    severity: str
    name: str
    line: int
    anchor: str
    old: str
    new: str
    why: str
    accept_url: str
    keep_url: str
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class EditField:
    """One editable value: form name (its path), label, text shown, kind of control, and whether it was corrected.
    ``hint`` says what the text gives instead of a day."""

    path: str
    label: str
    value: str
    control: str
    corrected: bool
    hint: str = ""


@dataclass(frozen=True, slots=True)
class EditRow:
    """One item; ``path`` names it in the form, empty for values of their own. ``anchor`` is its place in the text.

    ``sure`` is how sure the recogniser was of its least sure word, in percent; None where it doubted none. ``section``
    is the heading of the rows of a table among which it stands.
    """

    no: int
    path: str
    line: int
    anchor: str
    sure: int | None
    dropped: bool
    added: bool
    section: str
    fields: tuple[EditField, ...]


@dataclass(frozen=True, slots=True)
class EditGroup:
    """The editable items of one kind."""

    key: str
    label: str
    rows: tuple[EditRow, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the document: lines ``first`` to ``last``; ``open_errors`` are those not yet decided."""

    number: int
    first: int
    last: int
    findings: int
    open_errors: int


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Everything the check page shows of a document, or of one part of it; ``notes`` tell how the file was read,
    ``recognised`` that every value comes from a picture."""

    view: str
    part: Part
    parts: tuple[Part, ...]
    lines: tuple[Line, ...]
    cards: tuple[FindingCard, ...]
    groups: tuple[EditGroup, ...]
    orphans: tuple[tuple[str, str], ...]
    findings: int
    errors: int
    warnings: int
    undecided: int
    fixable: int
    values: int
    summary: str
    notes: tuple[str, ...]
    recognised: bool


def check_page(document: LaunchDocument, view: str = FINDINGS, line: int = 1) -> CheckPage:
    """Compute the check page of a document, or of the part of it that holds ``line``; no query."""
    view = VALUES if view == VALUES else FINDINGS
    reading = document.reading
    findings, keys = reading["findings"], fix.finding_keys(reading)
    values = values_of(document.text, reading, document.choices, document.corrections)
    parts = _parts(document, _weights(document, values, view), keys)
    shown = next((part for part in parts if part.first <= line <= part.last), parts[0])
    decided = {no for no, key in enumerate(keys, start=1) if key in document.choices}
    errors = sum(finding["severity"] == "error" for finding in findings)
    lines = tuple(_lines(document, shown, values if view == VALUES else None, decided))
    marked = {run.number for line in lines for run in line.segments if run.starts}
    return CheckPage(
        view=view,
        part=shown,
        parts=parts,
        lines=lines,
        cards=tuple(card for card in cards_of(document) if _holds(shown, parts, card.line)),
        groups=tuple(_groups(document, [one for one in values if _holds(shown, parts, one.line)], marked)),
        orphans=tuple(
            (_path_in_words(path), show_value(None if isinstance(value, dict) else value))
            for path, value in fix.orphans(reading, document.corrections)
        ),
        findings=len(findings),
        errors=errors,
        warnings=len(findings) - errors,
        undecided=undecided_errors(document),
        fixable=sum(
            bool(finding["fix"]) and key not in document.choices for finding, key in zip(findings, keys, strict=True)
        ),
        values=len(values),
        summary=_summary(document),
        notes=tuple(note["text"] for note in reading.get("notes", ())),
        recognised=reading["document"].get("read_by") == "ocr",
    )


def cards_of(document: LaunchDocument) -> list[FindingCard]:
    """Every finding of the document in the order of the text, with what was said of it."""
    marked = {mark["finding"] for mark in document.marks if mark.get("finding") is not None}
    states = {"accept": "accepted", "keep": "kept"}
    keys = fix.finding_keys(document.reading)
    return [
        FindingCard(
            no=no,
            severity="error" if finding["severity"] == "error" else "warn",
            name=FINDING_NAMES.get(finding["code"].partition("-")[0], _("Cần xem lại")),
            line=finding["line"],
            anchor=f"m{no}" if no - 1 in marked else f"d{finding['line']}",
            old=finding["found"] or "",
            new=finding["fix"] or "",
            why=finding["why"],
            accept_url=reverse("launch:choose", args=[document.pk, key, "accept"]),
            keep_url=reverse("launch:choose", args=[document.pk, key, "keep"]),
            state=states.get(document.choices.get(key, ""), ""),
            reason=document.reasons.get(key, ""),
        )
        for no, (key, finding) in enumerate(zip(keys, document.reading["findings"], strict=True), start=1)
    ]


def _lines(
    document: LaunchDocument, part: Part, values: Sequence[Value] | None, decided: Collection[int]
) -> Iterator[Line]:
    marks = document.marks
    if values is not None:
        marks = value_marks((value.no, value.places) for value in values if not value.dropped)
    for line in cut_lines(document.text, marks, document.reading, decided):
        if part.first <= line.number <= part.last:
            yield line


def _weights(document: LaunchDocument, values: Sequence[Value], view: str) -> list[int]:
    """Bytes of HTML that each line of the document brings: itself, and what the pane of ``view`` says of it."""
    lines = document.text.split("\n")
    weights = [len(line.encode()) + _LINE if line.strip() else 0 for line in lines]
    pane = (
        [(value.line, _ROW + sum(_FIELD + _size(held) for _path, held in value.fields.values())) for value in values]
        if view == VALUES
        else [
            (finding["line"], _CARD + sum(_size(finding[part]) for part in ("found", "fix", "why")))
            for finding in document.reading["findings"]
        ]
    )
    for line, weight in pane:
        weights[line - 1 if 1 <= line <= len(lines) else 0] += weight
    return weights


def _size(value: Any) -> int:
    return len(str(value or "").encode())


def _parts(document: LaunchDocument, weights: Sequence[int], keys: Sequence[str]) -> tuple[Part, ...]:
    """Cut the document where a part would grow too heavy. What stands at one line is never parted from it."""
    bounds, first, heavy = [], 1, 0
    for number, weight in enumerate(weights, start=1):
        heavy += weight
        if heavy > HEAVIEST and number > first:
            bounds.append((first, number - 1))
            first, heavy = number, weight
    bounds.append((first, len(weights)))
    parts = tuple(Part(number, *bound, 0, 0) for number, bound in enumerate(bounds, start=1))
    return tuple(_counted(part, parts, document, keys) for part in parts)


def _counted(part: Part, parts: Sequence[Part], document: LaunchDocument, keys: Sequence[str]) -> Part:
    here = [
        (finding, key)
        for finding, key in zip(document.reading["findings"], keys, strict=True)
        if _holds(part, parts, finding["line"])
    ]
    left = sum(finding["severity"] == "error" and key not in document.choices for finding, key in here)
    return Part(part.number, part.first, part.last, len(here), left)


def _holds(part: Part, parts: Sequence[Part], line: int) -> bool:
    """What has no line, or one outside the text, stands in the first part."""
    return part.first <= line <= part.last or (part.number == 1 and not 1 <= line <= parts[-1].last)


def _doubts(reading: Mapping[str, Any]) -> Doubts:
    """The doubtful stretches of a scan by line; documents read before they were kept have none."""
    found: Doubts = {}
    for one in reading.get("doubtful", ()):
        found.setdefault(one["line"], []).append((one["start"], one["end"], one["sure"]))
    return found


def _groups(document: LaunchDocument, values: Sequence[Value], marked: Collection[int]) -> Iterator[EditGroup]:
    """The rows of each group; a value whose words all are another's as well has no mark of its own to lead to."""
    doubts = _doubts(document.reading)
    for group in FIELDS:
        rows = tuple(_row(value, document.corrections, doubts, marked) for value in values if value.group == group)
        yield EditGroup(group, GROUP_LABELS[group], rows)


def _row(value: Value, corrections: Mapping[str, Any], doubts: Doubts, marked: Collection[int]) -> EditRow:
    unsure = [
        sure
        for place in value.places
        for start, end, sure in doubts.get(place.line, ())
        if start < place.end and place.start < end
    ]
    return EditRow(
        sure=min(unsure, default=None),
        no=value.no,
        path=value.item,
        line=value.line,
        anchor=f"m{value.no}" if value.no in marked else f"d{value.line}",
        dropped=value.dropped,
        added=value.added,
        section=value.section,
        fields=tuple(
            EditField(
                path,
                label_of(value.group, name),
                show_value(held, name),
                _control(name),
                path in corrections,
                _hint(value.period) if name in ("due", "date") and not held else "",
            )
            for name, (path, held) in value.fields.items()
        ),
    )


def _hint(period: Mapping[str, Any] | None) -> str:
    """What is known of a time that the text gives without a day, and what is asked of the officer."""
    if not period:
        return ""
    said = {"raw": period["raw"], "day": show_value(period["last_day"])}
    if period["last_day"]:
        return _("Văn bản ghi “%(raw)s”: suy ra hạn %(day)s. Nhập ngày để xác nhận hoặc sửa.") % said
    if period["recurs"]:
        return _("Văn bản ghi “%(raw)s”: việc lặp lại, lịch chưa ghi được. Nhập ngày của lần tới nếu cần nhắc.") % said
    return _("Văn bản ghi “%(raw)s”: chưa rõ ngày cuối. Nhập ngày khi đã biết.") % said


def _control(name: str) -> str:
    if name in ("role", "purpose"):
        return name
    if name in ("archive", "registered_upward"):
        return "yesno"
    if name in ("units", "coordinating"):
        return "list"
    return (
        "long"
        if name in ("text", "event", "what", "title", "raw", "subject", "duties", "name", "heading", "names")
        else "line"
    )


def _path_in_words(path: str) -> str:
    group, *_key, name = path.split(".")
    return f"{GROUP_LABELS[group]}: {label_of(group, name)}" if name in LABELS else GROUP_LABELS[group]


def _summary(document: LaunchDocument) -> str:
    now = fix.effective(document.reading, document.choices, document.corrections)
    bare = sum(not task["units"] or not (task["due"] or task.get("period")) for task in now["tasks"])
    text = _(
        "Đọc được %(citations)d văn bản viện dẫn, %(movements)d phong trào, %(days)d ngày kỷ niệm, %(tasks)d nhiệm vụ."
    ) % {
        "citations": len(now["citations"]),
        "movements": len(now["movements"]),
        "days": len(now["anniversaries"]),
        "tasks": len(now["tasks"]),
    }
    if bare:
        text += " " + _("Còn %(bare)d nhiệm vụ chưa có đơn vị chủ trì hoặc thời hạn.") % {"bare": bare}
    return text


__all__ = ["FINDINGS", "VALUES", "CheckPage", "EditField", "FindingCard", "Part", "Place", "cards_of", "check_page"]
