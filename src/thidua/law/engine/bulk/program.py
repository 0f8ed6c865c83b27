"""All rules of a day over many subjects at once, with the reason of every answer.

Method: every distinct test is one comparison over a column, kept as one bit a subject (two bits: surely met, possibly
met). Rules then are ands and ors of bit rows, and the first deciding condition is found by the same means. So a rule
costs time by its conditions and not by what people's facts look like: no answer is looked up, repeats gain nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from thidua.law.engine.bulk.columns import Bytes, Columns, Whole, marks, whole, years_needed
from thidua.law.engine.load import GATE, Rule
from thidua.law.engine.tree import MANY, WINDOW, Compare, CountIn, Group, Leaf, Node, Run, Share, Test, leaves

Bits = NDArray[np.uint64]
Codes = NDArray[np.uint8] | NDArray[np.uint16]

NOT_ELIGIBLE, UNKNOWN, ELIGIBLE, BLOCKED = range(4)
STATUS_WORDS = ("not_eligible", "needs_review", "eligible", "blocked")
BLOCK = 1 << 19
"""Subjects taken at a time: their bits stay in the processor's own memory, and threads seldom wait for each other."""


@dataclass(frozen=True, slots=True)
class Held:
    """A node held against many subjects, one bit each: ``must`` surely met, ``can`` not refused (met or unknown)."""

    node: Node
    must: Bits
    can: Bits
    children: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdicts:
    """One rule's answers: a code a subject, status in its two highest bits, the deciding leaf in the others.

    ``leaves`` are all leaves of the rule in reading order, those of a draft after them; ``counts`` by status.
    """

    rule: str
    leaves: tuple[Leaf, ...]
    codes: Codes
    counts: tuple[int, int, int, int]

    @property
    def statuses(self) -> NDArray[np.uint8]:
        """0 not eligible, 1 needs review, 2 eligible, 3 blocked by an open matter."""
        return (self.codes >> (self.codes.dtype.itemsize * 8 - 2)).astype(np.uint8)

    @property
    def reasons(self) -> NDArray[np.uint16]:
        """Place in ``leaves`` of the condition that decides first; says nothing where the status is eligible."""
        return (self.codes & (1 << (self.codes.dtype.itemsize * 8 - 2)) - 1).astype(np.uint16)


def assess_all(
    rules: Mapping[str, Rule], kind: str, columns: Columns, *, threads: int = 1, block: int = BLOCK
) -> dict[str, Verdicts]:
    """Answer every rule for every subject; the blocks are shared out among ``threads``.

    Equal to the tree of reasons of each subject: status and first deciding leaf (``thidua.law.engine.reasons``).
    """
    trees = {award: _trees(rule, kind) for award, rule in rules.items()}
    listed = {award: tuple(leaf for tree in both for leaf in leaves(tree)) for award, both in trees.items()}
    codes = {award: _room(len(listed[award]), columns.size) for award in rules}

    def work(start: int) -> dict[str, NDArray[np.int64]]:
        stop = min(start + block, columns.size)
        tests = _Tests(columns.part(start, stop))
        return {award: _answer(both, tests, codes[award][start:stop]) for award, both in trees.items()}

    starts = range(0, columns.size, block)
    with ThreadPoolExecutor(threads) as pool:
        counted = list(pool.map(work, starts)) if threads > 1 else [work(start) for start in starts]
    totals = {award: sum((one[award] for one in counted), np.zeros(4, np.int64)) for award in rules}
    return {
        award: Verdicts(rule.id, listed[award], codes[award], tuple(map(int, totals[award])))  # type: ignore[arg-type]
        for award, rule in rules.items()
    }


def _room(leaves_: int, size: int) -> Codes:
    """Empty codes: a byte while six of its bits tell the leaf, two bytes for longer rules."""
    return np.empty(size, np.uint8) if leaves_ <= 1 << 6 else np.empty(size, np.uint16)


