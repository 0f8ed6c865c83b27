"""What people paste by accident, in every kind of paper: one clear refusal, or a clean paper."""

import dataclasses
import re

import pypdfium2
import pytest

from tests.foundations.papers import every_kind
from thidua.foundations.papers import looks, render_docx, render_html, render_pdf
from thidua.foundations.papers.checker import check
from thidua.foundations.papers.content import Paper, Paragraph, Row, Table
from thidua.foundations.papers.glyphs import PaperTextError

KINDS = sorted(every_kind.PAPERS)
LONG = "Tổng kết phong trào thi đua yêu nước của các phòng, đơn vị, cá nhân và " * 5
POINTS_PER_MM = 72 / 25.4


def named(paper: Paper, name: str) -> Paper:
    """The paper signed by ``name``."""
    signed = tuple(dataclasses.replace(one, name=name) for one in paper.closing.signatories)
    if not signed:  # nobody signs a ballot: the name is a candidate's
        return dataclasses.replace(paper, blocks=tuple(_first_cell(block, name) for block in paper.blocks))
    return dataclasses.replace(paper, closing=dataclasses.replace(paper.closing, signatories=signed))


def _first_cell(block: object, name: str) -> object:
    if not isinstance(block, Table):
        return block
    rows = tuple(
        Row((row.cells[0], name, *row.cells[2:]), row.kind) if len(row.cells) > 2 else row for row in block.rows
    )
    return dataclasses.replace(block, rows=rows)


def words(pdf: bytes) -> str:
    """Text of all pages with single spaces."""
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.split())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("render", [render_docx, render_pdf, render_html])
def test_an_emoji_in_a_name_is_refused_with_sign_place_and_remedy(kind, render):
    paper = named(every_kind.PAPERS[kind](1), "Nguyễn 🎉 Mẫu")
    with pytest.raises(PaperTextError) as refusal:
        render(paper)
    assert re.fullmatch(
        r"Không in được ký tự “🎉” \(U\+1F389\) ở .+: “.*Nguyễn 🎉 Mẫu.*”\. "
        r"Hãy bỏ ký tự đó hoặc viết lại bằng chữ quốc ngữ\.",
        str(refusal.value),
    )


@pytest.mark.parametrize("kind", KINDS)
def test_direction_marks_in_a_name_leave_no_trace(kind):
    make = every_kind.PAPERS[kind]
    dirty = named(make(1), "\u202eNguyễn\u200f Văn\u2066 Mẫu\u2069")
    clean = named(make(1), "Nguyễn Văn Mẫu")
    assert render_pdf(dirty) == render_pdf(clean)
    assert render_html(dirty) == render_html(clean)


@pytest.mark.parametrize("kind", KINDS)
def test_a_title_of_three_hundred_signs_is_printed_whole(kind):
    subject = LONG[:300].strip()
    paper = dataclasses.replace(every_kind.PAPERS[kind](1), subject=subject)
    assert subject[-60:] in words(render_pdf(paper)).replace("\u00a0", " ")
    assert check(render_docx(paper), "văn bản.docx").findings == ()


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_name_leaves_room_to_sign_and_nothing_broken(kind):
    said = words(render_pdf(named(every_kind.PAPERS[kind](1), "")))
    assert "None" not in said
    assert said


@pytest.mark.parametrize("sign", [".", "…", "_", "-"])
@pytest.mark.parametrize("number", [27, 28, 300])
def test_a_typed_row_of_signs_stays_inside_the_margins(sign, number):
    paper = every_kind.PAPERS["notice"](1)
    row = sign * number
    document = pypdfium2.PdfDocument(render_pdf(dataclasses.replace(paper, blocks=(Paragraph(f"{row} hết"),))))
    page = document[0]
    right = page.get_width() - looks.MARGIN_RIGHT_MM * POINTS_PER_MM
    text = page.get_textpage()
    edges = [text.get_charbox(at)[2] for at in range(text.count_chars())]
    assert max(edges) <= right + 1
    assert text.get_text_bounded().count(sign) >= number
    document.close()
