"""Minutes: who was there, who wrote, the votes as shares of all members."""

from dataclasses import replace

import pytest

from tests.foundations.papers import samples
from tests.foundations.papers.kinds.reading import headings, paragraphs, tables
from thidua.foundations.papers.kinds import council_minutes, tally_record
from thidua.foundations.papers.kinds.council_minutes import AbsentMember


def test_attendance_names_all_members():
    texts = paragraphs(council_minutes.compose(samples.minutes()))
    assert texts[0] == "Thời gian bắt đầu: 14 giờ 00, ngày 10 tháng 12 năm 2021."
    assert "Có mặt 08/09 thành viên:" in texts
    assert "Vắng mặt 01/09 thành viên:" in texts
    assert "- Bế Văn Khuyến, lý do: đi công tác; đã gửi ý kiến bằng văn bản;" in texts


def test_nobody_absent_is_said_too():
    context = samples.minutes()
    full = replace(context, present=(*context.present, "Bế Văn Khuyến"), absent=())
    assert "Vắng mặt 00/09 thành viên." in paragraphs(council_minutes.compose(full))


def test_an_absent_member_who_did_not_write_is_told_apart():
    context = replace(samples.minutes(), absent=(AbsentMember("Bế Văn Khuyến", "nghỉ ốm", wrote=False),))
    texts = paragraphs(council_minutes.compose(context))
    assert "- Bế Văn Khuyến, lý do: nghỉ ốm; không gửi ý kiến bằng văn bản;" in texts


def test_members_present_and_absent_must_be_the_whole_council():
    with pytest.raises(ValueError, match="8 người có mặt và 0 người vắng mặt không bằng 9 thành viên"):
        replace(samples.minutes(), absent=())


def test_votes_are_the_table_of_the_tally():
    context = samples.minutes(5)
    assert tables(council_minutes.compose(context)) == [tally_record.result_table("Kết quả bỏ phiếu", context.lines, 9)]


def test_parts_are_numbered_without_gaps():
    assert headings(council_minutes.compose(samples.minutes()), 2) == [
        ("1", "Nội dung và thảo luận"),
        ("2", "Kết quả bỏ phiếu"),
        ("3", "Kết luận"),
    ]
    without = council_minutes.compose(replace(samples.minutes(), lines=()))
    assert headings(without, 2) == [("1", "Nội dung và thảo luận"), ("2", "Kết luận")]


def test_secretary_signs_left_of_the_chair():
    paper = council_minutes.compose(samples.minutes())
    assert [one.title for one in paper.closing.signatories] == ["Thư ký", "Chủ tịch"]
    assert paragraphs(paper)[-1] == "Cuộc họp kết thúc vào 16 giờ 30, ngày 10 tháng 12 năm 2021./."


def test_guests_are_named_when_there_are_any():
    texts = paragraphs(council_minutes.compose(replace(samples.minutes(), guests=("Bà A", "Ông B"))))
    assert "Khách mời: Bà A; Ông B." in texts
    assert not any(text.startswith("Khách mời") for text in paragraphs(council_minutes.compose(samples.minutes())))
