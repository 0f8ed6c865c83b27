"""The syntax tree of a rule, and the fact sheet it is held against. Two evaluators read it: explain and bulk.

Every fact is an interval: what is certain and what is possible. A known fact has both ends equal; an unknown one spans
all. So a missing fact that cannot change the outcome never makes it unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from thidua.law.values import Cite, Warned

WINDOW = 12
"""Years of history looked at; year 0 is the year judged, year 1 the one before."""
MANY = 1_000_000
ALL_YEARS = (1 << WINDOW) - 1

Whole = tuple[int, int]
"""Least and greatest possible value."""


@dataclass(frozen=True, slots=True)
class Years:
    """Marks by year as bits, bit k for k years ago: certain ones, and possible ones (a superset)."""

    certain: int
    possible: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers by year, entry k for k years ago: least and greatest."""

    least: tuple[int, ...]
    most: tuple[int, ...]


UNKNOWN_YEARS = Years(0, ALL_YEARS)
UNKNOWN_COUNTS = Counts((0,) * WINDOW, (MANY,) * WINDOW)
UNKNOWN_WHOLE: Whole = (-MANY, MANY)


@dataclass(frozen=True, slots=True)
class FactSheet:
    """All facts of one subject as rules see them; ``shown`` holds the words for what was found."""

    wholes: Mapping[str, Whole]
    years: Mapping[str, Years]
    counts: Mapping[str, Counts]
    shown: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[Warned, ...] = ()


@dataclass(frozen=True, slots=True)
class Compare:
    """A whole, truth or level held against a bound; truths are 0 and 1."""

    fact: str
    at_least: int | None
    at_most: int | None


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` against ``whole`` in whole percent, by integers; ``strict``: more than, not at least."""

    part: str
    whole: str
    percent: int
    strict: bool


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` years in a row that end with the year judged."""

    series: str
    length: int


@dataclass(frozen=True, slots=True)
class CountIn:
    """A number within the last ``years``, or within the unbroken run of another series that ends with year 0.

    ``earlier_unclear``: what lies before the window may count, the law being silent; it can only make unknown.
    """

    counts: str
    at_least: int
    years: int
    run: str | None
    earlier_unclear: bool


Test = Compare | Share | Run | CountIn


@dataclass(frozen=True, slots=True)
class Leaf:
    id: str
    text_vi: str
    cite: Cite
    test: Test
    needed_vi: str


@dataclass(frozen=True, slots=True)
class Group:
    op: Literal["all", "any"]
    id: str
    text_vi: str
    cite: Cite | None
    children: tuple[Node, ...]


Node = Leaf | Group


def share_vi(part: int, whole: int) -> str:
    """A share as a reader writes it, cut to one decimal so that it never looks larger than it is."""
    if whole < 1:
        return f"{part}/{whole}"
    tenths = part * 1000 // whole
    return f"{part}/{whole} ({tenths // 10},{tenths % 10}%)"


def fact_names(test: Test) -> tuple[str, ...]:
    """The facts a test reads."""
    match test:
        case Compare():
            return (test.fact,)
        case Share():
            return (test.part, test.whole)
        case Run():
            return (test.series,)
        case CountIn():
            return (test.counts, test.run) if test.run else (test.counts,)


def leaves(node: Node) -> tuple[Leaf, ...]:
    """All leaves below a node, left to right."""
    if isinstance(node, Leaf):
        return (node,)
    return tuple(leaf for child in node.children for leaf in leaves(child))
