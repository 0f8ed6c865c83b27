"""The list of nominees: one numbering, a group an award, totals that agree."""

from tests.foundations.papers import samples
from tests.foundations.papers.kinds.reading import paragraphs, rows, tables
from thidua.foundations.papers.content import Masthead, RowKind
from thidua.foundations.papers.kinds import nomination_list
from thidua.foundations.papers.kinds.nomination_list import Nominee, NomineeGroup


def test_ordinals_run_through_all_groups():
    (table,) = tables(nomination_list.compose(samples.nominees(4)))
    assert [cells[0] for cells in rows(table)] == ["1", "2", "3", "4", "5"]
    assert rows(table, RowKind.GROUP) == [
        ("I. Tập thể lao động tiên tiến",),
        ("II. Chiến sĩ thi đua cơ sở",),
        ("III. Lao động tiên tiến",),
    ]


def test_totals_count_collectives_and_individuals():
    assert paragraphs(nomination_list.compose(samples.nominees(12)))[-1] == "Danh sách có 01 tập thể, 12 cá nhân."
    only = (NomineeGroup("Giấy khen", (Nominee("Vi Thị Ưng"),)),)
    assert nomination_list.totals(only)[0].text == "Danh sách có 01 cá nhân."
    assert nomination_list.totals(()) == ()


def test_columns_nobody_fills_are_left_out():
    bare = nomination_list.nominee_table("Danh sách", (NomineeGroup("Giấy khen", (Nominee("Vi Thị Ưng"),)),))
    assert [column.title for column in bare.columns] == ["STT", "Họ và tên, tên tập thể", "Chức vụ, đơn vị"]
    voted = (NomineeGroup("Giấy khen", (Nominee("Vi Thị Ưng"), Nominee("Bế Văn Thử", votes="09/09"))),)
    table = nomination_list.nominee_table("Danh sách", voted)
    assert table.columns[-1].title == "Kết quả bỏ phiếu"
    assert [cells[-1] for cells in rows(table)] == ["", "09/09"]


def test_position_and_unit_share_a_cell():
    nominees = (Nominee("A", position="Chuyên viên", unit="Văn phòng"), Nominee("B", unit="Văn phòng"))
    table = nomination_list.nominee_table("Danh sách", (NomineeGroup("Giấy khen", nominees),))
    assert [cells[2] for cells in rows(table)] == ["Chuyên viên, Văn phòng", "Văn phòng"]


def test_the_list_is_landscape_without_number_and_names_its_letter():
    paper = nomination_list.compose(samples.nominees())
    assert (paper.landscape, paper.masthead) == (True, Masthead.PLAIN)
    assert paragraphs(paper)[0].startswith("(Kèm theo Tờ trình số 132/TTr-SNgV")


def test_an_annex_has_the_same_table():
    groups = samples.groups(3)
    annex = nomination_list.annex("Danh sách đề nghị", groups, "(Kèm theo)")
    assert tables(annex) == [nomination_list.nominee_table("Danh sách đề nghị", groups)]
    assert annex.landscape


def test_a_list_for_everybody_tells_no_birth_gender_rating_or_votes():
    table = nomination_list.nominee_table("Danh sách", samples.groups(2), brief=True)
    assert [column.title for column in table.columns] == [
        "STT",
        "Họ và tên, tên tập thể",
        "Chức vụ, đơn vị",
        "Tóm tắt thành tích",
    ]
    reason = "Có sáng kiến được công nhận ở cơ sở (mẫu)"
    assert rows(table)[1] == ("2", "Nguyễn Hoàng Quỳnh Mẫu", samples.place(0), reason)
