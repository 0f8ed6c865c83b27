"""DOCX, PDF and preview say the same words in the same order, whatever the names in them."""

import dataclasses
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.foundations.papers import every_kind, samples
from tests.foundations.papers.readers import docx_footers, docx_texts, html_texts, pdf_pages, squeezed
from thidua.foundations.papers import render_docx, render_html, render_pdf
from thidua.foundations.papers.content import Paragraph
from thidua.foundations.papers.glyphs import clean, printable_codes
from thidua.foundations.papers.kinds import award_decision
from thidua.foundations.papers.layout import lay_out, plain_lines, sheet_texts

SYLLABLES = st.sampled_from(
    [
        "Nguyễn",
        "Ỷ",
        "Đặng",
        "Thuyết",
        "Khuỷu",
        "Ngưỡng",
        "ẩn",
        "d'Arc",
        "O’Neil",
        "A&B",
        "<i>",
        "#x",
        "$y$",
        "@z",
        "*q*",
    ]
)
NAMES = st.lists(SYLLABLES, min_size=1, max_size=5).map(" ".join)

HOSTILE = (
    "#panic() #{1+1} $x^2$ @ref *bold* _it_ `raw` = Heading\n- item",
    "\\ \\n \\u{1F600} // comment /* c */ ~ -- --- ... \"quotes\" 'single' <label>",
    "<script>alert(1)</script> &amp; &lt; ]]> <w:t>x</w:t> <!-- y --> %{z} {{ t }} {% u %}",
)


def words_of_docx(data):
    """Texts and footers of a Word document."""
    return [*docx_texts(data), *dict.fromkeys(docx_footers(data))]


@pytest.mark.parametrize("kind", sorted(every_kind.PAPERS))
@pytest.mark.parametrize("rows", [0, 1, 4])
def test_every_kind_says_the_same_in_all_three(kind, rows):
    paper = every_kind.PAPERS[kind](rows)
    expected = [line for line in plain_lines(paper) if line]
    assert words_of_docx(render_docx(paper)) == expected
    assert html_texts(render_html(paper)) == expected


@pytest.mark.parametrize("kind", sorted(every_kind.PAPERS))
def test_every_kind_can_be_read_back_from_its_pdf(kind):
    paper = every_kind.PAPERS[kind](1)
    printed = squeezed(pdf_pages(render_pdf(paper)))
    for sheet in lay_out(paper):
        for text in sheet_texts(sheet):
            assert squeezed([text]) in printed


@settings(max_examples=10)
@given(NAMES, NAMES)
def test_names_are_the_same_in_all_three(name, unit):
    paper = award_decision.compose(
        dataclasses.replace(
            samples.decision(0),
            groups=(award_decision.AwardeeGroup("Giấy khen", False, (award_decision.Awardee(name, unit),)),),
        )
    )
    expected = plain_lines(paper)
    assert docx_texts(render_docx(paper)) == [line for line in expected if line]
    assert html_texts(render_html(paper)) == [line for line in expected if line]
    assert squeezed(pdf_pages(render_pdf(paper))) == squeezed(expected)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_of_every_engine_is_only_text(text):
    paper = dataclasses.replace(every_kind.PAPERS["notice"](1), annexes=(), subject=text, authority=text)
    expected = [line for line in plain_lines(paper) if line]
    assert words_of_docx(render_docx(paper)) == expected
    assert html_texts(render_html(paper)) == expected
    printed = squeezed(pdf_pages(render_pdf(paper)))
    assert squeezed([text.upper()]) in printed


@settings(max_examples=15)
@given(
    st.text(st.sampled_from(sorted(chr(code) for code in printable_codes() if code < 0x2000)), min_size=1, max_size=40)
)
def test_any_printable_text_survives_word_and_preview(text):
    paper = dataclasses.replace(every_kind.PAPERS["dispatch"](0), subject=text)
    expected = [line for line in plain_lines(paper) if line]
    assert words_of_docx(render_docx(paper)) == expected
    assert html_texts(render_html(paper)) == expected


@pytest.mark.parametrize("kind", sorted(every_kind.PAPERS))
def test_the_same_paper_gives_the_same_bytes(kind):
    first, second = every_kind.PAPERS[kind](2), every_kind.PAPERS[kind](2)
    assert render_docx(first) == render_docx(second)
    assert render_pdf(first) == render_pdf(second)
    assert render_html(first) == render_html(second)


def test_another_paper_gives_other_bytes():
    one, other = every_kind.PAPERS["dispatch"](1), every_kind.PAPERS["dispatch"](2)
    assert render_docx(one) != render_docx(other)
    assert render_pdf(one) != render_pdf(other)


def test_every_printable_sign_comes_back_from_the_pdf():
    # Ligatures and the Hebrew presentation forms are given back as the letters they stand for.
    text = " ".join(chr(code) for code in sorted(printable_codes()) if chr(code).strip() and code < 0xFB00)
    paper = dataclasses.replace(every_kind.PAPERS["notice"](0), blocks=(Paragraph(text),))
    printed = set(squeezed(pdf_pages(render_pdf(paper))))
    wanted = {char for char in clean(text, "nội dung") if not unicodedata.combining(char)}
    assert wanted - {" "} <= printed
