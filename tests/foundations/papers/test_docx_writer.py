"""The Word document read back: page, type, heading table, page numbers (Decree 30/2020 annex I)."""

import dataclasses
import io
import zipfile
from datetime import datetime
from functools import cache
from itertools import pairwise

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import etree

from tests.foundations.papers import every_kind
from thidua.foundations.papers import render_docx
from thidua.foundations.papers.content import Column, Row, RowKind, Table
from thidua.foundations.papers.docx_parts import TWIPS_PER_PT, style_id
from thidua.foundations.papers.glyphs import text_width_pt
from thidua.foundations.papers.layout import MOTTO
from thidua.foundations.papers.looks import LOOKS, Role

# Order the schema of WordprocessingML sets for the children we write.
ORDER = {
    "pPr": ("pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs spacing ind "
            "contextualSpacing jc outlineLvl rPr sectPr"),
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing sz szCs u lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "sectPr": ("headerReference footerReference type pgSz pgMar pgBorders pgNumType cols titlePg docGrid"),
}  # fmt: skip


@cache
def rendered(kind, rows=3):
    """A sample paper's bytes."""
    return render_docx(every_kind.PAPERS[kind](rows))


def opened(kind, rows=3):
    """A sample paper's document as python-docx sees it."""
    return Document(io.BytesIO(rendered(kind, rows)))


