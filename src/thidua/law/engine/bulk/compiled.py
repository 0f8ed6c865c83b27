"""Rules as one straight line of bitwise steps over rows of bits, the same row never worked out twice.

A step joins two rows into a third; a row whose last reader has run is written over. So all rules of a day are a few
hundred steps over rows that stay near the processor, whatever the size of the trees they came from.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from thidua.law.engine.bulk.columns import Bits
from thidua.law.engine.load import GATE
from thidua.law.engine.tree import Group, Leaf, Node, Test, leaves

Trees = tuple[Group, ...]
"""A rule's tree, and after it that of a draft that will change it."""

_AND, _OR, _XOR = np.bitwise_and, np.bitwise_or, np.bitwise_xor
EVERYBODY = 0
_KEPT = 64


class Outcomes(Protocol):
    """What a test comes to, as two rows: surely met, possibly met."""

    def __getitem__(self, test: Test, /) -> tuple[Bits, Bits]: ...


@dataclass(frozen=True, slots=True)
class Held:
    """A node held against many subjects: number of the row of those who surely meet it, and of those who may."""

    node: Node
    must: int
    can: int
    children: tuple[Held, ...] = ()


@dataclass(slots=True)
class Program:
    """Steps in order: (test, row of must, row of can) or (function, row, row, row written); rows read at last."""

    tests: list[tuple[int, Test, int, int]]
    steps: list[tuple[Callable[..., Any], int, int, int]]
    outputs: list[int]
    rows: int

    def run(self, outcomes: Outcomes, everybody: Bits, targets: Sequence[Bits]) -> None:
        """Write the outputs of one block of subjects into ``targets``."""
        rows: list[Any] = [None] * self.rows
        rows[EVERYBODY] = everybody
        done = 0
        for before, test, must, can in [*self.tests, (len(self.steps), None, 0, 0)]:
            for join, one, other, written in self.steps[done:before]:
                rows[written] = join(rows[one], rows[other], out=rows[written])
            done = before
            if test is not None:
                rows[must], rows[can] = outcomes[test]
        for target, row in zip(targets, self.outputs, strict=True):
            if row >= 0:
                target[:] = rows[row]


def program_of(rules: tuple[Trees, ...]) -> Program:
    """The steps of many rules; for each its two rows of status, then those of the number of the deciding leaf."""
    return _remembered(tuple(rules), lambda: _Builder().rules(rules))


def outcome_of(node: Node) -> Program:
    """The steps of one tree alone: surely met, possibly met."""
    builder = _Builder()
    held = builder.hold(node)
    return builder.program([held.must, held.can])


def bits_for(leaf_count: int) -> int:
    """Rows that the numbers of so many leaves take."""
    return max(leaf_count - 1, 0).bit_length()


_known: OrderedDict[tuple[int, ...], tuple[tuple[Trees, ...], Program]] = OrderedDict()


def _remembered(rules: tuple[Trees, ...], make: Callable[[], Program]) -> Program:
    """Rules are read once and kept, so trees are told apart by identity; each entry holds on to its own."""
    key = tuple(id(tree) for trees in rules for tree in (*trees, None))
    found = _known.get(key)
    if found is None:
        found = _known[key] = (rules, make())
        if len(_known) > _KEPT:
            _known.popitem(last=False)
    return found[1]


@dataclass(slots=True)
class _Builder:
    """Numbers every row that is needed once, by what it is made of."""

    made: list[tuple[Any, ...]] = field(default_factory=lambda: [("everybody",)])
    known: dict[tuple[Any, ...], int] = field(default_factory=dict)

    def row(self, *how: Any) -> int:
        if how not in self.known:
            self.known[how] = len(self.made)
            self.made.append(how)
        return self.known[how]

    def join(self, function: Callable[..., Any], one: int, other: int) -> int:
        if one == other and function is not _XOR:
            return one
        return self.row(function, min(one, other), max(one, other))

    def joined(self, function: Callable[..., Any], rows: Sequence[int]) -> int:
        first, *rest = rows
        for other in rest:
            first = self.join(function, first, other)
        return first

    def hold(self, node: Node) -> Held:
        if isinstance(node, Leaf):
            return Held(node, self.row("must", node.test), self.row("can", node.test))
        children = tuple(self.hold(child) for child in node.children)
        function = _AND if node.op == "all" else _OR
        must = self.joined(function, [child.must for child in children])
        return Held(node, must, self.joined(function, [child.can for child in children]), children)

    def rules(self, rules: Sequence[Trees]) -> Program:
        return self.program([row for trees in rules for row in self.rule(trees)])

    def rule(self, trees: Trees) -> list[int]:
        """Rows of one rule; -1 for a row of nobody.

        Where a new law is known only as a draft, old rule and draft must agree, else the answer is needs review, and
        the reason is the old rule's, or the draft's where the old rule has none.
        """
        count = sum(len(leaves(tree)) for tree in trees)
        reasons = _Reasons(self, [-1] * bits_for(count))
        held = self.hold(trees[0])
        gate = next(child for child in held.children if child.node.id == GATE)
        blocked = self.join(_XOR, EVERYBODY, gate.can)
        refused = self.join(_XOR, self.join(_XOR, EVERYBODY, held.can), blocked)
        met, open_ = held.must, self.join(_XOR, held.can, held.must)
        # Place 0 is told by no bit, so where the gate comes first nothing need be written for those it blocks.
        if gate is not held.children[0]:
            reasons.tell(gate, blocked, blocked, _place(held, gate))
        reasons.tell(held, self.join(_OR, refused, open_), refused, 0)
        if len(trees) > 1:
            other = self.hold(trees[1])
            fails = self.join(_XOR, EVERYBODY, other.can)
            unsure = self.join(_XOR, met, self.join(_AND, met, other.must))
            reasons.tell(other, unsure, fails, len(leaves(trees[0])))
            met, refused = self.join(_AND, met, other.must), self.join(_AND, refused, fails)
            sure = self.joined(_OR, [blocked, met, refused])
            open_ = self.join(_XOR, EVERYBODY, sure)
        return [self.join(_OR, open_, blocked), self.join(_OR, met, blocked), *reasons.rows]

    def program(self, outputs: Sequence[int]) -> Program:
        """The rows that the outputs need, in order, on as few rows of memory as are in use at one time."""
        needed = self._needed(outputs)
        last = dict.fromkeys(outputs, len(self.made))
        for number in needed:
            for part in self.made[number][1:3]:
                if self.made[number][0] not in _INPUTS:
                    last[part] = max(last.get(part, 0), number)
        return _Layout(self.made, needed, last).program(outputs)

    def _needed(self, outputs: Sequence[int]) -> list[int]:
        found: set[int] = set()
        waiting = [row for row in outputs if row >= 0]
        while waiting:
            row = waiting.pop()
            if row not in found:
                found.add(row)
                how = self.made[row]
                waiting += how[1:] if how[0] not in _INPUTS else ()
        return sorted(found)


