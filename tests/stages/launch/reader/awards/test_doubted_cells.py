"""Cells that are not words of their own: ditto marks, letters a recogniser doubted, marks that only the file keeps."""

import pytest

from thidua.stages.launch.pages.page_layout import Word
from thidua.stages.launch.reader.awards import read_awards
from thidua.stages.launch.reader.awards.doc_tail import with_last_table
from thidua.stages.launch.reader.awards.recipients import post_and_unit
from thidua.stages.launch.reader.awards.scan_blocks import scan_blocks
from thidua.stages.launch.reader.awards.state import State
from thidua.stages.launch.reader.awards.tables import read_grid
from thidua.stages.launch.reader.blocks import Grid, GridRow, Paragraph
from thidua.stages.launch.reader.ocr import RuledPage
from thidua.stages.launch.reader.scan_rules import Drawn, Rules

from .makers import decision_text, excel, word

LIST = ("QUYẾT ĐỊNH", "Điều 1. Tặng Giấy khen cho các cá nhân (danh sách kèm theo).", "Nơi nhận:", "DANH SÁCH")


@pytest.mark.parametrize("mark", ["-nt-", "nt", "Như trên", "”", "''"])
def test_a_ditto_mark_stands_for_the_cell_above(mark):
    rows = [["Họ và tên", "Đơn vị", "Danh hiệu"], ["Nông Thị Ví", "Tổ Một", "LĐTT"], ["Vi Văn Ưng", mark, "LĐTT"]]
    assert [row.unit for row in read_awards(excel(*rows), "ds.xlsx").rows] == ["Tổ Một", "Tổ Một"]


def test_names_of_men_and_of_women_and_two_rows_of_headers_for_them():
    wide = [["TT", "Họ và tên", "Họ và tên", "Danh hiệu"], ["TT", "Ông", "Bà", "Danh hiệu"]]
    people = [["1", "Vi Văn Ưng", "", "LĐTT"], ["2", "", "Nông Thị Ví", "LĐTT"]]
    assert [row.name for row in read_awards(excel(*wide, *people), "ds.xlsx").rows] == ["Vi Văn Ưng", "Nông Thị Ví"]
    crossed = [
        ["TT", "Họ và tên", "Giới tính", "Giới tính", "Danh hiệu"],
        ["TT", "Họ và tên", "Ông", "Bà", "Danh hiệu"],
    ]
    read = read_awards(excel(*crossed, ["1", "Vi Văn Ưng", "x", "", "LĐTT"]), "ds.xlsx")
    assert [(row.name, row.award) for row in read.rows] == [("Vi Văn Ưng", "lao_dong_tien_tien")]


def test_people_in_a_cell_side_by_side_and_their_unit_with_its_count():
    rows = [["TT", "Đơn vị", "Cá nhân"], ["1", "Văn phòng", "Nông Thị Ví, Vi Văn Ưng"]]
    text = "\n".join(LIST)
    assert [(row.name, row.unit) for row in read_awards(word(text.split("\n"), rows), "qd.docx").rows] == [
        ("Nông Thị Ví", "Văn phòng"),
        ("Vi Văn Ưng", "Văn phòng"),
    ]
    grant = "Điều 1. Tặng Giấy khen cho 02 cá nhân, cụ thể:"
    lines = ("1/ Đội Một (01 người): ông Vi Văn Ưng;", "1.2. Đội Hai, gồm: bà Nông Thị Ví.")
    assert [(row.number, row.unit) for row in read_awards(decision_text(grant, *lines), "qd.txt").rows] == [
        ("1", "Đội Một"),
        ("1.2", "Đội Hai"),
    ]


@pytest.mark.parametrize(
    ("words", "parted"),
    [
        ("Giám đốc Doanh nghiệp tư nhân Mẫu", ("Giám đốc", "Doanh nghiệp tư nhân Mẫu")),
        ("Tổ trưởng Tổ liên gia số 1", ("Tổ trưởng", "Tổ liên gia số 1")),
        ("Chủ tịch Hội đồng quản trị", ("Chủ tịch", "Hội đồng quản trị")),
        ("Nhân viên Tổ trưởng", ("Nhân viên Tổ trưởng", "")),
    ],
)
def test_a_unit_begins_with_a_capital_whatever_follows(words, parted):
    assert post_and_unit(words) == parted


