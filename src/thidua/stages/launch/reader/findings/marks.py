"""Punctuation: blanks beside it, marks doubled or unpaired, sentences that begin small or stop in the middle."""

import re
from collections.abc import Iterator

from thidua.stages.launch.reader.findings.context import Context
from thidua.stages.launch.reader.findings.syllables import is_spelt
from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.model import Finding, Span
from thidua.stages.launch.reader.outline import Paragraph

_BEFORE_STOP = vi_compile(r"\b[^\W\d_]{1,30}\s+[.:?!](?=\s|$)")
# What stands on either side is only looked at where these are found.
_TIGHT_STOP, _TIGHT_COLON = vi_compile(r"[.?!][\pU]"), re.compile(r":[^\W\d_]")
_LOOSE_BRACKET, _TIGHT_BRACKET = re.compile(r"[(“]\s|\s[)”]"), re.compile(r"[^\W\d_]\(|\)[^\W\d_]")
_LOOSE = ("( ", "“ ", " )", " ”")
_AFTER_BRACKET = re.compile(r"\)[^\W\d_]")
_AFTER_STOP = vi_compile(r"(?<![^\s(“\"])(?P<a>[\pU]?[\pL]{2,}\)?)(?P<p>[.?!])(?P<b>[\pU][\pL]{1,12})(?!\w*[.@])")
_AFTER_COLON = vi_compile(r"(?<![^\s(“\"])(?P<a>[\pU]?[\pL]{1,12}):(?P<b>[^\W\d_]{2,20})")
_IN_BRACKETS = re.compile(r"\(\s+\S{1,20}|\S{1,20}(?<!\s)\s+\)|“\s+\S{1,20}|\S{1,20}(?<!\s)\s+”")
_BESIDE_BRACKET = vi_compile(r"\b[\pL]{2,20}\((?=[\pL]{2})[^\W\d_]{1,20}|(?<=\()[^()\n]{2,60}\)[\pL]{2,20}")
_DOUBLED = re.compile(r"(?:,\s?[,;]|;\s?[;,]|:\s?:|[,;]\s?\.(?![./])|\.(?:[,;]|\.(?!\.))(?!/))(?=\s|$)")
_BEFORE_DOUBLED = re.compile(r"[\w)”%]+\s?\Z")
_SMALL_START = vi_compile(r"[.?!] (?P<b>[\pL]{2,})")
_BEFORE_SMALL = vi_compile(r"(?:(?<!\w)(?P<a>[\pU]?[\pL]{2,})|\d{4}|[)”])\Z")
_BLANK_OF_FORM = re.compile(r"[^.\n]*(?:…|\.\.)")
_SHORT = {"tp", "ths", "ts", "gs", "pgs", "bs", "tx", "tt", "ks", "cn", "nxb", "tr", "st"}
_ITEM_MARK = re.compile(r"(?:^|[\s;,.:])(?:[a-zđA-ZĐ]|\d{1,2}|[IVXivx]{1,4})\)\Z")
_OPEN_END = vi_compile(
    r"\b(?P<w>và|của|các|những|hoặc|để|là|nhằm|bởi|(?<!hiện )(?<!tồn )(?<!thực )(?<!sẵn )(?<!sở )tại|"
    r"(?<!đối )với|cho)(?P<m>\s?(?:[.;,]|\./\.)?)\s*$"
)
_ANNOUNCES = re.compile(r"\b(?:như sau|sau đây|dưới đây)\s?[.;,]?\s*$")
_ADDRESSES = re.compile(r"Kính gửi(?=\s*$|\s(?!:)(?:\S+\s){0,12}\S+$)")
_ENDS_BARE = re.compile(r"[^\W_]\s*$")
_LINE, _FEWEST_POINTS, _LONGEST_SHORT = 40, 4, 4
_OPEN_WORDS = {"và", "của", "các", "những", "hoặc", "để", "là", "nhằm", "bởi", "tại", "với", "cho"}
_PAIRS = (("(", ")", re.compile("[()]")), ("“", "”", re.compile("[“”]")), ("«", "»", re.compile("[«»]")))


