"""Who of those that meet a standard fits under its quota; the council's votes decide the order, the law the number."""

import datetime as dt
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from thidua import law
from thidua.stages.eligibility.subjects import Roll

TIE = "bang_phieu"


@dataclass(frozen=True, slots=True)
class QuotaResult:
    """``accepted`` and ``refused`` (code, reason) of the candidates.

    ``undecided`` wait for people: for the council's vote, or for its chair where votes are equal at the last place.
    """

    award: str
    accepted: tuple[str, ...]
    refused: tuple[tuple[str, str], ...] = ()
    undecided: tuple[str, ...] = ()
    limit: int | None = None
    arithmetic_vi: str = ""
    warnings: tuple[law.Warned, ...] = ()

    @property
    def is_tied(self) -> bool:
        """Whether equal votes at the last place keep somebody waiting."""
        return any(warned.code == TIE for warned in self.warnings)


def settle(
    roll: Roll,
    award: str,
    candidates: Sequence[str],
    holders: int,
    decision: dt.date,
    overlays: Sequence[law.Overlay] = (),
) -> QuotaResult:
    """Hold ``candidates`` (staff codes that meet the rest of the standard) against the quota of ``award``.

    ``holders`` is the number of people who reach "Lao động tiên tiến". Without votes nothing is decided where the
    candidates are more than the quota: which of them goes is the council's choice.
    """
    counted = _bases(roll, award, holders)
    quota = law.quota(award, counted, decision, overlay=law.overlay_on(overlays, decision))
    votes = {code: roll.votes.get((code, award)) for code in candidates}
    members = len(roll.register.council or ())
    if quota.limit is None:
        return QuotaResult(award, tuple(candidates), arithmetic_vi=quota.arithmetic_vi)
    if not members or any(vote is None for vote in votes.values()):
        if len(candidates) <= quota.limit:
            return QuotaResult(award, tuple(candidates), limit=quota.limit, arithmetic_vi=quota.arithmetic_vi)
        waiting = tuple(candidates)
        return QuotaResult(award, (), undecided=waiting, limit=quota.limit, arithmetic_vi=quota.arithmetic_vi)
    case = {
        "id": f"quota-{award}",
        "cohort": {
            "award": award,
            "holders": counted,
            "candidates": [
                {"id": code, "yes": vote.yes + vote.written_yes, "members": members}
                for code, vote in votes.items()
                if vote is not None
            ],
        },
        "dates": {"decision": decision},
    }
    answer = law.answer(law.parse_case(case), overlays)
    assert isinstance(answer, law.CohortAnswer)  # noqa: S101 - a cohort case has a cohort answer
    tied = _tied(answer, {code: vote.yes + vote.written_yes for code, vote in votes.items() if vote is not None})
    return QuotaResult(
        award,
        tuple(code for code in answer.accepted if code not in tied),
        tuple((refused.id, refused.why) for refused in answer.rejected if refused.id not in tied),
        tuple(code for code in candidates if code in tied),
        answer.limit,
        quota.arithmetic_vi,
        tuple(_told(warned, tied) for warned in answer.warnings),
    )


def _bases(roll: Roll, award: str, holders: int) -> dict[str, int]:
    """What a quota may be counted on: the law's base, and those an agency's regulation may name."""
    people = {subject.code for subject in roll.subjects if subject.is_person}
    registered = sum(code in people for code, title in roll.registered if title == award)
    return {"lao_dong_tien_tien": holders, "staff": len(people), "registered": registered}


def _tied(answer: law.CohortAnswer, yes: Mapping[str, int]) -> frozenset[str]:
    """Those with equal votes on both sides of the last place: whose it is, no rule says and no list may decide."""
    if not any(warned.code == TIE for warned in answer.warnings):
        return frozenset()
    edge = min(yes[code] for code in answer.accepted)
    return frozenset(code for code in yes if yes[code] == edge)


def _told(warned: law.Warned, tied: Set[str]) -> law.Warned:
    if warned.code != TIE:
        return warned
    return law.Warned(
        TIE, f"Bằng phiếu ở mức cuối của hạn mức ({', '.join(sorted(tied))}): chưa đưa ai vào quyết định."
    )
