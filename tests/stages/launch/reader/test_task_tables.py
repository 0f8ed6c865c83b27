"""Tables of tasks: which column is what, who leads, who helps, by when; other tables stay what they were."""

import io
import textwrap
import time
from datetime import date

import docx
import pytest

from thidua.stages.launch.reader import Reading, Target, Task, read_bytes, read_text
from thidua.stages.launch.reader.blocks import Block, Grid, GridRow, Paragraph
from thidua.stages.launch.reader.deadlines import Calendar
from thidua.stages.launch.reader.duties import joined_by
from thidua.stages.launch.reader.task_tables import tables_of_tasks

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
    document.add_paragraph("II. TỔ CHỨC THỰC HIỆN")
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
    text = f"{HEAD}\n{table}\n\nII. TỔ CHỨC THỰC HIỆN\nVăn phòng xã theo dõi, báo cáo kết quả trước ngày 20/12/2026./."
    assert [told(task) for task in read(text.encode(), "kh.txt").tasks] == EXPECTED


WIDE = (
    ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm"),
    ("I", "Công tác tuyên truyền", "", "", "", ""),
    ("1", "Xây dựng chuyên mục gương người tốt trên cổng thông tin của xã", "Văn phòng HĐND và UBND",
     "Phòng Văn hóa - Xã hội, Đoàn xã, MTTQ xã", "Quý II/2026", "Ít nhất 12 bài viết"),
    ("2", "Tổ chức 02 cuộc thi tìm hiểu truyền thống", "Phòng Văn hóa - Xã hội", "Các đơn vị liên quan", "30/9/2026",
     "Thể lệ"),
    ("II", "Công tác kiểm tra", "", "", "", ""),
    ("3", "Kiểm tra phong trào tại các thôn, bản", "Ban Thi đua; Công an xã", "Hội Phụ nữ xã và Đoàn xã", "Thường xuyên",
     "100% thôn được kiểm tra"),
    ("4", "Sơ kết, tổng kết phong trào", "Phòng Kinh tế", "", "Trước 15/6/2026; trước 15/12/2026", "Báo cáo"),
    ("5", "Biểu dương điển hình tiên tiến", "", "", "", ""),
)  # fmt: skip
FIRST, SECOND = "Công tác tuyên truyền", "Công tác kiểm tra"
WIDE_TASKS = [
    (WIDE[2][1], ("Văn phòng HĐND và UBND",), ("Phòng Văn hóa - Xã hội", "Đoàn xã", "MTTQ xã"), None,
     ("Quý II/2026", date(2026, 6, 30)), Target("at_least", 12, None, "bài viết"), FIRST),
    (WIDE[3][1], ("Phòng Văn hóa - Xã hội",), (), date(2026, 9, 30), None,
     Target("count", 2, None, "cuộc thi tìm hiểu truyền thống"), FIRST),
    (WIDE[5][1], ("Ban Thi đua", "Công an xã"), ("Hội Phụ nữ xã", "Đoàn xã"), None, ("Thường xuyên", None),
     Target("percent", 100, None, "% thôn được kiểm tra"), SECOND),
    (WIDE[6][1], ("Phòng Kinh tế",), (), date(2026, 6, 15), None, Target("yes_no", None, None, "Báo cáo"), SECOND),
    (WIDE[7][1], (), (), None, None, None, SECOND),
]  # fmt: skip
CLOSING = "II. TỔ CHỨC THỰC HIỆN\n1. Văn phòng xã theo dõi, báo cáo kết quả trước ngày 20/12/2026."


