"""The two evaluators of one tree must agree on any facts, known or not: the property the bulk figures rest on."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.law.engine import rulefiles
from thidua.law.engine.bench import run, synthetic
from thidua.law.engine.bulk import STATUS_WORDS, Columns, assess, evaluate, pack
from thidua.law.engine.explain import explain, status_of
from thidua.law.engine.load import Rule, rule_on, versions_of
from thidua.law.engine.tree import (
    ALL_YEARS,
    MANY,
    WINDOW,
    Compare,
    CountIn,
    Counts,
    FactSheet,
    Group,
    Leaf,
    Node,
    Run,
    Share,
    Years,
    leaves,
)
from thidua.law.values import Cite

CITE = Cite("luat-06-2022-qh15", "Điều 1", "verified")
RULES = [rule for award in rulefiles.implemented_awards() for rule in versions_of(award)]
TREES = [(rule, kind) for rule in RULES for kind in rule.trees]


@st.composite
def whole(draw: st.DrawFn, top: int = 12) -> tuple[int, int]:
    low = draw(st.integers(-1, top))
    return draw(st.sampled_from([(low, low), (low, min(low + 3, top + 3)), (-MANY, MANY), (0, MANY)]))


@st.composite
def years(draw: st.DrawFn) -> Years:
    certain = draw(st.integers(0, ALL_YEARS))
    return Years(certain, certain | draw(st.sampled_from([0, 0, ALL_YEARS, 0b10101])))


@st.composite
def counts(draw: st.DrawFn) -> Counts:
    least = draw(st.lists(st.integers(0, 3), min_size=WINDOW, max_size=WINDOW))
    extra = draw(st.sampled_from([0, 0, 1, MANY]))
    return Counts(tuple(least), tuple(number + extra for number in least))


def _sheet(dice: np.random.Generator) -> FactSheet:
    """A fact sheet with known, vague and missing facts of every type."""
    wholes, marks, numbers = {}, {}, {}
    for name, fact in rulefiles.facts().items():
        shape, low, extra = (int(number) for number in dice.integers(0, [10, 13, 3]))
        if shape == 0:
            continue
        if fact["type"] == "years":
            certain = int(dice.integers(0, ALL_YEARS + 1))
            marks[name] = Years(certain, certain | (0, 0, ALL_YEARS, 0b10101)[shape % 4])
        elif fact["type"] == "counts":
            least = tuple(int(number) for number in dice.integers(0, 4, WINDOW))
            numbers[name] = Counts(least, tuple(number + (0, 1, MANY)[extra] for number in least))
        elif fact["type"] == "truth":
            wholes[name] = ((1, 1), (1, 1), (1, 1), (0, 0), (0, 1))[shape % 5]
        else:
            wholes[name] = ((low, low), (low - 1, low + extra), (-MANY, MANY), (0, MANY))[shape % 4]
    return FactSheet(wholes, marks, numbers)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32))
def test_bulk_equals_explain_for_every_rule(seed: int) -> None:
    # One seed stands for all facts: drawing some three hundred values one by one cost ten times the comparison.
    dice = np.random.default_rng(seed)
    facts = [_sheet(dice) for _ in range(8)]
    columns = pack(facts, [rule.trees[kind] for rule, kind in TREES])
    for rule, kind in TREES:
        found = evaluate(rule.trees[kind], columns).statuses()
        # The tree of reasons has this same status: the property of every operator below says so.
        expected = [status_of(rule.trees[kind], sheet) for sheet in facts]
        assert [("not_met", "unknown", "met")[status] for status in found] == expected, rule.id


@st.composite
def small_trees(draw: st.DrawFn, depth: int = 2) -> Node:
    if depth == 0 or draw(st.booleans()):
        test = draw(
            st.sampled_from(
                [
                    Compare("members_ldtt", 2, None),
                    Compare("members_ldtt", None, 2),
                    Share("members_ldtt", "members_counted", 70, False),
                    Share("members_ldtt", "members_counted", 50, True),
                    Run("years_htxs", 2),
                    CountIn("initiatives_co_so", 2, 3, None, False),
                    CountIn("initiatives_co_so", 2, 1, None, True),
                    CountIn("initiatives_co_so", 2, 0, "years_htxs", False),
                    CountIn("initiatives_co_so", 2, 0, "years_htxs", True),
                ]
            )
        )
        return Leaf("lá", "x", CITE, test, "")
    children = draw(st.lists(small_trees(depth - 1), min_size=1, max_size=3))
    return Group(draw(st.sampled_from(["all", "any"])), "nhóm", "x", CITE, tuple(children))


@settings(max_examples=100, deadline=None)
@given(small_trees(), st.lists(st.tuples(whole(), whole(), years(), counts()), min_size=1, max_size=5))
def test_bulk_equals_explain_for_every_operator(tree: Node, rows: list[tuple[object, ...]]) -> None:
    facts = [
        FactSheet({"members_ldtt": a, "members_counted": b}, {"years_htxs": y}, {"initiatives_co_so": n})
        for a, b, y, n in rows
    ]  # type: ignore[dict-item]
    found = evaluate(tree, pack(facts, [tree])).statuses()
    expected = [status_of(tree, sheet) for sheet in facts]
    assert [("not_met", "unknown", "met")[status] for status in found] == expected
    assert [explain(tree, sheet).status for sheet in facts] == expected


@settings(max_examples=60, deadline=None)
@given(small_trees(), whole(), whole(), years(), counts())
def test_learning_a_fact_never_overturns_a_certain_outcome(
    tree: Node, a: tuple[int, int], b: tuple[int, int], y: Years, n: Counts
) -> None:
    vague = FactSheet({"members_ldtt": a, "members_counted": b}, {"years_htxs": y}, {"initiatives_co_so": n})
    before = status_of(tree, vague)
    for high in (False, True):
        exact = FactSheet(
            {"members_ldtt": (a[high],) * 2, "members_counted": (b[high],) * 2},  # type: ignore[dict-item]
            {"years_htxs": Years(*(y.possible if high else y.certain,) * 2)},
            {"initiatives_co_so": Counts(*(n.most if high else n.least,) * 2)},
        )
        after = status_of(tree, exact)
        # Only the law's own silence can leave a fully known subject open.
        silent = any(isinstance(leaf.test, CountIn) and leaf.test.earlier_unclear for leaf in leaves(tree))
        assert silent or after != "unknown"
        assert before in (after, "unknown")


def _rule(award: str, on: date) -> Rule:
    found = rule_on(award, on)
    assert found is not None
    return found


def test_open_matter_blocks_in_bulk_and_only_there() -> None:
    rule = _rule("lao_dong_tien_tien", date(2025, 12, 1))
    clean = dict.fromkeys(("no_open_matter", "clear_of_discipline", "takes_part", "conduct", "majority"), (1, 1))
    clean |= {"rating": (3, 3), "months_of_service": (12, 12)}
    facts = [
        FactSheet({**clean, **change}, {}, {})
        for change in (
            {},
            {"no_open_matter": (0, 0)},
            {"rating": (2, 2)},
            {"rating": (0, 4)},
            {"no_open_matter": (0, 1)},
        )
    ]
    found = assess(rule, "individual", pack(facts, [rule.trees["individual"]]))
    assert [STATUS_WORDS[status] for status in found] == [
        "eligible",
        "blocked",
        "not_eligible",
        "needs_review",
        "needs_review",
    ]


def test_draft_and_old_text_must_agree_in_bulk() -> None:
    rule = _rule("cstd_co_so", date(2026, 10, 1))
    columns = pack(
        [_cstd(4, 1), _cstd(4, 0), _cstd(3, 1), _cstd(3, 0)],
        [rule.trees["individual"], rule.draft_trees["individual"]],
    )
    words = [STATUS_WORDS[status] for status in assess(rule, "individual", columns)]
    assert words == ["eligible", "needs_review", "needs_review", "not_eligible"]


def _cstd(rating: int, initiatives: int) -> FactSheet:
    truths = dict.fromkeys(("no_open_matter", "clear_of_discipline", "takes_part", "conduct"), (1, 1))
    wholes = {**truths, "rating": (rating, rating), "months_of_service": (12, 12), "found_ingenuity": (0, 0)}
    wholes |= {"votes_yes": (9, 9), "council_members": (9, 9)}
    made = (initiatives,) + (0,) * (WINDOW - 1)
    none = (0,) * WINDOW
    return FactSheet(wholes, {}, {"initiatives_co_so": Counts(made, made), "research_co_so": Counts(none, none)})


def test_a_fact_without_a_column_is_unknown() -> None:
    leaf = Leaf("lá", "x", CITE, Compare("không có", 1, None), "")
    assert evaluate(leaf, Columns(3, {}, {}, {})).statuses().tolist() == [1, 1, 1]
    run_leaf = Leaf("lá", "x", CITE, Run("không có", 2), "")
    assert evaluate(run_leaf, Columns(2, {}, {}, {})).statuses().tolist() == [1, 1]
    count_leaf = Leaf("lá", "x", CITE, CountIn("không có", 1, 2, None, False), "")
    assert evaluate(count_leaf, Columns(2, {}, {}, {})).statuses().tolist() == [1, 1]


def test_narrow_columns_do_not_overflow() -> None:
    part, members = np.array([90], dtype=np.int8), np.array([100], dtype=np.int8)
    columns = Columns(1, {"members_ldtt": (part, part), "members_counted": (members, members)}, {}, {})
    assert evaluate(
        Leaf("lá", "x", CITE, Share("members_ldtt", "members_counted", 90, False), ""), columns
    ).statuses().tolist() == [2]
    assert evaluate(
        Leaf("lá", "x", CITE, Share("members_ldtt", "members_counted", 91, False), ""), columns
    ).statuses().tolist() == [0]


def test_bench_counts_everybody_once_for_every_rule() -> None:
    seen: list[tuple[int, int]] = []
    found = run(1_500, date(2025, 12, 20), lambda done, total: seen.append((done, total)))
    assert seen == [(1_500, 1_500)]
    assert found["people"] == 1_500
    assert found["rules"] == len(found["status_counts"])  # type: ignore[arg-type]
    for award, statuses in found["status_counts"].items():  # type: ignore[attr-defined]
        assert sum(statuses.values()) == 1_500, award
        assert set(statuses) == set(STATUS_WORDS)
    assert found["status_counts"]["lao_dong_tien_tien"]["eligible"] > 0  # type: ignore[index]


def test_bench_is_the_same_twice() -> None:
    again = [run(500, date(2021, 12, 20), lambda done, total: None)["status_counts"] for _ in range(2)]
    assert again[0] == again[1]


@pytest.mark.parametrize("size", [1, 17])
def test_synthetic_people_have_every_fact_the_rules_read(size: int) -> None:
    columns = synthetic(size, np.random.default_rng(1))
    needed = pack([], [rule.trees["individual"] for rule in RULES if "individual" in rule.trees])
    assert set(needed.wholes) <= set(columns.wholes)
    assert set(needed.years) <= set(columns.years)
    assert set(needed.counts) <= set(columns.counts)
