"""Quotas of many units at once say what the answer about each list alone says: accepted, refused, tied, the number."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua import law
from thidua.law.engine.bulk.quotas import NO_LIMIT, Accepted, Lists, accept
from thidua.law.values import LocalQuota

R0, R2 = date(2021, 12, 20), date(2025, 12, 20)
FIGHTER = "cstd_co_so"


def lists_of(units: list[tuple[int, int, list[int]]]) -> Lists:
    """Units as (holders of the base title, council members, votes of each candidate)."""
    rows = [(index, yes, members) for index, (_, members, tallies) in enumerate(units) for yes in tallies]
    table = np.array(rows, np.int64).reshape(len(rows), 3)
    holders = np.array([base for base, _, _ in units], np.int64)
    return Lists(table[:, 0], table[:, 1], table[:, 2], {"lao_dong_tien_tien": holders})


def one_by_one(unit: tuple[int, int, list[int]], on: date, local: LocalQuota | None) -> law.CohortAnswer:
    base, members, tallies = unit
    case: dict[str, object] = {
        "id": "đơn vị",
        "cohort": {
            "award": FIGHTER,
            "holders": {"lao_dong_tien_tien": base},
            "candidates": [{"id": str(n), "yes": yes, "members": members} for n, yes in enumerate(tallies)],
        },
        "dates": {"decision": on},
    }
    if local:
        own = {"percent": local.percent, "of": local.of, "rounding": local.rounding}
        case["local"] = {"quota": {FIGHTER: own}}
    answer = law.answer(law.parse_case(case))
    assert isinstance(answer, law.CohortAnswer)
    return answer


def of_unit(found: Accepted, lists: Lists, index: int) -> tuple[list[int], list[int], bool, int | None]:
    mine = np.flatnonzero(lists.unit == index)
    accepted = [n for n, place in enumerate(mine) if found.accepted[place]]
    tied = bool(found.tied[mine].any())
    limit = int(found.limits[index])
    return accepted, [n for n, place in enumerate(mine) if found.tied[place]], tied, None if limit < 0 else limit


@st.composite
def units(draw: st.DrawFn) -> tuple[int, int, list[int]]:
    members = draw(st.integers(1, 15))
    tallies = draw(st.lists(st.integers(members // 2, members), max_size=9))
    return draw(st.integers(0, 60)), members, tallies


LOCAL = [None, LocalQuota(10, "lao_dong_tien_tien", "ceil"), LocalQuota(15, "lao_dong_tien_tien", "nearest")]


@settings(max_examples=60)
@given(st.lists(units(), min_size=1, max_size=6), st.sampled_from([R0, R2]), st.sampled_from(LOCAL))
def test_equal_to_the_answer_about_each_list(
    drawn: list[tuple[int, int, list[int]]], on: date, local: LocalQuota | None
) -> None:
    lists = lists_of(drawn)
    found = accept(FIGHTER, on, lists, local)
    for index, unit in enumerate(drawn):
        answer = one_by_one(unit, on, local)
        accepted, tied, is_tied, limit = of_unit(found, lists, index)
        assert accepted == [int(code) for code in answer.accepted]
        assert limit == answer.limit
        told = [warned.text_vi for warned in answer.warnings if warned.code == "bang_phieu"]
        assert is_tied == bool(told)
        named = told[0].partition("(")[2].partition(")")[0].split(", ") if told else []
        assert [str(n) for n in tied] == sorted(named, key=int)


@pytest.mark.parametrize(
    ("base", "limit", "accepted"),
    [(6, 0, [0, 0, 0]), (7, 1, [0, 1, 0]), (13, 1, [0, 1, 0]), (14, 2, [1, 1, 0]), (20, 3, [1, 1, 1])],
)
def test_both_sides_of_fifteen_in_a_hundred(base: int, limit: int, accepted: list[int]) -> None:
    found = accept(FIGHTER, R0, lists_of([(base, 9, [7, 9, 6])]))
    assert found.limits.tolist() == [limit]
    assert found.accepted.astype(int).tolist() == accepted


def test_equal_votes_at_the_last_place_are_all_marked_in_that_unit_only() -> None:
    found = accept(FIGHTER, R0, lists_of([(14, 9, [8, 9, 8, 7]), (14, 9, [8, 9, 7, 7])]))
    assert found.accepted.tolist() == [True, True, False, False] * 2
    assert found.tied.tolist() == [True, False, True, False] + [False] * 4


def test_too_few_votes_take_no_place() -> None:
    found = accept(FIGHTER, R0, lists_of([(7, 9, [4, 5])]))
    assert found.passed.tolist() == [False, True]
    assert found.accepted.tolist() == [False, True]


def test_without_a_quota_everybody_with_the_votes_is_accepted() -> None:
    found = accept(FIGHTER, R2, lists_of([(3, 10, [8, 7, 10]), (0, 10, [])]))
    assert found.limits.tolist() == [NO_LIMIT, NO_LIMIT]
    assert found.accepted.tolist() == [True, False, True]


def test_shares_of_councils_of_different_size_are_compared_exactly() -> None:
    rows = Lists(np.zeros(3, int), np.array([6, 9, 8]), np.array([8, 12, 10]), {"lao_dong_tien_tien": np.array([14])})
    found = accept(FIGHTER, R0, rows)
    # 8/10 first; 6/8 and 9/12 are the same share, so the second place is tied between them.
    assert found.accepted.tolist() == [True, False, True]
    assert found.tied.tolist() == [True, True, False]


def test_more_votes_than_members_are_refused() -> None:
    with pytest.raises(law.LawInputError, match="10 phiếu trên 9 thành viên"):
        accept(FIGHTER, R0, lists_of([(7, 9, [10])]))


def test_a_council_beyond_counting_is_refused() -> None:
    with pytest.raises(ValueError, match="so many members"):
        accept(FIGHTER, R0, lists_of([(7, 1 << 26, [1 << 26])]))
