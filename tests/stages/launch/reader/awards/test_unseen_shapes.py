"""Shapes met in papers of other offices: people named like places, tables without headers, cells that hold several."""

import io
import json

import openpyxl
import pytest

from thidua.stages.launch.reader.awards import read_awards
from thidua.stages.launch.reader.awards.columns import role_of
from thidua.stages.launch.reader.awards.pdf_tables import Rule, blocks_between
from thidua.stages.launch.reader.awards.recipients import bare_person, is_collective_name, post_and_unit
from thidua.stages.launch.reader.awards.rows import amount_of, unit_of
from thidua.stages.launch.reader.blocks import Grid, blocks_of_text

from .makers import DECISION_TOP, decision_text, excel, word

TOP = (*DECISION_TOP, "Điều 1. Tặng Giấy khen cho các cá nhân, tập thể sau:")
LIST = (*TOP[:-1], "Điều 1. Tặng Giấy khen cho các cá nhân (có danh sách kèm theo).", "Nơi nhận:", "DANH SÁCH")


def brief(read):
    return [(row.number, row.kind, row.name, row.post, row.unit) for row in read.rows]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ông Ích Mẫu", "Ông Ích Mẫu"),
        ("Ông Ông Ích Mẫu", "Ông Ích Mẫu"),
        ("Ông Lê Mẫu", "Lê Mẫu"),
        ("Ông Cháng A Mẫu", "Cháng A Mẫu"),
        ("bà Ông Thị Mẫu", "Ông Thị Mẫu"),
    ],
)
def test_a_family_called_as_an_honorific(words, name):
    assert bare_person(words)[0] == name


@pytest.mark.parametrize(
    ("words", "is_unit"),
    [
        ("Đoàn xã Mẫu Sơn", True), ("Đoàn Nghệ thuật", True), ("Đoàn Văn Mẫu", False), ("Chi hội Một", True),
        ("Chi hội trưởng phụ nữ", False), ("Thanh tra viên", False), ("Thanh tra Sở", True), ("lớp 9A", True),
    ],
)  # fmt: skip
def test_units_and_posts_that_begin_alike(words, is_unit):
    assert is_collective_name(words) is is_unit


@pytest.mark.parametrize(
    ("words", "parted"),
    [
        ("y sĩ Trạm Y tế xã Mẫu", ("y sĩ", "Trạm Y tế xã Mẫu")),
        ("Đại đội trưởng Đại đội 1, Tiểu đoàn 4", ("Đại đội trưởng", "Đại đội 1, Tiểu đoàn 4")),
        ("Bí thư Đoàn xã Mẫu Sơn", ("Bí thư", "Đoàn xã Mẫu Sơn")),
        ("Phó Trưởng Phòng Tổng hợp", ("Phó Trưởng Phòng Tổng hợp", "")),
        ("Chánh Văn phòng Sở", ("Chánh Văn phòng Sở", "")),
        ("Bí thư chi bộ", ("Bí thư chi bộ", "")),
    ],
)
def test_post_and_unit_in_one_run_of_words(words, parted):
    assert post_and_unit(words) == parted


@pytest.mark.parametrize(
    ("text", "of", "dong"),
    [
        ("1,5 x 2.340.000", 1, 3_510_000), ("2.340.000 x 0,3", 1, 702_000), ("0,3 x 2.340.000 = 702.000", 1, 702_000),
        ("1,8 triệu đồng", 1, 1_800_000), ("500 nghìn đồng", 1, 500_000), ("1.800.000,00 đ", 1, 1_800_000),
        ("702", 1_000, 702_000), ("999", 1, None), ("1000", 1, 1_000),
        ("0,45 triệu đồng", 1, 450_000), ("1,25 triệu", 1, 1_250_000), ("1.450 nghìn đồng", 1, 1_450_000),
        ("2,340 triệu", 1, 2_340_000), ("2.340 triệu", 1, None), ("0,3 lần mức lương cơ sở", 1, None),
    ],
)  # fmt: skip
def test_amounts_as_offices_print_them(text, of, dong):
    assert amount_of(text, of) == dong


