"""Dates, money, shares and query strings as an officer reads them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.web import formatting


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("weekday", "Thứ Sáu, 19/11"),
        ("full", "Thứ Sáu, 19/11/2021"),
        ("short", "T6 19/11"),
        ("plain", "19/11/2021"),
        ("day", "19/11"),
    ],
)
def test_a_date_has_five_forms(style: str, words: str) -> None:
    assert formatting.format_date(date(2021, 11, 19), style) == words


def test_an_unknown_form_of_a_date_is_refused() -> None:
    with pytest.raises(ValueError, match="weekday, full, short, plain, day"):
        formatting.format_date(date(2021, 11, 19), "iso")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2021, 2, 3), "03/02"),
        (date(2021, 1, 15), "15/01"),
        (date(2016, 5, 15), "15/5"),
        (date(2013, 8, 1), "01/8"),
        (date(2021, 3, 9), "09/3"),
        (date(2021, 12, 10), "10/12"),
    ],
)
def test_only_days_below_ten_and_the_first_two_months_carry_a_zero(day: date, words: str) -> None:
    assert formatting.day_month(day) == words


def test_the_week_runs_from_thu_hai_to_chu_nhat() -> None:
    monday = date(2021, 11, 22)
    named = [formatting.format_date(monday + timedelta(days=n)).split(",")[0] for n in range(7)]
    assert named == ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"]


def test_a_time_has_two_digits_each() -> None:
    assert formatting.format_time(datetime(2021, 12, 15, 9, 4, tzinfo=UTC)) == "09:04"


@pytest.mark.parametrize(
    ("days", "words"),
    [(-3, "quá hạn 3 ngày"), (-1, "quá hạn 1 ngày"), (0, "hôm nay"), (1, "còn 1 ngày"), (30, "còn 30 ngày")],
)
def test_distance_says_late_today_or_left(days: int, words: str) -> None:
    today = date(2021, 11, 22)
    assert formatting.distance(today + timedelta(days=days), today) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (999, "999"), (1000, "1.000"), (1490000, "1.490.000"), (-25000, "−25.000")],
)
def test_thousands_are_parted_by_points(value: int, words: str) -> None:
    assert formatting.group_thousands(value) == words


@given(st.integers())
def test_grouping_loses_no_digit(value: int) -> None:
    assert int(formatting.group_thousands(value).replace(".", "").replace("−", "-")) == value


@pytest.mark.parametrize(
    ("value", "places", "words"),
    [
        (8, None, "8"),
        (Decimal("8.4"), None, "8,4"),
        (Decimal("63.0"), None, "63,0"),
        (Decimal("1234.5"), None, "1.234,5"),
        (Decimal("-0.5"), None, "−0,5"),
        (Decimal("0.05"), 1, "0,1"),
        (Decimal("0.04"), 1, "0,0"),
        (Fraction(42, 5), 1, "8,4"),
        (Fraction(2, 3), 2, "0,67"),
        (57, 1, "57,0"),
    ],
)
def test_decimals_are_parted_by_a_comma(value: Decimal | int | Fraction, places: int | None, words: str) -> None:
    assert formatting.format_number(value, places) == words


def test_minus_zero_has_no_sign() -> None:
    assert formatting.format_number(Decimal("-0.0")) == "0,0"


def test_a_fraction_without_places_is_refused() -> None:
    with pytest.raises(ValueError, match="decimal places"):
        formatting.format_number(Fraction(1, 3))


def test_money_keeps_its_unit_on_the_line() -> None:
    assert formatting.format_vnd(1490000) == "1.490.000\N{NO-BREAK SPACE}đồng"
    assert formatting.format_vnd(1490000, "") == "1.490.000"


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [(0, 60, 0), (51, 60, 85), (60, 60, 100), (1, 8, 13), (199, 200, 99), (999, 1000, 99), (1, 1000, 1), (9, 8, 113)],
)
def test_percent_rounds_half_up_but_never_to_an_absolute(part: int, whole: int, share: int) -> None:
    assert formatting.percent(part, whole) == share


@given(st.integers(min_value=1, max_value=10**6), st.integers(min_value=0, max_value=10**6))
def test_percent_is_absolute_only_when_the_numbers_are(whole: int, part: int) -> None:
    share = formatting.percent(part, whole)
    assert (share == 0) == (part == 0)
    if part <= whole:
        assert (share == 100) == (part == whole)


@pytest.mark.parametrize(("part", "whole"), [(1, 0), (-1, 5), (0, -2)])
def test_no_share_of_nothing(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        formatting.percent(part, whole)


def test_a_share_shows_what_is_divided_by_what() -> None:
    assert formatting.share_text(51, 60) == "51/60 (85\N{NO-BREAK SPACE}%)"
    assert formatting.share_text(0, 0) == "0/0"


@pytest.mark.parametrize(
    ("value", "maximum", "width"),
    [(0, 60, "0%"), (42, 60, "70%"), (5, 11, "45.5%"), (11, 11, "100%"), (12, 11, "100%"), (3, 0, "0%"), (-1, 5, "0%")],
)
def test_the_length_of_a_bar(value: int, maximum: int, width: str) -> None:
    assert formatting.bar_width(value, maximum) == width


@given(st.integers(min_value=-10, max_value=10**9), st.integers(min_value=0, max_value=10**9))
def test_a_bar_stays_inside_its_track(value: int, maximum: int) -> None:
    assert 0.0 <= float(formatting.bar_width(value, maximum).removesuffix("%")) <= 100.0


def test_a_digest_is_read_in_fours() -> None:
    assert formatting.group_digest("7c1e90af2d44b8e3") == "7c1e 90af 2d44 b8e3"
    assert formatting.group_digest("7c1e9") == "7c1e 9"
    assert formatting.group_digest("") == ""


@given(st.text(alphabet="0123456789abcdef", max_size=70))
def test_grouping_a_digest_changes_only_spaces(digest: str) -> None:
    assert formatting.group_digest(digest).replace(" ", "") == digest


def test_changing_a_filter_goes_back_to_the_first_page() -> None:
    current = {"don_vi": ["tt"], "trang": ["7"]}
    assert formatting.replace_params(current, {"xep": "ten"}) == "don_vi=tt&xep=ten"
    assert formatting.replace_params(current, {"trang": 8}) == "don_vi=tt&trang=8"


@pytest.mark.parametrize("nothing", [None, ""])
def test_an_empty_value_takes_a_parameter_out(nothing: object) -> None:
    assert formatting.replace_params({"don_vi": ["tt"], "q": ["a"]}, {"don_vi": nothing}) == "q=a"


def test_zero_is_a_value_of_a_parameter() -> None:
    assert formatting.replace_params({}, {"muc": 0}) == "muc=0"


@given(st.dictionaries(st.sampled_from("abcd"), st.lists(st.text(min_size=1), min_size=1, max_size=3)))
def test_parameters_not_named_are_kept_as_they_are(current: dict[str, list[str]]) -> None:
    query = formatting.replace_params(current, {"nam": 2021})
    assert parse_qs(query, strict_parsing=True) == {**current, "nam": ["2021"]}
