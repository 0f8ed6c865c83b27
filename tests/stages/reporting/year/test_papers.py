"""The papers say what the lists say, leave open what nobody told, and name the recipients by one number."""

from dataclasses import replace

import pytest

from tests.stages.reporting.year.years import LAUNCH
from thidua.foundations.papers.content import Paper, Table
from thidua.foundations.workbook import model
from thidua.foundations.workbook.sample import sample_register
from thidua.stages.launch.reader import read_bytes
from thidua.stages.reporting.year import closing_papers, opening_papers
from thidua.stages.reporting.year.file import BLANK, YearFile
from thidua.stages.reporting.year.run import year_file

READING = read_bytes(LAUNCH, "launch.txt")


def _file(register: model.Register) -> YearFile:
    return year_file(READING, register)


@pytest.fixture(scope="module")
def file() -> YearFile:
    """The sample year."""
    return _file(sample_register())


def _tables(paper: Paper) -> list[Table]:
    blocks = (*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks))
    return [block for block in blocks if isinstance(block, Table)]


def _names(table: Table) -> list[str]:
    return [row.cells[1].split("\n")[0] for row in table.rows if len(row.cells) > 1 and row.cells[0]]


def _words(paper: Paper) -> str:
    texts = [paper.subject, *paper.bases, *paper.addressees]
    texts += [str(getattr(block, "text", "")) for block in paper.blocks]
    return "\n".join(texts)


def test_ballot_list_tally_and_minutes_have_the_same_names_in_the_same_order(file: YearFile) -> None:
    papers = (
        opening_papers.list_paper(file),
        opening_papers.ballot(file),
        closing_papers.tally(file),
        closing_papers.minutes(file),
    )
    names = [_names(_tables(paper)[0]) for paper in papers]
    assert names[0] == names[1] == names[2] == names[3]
    assert len(names[0]) == len(sample_register().votes or ())
    footer = opening_papers.ballot(file).footer or ""
    digest = footer.split(": ")[1]
    assert digest.replace(" ", "") == file.list_digest
    assert digest in _words(closing_papers.tally(file))


def test_the_digest_changes_with_the_list_and_not_with_the_votes(file: YearFile) -> None:
    votes = sample_register().votes or ()
    other_count = replace(sample_register(), votes=(replace(votes[0], yes=1, no=7), *votes[1:]))
    assert _file(other_count).list_digest == file.list_digest
    assert _file(replace(sample_register(), votes=votes[1:])).list_digest != file.list_digest


def test_the_decision_lists_number_certificates_and_payments_alike(file: YearFile) -> None:
    listed = [name for table in _tables(closing_papers.decision(file)) for name in _names(table)]
    batch = closing_papers.certificate_batch(file)
    assert [context.recipient for context in batch] == listed
    assert [context.golden_book_number for context in batch] == list(range(1, len(listed) + 1))
    assert _names(_tables(closing_papers.payments(file))[0])[: len(listed)] == listed


def test_the_decision_names_its_number_day_law_and_money(file: YearFile) -> None:
    paper = closing_papers.decision(file)
    assert paper.authority == "Giám đốc Sở Ngoại vụ tỉnh Đèo Gió (mẫu)"
    assert paper.bases[0] == (
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003 (được sửa đổi, bổ sung năm 2005 và năm 2013)"
    )
    assert paper.bases[1] == (
        "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành một số điều "
        "của Luật Thi đua, khen thưởng"
    )
    assert paper.bases[-1].endswith("ngày 20 tháng 12 năm 2021")
    assert "cho 06 tập thể, 38 cá nhân" in _words(paper)
    assert "26.360.000 đồng" in _words(paper)
    assert (paper.issue.number, paper.draft) == ("153/QĐ-SNgV", False)


def test_the_letter_goes_to_the_chair_of_the_province_with_just_those_names(file: YearFile) -> None:
    (letter,) = closing_papers.letters(file)
    assert letter.addressees == ("Chủ tịch Ủy ban nhân dân tỉnh Đèo Gió (mẫu)",)
    assert _names(_tables(letter)[-1]) == [
        "Trung tâm Thông tin và Dịch vụ đối ngoại",
        "Nông Văn Dũng",
    ]


def test_shares_are_of_all_members_and_verdicts_only_where_a_rule_sets_a_threshold(file: YearFile) -> None:
    rows = {
        (row.cells[1].split("\n")[0], row.cells[6], row.cells[7])
        for row in _tables(closing_papers.tally(file))[0].rows
        if len(row.cells) > 1
    }
    assert ("Lộc Văn Chiến", "33,33%", "Không đạt") in rows
    assert ("Hoàng Thị Kim Oanh", "100%", "Đạt") in rows
    assert ("Thanh tra Sở", "22,22%", "") in rows


def test_who_was_absent_is_left_open_and_how_many_is_not(file: YearFile) -> None:
    words = _words(closing_papers.minutes(file))
    assert "Có mặt 08/09 thành viên:" in words
    assert f"- {BLANK}, lý do: {BLANK}; đã gửi ý kiến bằng văn bản;" in words
    assert "Thành viên Hội đồng: Nông Thị Minh Châu, Chủ tịch;" in words
    everybody = tuple(
        replace(row, yes=row.yes + row.written_yes, written_yes=0) for row in sample_register().votes or ()
    )
    full = _words(closing_papers.minutes(_file(replace(sample_register(), votes=everybody))))
    assert "- Nông Thị Minh Châu, Chủ tịch;" in full
    assert "Vắng mặt 00/09 thành viên." in full


def test_the_plan_carries_aims_theme_and_tasks(file: YearFile) -> None:
    paper = opening_papers.launch_paper(file)
    assert paper.draft
    tasks = _tables(paper)[0]
    assert [row.cells[3] for row in tasks.rows][:2] == ["30/06/2021", "30/11/2021"]
    assert tasks.rows[4].cells[4] == "100%"
    assert any("12/KH-UBND ngày 30 tháng 12 năm 2020" in basis for basis in paper.bases)
    assert "46 năm Ngày giải phóng" in _words(paper)
    without = opening_papers.launch_paper(_file(replace(sample_register(), tasks=None)))
    assert len(_tables(without)[0].rows) == len(READING.tasks)


def test_the_report_has_the_figures_and_no_words_of_its_own(file: YearFile) -> None:
    paper = closing_papers.report(file)
    words = _words(paper)
    assert "Đã hoàn thành 10/12 nhiệm vụ" in words
    assert "HTXS 10 người, HTT 26 người, HT 7 người" in words
    assert "Phương hướng" not in words
    assert "Trong 32 cá nhân được khen, 26 người không đứng đầu đơn vị." in words


def test_a_year_without_number_day_or_signatory_leaves_them_open() -> None:
    info = model.AgencyInfo(name="Sở Mẫu", year=2021, level="so")
    file = _file(replace(sample_register(), info=info))
    paper = closing_papers.decision(file)
    assert (paper.issue.number, paper.issue.date) == (None, None)
    assert paper.authority == f"{BLANK} Sở Mẫu"


def test_before_the_vote_the_ballot_holds_who_may_be_chosen(file: YearFile) -> None:
    before = _file(replace(sample_register(), votes=None))
    assert ("029", "cstd_co_so") in before.candidates
    assert ("036", "cstd_co_so") in before.candidates
    assert ("008", "lao_dong_tien_tien") not in before.candidates
    assert ("017", "cstd_co_so") not in before.candidates
    assert ("030", "giay_khen") not in before.candidates
    assert ("033", "lao_dong_tien_tien") not in before.candidates
