"""Facts of many subjects as columns. Every column is a pair: what is certain, and what is possible.

Three encodings, each exact for every rule that may be asked: whole facts as numbers; years as one bit mask a subject
(bit k: k years ago); counts as "how many years back one must look to have seen n", a byte for each n. With the last one
a count within a window, or within an unbroken run, is a single comparison of bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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

NEVER = 255
"""Years to look back for a number that the whole window does not hold."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Facts of ``size`` subjects as pairs (certain or least, possible or most); a fact without a column is unknown.

    ``counts`` have the shape (numbers, size): row n - 1 tells the years needed for n, ``NEVER`` where there are fewer.
    """

    size: int
    wholes: Mapping[str, Pair]
    years: Mapping[str, Pair]
    counts: Mapping[str, tuple[Bytes, Bytes]]

    def part(self, start: int, stop: int) -> Columns:
        """The subjects from ``start`` up to ``stop``, without copying."""

        def cut(pairs: Mapping[str, Pair]) -> dict[str, Pair]:
            return {name: (low[..., start:stop], high[..., start:stop]) for name, (low, high) in pairs.items()}

        size = max(min(stop, self.size) - start, 0)
        return Columns(size, cut(self.wholes), cut(self.years), cut(self.counts))  # type: ignore[arg-type]


def pack(sheets: Sequence[FactSheet], trees: Iterable[Node]) -> Columns:
    """Columns of the facts that the given trees read, in the narrowest types that keep every comparison."""
    tests = [leaf.test for tree in trees for leaf in leaves(tree)]
    wholes = {
        name: _narrow([sheet.wholes.get(name, UNKNOWN_WHOLE) for sheet in sheets], bounds)
        for name, bounds in bounds_of(tests).items()
    }
    years = {
        name: _marks([sheet.years.get(name, UNKNOWN_YEARS) for sheet in sheets]) for name in sorted(series_of(tests))
    }
    counts = {}
    for name, top in tops_of(tests).items():
        found = [sheet.counts.get(name, UNKNOWN_COUNTS) for sheet in sheets]
        counts[name] = (reach([one.least for one in found], top), reach([one.most for one in found], top))
    return Columns(len(sheets), wholes, years, counts)


def bounds_of(tests: Iterable[Test]) -> dict[str, tuple[int, ...] | None]:
    """Each whole fact with the bounds it is held against; None where its exact number matters (shares)."""
    found: dict[str, tuple[int, ...] | None] = {}
    for test in tests:
        if isinstance(test, Share):
            found[test.part] = found[test.whole] = None
        elif isinstance(test, Compare):
            bounds = found.get(test.fact, ())
            if bounds is not None:
                found[test.fact] = (*bounds, *(one for one in (test.at_least, test.at_most) if one is not None))
    return found


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
    table = np.asarray(by_year, dtype=np.int64).reshape(len(by_year), WINDOW)
    seen = np.minimum(table, top).cumsum(axis=1)
    wanted = np.arange(1, top + 1)
    short = (seen[None, :, :] < wanted[:, None, None]).sum(axis=2)
    return np.where(short < WINDOW, short + 1, NEVER).astype(np.uint8)


def whole(name: str, columns: Columns) -> Pair:
    """A column of whole facts; unknown for everybody where there is none."""
    found = columns.wholes.get(name)
    if found is None:
        low, high = UNKNOWN_WHOLE
        found = (np.full(columns.size, low, np.int32), np.full(columns.size, high, np.int32))
    return found


def marks(name: str, columns: Columns) -> Pair:
    """A column of marks by year; unknown for everybody where there is none."""
    found = columns.years.get(name)
    if found is None:
        certain, possible = UNKNOWN_YEARS.certain, UNKNOWN_YEARS.possible
        found = (np.full(columns.size, certain, np.uint16), np.full(columns.size, possible, np.uint16))
    return found


def years_needed(name: str, number: int, columns: Columns) -> tuple[Bytes, Bytes]:
    """Years to look back to have surely, and to have possibly, seen ``number`` (at least 1)."""
    found = columns.counts.get(name)
    if found is None:
        return np.full(columns.size, NEVER, np.uint8), np.ones(columns.size, np.uint8)
    if len(found[0]) < number:
        raise ValueError(f"{name}: columns hold up to {len(found[0])}, a rule asks for {number}")
    return found[0][number - 1], found[1][number - 1]


def _narrow(values: Sequence[tuple[int, int]], bounds: tuple[int, ...] | None) -> Pair:
    table = np.array(values, dtype=np.int64).reshape(len(values), 2)
    if bounds is not None:
        # Beyond the bounds all numbers are alike, so the unknown ends of an interval need no wide type.
        table = table.clip(min(bounds, default=0) - 1, max(bounds, default=MANY) + 1)
    least = np.min_scalar_type(int(table.min(initial=0)) if table.min(initial=0) < 0 else -1)
    most = np.min_scalar_type(-int(table.max(initial=0)) - 1)
    table = table.astype(np.promote_types(least, most))
    return np.ascontiguousarray(table[:, 0]), np.ascontiguousarray(table[:, 1])


def _marks(values: Sequence[object]) -> Pair:
    table = np.array([(one.certain, one.possible) for one in values], dtype=np.uint16)  # type: ignore[attr-defined]
    table = table.reshape(len(values), 2)
    return np.ascontiguousarray(table[:, 0]), np.ascontiguousarray(table[:, 1])
