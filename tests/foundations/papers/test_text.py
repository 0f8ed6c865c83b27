"""Numbers, letters and blanks as Decree 30/2020 writes them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.foundations.papers.content import NumberAndDate
from thidua.foundations.papers.text import (
    BLANK_DATE,
    BLANK_NUMBER,
    issue_date,
    number_and_symbol,
    percent,
    point_letter,
    roman,
    two_digits,
    without_end_mark,
)


@pytest.mark.parametrize(
    ("number", "sign"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (49, "XLIX"), (2021, "MMXXI")]
)
def test_roman(number, sign):
    assert roman(number) == sign


def test_roman_has_no_zero():
    with pytest.raises(ValueError, match="bắt đầu từ 1"):
        roman(0)


@given(st.integers(1, 3000))
def test_roman_numerals_read_back_to_their_number(number):
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    digits = [values[sign] for sign in roman(number)]
    total = sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))
    assert total == number


def test_points_follow_the_vietnamese_alphabet():
    assert [point_letter(index) for index in range(7)] == ["a", "b", "c", "d", "đ", "e", "g"]


def test_a_clause_has_no_more_points_than_letters():
    assert point_letter(22) == "y"
    with pytest.raises(ValueError, match="nhiều nhất 23 điểm"):
        point_letter(23)


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (8, 9, "88,89%"),
        (9, 9, "100%"),
        (0, 9, "0%"),
        (1, 2, "50%"),
        (1, 8, "12,5%"),
        (2, 3, "66,67%"),
        (1, 3, "33,33%"),
    ],
)
def test_percent(part, whole, text):
    assert percent(part, whole) == text


@given(st.integers(1, 4000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_a_share_below_eighty_per_cent_is_never_printed_as_eighty(share):
    part, whole = share
    printed = percent(part, whole)
    assert (printed == "80%") == (part * 100 == 80 * whole)


def test_a_share_of_nothing_is_refused():
    with pytest.raises(ValueError, match="5 trên 0"):
        percent(5, 0)


def test_counts_take_a_leading_zero_below_ten():
    assert [two_digits(number) for number in (0, 9, 10, 123)] == ["00", "09", "10", "123"]


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("5", "05/QĐ-SNgV"),
        ("05", "05/QĐ-SNgV"),
        ("10", "10/QĐ-SNgV"),
        ("145", "145/QĐ-SNgV"),
        ("145a", "145a/QĐ-SNgV"),
        ("07/QĐ-UBND", "07/QĐ-UBND"),
        (None, f"{BLANK_NUMBER}/QĐ-SNgV"),
        ("", f"{BLANK_NUMBER}/QĐ-SNgV"),
    ],
)
def test_number_and_symbol(number, printed):
    assert number_and_symbol("QĐ-SNgV", NumberAndDate(number)) == printed


def test_a_draft_hides_number_and_date_it_already_has():
    issue = NumberAndDate("5", date(2021, 3, 5))
    assert number_and_symbol("QĐ-SNgV", issue, draft=True) == f"{BLANK_NUMBER}/QĐ-SNgV"
    assert issue_date(issue, draft=True) == BLANK_DATE


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2021, 3, 5), "ngày 05 tháng 3 năm 2021"),
        (date(2021, 2, 10), "ngày 10 tháng 02 năm 2021"),
        (None, BLANK_DATE),
    ],
)
def test_issue_date(day, text):
    assert issue_date(NumberAndDate(None, day)) == text


def test_blanks_leave_room_to_write():
    assert BLANK_NUMBER.isspace()
    assert BLANK_DATE.split() == ["ngày", "tháng", "năm"]


@pytest.mark.parametrize("text", ["Sở Nội vụ", "Sở Nội vụ;", "Sở Nội vụ.", "Sở Nội vụ ; ", "Sở Nội vụ./."])
def test_end_marks_are_taken_off(text):
    assert without_end_mark(text) == "Sở Nội vụ"