@pytest.mark.parametrize(
    ("header", "of"),
    [
        ("Tiền thưởng (nghìn đồng)", 1_000),
        ("Tiền thưởng (1.000đ)", 1_000),
        ("Số tiền (1000 đồng)", 1_000),
        ("Triệu đồng", 1_000_000),
        ("Số tiền (đồng)", 1),
    ],
)
def test_the_unit_of_a_column_of_money(header, of):
    assert unit_of(header) == of


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Công đoàn cấp trên", "unit"), ("Chi bộ", "unit"), ("Tên tổ chức đảng, đảng viên", "name"),
        ("Đơn vị công tác của cán bộ", "unit"), ("Đăng ký thi đua", "award"), ("Người lập biểu", ""),
    ],
)  # fmt: skip
def test_headers_of_parties_unions_and_schools(header, role):
    assert role_of(header) == role


def test_a_table_without_headers_shows_by_its_cells_what_it_holds():
    people = [
        ["1", "Bà Vi Thị Ưng", "Kế toán", "Văn phòng Sở", "500.000"],
        ["2", "Ông Lý Mẫu", "Lái xe", "", "500.000"],
    ]
    read = read_awards(word(TOP, people), "qd.docx")
    assert brief(read) == [
        ("1", "person", "Vi Thị Ưng", "Kế toán", "Văn phòng Sở"),
        ("2", "person", "Lý Mẫu", "Lái xe", ""),
    ]
    assert {row.money_vnd for row in read.rows} == {500_000}
    signed = [["Nơi nhận: - Như Điều 3;", "GIÁM ĐỐC"], ["", "Hoàng Thị Mẫu"]]
    assert read_awards(word(TOP, signed), "qd.docx").rows == ()


def test_a_person_whose_family_sounds_like_a_total_is_no_total():
    rows = [["Họ và tên", "Đơn vị"], ["Tống Văn Mẫu", "Tổ Một"], ["Tòng Thị Ví", "Tổ Hai"], ["Tổng cộng", "2"]]
    read = read_awards(
        word(LIST, [["STT", *rows[0]], *([f"{n}", *row] for n, row in enumerate(rows[1:], 1))]), "a.docx"
    )
    assert [row.name for row in read.rows] == ["Tống Văn Mẫu", "Tòng Thị Ví"]


def test_two_people_in_a_cell_each_with_the_line_of_the_post():
    rows = [
        ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
        ["1", "Nông Thị Ví\nVi Văn Ưng", "Kế toán\nVăn thư", "Phòng Hai"],
    ]
    assert brief(read_awards(word(LIST, rows), "qd.docx")) == [
        ("1", "person", "Nông Thị Ví", "Kế toán", "Phòng Hai"),
        ("1", "person", "Vi Văn Ưng", "Văn thư", "Phòng Hai"),
    ]


def test_the_head_of_a_household_names_it_without_doubt():
    rows = [["STT", "Chủ hộ", "Địa chỉ"], ["1", "Ông Vi Văn Ưng", "Thôn 6"]]
    text = (*LIST, "I. Hộ gia đình")
    read = read_awards(word(text, [["STT", "Họ và tên chủ hộ", "Địa chỉ"], rows[1]]), "qd.docx")
    assert [(row.kind, row.name, row.unit, row.doubts) for row in read.rows] == [
        ("household", "Vi Văn Ưng", "Thôn 6", ())
    ]


def test_what_the_title_says_again_is_read_once():
    top = (*DECISION_TOP[:4], "Về việc tặng Giấy khen cho ông Vi Văn Ưng", *DECISION_TOP[5:])
    read = read_awards(decision_text("Điều 1. Tặng Giấy khen cho ông Vi Văn Ưng, Kế toán.", top=top), "qd.txt")
    assert brief(read) == [("", "person", "Vi Văn Ưng", "Kế toán", "")]


