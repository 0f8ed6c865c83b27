"""Words set apart inside a paragraph are the same words in DOCX, PDF and preview."""

import ctypes
import dataclasses
import io

import lxml.html
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.foundations.papers import every_kind
from thidua.foundations.papers import render_docx, render_html, render_pdf
from thidua.foundations.papers.content import Article, Emphasis, Paragraph, ParagraphStyle
from thidua.foundations.papers.emphasis import Span, carried, marks_of, spans_of
from thidua.foundations.papers.layout import Line, Split, lay_out
from thidua.foundations.papers.looks import LOOKS

WORDS = st.sampled_from(["Nguyễn", "Ỷ", "tặng", "A&B", "<b>", "#x", "*q*", "80%", " ", "  ", "\n"])
SPANS = st.lists(st.builds(Span, WORDS, st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=8)


def _block(spans, style):
    text, marks = marks_of([Span("Mở"), *spans])
    return Article(1, text, marks) if style is None else Paragraph(text, style, marks)


PAPERS = st.lists(st.builds(_block, SPANS, st.none() | st.sampled_from(ParagraphStyle)), min_size=1, max_size=4)


def paper(blocks):
    return dataclasses.replace(every_kind.PAPERS["notice"](0), blocks=tuple(blocks), annexes=())


def drawn(line):
    """Each sign of a line that is seen, with how it looks: bold, italic."""
    look = LOOKS[line.role]
    spans = [*([Span(line.lead, bold=True)] if line.lead else []), *spans_of(line.text, line.emphasis)]
    return [(sign, one.bold or look.bold, one.italic or look.italic) for one in spans for sign in one.text]


def laid_out(made):
    for one in lay_out(made)[0].elements:
        if isinstance(one, Line):
            yield one
        elif isinstance(one, Split):
            yield from (line for row in one.rows for cell in row for line in cell)


def body(made):
    """Text and spans of the lines of the body."""
    return [
        [one for one in spans_of(line.text, line.emphasis) if one.text]
        for line in laid_out(made)
        if line.role.value in {"body", "lead", "center", "center-bold", "note", "center-note", "article"}
    ]


def body_in_word(data):
    found = []
    for one in Document(io.BytesIO(data)).paragraphs:
        if one.style.name.removeprefix("TD-") in {"body", "lead", "center", "center-bold", "note", "center-note"}:
            runs = one.runs
        elif one.style.name == "TD-article":
            runs = one.runs[1:]
        else:
            continue
        found.append([Span(run.text, bool(run.bold), bool(run.italic), bool(run.underline)) for run in runs])
    return found


def body_in_preview(source):
    found = []
    for one in lxml.html.fromstring(source).iter("p"):
        role = one.get("class").split()[0].removeprefix("p-")
        if role in {"body", "lead", "center", "center-bold", "note", "center-note", "article"}:
            for mark in one.iter("br"):
                mark.tail = "\n" + (mark.tail or "")
            if role == "article":
                rest = one[0].tail[1:]
                one.remove(one[0])
                one.text = rest
            found.append(list(_spans_of_html(one, frozenset())))
    return found


def _spans_of_html(node, around):
    tags = around | {node.tag}
    if node.text:
        yield Span(node.text, "b" in tags, "i" in tags, "u" in tags)
    for one in node:
        if one.tag != "br":
            yield from _spans_of_html(one, tags)
        if one.tail:
            yield Span(one.tail, "b" in tags, "i" in tags, "u" in tags)


def joined(lines):
    return [marks_of(line) for line in lines]


def signs_of_pdf(data):
    """Each sign seen on the first page with its face: bold, italic."""
    document = pypdfium2.PdfDocument(data)
    text_page = document[0].get_textpage()
    found, name, flags = [], ctypes.create_string_buffer(80), ctypes.c_int()
    for at in range(text_page.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text_page, at))
        if not sign.isspace() and sign != "\x00":
            pdfium.FPDFText_GetFontInfo(text_page, at, name, 80, ctypes.byref(flags))
            found.append((sign, b"Bold" in name.value, b"Italic" in name.value))
    return found


@settings(max_examples=12)
@given(PAPERS)
def test_emphasis_is_the_same_in_all_three(blocks):
    made = paper(blocks)
    wanted = joined(body(made))
    assert joined(body_in_word(render_docx(made))) == wanted
    assert joined(body_in_preview(render_html(made))) == wanted
    seen = [one for line in laid_out(made) for one in drawn(line) if not one[0].isspace()]
    assert signs_of_pdf(render_pdf(made)) == seen


@pytest.mark.parametrize(("underline", "lines"), [(False, 0), (True, 1)])
def test_an_underlined_word_has_its_line_in_the_pdf(underline, lines):
    def paths(mark):
        made = paper([Paragraph("Một hai ba", emphasis=(mark,))])
        document = pypdfium2.PdfDocument(render_pdf(made))
        return sum(1 for one in document[0].get_objects() if one.type == pdfium.FPDF_PAGEOBJ_PATH)

    assert paths(Emphasis(4, 7, underline=underline)) - paths(Emphasis(4, 7)) == lines


@pytest.mark.parametrize(
    ("raw", "cleaned", "wanted"),
    [
        ("Tặng  giấy khen", "Tặng giấy khen", "giấy"),
        (" Ta\u0306\u0323ng  giấy khen ", "Tặng giấy khen", "giấy"),
        ("T\u200bặng giấy khen", "Tặng giấy khen", "giấy"),
    ],
)
def test_marks_stay_on_their_words_when_a_text_is_cleaned(raw, cleaned, wanted):
    start = raw.index(wanted)
    (mark,) = carried((Emphasis(start, start + len(wanted), bold=True),), raw, cleaned)
    assert cleaned[mark.start : mark.end] == wanted


def test_marks_of_blanks_alone_leave_nothing():
    assert carried((Emphasis(1, 3, bold=True),), "a  b", "a b") == ()


@given(SPANS)
def test_spans_and_marks_are_one_another(spans):
    text, marks = marks_of(spans)
    assert marks_of(spans_of(text, marks)) == (text, marks)
    assert "".join(one.text for one in spans) == text
