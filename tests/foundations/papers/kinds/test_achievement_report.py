"""Achievement reports: parts of the form, what the ledger fills, what is left to write."""

from dataclasses import replace

from tests.foundations.papers import every_kind
from tests.foundations.papers.kinds.reading import headings, paragraphs, rows, tables
from thidua.foundations.papers.kinds import achievement_report
from thidua.foundations.papers.kinds.achievement_report import BLANK, clauses_to_write
from thidua.foundations.papers.layout import plain_lines

DECISION = "số 12/QĐ-SNgV ngày 15/12/2020 của Giám đốc Sở Ngoại vụ"


def test_parts_of_a_persons_form():
    paper = achievement_report.compose(every_kind.achieved(1))
    assert headings(paper) == [
        ("I", "Sơ lược lý lịch"),
        ("II", "Thành tích đạt được"),
        ("III", "Các hình thức đã được khen thưởng"),
    ]
    assert headings(paper, 2) == [
        ("1", "Quyền hạn, nhiệm vụ được giao hoặc đảm nhận"),
        ("2", "Thành tích đạt được"),
        ("1", "Danh hiệu thi đua"),
        ("2", "Hình thức khen thưởng"),
    ]


def test_parts_of_a_collectives_form():
    paper = achievement_report.compose(every_kind.unit_achieved(1))
    assert [text for _label, text in headings(paper)] == [
        "Sơ lược đặc điểm, tình hình",
        "Thành tích đạt được",
        "Các hình thức đã được khen thưởng",
    ]


def test_the_ledger_fills_ratings_initiatives_and_titles():
    paper = achievement_report.compose(every_kind.achieved(1))
    assert "Mức xếp loại: năm 2021: Hoàn thành xuất sắc nhiệm vụ." in paragraphs(paper)
    initiatives, titles = tables(paper)
    assert rows(initiatives) == [("2021", "Sáng kiến mẫu số 1", "Cơ sở", DECISION)]
    assert rows(titles) == [("2020", "Lao động tiên tiến", DECISION)]
    assert paragraphs(paper)[-1] == "Chưa có."


def test_prose_stands_in_its_clause_and_an_empty_one_leaves_a_line():
    texts = paragraphs(achievement_report.compose(every_kind.achieved(0)))
    assert texts[3:6] == [BLANK, "Hoàn thành 100% nhiệm vụ.", "Tham mưu 02 thỏa thuận hợp tác."]
    assert texts[2] == "- Quê quán: " + "…" * 8


def test_the_form_stands_first_and_the_draft_of_an_unread_one_asks_to_be_compared():
    known = plain_lines(achievement_report.compose(every_kind.achieved()))
    assert known[0] == "Mẫu số 02 ban hành kèm theo Nghị định số 91/2017/NĐ-CP"
    unread = every_kind.unit_achieved()
    asks = {
        (context.form_read, draft): "(Bố cục cần đối chiếu với mẫu ban hành)"
        in plain_lines(achievement_report.compose(replace(context, draft=draft)))
        for context in (every_kind.achieved(), unread)
        for draft in (True, False)
    }
    assert asks == {(True, True): False, (True, False): False, (False, True): True, (False, False): False}


def test_without_a_form_nothing_is_to_compare():
    lines = plain_lines(achievement_report.compose(replace(every_kind.unit_achieved(), form=None, draft=True)))
    assert "(Bố cục cần đối chiếu với mẫu ban hành)" not in lines


def test_who_signs():
    person = achievement_report.compose(every_kind.achieved()).closing.signatories
    assert [(one.title, one.name) for one in person] == [
        ("Thủ trưởng cơ quan, đơn vị xác nhận", "Vi Thị Ưng"),
        ("Người báo cáo thành tích", every_kind.person(0)),
    ]
    unit = achievement_report.compose(every_kind.unit_achieved()).closing.signatories
    assert [one.title for one in unit] == ["Xác nhận của cấp trên trực tiếp", "Trưởng phòng"]


def test_every_clause_to_write_has_a_hint():
    for kind in ("individual", "collective"):
        assert all(clause.key and clause.hint for clause in clauses_to_write(kind))
    assert [clause.key for clause in clauses_to_write("collective")] == [
        "situation",
        "functions",
        "results",
        "movements",
    ]
