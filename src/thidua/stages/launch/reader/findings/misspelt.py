"""Words that are no Vietnamese syllable, and pairs that are a known word but for one mark or letter.

A single syllable may be right almost anywhere, so a spelt one is only called wrong beside a syllable it nearly makes a
known word with ("thực hiên", "khên thưởng") when it makes none with its other neighbour. Names, foreign words, signs
and abbreviations are left alone, and what a paper writes again and again, as an officer would know the word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from thidua.stages.launch.reader.findings.context import Context
from thidua.stages.launch.reader.findings.lexicon import CONFUSIONS
from thidua.stages.launch.reader.findings.syllables import is_spelt, marks_apart, tone_broken_otherwise, well_placed
from thidua.stages.launch.reader.model import Finding, Severity
from thidua.vietnamese import fold, tone_normal

_LAST_WORD = re.compile(r"(?<!\w)(\w+) \Z")
_FIRST_WORD = re.compile(r" (\w+)")
_FREE_BEFORE, _FREE_AFTER = re.compile(r"(?<![\w@/.&_\-–])"), re.compile(r"(?![\w@&_\-–]|\.\w)")
# Syllables that close so bear a mark; those of one consonant may be English ("hop", "cap").
_CLOSED = re.compile(r"(?:tr|th|ph|ngh?|nh|kh)[aeiouy]{1,2}(?:ch|c|p|t)")
_VOWELS = re.compile(r"[aeiouy]+")
# One sound, two spellings: what an ear confuses a hand may.
_SOUNDS = ((re.compile(r"^x"), "s"), (re.compile(r"^tr"), "ch"), (re.compile(r"t$"), "c"))
# Small words that stand beside anything, and words that differ from a part of a known one yet meet its other part.
_BESIDE_ANYTHING_TEXT = (
    "các của và là có được đã đang sẽ cho với từ trừ đến tới về theo trong ngoài trên dưới tại ở do để khi thì mà "
    "nếu như hay hoặc không chưa cần phải nên bị bởi vì này đó đây khác cùng cả mỗi mọi một hai ba bốn năm sáu bảy "
    "tám chín mười ta những vào ra lên xuống qua lại nữa rồi rất hơn nhất còn chỉ cũng đều vẫn nhiều ít số việc người "
    "nhà tháng ngày "
)
BESIDE_ANYTHING = frozenset(_BESIDE_ANYTHING_TEXT.split())

# Of these, the ones that meet the other half of a word by chance ("quy định tại khoản", "trang chủ để đăng tải").
_FREELY_TEXT = "tại cùng có để hoặc từ do như trừ thì trong chỉ vẫn đó là và của được"
_FREELY = frozenset(_FREELY_TEXT.split())

# Foreign words in one that fall into two syllables by chance.
_LOANS_TEXT = "môtô vắcxin côngtơ căngtin cátsét cátxét phôtô đôla xíchlô ápphích cáctông bêtông côngtenơ xìphông"
_LOANS = frozenset(_LOANS_TEXT.split())

_BODIES = {"bộ", "sở", "ban", "cục", "vụ", "viện", "phòng", "hội", "đoàn", "đảng", "tòa"}

_NO_SYLLABLE = "Không phải là một âm tiết tiếng Việt; cần xem lại."
_OFTEN = 3  # times a pair stands in a paper that means it


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is wrong with a word, what it was meant to be, and whether that is sure where a sentence begins."""

    code: str
    severity: Severity
    right: str | None
    why: str
    certain: bool = True


class Lexicon:
    """The known words of two syllables, by first and by second syllable."""

    def __init__(self, words: list[str], lookalikes: list[str], syllables: list[str], one_tone: list[str]) -> None:
        """Index the words, each two syllables with a blank between; ``syllables`` are further ones that exist.

        ``lookalikes`` are right as they stand, and never what another pair was meant to be; ``one_tone`` are syllables
        that no word has with the other of the two broken tones.
        """
        meant = _pairs(words)
        self.pairs = meant | _pairs(lookalikes)
        self.same = frozenset(tone_normal(f"{first} {second}") for first, second in self.pairs)
        self.syllables = frozenset(syllables).union(*self.pairs)
        self.everyday = self.syllables | BESIDE_ANYTHING
        self.wrong_tone = {tone_broken_otherwise(right): right for right in one_tone}
        self.after: dict[str, dict[str, list[str]]] = {}
        self.before: dict[str, dict[str, list[str]]] = {}
        for first, second in meant:
            self.after.setdefault(first, {}).setdefault(_sound(second), []).append(second)
            self.before.setdefault(second, {}).setdefault(_sound(first), []).append(first)


def _pairs(words: list[str]) -> frozenset[tuple[str, str]]:
    return frozenset((first, second) for first, _, second in (word.partition(" ") for word in words))


@cache
def lexicon() -> Lexicon:
    """The lists beside this module."""
    words, lookalikes = (
        [word.strip() for line in _lines(name) for word in line.split(";") if word.strip()]
        for name in ("compounds.txt", "lookalikes.txt")
    )
    syllables, one_tone = (
        [word for line in _lines(name) for word in line.split()] for name in ("syllables.txt", "one_tone.txt")
    )
    return Lexicon(words, lookalikes, syllables, one_tone)


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
    yield from _single(context, context.words - known.syllables - told)


@lru_cache(maxsize=65536)
def _fixes(first: str, second: str) -> tuple[str, ...]:
    """The known words that a pair was perhaps meant to be."""
    known = lexicon()
    found = {f"{first} {right}" for right in _meant(second, first, known.after, known)}
    found |= {f"{right} {second}" for right in _meant(first, second, known.before, known)}
    wrong = f"{first} {second}"
    # Another placement of the mark, i for y, are told as such, a slip of the list under the list's own reason.
    if not found or tone_normal(wrong) in known.same or _listed(wrong):
        return ()
    return tuple(sorted(found))


