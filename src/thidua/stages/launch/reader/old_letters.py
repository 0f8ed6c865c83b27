"""Vietnamese of before Unicode: TCVN3 (ABC, the .Vn fonts) and VNI, recognised and turned into Unicode.

Both put Vietnamese letters on Western code points, so such a text reads "Céng hoµ x· héi". Tables: TCVN 5712:1993 (VN3)
and the VNI Windows set.
"""

import re
import unicodedata
from typing import Literal

OldSet = Literal["tcvn3", "vni"]
NAMES: dict[OldSet, str] = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}

_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3_CODES = (
    *range(0xA1, 0xAF), *range(0xB5, 0xBA), *range(0xBB, 0xBF), *range(0xC6, 0xCD), *range(0xCE, 0xD9),
    *range(0xDC, 0xE0), *range(0xE1, 0xF0), *range(0xF1, 0xFF),
)  # fmt: skip
_TCVN3 = dict(zip(map(chr, _TCVN3_CODES), _TCVN3_LETTERS, strict=True)) | {"\u03bc": "à"}

# The second sign of a VNI pair: a tone, or a hat or bowl with its tone.
_VNI_TONES = {"ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ù": "\u0301", "ï": "\u0323"}
_VNI_HATS = dict(zip("âàåãáä", ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"), strict=True))
_VNI_BOWLS = dict(zip("êèúüéë", ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"), strict=True))
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_ALONE)
    for base in ("a", "e", "o", "u", "y", "ô", "ö"):
        letter = _VNI_ALONE.get(base, base)
        table |= {base + sign: unicodedata.normalize("NFC", letter + tone) for sign, tone in _VNI_TONES.items()}
    for base in "aeo":
        table |= {base + s: unicodedata.normalize("NFC", base + "\u0302" + t) for s, t in _VNI_HATS.items()}
    table |= {"a" + s: unicodedata.normalize("NFC", "a\u0306" + t) for s, t in _VNI_BOWLS.items()}
    capitals = {old.upper(): new.upper() for old, new in table.items()}
    mixed = {old[0].upper() + old[1:]: new.upper() for old, new in table.items() if len(old) == 2}
    return table | mixed | capitals


_VNI = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
    r"(?:uyê|iêu|yêu|ươu|ươi|uôi|oai|oay|uây|uya|uyu|oao|oeo|iê|yê|ươ|uô|oa|oă|oe|uâ|uê|uy|uơ|ai|ao|au|ay|âu|ây|eo|êu|"
    r"ia|iu|oi|ôi|ơi|ua|ưa|ui|ưi|ưu|[aăâeêioôơuưy])(?:ch|nh|ng|[cmnpt])?"
)
_AROUND = re.compile(r"""^[\s\d!-/:-@\[-`{-~“”‘’–…]+|[\s\d!-/:-@\[-`{-~“”‘’–…]+$""")
# Letters such as "ạ" and "ế" that no old set can stand on; a text full of them needs no closer look.
_MODERN, _SURELY_MODERN = re.compile("[\u1ea0-\u1ef9]"), 40
_LEAST_WORDS, _LIKELY, _UNLIKELY, _SAMPLE = 4, 0.85, 0.6, 40_000


def is_syllable(word: str) -> bool:
    """Tell whether a word is built like one Vietnamese syllable: onset, nucleus, coda, at most one tone."""
    parts = unicodedata.normalize("NFD", word.lower())
    bare, tones = _TONES.subn("", parts)
    return tones <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)))


def from_old(text: str, which: OldSet) -> str:
    """Return text of an old set in Unicode. ASCII stays as it is."""
    if which == "tcvn3":
        return "".join(_TCVN3.get(ch, ch) for ch in text)
    return _VNI_PATTERN.sub(lambda match: _VNI[match[0]], text)


def recognise(text: str) -> OldSet | None:
    """Tell in which old set a text is written; None for Unicode, and for a text too short to say.

    The set must turn nearly every marked word into a Vietnamese syllable, and the text as it stands must not be such.
    """
    sample = text[:_SAMPLE]
    if len(_MODERN.findall(sample)) >= _SURELY_MODERN or _share(sample) >= _UNLIKELY:
        return None
    shares: dict[OldSet, float] = {"tcvn3": _share(from_old(sample, "tcvn3")), "vni": _share(from_old(sample, "vni"))}
    best = max(shares, key=lambda which: shares[which])
    words = sum(not word.isascii() for word in sample.split())
    return best if words >= _LEAST_WORDS and shares[best] >= _LIKELY else None


def _share(text: str) -> float:
    """The part of the marked words that are Vietnamese syllables; 0 without marked words."""
    marked = [word for word in (_AROUND.sub("", piece) for piece in re.split(r"[\s/–-]+", text)) if not word.isascii()]
    return sum(map(is_syllable, marked)) / len(marked) if marked else 0.0


def with_capitals(text: str) -> str:
    """Raise the small letters of lines in capitals: the capital fonts of TCVN3 have no code points of their own."""
    return "\n".join(line.upper() if _in_capitals(line) else line for line in text.split("\n"))


def _in_capitals(line: str) -> bool:
    plain = [ch for ch in line if ch.isascii() and ch.isalpha()]
    return len(plain) >= 4 and all(ch.isupper() for ch in plain)
