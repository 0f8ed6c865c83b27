"""The quota meter on both sides of its limit."""

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from thidua.web.meters import MOST_SQUARES, quota_meter, quota_words

counts = st.integers(min_value=0, max_value=MOST_SQUARES)


def kinds(svg: str) -> list[str]:
    return [rect.get("class", "") for rect in fromstring(svg).iter("rect")]


@pytest.mark.parametrize(
    ("nominated", "limit", "words"),
    [(9, 8, "Vượt 1 người"), (8, 8, "Vừa đủ hạn mức"), (7, 8, "Còn 1 chỗ"), (0, 0, "Vừa đủ hạn mức")],
)
def test_the_meter_in_words(nominated: int, limit: int, words: str) -> None:
    assert quota_words(nominated, limit) == words


def test_one_over_the_limit_is_one_red_square() -> None:
    assert kinds(quota_meter(9, 8)) == ["q-ok"] * 8 + ["q-no"]


def test_free_places_are_shown_free() -> None:
    assert kinds(quota_meter(6, 8)) == ["q-ok"] * 6 + ["q-free"] * 2


@given(counts, counts)
def test_squares_add_up(nominated: int, limit: int) -> None:
    shown = kinds(quota_meter(nominated, limit))
    assert shown.count("q-ok") == min(nominated, limit)
    assert shown.count("q-no") == max(nominated - limit, 0)
    assert shown.count("q-free") == max(limit - nominated, 0)


@given(counts, counts)
def test_nothing_is_drawn_outside_the_picture(nominated: int, limit: int) -> None:
    root = fromstring(quota_meter(nominated, limit))
    left, top, width, height = (float(side) for side in root.get("viewBox", "").split())
    for rect in root.iter("rect"):
        x, y = float(rect.get("x", "")), float(rect.get("y", ""))
        assert left <= x
        assert x + float(rect.get("width", "")) <= left + width
        assert top <= y
        assert y + float(rect.get("height", "")) <= top + height


def test_the_meter_has_a_name_with_both_numbers() -> None:
    assert fromstring(quota_meter(9, 8)).get("aria-label") == "9 đề nghị, hạn mức 8"
    assert fromstring(quota_meter(38, 45)).get("aria-label") == "38 đề nghị, hạn mức 45"


@pytest.mark.parametrize(
    ("nominated", "limit", "bars"),
    [
        (31, 31, [("q-free", "100%"), ("q-ok", "100%")]),
        (30, 40, [("q-free", "100%"), ("q-ok", "75%")]),
        (50, 40, [("q-free", "100%"), ("q-ok", "80%"), ("q-no", "20%")]),
    ],
)
def test_above_thirty_places_the_meter_is_a_bar(nominated: int, limit: int, bars: list[tuple[str, str]]) -> None:
    drawn = [(rect.get("class"), rect.get("width")) for rect in fromstring(quota_meter(nominated, limit)).iter("rect")]
    assert drawn == bars


def test_thirty_places_are_still_squares() -> None:
    assert len(kinds(quota_meter(30, 30))) == 30


@pytest.mark.parametrize(("nominated", "limit"), [(-1, 3), (3, -1)])
def test_no_meter_of_negative_numbers(nominated: int, limit: int) -> None:
    with pytest.raises(ValueError, match="no meter"):
        quota_meter(nominated, limit)
