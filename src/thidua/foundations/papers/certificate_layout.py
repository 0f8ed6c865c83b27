"""Where each line of a certificate stands: A4 landscape, in millimetres from the upper left corner.

Order, capitals, weight and colour of the lines: Decision 01/2026/QĐ-TTg, articles 60 to 63. Sizes and places are free
and chosen here; the size of the middle block shrinks until it fits, and a text too long for any size is refused. An
agency's own design (``certificate_design``) takes the place of all this, line by line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from thidua.foundations.papers.certificate_design import SOURCES, Design, Field, line_mm
from thidua.foundations.papers.content import Certificate, Signatory
from thidua.foundations.papers.glyphs import PaperTextError, balanced, clean, text_width_pt
from thidua.foundations.papers.layout import MOTTO, NATION
from thidua.foundations.papers.looks import PT_PER_MM
from thidua.foundations.papers.typefaces import SERIF

RED = "#c00000"
BLACK = "#000000"

PAGE_MM = (297.0, 210.0)
FRAME_MM = 10.0
EMBLEM_MM = (14.0, 42.0)
"""Upper and lower edge of the room left for the national emblem or the agency's own."""

QR_MM = (22.0, 152.0, 24.0)
"""Left, top and side of the code that leads to the check of the certificate."""

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
    align: Literal["left", "center", "right"] = "center"
    bold: bool = False
    italic: bool = False
    color: str = BLACK
    fixed: bool = False
    rule_pt: float = 0.0
    font: str = SERIF


@dataclass(frozen=True, slots=True)
class Face:
    """A certificate ready to draw: its lines in reading order, and the address its code holds, if it has one.

    ``picture`` is printed under the lines, over the whole sheet; empty for none.
    """

    lines: tuple[Placed, ...]
    qr: str | None
    framed: bool
    page_mm: tuple[float, float] = PAGE_MM
    qr_mm: tuple[float, float, float] = QR_MM
    picture: bytes = b""


def place(certificate: Certificate) -> Face:
    """The lines of a certificate; on a blank only those the blank leaves open, moved as the printer needs.

    Raises ``PaperTextError`` when a text cannot be printed, is too long for its place or was moved off the sheet.
    """
    face = _own_face(certificate, certificate.layout) if certificate.layout else _standard_face(certificate)
    return _moved(face, certificate) if certificate.moved else face


def _standard_face(certificate: Certificate) -> Face:
    lines = [*_nation(), *_middle(certificate), *_lower_left(certificate), *_lower_right(certificate)]
    if not certificate.on_blank:
        return Face(tuple(lines), certificate.verification_url, framed=True)
    right, down = certificate.shift_mm
    kept = [replace(line, left_mm=line.left_mm + right, top_mm=line.top_mm + down) for line in lines if not line.fixed]
    return Face(tuple(kept), None, framed=False)


def _own_face(certificate: Certificate, design: Design) -> Face:
    """Each field where the agency put it; a text too long for its field gets smaller, down to the least size allowed.

    The motto's rule is as long as its text, as in the standard design.
    """
    texts = _texts(certificate)
    lines: list[Placed] = []
    for field in design.fields:
        if field.source != "qr":
            lines += _field_lines(field, field.text or texts.get(field.source, ""), certificate.recipient)
    square = next((field for field in design.fields if field.source == "qr"), None)
    place_of_qr = (square.left_mm, square.top_mm, square.width_mm) if square else QR_MM
    address = certificate.verification_url if square else None
    picture = design.picture if design.background else b""
    return Face(tuple(lines), address, design.framed, design.page_mm, place_of_qr, picture)


def _texts(certificate: Certificate) -> dict[str, str]:
    code = certificate.verification_code
    return {
        "nation": NATION,
        "motto": MOTTO,
        "authority": certificate.authority_line,
        "verb": certificate.verb,
        "form": certificate.form_name,
        "recipient": certificate.recipient,
        "detail": certificate.recipient_detail or "",
        "achievement": certificate.achievement or "",
        "place-date": certificate.place_and_date,
        "sign-title": "\n".join(_titles(certificate.signatory)),
        "sign-name": certificate.signatory.name,
        "decision": certificate.decision_line,
        "book": certificate.book_line,
        "code": f"Mã kiểm tra: {code}" if code else "",
    }


def _field_lines(field: Field, text: str, recipient: str) -> list[Placed]:
    printed = clean(text, f"dòng “{SOURCES[field.source]}” của “{recipient}”", field.font)
    if not printed:
        return []
    parts, size = fitted(field, printed.upper() if field.upper else printed, recipient)
    rule = _width_pt(field, parts[-1], size) if field.source == "motto" else 0.0
    return [
        Placed(
            field.source, part, size, field.left_mm, round(field.top_mm + index * line_mm(size, field.font), 3),
            field.width_mm, align=field.align, bold=field.bold, italic=field.italic, color=field.color, rule_pt=rule,
            font=field.font,
        )
        for index, part in enumerate(parts)
    ]  # fmt: skip


def fitted(field: Field, text: str, recipient: str) -> tuple[list[str], float]:
    """``text`` in at most the field's lines, at the largest size that fits its width, and that size in points.

    The size goes down by half points. Raises ``PaperTextError`` when even the least size is too wide.
    """
    width, size = field.width_mm * PT_PER_MM, field.size
    while True:
        parts = balanced(text, size, width, bold=field.bold, italic=field.italic, font=field.font).split("\n")
        widest = max(_width_pt(field, part, size) for part in parts)
        if len(parts) <= field.lines and widest <= width:
            return parts, size
        if size <= field.least:
            break
        size = max(size - 0.5, field.least)
    raise PaperTextError(
        f"Dòng “{SOURCES[field.source]}” của “{recipient}” quá dài ({len(text)} ký tự), không vừa "
        f"{field.lines} dòng rộng {field.width_mm:g} mm ở cỡ chữ {field.least:g}. "
        "Hãy rút gọn, hoặc nới dòng này trong mẫu."
    )


