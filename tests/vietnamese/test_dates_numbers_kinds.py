"""Dates, amounts and document kinds as official papers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.vietnamese import (
    DateError,
    abbreviation_of,
    format_date,
    format_vnd,
    kind_of_symbol,
    long_date,
    number_in_words,
    parse_date,
    vnd_in_words,
    weekday_vi,
)


@pytest.mark.parametrize(
    "text",
    ["03/02/2021", "3/2/2021", "03-02-2021", "3.2.2021", "2021-02-03", "ngày 3 tháng 2 năm 2021",
     "Ngày 03 tháng 02 năm 2021", "03 / 02 / 2021", "ngày 03/02/2021"],
)  # fmt: skip
def test_every_usual_way_to_write_a_date(text: str) -> None:
    assert parse_date(text) == date(2021, 2, 3)


@pytest.mark.parametrize("text", ["31/02/2021", "29/02/2021", "00/01/2021", "01/13/2021", "ngày 31 tháng 4 năm 2021"])
def test_a_day_no_calendar_has_is_refused_with_its_value(text: str) -> None:
    with pytest.raises(DateError, match="không có trong lịch") as caught:
        parse_date(text)
    assert text in str(caught.value)


@pytest.mark.parametrize("text", ["", "hôm qua", "2/2021", "03/02/21", "03/02-2021", "ngày tháng năm 2021"])
def test_what_is_no_date_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(DateError, match="ngày/tháng/năm"):
        parse_date(text)


def test_29_february_exists_in_leap_years_only() -> None:
    assert parse_date("29/02/2024") == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2021, 2, 3), "ngày 03 tháng 02 năm 2021"),
        (date(2021, 3, 9), "ngày 09 tháng 3 năm 2021"),
        (date(2021, 1, 10), "ngày 10 tháng 01 năm 2021"),
        (date(2021, 12, 31), "ngày 31 tháng 12 năm 2021"),
    ],
)
def test_long_date_pads_days_below_ten_and_the_first_two_months(day: date, words: str) -> None:
    assert long_date(day) == words


@given(st.dates(min_value=date(1000, 1, 1)))
def test_both_written_forms_read_back(day: date) -> None:
    assert parse_date(format_date(day)) == parse_date(long_date(day)) == day


def test_weekdays_begin_with_monday() -> None:
    assert [weekday_vi(date(2026, 11, 16 + i)) for i in (0, 4, 6)] == ["Thứ Hai", "Thứ Sáu", "Chủ nhật"]
    assert [weekday_vi(date(2026, 11, 16 + i), short=True) for i in (0, 6)] == ["T2", "CN"]


@pytest.mark.parametrize(("amount", "shown"), [(0, "0"), (999, "999"), (1_000, "1.000"), (1_490_000, "1.490.000")])
def test_thousands_are_parted_by_dots(amount: int, shown: str) -> None:
    assert format_vnd(amount) == shown


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"), (4, "bốn"), (5, "năm"), (10, "mười"), (11, "mười một"), (14, "mười bốn"), (15, "mười lăm"),
        (20, "hai mươi"), (21, "hai mươi mốt"), (24, "hai mươi tư"), (25, "hai mươi lăm"), (91, "chín mươi mốt"),
        (100, "một trăm"), (101, "một trăm linh một"), (104, "một trăm linh bốn"), (105, "một trăm linh năm"),
        (110, "một trăm mười"), (555, "năm trăm năm mươi lăm"), (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"), (1_050, "một nghìn không trăm năm mươi"),
        (1_000_024, "một triệu không trăm hai mươi tư"), (2_004_000, "hai triệu không trăm linh bốn nghìn"),
        (10**9, "một tỷ"), (10**12, "một nghìn tỷ"), (10**9 + 1, "một tỷ không trăm linh một"), (-7, "âm bảy"),
    ],
)  # fmt: skip
def test_numbers_in_words(number: int, words: str) -> None:
    assert number_in_words(number) == words


def test_money_in_words_as_on_a_payment_sheet() -> None:
    assert vnd_in_words(1_490_000) == "Một triệu bốn trăm chín mươi nghìn đồng"
    assert vnd_in_words(702_000) == "Bảy trăm linh hai nghìn đồng"
    assert vnd_in_words(702_000, zero_tens="lẻ") == "Bảy trăm lẻ hai nghìn đồng"


@given(st.integers(min_value=0, max_value=10**15), st.integers(min_value=0, max_value=10**15))
def test_two_different_amounts_never_sound_alike(first: int, second: int) -> None:
    assert (vnd_in_words(first) == vnd_in_words(second)) == (first == second)


@pytest.mark.parametrize(
    ("code", "kind"),
    [("QĐ-UBND", "Quyết định"), ("TTr-SNgV", "Tờ trình"), ("CT/TW", "Chỉ thị"), ("NĐ-CP", "Nghị định"),
     ("UBND-THNC", None), ("QyĐ-BNV", "Quy định")],
)  # fmt: skip
def test_the_first_part_of_a_symbol_names_the_kind(code: str, kind: str | None) -> None:
    assert kind_of_symbol(code) == kind


def test_abbreviations_go_both_ways_and_a_letter_has_none() -> None:
    assert abbreviation_of("KẾ HOẠCH") == "KH"
    assert abbreviation_of("Chương trình") == "CTr"
    assert abbreviation_of("Công văn") is None
