"""What the law package hands out: frozen values that cross its boundary. No file is read by importing this module."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

Status = Literal["eligible", "not_eligible", "needs_review", "blocked"]
Truth = Literal["met", "not_met", "unknown"]
SubjectKind = Literal["individual", "collective", "household"]
Level = Literal["so", "xa", "huyen", "tinh", "bo"]
Json = dict[str, object]


class LawInputError(ValueError):
    """Bad input. The message is Vietnamese and names the case, the key, the value and the remedy."""

    def __init__(self, case: str, key: str, problem: str) -> None:
        self.case = case
        self.key = key
        self.problem = problem
        super().__init__(": ".join(part for part in (case, key, problem) if part))


@dataclass(frozen=True, slots=True)
class Cite:
    """Where a statement of the rulebook comes from.

    ``confidence``: ``verified`` (text read), ``secondary`` (read in a text that cites it), ``knowledge`` (not read
    here), ``uncertain`` (must never refuse anybody), ``local`` (left to ministries and provinces; ours is a default).
    """

    instrument: str
    at: str
    confidence: str

    def to_json(self) -> Json:
        return {"instrument": self.instrument, "at": self.at, "confidence": self.confidence}


@dataclass(frozen=True, slots=True)
class Warned:
    """A remark that changes no answer by itself."""

    code: str
    text_vi: str

    def to_json(self) -> Json:
        return {"code": self.code, "text_vi": self.text_vi}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of a rule as it came out for one subject, with those it is made of.

    ``fact`` names what a single criterion is held against (``law.fact_info``); empty for one made of others.
    """

    id: str
    status: Truth
    text_vi: str
    found: str
    needed: str
    cite: Cite | None
    children: tuple[Criterion, ...] = ()
    who_can_supply: str = ""
    fact: str = ""

    def to_json(self) -> Json:
        return {
            "id": self.id,
            "status": self.status,
            "text_vi": self.text_vi,
            "found": self.found,
            "needed": self.needed,
            "cite": self.cite.to_json() if self.cite else None,
            "children": [child.to_json() for child in self.children],
            "who_can_supply": self.who_can_supply,
            "fact": self.fact,
        }


@dataclass(frozen=True, slots=True)
class AwardAnswer:
    """May this subject be proposed for this award? ``failed`` and ``review`` hold criterion ids at any depth.

    ``governed_by`` names the date that ``as_of`` is (dossier_received, council_meeting, decision, period_end).
    """

    id: str
    status: Status
    as_of: date
    rule: str
    provisional: bool
    criteria: tuple[Criterion, ...]
    failed: tuple[str, ...]
    review: tuple[str, ...]
    missing: tuple[str, ...]
    warnings: tuple[Warned, ...]
    governed_by: str = "period_end"

    def to_json(self) -> Json:
        return {
            "id": self.id,
            "status": self.status,
            "as_of": self.as_of.isoformat(),
            "rule": self.rule,
            "provisional": self.provisional,
            "criteria": [criterion.to_json() for criterion in self.criteria],
            "failed": list(self.failed),
            "review": list(self.review),
            "missing": list(self.missing),
            "warnings": [warning.to_json() for warning in self.warnings],
        }


@dataclass(frozen=True, slots=True)
class Rejected:
    """A candidate left out of a cohort, and why in Vietnamese."""

    id: str
    why: str


@dataclass(frozen=True, slots=True)
class CohortAnswer:
    """Which candidates of a list fit under the quota. ``limit`` is None where no quota exists."""

    id: str
    status: Status
    as_of: date
    accepted: tuple[str, ...]
    rejected: tuple[Rejected, ...]
    limit: int | None
    limit_source: str
    warnings: tuple[Warned, ...]

    def to_json(self) -> Json:
        return {
            "id": self.id,
            "status": self.status,
            "as_of": self.as_of.isoformat(),
            "accepted": list(self.accepted),
            "accepted_count": len(self.accepted),
            "rejected": [{"id": r.id, "why": r.why} for r in self.rejected],
            "limit": self.limit,
            "limit_source": self.limit_source,
            "warnings": [warning.to_json() for warning in self.warnings],
        }


