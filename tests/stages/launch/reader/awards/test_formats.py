"""The same list out of files of other kinds: sheets of other offices, an old set of letters, an archived page."""

import io
import zipfile

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from tests.foundations.papers import samples
from tests.stages.launch.reader.test_office_ocr import needs_office, needs_tesseract, picture_of
from thidua.foundations.papers.kinds import award_decision
from thidua.foundations.papers.pdf_writer import render_pdf
from thidua.stages.launch.reader.awards import read_awards
from thidua.stages.launch.reader.awards.columns import role_of
from thidua.stages.launch.reader.ocr import _drawn
from thidua.stages.launch.reader.old_letters import _VNI
from thidua.stages.launch.reader.pictures import page_of_picture
from thidua.stages.launch.reader.scan_rules import take_off_rules

from .makers import decision_text, excel

ROWS = (
    ("Họ và tên", "Đơn vị", "Danh hiệu"),
    ("Nông Thị Ví", "Phòng Hai", "Lao động tiên tiến"),
    ("Lương Văn Thử", "Văn phòng Sở", "Chiến sĩ thi đua cơ sở"),
)
NAMED = [("Nông Thị Ví", "Phòng Hai", "lao_dong_tien_tien"), ("Lương Văn Thử", "Văn phòng Sở", "cstd_co_so")]


def brief(data, name):
    return [(row.name, row.unit, row.award) for row in read_awards(data, name).rows]


def open_sheet(rows):
    """The least OpenDocument spreadsheet."""
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row)
        + "</table:table-row>"
        for row in rows
    )
    names = "".join(
        f' xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{names} office:version='1.2'><office:body><office:spreadsheet>"
        f'<table:table table:name="Tờ 1">{cells}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    listed = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{what}"/>'
        for path, what in (("/", kind), ("content.xml", "text/xml"))
    )
    manifest = f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{listed}</m:manifest>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", content)
    return packed.getvalue()


@needs_office
@pytest.mark.slow
def test_an_open_document_sheet():
    """Slow because LibreOffice starts."""
    assert brief(open_sheet(ROWS), "ds.ods") == NAMED


def test_vni_letters_in_a_sheet():
    old = {new: code for code, new in _VNI.items()}
    book = excel(*[["".join(old.get(ch, ch) for ch in cell) for cell in row] for row in ROWS])
    assert brief(book, "ds.xlsx") == NAMED


def test_an_archived_page():
    grant = "Điều 1. Tặng Giấy khen cho 01 cá nhân (danh sách kèm theo)."
    lines = "".join(f"<p>{line}</p>" for line in decision_text(grant).decode().split("\n"))
    rows = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row[:2]) + "</tr>" for row in ROWS[:2])
    page = f"<html><body>{lines}<table>{rows}</table></body></html>"
    archive = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a\r\n"
        f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n--a--\r\n"
    )
    assert brief(archive.encode(), "qd.mht") == [("Nông Thị Ví", "Phòng Hai", "giay_khen")]


@needs_tesseract
@pytest.mark.slow
def test_a_scanned_decision_gives_the_rows_of_its_table():
    """Slow because Tesseract reads its pages."""
    context = samples.decision(3)
    read = read_awards(picture_of(render_pdf(award_decision.compose(context))), "quet.pdf", ocr=True)
    assert read.read_by == "ocr"
    assert [row.name for row in read.rows] == [one.name for group in context.groups for one in group.awardees]


def test_rules_of_a_table_are_found_and_painted_over(tmp_path):
    page = np.full((1400, 1000), 255, np.uint8)
    for row in (200, 300, 400):
        page[row : row + 3, 100:900] = 0
    for column in (100, 500, 897):
        page[200:403, column : column + 3] = 0
    page[240:260, 200:210] = 0  # a letter
    picture = tmp_path / "page.pgm"
    picture.write_bytes(b"P5 1000 1400 255\n" + page.tobytes())
    rules = take_off_rules(picture)
    points = 842 / 1400
    assert [round(one.at / points) for one in rules.level] == pytest.approx([-201, -301, -401], abs=2)
    assert [round(one.at / points) for one in rules.upright] == pytest.approx([101, 501, 898], abs=2)
    left = np.frombuffer(picture.read_bytes()[17:], np.uint8).reshape(1400, 1000)
    assert (left == 0).sum() == 200
    picture.write_bytes(b"P5 1000 1400 255\n" + left.tobytes())
    assert take_off_rules(picture) is None


@pytest.mark.parametrize(("header", "role"), [("Tập thể, cánhân", "name"), ("Họvàtên", "person"), ("Ghichú", "")])
def test_headers_whose_words_ran_together(header, role):
    assert role_of(header) == role


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "L"), ("PNG", "RGB"), ("JPEG", "L"), ("JPEG", "RGB")])
def test_a_picture_becomes_a_page_that_shows_it(kind, mode):
    packed = io.BytesIO()
    picture = Image.new(mode, (300, 200), "white")
    picture.paste("black", (0, 0, 150, 200))
    picture.save(packed, kind)
    with pypdfium2.PdfDocument(page_of_picture(packed.getvalue())) as document:
        drawn = document[0].render(scale=300 / 72, grayscale=True).to_numpy()
    assert drawn.shape[:2] == (200, 300)
    assert (drawn[100, 50], drawn[100, 250]) == (0, 255)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_a_transparent_picture_is_drawn_on_white(mode):
    packed = io.BytesIO()
    picture = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (0, 0, 150, 200))
    (picture if mode != "P" else picture.convert("LA").convert("RGB")).convert(mode).save(packed, "PNG")
    assert page_of_picture(packed.getvalue()) is None
    with pypdfium2.PdfDocument(_drawn(packed.getvalue())) as document:
        drawn = document[0].render(scale=300 / 72, grayscale=True).to_numpy()
    assert abs(drawn.shape[0] - 200) + abs(drawn.shape[1] - 300) <= 2
    assert drawn[100, 50] == 0
    assert drawn[100, 250] == (0 if mode == "P" else 255)


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n" + b"\0" * 8 + b"\xff" * 40, b"GIF89a"]
)
def test_a_broken_or_immense_picture_is_not_drawn(data):
    assert _drawn(data) is None


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xc0", b"\x89PNG\r\n\x1a\n" + b"\0" * 10, b"GIF89a"])
def test_no_page_is_made_of_a_broken_picture_or_another_kind(data):
    assert page_of_picture(data) is None
