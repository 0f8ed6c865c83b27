"""From words with their places on a page to lines: columns kept apart, what repeats on every page left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_PAGE_NUMBER = re.compile(r"\W*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)
# A gap this many times the height of the letters parts two cells, wherever it stands …
_WIDE_GAP = 2.0
# … a smaller one does where it is far wider than the line's other gaps (justified lines have wide gaps throughout).
_SMALL_GAP, _TIMES_OTHERS = 0.7, 2.5
_NARROW, _OVERLAP = 0.12, 0.3
_GUTTER, _COLUMN_LINES, _COLUMN_FILL, _COLUMN_WORDS = 0.8, 14, 0.8, 4
_EDGE_LINES, _SAME_HEIGHT, _BLANK_LINE, _CENTRED = 2, 4.0, 2.4, 3.0
# The State's name and motto stand beside the agency, on some papers with hardly a gap.
_NATION = {"CỘNG": ("HÒA", "HOÀ"), "Độc": ("lập",)}


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box in points, from the lower left corner of the page; ``sure`` is a recogniser's percentage."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    sure: float = 100.0

    @property
    def middle(self) -> float:
        """Half way up the word."""
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        """Height of the box, at least one point."""
        return max(1.0, self.top - self.bottom)


@dataclass(frozen=True, slots=True)
class _Line:
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def lay_out(pages: Sequence[Sequence[Word]]) -> str:
    """Return the text of pages as lines that end where the page's do; columns of a table have wide gaps between."""
    return lay_out_words(pages)[0]


def lay_out_words(pages: Sequence[Sequence[Word]]) -> tuple[str, tuple[Word, ...]]:
    """Return the text as :func:`lay_out` does, and its words in the order in which they stand in it."""
    lines = [_page_lines(words) for words in pages]
    furniture = _furniture(lines)
    kept = [[line for at, line in enumerate(page) if (n, at) not in furniture] for n, page in enumerate(lines)]
    text = "\n".join(text for page in kept for text in _written(page))
    return text, tuple(word for page in kept for line in page for word in line.words)


def _page_lines(words: Sequence[Word]) -> list[_Line]:
    lines = _lines_of(words)
    gutter = _gutter(lines)
    if gutter is None:
        return lines
    made: list[_Line] = []
    left: list[_Line] = []
    right: list[_Line] = []
    for line in lines:
        if any(word.left < gutter < word.right for word in line.words):
            made += [*left, *right, line]
            left, right = [], []
            continue
        for side, words_of_side in ((left, _side(line, gutter, right=False)), (right, _side(line, gutter, right=True))):
            if words_of_side:
                side.append(_Line(words_of_side))
    return [*made, *left, *right]


def _side(line: _Line, gutter: float, *, right: bool) -> tuple[Word, ...]:
    return tuple(word for word in line.words if (word.left > gutter) == right)


