"""A single cell: what each kind of column takes, and that it never crashes on anything a spreadsheet can hold."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.foundations.workbook.cells import CellFault, Raw, read_cell
from thidua.foundations.workbook.schema import INFO_KEYS, SHEETS, Column
from thidua.law import AWARDS
from thidua.vietnamese import format_date, strip_marks

COLUMNS = [*INFO_KEYS, *(column for sheet in SHEETS for column in sheet.columns)]
CHOICES = [column for column in COLUMNS if column.choices]
ANYTHING = st.one_of(
    st.text(max_size=30),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.builds(object),
)


@given(st.sampled_from(COLUMNS), ANYTHING, st.sampled_from(["s", "n", "d", "b", "f", "e"]))
def test_any_cell_is_a_value_or_a_fault_with_a_remedy(column: Column, value: object, data_type: str) -> None:
    try:
        read_cell(column, Raw(value, data_type))
    except CellFault as fault:
        told = (bool(fault.reason), bool(fault.remedy))
    else:
        told = (True, True)
    assert told == (True, True)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_a_day_reads_back_however_it_was_stored(day: dt.date) -> None:
    column = Column("Ngày", "day", "date")
    stored = (day, dt.datetime.combine(day, dt.time(23, 59)), format_date(day), f"{day.day}/{day.month}/{day.year}")
    assert [read_cell(column, Raw(value)) for value in stored] == [day] * 4


@pytest.mark.parametrize("column", CHOICES, ids=lambda column: column.field)
def test_a_choice_is_read_in_any_case_with_or_without_marks_or_as_its_code(column: Column) -> None:
    assert column.choices is not None
    for code, words in column.choices.items():
        for typed in (words, words.upper(), words.capitalize(), strip_marks(words), code, f"  {words} "):
            assert read_cell(column, Raw(typed)) == code
    with pytest.raises(CellFault) as caught:
        read_cell(column, Raw("không có trong này"))
    assert all(words in caught.value.remedy for words in column.choices.values())


def test_every_award_of_the_catalogue_is_read_by_code_and_by_name() -> None:
    column = next(column for column in COLUMNS if column.kind == "award")
    for code, kind in AWARDS.items():
        assert read_cell(column, Raw(code)) == code
        assert read_cell(column, Raw(kind.label_vi)) == code


@pytest.mark.parametrize(("words", "code"), [("Hoàn thành xuất sắc nhiệm vụ", "HTXS"), ("hoàn thành nhiệm vụ", "HT")])
def test_levels_may_be_written_out(words: str, code: str) -> None:
    column = next(column for column in CHOICES if column.field == "rating")
    assert read_cell(column, Raw(words)) == code


@pytest.mark.parametrize("typed", ["XS", "Tốt", "A", "htx s"])
def test_levels_under_other_names_are_not_guessed(typed: str) -> None:
    column = next(column for column in CHOICES if column.field == "rating")
    with pytest.raises(CellFault):
        read_cell(column, Raw(typed))


@given(st.integers(-5, 30), st.integers(1, 12))
def test_an_integer_lies_within_its_bounds(number: int, high: int) -> None:
    column = Column("Số", "n", "integer", high=high)
    for stored in (number, float(number), str(number), f"{number}.0", f"{number},0"):
        if 0 <= number <= high:
            assert read_cell(column, Raw(stored)) == number
        else:
            with pytest.raises(CellFault):
                read_cell(column, Raw(stored))


@given(st.decimals(0, 100, places=2))
def test_a_share_is_exact(share: Decimal) -> None:
    column = Column("Tỷ lệ", "p", "percent")
    shown = str(share)
    for stored in (shown, shown.replace(".", ","), f"{shown}%", f"{shown} %"):
        assert read_cell(column, Raw(stored)) == share


@pytest.mark.parametrize(("year", "good"), [(1944, False), (1945, True), (2100, True), (2101, False)])
def test_years_have_their_bounds(year: int, good: bool) -> None:
    column = Column("Năm", "year", "year")
    if good:
        assert read_cell(column, Raw(year)) == year
    else:
        with pytest.raises(CellFault, match="năm hợp lệ"):
            read_cell(column, Raw(year))


def test_a_text_without_end_is_refused() -> None:
    column = Column("Nội dung", "text")
    assert read_cell(column, Raw("a" * 30_000)) == "a" * 30_000
    with pytest.raises(CellFault, match="dài quá"):
        read_cell(column, Raw("a" * 30_001))


def test_a_date_that_excel_made_of_a_target_is_shown_as_a_date() -> None:
    assert read_cell(Column("Chỉ tiêu", "target"), Raw(dt.datetime(2021, 2, 1, tzinfo=None))) == "01/02/2021"  # noqa: DTZ001


@given(st.text(max_size=20))
def test_a_blank_cell_is_one_in_which_nothing_is_seen(text: str) -> None:
    assert Raw(text).blank is not bool(Raw(text).shown)
    assert Raw(None).blank
    assert not Raw(0).blank
