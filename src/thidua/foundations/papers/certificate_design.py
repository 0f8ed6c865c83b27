"""An agency's own design of a certificate: the sheet and the place of every line on it, in millimetres.

Places are measured from the upper left corner of the sheet; a field's ``top_mm`` is the top of its first line box. A
design is data (JSON in a row), read through ``Design.parse``, which refuses what cannot be printed. Fonts, sizes and
places are the agency's to choose (Decision 01/2026/QĐ-TTg, articles 60 to 63); the order and wording of lines are not,
so every source except the free texts is filled from the decision.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal

from thidua.foundations.papers.glyphs import clean
from thidua.foundations.papers.looks import PT_PER_MM
from thidua.foundations.papers.typefaces import SERIF, TYPEFACES

SHEETS_MM: dict[str, tuple[float, float]] = {
    "a4": (297.0, 210.0),
    "large": (360.0, 237.0),
    "a4-portrait": (210.0, 297.0),
}
"""Sheets offered: A4 (articles 61 and 63), 360 × 237 (article 60), A4 standing for a stock of one's own."""

SHEET_MM = (100.0, 600.0)
"""Least and greatest side of a sheet."""

SIZE_PT = (6.0, 96.0)
QR_LEAST_MM = 15.0
"""A smaller square is not read safely from a printed sheet by a telephone."""

MOST_LINES = 6

SOURCES: dict[str, str] = {
    "nation": "Quốc hiệu",
    "motto": "Tiêu ngữ",
    "authority": "Thẩm quyền quyết định",
    "verb": "Chữ “Tặng”, “Tặng danh hiệu”",
    "form": "Tên hình thức, danh hiệu",
    "recipient": "Tên người, tập thể được khen",
    "detail": "Chức vụ, đơn vị",
    "achievement": "Thành tích",
    "place-date": "Địa danh, ngày tháng",
    "sign-title": "Chức vụ người ký",
    "sign-name": "Họ tên người ký",
    "decision": "Số, ngày quyết định",
    "book": "Số sổ vàng",
    "code": "Mã kiểm tra",
    "qr": "Ô mã QR",
    "text-1": "Chữ cố định 1",
    "text-2": "Chữ cố định 2",
    "text-3": "Chữ cố định 3",
}
"""What a field can show, in reading order, with the name people know it by."""

FREE_TEXTS = frozenset({"text-1", "text-2", "text-3"})
_COLOR = re.compile(r"#[0-9a-f]{6}")


class DesignError(ValueError):
    """A design that cannot be printed; the message names the field, the value and what is allowed."""


@dataclass(frozen=True, slots=True)
class Field:
    """One text or the QR square. Lengths in millimetres, type in points; ``least`` is how small a long text may get.

    ``font`` is a code of ``TYPEFACES``; a design saved before there was a choice has none and stays in the first.
    """

    source: str
    left_mm: float
    top_mm: float
    width_mm: float
    size: float = 14.0
    least: float = 10.0
    lines: int = 1
    align: Literal["left", "center", "right"] = "center"
    bold: bool = False
    italic: bool = False
    upper: bool = False
    color: str = "#000000"
    text: str = ""
    font: str = SERIF

    @property
    def line_mm(self) -> float:
        """Height of one line at the field's size."""
        return line_mm(self.size, self.font)


def line_mm(size: float, font: str = SERIF) -> float:
    """Height of a line box in millimetres; ``size`` in points."""
    return size * TYPEFACES[font].line / PT_PER_MM


@dataclass(frozen=True, slots=True)
class Design:
    """The sheet and its fields. ``framed`` draws the plain double border; ``background`` prints the agency's picture.

    A design without background is for a pre-printed blank: the picture then only guides the eye in the designer.
    ``picture`` holds the bytes (PNG or JPEG) and is kept beside the JSON, not in it.
    """

    page_mm: tuple[float, float]
    fields: tuple[Field, ...]
    framed: bool = False
    background: bool = False
    picture: bytes = b""

    def to_json(self) -> dict[str, Any]:
        """What a row keeps; ``parse`` gives the same design back."""
        return {
            "page_mm": list(self.page_mm),
            "framed": self.framed,
            "background": self.background,
            "fields": [asdict(field) for field in self.fields],
        }

    @classmethod
    def parse(cls, raw: Mapping[str, Any], picture: bytes = b"") -> "Design":
        """Read a design. DesignError names the first thing wrong: an unknown field, a value off the sheet, no name."""
        try:
            page = tuple(float(side) for side in raw["page_mm"])
            made = tuple(Field(**_typed(entry)) for entry in raw["fields"])
            design = cls((page[0], page[1]), made, bool(raw.get("framed")), bool(raw.get("background")), picture)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise DesignError(f"Mẫu không đọc được: {error}. Hãy tạo lại mẫu từ trang thiết kế.") from None
        for problem in problems(design):
            raise DesignError(problem)
        return design


def _typed(entry: Mapping[str, Any]) -> dict[str, Any]:
    known = {field.name: field.type for field in fields(Field)}
    unknown = set(entry) - set(known)
    if unknown:
        raise ValueError(f"không có thuộc tính “{sorted(unknown)[0]}”")
    kinds: dict[object, Callable[[Any], Any]] = {float: float, int: int, bool: bool}
    return {name: kinds.get(known[name], str)(value) for name, value in entry.items()}