def _lines_of(words: Sequence[Word]) -> list[_Line]:
    """Words whose middles lie on one height are a line, top line first."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (-w.middle, w.left)):
        if lines and abs(lines[-1][0].middle - word.middle) < min(lines[-1][0].height, word.height) / 2:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_Line(_joined(sorted(line, key=lambda w: w.left))) for line in lines]


def _joined(words: Sequence[Word]) -> tuple[Word, ...]:
    """Join the parts of a word that the file stores apart: no blank is that narrow."""
    kept: list[Word] = []
    for word in words:
        before = kept[-1] if kept else None
        if before and -_OVERLAP * word.height < word.left - before.right < _NARROW * word.height:
            low, high = min(before.bottom, word.bottom), max(before.top, word.top)
            right, sure = max(before.right, word.right), min(before.sure, word.sure)
            kept[-1] = Word(before.text + word.text, before.left, low, right, high, sure)
        else:
            kept.append(word)
    return tuple(kept)


def _gutter(lines: Sequence[_Line]) -> float | None:
    """Where a page of running text is parted into two columns; None for one column, a letterhead or a table."""
    words = [word for line in lines for word in line.words]
    if len(lines) < _COLUMN_LINES or not words:
        return None
    low, high = min(w.left for w in words), max(w.right for w in words)
    middle, width = (low + high) / 2, high - low
    gaps = [
        (a.right, b.left)
        for line in lines
        for a, b in pairwise(line.words)
        if b.left - a.right > _GUTTER * a.height and abs((a.right + b.left) / 2 - middle) < width / 6
    ]
    if len(gaps) < _COLUMN_LINES:
        return None
    at = median((a + b) / 2 for a, b in gaps)
    parted = [line for line in lines if all(not word.left < at < word.right for word in line.words)]
    both = [line for line in parted if line.words[0].left < at < line.words[-1].left]
    if len(both) < max(_COLUMN_LINES, len(lines) // 2):
        return None
    left = max(w.right for line in both for w in line.words if w.left < at) - low
    right = high - min(w.left for line in both for w in line.words if w.left > at)
    filled = [_filled(line, at, left, right) for line in both]
    words_beside = [min(len(_side(line, at, right=side)) for side in (False, True)) for line in both]
    # Columns of text are full to their edges on nearly every line, and lines have many words; cells of a table do not.
    return at if median(filled) >= _COLUMN_FILL and median(words_beside) >= _COLUMN_WORDS else None


def _filled(line: _Line, at: float, left: float, right: float) -> float:
    shares = []
    for is_right, width in ((False, left), (True, right)):
        side = [w for w in line.words if (w.left > at) == is_right]
        shares.append((side[-1].right - side[0].left) / max(1.0, width))
    return min(shares)


def _furniture(pages: Sequence[Sequence[_Line]]) -> set[tuple[int, int]]:
    """Page numbers, and lines at the edge of pages that come back at the same height: (page, index of the line)."""
    edges: dict[tuple[str, int], list[tuple[int, int]]] = {}
    found: set[tuple[int, int]] = set()
    for number, page in enumerate(pages):
        last = len(page) - 1
        for at, line in enumerate(page):
            if min(at, last - at) >= _EDGE_LINES:
                continue
            if at in {0, last} and last > 0 and _PAGE_NUMBER.fullmatch(line.text):
                found.add((number, at))
            key = re.sub(r"\d+", "#", line.text), round(line.words[0].middle / _SAME_HEIGHT)
            edges.setdefault(key, []).append((number, at))
    for places in edges.values():
        if len(places) >= max(2, (len(pages) - 1) * 0.5):
            found.update(places)
    return found


def _written(lines: Sequence[_Line]) -> list[str]:
    words = [word for line in lines for word in line.words]
    if not words:
        return []
    left = min(word.left for word in words)
    letter = max(1.0, median((w.right - w.left) / max(1, len(w.text)) for w in words))
    usual = median(line.words[0].height for line in lines)
    right = max(word.right for word in words)
    out: list[str] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before and _parted(before, line, left, right, usual):
            out.append("")
        out.append(_spaced(line.words, left, letter))
    return out


def _parted(before: _Line, line: _Line, left: float, right: float, usual: float) -> bool:
    """Tell whether room, or the change from a centred line to running text, parts two lines."""
    if before.words[0].middle - line.words[0].middle > _BLANK_LINE * usual:
        return True
    indent, rest = before.words[0].left - left, right - before.words[-1].right
    centred = min(indent, rest) > _CENTRED * usual and abs(indent - rest) < usual
    begins = line.words[0].left - left < _CENTRED * usual and right - line.words[-1].right < usual
    return centred and begins


def _spaced(words: Sequence[Word], left: float, letter: float) -> str:
    """Write a line with its words about where they stand, cells at least four blanks apart."""
    text = " " * min(120, round((words[0].left - left) / letter)) + words[0].text
    gaps = [b.left - a.right for a, b in pairwise(words)]
    others = median(gaps) if gaps else 0.0
    for (before, word), gap in zip(pairwise(words), gaps, strict=True):
        height = min(before.height, word.height)
        apart = gap > _WIDE_GAP * height or gap > max(_SMALL_GAP * height, _TIMES_OTHERS * max(others, 0.0))
        if apart or _begins_nation(words, word):
            column = round((word.left - left) / letter)
            text += " " * max(4, min(160, column) - len(text)) + word.text
        else:
            text += " " + word.text
    return text


def _begins_nation(words: Sequence[Word], word: Word) -> bool:
    if word.text not in _NATION:
        return False
    following = next((b.text for a, b in pairwise(words) if a is word), "")
    return following.rstrip(" -–") in _NATION[word.text]
