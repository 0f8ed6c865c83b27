"""Vietnamese personal names: family name first, given name last."""

from dataclasses import dataclass

from thidua.vietnamese.folding import nfc_clean, tone_normal


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart; ``middle`` may be empty, ``family`` is empty for a single word."""

    family: str
    middle: str
    given: str


def split_name(name: str) -> PersonName:
    """Split at blanks: the first word is the family name, the last one the given name."""
    words = nfc_clean(name).split()
    if not words:
        return PersonName("", "", "")
    if len(words) == 1:
        return PersonName("", "", words[0])
    return PersonName(words[0], " ".join(words[1:-1]), words[-1])


def initials(name: str) -> str:
    """Return the capital initials in the order written: "Trần Thị Ánh" becomes "TTÁ"."""
    return "".join(word[0].upper() for word in nfc_clean(name).split())


def same_name(first: str, second: str) -> bool:
    """Tell whether two spellings are one name: case, blanks and tone-mark placement (Hoà, Hòa) do not count.

    Tones do count: "Hoà" and "Hoá" are two people.
    """
    a, b = tone_normal(first).split(), tone_normal(second).split()
    return bool(a) and a == b
