"""Tables of a PDF by their rules: which rule bounds which cell, and what a page without rules gives."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tests.foundations.papers import samples
from thidua.foundations.papers.kinds import award_decision
from thidua.foundations.papers.pdf_writer import render_pdf
from thidua.stages.launch.reader.awards.pdf_blocks import pdf_blocks
from thidua.stages.launch.reader.awards.pdf_tables import Rule, blocks_of_pdf, over_pages, tables_of
from thidua.stages.launch.reader.blocks import Grid, GridRow, Paragraph, blocks_of_text


def lattice(xs, ys):
    """Rules of a whole grid."""
    return [Rule(x, ys[-1], ys[0]) for x in xs], [Rule(y, xs[0], xs[-1]) for y in ys]


def test_a_grid_of_three_columns_and_two_rows():
    (found,) = tables_of(*lattice([10, 50, 200, 300], [700, 680, 640]))
    low, high, rows, edges = found
    assert (low, high, edges) == (640, 700, [700, 680, 640])
    assert rows == [[(10, 50), (50, 200), (200, 300)]] * 2


def test_a_missing_rule_in_one_row_is_a_merged_cell_there():
    upright, level = lattice([10, 50, 200, 300], [700, 680, 640])
    upright = [rule for rule in upright if rule.at != 200] + [Rule(200, 640, 680)]
    (found,) = tables_of(upright, level)
    assert found[2] == [[(10, 50), (50, 300), (50, 300)], [(10, 50), (50, 200), (200, 300)]]


def test_two_tables_on_a_page_come_from_the_top():
    one, two = lattice([10, 50, 300], [700, 650]), lattice([10, 90, 300], [400, 350])
    found = tables_of([*two[0], *one[0]], [*two[1], *one[1]])
    assert [(low, high) for low, high, _rows, _ys in found] == [(650, 700), (350, 400)]


def test_a_frame_or_a_single_line_is_no_table():
    assert tables_of(*lattice([10, 300], [700, 650])) == []
    assert tables_of([], [Rule(700, 10, 300)]) == []


@given(
    st.lists(st.integers(0, 40), min_size=3, max_size=8, unique=True),
    st.lists(st.integers(0, 40), min_size=2, max_size=8, unique=True),
)
def test_every_column_of_every_row_has_one_cell(columns, rows):
    xs, ys = sorted(x * 12.0 for x in columns), sorted((y * 12.0 for y in rows), reverse=True)
    (found,) = tables_of(*lattice(xs, ys))
    assert len(found[2]) == len(ys) - 1
    assert found[2] == [list(itertools.pairwise(xs))] * (len(ys) - 1)


def test_the_process_of_its_own_prints_what_parsing_gives():
    data = render_pdf(award_decision.compose(samples.decision(3)))
    blocks = pdf_blocks(data, "qd.pdf")
    assert blocks == blocks_of_pdf(data)
    tables = [block for block in blocks if isinstance(block, Grid)]
    assert tables[0].rows[0].cells == ("STT", "Tên tập thể", "Đơn vị quản lý", "Tiền thưởng (đồng)")
    assert [row.filled for row in tables[1].rows] == [4, 1, 4, 4, 4, 2]
    assert {block.place for block in blocks if isinstance(block, Paragraph)} == {"trang 1", "trang 2", "trang 3"}


def test_lines_of_tabs_are_a_table_and_others_paragraphs():
    blocks = list(blocks_of_text("Danh sách\nTT\tHọ tên\n1\tNông Thị Ví\n\nHết."))
    assert [type(block) for block in blocks] == [Paragraph, Grid, Paragraph]
    assert [row.cells for row in blocks[1].rows] == [("TT", "Họ tên"), ("1", "Nông Thị Ví")]
    assert [row.place for row in blocks[1].rows] == ["dòng 2", "dòng 3"]


def test_a_row_cut_by_the_end_of_a_page_is_one_again_and_marked():
    above = Grid((GridRow(("TT", "Họ tên", "Đơn vị"), 3, "a"), GridRow(("1", "Nông Thị", "Văn phòng"), 3, "b")), "1")
    below = Grid((GridRow(("", "Ví", "Sở"), 2, "c"), GridRow(("2", "Vi Văn Ưng", "Thanh tra"), 3, "d")), "2")
    joined, rest = over_pages([[above], [below]])
    assert [(row.cells, row.joined) for row in (*joined.rows[1:], *rest.rows)] == [
        (("1", "Nông Thị Ví", "Văn phòng Sở"), True),
        (("2", "Vi Văn Ưng", "Thanh tra"), False),
    ]
    whole = Grid((GridRow(("2", "Vi Văn Ưng", "Thanh tra"), 3, "d"),), "2")
    assert list(over_pages([[above], [whole]])) == [above, whole]
