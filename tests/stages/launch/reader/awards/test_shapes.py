"""Shapes of lists that offices use beside the plain one: names in a row of words, headings and names in one line."""

import pytest

from thidua.stages.launch.reader.awards import read_awards
from thidua.stages.launch.reader.old_letters import _TCVN3

from .makers import DECISION_TOP, decision_text, excel, word

TOP = (*DECISION_TOP, "Điều 1. Tặng Giấy khen cho 03 cá nhân (có danh sách kèm theo).", "Điều 2. Thi hành./.")


def short(read):
    return [(row.kind, row.name, row.award) for row in read.rows]


@pytest.mark.parametrize(
    ("articles", "rows"),
    [
        (
            ["Điều 1. Tặng Giấy khen cho Tập thể Phòng Một, Phòng Hai; các cá nhân: Vi Thị Ưng, Lương Văn Thử, Kế toán."],
            ["Tập thể Phòng Một", "Phòng Hai", "Vi Thị Ưng", "Lương Văn Thử"],
        ),
        (
            ["Điều 1. Tặng Giấy khen cho các tập thể, cá nhân sau:", "- Tập thể: Tổ Một, Phòng Hai, Sở Ba",
             "- Cá nhân: Ông Lương Văn Thử, Chuyên viên"],
            ["Tổ Một", "Lương Văn Thử"],
        ),
        (["Điều 1. Tặng Giấy khen cho Phòng Hai và cá nhân bà Vi Thị Ưng, Kế toán."], ["Phòng Hai", "Vi Thị Ưng"]),
        (
            ["Điều 1. Tặng Giấy khen cho các ông, bà có tên sau:", "1. Bà Vi Thị Ưng: Kế toán Văn phòng Sở",
             "2. Đại tá, TS. Lương Văn Thử, Trưởng phòng", "3. Nông Thị Ví"],
            ["Vi Thị Ưng", "Lương Văn Thử", "Nông Thị Ví"],
        ),
        (
            ["Điều 1. Tặng Giấy khen cho các hộ gia đình:", "1. Hộ ông Vi Văn Ưng, thôn Bản Mẫu, xã Mẫu Sơn"],
            ["Hộ ông Vi Văn Ưng"],
        ),
    ],
    ids=["kinds-in-a-sentence", "kind-and-names-in-a-line", "and-one-person", "posts-after-colons", "household"],
)  # fmt: skip
def test_names_in_running_text(articles, rows):
    read = read_awards(decision_text(*articles, "Điều 2. Thi hành./."), "qd.txt")
    assert [row.name for row in read.rows] == rows
    assert {(row.award, row.doubts) for row in read.rows} == {("giay_khen", ())}


def test_each_title_with_its_names_in_one_line_after_a_bare_verb():
    read = read_awards(
        decision_text(
            "Điều 1. Công nhận:",
            "a) Danh hiệu Lao động tiên tiến: Nông Thị Ví, Lương Văn Thử",
            "b) Tập thể lao động tiên tiến: Phòng Hai, Thanh tra Sở",
            "Điều 2. Thi hành./.",
        ),
        "qd.txt",
    )
    assert short(read) == [
        ("person", "Nông Thị Ví", "lao_dong_tien_tien"),
        ("person", "Lương Văn Thử", "lao_dong_tien_tien"),
        ("collective", "Phòng Hai", "tap_the_lao_dong_tien_tien"),
        ("collective", "Thanh tra Sở", "tap_the_lao_dong_tien_tien"),
    ]


def test_a_list_without_its_decision_says_which_one_it_belongs_to():
    text = (
        "SỞ NGOẠI VỤ\nDANH SÁCH\nTập thể, cá nhân được tặng Giấy khen năm 2021\n(Kèm theo Quyết định số 88/QĐ-SNgV "
        "ngày 15/12/2021)\nI. Tập thể\n1. Phòng Hai\nII. Cá nhân\n1. Nông Thị Ví, Chuyên viên\n"
    )
    read = read_awards(text.encode(), "ds.txt")
    assert (read.granting, read.number, f"{read.date}") == (False, "88/QĐ-SNgV", "2021-12-15")
    assert short(read) == [("collective", "Phòng Hai", "giay_khen"), ("person", "Nông Thị Ví", "giay_khen")]


