"""The quota of one award in many units at once: who of each unit's list is accepted, by votes and within the number.

The numbers are those of the one-list answer: the same functions give threshold and quota, once for each size of council
and each number of holders that occur. Only ranking and cutting are done here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from thidua.law.engine import cohort, votes
from thidua.law.values import LocalQuota

Whole = NDArray[np.integer]
Truths = NDArray[np.bool_]

NO_LIMIT = -1
# Shares of votes are compared as floating numbers: exact as long as two different shares cannot round to one.
_MOST_MEMBERS = 1 << 26


@dataclass(frozen=True, slots=True)
class Lists:
    """Candidates of all units, each unit's in the order of its list: unit (0, 1, …), votes in favour, council members.

    ``holders``: for each unit how many reach the standards that quotas are counted on, by the standard's code.
    """

    unit: Whole
    yes: Whole
    members: Whole
    holders: Mapping[str, Whole]


@dataclass(frozen=True, slots=True)
class Accepted:
    """For each candidate: votes enough, accepted, tied at the last place; for each unit: limit or ``NO_LIMIT``."""

    passed: Truths
    accepted: Truths
    tied: Truths
    limits: NDArray[np.int64]


def accept(award: str, on: date, lists: Lists, local: LocalQuota | None = None) -> Accepted:
    """Hold every unit's list against votes and quota of a day; equal to the answer about each list alone.

    Where votes are equal at the last place the order of the list stands for the time being, and all of them are marked.
    Raises LawInputError where a number of votes or of holders cannot be.
    """
    passed, limits = _passed(award, on, lists), _limits(award, on, lists, local)
    if len(lists.members) and int(lists.members.max()) >= _MOST_MEMBERS:
        raise ValueError("a council cannot have so many members")
    share = lists.yes / np.maximum(lists.members, 1)
    order = np.lexsort((-share, lists.unit))
    order = order[passed[order]]
    unit, ranked = lists.unit[order], share[order]
    starts = np.searchsorted(unit, np.arange(len(limits)))
    place = np.arange(len(order)) - starts[unit]
    limit = np.where(limits == NO_LIMIT, len(order), limits)
    inside = place < limit[unit]
    accepted = np.zeros(len(lists.unit), np.bool_)
    accepted[order] = inside
    tied = np.zeros(len(lists.unit), np.bool_)
    tied[order] = ranked == _edges(unit, ranked, inside, len(limits))[unit]
    return Accepted(passed, accepted, tied, limits)


def _edges(unit: Whole, ranked: NDArray[np.float64], inside: Truths, units: int) -> NDArray[np.float64]:
    """Each unit's share of votes that lies on both sides of the last place; -1 where there is none."""
    last = np.full(units, -1.0)
    first_over = np.full(units, -2.0)
    # Shares fall within a unit: the last one written is the least inside, the first one over the greatest outside.
    last[unit[inside]] = ranked[inside]
    first_over[unit[~inside][::-1]] = ranked[~inside][::-1]
    return np.where(last == first_over, last, -1.0)


def _passed(award: str, on: date, lists: Lists) -> Truths:
    tallies = np.stack([lists.yes, lists.members], axis=1).astype(np.int64).reshape(-1, 2)
    distinct, which = np.unique(tallies, axis=0, return_inverse=True)
    passes = [votes.vote_passes(award, int(yes), int(members), on).passes for yes, members in distinct]
    return np.array(passes, np.bool_)[which.ravel()]


def _limits(award: str, on: date, lists: Lists, local: LocalQuota | None) -> NDArray[np.int64]:
    names = sorted(lists.holders)
    table = np.stack([lists.holders[name] for name in names], axis=1).astype(np.int64)
    distinct, which = np.unique(table, axis=0, return_inverse=True)
    found = [cohort.quota(award, dict(zip(names, map(int, row), strict=True)), on, local).limit for row in distinct]
    return np.array([NO_LIMIT if one is None else one for one in found], np.int64)[which.ravel()]