def problems(design: Design) -> Iterable[str]:
    """Every reason why the design cannot be printed, one sentence each: place, value, what is allowed."""
    low, high = SHEET_MM
    for name, side in zip(("Chiều ngang", "Chiều dọc"), design.page_mm, strict=True):
        if not low <= side <= high:
            yield f"{name} tờ giấy là {_mm(side)} mm; nhận từ {_mm(low)} đến {_mm(high)} mm."
    sources = [field.source for field in design.fields]
    for twice in sorted({source for source in sources if sources.count(source) > 1}):
        yield f"Dòng “{SOURCES.get(twice, twice)}” có hai lần trong mẫu. Giữ một."
    if "recipient" not in sources:
        yield "Mẫu chưa có dòng “Tên người, tập thể được khen”. Bật dòng này."
    for field in design.fields:
        yield from field_problems(field, design.page_mm)


def field_problems(field: Field, page: tuple[float, float]) -> Iterable[str]:
    """Every reason why one field cannot be printed on a sheet of ``page`` millimetres."""
    if field.source not in SOURCES:
        yield f"Không có dòng nào tên “{field.source}”."
        return
    name, is_qr = SOURCES[field.source], field.source == "qr"
    if field.font not in TYPEFACES:
        yield f"“{name}” dùng phông “{field.font}”; chỉ có {', '.join(one.label for one in TYPEFACES.values())}."
        return
    height = field.width_mm if is_qr else field.line_mm
    for word, start, length, side in (
        ("ngang", field.left_mm, field.width_mm, page[0]),
        ("dọc", field.top_mm, height, page[1]),
    ):
        if not (start >= 0 and length > 0 and start + length <= side + 0.005):
            yield (
                f"“{name}” nằm ngoài tờ giấy theo chiều {word}: từ {_mm(start)} đến {_mm(start + length)} mm, "
                f"tờ giấy {_mm(side)} mm. Dời vào trong."
            )
    if is_qr:
        if field.width_mm < QR_LEAST_MM:
            yield f"Ô mã QR rộng {_mm(field.width_mm)} mm, nhỏ quá nên máy khó đọc. Để từ {_mm(QR_LEAST_MM)} mm."
        return
    yield from _type_problems(field, name)


def _type_problems(field: Field, name: str) -> Iterable[str]:
    low, high = SIZE_PT
    if not low <= field.least <= field.size <= high:
        yield (
            f"“{name}” có cỡ chữ {_mm(field.size)}, nhỏ nhất {_mm(field.least)}; nhận từ {_mm(low)} đến {_mm(high)}, "
            "cỡ nhỏ nhất không lớn hơn cỡ chữ."
        )
    if not 1 <= field.lines <= MOST_LINES:
        yield f"“{name}” cho phép {field.lines} dòng; nhận từ 1 đến {MOST_LINES}."
    if field.align not in ("left", "center", "right"):
        yield f"“{name}” căn “{field.align}”; chỉ có trái, giữa, phải."
    if not _COLOR.fullmatch(field.color):
        yield f"“{name}” có màu “{field.color}”; màu viết như #c00000."
    if field.source in FREE_TEXTS:
        try:
            if not clean(field.text, f"“{name}” của mẫu", field.font):
                yield f"“{name}” còn trống. Gõ chữ hoặc tắt dòng này."
        except ValueError as error:
            yield str(error)


def _mm(value: float) -> str:
    return f"{round(value, 2):g}".replace(".", ",")


ON_BLANKS = frozenset(
    {"recipient", "detail", "achievement", "place-date", "sign-title", "sign-name", "decision", "book"}
)
"""What a pre-printed blank leaves open."""

_RED = "#c00000"
_A4_START = (
    Field("nation", 22, 43, 253, size=15, bold=True),
    Field("motto", 22, 49, 253, size=16, bold=True),
    Field("authority", 22, 63, 253, size=18, bold=True, upper=True, color=_RED, least=12),
    Field("verb", 22, 72, 253, size=16, bold=True, upper=True),
    Field("form", 22, 79, 253, size=36, bold=True, upper=True, color=_RED, least=18),
    Field("recipient", 22, 97, 253, size=26, bold=True, least=14, lines=2),
    Field("detail", 22, 119, 253, size=17, least=11, lines=2),
    Field("achievement", 22, 133, 253, size=17, least=10, lines=2),
    Field("place-date", 160, 150, 115, bold=True, italic=True, least=10),
    Field("sign-title", 160, 156, 115, bold=True, least=9, lines=3),
    Field("sign-name", 160, 189, 115, bold=True),
    Field("decision", 22, 183, 125, size=13, bold=True, italic=True, align="left"),
    Field("book", 22, 189, 125, size=13, bold=True, italic=True, align="left"),
    Field("code", 49, 171, 80, size=11, align="left"),
    Field("qr", 22, 152, 24),
)


def start_design(page_mm: tuple[float, float], *, blank: bool) -> Design:
    """Where a new design begins: the standard one's places, stretched to the sheet; on a blank only its open lines."""
    across, down = page_mm[0] / 297.0, page_mm[1] / 210.0
    kept = (field for field in _A4_START if not blank or field.source in ON_BLANKS)
    placed = tuple(_stretched(field, across, down) for field in kept)
    return Design(page_mm, placed, framed=not blank)


def _stretched(field: Field, across: float, down: float) -> Field:
    width = max(field.width_mm * min(across, down), QR_LEAST_MM) if field.source == "qr" else field.width_mm * across
    return replace(
        field,
        left_mm=round(field.left_mm * across, 1),
        top_mm=round(field.top_mm * down, 1),
        width_mm=round(width, 1),
    )
