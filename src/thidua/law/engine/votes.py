"""The council's votes: thresholds and quorum, by integer arithmetic on all members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import cast

from thidua.law.engine import dated, rulefiles
from thidua.law.engine.overlay import Overlay
from thidua.law.procedure import CouncilPractice
from thidua.law.values import Cite, LawInputError, VoteResult


@dataclass(frozen=True, slots=True)
class VoteRule:
    """``percent`` of all members that must agree; None where no rule above the council's own sets a share."""

    percent: int | None
    cite: Cite


def rule(award: str, on: date, overlay: Overlay | None = None) -> VoteRule:
    """The vote rule of an award on a day; raises LawInputError before the first day known.

    ``overlay``: the agency's regulation in force then; its share holds where it asks for more.
    """
    version = _version(on)
    thresholds = cast(Mapping[str, int], version["thresholds"])
    own = overlay.votes.get(award) if overlay else None
    if own is not None and own.percent > thresholds.get(award, 0):
        return VoteRule(own.percent, own.cite)
    if award in thresholds:
        elsewhere = cast(Mapping[str, object], version.get("threshold_cites", {}))
        return VoteRule(thresholds[award], dated.cite_of(elsewhere.get(award, version["cite"])))
    return VoteRule(None, dated.cite_of(version["majority_cite"]))


def vote_needed(award: str, on: date, overlay: Overlay | None = None) -> bool:
    """Whether a rule sets a share of votes for this award."""
    return rule(award, on, overlay).percent is not None


def vote_passes(award: str, yes: int, members: int, on: date, overlay: Overlay | None = None) -> VoteResult:
    """Hold a tally against the threshold; where no rule sets one, more than half of all members is asked for."""
    if members < 1 or not 0 <= yes <= members:
        raise LawInputError(
            "", "yes", f"{yes} phiếu trên {members} thành viên không hợp lệ; kiểm tra lại biên bản kiểm phiếu"
        )
    found = rule(award, on, overlay)
    if found.percent is None:
        needed = members // 2 + 1
        return VoteResult(yes >= needed, needed, Fraction(1, 2), found.cite)
    # Ceiling by integers: 90 % of 11 members is 9.9, so ten must agree.
    needed = -(-found.percent * members // 100)
    return VoteResult(yes * 100 >= found.percent * members, needed, Fraction(found.percent, 100), found.cite)


def quorum(members: int, on: date, overlay: Overlay | None = None, award: str | None = None) -> int:
    """Fewest members present for the council to sit, or to deal with one award where a regulation asks for more."""
    if members < 1:
        raise LawInputError("", "members", f"Hội đồng không thể có {members} thành viên; kiểm tra quyết định thành lập")
    needed, _ = quorum_rule(on, overlay, award)
    return -(-members * needed.numerator // needed.denominator)


def quorum_rule(on: date, overlay: Overlay | None = None, award: str | None = None) -> tuple[Fraction, Cite]:
    """Share of all members that must be present on a day, and where it stands."""
    raw = cast("Mapping[str, object]", _version(on)["quorum"])
    share = Fraction(cast(int, raw["numerator"]), cast(int, raw["denominator"]))
    own = overlay.quorum_share(award) if overlay else None
    if overlay is not None and own is not None and own > share:
        return own, overlay.cites["quorum"]
    return share, dated.cite_of(raw["cite"])


def council_practices(on: date) -> tuple[CouncilPractice, ...]:
    """What councils do by rules of ministries and provinces, with the default offered; None where they differ."""
    return tuple(
        CouncilPractice(
            id=str(raw["id"]),
            value=cast("bool | None", raw["value"]),
            text_vi=str(raw["text_vi"]),
            cites=_cites(raw, "cites", "yes", "no"),
            yes=_cites(raw, "yes"),
            no=_cites(raw, "no"),
        )
        for raw in cast("Sequence[Mapping[str, object]]", _version(on)["practices"])
    )


def _cites(raw: Mapping[str, object], *names: str) -> tuple[Cite, ...]:
    """The citations of a practice that stand under these names."""
    return tuple(dated.cite_of(cite) for name in names for cite in cast("Sequence[object]", raw.get(name, ())))


def _version(on: date) -> dated.Version:
    found = dated.of_document(rulefiles.document("council"), on)
    if found is None:
        raise LawInputError(
            "", "date", f"chưa có quy tắc biểu quyết cho ngày {on:%d/%m/%Y}; các quy tắc bắt đầu từ 01/10/2017"
        )
    return found
