"""What only shows when rows are held against each other."""

import pytest

from tests.foundations.workbook.books import PEOPLE, UNITS, Table, faults, places, register

BASE = {"Đơn vị": UNITS, "Nhân sự": PEOPLE}
PERSON_HEADER = ("Mã nhân sự", "Họ và tên", "Mã đơn vị", "Từ ngày", "Đến ngày", "Ngày sinh")
AWARD = "Danh hiệu hoặc hình thức"


def _council(size: int) -> Table:
    people = ((f"c{number}", "Chủ tịch" if number == 0 else "Ủy viên") for number in range(size))
    return (("Mã nhân sự", "Chức danh"), *people)


@pytest.mark.parametrize(
    ("sheet", "rows", "column"),
    [
        ("Xếp loại", (("Mã", "Năm", "Xếp loại"), ("404", 2021, "HTT")), "Mã"),
        ("Sáng kiến", (("Mã sáng kiến", "Tên sáng kiến", "Mã nhân sự", "Năm"), ("S", "T", "VP", 2021)), "Mã nhân sự"),
        ("Kỷ luật", (("Mã nhân sự", "Hình thức", "Ngày quyết định"), ("404", "cảnh cáo", "01/01/2021")), "Mã nhân sự"),
        ("Vướng mắc", (("Mã", "Loại"), ("404", "điều tra")), "Mã"),
        ("Khen thưởng đã có", (("Mã", AWARD, "Năm"), ("404", "giay_khen", 2020)), "Mã"),
        ("Đăng ký", (("Mã", AWARD), ("404", "giay_khen")), "Mã"),
        ("Nhiệm vụ", (("Mã nhiệm vụ", "Nội dung", "Mã đơn vị chủ trì"), ("N", "V", "404")), "Mã đơn vị chủ trì"),
        ("Nhiệm vụ", (("Mã nhiệm vụ", "Nội dung", "Mã đơn vị phối hợp"), ("N", "V", "VP;404")), "Mã đơn vị phối hợp"),
        ("Hội đồng", (("Mã nhân sự", "Chức danh"), ("404", "Chủ tịch")), "Mã nhân sự"),
        ("Phiếu", (("Mã", AWARD, "Đồng ý", "Không đồng ý"), ("404", "giay_khen", 1, 0)), "Mã"),
    ],
)
def test_a_code_that_leads_nowhere_is_refused(sheet: str, rows: Table, column: str) -> None:
    assert places(faults({**BASE, sheet: rows})) == [(sheet, 2, column)]


def test_a_code_is_not_called_unknown_when_its_home_sheet_is_absent() -> None:
    read = register({"Đăng ký": (("Mã", AWARD), ("404", "giay_khen"))})
    assert [row.code for row in read.registrations or ()] == ["404"]


def test_a_code_that_lost_its_zeros_is_recognised_in_the_remedy() -> None:
    errors = faults({**BASE, "Hội đồng": (("Mã nhân sự", "Chức danh"), (1, "Chủ tịch"))})
    assert errors[0].text_vi == (
        "Tờ “Hội đồng”, dòng 2, cột “Mã nhân sự”: “1” không có trong tờ “Nhân sự”. "
        "Có phải là “001” không? Định dạng cột mã là văn bản (Text) rồi ghi lại."
    )


def test_a_staff_code_twice_is_refused_and_names_the_first_row() -> None:
    errors = faults({"Đơn vị": UNITS, "Nhân sự": (*PEOPLE, ("001", "Hà Thị Mơ", "VP", "01/01/2020"))})
    assert places(errors) == [("Nhân sự", 4, "Mã nhân sự")]
    assert errors[0].reason == "trùng mã nhân sự đã có ở dòng 2"


@pytest.mark.parametrize(
    ("sheet", "header", "row"),
    [
        ("Xếp loại", ("Mã", "Năm", "Xếp loại"), ("001", 2021, "HTT")),
        ("Sáng kiến", ("Mã sáng kiến", "Tên sáng kiến", "Mã nhân sự", "Năm"), ("S", "T", "001", 2021)),
        ("Nhiệm vụ", ("Mã nhiệm vụ", "Nội dung"), ("N", "V")),
        ("Hội đồng", ("Mã nhân sự", "Chức danh"), ("001", "Ủy viên")),
        ("Phiếu", ("Mã", AWARD, "Đồng ý", "Không đồng ý"), ("001", "giay_khen", 1, 0)),
    ],
)
def test_what_may_stand_once_is_refused_twice(sheet: str, header: tuple[str, ...], row: tuple[object, ...]) -> None:
    register({**BASE, sheet: (header, row)})
    assert places(faults({**BASE, sheet: (header, row, row)})) == [(sheet, 3, header[0])]


def test_two_people_of_one_name_are_two_people_and_noticed() -> None:
    read = register({"Đơn vị": UNITS, "Nhân sự": (*PEOPLE, ("003", "Nông Thị HÀ", "HT", "01/01/2020"))})
    assert len(read.people or ()) == 3
    assert [notice.row for notice in read.notices] == [4]


