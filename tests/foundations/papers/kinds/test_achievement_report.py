"""Achievement reports: parts of the form, what the ledger fills, what is left to write."""

from dataclasses import replace

from tests.foundations.papers import every_kind
from tests.foundations.papers.kinds.reading import headings, paragraphs, rows, tables
from thidua.foundations.papers.kinds import achievement_report
from thidua.foundations.papers.kinds.achievement_forms import PARTS, Purpose, Source, clauses_to_write, fits, purpose_of
from thidua.foundations.papers.kinds.achievement_report import BLANK, PostingLine
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
    for purpose, kind in PARTS:
        found = clauses_to_write(purpose, kind)
        assert found
        assert all(clause.key and clause.hint for clause in found)
    assert [clause.key for clause in clauses_to_write(Purpose.WORK, "collective")] == [
        "situation",
        "functions",
        "results",
        "movements",
    ]


def test_each_occasion_has_its_purpose_and_a_hero_his_own():
    found = {
        occasion: purpose_of("bang_khen_thu_tuong", occasion).value
        for occasion in ("cong_trang", "phong_trao_thi_dua", "dot_xuat", "cong_hien", "doi_ngoai", "")
    }
    assert found == {
        "cong_trang": "work", "phong_trao_thi_dua": "movement", "dot_xuat": "unexpected", "cong_hien": "long-service",
        "doi_ngoai": "foreign", "": "work",
    }  # fmt: skip
    assert purpose_of("dhvd_anh_hung_lao_dong", "dot_xuat") is Purpose.HERO
    assert not fits(Purpose.LONG_SERVICE, "collective")


def test_every_form_says_who_it_is_of_and_ends_in_awards_held():
    for (purpose, kind), parts in PARTS.items():
        sources = [clause.source for part in parts for clause in part.clauses]
        assert sources[0] is (Source.FACTS if kind == "individual" else Source.SITUATION)
        assert Source.TITLES in sources
        assert (Source.HISTORY in sources) == (Source.DISCIPLINE in sources) == (purpose is Purpose.LONG_SERVICE)


def test_long_service_lists_places_of_work_and_measures():
    served = replace(
        every_kind.achieved(1),
        purpose=Purpose.LONG_SERVICE,
        prose={"service": "Ba mươi năm công tác.", "results": "Của mẫu khác"},
        postings=(PostingLine("01/02/1995", "nay", "Chuyên viên", "Phòng Mẫu"),),
        measures=("Khiển trách, quyết định ngày 01/02/2003.",),
    )
    paper = achievement_report.compose(served)
    assert [text for _label, text in headings(paper)] == [
        "Sơ lược lý lịch", "Quá trình công tác", "Thành tích đạt được", "Các hình thức đã được khen thưởng", "Kỷ luật",
    ]  # fmt: skip
    assert rows(tables(paper)[0]) == [("01/02/1995", "nay", "Chuyên viên", "Phòng Mẫu")]
    said = plain_lines(paper)
    assert "- Khiển trách, quyết định ngày 01/02/2003." in said
    assert "Của mẫu khác" not in said
    clean = plain_lines(achievement_report.compose(replace(served, measures=())))
    assert "Sổ chưa ghi hình thức kỷ luật nào." in clean
