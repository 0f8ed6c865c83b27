"""Facts of many subjects as columns. Every column is a pair: what is certain, and what is possible.

Each encoding is exact for every test that a rule can hold: truths as one bit a subject; other whole facts as numbers;
shares as whole percent; marks by year as the length of the unbroken run that ends with the year judged; counts by year
as the years one must look back to have seen n, for each n. So every test is a single comparison.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from thidua.law.engine.tree import (
    MANY,
    UNKNOWN_COUNTS,
    UNKNOWN_WHOLE,
    UNKNOWN_YEARS,
    WINDOW,
    Compare,
    CountIn,
    FactSheet,
    Node,
    Run,
    Share,
    Test,
    leaves,
)

Whole = NDArray[np.integer]
Pair = tuple[Whole, Whole]
Bytes = NDArray[np.uint8]
Bits = NDArray[np.uint64]

WORD = 64
TRUTH = frozenset({1})

NEVER = 255
"""Years to look back for a number that the whole window does not hold."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Facts of ``size`` subjects as pairs (certain or least, possible or most); a fact without a column is unknown.

    ``truths`` are bits in whole words, the first subject's the highest of the first byte; ``years`` lengths of runs.
    ``counts`` have the shape (numbers, size): row n - 1 tells the years needed for n, ``NEVER`` where there are fewer.
    ``index``: for some tests, as bits, who surely and who possibly meets them; the rest is compared when it is asked.
    """

    size: int
    truths: Mapping[str, tuple[Bits, Bits]]
    wholes: Mapping[str, Pair]
    years: Mapping[str, tuple[Bytes, Bytes]]
    counts: Mapping[str, tuple[Bytes, Bytes]]
    index: Mapping[Test, tuple[Bits, Bits]] = field(default_factory=dict)

    def part(self, start: int, stop: int) -> Columns:
        """The subjects from ``start`` (a multiple of 64) up to ``stop``, without copying."""
        words = slice(start // WORD, -(-stop // WORD))
        return Columns(
            max(min(stop, self.size) - start, 0),
            {name: (sure[words], possible[words]) for name, (sure, possible) in self.truths.items()},
            {name: (low[start:stop], high[start:stop]) for name, (low, high) in self.wholes.items()},
            {name: (sure[start:stop], possible[start:stop]) for name, (sure, possible) in self.years.items()},
            {name: (sure[:, start:stop], possible[:, start:stop]) for name, (sure, possible) in self.counts.items()},
            {test: (sure[words], possible[words]) for test, (sure, possible) in self.index.items()},
        )


def pack(sheets: Sequence[FactSheet], trees: Iterable[Node]) -> Columns:
    """Columns of the facts that the given trees read, in the narrowest types that keep every comparison."""
    tests = [leaf.test for tree in trees for leaf in leaves(tree)]
    wholes, truths, years, counts = {}, {}, {}, {}
    for name, cuts in cuts_of(tests).items():
        values = _values(name, sheets)
        if cuts == TRUTH:
            truths[name] = (bits(values[:, 0] >= 1), bits(values[:, 1] >= 1))
        else:
            wholes[name] = _narrow(values, cuts)
    for name in sorted(series_of(tests)):
        marks = [sheet.years.get(name, UNKNOWN_YEARS) for sheet in sheets]
        years[name] = (runs([one.certain for one in marks]), runs([one.possible for one in marks]))
    for name, top in tops_of(tests).items():
        found = [sheet.counts.get(name, UNKNOWN_COUNTS) for sheet in sheets]
        counts[name] = (reach([one.least for one in found], top), reach([one.most for one in found], top))
    return Columns(len(sheets), truths, wholes, years, counts)


def cuts_of(tests: Iterable[Test]) -> dict[str, frozenset[int]]:
    """Each whole fact and share with the numbers from which on a test judges otherwise.

    A fact whose only cut is 1 is a truth.
    """
    found: dict[str, frozenset[int]] = {}
    for test in tests:
        if isinstance(test, Share):
            name = share_name(test)
            found[name] = found.get(name, frozenset()) | {test.percent}
        elif isinstance(test, Compare):
            found[test.fact] = found.get(test.fact, frozenset()) | {cut_of(test)}
    return found


def share_name(test: Share) -> str:
    """The column of a share: of whole percent reached or, where more than a percentage is asked for, passed."""
    return f"{test.part}{'>' if test.strict else '/'}{test.whole}"


def percent(part: Pair, whole: Pair, *, strict: bool) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Whole percent that a share surely and possibly reaches (``strict``: passes); -1 where the whole is nothing.

    By integers: a · 100 ≥ p · b exactly when a · 100 // b ≥ p, and > exactly when (a · 100 - 1) // b ≥ p.
    """
    parts = [np.asarray(side, np.int64) * 100 - int(strict) for side in part]
    least, most = (np.asarray(side, np.int64) for side in whole)
    surely = np.where(least >= 1, parts[0] // np.maximum(most, 1), -1)
    possibly = np.where(most >= 1, parts[1] // np.maximum(least, 1), -1)
    return surely, np.maximum(surely, possibly)


def cut_of(test: Compare) -> int:
    """From which number on the test is met (``at_least``) or no longer met (``at_most``)."""
    if test.at_least is not None:
        return test.at_least
    return (test.at_most if test.at_most is not None else MANY) + 1


def bits(outcome: NDArray[np.bool_]) -> Bits:
    """One bit a subject, filled up with zeros to whole words."""
    packed = np.packbits(outcome)
    if missing := -len(packed) % 8:
        packed = np.concatenate([packed, np.zeros(missing, np.uint8)])
    return packed.view(np.uint64)


def series_of(tests: Iterable[Test]) -> set[str]:
    """Facts that are marks by year."""
    series = {test.series for test in tests if isinstance(test, Run)}
    return series | {test.run for test in tests if isinstance(test, CountIn) and test.run}


def tops_of(tests: Iterable[Test]) -> dict[str, int]:
    """Facts that are numbers by year, with the greatest number asked for."""
    found: dict[str, int] = {}
    for test in tests:
        if isinstance(test, CountIn):
            found[test.counts] = max(found.get(test.counts, 1), test.at_least)
    return found


def reach(by_year: Sequence[Sequence[int]] | NDArray[np.integer], top: int) -> Bytes:
    """Years to look back for 1 … ``top``, from numbers by year (one row a subject, the year judged first)."""
    table = np.minimum(np.asarray(by_year).reshape(len(by_year), WINDOW).T, top)
    narrow = np.dtype(np.uint8 if top * WINDOW < 1 << 8 else np.int32)
    seen: Whole = np.zeros(len(by_year), narrow)
    short = np.zeros((top, len(by_year)), np.uint8)
    for year in table:
        seen = seen + year.astype(narrow)
        for number in range(1, top + 1):
            short[number - 1] += seen < number
    return np.where(short < WINDOW, short + 1, NEVER).astype(np.uint8)


def runs(masks: Sequence[int] | NDArray[np.integer]) -> Bytes:
    """Length of the unbroken run of marks that ends with year 0, from bit masks (bit k: k years ago)."""
    found = np.asarray(masks, np.uint16)
    length: Bytes = np.bitwise_count(found & ~(found + np.uint16(1)))
    return length


def whole(name: str, columns: Columns) -> Pair:
    """A column of whole facts; unknown for everybody where there is none."""
    found = columns.wholes.get(name)
    if found is None:
        low, high = UNKNOWN_WHOLE
        found = (np.full(columns.size, low, np.int32), np.full(columns.size, high, np.int32))
    return found


def run_lengths(name: str, columns: Columns) -> tuple[Bytes, Bytes]:
    """A column of runs; unknown for everybody where there is none."""
    found = columns.years.get(name)
    return found or (np.zeros(columns.size, np.uint8), np.full(columns.size, WINDOW, np.uint8))


def years_needed(name: str, number: int, columns: Columns) -> tuple[Bytes, Bytes]:
    """Years to look back to have surely, and to have possibly, seen ``number`` (at least 1)."""
    found = columns.counts.get(name)
    if found is None:
        return np.full(columns.size, NEVER, np.uint8), np.ones(columns.size, np.uint8)
    if len(found[0]) < number:
        raise ValueError(f"{name}: columns hold up to {len(found[0])}, a rule asks for {number}")
    return found[0][number - 1], found[1][number - 1]


def _values(name: str, sheets: Sequence[FactSheet]) -> NDArray[np.int64]:
    def both(fact: str) -> NDArray[np.int64]:
        return np.array([sheet.wholes.get(fact, UNKNOWN_WHOLE) for sheet in sheets], np.int64).reshape(-1, 2)

    for sign in "/>":
        part, found, whole_ = name.partition(sign)
        if found:
            first, second = both(part), both(whole_)
            ends = percent((first[:, 0], first[:, 1]), (second[:, 0], second[:, 1]), strict=sign == ">")
            return np.stack(ends, axis=1)
    return both(name)


def _narrow(table: NDArray[np.int64], cuts: frozenset[int]) -> Pair:
    # Beyond the cuts all numbers are alike, so the unknown ends of an interval need no wide type.
    table = table.clip(min(cuts) - 1, max(cuts))
    least = np.min_scalar_type(min(int(table.min(initial=0)), -1))
    most = np.min_scalar_type(-int(table.max(initial=0)) - 1)
    table = table.astype(np.promote_types(least, most))
    return np.ascontiguousarray(table[:, 0]), np.ascontiguousarray(table[:, 1])
