"""The schema says what the contract of the workbook says, and what the record can hold."""

import dataclasses
import re
from datetime import date
from types import NoneType
from typing import get_args, get_type_hints

import pytest

from tests.shared_texts import SHARED, needs_shared
from thidua.foundations.workbook import model
from thidua.foundations.workbook.schema import BY_NAME, INFO_KEYS, INFO_SHEET, SHEETS, Sheet


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.field)
def test_every_field_of_a_row_has_its_one_column(sheet: Sheet) -> None:
    fields = [field.name for field in dataclasses.fields(sheet.row)]
    assert sorted(column.field for column in sheet.columns) == sorted(fields)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.field)
def test_a_column_is_required_just_where_the_record_cannot_do_without(sheet: Sheet) -> None:
    missing = dataclasses.MISSING
    needed = {
        field.name
        for field in dataclasses.fields(sheet.row)
        if field.default is missing and field.default_factory is missing
    }
    assert {column.field for column in sheet.columns if column.required} == needed


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.field)
def test_choices_are_all_that_the_field_may_hold(sheet: Sheet) -> None:
    hints = get_type_hints(sheet.row)
    for column in sheet.columns:
        if column.kind == "choice":
            assert column.choices is not None
            literals = {
                value
                for part in (hints[column.field], *get_args(hints[column.field]))
                for value in get_args(part)
                if isinstance(value, str)
            }
            assert set(column.choices) == literals


def test_the_record_has_a_list_for_every_sheet_and_no_other() -> None:
    lists = {
        field.name
        for field in dataclasses.fields(model.Register)
        if NoneType in get_args(get_type_hints(model.Register)[field.name])
    }
    assert lists == {sheet.field for sheet in SHEETS}
    assert [column.field for column in INFO_KEYS] == [field.name for field in dataclasses.fields(model.AgencyInfo)]


def test_codes_are_ascii_and_words_are_not_repeated() -> None:
    tables = (
        model.LEVEL_VI,
        model.UNIT_KIND_VI,
        model.GENDER_VI,
        model.EMPLOYMENT_VI,
        model.RATING_VI,
        model.SCOPE_VI,
        model.DISCIPLINE_VI,
        model.MATTER_VI,
        model.ROLE_VI,
    )
    for table in tables:
        assert all(code.isascii() for code in table)
        assert len(set(table.values())) == len(table)


class TestRegister:
    """Looking up by code."""

    RECORD = model.Register(
        units=(model.UnitRow("A", "Phòng A"),),
        people=(model.PersonRow("1", "Nông Thị Hà", "A", date(2020, 1, 1)),),
    )

    def test_names_are_found_for_both_and_a_stranger_keeps_his_code(self) -> None:
        assert [self.RECORD.name_of(code) for code in ("1", "A", "x")] == ["Nông Thị Hà", "Phòng A", "x"]

    def test_an_empty_record_knows_nobody(self) -> None:
        assert model.Register().person("1") is None
        assert model.Register().unit("A") is None


def _contract() -> dict[str, str]:
    """Columns of each sheet as the contract's table prints them."""
    text = (SHARED / "contracts" / "workbook.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)` \| (.+?) \|(.*)\|$", text, re.M)
    return {name: columns for name, columns, _ in rows if name in BY_NAME or name == INFO_SHEET}


@needs_shared
def test_sheets_and_headers_are_word_for_word_those_of_the_contract() -> None:
    contract = _contract()
    assert list(contract) == [INFO_SHEET, *BY_NAME]
    for sheet in SHEETS:
        printed = [column.strip() for column in contract[sheet.name].split(",")]
        assert [header.strip("*") for header in printed] == [column.header for column in sheet.columns]
        required = [header.strip("*") for header in printed if header.startswith("**")]
        assert required == [column.header for column in sheet.columns if column.required]


@needs_shared
def test_keys_of_the_agency_are_those_of_the_contract() -> None:
    text = (SHARED / "contracts" / "workbook.md").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("| `Thông tin`"))
    keys = [re.sub(r"\s*\(.*?\)", "", key).strip() for key in line.split("|")[3].split("·")]
    assert keys == [column.header for column in INFO_KEYS]
