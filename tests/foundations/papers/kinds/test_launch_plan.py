"""The launch plan says what a movement must have, numbered without gaps."""

from dataclasses import replace

from tests.foundations.papers import samples
from tests.foundations.papers.kinds.reading import headings, paragraphs, rows, tables
from thidua.foundations.papers.kinds import launch_plan
from thidua.foundations.papers.kinds.launch_plan import PlannedTask


def test_a_full_plan_has_all_parts_in_order():
    paper = launch_plan.compose(samples.launch())
    assert headings(paper) == [
        ("I", "Mục đích, yêu cầu"),
        ("II", "Chủ đề, khẩu hiệu"),
        ("III", "Nội dung, chỉ tiêu thi đua"),
        ("IV", "Đối tượng, tiêu chí, hình thức khen thưởng"),
        ("V", "Thời gian thực hiện"),
        ("VI", "Tổ chức thực hiện"),
    ]
    assert headings(paper, 2) == [("1", "Mục đích"), ("2", "Yêu cầu")]
    assert (paper.title, paper.symbol) == ("Kế hoạch", "KH-SNgV")


def test_empty_parts_leave_no_gap_in_the_numbers():
    context = replace(samples.launch(), themes=(), contents=(), tasks=(), timeline=())
    assert [label for label, _ in headings(launch_plan.compose(context))] == ["I", "II", "III"]


def test_purposes_alone_are_not_split_under_headings():
    paper = launch_plan.compose(replace(samples.launch(), requirements=(), purposes=("Một.", "Hai.")))
    assert headings(paper, 2) == []
    assert paragraphs(paper)[:2] == ["1. Một.", "2. Hai."]


def test_tasks_become_a_table_with_owner_due_and_target():
    task = PlannedTask("Ký thỏa thuận", "Phòng Hợp tác quốc tế", "Quý III", "02 thỏa thuận")
    (table,) = tables(launch_plan.compose(replace(samples.launch(), tasks=(task,))))
    assert [column.title for column in table.columns] == ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Chỉ tiêu"]
    assert rows(table) == [("1", "Ký thỏa thuận", "Phòng Hợp tác quốc tế", "Quý III", "02 thỏa thuận")]


def test_without_tasks_there_is_no_table():
    assert tables(launch_plan.compose(samples.launch(0))) == []
