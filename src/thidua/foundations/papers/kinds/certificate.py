"""Certificate of a commendation or a title, printed whole or on the agency's own blank.

Order and wording of the lines: Decision 01/2026/QĐ-TTg, articles 60 to 63. The "golden book" number is the recipient's
ordinal in the decision's list, so that decision and ordinal together name one recipient.
"""

from dataclasses import dataclass
from typing import Literal

from thidua.foundations.papers.certificate_design import Design
from thidua.foundations.papers.content import Certificate
from thidua.foundations.papers.kinds.common import NumberAndDate, Signatory
from thidua.foundations.papers.text import issue_date, number_and_symbol, without_end_mark


@dataclass(frozen=True, slots=True)
class CertificateContext:
    """A certificate.

    ``authority_line`` is the competent office ("Giám đốc Sở Ngoại vụ tỉnh Lạng Sơn"); ``form_name`` the form or title
    as the decision names it; ``is_title`` chooses "Tặng danh hiệu" over "Tặng"; ``achievement`` is the reason as in
    the decision, empty for a title that needs none; ``symbol`` and ``issue`` belong to the decision;
    ``verification_code`` and ``verification_url`` are printed only on the whole design, never on a blank. ``layout`` is
    the agency's own design in place of both, ``moved`` the shifts of single lines (role, right, down, in millimetres).
    """

    authority_line: str
    form_name: str
    is_title: bool
    recipient: str
    recipient_detail: str
    achievement: str
    symbol: str
    issue: NumberAndDate
    golden_book_number: int
    place: str
    signatory: Signatory
    verification_code: str | None = None
    verification_url: str | None = None
    design: Literal["whole", "blank"] = "whole"
    shift_mm: tuple[float, float] = (0.0, 0.0)
    layout: Design | None = None
    moved: tuple[tuple[str, float, float], ...] = ()

    def __post_init__(self) -> None:
        if not self.recipient.strip():
            raise ValueError(
                f"Bằng, giấy khen có số sổ vàng {self.golden_book_number} chưa có tên tập thể, cá nhân được khen. "
                "Hãy bổ sung tên như trong quyết định."
            )


def compose(context: CertificateContext) -> Certificate:
    """The certificate's lines, in the order of the law."""
    return Certificate(
        authority_line=context.authority_line,
        verb="Tặng danh hiệu" if context.is_title else "Tặng",
        form_name=context.form_name,
        recipient=context.recipient,
        recipient_detail=context.recipient_detail or None,
        achievement=without_end_mark(context.achievement) or None,
        decision_line=f"Quyết định số {number_and_symbol(context.symbol, context.issue)} {issue_date(context.issue)}",
        book_line=f"Số sổ vàng: {context.golden_book_number}",
        place_and_date=f"{context.place}, {issue_date(context.issue)}",
        signatory=context.signatory,
        verification_code=context.verification_code,
        verification_url=context.verification_url,
        on_blank=context.design == "blank",
        shift_mm=context.shift_mm,
        layout=context.layout,
        moved=context.moved,
    )
