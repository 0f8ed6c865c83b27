"""Synthetic people with six years of history, to measure how fast a whole province is assessed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date

import numpy as np
from numpy.typing import NDArray

from thidua.law.engine import rulefiles
from thidua.law.engine.bulk import Columns, assess
from thidua.law.engine.load import Rule, rule_on
from thidua.law.engine.tree import ALL_YEARS, WINDOW
from thidua.law.values import Json

HISTORY = 6
_STATUSES = ("not_eligible", "needs_review", "eligible", "blocked")
_CHUNK = 200_000
_SEED = 20_210_107


def individual_rules(on: date) -> dict[str, Rule]:
    """The rule of every implemented individual title and form on a day."""
    rules = {award: rule_on(award, on) for award in rulefiles.implemented_awards()}
    return {award: rule for award, rule in rules.items() if rule and "individual" in rule.trees}


def run(people: int, on: date, progress: Callable[[int, int], None]) -> Json:
    """Make and assess ``people`` synthetic people; seconds, peak memory in bytes, counts by award and status."""
    rules = individual_rules(on)
    random = np.random.default_rng(_SEED)
    made = assessed = 0.0
    counts = {award: np.zeros(len(_STATUSES), dtype=np.int64) for award in rules}
    done = 0
    while done < people:
        size = min(_CHUNK, people - done)
        start = time.perf_counter()
        columns = synthetic(size, random)
        middle = time.perf_counter()
        for award, rule in rules.items():
            counts[award] += np.bincount(assess(rule, "individual", columns), minlength=len(_STATUSES))
        made += middle - start
        assessed += time.perf_counter() - middle
        done += size
        progress(done, people)
    return {
        "people": people,
        "rules": len(rules),
        "on": on.isoformat(),
        "make_seconds": round(made, 4),
        "assess_seconds": round(assessed, 4),
        "people_per_second": round(people / assessed) if assessed else None,
        "peak_bytes": _peak_bytes(),
        "status_counts": {
            award: {name: int(number) for name, number in zip(_STATUSES, row, strict=True)}
            for award, row in counts.items()
        },
    }


def synthetic(size: int, random: np.random.Generator) -> Columns:
    """Invented facts of ``size`` people: levels and titles of six years, five in a hundred facts unknown."""
    levels = random.choice(5, size=(HISTORY, size), p=[0.02, 0.03, 0.15, 0.6, 0.2]).astype(np.int8)
    wholes = {name: _truth(size, random, share) for name, share in _TRUTHS.items()}
    wholes["rating"] = _known(levels[0], 0, 4, random)
    wholes["months_of_service"] = _known(random.integers(1, 300, size).astype(np.int16), 0, 1000, random)
    worst = np.where(random.random(size) < 0.02, 1, 0).astype(np.int8)
    wholes["discipline_in_period"] = _known(worst, 0, 7, random)
    members = np.full(size, 15, dtype=np.int8)
    wholes["council_members"] = (members, members)
    wholes["votes_yes"] = _known(random.integers(8, 16, size).astype(np.int8), 0, 15, random)
    after = np.where(random.random(size) < 0.2, random.integers(0, HISTORY, size), -1).astype(np.int8)
    wholes["years_after_bang_khen"] = _known(after, -1, WINDOW, random)
    wholes["years_after_merit_bang_khen"] = wholes["years_after_bang_khen"]
    wholes["career_contribution"] = (np.zeros(size, dtype=np.int8),) * 2
    for name in _STARTERS:
        held_since = np.where(random.random(size) < 0.1, random.integers(0, HISTORY + 2, size), -1).astype(np.int8)
        wholes[f"years_after_{name}"] = _known(held_since, -1, WINDOW, random)
    wholes["cstd_tinh_cycles"] = _known(random.integers(0, 3, size).astype(np.int8), 0, 3, random)
    titles = (levels == 4) & (random.random((HISTORY, size)) < 0.7)
    years = {
        "years_htxs": _marks(levels >= 4, random),
        "years_htt": _marks(levels >= 3, random),
        "years_cstd_co_so": _marks(titles, random),
    }
    for name in _STARTERS:
        gap = np.maximum(wholes[f"years_after_{name}"][1], 0).astype(np.int16)
        after = (np.int16(1) << np.minimum(gap, WINDOW)) - 1
        years[f"years_htt_after_{name}"] = tuple(marks & after for marks in years["years_htt"])  # type: ignore[assignment]
    counts = {"count_cstd_co_so": _counts(titles.astype(np.int8)), "count_htxs": _counts((levels == 4).astype(np.int8))}
    counts["count_cstd_tinh"] = _counts((titles & (random.random(titles.shape) < 0.2)).astype(np.int8))
    for name, share in _WORKS.items():
        counts[name] = _counts((random.random((HISTORY, size)) < share).astype(np.int8))
    return Columns(size, wholes, years, counts)


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
_STARTERS = ("bk_thu_tuong", "hc_lao_dong_3", "hc_lao_dong_2")
_UNKNOWN_SHARE = 0.05

Pair = tuple[NDArray[np.integer], NDArray[np.integer]]


def _truth(size: int, random: np.random.Generator, share: float) -> Pair:
    return _known((random.random(size) < share).astype(np.int8), 0, 1, random)


def _known(values: NDArray[np.integer], low: int, high: int, random: np.random.Generator) -> Pair:
    unknown = random.random(len(values)) < _UNKNOWN_SHARE
    return np.where(unknown, low, values).astype(values.dtype), np.where(unknown, high, values).astype(values.dtype)


def _marks(by_year: NDArray[np.bool_], random: np.random.Generator) -> Pair:
    marks = np.zeros(by_year.shape[1], dtype=np.int16)
    for back in range(len(by_year)):
        marks |= by_year[back].astype(np.int16) << back
    unknown = random.random(len(marks)) < _UNKNOWN_SHARE
    return np.where(unknown, 0, marks).astype(np.int16), np.where(unknown, ALL_YEARS, marks).astype(np.int16)


def _counts(by_year: NDArray[np.int8]) -> Pair:
    # Years by rows in memory: a window of years is then one contiguous block.
    table = np.zeros((WINDOW, by_year.shape[1]), dtype=np.int8)
    table[: len(by_year)] = by_year
    return table.T, table.T


def _peak_bytes() -> int:
    # Windows has no such module; the figure is then left at 0 rather than guessed.
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in kilobytes, macOS in bytes.
    return peak if sys.platform == "darwin" else peak * 1024
