"""Who of those that meet a standard fits under its quota; the council's votes decide the order, the law the number."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from thidua import law
from thidua.stages.eligibility.subjects import Roll


@dataclass(frozen=True, slots=True)
class QuotaResult:
    """``accepted`` and ``refused`` (code, reason) of the candidates; ``undecided`` wait for the council's vote."""

    award: str
    accepted: tuple[str, ...]
    refused: tuple[tuple[str, str], ...] = ()
    undecided: tuple[str, ...] = ()
    limit: int | None = None
    arithmetic_vi: str = ""
    warnings: tuple[law.Warned, ...] = ()


def settle(roll: Roll, award: str, candidates: Sequence[str], holders: int, decision: dt.date) -> QuotaResult:
    """Hold ``candidates`` (staff codes that meet the rest of the standard) against the quota of ``award``.

    ``holders`` is the number of people who reach "Lao động tiên tiến". Without votes nothing is decided where the
    candidates are more than the quota: which of them goes is the council's choice.
    """
    counted = {"lao_dong_tien_tien": holders}
    quota = law.quota(award, counted, decision)
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
    answer = law.answer(law.parse_case(case))
    assert isinstance(answer, law.CohortAnswer)  # noqa: S101 - a cohort case has a cohort answer
    return QuotaResult(
        award,
        answer.accepted,
        tuple((refused.id, refused.why) for refused in answer.rejected),
        (),
        answer.limit,
        quota.arithmetic_vi,
        answer.warnings,
    )
