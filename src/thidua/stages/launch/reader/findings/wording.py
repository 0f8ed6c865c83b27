"""Broken sentences, markup left over, words that mean something else than was meant, commas in the wrong place."""

import itertools
import re
from collections.abc import Iterator

from thidua.stages.launch.reader.findings.context import Context
from thidua.stages.launch.reader.findings.lexicon import COMPOUNDS, CONFUSIONS, ORDERS
from thidua.stages.launch.reader.findings.misspelt import lexicon
from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.model import Finding, Span
from thidua.stages.launch.reader.text import RULE

_MARKUP = vi_compile(
    r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)__(?=[^\W_])|(?<=[^\W_])__(?!\w)|"
    r"</?(?:b|i|u|p|br|span|div|strong|em)\b[^>]*>|`{1,3}|(?<=^)#{1,6}\s|"
    r"&(?:nbsp|amp|lt|gt|quot|apos|ndash|mdash|hellip|[lr][ds]quo|#\d{2,5}|#x[0-9a-fA-F]{2,4});|~~(?=\S)|"
    r"\[[^\]\n]{1,80}\]\(https?://[^)\s]*\)|\\[nrt](?![\pL])|\\\* MERGEFORMAT|"
    r"Error! (?:Bookmark|Reference|Hyperlink)[^.\n]*\.?"
)
_SIGNS = "*_<`#&~[\\!"
_BASIS = re.compile(r"\s*(?:Căn cứ|Theo|Xét|Thực hiện)\s")
_FRAGMENT = vi_compile(
    r"(?:\A|(?<=\n)|(?<=\.\s))(?P<s>(?:Trên|Với) (?:tinh thần|quyết tâm|mục tiêu)[^.\n]{30,400}\.)(?=\s[\pU])"
)
_PREDICATE = vi_compile(r"\b(?:đề nghị|yêu cầu|kêu gọi|phát động|giao|cần|phải|sẽ|được|có|là|ban hành|mong|tin)\b")
_NO_VERB = vi_compile(r"\b(?P<before>[\pL]{1,12})\s(?P<nouns>trình tự,?\sthủ tục,?\shồ sơ)\b")
_ALLOWS_NOUNS = {
    "hiện", "theo", "về", "các", "thiện", "đúng", "định", "dẫn", "của", "là", "cách", "giảm", "và", "hóa", "bộ", "tất",
    "toàn", "những", "có", "gồm", "lập", "trên", "xây", "dựng", "chuẩn", "bị", "rõ",
}  # fmt: skip
_REPEATED = vi_compile(
    r"\b(?P<w>[\pL]{2,}\s[\pL]{2,}|của|các|và|là|những|cho|(?<!tồn )(?<!hiện )(?<!thực )(?<!sở )tại|trong|với|được|để|"
    r"thì|như|có|về|theo|đã|sẽ|đến|này|khi|do|phải|(?<!đường )(?<!hàng )không|hoặc|bằng|mọi|mỗi|một|vào)\s(?P=w)\b"
)
# Who does something may be named by it: "Viện kiểm sát kiểm sát", "người yêu cầu yêu cầu", "người nhặt được được".
_DOES = re.compile(r"\b(?:người|bên|viện|cơ quan|đơn vị|đoàn|hội|tổ|ban|nhặt) \Z", re.IGNORECASE)
_WORD_BEFORE, _WORD_AFTER = re.compile(r"(?<!\w)(\w+) \Z"), re.compile(r" (\w+)")
# Words that often stand alone, and so after themselves at the end of another word ("tờ trình trình Hội đồng").
_ALONE_TEXT = (
    "trình ban hội phòng cấp giao xét gửi thi học làm họp mời chi thu góp bộ tổ dạy nêu ra in ký sở luật quỹ "
    "vốn đảng quyền xã huyện tỉnh phố trường nhà phần mức hàng đường điểm số lượng dùng chủ kế "
    "viên tự "
)
_ALONE = frozenset(_ALONE_TEXT.split())
# The ones that stand alone before a word that begins with them ("Luật Luật sư", "phòng, tổ tổ chức họp").
_ALONE_BEFORE = frozenset(
    ("luật", "tổ", "đoàn", "hội", "phòng", "trường", "tự", "ban", "sở", "bộ", "trình", "học", "không")
)


def paragraph_breaks(context: Context) -> Iterator[Finding]:
    """A sentence that stops at an empty line and goes on after it: a page or paragraph break inside it."""
    lines = context.text.lines
    if context.text.width:
        return
    numbered = [(n, line) for n, line in enumerate(lines[: context.zones.body_end], 1) if line.strip()]
    for (number, line), (after, following) in itertools.pairwise(numbered):
        begins = context.text.offset_of_line(after)
        joined = begins > 0 and context.flow[begins - 1] == " "
        if line.rstrip().endswith(",") and (_BASIS.match(line) or following[0].isupper()):
            continue  # the last basis, before the agency that acts on it; a list, before what all in it did
        # A line in capitals is a heading ("QUYẾT ĐỊNH:"), whatever stands before it.
        if after - number > 1 and not following.isupper() and joined and number > context.zones.head_end + 1:
            tail, head = " ".join(line.split()[-3:]), " ".join(following.split()[:3])
            yield Finding(
                "paragraph-break", number, "error", f"{tail} ⏎ {head}", f"{tail} {head}",
                f"Câu bị ngắt đoạn giữa chừng, nối tiếp ở dòng {after}.",
                Span(number, max(0, len(line) - len(tail)), len(line)),
            )  # fmt: skip