def a_word(text, at, *, sure):
    return Word(text, at * 10 + 1, 4, at * 10 + 5, 8, sure)


def test_a_word_the_recogniser_doubted_is_kept_with_its_row():
    words = tuple(a_word(text, at, sure=sure) for at, (text, sure) in enumerate([("1", 20), ("Ví", 60), ("Hai", 95)]))
    moved = tuple(Word(one.text, one.left, one.bottom - 10, one.right, one.top - 10, one.sure) for one in words)
    rules = Rules(tuple(Drawn(at, -10, 0) for at in (0, 10, 20, 30)), tuple(Drawn(at, 0, 30) for at in (-10, 0)), 1.0)
    (grid,) = (block for block in scan_blocks([RuledPage(moved, rules)]) if isinstance(block, Grid))
    assert [(row.cells, row.unsure) for row in grid.rows] == [(("1", "Ví", "Hai"), ("1", "Ví"))]


@pytest.mark.parametrize(
    ("unsure", "doubts"),
    [(("Ví",), ("máy nhận dạng chữ không chắc “Ví”, đối chiếu với bản gốc",)), (("Hai", "1"), ())],
)
def test_a_row_is_asked_for_when_letters_of_the_name_were_doubted(unsure, doubts):
    state = State(issuer=None)
    header = GridRow(("STT", "Họ và tên", "Phòng", "Hình thức khen"), 4, "dòng 1")
    row = GridRow(("1", "Nông Thị Ví", "Phòng Hai", "Giấy khen"), 4, "dòng 2", unsure=unsure)
    assert read_grid(Grid((header, row), "trang 1"), state)
    assert [one.doubts for one in state.rows] == [doubts]


def old_word(*cells, width):
    """What an old Word file keeps of its last table."""
    rows = [cells[start : start + width] for start in range(0, len(cells), width)]
    return ("DANH SÁCH\r" + "".join("\x07".join(row) + "\x07\x07" for row in rows) + "\0").encode("utf-16-le")


def test_the_last_table_of_an_old_word_file():
    stored = b"\0\0" + old_word("STT", "Họ và tên", "1", "Vi Văn Ưng", width=2) + b"\0\0"
    line = Paragraph("STTHọ và tên1Vi Văn Ưng", "đoạn 2")
    above = Paragraph("DANH SÁCH", "đoạn 1")
    before, grid = with_last_table([above, line], stored)
    assert before == above
    assert isinstance(grid, Grid)
    assert [row.cells for row in grid.rows] == [("STT", "Họ và tên"), ("1", "Vi Văn Ưng")]


@pytest.mark.parametrize(
    ("blocks", "data"),
    [
        ([], b""),
        ([Paragraph("Nơi nhận", "đoạn 1")], old_word("STT", "Họ và tên", width=2)),
        ([Paragraph("STT", "đoạn 1")], b"no table at all"),
        ([Grid((), "bảng 1")], old_word("STT", "Họ và tên", width=2)),
    ],
    ids=["empty", "other-words", "no-marks", "table-read"],
)
def test_what_is_no_lost_table_stays_as_it_is(blocks, data):
    assert with_last_table(blocks, data) == blocks


@pytest.mark.parametrize("headers", [("Họ và", "tên"), ("Họ", "Tên"), ("Họ và tên", "Họ và tên")])
def test_a_family_name_and_a_given_name_in_cells_of_their_own(headers):
    rows = [["STT", *headers, "Danh hiệu"], ["1", "Vi Văn", "Ưng", "LĐTT"], ["2", "Hà", "Nội", "LĐTT"]]
    assert [row.name for row in read_awards(excel(*rows), "ds.xlsx").rows] == ["Vi Văn Ưng", "Hà Nội"]


def test_words_in_brackets_after_a_heading():
    grant = "Điều 1. Tặng Giấy khen cho các tập thể, hộ gia đình:"
    lines = ("I. Hộ gia đình (mức thưởng 500.000 đồng/hộ)", "1. Gia đình bà Nông Thị Ví", "II. Tập thể", "1. Tổ Một")
    read = read_awards(decision_text(grant, *lines), "qd.txt")
    assert [(row.kind, row.name, row.money_vnd) for row in read.rows] == [
        ("household", "Gia đình bà Nông Thị Ví", 500_000),
        ("collective", "Tổ Một", None),
    ]
