"""The notice: words, what is announced, words again."""

from dataclasses import replace

from tests.foundations.papers import samples
from tests.foundations.papers.kinds.reading import paragraphs, tables
from thidua.foundations.papers.content import Paragraph, Table
from thidua.foundations.papers.kinds import notice


def test_blocks_stand_between_opening_and_ending():
    paper = notice.compose(samples.announcement())
    assert [type(block) for block in paper.blocks] == [Paragraph, Table, Paragraph]
    assert (paper.title, paper.symbol) == ("Thông báo", "TB-SNgV")


def test_empty_paragraphs_are_dropped():
    paper = notice.compose(replace(samples.announcement(), paragraphs=("Một.", "  ", ""), blocks=(), ending=()))
    assert paragraphs(paper) == ["Một."]
    assert tables(paper) == []
