"""The printed lines of a paper: what Decree 30/2020 annex I adds to the words."""

from dataclasses import replace
from datetime import date

import pytest

from tests.foundations.papers import samples
from thidua.foundations.papers.content import (
    Annex,
    Article,
    Closing,
    Heading,
    Letterhead,
    Masthead,
    NumberAndDate,
    Paper,
    PaperKind,
    Paragraph,
    ParagraphStyle,
    Recipient,
    Row,
    RowKind,
    Signatory,
    Signatures,
    Table,
)
from thidua.foundations.papers.glyphs import PaperTextError
from thidua.foundations.papers.layout import Grid, Line, Split, lay_out, plain_lines
from thidua.foundations.papers.looks import Role


def paper(**changes):
    """A small decision; ``changes`` replace its fields."""
    base = Paper(
        kind=PaperKind.AWARD_DECISION,
        title="Quyết định",
        subject="Về việc khen thưởng",
        letterhead=Letterhead("UBND tỉnh Lạng Sơn", "Sở Ngoại vụ", "SNgV", "Lạng Sơn"),
        symbol="QĐ-SNgV",
        issue=NumberAndDate("5", date(2021, 3, 5)),
        blocks=(Article(1, "Khen thưởng ông Mẫu."),),
        closing=Closing((samples.DIRECTOR,), (Recipient("Như Điều 1"),), "VP"),
    )
    return replace(base, **changes)


def lines(subject, role):
    """Texts of the lines of one role, wherever they stand."""
    found = []
    for sheet in lay_out(subject):
        for element in sheet.elements:
            if isinstance(element, Line):
                found.append(element)
            elif isinstance(element, Split):
                found += [line for row in element.rows for cell in row for line in cell]
    return [line.whole for line in found if line.role is role]


def test_the_whole_of_a_small_decision():
    assert plain_lines(paper()) == [
        "UBND TỈNH LẠNG SƠN",
        "SỞ NGOẠI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/QĐ-SNgV",
        "Lạng Sơn, ngày 05 tháng 3 năm 2021",
        "QUYẾT ĐỊNH",
        "Về việc khen thưởng",
        "Điều\u00a01. Khen thưởng ông Mẫu./.",
        "Nơi nhận:",
        "- Như Điều 1;",
        "- Lưu: VT, VP.",
        "GIÁM ĐỐC",
        "Hoàng Thị Mẫu",
    ]


def test_number_and_date_share_a_row():
    masthead = lay_out(paper())[0].elements[0]
    assert [[line.role for cell in row for line in cell] for row in masthead.rows] == [
        [Role.PARENT, Role.AGENCY, Role.NATION, Role.MOTTO],
        [Role.NUMBER, Role.PLACE_DATE],
    ]


def test_an_agency_without_a_parent_has_no_line_for_it():
    head = Letterhead(None, "Bộ Ngoại giao", "BNG", "Hà Nội")
    assert lines(paper(letterhead=head), Role.PARENT) == []


def test_a_draft_shows_blanks():
    drafted = paper(draft=True)
    assert lines(drafted, Role.NUMBER) == [f"Số: {chr(160) * 8}/QĐ-SNgV"]
    assert lines(drafted, Role.PLACE_DATE) == ["Lạng Sơn, ngày{0}tháng{0}năm{0}".format("\u00a0" * 5)]


@pytest.mark.parametrize(
    ("masthead", "number", "dated"),
    [(Masthead.FULL, 1, 1), (Masthead.UNDATED, 1, 0), (Masthead.PLAIN, 0, 1), (Masthead.BALLOT, 0, 0)],
)
def test_what_each_masthead_shows(masthead, number, dated):
    shown = paper(masthead=masthead)
    assert len(lines(shown, Role.NUMBER)) == number
    assert len(lines(shown, Role.PLACE_DATE)) == dated
    assert len(lines(shown, Role.NATION)) == (masthead is not Masthead.BALLOT)


def test_a_dispatch_has_its_subject_under_the_number_and_no_title():
    sent = paper(title=None, subject="đôn đốc báo cáo", symbol="SNgV-VP")
    assert lines(sent, Role.ABOUT) == ["V/v đôn đốc báo cáo"]
    assert lines(sent, Role.TITLE) == lines(sent, Role.SUBJECT) == []


def test_legal_bases_end_in_semicolons_and_a_full_stop():
    based = paper(
        bases=("Căn cứ Luật Thi đua, khen thưởng,", "Căn cứ Nghị định mẫu;", " ", "Theo đề nghị của Văn phòng")
    )
    assert lines(based, Role.BASIS) == [
        "Căn cứ Luật Thi đua, khen thưởng;",
        "Căn cứ Nghị định mẫu;",
        "Theo đề nghị của Văn phòng.",
    ]


