"""Minutes of a unit's own meeting."""

from dataclasses import replace

import pytest

from tests.foundations.papers import every_kind
from tests.foundations.papers.kinds.reading import paragraphs, rows, tables
from thidua.foundations.papers.content import RowKind
from thidua.foundations.papers.kinds import unit_minutes


def test_attendance_and_chair():
    texts = paragraphs(unit_minutes.compose(every_kind.appraised()))
    assert texts[:3] == [
        "Thời gian: ngày 25 tháng 11 năm 2021.",
        "Thành phần: tập thể Phòng Hợp tác quốc tế; có mặt 10/12 người.",
        "Chủ trì: Vi Thị Ưng, Trưởng phòng.",
    ]


def test_results_are_grouped_by_award_and_numbered_through():
    table = tables(unit_minutes.compose(every_kind.appraised(3)))[0]
    assert rows(table, RowKind.GROUP) == [("I. Chiến sĩ thi đua cơ sở",), ("II. Lao động tiên tiến",)]
    assert [row[:4] for row in rows(table)] == [
        ("1", "Nguyễn Hoàng Quỳnh Mẫu", "10/10", "100%"),
        ("2", "Vi Thị Thử", "09/10", "90%"),
        ("3", "Lương Đức Ưng", "08/10", "80%"),
    ]


def test_nobody_weighed_leaves_the_table_out():
    assert tables(unit_minutes.compose(every_kind.appraised(0))) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"present": 13, "lines": ()}, "số người có mặt là 13, không thể lớn hơn 12"),
        ({"present": 9}, "số người đồng ý với “Nguyễn Hoàng Quỳnh Mẫu” là 10, không thể lớn hơn 9"),
    ],
)
def test_more_votes_than_people_are_refused(change, said):
    with pytest.raises(ValueError, match=said):
        replace(every_kind.appraised(), **change)


def test_as_many_votes_as_people_are_right():
    assert replace(every_kind.appraised(), present=10).present == 10