def stops(context: Context) -> Iterator[Finding]:
    """Blanks before a full stop or colon, and none after one."""
    flow = context.flow
    # Most papers hold none of these; a look at the whole is far cheaper than a search line by line.
    loose = " ." in flow or " :" in flow
    tight, colon = _TIGHT_STOP.search(flow), _TIGHT_COLON.search(flow)
    for number, line in context.body if loose or tight or colon else ():
        for match in _BEFORE_STOP.finditer(line) if " ." in line or " :" in line else ():
            fix = re.sub(r"\s+(?=[.:?!]$)", "", match[0])
            yield context.in_line(number, match, "spacing-stop", "warning", fix, "Thừa khoảng trắng trước dấu câu.")
        for match in _AFTER_STOP.finditer(line) if tight and _TIGHT_STOP.search(line) else ():
            word = match["a"].rstrip(")")
            if word.lower() not in _SHORT and is_spelt(word.lower()):
                fix = f"{match['a']}{match['p']} {match['b']}"
                yield context.in_line(number, match, "spacing-stop", "warning", fix, "Thiếu khoảng trắng sau dấu câu.")
        for match in _AFTER_COLON.finditer(line) if colon and _TIGHT_COLON.search(line) else ():
            if not match["a"].startswith("http"):
                fix = f"{match['a']}: {match['b']}"
                yield context.in_line(number, match, "spacing-stop", "warning", fix, "Thiếu khoảng trắng sau dấu câu.")


def bracket_blanks(context: Context) -> Iterator[Finding]:
    """Blanks inside brackets and quotation marks, and none before or after brackets."""
    flow = context.flow
    loose = any(mark in flow for mark in _LOOSE)
    tight = flow.count("(") > flow.count(" (") or _AFTER_BRACKET.search(flow)
    for number, line in context.body if loose or tight else ():
        if "(" not in line and "“" not in line:
            continue
        for match in _IN_BRACKETS.finditer(line) if loose and _LOOSE_BRACKET.search(line) else ():
            fix = re.sub(r"(?<=[(“])\s+|\s+(?=[)”])", "", match[0])
            if not re.search(r"[….]{2}|…", match[0]):
                why = "Thừa khoảng trắng bên trong dấu ngoặc."
                yield context.in_line(number, match, "spacing-bracket", "warning", fix, why)
        for match in _BESIDE_BRACKET.finditer(line) if tight and _TIGHT_BRACKET.search(line) else ():
            fix = re.sub(r"(?<=\w)\(", " (", re.sub(r"\)(?=\w)", ") ", match[0]))
            why = "Thiếu khoảng trắng bên ngoài dấu ngoặc."
            yield context.in_line(number, match, "spacing-bracket", "warning", fix, why)


def doubled(context: Context) -> Iterator[Finding]:
    """Two marks where one stands."""
    for number, line in context.body if _DOUBLED.search(context.flow) else ():
        for match in _DOUBLED.finditer(line):
            before = _BEFORE_DOUBLED.search(line, max(0, match.start() - 20), match.start())
            if not before or "v.v" in line[max(0, match.start() - 4) : match.end()]:
                continue
            if match[0].startswith(".") and before[0].isupper() and len(before[0]) <= _LONGEST_SHORT:
                continue  # the stop of a short form: "KT., TL., TM."
            marks = match[0]
            fix = before[0].rstrip() + (marks[-1] if marks[0] in ",;" else marks[0])
            span = Span(number, before.start(), match.end())
            yield Finding(
                "punctuation-doubled", number, "warning", before[0] + marks, fix, "Hai dấu câu liền nhau.", span
            )


def unpaired(context: Context) -> Iterator[Finding]:
    """A bracket or quotation mark without its other half; what opens in one paragraph may close in a later one."""
    if context.is_law:
        return
    end = context.text.offset_of_line(context.zones.end + 1) if context.zones.end < len(context.text.lines) else None
    flow = context.flow[:end]
    for opened, closed, pattern in _PAIRS:
        alone = _alone(flow, pattern, opened) if opened in flow or closed in flow else []
        if 2 * sum(flow[at] == opened for at in alone) != len(alone):
            at = alone[0]
            begin, stop = (at, at + 13) if flow[at] == opened else (max(0, at - 12), at + 1)
            stop = min(stop, context.flow.find("\n", at) % (len(context.flow) + 1))
            why = f"Dấu “{flow[at]}” không có dấu còn lại đi cùng."
            yield context.at(begin, stop, "brackets", "warning", None, why)


def _alone(flow: str, marks: re.Pattern[str], opened: str) -> list[int]:
    """Where the marks stand that have no other half in their paragraph; the bracket of "a)" or "1)" needs none."""
    waiting: list[int] = []
    found: list[int] = []
    for match in marks.finditer(flow):
        at = match.start()
        if waiting and flow.find("\n", waiting[-1], at) >= 0:
            found += waiting
            waiting = []
        if match[0] == opened:
            waiting.append(at)
        elif waiting:
            waiting.pop()
        elif not (match[0] == ")" and _ITEM_MARK.search(flow, max(0, at - 5), at + 1)):
            found.append(at)
    return sorted([*found, *waiting])


