"""What a paper says once for many recipients: their money, their unit, their class; and cells that hold a list."""

import pytest

from thidua.stages.launch.reader.awards import read_awards
from thidua.stages.launch.reader.awards.layout_blocks import blocks_of_layout
from thidua.stages.launch.reader.awards.recipients import parse_recipient, post_and_unit
from thidua.stages.launch.reader.awards.state import is_total

from .makers import DECISION_TOP, decision_text, excel, word

GRANT = "Điều 1. Tặng Giấy khen cho 01 tập thể và 01 cá nhân:"
PAIR = (GRANT, "1. Phòng Hai;", "2. Bà Nông Thị Ví.")


def named(read):
    return [(row.kind, row.name, row.unit) for row in read.rows]


@pytest.mark.parametrize(
    ("told", "money"),
    [
        ("Mức thưởng: tập thể 1.500.000 đồng, cá nhân 750.000 đồng.", [1_500_000, 750_000]),
        ("Thưởng 1.500.000 đồng/tập thể; 750.000đ cho mỗi cá nhân.", [1_500_000, 750_000]),
        ("Mỗi tập thể, cá nhân được thưởng 500.000 đồng (năm trăm nghìn đồng).", [500_000, 500_000]),
        ("Mức tiền thưởng kèm theo: 2 triệu đồng.", [2_000_000, 2_000_000]),
        ("Tổng tiền thưởng: 2.250.000 đồng.", [None, None]),
        ("Tiền thưởng bằng 0,3 lần mức lương cơ sở 2.340.000 đồng.", [None, None]),
        ("Thưởng cá nhân 700.000 đồng. Thưởng thêm cá nhân 300.000 đồng.", [None, None]),
        ("Cá nhân nộp lại 700.000 đồng.", [None, None]),
    ],
    ids=["kinds", "after", "both", "all", "total", "base", "two", "no-prize"],
)
def test_money_told_once(told, money):
    read = read_awards(decision_text(*PAIR, f"Điều 2. {told}"), "qd.txt")
    assert [row.money_vnd for row in read.rows] == money


def test_money_told_for_each_award_and_what_a_row_states_itself_stands():
    read = read_awards(
        decision_text(
            "Điều 1. Tặng danh hiệu Lao động tiên tiến cho các cá nhân:", "1. Vi Văn Ưng;", "2. Lý Văn Mẫu;",
            "Điều 2. Tặng Giấy khen cho các cá nhân:", "1. Vi Văn Ưng, tiền thưởng 900.000 đồng;", "2. Hà Thị Nội;",
            "Điều 3. Tiền thưởng: danh hiệu Lao động tiên tiến 702.000 đồng/người, Giấy khen 500.000 đồng/người.",
        ),
        "qd.txt",
    )  # fmt: skip
    assert [row.money_vnd for row in read.rows] == [702_000, 702_000, 900_000, 500_000]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (
            ["A. CÁ NHÂN", "I. Tỉnh Mẫu", "1. Bà Nông Thị Ví", "II. Xã Hai", "2. Ông Lý Mẫu"],
            [("person", "Nông Thị Ví", "Tỉnh Mẫu"), ("person", "Lý Mẫu", "Xã Hai")],
        ),
        (
            ["A. TẬP THỂ", "I. Tỉnh Mẫu", "1. Phòng Hai", "II. Xã Hai", "2. Phòng Ba"],
            [("collective", "Phòng Hai", ""), ("collective", "Phòng Ba", "")],
        ),
        (
            ["A. TẬP THỂ", "I. Phòng Hai", "II. Phòng Ba"],
            [("collective", "Phòng Hai", ""), ("collective", "Phòng Ba", "")],
        ),
        (
            ["1. Lớp 9A: Nông Gia Ví, Lý Tuấn Mẫu", "2. Lớp 9B: Hà My Nội"],
            [("person", "Nông Gia Ví", "Lớp 9A"), ("person", "Lý Tuấn Mẫu", "Lớp 9A"), ("person", "Hà My Nội", "Lớp 9B")],
        ),
        (
            ["Tổ Một", "1. Nông Thị Ví", "Tổ Hai", "2. Lý Văn Mẫu", "DANH SÁCH", "3. Hà Thị Nội"],
            [("person", "Nông Thị Ví", "Tổ Một"), ("person", "Lý Văn Mẫu", "Tổ Hai"), ("person", "Hà Thị Nội", "")],
        ),
    ],
    ids=["people-of-places", "units-of-places", "roman-units", "classes", "lines"],
)  # fmt: skip
def test_units_over_those_below_them(lines, rows):
    grant = "Điều 1. Tặng Giấy khen cho các tập thể, cá nhân (danh sách kèm theo)."
    assert named(read_awards(decision_text(grant, after=("DANH SÁCH", *lines)), "qd.txt")) == rows


