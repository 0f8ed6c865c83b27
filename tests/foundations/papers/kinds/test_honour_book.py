"""Book of commendations."""

from tests.foundations.papers import every_kind
from tests.foundations.papers.kinds.reading import paragraphs, rows, tables
from thidua.foundations.papers.kinds import honour_book


def test_every_entry_is_a_numbered_row():
    paper = honour_book.compose(every_kind.book(2))
    decision = "145/QĐ-SNgV ngày 20/12/2021, Giám đốc Sở Ngoại vụ"
    assert rows(tables(paper)[0]) == [
        ("1", "Nguyễn Hoàng Quỳnh Mẫu", every_kind.place(0), "Lao động tiên tiến", decision, "1", "MẪU0000", ""),
        ("2", "Vi Thị Thử", every_kind.place(1), "Lao động tiên tiến", decision, "2", "MẪU0001", ""),
    ]
    assert paragraphs(paper) == ["Sổ có 02 lượt khen thưởng."]


def test_an_empty_book_says_so():
    assert paragraphs(honour_book.compose(every_kind.book(0))) == ["Sổ có 00 lượt khen thưởng."]
