"""The typefaces of certificate lines: whole Vietnamese, embedded, named in Word, no wider than was reckoned."""

import dataclasses
import io
import unicodedata

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.foundations.papers import samples
from tests.foundations.papers.pictures import png
from tests.foundations.papers.readers import pdf_places
from thidua.foundations.papers.certificate_design import SHEETS_MM, Design, DesignError, Field, start_design
from thidua.foundations.papers.certificate_docx import certificates_docx
from thidua.foundations.papers.certificate_layout import place
from thidua.foundations.papers.certificates import certificates
from thidua.foundations.papers.designs.sheet import draw_sheet
from thidua.foundations.papers.glyphs import PaperTextError, printable_codes, text_width_pt
from thidua.foundations.papers.kinds.certificate import compose
from thidua.foundations.papers.looks import PT_PER_MM
from thidua.foundations.papers.typefaces import TYPEFACES

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = {unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES} | set(
    "bcdđghklmnpqrstvx"
)
NAME = "Vương Nghiêng Ỷ Lan Tự Đẫm, TÂY"


def one_line(font, **changes):
    return Design((297.0, 210.0), (Field("recipient", 20, 100, 257, size=30, font=font, **changes),))


def context(design, **changes):
    return dataclasses.replace(samples.certificate_context(0), layout=design, **changes)


@pytest.mark.parametrize("font", TYPEFACES)
def test_every_file_has_every_vietnamese_letter(font):
    wanted = LETTERS | {letter.upper() for letter in LETTERS} | set("0123456789 .,;:-–/()“”")
    assert {chr(code) for code in map(ord, wanted) if code not in printable_codes(font)} == set()


def embedded(data):
    """Names of the fonts a PDF carries with their files, without the mark of a subset."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {
            str(one["/FontName"])[1:].split("+")[-1]
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
            and any(name in one for name in ("/FontFile2", "/FontFile3"))
        }  # fmt: skip


@pytest.mark.parametrize(
    ("font", "bold", "italic", "name"),
    [
        ("serif", True, True, "LiberationSerif-BoldItalic"),
        ("sans", True, False, "LiberationSans-Bold"),
        ("display", False, True, "PlayfairDisplay-Italic"),
        ("script", True, True, "Charm-Bold"),
    ],
)
def test_a_line_is_printed_in_its_typeface_no_wider_than_reckoned(font, bold, italic, name):
    data = certificates([context(one_line(font, bold=bold, italic=italic), recipient=NAME)])
    assert embedded(data) == {name}
    ((left, top, right, bottom),) = pdf_places(data, NAME)
    reckoned = text_width_pt(NAME, 30, bold=bold, italic=italic, font=font) / PT_PER_MM
    assert 0.9 * reckoned <= right - left <= reckoned + 0.6
    assert (left + right) / 2 == pytest.approx(148.5, abs=1.5)
    assert 99 <= top <= bottom <= 100 + 30 * TYPEFACES[font].line / PT_PER_MM + 1.6


def test_a_design_of_before_has_the_first_typeface():
    raw = start_design(SHEETS_MM["a4"], blank=False).to_json()
    for field in raw["fields"]:
        del field["font"]
    assert {field.font for field in Design.parse(raw).fields} == {"serif"}


def test_an_unknown_typeface_is_refused_by_name():
    with pytest.raises(DesignError, match="dùng phông “comic”; chỉ có Có chân, Không chân"):
        Design.parse(
            {
                **one_line("serif").to_json(),
                "fields": [{"source": "recipient", "left_mm": 1, "top_mm": 1, "width_mm": 9, "font": "comic"}],
            }
        )


def test_a_letter_one_typeface_lacks_is_refused_with_the_one_that_has_it():
    text = "Nông Thị Mẫu 500 ₫"
    with pytest.raises(
        PaperTextError, match=r"^Phông “Tiêu đề” không có ký tự “₫” \(U\+20AB\) ở dòng “Tên người.*chọn phông “Có chân”"
    ):
        place(compose(context(one_line("display"), recipient=text)))
    assert place(compose(context(one_line("serif"), recipient=text))).lines[0].text == text
    with pytest.raises(PaperTextError, match=r"^Không in được ký tự “😀”"):
        place(compose(context(one_line("display"), recipient="Mẫu 😀")))
    assert (
        "không có ký tự “₫”"
        in draw_sheet(context(one_line("display"), recipient=text), one_line("display"), "").problems[0]
    )


def test_word_follows_the_design_sheet_typeface_picture_and_code():
    own = dataclasses.replace(
        one_line("script", italic=True, bold=True), background=True, picture=png(30, 21, (0, 128, 0))
    )
    square = dataclasses.replace(own, page_mm=SHEETS_MM["large"], fields=(*own.fields, Field("qr", 300, 200, 20)))
    document = Document(io.BytesIO(certificates_docx([context(own), context(own), context(square), context(None)])))
    sheets = [(round(one.page_width.mm), round(one.page_height.mm)) for one in document.sections]
    assert sheets == [(297, 210), (360, 237), (297, 210)]
    assert [one._sectPr.find(qn("w:pgBorders")) is not None for one in document.sections] == [False, False, True]
    name = next(one for one in document.paragraphs if one.text)
    frame = name._p.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    assert [round(int(frame.get(qn(f"w:{side}"))) * 25.4 / 1440) for side in ("x", "y", "w")] == [20, 100, 257]
    assert (name.runs[0].font.name, name.runs[0].font.size.pt) == ("Charm", 30)
    assert (name.runs[0].font.bold, name.runs[0].font.italic) == (True, None)
    anchors = list(document.element.body.iter(qn("wp:anchor")))
    extents = [[round(int(one.find(qn("wp:extent")).get(side)) / 36000) for side in ("cx", "cy")] for one in anchors]
    assert extents == [[297, 210], [297, 210], [360, 237]]
    blips = {one.get(qn("r:embed")) for anchor in anchors for one in anchor.iter(qn("a:blip"))}
    assert len(blips) == 1
    codes = [
        frame
        for frame in document.element.body.iter(qn("w:framePr"))
        if frame.getparent().getparent().find(f".//{qn('wp:inline')}") is not None
    ]
    assert [round(int(one.get(qn("w:x"))) * 25.4 / 1440) for one in codes] == [300, 22]
    margins = [one.get(f"dist{side}") for one in document.element.body.iter(qn("wp:inline")) for side in "TBLR"]
    assert margins == ["0"] * 8
