"""Directive: the plan's content in numbered clauses under its own kind and symbol."""

from dataclasses import replace

from tests.foundations.papers import samples
from tests.foundations.papers.kinds.reading import headings, tables
from thidua.foundations.papers.kinds import launch_directive, launch_plan
from thidua.foundations.papers.layout import plain_lines


def test_a_directive_has_its_own_kind_and_symbol():
    lines = plain_lines(launch_directive.compose(samples.launch()))
    assert "CHỈ THỊ" in lines
    assert "Số: 05/CT-SNgV" in lines


def test_clauses_are_numbered_without_a_gap():
    paper = launch_directive.compose(replace(samples.launch(), themes=(), timeline=()))
    assert headings(paper, 1) == []
    assert headings(paper, 2) == [
        ("1", "Mục đích, yêu cầu"),
        ("2", "Nội dung, chỉ tiêu thi đua"),
        ("3", "Đối tượng, tiêu chí, hình thức khen thưởng"),
        ("4", "Tổ chức thực hiện"),
    ]


def test_tasks_are_the_plans_table():
    context = samples.launch(5)
    assert tables(launch_directive.compose(context)) == tables(launch_plan.compose(context))
