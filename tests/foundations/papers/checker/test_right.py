"""What the decree allows is not marked, however a Word user makes it."""

from dataclasses import replace

import pytest
from docx.shared import Cm, Mm, Pt

from tests.foundations.papers import every_kind, samples
from tests.foundations.papers.checker import word as w
from tests.foundations.papers.checker.word import (
    ANNEXED,
    DECISION,
    DISPATCH,
    LETTER,
    MINUTES,
    PLAN,
    REGULATION,
    TWO_ANNEXES,
)
from thidua.foundations.papers import render_docx
from thidua.foundations.papers.certificate_docx import certificates_docx
from thidua.foundations.papers.checker import check

MANY = (*(f"- Sở, ban, ngành thứ {index};" for index in range(2, 12)), "- Lưu: VT, VP.")
LONG_AGENCY = "TRUNG TÂM THÔNG TIN, TƯ VẤN VÀ DỊCH VỤ ĐỐI NGOẠI"

VARIANTS = {
    "đầu trang bằng tab": replace(PLAN, head="tabs"),
    "đầu trang bằng tab, công văn không có": replace(LETTER, head="tabs"),
    "đầu trang hai dòng bảng": replace(DECISION, head="rows"),
    "công văn hai dòng bảng": replace(DISPATCH, head="rows"),
    "nội dung cỡ 13": replace(PLAN, body_size=13),
    "quyết định cỡ 13": replace(DECISION, body_size=13),
    "Quốc hiệu cỡ 12, Tiêu ngữ cỡ 13": replace(DECISION, head_size=12),
    "không có cơ quan chủ quản": replace(DECISION, parent=None),
    "tên cơ quan dài": replace(PLAN, agency=LONG_AGENCY, agency_mm=30, number="Số: 12/KH-TTĐN"),
    "ủy ban nhân dân xã": replace(
        DECISION,
        parent=None,
        agency="ỦY BAN NHÂN DÂN XÃ ĐÈO GIÓ",
        agency_mm=26,
        number="Số: 05/QĐ-UBND",
        authority="CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐÈO GIÓ",
        signers=(("CHỦ TỊCH", "Hoàng Thị Mẫu"),),
    ),
    "TM. và KT.": replace(
        PLAN, signers=(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lương Văn Thử"),), number="Số: 12/KH-UBND"
    ),
    "TM. hội đồng": replace(MINUTES, signers=(("THƯ KÝ", "Vi Thị Ưng"), ("TM. HỘI ĐỒNG", "CHỦ TỊCH", "Hoàng Thị Mẫu"))),
    "TUQ.": replace(DISPATCH, signers=(("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG HỢP TÁC QUỐC TẾ", "Trương Văn Thử"),)),
    "TL. rồi KT.": replace(
        DISPATCH, signers=(("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Nông Thị Ví Dụ"),)
    ),
    "quyền giám đốc": replace(DECISION, signers=(("Q. GIÁM ĐỐC", "Hoàng Thị Mẫu"),)),
    "thứ trưởng ký thay": replace(PLAN, signers=(("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Phó Đức Mẫu"),)),
    "một nơi nhận": replace(PLAN, recipients=("- Lưu: VT.",)),
    "mười hai nơi nhận": replace(PLAN, recipients=("- UBND tỉnh (b/c);", *MANY)),
    "công văn mười hai nơi nhận": replace(DISPATCH, recipients=("- Như trên;", *MANY)),
    "một nơi kính gửi": replace(LETTER, addressees=("Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh Đèo Gió",)),
    "bốn nơi kính gửi": replace(
        LETTER, addressees=("Kính gửi:", "- Chủ tịch Ủy ban nhân dân tỉnh;", "- Sở Nội vụ;", "- Sở Tài chính;", "- Kho bạc.")
    ),
    "tháng 10": replace(DECISION, date="Đèo Gió, ngày 31 tháng 10 năm 2021"),
    "tháng 01": replace(DECISION, date="Đèo Gió, ngày 01 tháng 01 năm 2022"),
    "số có ba chữ số": replace(DECISION, number="Số: 1145/QĐ-SNgV"),
    "số và thời gian để trống": replace(DECISION, number="Số:      /QĐ-SNgV", date="Đèo Gió, ngày     tháng     năm 2021"),
    "thời gian chưa ghi tháng": replace(PLAN, date="Đèo Gió, ngày     tháng 3 năm 2021"),
    "ký hiệu nhiều nhóm": replace(DISPATCH, number="Số: 45/SNgV-VP-TH"),
    "thông báo": replace(PLAN, title="THÔNG BÁO", number="Số: 12/TB-SNgV"),
    "báo cáo": replace(PLAN, title="BÁO CÁO", number="Số: 12/BC-SNgV"),
    "hướng dẫn": replace(PLAN, title="HƯỚNG DẪN", number="Số: 12/HD-SNgV"),
    "chương trình": replace(PLAN, title="CHƯƠNG TRÌNH", number="Số: 12/CTr-SNgV"),
    "giấy mời": replace(PLAN, title="GIẤY MỜI", number="Số: 12/GM-SNgV"),
    "một phụ lục": ANNEXED,
    "hai phụ lục": TWO_ANNEXES,
    "danh sách kèm theo, không ghi Phụ lục": replace(
        DECISION, annex=("DANH SÁCH", "CÁ NHÂN ĐƯỢC CÔNG NHẬN", "(Kèm theo Quyết định số 05/QĐ-SNgV)")
    ),
    "viện dẫn đúng": replace(
        PLAN,
        body=(
            *PLAN.body[:3],
            "Theo điểm a khoản 2 Điều 5 Quy chế và Quyết định số 15/QĐ-UBND, cơ quan nhà nước thực hiện quản lý nhà nước.",
            *PLAN.body[4:],
        ),
    ),
    "tết và Nhân dân": replace(
        PLAN,
        body=(*PLAN.body[:3], "Đời sống của Nhân dân trong dịp tết Nguyên đán được các tầng lớp Nhân dân quan tâm.", *PLAN.body[4:]),
    ),
    "viết tắt giữa câu": replace(
        PLAN, body=(*PLAN.body[:3], "Công tác văn thư, lưu trữ, v.v. được kiểm tra; tỷ lệ đạt 3,5 lần.", *PLAN.body[4:])
    ),
    "căn cứ trong công văn là câu": replace(
        DISPATCH,
        body=("Căn cứ Kế hoạch số 12/KH-SNgV ngày 15 tháng 3 năm 2021, Sở yêu cầu các đơn vị báo cáo như sau:", *DISPATCH.body),
    ),
    "họ tên có chữ hiếm": replace(DECISION, signers=(("GIÁM ĐỐC", "Hoàng Công Tằng Tôn Nữ Ỷ Lan"),)),
}  # fmt: skip


@pytest.mark.parametrize("name", VARIANTS)
def test_what_is_allowed_is_not_marked(name):
    assert check(w.saved(w.document(VARIANTS[name])), "đúng.docx").findings == ()


@pytest.mark.parametrize("text", [PLAN, LETTER, DISPATCH], ids=["kế hoạch", "tờ trình", "công văn"])
def test_a_closing_made_without_a_table_is_read_all_the_same(text):
    for make in (
        w.closing_in_tabs,
        w.closing_in_paragraphs,
        lambda made, one: w.closing_in_paragraphs(made, one, align=w.RIGHT),
    ):
        made = w.document(text)
        w.take_out_closing(made)
        make(made, text)
        assert check(w.saved(made), "đúng.docx").findings == ()


def test_names_over_two_paragraphs_are_one_name():
    made = w.document(replace(PLAN, agency_mm=26))
    above = w.write(made.tables[0].rows[0].cells[0], "TRUNG TÂM THÔNG TIN,", 13, bold=True, align=w.CENTER)
    w.find(made, "SỞ NGOẠI VỤ")._p.addprevious(above._p)
    w.swap(made, "SỞ NGOẠI VỤ", "TƯ VẤN VÀ DỊCH VỤ ĐỐI NGOẠI")
    assert check(w.saved(made), "đúng.docx").findings == ()


def test_type_that_comes_from_the_style_counts():
    made = w.document(PLAN)
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = "Times New Roman", Pt(14)
    for run in (run for one in w.everywhere(made) for run in one.runs):
        run.font.name = None
        if run.font.size == Pt(14):
            run.font.size = None
    assert check(w.saved(made), "đúng.docx").findings == ()


def test_recipients_with_dashes_drawn_by_word_are_right():
    made = w.document(PLAN)
    for one in [one for one in w.everywhere(made) if one.text.startswith("- ") and one.runs[0].font.size == Pt(11)]:
        one.runs[0].text = one.runs[0].text[2:]
        one.style = made.styles["List Bullet"]
    assert check(w.saved(made), "đúng.docx").findings == ()


def test_a_form_of_another_decree_needs_no_number():
    text = replace(
        PLAN,
        title="BÁO CÁO THÀNH TÍCH",
        number="",
        recipients=(),
        signers=(("THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN", "Hoàng Thị Mẫu"), ("NGƯỜI BÁO CÁO", "Vi Thị Ưng")),
    )
    assert check(w.saved(w.document(text)), "đúng.docx").findings == ()


def changed(text, change):
    made = w.document(text)
    change(made)
    return check(w.saved(made), "đúng.docx").findings


def _margins(top, bottom, left, right):
    def change(made):
        section = made.sections[0]
        section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
        section.left_margin, section.right_margin = Mm(left), Mm(right)

    return change


@pytest.mark.parametrize("sides", [(20, 20, 30, 15), (25, 25, 35, 20), (22, 23, 32, 18)])
def test_margins_at_both_ends_of_the_range_are_right(sides):
    assert changed(PLAN, _margins(*sides)) == ()


@pytest.mark.parametrize("sides", [(19, 20, 30, 15), (20, 26, 30, 15), (20, 20, 29, 15), (20, 20, 30, 21)])
def test_margins_a_millimetre_outside_are_not(sides):
    (found,) = changed(PLAN, _margins(*sides))
    assert found.component == "page"


@pytest.mark.parametrize("lines", [1.0, 1.15, 1.5])
def test_lines_from_single_to_one_and_a_half_are_right(lines):
    assert changed(PLAN, lambda made: setattr(w.find(made, "Động viên").paragraph_format, "line_spacing", lines)) == ()


@pytest.mark.parametrize("points", [Pt(17), Pt(18), Pt(22)])
def test_exact_line_heights_within_the_range_are_right(points):
    assert changed(PLAN, lambda made: setattr(w.find(made, "Động viên").paragraph_format, "line_spacing", points)) == ()


@pytest.mark.parametrize(("first", "is_right"), [(1.0, True), (1.27, True), (0.8, False), (1.5, False)])
def test_the_first_line_goes_in_by_one_centimetre_or_one_and_a_quarter(first, is_right):
    found = changed(
        PLAN, lambda made: setattr(w.find(made, "Động viên").paragraph_format, "first_line_indent", Cm(first))
    )
    assert (found == ()) is is_right


@pytest.mark.parametrize(("before", "is_right"), [(6, True), (12, True), (5, False)])
def test_paragraphs_stand_six_points_apart(before, is_right):
    found = changed(PLAN, lambda made: setattr(w.find(made, "2. Yêu cầu").paragraph_format, "space_before", Pt(before)))
    assert (found == ()) is is_right


def test_room_below_a_paragraph_counts_as_room_above_the_next():
    def change(made):
        w.find(made, "2. Yêu cầu").paragraph_format.space_before = Pt(0)
        w.find(made, "Động viên").paragraph_format.space_after = Pt(6)

    assert changed(PLAN, change) == ()


@pytest.mark.parametrize(("length", "is_right"), [(55, True), (60.5, True), (66, True), (50, False), (72, False)])
def test_the_rule_under_the_motto_is_as_long_as_its_words(length, is_right):
    assert (changed(DECISION, lambda made: w.redraw(made, w.MOTTO, length)) == ()) is is_right


@pytest.mark.parametrize(("length", "is_right"), [(11, True), (15, True), (5, False), (20, False)])
def test_the_rule_under_the_agency_is_a_third_to_a_half_of_its_words(length, is_right):
    assert (changed(DECISION, lambda made: w.redraw(made, "SỞ NGOẠI VỤ", length)) == ()) is is_right


def test_a_motto_underlined_by_word_has_its_rule():
    def change(made):
        w.undraw(made, w.MOTTO)
        w.font(made, w.MOTTO, underline=True)

    assert changed(DECISION, change) == ()


def test_a_rule_typed_as_low_lines_counts_and_one_of_hyphens_does_not():
    def typed(sign, count):
        def change(made):
            w.undraw(made, w.MOTTO)
            cell = made.tables[0].rows[0].cells[1]
            rule = w.write(cell, sign * count, 8, align=w.CENTER)
            w.find(made, w.MOTTO)._p.addnext(rule._p)

        return change

    assert changed(DECISION, typed("_", 43)) == ()
    (found,) = changed(DECISION, typed("-", 60))
    assert (found.component, found.measured) == ("nation", "đường kẻ không phải nét liền")


def test_text_pasted_with_the_tab_key_for_an_indent_is_right():
    def change(made):
        paragraph = w.find(made, "Động viên")
        paragraph.paragraph_format.first_line_indent = Cm(0)
        paragraph.runs[0].text = "\t" + paragraph.runs[0].text

    assert changed(PLAN, change) == ()


@pytest.mark.parametrize("mark", ["Hoà", "Hòa"])
def test_the_national_title_may_carry_its_tone_mark_on_either_vowel(mark):
    assert changed(PLAN, lambda made: w.retype(made, w.NATION, w.NATION.replace("HÒA", mark.upper()))) == ()


def test_a_health_body_may_write_a_degree_before_a_name():
    text = replace(
        DECISION,
        parent="SỞ Y TẾ",
        agency="BỆNH VIỆN ĐA KHOA TỈNH",
        agency_mm=24,
        signers=(("GIÁM ĐỐC", "BS. Hoàng Thị Mẫu"),),
    )
    assert check(w.saved(w.document(text)), "đúng.docx").findings == ()


@pytest.mark.parametrize("rows", [1, 40])
@pytest.mark.parametrize("kind", every_kind.PAPERS)
def test_every_paper_of_the_product_follows_the_decree(kind, rows):
    assert check(render_docx(every_kind.PAPERS[kind](rows)), f"{kind}.docx").findings == ()


@pytest.mark.parametrize("whole", [True, False])
def test_a_certificate_follows_another_decree_and_is_not_judged(whole):
    batch = [samples.certificate_context(index, whole=whole) for index in range(2)]
    report = check(certificates_docx(batch), "giay-khen.docx")
    assert (report.findings, bool(report.note)) == ((), True)


def test_regulations_minutes_and_letters_are_told_apart():
    kinds = [
        check(w.saved(w.document(text)), "x.docx").kind for text in (REGULATION, MINUTES, LETTER, DISPATCH, DECISION)
    ]
    assert kinds == ["Quy chế", "Biên bản", "Tờ trình", "Công văn", "Quyết định"]
