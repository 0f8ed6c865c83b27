"""Targets read from the words of plans and cells: every sign an office writes, and words without a number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.stages.progress.targets import Target, outcome_of, parse_target


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
        ("đạt hay chưa: mở cổng", "", Target("yes_no", None, None, "mở cổng")),
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


@pytest.mark.parametrize(
    ("target", "result", "outcome"),
    [
        (Target("at_most", None, Decimal(2), "vụ"), "2 vụ", "within"),
        (Target("at_most", None, Decimal(2), "vụ"), "Quý I có 3 vụ", "exceeded"),
        (Target("percent", Decimal(0), Decimal(5), "% hồ sơ trễ"), "5,1%", "exceeded"),
        (Target("percent", Decimal(0), Decimal(5), "% hồ sơ trễ"), "5%", "within"),
        (Target("percent", Decimal(95), None, "%"), "190/200 hồ sơ", "met"),
        (Target("percent", Decimal(95), None, "%"), "đạt 94,9% (188/198)", "open"),
        (Target("range", Decimal(1), Decimal(2), "địa phương"), "1/2 địa phương", "met"),
        (Target("at_least", Decimal(1250), None, "lượt"), "1.250 lượt", "met"),
        (Target("count", Decimal(3), None, "hội nghị"), "đã tổ chức 2 hội nghị", "open"),
        (Target("count", Decimal(3), None, "hội nghị"), "ngày 15/6 họp bàn", ""),
        (Target("count", Decimal(3), None, "hội nghị"), "90%", ""),
        (Target("", None, None, "cao nhất"), "5 điểm", ""),
    ],
)
def test_a_result_is_measured_against_its_target(target: Target, result: str, outcome: str) -> None:
    assert outcome_of(target, result, whole=True) == outcome


def test_a_result_that_is_there_or_not_is_met_when_the_task_is_whole() -> None:
    target = Target("yes_no", None, None, "đưa vào vận hành")
    assert [outcome_of(target, "", whole=whole) for whole in (False, True)] == ["open", "met"]
