"""Times that stand in a cell of their own: days, months, quarters, what recurs; several in one cell."""

from datetime import date

import pytest

from thidua.stages.launch.reader.cell_times import time_of, times_of
from thidua.stages.launch.reader.deadlines import Calendar
from thidua.stages.launch.reader.model import Period

CALENDAR = Calendar(2026, date(2026, 1, 15))


def one(cell: str) -> tuple[date | None, Period | None]:
    return time_of(times_of(cell, CALENDAR))


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("30/6/2026", date(2026, 6, 30)),
        ("Trước 30/6/2026", date(2026, 6, 30)),
        ("Hoàn thành trước ngày 05 tháng 3 năm 2026", date(2026, 3, 5)),
        ("trước 17h00 ngày 20/5/2026", date(2026, 5, 20)),
        ("Từ 01/6 đến 30/6/2026", date(2026, 6, 30)),
        ("01/6/2026 - 15/6/2026", date(2026, 6, 15)),
        ("Trước\n30/6/2026", date(2026, 6, 30)),
    ],
)
def test_a_day_with_or_without_a_word_that_binds_it(cell: str, day: date) -> None:
    assert one(cell) == (day, None)


@pytest.mark.parametrize(
    ("cell", "last_day"),
    [
        ("30/6", date(2026, 6, 30)),
        ("Trước ngày 15/11", date(2026, 11, 15)),
        ("Tháng 6/2026", date(2026, 6, 30)),
        ("Tháng 6-2026", date(2026, 6, 30)),
        ("6/2026", date(2026, 6, 30)),
        ("T6/2026", date(2026, 6, 30)),
        ("Tháng 6", date(2026, 6, 30)),
        ("Tháng 6-7/2026", date(2026, 7, 31)),
        ("Từ tháng 3 đến tháng 5/2026", date(2026, 5, 31)),
        ("Tháng 01, 4, 7, 10", date(2026, 10, 31)),
        ("Quý II", date(2026, 6, 30)),
        ("Q2/2026", date(2026, 6, 30)),
        ("Quý II, III/2026", date(2026, 9, 30)),
        ("Quý IV/2026 - Quý I/2027", date(2027, 3, 31)),
        ("6 tháng đầu năm", date(2026, 6, 30)),
        ("6 tháng cuối năm 2026", date(2026, 12, 31)),
        ("Năm 2026", date(2026, 12, 31)),
        ("2026", date(2026, 12, 31)),
        ("Năm 2026, 2027", date(2027, 12, 31)),
        ("Vòng chung khảo: Tháng 9/2026", date(2026, 9, 30)),
        # What begins, is over, or is no day of the calendar has no last day.
        ("Đầu tháng 6/2026", None),
        ("Tháng 12/2025", None),
        ("31/02/2026", None),
        ("Giai đoạn 2026-2030", None),
        ("Theo hướng dẫn của tỉnh", None),
        ("Trong năm", None),
    ],
)
def test_a_period_keeps_its_words_and_ends_where_that_is_certain(cell: str, last_day: date | None) -> None:
    assert one(cell) == (None, Period(cell, last_day, None))


@pytest.mark.parametrize(
    ("cell", "recurs"),
    [
        ("Hằng năm", "yearly"),
        ("Hàng tháng", "monthly"),
        ("Hằng quý, trước ngày 25 tháng cuối quý", "quarterly"),
        ("Trước ngày 30/11 hằng năm", "yearly"),
        ("Thường xuyên", "other"),
        ("Thường xuyên trong năm", "other"),
    ],
)
def test_what_recurs(cell: str, recurs: str) -> None:
    day, period = one(cell)
    assert (day, period and (period.raw, period.last_day, period.recurs)) == (None, (cell, None, recurs))


@pytest.mark.parametrize("cell", [
    "Lần 1: trước 15/6/2026\nLần 2: trước 15/12/2026", "Lần 1: trước 15/6/2026; Lần 2: trước 15/12/2026",
    "Lần 1: trước\n15/6/2026\nLần 2: trước\n15/12/2026",
])  # fmt: skip
def test_several_days_are_several_times_and_the_first_is_due(cell: str) -> None:
    times = times_of(cell, CALENDAR)
    assert [(time.day, time.raw) for time in times] == [
        (date(2026, 6, 15), "Lần 1: trước 15/6/2026"),
        (date(2026, 12, 15), "Lần 2: trước 15/12/2026"),
    ]
    assert time_of(times) == (date(2026, 6, 15), None)


def test_several_periods_last_until_the_end_of_the_last() -> None:
    assert one("Sơ kết: Tháng 5/2026\nTổng kết: Tháng 9/2026") == (
        None,
        Period("Sơ kết: Tháng 5/2026; Tổng kết: Tháng 9/2026", date(2026, 9, 30), None),
    )


def test_words_that_a_narrow_column_broke_are_one_time() -> None:
    assert one("Thường\nxuyên") == (None, Period("Thường xuyên", None, "other"))
    assert one("Quý\nIII/2026") == (None, Period("Quý III/2026", date(2026, 9, 30), None))


def test_an_empty_cell_has_no_time() -> None:
    assert times_of("", CALENDAR) == ()
    assert one(" - ") == (None, None)
