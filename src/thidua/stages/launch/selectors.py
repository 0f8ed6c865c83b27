"""Read launch documents, always within the actor's agency."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow.work import WorkItem
from thidua.stages.launch import corrections as fix
from thidua.stages.launch.enums import LaunchState
from thidua.stages.launch.marks import Line, cut_lines
from thidua.stages.launch.models import LaunchDocument
from thidua.stages.launch.transitions import undecided_errors
from thidua.stages.launch.values import LABELS, show_value

GROUP_LABELS = {
    "document": "Phần đầu văn bản",
    "theme": "Chủ đề năm",
    "movements": "Phong trào",
    "anniversaries": "Ngày kỷ niệm",
    "tasks": "Nhiệm vụ",
    "deadlines": "Thời hạn",
    "recipients": "Nơi nhận",
}
FINDING_NAMES = {
    "anniversary": "Ngày kỷ niệm",
    "archive": "Dòng “Lưu”",
    "capital": "Viết hoa",
    "capitals": "Viết hoa",
    "citation": "Viện dẫn",
    "co": "Chữ ký của công đoàn",
    "comma": "Dấu phẩy",
    "congress": "Tên và kỳ Đại hội",
    "dash": "Dấu nối",
    "date": "Ngày ban hành",
    "end": "Dấu kết thúc",
    "form": "Phần đầu văn bản",
    "fragment": "Câu chưa trọn",
    "index": "Tên bộ chỉ số",
    "kind": "Tên loại văn bản",
    "list": "Danh mục còn thiếu",
    "markup": "Ký tự định dạng còn sót",
    "order": "Thứ tự công việc",
    "paragraph": "Câu bị ngắt đoạn",
    "placeholder": "Chỗ chưa điền",
    "points": "Đánh thứ tự điểm",
    "recipient": "Nơi nhận",
    "recipients": "Nơi nhận",
    "signature": "Chữ ký",
    "spacing": "Khoảng trắng",
    "spelling": "Chính tả",
    "tasks": "Nhiệm vụ chưa đủ thông tin",
    "terms": "Cách gọi",
    "tone": "Vị trí dấu thanh",
    "word": "Chữ nghĩa",
    "words": "Chữ còn thiếu",
}
"""Headings of the finding cards by the first word of the reader's code; the card's own sentence says the rest."""


@dataclass(frozen=True, slots=True)
class FindingCard:
    """One finding as the page shows it; ``state`` is accepted, kept or ""."""

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


@dataclass(frozen=True, slots=True)
class EditField:
    """One editable value: form name (its path), label, text shown, kind of control, and the value as read."""

    path: str
    label: str
    value: str
    control: str
    corrected: bool


@dataclass(frozen=True, slots=True)
class EditRow:
    """One item; ``path`` names it in the form, empty for the groups that are no lists. ``line`` 0 when unknown."""

    path: str
    line: int
    dropped: bool
    fields: tuple[EditField, ...]


@dataclass(frozen=True, slots=True)
class EditGroup:
    """The editable items of one kind."""

    key: str
    label: str
    rows: tuple[EditRow, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Everything the check page shows of a document."""

    lines: tuple[Line, ...]
    cards: tuple[FindingCard, ...]
    groups: tuple[EditGroup, ...]
    orphans: tuple[tuple[str, str], ...]
    errors: int
    warnings: int
    undecided: int
    fixable: int
    summary: str


def visible_documents(actor: Actor) -> QuerySet[LaunchDocument]:
    """Launch documents of the actor's agency for those who prepare or sign; nothing for anybody else."""
    documents = LaunchDocument.objects.filter(agency_id=actor.agency_id).select_related("file")
    return documents if actor.has("clerk", "director", "union") else documents.none()


def effective_reading(document: LaunchDocument) -> dict[str, Any]:
    """What was read, as it counts now, in the reader's JSON shape: accepted fixes and corrections applied."""
    return fix.effective(document.reading, document.choices, document.corrections)


def effective_text(document: LaunchDocument) -> str:
    """The text with the accepted fixes in it, line for line."""
    return fix.corrected_text(document.text, document.reading, document.choices)


