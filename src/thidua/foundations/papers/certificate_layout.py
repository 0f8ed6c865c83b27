"""Where each line of a certificate stands: A4 landscape, in millimetres from the upper left corner.

Order, capitals, weight and colour of the lines: Decision 01/2026/QĐ-TTg, articles 60 to 63. Sizes and places are free
and chosen here; the size of the middle block shrinks until it fits, and a text too long for any size is refused.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from thidua.foundations.papers.content import Certificate, Signatory
from thidua.foundations.papers.glyphs import PaperTextError, balanced, clean, text_width_pt
from thidua.foundations.papers.layout import MOTTO, NATION
from thidua.foundations.papers.looks import PT_PER_MM

PAGE_MM = (297.0, 210.0)
FRAME_MM = 10.0
EMBLEM_MM = (14.0, 42.0)
"""Upper and lower edge of the room left for the national emblem or the agency's own."""

QR_MM = (22.0, 152.0, 24.0)
"""Left, top and side of the code that leads to the check of the certificate."""

LINE_EM = 1.149
"""Height of a line of Liberation Serif in em."""

_NATION_TOP, _MIDDLE_TOP, _MIDDLE_END = 43.0, 60.0, 147.0
_WIDE = (22.0, 253.0)
_LEFT, _RIGHT = (22.0, 125.0), (160.0, 115.0)
_SIGNED_TOP, _NAME_TOP, _DECISION_TOP = 150.0, 189.0, 183.0
_SCALES = tuple(step / 100 for step in range(100, 69, -5))
_LARGEST_GAP_MM = 5.0


@dataclass(frozen=True, slots=True)
class Placed:
    """One printed line. ``top_mm`` is the top of its line box; ``fixed`` lines are already on a pre-printed blank."""

    role: str
    text: str
    size: float
    left_mm: float
    top_mm: float
    width_mm: float
    align: Literal["left", "center"] = "center"
    bold: bool = False
    italic: bool = False
    red: bool = False
    fixed: bool = False
    rule_pt: float = 0.0


@dataclass(frozen=True, slots=True)
class Face:
    """A certificate ready to draw: its lines in reading order, and the address its code holds, if it has one."""

    lines: tuple[Placed, ...]
    qr: str | None
    framed: bool


def place(certificate: Certificate) -> Face:
    """The lines of a certificate; on a blank only those the blank leaves open, moved as the printer needs.

    Raises ``PaperTextError`` when a text cannot be printed or is too long for the sheet.
    """
    lines = [*_nation(), *_middle(certificate), *_lower_left(certificate), *_lower_right(certificate)]
    if not certificate.on_blank:
        return Face(tuple(lines), certificate.verification_url, framed=True)
    right, down = certificate.shift_mm
    kept = [replace(line, left_mm=line.left_mm + right, top_mm=line.top_mm + down) for line in lines if not line.fixed]
    return Face(tuple(kept), None, framed=False)


def _height_mm(size: float) -> float:
    return size * LINE_EM / PT_PER_MM


def _nation() -> list[Placed]:
    nation = Placed("nation", NATION, 15, *_at(_NATION_TOP), bold=True, fixed=True)
    rule = text_width_pt(MOTTO, 16, bold=True)
    motto_top = _NATION_TOP + _height_mm(15)
    return [nation, Placed("motto", MOTTO, 16, *_at(motto_top), bold=True, fixed=True, rule_pt=rule)]


def _at(top: float, column: tuple[float, float] = _WIDE) -> tuple[float, float, float]:
    return column[0], top, column[1]


@dataclass(frozen=True, slots=True)
class _Part:
    role: str
    text: str
    size: float
    bold: bool = False
    red: bool = False
    fixed: bool = False

    def lines(self, scale: float, width_mm: float) -> list[tuple[str, float]]:
        """The part's lines with their size; a word too wide for the sheet makes the size smaller still."""
        size, width = round(self.size * scale, 2), width_mm * PT_PER_MM
        widest = max(text_width_pt(word, size, bold=self.bold) for word in self.text.split())
        if widest > width:
            size = round(size * width / widest - 0.05, 2)
        return [(line, size) for line in balanced(self.text, size, width, bold=self.bold).split("\n")]