def test_units_with_a_colon_stand_over_their_people_and_numbers_in_a_sentence_are_kept():
    read = read_awards(
        decision_text(
            "Điều 1. Tặng danh hiệu Lao động tiên tiến cho các cá nhân:",
            "* Phòng Hai:", "- Nông Thị Ví, Kế toán", "* Thanh tra Sở:", "- Vi Văn Ưng, Thanh tra viên",
            "Điều 2. Tặng Giấy khen cho 02 cá nhân có tên sau: 1. Ông Lý Văn Mẫu; 2. Bà Hà Thị Nội.",
        ),
        "qd.txt",
    )  # fmt: skip
    assert brief(read) == [
        ("", "person", "Nông Thị Ví", "Kế toán", "Phòng Hai"),
        ("", "person", "Vi Văn Ưng", "Thanh tra viên", "Thanh tra Sở"),
        ("1", "person", "Lý Văn Mẫu", "", ""),
        ("2", "person", "Hà Thị Nội", "", ""),
    ]


def test_a_line_without_number_under_a_colon_and_words_for_many_that_name_nobody():
    read = read_awards(
        decision_text(
            "Điều 1. Tặng Giấy khen cho 01 tập thể:", "Trường Mầm non Mẫu.",
            "Điều 2. Tặng Giấy khen cho cán bộ, hội viên phụ nữ, cụ thể:", "a) Giáo viên: Cô Nông Thị Ví (Tổ Một).",
        ),
        "qd.txt",
    )  # fmt: skip
    assert brief(read) == [
        ("", "collective", "Trường Mầm non Mẫu", "", ""),
        ("", "person", "Nông Thị Ví", "", "Tổ Một"),
    ]


def test_a_base_that_opens_a_list_asks_for_those_below():
    text = (
        "CHI CỤC MẪU\nTỜ TRÌNH\nCăn cứ biên bản họp, Chi cục đề nghị xét tặng danh hiệu cho các cá nhân sau:\n"
        "1. Danh hiệu Chiến sĩ thi đua cơ sở:\n- Ông Vi Văn Ưng, Chi cục trưởng;\nCăn cứ Luật Thi đua;\n- Ông Lý Văn Mẫu"
    )
    assert brief(read_awards(text.encode(), "tt.txt")) == [("", "person", "Vi Văn Ưng", "Chi cục trưởng", "")]


def test_a_decision_of_the_party():
    lines = (
        "HUYỆN ỦY SƠN HÀ\tĐẢNG CỘNG SẢN VIỆT NAM", "Số 45-QĐ/HU\tSơn Hà, ngày 20 tháng 01 năm 2023", "QUYẾT ĐỊNH",
        "khen thưởng tổ chức đảng và đảng viên năm 2022", "- Căn cứ Quy chế làm việc do Huyện ủy ban hành;",
        "BAN THƯỜNG VỤ HUYỆN ỦY QUYẾT ĐỊNH", "Điều 1. Tặng Giấy khen cho các tổ chức đảng và đảng viên, gồm:",
        "1- Chi bộ đạt tiêu chuẩn hoàn thành xuất sắc nhiệm vụ:", "1.1- Chi bộ Trường Tiểu học Mẫu.",
        "2- Đảng viên đạt tiêu chuẩn hoàn thành xuất sắc nhiệm vụ:", "2.1- Đ/c Điểu K'Mẫu, Bí thư Chi bộ thôn Một.",
        "Điều 2. Tiền thưởng: chi bộ 0,9 triệu đồng; đảng viên 0,45 triệu đồng.", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ",
        "Lê Văn Mẫu",
    )  # fmt: skip
    read = read_awards("\n".join(lines).encode(), "huyen-uy.txt")
    assert (read.title, read.granting) == ("khen thưởng tổ chức đảng và đảng viên năm 2022", True)
    assert brief(read) == [
        ("1.1", "collective", "Chi bộ Trường Tiểu học Mẫu", "", ""),
        ("2.1", "person", "Điểu K'Mẫu", "Bí thư", "Chi bộ thôn Một"),
    ]
    assert [row.money_vnd for row in read.rows] == [900_000, 450_000]


