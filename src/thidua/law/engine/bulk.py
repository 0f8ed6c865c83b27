"""The same rule tree over many subjects at once: columns of bounds instead of one sheet, masks instead of words.

Outcome of a node is two boolean arrays: ``can`` (not refused: met or unknown) and ``must`` (certainly met). A property
test holds this evaluator and ``explain`` equal on random fact sheets. numpy is loaded here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thidua.law.engine.load import GATE, Rule
from thidua.law.engine.tree import (
    MANY,
    UNKNOWN_COUNTS,
    UNKNOWN_WHOLE,
    UNKNOWN_YEARS,
    WINDOW,
    Compare,
    CountIn,
    FactSheet,
    Leaf,
    Node,
    Run,
    Share,
    Test,
    fact_names,
    leaves,
)

Bools = NDArray[np.bool_]
Wholes = NDArray[np.int64]

UNKNOWN, BLOCKED = 1, 3
STATUS_WORDS = ("not_eligible", "needs_review", "eligible", "blocked")


@dataclass(frozen=True, slots=True)
class Columns:
    """Facts of ``size`` subjects: whole facts as (least, most), years as bit masks, counts as (size, WINDOW) arrays.

    A fact without a column is unknown for everybody. Narrow integer types are welcome: they are widened where needed.
    """

    size: int
    wholes: Mapping[str, tuple[NDArray[np.integer], NDArray[np.integer]]]
    years: Mapping[str, tuple[NDArray[np.integer], NDArray[np.integer]]]
    counts: Mapping[str, tuple[NDArray[np.integer], NDArray[np.integer]]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """``must``: certainly met; ``can``: met or unknown."""

    must: Bools
    can: Bools

    def statuses(self) -> NDArray[np.int8]:
        """0 not met, 1 unknown, 2 met, for every subject."""
        return self.must.astype(np.int8) + self.can.astype(np.int8)


def pack(sheets: Sequence[FactSheet], trees: Sequence[Node]) -> Columns:
    """Columns of the facts that the given trees read, from sheets."""
    names = _facts_by_kind(trees)
    wholes = {name: _pair([sheet.wholes.get(name, UNKNOWN_WHOLE) for sheet in sheets]) for name in names["wholes"]}
    years = {
        name: _pair([(marks.certain, marks.possible) for marks in (s.years.get(name, UNKNOWN_YEARS) for s in sheets)])
        for name in names["years"]
    }
    counts = {}
    for name in names["counts"]:
        found = [sheet.counts.get(name, UNKNOWN_COUNTS) for sheet in sheets]
        least = np.array([one.least for one in found], dtype=np.int64).reshape(len(sheets), WINDOW)
        counts[name] = (least, np.array([one.most for one in found], dtype=np.int64).reshape(len(sheets), WINDOW))
    return Columns(len(sheets), wholes, years, counts)


def evaluate(node: Node, columns: Columns) -> Outcome:
    """Evaluate a tree for every subject of the columns."""
    if isinstance(node, Leaf):
        return _test(node.test, columns)
    first, *rest = (evaluate(child, columns) for child in node.children)
    must, can = first.must.copy(), first.can.copy()
    for outcome in rest:
        if node.op == "all":
            must &= outcome.must
            can &= outcome.can
        else:
            must |= outcome.must
            can |= outcome.can
    return Outcome(must, can)


def assess(rule: Rule, kind: str, columns: Columns) -> NDArray[np.int8]:
    """Status of an award for every subject: 0 not eligible, 1 needs review, 2 eligible, 3 blocked by an open matter.

    Where a new law is known only as a draft, old rule and draft must agree, else the answer is needs review.
    """
    tree = rule.trees[kind]
    statuses = evaluate(tree, columns).statuses()
    if kind in rule.draft_trees:
        drafted = evaluate(rule.draft_trees[kind], columns).statuses()
        statuses[statuses != drafted] = UNKNOWN
    gate = next(child for child in tree.children if child.id == GATE)
    statuses[~evaluate(gate, columns).can] = BLOCKED
    return statuses


def _facts_by_kind(trees: Sequence[Node]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"wholes": set(), "years": set(), "counts": set()}
    for tree in trees:
        for leaf in leaves(tree):
            match leaf.test:
                case Run(series=series):
                    found["years"].add(series)
                case CountIn(counts=counts, run=run):
                    found["counts"].add(counts)
                    found["years"] |= {run} if run else set()
                case _:
                    found["wholes"] |= set(fact_names(leaf.test))
    return found


def _pair(values: Sequence[tuple[int, int]]) -> tuple[Wholes, Wholes]:
    table = np.array(values, dtype=np.int64).reshape(len(values), 2)
    return table[:, 0], table[:, 1]


def _test(test: Test, columns: Columns) -> Outcome:
    match test:
        case Compare():
            return _compare(test, columns)
        case Share():
            return _share(test, columns)
        case Run():
            wanted = (1 << test.length) - 1
            certain, possible = _years(test.series, columns)
            return Outcome((certain & wanted) == wanted, (possible & wanted) == wanted)
        case CountIn():
            return _count(test, columns)


def _compare(test: Compare, columns: Columns) -> Outcome:
    low, high = _whole(test.fact, columns)
    if test.at_least is not None:
        return Outcome(low >= test.at_least, high >= test.at_least)
    bound = test.at_most if test.at_most is not None else MANY
    return Outcome(high <= bound, low <= bound)


def _share(test: Share, columns: Columns) -> Outcome:
    part_low, part_high = (column.astype(np.int64) for column in _whole(test.part, columns))
    whole_low, whole_high = (column.astype(np.int64) for column in _whole(test.whole, columns))
    extra = 1 if test.strict else 0
    must = (part_low * 100 >= test.percent * whole_high + extra) & (whole_low >= 1)
    can = part_high * 100 >= test.percent * np.maximum(whole_low, 1) + extra
    return Outcome(must & (whole_high >= 1), (must | can) & (whole_high >= 1))


def _count(test: CountIn, columns: Columns) -> Outcome:
    if test.counts in columns.counts:
        least, most = columns.counts[test.counts]
    else:
        shape = (columns.size, WINDOW)
        least, most = np.zeros(shape, dtype=np.int64), np.full(shape, MANY, dtype=np.int64)
    if test.run is None:
        low = least[:, : test.years].sum(axis=1, dtype=np.int64)
        high = most[:, : WINDOW if test.earlier_unclear else test.years].sum(axis=1, dtype=np.int64)
    else:
        certain, possible = _years(test.run, columns)
        low = _sum_over_run(least, certain)
        high = most.sum(axis=1, dtype=np.int64) if test.earlier_unclear else _sum_over_run(most, possible)
    return Outcome(low >= test.at_least, high >= test.at_least)


def _sum_over_run(numbers: NDArray[np.integer], marks: NDArray[np.integer]) -> Wholes:
    """Sum over the years of the unbroken run that ends with year 0."""
    total = np.zeros(len(marks), dtype=np.int64)
    running = np.ones(len(marks), dtype=np.bool_)
    for back in range(WINDOW):
        running &= (marks >> back & 1).astype(np.bool_)
        total += np.where(running, numbers[:, back], 0)
    return total


def _whole(name: str, columns: Columns) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    if name in columns.wholes:
        return columns.wholes[name]
    return np.full(columns.size, UNKNOWN_WHOLE[0]), np.full(columns.size, UNKNOWN_WHOLE[1])


def _years(name: str, columns: Columns) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    if name in columns.years:
        return columns.years[name]
    return np.full(columns.size, UNKNOWN_YEARS.certain), np.full(columns.size, UNKNOWN_YEARS.possible)