def gapped(rows: tuple[tuple[str, ...], ...], widths: tuple[int, ...]) -> str:
    """Rows as a page shows them: cells below their heads, wrapped within their columns."""
    lines = []
    for row in rows:
        cells = [textwrap.wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
        for nth in range(max(map(len, cells))):
            pieces = [cell[nth] if nth < len(cell) else "" for cell in cells]
            lines.append("   ".join(piece.ljust(width) for piece, width in zip(pieces, widths, strict=True)).rstrip())
    return "\n".join(lines)


def html(rows: tuple[tuple[str, ...], ...]) -> str:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    words = "".join(f"<p>{line}</p>" for line in HEAD.split("\n"))
    return f"<html><body>{words}<table>{cells}</table><p>II. TỔ CHỨC THỰC HIỆN</p></body></html>"


def typed(table: str) -> Reading:
    """Read a plan of plain lines with this table."""
    return read(f"{HEAD}\n\n{table}\n\n{CLOSING}".encode(), "kh.txt")


def whole(task: Task) -> tuple[object, ...]:
    return (*told(task), task.target, task.section)


@pytest.mark.parametrize(
    "reading",
    [
        read(paper(WIDE[0], WIDE[1:])),
        read(html(WIDE).encode(), "kh.html"),
        typed("\n".join("\t".join(row) for row in WIDE)),
        typed("\n".join(f"| {' | '.join(row)} |" for row in (WIDE[0], ("---",) * 6, *WIDE[1:]))),
        typed(gapped(WIDE, (4, 34, 18, 22, 20, 16))),
        typed(gapped(WIDE, (4, 24, 12, 14, 11, 11))),
    ],
    ids=["docx", "html", "tabs", "pipes", "wide", "narrow"],
)
def test_one_table_is_read_alike_from_every_source(reading: Reading) -> None:
    assert [whole(task) for task in reading.tasks] == WIDE_TASKS
    tabled = [(deadline.date, deadline.period and deadline.period.last_day) for deadline in reading.deadlines][:4]
    assert tabled == [
        (None, date(2026, 6, 30)), (date(2026, 9, 30), None), (date(2026, 6, 15), None), (date(2026, 12, 15), None),
    ]  # fmt: skip
    assert [deadline.what for deadline in reading.deadlines][:2] == [WIDE[2][1], WIDE[3][1]]


def test_those_named_in_a_table_are_units_and_stand_in_their_row() -> None:
    reading = typed("\n".join("\t".join(row) for row in WIDE))
    assert reading.units == (
        "Văn phòng xã", "Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội", "Đoàn xã", "MTTQ xã", "Ban Thi đua",
        "Công an xã", "Hội Phụ nữ xã", "Phòng Kinh tế",
    )  # fmt: skip
    for task in reading.tasks:
        assert all(unit in reading.lines[task.line - 1] for unit in (*task.units, *task.coordinating))


def test_cells_of_several_lines_that_were_pasted() -> None:
    reading = typed(
        "TT\tCông việc\tBộ phận chủ trì\tBộ phận phối hợp\tTiến độ\n"
        "1\tRà soát tiêu chí\n- Tiêu chí chung\n- Tiêu chí riêng\tBộ phận Tổng hợp\tCông đoàn\tTháng 2/2026\n"
        "2\tChấm điểm hằng quý\tHội đồng Thi đua\n\n"
        "II. Cuối năm\n"
        "3\tBình xét cuối năm\tHội đồng Thi đua\tBan Giám hiệu\nvà Công đoàn\tTháng 11/2026"
    )
    assert [(task.text, task.units, task.coordinating, task.section) for task in reading.tasks] == [
        ("Rà soát tiêu chí - Tiêu chí chung - Tiêu chí riêng", ("Bộ phận Tổng hợp",), ("Công đoàn",), None),
        ("Chấm điểm hằng quý", ("Hội đồng Thi đua",), (), None),
        ("Bình xét cuối năm", ("Hội đồng Thi đua",), ("Ban Giám hiệu", "Công đoàn"), "Cuối năm"),
    ]


def test_rows_without_numbers_begin_where_no_word_goes_on() -> None:
    rows = (
        ("Nội dung, nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"),
        ("Đăng ký thi đua đầu năm của các tập thể, cá nhân", "Văn phòng", "Các phòng", "Tháng 01/2026"),
        ("Thẩm định sáng kiến", "Hội đồng Sáng kiến", "Phòng Nghiệp vụ", "Trước ngày 10/11/2026"),
    )
    reading = typed(gapped(rows, (30, 20, 20, 22)))
    assert [task.text for task in reading.tasks] == [row[0] for row in rows[1:]]
    assert [(role.name, role.line) for role in reading.roles] == [("Văn phòng xã", len(reading.lines))]


def test_a_table_without_rows_of_tasks_and_text_after_it_stay_text() -> None:
    reading = typed("TT\tNội dung\tĐơn vị\nMọi đơn vị tổ chức thực hiện nghiêm Kế hoạch này.")
    assert [task.text for task in reading.tasks] == ["Mọi đơn vị tổ chức thực hiện nghiêm Kế hoạch này"]


def test_a_merged_first_column_is_the_section_of_its_rows() -> None:
    rows = (
        ("STT", "Nhóm nhiệm vụ", "Nội dung thực hiện", "Chủ trì", "Thời hạn"),
        ("1", "Tuyên truyền", "Viết bài gương điển hình", "Văn phòng xã", "Hằng tháng"),
        ("2", "", "Treo băng rôn tại các thôn", "nt", "Trước 30/4"),
        ("3", "Kiểm tra", "Kiểm tra chéo các khối", "Ban Thi đua", "Quý III"),
    )
    reading = read(paper(rows[0], rows[1:]))
    assert [(task.text, task.section, task.units) for task in reading.tasks] == [
        (rows[1][2], "Tuyên truyền", ("Văn phòng xã",)),
        (rows[2][2], "Tuyên truyền", ("Văn phòng xã",)),
        (rows[3][2], "Kiểm tra", ("Ban Thi đua",)),
    ]


ROW = ("1", "Trồng cây tại trụ sở thôn", "Hội Nông dân", "Đoàn xã", "Tháng 2/2026")


@pytest.mark.parametrize(
    ("more", "task"),
    [
        # Without a number a row goes on: its task, its helpers, or a merged cell with another one who leads.
        (("", "và đường làng", "", "", ""), ("Trồng cây tại trụ sở thôn và đường làng", ROW[2:3], ROW[3:4])),
        (("", "", "", "Hội Phụ nữ", ""), (ROW[1], ROW[2:3], (*ROW[3:4], "Hội Phụ nữ"))),
        (("1", ROW[1], "Công an xã", "", ""), (ROW[1], (*ROW[2:3], "Công an xã"), ROW[3:4])),
    ],
)
def test_a_row_that_goes_on_is_joined(more: tuple[str, ...], task: tuple[object, ...]) -> None:
    (read_task,) = read(paper(COLUMNS, (ROW, more))).tasks
    assert (read_task.text, read_task.units, read_task.coordinating) == task


def test_a_row_without_a_number_that_tells_its_own_task_is_one() -> None:
    own = ("", "Chăm sóc cây đã trồng", "Đoàn xã", "", "Hằng tháng")
    assert [task.text for task in read(paper(COLUMNS, (ROW, own))).tasks] == [ROW[1], own[1]]


def test_the_head_again_and_the_numbers_of_columns_are_no_tasks() -> None:
    columns = (*COLUMNS, "Ghi chú")
    rows = (("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"), (*ROW, ""), columns, ("2", WIDE[2][1], *ROW[2:], ""))
    assert [task.text for task in read(paper(columns, rows)).tasks] == [ROW[1], WIDE[2][1]]


def grid(*rows: tuple[str, ...]) -> Grid:
    return Grid(tuple(GridRow(row, sum(map(bool, row)), "") for row in rows), "")


def test_the_same_head_on_the_next_page_and_a_row_cut_by_its_end() -> None:
    cut = ("", "và đường làng", "", "xã", "")
    text = f"{HEAD}\nTT   Nội dung\n1   Trồng cây tại\ntrụ sở thôn\nTT   Nội dung\nvà đường làng\n{CLOSING}"
    blocks: list[Block] = [
        grid(COLUMNS, (*ROW[:3], "Đoàn", ROW[4])), grid(COLUMNS, cut), Paragraph("II. TỔ CHỨC THỰC HIỆN", "trang 2"),
    ]  # fmt: skip
    reading = read_text(text, blocks=blocks)
    assert [(task.text, task.coordinating) for task in reading.tasks] == [(f"{ROW[1]} và đường làng", ("Đoàn xã",))]
    assert [role.line for role in reading.roles] == [len(reading.lines)]


@pytest.mark.parametrize(("between", "tasks"), [("2", 2), ("Việc của các thôn được nêu ở bảng dưới đây.", 1)])
def test_a_table_goes_on_behind_the_end_of_a_page(between: str, tasks: int) -> None:
    second = ("2", "Chăm sóc cây đã trồng", "Đoàn xã", "", "Hằng tháng")
    text = f"{HEAD}\nTT   Nội dung\n1   Trồng cây\ntại trụ sở thôn\n{between}\n2  Chăm sóc\ncây đã trồng\n{CLOSING}"
    reading = read_text(text, blocks=[grid(COLUMNS, ROW), Paragraph(between, ""), grid(second)])
    tabled = [(task.text, task.line) for task in reading.tasks if task.units]
    assert tabled == [(ROW[1], 9), (second[1], 12)][:tasks]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("Sơ kết: 30/6/2026; tổng kết: 15/12/2026", [("Họp các khối", 6), ("Họp các khối (tổng kết)", 12)]),
        ("30/6/2026; 15/12/2026", [("Họp các khối", 6), ("Họp các khối (lần 2)", 12)]),
        ("Sơ kết: Tháng 6; tổng kết: Tháng 12", [("Họp các khối (Sơ kết)", 6), ("Họp các khối", 12)]),
        ("Thường xuyên", []),
        ("Theo lịch của tỉnh", []),
    ],
)
def test_every_time_of_a_task_is_a_deadline_of_its_own(cell: str, told: list[tuple[str, int]]) -> None:
    deadlines = read(paper(COLUMNS, (("1", "Họp các khối", "Văn phòng xã", "", cell),))).deadlines[:-1]
    days = [(one.what, one.date or (one.period and one.period.last_day)) for one in deadlines]
    assert [(what, day.month) for what, day in days if day] == told


