"""Tables of decisions and lists: whatever their columns are called and in whatever order, the same rows are read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.stages.launch.reader import ReadError
from thidua.stages.launch.reader.awards import read_awards

from .makers import DECISION_TOP, decision_text, excel, word

GRANT = "Điều 1. Tặng Giấy khen cho 02 tập thể và 03 cá nhân (có danh sách kèm theo)."
TOP = (*DECISION_TOP, GRANT, "Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC", "Hoàng Thị Mẫu", "DANH SÁCH")


def brief(read):
    return [(row.kind, row.name, row.post, row.unit, row.award) for row in read.rows]


def test_a_word_table_gives_each_recipient_with_its_number_money_and_place():
    rows = [
        ["STT", "Họ và tên", "Chức vụ, đơn vị công tác", "Mức tiền thưởng (đồng)"],
        ["1", "Nông Thị Ví", "Trưởng phòng, Phòng Hợp tác quốc tế", "447.000"],
        ["2", "LƯƠNG VĂN THỬ", "Chuyên viên, Văn phòng Sở", "447.000 đồng"],
        ["", "Tổng cộng", "", "894.000"],
    ]
    read = read_awards(word(TOP, rows), "qd.docx")
    assert read.granting
    assert (read.number, f"{read.date}", read.signatory) == ("88/QĐ-SNgV", "2021-12-15", "Hoàng Thị Mẫu")
    assert brief(read) == [
        ("person", "Nông Thị Ví", "Trưởng phòng", "Phòng Hợp tác quốc tế", "giay_khen"),
        ("person", "Lương Văn Thử", "Chuyên viên", "Văn phòng Sở", "giay_khen"),
    ]
    first = read.rows[0]
    assert (first.number, first.money_vnd, first.place, first.doubts) == ("1", 447_000, "bảng 1, dòng 2", ())
    assert first.raw == "1 | Nông Thị Ví | Trưởng phòng, Phòng Hợp tác quốc tế | 447.000"


def test_group_rows_say_the_award_the_kind_and_how_many():
    rows = [
        ["TT", "Tập thể, cá nhân", "Đơn vị"],
        ["I", "Tập thể", ""],
        ["1", "Phòng Hợp tác quốc tế", "Sở Ngoại vụ"],
        ["II", "Danh hiệu Lao động tiên tiến: 02 người", ""],
        ["1", "Ông Lương Văn Thử", "Văn phòng Sở"],
        ["2", "Bà Nông Thị Ví", "Văn phòng Sở"],
        ["III", "Chiến sĩ thi đua cơ sở: 03 người", ""],
        ["1", "Hoàng Thị Mẫu", "Ban Giám đốc"],
    ]
    read = read_awards(word(TOP, rows, merges=[(0, 1, 1, 1, 2), (0, 3, 1, 3, 2)]), "qd.docx")
    assert [(row.kind, row.name, row.award) for row in read.rows] == [
        ("collective", "Phòng Hợp tác quốc tế", "giay_khen"),
        ("person", "Lương Văn Thử", "lao_dong_tien_tien"),
        ("person", "Nông Thị Ví", "lao_dong_tien_tien"),
        ("person", "Hoàng Thị Mẫu", "cstd_co_so"),
    ]
    assert read.notes == ("“Chiến sĩ thi đua cơ sở: 03 người” ghi 3, đọc được 1 dòng",)


def test_headers_of_two_rows_repeated_headers_and_column_numbers_are_no_recipients():
    header = [["STT", "Họ và tên", "Nơi công tác", "Nơi công tác"], ["STT", "Họ và tên", "Chức vụ", "Đơn vị"]]
    rows = [
        *header,
        ["(1)", "(2)", "(3)", "(4)"],
        ["1", "Nông Thị Ví", "Chuyên viên", "Văn phòng Sở"],
        *header,
        ["2", "Vi Thị Ưng", "Kế toán", "Văn phòng Sở"],
    ]
    merges = [(0, 0, 2, 0, 3), (0, 0, 0, 1, 0), (0, 0, 1, 1, 1)]
    assert brief(read_awards(word(TOP, rows, merges=merges), "qd.docx")) == [
        ("person", "Nông Thị Ví", "Chuyên viên", "Văn phòng Sở", "giay_khen"),
        ("person", "Vi Thị Ưng", "Kế toán", "Văn phòng Sở", "giay_khen"),
    ]


def test_a_unit_merged_over_its_people_counts_for_each_and_a_missing_number_is_no_matter():
    rows = [
        ["STT", "Họ tên", "Phòng"],
        ["", "Nông Thị Ví", "Văn phòng Sở"],
        ["", "Vi Thị Ưng", ""],
        ["", "Lương Văn Thử", "Thanh tra Sở"],
    ]
    read = read_awards(word(TOP, rows, merges=[(0, 1, 2, 2, 2)]), "qd.docx")
    assert [(row.name, row.unit) for row in read.rows] == [
        ("Nông Thị Ví", "Văn phòng Sở"),
        ("Vi Thị Ưng", "Văn phòng Sở"),
        ("Lương Văn Thử", "Thanh tra Sở"),
    ]


def test_a_table_parted_by_a_page_goes_on_without_headers():
    first = [["STT", "Họ và tên", "Đơn vị"], ["1", "Nông Thị Ví", "Văn phòng Sở"]]
    second = [["2", "Vi Thị Ưng", "Văn phòng Sở"]]
    read = read_awards(word(TOP, first, second), "qd.docx")
    assert [(row.name, row.place) for row in read.rows] == [
        ("Nông Thị Ví", "bảng 1, dòng 2"),
        ("Vi Thị Ưng", "bảng 2, dòng 1"),
    ]


def test_a_table_of_signatures_after_the_list_is_not_its_continuation():
    people = [["Họ và tên", "Đơn vị"], ["Nông Thị Ví", "Văn phòng Sở"]]
    signed = [["Nơi nhận: - Như Điều 3;", "GIÁM ĐỐC"], ["", "Hoàng Thị Mẫu"]]
    numbered = [["STT", "Họ và tên"], ["1", "Nông Thị Ví"]]
    for table in (people, numbered):
        assert [row.name for row in read_awards(word(TOP, table, signed), "qd.docx").rows] == ["Nông Thị Ví"]


def test_an_excel_list_in_its_own_order_with_units_above_their_people():
    read = read_awards(
        excel(
            ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2021"],
            [],
            ["Danh hiệu đề nghị", "Tên", "Họ và tên đệm", "Chức danh", "Mã CB", "TT"],
            ["", "", "PHÒNG HỢP TÁC QUỐC TẾ", "", "", "A"],
            ["LĐTT", "Ví", "Nông Thị", "Chuyên viên", "CB01", 1],
            ["CSTĐ cơ sở; Giấy khen", "Thử", "Lương Văn", "Phó Trưởng phòng", "CB02", 2],
            hidden=[["Họ và tên", "Danh hiệu"], ["Người Mẫu Ẩn", "LĐTT"]],
        ),
        "de-nghi.xlsx",
    )
    assert [(row.name, row.unit, row.code, row.award, row.place) for row in read.rows] == [
        ("Nông Thị Ví", "PHÒNG HỢP TÁC QUỐC TẾ", "CB01", "lao_dong_tien_tien", "tờ “Danh sách”, dòng 5"),
        ("Lương Văn Thử", "PHÒNG HỢP TÁC QUỐC TẾ", "CB02", "cstd_co_so", "tờ “Danh sách”, dòng 6"),
        ("Lương Văn Thử", "PHÒNG HỢP TÁC QUỐC TẾ", "CB02", "giay_khen", "tờ “Danh sách”, dòng 6"),
    ]
    assert not read.granting


def test_a_cross_under_an_award_gives_it():
    read = read_awards(
        excel(
            ["STT", "Họ và tên", "LĐTT", "CSTĐCS", "Giấy khen"],
            [1, "Nông Thị Ví", "x", "", "X"],
            [2, "Vi Thị Ưng", "", "x", ""],
        ),
        "a.xlsx",
    )
    assert [(row.name, row.award) for row in read.rows] == [
        ("Nông Thị Ví", "lao_dong_tien_tien"),
        ("Nông Thị Ví", "giay_khen"),
        ("Vi Thị Ưng", "cstd_co_so"),
    ]


def test_what_leaves_a_doubt_is_said_and_nothing_is_guessed():
    read = read_awards(
        excel(
            ["STT", "Họ và tên", "Hình thức khen"],
            [1, "Nông Thị Ví", "Bằng khen"],
            [2, "Vi Thị Ưng", "Huy hiệu vàng"],
            [3, "Lương Văn Thử", ""],
            [4, "Phòng Hợp tác quốc tế", "Lao động tiên tiến"],
        ),
        "a.xlsx",
    )
    assert [(row.award, row.doubts) for row in read.rows] == [
        (None, ("“Bằng khen” của cấp nào: văn bản không ghi rõ",)),
        (None, ("không có “Huy hiệu vàng” trong danh mục",)),
        (None, ("không có “Huy hiệu vàng” trong danh mục", "ô danh hiệu để trống, lấy theo dòng trên")),
        ("tap_the_lao_dong_tien_tien", ("“Lao động tiên tiến” không dành cho tập thể",)),
    ]


def test_roles_that_a_person_gave_to_columns_are_used_again():
    data = excel(["Cột A", "Cột B", "Cột C"], ["Nông Thị Ví", "Văn phòng Sở", "Giấy khen"])
    unknown = read_awards(data, "a.xlsx")
    assert unknown.rows == ()
    named = excel(["Cột A", "Họ và tên", "Khen thưởng"], ["Văn phòng Sở", "Nông Thị Ví", "Giấy khen"])
    seen = read_awards(named, "a.xlsx").tables[0]
    assert seen.roles == ("", "person", "award")
    again = read_awards(named, "a.xlsx", {seen.fingerprint: ("unit", "person", "award")})
    assert [(row.name, row.unit) for row in again.rows] == [("Nông Thị Ví", "Văn phòng Sở")]


@pytest.mark.parametrize(
    "row",
    [
        ["Triệu Văn Tốt", "Phòng Hợp tác quốc tế", "Lao động tiên tiến"],
        ["Tập thể Phòng Hợp tác quốc tế", "Sở Ngoại vụ", "Giấy khen"],
        ["1", "Nông Thị Ví", "Giấy khen"],
    ],
)
def test_a_row_of_people_is_never_taken_for_headers(row):
    read = read_awards(excel(["Đồng chí", "Chỗ làm", "Xin tặng"], row), "a.xlsx")
    assert read.rows == ()
    assert [one.headers for one in read.tables] == [("Đồng chí", "Chỗ làm", "Xin tặng")]


COLUMNS = {
    "STT": ["1", "2"],
    "Họ và tên": ["Ông Lương Văn Thử", "Nông Thị Ví"],
    "Chức vụ": ["Phó Trưởng phòng", "Chuyên viên"],
    "Đơn vị công tác": ["Phòng Hợp tác quốc tế", "Văn phòng Sở"],
    "Danh hiệu": ["Chiến sĩ thi đua cơ sở", "Lao động tiên tiến"],
    "Tiền thưởng": ["1.490.000", "447.000"],
    "Mã nhân sự": ["CB02", "CB01"],
    "Ghi chú": ["", "mới"],
}


@settings(max_examples=60)
@given(st.permutations(list(COLUMNS)))
def test_any_order_of_columns_gives_the_same_rows(order):
    read = read_awards(excel(order, *zip(*(COLUMNS[name] for name in order), strict=True)), "a.xlsx")
    assert [(r.number, r.kind, r.name, r.post, r.unit, r.award, r.money_vnd, r.code, r.doubts) for r in read.rows] == [
        (
            "1",
            "person",
            "Lương Văn Thử",
            "Phó Trưởng phòng",
            "Phòng Hợp tác quốc tế",
            "cstd_co_so",
            1_490_000,
            "CB02",
            (),
        ),
        ("2", "person", "Nông Thị Ví", "Chuyên viên", "Văn phòng Sở", "lao_dong_tien_tien", 447_000, "CB01", ()),
    ]


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.xlsx", "trống"),
        (b"PK\x03\x04 gibberish", "a.xlsx", "bị hỏng"),
        (excel(["STT", "Họ và tên"])[:900], "a.xlsx", "bị hỏng"),
        (b"\x89PNG\r\n", "a.png", "là ảnh"),
        (excel(*[[n, f"Dòng {n}"] for n in range(5_001)]), "dai.xlsx", "quá 5.000 dòng"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_clear_message(data, name, words):
    with pytest.raises(ReadError) as caught:
        read_awards(data, name)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_lists_that_grant_nothing_give_nothing():
    council = [["STT", "Họ và tên", "Chức vụ"], ["1", "Hoàng Thị Mẫu", "Giám đốc, Chủ tịch Hội đồng"]]
    top = (
        "SỞ NGOẠI VỤ", "Số: 5/QĐ-SNgV", "QUYẾT ĐỊNH",
        "Thành lập Hội đồng xét tặng danh hiệu Lao động tiên tiến", "QUYẾT ĐỊNH:",
        "Điều 1. Thành lập Hội đồng xét tặng danh hiệu Lao động tiên tiến (có danh sách kèm theo).",
    )  # fmt: skip
    assert read_awards(word(top, council), "hd.docx").rows == ()
    plan = decision_text("Điều 1. Ban hành Kế hoạch.", top=("KẾ HOẠCH", "Phát động thi đua năm 2022"))
    assert read_awards(plan, "kh.txt").rows == ()