def _pair(context: Context, first: str, second: str, fixes: tuple[str, ...]) -> Iterator[Finding]:
    pairs = lexicon().pairs
    wrong = f"{first} {second}"
    times = context.lowered.count(wrong)
    if times >= _OFTEN and times > max(map(context.lowered.count, fixes)):
        return
    whole = re.compile(rf"(?<!\w){wrong}(?!\w)", re.IGNORECASE)
    for match in context.matches(whole, wrong):
        before = _LAST_WORD.search(context.lowered, max(0, match.start() - 12), match.start())
        after = _FIRST_WORD.match(context.lowered, match.end())
        if (before and (before[1], first) in pairs) or (after and (second, after[1]) in pairs):
            continue  # each of the two makes a word with its other neighbour
        if match[0].istitle() or (match[0][0].isupper() and first in _BODIES):
            continue  # a name, or "Bộ phân bổ": the Ministry does something
        if match[0][0].islower() and match[0][len(first) + 1].isupper():
            continue  # a name begins
        fix = _cased(fixes[0], match[0]) if len(fixes) == 1 else None
        yield context.at(
            match.start(), match.end(), "word-misspelt", "error", fix,
            f"Chữ viết sai chính tả; có thể là “{'” hoặc “'.join(fixes)}”.",
        )  # fmt: skip


def _meant(word: str, other: str, words: dict[str, dict[str, list[str]]], known: Lexicon) -> list[str]:
    """Which of the syllables that make a known word with the other one the printed one was meant to be."""
    rights = words.get(other)
    if not rights or word in _FREELY or len(word) < 2:
        return []
    if other in BESIDE_ANYTHING and word in known.everyday:
        return []  # "người dẫn", "được mua"
    alike = [right for right in rights.get(_sound(word), ()) if right != word]
    if word in known.everyday:
        alike = [right for right in alike if marks_apart(word, right) == 1]
    elif not alike:
        alike = [right for group in rights.values() for right in group if _near(word, right)]
    changed = _changed_about(_sound(word))
    return alike or (list(rights.get(changed, ())) if changed != _sound(word) else [])


def _listed(wrong: str) -> bool:
    words = wrong.split()
    return any(slip.hint in (wrong if " " in slip.hint else words) for slip in CONFUSIONS)


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


def _single(context: Context, words: frozenset[str]) -> Iterator[Finding]:
    doubts = ((word, doubt) for word in words if (doubt := _doubt(word)))
    for word, doubt in doubts:
        for at in context.places_of(word):
            end = at + len(word)
            printed = context.flow[at:end]
            if not (_FREE_BEFORE.match(context.flow, at) and _FREE_AFTER.match(context.flow, end)):
                continue
            if printed.islower() or (doubt.certain and printed.istitle() and _begins(context.flow, at)):
                right = doubt.right or _only_near(word, lexicon())
                yield context.at(at, end, doubt.code, doubt.severity, right and _cased(right, printed), doubt.why)


@lru_cache(maxsize=8192)
def _doubt(word: str) -> Doubt | None:
    """What is wrong with a single word in small letters, None when nothing surely is."""
    known = lexicon()
    if _listed(word):
        return None
    if right := known.wrong_tone.get(word):
        return Doubt("syllable", "error", right, "Sai dấu hỏi, dấu ngã.")
    if placed := well_placed(word):
        return Doubt("tone-placement", "warning", placed, "Dấu thanh đặt sai chữ cái.")
    if word.isascii():
        right = _toneless(word, known)
        return Doubt("syllable", "error", right, "Thiếu dấu thanh.") if right else None
    if len(word) < 2 or is_spelt(word):
        return None
    if glued := _glued(word, known):
        return Doubt("syllable", "error", glued, "Thiếu khoảng trắng giữa hai chữ.")
    if shuffled := _shuffled(word, known):
        return Doubt("syllable", "error", shuffled, _NO_SYLLABLE)
    # Words of several syllables in one are foreign or names.
    if len(_VOWELS.findall(fold(word))) == 1:
        return Doubt("syllable", "error", None, _NO_SYLLABLE, certain=False)
    return None


def _toneless(word: str, known: Lexicon) -> str | None:
    """The syllable of which a word without any mark is the skeleton, where no word can be without one ("trich")."""
    if not _CLOSED.fullmatch(word):
        return None
    found = [right for right in known.everyday if len(right) == len(word) and fold(right) == word]
    return found[0] if len(found) == 1 else None


def _glued(word: str, known: Lexicon) -> str | None:
    """The two syllables that lost the blank between them, those of a known word first ("thiđua")."""
    parted = [(word[:at], word[at:]) for at in range(1, len(word))]
    found = [pair for pair in parted if pair in known.pairs]
    if not found and word not in _LOANS:
        found = [pair for pair in parted[1:-1] if known.everyday.issuperset(pair)]
    return " ".join(found[0]) if len(found) == 1 else None


def _shuffled(word: str, known: Lexicon) -> str | None:
    """The syllable of which two neighbouring letters were typed in the wrong order ("nagỳ")."""
    turned = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
    found = {well_placed(one) or one for one in turned} & known.everyday
    return found.pop() if len(found) == 1 else None


def _only_near(word: str, known: Lexicon) -> str | None:
    near = [right for right in known.everyday if _near(word, right)]
    return near[0] if len(near) == 1 else None


CHECKS = (misspelt_words,)
