"""What the checks see, and how they point at a place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise

from thidua.stages.launch.reader.letters import SMALL, small_letters
from thidua.stages.launch.reader.model import Finding, Reading, Severity, Span
from thidua.stages.launch.reader.outline import Paragraph
from thidua.stages.launch.reader.text import Text
from thidua.stages.launch.reader.zones import Zones
from thidua.vietnamese import fold

_WORDS = re.compile(f"[{SMALL}]+(?: [{SMALL}]+)*")
_PARTY = "dang cong san viet nam"
LAW_KINDS = {"luat", "bo_luat", "phap_lenh", "nghi_dinh", "thong_tu", "thong_tu_lien_tich", "nghi_quyet_lien_tich"}


@dataclass(frozen=True, slots=True)
class Context:
    """A reading without findings, with the text and the places it was made from."""

    reading: Reading
    text: Text
    zones: Zones
    parts: tuple[Paragraph, ...]
    lowered: str = field(init=False, repr=False)
    pieces: tuple[list[str], ...] = field(init=False, repr=False)
    words: frozenset[str] = field(init=False, repr=False)
    pairs: frozenset[tuple[str, str]] = field(init=False, repr=False)
    body: tuple[tuple[int, str], ...] = field(init=False, repr=False)
    """The lines of the document itself that are not blank, with their numbers; annexes are left out."""
    is_party: bool = field(init=False)
    """Papers of the Party follow its own rules of form, not the decree."""

    def __post_init__(self) -> None:
        """Keep the running text in small letters, its words by stretches without a mark or figure between, its lines.

        Several checks look at them before they search, which takes far longer.
        """
        lowered = small_letters(self.text.flow)
        object.__setattr__(self, "lowered", lowered)
        pieces = tuple(map(str.split, _WORDS.findall(lowered)))
        object.__setattr__(self, "pieces", pieces)
        object.__setattr__(self, "words", frozenset(chain.from_iterable(pieces)))
        object.__setattr__(self, "pairs", frozenset(chain.from_iterable(map(pairwise, pieces))))
        body = enumerate(self.text.lines[: self.zones.end], 1)
        object.__setattr__(self, "body", tuple((number, line) for number, line in body if line.strip()))
        head = self.text.lines[: self.zones.head_end]
        object.__setattr__(self, "is_party", any(_PARTY in fold(line) for line in head))

    @property
    def flow(self) -> str:
        """The running text."""
        return self.text.flow

    @property
    def is_law(self) -> bool:
        """Normative documents follow rules of form of their own."""
        return self.reading.document.kind in LAW_KINDS

    def places_of(self, words: str) -> Iterator[int]:
        """Where words, given in small letters, stand in the running text in letters of any size."""
        at = self.lowered.find(words)
        while at >= 0:
            yield at
            at = self.lowered.find(words, at + 1)

    def matches(self, pattern: re.Pattern[str], *hints: str, back: int = 0) -> Iterator[re.Match[str]]:
        """The matches of a pattern that begin where one of some words in small letters stands, or ``back`` before it.

        Words are found many times faster than a pattern.
        """
        for hint in hints:
            for at in self.places_of(hint):
                match = pattern.match(self.flow, at - back) if at >= back else None
                if match:
                    yield match

    def body_with(self, *signs: str) -> tuple[tuple[int, str], ...]:
        """The lines of :attr:`body` when the text holds any of some signs, none otherwise."""
        return self.body if any(sign in self.flow for sign in signs) else ()

    def at(self, start: int, end: int, code: str, severity: Severity, fix: str | None, why: str) -> Finding:
        """Make a finding for a stretch of the running text."""
        spans = self.text.spans(start, end)
        return Finding(code, spans[0].line, severity, self.flow[start:end], fix, why, spans[0])

    def in_line(
        self, number: int, match: re.Match[str], code: str, severity: Severity, fix: str | None, why: str
    ) -> Finding:
        """Make a finding for a match in one line."""
        return Finding(code, number, severity, match[0], fix, why, Span(number, match.start(), match.end()))
