"""Months of service and of absence, at the ends of months above all."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.law.engine import months

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2021, 2, 10), date(2021, 12, 10), 10),
        (date(2021, 2, 11), date(2021, 12, 10), 9),
        (date(2021, 4, 15), date(2021, 12, 20), 8),
        (date(2025, 8, 31), date(2026, 2, 28), 6),
        (date(2025, 8, 31), date(2026, 2, 27), 5),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2025, 5, 31), date(2025, 11, 30), 6),
        (date(2025, 1, 1), date(2025, 1, 1), 0),
        (date(2025, 1, 2), date(2025, 1, 1), 0),
    ],
)
def test_full_months(start: date, end: date, expected: int) -> None:
    assert months.full_months(start, end) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2025, 2, 1), date(2025, 5, 31), (4, 0)),
        (date(2025, 2, 1), date(2025, 4, 29), (2, 29)),
        (date(2025, 2, 1), date(2025, 4, 30), (3, 0)),
        (date(2025, 1, 15), date(2025, 1, 15), (0, 1)),
        (date(2023, 1, 1), date(2025, 12, 31), (36, 0)),
        (date(2023, 1, 2), date(2025, 12, 31), (35, 30)),
    ],
)
def test_span_counts_both_ends(start: date, end: date, expected: tuple[int, int]) -> None:
    assert months.span_length(start, end) == expected


@given(DAYS, st.integers(0, 4000))
def test_more_days_never_make_fewer_months(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    assert months.full_months(start, end) <= months.full_months(start, end + timedelta(days=1))
    assert 0 <= months.span_length(start, end)[1] <= 31


@given(DAYS, st.integers(0, 120))
def test_whole_months_are_found_again(start: date, number: int) -> None:
    total = start.year * 12 + start.month - 1 + number
    end = date(total // 12, total % 12 + 1, min(start.day, 28))
    expected = number if start.day <= 28 or end.day >= start.day else max(number - 1, 0)
    found = months.full_months(start, end)
    assert found in ({expected, number} if start.day > 28 else {expected})


def test_thirty_days_left_over_make_a_month() -> None:
    assert months.add([(1, 14), (1, 16)]) == (3, 0)
    assert months.add([(1, 14), (1, 15)]) == (2, 29)
    assert months.add([]) == (0, 0)


def test_overlap_of_spans() -> None:
    year = (date(2025, 1, 1), date(2025, 12, 31))
    assert months.overlap(date(2024, 10, 1), date(2025, 2, 15), *year) == (date(2025, 1, 1), date(2025, 2, 15))
    assert months.overlap(date(2024, 10, 1), date(2024, 12, 31), *year) is None
    assert months.overlap(date(2025, 12, 31), date(2026, 1, 1), *year) == (date(2025, 12, 31), date(2025, 12, 31))
