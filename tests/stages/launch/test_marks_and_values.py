"""Cutting lines at their marks, and reading what an officer types. Pure: no database."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.launch.marks import Segment, cut_lines, marks_of
from thidua.stages.launch.reader import Citation, DocumentHead, Finding, Mention, Reading, Section, Span
from thidua.stages.launch.values import parse_value, show_value

HEAD = DocumentHead("KẾ HOẠCH", "ke_hoach", "Phát động thi đua", None, None, None, 2021, None, None)


def reading(
    lines: tuple[str, ...], *findings: Finding, spans: tuple[Span, ...] = (), sections: tuple[Section, ...] = ()
) -> Reading:
    mention = Mention("x", None, None, None, spans)
    citations = (Citation("Kế hoạch", "1/KH", None, None, None, None, (mention,)),) if spans else ()
    return Reading(lines=lines, document=HEAD, citations=citations, findings=findings, sections=sections)


def cut(read: Reading) -> list[tuple[Segment, ...]]:
    return [line.segments for line in cut_lines("\n".join(read.lines), marks_of(read), read.to_json())]


def test_a_finding_is_marked_where_its_words_stand_and_numbered_once() -> None:
    read = reading(("làm việc bất phá hôm nay",), Finding("word", 1, "error", "bất phá", "bứt phá", "sai"))
    assert cut(read) == [(Segment("làm việc "), Segment("bất phá", "e", 1, True), Segment(" hôm nay"))]


def test_warnings_and_citations_have_tones_of_their_own() -> None:
    read = reading(
        ("theo Kế hoạch số 1/KH và uỷ ban",),
        Finding("tone", 1, "warning", "uỷ", "ủy", "lẫn"),
        spans=(Span(1, 5, 23),),
    )
    assert [(one.text, one.tone) for one in cut(read)[0]] == [
        ("theo ", ""),
        ("Kế hoạch số 1/KH v", "cite"),
        ("à ", ""),
        ("uỷ", "w"),
        (" ban", ""),
    ]


def test_a_finding_inside_a_citation_cuts_it_in_two() -> None:
    read = reading(
        ("Kế hoạch số 1/KH, ngày 5",), Finding("comma", 1, "warning", "1/KH,", "1/KH", "thừa"), spans=(Span(1, 0, 24),)
    )
    assert [one.tone for one in cut(read)[0]] == ["cite", "w", "cite"]


def test_a_finding_without_place_marks_nothing_but_keeps_its_number() -> None:
    read = reading(
        ("một dòng",),
        Finding("head", 1, "error", "phần đầu", None, "thiếu"),
        Finding("word", 1, "error", "dòng", "hàng", "sai"),
    )
    assert cut(read) == [(Segment("một "), Segment("dòng", "e", 2, True))]


def test_blank_lines_are_left_out_and_numbers_stay() -> None:
    read = reading(("KẾ HOẠCH", "", "Phát động thi đua", "", "I. MỤC ĐÍCH"), sections=(Section("I", "MỤC ĐÍCH", 5),))
    lines = cut_lines("\n".join(read.lines), [], read.to_json())
    assert [(line.number, line.kind) for line in lines] == [(1, "title"), (3, "title"), (5, "heading")]


def test_a_long_numbered_sentence_is_no_heading() -> None:
    sentence = "1. " + "làm việc " * 20
    read = reading(("KẾ HOẠCH", sentence), sections=(Section("1", "làm việc", 2),))
    assert [line.kind for line in cut_lines("\n".join(read.lines), [], read.to_json())] == ["title", ""]


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60),
    st.integers(0, 70),
    st.integers(0, 70),
)
def test_segments_put_together_are_the_line(line: str, start: int, end: int) -> None:
    read = reading(
        (line,), Finding("x", 1, "error", "…", None, "vì", Span(1, start, end)), spans=(Span(1, end, start + 9),)
    )
    for segments in cut(read):
        assert "".join(one.text for one in segments) == line


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("document.year", " 2021 ", 2021),
        ("document.date", "5/1/2021", "2021-01-05"),
        ("tasks.k.due", "ngày 30 tháng 6 năm 2021", "2021-06-30"),
        ("tasks.k.units", "Văn phòng; Phòng Lãnh sự ;", ["Văn phòng", "Phòng Lãnh sự"]),
        ("tasks.k.units", "", []),
        ("theme.text", "  Kỷ cương  ", "Kỷ cương"),
        ("theme.text", "", None),
        ("movements.k.role", "inherited", "inherited"),
        ("movements.k.from", "1945", 1945),
        ("anniversaries.k.count", "1000", 1000),
    ],
)
def test_typed_text_becomes_a_value(path: str, text: str, value: object) -> None:
    assert parse_value(path, text) == value


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        ("document.date", "31/02/2021", "không có trong lịch"),
        ("document.year", "1944", "1944"),
        ("document.year", "2101", "2101"),
        ("anniversaries.k.count", "0", "Số năm"),
        ("anniversaries.k.count", "1001", "1001"),
        ("anniversaries.k.count", "²", "chữ số"),
        ("movements.k.role", "khac", "khac"),
    ],
)
def test_a_wrong_value_is_refused_with_its_field(path: str, text: str, says: str) -> None:
    with pytest.raises(InputRefused, match=says):
        parse_value(path, text)


@given(st.dates(min_value=dt.date(1900, 1, 1)))
def test_a_shown_date_reads_back_the_same(day: object) -> None:
    assert parse_value("document.date", show_value(str(day))) == str(day)


def test_values_are_shown_as_people_write_them() -> None:
    assert show_value(None) == ""
    assert show_value(["Văn phòng", "Trung tâm"]) == "Văn phòng; Trung tâm"
    assert show_value(2021) == "2021"
    assert show_value("abcd-ef-gh") == "abcd-ef-gh"
