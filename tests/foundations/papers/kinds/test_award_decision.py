"""The decision and its lists: one numbering across lists, totals in figures and words."""

from dataclasses import replace

from tests.foundations.papers import samples
from tests.foundations.papers.kinds.reading import paragraphs, rows, tables
from thidua.foundations.papers.content import Article, RowKind
from thidua.foundations.papers.kinds import award_decision
from thidua.foundations.papers.kinds.award_decision import Awardee, AwardeeGroup


def test_articles_are_numbered_and_the_last_is_the_first_recipient():
    paper = award_decision.compose(samples.decision())
    assert [block.number for block in paper.blocks if isinstance(block, Article)] == [1, 2, 3]
    assert [one.name for one in paper.closing.recipients] == ["Như Điều 3", "Sở Nội vụ", "Lãnh đạo Sở"]
    assert (paper.title, paper.symbol, paper.resolution) == ("Quyết định", "QĐ-SNgV", "Quyết định:")
    assert paper.authority == "Giám đốc Sở Ngoại vụ tỉnh Lạng Sơn"


def test_collectives_and_individuals_have_a_list_each_with_one_numbering():
    collective, individual = award_decision.compose(samples.decision(3)).annexes
    assert (collective.number, individual.number) == (1, 2)
    assert (collective.title, individual.title) == ("Danh sách tập thể", "Danh sách cá nhân")
    assert [cells[0] for annex in (collective, individual) for cells in rows(tables(annex)[0])] == ["1", "2", "3", "4"]


def test_a_single_list_has_no_number():
    context = samples.decision(3)
    (annex,) = award_decision.compose(replace(context, groups=context.groups[1:])).annexes
    assert annex.number is None
    assert [cells[0] for cells in rows(tables(annex)[0])] == ["1", "2", "3"]


def test_a_group_without_anybody_makes_no_list():
    empty = AwardeeGroup("Giấy khen", is_collective=True, awardees=())
    assert award_decision.compose(replace(samples.decision(), groups=(empty,))).annexes == ()


def test_money_is_totalled_in_figures_and_words():
    _, individual = award_decision.compose(samples.decision(3)).annexes
    (table,) = tables(individual)
    assert [cells[3] for cells in rows(table)] == ["450.000"] * 3
    assert rows(table, RowKind.TOTAL) == [("", "Tổng cộng", "", "1.350.000")]
    assert paragraphs(individual) == ["Bằng chữ: Một triệu ba trăm năm mươi nghìn đồng."]


def test_a_list_without_money_has_no_column_for_it():
    group = AwardeeGroup("Giấy khen", is_collective=False, awardees=(Awardee("Vi Thị Ưng", "Văn phòng"),))
    (annex,) = award_decision.compose(replace(samples.decision(), groups=(group,))).annexes
    (table,) = tables(annex)
    assert [column.title for column in table.columns] == ["STT", "Họ và tên", "Chức vụ, đơn vị"]
    assert rows(table, RowKind.TOTAL) == []
    assert paragraphs(annex) == []


def test_lists_name_the_decision():
    annex = award_decision.compose(samples.decision()).annexes[0]
    assert annex.reference == (
        "(Kèm theo Quyết định số 145/QĐ-SNgV ngày 20 tháng 12 năm 2021 của Giám đốc Sở Ngoại vụ tỉnh Lạng Sơn)"
    )
