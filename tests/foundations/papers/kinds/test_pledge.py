"""The pledge, or the bare registration of titles when nothing else is promised."""

from dataclasses import replace

from tests.foundations.papers import samples
from tests.foundations.papers.kinds.reading import headings, paragraphs, rows, tables
from thidua.foundations.papers.kinds import pledge


def test_a_pledge_has_promises_and_titles():
    paper = pledge.compose(samples.promise(1))
    assert paper.title == "Giao ước thi đua"
    assert [label for label, _ in headings(paper)] == ["I", "II"]
    assert paragraphs(paper)[1:] == [
        "1. Hoàn thành 100% nhiệm vụ đúng hạn.",
        "2. Có ít nhất 01 sáng kiến được công nhận.",
    ]
    assert rows(tables(paper)[0]) == [("1", samples.person(0), samples.place(0), "Lao động tiên tiến")]


def test_titles_alone_are_a_registration():
    paper = pledge.compose(replace(samples.promise(2), promises=()))
    assert paper.title == "Bản đăng ký thi đua"
    assert headings(paper) == [("I", "Đăng ký danh hiệu thi đua, hình thức khen thưởng")]


def test_a_single_promise_is_not_numbered():
    paper = pledge.compose(replace(samples.promise(0), promises=("Hoàn thành nhiệm vụ.",)))
    assert paragraphs(paper)[1:] == ["Hoàn thành nhiệm vụ."]
    assert tables(paper) == []