def test_a_cell_that_lists_units_and_a_household_of_two():
    header = ["STT", "Danh hiệu", "Tập thể, cá nhân"]
    read = read_awards(
        excel(
            header,
            [1, "Tập thể lao động tiên tiến", "- Phòng Hai\n- Tổ Một"],
            [2, "Giấy khen", "Phòng Ba; Tổ Hai"],
            [3, "Lao động tiên tiến", "Vi Văn Ưng"],
        ),
        "ds.xlsx",
    )
    assert [row.name for row in read.rows] == ["Phòng Hai", "Tổ Một", "Phòng Ba", "Tổ Hai", "Vi Văn Ưng"]
    grant = "Điều 1. Tặng Giấy khen cho: Hộ ông Vi Văn Ưng và bà Nông Thị Ví; Văn phòng HĐND và UBND huyện Mẫu."
    assert [row.name for row in read_awards(decision_text(grant), "qd.txt").rows] == [
        "Hộ ông Vi Văn Ưng và bà Nông Thị Ví",
        "Văn phòng HĐND và UBND huyện Mẫu",
    ]


@pytest.mark.parametrize(
    ("words", "parted"),
    [
        ("Trưởng phòng: 5/5 phiếu", ("Trưởng phòng", "")),
        ("công chức xã Mẫu Sơn", ("công chức", "xã Mẫu Sơn")),
        ("Chuyên viên chính phòng Tổng hợp", ("Chuyên viên chính", "phòng Tổng hợp")),
        ("Trưởng thôn Hạ", ("Trưởng thôn Hạ", "")),
    ],
)
def test_votes_are_no_post_and_staff_may_stand_before_a_small_letter(words, parted):
    assert post_and_unit(words) == parted


def test_a_trade_before_a_name():
    found = parse_recipient("Điều dưỡng Lý Thị Ví, Khoa Nhi")
    assert (found.name, found.unit) == ("Lý Thị Ví", "Khoa Nhi")


def test_columns_of_a_plain_text_by_blanks_with_a_total():
    lines = (
        "TT   Họ và tên        Đơn vị          Tiền thưởng",
        "1    Nông Thị Ngọc    Phòng Tổng      500.000",
        "     Ví               hợp",
        "     Cộng                             500.000",
    )
    (grid,) = blocks_of_layout("\n".join(lines), layout=False)
    assert [row.cells for row in grid.rows[1:]] == [
        ("1", "Nông Thị Ngọc Ví", "Phòng Tổng hợp", "500.000"),
        ("", "Cộng", "", "500.000"),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [("Tổng cộng", True), ("Tổng: 4 người", True), ("CỘNG", True), ("Ghi chú: số liệu", True), ("Tổng cục Mẫu", False),
     ("Tống Văn Mẫu", False), ("Cộng đồng Mẫu", False)],
)  # fmt: skip
def test_what_sums_up(text, says):
    assert is_total(text) is says


