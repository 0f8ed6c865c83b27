"""What the reader takes from a good workbook, and how it says what is wrong with a bad one."""

import datetime as dt
import unicodedata
from decimal import Decimal

import pytest

from tests.foundations.workbook.books import PEOPLE, UNITS, faults, places, register
from thidua.foundations.workbook.errors import WorkbookErrors
from thidua.foundations.workbook.model import InitiativeRow, PersonRow, RatingRow, UnitRow
from thidua.foundations.workbook.read import read_table_text

BASE = {"Đơn vị": UNITS, "Nhân sự": PEOPLE}
RATING_HEADER = ("Mã", "Năm", "Xếp loại", "Số tháng công tác")


def test_an_absent_sheet_is_unknown_and_an_empty_one_is_none_at_all() -> None:
    read = register({**BASE, "Kỷ luật": (("Mã nhân sự", "Hình thức", "Ngày quyết định"),)})
    assert read.discipline == ()
    assert read.matters is None
    assert read.votes is None


def test_columns_may_stand_in_any_order_and_optional_ones_may_be_missing() -> None:
    read = register({"Nhân sự": (("Từ ngày", "Mã đơn vị", "Họ và tên", "Mã nhân sự"), ("01/02/2020", "X", "Hà", "9"))})
    assert read.people == (PersonRow("9", "Hà", "X", dt.date(2020, 2, 1)),)


def test_the_agency_is_read_from_keys_in_any_order() -> None:
    rows = (
        ("Khóa", "Giá trị"),
        ("Năm", 2024),
        ("Cấp", "Xã"),
        ("Cơ quan", "  Ủy ban   nhân dân xã Mẫu "),
        ("Ngày quyết định", dt.date(2024, 12, 30)),
        ("Ngày họp Hội đồng", "20/12/2024"),
        ("Số quyết định", 15),
        ("Người ký", None),
    )
    info = register({"Thông tin": rows}).info
    assert (info.year, info.level, info.name) == (2024, "xa", "Ủy ban nhân dân xã Mẫu")
    assert (info.decision_date, info.council_meeting) == (dt.date(2024, 12, 30), dt.date(2024, 12, 20))
    assert (info.decision_number, info.signatory) == ("15", None)


def test_dates_come_as_excel_dates_or_as_day_month_year() -> None:
    header = ("Mã nhân sự", "Họ và tên", "Ngày sinh", "Mã đơn vị", "Từ ngày")
    read = register({"Nhân sự": (header, ("1", "Hà", "3/2/1990", "VP", dt.date(2019, 2, 28)))})
    assert read.people is not None
    assert (read.people[0].birth_date, read.people[0].from_date) == (dt.date(1990, 2, 3), dt.date(2019, 2, 28))


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("31/02/1985", "không có trong lịch"),
        ("29/02/2021", "không có trong lịch"),
        ("12/31/2020", "không có trong lịch"),
        ("2020-12-31", "không phải là ngày"),
        ("tháng 5/2020", "không phải là ngày"),
        (44197, "không phải là ngày"),
        ("01/01/1899", "nằm ngoài khoảng năm 1900 đến 2100"),
        (True, "không phải là ngày"),
    ],
)
def test_a_day_that_is_none_is_refused_with_its_place(typed: object, reason: str) -> None:
    header = ("Mã nhân sự", "Họ và tên", "Ngày sinh", "Mã đơn vị", "Từ ngày")
    errors = faults({"Nhân sự": (header, ("1", "Hà", typed, "VP", "01/01/2010"))})
    assert places(errors) == [("Nhân sự", 2, "Ngày sinh")]
    assert errors[0].reason == reason


def test_the_message_names_place_value_reason_and_remedy() -> None:
    header = ("Mã nhân sự", "Họ và tên", "Ngày sinh", "Mã đơn vị", "Từ ngày")
    errors = faults({"Nhân sự": (header, ("1", "Hà", "31/02/1985", "VP", "01/01/2010"))})
    assert errors[0].text_vi == (
        "Tờ “Nhân sự”, dòng 2, cột “Ngày sinh”: “31/02/1985” không có trong lịch. Kiểm tra lại ngày, tháng, năm."
    )


