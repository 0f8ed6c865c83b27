"""The picture under a certificate: what a scanner or a designer gives is taken, what would harm is refused in one line."""

import dataclasses
import struct

import pikepdf
import pypdfium2
import pytest
from docx.image.image import Image

from tests.foundations.papers import samples
from tests.foundations.papers.pictures import png
from thidua.foundations.papers.certificate_design import Design, Field
from thidua.foundations.papers.certificate_picture import MOST_BYTES, PictureError, read_picture
from thidua.foundations.papers.certificates import certificates

GREEN = png(30, 21, (0, 128, 0))


def test_a_png_is_taken_as_it_is():
    assert read_picture("Phôi giấy khen.PNG", GREEN) == GREEN


def test_the_first_page_of_a_pdf_becomes_a_picture_of_its_size_and_look():
    design = Design((297.0, 210.0), (Field("recipient", 40, 100, 200),), background=True, picture=GREEN)
    pdf = certificates([dataclasses.replace(samples.certificate_context(0), layout=design)] * 2)
    made = read_picture("phoi.pdf", pdf)
    size = Image.from_blob(made)
    assert (size.px_width, size.px_height) == (2339, 1654)
    again = dataclasses.replace(design, picture=made)
    page = pypdfium2.PdfDocument(certificates([dataclasses.replace(samples.certificate_context(0), layout=again)]))[0]
    assert page.render(scale=1).to_numpy()[2, 2].tolist() == [0, 128, 0]


def test_a_claimed_size_is_refused_before_anything_is_drawn():
    with pytest.raises(PictureError, match=r"Ảnh “bom\.png” có 30000 × 30000 điểm, quá mức 40 triệu điểm"):
        read_picture("bom.png", png(30, 21, (0, 0, 0), claim=(30000, 30000)))


@pytest.mark.parametrize(("claim", "fine"), [((8000, 5000), True), ((8000, 5001), False)])
def test_both_sides_of_the_most_pixels(claim, fine):
    said = "bị hỏng" if fine else "quá mức 40 triệu điểm"
    with pytest.raises(PictureError, match=said):
        read_picture("to.png", png(30, 21, (0, 0, 0), claim=claim))


@pytest.mark.parametrize(("size", "said"), [(MOST_BYTES + 1, "quá mức 10 MB"), (MOST_BYTES, "bị hỏng")])
def test_both_sides_of_the_most_bytes(size, said):
    with pytest.raises(PictureError, match=said):
        read_picture("nang.jpg", b"\xff\xd8\xff".ljust(size, b"\0"))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("phoi.svg", b"<svg/>", "không phải ảnh nền nhận được"),
        ("phoi", GREEN, "không phải ảnh nền nhận được"),
        ("phoi.gif", b"GIF89a", "không phải ảnh nền nhận được"),
        ("phoi.png", b"%PDF-1.7", "có đuôi .png nhưng nội dung khác loại"),
        ("phoi.jpg", GREEN, "có đuôi .jpg nhưng nội dung khác loại"),
        ("phoi.png", b"", "nội dung khác loại"),
        ("phoi.png", GREEN[:40], "bị hỏng"),
        ("phoi.png", GREEN[:20], "bị hỏng"),
        ("phoi.png", png(0, 0, (0, 0, 0)), "quá mức|bị hỏng"),
        ("phoi.pdf", b"%PDF-1.7 nothing", "không mở được"),
    ],
)
def test_what_is_no_picture_is_refused_in_one_sentence(name, data, said):
    with pytest.raises(PictureError, match=said) as refused:
        read_picture(name, data)
    assert name in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_pdf_without_pages_or_of_a_sheet_nobody_has_is_refused(tmp_path):
    for sides, said in (((), "không mở được"), ((14400, 14400), "có khổ không dùng được")):
        file = pikepdf.new()
        if sides:
            file.add_blank_page(page_size=sides)
        file.save(tmp_path / "x.pdf")
        with pytest.raises(PictureError, match=said):
            read_picture("x.pdf", (tmp_path / "x.pdf").read_bytes())


def test_a_long_sheet_is_drawn_within_bounds(tmp_path):
    file = pikepdf.new()
    file.add_blank_page(page_size=(5600, 400))
    file.save(tmp_path / "x.pdf")
    width, height = struct.unpack(">II", read_picture("x.pdf", (tmp_path / "x.pdf").read_bytes())[16:24])
    assert (width, abs(height - 357) <= 1) == (5000, True)
