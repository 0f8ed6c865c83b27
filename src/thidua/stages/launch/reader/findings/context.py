"""What the checks see, and how they point at a place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from thidua.stages.launch.reader.letters import SMALL, small_letters
from thidua.stages.launch.reader.model import Finding, Reading, Severity, Span
from thidua.stages.launch.reader.outline import Paragraph
from thidua.stages.launch.reader.text import Text
from thidua.stages.launch.reader.zones import Zones
from thidua.vietnamese import fold

_NOT_OF_WORDS = re.compile(f"[^{SMALL} ]+")
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
    is_party: bool = field(init=False)
    """Papers of the Party follow its own rules of form, not the decree."""

    def __post_init__(self) -> None:
        """Keep the running text in small letters, and its words by stretches without a mark or figure between.

        Several checks look at them before they search, which takes far longer.
        """
        lowered = small_letters(self.text.flow)
        object.__setattr__(self, "lowered", lowered)
        words = (piece.split() for piece in _NOT_OF_WORDS.sub("\n", lowered).split("\n"))
        object.__setattr__(self, "pieces", tuple(piece for piece in words if piece))
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

    def body_lines(self) -> Iterator[tuple[int, str]]:
        """Yield the lines of the document itself, with their numbers; annexes are left out."""
        for number in range(1, self.zones.end + 1):
            line = self.text.lines[number - 1]
            if line.strip():
                yield number, line

    def at(self, start: int, end: int, code: str, severity: Severity, fix: str | None, why: str) -> Finding:
        """Make a finding for a stretch of the running text."""
        spans = self.text.spans(start, end)
        return Finding(code, spans[0].line, severity, self.flow[start:end], fix, why, spans[0])

    def in_line(
        self, number: int, match: re.Match[str], code: str, severity: Severity, fix: str | None, why: str
    ) -> Finding:
        """Make a finding for a match in one line."""
        return Finding(code, number, severity, match[0], fix, why, Span(number, match.start(), match.end()))
