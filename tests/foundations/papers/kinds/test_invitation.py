"""Invitation: who is invited to what, when and where."""

from dataclasses import replace

import pytest

from tests.foundations.papers import every_kind
from tests.foundations.papers.kinds.reading import paragraphs
from thidua.foundations.papers.content import Paragraph
from thidua.foundations.papers.kinds import invitation
from thidua.foundations.papers.layout import plain_lines


def test_one_guest_stands_in_the_sentence():
    context = replace(every_kind.invited(), guests=("Bà Mẫu, Giám đốc Sở mẫu",))
    texts = paragraphs(invitation.compose(context))
    assert texts[0] == ("Hội đồng Thi đua - Khen thưởng Sở Ngoại vụ trân trọng kính mời: Bà Mẫu, Giám đốc Sở mẫu.")


def test_two_guests_are_a_list():
    context = replace(every_kind.invited(), guests=("Bà Mẫu", "Ông Thử"))
    texts = paragraphs(invitation.compose(context))
    assert texts[:3] == [
        "Hội đồng Thi đua - Khen thưởng Sở Ngoại vụ trân trọng kính mời:",
        "- Bà Mẫu;",
        "- Ông Thử;",
    ]


def test_what_is_not_known_is_not_printed():
    texts = paragraphs(invitation.compose(replace(every_kind.invited(), chaired_by="", place="", agenda=())))
    assert [text.partition(":")[0] for text in texts[-3:-1]] == ["Tới dự", "Thời gian"]


def test_number_and_end_mark():
    lines = plain_lines(invitation.compose(every_kind.invited()))
    assert "Số: 12/GM-HĐTĐKT" in lines
    assert "Đề nghị thành viên vắng mặt gửi ý kiến bằng văn bản trước phiên họp./." in lines


@pytest.mark.parametrize(
    ("agenda", "printed"),
    [
        ((), []),
        (("Xét khen thưởng.",), ["Nội dung: Xét khen thưởng."]),
        (("Xét khen thưởng;", "Thông qua biên bản"), ["Nội dung:", "1. Xét khen thưởng;", "2. Thông qua biên bản."]),
    ],
)
def test_the_points_are_printed_as_many_as_they_are(agenda, printed):
    context = replace(every_kind.invited(1), agenda=agenda, notes=())
    texts = [block.text for block in invitation.compose(context).blocks if isinstance(block, Paragraph)]
    place = next(index for index, text in enumerate(texts) if text.startswith("Địa điểm"))
    assert texts[place + 1 :] == printed