def test_two_rows_of_headers_with_remarks_and_a_cross_for_each_award():
    wide = ["TT", "Họ và tên", "Đơn vị", "Hình thức khen", "Hình thức khen", "Ghi chú"]
    rows = [wide, [*wide[:3], "Giấy khen", "LĐTT", "Ghi chú"], ["1", "Vi Thị Ưng", "Thanh tra Sở", "x", "x", "mới"]]
    merges = [*((0, 0, at, 1, at) for at in (0, 1, 2, 5)), (0, 0, 3, 0, 4)]
    assert short(read_awards(word(TOP, rows, merges=merges), "qd.docx")) == [
        ("person", "Vi Thị Ưng", "giay_khen"),
        ("person", "Vi Thị Ưng", "lao_dong_tien_tien"),
    ]


def test_a_second_list_with_headers_of_its_own_in_one_sheet():
    read = read_awards(
        excel(
            ["STT", "Họ và tên", "Chức vụ", "Danh hiệu"],
            [1, "Nông Thị Ví", "Chuyên viên", "LĐTT"],
            ["STT", "Tên tập thể", "Nội dung đề nghị khen thưởng", "Ghi chú"],
            [1, "Phòng Hai", "Tập thể LĐTT", ""],
            ["STT", "Đơn vị/Họ tên", "Đề nghị công nhận"],
            [1, "Vi Thị Ưng", "CSTĐ cơ sở"],
        ),
        "ds.xlsx",
    )
    assert [(*one, row.doubts) for one, row in zip(short(read), read.rows, strict=True)] == [
        ("person", "Nông Thị Ví", "lao_dong_tien_tien", ()),
        ("collective", "Phòng Hai", "tap_the_lao_dong_tien_tien", ()),
        ("person", "Vi Thị Ưng", "cstd_co_so", ()),
    ]


def test_names_in_the_columns_of_the_awards():
    read = read_awards(
        excel(
            ["STT", "Đơn vị", "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến"],
            [1, "Văn phòng Sở", "Nông Thị Ví", "- Vi Thị Ưng\n- Lương Văn Thử"],
            [2, "Thanh tra Sở", "", "Hoàng Thị Mẫu, Trần Văn Mẫu"],
        ),
        "ds.xlsx",
    )
    assert [(row.name, row.unit, row.award) for row in read.rows] == [
        ("Nông Thị Ví", "Văn phòng Sở", "cstd_co_so"),
        ("Vi Thị Ưng", "Văn phòng Sở", "lao_dong_tien_tien"),
        ("Lương Văn Thử", "Văn phòng Sở", "lao_dong_tien_tien"),
        ("Hoàng Thị Mẫu", "Thanh tra Sở", "lao_dong_tien_tien"),
        ("Trần Văn Mẫu", "Thanh tra Sở", "lao_dong_tien_tien"),
    ]


