"""Vietnamese order as plain strings of ASCII letters and digits.

Such a key sorts the same in Python, in SQLite and in PostgreSQL under any collation, so it can be stored in a column.
The order is that of the dictionary: all base letters of the string first (a ă â b c d đ e ê …), then the tones
(none, huyền, hỏi, ngã, sắc, nặng) of its syllables.
"""

import re
import unicodedata

from thidua.vietnamese.folding import TONE_MARKS, nfc_clean
from thidua.vietnamese.names import split_name

_WORD = re.compile(r"\d+|[^\W\d_]+")
_VARIANTS = {"ă": "a1", "â": "a2", "đ": "d1", "ð": "d1", "ê": "e1", "ô": "o1", "ơ": "o2", "ư": "u1"}
_END_OF_LETTERS, _NEXT_WORD, _NUMBER = "0", "1", "2"
_DIGITS_KEPT = 18


def _letter(char: str) -> str:
    if char in _VARIANTS:
        return _VARIANTS[char]
    plain = unicodedata.normalize("NFD", char)[0]
    # Letters of other scripts come last, in code-point order: they must have some place, and no place is customary.
    return f"{plain}0" if "a" <= plain <= "z" else f"z9{ord(plain):07d}"


def _word_parts(word: str) -> tuple[str, str]:
    if word[0].isdigit():
        digits = "".join(str(unicodedata.digit(ch, 0)) for ch in word).lstrip("0")[:_DIGITS_KEPT]
        return f"{_NUMBER}{len(digits):02d}{digits}", "0"
    tone, letters = 0, []
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in TONE_MARKS:
            tone = TONE_MARKS.index(char) + 1
        else:
            letters.append(char)
    return "".join(map(_letter, unicodedata.normalize("NFC", "".join(letters)))), str(tone)


def sort_key(text: str) -> str:
    """Return the key of a text in dictionary order; numbers inside it sort by value ("Tổ 9" before "Tổ 10")."""
    parts = [_word_parts(word) for word in _WORD.findall(nfc_clean(text))]
    return _NEXT_WORD.join(p[0] for p in parts) + _END_OF_LETTERS + "".join(p[1] for p in parts)


def roster_key(name: str) -> str:
    """Return the key of a person in roster order: given name, then family name, then middle names."""
    person = split_name(name)
    return "".join(sort_key(part) + _END_OF_LETTERS for part in (person.given, person.family, person.middle))
