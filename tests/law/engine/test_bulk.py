"""The two evaluators of one tree must agree on any facts, known or not: the property the bulk figures rest on."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.engine.sheets import sheet
from thidua.law.engine import rulefiles
from thidua.law.engine.bulk import STATUS_WORDS, Columns, assess_all, evaluate, indexed, pack
from thidua.law.engine.bulk.columns import NEVER, percent, reach
from thidua.law.engine.bulk.compiled import program_of
from thidua.law.engine.explain import explain, status_of
from thidua.law.engine.load import GATE, Rule, rule_on, versions_of
from thidua.law.engine.reasons import verdict
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
    Test,
    Years,
    leaves,
)
from thidua.law.values import Cite

CITE = Cite("luat-06-2022-qh15", "Điều 1", "verified")
RULES = [rule for award in rulefiles.implemented_awards() for rule in versions_of(award)]


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


KINDS = ("individual", "collective", "household")


def differences(facts: list[FactSheet], block: int) -> list[object]:
    """Where bulk and the tree of reasons do not say the same: subject, rule, both answers."""
    found: list[object] = []
    for kind in KINDS:
        rules = {rule.id: rule for rule in RULES if kind in rule.trees}
        asked = [tree[kind] for rule in rules.values() for tree in (rule.trees, rule.draft_trees) if kind in tree]
        answers = assess_all(rules, kind, pack(facts, asked), block=block)
        for name, rule in rules.items():
            statuses, reasons = answers[name].statuses, answers[name].reasons
            for index, one in enumerate(facts):
                expected = verdict(rule, kind, one)
                word = STATUS_WORDS[statuses[index]]
                said = (word, None if word == "eligible" else int(reasons[index]))
                if said != expected:
                    found.append((index, name, kind, said, expected))
    return found


@pytest.mark.slow
@settings(max_examples=8)
@given(st.integers(0, 2**32), st.sampled_from([64, 1 << 18]))
def test_bulk_equals_explain_for_every_rule(seed: int, block: int) -> None:
    """Slow: every version of every rule is held against the tree of reasons, subject by subject."""
    # One seed stands for all facts: drawing some three hundred values one by one cost ten times the comparison.
    dice = np.random.default_rng(seed)
    assert differences([sheet(dice) for _ in range(16)], block) == []


@pytest.mark.slow
def test_every_deciding_condition_occurs_somewhere() -> None:
    """The sheets of the comparison are hard enough: nearly every leaf of a rule is the deciding one of some sheet.

    Slow: it takes three thousand sheets for the rarest leaf to decide.
    """
    dice = np.random.default_rng(5)
    rule = _rule("bang_khen_bo_nganh_tinh", date(2025, 12, 20))
    facts = [sheet(dice) for _ in range(3_000)]
    answers = assess_all({"x": rule}, "individual", pack(facts, [rule.trees["individual"]]))["x"]
    seen = set(answers.reasons[answers.statuses != STATUS_WORDS.index("eligible")].tolist())
    assert len(seen) >= len(answers.leaves) * 2 // 3
    assert set(answers.statuses.tolist()) == {0, 1, 2, 3}


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


@settings(max_examples=100)
@given(small_trees(), st.lists(st.tuples(whole(), whole(), years(), counts()), min_size=1, max_size=5))
def test_bulk_equals_explain_for_every_operator(tree: Node, rows: list[tuple[object, ...]]) -> None:
    facts = [
        FactSheet({"members_ldtt": a, "members_counted": b}, {"years_htxs": y}, {"initiatives_co_so": n})
        for a, b, y, n in rows
    ]  # type: ignore[dict-item]
    found = evaluate(tree, pack(facts, [tree]))
    expected = [status_of(tree, sheet) for sheet in facts]
    assert [("not_met", "unknown", "met")[status] for status in found] == expected
    assert [explain(tree, sheet).status for sheet in facts] == expected


@settings(max_examples=60)
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


def _statuses(rule: Rule, facts: list[FactSheet]) -> list[str]:
    asked = [tree["individual"] for tree in (rule.trees, rule.draft_trees) if "individual" in tree]
    answers = assess_all({"it": rule}, "individual", pack(facts, asked))["it"]
    assert answers.counts == tuple(answers.statuses.tolist().count(status) for status in range(4))
    return [STATUS_WORDS[status] for status in answers.statuses]


def test_open_matter_blocks_in_bulk_and_only_there() -> None:
    rule = _rule("lao_dong_tien_tien", date(2025, 12, 1))
    facts = [_worker(**change) for change in CHANGES]
    assert _statuses(rule, facts) == ["eligible", "blocked", "not_eligible", "needs_review", "needs_review", "blocked"]


def test_the_reason_is_the_condition_a_reader_meets_first() -> None:
    rule = _rule("lao_dong_tien_tien", date(2025, 12, 1))
    facts = [_worker(**change) for change in CHANGES]
    answers = assess_all({"it": rule}, "individual", pack(facts, [rule.trees["individual"]]))["it"]
    facts_asked = [answers.leaves[place].test.fact for place in answers.reasons]  # type: ignore[union-attr]
    # The rating alone, the rating unknown, the matter not known; an open matter goes before a rating that fails.
    assert facts_asked[1:] == ["no_open_matter", "rating", "rating", "no_open_matter", "no_open_matter"]


CHANGES: list[dict[str, tuple[int, int]]] = [
    {},
    {"no_open_matter": (0, 0)},
    {"rating": (2, 2)},
    {"rating": (0, 4)},
    {"no_open_matter": (0, 1)},
    {"rating": (2, 2), "no_open_matter": (0, 0)},
]


def _worker(**change: tuple[int, int]) -> FactSheet:
    clean = dict.fromkeys(("no_open_matter", "clear_of_discipline", "takes_part", "conduct", "majority"), (1, 1))
    return FactSheet({**clean, "rating": (3, 3), "months_of_service": (12, 12), **change}, {}, {})


def test_draft_and_old_text_must_agree_in_bulk() -> None:
    rule = _rule("cstd_co_so", date(2026, 10, 1))
    facts = [_cstd(4, 1), _cstd(4, 0), _cstd(3, 1), _cstd(3, 0)]
    assert _statuses(rule, facts) == ["eligible", "needs_review", "needs_review", "not_eligible"]


def _cstd(rating: int, initiatives: int) -> FactSheet:
    truths = dict.fromkeys(("no_open_matter", "clear_of_discipline", "takes_part", "conduct"), (1, 1))
    wholes = {**truths, "rating": (rating, rating), "months_of_service": (12, 12), "found_ingenuity": (0, 0)}
    wholes |= {"votes_yes": (9, 9), "council_members": (9, 9)}
    made = (initiatives,) + (0,) * (WINDOW - 1)
    none = (0,) * WINDOW
    return FactSheet(wholes, {}, {"initiatives_co_so": Counts(made, made), "research_co_so": Counts(none, none)})


def test_a_fact_without_a_column_is_unknown() -> None:
    tests: list[Test] = [
        Compare("không có", 1, None),
        Compare("không có", None, 3),
        Share("không có", "cũng không", 70, False),
        Run("không có", 2),
        CountIn("không có", 1, 2, None, False),
    ]
    for size, test in enumerate(tests, 1):
        assert evaluate(Leaf("lá", "x", CITE, test, ""), Columns(size, {}, {}, {}, {})).tolist() == [1] * size


def test_nothing_asked_of_a_count_is_always_met() -> None:
    leaf = Leaf("lá", "x", CITE, CountIn("không có", 0, 2, None, False), "")
    assert evaluate(leaf, Columns(2, {}, {}, {}, {})).tolist() == [2, 2]


def test_columns_packed_for_other_rules_are_refused() -> None:
    one = Leaf("lá", "x", CITE, CountIn("initiatives_co_so", 1, 2, None, False), "")
    three = Leaf("lá", "x", CITE, CountIn("initiatives_co_so", 3, 2, None, False), "")
    columns = pack([FactSheet({}, {}, {})], [one])
    assert evaluate(one, columns).tolist() == [1]
    with pytest.raises(ValueError, match="initiatives_co_so: columns hold up to 1, a rule asks for 3"):
        evaluate(three, columns)


@pytest.mark.parametrize(
    ("part", "members", "strict", "expected"),
    [
        ((90, 90), (100, 100), False, (90, 90)),
        ((9, 9), (11, 11), False, (81, 81)),
        ((8, 8), (10, 10), True, (79, 79)),
        ((9, 9), (10, 10), True, (89, 89)),
        ((0, 5), (5, 5), False, (0, 100)),
        ((3, 3), (0, 5), False, (-1, 300)),
        ((0, 0), (0, 0), False, (-1, -1)),
    ],
)
def test_share_in_whole_percent(
    part: tuple[int, int], members: tuple[int, int], strict: bool, expected: tuple[int, int]
) -> None:
    def ends(pair: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
        return np.array(pair[:1], np.int8), np.array(pair[1:], np.int8)

    low, high = percent(ends(part), ends(members), strict=strict)
    assert (int(low[0]), int(high[0])) == expected


@pytest.mark.parametrize("bounds", [(2,), (70, 70), (100, 130), (40_000,)])
def test_packing_keeps_every_comparison(bounds: tuple[int, ...]) -> None:
    values = [(number, number) for bound in bounds for number in (bound - 1, bound, bound + 1)] + [(-MANY, MANY)]
    facts = [FactSheet({"rating": value}, {}, {}) for value in values]
    tree = Group(
        "all", "x", "x", CITE, tuple(Leaf("lá", "x", CITE, Compare("rating", one, None), "") for one in bounds)
    )
    columns = pack(facts, [tree])
    assert columns.wholes["rating"][0].dtype.itemsize <= (1 if max(bounds) < 120 else 2 if max(bounds) < 30_000 else 4)
    assert evaluate(tree, columns).tolist() == [
        {"not_met": 0, "unknown": 1, "met": 2}[status_of(tree, one)] for one in facts
    ]


def test_years_to_look_back_for_each_number() -> None:
    table = [(1, 0, 2) + (0,) * 9, (0,) * 12, (0,) * 11 + (1,), (MANY,) * 12]
    assert reach(table, 3).tolist() == [[1, NEVER, 12, 1], [3, NEVER, NEVER, 1], [3, NEVER, NEVER, 1]]


def test_a_rule_of_more_leaves_than_a_byte_tells() -> None:
    rule = _rule("lao_dong_tien_tien", date(2025, 12, 1))
    gate = next(child for child in rule.trees["individual"].children if child.id == GATE)
    many = tuple(Leaf(f"lá {n}", "x", CITE, Compare("rating", n, None), "") for n in range(300))
    long = replace(rule, trees={"individual": Group("all", "x", "", None, (gate, *many))})
    facts = [_worker(rating=(n, n)) for n in (0, 63, 64, 254, 255, 256, 298, 299)]
    answers = assess_all({"it": long}, "individual", pack(facts, [long.trees["individual"]]))["it"]
    assert answers.statuses.tolist() == [0] * 7 + [2]
    # Leaf n asks for n; the gate is leaf number 0, so rating r fails first at number r + 2.
    assert answers.reasons.tolist()[:7] == [2, 65, 66, 256, 257, 258, 300]


def test_blocks_change_nothing() -> None:
    dice = np.random.default_rng(11)
    facts = [sheet(dice) for _ in range(300)]
    rules = {rule.id: rule for rule in RULES if "individual" in rule.trees}
    columns = pack(facts, [rule.trees["individual"] for rule in rules.values()])
    one = assess_all(rules, "individual", columns)
    two = assess_all(rules, "individual", columns, block=64)
    assert all((one[name].planes == two[name].planes).all() and one[name].counts == two[name].counts for name in rules)


def test_a_block_is_made_of_whole_words() -> None:
    with pytest.raises(ValueError, match="a block of 100 is no multiple of 64"):
        assess_all({}, "individual", Columns(0, {}, {}, {}, {}), block=100)


def test_a_truth_is_one_bit_and_no_number() -> None:
    truth = Leaf("lá", "x", CITE, Compare("conduct", 1, None), "")
    untruth = Leaf("lá", "x", CITE, Compare("conduct", None, 0), "")
    number = Leaf("lá", "x", CITE, Compare("conduct", 2, None), "")
    columns = pack([FactSheet({"conduct": pair}, {}, {}) for pair in ((0, 0), (0, 1), (1, 1))], [truth, untruth])
    assert (set(columns.truths), set(columns.wholes)) == ({"conduct"}, set())
    assert evaluate(truth, columns).tolist() == [0, 1, 2]
    assert evaluate(untruth, columns).tolist() == [2, 1, 0]
    with pytest.raises(ValueError, match="conduct: columns hold a truth, a rule asks for 2"):
        evaluate(number, columns)


def test_everybody_of_one_status() -> None:
    rule = _rule("lao_dong_tien_tien", date(2025, 12, 1))
    facts = [_worker(**change) for change in CHANGES]
    answers = assess_all({"it": rule}, "individual", pack(facts, [rule.trees["individual"]]))["it"]
    found = [np.unpackbits(answers.with_status(status).view(np.uint8))[:6].tolist() for status in range(4)]
    assert found == [[0, 0, 1, 0, 0, 0], [0, 0, 0, 1, 1, 0], [1, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 1]]
    assert all(not np.unpackbits(answers.with_status(status).view(np.uint8))[6:].any() for status in range(4))


def test_one_answer_is_read_without_the_others() -> None:
    dice = np.random.default_rng(17)
    facts = [sheet(dice) for _ in range(140)]
    rule = _rule("bang_khen_bo_nganh_tinh", date(2025, 12, 20))
    answers = assess_all({"it": rule}, "individual", pack(facts, [rule.trees["individual"]]))["it"]
    for place, one in enumerate(facts):
        status, reason = verdict(rule, "individual", one)
        assert answers.at(place) == (status, None if reason is None else answers.leaves[reason])


def test_an_index_of_the_facts_changes_no_answer() -> None:
    dice = np.random.default_rng(21)
    rules = {rule.id: rule for rule in RULES if "individual" in rule.trees}
    facts = [sheet(dice) for _ in range(200)]
    trees = [tree["individual"] for rule in rules.values() for tree in (rule.trees, rule.draft_trees) if tree]
    columns = pack(facts, trees)
    index = indexed(rules.values(), "individual", columns)
    assert set(index.index) == {leaf.test for tree in trees for leaf in leaves(tree)}
    one, two = (assess_all(rules, "individual", found, block=64) for found in (columns, index))
    for name in rules:
        assert (one[name].planes == two[name].planes).all()
        assert one[name].counts == two[name].counts
        statuses = one[name].statuses
        assert one[name].counts == tuple(int((statuses == status).sum()) for status in range(4))
    # The index is asked and nothing else: without the columns behind it the answers are the same.
    bare = replace(index, truths={}, wholes={}, years={}, counts={})
    three = assess_all(rules, "individual", bare)
    assert all((three[name].planes == one[name].planes).all() for name in rules)


def test_a_program_keeps_only_the_rows_in_use() -> None:
    rules = [rule for rule in RULES if "individual" in rule.trees]
    trees = tuple(tuple(tree["individual"] for tree in (rule.trees, rule.draft_trees) if tree) for rule in rules)
    program = program_of(trees)
    tests = {leaf.test for both in trees for tree in both for leaf in leaves(tree)}
    assert len(program.tests) == len(tests)
    assert program_of(trees) is program
    written = [step[3] for step in program.steps]
    assert len(set(written)) < len(written)
    # What came with a test belongs to the columns: no step writes there, or another block would read it wrong.
    given = {0} | {row for _, _, must, can in program.tests for row in (must, can)}
    assert given.isdisjoint(written)