def test_a_table_drawn_with_bars():
    lines = (
        "+----+-----+",
        "| STT | Họ và tên | Đơn vị |",
        "|-----|-----|",
        "| 1 | Vi Ưng |  |",
        "| 2 | Lý Mẫu | Tổ Hai |",
    )
    (grid,) = blocks_of_text("\n".join(lines))
    assert isinstance(grid, Grid)
    assert [row.cells for row in grid.rows] == [
        ("STT", "Họ và tên", "Đơn vị"), ("1", "Vi Ưng", ""), ("2", "Lý Mẫu", "Tổ Hai"),
    ]  # fmt: skip


def test_a_name_whose_header_is_merged_over_two_columns_of_a_sheet():
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["STT", "Họ và tên", None, "Chức vụ", "Danh hiệu", "Tiền thưởng (1.000đ)"],
        [1, "Lê Thị", "Mẫu", "Kế toán", "LĐTT", 447],
        [2, "Kpă H'", "Thử", "Hộ lý", "LĐTT", 447],
        [3, "Trần Văn Mẫu", "vắng mặt", "Hộ lý", "LĐTT", 447],
    ):
        sheet.append(row)
    sheet.merge_cells("B1:C1")
    file = io.BytesIO()
    book.save(file)
    rows = read_awards(file.getvalue(), "danh-sach.xlsx").rows
    assert [(row.name, row.post, row.money_vnd) for row in rows] == [
        ("Lê Thị Mẫu", "Kế toán", 447_000),
        ("Kpă H' Thử", "Hộ lý", 447_000),
        ("Trần Văn Mẫu", "Hộ lý", 447_000),
    ]


def test_a_merged_cell_of_a_sheet_counts_for_all_its_rows():
    book = openpyxl.Workbook()
    for row in (["STT", "Họ và tên", "Đơn vị", "Danh hiệu"], [1, "Nông Thị Ví", "Tổ Một", "LĐTT"],
                [2, "Vi Văn Ưng", None, "LĐTT"], [3, "Lý Văn Mẫu", None, "LĐTT"]):  # fmt: skip
        book.active.append(row)
    book.active.merge_cells("C2:C3")
    packed = io.BytesIO()
    book.save(packed)
    read = read_awards(packed.getvalue(), "ds.xlsx")
    assert [row.unit for row in read.rows] == ["Tổ Một", "Tổ Một", ""]


class _Page:
    """Words at places, given out by box."""

    def __init__(self, *words):
        self.words = words

    def get_text_bounded(self, left, bottom, right, top):
        inside = [text for x, y, text in self.words if left < x < right and bottom < y < top]
        return "\n".join(inside)


def test_a_cell_that_no_rule_parts_covers_both_rows_of_a_page():
    page = _Page((5, 25, "1"), (5, 15, "2"), (5, 5, "3"), (15, 20, "Tổ Một"), (15, 5, "Tổ Hai"))
    upright = [Rule(at, 0, 30) for at in (0, 10, 20)]
    level = [Rule(30, 0, 20), Rule(20, 0, 10), Rule(10, 0, 20), Rule(0, 0, 20)]
    (grid,) = (block for block in blocks_between(upright, level, page, (0, 0, 20, 30), 1) if isinstance(block, Grid))
    assert [row.cells for row in grid.rows] == [("1", "Tổ Một"), ("2", "Tổ Một"), ("3", "Tổ Hai")]


def test_a_day_of_birth_is_text_in_what_machines_get():
    read = read_awards(excel(["Họ và tên", "Ngày sinh", "Danh hiệu"], ["Vi Ưng", "02/03/1980", "LĐTT"]), "ds.xlsx")
    assert json.loads(json.dumps(read.to_json()))["rows"][0]["birth"] == "1980-03-02"