def _middle(certificate: Certificate) -> list[Placed]:
    parts = [part for part in _parts(certificate) if part.text]
    for scale in _SCALES:
        drawn = [(part, part.lines(scale, _WIDE[1])) for part in parts]
        height = sum(_height_mm(size) for _, lines in drawn for _, size in lines)
        gap = (_MIDDLE_END - _MIDDLE_TOP - height) / len(drawn)
        if gap >= 1.0:
            return list(_stacked(drawn, min(gap, _LARGEST_GAP_MM)))
    raise PaperTextError(
        f"Nội dung bằng, giấy khen của “{certificate.recipient}” quá dài, không in vừa một trang. "
        "Hãy rút gọn phần thành tích hoặc phần chức vụ, đơn vị."
    )


def _parts(certificate: Certificate) -> Iterable[_Part]:
    where = f"bằng, giấy khen của “{certificate.recipient}”"
    return (
        _Part("authority", clean(certificate.authority_line, where).upper(), 18, bold=True, red=True, fixed=True),
        _Part("verb", clean(certificate.verb, where).upper(), 16, bold=True, fixed=True),
        _Part("form", clean(certificate.form_name, where).upper(), 36, bold=True, red=True, fixed=True),
        _Part("recipient", clean(certificate.recipient, where), 26, bold=True),
        _Part("detail", clean(certificate.recipient_detail or "", where), 17),
        _Part("achievement", clean(certificate.achievement or "", where), 17),
    )


def _stacked(drawn: Sequence[tuple[_Part, list[tuple[str, float]]]], gap: float) -> Iterable[Placed]:
    top = _MIDDLE_TOP
    for part, lines in drawn:
        for text, size in lines:
            yield Placed(part.role, text, size, *_at(top), bold=part.bold, red=part.red, fixed=part.fixed)
            top += _height_mm(size)
        top += gap


def _lower_left(certificate: Certificate) -> list[Placed]:
    lines: list[Placed] = []
    if certificate.verification_code:
        left = QR_MM[0] + QR_MM[2] + 3
        code = clean(certificate.verification_code, "mã kiểm tra")
        place_of_code = (left, QR_MM[1] + QR_MM[2] - _height_mm(11), 80.0)
        lines.append(Placed("code", f"Mã kiểm tra: {code}", 11, *place_of_code, align="left", fixed=True))
    top = _DECISION_TOP
    for role, text in (("decision", certificate.decision_line), ("book", certificate.book_line)):
        for part in balanced(clean(text, "số quyết định"), 13, _LEFT[1] * PT_PER_MM, bold=True).split("\n"):
            lines.append(Placed(role, part, 13, *_at(top, _LEFT), align="left", bold=True, italic=True))
            top += _height_mm(13)
    return lines


def _lower_right(certificate: Certificate) -> list[Placed]:
    signatory = certificate.signatory
    dated = Placed(
        "place-date", clean(certificate.place_and_date, "địa danh, thời gian"), 14, *_at(_SIGNED_TOP, _RIGHT),
        bold=True, italic=True,
    )  # fmt: skip
    lines, top = [dated], _SIGNED_TOP + _height_mm(14)
    for text in _titles(signatory):
        for part in balanced(text, 14, _RIGHT[1] * PT_PER_MM, bold=True).split("\n"):
            lines.append(Placed("sign-title", part, 14, *_at(top, _RIGHT), bold=True))
            top += _height_mm(14)
    name = clean(signatory.name, "họ tên người ký")
    return [*lines, Placed("sign-name", name, 14, *_at(_NAME_TOP, _RIGHT), bold=True)] if name else lines


def _titles(signatory: Signatory) -> list[str]:
    head = [f"{signatory.authority} {signatory.authority_title}"] if signatory.authority else []
    return [clean(text, "chức vụ người ký").upper() for text in (*head, signatory.title)]
