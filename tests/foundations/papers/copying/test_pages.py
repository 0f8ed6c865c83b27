"""A whole copy: the original's pages untouched, the mark under the last line or on a page after it."""

import dataclasses
import io

import pikepdf
import pypdfium2
import pytest

from tests.foundations.papers import every_kind, samples
from tests.foundations.papers.readers import pdf_pages, pdf_places, squeezed
from tests.foundations.papers.signing import authority, drawings
from thidua.foundations.papers import render_pdf
from thidua.foundations.papers.content import CopyNote, Recipient
from thidua.foundations.papers.copying.pages import as_pages, last_page, whole_copy
from thidua.foundations.papers.layout import Line, Split, copy_mark
from thidua.foundations.papers.signing.given import GivenKey, sign_for_person
from thidua.foundations.workflow.errors import InputRefused

ONE = every_kind.COPIED
TWELVE = dataclasses.replace(
    ONE, recipients=tuple(Recipient(f"Ủy ban nhân dân xã Mẫu số {index}", "để biết") for index in range(1, 13))
)


def mark_of(note: CopyNote) -> str:
    lines = [
        line.whole
        for element in copy_mark(note, landscape=False)
        for line in ([element] if isinstance(element, Line) else _cells(element))
    ]
    return "".join(sorted(squeezed(lines)))


def _cells(element: object) -> list[Line]:
    assert isinstance(element, Split)
    return [line for row in element.rows for cell in row for line in cell]


@pytest.mark.parametrize("note", [ONE, TWELVE], ids=["one", "twelve"])
def test_the_mark_stands_on_the_last_page_where_there_is_room(note: CopyNote) -> None:
    original = render_pdf(every_kind.PAPERS["award-decision"](1))
    made = whole_copy(original, note)
    before, after = pdf_pages(original), pdf_pages(made)
    assert after[:-1] == before[:-1]
    assert squeezed([after[-1]]).startswith(squeezed([before[-1]]))
    added = squeezed([after[-1]])[len(squeezed([before[-1]])) :]
    assert "".join(sorted(added)) == mark_of(note)
    rule = pdf_places(original, "mươi nghìn đồng.", len(before) - 1)[-1][3]
    form = pdf_places(made, "SAO Y", len(after) - 1)[-1]
    assert 4 < form[1] - rule < 12


@pytest.mark.parametrize(("kind", "number"), [("nomination-list", "2"), ("payment-sheet", "2")])
def test_the_mark_goes_to_a_page_of_its_own_without_room(kind: str, number: str) -> None:
    original = render_pdf(every_kind.PAPERS[kind](14))
    before, after = pdf_pages(original), pdf_pages(whole_copy(original, TWELVE))
    assert after[:-1] == before
    assert "".join(sorted(squeezed([after[-1]]))) == "".join(sorted(mark_of(TWELVE) + str(len(before) + 1)))


def test_a_copy_stays_a_file_for_the_archive_and_newer_than_pdf_1_4() -> None:
    made = whole_copy(render_pdf(every_kind.PAPERS["notice"](1)), ONE)
    with pikepdf.open(io.BytesIO(made)) as document:
        assert document.open_metadata().pdfa_status == "2B"
        assert "/OutputIntents" in document.Root
        assert float(document.pdf_version) >= 1.4
        fonts = {str(font.BaseFont) for page in document.pages for font in page.Resources.Font.values()}
    assert all("LiberationSerif" in name for name in fonts)


def test_a_signature_of_the_original_is_a_picture_in_the_copy() -> None:
    plain = render_pdf(every_kind.PAPERS["notice"](1))
    name = samples.OFFICE.name
    holder = authority.issue(name, authority.root())
    key = GivenKey(authority.PASSPHRASE, holder.pkcs12(), picture=("ky.png", drawings.scrawl()))
    original = sign_for_person(plain, key, name=name)
    made = whole_copy(original, ONE)
    with pikepdf.open(io.BytesIO(made)) as document:
        assert "/AcroForm" not in document.Root
        assert all("/Annots" not in page for page in document.pages)
    assert blue(made) > 50
    assert blue(plain) == 0
    assert abs(blue(made) - blue(original)) < 20


def blue(pdf: bytes) -> int:
    """How many dots of the first page are blue."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    pixels = document[0].render(scale=1, rev_byteorder=True).to_numpy().astype(int)
    document.close()
    return int(((pixels[..., 2] - pixels[..., 0]) > 60).sum())


def test_a_scanned_picture_becomes_a_page_of_a4_in_real_size() -> None:
    sheet = io.BytesIO()
    document = pypdfium2.PdfDocument(render_pdf(every_kind.PAPERS["notice"](1)))
    document[0].render(scale=100 / 72).to_pil().save(sheet, "PNG")
    pages = as_pages("quet.png", sheet.getvalue())
    measured = last_page(pages)
    assert (measured.fits, measured.number) == (True, 0)
    assert [text.strip() for text in pdf_pages(pages)] == [""]
    assert "".join(sorted(squeezed(pdf_pages(whole_copy(pages, ONE))))) == mark_of(ONE)


def test_a_file_that_cannot_be_read_is_refused_with_what_to_do() -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(render_pdf(every_kind.PAPERS["notice"](1)))) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="chu", user=""))
    with pytest.raises(InputRefused, match="bị khóa bằng mật khẩu"):
        whole_copy(locked.getvalue(), ONE)
    with pytest.raises(InputRefused, match="Không đọc được tệp PDF"):
        whole_copy(b"%PDF-1.7 gi do", ONE)
    with pytest.raises(InputRefused, match=r"Tệp “a\.docx” không phải PDF hay ảnh"):
        as_pages("a.docx", b"PK")
