"""By when: the number each text gives, whether it is law or a default, and the day it falls on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua import law
from thidua.law.engine import deadlines as times

R0, R1, R2, Y2026 = date(2021, 12, 5), date(2025, 3, 5), date(2025, 12, 5), date(2026, 3, 1)
# Tết 2026 as an invented agency entered it, and a Saturday worked to make up for a day.
TET = law.WorkingCalendar(
    holidays=frozenset(date(2026, 2, 16) + timedelta(days=number) for number in range(5)),
    worked=frozenset({date(2026, 2, 28)}),
)


def step(on: date, name: str, award: str | None = None) -> law.Deadline:
    return next(one for one in law.deadlines(on, award) if one.id == name)


@pytest.mark.parametrize(
    ("on", "name", "source", "working_days", "confidence"),
    [
        (R0, "tham_dinh_xa", "configuration", 10, "local"),
        (R0, "tham_dinh_huyen", "configuration", 20, "local"),
        (R0, "tham_dinh_don_vi", "configuration", 20, "uncertain"),
        (R0, "tham_dinh_tinh", "configuration", 25, "local"),
        (R0, "thong_bao_ket_qua", "configuration", 10, "uncertain"),
        (R1, "tra_ho_so", "law", 5, "verified"),
        (R1, "tham_dinh_nha_nuoc", "law", 20, "secondary"),
        (R1, "trinh_sau_y_kien", "law", 10, "secondary"),
        (R1, "gui_quyet_dinh", "law", 10, "verified"),
        (R1, "cong_khai_cap_nha_nuoc", "law", 10, "verified"),
        (R2, "cong_khai_cap_nha_nuoc", "law", 10, "secondary"),
        (R2, "tham_dinh_tinh", "configuration", 25, "local"),
        (R2, "tham_dinh_don_vi", "configuration", 15, "local"),
        (R2, "bao_khong_du_tinh", "configuration", 10, "local"),
        (R2, "bao_khong_du_don_vi", "configuration", 7, "local"),
        (R2, "trinh_huy_quyet_dinh", "configuration", 10, "local"),
        (R2, "nop_lai_hien_vat", "configuration", 15, "local"),
        (R2, "niem_yet_noi_bo", "configuration", 5, "local"),
        (Y2026, "y_kien_doanh_nghiep", "law", 10, "verified"),
    ],
)
def test_the_number_of_working_days(on: date, name: str, source: str, working_days: int, confidence: str) -> None:
    found = step(on, name)
    assert (found.source, found.working_days, found.cite.confidence) == (source, working_days, confidence)


@pytest.mark.parametrize(
    ("on", "name", "year", "last"),
    [
        # Classification is done before 15 December: the fourteenth is the last day.
        (R0, "xep_loai_nam", 2021, date(2021, 12, 14)),
        (R2, "xep_loai_nam", 2025, date(2025, 12, 14)),
        (Y2026, "xep_loai_nam", 2026, date(2026, 12, 14)),
        (Y2026, "xep_loai_dac_thu", 2026, date(2027, 1, 14)),
        (R1, "trinh_cstd_toan_quoc", 2024, date(2025, 12, 31)),
        (R1, "trinh_co_chinh_phu", 2025, date(2025, 6, 30)),
    ],
)
def test_days_of_the_year(on: date, name: str, year: int, last: date) -> None:
    assert law.due(step(on, name), date(year, 6, 1)) == last


def test_what_the_decree_of_2025_says_of_the_year_is_not_read() -> None:
    assert step(R1, "trinh_cstd_toan_quoc").cite.confidence == "verified"
    assert step(R2, "trinh_cstd_toan_quoc").cite.confidence == "uncertain"


def test_a_procedure_published_in_2025_is_not_given_for_earlier_days() -> None:
    assert "tra_ho_so" not in {one.id for one in law.deadlines(date(2024, 12, 31))}
    assert "tra_ho_so" in {one.id for one in law.deadlines(date(2025, 1, 1))}
    assert "xep_loai_nam" not in {one.id for one in law.deadlines(date(2020, 8, 19))}
    assert "xep_loai_nam" in {one.id for one in law.deadlines(date(2020, 8, 20))}


def test_sudden_merit_is_proposed_at_once_and_other_simple_cases_have_no_known_number() -> None:
    sudden = [one.id for one in law.deadlines(Y2026, "giay_khen", occasion="dot_xuat") if one.at_once]
    assert sudden == ["dot_xuat"]
    assert all(not one.at_once for one in law.deadlines(Y2026, "giay_khen"))
    assert law.due(next(one for one in law.deadlines(Y2026) if one.at_once), Y2026) == Y2026
    assert law.due(step(Y2026, "don_gian_khac"), Y2026) is None
    assert law.due(step(R2, "nop_ho_so_nam"), R2) is None


@pytest.mark.parametrize(
    ("award", "has", "lacks"),
    [
        ("cstd_toan_quoc", "trinh_cstd_toan_quoc", "tham_dinh_don_vi"),
        ("co_thi_dua_chinh_phu", "trinh_co_chinh_phu", "trinh_cstd_toan_quoc"),
        ("hc_lao_dong_3", "cong_khai_cap_nha_nuoc", "tham_dinh_tinh"),
        # Posting before submission is not asked for medals, the Government's flag, the Prime Minister's certificate.
        ("bang_khen_thu_tuong", "tham_dinh_nha_nuoc", "cong_khai_cap_nha_nuoc"),
        ("huy_chuong_huu_nghi", "tham_dinh_nha_nuoc", "cong_khai_cap_nha_nuoc"),
        ("cstd_co_so", "tham_dinh_don_vi", "tham_dinh_tinh"),
        ("bang_khen_bo_nganh_tinh", "truoc_nghi_huu", "tham_dinh_don_vi"),
    ],
)
def test_an_award_has_its_own_deadlines(award: str, has: str, lacks: str) -> None:
    names = {one.id for one in law.deadlines(R2, award)}
    assert has in names
    assert lacks not in names


@pytest.mark.parametrize(
    ("start", "number", "last"),
    [
        (date(2025, 12, 5), 1, date(2025, 12, 8)),
        (date(2025, 12, 5), 5, date(2025, 12, 12)),
        (date(2025, 12, 6), 5, date(2025, 12, 12)),
        (date(2025, 12, 5), 0, date(2025, 12, 5)),
        (date(2025, 12, 1), 20, date(2025, 12, 29)),
    ],
)
def test_working_days_leave_out_weekends_and_the_first_day(start: date, number: int, last: date) -> None:
    assert times.after_working_days(start, number) == last


@pytest.mark.parametrize(
    ("start", "number", "last"),
    [
        (date(2026, 2, 13), 1, date(2026, 2, 23)),
        (date(2026, 2, 13), 5, date(2026, 2, 27)),
        (date(2026, 2, 13), 6, date(2026, 2, 28)),
        (date(2026, 2, 13), 7, date(2026, 3, 2)),
    ],
)
def test_holidays_and_worked_saturdays_count_as_the_agency_says(start: date, number: int, last: date) -> None:
    assert times.after_working_days(start, number, TET) == last


def test_a_deadline_in_days_counts_sundays_too() -> None:
    assert law.due(step(R2, "truoc_nghi_huu"), date(2025, 12, 5)) == date(2025, 12, 15)
    assert law.due(step(R2, "tham_dinh_don_vi"), date(2026, 2, 13), TET) == date(2026, 3, 12)


def test_a_minimum_notice_leaves_its_working_days_free() -> None:
    assert step(R2, "niem_yet_noi_bo").is_minimum
    # Five working days between the posting and the council's day: Monday to Friday of the week between.
    assert times.latest_start(date(2025, 12, 15), 5) == date(2025, 12, 7)
    assert times.latest_start(date(2025, 12, 15), 0) == date(2025, 12, 14)


@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.integers(0, 60))
def test_exactly_so_many_working_days_lie_between(start: date, number: int) -> None:
    last = times.after_working_days(start, number, TET)
    between = [start + timedelta(days=day) for day in range(1, (last - start).days + 1)]
    assert sum(TET.works(day) for day in between) == number
    assert number == 0 or TET.works(last)


def test_bad_input_is_refused() -> None:
    with pytest.raises(law.LawInputError, match="30/09/2017"):
        law.deadlines(date(2017, 9, 30))
    with pytest.raises(law.LawInputError, match="“cstd” không có trong danh mục"):
        law.deadlines(R2, "cstd")
    with pytest.raises(law.LawInputError, match="“tet” không có; dùng một trong"):
        law.deadlines(R2, "cstd_co_so", occasion="tet")
    for call in (times.after_working_days, times.latest_start):
        with pytest.raises(law.LawInputError, match="từ 0 trở lên"):
            call(R2, -1)


def test_every_deadline_is_one_kind_of_rule() -> None:
    for on in (R0, R1, R2, Y2026):
        for one in law.deadlines(on):
            rules = [one.working_days is not None, one.days is not None, one.by is not None, one.at_once]
            assert sum(rules) <= 1, one.id
            assert one.step_vi, one.id
            assert one.cite.at, one.id


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("tham_dinh_tinh", [("tt-20-2025-tt-bvhttdl", 22), ("tt-07-2026-tt-bgddt", 25)]),
        (
            "bao_khong_du_tinh",
            [("tt-118-2025-tt-btc", 10), ("tt-07-2026-tt-bgddt", 15), ("tt-20-2025-tt-bvhttdl", 5)],
        ),
        ("niem_yet_noi_bo", [("tt-07-2026-tt-bgddt", 5)]),
        ("tham_dinh_don_vi", []),
    ],
)
def test_what_other_ministries_write_stands_beside_the_default(name: str, others: list[tuple[str, int]]) -> None:
    assert [(cite.instrument, days) for days, cite in step(R2, name).others] == others
