"""What is written reads back as the same record, and a person finds his way in the sheet."""

import io
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from thidua.foundations.workbook import model
from thidua.foundations.workbook.read import read_workbook
from thidua.foundations.workbook.sample import sample_register
from thidua.foundations.workbook.schema import IGNORED_SHEETS, INFO_KEYS, SHEETS
from thidua.foundations.workbook.template import write_template
from thidua.law import AWARDS
from thidua.vietnamese import nfc_clean

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn"))
LINES = st.text(_LETTERS, min_size=1, max_size=20).map(lambda text: " ".join(nfc_clean(text).split())).filter(bool)
TEXTS = st.text(_LETTERS | st.just("\n"), min_size=1, max_size=40).map(nfc_clean).filter(bool)
YEARS = st.integers(1945, 2100)


def test_the_empty_template_reads_as_nothing_at_all() -> None:
    read = read_workbook(write_template(), "mau.xlsx")
    assert read.info == model.AgencyInfo()
    assert {sheet.field: getattr(read, sheet.field) for sheet in SHEETS} == {sheet.field: () for sheet in SHEETS}
    assert read.notices == ()


def test_headers_are_those_of_the_contract_and_required_ones_stand_out() -> None:
    book = load_workbook(io.BytesIO(write_template()))
    assert book.sheetnames == ["Hướng dẫn", "Thông tin", *(sheet.name for sheet in SHEETS), "Danh mục"]
    for sheet in SHEETS:
        cells = book[sheet.name][1]
        assert [cell.value for cell in cells] == [column.header for column in sheet.columns]
        assert [bool(cell.font.bold) for cell in cells] == [column.required for column in sheet.columns]
        assert book[sheet.name].freeze_panes == "A2"
    assert [cell.value for cell in book["Thông tin"]["A"]] == ["Khóa", *(column.header for column in INFO_KEYS)]


def test_choices_come_as_lists_and_codes_as_text_cells() -> None:
    book = load_workbook(io.BytesIO(write_template(sample_register())))
    rules = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in book["Nhân sự"].data_validations.dataValidation}
    assert rules == {"D2": '"nam,nữ"', "E2": '"cán bộ,công chức,viên chức,người lao động"'}
    code = book["Nhân sự"]["A2"]
    assert (code.value, code.data_type, code.number_format) == ("001", "s", "@")
    assert book["Nhân sự"]["H2"].number_format == "dd/mm/yyyy"


def test_hints_are_shown_and_not_read() -> None:
    book = load_workbook(io.BytesIO(write_template()))
    hints = [cell.value for cell in book["Thông tin"]["C"][1:]]
    assert hints == [column.hint or None for column in INFO_KEYS]
    messages = {rule.promptTitle: rule.prompt for rule in book["Nhiệm vụ"].data_validations.dataValidation}
    assert messages == {"Mã đơn vị phối hợp": "Nhiều mã cách nhau bởi dấu ;"}


def test_the_sheets_that_are_ignored_are_just_those_two() -> None:
    assert IGNORED_SHEETS == ("Hướng dẫn", "Danh mục")


def test_the_same_record_is_the_same_bytes() -> None:
    assert write_template(sample_register()) == write_template(sample_register())


def test_a_sheet_that_is_unknown_is_not_written() -> None:
    book = load_workbook(io.BytesIO(write_template(model.Register(units=()))))
    assert book.sheetnames == ["Hướng dẫn", "Thông tin", "Đơn vị", "Danh mục"]


def test_extra_columns_are_written_back() -> None:
    extra = model.ExtraColumns("Đơn vị", ("Ghi chú", "Điện thoại"), (("a", ""),))
    record = model.Register(units=(model.UnitRow("A", "Một"),), extras=(extra,))
    assert read_workbook(write_template(record), "x.xlsx") == record


@st.composite
def records(draw: st.DrawFn) -> model.Register:
    """Registers that hold together: codes lead somewhere, days are in order, nothing stands twice."""
    codes = draw(st.lists(LINES, min_size=4, max_size=8, unique_by=lambda code: code.casefold().lstrip("0")))
    unit_codes, people_codes = codes[:2], codes[2:]
    units = tuple(
        model.UnitRow(
            code, draw(TEXTS), draw(st.sampled_from([*model.UNIT_KIND_VI, None])), None, draw(_maybe(people_codes))
        )
        for code in unit_codes
    )
    people = tuple(_person(draw, code, unit_codes) for code in people_codes)
    years = draw(st.lists(YEARS, unique=True, max_size=3))
    ratings = tuple(
        model.RatingRow(code, year, draw(st.sampled_from([*model.RATING_VI])), draw(st.none() | st.integers(0, 12)))
        for code in people_codes
        for year in years
    )
    tasks = tuple(
        model.TaskRow(f"N{number}", draw(TEXTS), draw(_maybe(unit_codes)), percent=draw(st.none() | _percents()))
        for number in range(draw(st.integers(0, 3)))
    )
    kinds = [award for award, kind in AWARDS.items() if "individual" in kind.subjects]
    held = tuple(
        model.HeldRow(code, draw(st.sampled_from(kinds)), draw(YEARS), draw(st.none() | LINES), draw(st.none() | DAYS))
        for code in people_codes
    )
    info = model.AgencyInfo(
        name=draw(st.none() | TEXTS), year=draw(st.none() | YEARS), decision_date=draw(st.none() | DAYS)
    )
    return model.Register(
        info=info, units=units, people=people, ratings=ratings, tasks=tasks, held=held if draw(st.booleans()) else None
    )


def _maybe(codes: list[str]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(codes)


def _percents() -> st.SearchStrategy[Decimal]:
    return st.decimals(0, 100, places=2).map(lambda number: number.normalize() + 0)


def _person(draw: st.DrawFn, code: str, units: list[str]) -> model.PersonRow:
    born, start, end = sorted(draw(st.tuples(DAYS, DAYS, DAYS)))
    return model.PersonRow(
        code,
        draw(TEXTS),
        draw(st.sampled_from(units)),
        start,
        draw(st.sampled_from([born, None])),
        draw(st.sampled_from([*model.GENDER_VI, None])),
        draw(st.sampled_from([*model.EMPLOYMENT_VI, None])),
        draw(st.none() | TEXTS),
        draw(st.sampled_from([end, None])),
    )


@settings(max_examples=25)
@given(records())
def test_reading_back_gives_the_same_record(record: model.Register) -> None:
    assert read_workbook(write_template(record), "x.xlsx") == record
