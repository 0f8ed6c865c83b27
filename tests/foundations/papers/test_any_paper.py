"""Whatever a paper holds, its three faces hold the same words, in the same order, with the same structure."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.foundations.papers import every_kind, structure
from thidua.foundations.papers import render_docx, render_html, render_pdf
from thidua.foundations.papers.content import (
    Align,
    Annex,
    Article,
    Closing,
    Column,
    Heading,
    Letterhead,
    Masthead,
    NumberAndDate,
    Paper,
    PaperKind,
    Paragraph,
    ParagraphStyle,
    Recipient,
    Row,
    RowKind,
    Signatory,
    Signatures,
    Table,
)

WORDS = st.sampled_from(
    [
        "Nguyễn",
        "Ỷ",
        "Đặng",
        "Khuỷu",
        "ẩn",
        "office",
        "fi",
        "thỏa",
        "O’Neil",
        "A&B",
        "<b>",
        "#x",
        "$y$",
        "@z",
        "*q*",
        "80%",
        "12/2021",
    ]
)


# What is printed anew on every page uses words of its own, so that it is not taken for the text that goes on.
TITLES = st.sampled_from(["Cột một", "Cột hai", "Cột ba và dài hơn"])


def texts(most=6):
    """A few words, one at least."""
    return st.lists(WORDS, min_size=1, max_size=most).map(" ".join)


ISSUES = st.builds(
    NumberAndDate, st.none() | st.sampled_from(["5", "12", "05/QĐ-X"]), st.none() | st.just(date(2021, 3, 5))
)
SIGNATORIES = st.one_of(
    st.builds(Signatory, st.none(), st.none(), texts(3), texts(5)),
    st.builds(Signatory, st.just("KT."), texts(2), texts(3), texts(5), st.none() | texts(3)),
)
RECIPIENTS = st.builds(Recipient, texts(4), st.none() | st.just("b/c"))


@st.composite
def tables(draw):
    """A table of one to five columns that may run over pages."""
    wide = draw(st.integers(1, 5))
    columns = tuple(Column(draw(TITLES), draw(st.integers(1, 9)), draw(st.sampled_from(Align))) for _ in range(wide))
    rows = []
    for kind in draw(st.lists(st.sampled_from(RowKind), max_size=12)):
        cells = 1 if kind is RowKind.GROUP else wide
        rows.append(Row(tuple(draw(st.just("") | texts(4)) for _ in range(cells)), kind))
    return Table(draw(texts(3)), columns, tuple(rows) * draw(st.sampled_from([1, 1, 6])))


BLOCKS = st.one_of(
    st.builds(Paragraph, texts(30), st.sampled_from(ParagraphStyle)),
    st.builds(Heading, st.sampled_from([1, 2, 3]), st.sampled_from(["I", "1", "a"]), texts(5)),
    st.builds(Article, st.integers(1, 9), texts(12)),
    st.builds(Signatures, st.lists(SIGNATORIES, min_size=1, max_size=5).map(tuple)),
    tables(),
)
HEADS = st.builds(Letterhead, st.none() | texts(5), texts(8), st.just("X"), texts(2))
ANNEXES = st.builds(
    Annex,
    texts(4),
    texts(6),
    texts(6),
    st.lists(BLOCKS, max_size=3).map(tuple),
    st.none() | st.integers(1, 4),
    st.booleans(),
    st.lists(SIGNATORIES, max_size=2).map(tuple),
)
PAPERS = st.builds(
    Paper,
    kind=st.just(PaperKind.NOTICE),
    title=st.none() | texts(2),
    subject=texts(20),
    letterhead=HEADS,
    symbol=st.just("TB-X"),
    issue=ISSUES,
    blocks=st.lists(BLOCKS, max_size=8).map(tuple),
    closing=st.builds(
        Closing,
        st.lists(SIGNATORIES, max_size=3).map(tuple),
        st.lists(RECIPIENTS, max_size=12).map(tuple),
        st.none() | st.just("VP"),
    ),
    masthead=st.sampled_from(Masthead),
    authority=st.none() | texts(6),
    addressees=st.lists(texts(4), max_size=3).map(tuple),
    bases=st.lists(texts(8), max_size=3).map(tuple),
    resolution=st.none() | st.just("Quyết định:"),
    annexes=st.lists(ANNEXES, max_size=2).map(tuple),
    landscape=st.booleans(),
    draft=st.booleans(),
    footer=st.none() | st.just("Mã chân trang"),
    form_line=st.none() | texts(4),
)


def _hold_the_same(paper):
    docx = render_docx(paper)
    expected = structure.laid_out(paper)
    assert structure.of_docx(docx) == expected
    assert structure.of_html(render_html(paper)) == expected
    of_docx, said = structure.footers(paper, docx)
    assert of_docx == said
    assert structure.strays_in_pdf(paper, render_pdf(paper)) == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(PAPERS)
def test_any_paper_is_the_same_in_all_three(paper):
    _hold_the_same(paper)


def test_a_table_over_many_pages_is_the_same_in_all_three():
    for kind in ("award-decision", "honour-book"):
        _hold_the_same(every_kind.PAPERS[kind](120))
