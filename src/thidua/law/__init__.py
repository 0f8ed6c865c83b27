"""The law of emulation and commendation: dated rules with their articles, and an engine that answers three-valued.

Everything here is pure Python and reads only the files of this package. Importing it reads nothing; the rulebook is
loaded and compiled on first use and kept. Every answer depends on its arguments alone, the day always among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from thidua.law.engine.overlay import Overlay, overlay_on
from thidua.law.faults import ManyFaults
from thidua.law.outlook import Flip, Need, Reach, WhatIf
from thidua.law.procedure import (
    Absence,
    Cited,
    ClassificationAnswer,
    CouncilFees,
    CouncilPractice,
    Deadline,
    Delegation,
    Dossier,
    DossierItem,
    Ending,
    FormNumber,
    GeneralCondition,
    Held,
    Limit,
    Measure,
    Payer,
    Rating,
    Reconsider,
    Regime,
    RegimeAnswer,
    Revocation,
    ShareAnswer,
    SimplifiedAnswer,
    UnitClass,
    UnitYear,
    WorkingCalendar,
    WorkYear,
)
from thidua.law.values import (
    Answer,
    AuthorityAnswer,
    AuthorityCase,
    AwardAnswer,
    AwardCase,
    AwardKind,
    Candidate,
    Case,
    CaseDates,
    Cite,
    CohortAnswer,
    CohortCase,
    Competence,
    Council,
    Criterion,
    FactInfo,
    LawInputError,
    Level,
    LocalQuota,
    LocalRules,
    PrizeAnswer,
    PrizeCase,
    PrizeItem,
    PrizeLine,
    Quota,
    RegistrationRule,
    Rejected,
    RuleChange,
    RuleDiff,
    RuleLine,
    RuleText,
    Status,
    SubjectKind,
    Truth,
    VoteResult,
    Warned,
)

if TYPE_CHECKING:
    from thidua.law.engine.classify import (
        classification,
        excellent_share,
        excellent_units_share,
        opinion_of_old_unit,
        recognises_unit_class,
        unit_class,
    )
    from thidua.law.engine.competence import may_delegate, presenter, proposer
    from thidua.law.engine.deadlines import after_working_days, deadlines, due, latest_start
    from thidua.law.engine.dossiers import dossier, simplified_procedure
    from thidua.law.engine.gates import general_conditions, months_in_post_needed
    from thidua.law.engine.governing import kept_awards, regime_for, regime_on
    from thidua.law.engine.instruments import ending_soon
    from thidua.law.engine.prize import base_salary, council_fees, fund_rules, payer
    from thidua.law.engine.revocation import must_be_looked_at_again, revocation
    from thidua.law.engine.votes import council_practices

    AWARDS: Mapping[str, AwardKind]


# Functions fetched from their module when first asked for, so that importing this package reads nothing.
_FOUND_IN = {
    "classify": (
        "classification",
        "excellent_share",
        "excellent_units_share",
        "opinion_of_old_unit",
        "recognises_unit_class",
        "unit_class",
    ),
    "competence": ("may_delegate", "presenter", "proposer"),
    "deadlines": ("after_working_days", "deadlines", "due", "latest_start"),
    "dossiers": ("dossier", "simplified_procedure"),
    "gates": ("general_conditions", "months_in_post_needed"),
    "governing": ("kept_awards", "regime_for", "regime_on"),
    "instruments": ("ending_soon",),
    "prize": ("base_salary", "council_fees", "fund_rules", "payer"),
    "revocation": ("must_be_looked_at_again", "revocation"),
    "votes": ("council_practices",),
}
_MODULE_OF = {name: module for module, names in _FOUND_IN.items() for name in names}


def __getattr__(name: str) -> object:
    """The functions of ``_FOUND_IN``; and ``AWARDS``, the catalogue by canonical code, read when first asked for."""
    if name in _MODULE_OF:
        return getattr(import_module(f"thidua.law.engine.{_MODULE_OF[name]}"), name)
    if name == "AWARDS":
        from thidua.law.engine import catalogue

        return catalogue.awards()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def parse_case(mapping: Mapping[str, object]) -> Case:
    """Check one case of the law-cases contract and return it typed; raises LawInputError naming case and key."""
    from thidua.law.engine import parse

    return parse.parse_case(mapping)


def load_cases(path: Path) -> list[Case]:
    """Read a YAML file of cases; raises LawInputError (bad file, bad case, an id that stands twice)."""
    from thidua.law.engine import parse

    return parse.load_cases(path)


def answer(case: Case, overlays: Sequence[Overlay] = ()) -> Answer:
    """Answer a case of any kind by the rules in force on the date that governs it, the agency's own regulations too."""
    from thidua.law.engine import answering

    return answering.answer(case, overlays)