@dataclass(frozen=True, slots=True)
class PrizeLine:
    """Prize money of one award in whole đồng.

    ``paid`` False: a higher award absorbs it, ``reason_vi`` says which. ``is_ceiling``: the most that may be given.
    """

    award: str
    coefficient: Fraction
    base_salary_vnd: int
    amount_vnd: int
    cite: Cite
    arithmetic_vi: str = ""
    paid: bool = True
    reason_vi: str = ""
    is_ceiling: bool = False

    def to_json(self) -> Json:
        return {
            "award": self.award,
            "coefficient": float(self.coefficient),
            "base_salary_vnd": self.base_salary_vnd,
            "amount_vnd": self.amount_vnd,
            "arithmetic_vi": self.arithmetic_vi,
            "paid": self.paid,
            "reason_vi": self.reason_vi,
            "cite": self.cite.to_json(),
        }


@dataclass(frozen=True, slots=True)
class PrizeAnswer:
    """Prize money of one subject under one decision."""

    id: str
    status: Status
    total_vnd: int
    lines: tuple[PrizeLine, ...]
    warnings: tuple[Warned, ...]

    def to_json(self) -> Json:
        return {
            "id": self.id,
            "status": self.status,
            "total_vnd": self.total_vnd,
            "lines": [line.to_json() for line in self.lines],
            "warnings": [warning.to_json() for warning in self.warnings],
        }


@dataclass(frozen=True, slots=True)
class AuthorityAnswer:
    """May this person sign this award on that day?"""

    id: str
    status: Status
    valid: bool
    competent: tuple[str, ...]
    cite: Cite | None
    warnings: tuple[Warned, ...]

    def to_json(self) -> Json:
        return {
            "id": self.id,
            "status": self.status,
            "valid": self.valid,
            "competent": list(self.competent),
            "cite": self.cite.to_json() if self.cite else None,
            "warnings": [warning.to_json() for warning in self.warnings],
        }


Answer = AwardAnswer | CohortAnswer | PrizeAnswer | AuthorityAnswer


@dataclass(frozen=True, slots=True)
class CaseDates:
    """The days a case carries; any may be missing."""

    dossier_received: date | None = None
    council_meeting: date | None = None
    decision: date | None = None


@dataclass(frozen=True, slots=True)
class Council:
    """A tally. ``members`` counts the whole council, the absent too."""

    members: int
    present: int
    yes: int
    written_yes: int

    @property
    def total_yes(self) -> int:
        return self.yes + self.written_yes


@dataclass(frozen=True, slots=True)
class LocalQuota:
    """A quota of the agency's own regulation."""

    percent: int
    of: str
    rounding: str = "floor"


@dataclass(frozen=True, slots=True)
class LocalRules:
    """The agency's own regulation, as far as it touches an answer."""

    quota: Mapping[str, LocalQuota] = field(default_factory=dict)
    prize_rounding: str | None = None


