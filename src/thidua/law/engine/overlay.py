"""An agency's own regulation as far as it touches an answer: it adds to the national rules, never takes away.

Values only; ``overlay_read`` makes them from a file, ``overlay_check`` proves them no looser than the national rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import pairwise

from thidua.law.engine.tree import Test
from thidua.law.values import Cite, Council, LocalQuota, Warned

ENDLESS = date.max


@dataclass(frozen=True, slots=True)
class LocalCondition:
    """A condition the regulation adds to one award: a test of a fact, or ``use``: the whole standard of another award.

    ``kind`` None: for every kind of subject. ``at`` is the key of the file it came from.
    """

    award: str
    kind: str | None
    id: str
    text_vi: str
    cite: Cite
    at: str
    test: Test | None = None
    use: str = ""


@dataclass(frozen=True, slots=True)
class LocalShare:
    """A share in whole percent with the article of the regulation."""

    percent: int
    cite: Cite


@dataclass(frozen=True)
class Overlay:
    """One regulation. Two are the same when they say the same (``digest``, SHA-256 of the content, hexadecimal).

    ``start`` and ``end`` are its first and last day, ``end`` None while nothing replaces it. ``cites`` holds the
    article by key of the file.
    """

    digest: str
    number: str = field(compare=False)
    title_vi: str = field(compare=False)
    issuer: str = field(compare=False)
    issued: date = field(compare=False)
    start: date = field(compare=False)
    end: date | None = field(compare=False)
    quotas: Mapping[str, LocalQuota] = field(compare=False)
    conditions: tuple[LocalCondition, ...] = field(compare=False)
    votes: Mapping[str, LocalShare] = field(compare=False)
    quorum: Fraction | None = field(compare=False)
    quorum_by_award: Mapping[str, Fraction] = field(compare=False)
    council_size: tuple[int, int] | None = field(compare=False)
    secret_ballot: bool | None = field(compare=False)
    standin_may_vote: bool | None = field(compare=False)
    prize_rounding: str | None = field(compare=False)
    cites: Mapping[str, Cite] = field(compare=False)

    @property
    def last_day(self) -> date:
        return self.end or ENDLESS

    def in_force(self, on: date) -> bool:
        """Whether the regulation holds on a day; its first and last day count."""
        return self.start <= on <= self.last_day

    def quorum_share(self, award: str | None) -> Fraction | None:
        """Share of members that must be present, for one award or for the council at large."""
        return self.quorum_by_award.get(award or "", self.quorum)

    def awards(self) -> frozenset[str]:
        """Awards that something here is said about; an award whose standard uses another's is not followed."""
        return frozenset((*self.quotas, *self.votes, *(one.award for one in self.conditions)))


def overlay_on(overlays: Sequence[Overlay], on: date) -> Overlay | None:
    """The regulation in force on a day, None where none is."""
    return next((one for one in overlays if one.in_force(on)), None)


def overlapping(overlays: Sequence[Overlay]) -> tuple[Overlay, Overlay] | None:
    """Two regulations that hold on the same day, None when each day has at most one."""
    ordered = sorted(overlays, key=lambda one: one.start)
    return next(((one, other) for one, other in pairwise(ordered) if other.start <= one.last_day), None)


def council_remarks(overlay: Overlay | None, council: Council | None, award: str) -> tuple[Warned, ...]:
    """What the regulation says of a council's size and presence; it changes no count."""
    if overlay is None or council is None:
        return ()
    remarks: list[Warned] = []
    if overlay.council_size and not overlay.council_size[0] <= council.members <= overlay.council_size[1]:
        low, high = overlay.council_size
        said = f"Hội đồng có {council.members} thành viên, {overlay.title_vi} quy định từ {low} đến {high}"
        remarks.append(Warned("so_thanh_vien_hoi_dong", said))
    share = overlay.quorum_share(award)
    if share is not None and council.present * share.denominator < share.numerator * council.members:
        needed = -(-council.members * share.numerator // share.denominator)
        said = f"Có mặt {council.present}/{council.members} thành viên, {overlay.title_vi} đòi ít nhất {needed}"
        remarks.append(Warned("khong_du_thanh_phan_hop", said))
    return tuple(remarks)