def test_a_person_and_a_unit_may_not_share_a_code() -> None:
    errors = faults({"Đơn vị": UNITS, "Nhân sự": (PEOPLE[0], ("VP", "Hà", "VP", "01/01/2020"))})
    assert places(errors) == [("Nhân sự", 2, "Mã nhân sự")]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (("1", "Hà", "VP", "02/01/2020", "01/01/2020", None), "Đến ngày"),
        (("1", "Hà", "VP", "02/01/2020", None, "03/01/2020"), "Từ ngày"),
    ],
)
def test_days_in_the_wrong_order_are_refused(row: tuple[object, ...], column: str) -> None:
    assert places(faults({"Đơn vị": UNITS, "Nhân sự": (PERSON_HEADER, row)})) == [("Nhân sự", 2, column)]


def test_a_single_day_of_service_is_in_order() -> None:
    rows = (PERSON_HEADER, ("1", "Hà", "VP", "02/01/2020", "02/01/2020", None))
    assert len(register({"Đơn vị": UNITS, "Nhân sự": rows}).people or ()) == 1


def test_units_that_stand_under_each_other_are_refused() -> None:
    header = ("Mã đơn vị", "Tên đơn vị", "Mã cấp trên")
    errors = faults({"Đơn vị": (header, ("A", "Một", "B"), ("B", "Hai", "A"), ("C", "Ba", "A"), ("D", "Bốn", "D"))})
    assert places(errors) == [("Đơn vị", row, "Mã cấp trên") for row in (2, 3, 5)]
    assert errors[0].reason == "làm thành vòng A → B → A"


def test_a_tree_of_units_is_taken() -> None:
    header = ("Mã đơn vị", "Tên đơn vị", "Mã cấp trên")
    read = register({"Đơn vị": (header, ("A", "Một", None), ("B", "Hai", "A"), ("C", "Ba", "B"))})
    assert [unit.parent_code for unit in read.units or ()] == [None, "A", "B"]


@pytest.mark.parametrize(("code", "award"), [("001", "tap_the_lao_dong_tien_tien"), ("VP", "cstd_co_so")])
def test_an_award_for_the_other_kind_of_subject_is_refused(code: str, award: str) -> None:
    errors = faults({**BASE, "Đăng ký": (("Mã", AWARD), (code, award))})
    assert places(errors) == [("Đăng ký", 2, AWARD)]


@pytest.mark.parametrize(("votes", "good"), [((2, 1, 0, 0), True), ((2, 1, 0, 1), False), ((4, 0, 0, 0), False)])
def test_no_more_votes_than_members(votes: tuple[int, ...], good: bool) -> None:
    rows = (("Mã", AWARD, "Đồng ý", "Không đồng ý", "Không hợp lệ", "Ý kiến bằng văn bản"), ("VP", "giay_khen", *votes))
    people = (PEOPLE[0], *((f"c{number}", f"Người {number}", "VP", "01/01/2010") for number in range(3)))
    sheets = {"Đơn vị": UNITS, "Nhân sự": people, "Hội đồng": _council(3), "Phiếu": rows}
    if good:
        assert len(register(sheets).votes or ()) == 1
    else:
        assert places(faults(sheets)) == [("Phiếu", 2, "Đồng ý")]


def test_a_council_has_one_chair() -> None:
    rows = (("Mã nhân sự", "Chức danh"), ("001", "Chủ tịch"), ("002", "Chủ tịch"))
    assert places(faults({**BASE, "Hội đồng": rows})) == [("Hội đồng", 3, "Chức danh")]
    none = (("Mã nhân sự", "Chức danh"), ("001", "Thư ký"))
    assert [notice.text for notice in register({**BASE, "Hội đồng": none}).notices] == ["Chưa có Chủ tịch Hội đồng."]


def test_a_decision_before_the_meeting_is_refused_and_one_on_its_day_is_taken() -> None:
    meeting = ("Ngày họp Hội đồng", "20/12/2021")
    errors = faults({"Thông tin": (("Khóa", "Giá trị"), meeting, ("Ngày quyết định", "19/12/2021"))})
    (error,) = errors
    assert error.text_vi == (
        "Tờ “Thông tin”, cột “Giá trị”: “Ngày quyết định” 19/12/2021 sớm hơn “Ngày họp Hội đồng” (20/12/2021). "
        "Kiểm tra lại hai ngày."
    )
    assert register({"Thông tin": (("Khóa", "Giá trị"), meeting, ("Ngày quyết định", "20/12/2021"))}).notices == ()


def test_a_dossier_after_the_meeting_is_noticed() -> None:
    rows = (("Khóa", "Giá trị"), ("Ngày nhận hồ sơ", "21/12/2021"), ("Ngày họp Hội đồng", "20/12/2021"))
    assert [notice.text for notice in register({"Thông tin": rows}).notices] == [
        "“Ngày họp Hội đồng” (20/12/2021) sớm hơn “Ngày nhận hồ sơ” (21/12/2021)."
    ]


@pytest.mark.parametrize(("level", "year", "good"), [("HTT", 2021, True), ("HTXS", 2021, False), ("HTXS", 2020, True)])
def test_a_unit_has_one_level_a_year(level: str, year: int, good: bool) -> None:
    sheets = {
        "Thông tin": (("Khóa", "Giá trị"), ("Năm", 2021)),
        "Đơn vị": (("Mã đơn vị", "Tên đơn vị", "Xếp loại"), ("VP", "Văn phòng", "HTT")),
        "Xếp loại": (("Mã", "Năm", "Xếp loại"), ("VP", year, level)),
    }
    if good:
        assert len(register(sheets).ratings or ()) == 1
    else:
        assert places(faults(sheets)) == [("Xếp loại", 2, "Xếp loại")]