def test_the_letter_of_tcvn3_that_unicode_takes_for_a_hyphen_stays_in_a_sheet():
    old = {new: code for code, new in _TCVN3.items()}
    rows = [["Họ và tên", "Chức vụ", "Danh hiệu"], ["Lương Văn Thử", "Trưởng phòng", "Lao động tiên tiến"]]
    book = excel(*[["".join(old.get(ch, ch) for ch in cell) for cell in row] for row in rows])
    assert [(row.name, row.post) for row in read_awards(book, "ds.xlsx").rows] == [("Lương Văn Thử", "Trưởng phòng")]
    modern = excel(["Họ và tên", "Danh hiệu"], ["Lương Văn T\u00adhử", "LĐTT"])
    assert [row.name for row in read_awards(modern, "ds.xlsx").rows] == ["Lương Văn Thử"]


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (["1) Cô Nông Thị Ví - Tổ Một", "2) Thầy Vi Ưng - Tổ Hai"], [("Nông Thị Ví", "Tổ Một"), ("Vi Ưng", "Tổ Hai")]),
        (["1. ĐDV. Nông Thị Ví", "2. Thượng úy QNCN Vi Văn Ưng"], [("Nông Thị Ví", ""), ("Vi Văn Ưng", "")]),
        (
            ["I. Phòng Hai", "1. Nông Thị Ví", "2. Vi Văn Ưng", "II. Tổ Một", "1. Hoàng Thị Mẫu, Ban Ba"],
            [("Nông Thị Ví", "Phòng Hai"), ("Vi Văn Ưng", "Phòng Hai"), ("Hoàng Thị Mẫu", "Ban Ba")],
        ),
        (["STT\tHọ tên\tPhòng", "1\tNông Thị Ví\tĐội thành phố", "2\tVi Văn Ưng\tTổ Một"],
         [("Nông Thị Ví", "Đội thành phố"), ("Vi Văn Ưng", "Tổ Một")]),
    ],
    ids=["teachers", "trades", "units-over-people", "tabs"],
)  # fmt: skip
def test_people_under_an_annexed_list(lines, named):
    read = read_awards(decision_text(TOP[-2], after=("DANH SÁCH", *lines), top=DECISION_TOP), "qd.txt")
    assert [(row.name, row.unit) for row in read.rows] == named


def test_firms_numbered_in_a_sentence_after_what_they_did():
    grant = (
        "Điều 1. Tặng Giấy khen cho 02 doanh nghiệp nộp thuế tốt năm 2023, gồm: (1) Công ty Một; (2) Hợp tác xã Hai."
    )
    assert [row.name for row in read_awards(decision_text(grant), "qd.txt").rows] == ["Công ty Một", "Hợp tác xã Hai"]


def test_titles_and_forms_side_by_side_and_titles_of_years_before():
    side = ["TT", "Tập thể, cá nhân", "Danh hiệu thi đua", "Hình thức khen thưởng"]
    read = read_awards(excel(side, [1, "Vi Văn Ưng", "LĐTT", "Giấy khen"], [2, "Phòng Hai", "", "Giấy khen"]), "a.xlsx")
    assert short(read) == [
        ("person", "Vi Văn Ưng", "lao_dong_tien_tien"),
        ("person", "Vi Văn Ưng", "giay_khen"),
        ("collective", "Phòng Hai", "giay_khen"),
    ]
    years = ["TT", "Họ tên", "Danh hiệu đạt năm 2022", "Danh hiệu đề nghị năm 2023"]
    read = read_awards(excel(years, [1, "Vi Văn Ưng", "LĐTT", "CSTĐCS"], [2, "Nông Thị Ví", "LĐTT", ""]), "a.xlsx")
    assert short(read) == [("person", "Vi Văn Ưng", "cstd_co_so"), ("person", "Nông Thị Ví", "cstd_co_so")]
    assert read.rows[1].doubts == ("ô danh hiệu để trống, lấy theo dòng trên",)


def test_posts_on_a_second_line_units_without_a_number_and_signers_below():
    read = read_awards(
        excel(
            ["TT", "Tên hộ gia đình, cá nhân", "Địa chỉ", "Mức khen"],
            ["", "Điện máy Bản Mẫu", "", ""],
            [1, "Vi Văn Ưng\nTổ trưởng", "", "Giấy khen"],
            [2, "Hộ ông Lương Văn Thử", "Khu 2", "Giấy khen"],
            ["", "Người lập biểu", "", "TRƯỞNG PHÒNG"],
            ["", "Nông Thị Ví", "", "Hoàng Thị Mẫu"],
        ),
        "ds.xlsx",
    )
    assert [(row.kind, row.name, row.post, row.unit) for row in read.rows] == [
        ("person", "Vi Văn Ưng", "Tổ trưởng", "Điện máy Bản Mẫu"),
        ("household", "Hộ ông Lương Văn Thử", "", "Khu 2"),
    ]


