"""Pages of strangers: other sizes, turned sheets, stamps, things a file does by itself."""

import io
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from tests.foundations.papers import every_kind
from tests.foundations.papers.readers import pdf_pages, squeezed
from thidua.foundations.papers import render_pdf
from thidua.foundations.papers.copying.joining import join
from thidua.foundations.papers.copying.pages import last_page, whole_copy

A4 = (595.28, 841.89)


def blank(width: float, height: float, change: Callable[[Pdf], None] = lambda _file: None) -> bytes:
    """A file of one empty page, changed as asked."""
    made = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page(page_size=(width, height))
        change(file)
        file.save(made)
    return made.getvalue()


def turned(file: Pdf) -> None:
    file.pages[0].Rotate = 90


def cropped(file: Pdf) -> None:
    file.pages[0].MediaBox = Array([0, 0, 800, 1000])
    file.pages[0].CropBox = Array([100, 50, 100 + A4[0], 50 + A4[1]])


@pytest.mark.parametrize(
    ("size", "change", "fits"),
    [
        (A4, lambda _file: None, True),
        (A4[::-1], lambda _file: None, True),
        ((A4[0] + 5, A4[1] - 5), lambda _file: None, True),
        ((A4[0] + 7, A4[1]), lambda _file: None, False),
        ((420, 595), lambda _file: None, False),
        (A4, turned, False),
        (A4, cropped, True),
    ],
)
def test_only_an_upright_sheet_of_a4_takes_the_mark_itself(
    size: tuple[float, float], change: Callable[[Pdf], None], fits: bool
) -> None:
    assert last_page(blank(*size, change)).fits is fits


def test_the_mark_of_a_sheet_that_does_not_fit_stands_on_a_sheet_after_it() -> None:
    document = pypdfium2.PdfDocument(whole_copy(blank(420, 595), every_kind.COPIED))
    sizes = [tuple(round(side) for side in document[index].get_size()) for index in range(len(document))]
    document.close()
    assert sizes == [(420, 595), (595, 842)]


def test_the_mark_keeps_to_the_part_of_a_page_that_is_shown() -> None:
    document = pypdfium2.PdfDocument(whole_copy(blank(*A4, cropped), every_kind.COPIED))
    words = document[0].get_textpage()
    places = [words.get_rect(index) for index in range(words.count_rects())]
    words.close()
    document.close()
    assert all(
        left > 100 + 80 and right < 100 + A4[0] and 50 < bottom < 50 + A4[1] for left, bottom, right, _t in places
    )


def stamped(file: Pdf, flags: int = 4, kind: str = "/Stamp") -> None:
    """A red square of 20 points drawn as 60 points in the lower left corner."""
    look = Stream(file, b"1 0 0 rg 0 0 20 20 re f")
    look.Subtype, look.BBox = Name.Form, Array([0, 0, 20, 20])
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name(kind),
        Rect=Array([10, 10, 70, 70]),
        F=flags,
        AP=Dictionary(N=file.make_indirect(look)),
    )
    file.pages[0].Annots = Array([note])


def red_points(pdf: bytes) -> int:
    """How many points of the first page are red."""
    document = pypdfium2.PdfDocument(pdf)
    pixels = document[0].render(scale=1, rev_byteorder=True).to_numpy().astype(int)
    document.close()
    return int(((pixels[..., 0] > 200) & (pixels[..., 1] < 60)).sum())


def test_a_stamp_is_drawn_where_it_showed_and_what_is_hidden_or_a_link_is_not() -> None:
    mark = render_pdf(every_kind.PAPERS["notice"](1))
    # Whole points, so that no edge falls between two of them.
    sheet = (595, 842)
    assert red_points(join(blank(*sheet, stamped), mark, None)) == 3600
    assert red_points(join(blank(*sheet, lambda file: stamped(file, flags=2)), mark, None)) == 0
    assert red_points(join(blank(*sheet, lambda file: stamped(file, kind="/Link")), mark, None)) == 0


def test_what_a_file_does_by_itself_and_carries_along_is_not_copied() -> None:
    def armed(file: Pdf) -> None:
        file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
        file.pages[0].AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS="app.alert(2)"))
        file.attachments["an.txt"] = b"an"

    made = join(blank(*A4, armed), render_pdf(every_kind.PAPERS["notice"](1)), None)
    with pikepdf.open(io.BytesIO(made)) as file:
        assert not set(file.Root.keys()) & {"/OpenAction", "/Names", "/AF", "/AcroForm"}
        assert "/AA" not in file.pages[0]
    assert b"app.alert" not in made


def test_pages_that_share_their_resources_and_a_copy_of_a_copy_keep_every_mark() -> None:
    once = whole_copy(render_pdf(every_kind.PAPERS["dispatch"](1)), every_kind.COPIED)
    twice = squeezed(pdf_pages(whole_copy(once, every_kind.COPIED)))
    assert twice.count("SAOY") == 2
