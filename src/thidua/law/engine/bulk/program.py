"""All rules of a day over many subjects at once, with the reason of every answer.

Method: every distinct test is one comparison over a column, kept as one bit a subject (two bits: surely met, possibly
met). Rules then are ands and ors of bit rows (``compiled``), and the first deciding condition is found by the same
means. So a rule costs time by its conditions and not by what people's facts look like: no answer is looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from thidua.law.engine.bulk.columns import (
    TRUTH,
    WORD,
    Bits,
    Bytes,
    Columns,
    Whole,
    bits,
    cut_of,
    run_lengths,
    share_name,
    whole,
    years_needed,
)
from thidua.law.engine.bulk.compiled import bits_for, outcome_of, program_of
from thidua.law.engine.load import Rule
from thidua.law.engine.tree import WINDOW, Compare, CountIn, Group, Leaf, Node, Run, Share, Test, leaves

NOT_ELIGIBLE, UNKNOWN, ELIGIBLE, BLOCKED = range(4)
STATUS_WORDS = ("not_eligible", "needs_review", "eligible", "blocked")
BLOCK = 1 << 19
"""Subjects taken at a time: few enough for their bits to stay in the processor's own memory."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """One rule's answers about ``size`` subjects, as rows of bits: two of the status, then those of the deciding leaf.

    ``leaves`` are all leaves of the rule in reading order, those of a draft after them.
    """

    rule: str
    size: int
    leaves: tuple[Leaf, ...]
    planes: NDArray[np.uint64]

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """How many have each status, in the order of ``STATUS_WORDS``."""
        low, high = self.planes[0], self.planes[1]
        both = int(np.bitwise_count(low & high).sum(dtype=np.int64))
        one, two = (int(np.bitwise_count(row).sum(dtype=np.int64)) - both for row in (low, high))
        return self.size - one - two - both, one, two, both

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
    planes = {award: np.zeros((2 + bits_for(len(listed[award])), words), np.uint64) for award in rules}
    program = program_of(tuple(trees.values()))
    for start in range(0, columns.size, block):
        stop = min(start + block, columns.size)
        where = slice(start // WORD, -(-stop // WORD))
        tests = Tests(columns.part(start, stop))
        program.run(tests, tests.everybody, [row[where] for one in planes.values() for row in one])
    return {award: Verdicts(rule.id, columns.size, listed[award], planes[award]) for award, rule in rules.items()}


def indexed(rules: Iterable[Rule], kind: str, columns: Columns) -> Columns:
    """The columns with every test of the rules answered once and kept: a range-encoded bitmap index of the facts."""
    tests = Tests(columns)
    asked = {leaf.test for rule in rules for tree in _trees(rule, kind) for leaf in leaves(tree)}
    return replace(columns, index={test: tests[test] for test in asked})


def evaluate(node: Node, columns: Columns) -> Bytes:
    """One tree alone: 0 not met, 1 unknown, 2 met, for every subject."""
    tests = Tests(columns)
    rows = np.zeros((2, len(tests.everybody)), np.uint64)
    outcome_of(node).run(tests, tests.everybody, list(rows))
    return (_spread(rows[0]) + _spread(rows[1]))[: columns.size]


def _trees(rule: Rule, kind: str) -> tuple[Group, ...]:
    return (rule.trees[kind], rule.draft_trees[kind]) if kind in rule.draft_trees else (rule.trees[kind],)


class Tests:
    """The tests of one block of subjects as bits: surely met, possibly met."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.everybody = bits(np.ones(columns.size, np.bool_))
        # Every comparison is written into the same bytes, which so stay near the processor.
        self._scratch = np.empty(columns.size, np.bool_)

    def __getitem__(self, test: Test) -> tuple[Bits, Bits]:
        return self.columns.index.get(test) or self._truth(test) or self._outcome(test)

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

    def _outcome(self, test: Test) -> tuple[Bits, Bits]:
        match test:
            case Compare():
                low, high = whole(test.fact, self.columns)
                if test.at_least is not None:
                    return self._reach(low, high, cut_of(test))
                under, over = self._below(high, cut_of(test)), self._below(low, cut_of(test))
                return under, over
            case Share():
                return self._reach(*whole(share_name(test), self.columns), test.percent)
            case Run():
                return self._reach(*run_lengths(test.series, self.columns), test.length)
            case CountIn():
                return self._count(test)

    def _reach(self, low: Whole, high: Whole, bound: int) -> tuple[Bits, Bits]:
        must = bits(np.greater_equal(low, bound, out=self._scratch))
        return must, must if high is low else bits(np.greater_equal(high, bound, out=self._scratch))

    def _below(self, side: Whole, bound: int) -> Bits:
        return bits(np.less(side, bound, out=self._scratch))

    def _count(self, test: CountIn) -> tuple[Bits, Bits]:
        if test.at_least < 1:
            return self.everybody, self.everybody
        sure, perhaps = years_needed(test.counts, test.at_least, self.columns)
        certain, possible = run_lengths(test.run, self.columns) if test.run else (test.years, test.years)
        if test.earlier_unclear:
            possible = WINDOW
        must = bits(np.less_equal(sure, certain, out=self._scratch))
        return must, bits(np.less_equal(perhaps, possible, out=self._scratch))


def _spread(row: Bits) -> Bytes:
    """One byte a subject, 0 or 1."""
    return np.unpackbits(row.view(np.uint8))


def _weave(planes: NDArray[np.uint64]) -> Bytes:
    """Bytes from the rows of their bits, the lowest first. Eight bytes are shifted as one word; none reaches over."""
    found = np.zeros(planes.shape[1] * WORD, np.uint8).view(np.uint64)
    for plane in planes[::-1]:
        np.left_shift(found, np.uint64(1), out=found)
        np.bitwise_or(found, _spread(plane).view(np.uint64), out=found)
    return found.view(np.uint8)