def test_29_february_of_a_leap_year_is_a_day() -> None:
    header = ("Mã nhân sự", "Họ và tên", "Mã đơn vị", "Từ ngày")
    read = register({"Nhân sự": (header, ("1", "Hà", "VP", "29/02/2020"))})
    assert read.people is not None
    assert read.people[0].from_date == dt.date(2020, 2, 29)


def test_a_code_keeps_its_zeros_and_a_number_is_taken_as_it_is_shown() -> None:
    rows = (("Mã đơn vị", "Tên đơn vị"), ("007", "A"), (8, "B"), (9, "C"))
    read = register({"Đơn vị": rows}, {("Đơn vị", "A4"): "000"})
    assert [unit.code for unit in read.units or ()] == ["007", "8", "009"]
    assert [notice.row for notice in read.notices] == [3, 4]


def test_text_is_cleaned_and_composed() -> None:
    name = unicodedata.normalize("NFD", "  Nguyễn\u200b  Thị Thắm ")
    read = register({"Đơn vị": ((unicodedata.normalize("NFD", "Mã đơn vị"), "tên đơn vị "), ("A", name))})
    assert read.units == (UnitRow("A", "Nguyễn Thị Thắm"),)


def test_numbers_stored_as_text_are_numbers() -> None:
    read = register({**BASE, "Xếp loại": (RATING_HEADER, ("001", "2021", "HTT", "12"), ("002", 2021.0, "htxs", 0))})
    assert read.ratings == (RatingRow("001", 2021, "HTT", 12), RatingRow("002", 2021, "HTXS", 0))


@pytest.mark.parametrize(
    ("months", "good"), [(0, True), (12, True), (13, False), (-1, False), (7.5, False), ("x", False)]
)
def test_months_lie_between_0_and_12(months: object, good: bool) -> None:
    sheets = {**BASE, "Xếp loại": (RATING_HEADER, ("001", 2021, "HTT", months))}
    if good:
        assert register(sheets).ratings == (RatingRow("001", 2021, "HTT", int(str(months))),)
    else:
        assert places(faults(sheets)) == [("Xếp loại", 2, "Số tháng công tác")]


@pytest.mark.parametrize(
    ("typed", "number_format", "value"),
    [(0, "General", "0"), (100, "General", "100"), ("83,5", "@", "83.5"), ("40 %", "@", "40"), (0.855, "0.0%", "85.5")],
)
def test_percent_is_read_as_people_write_it(typed: object, number_format: str, value: str) -> None:
    rows = (("Mã nhiệm vụ", "Nội dung", "Hoàn thành (%)"), ("N1", "Việc", typed))
    read = register({"Nhiệm vụ": rows}, {("Nhiệm vụ", "C2"): number_format})
    assert read.tasks is not None
    assert read.tasks[0].percent == Decimal(value)


@pytest.mark.parametrize("typed", [100.1, -1, "nhiều", "NaN", True])
def test_percent_outside_0_to_100_is_refused(typed: object) -> None:
    rows = (("Mã nhiệm vụ", "Nội dung", "Hoàn thành (%)"), ("N1", "Việc", typed))
    assert places(faults({"Nhiệm vụ": rows})) == [("Nhiệm vụ", 2, "Hoàn thành (%)")]


def test_all_errors_of_all_sheets_come_at_once_in_order() -> None:
    errors = faults(
        {
            "Xếp loại": (RATING_HEADER, ("001", "20x1", "Giỏi", 14), ("404", 2021, "HTT", None)),
            "Đơn vị": (*UNITS, ("XX", None)),
            "Nhân sự": (*PEOPLE, ("003", "Hà", "KHONG", "32/01/2020")),
        }
    )
    assert places(errors) == [
        ("Đơn vị", 4, "Tên đơn vị"),
        ("Nhân sự", 4, "Từ ngày"),
        ("Xếp loại", 2, "Năm"),
        ("Xếp loại", 2, "Xếp loại"),
        ("Xếp loại", 2, "Số tháng công tác"),
        ("Xếp loại", 3, "Mã"),
    ]


