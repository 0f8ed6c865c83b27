"""The papers that go with a submission: what the law asks for, what is there, what is still missing."""

from collections.abc import Callable
from copy import deepcopy

import pytest
from django.test import Client
from django.urls import reverse

from tests.kept import once_a_file
from tests.pages import queries_of, text_of
from tests.stages import season as year
from tests.stages.season import DECISION_DAY, Season
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.submissions import drafting, services
from thidua.stages.submissions.dossier import dossiers_of, enclosed, line_papers
from thidua.stages.submissions.models import Submission, SubmissionLine
from thidua.stages.submissions.selectors import lines_of

pytestmark = pytest.mark.django_db
SignIn = Callable[[object], Client]
REPORT = "bao_cao_thanh_tich"

closed = once_a_file(year.closed_season)


@pytest.fixture
def season(closed: Season) -> Season:
    return deepcopy(closed)


@pytest.fixture
def draft(season: Season) -> Submission:
    return services.draft_submission(year.closed(season), actor=season.actor("clerk"))


def keep(season: Season, submission: Submission, *papers: str, role: str = "clerk") -> None:
    services.keep_papers(submission, there={submission.lines.get().pk: papers}, actor=season.actor(role))


def test_the_law_of_the_day_says_what_a_ministry_certificate_asks_for(draft: Submission) -> None:
    (asked,), _incomplete = dossiers_of(draft)

    assert [(paper.id, paper.form, bool(paper.when)) for paper in asked.papers] == [
        ("van_ban_de_nghi", "", False),
        ("bao_cao_thanh_tich", "Mẫu số 02", False),
        ("bien_ban_xet_khen", "", False),
        ("chung_nhan_thanh_tich", "", True),
    ]
    assert asked.papers[1].cite["text"] == "điểm b khoản 2 Điều 84 Luật 15/2003/QH11"
    assert asked.sets == "01 bộ bản chính, kèm tệp điện tử"


def test_a_line_is_complete_only_with_what_is_always_asked_for(season: Season, draft: Submission) -> None:
    assert [[paper.id for paper in one.missing] for one in dossiers_of(draft)[1]] == [[REPORT]]

    keep(season, draft, REPORT)

    assert dossiers_of(draft)[1] == []


def test_the_letter_names_only_what_is_there(season: Season, draft: Submission) -> None:
    assert enclosed(draft) == ("Biên bản xét khen thưởng",)

    keep(season, draft, REPORT)

    assert enclosed(draft) == (
        "Báo cáo thành tích của cá nhân hoặc tập thể được đề nghị",
        "Biên bản xét khen thưởng",
    )
    words = str(drafting.letter(draft))
    assert "- Báo cáo thành tích của cá nhân hoặc tập thể được đề nghị;" in words
    assert "- Biên bản xét khen thưởng." in words


def test_what_was_ticked_stays_when_the_lines_are_chosen_anew(season: Season, draft: Submission) -> None:
    keep(season, draft, REPORT)

    services.draft_submission(draft.meeting, actor=season.actor("clerk"))

    assert draft.lines.get().papers == [REPORT]


def test_a_day_before_the_first_known_rules_is_said_and_breaks_nothing(draft: Submission) -> None:
    draft.letter_on = DECISION_DAY.replace(year=2016)

    (asked,), incomplete = dossiers_of(draft)

    assert (asked.papers, incomplete) == ((), [])
    assert "chưa có quy tắc hồ sơ cho ngày 20/12/2016" in asked.refusal


@pytest.mark.parametrize("paper", ["khong_co", "van_ban_de_nghi"])
def test_a_paper_that_is_not_to_be_ticked_is_refused_and_nothing_changes(
    season: Season, draft: Submission, paper: str
) -> None:
    with pytest.raises(InputRefused, match="không thuộc hồ sơ"):
        keep(season, draft, REPORT, paper)

    assert draft.lines.get().papers == []


def test_another_submissions_line_is_refused(season: Season, draft: Submission) -> None:
    with pytest.raises(InputRefused, match="không thuộc hồ sơ"):
        services.keep_papers(draft, there={draft.lines.get().pk + 1: [REPORT]}, actor=season.actor("clerk"))


def test_only_the_clerk_ticks_and_only_while_the_letter_is_here(season: Season, draft: Submission) -> None:
    with pytest.raises(Refused, match="chuyên viên"):
        keep(season, draft, REPORT, role="director")
    services.send_submission(draft, dated_on=DECISION_DAY, actor=season.actor("director"))
    with pytest.raises(Refused, match="đã gửi"):
        keep(season, draft, REPORT)

    services.return_submission(draft, note="Thiếu báo cáo", actor=season.actor("board"))
    keep(season, draft, REPORT)
    assert draft.lines.get().papers == [REPORT]


def test_ticking_is_journalled_and_lays_the_letter_out_again(season: Season, draft: Submission) -> None:
    before = OfficialPaper.objects.get(kind="submission_letter").pdf_id

    keep(season, draft, REPORT)

    entry = JournalEntry.objects.filter(verb="submissions.papers").get()
    assert list(entry.data["papers"].values()) == [[REPORT]]
    assert OfficialPaper.objects.get(kind="submission_letter").pdf_id != before


def test_the_page_ticks_one_and_the_submission_no_longer_misses_it(
    season: Season, draft: Submission, signed_in: SignIn
) -> None:
    clerk = signed_in(season.users["clerk"])
    page, there = reverse("submissions:dossier", args=[draft.pk]), reverse("submissions:submission", args=[draft.pk])
    assert "1 trường hợp còn thiếu giấy tờ" in text_of(clerk.get(there))

    clerk.post(page, {f"papers-{draft.lines.get().pk}": [REPORT]})

    assert "còn thiếu giấy tờ" not in text_of(clerk.get(there))
    assert "Đủ hồ sơ" in text_of(clerk.get(page))


def test_a_page_costs_the_same_for_three_lines_as_for_one(season: Season, draft: Submission, signed_in: SignIn) -> None:
    page = reverse("submissions:dossier", args=[draft.pk])
    clerk = signed_in(season.users["clerk"])
    one = queries_of(clerk, page)
    line = lines_of(draft).get()
    others = [nomination for nomination in draft.meeting.list.nominations.all() if nomination.pk != line.nomination_id]
    SubmissionLine.objects.bulk_create(
        SubmissionLine(submission=draft, nomination=found, award=line.award, person_id=line.person_id)
        for found in others[:2]
    )

    assert len(line_papers(lines_of(draft), draft)) == 3
    assert queries_of(clerk, page) == one


def test_the_report_of_a_line_opens_from_the_dossier_on_the_form_chosen_for_it(
    season: Season, draft: Submission, signed_in: SignIn
) -> None:
    line = draft.lines.get()
    line.nomination.occasion = "dot_xuat"
    line.nomination.save()
    client = signed_in(season.users["clerk"])
    answer = client.get(reverse("submissions:dossier", args=[draft.pk]))
    report = reverse("nominations:report", args=[line.nomination_id])
    assert f'href="{report}"' in answer.content.decode()
    assert "Báo cáo thành tích của cá nhân hoặc tập thể được đề nghị, Mẫu số 06" in text_of(answer)
    assert client.get(report).status_code == 200
