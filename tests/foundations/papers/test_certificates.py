"""Certificates: lines in the law's order, one page each, whole or on a blank, readable codes."""

import dataclasses
import io
import zipfile
from itertools import pairwise

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.foundations.papers import samples
from tests.foundations.papers.pictures import png
from tests.foundations.papers.readers import HtmlTexts, pdf_ink, pdf_pages, pdf_places, squeezed
from thidua.foundations.papers import certificates as module
from thidua.foundations.papers.certificate_design import line_mm, start_design
from thidua.foundations.papers.certificate_docx import certificates_docx
from thidua.foundations.papers.certificate_layout import EMBLEM_MM, FRAME_MM, QR_MM, place
from thidua.foundations.papers.certificates import certificate_html, certificates, write_zip
from thidua.foundations.papers.content import NumberAndDate
from thidua.foundations.papers.glyphs import PaperTextError, text_width_pt
from thidua.foundations.papers.kinds.certificate import compose
from thidua.foundations.papers.looks import PT_PER_MM
from thidua.foundations.papers.squares import qr_code

WHOLE = samples.certificate_context(0)
BLANK = samples.certificate_context(0, whole=False)

NAMES = st.lists(st.sampled_from(["Nguyễn", "Ỷ", "Lan", "Hoàng", "Công", "Tằng", "Khuyến"]), min_size=1, max_size=14)


def texts(context):
    """The lines of a certificate in order."""
    return [line.text for line in place(compose(context)).lines]


def test_lines_stand_in_the_order_of_the_law():
    assert texts(WHOLE) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "GIÁM ĐỐC SỞ NGOẠI VỤ TỈNH LẠNG SƠN",
        "TẶNG DANH HIỆU",
        "CHIẾN SĨ THI ĐUA CƠ SỞ",
        "Nguyễn Hoàng Quỳnh Mẫu",
        "Phó Trưởng phòng, Phòng Hợp tác quốc tế",
        "Đã có thành tích xuất sắc trong phong trào thi đua năm 2021",
        "Mã kiểm tra: K7Q2-9XRD",
        "Quyết định số 145/QĐ-SNgV ngày 20 tháng 12 năm 2021",
        "Số sổ vàng: 1",
        "Lạng Sơn, ngày 20 tháng 12 năm 2021",
        "GIÁM ĐỐC",
        "Hoàng Thị Mẫu",
    ]


def test_authority_and_form_are_red_and_bold_the_verb_is_black():
    lines = {line.role: line for line in place(compose(WHOLE)).lines}
    assert {role for role, line in lines.items() if line.color == "#c00000"} == {"authority", "form"}
    assert all(lines[role].bold for role in ("nation", "motto", "authority", "verb", "form", "recipient", "sign-title"))
    assert {role for role, line in lines.items() if line.italic} == {"decision", "book", "place-date"}


def test_a_commendation_is_given_a_title_is_conferred():
    given_form = dataclasses.replace(WHOLE, form_name="Giấy khen", is_title=False)
    assert texts(given_form)[3:5] == ["TẶNG", "GIẤY KHEN"]


def test_a_deputy_signs_for_the_head():
    signed = texts(dataclasses.replace(WHOLE, signatory=samples.DEPUTY))
    assert signed[-3:] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lương Văn Thử"]


def test_a_blank_gets_only_what_it_leaves_open():
    assert texts(BLANK) == [
        "Nguyễn Hoàng Quỳnh Mẫu",
        "Phó Trưởng phòng, Phòng Hợp tác quốc tế",
        "Đã có thành tích xuất sắc trong phong trào thi đua năm 2021",
        "Quyết định số 145/QĐ-SNgV ngày 20 tháng 12 năm 2021",
        "Số sổ vàng: 1",
        "Lạng Sơn, ngày 20 tháng 12 năm 2021",
        "GIÁM ĐỐC",
        "Hoàng Thị Mẫu",
    ]
    face = place(compose(BLANK))
    assert (face.framed, face.qr) == (False, None)


def test_a_blank_is_printed_where_the_whole_design_has_the_line_plus_the_shift():
    shifted = place(compose(dataclasses.replace(BLANK, shift_mm=(2.5, -1.0)))).lines
    whole = {line.text: line for line in place(compose(WHOLE)).lines}
    for line in shifted:
        assert line.left_mm == pytest.approx(whole[line.text].left_mm + 2.5)
        assert line.top_mm == pytest.approx(whole[line.text].top_mm - 1.0)


