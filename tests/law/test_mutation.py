"""No part of the rulebook is untested: whatever is changed in it, a readable case or question comes out wrong.

One change in ten is tried here; ``scripts/law_mutation.py`` tries all of them.

Slow: every change loads a rulebook of its own and asks all cases and questions of it.
"""

from itertools import product
from typing import cast

import pytest

from scripts import law_mutants, law_mutation
from scripts.law_mutants import DROP, Mutant
from tests.law.builders import person
from tests.law.questions import ASKS, questions
from thidua import law
from thidua.law.engine import load, rulefiles

pytestmark = pytest.mark.slow

ONE_IN = 10


@pytest.fixture(scope="module")
def judge() -> law_mutation.Judge:
    return law_mutation.Judge()


def test_one_change_in_ten_is_tried_and_noticed() -> None:
    report = law_mutation.run(every=ONE_IN)
    assert [mutant.name for mutant in report.survivors] == []
    assert report.tried > 500


@pytest.mark.parametrize("only", ["cstd_co_so", "tap_the_lao_dong_tien_tien", "quotas", "regimes"])
def test_every_change_of_these_is_noticed(only: str) -> None:
    report = law_mutation.run(only)
    assert [mutant.name for mutant in report.survivors] == []
    assert report.score == 100.0


def test_names_of_changes_are_unique_and_known_equivalents_are_among_them() -> None:
    names = [mutant.name for mutant in law_mutants.all_mutants()]
    assert len(names) == len(set(names))
    assert {name for name, _ in law_mutation.equivalents()} <= set(names)
    assert all(len(reason) > 20 for _, reason in law_mutation.equivalents())


def test_a_rule_is_changed_in_every_way_a_hand_may_slip() -> None:
    said = {mutant.what for mutant in law_mutants.of_award("cstd_bo_nganh_tinh")}
    for change in (
        "2025-07-01 individual chuoi_lien_tuc: consecutive 3 becomes 4",
        "2025-07-01 individual chuoi_lien_tuc: consecutive 3 becomes 2",
        "2025-07-01 individual chuoi_lien_tuc: dropped",
        "2025-07-01 individual duoc_lua_chon: truth turned",
        "2025-07-01 individual sang_kien: any becomes all",
        "2025-07-01 individual (all): all becomes any",
        "2025-07-01 individual de_tai: years 3 becomes 4",
        "2025-07-01 individual de_tai: earlier years no longer open",
    ):
        assert change in said
    said = {mutant.what for mutant in law_mutants.of_award("tap_the_lao_dong_tien_tien")}
    assert any("over_percent becomes at_least_percent" in change for change in said)
    assert any("at_most khien_trach becomes canh_cao" in change for change in said)
    tables = {mutant.name for name in law_mutants.TABLES for mutant in law_mutants.of_table(name)}
    assert "council: versions 2024-01-01: begins 2023-12-31" in tables
    assert any("thresholds cstd_co_so: 80 becomes 79" in name for name in tables)
    assert any("rounding: floor becomes ceil" in name for name in tables)


def test_a_change_is_seen_while_it_lasts_and_gone_afterwards() -> None:
    way = ("versions", 2, "individual", "all", 1, "any", 0, "when", "at_least")
    with law_mutation.changed(Mutant("cstd_co_so", ((way, "HT"),), "lower class")):
        rule = load.rule_on("cstd_co_so", load.versions_of("cstd_co_so")[2].start)
        assert rule is not None
        assert "HT (hoàn thành nhiệm vụ)" in str(rule.standard["individual"])
    rule = load.rule_on("cstd_co_so", load.versions_of("cstd_co_so")[2].start)
    assert rule is not None
    assert "HT (hoàn thành nhiệm vụ)" not in str(rule.standard["individual"])


def test_only_the_place_changed_is_copied() -> None:
    document = {"a": [{"b": 1}, {"c": 2}], "d": {"e": 3}}
    made = law_mutation._put(document, ("a", 0, "b"), 5)
    assert made == {"a": [{"b": 5}, {"c": 2}], "d": {"e": 3}}
    assert document["a"][0] == {"b": 1}  # type: ignore[index]
    assert law_mutation._put(document, ("a", 1), DROP) == {"a": [{"b": 1}], "d": {"e": 3}}
    assert law_mutation._put(document, ("d", "e"), DROP) == {"a": [{"b": 1}, {"c": 2}], "d": {}}


def test_a_change_that_matters_is_noticed_and_one_that_does_not_survives(judge: law_mutation.Judge) -> None:
    number = ("versions", 2, "quotas", "co_thi_dua_chinh_phu", "percent")
    assert judge.notices(Mutant("quotas", ((number, 21),), "one percent more"))
    assert not judge.notices(Mutant("quotas", ((number, 20),), "the same"))
    words = ("versions", 0, "individual", "all", 0, "text_vi")
    assert not judge.notices(Mutant("cstd_co_so", ((words, "Lời khác"),), "other words"))


@pytest.mark.parametrize("number", range(0, len(questions()), 250))
def test_questions_come_out_as_the_texts_say(number: int) -> None:
    asked = questions()[number : number + 250]
    assert [(one.id, one.arguments) for one in asked if one.answer() != one.expect] == []


def test_every_kind_of_question_is_asked() -> None:
    assert {one.ask for one in questions()} == set(ASKS)
    assert len(questions()) > 1500


def test_ids_of_questions_are_unique() -> None:
    seen: dict[str, tuple[str, object]] = {}
    for one in questions():
        assert seen.setdefault(one.id, (one.ask, one.expect)) == (one.ask, one.expect), one.id


def test_every_rule_can_be_changed() -> None:
    changed = {mutant.document for mutant in law_mutants.all_mutants()}
    assert changed == {*rulefiles.implemented_awards(), *law_mutants.TABLES} - _open_alone()


def _open_alone() -> set[str]:
    """Awards with nothing to change: one condition a version, and that for people."""
    return {award for award in law.AWARDS if not list(law_mutants.of_award(award))}


def _people_of_2026() -> list[law.Case]:
    """Every mix of class, works of the year and of the year before, taking part and votes, known or not."""
    works = {"none": [], "this year": [2026], "the year before": [2025], "unknown": None}
    made = []
    for number, (rating, initiatives, research, took_part, yes) in enumerate(
        product(("HT", "HTT", "HTXS", None), works.values(), works.values(), (True, False, None), (9, 1, None))
    ):
        raw = person("cstd_co_so", 2026, facts={"takes_part": took_part, "ratings": {2026: rating}})
        facts = cast("dict[str, object]", raw["facts"])
        for name, granted, years in (("initiatives", "recognised", initiatives), ("research", "accepted", research)):
            facts[name] = None if years is None else [{"year": one, "scope": "co_so", granted: True} for one in years]
        council = None if yes is None else {"members": 10, "yes": yes}
        made.append(law.parse_case({**raw, "id": f"người {number}", "council": council}))
    return made


def test_the_bill_hides_what_is_said_to_be_hidden_from_everybody() -> None:
    """The four changes of the rule of 2026 that are listed as equivalent turn the answer of nobody at all."""
    people = _people_of_2026()
    answers = [law.answer(one).status for one in people]
    assert set(answers) == {"eligible", "not_eligible", "needs_review"}
    listed = {name for name, _ in law_mutation.equivalents()}
    hidden = [mutant for mutant in law_mutants.all_mutants("cstd_co_so") if mutant.name in listed]
    assert len(hidden) == 4
    for mutant in hidden:
        with law_mutation.changed(mutant):
            assert [law.answer(one).status for one in people] == answers, mutant.name