def test_headings_of_groups_are_sections_and_rows_are_none() -> None:
    rows = (
        ("1", "Chuyển đổi số", "", "", ""), ("1.1", "Số hóa hồ sơ hộ tịch", *ROW[2:]),
        ("1.2", "Cấp chữ ký số", *ROW[2:]), ("2", "Cải cách hành chính", "", "", ""), ("2.1", "Sửa quy chế", *ROW[2:]),
    )  # fmt: skip
    reading = read(paper(COLUMNS, rows))
    assert [(one.id, one.heading) for one in reading.sections] == [
        ("I", "NỘI DUNG"), ("1", "Chuyển đổi số"), ("2", "Cải cách hành chính"), ("II", "TỔ CHỨC THỰC HIỆN"),
    ]  # fmt: skip
    assert [task.section for task in reading.tasks] == ["Chuyển đổi số"] * 2 + ["Cải cách hành chính"]


def test_a_table_with_another_head_is_another_table() -> None:
    reading = typed(
        "TT\tHoạt động\tChủ trì\tThời gian\n1\tDọn vệ sinh môi trường\tĐoàn xã\t26/3/2026\n\nII. CHUYÊN ĐỀ\n\n"
        "Thời hạn\tNội dung\tPhân công\nTrước 30/4/2026\tTrang trí cổng chào\tTrưởng thôn 1, Trưởng thôn 2"
    )
    assert [(task.text, task.units, task.due, task.section) for task in reading.tasks] == [
        ("Dọn vệ sinh môi trường", ("Đoàn xã",), date(2026, 3, 26), None),
        ("Trang trí cổng chào", ("Trưởng thôn 1", "Trưởng thôn 2"), date(2026, 4, 30), None),
    ]


