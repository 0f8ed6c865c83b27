"""How a Vietnamese syllable is spelt: which letters may begin it, which may follow, where the tone mark stands.

``old_letters.is_syllable`` asks whether a word looks Vietnamese at all; here the rules of spelling are held in full, so
that "ngiêm" and "thưc" are told from "nghiêm" and "thực".
"""

import re
import unicodedata
from functools import lru_cache

from thidua.vietnamese import strip_marks

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_BROKEN = {0x0309: 0x0303, 0x0303: 0x0309}
_HATS = "\u0302\u0306\u031b"
_SHAPE = re.compile(r"(ngh|ng|nh|gh|gi(?=[aăâeêoôơuư])|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?(.+)")
# What may follow the first consonants; those that close with c, ch, p or t bear no tone but the sharp and the heavy.
_RHYMES_TEXT = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê "
    "êch êm ên ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot ooc "
    "oong oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông "
    "ôp ôt ơ ơi ơm ơn ơp ơt u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt uân uâng uât uây uê uêch uênh uơ uy "
    "uych uynh uyt uyp uyn uyu uya uyên uyêt ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu y yêm yên "
    "yêng yêt yêu yt ynh yn ych "
)
_RHYMES = frozenset(_RHYMES_TEXT.split())
_FRONT = tuple("eêiy")


def _bare(word: str) -> tuple[str, str, int]:
    """A word without tone marks, the marks, and the number of letters up to the one that bears the last mark."""
    letters: list[str] = []
    tones, at = "", 0
    for ch in unicodedata.normalize("NFD", word):
        if ch in _TONES:
            tones, at = tones + ch, len(letters)
        elif ch in _HATS:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + ch)
        else:
            letters.append(ch)
    return "".join(letters), tones, at


def marks_apart(word: str, other: str) -> int:
    """How many marks tell two words of the same letters apart, a tone or a hat; 1 where a consonant alone differs."""
    (letters, tone, _), (others, other_tone, _) = _bare(word), _bare(other)
    if len(letters) != len(others) or strip_marks(letters) != strip_marks(others):
        return 1 if tone == other_tone else 2
    return (tone != other_tone) + sum(a != b for a, b in zip(letters, others, strict=True))


def tone_broken_otherwise(word: str) -> str:
    """The word with the other of the two broken tones: "nghĩa" for "nghỉa"; itself when it has neither."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_BROKEN))


@lru_cache(maxsize=8192)
def is_spelt(word: str) -> bool:
    """Tell whether a word in small letters keeps the rules of spelling, wherever its tone mark stands."""
    bare, tones, _ = _bare(word)
    match = _SHAPE.fullmatch(bare)
    if not match or len(tones) > 1:
        return False
    onset, rhyme = match[1] or "", match[2]
    if bare in {"gi", "gin", "giêng", "giêc"}:
        return True
    if onset == "gi":
        return rhyme in _RHYMES or "i" + rhyme in _RHYMES
    front = rhyme.startswith(_FRONT)
    if onset in ({"c", "g", "ng"} if front else {"k", "gh", "ngh"}):
        return False
    if onset == "qu" and rhyme.startswith(("u", "ư")):
        return False
    closed = rhyme.endswith(("c", "ch", "p", "t"))
    return rhyme in _RHYMES and (not closed or tones in {"\u0301", "\u0323"})


@lru_cache(maxsize=8192)
def well_placed(word: str) -> str | None:
    """The word with its tone mark where it belongs when it stands on another letter ("hòan": hoàn), else None."""
    bare, tones, at = _bare(word)
    match = _SHAPE.fullmatch(bare)
    if not match or len(tones) != 1 or (match[2] not in _RHYMES and bare != "gi" and match[1] != "gi"):
        return None
    onset, rhyme = match[1] or "", match[2]
    allowed = [len(onset) + place for place in _places(rhyme)]
    if not allowed or at in allowed:
        return None
    where = allowed[-1] if len(allowed) == 1 else allowed[0]
    return unicodedata.normalize("NFC", bare[:where] + tones + bare[where:])


def _places(rhyme: str) -> list[int]:
    """After how many letters of a rhyme the tone mark may stand."""
    vowels = re.match(r"[aăâeêioôơuưy]+", rhyme)
    if not vowels:
        return []
    nucleus, closed = vowels[0], len(vowels[0]) < len(rhyme)
    hats = [nth for nth, letter in enumerate(nucleus, 1) if letter in "ăâêôơư"]
    if hats:
        # "ươ" takes it on the second, "ưa" and "ưu" on the first.
        return [hats[-1]]
    if len(nucleus) == 1:
        return [1]
    if closed or len(nucleus) == 3:
        return [2]
    return [1, 2] if nucleus in {"oa", "oe", "uy"} else [1]