def small_starts(context: Context) -> Iterator[Finding]:
    """A sentence that begins with a small letter, and a numbered item among others that begin with a capital."""
    why = "Chữ đầu câu phải viết hoa (Phụ lục II Nghị định 30/2020/NĐ-CP)."
    for match in _SMALL_START.finditer(context.flow):
        before = _BEFORE_SMALL.search(context.flow, max(0, match.start() - 12), match.start())
        word = (before["a"] or "").lower() if before else ""
        if not before or word in _SHORT or (word and not is_spelt(word)) or not is_spelt(match["b"]):
            continue
        at = match.start("b")
        if _BLANK_OF_FORM.match(context.flow, at):
            continue  # "chức danh. chức vụ…" tells what a form is to be filled with
        yield context.at(at, match.end(), "capital-missing", "warning", match["b"].capitalize(), why)
    parts = [p for p in context.parts if context.zones.head_end < p.line <= context.zones.body_end and p.text]
    for kind in ("roman", "arabic"):
        # "Thứ nhất," is no number: what follows goes on in small letters.
        items = [p for p in parts if p.kind == kind and p.text[0].isalpha() and " " not in p.mark]
        small = [p for p in items if p.text[0].islower()]
        if len(small) == 1 and len(items) > 2:
            word = small[0].text.split()[0]
            at = small[0].start
            yield context.at(at, at + len(word), "capital-missing", "warning", word.capitalize(), why)


def cut_sentences(context: Context) -> Iterator[Finding]:
    """A paragraph that stops at a word after which something must follow."""
    for part, following in zip(context.parts, [*context.parts[1:], None], strict=False):
        if not context.zones.head_end < part.line <= context.zones.body_end or len(part.text.split()) < 4:
            continue
        if part.text.rstrip(" .;,/").rpartition(" ")[2] not in _OPEN_WORDS:
            continue
        match = _OPEN_END.search(part.text)
        # A list of points may follow without its colon.
        if match and (match["m"] or following is None or following.rank <= part.rank):
            end = part.start + len(part.text.rstrip())
            words = " ".join(part.text.split()[-4:])
            yield context.at(
                max(part.start, end - len(words)), end,
                "sentence-cut", "error", None, f"Câu dừng ở chữ “{match['w']}”, thiếu phần sau.",
            )  # fmt: skip


def missing_marks(context: Context) -> Iterator[Finding]:
    """An announcement without its colon, and a point that no mark ends among points that all have one."""
    if context.is_law:
        return
    for number, line in context.body if "Kính gửi" in context.flow else ():
        match = _ADDRESSES.match(line)
        if match:
            why = "Sau “Kính gửi” là dấu hai chấm."
            yield context.in_line(number, match, "punctuation-missing", "warning", "Kính gửi:", why)
    run: list[Paragraph] = []
    for part, following in zip(context.parts, [*context.parts[1:], None], strict=False):
        if not context.zones.head_end < part.line <= context.zones.body_end:
            continue
        announces = _ANNOUNCES.search(part.text) if following and following.kind not in ("", part.kind) else None
        if announces and len(part.text) > _LINE:
            start = part.start + announces.start()
            fix = f"{announces[0].rstrip('.;, ')}:"
            why = "Câu mở đầu một danh sách kết thúc bằng dấu hai chấm."
            yield context.at(start, part.start + announces.end(), "punctuation-missing", "warning", fix, why)
        if run and (part.kind, part.rank) != (run[0].kind, run[0].rank):
            yield from _unended(context, run)
            run = []
        if part.kind in ("letter", "dash", "arabic"):
            run.append(part)
    yield from _unended(context, run)


def _unended(context: Context, run: list[Paragraph]) -> Iterator[Finding]:
    """The one point of four or more, each a sentence of its own, that has no mark at its end."""
    bare = [part for part in run if _ENDS_BARE.search(part.text)]
    # The last may be followed by what was cut off; a point in bold capitals is a heading.
    if len(run) >= _FEWEST_POINTS and len(bare) == 1 and len(bare[0].text) > _LINE and not bare[0].text.isupper():
        part = bare[0]
        word = part.text.rstrip().rpartition(" ")[2]
        end = part.start + len(part.text.rstrip())
        fix = f"{word}{'.' if part is run[-1] or run[0].text.rstrip().endswith('.') else ';'}"
        why = "Thiếu dấu câu ở cuối, trong khi các điểm khác cùng danh sách đều có."
        yield context.at(end - len(word), end, "punctuation-missing", "warning", fix, why)


CHECKS = (stops, bracket_blanks, doubled, unpaired, small_starts, cut_sentences, missing_marks)
