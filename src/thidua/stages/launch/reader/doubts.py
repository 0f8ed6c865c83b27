"""Words of a scan that the recogniser was not sure of: found again in the lines, and asked one by one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from thidua.stages.launch.pages.page_layout import Word
from thidua.stages.launch.reader.model import Doubt, Finding, Reading, Span
from thidua.stages.launch.reader.text import clean_lines

SURE_ENOUGH = 80
"""Percent. Tesseract gives a clean word 90 and more; at 80 it has mostly confused a letter or a tone mark."""
_TOKEN = re.compile(r"\S+")
_AHEAD = 60
_DIGIT = re.compile(r"\d")


def doubtful_places(words: Sequence[Word], lines: Sequence[str]) -> tuple[Doubt, ...]:
    """Where the doubtful ones of ``words``, given in the order of the text, stand in its lines.

    Lines may have lost words (page numbers), never gained any nor changed their order.
    """
    said = ["".join(clean_lines(word.text)) for word in words]
    found: list[Doubt] = []
    at = 0
    for number, line in enumerate(lines, start=1):
        for token in _TOKEN.finditer(line):
            try:
                here = said.index(token[0], at, at + _AHEAD)
            except ValueError:
                continue
            at = here + 1
            if words[here].sure < SURE_ENOUGH and any(ch.isalnum() for ch in token[0]):
                found.append(Doubt(number, token.start(), token.end(), max(0, round(words[here].sure))))
    return tuple(found)


def doubt_findings(reading: Reading) -> Iterator[Finding]:
    """A finding for each run of doubtful words. An error where a number, a cited document or who signed is at stake:
    those must be compared with the paper before the check is finished."""
    weighty = [span for citation in reading.citations for mention in citation.mentions for span in mention.spans]
    for run in _runs(reading.doubtful, reading.lines):
        first, last = run[0], run[-1]
        words = reading.lines[first.line - 1][first.start : last.end]
        sure = min(one.sure for one in run)
        cited = any(span.line == first.line and span.start < last.end and first.start < span.end for span in weighty)
        signs = any(one.line <= first.line and words in f"{one.title} {one.name}" for one in reading.signatories)
        at_stake = cited or signs or bool(_DIGIT.search(words))
        yield Finding(
            code="scan-doubt",
            line=first.line,
            severity="error" if at_stake else "warning",
            found=words,
            fix=None,
            why=f"Máy nhận dạng chữ chỉ chắc {sure}% ở chỗ này. Đối chiếu với bản giấy: "
            "đúng thì chọn Giữ nguyên, sai thì sửa ở phần Những gì đã đọc được rồi chọn Giữ nguyên.",
            span=Span(first.line, first.start, last.end),
        )


def _runs(doubts: Iterable[Doubt], lines: Sequence[str]) -> Iterator[list[Doubt]]:
    """Doubtful words with nothing but one blank between them belong together."""
    for line, group in groupby(doubts, key=lambda one: one.line):
        run: list[Doubt] = []
        for one in group:
            if run and lines[line - 1][run[-1].end : one.start] != " ":
                yield run
                run = []
            run.append(one)
        yield run