def _width_pt(field: Field, text: str, size: float) -> float:
    return text_width_pt(text, size, bold=field.bold, italic=field.italic, font=field.font)


def _moved(face: Face, certificate: Certificate) -> Face:
    """The face with some of its lines shifted, for this certificate only."""
    by = {role: (right, down) for role, right, down in certificate.moved}
    lines = tuple(
        replace(line, left_mm=line.left_mm + by[line.role][0], top_mm=line.top_mm + by[line.role][1])
        if line.role in by
        else line
        for line in face.lines
    )
    left, top, side = face.qr_mm
    right, down = by.get("qr", (0.0, 0.0))
    moved = replace(face, lines=lines, qr_mm=(left + right, top + down, side))
    boxes = [(one.role, one.left_mm, one.top_mm, one.width_mm, line_mm(one.size, one.font)) for one in moved.lines]
    boxes += [("qr", *moved.qr_mm, side)] if moved.qr else []
    for role, x, y, width, height in boxes:
        if min(x, y) < -0.005 or x + width > face.page_mm[0] + 0.005 or y + height > face.page_mm[1] + 0.005:
            raise PaperTextError(
                f"Dòng “{SOURCES[role]}” của “{certificate.recipient}” bị dời ra ngoài tờ giấy. Hãy dời ít hơn."
            )
    return moved


def _nation() -> list[Placed]:
    nation = Placed("nation", NATION, 15, *_at(_NATION_TOP), bold=True, fixed=True)
    rule = text_width_pt(MOTTO, 16, bold=True)
    motto_top = _NATION_TOP + line_mm(15)
    return [nation, Placed("motto", MOTTO, 16, *_at(motto_top), bold=True, fixed=True, rule_pt=rule)]


def _at(top: float, column: tuple[float, float] = _WIDE) -> tuple[float, float, float]:
    return column[0], top, column[1]


@dataclass(frozen=True, slots=True)
class _Part:
    role: str
    text: str
    size: float
    bold: bool = False
    color: str = BLACK
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
        height = sum(line_mm(size) for _, lines in drawn for _, size in lines)
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
        _Part("authority", clean(certificate.authority_line, where).upper(), 18, bold=True, color=RED, fixed=True),
        _Part("verb", clean(certificate.verb, where).upper(), 16, bold=True, fixed=True),
        _Part("form", clean(certificate.form_name, where).upper(), 36, bold=True, color=RED, fixed=True),
        _Part("recipient", clean(certificate.recipient, where), 26, bold=True),
        _Part("detail", clean(certificate.recipient_detail or "", where), 17),
        _Part("achievement", clean(certificate.achievement or "", where), 17),
    )


def _stacked(drawn: Sequence[tuple[_Part, list[tuple[str, float]]]], gap: float) -> Iterable[Placed]:
    top = _MIDDLE_TOP
    for part, lines in drawn:
        for text, size in lines:
            yield Placed(part.role, text, size, *_at(top), bold=part.bold, color=part.color, fixed=part.fixed)
            top += line_mm(size)
        top += gap


def _lower_left(certificate: Certificate) -> list[Placed]:
    lines: list[Placed] = []
    if certificate.verification_code:
        left = QR_MM[0] + QR_MM[2] + 3
        code = clean(certificate.verification_code, "mã kiểm tra")
        place_of_code = (left, QR_MM[1] + QR_MM[2] - line_mm(11), 80.0)
        lines.append(Placed("code", f"Mã kiểm tra: {code}", 11, *place_of_code, align="left", fixed=True))
    top = _DECISION_TOP
    for role, text in (("decision", certificate.decision_line), ("book", certificate.book_line)):
        for part in balanced(clean(text, "số quyết định"), 13, _LEFT[1] * PT_PER_MM, bold=True).split("\n"):
            lines.append(Placed(role, part, 13, *_at(top, _LEFT), align="left", bold=True, italic=True))
            top += line_mm(13)
    return lines


def _lower_right(certificate: Certificate) -> list[Placed]:
    signatory = certificate.signatory
    dated = Placed(
        "place-date", clean(certificate.place_and_date, "địa danh, thời gian"), 14, *_at(_SIGNED_TOP, _RIGHT),
        bold=True, italic=True,
    )  # fmt: skip
    lines, top = [dated], _SIGNED_TOP + line_mm(14)
    for text in _titles(signatory):
        for part in balanced(text, 14, _RIGHT[1] * PT_PER_MM, bold=True).split("\n"):
            lines.append(Placed("sign-title", part, 14, *_at(top, _RIGHT), bold=True))
            top += line_mm(14)
    name = clean(signatory.name, "họ tên người ký")
    return [*lines, Placed("sign-name", name, 14, *_at(_NAME_TOP, _RIGHT), bold=True)] if name else lines


def _titles(signatory: Signatory) -> list[str]:
    head = [f"{signatory.authority} {signatory.authority_title}"] if signatory.authority else []
    return [clean(text, "chức vụ người ký").upper() for text in (*head, signatory.title)]
