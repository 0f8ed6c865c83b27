"""Invented people with six years of history, the same every time: what bulk assessment is measured on.

Every fact that any rule reads is drawn for each person on his own; nobody is a copy of another. Facts of one history
agree with each other (levels, titles, the years after an order); any other fact is drawn by its type alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thidua.law.engine import rulefiles
from thidua.law.engine.bulk.columns import (
    NEVER,
    TRUTH,
    Bits,
    Bytes,
    Columns,
    Pair,
    bits,
    cuts_of,
    runs,
    series_of,
    tops_of,
)
from thidua.law.engine.tree import ALL_YEARS, WINDOW, Test

HISTORY = 6
UNKNOWN_SHARE = 0.05
_TRUTHS = {
    "takes_part": 0.97,
    "conduct": 0.99,
    "selected": 0.4,
    "party_opinion": 0.5,
    "no_open_matter": 0.99,
    "clear_of_discipline": 0.98,
    "majority": 0.95,
    "found_movement": 0.05,
    "found_influence": 0.02,
    "found_contribution": 0.02,
    "found_ingenuity": 0.001,
}
_WORKS = {
    "initiatives_co_so": 0.3,
    "initiatives_tinh": 0.05,
    "initiatives_toan_quoc": 0.01,
    "research_co_so": 0.05,
    "research_tinh": 0.02,
    "research_toan_quoc": 0.01,
}
_OTHER_TRUTH, _OTHER_YEAR = 0.1, 0.3

Truths = NDArray[np.bool_]


def synthetic(
    size: int, random: np.random.Generator, tests: Iterable[Test], derived: Callable[[float], None] = lambda _: None
) -> Columns:
    """Facts of ``size`` people for the given tests; five in a hundred facts are unknown.

    ``derived`` is told the seconds that went not into drawing but into columns out of what each year says.
    """
    asked = tuple(tests)
    person = _Person(size, random, derived)
    cuts = cuts_of(asked)
    truths = {name: person.truth(name) for name, found in cuts.items() if found == TRUTH}
    wholes = {name: person.whole(name, found) for name, found in cuts.items() if found != TRUTH}
    years = {name: person.runs(name) for name in sorted(series_of(asked))}
    counts = {name: person.reach(name, top) for name, top in tops_of(asked).items()}
    return Columns(size, truths, wholes, years, counts)


class _Person:
    """The common history that the facts of one draw are taken from."""

    def __init__(self, size: int, random: np.random.Generator, derived: Callable[[float], None]) -> None:
        self.size, self.random, self.derived = size, random, derived
        self.levels = random.choice(5, size=(HISTORY, size), p=[0.02, 0.03, 0.15, 0.6, 0.2]).astype(np.int8)
        self.titles = (self.levels == 4) & self._by_year(0.7)
        self.since: dict[str, NDArray[np.int8]] = {}

    def truth(self, name: str) -> tuple[Bits, Bits]:
        """What is so or not."""
        values = self.random.random(self.size, dtype=np.float32) < _TRUTHS.get(name, _OTHER_TRUTH)
        low, high = self._known(values, 0, 1)
        return bits(low == 1), bits(high == 1)

    def whole(self, name: str, cuts: frozenset[int]) -> Pair:
        """Numbers and levels."""
        low, high = self._ends(name, cuts)
        return self._known(self._values(name, low, high), low, high)

    def _ends(self, name: str, cuts: frozenset[int]) -> tuple[int, int]:
        """Between which numbers a fact lies; an unknown one may be any of them."""
        if name.startswith("years_after_"):
            return -1, WINDOW
        if "/" in name or ">" in name:
            return -1, 100
        if rulefiles.facts()[name]["type"] == "level":
            return 0, 7 if "discipline" in name else 4
        return 0, 2 * max(cuts) + 1

    def _values(self, name: str, low: int, high: int) -> NDArray[np.integer]:
        if name.startswith("years_after_"):
            return self._since(name.removeprefix("years_after_"))
        if name == "rating":
            level: NDArray[np.int8] = self.levels[0]
            return level
        if "discipline" in name:
            return (self.random.random(self.size) < 0.02).astype(np.int8)
        if high == 100:
            members = self.random.integers(5, 16, self.size)
            return (100 - self.random.integers(0, 4, self.size) * 100 // members).astype(np.int8)
        return self.random.integers(low, high + 1, self.size).astype(np.int8 if high < 127 else np.int16)

    def _since(self, award: str) -> NDArray[np.int8]:
        """Years since an award, -1 for those who never had it."""
        if award not in self.since:
            years = self.random.integers(0, HISTORY + 2, self.size)
            self.since[award] = np.where(self.random.random(self.size) < 0.1, years, -1).astype(np.int8)
        return self.since[award]

    def runs(self, name: str) -> tuple[Bytes, Bytes]:
        """Marks by year, as the length of the run that ends with the last year."""
        series, _, award = name.partition("_after_")
        by_year = {
            "years_htxs": self.levels >= 4,
            "years_htt": self.levels >= 3,
            "years_cstd_co_so": self.titles,
        }.get(series)
        drawn = self._by_year(_OTHER_YEAR) if by_year is None else by_year
        since = self._since(award) if award else None
        began = time.perf_counter()
        masks = _masks(drawn)
        if since is not None:
            gap = np.clip(since, 0, WINDOW).astype(np.uint16)
            masks &= (np.uint16(1) << gap) - np.uint16(1)
        self.derived(time.perf_counter() - began)
        least, most = self._known(masks, 0, ALL_YEARS)
        began = time.perf_counter()
        found = runs(least), runs(most)
        self.derived(time.perf_counter() - began)
        return found

    def reach(self, name: str, top: int) -> tuple[Bytes, Bytes]:
        """Numbers by year, as the years one must look back for each."""
        by_year = {
            "count_htxs": self.levels == 4,
            "count_cstd_co_so": self.titles,
            "count_cstd_tinh": self.titles & self._by_year(0.2),
        }.get(name)
        if by_year is None:
            by_year = self._by_year(_WORKS.get(name, _OTHER_YEAR))
        began = time.perf_counter()
        seen, least = np.zeros(self.size, np.uint8), np.ones((top, self.size), np.uint8)
        for year in by_year.view(np.uint8):
            seen += year
            for number, needed in enumerate(least, start=1):
                needed += seen < number
        least[least > HISTORY] = NEVER
        most = least.copy()
        self.derived(time.perf_counter() - began)
        unknown = self.random.random(self.size) < UNKNOWN_SHARE
        least[:, unknown], most[:, unknown] = NEVER, 1
        return least, most

    def _by_year(self, share: float) -> Truths:
        return self.random.random((HISTORY, self.size), dtype=np.float32) < share

    def _known(self, values: NDArray[Any], low: int, high: int) -> Pair:
        unknown = self.random.random(self.size, dtype=np.float32) < UNKNOWN_SHARE
        least, most = values.copy(), values.copy()
        least[unknown], most[unknown] = low, high
        return least, most


def _masks(by_year: Truths) -> NDArray[np.uint16]:
    masks = np.zeros(by_year.shape[1], np.uint16)
    for back, marked in enumerate(by_year):
        masks |= marked.astype(np.uint16) << back
    return masks
