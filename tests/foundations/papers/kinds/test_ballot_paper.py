"""The ballot: the frozen list, two boxes a candidate, nothing that tells papers apart."""

from dataclasses import replace

from tests.foundations.papers import samples
from tests.foundations.papers.kinds.reading import paragraphs, rows, tables
from thidua.foundations.papers.content import Closing, RowKind
from thidua.foundations.papers.kinds import ballot_paper


def test_every_candidate_has_both_boxes():
    (table,) = tables(ballot_paper.compose(samples.ballot(4)))
    assert [cells[0] for cells in rows(table)] == ["1", "2", "3", "4"]
    assert {cells[3:] for cells in rows(table)} == {("□", "□")}
    assert rows(table, RowKind.GROUP) == [("Chiến sĩ thi đua cơ sở",), ("Lao động tiên tiến",)]


def test_the_digest_of_the_list_is_in_the_footer_by_fours():
    assert ballot_paper.compose(samples.ballot()).footer == "Mã danh sách: 9f2c 41d0 7be8 4a33 55d0 c1e2 a7b6 f890"
    assert ballot_paper.grouped_digest("abcde") == "abcd e"
    assert ballot_paper.grouped_digest("") == ""


def test_nothing_on_the_ballot_can_name_its_voter():
    paper = ballot_paper.compose(samples.ballot())
    assert paper.closing == Closing()
    assert (paper.symbol, paper.annexes) == ("", ())
    assert "Không ký tên" in paragraphs(paper)[1]


def test_the_day_of_the_meeting_is_printed():
    assert paragraphs(ballot_paper.compose(samples.ballot()))[0] == "(Phiên họp ngày 10 tháng 12 năm 2021)"


def test_an_agency_may_set_its_own_rules():
    assert paragraphs(ballot_paper.compose(replace(samples.ballot(), rules="Gạch tên.")))[1] == "Gạch tên."
