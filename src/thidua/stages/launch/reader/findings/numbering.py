"""Numbers of parts, items, points and articles that jump, and references to a part that is not there.

Source: Decree 30/2020/NĐ-CP, Appendix I, II.5: parts in Roman figures, items in Arabic, points in the letters of the
Vietnamese alphabet, "đ" after "d".
"""

import re
from collections.abc import Iterator

from thidua.stages.launch.reader.findings.context import Context
from thidua.stages.launch.reader.model import Finding
from thidua.stages.launch.reader.outline import Paragraph

_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WIDEST = 2
# What an amendment puts in the place of other words keeps the numbers it had there.
_QUOTED = re.compile(r"“(?:(?<=^“)|(?<=\n“)|(?<=:\s“))[^”\n]*\n[^”]*”")
_ARTICLE = re.compile(
    r"\bĐiều\s(?P<number>\d{1,3})\b(?!\s?(?:,\s(?:Điều|khoản)|và|Luật|Bộ luật|Nghị|Thông|Pháp|Hiến|Quy|Chương|Mục|"
    r"của|Hướng|Quyết định số|Quyết định (?!này)|Điều|\d))"
)
_PART = re.compile(
    r"\b(?:tại|ở|theo|nêu ở)\s(?:mục|phần|Mục|Phần)\s(?P<number>[IVX]{1,4})\b"
    r"(?!\s?(?:,|và|của|Kế|Phụ|Luật|Nghị|Thông|Quy|Chỉ|Hướng))"
)


def _roman(mark: str) -> int:
    values = [_ROMAN.get(ch, 0) for ch in mark]
    return sum(-v if any(after > v for after in values[n + 1 :]) else v for n, v in enumerate(values))


def _to_roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][ones]


def value_of(part: Paragraph) -> int | None:
    """The number that the mark of a part stands for: 4 for "IV", "4" and "d"; None for a dash."""
    if part.kind == "roman":
        return _roman(part.mark)
    if part.kind == "arabic" and part.mark.isdigit():
        return int(part.mark)
    if part.kind == "letter" and part.mark in _LETTERS:
        return _LETTERS.index(part.mark) + 1
    if part.kind == "article" and part.mark.split()[-1].isdigit():
        return int(part.mark.split()[-1])
    return None


def _mark(kind: str, value: int) -> str:
    if kind == "roman":
        return _to_roman(value)
    if kind == "letter":
        return f"{_LETTERS[value - 1]})"
    return f"Điều {value}" if kind == "article" else str(value)


def jumps(context: Context) -> Iterator[Finding]:
    """A number that leaves one out, or stands twice; a list that begins anew is none."""
    if context.is_law:
        return
    last: dict[str, tuple[int, set[int]]] = {}
    begins = 0
    quoted = [match.span() for match in _QUOTED.finditer(context.flow)]
    for part in context.parts:
        within = quoted and any(start < part.start < end for start, end in quoted)
        if within or not context.zones.head_end < part.line <= context.zones.body_end:
            continue
        since, begins = begins, part.start
        value = value_of(part)
        if value is None:
            continue
        for kind in [k for k, (rank, _) in last.items() if rank > part.rank]:
            del last[kind]
        numbers = last.get(part.kind, (0, set()))[1]
        before = min(numbers, default=0)
        last[part.kind] = (part.rank, {value})
        if not before or value == 1 or value - 1 in numbers or not 0 <= value - before <= _WIDEST + 1:
            continue
        # The one left out may stand in the line of another.
        left_out = re.escape(_mark(part.kind, before + 1).rstrip(")"))
        if re.search(rf"\s{left_out}[.):]\s", context.flow[since : part.start]):
            continue
        # The next one may go on from this number or from the right one.
        last[part.kind] = (part.rank, {value, before + 1})
        found = _mark(part.kind, value)
        why = f"Trước đó là {_mark(part.kind, before)}; số thứ tự bị lặp hoặc nhảy."
        yield Finding("numbering", part.line, "warning", found, _mark(part.kind, before + 1), why)


def references(context: Context) -> Iterator[Finding]:
    """An article or part that the paper points to and does not have."""
    if context.is_law:
        return
    for pattern, kind in ((_ARTICLE, "article"), (_PART, "roman")):
        values = [value for part in context.parts if part.kind == kind and (value := value_of(part))]
        if len(values) < _WIDEST:
            continue
        for match in pattern.finditer(context.flow):
            number = int(match["number"]) if kind == "article" else _roman(match["number"])
            if number > max(values) and context.text.line_at(match.start()) <= context.zones.end:
                if kind == "article" and not _of_this(context.flow, match):
                    continue
                why = f"Văn bản chỉ có đến {_mark(kind, max(values))}."
                yield context.at(match.start(), match.end(), "reference-missing", "error", None, why)


def _of_this(flow: str, match: re.Match[str]) -> bool:
    """Tell whether an article is one of the paper itself: "Như Điều 3", "tên tại Điều 1", "Điều 1 Quyết định này"."""
    before = flow[max(0, match.start() - 24) : match.start()]
    after = flow[match.end() : match.end() + 24]
    own = re.search(r"(?:Như|có tên (?:tại|ở)|nêu (?:tại|ở)|quy định (?:tại|ở)|ghi (?:tại|ở))\s$", before)
    return bool(re.match(r"\s(?:của\s)?\w+(?:\s\w+)? này", after)) or bool(own)


CHECKS = (jumps, references)