def evaluate(node: Node, columns: Columns) -> NDArray[np.uint8]:
    """One tree alone: 0 not met, 1 unknown, 2 met, for every subject."""
    held = _hold(node, _Tests(columns))
    return _spread(held.must, columns.size) + _spread(held.can, columns.size)


def _trees(rule: Rule, kind: str) -> tuple[Group, ...]:
    return (rule.trees[kind], rule.draft_trees[kind]) if kind in rule.draft_trees else (rule.trees[kind],)


@dataclass(slots=True)
class _Tests:
    """The tests of one block of subjects, each held once however many rules ask it."""

    columns: Columns
    found: dict[Test, tuple[Bits, Bits]] = field(default_factory=dict)
    runs: dict[str, tuple[Bytes, Bytes]] = field(default_factory=dict)

    def __getitem__(self, test: Test) -> tuple[Bits, Bits]:
        if test not in self.found:
            must, can = self._outcome(test)
            sure = _bits(must)
            self.found[test] = (sure, sure if can is must else _bits(can))
        return self.found[test]

    def everybody(self) -> Bits:
        return _bits(np.ones(self.columns.size, np.bool_))

    def _outcome(self, test: Test) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        match test:
            case Compare():
                return self._compare(test)
            case Share():
                return self._share(test)
            case Run():
                certain, possible = self._runs(test.series)
                return certain >= test.length, possible >= test.length
            case CountIn():
                return self._count(test)

    def _compare(self, test: Compare) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        low, high = whole(test.fact, self.columns)
        if test.at_least is not None:
            must = low >= test.at_least
            return must, must if high is low else high >= test.at_least
        bound = test.at_most if test.at_most is not None else MANY
        must = high <= bound
        return must, must if high is low else low <= bound

    def _share(self, test: Share) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        part_low, part_high = (_wide(column) for column in whole(test.part, self.columns))
        whole_low, whole_high = (_wide(column) for column in whole(test.whole, self.columns))
        extra = 1 if test.strict else 0
        some = whole_high >= 1
        must = (part_low * 100 >= test.percent * whole_high + extra) & (whole_low >= 1) & some
        can = (part_high * 100 >= test.percent * np.maximum(whole_low, 1) + extra) & some
        return must, must | can

    def _count(self, test: CountIn) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        if test.at_least < 1:
            always = np.ones(self.columns.size, np.bool_)
            return always, always
        sure, perhaps = years_needed(test.counts, test.at_least, self.columns)
        certain, possible = self._runs(test.run) if test.run else (test.years, test.years)
        return sure <= certain, perhaps <= (WINDOW if test.earlier_unclear else possible)

    def _runs(self, series: str) -> tuple[Bytes, Bytes]:
        """Years in a row that end with the year judged."""
        if series not in self.runs:
            certain, possible = marks(series, self.columns)
            sure = _run_length(certain)
            self.runs[series] = (sure, sure if possible is certain else _run_length(possible))
        return self.runs[series]


def _run_length(masks: Whole) -> Bytes:
    length: Bytes = np.bitwise_count(masks & ~(masks + masks.dtype.type(1)))
    return length


def _wide(column: Whole) -> NDArray[np.int32]:
    """A hundredfold of a number of people or votes must fit; ``MANY`` does."""
    return column.astype(np.int32)


def _bits(outcome: NDArray[np.bool_]) -> Bits:
    """One bit a subject, filled up with zeros to whole words."""
    packed = np.packbits(outcome)
    if missing := -len(packed) % 8:
        packed = np.concatenate([packed, np.zeros(missing, np.uint8)])
    return packed.view(np.uint64)


def _spread(bits: Bits, size: int) -> Bytes:
    """One byte a subject, 0 or 1."""
    return np.unpackbits(bits.view(np.uint8), count=size)


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


