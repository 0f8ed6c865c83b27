"""All rules of a day over many subjects at once, with the reason of every answer.

Method: every distinct test is one comparison over a column, kept as one bit a subject (two bits: surely met, possibly
met). Rules then are ands and ors of bit rows, and the first deciding condition is found by the same means. So a rule
costs time by its conditions and not by what people's facts look like: no answer is looked up, repeats gain nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thidua.law.engine.bulk.columns import (
    TRUTH,
    WORD,
    Bits,
    Bytes,
    Columns,
    bits,
    cut_of,
    run_lengths,
    share_name,
    whole,
    years_needed,
)
from thidua.law.engine.load import GATE, Rule
from thidua.law.engine.tree import WINDOW, Compare, CountIn, Group, Leaf, Node, Run, Share, Test, leaves

NOT_ELIGIBLE, UNKNOWN, ELIGIBLE, BLOCKED = range(4)
STATUS_WORDS = ("not_eligible", "needs_review", "eligible", "blocked")
BLOCK = 1 << 18
"""Subjects taken at a time: few enough for their bits to stay in the processor's own memory."""


@dataclass(frozen=True, slots=True)
class Held:
    """A node held against many subjects, one bit each: ``must`` surely met, ``can`` not refused (met or unknown)."""

    node: Node
    must: Bits
    can: Bits
    children: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdicts:
    """One rule's answers about ``size`` subjects, as rows of bits: two of the status, then those of the deciding leaf.

    ``leaves`` are all leaves of the rule in reading order, those of a draft after them; ``counts`` by status.
    """

    rule: str
    size: int
    leaves: tuple[Leaf, ...]
    planes: NDArray[np.uint64]
    counts: tuple[int, int, int, int]

    @property
    def statuses(self) -> Bytes:
        """0 not eligible, 1 needs review, 2 eligible, 3 blocked by an open matter."""
        return _weave(self.planes[:2])[: self.size]

    @property
    def reasons(self) -> NDArray[np.uint16]:
        """Place in ``leaves`` of the condition that decides first; says nothing where the status is eligible."""
        low = _weave(self.planes[2:10])[: self.size].astype(np.uint16)
        if len(self.planes) > 10:
            low |= _weave(self.planes[10:])[: self.size].astype(np.uint16) << 8
        return low

    def at(self, place: int) -> tuple[str, Leaf | None]:
        """One subject's answer: status in words and the deciding condition, None where all are met."""
        word, shift = divmod(place, WORD)
        # The first subject of a word is the highest bit of its first byte.
        bit = np.uint64(shift // 8 * 8 + 7 - shift % 8)
        found = [int(row >> bit & np.uint64(1)) for row in self.planes[:, word]]
        status = STATUS_WORDS[found[0] + 2 * found[1]]
        reason = sum(value << number for number, value in enumerate(found[2:]))
        return status, None if status == "eligible" else self.leaves[reason]

    def with_status(self, status: int) -> Bits:
        """Whose status it is, one bit a subject."""
        low, high = self.planes[0], self.planes[1]
        found: Bits = (low if status & 1 else ~low) & (high if status & 2 else ~high)
        return found & bits(np.ones(self.size, np.bool_))


def assess_all(rules: Mapping[str, Rule], kind: str, columns: Columns, *, block: int = BLOCK) -> dict[str, Verdicts]:
    """Answer every rule for every subject, ``block`` (a multiple of 64) subjects at a time.

    Equal to the tree of reasons of each subject: status and first deciding leaf (``thidua.law.engine.reasons``).
    """
    if block % WORD:
        raise ValueError(f"a block of {block} is no multiple of {WORD}")
    trees = {award: _trees(rule, kind) for award, rule in rules.items()}
    listed = {award: tuple(leaf for tree in both for leaf in leaves(tree)) for award, both in trees.items()}
    words = -(-columns.size // WORD)
    planes = {award: np.zeros((2 + _bits_for(len(listed[award])), words), np.uint64) for award in rules}

    totals = {award: np.zeros(4, np.int64) for award in rules}
    for start in range(0, columns.size, block):
        stop = min(start + block, columns.size)
        tests, where = _Tests(columns.part(start, stop)), slice(start // WORD, -(-stop // WORD))
        for award, both in trees.items():
            totals[award] += _answer(both, tests, planes[award][:, where])
    return {
        award: Verdicts(rule.id, columns.size, listed[award], planes[award], tuple(map(int, totals[award])))  # type: ignore[arg-type]
        for award, rule in rules.items()
    }


def evaluate(node: Node, columns: Columns) -> Bytes:
    """One tree alone: 0 not met, 1 unknown, 2 met, for every subject."""
    held = _hold(node, _Tests(columns))
    return (_spread(held.must) + _spread(held.can))[: columns.size]


def _trees(rule: Rule, kind: str) -> tuple[Group, ...]:
    return (rule.trees[kind], rule.draft_trees[kind]) if kind in rule.draft_trees else (rule.trees[kind],)


def _bits_for(leaf_count: int) -> int:
    return max(leaf_count - 1, 0).bit_length()


class _Tests:
    """The tests of one block of subjects, each held once however many rules ask it."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.everybody = bits(np.ones(columns.size, np.bool_))
        self.found: dict[Test, tuple[Bits, Bits]] = {}

    def __getitem__(self, test: Test) -> tuple[Bits, Bits]:
        if test not in self.found:
            self.found[test] = self._truth(test) or self._packed(test)
        return self.found[test]

    def _truth(self, test: Test) -> tuple[Bits, Bits] | None:
        """A truth needs no comparison: its bits are the answer, or what is left of everybody."""
        if not isinstance(test, Compare) or test.fact not in self.columns.truths:
            return None
        if cut_of(test) not in TRUTH:
            raise ValueError(f"{test.fact}: columns hold a truth, a rule asks for {cut_of(test)}")
        sure, possible = self.columns.truths[test.fact]
        if test.at_least is not None:
            return sure, possible
        return self.everybody & ~possible, self.everybody & ~sure

    def _packed(self, test: Test) -> tuple[Bits, Bits]:
        must, can = self._outcome(test)
        sure = bits(must)
        return sure, sure if can is must else bits(can)

    def _outcome(self, test: Test) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        match test:
            case Compare():
                return self._compare(test)
            case Share():
                return self._share(test)
            case Run():
                certain, possible = run_lengths(test.series, self.columns)
                return certain >= test.length, possible >= test.length
            case CountIn():
                return self._count(test)

    def _compare(self, test: Compare) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        low, high = whole(test.fact, self.columns)
        cut = cut_of(test)
        if test.at_least is not None:
            must = low >= cut
            return must, must if high is low else high >= cut
        must = high < cut
        return must, must if high is low else low < cut

    def _share(self, test: Share) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        low, high = whole(share_name(test), self.columns)
        must = low >= test.percent
        return must, must if high is low else high >= test.percent

    def _count(self, test: CountIn) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        if test.at_least < 1:
            always = np.ones(self.columns.size, np.bool_)
            return always, always
        sure, perhaps = years_needed(test.counts, test.at_least, self.columns)
        certain, possible = run_lengths(test.run, self.columns) if test.run else (test.years, test.years)
        return sure <= certain, perhaps <= (WINDOW if test.earlier_unclear else possible)


def _spread(row: Bits) -> Bytes:
    """One byte a subject, 0 or 1."""
    return np.unpackbits(row.view(np.uint8))


def _hold(node: Node, tests: _Tests) -> Held:
    if isinstance(node, Leaf):
        return Held(node, *tests[node.test])
    children = tuple(_hold(child, tests) for child in node.children)
    first, *rest = children
    if not rest:
        return Held(node, first.must, first.can, children)
    must, can = first.must.copy(), first.can.copy()
    join = np.bitwise_and if node.op == "all" else np.bitwise_or
    for child in rest:
        join(must, child.must, out=must)
        join(can, child.can, out=can)
    return Held(node, must, can, children)


def _answer(trees: Sequence[Group], tests: _Tests, planes: Bits) -> NDArray[np.int64]:
    """Write one rule's bits of a block; return how many there are of each status.

    Where a new law is known only as a draft, old rule and draft must agree, else the answer is needs review, and the
    reason is the old rule's, or the draft's where the old rule has none.
    """
    everybody = tests.everybody
    held = _hold(trees[0], tests)
    gate = next(child for child in held.children if child.node.id == GATE)
    blocked = everybody & ~gate.can
    refused, met = (everybody & ~held.can) ^ blocked, held.must
    open_ = held.can & ~met
    # Place 0 is told by no bit, so where the gate comes first nothing need be written for those it blocks.
    if gate is not held.children[0]:
        _decide(gate, blocked, blocked, _place(held, gate), planes)
    _decide(held, refused | open_, refused, 0, planes)
    if len(trees) > 1:
        other = _hold(trees[1], tests)
        _decide(other, met & ~other.must, ~other.can, len(leaves(trees[0])), planes)
        met, refused = met & other.must, refused & ~other.can
        open_ = everybody & ~(blocked | met | refused)
    np.bitwise_or(open_, blocked, out=planes[0])
    np.bitwise_or(met, blocked, out=planes[1])
    return np.array([np.bitwise_count(one).sum(dtype=np.int64) for one in (refused, open_, met, blocked)])


def _place(root: Held, wanted: Held) -> int:
    before = root.children[: [child is wanted for child in root.children].index(True)]
    return sum(len(leaves(child.node)) for child in before)


def _decide(held: Held, who: Bits, refused: Bits, place: int, planes: Bits) -> int:
    """Go down with ``who`` to the first child that stands as its parent does; write the number of the leaf reached.

    ``refused``: whose parents are not met; all others' are unknown. ``place``: the number of the first leaf under
    ``held``; returns that of the first leaf after it.
    """
    if not held.children:
        for bit in range(place.bit_length()):
            if place >> bit & 1:
                np.bitwise_or(planes[2 + bit], who, out=planes[2 + bit])
        return place + 1
    grouped_by_all = isinstance(held.node, Group) and held.node.op == "all"
    for child in held.children:
        if grouped_by_all:
            # Passed by is what is met, and where something else fails also what is only unknown.
            rest = child.can & refused
            np.bitwise_or(rest, child.must, out=rest)
            np.bitwise_and(rest, who, out=rest)
            here = who ^ rest
        else:
            # Where one of several would do and all fail, the first one is told.
            here = child.can | refused
            np.bitwise_and(here, who, out=here)
            rest = who ^ here
        place = _decide(child, here, refused, place, planes)
        who = rest
    return place


def _weave(planes: NDArray[np.uint64]) -> Bytes:
    """Bytes from the rows of their bits, the lowest first. Eight bytes are shifted as one word; none reaches over."""
    found = np.zeros(planes.shape[1] * WORD, np.uint8).view(np.uint64)
    for plane in planes[::-1]:
        np.left_shift(found, np.uint64(1), out=found)
        np.bitwise_or(found, _spread(plane).view(np.uint64), out=found)
    return found.view(np.uint8)