def test_a_workbook_says_which_decision_it_belongs_to_and_who_signed_it():
    read = read_awards(
        excel(
            ["SỞ MẪU", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["DANH SÁCH TẶNG GIẤY KHEN"],
            ["(Kèm theo Quyết định số 18/QĐ-SM ngày 20/12/2024)"],
            ["TT", "Họ và tên", "Mức thưởng (nghìn đồng)"],
            [1, "Nông Thị Ví", 702],
            ["", "", "GIÁM ĐỐC"],
            ["", "", "Hoàng Thị Mẫu"],
        ),
        "ds.xlsx",
    )
    assert (read.number, f"{read.date}", read.signatory) == ("18/QĐ-SM", "2024-12-20", "Hoàng Thị Mẫu")
    assert [(row.name, row.money_vnd) for row in read.rows] == [("Nông Thị Ví", 702_000)]


def test_a_proposal_that_asks_with_the_words_of_a_grant():
    text = (
        "TRƯỜNG MẪU\nTỜ TRÌNH\nTrường đề nghị xét, trình:\n1. Công nhận danh hiệu Tập thể lao động tiên tiến cho Tổ Một.\n"
        "2. Tặng Giấy khen cho 01 cá nhân: Ông Vi Văn Ưng, nhân viên."
    )
    assert [(row.name, row.award) for row in read_awards(text.encode(), "tt.txt").rows] == [
        ("Tổ Một", "tap_the_lao_dong_tien_tien"),
        ("Vi Văn Ưng", "giay_khen"),
    ]


def test_a_grant_whose_reason_stands_before_the_recipients():
    grant = "Điều 1. Khen thưởng thành tích năm 2024 cho các tập thể, cá nhân (danh sách kèm theo)."
    rows = [["TT", "Tập thể, cá nhân", "Hình thức khen"], ["1", "Phòng Hai", "Giấy khen"]]
    top = (*DECISION_TOP, grant, "Nơi nhận:", "DANH SÁCH")
    assert named(read_awards(word(top, rows), "qd.docx")) == [("collective", "Phòng Hai", "")]


def test_the_name_of_a_sheet_tells_the_award():
    header = ["STT", "Họ và tên", "Đơn vị"]
    read = read_awards(excel(header, [1, "Vi Văn Ưng", "Tổ Một"], title="CSTĐCS"), "ds.xlsx")
    assert [(row.name, row.award) for row in read.rows] == [("Vi Văn Ưng", "cstd_co_so")]
    assert read_awards(excel(header, [1, "Vi Văn Ưng", "Tổ Một"], title="Tờ 1"), "ds.xlsx").rows == ()


def test_an_item_that_ends_with_its_own_award():
    text = (
        "PHÒNG MẪU\nBIÊN BẢN\nCuộc họp đề nghị công nhận danh hiệu cho các cá nhân như sau:\n"
        "1. Ông Vi Văn Ưng, Trưởng phòng: Chiến sĩ thi đua cơ sở\n"
        "2. Bà Nông Thị Ví, Kế toán - danh hiệu Lao động tiên tiến năm 2024"
    )
    assert [(row.name, row.post, row.award) for row in read_awards(text.encode(), "bb.txt").rows] == [
        ("Vi Văn Ưng", "Trưởng phòng", "cstd_co_so"),
        ("Nông Thị Ví", "Kế toán", "lao_dong_tien_tien"),
    ]


def test_a_unit_right_under_words_that_announce_people_stands_over_them():
    grant = "Điều 1. Tặng Giấy khen cho các ông, bà có tên sau:"
    lines = ("Khoa Nội", "1. Bà Nông Thị Ví", "Khoa Ngoại", "1. Ông Vi Văn Ưng")
    assert named(read_awards(decision_text(grant, *lines), "qd.txt")) == [
        ("person", "Nông Thị Ví", "Khoa Nội"),
        ("person", "Vi Văn Ưng", "Khoa Ngoại"),
    ]


def test_an_award_in_full_over_the_rows_of_a_table_and_one_that_only_households_get():
    rows = [["TT", "Tên đơn vị, cá nhân"], ["A", "BẰNG KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"], ["1", "Phòng Hai"]]
    read = read_awards(excel(*rows), "ds.xlsx")
    assert [(row.name, row.award) for row in read.rows] == [("Phòng Hai", "bang_khen_bo_nganh_tinh")]
    homes = [["TT", "Họ và tên chủ hộ", "Danh hiệu"], ["1", "Vi Văn Ưng", "Gia đình văn hóa"]]
    assert [(row.kind, row.award, row.doubts) for row in read_awards(excel(*homes), "ds.xlsx").rows] == [
        ("household", "gia_dinh_van_hoa", ())
    ]


def test_money_in_the_words_over_each_recipient_and_a_sum_of_all_is_none():
    read = read_awards(
        decision_text(
            "Điều 1. Tặng Giấy khen và tiền thưởng 900.000 đồng cho:", "Đội Một",
            "Điều 2. Tặng Giấy khen và tiền thưởng 500.000 đồng cho:", "Ông Vi Văn Ưng",
            "Điều 3. Tặng Giấy khen với tổng số tiền thưởng 4.000.000 đồng cho:", "- Bà Nông Thị Ví",
        ),
        "qd.txt",
    )  # fmt: skip
    assert [(row.name, row.money_vnd) for row in read.rows] == [
        ("Đội Một", 900_000),
        ("Vi Văn Ưng", 500_000),
        ("Nông Thị Ví", None),
    ]


def test_a_numbered_list_set_in_columns():
    top = (*DECISION_TOP, "Điều 1. Tặng Giấy khen cho các cá nhân có tên sau:")
    read = read_awards(word(top, [["1. Nông Thị Ví", "3. Lý Văn Mẫu"], ["2. Vi Văn Ưng", ""]]), "qd.docx")
    assert [(row.number, row.name) for row in read.rows] == [
        ("1", "Nông Thị Ví"),
        ("3", "Lý Văn Mẫu"),
        ("2", "Vi Văn Ưng"),
    ]
    signed = [["1. Nông Thị Ví", "GIÁM ĐỐC"], ["", "Hoàng Thị Mẫu"]]
    assert read_awards(word(top, signed), "qd.docx").rows == ()
