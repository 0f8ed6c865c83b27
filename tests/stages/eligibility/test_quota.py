"""The quota on its own: how many, in which order, and when nothing may be decided yet."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.foundations.workbook import model
from thidua.stages.eligibility.quota import QuotaResult, settle
from thidua.stages.eligibility.subjects import Roll

FIGHTER = "cstd_co_so"
DAY = dt.date(2021, 12, 28)


def _settle(yes: list[int] | None, holders: int, members: int = 9, day: dt.date = DAY) -> QuotaResult:
    codes = [f"p{number}" for number in range(len(yes or [0, 0, 0]))]
    votes = None
    if yes is not None:
        votes = tuple(
            model.VoteRow(code, FIGHTER, count, members - count) for code, count in zip(codes, yes, strict=True)
        )
    council = tuple(model.CouncilRow(f"h{number}", "uy_vien") for number in range(members))
    roll = Roll(model.Register(votes=votes, council=council), day.year, day)
    return settle(roll, FIGHTER, codes, holders, day)


@pytest.mark.parametrize(("holders", "limit"), [(6, 0), (7, 1), (13, 1), (14, 2), (19, 2), (20, 3), (28, 4)])
def test_fifteen_per_cent_of_those_at_the_base_title_rounded_down(holders: int, limit: int) -> None:
    result = _settle([9, 8, 7], holders)
    assert result.limit == limit
    assert len(result.accepted) == min(limit, 3)
    assert len(result.refused) == 3 - len(result.accepted)
    assert str(holders) in result.arithmetic_vi


def test_a_quota_of_nobody_is_warned_of() -> None:
    assert [warned.code for warned in _settle([9], 6).warnings] == ["han_muc_bang_0"]
    assert _settle([9], 7).warnings == ()


def test_votes_decide_the_order_whatever_the_order_of_the_list() -> None:
    result = _settle([6, 9, 8], 14)
    assert set(result.accepted) == {"p1", "p2"}
    assert [code for code, _ in result.refused] == ["p0"]
    assert "được 6/9 phiếu" in result.refused[0][1]


def test_votes_in_writing_count() -> None:
    votes = (model.VoteRow("p0", FIGHTER, 6, 1, 0, 2), model.VoteRow("p1", FIGHTER, 7, 2))
    council = tuple(model.CouncilRow(f"h{number}", "uy_vien") for number in range(9))
    roll = Roll(model.Register(votes=votes, council=council), 2021, DAY)
    assert settle(roll, FIGHTER, ["p0", "p1"], 7, DAY).accepted == ("p0",)


def test_without_votes_all_wait_unless_all_fit() -> None:
    waiting = _settle(None, 14)
    assert (waiting.accepted, waiting.undecided) == ((), ("p0", "p1", "p2"))
    fitting = _settle(None, 20)
    assert (fitting.accepted, fitting.undecided) == (("p0", "p1", "p2"), ())


def test_from_2024_the_nation_sets_no_quota() -> None:
    result = _settle([9, 9, 9], 3, day=dt.date(2024, 12, 28))
    assert (result.limit, result.accepted) == (None, ("p0", "p1", "p2"))


@given(st.lists(st.integers(5, 9), min_size=1, max_size=8), st.integers(0, 80))
def test_nobody_is_lost_and_nobody_accepted_has_fewer_votes_than_one_refused(yes: list[int], holders: int) -> None:
    result = _settle(yes, holders)
    refused = [code for code, _ in result.refused]
    assert sorted([*result.accepted, *refused, *result.undecided]) == sorted(f"p{n}" for n in range(len(yes)))
    assert len(result.accepted) <= holders * 15 // 100
    votes = {f"p{number}": count for number, count in enumerate(yes)}
    if result.accepted and refused:
        assert min(votes[code] for code in result.accepted) >= max(votes[code] for code in refused)


def test_equal_votes_at_the_last_place_wait_for_the_chair() -> None:
    tied = _settle([8, 9, 8, 7], 14)
    assert (tied.accepted, tied.undecided) == (("p1",), ("p0", "p2"))
    assert [code for code, _ in tied.refused] == ["p3"]
    assert tied.is_tied
    assert tied.warnings[0].text_vi.startswith("Bằng phiếu ở mức cuối của hạn mức (p0, p2)")


@pytest.mark.parametrize("yes", [[9, 8, 8], [9, 9, 8], [9, 9]])
def test_equal_votes_that_all_fit_or_lie_away_from_the_edge_wait_for_nobody(yes: list[int]) -> None:
    limit = 20 if yes == [9, 8, 8] else 14
    result = _settle(yes, limit)
    assert (result.is_tied, result.undecided) == (False, ())