def test_a_row_with_a_fault_still_defines_its_code() -> None:
    errors = faults(
        {"Đơn vị": UNITS, "Nhân sự": (*PEOPLE, ("003", "Hà", "VP", "hôm qua")), "Hội đồng": _council("003")}
    )
    assert places(errors) == [("Nhân sự", 4, "Từ ngày")]


def _council(*codes: str) -> tuple[tuple[str, ...], ...]:
    return (("Mã nhân sự", "Chức danh"), *((code, "Ủy viên") for code in codes))


def test_a_missing_required_column_is_one_error_naming_sheet_and_column() -> None:
    errors = faults({"Nhân sự": (("Mã nhân sự", "Ho va ten", "Mã đơn vị", "Từ ngày"), ("1", "Hà", "VP", "01/01/2020"))})
    assert places(errors) == [("Nhân sự", 1, "Họ và tên")]
    assert errors[0].text_vi == (
        "Tờ “Nhân sự”, dòng 1, cột “Họ và tên”: thiếu cột bắt buộc. Sửa tiêu đề “Ho va ten” thành “Họ và tên”."
    )


def test_an_empty_sheet_lacks_its_columns() -> None:
    assert places(faults({"Hội đồng": ()})) == [("Hội đồng", 1, "Mã nhân sự"), ("Hội đồng", 1, "Chức danh")]


def test_a_column_twice_is_refused() -> None:
    errors = faults({"Đơn vị": (("Mã đơn vị", "Tên đơn vị", "mã đơn vị"), ("A", "B", "C"))})
    assert places(errors) == [("Đơn vị", 1, "Mã đơn vị")]


def test_extra_columns_are_kept_and_reported_with_empty_rows_left_out() -> None:
    rows = (
        ("Ghi chú", *UNITS[0], "Điện thoại"),
        ("a", "VP", "Văn phòng", 113),
        (None,) * 4,
        (None, "HT", "Hợp tác", None),
    )
    read = register({"Đơn vị": rows})
    assert [(extra.sheet, extra.headers, extra.rows) for extra in read.extras] == [
        ("Đơn vị", ("Ghi chú", "Điện thoại"), (("a", "113"), ("", "")))
    ]
    assert [notice.sheet for notice in read.notices] == ["Đơn vị"]


def test_values_without_a_header_are_reported() -> None:
    read = register({"Đơn vị": (UNITS[0], ("VP", "Văn phòng", "lạc"))})
    assert [notice.text for notice in read.notices] == ["Có số liệu ở cột không có tiêu đề; các ô đó không được đọc."]


def test_an_extra_sheet_is_reported_and_a_misspelt_one_is_an_error() -> None:
    read = register({**BASE, "Ghi chép": (("a",),), "Hướng dẫn": (("b",),)})
    assert [notice.text for notice in read.notices] == ["Tờ “Ghi chép” không có trong mẫu nên không được đọc."]
    errors = faults({**BASE, "Xep loai": (RATING_HEADER,)})
    assert errors[0].text_vi == "Tờ “Xep loai”: tên tờ khác mẫu, có lẽ là “Xếp loại”. Đổi tên tờ thành “Xếp loại”."


def test_a_book_without_a_single_known_sheet_is_refused() -> None:
    assert "không có tờ nào của sổ số liệu" in faults({"Sheet1": (("a", "b"),)})[0].text_vi


def test_a_formula_is_refused_with_the_remedy() -> None:
    errors = faults({"Đơn vị": (UNITS[0], ("VP", '="Văn" & " phòng"'))})
    assert places(errors) == [("Đơn vị", 2, "Tên đơn vị")]
    assert errors[0].reason == "là công thức"
    assert "dán giá trị" in errors[0].remedy


def test_an_excel_error_value_is_refused() -> None:
    assert faults({"Đơn vị": (UNITS[0], ("VP", "#N/A"))})[0].reason == "là mã lỗi của Excel"


