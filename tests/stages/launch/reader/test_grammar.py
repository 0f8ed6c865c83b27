"""Symbols and dates as real papers print them, slips included, and what merely looks like one."""

import re
from datetime import date

import pytest

from thidua.stages.launch.reader.grammar import DATE, SYMBOL, comparable, normal_form, tidy_symbol, to_date


@pytest.mark.parametrize(
    "symbol",
    ["91/2017/NĐ-CP", "206/KH-UBND", "05-CT/TW", "39-NQ/TW", "1707/UBND-THNC", "30c/NQ-CP", "66.3/2025/NQ-CP",
     "05/2008/TTLT-BKHCN-BNV", "21/QĐ-UBND-ĐA30", "06/2022/QH15", "115/2025/UBTVQH15", "10/2007/QĐ_BKHCN",
     "652/QĐ-UB.ĐC", "2008/CT-TTg", "417/TTr-SNV", "36/HC-2010", "1439/ĐTCBL-P1", "178-CV/TW", "12/QyĐ-SNgV"],
)  # fmt: skip
def test_every_form_of_symbol_is_read_whole(symbol: str) -> None:
    match = re.match(SYMBOL, symbol)
    assert match is not None
    assert match[0] == symbol


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [("26 /2013/TT-BTTTT", "26/2013/TT-BTTTT"), ("15/2025/TT- BNV", "15/2025/TT-BNV"), ("33/KH-\nUBND", "33/KH-UBND"),
     ("12 / QĐ-SVT", "12/QĐ-SVT"), ("79 NQ/TW", "79 NQ/TW")],
)  # fmt: skip
def test_blanks_that_slipped_in_are_taken_out(printed: str, symbol: str) -> None:
    match = re.match(SYMBOL, printed.replace("\n", " "))
    assert match is not None
    assert tidy_symbol(match[0]) == symbol


@pytest.mark.parametrize(
    "text", ["1088/2-1089", "24/24", "09/09 thành viên", "30/4/1975", "01/PL", "2/3 số phiếu", "5/a"]
)
def test_false_friends_are_no_symbols(text: str) -> None:
    match = re.match(SYMBOL, text)
    assert match is None or match[0] == "01/PL"


def test_a_word_glued_to_a_symbol_is_not_swallowed() -> None:
    match = re.match(SYMBOL, "91/2017/NĐ-CPngày 31/7/2017")
    assert match is not None
    assert match[0] == "91/2017/NĐ-CP"


@pytest.mark.parametrize(
    ("symbol", "right"),
    [("03/CT-TW", "03-CT/TW"), ("19-CT-TW", "19-CT/TW"), ("79 NQ/TW", "79-NQ/TW"),
     ("10/2007/QĐ_BKHCN", "10/2007/QĐ-BKHCN"),
     ("05-CT/TW", None), ("206/KH-UBND", None)],
)  # fmt: skip
def test_normal_form_is_given_only_for_misprints(symbol: str, right: str | None) -> None:
    assert normal_form(symbol) == right


def test_leading_zeros_case_and_misprints_do_not_make_two_documents() -> None:
    assert comparable("02/CT-UBND") == comparable("2/CT-UBND")
    assert comparable("05/CT-TW") == comparable("5-CT/TW")
    assert comparable("12/KH-UBND") != comparable("120/KH-UBND")


@pytest.mark.parametrize(
    "text", ["07/01/2021", "7/1/2021", "07-01-2021", "7.1.2021", "07/ 1/2021", "7 / 01/2021", "07 tháng 01 năm 2021",
             "7 tháng 1, năm 2021"],
)  # fmt: skip
def test_dates_in_every_hand(text: str) -> None:
    assert re.fullmatch(DATE, text)
    assert to_date(text) == date(2021, 1, 7)


@pytest.mark.parametrize("text", ["31/02/2021", "00/01/2021", "12/2021", "", None])
def test_no_date_is_made_of_what_is_none(text: str | None) -> None:
    assert to_date(text) is None
