"""The running text: wrapped lines joined, paragraphs kept apart, every place traced back to its line."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stages.launch.reader.support import flow
from thidua.stages.launch.reader.text import clean_lines, make_text, wrap_width


def test_cleaning_keeps_line_numbers_and_normal_form() -> None:
    decomposed = unicodedata.normalize("NFD", "Quyết định")
    assert clean_lines(f"\ufeffmột\u00a0hai\r\n\r\n{decomposed}\u200b \r\nba\u00adbốn") == (
        "một hai",
        "",
        "Quyết định",
        "babốn",
    )


def test_a_line_that_goes_on_in_small_letters_is_joined() -> None:
    assert flow("Giao Văn phòng chủ trì theo dõi\nviệc thực hiện Kế hoạch.").flow == (
        "Giao Văn phòng chủ trì theo dõi việc thực hiện Kế hoạch."
    )


@pytest.mark.parametrize(
    "text",
    ["Hết câu.\nviết thường", "Danh sách:\nmột", "Mục một;\nmục hai", "Câu đầu\n- gạch đầu dòng", "Câu đầu\na) điểm",
     "Câu đầu\nCâu sau viết hoa", "TIÊU ĐỀ\nnội dung"],
)  # fmt: skip
def test_paragraphs_items_and_headings_stay_apart(text: str) -> None:
    assert "\n" in flow(text).flow


def test_a_quotation_set_apart_belongs_to_the_words_before_the_colon() -> None:
    assert flow("với chủ đề:\n\n“Vững bước”").flow == "với chủ đề: “Vững bước”"


LAYOUT = """     Thực hiện Chương trình công tác năm của Ủy ban, Sở đề nghị các phòng chuyên
   môn và đơn vị trực thuộc khẩn trương rà soát lại toàn bộ danh mục hồ sơ theo Công
   văn số 33/SVT-VP ngày 02/3/2022 và gửi về Văn phòng Sở để tổng hợp, báo cáo
                                      2
   lãnh đạo trong tuần tới."""


def test_page_layout_lines_are_joined_over_a_page_number() -> None:
    text = flow(LAYOUT)
    assert wrap_width(text.lines) > 60
    assert "Công văn số 33/SVT-VP ngày 02/3/2022" in text.flow
    assert "báo cáo lãnh đạo trong tuần tới." in text.flow


def test_a_place_in_the_flow_leads_back_to_line_and_columns() -> None:
    text = flow("Dòng đầu.\n\n   Căn cứ  Luật   Thi đua")
    start = text.flow.index("Luật Thi đua")
    (span,) = text.spans(start, start + len("Luật Thi đua"))
    assert (span.line, text.lines[span.line - 1][span.start : span.end]) == (3, "Luật   Thi đua")
    assert text.line_at(start) == 3


def test_a_stretch_over_two_lines_gives_two_spans() -> None:
    text = flow("theo Quyết\nđịnh số 12/QĐ-SVT ngày 02/3/2022")
    start = text.flow.index("Quyết định")
    assert [s.line for s in text.spans(start, start + len("Quyết định số"))] == [1, 2]


def test_offset_of_a_line_finds_its_first_word() -> None:
    text = flow("Một.\n\nHai.\nBa.")
    assert text.flow[text.offset_of_line(3) :].startswith("Hai")
    assert text.flow[text.offset_of_line(4) :].startswith("Ba")
    assert text.offset_of_line(99) == len(text.flow)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_keeps_its_words_in_order(raw: str) -> None:
    lines = clean_lines(raw)
    text = make_text(lines)
    assert text.flow.split() == " ".join(lines).split() or text.width


@given(st.lists(st.text(alphabet="ab Cd.;:-1\t", max_size=30), max_size=12), st.data())
def test_spans_always_lie_inside_their_lines(lines: list[str], data: st.DataObject) -> None:
    text = make_text(clean_lines("\n".join(lines)))
    start = data.draw(st.integers(0, max(0, len(text.flow))))
    end = data.draw(st.integers(start, len(text.flow)))
    for span in text.spans(start, end):
        assert 1 <= span.line <= len(text.lines)
        assert 0 <= span.start <= span.end <= len(text.lines[span.line - 1])


def test_a_place_in_the_running_text_is_found_again_in_a_line_with_gaps() -> None:
    text = flow("  Một hai   ba\tbốn")
    assert text.flow == "Một hai ba bốn"
    assert [(s.line, s.start, s.end) for s in text.spans(4, 10)] == [(1, 6, 14)]
    assert [(s.start, s.end) for s in text.spans(11, 14)] == [(15, 18)]


def test_spans_of_a_long_line_take_no_longer_for_its_length() -> None:
    import time

    text = flow("số " * 100_000)
    begun = time.process_time()
    for start in range(0, 6000, 3):
        text.spans(start, start + 2)
    assert time.process_time() - begun < 1.0
