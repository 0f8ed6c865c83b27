"""Decisions that set up a council or a ballot committee."""

import pytest

from tests.foundations.papers import every_kind
from tests.foundations.papers.kinds.reading import rows, tables
from thidua.foundations.papers.kinds import founding_decision
from thidua.foundations.papers.layout import plain_lines


def test_members_stand_in_the_first_article():
    lines = plain_lines(founding_decision.compose(every_kind.founded(3, tellers=True)))
    start = lines.index("Điều\u00a01. Thành lập Ban kiểm phiếu, gồm các thành viên sau:")
    assert lines[start + 1 : start + 4] == [
        "1. Nguyễn Hoàng Quỳnh Mẫu, Phó Trưởng phòng, Phòng Hợp tác quốc tế: Trưởng ban;",
        "2. Vi Thị Thử, Chuyên viên chính, Văn phòng Sở: Thành viên;",
        "3. Lương Đức Ưng, Chuyên viên, Trung tâm Thông tin, tư vấn và dịch vụ đối ngoại tỉnh: Thành viên.",
    ]


@pytest.mark.parametrize(("members", "annexes"), [(15, 0), (16, 1)])
def test_more_than_fifteen_members_are_annexed(members, annexes):
    paper = founding_decision.compose(every_kind.founded(members))
    assert len(paper.annexes) == annexes


def test_the_annex_names_every_member_and_the_decision():
    paper = founding_decision.compose(every_kind.founded(16))
    annex = paper.annexes[0]
    assert annex.reference == (
        "(Kèm theo Quyết định số 31/QĐ-SNgV ngày 15 tháng 01 năm 2021 của Giám đốc Sở Ngoại vụ tỉnh Lạng Sơn)"
    )
    assert [row[0] for row in rows(tables(annex)[0])] == [str(index) for index in range(1, 17)]


def test_first_recipients_are_those_of_the_last_article():
    paper = founding_decision.compose(every_kind.founded())
    assert paper.closing.recipients[0].name == "Như Điều 3"