@pytest.mark.parametrize(
    "typed", ["lao_dong_tien_tien", "ldtt", "Lao động tiên tiến", "LAO ĐỘNG TIÊN TIẾN", " Lao  động tiên tiến "]
)
def test_an_award_is_a_code_or_its_vietnamese_name(typed: str) -> None:
    read = register({**BASE, "Đăng ký": (("Mã", "Danh hiệu hoặc hình thức"), ("001", typed))})
    assert read.registrations is not None
    assert read.registrations[0].award == "lao_dong_tien_tien"


def test_an_unknown_award_or_choice_is_refused_with_what_would_do() -> None:
    errors = faults(
        {
            **BASE,
            "Đăng ký": (("Mã", "Danh hiệu hoặc hình thức"), ("001", "Lao động giỏi")),
            "Kỷ luật": (("Mã nhân sự", "Hình thức", "Ngày quyết định"), ("001", "phê bình", "01/01/2021")),
        }
    )
    assert places(errors) == [("Kỷ luật", 2, "Hình thức"), ("Đăng ký", 2, "Danh hiệu hoặc hình thức")]
    assert errors[0].remedy.startswith("Chọn một trong: khiển trách, cảnh cáo")


def test_vietnamese_choices_become_codes() -> None:
    read = register(
        {
            **BASE,
            "Sáng kiến": (
                ("Mã sáng kiến", "Tên sáng kiến", "Mã nhân sự", "Năm", "Phạm vi"),
                ("S1", "Mẫu chung", "001", 2021, "Tỉnh"),
                ("S1", "Mẫu chung", "002", 2021, None),
            ),
            "Vướng mắc": (("Mã", "Loại"), ("HT", "Tố cáo")),
        }
    )
    assert read.initiatives == (
        InitiativeRow("S1", "Mẫu chung", "001", 2021, "bo_nganh_tinh"),
        InitiativeRow("S1", "Mẫu chung", "002", 2021),
    )
    assert [(row.code, row.kind) for row in read.matters or ()] == [("HT", "to_cao")]


def test_partner_units_are_split() -> None:
    rows = (("Mã nhiệm vụ", "Nội dung", "Mã đơn vị chủ trì", "Mã đơn vị phối hợp"), ("N1", "Việc", "VP", "HT; VP;HT"))
    read = register({"Đơn vị": UNITS, "Nhiệm vụ": rows})
    assert read.tasks is not None
    assert (read.tasks[0].unit_code, read.tasks[0].co_unit_codes) == ("VP", ("HT", "VP"))


class TestPastedTable:
    def test_rows_may_be_pasted_with_or_without_their_header(self) -> None:
        expected = (RatingRow("001", 2021, "HTT", 12), RatingRow("002", 2021, "HTXS"))
        bare = "001\t2021\tHTT\t12\n002\t2021\tHoàn thành xuất sắc nhiệm vụ\t\n"
        assert read_table_text(bare, "Xếp loại").rows == expected
        headed = "Năm\tMã\tXếp loại\tSố tháng công tác\n2021\t001\tHTT\t12\n2021\t002\tHTXS\t\n"
        assert read_table_text(headed, "Xếp loại").rows == expected

    def test_faults_are_told_by_line_as_in_a_workbook(self) -> None:
        with pytest.raises(WorkbookErrors) as caught:
            read_table_text("S1\tTên\t001\t2021\n\nS2\t\t001\t1021\n", "Sáng kiến")
        assert places(caught.value.errors) == [("Sáng kiến", 3, "Tên sáng kiến"), ("Sáng kiến", 3, "Năm")]

    def test_a_line_break_inside_quotes_stays_in_its_cell(self) -> None:
        rows = read_table_text('S1\t"Tên dài\nhai dòng"\t001\t2021\n', "Sáng kiến").rows
        assert rows == (InitiativeRow("S1", "Tên dài\nhai dòng", "001", 2021),)

    def test_a_sheet_outside_the_contract_is_a_mistake_of_the_caller(self) -> None:
        with pytest.raises(KeyError):
            read_table_text("a", "Không có")
