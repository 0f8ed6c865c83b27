"""Words that are no Vietnamese syllable, and pairs that are a known word but for one mark or letter.

A single syllable may be right almost anywhere, so a spelt one is only called wrong beside a syllable it nearly makes a
known word with ("thực hiên", "khên thưởng") when it makes none with its other neighbour. Names, foreign words, signs
and abbreviations are left alone.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from thidua.stages.launch.reader.findings.context import Context
from thidua.stages.launch.reader.findings.lexicon import CONFUSIONS
from thidua.stages.launch.reader.findings.syllables import is_spelt, well_placed
from thidua.stages.launch.reader.model import Finding
from thidua.vietnamese import fold, tone_normal

_LAST_WORD = re.compile(r"(?<!\w)(\w+) \Z")
_FIRST_WORD = re.compile(r" (\w+)")
_FREE_BEFORE, _FREE_AFTER = re.compile(r"(?<![\w@/.&_\-–])"), re.compile(r"(?![\w@&_\-–])")
_VOWELS = re.compile(r"[aeiouy]+")
# One sound, two spellings: what an ear confuses a hand may.
_SOUNDS = ((re.compile(r"^x"), "s"), (re.compile(r"^tr"), "ch"), (re.compile(r"t$"), "c"))
# Small words that stand beside anything, and words that differ from a part of a known one yet meet its other part.
_BESIDE_ANYTHING_TEXT = (
    "các của và là có được đã đang sẽ cho với từ trừ đến tới về theo trong ngoài trên dưới tại ở do để khi thì mà "
    "nếu như hay hoặc không chưa cần phải nên bị bởi vì này đó đây khác cùng cả mỗi mọi một hai ba bốn năm sáu bảy "
    "tám chín mười những vào ra lên xuống qua lại nữa rồi rất hơn nhất còn chỉ cũng đều vẫn nhiều ít số việc người "
    "nhà tháng ngày "
)
BESIDE_ANYTHING = frozenset(_BESIDE_ANYTHING_TEXT.split())

_BODIES = {"bộ", "sở", "ban", "cục", "vụ", "viện", "phòng", "hội", "đoàn", "đảng", "tòa"}

_NO_SYLLABLE = "Không phải là một âm tiết tiếng Việt; cần kiểm tra lại."


class Lexicon:
    """The known words of two syllables, by first and by second syllable."""

    def __init__(self, words: list[str], syllables: list[str]) -> None:
        """Index the words, each two syllables with a blank between; ``syllables`` are further ones that exist."""
        self.pairs = frozenset((first, second) for first, _, second in (word.partition(" ") for word in words))
        self.syllables = frozenset(syllables).union(*self.pairs)
        self.after: dict[str, dict[str, list[str]]] = {}
        self.before: dict[str, dict[str, list[str]]] = {}
        for first, second in self.pairs:
            self.after.setdefault(first, {}).setdefault(_sound(second), []).append(second)
            self.before.setdefault(second, {}).setdefault(_sound(first), []).append(first)


@cache
def lexicon() -> Lexicon:
    """The lists beside this module."""
    words = [word.strip() for line in _lines("compounds.txt") for word in line.split(";") if word.strip()]
    return Lexicon(words, [word for line in _lines("syllables.txt") for word in line.split()])


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


@lru_cache(maxsize=8192)
def _sound(word: str) -> str:
    sound = fold(word)
    for pattern, heard in _SOUNDS:
        sound = pattern.sub(heard, sound)
    return sound


def _near(word: str, right: str) -> bool:
    """One letter or mark added, left out, changed, or two neighbours changed about."""
    if word == right or abs(len(word) - len(right)) > 1:
        return False
    start = 0
    while start < min(len(word), len(right)) and word[start] == right[start]:
        start += 1
    a, b = word[start:], right[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def misspelt_words(context: Context) -> Iterator[Finding]:
    """Pairs that are nearly a known word, and single words that break the rules of spelling."""
    known = lexicon()
    told: set[str] = set()
    for first, second in context.pairs - known.pairs:
        if fixes := _fixes(first, second):
            yield from _pair(context, first, second, fixes)
            told.update({first, second} - known.syllables)
    yield from _single(context, known, context.words - known.syllables - told)


@lru_cache(maxsize=65536)
def _fixes(first: str, second: str) -> tuple[str, ...]:
    """The known words that a pair was perhaps meant to be."""
    known = lexicon()
    found = {f"{first} {right}" for right in _meant(second, known.after.get(first), known)}
    found |= {f"{right} {second}" for right in _meant(first, known.before.get(second), known)}
    wrong = f"{first} {second}"
    # Another placement of the mark is told as such, a slip of the list under the list's own reason.
    if not found or any(tone_normal(fix) == tone_normal(wrong) for fix in found) or _listed(wrong):
        return ()
    return tuple(sorted(found))


def _pair(context: Context, first: str, second: str, fixes: tuple[str, ...]) -> Iterator[Finding]:
    pairs = lexicon().pairs
    whole = re.compile(rf"(?<!\w){first} {second}(?!\w)", re.IGNORECASE)
    for match in filter(None, (whole.match(context.flow, at) for at in context.places_of(f"{first} {second}"))):
        before = _LAST_WORD.search(context.lowered, max(0, match.start() - 12), match.start())
        after = _FIRST_WORD.match(context.lowered, match.end())
        if (before and (before[1], first) in pairs) or (after and (second, after[1]) in pairs):
            continue  # each of the two makes a word with its other neighbour
        if match[0].istitle() or (match[0][0].isupper() and first in _BODIES):
            continue  # a name, or "Bộ phân bổ": the Ministry does something
        fix = _cased(fixes[0], match[0]) if len(fixes) == 1 else None
        yield context.at(
            match.start(), match.end(), "word-misspelt", "error", fix,
            f"Chữ viết sai chính tả; có thể là “{'” hoặc “'.join(fixes)}”.",
        )  # fmt: skip


def _meant(word: str, rights: dict[str, list[str]] | None, known: Lexicon) -> list[str]:
    """Which of the syllables that make a known word here the printed one was meant to be."""
    if not rights or word in BESIDE_ANYTHING or len(word) < 2:
        return []
    alike = [right for right in rights.get(_sound(word), ()) if right != word]
    if not alike and word not in known.syllables:
        alike = [right for group in rights.values() for right in group if _near(word, right)]
    return alike or [right for right in rights.get(_changed_about(_sound(word)), ()) if right != word]


def _listed(wrong: str) -> bool:
    return any(slip.hint in wrong for slip in CONFUSIONS)


def _changed_about(sound: str) -> str:
    """The two vowels of "đại" and "địa" are easily typed in the other order."""
    return re.sub(r"([aiou])([aiou])", r"\2\1", sound, count=1)


def _begins(flow: str, at: int) -> bool:
    """Tell whether a sentence or a point begins at a place."""
    return bool(re.search(r"(?:^|[\n.:;?!)“\"(\-–+•*]) ?$", flow[max(0, at - 3) : at]))


def _cased(fix: str, printed: str) -> str:
    if printed.isupper():
        return fix.upper()
    return fix[0].upper() + fix[1:] if printed[0].isupper() else fix


def _single(context: Context, known: Lexicon, words: set[str]) -> Iterator[Finding]:
    for word in words:
        placed = well_placed(word)
        if (placed is None and (word.isascii() or len(word) < 2 or is_spelt(word))) or _listed(word):
            continue
        for at in context.places_of(word):
            end = at + len(word)
            printed = context.flow[at:end]
            if not (_FREE_BEFORE.match(context.flow, at) and _FREE_AFTER.match(context.flow, end)):
                continue
            if not printed.islower() and not (printed.istitle() and placed and _begins(context.flow, at)):
                continue
            if placed:
                yield context.at(
                    at, end, "tone-placement", "warning", _cased(placed, printed), "Dấu thanh đặt sai chữ cái."
                )
            elif len(_VOWELS.findall(fold(word))) == 1 or _glued(word, known):
                glued = _glued(word, known)
                why = (
                    "Thiếu khoảng trắng giữa hai chữ."
                    if glued
                    else "Không phải là một âm tiết tiếng Việt; cần xem lại."
                )
                yield context.at(at, end, "syllable", "error", glued or _only_near(word, known), why)


def _glued(word: str, known: Lexicon) -> str | None:
    """The known word that lost its blank ("thiđua"), None for any other."""
    found = [(word[:at], word[at:]) for at in range(1, len(word)) if (word[:at], word[at:]) in known.pairs]
    return " ".join(found[0]) if len(found) == 1 else None


def _only_near(word: str, known: Lexicon) -> str | None:
    near = [right for right in known.syllables | BESIDE_ANYTHING if _near(word, right)]
    return near[0] if len(near) == 1 else None


CHECKS = (misspelt_words,)
