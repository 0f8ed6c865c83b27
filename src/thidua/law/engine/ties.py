"""Equal shares of votes at the last place of a quota: women first, then as the chair of the council voted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from thidua.law.engine import gates
from thidua.law.values import Candidate, Warned


@dataclass(frozen=True, slots=True)
class Settled:
    """Who is in and who is out. ``open``: ids between whom only people can choose."""

    accepted: tuple[Candidate, ...]
    over: tuple[Candidate, ...]
    open: tuple[str, ...]
    warnings: tuple[Warned, ...]


def settle(ranked: Sequence[Candidate], limit: int, on: date) -> Settled:
    """Cut a list ranked by shares of votes at its limit; ``ranked`` from the most votes down, equal ones as listed.

    Between equals at the cut a rule of the decree prefers women, and ministries' rules let the chair's vote decide.
    Either counts only where it is known of all of them; where the two point apart, people decide.
    """
    edge = _edge(ranked, limit)
    if not edge:
        return Settled(tuple(ranked[:limit]), tuple(ranked[limit:]), (), ())
    before = [one for one in ranked[:limit] if one not in edge]
    after = [one for one in ranked[limit:] if one not in edge]
    places = limit - len(before)
    ordered = sorted(edge, key=lambda one: _weight(one, edge, on), reverse=True)
    accepted, over = (*before, *ordered[:places]), (*ordered[places:], *after)
    last, first = _weight(ordered[places - 1], edge, on), _weight(ordered[places], edge, on)
    if last == first or _against_chair(ordered, places, edge):
        names = tuple(one.id for one in edge)
        said = (
            f"Bằng phiếu ở mức cuối ({', '.join(names)}): Chủ tịch Hội đồng quyết định; tạm xếp theo thứ tự danh sách"
        )
        return Settled(accepted, over, names, (Warned("bang_phieu", said),))
    by_women = last[0] != first[0]
    how = "ưu tiên nữ, tập thể có nhiều nữ" if by_women else "theo phiếu của Chủ tịch Hội đồng"
    named = ", ".join(one.id for one in ordered[:places])
    code = "uu_tien_nu" if by_women else "phieu_chu_tich"
    return Settled(accepted, over, (), (Warned(code, f"Bằng phiếu ở mức cuối, chọn {named}: {how}"),))


def _edge(ranked: Sequence[Candidate], limit: int) -> list[Candidate]:
    """Those with equal shares on both sides of the last place; empty when the line falls between different shares."""
    if not 0 < limit < len(ranked):
        return []
    share = Fraction(ranked[limit - 1].yes, ranked[limit - 1].members)
    if Fraction(ranked[limit].yes, ranked[limit].members) != share:
        return []
    return [one for one in ranked if Fraction(one.yes, one.members) == share]


def _weight(one: Candidate, edge: Sequence[Candidate], on: date) -> tuple[int, int]:
    preferred = [_preferred(other, on) for other in edge]
    women = int(_preferred(one, on) is True) if None not in preferred else 0
    return women, int(one.chair is True) if _chair_known(edge) else 0


def _preferred(one: Candidate, on: date) -> bool | None:
    rule = gates.preference(on)
    if rule is None:
        return None
    if one.people is not None and one.women is not None:
        return one.women * 100 >= rule[0] * one.people
    return None if one.gender is None else one.gender == "nu"


def _chair_known(edge: Sequence[Candidate]) -> bool:
    return all(one.chair is not None for one in edge)


def _against_chair(ordered: Sequence[Candidate], places: int, edge: Sequence[Candidate]) -> bool:
    """Whether the chair voted for somebody left out and against somebody taken."""
    if not _chair_known(edge):
        return False
    return any(one.chair for one in ordered[places:]) and not all(one.chair for one in ordered[:places])