def test_cells_may_stand_one_below_another() -> None:
    table = (
        "STT\nNội dung công việc\nĐơn vị chủ trì\nThời gian\nI\nTuyên truyền\n1\nHọp triển khai\nVăn phòng xã\n"
        "Tháng 01/2026\n2\nPhát động chuyên đề\nQuý II/2026\n3\nHọp tổng kết\nCông đoàn\n20/12/2026"
    )
    reading = typed(table)
    # The second row lacks a cell, and nothing tells which.
    assert [(task.text, task.units, task.due, task.section) for task in reading.tasks] == [
        ("Họp triển khai", ("Văn phòng xã",), None, "Tuyên truyền"),
        ("Phát động chuyên đề", (), None, "Tuyên truyền"),
        ("Họp tổng kết", ("Công đoàn",), date(2026, 12, 20), "Tuyên truyền"),
    ]
    assert [reading.lines[task.line - 1] for task in reading.tasks] == [task.text for task in reading.tasks]


def test_an_empty_line_is_an_empty_cell_and_an_item_more_of_the_cell_above() -> None:
    heads = "TT\nNội dung công việc\nĐơn vị chủ trì\nĐơn vị phối hợp\nThời gian"
    table = (
        f"{heads}\nI\nTuyên truyền\n \n \n \n1\nViết bài gương tốt\n- Mỗi thôn một bài\nVăn phòng xã\n \nQuý II/2026\n"
        "2\nTreo băng rôn\nĐoàn xã\nCông an xã\n "
    )
    reading = typed(table)
    assert [(task.text, task.units, task.coordinating, task.period and task.period.raw) for task in reading.tasks] == [
        ("Viết bài gương tốt - Mỗi thôn một bài", ("Văn phòng xã",), (), "Quý II/2026"),
        ("Treo băng rôn", ("Đoàn xã",), ("Công an xã",), None),
    ]
    assert [section.heading for section in reading.sections] == ["NỘI DUNG", "Tuyên truyền", "TỔ CHỨC THỰC HIỆN"]


