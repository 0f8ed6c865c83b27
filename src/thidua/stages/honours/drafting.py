"""Certificates and the payment sheet, from the entries of the register."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.papers.certificate_design import SOURCES, Design
from thidua.foundations.papers.certificate_layout import place
from thidua.foundations.papers.content import Paper
from thidua.foundations.papers.kinds import honour_book, payment_sheet
from thidua.foundations.papers.kinds.certificate import CertificateContext, compose
from thidua.foundations.papers.kinds.common import NumberAndDate, Signatory
from thidua.law import AWARDS
from thidua.stages.councils.drafting import authority_of, letterhead_of
from thidua.stages.decisions.drafting import decision_signature
from thidua.stages.honours.codes import grouped
from thidua.stages.honours.models import CertificateChange, HonourEntry, PaymentLine, PaymentSheet
from thidua.stages.movements.selectors import signature_of_director
from thidua.vietnamese import long_date


def certificate_of(
    entry: HonourEntry,
    *,
    base_url: str,
    blank: bool = False,
    layout: Design | None = None,
    change: CertificateChange | None = None,
) -> CertificateContext:
    """The certificate of one entry; ``base_url`` is where codes are checked, the square on the whole design.

    ``layout`` is the agency's own design, which says by itself what a blank leaves open; ``change`` what is different
    on this certificate only.
    """
    decision, line = entry.decision, entry.line
    if decision is None or line is None:
        raise ValueError("a certificate is printed for an entry of our own decision only")
    agency = decision.agency
    kind = AWARDS.get(entry.award)
    is_title = bool(kind and kind.kind == "danh_hieu")
    reason = "" if is_title else _("Đã có thành tích trong phong trào thi đua năm %(year)d") % {"year": entry.year}
    coded = layout is not None or not blank
    return CertificateContext(
        authority_line=authority_of(agency),
        form_name=f"{award_label(entry.award)} năm {entry.year}" if is_title else award_label(entry.award),
        is_title=is_title,
        recipient=entry.recipient_name,
        recipient_detail=(change and change.detail) or entry.recipient_detail,
        achievement=(change and change.achievement) or reason,
        symbol=decision.symbol,
        issue=NumberAndDate(str(decision.number), decision.decided_on),
        golden_book_number=line.order,
        place=agency.place,
        signatory=decision_signature(decision),
        verification_code=grouped(entry.code) if coded else None,
        verification_url=f"{base_url}{entry.code}/" if coded else None,
        design="blank" if blank else "whole",
        layout=layout,
        moved=tuple((role, right, down) for role, right, down in change.moved) if change else (),
    )


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of one certificate as it is printed, and how far it stands from its usual place, in millimetres."""

    role: str
    label: str
    text: str
    right_mm: float
    down_mm: float


def printed_lines(context: CertificateContext) -> list[PrintedLine]:
    """The lines in the order of the sheet, a line broken in parts as one. PaperTextError as ``place``."""
    face = place(compose(context))
    texts: dict[str, list[str]] = {}
    for line in face.lines:
        texts.setdefault(line.role, []).append(line.text)
    if face.qr:
        texts["qr"] = []
    by = {role: (right, down) for role, right, down in context.moved}
    return [
        PrintedLine(role, SOURCES[role], " ".join(parts), *by.get(role, (0.0, 0.0))) for role, parts in texts.items()
    ]


def sheet_paper(sheet: PaymentSheet, lines: Sequence[PaymentLine], *, made_by: str, draft: bool) -> Paper:
    """The payment sheet of a decision, to be signed by the one who made it, the accountant and the head."""
    decision = sheet.decision
    day = long_date(decision.decided_on) if decision.decided_on else ""
    return payment_sheet.compose(
        payment_sheet.PaymentSheetContext(
            letterhead=letterhead_of(decision.agency),
            issue=NumberAndDate(None, sheet.paid_on or decision.decided_on),
            subject=_("Khen thưởng phong trào thi đua năm %(year)d") % {"year": decision.year},
            reference=_("(Kèm theo Quyết định số %(number)s %(day)s)") % {"number": decision.full_number, "day": day},
            payments=tuple(_payment(line) for line in lines),
            signatories=(
                Signatory(None, None, "Người lập", made_by),
                Signatory(None, None, "Kế toán", ""),
                decision_signature(decision),
            ),
            draft=draft,
        )
    )


def book_paper(entries: Sequence[HonourEntry], year: int) -> Paper:
    """The book of a year from its entries; ``entries`` must not be empty and belong to one agency."""
    agency = entries[0].agency
    return honour_book.compose(
        honour_book.HonourBookContext(
            letterhead=letterhead_of(agency),
            issue=NumberAndDate(),
            subject=_("Năm %(year)d") % {"year": year},
            lines=tuple(_book_line(entry) for entry in entries),
            signatories=(Signatory(None, None, "Người lập", ""), signature_of_director(agency.pk)),
            draft=True,
        )
    )


def _book_line(entry: HonourEntry) -> honour_book.BookLine:
    issued = f"{entry.decision_number} {long_date(entry.decided_on)}"
    return honour_book.BookLine(
        name=entry.recipient_name,
        place=entry.recipient_detail or entry.unit_name,
        award=award_label(entry.award),
        decision=f"{issued}, {entry.decided_by}" if entry.decided_by else issued,
        golden=str(entry.line.order) if entry.line else "",
        code=grouped(entry.code),
        note="" if entry.state == "valid" else str(entry.get_state_display()),
    )


def _payment(line: PaymentLine) -> payment_sheet.Payment:
    return payment_sheet.Payment(
        name=line.entry.recipient_name,
        unit=line.entry.unit_name,
        award=award_label(line.entry.award),
        coefficient=f"{line.coefficient.normalize():f}".replace(".", ","),
        base_salary_vnd=line.base_salary_vnd,
        amount_vnd=line.amount_vnd,
        note=line.note,
    )