def check_page(document: LaunchDocument) -> CheckPage:
    """Compute the check page of a document; no query."""
    reading = document.reading
    cards = tuple(_cards(document))
    findings = reading["findings"]
    errors = sum(finding["severity"] == "error" for finding in findings)
    keys = fix.finding_keys(reading)
    return CheckPage(
        lines=cut_lines(document.text, document.marks, reading),
        cards=cards,
        groups=tuple(_groups(document)),
        orphans=tuple((path, show_value(value)) for path, value in fix.orphans(reading, document.corrections)),
        errors=errors,
        warnings=len(findings) - errors,
        undecided=undecided_errors(document),
        fixable=sum(
            bool(finding["fix"]) and key not in document.choices for finding, key in zip(findings, keys, strict=True)
        ),
        summary=_summary(document),
    )


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """Documents that wait for a check, or for a movement to be made from them; the clerk's work."""
    if not actor.has("clerk"):
        return []
    return [_work(document) for document in visible_documents(actor).exclude(state=LaunchState.USED)]


def _work(document: LaunchDocument) -> WorkItem:
    url = reverse("launch:check", args=[document.pk])
    if document.state == LaunchState.CHECKED:
        return WorkItem("launch", _("Tạo phong trào từ văn bản đã rà soát"), document.title, url, _("Mở văn bản"))
    left = undecided_errors(document)
    detail = _("%(title)s. Còn %(left)d lỗi chưa chọn cách xử lý") if left else _("%(title)s. Các lỗi đã chọn xong")
    return WorkItem(
        "launch", _("Rà soát văn bản phát động"), detail % {"title": document.title, "left": left}, url, _("Rà soát"),
        severity="doing",
    )  # fmt: skip


def _cards(document: LaunchDocument) -> list[FindingCard]:
    cards = []
    keys = fix.finding_keys(document.reading)
    states = {"accept": "accepted", "keep": "kept"}
    for no, (key, finding) in enumerate(zip(keys, document.reading["findings"], strict=True), start=1):
        cards.append(
            FindingCard(
                no=no,
                severity="error" if finding["severity"] == "error" else "warn",
                name=FINDING_NAMES.get(finding["code"].partition("-")[0], _("Cần xem lại")),
                line=finding["line"],
                anchor=f"d{finding['line']}",
                old=finding["found"] or "",
                new=finding["fix"] or "",
                why=finding["why"],
                accept_url=reverse("launch:choose", args=[document.pk, key, "accept"]),
                keep_url=reverse("launch:choose", args=[document.pk, key, "keep"]),
                state=states.get(document.choices.get(key, ""), ""),
            )
        )
    return cards


def _groups(document: LaunchDocument) -> list[EditGroup]:
    reading, choices, corrections = document.reading, document.choices, document.corrections
    now = fix.effective(reading, choices, corrections)
    groups = [
        EditGroup(
            group, GROUP_LABELS[group], (EditRow("", 0, False, _fields(group, "", now[group] or {}, corrections)),)
        )
        for group in ("document", "theme")
    ]
    for group in fix.LISTS:
        rows = [
            EditRow(
                f"{group}.{item.key}",
                item.values.get("line") or 0,
                item.dropped,
                _fields(group, f"{item.key}.", item.values, corrections),
            )
            for item in fix.items(reading, choices, corrections, group)
        ]
        groups.append(EditGroup(group, GROUP_LABELS[group], tuple(rows)))
    return groups


def _fields(group: str, prefix: str, values: dict[str, Any], corrections: dict[str, Any]) -> tuple[EditField, ...]:
    found = []
    for name in fix.FIELDS[group]:
        path = f"{group}.{prefix}{name}"
        control = (
            name if name in ("role", "purpose") else "long" if name in ("text", "event", "what", "title") else "line"
        )
        found.append(EditField(path, LABELS[name], show_value(values.get(name)), control, path in corrections))
    return tuple(found)


def _summary(document: LaunchDocument) -> str:
    now = effective_reading(document)
    bare = sum(not task["units"] or not task["due"] for task in now["tasks"])
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