def parts(data):
    """Names and contents of a file's parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("kind", sorted(every_kind.PAPERS))
def test_page_and_margins(kind):
    for section in opened(kind).sections:
        across = section.orientation == WD_ORIENT.LANDSCAPE
        size = (round(section.page_width.mm), round(section.page_height.mm))
        assert size == ((297, 210) if across else (210, 297))
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(margin.mm, 1) for margin in margins] == [20.0, 20.0, 30.0, 15.0]


def test_only_lists_are_landscape():
    sections = opened("submission-letter").sections
    assert [section.orientation for section in sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]


@pytest.mark.parametrize("kind", sorted(every_kind.PAPERS))
def test_page_number_stands_top_centre_and_not_on_the_first_page(kind):
    for section in opened(kind).sections:
        assert section.different_first_page_header_footer is True
        number = section.header.paragraphs[0]
        assert number._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"
        assert number.alignment == 1
        assert not section.header.is_linked_to_previous
        assert [one.text for one in section.first_page_header.paragraphs] == [""]
        assert section.first_page_header._element.find(f".//{qn('w:fldSimple')}") is None
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


@pytest.mark.parametrize("kind", sorted(every_kind.PAPERS))
def test_every_style_used_is_times_new_roman_black(kind):
    document = opened(kind)
    used = {style.get(qn("w:val")) for style in document.element.body.iter(qn("w:pStyle"))}
    assert used
    for name in used:
        style = next(one for one in document.styles if one.style_id == name)
        fonts = style.element.rPr.find(qn("w:rFonts"))
        if name != "TD-rule":
            assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {
                "Times New Roman"
            }
            assert str(style.font.color.rgb) == "000000"


@pytest.mark.parametrize(
    ("role", "size", "bold", "italic"),
    [
        (Role.PARENT, 13, False, False),
        (Role.AGENCY, 13, True, False),
        (Role.NATION, 13, True, False),
        (Role.MOTTO, 14, True, False),
        (Role.NUMBER, 13, False, False),
        (Role.PLACE_DATE, 14, False, True),
        (Role.ABOUT, 13, False, False),
        (Role.TITLE, 14, True, False),
        (Role.SUBJECT, 14, True, False),
        (Role.BASIS, 14, False, True),
        (Role.BODY, 14, False, False),
        (Role.SIGN_TITLE, 14, True, False),
        (Role.SIGN_NAME, 14, True, False),
        (Role.RECIPIENTS_HEAD, 12, True, True),
        (Role.RECIPIENT, 11, False, False),
        (Role.ANNEX_NUMBER, 14, True, False),
        (Role.ANNEX_REFERENCE, 14, False, True),
        (Role.CELL, 13, False, False),
    ],
)
def test_type_of_each_component(role, size, bold, italic):
    font = opened("dispatch").styles[style_id(role)].font
    assert (font.size.pt, font.bold, font.italic) == (size, bold, italic)


def test_body_is_justified_with_first_line_indent_and_six_points_between():
    shape = opened("dispatch").styles[style_id(Role.BODY)].paragraph_format
    assert shape.alignment == 3
    assert round(shape.first_line_indent.mm, 1) == 12.7
    assert (shape.space_before.pt, shape.space_after.pt, shape.line_spacing) == (6, 0, 1.0)


def test_the_heading_is_a_table_without_borders_two_fifths_to_three():
    table = opened("award-decision").tables[0]
    borders = table._tbl.tblPr.find(qn("w:tblBorders"))
    assert {side.get(qn("w:val")) for side in borders} == {"nil"}
    widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    assert widths[0] / sum(widths) == pytest.approx(0.4, abs=0.001)
    assert [cell.text.split("\n")[0] for cell in table.rows[1].cells] == [
        "Số: 145/QĐ-SNgV",
        "Lạng Sơn, ngày 20 tháng 12 năm 2021",
    ]


def _rule_after(table, words, row=0, column=0):
    cell = table.rows[row].cells[column]
    at = next(index for index, one in enumerate(cell.paragraphs) if one.text == words)
    holder = cell.paragraphs[at + 1]
    indents = holder._p.pPr.find(qn("w:ind"))
    width = int(table._tbl.tblGrid[column].get(qn("w:w")))
    sides = [int(indents.get(qn(f"w:{side}"))) for side in ("left", "right")]
    assert holder.style.style_id == "TD-rule"
    assert sides[0] == sides[1]
    return (width - sum(sides)) / TWIPS_PER_PT


def test_rule_under_the_motto_is_as_long_as_the_motto():
    drawn = _rule_after(opened("award-decision").tables[0], MOTTO, column=1)
    assert drawn == pytest.approx(text_width_pt(MOTTO, 14, bold=True), rel=0.01)


def test_rule_under_the_agency_is_a_third_to_a_half_of_its_name():
    drawn = _rule_after(opened("award-decision").tables[0], "SỞ NGOẠI VỤ")
    assert 1 / 3 <= drawn / text_width_pt("SỞ NGOẠI VỤ", 13, bold=True) <= 1 / 2


def test_rules_are_borders_and_nothing_is_drawn():
    for kind in every_kind.PAPERS:
        body = parts(rendered(kind))["word/document.xml"].decode()
        assert "txbx" not in body
        assert "w:drawing" not in body
        assert "v:shape" not in body
        assert "w:pict" not in body


def test_tables_repeat_their_head_and_keep_rows_whole():
    table = opened("payment-sheet", 60).tables[1]._tbl
    rows = table.findall(qn("w:tr"))
    heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
    assert heads == [True, *[False] * 61]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_a_group_row_spans_the_table_and_is_held_to_its_first_row():
    rows = opened("nomination-list").tables[1]._tbl.findall(qn("w:tr"))
    spans = [row.find(f".//{qn('w:gridSpan')}") for row in rows]
    assert [int(span.get(qn("w:val"))) for span in spans if span is not None] == [8, 8, 8]
    held = [row.find(f".//{qn('w:keepNext')}") is not None for row in rows]
    assert held == [span is not None for span in spans]


@pytest.mark.parametrize("kind", sorted(every_kind.PAPERS))
def test_elements_stand_in_the_order_of_the_schema(kind):
    for name, content in parts(rendered(kind)).items():
        if not (name.startswith("word/") and name.endswith(".xml")):
            continue
        for parent, order in ORDER.items():
            ranks = {tag: rank for rank, tag in enumerate(order.split())}
            for found in etree.fromstring(content).iter(qn(f"w:{parent}")):
                tags = [etree.QName(child).localname for child in found]
                known = [ranks[tag] for tag in tags if tag in ranks]
                assert known == sorted(known), (name, tags)


def test_tables_never_touch_and_the_body_ends_in_a_paragraph():
    for kind in every_kind.PAPERS:
        tags = [etree.QName(child).localname for child in opened(kind).element.body]
        assert tags[-2:] == ["p", "sectPr"]
        assert ("tbl", "tbl") not in set(pairwise(tags))


def test_properties_come_from_the_paper():
    properties = opened("award-decision").core_properties
    assert properties.title == "Quyết định Về việc công nhận danh hiệu thi đua năm 2021"
    assert properties.author == properties.last_modified_by == "Sở Ngoại vụ"
    assert properties.created.replace(tzinfo=None) == datetime(2021, 12, 20)  # noqa: DTZ001 - Word keeps no zone
    assert properties.language == "vi-VN"


def test_the_file_holds_no_time_and_no_sample_of_the_library():
    data = rendered("dispatch")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in parts(data) if "thumbnail" in name]
    assert not [name for name in parts(data) if name.startswith("docProps/app")]
    assert b"python-docx" not in parts(data)["docProps/core.xml"]


def test_a_short_paper_is_a_small_file_without_tables_of_the_library():
    data = rendered("dispatch")
    styles = etree.fromstring(parts(data)["word/styles.xml"]).findall(qn("w:style"))
    tables = [one.get(qn("w:styleId")) for one in styles if one.get(qn("w:type")) == "table"]
    assert tables == ["TableNormal"]
    assert [name for name in parts(data) if "styles" in name] == ["word/styles.xml"]
    assert len(data) < 20_000


def test_the_ballot_has_the_digest_in_its_footer():
    section = opened("ballot-paper").sections[0]
    expected = "Mã danh sách: 9f2c 41d0 7be8 4a33 55d0 c1e2 a7b6 f890"
    assert [one.text for one in section.footer.paragraphs] == [expected]
    assert [one.text for one in section.first_page_footer.paragraphs] == [expected]


def test_every_role_has_a_style():
    styles = {style.style_id for style in opened("dispatch").styles}
    assert {style_id(role) for role in LOOKS} <= styles
    assert set(LOOKS) == set(Role)


def test_word_lays_out_as_since_2013_and_reads_vietnamese():
    settings = opened("dispatch").settings.element
    modes = [
        one.get(qn("w:val"))
        for one in settings.iter(qn("w:compatSetting"))
        if one.get(qn("w:name")) == "compatibilityMode"
    ]
    assert modes == ["15"]
    assert settings.find(qn("w:themeFontLang")).get(qn("w:val")) == "vi-VN"


def test_rows_of_a_long_table_are_each_their_own_and_a_line_break_stays_in_its_cell():
    columns = (Column("STT", 1), Column("Tên", 3))
    rows = [("1", "Vi Thị Mẫu"), ("2", "Nông Văn\nThử"), ("3", ""), ("4", "Vi Thị Mẫu")]
    made = (Row(("Nhóm A",), RowKind.GROUP), *(Row(one) for one in rows), Row(("", "Cộng"), RowKind.TOTAL))
    paper = dataclasses.replace(every_kind.PAPERS["payment-sheet"](1), blocks=(Table("Bảng", columns, made),))
    table = next(one for one in Document(io.BytesIO(render_docx(paper))).tables if one.cell(0, 0).text == "STT")
    printed = [[cell.text for cell in row.cells] for row in table.rows]
    assert printed == [["STT", "Tên"], ["Nhóm A"] * 2, *map(list, rows), ["", "Cộng"]]
