"""Which characters can be printed: those every file of a typeface has. The others are refused, never printed as boxes.

An invisible character (direction marks, zero-width joiners, control codes) is dropped: nobody wrote it on purpose and
it can make a name read differently from what it is. A visible one without a sign in the fonts (an emoji, a Chinese
letter) cannot be dropped without changing what was written, so the writer is told which and where.
"""

import struct
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache, partial

from thidua.foundations.papers.typefaces import FONT_DIR, SERIF, TYPEFACES
from thidua.vietnamese import nfc_clean

Width = Callable[[str], float]
"""The width in points of words in a type already chosen."""

_GRAPHEME_JOINER = "\u034f"

_KEPT = 2048
"""Answers kept: the certificates of a batch share most of their lines."""

__all__ = (
    "FONT_DIR",
    "PaperTextError",
    "balanced",
    "clean",
    "printable_codes",
    "text_width_pt",
    "unprintable",
)


class PaperTextError(ValueError):
    """A text holds a character that cannot be printed; the message names place, character and remedy."""


def clean(text: str, where: str, font: str = SERIF) -> str:
    """``text`` as it can be printed; ``where`` is the Vietnamese name of the place, used in the refusal."""
    cleaned, wrong = _cleaned(text, font)
    if wrong:
        signs = ", ".join(f"“{char}” (U+{ord(char):04X})" for char in wrong)
        if font != SERIF and not _cleaned(text, SERIF)[1]:
            raise PaperTextError(
                f"Phông “{TYPEFACES[font].label}” không có ký tự {signs} ở {where}: “{_around(cleaned, wrong[0])}”. "
                f"Hãy chọn phông “{TYPEFACES[SERIF].label}” cho dòng này, hoặc viết lại."
            )
        raise PaperTextError(
            f"Không in được ký tự {signs} ở {where}: “{_around(cleaned, wrong[0])}”. "
            "Hãy bỏ ký tự đó hoặc viết lại bằng chữ quốc ngữ."
        )
    return cleaned


@lru_cache(maxsize=_KEPT)
def _cleaned(text: str, font: str) -> tuple[str, tuple[str, ...]]:
    """The text cleaned, and what of it cannot be printed."""
    visible = "".join(char for char in text if unicodedata.category(char) != "Cf" and char != _GRAPHEME_JOINER)
    cleaned = nfc_clean(visible) if "\u00a0" not in visible else _clean_keeping_blanks(visible)
    return cleaned, tuple(unprintable(cleaned, font))


def unprintable(text: str, font: str = SERIF) -> list[str]:
    """Characters of ``text`` a typeface has no sign for, each once, in order of appearance."""
    known = printable_codes(font)
    return list(dict.fromkeys(char for char in text if char != "\n" and ord(char) not in known))


def _around(text: str, char: str) -> str:
    at = text.index(char)
    return text[max(0, at - 20) : at + 20].replace("\n", " ")


def _clean_keeping_blanks(text: str) -> str:
    """Clean around no-break spaces, which are the blanks to fill in by hand."""
    parts = [nfc_clean(f"|{part}|")[1:-1] for part in text.split("\u00a0")]
    return "\u00a0".join(parts).strip(" \n")


@cache
def printable_codes(font: str = SERIF) -> frozenset[int]:
    """Code points that every file of a typeface has a sign for."""
    maps = [_glyph_ids(file.read_bytes()) for file in TYPEFACES[font].files]
    return frozenset.intersection(*(frozenset(one) for one in maps))


@lru_cache(maxsize=_KEPT)
def text_width_pt(text: str, size: float, *, bold: bool = False, italic: bool = False, font: str = SERIF) -> float:
    """Width in points of ``text`` set in one line at ``size`` points; Times New Roman has the first typeface's widths.

    Kerning is left out: in these typefaces it only draws letters together, so a text is never wider than this.
    """
    widths, units = _advances(font, bold, italic)
    return sum(widths.get(ord(char), 0) for char in text) * size / units


@lru_cache(maxsize=_KEPT)
def balanced(
    text: str, size: float, width_pt: float, *, bold: bool = False, italic: bool = False, font: str = SERIF
) -> str:
    """``text`` broken into as few lines as fit ``width_pt``, as even as can be, so that no heading ends in one lone
    word.

    Line breaks already in it stay. A text that fits, or that has a word wider than the line, comes back as it is.
    """
    width = partial(text_width_pt, size=size, bold=bold, italic=italic, font=font)
    return "\n".join(_balance(part.split(" "), width, width_pt) for part in text.split("\n"))


def _balance(words: list[str], width: Width, width_pt: float) -> str:
    whole = width(" ".join(words))
    if whole <= width_pt or any(width(word) > width_pt for word in words):
        return " ".join(words)
    fewest = len(_filled(words, width, width_pt))
    low, high = whole / fewest, width_pt
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_filled(words, width, middle)) <= fewest else (middle, high)
    return "\n".join(_filled(words, width, high))


def _filled(words: list[str], width: Width, width_pt: float) -> list[str]:
    """Lines filled one after the other; a dash never begins one."""
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if word == "-" or width(longer) <= width_pt:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@cache
def _advances(face: str, bold: bool, italic: bool) -> tuple[dict[int, int], int]:
    """Advance width of each character in font units, and how many units make an em (tables hmtx, hhea, head)."""
    font = TYPEFACES[face].file(bold=bold, italic=italic).read_bytes()
    (units,) = struct.unpack_from(">H", font, _table_offset(font, b"head") + 18)
    (measured,) = struct.unpack_from(">H", font, _table_offset(font, b"hhea") + 34)
    at = _table_offset(font, b"hmtx")
    return {
        code: struct.unpack_from(">H", font, at + 4 * min(glyph, measured - 1))[0]
        for code, glyph in _glyph_ids(font).items()
    }, units


def _table_offset(font: bytes, tag: bytes) -> int:
    (tables,) = struct.unpack_from(">H", font, 4)
    for index in range(tables):
        name, _sum, offset, _length = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise ValueError(f"a document font has no table {tag.decode()}")


def _glyph_ids(font: bytes) -> dict[int, int]:
    """Glyph of each code point, from the font's Unicode map of format 4 (OpenType specification, table cmap)."""
    start = _table_offset(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for record in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * record)
        at = start + offset
        if (platform, encoding) == (3, 1) and struct.unpack_from(">H", font, at) == (4,):
            return _format_4(font, at)
    raise ValueError("a document font has no Unicode map of format 4")


def _format_4(font: bytes, at: int) -> dict[int, int]:
    doubled = struct.unpack_from(">H", font, at + 6)[0]
    half = doubled // 2
    ends = struct.unpack_from(f">{half}H", font, at + 14)
    starts = struct.unpack_from(f">{half}H", font, at + 16 + doubled)
    deltas = struct.unpack_from(f">{half}H", font, at + 16 + 2 * doubled)
    ranges_at = at + 16 + 3 * doubled
    ranges = struct.unpack_from(f">{half}H", font, ranges_at)
    found: dict[int, int] = {}
    for index, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", font, ranges_at + 2 * index + offset + 2 * (code - first))[0]
                if glyph == 0:
                    continue
            if glyph := (glyph + delta) & 0xFFFF:
                found[code] = glyph
    return found
