"""Interim and final reports share their skeleton; only what was written is printed."""

from dataclasses import replace

import pytest

from tests.foundations.papers import samples
from tests.foundations.papers.kinds.reading import headings, rows, tables
from thidua.foundations.papers.content import PaperKind, RowKind
from thidua.foundations.papers.kinds import final_report, interim_report

PARTS = [
    ("I", "Công tác lãnh đạo, chỉ đạo"),
    ("II", "Kết quả thực hiện"),
    ("III", "Công tác khen thưởng"),
    ("IV", "Đánh giá chung"),
    ("V", "Phương hướng, nhiệm vụ"),
    ("VI", "Kiến nghị, đề xuất"),
]


@pytest.mark.parametrize(
    ("module", "kind"), [(final_report, PaperKind.FINAL_REPORT), (interim_report, PaperKind.INTERIM_REPORT)]
)
def test_parts_in_order(module, kind):
    paper = module.compose(samples.report())
    assert headings(paper) == PARTS
    assert headings(paper, 2) == [("1", "Ưu điểm"), ("2", "Hạn chế"), ("3", "Nguyên nhân")]
    assert (paper.kind, paper.title, paper.symbol) == (kind, "Báo cáo", "BC-SNgV")


def test_parts_without_words_are_left_out():
    context = replace(samples.report(0), leadership=(), results=(), proposals=())
    assert [text for _, text in headings(final_report.compose(context))] == [PARTS[2][1], PARTS[3][1], PARTS[4][1]]


def test_results_and_awards_are_tables():
    work, awards = tables(final_report.compose(samples.report(1)))
    assert rows(work) == [
        ("1", "Nhiệm vụ mẫu số 1", "Văn phòng Sở", "02 thỏa thuận", "02 thỏa thuận", "100%"),
    ]
    assert rows(awards, RowKind.TOTAL) == [("", "Tổng cộng", "03", "25")]


def test_a_report_upward_names_its_addressee_first():
    upward = final_report.compose(samples.report()).closing.recipients
    inside = final_report.compose(replace(samples.report(), addressees=())).closing.recipients
    assert [one.name for one in upward] == ["Như trên", "Lãnh đạo Sở"]
    assert [one.name for one in inside] == ["Lãnh đạo Sở"]
