"""The repaired copy: clean where no decision is needed, the same words, the original untouched."""

import io
from dataclasses import replace

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.foundations.papers.checker import word as w
from tests.foundations.papers.checker.planted import PLANTED
from thidua.foundations.papers.checker import check, repair


def spoilt(*planted):
    made = w.document(planted[0].text)
    for one in planted:
        one.spoil(made)
    return w.saved(made)


def test_what_needs_a_decision_is_left_for_the_writer():
    made = w.document(w.LETTER)
    w.drop(made, "KT. GIÁM ĐỐC")
    w.font(made, "Nơi nhận", size=14)
    copy, left = repair(w.saved(made), "x.docx")
    assert [one.code for one in left.findings] == ["S01-deputy"]
    assert [one.code for one in check(copy, "x.docx").findings] == ["S01-deputy"]


def test_a_right_document_is_copied_as_it_is():
    data = w.saved(w.document(w.PLAN))
    copy, left = repair(data, "x.docx")
    assert left.findings == ()
    before, after = (Document(io.BytesIO(one)).element.xml for one in (data, copy))
    assert before == after


def test_the_same_file_twice_gives_the_same_bytes():
    data = spoilt(*[one for one in PLANTED if one.text == w.PLAN and one.mends][:6])
    assert repair(data, "x.docx")[0] == repair(data, "x.docx")[0]


def _together(text):
    return [one for one in PLANTED if one.text == text and one.mends and one.component not in ("page-number", "nation")]


@settings(max_examples=12)
@given(st.data())
def test_several_errors_at_once_are_all_mended(data):
    text = data.draw(st.sampled_from([w.PLAN, w.DECISION, w.LETTER]))
    chosen = data.draw(
        st.lists(st.sampled_from(_together(text)), min_size=2, max_size=5, unique_by=lambda one: one.name)
    )
    made = w.document(text)
    for one in chosen:
        try:
            one.spoil(made)
        except StopIteration:
            continue  # an earlier error took away the words this one is about
    _copy, left = repair(w.saved(made), "x.docx")
    assert [one.code for one in left.findings if one.repairable] == []


def test_a_whole_document_in_the_wrong_font_size_and_spacing_comes_out_right():
    made = w.document(replace(w.PLAN, body_size=12))
    for one in w.everywhere(made):
        one.paragraph_format.line_spacing = 2.0
        for run in one.runs:
            run.font.name = "Arial"
    _copy, left = repair(w.saved(made), "x.docx")
    assert left.findings == ()


def test_a_long_note_of_many_faults_in_one_paragraph_is_mended_in_one_copy():
    text = "Công chức , viên chức ,người lao động ( có danh sách ) thi đua ; hoàn thành nhiệm vụ được giao trong năm"
    made = w.document(replace(w.DISPATCH, body=(f"{text} , {text}.", "Đề nghị các đơn vị thực hiện./.")))
    copy, left = repair(w.saved(made), "x.docx")
    assert left.findings == ()
    right = "Công chức, viên chức, người lao động (có danh sách) thi đua; hoàn thành nhiệm vụ được giao trong năm"
    assert w.find(Document(io.BytesIO(copy)), "Công chức").text == f"{right}, {right}."


ROUGH = (
    "UBND TỈNH ĐÈO GIÓ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "SỞ NGOẠI VỤ\tĐộc lập – Tự do – Hạnh phúc",
    "Số: 5/CV-SNgV\tĐèo Gió, ngày 5 tháng 2 năm 2021",
    "V/v báo cáo kết quả",
    "Kính gửi: Sở Nội vụ",
    "Thực hiện kế hoạch số 12/KH-UBND ngày 05/01/2021, Sở báo cáo như sau: đã hoàn thành nhiệm vụ.",
    "Nơi nhận:\tGIÁM ĐỐC",
    "- Như trên",
    "- Lưu VT",
    "\tHoàng Thị Mẫu",
)


def test_a_dispatch_typed_over_the_defaults_of_word_is_left_with_the_rule_that_tabs_leave_no_room_for():
    made = Document()
    for words_of_it in ROUGH:
        made.add_paragraph(words_of_it)
    data = w.saved(made)
    assert len(check(data, "x.docx").findings) > 25
    copy, left = repair(data, "x.docx")
    assert [one.code for one in left.findings] == ["H03-rule"]
    lines = [one.text for one in Document(io.BytesIO(copy)).paragraphs]
    assert lines[2] == "Số: 05/SNgV\tĐèo Gió, ngày 05 tháng 02 năm 2021"
    assert lines[-3:] == ["- Như trên;", "- Lưu: VT.", "\tHoàng Thị Mẫu"]


def test_what_is_no_official_paper_is_said_to_be_none():
    made = Document()
    made.add_paragraph("Một đoạn văn không có phần nào của thể thức.")
    assert "H00-none" in [one.code for one in check(w.saved(made), "x.docx").findings]
