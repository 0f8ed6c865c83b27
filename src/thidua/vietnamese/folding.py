"""Cleaning and folding of Vietnamese text.

Three strengths, because three questions are asked of a text: ``nfc_clean`` keeps every letter (what is stored),
``tone_normal`` makes the two accepted placements of a tone mark one (are these the same words?), ``fold`` drops all
marks (what is searched).
"""

import re
import unicodedata
from functools import lru_cache

TONE_MARKS = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of the dictionary
_INVISIBLE = re.compile(r"[\u00ad\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_FILLER = "\u115f"  # the one invisible character that counts as printable
_LATIN_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
_NOT_LATIN = re.compile("[^\x00-\x7f\u0300-\u034e\u0350-\u036f]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_WORD = re.compile(r"\w+")
_LONE_Y = re.compile(r"[hklmstv]y")


def nfc_clean(text: str) -> str:
    """Return the text as it should be stored: NFC, no zero-width, bidi or control characters, single spaces.

    Line breaks stay (as ``\\n``); blanks at both ends of each line go. Idempotent.
    """
    if text.isprintable() and _FILLER not in text:  # nothing to clean but blanks: nearly every line of a paper
        text = _BLANKS.sub(" ", text) if "  " in text else text
        return unicodedata.normalize("NFC", text).strip()
    text = _LINE_ENDS.sub("\n", text)
    text = _CONTROLS.sub("", _INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFC", _BLANKS.sub(" ", text))
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def strip_marks(text: str) -> str:
    """Return the text without tone and vowel marks, ``đ`` as ``d``; case is kept."""
    if text.isascii():
        return text
    for barred, plain in (("đ", "d"), ("Đ", "D"), ("Ð", "D"), ("ð", "d")):  # no mark to take off, and faster so
        text = text.replace(barred, plain)
    decomposed = unicodedata.normalize("NFD", text)
    if not _NOT_LATIN.search(decomposed):  # nothing but plain letters and marks: the codec drops marks fastest
        return decomposed.encode("ascii", "ignore").decode("ascii")
    decomposed = _LATIN_MARKS.sub("", decomposed)
    if decomposed.isascii():
        return decomposed
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch))


def fold(text: str) -> str:
    """Return the key under which a text is searched: no marks, lower case, clean single spaces."""
    return strip_marks(nfc_clean(text)).lower()


def search_key(text: str) -> str:
    """Like :func:`fold`, with ``y`` after a lone consonant read as ``i``: "kỷ cương" and "kỉ cương" become one."""
    return _WORD.sub(lambda m: m[0][0] + "i" if _LONE_Y.fullmatch(m[0]) else m[0], fold(text))


@lru_cache(maxsize=8192)  # a language has some thousands of syllables, and every text repeats them
def _normal_word(word: str) -> str:
    tone, base = "", []
    for char in unicodedata.normalize("NFD", word):
        if char in TONE_MARKS:
            tone = char
        else:
            base.append(char)
    plain = unicodedata.normalize("NFC", "".join(base))
    return (plain[0] + "i" if _LONE_Y.fullmatch(plain) else plain) + tone


def tone_normal(text: str) -> str:
    """Return a comparison form in which hoà = hòa, uỷ = ủy, kỷ = kỉ, whatever the case.

    The tone is written after its syllable, so the form is for comparing only, never for showing.
    """
    return _WORD.sub(lambda m: _normal_word(m[0]), nfc_clean(text).lower())
