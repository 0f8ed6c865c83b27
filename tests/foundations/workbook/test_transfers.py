"""A person who served in two units in turn: one person; anything else under one code: a mistake."""

import datetime as dt

import pytest

from tests.foundations.workbook.books import UNITS, Table, faults, places, register

HEADER = ("Mã nhân sự", "Họ và tên", "Mã đơn vị", "Từ ngày", "Đến ngày", "Ngày sinh", "Chức vụ", "Giới tính")
FIRST = ("007", "Ma Thị Én", "VP", "01/03/2015", "30/06/2021", "02/01/1990", "Văn thư", "nữ")
SECOND = ("007", "Ma Thị Én", "HT", "01/07/2021", None, None, "Chuyên viên", None)


def _book(*people: tuple[object, ...]) -> dict[str, Table]:
    return {"Đơn vị": UNITS, "Nhân sự": (HEADER, *people), "Đăng ký": (("Mã", "Danh hiệu hoặc hình thức"),)}


@pytest.mark.parametrize("people", [(FIRST, SECOND), (SECOND, FIRST)])
def test_rows_that_follow_each_other_are_one_person_at_the_later_unit(people: tuple[tuple[object, ...], ...]) -> None:
    read = register(_book(*people))
    (person,) = read.people or ()
    assert (person.unit_code, person.position) == ("HT", "Chuyên viên")
    assert (person.from_date, person.to_date) == (dt.date(2015, 3, 1), None)
    assert (person.birth_date, person.gender) == (dt.date(1990, 1, 2), "nu")
    (notice,) = read.notices
    assert notice.text == (
        "“Ma Thị Én” (mã 007) có 2 dòng nối tiếp nhau; đã coi là một người, xét ở đơn vị HT từ ngày 01/07/2021."
    )


def test_a_transfer_may_be_dated_on_the_same_day_and_happen_twice() -> None:
    third = ("007", "Ma Thị Én", "VP", "01/10/2021", None, None, "Phó Chánh Văn phòng", None)
    middle = (*SECOND[:4], "01/10/2021", *SECOND[5:])
    (person,) = register(_book(FIRST, middle, third)).people or ()
    assert (person.unit_code, person.from_date) == ("VP", dt.date(2015, 3, 1))


@pytest.mark.parametrize(
    "second",
    [
        (*SECOND[:3], "02/07/2021", *SECOND[4:]),
        (*SECOND[:3], "29/06/2021", *SECOND[4:]),
        ("007", "Ma Thị Ến", *SECOND[2:]),
        (*SECOND[:5], "03/01/1990", *SECOND[6:]),
    ],
    ids=["gap", "overlap", "other name", "other birth"],
)
def test_anything_else_under_one_code_stays_a_mistake(second: tuple[object, ...]) -> None:
    (error,) = faults(_book(FIRST, second))
    assert places([error]) == [("Nhân sự", 3, "Mã nhân sự")]
    assert "chuyển đơn vị" in error.remedy


def test_two_open_rows_are_no_transfer() -> None:
    assert places(faults(_book((*FIRST[:4], None, *FIRST[5:]), SECOND))) == [("Nhân sự", 3, "Mã nhân sự")]
