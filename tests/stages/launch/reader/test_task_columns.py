"""Heads of tables of tasks: what a column holds by its words, heads over two rows, and other tables."""

import pytest

from thidua.stages.launch.reader.blocks import GridRow
from thidua.stages.launch.reader.task_columns import columns_of, head_of, is_head, kind_of, may_hold_tasks


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("STT", "number"), ("Số TT", "number"), ("TT", "number"),
        ("Nhóm nhiệm vụ", "group"), ("Lĩnh vực", "group"),
        ("Nội dung công việc", "task"), ("TÊN NHIỆM VỤ", "task"), ("Nhiệm vụ, chỉ tiêu", "task"),
        ("Nhiệm vụ được giao", "task"), ("Các hoạt động cụ thể", "task"),
        ("Cơ quan chủ trì", "leads"), ("Đơn vị thực hiện", "leads"), ("Phân công nhiệm vụ", "leads"),
        ("Đơn vị", "leads"), ("Cơ quan, đơn vị", "leads"), ("Người phụ trách", "leads"),
        ("Đơn vị chủ trì, phối hợp", "leads"), ("Lãnh đạo chỉ đạo", "leads"),
        ("Đơn vị phối hợp thực hiện", "helps"), ("Phối hợp", "helps"),
        ("Thời gian thực hiện nhiệm vụ", "due"), ("Tiến độ", "due"), ("Hạn hoàn thành", "due"), ("Lộ trình", "due"), ("Kết thúc", "due"), ("TG thực hiện", "due"),
        ("Kết quả thực hiện nhiệm vụ", "result"), ("Sản phẩm", "result"), ("Chỉ tiêu", "result"),
        ("Ghi chú", None), ("Kinh phí", None), ("Đơn vị tính", None), ("Họ và tên", None), ("", None),
        ("Nội dung " + "rất dài " * 10, None),
    ],
)  # fmt: skip
def test_what_a_column_holds(head: str, kind: str | None) -> None:
    assert kind_of(head) == kind


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        (("TT", "Nội dung", "Chủ trì", "Thời gian"), {"number": 0, "task": 1, "leads": 2, "due": 3}),
        (("Thời gian", "Đơn vị", "Việc cần làm"), {"due": 0, "leads": 1, "task": 2}),
        (("Nhiệm vụ", "Nội dung cụ thể", "Đơn vị"), {"group": 0, "task": 1, "leads": 2}),
        (("Nội dung", "Lãnh đạo phụ trách", "Đơn vị chủ trì"), {"task": 0, "leads": 2}),
        (("Nội dung", "Thời gian bắt đầu", "Thời gian kết thúc"), {"task": 0, "due": 2}),
        (("TT", "Chỉ tiêu", "Đơn vị thực hiện"), {"number": 0, "task": 1, "leads": 2}),
        (("TT", "Sản phẩm", "Đơn vị thực hiện"), {}),
        (("TT", "Nội dung", "Điểm chuẩn"), {}),
        (("TT", "Họ và tên", "Đơn vị", "Danh hiệu"), {}),
    ],
)
def test_which_columns_a_table_has(heads: tuple[str, ...], columns: dict[str, int]) -> None:
    assert columns_of(heads) == columns


def rows(*cells: tuple[str, ...]) -> list[GridRow]:
    return [GridRow(row, sum(map(bool, row)), "") for row in cells]


@pytest.mark.parametrize(
    ("low", "height"),
    [
        (("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"), 2),  # merged downwards
        (("", "", "Chủ trì", "Phối hợp", ""), 2),
        (("1", "Mở lớp tập huấn", "Văn phòng", "Công đoàn", "Quý I"), 1),
        (("I", "Công tác tuyên truyền", "", "", ""), 1),
    ],
)
def test_a_head_may_take_two_rows(low: tuple[str, ...], height: int) -> None:
    top = ("STT", "Nội dung", "Đơn vị thực hiện", "Đơn vị thực hiện", "Thời gian")
    head = head_of(rows(top, low))
    assert head is not None
    assert head.height == height
    assert head.columns["leads"] == 2
    assert head.columns.get("helps") == (3 if height == 2 else None)


def test_a_title_may_stand_over_the_head() -> None:
    title = ("BẢNG PHÂN CÔNG",) * 3
    head = head_of(rows(title, ("TT", "Nội dung", "Thời gian"), ("1", "Họp tổng kết", "Tháng 12")))
    assert head is not None
    assert (head.height, head.columns) == (2, {"number": 0, "task": 1, "due": 2})


def test_the_head_again_is_no_row_of_tasks() -> None:
    assert is_head(("TT", "Nội dung", "", "Thời gian"))
    assert not is_head(("1", "Nội dung họp", "", "Tháng 6"))
    assert not is_head(("", "Nội dung", ""))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("TT\tNội dung\tĐơn vị chủ trì", True),
        ("Nội dung công việc    Chủ trì    Thời hạn", True),
        ("| Nhiệm vụ | Phối hợp |", True),
        ("TT\nNội dung công việc\nĐơn vị\nchủ trì\nThời gian", True),
        ("II. NỘI DUNG\n1. Phân công nhiệm vụ", False),
        ("Nội dung\n" + "\n" * 12 + "Thời hạn", False),
        ("TT\tNội dung\tĐiểm", False),
    ],
)
def test_whether_a_text_may_hold_such_a_table(text: str, held: bool) -> None:
    assert may_hold_tasks(text) is held
