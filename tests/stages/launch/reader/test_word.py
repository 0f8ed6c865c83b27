"""DOCX as offices make them: letterhead in a table, numbers drawn by Word, tracked changes, breaks."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from thidua.stages.launch.reader import read_bytes
from thidua.stages.launch.reader.numbering import roman
from thidua.stages.launch.reader.word import word_text


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def numbered_document() -> bytes:
    """A document whose headings have numbers only in word/numbering.xml."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
            '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
            '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>'
            '<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
            "</w:abstractNum>"
        ),
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for text, level in [
        ("MỤC ĐÍCH", 0),
        ("Một", 1),
        ("Hai", 1),
        ("điểm", 2),
        ("gạch", 3),
        ("NỘI DUNG", 0),
        ("Lại một", 1),
    ]:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
        )
    document.add_paragraph("Không đánh số")
    return saved(document)


def test_numbers_that_word_draws_are_in_the_text() -> None:
    assert word_text(numbered_document(), "a.docx").split("\n") == [
        "I. MỤC ĐÍCH",
        "1. Một",
        "2. Hai",
        "a) điểm",
        "- gạch",
        "II. NỘI DUNG",
        "1. Lại một",
        "Không đánh số",
    ]


@pytest.mark.parametrize(
    ("number", "sign"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (0, "0"), (4000, "4000")]
)
def test_roman_numerals(number: int, sign: str) -> None:
    assert roman(number) == sign


def whole_plan() -> bytes:
    document = docx.Document()
    head = document.add_table(rows=2, cols=2)
    left = head.cell(0, 0)
    left.text = "UBND TỈNH SƠN HÀ"
    left.add_paragraph("SỞ VĂN THƯ")
    right = head.cell(0, 1)
    right.text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    right.add_paragraph("Độc lập - Tự do - Hạnh phúc")
    head.cell(1, 0).text = "Số: 08/KH-SVT"
    head.cell(1, 1).text = "Sơn Hà, ngày 05 tháng 01 năm 2026"
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Thi đua chỉnh lý tài liệu năm 2026")
    document.add_paragraph(
        "Thực hiện Kế hoạch số 02/KH-UBND ngày 03/01/2026 của UBND tỉnh, Sở ban hành Kế hoạch như sau:"
    )
    document.add_paragraph("1. Chỉnh lý xong kho trước ngày 30/6/2026./.")
    foot = document.add_table(rows=1, cols=2)
    foot.cell(0, 0).text = "Nơi nhận:"
    foot.cell(0, 0).add_paragraph("- UBND tỉnh (để b/c);")
    foot.cell(0, 0).add_paragraph("- Lưu: VT.")
    foot.cell(0, 1).text = "GIÁM ĐỐC"
    foot.cell(0, 1).add_paragraph("Vũ Thị Mẫu")
    return saved(document)


def test_letterhead_and_signature_in_tables() -> None:
    reading = read_bytes(whole_plan(), "kh.docx")
    head = reading.document
    assert (head.issuer, head.parent, head.number) == ("Sở Văn thư", "UBND tỉnh Sơn Hà", "08/KH-SVT")
    assert (head.place, str(head.date), head.title) == ("Sơn Hà", "2026-01-05", "Thi đua chỉnh lý tài liệu năm 2026")
    assert [r.name for r in reading.recipients] == ["UBND tỉnh", "VT"]
    assert [(s.title, s.name) for s in reading.signatories] == [("GIÁM ĐỐC", "Vũ Thị Mẫu")]
    assert [str(d.date) for d in reading.deadlines] == ["2026-06-30"]


def raw_document(body: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("word/document.xml", f"<w:document {nsdecls('w')}><w:body>{body}</w:body></w:document>")
    return buffer.getvalue()


def test_deleted_text_is_not_read_and_inserted_text_is() -> None:
    body = (
        "<w:p><w:r><w:t>Hạn </w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>mới</w:t><w:tab/><w:t>15</w:t><w:br/><w:t>ngày</w:t></w:r></w:ins></w:p>"
    )
    assert word_text(raw_document(body), "a.docx") == "Hạn mới\t15\nngày"


def test_rows_of_short_cells_are_lines_with_tabs_and_text_boxes_are_read() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    box = "<w:sdt><w:sdtContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    body = f"<w:tbl><w:tr>{cell.format('1')}{cell.format('Phòng A')}</w:tr></w:tbl>{box}"
    assert word_text(raw_document(body), "a.docx").split("\n") == ["1\tPhòng A", "", "trong khung"]


def test_very_deep_nesting_is_cut_off_not_followed() -> None:
    deep = "<w:sdt>" * 200 + "<w:p><w:r><w:t>đáy</w:t></w:r></w:p>" + "</w:sdt>" * 200
    assert word_text(raw_document(f"{deep}<w:p><w:r><w:t>mặt</w:t></w:r></w:p>"), "a.docx") == "mặt"
