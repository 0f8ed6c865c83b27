"""Where the words of a value stand in the lines of a document: pure.

The reader tidies what it reads (line breaks, markup, quotation marks go), so words are looked for without them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_IGNORED = frozenset(" \t*_“”\"'`")
_LINES = 8
"""How many lines a value may run over, from the one it begins in."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one line: columns from 0, end exclusive."""

    line: int
    start: int
    end: int


class Finder:
    """Looks for words in the lines of one document, without blanks, markup and quotation marks."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self._at = [
            (number, column)
            for number, line in enumerate(lines, start=1)
            for column, char in enumerate(line)
            if char not in _IGNORED
        ]
        self._hay = "".join(_letters(line) for line in lines)
        self._begins = [0]
        for line in lines:
            self._begins.append(self._begins[-1] + sum(char not in _IGNORED for char in line))

    def find(self, words: str, first: int = 1, reach: int = _LINES) -> tuple[Place, ...]:
        """The stretches that ``words`` take, one a line, looked for from line ``first`` on; empty when they are not
        there. Letters count, whatever their case; ``reach`` is how many lines are looked at."""
        needle = _letters(words)
        if not needle or not 1 <= first <= len(self.lines):
            return ()
        end = self._begins[min(first - 1 + reach, len(self.lines))]
        begin = self._hay.find(needle, self._begins[first - 1], end)
        return _stretches(self._at[begin : begin + len(needle)]) if begin >= 0 else ()


def _letters(words: str) -> str:
    """One letter for one, so that places stay: a few capitals have a longer small form."""
    return "".join(small if len(small := char.lower()) == 1 else char for char in words if char not in _IGNORED)


def _stretches(at: Iterable[tuple[int, int]]) -> tuple[Place, ...]:
    ends: dict[int, tuple[int, int]] = {}
    for line, column in at:
        ends[line] = (min(column, ends.get(line, (column, 0))[0]), column + 1)
    return tuple(Place(line, start, end) for line, (start, end) in ends.items())