def check(case: Case, given: Answer) -> list[str]:
    """Differences between ``given`` and the case's ``expect``, in Vietnamese; empty when all agrees."""
    from thidua.law.engine import checking

    return checking.check(case, given)


def award_code(text: str) -> str | None:
    """The canonical code of an award named by code, short code or Vietnamese name in any case or tone style."""
    from thidua.law.engine import catalogue

    return catalogue.award_code(text)


def competent_body(award: str, level: Level, on: date) -> Competence:
    """Who decides ``award`` for an agency of ``level`` on that day; raises LawInputError where no rule is known."""
    from thidua.law.engine import competence

    return competence.competent_body(award, level, on)


def awards_within_competence(level: Level, on: date) -> tuple[str, ...]:
    """Implemented awards that the head of an agency of ``level`` decides himself, in catalogue order."""
    from thidua.law.engine import competence

    return competence.awards_within_competence(level, on)


def awards_next_above(level: Level, on: date) -> tuple[str, ...]:
    """Implemented awards that the next competent level above an agency of ``level`` decides."""
    from thidua.law.engine import competence

    return competence.awards_next_above(level, on)


def prize_vnd(award: str, subject_kind: SubjectKind, decided_on: date, by: str | None = None) -> PrizeLine:
    """Prize money in đồng for one award decided on that day, rounded up to tens of thousands as the decree says."""
    from thidua.law.engine import prize

    return prize.prize_line(award, subject_kind, decided_on, by)


def vote_needed(award: str, on: date, overlay: Overlay | None = None) -> bool:
    """Whether a rule sets a share of the council's votes for this award on that day."""
    from thidua.law.engine import votes

    return votes.vote_needed(award, on, overlay)


def vote_passes(award: str, yes: int, members: int, on: date, overlay: Overlay | None = None) -> VoteResult:
    """Hold ``yes`` votes (written ones included) against the threshold on all ``members`` of the council."""
    from thidua.law.engine import votes

    return votes.vote_passes(award, yes, members, on, overlay)


def quorum(members: int, on: date, overlay: Overlay | None = None, award: str | None = None) -> int:
    """Members who must be present for a council of ``members`` to sit, or to deal with one award."""
    from thidua.law.engine import votes

    return votes.quorum(members, on, overlay, award)


def quota(
    award: str,
    holders: Mapping[str, int],
    on: date,
    local: LocalQuota | None = None,
    overlay: Overlay | None = None,
) -> Quota:
    """How many may get ``award``: the national cap of the day, or the agency's own quota, on the holders counted."""
    from thidua.law.engine import cohort

    return cohort.quota(award, holders, on, local, overlay)


def registration_rule(on: date) -> RegistrationRule:
    """What a missing registration of the title means on that day."""
    from thidua.law.engine import gates

    return gates.registration_rule(on)


def rule_in_words(award: str, on: date, overlay: Overlay | None = None) -> RuleText:
    """The rule of an award on a day, in our own Vietnamese words, each line with its article."""
    from thidua.law.engine import words

    return words.rule_in_words(award, on, overlay)


def diff_rules(award: str, before: date, after: date, overlays: Sequence[Overlay] = ()) -> RuleDiff:
    """What changed in the rule of an award between two days, the agency's own regulations included."""
    from thidua.law.engine import diff

    return diff.diff_rules(award, before, after, overlays)


def cite_vi(cite: Cite) -> str:
    """A citation as a reader writes it: "Điều 23 khoản 2 Luật số 06/2022/QH15"."""
    from thidua.law.engine import words

    return words.cite_vi(cite)


def instrument_vi(code: str) -> str:
    """Kind and number of an instrument of the rulebook: "Nghị định 91/2017/NĐ-CP"."""
    from thidua.law.engine import words

    return words.instrument_vi(code)


def reach(
    case: AwardCase,
    today: date,
    awards: Iterable[str] | None = None,
    *,
    horizon: int | None = None,
    overlays: Sequence[Overlay] = (),
) -> tuple[Reach, ...]:
    """The nearest year for each award that rests on years, titles or initiatives, and what is needed until then.

    The rules are asked year by year (at most ``horizon`` years ahead) on the facts of a subject doing as well as
    possible from ``today`` on. An award whose rule cannot be answered with "eligible" is not promised.
    """
    from thidua.law.engine import reach as reaching

    return reaching.reach(case, today, awards, horizon=horizon, overlays=overlays)


