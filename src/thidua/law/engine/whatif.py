"""The same case under supposed facts: what every award answers before and after, and which conditions flip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from thidua.law.engine import catalogue
from thidua.law.engine.answering import answer_award
from thidua.law.engine.checker import Checker
from thidua.law.engine.overlay import Overlay
from thidua.law.engine.parse_facts import COUNTS, parse_facts
from thidua.law.engine.projection import Merit, held
from thidua.law.outlook import Flip, WhatIf
from thidua.law.values import AwardAnswer, AwardCase, Council, Criterion

# Added to what is stated, taken away, or put in its place.
_ADDED = ("initiatives", "research", "held", "discipline", "absences")
_REPLACED = (
    *("months_worked", "conduct", "takes_part", "selected", "party_opinion", "pending", "rating"),
    *("members", *COUNTS, "members_disciplined"),
    *("movement_effective", "united", "leads_cluster", "exceeded_targets"),
)
_KEYS = frozenset({*_ADDED, *_REPLACED, "ratings", "recognise", "no_discipline", "not_held", "vote", "alternatives"})
_VOTERS = 10


def what_if(
    case: AwardCase,
    changes: Mapping[str, object],
    awards: Iterable[str] | None = None,
    *,
    overlays: Sequence[Overlay] = (),
) -> tuple[WhatIf, ...]:
    """Every award of the subject's kind (or only ``awards``) before and after ``changes``, in catalogue order.

    ``changes`` speaks the facts of the case format: ``ratings`` and single facts replace what is stated,
    ``initiatives``, ``research``, ``held``, ``discipline``, ``absences`` are added. ``recognise``: every initiative
    stated as not yet recognised is; ``no_discipline``: none; ``not_held``: awards taken away (award, year);
    ``vote``: the council chooses and all agree (false: nobody does). A title of the year that comes out eligible counts
    for the awards above it. Raises LawInputError naming the key.
    """
    changed = _changed(case, changes)
    supposed = changed.council if "vote" in changes else None
    chosen = [code for code, kind in catalogue.awards().items() if kind.implemented and case.kind in kind.subjects]
    before, after = _answers(case, chosen, None, overlays), _answers(changed, chosen, supposed, overlays)
    wanted = set(chosen if awards is None else awards)
    return tuple(
        WhatIf(
            award=code,
            label_vi=catalogue.label_vi(code),
            before=before[code].status,
            after=after[code].status,
            flips=tuple(_flips(before[code].criteria, after[code].criteria)),
        )
        for code in chosen
        if code in wanted
    )


def _answers(
    case: AwardCase, awards: Iterable[str], supposed: Council | None, overlays: Sequence[Overlay]
) -> dict[str, AwardAnswer]:
    """The answer for each award; titles that the same decision would give are held for those that follow.

    A count of votes and a choice are for one award; a ``supposed`` count is for all.
    """
    found: dict[str, AwardAnswer] = {}
    for award in awards:
        council = supposed or (case.council if award == case.award else None)
        found[award] = answer_award(replace(case, award=award, council=council), overlays)
        kind = catalogue.award_kind(award)
        if found[award].status == "eligible" and kind is not None and kind.kind == "danh_hieu" and _tells_held(case):
            case = _holding(case, award)
    return found


def _tells_held(case: AwardCase) -> bool:
    return "held" in case.facts


def _holding(case: AwardCase, award: str) -> AwardCase:
    year = case.period_to.year
    known = cast("list[Mapping[str, object]]", case.facts["held"])
    if any((entry["award"], entry["year"]) == (award, year) for entry in known):
        return case
    return replace(case, facts={**case.facts, "held": [*known, held(Merit(year, "award", award))]})


def _changed(case: AwardCase, changes: Mapping[str, object]) -> AwardCase:
    check = Checker("giả định")
    raw = check.mapping(changes, "", _KEYS)
    facts = dict(case.facts)
    stated = {name: raw[name] for name in (*_ADDED, *_REPLACED, "ratings", "alternatives") if name in raw}
    for name, value in parse_facts(check, stated, case.kind).items():
        facts[name] = _merged(facts.get(name), value) if name not in _REPLACED else value
    if "recognise" in raw and check.truth(raw["recognise"], "recognise"):
        facts |= {name: _recognised(facts, name, key) for name, key in _RESULTS.items() if name in facts}
    if "no_discipline" in raw and check.truth(raw["no_discipline"], "no_discipline"):
        facts["discipline"] = []
    if "not_held" in raw:
        facts["held"] = _without(check, facts, raw["not_held"], case.kind)
    # Each figure may be right alone and wrong beside what is stated: more holders than members.
    facts = dict(parse_facts(check, facts, case.kind))
    if "vote" not in raw:
        return replace(case, facts=facts)
    agreed = check.truth(raw["vote"], "vote")
    council = Council(_VOTERS, _VOTERS, _VOTERS if agreed else 0, 0)
    return replace(case, facts={**facts, "selected": agreed}, council=council)


_RESULTS = {"initiatives": "recognised", "research": "accepted"}


def _merged(old: object, new: object) -> object:
    if isinstance(new, Mapping):
        return {**cast("Mapping[object, object]", old or {}), **new}
    return [*cast("list[object]", old or []), *cast("list[object]", new)]


def _recognised(facts: Mapping[str, object], name: str, key: str) -> list[object]:
    return [{**entry, key: True} for entry in cast("list[Mapping[str, object]]", facts[name])]


def _without(check: Checker, facts: Mapping[str, object], raw: object, kind: str) -> list[object]:
    gone = []
    for entry, at in check.items(raw, "not_held"):
        one = check.mapping(entry, at, {"award", "year"}, ("award", "year"))
        gone.append((check.award(one["award"], f"{at}.award", kind), check.year(one["year"], f"{at}.year")))
    known = cast("list[Mapping[str, object]]", facts.get("held", []))
    return [entry for entry in known if (entry["award"], entry["year"]) not in gone]


def _flips(before: Iterable[Criterion], after: Iterable[Criterion]) -> Iterator[Flip]:
    """Single conditions of the same place that come out otherwise; the rule is the same, so the trees are."""
    for old, new in zip(before, after, strict=True):
        if old.children:
            yield from _flips(old.children, new.children)
        elif old.status != new.status:
            yield Flip(old.id, old.text_vi, old.status, new.status, old.found, new.found, old.cite)
