"""Cutting lines at their marks, and reading what an officer types. Pure: no database."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.launch.marks import Segment, cut_lines, marks_of, value_marks
from thidua.stages.launch.places import Finder, Place
from thidua.stages.launch.reader import Citation, DocumentHead, Finding, Mention, Reading, Section, Span
from thidua.stages.launch.targets import owners_text, target_of_plan
from thidua.stages.launch.values import item_words, parse_value, show_value, words_as_typed

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
    assert cut(read) == [(Segment("làm việc "), Segment("bất phá", "e", 1, True, True), Segment(" hôm nay"))]


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


def test_a_finding_decided_is_toned_down_and_named_once_over_two_lines() -> None:
    read = reading(("việc này", "việc kia"), Finding("a", 1, "error", "việc", "x", "sai"))
    marks = [
        {"line": 1, "start": 0, "end": 4, "finding": 0},
        {"line": 2, "start": 0, "end": 4, "finding": 0},
    ]
    first, second = (line.segments for line in cut_lines("\n".join(read.lines), marks, read.to_json(), {1}))
    assert (first[0].tone, first[0].starts) == ("decided", True)
    assert (second[0].tone, second[0].starts) == ("decided", False)


def test_values_are_marked_with_their_numbers_the_shorter_on_top() -> None:
    read = reading(("Ký 02 thỏa thuận trước ngày 30/6/2021.",))
    marks = value_marks([(7, (Place(1, 0, 37),)), (8, (Place(1, 17, 37),))])
    (line,) = cut_lines("\n".join(read.lines), marks, read.to_json())
    assert [(one.text, one.tone, one.number) for one in line.segments] == [
        ("Ký 02 thỏa thuận ", "v", 7),
        ("trước ngày 30/6/2021", "v", 8),
        (".", "", 0),
    ]


def test_a_finding_without_place_marks_nothing_but_keeps_its_number() -> None:
    read = reading(
        ("một dòng",),
        Finding("head", 1, "error", "phần đầu", None, "thiếu"),
        Finding("word", 1, "error", "dòng", "hàng", "sai"),
    )
    assert cut(read) == [(Segment("một "), Segment("dòng", "e", 2, True, True))]


def test_blank_lines_are_left_out_and_numbers_stay() -> None:
    read = reading(("KẾ HOẠCH", "", "Phát động thi đua", "", "I. MỤC ĐÍCH"), sections=(Section("I", "MỤC ĐÍCH", 5),))
    lines = cut_lines("\n".join(read.lines), [], read.to_json())
    assert [(line.number, line.kind) for line in lines] == [(1, "title"), (3, "title"), (5, "heading")]


@pytest.mark.parametrize(("line", "kind"), [("1\tMở lớp\tVăn phòng", "row"), ("-\tMở lớp", ""), ("\t\tMở lớp\t\t", "")])
def test_a_line_of_three_cells_is_a_row(line: str, kind: str) -> None:
    read = reading(("Mở đầu", line), sections=(Section("I", "Mở đầu", 1),))
    assert [one.kind for one in cut_lines("\n".join(read.lines), [], read.to_json())] == ["heading", kind]


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
        ("roles.k.duties", "Theo dõi\n\n Đôn đốc ", ["Theo dõi", "Đôn đốc"]),
        ("tasks.k.target", "", None),
        ("tasks.k.target", "01 - 02 địa phương", {"type": "range", "min": 1, "max": 2, "unit": "địa phương"}),
        ("tasks.k.target", "3 hội nghị", {"type": "count", "min": 3, "max": None, "unit": "hội nghị"}),
        ("tasks.k.target", "không quá 1.250,5 kg", {"type": "at_most", "min": None, "max": 1250.5, "unit": "kg"}),
        ("tasks.k.target", "Có hay không", {"type": "yes_no", "min": None, "max": None, "unit": ""}),
        ("tasks.k.target", "90% hồ sơ", {"type": "percent", "min": 90, "max": None, "unit": "% hồ sơ"}),
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
        ("tasks.k.target", "làm thật tốt", "làm thật tốt"),
        ("tasks.k.target", "101% hồ sơ", "101"),
        ("tasks.k.target", "3 - 2 xã", "3 - 2 xã"),
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
    assert show_value(["Theo dõi", "Đôn đốc"], "duties") == "Theo dõi\nĐôn đốc"
    assert show_value(2021) == "2021"
    assert show_value("abcd-ef-gh") == "abcd-ef-gh"


@pytest.mark.parametrize(
    "text",
    [
        "1 - 2 địa phương",
        "ít nhất 3 hội nghị",
        "3 hội nghị",
        "90% hồ sơ",
        "80 - 90% đơn vị",
        "không quá 5% hồ sơ",
        "không quá 2 vụ",
        "ít nhất 2.500 triệu đồng",
        "đạt hay chưa: đưa vào vận hành",
        "đạt hay chưa",
    ],
)
def test_a_shown_target_reads_back_the_same(text: str) -> None:
    target = parse_value("tasks.k.target", text)
    assert show_value(target) == text
    assert parse_value("tasks.k.target", show_value(target)) == target


@pytest.mark.parametrize(
    ("path", "words", "typed"),
    [
        ("document.date", "Lạng Đèo, ngày 5 tháng 1 năm 2021", "ngày 5 tháng 1 năm 2021"),
        ("tasks.k.due", "xong trước ngày 30/6/2021;", "30/6/2021"),
        ("document.year", "trong năm 2021 và", "2021"),
        ("anniversaries.k.count", "kỷ niệm 91 năm", "91"),
        ("theme.text", "“Kỷ cương, sáng tạo”.", "Kỷ cương, sáng tạo"),
        ("document.date", "không có ngày", "không có ngày"),
    ],
)
def test_words_of_the_text_become_what_one_would_type(path: str, words: str, typed: str) -> None:
    assert words_as_typed(path, words) == typed


@pytest.mark.parametrize("mark", ["- ", "+ ", "a) ", "1. ", "2.1) ", "IV. ", ""])
def test_a_new_item_leaves_out_its_mark(mark: str) -> None:
    assert item_words(f"{mark}Ký thỏa thuận hợp tác;") == "Ký thỏa thuận hợp tác"


LINES = ("KẾ HOẠCH", "", "Thực hiện chủ đề: *“Kỷ cương,", "sáng tạo”* trong năm", "Kỷ cương, sáng tạo")


@pytest.mark.parametrize(
    ("words", "first", "places"),
    [
        ("Kỷ cương, sáng tạo", 1, [(3, 20, 29), (4, 0, 8)]),
        ("kỷ cương, sáng tạo", 5, [(5, 0, 18)]),
        ("KẾ HOẠCH", 1, [(1, 0, 8)]),
        ("kế hoạch", 2, []),
        ("không có", 1, []),
        ("", 1, []),
        ("KẾ HOẠCH", 0, []),
        ("KẾ HOẠCH", 9, []),
    ],
)
def test_words_are_found_across_lines_and_markup(words: str, first: int, places: list[tuple[int, int, int]]) -> None:
    assert [(one.line, one.start, one.end) for one in Finder(LINES).find(words, first)] == places


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20), max_size=5), st.data())
def test_words_cut_out_of_a_line_are_found_in_it(lines: list[str], data: st.DataObject) -> None:
    line = data.draw(st.integers(1, max(len(lines), 1)))
    text = lines[line - 1] if lines else ""
    start = data.draw(st.integers(0, len(text)))
    words = text[start : data.draw(st.integers(start, len(text)))]
    found = Finder(lines).find(words, line)
    if words.strip(" \t*_“”\"'`"):
        assert found[0].line == line
    else:
        assert found == ()


@pytest.mark.parametrize(
    ("units", "helpers", "words"),
    [
        ((), (), ""),
        (("Văn phòng",), (), "Văn phòng"),
        (("Văn phòng",), ("Thanh tra", "Phòng Lãnh sự"), "Văn phòng; phối hợp: Thanh tra, Phòng Lãnh sự"),
    ],
)
def test_a_plan_prints_who_leads_and_who_helps(units: tuple[str, ...], helpers: tuple[str, ...], words: str) -> None:
    assert owners_text(units, helpers) == words


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (("yes_no", None, None, "báo cáo"), "báo cáo"),
        (("yes_no", None, None, ""), "đạt hay chưa"),
        (("at_least", 3, None, "hội nghị"), "ít nhất 3 hội nghị"),
    ],
)
def test_a_plan_prints_a_result_without_asking_for_it(target: tuple[str, int | None, None, str], words: str) -> None:
    assert target_of_plan(*target) == words
