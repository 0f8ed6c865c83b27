"""The facts of a person for every award, as they stand before anybody is proposed.

Two things are left open by the record: what is not stated (an initiative's scope), and which titles of this year the
same decision will give. Both are held as intervals from the least to the most favourable. What only follows a proposal,
the council's choice and vote, is taken as given: the question is who may be put before the council at all.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from thidua import law
from thidua.law.engine.derive import Person, sheet_of
from thidua.law.engine.explain import status_of
from thidua.law.engine.load import Rule, rule_on
from thidua.law.engine.overlay import overlay_on
from thidua.law.engine.tree import ALL_YEARS, MANY, WINDOW, Counts, FactSheet, Years
from thidua.law.values import AwardCase
from thidua.stages.eligibility.assess import BASE_TITLE, FIGHTER, AssessmentDates, case_of
from thidua.stages.eligibility.facts import individual_facts
from thidua.stages.eligibility.subjects import Roll, Subject

ASSUMED = {"majority": (1, 1), "selected": (1, 1), "votes_yes": (1, 1), "council_members": (1, 1)}
_NOT_OF_PERSON = ("registered", "selected")
Known = dict[bool, Person]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of everybody: year, days, the day that governs and the rule of each award on it."""

    year: int
    dates: AssessmentDates
    as_of: dt.date
    rules: Mapping[str, Rule]


def question(level: law.Level, year: int, dates: AssessmentDates, overlays: Sequence[law.Overlay]) -> Question:
    """The awards for individuals that an agency of this level decides or proposes to the level above.

    Raises LawInputError where no rule is known for those days.
    """
    as_of = dates.as_of
    awards = (*law.awards_within_competence(level, dates.decision), *law.awards_next_above(level, dates.decision))
    overlay = overlay_on(overlays, as_of)
    found = {award: rule_on(award, as_of, overlay) for award in dict.fromkeys((BASE_TITLE, FIGHTER, *awards))}
    rules = {award: rule for award, rule in found.items() if rule and "individual" in rule.trees}
    if not rules:
        raise law.LawInputError("", "date", f"chưa có quy tắc nào cho ngày {as_of:%d/%m/%Y}; chọn lại ngày quyết định")
    return Question(year, dates, as_of, rules)


def sheets_of(roll: Roll, subject: Subject, asked: Question) -> dict[str, FactSheet]:
    """One person's facts for each award of the question."""
    base = _case(roll, subject, asked, (), generous=False)
    # Only a result of unstated scope makes the two ends differ before this year's titles are counted in.
    unstated = any(row.scope is None for row in roll.initiatives.get(subject.code, ()))
    best = _case(roll, subject, asked, (), generous=True) if unstated else base
    known: Known = {}
    found = {
        award: _between(base, best, award, asked, known) for award in (BASE_TITLE, FIGHTER) if award in asked.rules
    }
    already = {row.award for row in roll.held.get(subject.code, ()) if row.year == asked.year}
    coming = [
        award
        for award, sheet in found.items()
        if award not in already and status_of(asked.rules[award].trees["individual"], sheet) != "not_met"
    ]
    if coming:
        best = _case(roll, subject, asked, coming, generous=True)
    others = {award: _between(base, best, award, asked, known) for award in asked.rules if award not in found}
    return found | others


def _case(roll: Roll, subject: Subject, asked: Question, granted: Sequence[str], *, generous: bool) -> AwardCase:
    facts = individual_facts(roll, subject, BASE_TITLE, granted, generous=generous)
    kept = {key: value for key, value in facts.items() if key not in _NOT_OF_PERSON}
    case = law.parse_case(case_of(roll, asked.dates, subject, BASE_TITLE, kept))
    assert isinstance(case, AwardCase)  # noqa: S101 - built as one
    return case


def _between(base: AwardCase, best: AwardCase, award: str, asked: Question, known: Known) -> FactSheet:
    low = sheet_of(replace(base, award=award), asked.as_of, known)
    if best.facts == base.facts:
        return replace(low, wholes={**low.wholes, **ASSUMED})
    high = sheet_of(replace(best, award=award), asked.as_of, known)
    wholes = {name: _ends(pair, high.wholes.get(name, (-MANY, MANY))) for name, pair in low.wholes.items()}
    return FactSheet(
        {**wholes, **ASSUMED},
        {name: _marks(one, high.years.get(name, Years(0, ALL_YEARS))) for name, one in low.years.items()},
        {name: _numbers(one, high.counts.get(name, _UNKNOWN)) for name, one in low.counts.items()},
    )


_UNKNOWN = Counts((0,) * WINDOW, (MANY,) * WINDOW)


def _ends(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return min(one[0], other[0]), max(one[1], other[1])


def _marks(one: Years, other: Years) -> Years:
    return Years(one.certain & other.certain, one.possible | other.possible)


def _numbers(one: Counts, other: Counts) -> Counts:
    if one == other:
        return one
    least = tuple(map(min, one.least, other.least))
    return Counts(least, tuple(map(max, one.most, other.most)))
