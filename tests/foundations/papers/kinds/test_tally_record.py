"""The record of the count: shares of all members, figures that must agree."""

from dataclasses import replace

import pytest

from tests.foundations.papers import samples
from tests.foundations.papers.kinds.reading import paragraphs, rows, tables
from thidua.foundations.papers.content import Masthead, Signatures
from thidua.foundations.papers.kinds import tally_record
from thidua.foundations.papers.kinds.tally_record import TallyLine


def line(in_favour, against=0, *, passed=None, written=0):
    """A candidate's result."""
    return TallyLine("Giấy khen", "Vi Thị Ưng", "Văn phòng", in_favour, against, 0, written, passed)


@pytest.mark.parametrize(
    ("in_favour", "passed", "share", "verdict"),
    [(8, True, "88,89%", "Đạt"), (7, False, "77,78%", "Không đạt"), (9, None, "100%", "")],
)
def test_share_is_of_all_members_and_the_verdict_is_given(in_favour, passed, share, verdict):
    context = replace(samples.tally(), lines=(line(in_favour, passed=passed, written=1),))
    (table,) = tables(tally_record.compose(context))
    assert rows(table) == [("1", "Vi Thị Ưng\nVăn phòng", str(in_favour), "0", "0", "1", share, verdict)]


def test_papers_and_attendance_are_told():
    texts = paragraphs(tally_record.compose(samples.tally()))
    assert texts[1] == "Hội đồng có 09 thành viên, có mặt 08 thành viên."
    assert texts[3:6] == ["- Trưởng ban: Lương Văn Thử;", "- Thành viên: Vi Thị Ưng;", "- Thành viên: Bế Văn Khuyến;"]
    assert texts[6] == "Số phiếu phát ra: 08; số phiếu thu về: 08."
    assert texts[7] == "Số phiếu hợp lệ: 08; số phiếu không hợp lệ: 00."


def test_how_many_passed_counts_only_those_with_a_threshold():
    lines = (line(8, passed=True), line(7, passed=False), line(9))
    texts = paragraphs(tally_record.compose(replace(samples.tally(), lines=lines)))
    assert "Số trường hợp đạt tỷ lệ phiếu theo quy định: 01 trên 02." in texts
    none = paragraphs(tally_record.compose(replace(samples.tally(), lines=(line(9),))))
    assert not any("đạt tỷ lệ" in text for text in none)


def test_those_who_counted_sign_and_the_chair_after_them():
    paper = tally_record.compose(samples.tally())
    (block,) = [one for one in paper.blocks if isinstance(one, Signatures)]
    assert [one.name for one in block.signatories] == ["Lương Văn Thử", "Vi Thị Ưng", "Bế Văn Khuyến"]
    assert [one.name for one in paper.closing.signatories] == ["Hoàng Thị Mẫu"]
    assert paper.masthead is Masthead.UNDATED


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"present": 10}, "Số thành viên có mặt là 10, không thể lớn hơn số thành viên Hội đồng là 9"),
        ({"returned": 9, "valid": 9}, "Số phiếu thu về là 9, không thể lớn hơn số phiếu phát ra là 8"),
        ({"valid": 7}, "7 phiếu hợp lệ và 0 phiếu không hợp lệ không bằng 8 phiếu thu về"),
        ({"lines": (line(8, 2),)}, "Số phiếu của “Vi Thị Ưng” là 10, không thể lớn hơn số thành viên Hội đồng là 9"),
        ({"present": -1}, "Số thành viên có mặt là -1"),
    ],
)
def test_figures_that_contradict_each_other_are_refused(change, message):
    with pytest.raises(ValueError, match=message):
        replace(samples.tally(), **change)


def test_every_member_may_vote():
    assert replace(samples.tally(), lines=(line(8, 1),)).lines[0].against == 1
