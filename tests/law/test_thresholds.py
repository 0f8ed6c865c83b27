"""Each condition of each version is shown from both sides by readable cases, and each rule once with something left open.

That every threshold is exact is proved by ``test_mutation``; here no condition is met, or failed, in theory only.
"""

from datetime import date

from tests.law.builders import own_cases
from tests.law.twins import true_twins
from thidua import law
from thidua.law.engine import lint, load, rulefiles
from thidua.law.engine.tree import leaves

CASES = [case for cases in own_cases().values() for case in cases if isinstance(case, law.AwardCase)]


def test_every_condition_is_shown_from_both_sides() -> None:
    assert lint.proof([*CASES, *true_twins()]) == []


def test_a_condition_shown_from_one_side_only_is_told() -> None:
    without = [case for case in CASES if case.award != "cstd_co_so"]
    told = lint.proof(without)
    assert "cstd_co_so@2017-10-01 individual: chưa có tình huống nào mà sang_kien_co_so đạt" in told
    assert "cstd_co_so@2017-10-01 individual: chưa có tình huống nào mà sang_kien_co_so không đạt" in told
    assert "cstd_co_so@2017-10-01 individual: chưa có tình huống nào còn thiếu dữ kiện" in told
    assert not any("tap_the_lao_dong_tien_tien@2017-10-01" in line for line in told)


def test_nothing_is_shown_by_no_case() -> None:
    told = lint.proof([])
    for award in rulefiles.implemented_awards():
        for rule in load.versions_of(award):
            for kind in rule.trees:
                assert f"{rule.id} {kind}: chưa có tình huống nào còn thiếu dữ kiện" in told


def test_there_are_cases_for_every_version_of_every_rule() -> None:
    seen = {(case.award, case.kind, law.answer(case).rule) for case in (*CASES, *true_twins())}  # type: ignore[union-attr]
    for award in rulefiles.implemented_awards():
        for rule in load.versions_of(award):
            for kind, tree in rule.trees.items():
                assert (award, kind, rule.id) in seen, (rule.id, kind)
                assert leaves(tree)


def test_numbers_are_few_enough_to_read() -> None:
    """A version of a rule holds at most some dozens of conditions: what a page can show and a person can check."""
    for award in rulefiles.implemented_awards():
        rule = load.rule_on(award, date(2025, 12, 1))
        assert rule is None or all(len(leaves(tree)) <= 40 for tree in rule.trees.values()), award
