"""A file that begins with our paper: only signatures may follow, whoever signed what was slipped in before them."""

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tests.foundations.papers.signing import authority, drawings, signed
from tests.foundations.papers.signing.test_verifying import extended, note_on_the_page, other_catalog, other_content
from thidua.foundations.papers.signing import keys, pictures, signing
from thidua.foundations.papers.signing.appended import only_signed


def by_us() -> bytes:
    key = keys.read_pkcs12(authority.director().pkcs12(), authority.PASSPHRASE)
    picture = pictures.read_picture("ky.png", drawings.scrawl(), "blue")
    data = signing.sign_as_person(signed.unsigned(), key, name="Hoàng Thị Mẫu", picture=picture)
    seal = pictures.read_picture("dau.png", drawings.ring(), "red"), 36.0
    agency = keys.read_pkcs12(authority.agency().pkcs12(), authority.PASSPHRASE)
    return signing.sign_as_agency(data, agency, name="Hoàng Thị Mẫu", seal=seal)


@pytest.mark.parametrize("made", [signed.by_director, signed.by_both, by_us])
def test_signatures_alone_are_lawful(made) -> None:
    assert only_signed(signed.unsigned(), made()) is True


def wider_page(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    page[pdf_name("/MediaBox")] = generic.ArrayObject(generic.NumberObject(n) for n in (0, 0, 900, 900))
    writer.update_container(page)


def replaced_font(writer: IncrementalPdfFileWriter) -> None:
    """An object deep in the file is written anew: what a page draws changes while the page does not."""
    page = writer.root["/Pages"]["/Kids"][0]
    resources = page["/Resources"]
    resources[pdf_name("/Font")] = generic.DictionaryObject()
    writer.update_container(resources)


def text_field(writer: IncrementalPdfFileWriter) -> None:
    field = generic.DictionaryObject({pdf_name("/FT"): pdf_name("/Tx"), pdf_name("/V"): generic.TextStringObject("x")})
    form = {pdf_name("/Fields"): generic.ArrayObject([writer.add_object(field)])}
    writer.root[pdf_name("/AcroForm")] = generic.DictionaryObject(form)
    writer.update_root()


CHANGES = [note_on_the_page, other_content, other_catalog, wider_page, replaced_font, text_field]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_found_though_it_is_signed_afterwards(change) -> None:
    slipped = extended(signed.unsigned(), change)
    assert only_signed(signed.unsigned(), slipped) is False
    assert only_signed(signed.unsigned(), signed.sign(slipped, authority.director())) is False


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", signed.unsigned(), signed.unsigned() + b"\n%%EOF\n"])
def test_without_a_signature_nothing_was_signed(data: bytes) -> None:
    assert only_signed(signed.unsigned(), data) is False


def test_another_paper_is_not_ours() -> None:
    assert only_signed(signed.unsigned(), signed.sign(signed.tiny(), authority.director())) is False
