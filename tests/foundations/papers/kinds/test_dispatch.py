"""The dispatch: no kind in its symbol, its subject under the number, what is late in a table."""

from dataclasses import replace
from datetime import date

from tests.foundations.papers import samples
from tests.foundations.papers.kinds.reading import paragraphs, rows, tables
from thidua.foundations.papers.kinds import dispatch
from thidua.foundations.papers.kinds.dispatch import OverdueItem


def test_a_dispatch_has_no_kind():
    paper = dispatch.compose(samples.reminder())
    assert (paper.title, paper.symbol) == (None, "SNgV-VP")


def test_what_is_late_with_its_first_due_date():
    item = OverdueItem("Báo cáo quý III", "Văn phòng", date(2021, 9, 5))
    (table,) = tables(dispatch.compose(replace(samples.reminder(), overdue=(item,))))
    assert rows(table) == [("1", "Báo cáo quý III", "Văn phòng", "05/09/2021")]


def test_without_late_items_there_are_only_words():
    paper = dispatch.compose(samples.reminder(0))
    assert tables(paper) == []
    assert paragraphs(paper)[-1] == "Đề nghị các đơn vị hoàn thành trước ngày 30/9/2021"
    assert [one.name for one in paper.closing.recipients] == ["Như trên", "Lãnh đạo Sở"]