def markup(context: Context) -> Iterator[Finding]:
    """Characters of a markup language in the text of a paper: one finding a line."""
    for number, line in context.body_with(*_SIGNS):
        likely = any(sign in line for sign in _SIGNS) and not RULE.match(line)
        marks = list(_MARKUP.finditer(line)) if likely else []
        if marks:
            first = marks[0]
            shown = line[first.start() : first.end() + 24]
            yield Finding(
                "markup", number, "warning", shown, _MARKUP.sub("", shown),
                f"Còn {len(marks)} ký tự định dạng (“{first[0]}”) trong văn bản; thay bằng chữ nghiêng, đậm.",
                Span(number, first.start(), first.end()),
            )  # fmt: skip


def confusions(context: Context) -> Iterator[Finding]:
    """Words typed for others, phrases cut by a comma, acts in the wrong order."""
    for table, code, severity in (
        (CONFUSIONS, "word-confused", "error"),
        (COMPOUNDS, "comma-misplaced", "warning"),
        (ORDERS, "order-of-acts", "warning"),
    ):
        for slip in table:
            # Nearly every slip is absent from nearly every paper.
            likely = slip.hint in (context.lowered if " " in slip.hint else context.words)
            for match in slip.pattern.finditer(context.flow) if likely else ():
                grave = "error" if slip.grave else severity
                yield context.at(
                    match.start(), match.end(), code, "error" if grave == "error" else "warning",
                    match.expand(slip.fix), slip.why,
                )  # fmt: skip


def fragments(context: Context) -> Iterator[Finding]:
    """A sentence that is only an opening phrase."""
    for match in context.matches(_FRAGMENT, "trên tinh thần", "trên quyết tâm", "trên mục tiêu", "với "):
        if not _PREDICATE.search(match["s"]):
            words = " ".join(match["s"].split()[:8])
            yield context.at(
                match.start("s"), match.start("s") + len(words), "fragment", "warning", None,
                "Câu chưa có vị ngữ; nối với câu sau bằng dấu phẩy.",
            )  # fmt: skip


def missing_verbs(context: Context) -> Iterator[Finding]:
    """Nouns of a procedure that hang on no verb."""
    for match in _NO_VERB.finditer(context.flow) if "thủ tục" in context.lowered else ():
        if match["before"] not in _ALLOWS_NOUNS:
            yield context.at(
                match.start(), match.end(), "words-missing", "error",
                f"{match['before']}, thực hiện trình tự, thủ tục, hồ sơ", "Thiếu động từ và dấu phẩy.",
            )  # fmt: skip


def repetitions(context: Context) -> Iterator[Finding]:
    """A pair of words or a particle twice in a row; single content words may meet ("hành vi vi phạm")."""
    # Few papers repeat a word at all; a look at their words is far cheaper than a search.
    doubled = {one for one, two in context.pairs if one == two}
    crossed = ((one, two) for one, two in context.pairs if (two, one) in context.pairs)
    twice = any(f"{one} {two} {one} {two}" in context.lowered for one, two in crossed)
    told: set[int] = set()
    for match in _REPEATED.finditer(context.flow) if twice or doubled else ():
        if "\n" not in match[0] and not _DOES.search(context.flow, max(0, match.start() - 12), match.start()):
            told.update(range(match.start(), match.end()))
            yield context.at(
                match.start(), match.end(), "word-repeated", "warning", match["w"], "Từ bị lặp hai lần liền nhau."
            )
    for word in sorted(doubled):
        yield from _typed_twice(context, word, told)


def _typed_twice(context: Context, word: str, told: set[int]) -> Iterator[Finding]:
    """Tell "thành tích tích xuất sắc" from two words that meet, as in "hành vi vi phạm"."""
    known = lexicon().pairs
    start, stop = -1, 0
    while (start := context.lowered.find(f"{word} {word}", start + 1)) >= 0:
        stop = start + 2 * len(word) + 1
        said = context.flow[start:stop]
        around = context.lowered[max(0, start - 24) : start], context.lowered[stop : stop + 24]
        if around[0][-1:].isalnum() or around[1][:1].isalnum() or start in told or len(word) < 2:
            continue
        before, after = _WORD_BEFORE.search(around[0]), _WORD_AFTER.match(around[1])
        ends = before is not None and (before[1], word) in known
        begins = after is not None and (word, after[1]) in known
        slip = (ends and not begins and word not in _ALONE) or (begins and not ends and word not in _ALONE_BEFORE)
        if slip and said[0].isupper() == said[len(word) + 1].isupper():
            yield context.at(start, stop, "word-repeated", "warning", word, "Chữ bị lặp hai lần liền nhau.")


CHECKS = (paragraph_breaks, markup, confusions, fragments, missing_verbs, repetitions)