def test_a_group_within_a_group_ends_where_the_outer_count_goes_on() -> None:
    rows = (
        ("I", "Công tác chỉ đạo", "", "", ""), ("1", "Xây dựng kế hoạch", "", "", ""),
        ("1.1", "Kế hoạch tuyên truyền", *ROW[2:]), ("2", "Họp chuyên đề", *ROW[2:]),
        ("II", "Công tác kiểm tra", "", "", ""), ("1", "Kiểm tra chéo", *ROW[2:]),
    )  # fmt: skip
    assert [task.section for task in read(paper(COLUMNS, rows)).tasks] == [
        "Xây dựng kế hoạch", "Công tác chỉ đạo", "Công tác kiểm tra",
    ]  # fmt: skip


@pytest.mark.parametrize("last", ["Họp dân", "Họp dân\nVăn phòng xã"])
def test_the_text_right_behind_a_table_is_none_of_it(last: str) -> None:
    table = f"STT\nNội dung\nĐơn vị chủ trì\n1\nHọp giao ban\nVăn phòng xã\n2\n{last}"
    reading = read(f"{HEAD}\n{table}\n{CLOSING}".encode(), "kh.txt")
    assert [section.heading for section in reading.sections] == ["NỘI DUNG", "TỔ CHỨC THỰC HIỆN"]
    assert [role.name for role in reading.roles] == ["Văn phòng xã"]


@pytest.mark.parametrize(
    ("units", "named", "joined"),
    [
        (("Văn phòng Sở",), ("Thanh tra Sở", "văn phòng sở", "Thanh tra Sở"), ("Văn phòng Sở", "Thanh tra Sở")),
        (("Giám đốc Sở Văn thư",), ("Sở Văn thư", "Sở Kho"), ("Giám đốc Sở Văn thư", "Sở Kho")),
        (("Thủ trưởng các cơ quan, đơn vị trực thuộc Sở",), ("Các đơn vị thuộc Sở",),
         ("Thủ trưởng các cơ quan, đơn vị trực thuộc Sở",)),
    ],
)  # fmt: skip
def test_those_of_a_table_join_those_of_the_text(units: tuple[str, ...], named: list[str], joined: object) -> None:
    assert joined_by(units, named) == joined


@pytest.mark.parametrize("text", [
    "STT\nNội dung\nChủ trì\n1\n" * 3000, "TT\tNội dung\tChủ trì\n1\tMở lớp\tVăn\n\nI. Nội dung\n\nxin chào\n" * 1500,
    "TT   Nội dung   Chủ trì" + "   a" * 300 + "\n" + ("1   b" + "   c" * 300 + "\n") * 100,
    "TT\tNội dung\tChủ trì\n1\tMở lớp\t" + "Sở\n" * 3000,
])  # fmt: skip
def test_tables_without_end_are_read_in_the_time_of_their_lines(text: str) -> None:
    started = time.perf_counter()
    tables_of_tasks([], text.split("\n"), 1, Calendar(2026))
    assert time.perf_counter() - started < 5


def test_persons_are_responsible_but_no_units() -> None:
    rows = (("1", "Chuẩn bị hội trường", "Lò Thị Mẫu, Vũ Văn Thử", "Đ/c Bế Văn Giả; Văn phòng xã", "05/3/2026"),)
    reading = read(paper(COLUMNS, rows))
    (task,) = reading.tasks
    assert (task.units, task.coordinating) == (("Lò Thị Mẫu", "Vũ Văn Thử"), ("Đ/c Bế Văn Giả", "Văn phòng xã"))
    assert reading.units == ("Văn phòng xã",)


def test_an_agenda_is_no_table_of_tasks() -> None:
    rows = (("7h30 - 8h00", "Đón tiếp đại biểu", "Văn phòng xã"), ("8h00", "Khai mạc hội nghị", "Ban Tổ chức"))
    assert read(paper(("Thời gian", "Nội dung", "Người thực hiện"), rows)).tasks == ()


def test_tasks_registered_upward_are_told_above_the_table_or_in_its_group() -> None:
    group = ("I", "Nhiệm vụ đã đăng ký với UBND tỉnh", "", "", "")
    other = ("II", "Nhiệm vụ khác", "", "", "")
    rows = (group, ROW, other, ("2", "Chăm sóc cây đã trồng", *ROW[2:]))
    assert [task.registered_upward for task in read(paper(COLUMNS, rows)).tasks] == [True, False]
