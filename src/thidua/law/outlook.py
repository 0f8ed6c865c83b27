"""What the law hands out about tomorrow: the nearest year an award can be reached, and what a supposed fact changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thidua.law.values import AwardCase, Cite, Json, Status, Truth

Outlook = Literal["reached", "reachable", "not_promised"]
NeedKind = Literal["rating", "initiative", "award", "finding"]


@dataclass(frozen=True, slots=True)
class Need:
    """One thing still needed in one year. ``history``: a past year nobody has stated; the year may already have it.

    ``code`` is a level, a scope, an award or a fact, by ``kind``; ``number`` counts initiatives.
    """

    year: int
    kind: NeedKind
    code: str
    text_vi: str
    history: bool = False
    number: int = 1

    def to_json(self) -> Json:
        return {
            "year": self.year,
            "kind": self.kind,
            "code": self.code,
            "number": self.number,
            "text_vi": self.text_vi,
            "history": self.history,
        }


@dataclass(frozen=True, slots=True)
class Reach:
    """When an award can first be met, doing as well as possible from the day asked.

    ``earliest`` holds if what nobody has stated of past years turns out well, ``latest`` whatever it turns out to be;
    they are equal where history is complete, and None where no year within sight is sure. ``needs`` lead to
    ``earliest``, year by year; ``case`` is the case of that year, to be asked again by whoever doubts it.
    ``quotas_vi``: quotas on the award, or on a title on the way to it, which may keep out one who meets every standard.
    """

    award: str
    label_vi: str
    outlook: Outlook
    earliest: int | None
    latest: int | None
    needs: tuple[Need, ...]
    provisional: bool
    case: AwardCase | None
    quotas_vi: tuple[str, ...] = ()

    def to_json(self) -> Json:
        return {
            "award": self.award,
            "label_vi": self.label_vi,
            "outlook": self.outlook,
            "earliest": self.earliest,
            "latest": self.latest,
            "needs": [need.to_json() for need in self.needs],
            "provisional": self.provisional,
            "quotas": list(self.quotas_vi),
        }


@dataclass(frozen=True, slots=True)
class Flip:
    """A single condition that comes out otherwise under the supposed facts."""

    id: str
    text_vi: str
    before: Truth
    after: Truth
    found_before: str
    found_after: str
    cite: Cite | None

    def to_json(self) -> Json:
        return {
            "id": self.id,
            "text_vi": self.text_vi,
            "before": self.before,
            "after": self.after,
            "found_before": self.found_before,
            "found_after": self.found_after,
            "cite": self.cite.to_json() if self.cite else None,
        }


@dataclass(frozen=True, slots=True)
class WhatIf:
    """One award before and after a supposed change, with the conditions that flip."""

    award: str
    label_vi: str
    before: Status
    after: Status
    flips: tuple[Flip, ...]

    @property
    def changed(self) -> bool:
        """Whether the answer itself turns."""
        return self.before != self.after

    def to_json(self) -> Json:
        return {
            "award": self.award,
            "label_vi": self.label_vi,
            "before": self.before,
            "after": self.after,
            "flips": [flip.to_json() for flip in self.flips],
        }
