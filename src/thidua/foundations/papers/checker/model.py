"""What the checker says of a paper: findings by component, each with its rule, what was measured and what to do."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

DECREE = "Nghị định 30/2020/NĐ-CP"
Severity = Literal["error", "warning"]
Fix = Callable[[], None]


class CheckError(ValueError):
    """The file cannot be checked; the message names it, says why and what to do."""


class Component(StrEnum):
    """Components of an official paper, in the order Decree 30/2020 (annex I) takes them."""

    PAGE = "page"
    FONT = "font"
    PAGE_NUMBER = "page-number"
    NATION = "nation"
    AGENCY = "agency"
    NUMBER = "number"
    DATE = "date"
    TITLE = "title"
    ADDRESSEE = "addressee"
    BASIS = "basis"
    BODY = "body"
    SIGNATURE = "signature"
    RECIPIENTS = "recipients"
    ANNEX = "annex"
    CAPITALS = "capitals"
    SPELLING = "spelling"


LABELS: dict[Component, str] = {
    Component.PAGE: "Khổ giấy, lề trang",
    Component.FONT: "Phông chữ",
    Component.PAGE_NUMBER: "Số trang",
    Component.NATION: "Quốc hiệu và Tiêu ngữ",
    Component.AGENCY: "Tên cơ quan ban hành",
    Component.NUMBER: "Số, ký hiệu",
    Component.DATE: "Địa danh và thời gian",
    Component.TITLE: "Tên loại và trích yếu",
    Component.ADDRESSEE: "Kính gửi",
    Component.BASIS: "Căn cứ ban hành",
    Component.BODY: "Nội dung",
    Component.SIGNATURE: "Chức vụ, họ tên, chữ ký",
    Component.RECIPIENTS: "Nơi nhận",
    Component.ANNEX: "Phụ lục",
    Component.CAPITALS: "Viết hoa",
    Component.SPELLING: "Dấu câu, chính tả",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One departure from the decree.

    ``place`` and ``quote`` say where, ``rule`` is the locator, ``count`` how many places depart in the same way.
    ``fixes`` put it right in the opened document; none when putting it right would need a decision of the writer.
    """

    code: str
    component: Component
    severity: Severity
    place: str
    quote: str
    rule: str
    measured: str
    needed: str
    remedy: str
    count: int = 1
    fixes: tuple[Fix, ...] = field(default=(), compare=False, repr=False)

    @property
    def repairable(self) -> bool:
        """Whether the repaired copy puts it right."""
        return bool(self.fixes)

    def to_json(self) -> dict[str, Any]:
        """For machines."""
        return {
            "component": str(self.component),
            "component_label": LABELS[self.component],
            "code": self.code,
            "severity": self.severity,
            "place": self.place,
            "quote": self.quote,
            "rule": self.rule,
            "measured": self.measured,
            "needed": self.needed,
            "remedy": self.remedy,
            "repairable": self.repairable,
            "count": self.count,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one file. ``note`` says what was not checked and why (a certificate follows another decree)."""

    filename: str
    kind: str | None
    findings: tuple[Finding, ...]
    note: str = ""

    @property
    def groups(self) -> list[tuple[str, list[Finding]]]:
        """Findings under the label of their component, in the decree's order."""
        found = [(LABELS[part], [one for one in self.findings if one.component is part]) for part in Component]
        return [(label, ones) for label, ones in found if ones]

    @property
    def repairable(self) -> int:
        """How many findings the repaired copy puts right."""
        return sum(1 for one in self.findings if one.repairable)

    def to_json(self) -> dict[str, Any]:
        """For machines."""
        return {
            "file": self.filename,
            "kind": self.kind,
            "decree": DECREE,
            "note": self.note,
            "errors": sum(1 for one in self.findings if one.severity == "error"),
            "warnings": sum(1 for one in self.findings if one.severity == "warning"),
            "repairable": self.repairable,
            "findings": [one.to_json() for one in self.findings],
        }
