"""The submission letter: counts that agree with its list, and "Như trên" first among the recipients."""

from dataclasses import replace

from tests.foundations.papers import samples
from tests.foundations.papers.kinds.reading import paragraphs, rows, tables
from thidua.foundations.papers.content import RowKind
from thidua.foundations.papers.kinds import submission_letter
from thidua.foundations.papers.text import BLANK_DATE, BLANK_NUMBER


def test_counts_by_award_and_in_all():
    (table,) = tables(submission_letter.compose(samples.submission(11)))
    assert rows(table) == [
        ("1", "Tập thể lao động tiên tiến", "01", "00"),
        ("2", "Chiến sĩ thi đua cơ sở", "00", "01"),
        ("3", "Lao động tiên tiến", "00", "10"),
    ]
    assert rows(table, RowKind.TOTAL) == [("", "Tổng cộng", "01", "11")]


def test_the_list_is_annexed_and_names_the_letter():
    (annex,) = submission_letter.compose(samples.submission()).annexes
    assert annex.reference == "(Kèm theo Tờ trình số 132/TTr-SNgV ngày 15 tháng 12 năm 2021 của Sở Ngoại vụ)"
    assert annex.number is None


def test_a_draft_leaves_the_annex_reference_open():
    (annex,) = submission_letter.compose(replace(samples.submission(), draft=True)).annexes
    assert annex.reference == f"(Kèm theo Tờ trình số {BLANK_NUMBER}/TTr-SNgV {BLANK_DATE} của Sở Ngoại vụ)"


def test_the_addressees_are_the_first_recipient():
    recipients = submission_letter.compose(samples.submission()).closing.recipients
    assert [one.name for one in recipients] == ["Như trên", "Lãnh đạo Sở"]


def test_attachments_are_listed_before_the_request():
    texts = paragraphs(submission_letter.compose(samples.submission()))
    assert texts[-5] == "Hồ sơ gửi kèm theo gồm:"
    assert texts[-1].startswith("Sở Ngoại vụ kính trình")
    without = paragraphs(submission_letter.compose(replace(samples.submission(), attachments=())))
    assert "Hồ sơ gửi kèm theo gồm:" not in without
