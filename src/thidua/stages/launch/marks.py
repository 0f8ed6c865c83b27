"""Which stretches of the text are marked, and the lines cut at them: pure, for the check page."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from thidua.stages.launch.places import Place
from thidua.stages.launch.reader import Finding, Reading

Mark = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of one line: ``tone`` is "" (plain), "cite", "e" (error), "w", "decided" (a finding) or "v" (a value).

    ``number`` is that of the finding or value, 0 for none; ``starts`` and ``ends`` say that its mark opens or closes
    here, so that it is named and numbered once.
    """

    text: str
    tone: str = ""
    number: int = 0
    ends: bool = False
    starts: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document with its number from 1; ``kind`` is "title", "heading", "row" (of a table) or ""."""

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


def value_marks(places: Iterable[tuple[int, Sequence[Place]]]) -> list[Mark]:
    """Stretches of lines for numbered values."""
    return [
        {"line": place.line, "start": place.start, "end": place.end, "value": number}
        for number, found in places
        for place in found
    ]


def cut_lines(
    text: str, marks: Iterable[Mark], reading: Mapping[str, Any], decided: Collection[int] = ()
) -> tuple[Line, ...]:
    """The lines that say something, each cut at its marks; findings win over citations, errors over the rest.

    ``decided`` are the numbers, from 1, of the findings that were accepted or kept.
    """
    by_line: dict[int, list[Mark]] = {}
    for mark in marks:
        by_line.setdefault(mark["line"], []).append(mark)
    painter = _Painter(reading["findings"], decided)
    opened: set[int] = set()
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
            else "row"
            if line.strip().count("\t") >= _ROW_TABS
            else ""
        )
        segments = _segments(line, by_line.get(number, ()), painter)
        opening = {one.number for one in segments if one.number} - opened
        opened |= opening
        found.append(Line(number, kind, _named_once(segments, opening)))
    return tuple(found)


_LONGEST_HEADING = 120
_ROW_TABS = 2
_SHORTEST_TITLE_LINE = 10


def _of_title(words: str, printed: str, title: str) -> bool:
    """The kind as printed, or a line of the title long enough not to be there by chance."""
    return words == printed or (len(words) > _SHORTEST_TITLE_LINE and words in title)


@dataclass(frozen=True, slots=True)
class _Painter:
    """What a mark looks like, and which of two wins."""

    findings: Sequence[Mapping[str, Any]]
    decided: Collection[int]

    def weight(self, mark: Mark) -> tuple[bool, bool, int, int]:
        """Order of painting, the last on top: citations, then findings, errors over the rest, short over long."""
        index = mark.get("finding")
        is_error = index is not None and self.findings[index]["severity"] == "error"
        return (index is not None, is_error, mark["start"] - mark["end"], -(index or 0))

    def look(self, mark: Mark) -> tuple[str, int]:
        """Tone and number of a mark."""
        index = mark.get("finding")
        if index is None:
            return ("v", int(mark["value"])) if "value" in mark else ("cite", 0)
        if index + 1 in self.decided:
            return "decided", index + 1
        return ("e" if self.findings[index]["severity"] == "error" else "w"), index + 1


def _segments(line: str, marks: Sequence[Mark], painter: _Painter) -> tuple[Segment, ...]:
    owner: list[tuple[str, int]] = [("", 0)] * len(line)
    for mark in sorted(marks, key=painter.weight):
        for place in range(max(mark["start"], 0), min(mark["end"], len(line))):
            owner[place] = painter.look(mark)
    runs = [
        (key, "".join(line[place] for place in places))
        for key, places in groupby(range(len(line)), key=lambda at: owner[at])
    ]
    last = {number: at for at, ((_tone, number), _text) in enumerate(runs) if number}
    return tuple(
        Segment(words, tone, number, ends=bool(number) and last[number] == at)
        for at, ((tone, number), words) in enumerate(runs)
    )


def _named_once(segments: tuple[Segment, ...], opening: set[int]) -> tuple[Segment, ...]:
    """Say of the first run of each number that is new in this line that its mark starts there."""
    left = set(opening)
    named = []
    for one in segments:
        named.append(replace(one, starts=True) if one.number in left else one)
        left.discard(one.number)
    return tuple(named)
