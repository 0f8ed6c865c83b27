"""Capitals of annex II, and how the text is typed: blanks and signs, two ways of placing tone marks."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from thidua.foundations.papers.checker import fixes
from thidua.foundations.papers.checker.context import Context
from thidua.foundations.papers.checker.lines import Edit, Para
from thidua.vietnamese import tone_normal
from thidua.vietnamese.kinds import ADMINISTRATIVE_KINDS, LEGAL_KINDS

NAMES = (
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Thủ tướng Chính phủ", "Hội đồng Thi đua - Khen thưởng",
    "Luật Thi đua, khen thưởng", "Đảng Cộng sản Việt Nam", "Mặt trận Tổ quốc Việt Nam", "Ban Chấp hành Trung ương",
    "Sở Nội vụ", "Bộ Nội vụ", "Sở Ngoại vụ", "Bộ Ngoại giao", "Sở Tài chính", "Bộ Tài chính",
    "Văn phòng Chính phủ", "Thành phố Hồ Chí Minh", "Thủ đô Hà Nội", "Cộng hòa xã hội chủ nghĩa Việt Nam",
)  # fmt: skip


def _pattern(name: str) -> re.Pattern[str]:
    words = re.escape(name).replace("Ủy", "(?:Ủy|Uỷ)").replace("hòa", "(?:hòa|hoà)")
    return re.compile(rf"\b{words}\b", re.IGNORECASE)


_NAMES = [(name, _pattern(name)) for name in NAMES]
_SPECIAL = (
    (
        re.compile(r"(?<=các tầng lớp )nhân dân\b|(?<=phục vụ )nhân dân\b|(?<=của )nhân dân\b|(?<=với )nhân dân\b"),
        "Nhân dân",
    ),
    (re.compile(r"(?<=Đảng và )nhà nước\b|(?<=Đảng, )nhà nước\b|(?<=của )nhà nước(?= và\b| Việt Nam)"), "Nhà nước"),
    (re.compile(r"\b[Tt]ết nguyên đán\b"), "tết Nguyên đán"),
    (re.compile(r"\b[Tt]ết trung thu\b"), "tết Trung thu"),
)
_KIND_WORDS = "|".join(
    sorted((k.lower() for k in (ADMINISTRATIVE_KINDS | LEGAL_KINDS).values()), key=len, reverse=True)
)
_CITED = (
    re.compile(rf"(?<=[\w,] )(?:{_KIND_WORDS}|công văn)(?= số \d+[\w/.\-]*/)"),
    re.compile(r"(?<=khoản \d )điều(?= \d)|(?<=khoản \d\d )điều(?= \d)"),
    re.compile(r"(?<=tại )điều(?= \d)|(?<=theo )điều(?= \d)|(?<=quy định )điều(?= \d)"),
    re.compile(r"(?<=[Đđ]iều \d )chương(?= [IVXLC])|(?<=[Mm]ục \d )chương(?= [IVXLC])"),
)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.?!] )[^\W\d_](?=[^\W\d_]+ )")
_BEFORE = re.compile(r"(?<=\S) +(?=[,;](?!\d)|[:!?.](?:\s|$))")
_AFTER = re.compile(r"(?<=[^\W\d_])([,;])(?=[^\W\d_])")
_OPENS = re.compile(r"(?<=[(“]) +|(?<=\S) +(?=[)”])")
_DOUBLE = re.compile(r"(?<=\S)  +(?=\S)")
_SYMBOL = re.compile(r"(?<=\d/)(?:\d{4}/)?(QD|ND)(?=-[A-ZĐ])")
_WORD = re.compile(r"[^\W\d_]+")
_MISPLACED = re.compile(r"(?<![^\W\d_]{3})([òóỏõọ])([ae])(?=(?:n|ng|nh|c|ch|t|m|p|i|y|o)\b)")
_SHIFTED = re.compile(r"(?:[òóỏõọ][ae]|o[àáảãạèéẻẽẹ]|[ùúủũụ]y|u[ỳýỷỹỵ])$")


def check_words(context: Context) -> None:
    """All paragraphs with words of the main text and of tables."""
    for para in context.reader.paras:
        if para.text and not para.whole.shown.isupper():
            _capitals(context, para)
    for para in _prose(context):
        _typing(context, para)
    _two_ways(context)


def _prose(context: Context) -> Iterator[Para]:
    found = context.anatomy
    yield from (*found.bases, *(para for para in found.body if para.cell is None))


def _each(
    context: Context, code: str, para: Para, pattern: re.Pattern[str], right: Callable[[re.Match[str]], str]
) -> None:
    """One finding for all places of a paragraph, mended together."""
    text = para.whole.text
    matches = list(pattern.finditer(text))
    edits: list[Edit] = [(m.start(), m.end(), right(m)) for m in matches]
    if not edits:
        return
    around = " ".join(text[max(0, matches[0].start() - 18) : matches[0].end() + 18].split())
    context.add(code, para, f"“{around}”", fixes.edit(para.whole, *edits))


def _capitals(context: Context, para: Para) -> None:
    for name, pattern in _NAMES:
        text = para.whole.text
        wrong = [m for m in pattern.finditer(text) if _miswritten(m, name)]
        if wrong:
            edits = [(m.start(), m.end(), _capitals_of(name, m[0])) for m in wrong]
            context.add("C01-name", para, f"“{wrong[0][0]}”", fixes.edit(para.whole, *edits))
    for pattern, right in _SPECIAL:
        _each(context, "C01-special", para, pattern, lambda _m, words=right: words)  # type: ignore[misc]
    for pattern in _CITED:
        _each(context, "C01-cited", para, pattern, lambda m: m[0][0].upper() + m[0][1:])


def _miswritten(match: re.Match[str], name: str) -> bool:
    if match[0].isupper():
        return False
    return [w[0].isupper() for w in match[0].split()] != [w[0].isupper() for w in name.split()]


def _capitals_of(name: str, printed: str) -> str:
    """The printed letters with the capitals of the official name."""
    return "".join(
        one.upper() if right.isupper() else one.lower() if right.islower() else one
        for one, right in zip(printed, name, strict=False)
    )


def _typing(context: Context, para: Para) -> None:
    _each(context, "T01-before", para, _BEFORE, lambda _m: "")
    _each(context, "T01-after", para, _AFTER, lambda m: f"{m[1]} ")
    _each(context, "T01-bracket", para, _OPENS, lambda _m: "")
    _each(context, "T01-double", para, _DOUBLE, lambda _m: " ")
    _each(context, "T01-place", para, _MISPLACED, _moved)
    _each(context, "T01-symbol", para, _SYMBOL, lambda m: m[0].replace("QD", "QĐ").replace("ND", "NĐ"))
    if any(match[0].islower() for match in _SENTENCE.finditer(para.whole.text)):
        _each(context, "C01-sentence", para, _SENTENCE, lambda m: m[0].upper())


def _moved(found: re.Match[str]) -> str:
    """The two vowels with the tone mark on the second."""
    apart = unicodedata.normalize("NFD", found[1])
    return apart[0] + unicodedata.normalize("NFC", found[2] + apart[1:])


def _two_ways(context: Context) -> None:
    """Old and new placement of tone marks in lower-case words: the rarer is marked. Names keep their own spelling."""
    forms: dict[str, Counter[str]] = {}
    places: dict[str, Para] = {}
    for para in _prose(context):
        for match in _WORD.finditer(para.whole.text):
            if match[0].islower() and _SHIFTED.search(match[0]):
                forms.setdefault(tone_normal(match[0]), Counter())[match[0]] += 1
                places.setdefault(match[0], para)
    for group in (one for one in forms.values() if len(one) > 1):
        usual = max(group, key=lambda form: (group[form], not re.search(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])$", form)))
        for rare in (form for form in group if form != usual):
            said = f"“{rare}” ({group[rare]} lần) và “{usual}” ({group[usual]} lần)"
            wrong = re.compile(rf"\b{rare}\b")
            mends = [
                fixes.edit(para.whole, *((m.start(), m.end(), usual) for m in wrong.finditer(para.whole.text)))
                for para in _prose(context)
                if wrong.search(para.whole.text)
            ]
            context.add("T01-tone", places[rare], said, *mends)