def test_one_addressee_stands_in_the_line_several_below_it():
    assert lines(paper(addressees=("Sở Nội vụ",)), Role.ADDRESSEE) == ["Kính gửi: Sở Nội vụ."]
    several = paper(addressees=("Sở Nội vụ.", "Sở Tài chính"))
    assert lines(several, Role.ADDRESSEES_HEAD) == ["Kính gửi:"]
    assert lines(several, Role.ADDRESSEE_ITEM) == ["- Sở Nội vụ;", "- Sở Tài chính."]


def test_recipients_carry_their_purpose_and_end_with_the_archive():
    closing = Closing((samples.DIRECTOR,), (Recipient("UBND tỉnh", "b/c"), Recipient("Sở Nội vụ;")), "")
    assert lines(paper(closing=closing), Role.RECIPIENT) == ["- UBND tỉnh (b/c);", "- Sở Nội vụ;", "- Lưu: VT."]


@pytest.mark.parametrize(
    ("signatory", "titles"),
    [
        (samples.DIRECTOR, ["GIÁM ĐỐC"]),
        (samples.DEPUTY, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        (samples.OFFICE, ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]),
        (samples.CHAIR, ["TM. HỘI ĐỒNG", "CHỦ TỊCH"]),
    ],
)
def test_signing_capacity_is_printed_before_the_position(signatory, titles):
    signed = paper(closing=Closing((signatory,)))
    assert lines(signed, Role.SIGN_TITLE) == titles


def test_an_advisory_body_prints_the_post_above_the_name():
    signed = paper(closing=Closing((samples.CHAIR,)))
    assert lines(signed, Role.SIGN_POST) == ["GIÁM ĐỐC SỞ NGOẠI VỤ"]
    assert lines(signed, Role.SIGN_NAME_UNDER_POST) == ["Hoàng Thị Mẫu"]
    assert lines(signed, Role.SIGN_NAME) == []


def test_a_signatory_not_named_yet_leaves_room_only():
    unnamed = Signatory(None, None, "Giám đốc", " ")
    assert lines(paper(closing=Closing((unnamed,))), Role.SIGN_NAME) == []


@pytest.mark.parametrize(
    ("count", "rows", "across"), [(1, 1, 2), (2, 1, 2), (3, 1, 3), (4, 2, 2), (5, 2, 3), (6, 2, 3)]
)
def test_signatures_stand_side_by_side(count, rows, across):
    signed = paper(blocks=(Signatures((samples.SECRETARY,) * count),))
    split = next(one for one in lay_out(signed)[0].elements if isinstance(one, Split) and one.name == "signatures")
    assert (len(split.rows), len(split.shares)) == (rows, across)
    assert sum(bool(cell) for row in split.rows for cell in row) == count


def test_one_signature_inside_the_text_stands_at_the_right():
    split = next(
        one
        for one in lay_out(paper(blocks=(Signatures((samples.SECRETARY,)),)))[0].elements
        if isinstance(one, Split) and one.name == "signatures"
    )
    assert [bool(cell) for cell in split.rows[0]] == [False, True]


@pytest.mark.parametrize("ending", ["Xin báo cáo", "Xin báo cáo.", "Xin báo cáo./.", "Xin báo cáo;"])
def test_the_text_ends_with_the_end_mark_once(ending):
    reported = paper(blocks=(Paragraph("Mở đầu."), Paragraph(ending)))
    assert lines(reported, Role.BODY) == ["Mở đầu.", "Xin báo cáo./."]


def test_a_list_without_number_has_no_end_mark():
    assert lines(paper(masthead=Masthead.PLAIN, blocks=(Paragraph("Hết."),)), Role.BODY) == ["Hết."]


def test_a_text_that_ends_in_a_table_has_no_end_mark():
    table = Table("Bảng", samples_columns(), (Row(("1", "A")),))
    assert lines(paper(blocks=(Paragraph("Như sau:"), table)), Role.BODY) == ["Như sau:"]


def samples_columns():
    """Two columns of a small table."""
    from thidua.foundations.papers.content import Column

    return (Column("STT", 1), Column("Tên", 3))


def test_headings_are_numbered_and_only_the_first_level_is_in_capitals():
    headed = paper(blocks=(Heading(1, "I", "Mục đích"), Heading(2, "1", "Yêu cầu"), Heading(3, "đ", "Chi tiết")))
    assert lines(headed, Role.HEADING_1) == ["I. MỤC ĐÍCH"]
    assert lines(headed, Role.HEADING_2) == ["1. Yêu cầu"]
    assert lines(headed, Role.HEADING_3) == ["đ) Chi tiết"]


