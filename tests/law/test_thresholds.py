"""No threshold is untested: moving any of them by one must turn the outcome of a readable case.

For every condition with a number in it, a rule is made with that number one higher and one with it one lower; each must
give another status for some case of ``cases/``. So a slip of the pen in the rulebook cannot pass unseen.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.law.builders import own_cases
from thidua import law
from thidua.law.engine import rulefiles
from thidua.law.engine.derive import sheet_of
from thidua.law.engine.explain import status_of
from thidua.law.engine.explain import test_status as outcome_of
from thidua.law.engine.governing import governing_day
from thidua.law.engine.load import Rule, rule_on, versions_of
from thidua.law.engine.tree import Compare, CountIn, FactSheet, Group, Leaf, Node, Run, Share, Test, leaves

CASES = [case for cases in own_cases().values() for case in cases if isinstance(case, law.AwardCase)]


def _moved(test: Test, by: int) -> Test | None:
    """The test with its number moved; None where there is no number, or the move leaves its range."""
    match test:
        case Compare(at_least=int(bound)):
            truth = rulefiles.facts()[test.fact]["type"] == "truth"
            return None if truth else replace(test, at_least=bound + by)
        case Compare(at_most=int(bound)):
            truth = rulefiles.facts()[test.fact]["type"] == "truth"
            return None if truth or bound + by < 0 else replace(test, at_most=bound + by)
        case Share():
            return replace(test, percent=test.percent + by)
        case Run():
            return replace(test, length=test.length + by)
        case CountIn():
            return replace(test, at_least=test.at_least + by)
    return None


def _with(node: Node, old: Leaf, new: Leaf) -> Node:
    if node is old:
        return new
    if isinstance(node, Group):
        return replace(node, children=tuple(_with(child, old, new) for child in node.children))
    return node


def _case_facts() -> dict[tuple[str, str], list[FactSheet]]:
    """Fact sheets by rule version and kind of subject."""
    found: dict[tuple[str, str], list[FactSheet]] = {}
    for case in CASES:
        as_of = governing_day(case.dates, case.period_to)
        rule = rule_on(case.award, as_of)
        if rule and case.kind in rule.trees:
            found.setdefault((rule.id, case.kind), []).append(sheet_of(case, as_of))
    return found


FACTS = _case_facts()

# Conditions that another one of the same rule implies, kept for the reason they give: their own outcome must turn.
IMPLIED = {
    ("bang_khen_thu_tuong", "collective", "bang_khen_truoc"),
    ("hc_lao_dong_3", "individual", "khen_thuong_truoc"),
    ("hc_lao_dong_2", "individual", "khen_thuong_truoc"),
    ("hc_lao_dong_1", "individual", "khen_thuong_truoc"),
    *(
        (f"hc_{order}_{degree}", "collective", "khen_thuong_truoc")
        for order in ("lao_dong", "doc_lap")
        for degree in (1, 2, 3)
    ),
}


def _thresholds() -> Iterator[object]:
    """Each distinct condition with a number, with the versions that have it (a rule often outlives its decree)."""
    pooled: dict[tuple[str, str, str, Test], list[tuple[Rule, Leaf]]] = {}
    for award in rulefiles.implemented_awards():
        for rule in versions_of(award):
            for kind, tree in rule.trees.items():
                for leaf in leaves(tree):
                    pooled.setdefault((award, kind, leaf.id, leaf.test), []).append((rule, leaf))
    for (award, kind, name, test), places in pooled.items():
        for by in (1, -1):
            moved = _moved(test, by)
            if moved is not None:
                yield pytest.param(kind, places, moved, id=f"{award}-{kind}-{name}{by:+d}-{places[0][0].start}")


@pytest.mark.parametrize(("kind", "places", "moved"), list(_thresholds()))
def test_moving_a_threshold_turns_some_case(kind: str, places: list[tuple[Rule, Leaf]], moved: Test) -> None:
    for rule, leaf in places:
        tree = rule.trees[kind]
        changed = _with(tree, leaf, replace(leaf, test=moved))
        sheets = FACTS.get((rule.id, kind), ())
        if any(status_of(tree, facts) != status_of(changed, facts) for facts in sheets):
            return
        implied = (rule.award, kind, leaf.id) in IMPLIED
        if implied and any(outcome_of(leaf.test, facts) != outcome_of(moved, facts) for facts in sheets):
            return
    pytest.fail("no case of tests/law/cases turns when this number moves")
