"""Targets read from the words of plans and cells: every sign an office writes, and words without a number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.stages.progress.targets import Target, parse_target


@pytest.mark.parametrize(
    ("words", "unit", "expected"),
    [
        ("01 – 02", "địa phương", Target("range", Decimal(1), Decimal(2), "địa phương")),
        ("1-2", "địa phương", Target("range", Decimal(1), Decimal(2), "địa phương")),
        ("2 đến 1", "hồ sơ", Target("range", Decimal(1), Decimal(2), "hồ sơ")),
        ("80 - 90%", "", Target("range", Decimal(80), Decimal(90), "%")),
        ("12", "hồ sơ", Target("count", Decimal(12), None, "hồ sơ")),
        ("100%", "", Target("percent", Decimal(100), None, "%")),
        ("95", "%", Target("percent", Decimal(95), None, "%")),
        ("≥ 90 %", "", Target("at_least", Decimal(90), None, "%")),
        ("Tối thiểu 3", "lớp", Target("at_least", Decimal(3), None, "lớp")),
        ("không quá 5", "ngày", Target("at_most", None, Decimal(5), "ngày")),
        ("7,25", "điểm", Target("count", Decimal("7.25"), None, "điểm")),
        ("cao nhất", "điểm", Target("", None, None, "cao nhất điểm")),
        ("", "điểm", Target("", None, None, "điểm")),
        ("  ", "", Target()),
    ],
)
def test_a_target_is_read_as_it_is_written(words: str, unit: str, expected: Target) -> None:
    assert parse_target(words, unit) == expected


@given(low=st.integers(0, 10_000), high=st.integers(0, 10_000), dash=st.sampled_from(["-", "–", " — ", " đến "]))
def test_a_range_is_ordered_whichever_way_it_was_written(low: int, high: int, dash: str) -> None:
    target = parse_target(f"{low}{dash}{high}", "việc")
    assert (target.type, target.min, target.max) == ("range", Decimal(min(low, high)), Decimal(max(low, high)))


@given(words=st.text(max_size=80), unit=st.text(max_size=80))
def test_any_words_give_a_target_that_fits_its_columns(words: str, unit: str) -> None:
    target = parse_target(words, unit)
    assert len(target.unit) <= 60
    assert bool(target.type) == (target.min is not None or target.max is not None)
