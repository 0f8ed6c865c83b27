"""What Word hides in other places than paragraphs: page heads, boxes, foot notes, tracked changes, fonts, lists of styles."""

import io
import zipfile

import pytest
from docx.oxml.ns import nsdecls

from tests.stages.launch.reader.test_sources import refused
from thidua.stages.launch.reader import read_bytes
from thidua.stages.launch.reader.word import word_source, word_text

NS = nsdecls("w")
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def package(body: str, **parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("word/document.xml", f"<w:document {NS} {VML}><w:body>{body}</w:body></w:document>")
        for name, xml in parts.items():
            file.writestr(f"word/{name}.xml", xml)
    return buffer.getvalue()


def para(text: str, properties: str = "", run: str = "") -> str:
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def lines(data: bytes) -> list[str]:
    return word_text(data, "a.docx").split("\n")


def test_a_letterhead_in_the_page_head_is_read_a_running_title_is_not() -> None:
    body = para("KẾ HOẠCH") + para("Thi đua năm 2026")
    letterhead = f"<w:hdr {NS}>{para('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')}{para('Số: 05/KH-SVT')}</w:hdr>"
    running = f"<w:hdr {NS}>{para('Kế hoạch thi đua – trang 2')}</w:hdr>"
    assert lines(package(body, header1=running, header2=letterhead)) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 05/KH-SVT", "KẾ HOẠCH", "Thi đua năm 2026",
    ]  # fmt: skip
    assert lines(package(body, header1=running)) == ["KẾ HOẠCH", "Thi đua năm 2026"]


def test_a_box_of_text_stored_twice_is_read_once_before_its_paragraph() -> None:
    box = f"<w:txbxContent>{para('Nơi nhận:')}{para('- Lưu: VT.')}</w:txbxContent>"
    drawn = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r>{drawn}</w:r><w:r><w:t>Thân văn bản.</w:t></w:r></w:p>"
    assert lines(package(body)) == ["Nơi nhận:", "- Lưu: VT.", "Thân văn bản."]
    old = f"<w:p><w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r></w:p>"
    assert lines(package(old)) == ["Nơi nhận:", "- Lưu: VT.", ""]


def test_foot_notes_stand_after_the_text_without_their_rules() -> None:
    notes = (
        f'<w:footnotes {NS}><w:footnote w:type="separator">{para("---")}</w:footnote>'
        f'<w:footnote w:id="1">{para("Công văn số 15/SVT-VP ngày 02/3/2025.")}</w:footnote></w:footnotes>'
    )
    body = '<w:p><w:r><w:t>Theo chỉ đạo</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    assert lines(package(body, footnotes=notes)) == ["Theo chỉ đạo", "Công văn số 15/SVT-VP ngày 02/3/2025."]
    assert read_bytes(package(body, footnotes=notes), "a.docx").citations[0].number == "15/SVT-VP"


def test_tracked_changes_struck_rows_and_ends_are_out_and_noted() -> None:
    struck_row = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + para("Dòng bỏ") + "</w:tc></w:tr>"
    kept_row = "<w:tr><w:tc>" + para("Dòng giữ") + "</w:tc></w:tr>"
    joined = para("Hạn nộp là ", "<w:rPr><w:del/></w:rPr>") + para("ngày 15.")
    moved = "<w:p><w:moveFrom><w:r><w:t>chỗ cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>chỗ mới</w:t></w:r></w:moveTo></w:p>"
    data = package(f"<w:tbl>{struck_row}{kept_row}</w:tbl>{joined}{moved}")
    assert lines(data) == ["Dòng giữ", "", "Hạn nộp là ngày 15.", "chỗ mới"]
    assert [n.code for n in read_bytes(data, "a.docx").notes] == ["tracked-changes"]
    assert read_bytes(package(para("Không sửa gì.")), "a.docx").notes == ()


def test_hidden_text_is_not_read() -> None:
    body = para("thấy") + para("kín", run="<w:vanish/>") + para("hiện", run='<w:vanish w:val="0"/>')
    assert lines(package(body)) == ["thấy", "", "hiện"]


def test_a_table_in_a_cell_is_read_once() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{para('a')}</w:tc><w:tc>{para('b')}</w:tc></w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{para('ngoài')}{inner}</w:tc><w:tc>{para('bên')}</w:tc></w:tr></w:tbl>"
    assert [line for line in lines(package(body)) if line] == ["ngoài", "a\tb", "bên"]


LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/><w:lvlRestart w:val="0"/></w:lvl>'
)
NUMBERING = (
    f'<w:numbering {NS}><w:abstractNum w:abstractNumId="1">{LEVELS}</w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Ds"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="5"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles {NS}><w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Muc"/></w:style>'
    '<w:style w:type="numbering" w:styleId="Ds"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
)


def listed(text: str, number: int, level: int = 0) -> str:
    return para(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


@pytest.mark.parametrize(
    ("body", "marks"),
    [
        # A second list of the same kind goes on; one with a start of its own begins anew, once.
        (listed("a", 1) + listed("b", 1) + listed("c", 2) + listed("d", 2), ["I. a", "II. b", "I. c", "II. d"]),
        # Digits although the level above is Roman; a level that never restarts.
        (listed("a", 1) + listed("b", 1, 1) + listed("c", 1, 2) + listed("d", 1) + listed("e", 1, 1) + listed("f", 1, 2),
         ["I. a", "1.1. b", "a) c", "II. d", "2.1. e", "b) f"]),
        (listed("a", 3) + listed("b", 3), ["Điều 5. a", "Điều 6. b"]),
        # Lists that styles bring, by themselves or by the style they are based on; taken off in one paragraph.
        (para("a", '<w:pStyle w:val="Muc"/>') + para("b", '<w:pStyle w:val="Con"/>')
         + para("c", '<w:pStyle w:val="Con"/><w:numPr><w:numId w:val="0"/></w:numPr>'), ["I. a", "II. b", "c"]),
        (listed("a", 4), ["I. a"]),
        (listed("a", 99), ["a"]),
        ("".join(listed(f"{n}", 1, 2) for n in range(27)), [f"{chr(97 + n)}) {n}" for n in range(26)] + ["aa) 26"]),
    ],
)  # fmt: skip
def test_marks_of_lists(body: str, marks: list[str]) -> None:
    assert lines(package(body, numbering=NUMBERING, styles=STYLES)) == marks


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def test_runs_in_old_fonts_are_converted_and_noted() -> None:
    body = (
        para("kÕ ho¹ch", run=font(".VnTimeH")) + para("Thi ®ua ch\u00adưa", run=font(".VnTime")).replace("ưa", "a")
        + para("Töï do", run=font("VNI-Times")) + para("Độc lập", run=font("Times New Roman"))
    )  # fmt: skip
    text, _tracked, sets = word_source(package(body), "a.docx")
    assert text.split("\n") == ["KẾ HOẠCH", "Thi đua chưa", "Tự do", "Độc lập"]
    assert sets == {"tcvn3", "vni"}
    assert [n.code for n in read_bytes(package(body), "a.docx").notes] == ["old-letters", "old-letters"]


def test_old_fonts_of_styles_and_of_the_whole_document() -> None:
    styles = (
        f"<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr>{font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>"
        f'<w:style w:type="paragraph" w:styleId="Hoa"><w:rPr>{font(".VnTimeH")}</w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Hoa"/></w:style>'
        f'<w:style w:type="character" w:styleId="Moi"><w:rPr>{font("Arial")}</w:rPr></w:style></w:styles>'
    )
    body = (
        para("ViÖt Nam") + para("chØ thÞ", '<w:pStyle w:val="Con"/>')
        + para("Café", run='<w:rStyle w:val="Moi"/>') + "<w:p><w:r><w:t>c¬</w:t><w:softHyphen/></w:r></w:p>"
    )  # fmt: skip
    assert lines(package(body, styles=styles)) == ["Việt Nam", "CHỈ THỊ", "Café", "cơư"]


def test_unicode_text_that_still_names_an_old_font_is_left_alone() -> None:
    body = para("Thực hiện đúng quy định của Luật", run=font(".VnTime")) + para("là à", run=font(".VnTime"))
    assert lines(package(body)) == ["Thực hiện đúng quy định của Luật", "là à"]


def test_the_main_part_may_have_another_name_and_the_strict_form() -> None:
    strict = f"<w:document {NS}><w:body>{para('Kế hoạch')}</w:body></w:document>".replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("_rels/.rels", relations)
        file.writestr("word/document2.xml", strict)
    assert lines(buffer.getvalue()) == ["Kế hoạch"]


def test_more_marks_than_any_paper_has_are_refused_before_they_are_parsed() -> None:
    assert "lớn bất thường" in refused(package("<w:p/>" * 1_500_001), "bang.docx")


def test_a_table_of_fifty_thousand_cells_is_read() -> None:
    row = "<w:tr>" + f"<w:tc>{para('1')}</w:tc>" * 10 + "</w:tr>"
    assert lines(package(f"<w:tbl>{row * 5000}</w:tbl>"))[:-1] == ["\t".join("1" * 10)] * 5000