@dataclass(frozen=True, slots=True)
class AwardCase:
    """One subject proposed for one award. ``facts`` is checked but keeps the contract's own shape."""

    id: str
    note: str
    award: str
    kind: SubjectKind
    subject: Mapping[str, object]
    period_from: date
    period_to: date
    single_year: bool
    dates: CaseDates
    occasion: str | None
    facts: Mapping[str, object]
    council: Council | None
    local: LocalRules
    expect: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of a list. What settles equal votes, None where not stated: ``gender`` (nam, nu) of a person, ``women`` of
    the ``people`` of a collective, whether the council's ``chair`` voted for it.
    """

    id: str
    yes: int
    members: int
    gender: str | None = None
    women: int | None = None
    people: int | None = None
    chair: bool | None = None


@dataclass(frozen=True, slots=True)
class CohortCase:
    """A list of candidates who meet the rest of the standard, to be held against votes and quota."""

    id: str
    note: str
    award: str
    holders: Mapping[str, int]
    candidates: tuple[Candidate, ...]
    dates: CaseDates
    local: LocalRules
    expect: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class PrizeItem:
    award: str
    period_from: date
    period_to: date
    by: str | None
    occasion: str | None


@dataclass(frozen=True, slots=True)
class PrizeCase:
    id: str
    note: str
    subject: SubjectKind
    decision: date
    items: tuple[PrizeItem, ...]
    local: LocalRules
    expect: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class AuthorityCase:
    id: str
    note: str
    award: str
    by: str
    decision: date
    expect: Mapping[str, object] | None = None


Case = AwardCase | CohortCase | PrizeCase | AuthorityCase


@dataclass(frozen=True, slots=True)
class AwardKind:
    """One entry of the catalogue. ``level``: co_so, bo_nganh_tinh or nha_nuoc.

    ``implemented``: a rule is written and an office may choose the award for its own people or units.
    """

    code: str
    label_vi: str
    kind: Literal["danh_hieu", "hinh_thuc"]
    subjects: frozenset[str]
    level: str
    english: str
    implemented: bool


@dataclass(frozen=True, slots=True)
class FactInfo:
    """One fact that rules ask for: its name, where the case format keeps it, who supplies it, which paper proves it.

    ``of_many_years``: it is read over the years of a chain, not of the year judged alone. ``award``: the one award
    held that it counts or counts from; empty where it looks at all of them or at none.
    """

    label_vi: str
    key: str
    supplied_by: str
    evidence: str
    of_many_years: bool
    award: str = ""


@dataclass(frozen=True, slots=True)
class Competence:
    """Who decides an award for an agency of a given level, on a given day."""

    body: str
    label_vi: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class VoteResult:
    """A tally held against its threshold. ``needed_yes`` counts on all members."""

    passes: bool
    needed_yes: int
    threshold: Fraction
    cite: Cite


@dataclass(frozen=True, slots=True)
class Quota:
    """How many may get an award. ``limit`` None: no quota. ``source``: national, local, none.

    ``doubtful_limit``: a quota not read in its own text: it refuses nobody, more than that are for people to look at.
    """

    limit: int | None
    source: str
    arithmetic_vi: str
    cite: Cite | None
    doubtful_limit: int | None = None


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One sentence of a rule in words; ``depth`` is its place in the tree, 0 at the top.

    ``needed_vi``: the bound alone ("từ 6 tháng"), empty for a group. ``is_local``: the agency's own regulation says so.
    """

    depth: int
    id: str
    text_vi: str
    cite: Cite | None
    needed_vi: str = ""
    is_local: bool = False


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule in words on a day: id like ``cstd_co_so@2025-07-01``, lines by kind of subject.

    ``local_vi`` names the agency's regulation that stands in it, empty where none does.
    """

    rule: str
    award: str
    label_vi: str
    on: date
    provisional: bool
    lines: Mapping[str, tuple[RuleLine, ...]]
    competence_vi: tuple[str, ...]
    prize_vi: tuple[str, ...]
    quota_vi: str
    note_vi: str = ""
    drafts: Mapping[str, tuple[RuleLine, ...]] = field(default_factory=dict)
    vote_vi: str = ""
    council_vi: tuple[str, ...] = ()
    dossier_vi: tuple[str, ...] = ()
    local_vi: str = ""


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One condition that stayed under its id but says something else."""

    before: RuleLine
    after: RuleLine


@dataclass(frozen=True, slots=True)
class RuleDiff:
    """What changed in a rule between two days: lines taken away and added, by kind of subject.

    ``changed`` pairs those of ``removed`` and ``added`` that are one condition. ``recited``: lines that say the same
    under another article, before and after. ``beside``: what stands beside the standard and changed (name in
    Vietnamese, before, after): competence, prize, quota, votes, dossier.
    """

    award: str
    before: str
    after: str
    removed: Mapping[str, tuple[RuleLine, ...]]
    added: Mapping[str, tuple[RuleLine, ...]]
    recited: Mapping[str, tuple[tuple[RuleLine, RuleLine], ...]] = field(default_factory=dict)
    beside: tuple[tuple[str, str, str], ...] = ()
    changed: Mapping[str, tuple[RuleChange, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RegistrationRule:
    """What it means that a title was not registered at the start of the year."""

    effect: Literal["warning", "none"]
    text_vi: str
    cite: Cite
