"""Pages of submissions on both sides: who reaches what, forms, cost."""

from collections.abc import Callable
from copy import deepcopy

import pytest
from django.test import Client
from django.urls import reverse

from tests.kept import once_a_file
from tests.pages import queries_of, text_of
from tests.stages import season as year
from tests.stages.season import DECISION_DAY, Season
from thidua.foundations.org.models import Unit
from thidua.stages.submissions import services
from thidua.stages.submissions.models import Submission

pytestmark = pytest.mark.django_db
SignIn = Callable[[object], Client]

closed = once_a_file(year.closed_season)


@pytest.fixture
def season(closed: Season) -> Season:
    return deepcopy(closed)


@pytest.fixture
def submission(season: Season) -> Submission:
    made = services.draft_submission(year.closed(season), actor=season.actor("clerk"))
    services.send_submission(made, dated_on=DECISION_DAY, actor=season.actor("director"))
    return made


def url(name: str, submission: Submission) -> str:
    return reverse(f"submissions:{name}", args=[submission.pk])


def test_a_submission_goes_up_and_comes_back_by_forms(season: Season, signed_in: SignIn) -> None:
    meeting = year.closed(season)
    signed_in(season.users["clerk"]).post(reverse("submissions:draft", args=[meeting.pk]))
    made = Submission.objects.get()
    signed_in(season.users["director"]).post(url("send", made), {"dated_on": "2021-12-20"})
    board = signed_in(season.users["board"])
    board.post(url("vet", made), {"note": "Đủ hồ sơ"})
    line = made.lines.get()
    data = {"reply_number": "245/QĐ-UBND", "replied_on": "2022-01-10", "replied_by": "Chủ tịch UBND tỉnh"}
    board.post(url("answer", made), {**data, f"outcome-{line.pk}": "approved"})

    made.refresh_from_db()
    assert (made.state, made.lines.get().outcome) == ("answered", "approved")


@pytest.mark.parametrize(
    ("role", "status"), [("clerk", 200), ("union", 200), ("board", 200), ("head", 403), ("staff", 403)]
)
def test_the_index_is_for_both_sides_only(season: Season, signed_in: SignIn, role: str, status: int) -> None:
    assert signed_in(season.users[role]).get(reverse("submissions:index")).status_code == status


@pytest.mark.parametrize("role", ["clerk", "board"])
def test_a_submission_between_others_does_not_exist(
    season: Season, submission: Submission, signed_in: SignIn, role: str
) -> None:
    other = year.make_season("khac", "Sở Khác")
    client = signed_in(other.users[role])
    paper = services.OfficialPaper.objects.get(origin_id=submission.pk, kind="submission_letter")

    assert client.get(url("submission", submission)).status_code == 404
    assert client.get(reverse("submissions:letter", args=[submission.pk, paper.pk, "pdf"])).status_code == 404


def test_the_body_above_reads_the_letter_through_the_submission(
    season: Season, submission: Submission, signed_in: SignIn
) -> None:
    paper = services.OfficialPaper.objects.get(origin_id=submission.pk, kind="submission_letter")
    board = signed_in(season.users["board"])

    assert board.get(reverse("submissions:letter", args=[submission.pk, paper.pk, "pdf"])).content.startswith(b"%PDF")
    assert board.get(reverse("submissions:letter", args=[submission.pk, paper.pk, "signed"])).status_code == 404
    assert board.get(reverse("papers:file", args=[paper.pk, "pdf"])).status_code == 404


@pytest.mark.parametrize(
    ("name", "role"), [("vet", "clerk"), ("return", "director"), ("send", "clerk"), ("answer", "clerk")]
)
def test_the_other_sides_acts_are_refused_with_a_reason(
    season: Season, submission: Submission, signed_in: SignIn, name: str, role: str
) -> None:
    response = signed_in(season.users[role]).post(url(name, submission), {"note": "x", "dated_on": "2021-12-20"})

    assert response.status_code == 403


def test_a_return_without_a_note_is_said_on_the_page(season: Season, submission: Submission, signed_in: SignIn) -> None:
    response = signed_in(season.users["board"]).post(url("return", submission), {"note": ""}, follow=True)

    assert "Chưa nêu lý do trả lại" in text_of(response)


def test_the_votes_stand_beside_each_line(season: Season, submission: Submission, signed_in: SignIn) -> None:
    page = text_of(signed_in(season.users["board"]).get(url("submission", submission)))

    assert "5 trên 5 đồng ý, cần 3" in page
    assert "Hà Văn Trưởng" in page


def test_nothing_of_another_agency_is_shown(season: Season, foreign_unit: Unit, signed_in: SignIn) -> None:
    assert "CANARY-KHAC" not in text_of(signed_in(season.users["board"]).get(reverse("submissions:index")))


def test_the_list_of_the_body_above_asks_as_much_for_three_agencies_as_for_one(
    season: Season, submission: Submission, signed_in: SignIn
) -> None:
    board = signed_in(season.users["board"])
    index = reverse("submissions:index")
    one = queries_of(board, index)
    for code in ("hai", "ba"):
        other = year.make_season(code, f"Sở {code}")
        other.agency.parent = season.parent
        other.agency.save()
        made = services.draft_submission(year.closed(other), actor=other.actor("clerk"))
        services.send_submission(made, dated_on=DECISION_DAY, actor=other.actor("director"))

    assert queries_of(board, index) == one
    assert text_of(board.get(index)).count("01/TTr-SNgV") == 3
