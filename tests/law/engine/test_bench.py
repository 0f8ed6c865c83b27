"""The measurement itself: everybody counted once, the same every time, every rule's facts made."""

from datetime import date

import numpy as np
import pytest

from thidua.law.engine.bench import conditions_of, individual_rules, run
from thidua.law.engine.bench.people import synthetic
from thidua.law.engine.bulk import STATUS_WORDS, assess_all, pack
from thidua.law.engine.bulk.columns import NEVER

DAY = date(2025, 12, 20)


def test_everybody_is_counted_once_for_every_rule() -> None:
    seen: list[tuple[int, int]] = []
    found = run(1_500, DAY, lambda done, total: seen.append((done, total)))
    assert seen == [(1_500, 1_500)]
    assert found["people"] == 1_500
    assert found["rules"] == len(found["status_counts"]) == len(individual_rules(DAY))  # type: ignore[arg-type]
    for award, statuses in found["status_counts"].items():  # type: ignore[attr-defined]
        assert sum(statuses.values()) == 1_500, award
        assert set(statuses) == set(STATUS_WORDS)
    assert found["status_counts"]["lao_dong_tien_tien"]["eligible"] > 0  # type: ignore[index]
    assert 0 < found["derive_seconds"] < found["make_seconds"]  # type: ignore[operator]


def test_the_same_people_every_time() -> None:
    again = [run(500, date(2021, 12, 20), lambda done, total: None)["status_counts"] for _ in range(2)]
    assert again[0] == again[1]


@pytest.mark.parametrize("size", [1, 17])
@pytest.mark.parametrize("day", [date(2021, 12, 20), DAY, date(2026, 12, 1)])
def test_people_have_every_fact_the_rules_read(size: int, day: date) -> None:
    rules = individual_rules(day)
    columns = synthetic(size, np.random.default_rng(1), conditions_of(rules))
    trees = [tree["individual"] for rule in rules.values() for tree in (rule.trees, rule.draft_trees) if tree]
    needed = pack([], trees)
    assert columns.size == size
    assert (set(columns.truths), set(columns.wholes), set(columns.years), set(columns.counts)) == (
        set(needed.truths),
        set(needed.wholes),
        set(needed.years),
        set(needed.counts),
    )
    assert all(len(columns.counts[name][0]) == len(needed.counts[name][0]) for name in needed.counts)


def test_people_differ_and_some_facts_are_unknown() -> None:
    columns = synthetic(4_000, np.random.default_rng(1), conditions_of(individual_rules(DAY)))
    rows = np.stack([side for pair in columns.wholes.values() for side in pair])
    marks = np.stack([side for pair in columns.years.values() for side in pair])
    assert len(np.unique(np.vstack([rows, marks]), axis=1).T) > 3_500
    for low, high in (*columns.wholes.values(), *columns.years.values()):
        assert (low <= high).all()
    for sure, possible in columns.counts.values():
        assert (sure >= possible).all()
        assert (np.diff(sure.astype(int), axis=0) >= 0).all()
        assert set(np.unique(sure)) <= {*range(1, 7), NEVER}


def test_no_answer_is_the_same_for_everybody() -> None:
    rules = individual_rules(DAY)
    columns = synthetic(20_000, np.random.default_rng(3), conditions_of(rules))
    answers = assess_all(rules, "individual", columns)
    assert all(sum(number > 0 for number in one.counts) >= 3 for one in answers.values())
