"""Content that contradicts itself is refused when it is made, in words a clerk understands."""

import pytest

from thidua.foundations.papers.content import Align, Column, Row, RowKind, Signatory, Table

COLUMNS = (Column("STT", 1, Align.CENTER), Column("Họ và tên", 4))


@pytest.mark.parametrize(("authority", "over"), [("KT.", None), (None, "Giám đốc")])
def test_a_capacity_needs_whom_it_stands_for(authority, over):
    with pytest.raises(ValueError, match=r"Lương Văn Thử.*có đủ cả hai hoặc bỏ trống cả hai"):
        Signatory(authority, over, "Phó Giám đốc", "Lương Văn Thử")


def test_head_and_deputy_may_sign():
    assert Signatory(None, None, "Giám đốc", "A").authority is None
    assert Signatory("KT.", "Giám đốc", "Phó Giám đốc", "B").authority_title == "Giám đốc"


def test_a_row_with_too_few_cells_is_named():
    with pytest.raises(ValueError, match=r"Bảng “Danh sách”, dòng 2: có 1 ô, cần 2 ô\."):
        Table("Danh sách", COLUMNS, (Row(("1", "A")), Row(("2",))))


def test_a_group_row_has_one_cell():
    assert Table("Danh sách", COLUMNS, (Row(("Cá nhân",), RowKind.GROUP),)).rows[0].cells == ("Cá nhân",)
    with pytest.raises(ValueError, match="có 2 ô, cần 1 ô"):
        Table("Danh sách", COLUMNS, (Row(("Cá", "nhân"), RowKind.GROUP),))