def test_line_breaks_make_paragraphs():
    assert lines(paper(blocks=(Paragraph("Một\n\nHai", ParagraphStyle.NOTE),)), Role.NOTE) == ["Một", "Hai./."]
    article = paper(blocks=(Article(2, "Một\nHai"),))
    assert lines(article, Role.ARTICLE) == ["Điều\u00a02. Một"]
    assert lines(article, Role.BODY) == ["Hai./."]


def test_only_the_last_line_of_a_summary_has_the_rule():
    assert lines(paper(subject="Dòng một\nDòng hai"), Role.SUBJECT_ABOVE) == ["Dòng một"]
    assert lines(paper(subject="Dòng một\nDòng hai"), Role.SUBJECT) == ["Dòng hai"]


@pytest.mark.parametrize("subject", ["", "  ", "\u200b"])
def test_a_paper_may_have_a_kind_only(subject):
    assert lines(paper(subject=subject), Role.TITLE) == ["QUYẾT ĐỊNH"]
    assert lines(paper(subject=subject), Role.SUBJECT) == []


@pytest.mark.parametrize(("number", "printed"), [(None, "Phụ lục"), (1, "Phụ lục I"), (4, "Phụ lục IV")])
def test_annexes_are_numbered_in_roman_when_there_are_several(number, printed):
    annexed = paper(annexes=(Annex("Danh sách", "Cá nhân", "(Kèm theo)", (), number, landscape=True),))
    assert lines(annexed, Role.ANNEX_NUMBER) == [printed]
    assert [sheet.landscape for sheet in lay_out(annexed)] == [False, True]


def test_several_annexes_are_numbered_in_their_order_whoever_made_them():
    one = Annex("Danh sách", "Cá nhân", "(Kèm theo)", ())
    two = replace(one, subject="Tập thể", number=7)
    assert lines(paper(annexes=(one,)), Role.ANNEX_NUMBER) == ["Phụ lục"]
    assert lines(paper(annexes=(one, two, one)), Role.ANNEX_NUMBER) == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]


def test_an_acting_head_has_one_line_of_office():
    signed = paper(closing=Closing((Signatory("Q.", "Giám đốc", "", "Vi Thị Ưng"),)))
    assert lines(signed, Role.SIGN_TITLE) == ["Q. GIÁM ĐỐC"]


def test_the_line_before_a_table_or_a_signature_is_held_to_it():
    table = Table("Bảng", samples_columns(), (Row(("1", "A")),))
    elements = lay_out(paper(blocks=(Paragraph("Một."), Paragraph("Hai:"), table, Paragraph("Ba."))))[0].elements
    held = {one.text: one.keep_next for one in elements if isinstance(one, Line) and one.role is Role.BODY}
    assert held == {"Một.": False, "Hai:": True, "Ba./.": True}


def test_a_bad_character_in_a_table_is_found_by_its_row():
    table = Table("Danh sách", samples_columns(), (Row(("1", "A")), Row(("2", "B 😀"))))
    with pytest.raises(PaperTextError, match="bảng “Danh sách”, dòng 2"):
        lay_out(paper(blocks=(table,)))


def test_long_positions_and_agencies_break_into_even_lines():
    long = Signatory(None, None, "Giám đốc Trung tâm Thông tin, tư vấn và dịch vụ đối ngoại", "Vi Thị Ưng")
    head = Letterhead("Sở Ngoại vụ", "Hội đồng Thi đua - Khen thưởng", "HĐTĐKT", "Lạng Sơn")
    signed = paper(closing=Closing((long,)), letterhead=head)
    assert lines(signed, Role.SIGN_TITLE) == ["GIÁM ĐỐC TRUNG TÂM\nTHÔNG TIN, TƯ VẤN\nVÀ DỊCH VỤ ĐỐI NGOẠI"]
    assert lines(signed, Role.AGENCY) == ["HỘI ĐỒNG THI ĐUA -\nKHEN THƯỞNG"]


def test_cells_and_groups_keep_their_kind():
    table = Table("Bảng", samples_columns(), (Row(("Nhóm",), RowKind.GROUP), Row(("", "Cộng"), RowKind.TOTAL)))
    grid = next(one for one in lay_out(paper(blocks=(table,)))[0].elements if isinstance(one, Grid))
    assert [row.kind for row in grid.rows] == [RowKind.GROUP, RowKind.TOTAL]