def test_an_undated_decision_leaves_blanks():
    undated = texts(dataclasses.replace(WHOLE, issue=NumberAndDate()))
    assert undated[9].split() == ["Quyết", "định", "số", "/QĐ-SNgV", "ngày", "tháng", "năm"]


@settings(max_examples=60)
@given(NAMES, st.integers(0, 45), st.booleans())
def test_lines_never_leave_their_place_or_meet(name, extra, is_title):
    context = dataclasses.replace(
        WHOLE,
        recipient=" ".join(name),
        achievement="Đã có thành tích " + "xuất sắc " * extra,
        is_title=is_title,
    )
    lines = place(compose(context)).lines
    for line in lines:
        assert text_width_pt(line.text, line.size, bold=line.bold) <= line.width_mm * PT_PER_MM + 0.1
        assert line.left_mm >= FRAME_MM + 5
        assert line.left_mm + line.width_mm <= 297 - FRAME_MM - 5
        assert EMBLEM_MM[1] <= line.top_mm <= 210 - FRAME_MM - 5
    middle = [
        line for line in lines if line.role in ("authority", "verb", "form", "recipient", "detail", "achievement")
    ]
    for above, below in pairwise(middle):
        assert below.top_mm >= above.top_mm + line_mm(above.size) - 0.01
    assert middle[-1].top_mm + line_mm(middle[-1].size) <= 150


def test_a_text_too_long_for_the_sheet_is_refused():
    context = dataclasses.replace(WHOLE, achievement="Đã có thành tích xuất sắc " * 100)
    with pytest.raises(PaperTextError, match="của “Nguyễn Hoàng Quỳnh Mẫu” quá dài"):
        place(compose(context))


def test_an_empty_batch_is_refused():
    for make in (certificates, certificates_docx):
        with pytest.raises(ValueError, match="Hãy chọn ít nhất một trường hợp"):
            make([])


def test_one_landscape_page_for_each_in_order():
    batch = [samples.certificate_context(index) for index in range(5)]
    data = certificates(batch)
    pages = pdf_pages(data)
    assert [squeezed([context.recipient]) in squeezed([page]) for context, page in zip(batch, pages, strict=True)] == [
        True
    ] * 5
    for index in range(5):
        (left, top, right, bottom), size = pdf_ink(data, index)
        assert size == (297, 210)
        assert left >= 20
        assert top >= EMBLEM_MM[1]
        assert right <= 277
        assert bottom <= 200


def test_everything_said_is_printed():
    printed = squeezed(pdf_pages(certificates([WHOLE])))
    assert all(squeezed([text]) in printed for text in texts(WHOLE))


def test_lines_are_printed_where_they_were_placed():
    data = certificates([WHOLE])
    for line in place(compose(WHOLE)).lines:
        found = pdf_places(data, line.text)
        centre = (found[-1][0] + found[-1][2]) / 2
        wanted = found[-1][0] if line.align == "left" else centre
        assert wanted == pytest.approx(
            line.left_mm if line.align == "left" else line.left_mm + line.width_mm / 2, abs=0.6
        )
        assert line.top_mm - 0.5 <= found[-1][1] <= line.top_mm + line_mm(line.size)


def test_the_printed_code_is_the_code_of_the_address():
    page = pypdfium2.PdfDocument(certificates([WHOLE]))[0]
    scale = 12
    picture = page.render(scale=scale).to_numpy()
    matrix = qr_code(WHOLE.verification_url).matrix
    left, top, side = QR_MM
    unit = side / len(matrix)

    def dot(x, y):
        across, down = (round(at * PT_PER_MM * scale) for at in (left + (x + 0.5) * unit, top + (y + 0.5) * unit))
        return int(picture[down, across, 0] < 128)

    dots = [[dot(x, y) for x in range(len(matrix))] for y in range(len(matrix))]
    assert dots == [list(row) for row in matrix]


def test_a_code_holds_its_address_at_level_m():
    code = qr_code(WHOLE.verification_url)
    assert (code.error, code.is_micro) == ("M", False)
    assert qr_code(WHOLE.verification_url + "1").matrix != code.matrix