def nearest(
    case: AwardCase, today: date, number: int, *, horizon: int | None = None, overlays: Sequence[Overlay] = ()
) -> tuple[Reach, ...]:
    """As ``reach`` for all awards, nearest first; the way is worked out for the first ``number`` not yet reached."""
    from thidua.law.engine import reach as reaching

    return reaching.nearest(case, today, number, horizon=horizon, overlays=overlays)


def what_if(
    case: AwardCase,
    changes: Mapping[str, object],
    awards: Iterable[str] | None = None,
    *,
    overlays: Sequence[Overlay] = (),
) -> tuple[WhatIf, ...]:
    """Each award before and after supposed facts, with the conditions that flip; raises LawInputError naming a key."""
    from thidua.law.engine import whatif

    return whatif.what_if(case, changes, awards, overlays=overlays)


def fact_info(name: str) -> FactInfo | None:
    """What a fact named by a criterion is; None for a name no rule asks for."""
    from thidua.law.engine import rulefiles

    raw = rulefiles.facts().get(name)
    if raw is None:
        return None
    many = raw["type"] in {"years", "counts"} or raw["key"] == "facts.held"
    return FactInfo(raw["label_vi"], raw["key"], raw["supplied_by"], raw["evidence"], many, raw.get("award", ""))


def words_at(cite: Cite, data: Path) -> str | None:
    """The article's own words for a citation, from the text packs of a data folder; None where none is loaded."""
    from thidua.law.engine import texts

    return texts.words_at(cite, data)


def rulebook_digest(overlays: Sequence[Overlay] = ()) -> str:
    """SHA-256 over the rule files, in hexadecimal: names the exact rules an answer was given by, own ones too."""
    from thidua.law.engine import load

    return load.rulebook_digest(overlays)


__all__ = [
    "AWARDS",
    "Absence",
    "Answer",
    "AuthorityAnswer",
    "AuthorityCase",
    "AwardAnswer",
    "AwardCase",
    "AwardKind",
    "Candidate",
    "Case",
    "CaseDates",
    "Cite",
    "Cited",
    "ClassificationAnswer",
    "CohortAnswer",
    "CohortCase",
    "Competence",
    "Council",
    "CouncilFees",
    "CouncilPractice",
    "Criterion",
    "Deadline",
    "Delegation",
    "Dossier",
    "DossierItem",
    "Ending",
    "FactInfo",
    "Flip",
    "FormNumber",
    "GeneralCondition",
    "Held",
    "LawInputError",
    "Level",
    "Limit",
    "LocalQuota",
    "LocalRules",
    "ManyFaults",
    "Measure",
    "Need",
    "Overlay",
    "Payer",
    "PrizeAnswer",
    "PrizeCase",
    "PrizeItem",
    "PrizeLine",
    "Quota",
    "Rating",
    "Reach",
    "Reconsider",
    "Regime",
    "RegimeAnswer",
    "RegistrationRule",
    "Rejected",
    "Revocation",
    "RuleChange",
    "RuleDiff",
    "RuleLine",
    "RuleText",
    "ShareAnswer",
    "SimplifiedAnswer",
    "Status",
    "SubjectKind",
    "Truth",
    "UnitClass",
    "UnitYear",
    "VoteResult",
    "Warned",
    "WhatIf",
    "WorkYear",
    "WorkingCalendar",
    "after_working_days",
    "answer",
    "award_code",
    "awards_next_above",
    "awards_within_competence",
    "base_salary",
    "check",
    "cite_vi",
    "classification",
    "competent_body",
    "council_fees",
    "council_practices",
    "deadlines",
    "diff_rules",
    "dossier",
    "due",
    "ending_soon",
    "excellent_share",
    "excellent_units_share",
    "fact_info",
    "fund_rules",
    "general_conditions",
    "instrument_vi",
    "kept_awards",
    "latest_start",
    "load_cases",
    "may_delegate",
    "months_in_post_needed",
    "must_be_looked_at_again",
    "nearest",
    "opinion_of_old_unit",
    "overlay_on",
    "parse_case",
    "payer",
    "presenter",
    "prize_vnd",
    "proposer",
    "quorum",
    "quota",
    "reach",
    "recognises_unit_class",
    "regime_for",
    "regime_on",
    "registration_rule",
    "revocation",
    "rule_in_words",
    "rulebook_digest",
    "simplified_procedure",
    "unit_class",
    "vote_needed",
    "vote_passes",
    "what_if",
    "words_at",
]