def test_who_reached_a_title_may_stand_before_it():
    grant = (
        "Điều 1. Công nhận các ông, bà: Vi Thị Ưng, Kế toán; Lương Văn Thử đạt danh hiệu Lao động tiên tiến năm 2021."
    )
    assert short(read_awards(decision_text(grant), "qd.txt")) == [
        ("person", "Vi Thị Ưng", "lao_dong_tien_tien"),
        ("person", "Lương Văn Thử", "lao_dong_tien_tien"),
    ]


def test_minutes_that_put_people_forward_in_running_text():
    lines = (
        "BIÊN BẢN", "Họp xét khen thưởng", "Cuộc họp thống nhất đề nghị:", "1. Tập thể lao động tiên tiến: Phòng Hai",
        "2. Tặng Giấy khen cho 01 cá nhân:", "- Đồng chí Vi Thị Ưng, Phó phòng (9/10 phiếu)",
        "Biên bản lập xong lúc 11 giờ.", "- Nông Thị Ví, thư ký",
    )  # fmt: skip
    read = read_awards("\n".join(lines).encode(), "bb.txt")
    assert short(read) == [
        ("collective", "Phòng Hai", "tap_the_lao_dong_tien_tien"),
        ("person", "Vi Thị Ưng", "giay_khen"),
    ]
    assert read.rows[1].post == "Phó phòng"


def test_titles_parted_by_commas_and_a_dash_for_none():
    header = ["TT", "Họ tên", "Đăng ký danh hiệu", "Khen thưởng"]
    read = read_awards(excel(header, [1, "Vi Thị Ưng", "CSTĐCS, LĐTT", "-"]), "ds.xlsx")
    assert [row.award for row in read.rows] == ["cstd_co_so", "lao_dong_tien_tien"]


def test_lists_side_by_side_in_one_table():
    header = ["STT", "Họ và tên", "Đơn vị"]
    rows = [header * 2, ["1", "Nông Thị Ví", "Tổ Một", "3", "Vi Văn Ưng", "Tổ Ba"]]
    rows.append(["2", "Lương Văn Thử", "Tổ Hai", "", "", ""])
    assert [(row.number, row.name, row.unit) for row in read_awards(word(TOP, rows), "qd.docx").rows] == [
        ("1", "Nông Thị Ví", "Tổ Một"),
        ("2", "Lương Văn Thử", "Tổ Hai"),
        ("3", "Vi Văn Ưng", "Tổ Ba"),
    ]


def test_a_cross_for_the_unit_beside_the_names_of_its_people():
    header = ["STT", "Đơn vị", "Tập thể LĐTT", "LĐTT"]
    assert short(read_awards(excel(header, [1, "Phòng Hai", "x", "Vi Văn Ưng; Nông Thị Ví"]), "ds.xlsx")) == [
        ("person", "Vi Văn Ưng", "lao_dong_tien_tien"),
        ("person", "Nông Thị Ví", "lao_dong_tien_tien"),
        ("collective", "Phòng Hai", "tap_the_lao_dong_tien_tien"),
    ]


def test_awards_of_people_and_of_units_in_columns_under_one_header():
    rows = [["TT", "Họ tên/Tên tập thể", "Danh hiệu đề nghị", ""], ["", "", "Cá nhân", "Tập thể"]]
    rows += [[1, "Phòng Hai", "", "Tập thể LĐTT"], [2, "Vi Văn Ưng", "LĐTT", ""]]
    assert short(read_awards(excel(*rows), "ds.xlsx")) == [
        ("collective", "Phòng Hai", "tap_the_lao_dong_tien_tien"),
        ("person", "Vi Văn Ưng", "lao_dong_tien_tien"),
    ]


def test_money_after_a_name_is_no_part_of_it():
    grant = "Điều 1. Tặng Giấy khen cho các tập thể sau:"
    read = read_awards(decision_text(grant, "1. Phòng Hai, mức thưởng 2.000.000 đồng;"), "qd.txt")
    assert [(row.name, row.money_vnd) for row in read.rows] == [("Phòng Hai", 2_000_000)]
