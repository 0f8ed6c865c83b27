"""Which row of the cache's two tables holds which column: facts of every award, both ends, one value a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thidua.law.engine.bulk import Columns, pack
from thidua.law.engine.bulk.columns import TRUTH, bits, cuts_of, series_of, tops_of
from thidua.law.engine.load import Rule
from thidua.law.engine.tree import FactSheet, Group, leaves

Small = NDArray[np.uint8]
Large = NDArray[np.int16]
KIND = "individual"


@dataclass(frozen=True, slots=True)
class Award:
    """Facts that one award's rule reads, by kind, each in a fixed order."""

    truths: tuple[str, ...]
    wholes: tuple[str, ...]
    years: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]

    @property
    def small(self) -> int:
        """Rows of one byte a person."""
        return 2 * (len(self.truths) + len(self.years) + sum(top for _, top in self.counts))

    @property
    def large(self) -> int:
        """Rows of two bytes a person."""
        return 2 * len(self.wholes)


def layout_of(rules: Mapping[str, Rule]) -> dict[str, Award]:
    """The rows of every award, from what its rule (and the draft beside it) asks."""
    return {award: _award(rule) for award, rule in rules.items()}


def _trees(rule: Rule) -> list[Group]:
    return [tree[KIND] for tree in (rule.trees, rule.draft_trees) if KIND in tree]


def _award(rule: Rule) -> Award:
    tests = [leaf.test for tree in _trees(rule) for leaf in leaves(tree)]
    cuts = cuts_of(tests)
    return Award(
        tuple(sorted(name for name, found in cuts.items() if found == TRUTH)),
        tuple(sorted(name for name, found in cuts.items() if found != TRUTH)),
        tuple(sorted(series_of(tests))),
        tuple(sorted(tops_of(tests).items())),
    )


def tables_of(rules: Mapping[str, Rule], people: Sequence[Mapping[str, FactSheet]]) -> tuple[Small, Large]:
    """The two tables of some people, one column each person."""
    small: list[Small] = []
    large: list[NDArray[np.integer]] = []
    for award, rows in layout_of(rules).items():
        columns = pack([sheets[award] for sheets in people], _trees(rules[award]))
        for name in rows.truths:
            small += [np.unpackbits(side.view(np.uint8))[: columns.size] for side in columns.truths[name]]
        for name in rows.years:
            small += columns.years[name]
        for name, _ in rows.counts:
            small += [row for side in columns.counts[name] for row in side]
        for name in rows.wholes:
            large += columns.wholes[name]
    empty = (0, len(people))
    # A bound beyond sixteen bits would be a rule of another kind than any of this law: refused rather than cut.
    return (
        np.stack(small).astype(np.uint8, casting="safe") if small else np.zeros(empty, np.uint8),
        np.stack(large).astype(np.int16, casting="safe") if large else np.zeros(empty, np.int16),
    )


def columns_of(rules: Mapping[str, Rule], small: Small, large: Large) -> dict[str, Columns]:
    """The columns of every award out of the tables."""
    found, first_small, first_large = {}, 0, 0
    for award, rows in layout_of(rules).items():
        mine = small[first_small : first_small + rows.small]
        wide = large[first_large : first_large + rows.large]
        first_small, first_large = first_small + rows.small, first_large + rows.large
        found[award] = _columns(rows, mine, wide)
    return found


def _columns(rows: Award, small: Small, large: Large) -> Columns:
    at = 0
    truths, years, counts = {}, {}, {}
    for name in rows.truths:
        truths[name] = (bits(small[at] == 1), bits(small[at + 1] == 1))
        at += 2
    for name in rows.years:
        years[name] = (small[at], small[at + 1])
        at += 2
    for name, top in rows.counts:
        counts[name] = (small[at : at + top], small[at + top : at + 2 * top])
        at += 2 * top
    wholes = {name: (large[2 * place], large[2 * place + 1]) for place, name in enumerate(rows.wholes)}
    return Columns(small.shape[1], truths, wholes, years, counts)
