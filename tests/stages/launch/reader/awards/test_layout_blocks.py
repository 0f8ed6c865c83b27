"""Tables without rules: the place of the words under the headers says the column, and joined lines are said to be."""

import typst
from hypothesis import given
from hypothesis import strategies as st

from thidua.foundations.papers.glyphs import FONT_DIR
from thidua.stages.launch.reader.awards import JOINED, read_awards
from thidua.stages.launch.reader.awards.layout_blocks import blocks_of_layout
from thidua.stages.launch.reader.blocks import Grid, Paragraph

HEADERS = {"STT": 4, "Họ và tên": 20, "Chức vụ": 18, "Đơn vị": 26, "Tiền thưởng": 14}
PEOPLE = [
    ("1", "Nông Thị Ví", "Chuyên viên", "Văn phòng Sở", "447.000"),
    ("2", "Lương Văn Thử", "Phó Trưởng phòng", "Phòng Hợp tác quốc tế", "447.000"),
    ("3", "Vi Thị Ưng", "Kế toán", "Văn phòng Sở", "1.490.000"),
]
HEAD = """SỞ NGOẠI VỤ

Số: 88/QĐ-SNgV #h(2cm) Lạng Sơn, ngày 15 tháng 12 năm 2021

QUYẾT ĐỊNH

Về việc tặng Giấy khen năm 2021

Điều 1. Tặng Giấy khen cho 03 cá nhân (có danh sách kèm theo).

Nơi nhận:

DANH SÁCH
"""


def laid_out(order):
    """The list as lines of fixed columns, in an order of columns."""
    names = list(HEADERS)
    rows = [names, *PEOPLE]
    return "\n".join(
        "    ".join(row[names.index(name)].ljust(HEADERS[name]) for name in order).rstrip() for row in rows
    )


def test_columns_stand_under_their_headers():
    blocks = list(blocks_of_layout("DANH SÁCH\n" + laid_out(HEADERS) + "\nNơi nhận:\n- Lưu: VT."))
    assert [type(block) for block in blocks] == [Paragraph, Grid, Paragraph, Paragraph]
    assert [row.cells for row in blocks[1].rows] == [tuple(HEADERS), *PEOPLE]
    assert [(row.place, row.joined) for row in blocks[1].rows][1] == ("dòng 3", False)
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["DANH SÁCH", "Nơi nhận:", "- Lưu: VT."]


@given(st.permutations(list(HEADERS)))
def test_in_any_order_of_columns(order):
    names = list(HEADERS)
    (grid,) = blocks_of_layout(laid_out(order))
    assert [row.cells for row in grid.rows[1:]] == [tuple(row[names.index(name)] for name in order) for row in PEOPLE]


def test_a_wrapped_line_goes_on_with_the_row_above_and_says_so():
    text = (
        "STT   Họ và tên          Đơn vị\n"
        " 1    Hoàng Công Tằng    Phòng Hợp tác\n"
        "      Tôn Nữ Khuyến      quốc tế\n"
        " 2    Vi Thị Ưng         Văn phòng Sở"
    )
    (grid,) = blocks_of_layout(text)
    assert [(row.cells, row.place, row.joined) for row in grid.rows[1:]] == [
        (("1", "Hoàng Công Tằng Tôn Nữ Khuyến", "Phòng Hợp tác quốc tế"), "dòng 2 đến 3", True),
        (("2", "Vi Thị Ưng", "Văn phòng Sở"), "dòng 4", False),
    ]


def test_headings_between_the_rows_and_a_table_without_numbers():
    text = (
        "Họ và tên          Đơn vị\n"
        "I. Lao động tiên tiến\n"
        "Nông Thị Ví        Văn phòng Sở\n"
        "II. Chiến sĩ thi đua cơ sở\n"
        "Vi Thị Ưng         Văn phòng Sở"
    )
    (grid,) = blocks_of_layout(text)
    assert [row.cells for row in grid.rows[1:]] == [
        ("I. Lao động tiên tiến", ""),
        ("Nông Thị Ví", "Văn phòng Sở"),
        ("II. Chiến sĩ thi đua cơ sở", ""),
        ("Vi Thị Ưng", "Văn phòng Sở"),
    ]


def test_text_without_a_list_is_paragraphs():
    blocks = list(blocks_of_layout("Điều 1. Thi hành.\nĐiều 2. Hiệu lực.\n"))
    assert [(block.text, block.place) for block in blocks] == [
        ("Điều 1. Thi hành.", "dòng 1"),
        ("Điều 2. Hiệu lực.", "dòng 2"),
    ]


def test_a_pdf_whose_table_has_no_rules_is_read_and_its_joined_rows_are_doubtful():
    cells = ["STT", "Họ và tên", "Đơn vị", "1", "Nông Thị Ví", "Văn phòng Sở"]
    cells += ["2", "Hoàng Công Tằng Tôn Nữ Khuyến", "Phòng Hợp tác quốc tế và biên giới lãnh thổ"]
    table = f"#table(columns: (1cm, 4cm, 5cm), stroke: none, {', '.join(f'[{cell}]' for cell in cells)})"
    data = typst.compile((HEAD + table).encode(), font_paths=[str(FONT_DIR)])
    read = read_awards(data, "qd.pdf")
    assert [(row.name, row.unit, row.award, JOINED in row.doubts) for row in read.rows] == [
        ("Nông Thị Ví", "Văn phòng Sở", "giay_khen", False),
        ("Hoàng Công Tằng Tôn Nữ Khuyến", "Phòng Hợp tác quốc tế và biên giới lãnh thổ", "giay_khen", True),
    ]