def _answer(trees: Sequence[Group], tests: _Tests, codes: Codes) -> NDArray[np.int64]:
    """Write one rule's codes of a block; return how many there are of each status.

    Where a new law is known only as a draft, old rule and draft must agree, else the answer is needs review, and the
    reason is the old rule's, or the draft's where the old rule has none.
    """
    everybody = tests.everybody()
    held = _hold(trees[0], tests)
    gate = next(child for child in held.children if child.node.id == GATE)
    blocked = everybody & ~gate.can
    refused, met = everybody & ~held.can & ~blocked, held.must
    open_ = held.can & ~held.must
    planes = _Planes(len(everybody))
    planes.decide(held, refused, open_, 0)
    planes.decide(gate, blocked, np.zeros_like(blocked), _place(held, gate))
    if len(trees) > 1:
        other = _hold(trees[1], tests)
        planes.decide(other, met & ~other.can, met & other.can & ~other.must, len(leaves(trees[0])))
        met, agreed = met & other.must, refused & ~other.can
        open_, refused = everybody & ~blocked & ~met & ~agreed, agreed
    planes.write(open_ | blocked, met | blocked, codes)
    return np.array([np.bitwise_count(one).sum(dtype=np.int64) for one in (refused, open_, met, blocked)])


def _place(root: Held, wanted: Held) -> int:
    place = 0
    for child in root.children:
        if child is wanted:
            return place
        place += len(leaves(child.node))
    raise ValueError(GATE)


class _Planes:
    """The number of each subject's deciding leaf, bit by bit: plane b holds bit b of everybody's number."""

    def __init__(self, words: int) -> None:
        self.words = words
        self.planes: dict[int, Bits] = {}

    def decide(self, held: Held, refused: Bits, open_: Bits, place: int) -> int:
        """Go down to the first child that stands as its parent does, for those the parent refuses or leaves open.

        ``place`` is the number of the first leaf under ``held``; returns that of the first leaf after it.
        """
        if not held.children:
            self._note(place, refused | open_)
            return place + 1
        grouped_by_all = isinstance(held.node, Group) and held.node.op == "all"
        for child in held.children:
            if grouped_by_all:
                here, unsure = refused & ~child.can, open_ & ~child.must
                refused, open_ = refused & child.can, open_ & child.must
            else:
                # Where one of several would do and all fail, the first one is told.
                here, unsure = refused, open_ & child.can
                refused, open_ = np.zeros_like(refused), open_ & ~child.can
            place = self.decide(child, here, unsure, place)
        return place

    def _note(self, number: int, who: Bits) -> None:
        for bit in range(number.bit_length()):
            if number >> bit & 1:
                plane = self.planes.get(bit)
                if plane is None:
                    self.planes[bit] = who.copy()
                else:
                    np.bitwise_or(plane, who, out=plane)

    def write(self, low_status: Bits, high_status: Bits, codes: Codes) -> None:
        """Turn the planes and the two bits of the status into one code a subject."""
        top = codes.dtype.itemsize * 8
        planes = {**self.planes, top - 2: low_status, top - 1: high_status}
        if top == 8:
            _weave(planes, codes)  # type: ignore[arg-type]
            return
        high = np.empty(len(codes), np.uint8)
        _weave({bit - 8: plane for bit, plane in planes.items() if bit >= 8}, high)
        low = np.empty(len(codes), np.uint8)
        _weave({bit: plane for bit, plane in planes.items() if bit < 8}, low)
        np.bitwise_or(high.astype(np.uint16) << 8, low, out=codes)


def _weave(planes: Mapping[int, Bits], out: Bytes) -> None:
    """Bytes from their bits, the highest first. Eight bytes are shifted as one word; none reaches into the next."""
    (top, first), *rest = sorted(planes.items(), reverse=True)
    found = np.unpackbits(first.view(np.uint8)).view(np.uint64)
    for bit, plane in rest:
        np.left_shift(found, np.uint64(top - bit), out=found)
        np.bitwise_or(found, np.unpackbits(plane.view(np.uint8)).view(np.uint64), out=found)
        top = bit
    np.left_shift(found, np.uint64(top), out=found)
    out[:] = found.view(np.uint8)[: len(out)]
