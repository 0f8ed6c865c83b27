"""What a paragraph of a Word file says: its words, what stands out in them, and what of its look a paper does not take.

The look is that of the runs, of their character style, and of a paragraph style of Word's own; styles of the given file
are roles, whose look is the decree's.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from thidua.foundations.papers.content import Emphasis, ParagraphStyle
from thidua.foundations.papers.emphasis import Span, carried, marks_of
from thidua.foundations.papers.looks import FONT_WORD, LOOKS, Role

Xml = Any
_OFF = ("0", "false", "off", "none")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LOST_OF_RUN = {
    "strike": "chữ gạch ngang",
    "dstrike": "chữ gạch ngang",
    "highlight": "nền chữ",
    "shd": "nền chữ",
    "vertAlign": "chỉ số trên, dưới",
    "caps": "chữ hoa do định dạng",
    "smallCaps": "chữ hoa do định dạng",
    "vanish": "chữ ẩn (sẽ in ra)",
}
_LOST_OF_PARAGRAPH = {"numPr": "số thứ tự tự động", "pageBreakBefore": "ngắt trang", "pBdr": "khung viền", "shd": "nền"}
_ALIGN = {"start": "left", "end": "right", "both": "justify"}
_EMPHASISED = ("b", "i", "u")
TAKES_EMPHASIS = (Role.ARTICLE, *(Role(style.value) for style in ParagraphStyle))
"""Roles whose words may stand out; the decree sets the look of every other."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A paragraph's words with single blanks, what stands out in them, what gets lost, and whether it is centred."""

    text: str
    emphasis: tuple[Emphasis, ...] = ()
    lost: tuple[str, ...] = ()
    align: str = ""


@dataclass(frozen=True)
class Styles:
    """The styles of a file by identifier: what each switches on or off of bold, italic and underlined."""

    document: WordDocument

    def switches(self, identifier: str) -> Mapping[str, bool]:
        """What a style says, with what it is based on; styles of the given file say nothing here."""
        said: dict[str, bool] = {}
        for _step in range(20):
            style = self._by_id.get(identifier)
            if style is None or identifier.startswith("TD-"):
                break
            said = {**_switches(style.find(qn("w:rPr"))), **said}
            based = style.find(qn("w:basedOn"))
            identifier = "" if based is None else str(based.get(qn("w:val"), ""))
        return said

    @cached_property
    def _by_id(self) -> Mapping[str, Xml]:
        return {str(one.get(qn("w:styleId"))): one for one in self.document.styles.element.findall(qn("w:style"))}


def typed(paragraph: Xml, role: Role | None, styles: Styles) -> Typed:
    """What ``paragraph`` says, for a line of ``role`` (a paragraph of the body where it has none)."""
    properties = paragraph.find(qn("w:pPr"))
    base = styles.switches(_value(properties, "pStyle")) if role is None else {}
    lost: dict[str, None] = {}
    spans = [span for run in paragraph.iter(qn("w:r")) for span in _spans(run, base, role or Role.BODY, styles, lost)]
    raw, marks = marks_of(spans)
    text = plain(raw)
    if marks and role is not None and role not in TAKES_EMPHASIS:
        marks, lost["chữ đậm, nghiêng, gạch chân"] = (), None
    lost |= dict.fromkeys(_lost_of_paragraph(paragraph, properties, raw))
    align = _value(properties, "jc")
    return Typed(text, _whole_fields(text, carried(marks, raw, text)), tuple(lost), _ALIGN.get(align, align))


def plain(text: str) -> str:
    """Text composed, with single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _spans(run: Xml, base: Mapping[str, bool], role: Role, styles: Styles, lost: dict[str, None]) -> Iterator[Span]:
    text = "".join(one.text or "" if one.tag == qn("w:t") else _SIGNS.get(_name(one), "") for one in run)
    properties = run.find(qn("w:rPr"))
    if not text.strip():
        yield Span(text)
        return
    on = {**base, **styles.switches(_value(properties, "rStyle")), **_switches(properties)}
    look = LOOKS[role]
    if (look.bold and on.get("b") is False) or (look.italic and on.get("i") is False):
        lost["chữ bỏ đậm, bỏ nghiêng"] = None
    lost |= dict.fromkeys(_lost_of_run(run, properties, look.size))
    bold, italic, underline = (on.get(name, False) for name in _EMPHASISED)
    yield Span(text, bold and not look.bold, italic and not look.italic, underline)


def _lost_of_run(run: Xml, properties: Xml, size: float) -> Iterator[str]:
    if run.find(qn("w:sym")) is not None:
        yield "ký hiệu của phông chữ riêng (không in)"
    if properties is None:
        return
    for name, said in _LOST_OF_RUN.items():
        found = properties.find(qn(f"w:{name}"))
        if found is not None and found.get(qn("w:val"), "") not in (*_OFF, "baseline", "clear"):
            yield said
    if _value(properties, "color") not in ("", "auto", "000000"):
        yield "màu chữ"
    if _value(properties, "sz") not in ("", f"{size * 2:g}"):
        yield "cỡ chữ"
    fonts = properties.find(qn("w:rFonts"))
    if fonts is not None and fonts.get(qn("w:ascii"), FONT_WORD) != FONT_WORD:
        yield "phông chữ"


def _lost_of_paragraph(paragraph: Xml, properties: Xml, raw: str) -> Iterator[str]:
    if "\t" in raw.strip():
        yield "dấu nhảy cột (Tab)"
    if any(one.get(qn("w:type")) in ("page", "column") for one in paragraph.iter(qn("w:br"))):
        yield "ngắt trang"
    elif "\n" in raw.strip():
        yield "ngắt dòng trong đoạn"
    if next(paragraph.iter(qn("w:hyperlink")), None) is not None:
        yield "liên kết (giữ chữ)"
    for name, said in _LOST_OF_PARAGRAPH.items():
        if properties is not None and properties.find(qn(f"w:{name}")) is not None:
            yield said


def _whole_fields(text: str, marks: tuple[Emphasis, ...]) -> tuple[Emphasis, ...]:
    """Marks with their edges outside the fields of the text: a field stands out whole or not at all."""
    return tuple(replace(one, start=_before(text, one.start), end=_after(text, one.end)) for one in marks)


def _before(text: str, at: int) -> int:
    opened = text.rfind("{{", 0, at)
    return opened if opened >= 0 and "}}" not in text[opened:at] else at


def _after(text: str, at: int) -> int:
    opened = _before(text, at)
    closed = text.find("}}", opened) if opened != at else -1
    return closed + 2 if closed >= 0 else at


def _switches(properties: Xml) -> dict[str, bool]:
    """What of bold, italic and underlined a run or style says of itself."""
    if properties is None:
        return {}
    found = {name: properties.find(qn(f"w:{name}")) for name in _EMPHASISED}
    return {name: one.get(qn("w:val"), "1") not in _OFF for name, one in found.items() if one is not None}


def _value(properties: Xml, name: str) -> str:
    found = None if properties is None else properties.find(qn(f"w:{name}"))
    return "" if found is None else str(found.get(qn("w:val"), ""))


def _name(element: Xml) -> str:
    return str(element.tag).rpartition("}")[2]
