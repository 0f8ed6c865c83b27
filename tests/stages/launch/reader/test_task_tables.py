"""Tables of tasks: which column is what, who leads, who helps, by when; other tables stay what they were."""

import io
from datetime import date

import docx
import pytest

from thidua.stages.launch.reader import Reading, Task, read_bytes

HEAD = (
    "ỦY BAN NHÂN DÂN XÃ SƠN HÀ\nSố: 08/KH-UBND\nSơn Hà, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\n"
    "Thực hiện phong trào thi đua năm 2026\nI. NỘI DUNG\nCác đơn vị thực hiện những việc sau:"
)
COLUMNS = ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành")
ROWS = (
    ("I", "Công tác tuyên truyền", "", "", ""),
    ("1", "Mở chuyên mục gương người tốt trên cổng thông tin của xã", "Văn phòng xã", "Đoàn xã; Hội Phụ nữ xã", "Quý II/2026"),
    ("2", "Tổ chức 02 cuộc thi tìm hiểu", "Ban Văn hóa", "", "30/9/2026"),
    ("3", "Kiểm tra việc thực hiện ở thôn", "Chủ trì: Ban Thi đua; phối hợp: Công an xã", "", "Hằng tháng"),
)  # fmt: skip


def paper(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], *, merged: tuple[str, ...] = ()) -> bytes:
    """A plan with one table between two paragraphs; ``merged`` is a first row of heads that span equal neighbours."""
    document = docx.Document()
    for line in HEAD.split("\n"):
        document.add_paragraph(line)
    written = [*([merged] if merged else []), columns, *rows]
    table = document.add_table(rows=len(written), cols=len(columns))
    for at, row in enumerate(written):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    for column in range(len(merged) - 1):
        if merged[column] and merged[column] == merged[column + 1]:
            table.cell(0, column + 1).text = ""
            table.cell(0, column).merge(table.cell(0, column + 1))
    document.add_paragraph("Văn phòng xã theo dõi, báo cáo kết quả trước ngày 20/12/2026./.")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def read(data: bytes, name: str = "kh.docx") -> Reading:
    return read_bytes(data, name)


def told(task: Task) -> tuple[object, ...]:
    return task.text, task.units, task.coordinating, task.due, task.period and (task.period.raw, task.period.last_day)


EXPECTED = [
    (ROWS[1][1], ("Văn phòng xã",), ("Đoàn xã", "Hội Phụ nữ xã"), None, ("Quý II/2026", date(2026, 6, 30))),
    (ROWS[2][1], ("Ban Văn hóa",), (), date(2026, 9, 30), None),
    (ROWS[3][1], ("Ban Thi đua",), ("Công an xã",), None, ("Hằng tháng", None)),
]


def test_each_row_is_a_task_with_who_leads_who_helps_and_when() -> None:
    reading = read(paper(COLUMNS, ROWS))
    assert [told(task) for task in reading.tasks] == EXPECTED
    assert [reading.lines[task.line - 1].split("\t")[1] for task in reading.tasks] == [row[1] for row in ROWS[1:]]


def test_a_number_after_each_month_is_no_month() -> None:
    rows = [(str(n), f"Việc cần làm thứ {n} trong năm", "Văn phòng xã", "", "Hằng tháng") for n in range(12, 16)]
    reading = read(paper(COLUMNS, tuple(rows)))
    assert [task.text for task in reading.tasks[:4]] == [row[1] for row in rows]
    assert [f for f in reading.findings if f.code == "date-impossible"] == []


def test_columns_stand_in_any_order_and_cells_may_have_several_lines() -> None:
    order = (4, 0, 2, 3, 1)
    rows = tuple(tuple(row[at] for at in order) for row in ROWS)
    rows = tuple(tuple(cell.replace("; Hội", ";\nHội") for cell in row) for row in rows)
    reading = read(paper(tuple(COLUMNS[at] for at in order), rows))
    assert [told(task) for task in reading.tasks] == EXPECTED


def test_a_head_over_two_rows_is_one_head() -> None:
    merged = ("STT", "Nội dung công việc", "Đơn vị thực hiện", "Đơn vị thực hiện", "Thời gian hoàn thành")
    columns = ("", "", "Chủ trì", "Phối hợp", "")
    assert [told(task) for task in read(paper(columns, ROWS, merged=merged)).tasks] == EXPECTED


@pytest.mark.parametrize("columns", [
    ("STT", "Nội dung", "Kinh phí", "Nguồn", "Ghi chú"), ("STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Số tiền"),
])  # fmt: skip
def test_another_table_is_no_table_of_tasks(columns: tuple[str, ...]) -> None:
    rows = (("1", "Mua sắm trang thiết bị cho thôn", "12.000.000", "Ngân sách", "Chi một lần"),)
    assert [task.coordinating for task in read(paper(columns, rows)).tasks if task.coordinating] == []
    assert not any("Chi một lần" in unit for task in read(paper(columns, rows)).tasks for unit in task.units)


def test_a_text_with_tabs_has_the_same_tasks() -> None:
    table = "\n".join("\t".join(row) for row in (COLUMNS, *ROWS))
    text = f"{HEAD}\n{table}\n\nVăn phòng xã theo dõi, báo cáo kết quả trước ngày 20/12/2026./."
    assert [told(task) for task in read(text.encode(), "kh.txt").tasks] == EXPECTED
