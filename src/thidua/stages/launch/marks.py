"""Which stretches of the text are marked, and the lines cut at them: pure, for the check page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from thidua.stages.launch.reader import Finding, Reading

Mark = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of one line: ``tone`` is "" (plain), "cite", "e" (error) or "w"; ``number`` is the finding's, 0 for none.

    ``ends`` says that the finding's mark closes here, so that its number is printed once.
    """

    text: str
    tone: str = ""
    number: int = 0
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document with its number from 1; ``kind`` is "title", "heading" or ""."""

    number: int
    kind: str
    segments: tuple[Segment, ...]


def marks_of(reading: Reading) -> list[Mark]:
    """Citations and findings as stretches of lines; a finding that is not in the text has none."""
    cites = [
        {"line": span.line, "start": span.start, "end": span.end, "finding": None}
        for citation in reading.citations
        for mention in citation.mentions
        for span in mention.spans
    ]
    findings = [_finding_mark(index, finding, reading.lines) for index, finding in enumerate(reading.findings)]
    return cites + [mark for mark in findings if mark]


def _finding_mark(index: int, finding: Finding, lines: Sequence[str]) -> Mark | None:
    if finding.span:
        return {"line": finding.span.line, "start": finding.span.start, "end": finding.span.end, "finding": index}
    if not finding.found or not 1 <= finding.line <= len(lines):
        return None
    start = lines[finding.line - 1].find(finding.found)
    if start < 0:
        return None
    return {"line": finding.line, "start": start, "end": start + len(finding.found), "finding": index}


def cut_lines(text: str, marks: Iterable[Mark], reading: Mapping[str, Any]) -> tuple[Line, ...]:
    """The lines that say something, each cut at its marks; findings win over citations, errors over the rest."""
    by_line: dict[int, list[Mark]] = {}
    for mark in marks:
        by_line.setdefault(mark["line"], []).append(mark)
    headings = {section["line"] for section in reading["sections"]}
    title_end = min(headings, default=len(text))
    title = reading["document"]["title"] or ""
    printed = reading["document"]["kind_printed"] or ""
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        in_head = number < title_end
        kind = (
            "title"
            if in_head and _of_title(line.strip(), printed, title)
            else "heading"
            if number in headings and len(line) < _LONGEST_HEADING
            else ""
        )
        found.append(Line(number, kind, _segments(line, by_line.get(number, ()), reading["findings"])))
    return tuple(found)


_LONGEST_HEADING = 120
_SHORTEST_TITLE_LINE = 10


def _of_title(words: str, printed: str, title: str) -> bool:
    """The kind as printed, or a line of the title long enough not to be there by chance."""
    return words == printed or (len(words) > _SHORTEST_TITLE_LINE and words in title)


def _weight(mark: Mark, findings: Sequence[Mapping[str, Any]]) -> tuple[bool, bool, int, int]:
    """Order of painting, the last on top: citations, then findings, errors over the rest, short over long."""
    index = mark["finding"]
    is_error = index is not None and findings[index]["severity"] == "error"
    return (index is not None, is_error, mark["start"] - mark["end"], -(index or 0))


def _segments(line: str, marks: Sequence[Mark], findings: Sequence[Mapping[str, Any]]) -> tuple[Segment, ...]:
    owner: list[tuple[str, int]] = [("", 0)] * len(line)
    for mark in sorted(marks, key=lambda mark: _weight(mark, findings)):
        index = mark["finding"]
        tone = "cite" if index is None else "e" if findings[index]["severity"] == "error" else "w"
        for place in range(max(mark["start"], 0), min(mark["end"], len(line))):
            owner[place] = (tone, 0 if index is None else index + 1)
    runs = [
        (key, "".join(line[place] for place in places))
        for key, places in groupby(range(len(line)), key=lambda at: owner[at])
    ]
    last = {number: at for at, ((_tone, number), _text) in enumerate(runs) if number}
    return tuple(
        Segment(words, tone, number, ends=bool(number) and last[number] == at)
        for at, ((tone, number), words) in enumerate(runs)
    )