def test_the_same_batch_gives_the_same_bytes():
    batch = [samples.certificate_context(index) for index in range(3)]
    assert certificates(batch) == certificates(list(batch))
    assert certificates_docx(batch) == certificates_docx(list(batch))


def test_a_big_batch_is_set_apart_with_the_same_result(monkeypatch):
    batch = [samples.certificate_context(index) for index in range(4)]
    here = certificates(batch)
    monkeypatch.setattr(module, "BIG_BATCH", 4)
    assert certificates(batch) == here


def test_word_has_each_line_in_its_own_frame_one_page_each():
    batch = [samples.certificate_context(index) for index in range(2)]
    document = Document(io.BytesIO(certificates_docx(batch)))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    framed = [one for one in document.paragraphs if one._p.find(f"{qn('w:pPr')}/{qn('w:framePr')}") is not None]
    assert [one.text for one in framed if one.text] == [text for context in batch for text in texts(context)]
    breaks = document.element.body.findall(f".//{qn('w:br')}")
    assert [one.get(qn("w:type")) for one in breaks] == ["page"]
    first = framed[0]._p.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    assert int(first.get(qn("w:y"))) == pytest.approx(43.0 * 1440 / 25.4, abs=1)


def test_word_on_a_blank_has_no_border_and_no_code():
    body = Document(io.BytesIO(certificates_docx([BLANK]))).element.xml
    assert "pgBorders" not in body
    assert "w:drawing" not in body


def test_the_preview_is_one_picture_with_a_name():
    source = certificate_html(dataclasses.replace(WHOLE, recipient="Vi <b>Thị</b> Ưng"))
    read = HtmlTexts(source.replace("<br>", " "))
    assert dict(read.attributes)["aria-label"] == "Hình bằng, giấy khen Chiến sĩ thi đua cơ sở của Vi <b>Thị</b> Ưng"
    assert '<span class="nm">Vi &lt;b&gt;Thị&lt;/b&gt; Ưng</span>' in source
    assert "style=" not in source


@pytest.mark.parametrize("text", ["#panic() $x$ @y", "\\ *a* _b_", "<b>&amp;</b>"])
def test_markup_is_only_text(text):
    assert squeezed([text]) in squeezed(pdf_pages(certificates([dataclasses.replace(WHOLE, recipient=text)])))


def test_a_zip_has_a_pdf_for_each_named_by_number_and_name(monkeypatch):
    monkeypatch.setattr(module, "_SHEETS_A_PROCESS", 2)
    batch = [samples.certificate_context(index) for index in range(3)]
    batch[1] = dataclasses.replace(batch[1], recipient="Đặng Ỷ/Lan. (Tổ “1”)")
    made, again = io.BytesIO(), io.BytesIO()
    write_zip(batch, made)
    write_zip(batch, again)
    assert made.getvalue() == again.getvalue()
    with zipfile.ZipFile(made) as archive:
        names = archive.namelist()
        assert names[:2] == ["0001-nguyen-hoang-quynh-mau.pdf", "0002-dang-y-lan-to-1.pdf"]
        assert [archive.read(name) for name in names] == [certificates([one]) for one in batch]


def test_a_zip_of_designs_with_pictures_is_the_same_as_single_sheets():
    design = dataclasses.replace(
        start_design((297.0, 210.0), blank=False), background=True, picture=png(9, 6, (0, 128, 0))
    )
    one = dataclasses.replace(WHOLE, layout=design)
    made = io.BytesIO()
    write_zip([one, samples.certificate_context(1, whole=False)], made)
    with zipfile.ZipFile(made) as archive:
        assert [archive.read(name) for name in archive.namelist()] == [
            certificates([one]),
            certificates([samples.certificate_context(1, whole=False)]),
        ]


def test_one_pdf_has_an_end_and_says_what_to_do(monkeypatch):
    monkeypatch.setattr(module, "MOST_IN_ONE_PDF", 2)
    assert len(pdf_pages(certificates([WHOLE] * 2))) == 2
    with pytest.raises(ValueError, match=r"chứa nhiều nhất 2 giấy, lần này có 3. Hãy chọn ZIP"):
        certificates([WHOLE] * 3)
