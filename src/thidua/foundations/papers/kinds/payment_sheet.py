"""Payment sheet of prize money: who is paid how much by which multiple of the base salary, and who signed for it."""

from dataclasses import dataclass

from thidua.foundations.papers.content import (
    Align,
    Closing,
    Column,
    Masthead,
    Paper,
    PaperKind,
    Paragraph,
    ParagraphStyle,
    Row,
    RowKind,
    Table,
)
from thidua.foundations.papers.kinds.common import Letterhead, NumberAndDate, Signatory
from thidua.vietnamese import format_vnd, vnd_in_words


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment. ``coefficient`` is printed as given ("0,3"); amounts are in đồng, whole numbers."""

    name: str
    unit: str
    award: str
    coefficient: str
    base_salary_vnd: int
    amount_vnd: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class PaymentSheetContext:
    """A payment sheet. ``reference`` names the decision that grants the money; ``signatories`` stand in pairs, from the
    one who made the sheet to the head of the agency.
    """

    letterhead: Letterhead
    issue: NumberAndDate
    subject: str
    reference: str
    payments: tuple[Payment, ...]
    signatories: tuple[Signatory, ...]
    draft: bool = False

    def total_vnd(self) -> int:
        """The sum of all payments in đồng."""
        return sum(payment.amount_vnd for payment in self.payments)


def compose(context: PaymentSheetContext) -> Paper:
    """The sheet with its total in figures and in words and an empty column to sign in."""
    columns = (
        Column("STT", 5, Align.CENTER),
        Column("Họ và tên, tên tập thể", 18),
        Column("Đơn vị", 15),
        Column("Danh hiệu, hình thức khen thưởng", 18),
        Column("Hệ số", 6, Align.CENTER),
        Column("Mức lương cơ sở (đồng)", 11, Align.RIGHT),
        Column("Tiền thưởng (đồng)", 12, Align.RIGHT),
        Column("Ký nhận", 10),
        Column("Ghi chú", 10),
    )
    rows = [_row(index, payment) for index, payment in enumerate(context.payments, start=1)]
    total = context.total_vnd()
    rows.append(Row(("", "Tổng cộng", "", "", "", "", format_vnd(total), "", ""), RowKind.TOTAL))
    return Paper(
        kind=PaperKind.PAYMENT_SHEET,
        title="Bảng chi tiền thưởng",
        subject=context.subject,
        letterhead=context.letterhead,
        symbol="",
        issue=context.issue,
        masthead=Masthead.PLAIN,
        blocks=(
            Paragraph(context.reference, ParagraphStyle.CENTER_NOTE),
            Table("Bảng chi tiền thưởng", columns, tuple(rows)),
            Paragraph(f"Tổng số tiền bằng chữ: {vnd_in_words(total)}."),
        ),
        closing=Closing(context.signatories),
        landscape=True,
        draft=context.draft,
    )


def _row(index: int, payment: Payment) -> Row:
    amounts = (format_vnd(payment.base_salary_vnd), format_vnd(payment.amount_vnd))
    return Row((str(index), payment.name, payment.unit, payment.award, payment.coefficient, *amounts, "", payment.note))