_INPUTS = frozenset({"everybody", "must", "can"})


@dataclass(slots=True)
class _Reasons:
    """The rows that together number each subject's deciding leaf."""

    builder: _Builder
    rows: list[int]

    def tell(self, held: Held, who: int, refused: int | None, place: int) -> int:
        """Go down with ``who`` to the first child that stands as its parent does; number the leaf reached.

        ``refused``: whose parents are not met, None where none of ``who`` is; all others' are unknown. ``place``: the
        number of the first leaf under ``held``; returns that of the first leaf after it.
        """
        if not held.children:
            self._number(who, place)
            return place + 1
        by_all = isinstance(held.node, Group) and held.node.op == "all"
        join, last = self.builder.join, held.children[-1]
        for child in held.children:
            if child is last:
                # Whoever is left has no other child to be decided by.
                return self.tell(child, who, refused, place)
            if by_all:
                # Passed by is what is met, and where something else fails also what is only unknown.
                passed = child.must
                if refused is not None:
                    passed = join(_OR, join(_AND, child.can, refused), child.must)
                rest = join(_AND, passed, who)
                place = self.tell(child, join(_XOR, who, rest), refused, place)
            else:
                # Where one of several would do and all fail, the first one is told: none of them is left after it.
                here = join(_AND, child.can if refused is None else join(_OR, child.can, refused), who)
                place = self.tell(child, here, refused, place)
                rest, refused = join(_XOR, who, here), None
            who = rest
        return place

    def _number(self, who: int, place: int) -> None:
        for bit in range(place.bit_length()):
            if place >> bit & 1:
                known = self.rows[bit]
                self.rows[bit] = who if known < 0 else self.builder.join(_OR, known, who)


def _place(root: Held, wanted: Held) -> int:
    before = root.children[: [child is wanted for child in root.children].index(True)]
    return sum(len(leaves(child.node)) for child in before)


@dataclass(slots=True)
class _Layout:
    """Gives rows of memory to the rows that are needed; one whose last reader has run is free again."""

    made: Sequence[tuple[Any, ...]]
    needed: Sequence[int]
    last: dict[int, int]
    where: dict[int, int] = field(default_factory=lambda: {EVERYBODY: EVERYBODY})
    free: list[int] = field(default_factory=list)
    asked: dict[Test, tuple[int, Test, int, int]] = field(default_factory=dict)
    size: int = 1

    def program(self, outputs: Sequence[int]) -> Program:
        steps: list[tuple[Callable[..., Any], int, int, int]] = []
        for number in self.needed:
            function, *parts = self.made[number]
            if function in _INPUTS:
                continue
            for part in parts:
                self._ask(part, len(steps))
            rows = [self.where[part] for part in parts]
            # A row that came with a test belongs to the columns and is never written over.
            done = {part for part in parts if self.last[part] == number and self.made[part][0] not in _INPUTS}
            self.free += [self.where[part] for part in done]
            self.where[number] = self._row()
            steps.append((function, rows[0], rows[1], self.where[number]))
        for number in self.needed:
            self._ask(number, len(steps))
        tests = list(self.asked.values())
        return Program(tests, steps, [self.where[row] if row >= 0 else -1 for row in outputs], self.size)

    def _ask(self, number: int, before: int) -> None:
        """Have the test that a row comes from asked before a step; both its sides get rows of their own."""
        side, *of = self.made[number]
        if side not in ("must", "can"):
            return
        test = of[0]
        if test not in self.asked:
            self.asked[test] = (before, test, self.size, self.size + 1)
            self.size += 2
        _, _, must, can = self.asked[test]
        self.where[number] = must if side == "must" else can

    def _row(self) -> int:
        if self.free:
            return self.free.pop()
        self.size += 1
        return self.size - 1
