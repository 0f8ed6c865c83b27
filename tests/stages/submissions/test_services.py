"""What goes beyond the director's competence travels upward and comes back, seen only by the two agencies."""

import datetime as dt
from copy import deepcopy

import pytest

from tests.kept import once_a_file
from tests.stages import season as year
from tests.stages.season import DECISION_DAY, PROVINCE, Season
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.notify.models import Notice
from thidua.foundations.papers.models import OfficialPaper, SigningPower
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import Blocked, InputRefused, StaleState
from thidua.stages.submissions import selectors, services
from thidua.stages.submissions.models import Submission
from thidua.stages.submissions.services import LineAnswer

pytestmark = pytest.mark.django_db
REPLY = {"reply_number": "245/QĐ-UBND", "replied_on": dt.date(2022, 1, 10), "replied_by": "Chủ tịch UBND tỉnh"}

closed = once_a_file(year.closed_season)


@pytest.fixture
def season(closed: Season) -> Season:
    return deepcopy(closed)


def drafted(season: Season) -> Submission:
    return services.draft_submission(year.closed(season), actor=season.actor("clerk"))


def sent(season: Season) -> Submission:
    submission = drafted(season)
    services.send_submission(submission, dated_on=DECISION_DAY, actor=season.actor("director"))
    return submission


def answered(season: Season, outcome: str = "approved", note: str = "") -> Submission:
    submission = sent(season)
    services.vet_submission(submission, actor=season.actor("board"))
    answers = {line.pk: LineAnswer(outcome, note) for line in submission.lines.all()}
    services.answer_submission(submission, answers=answers, actor=season.actor("board"), **REPLY)
    return submission


def test_the_draft_takes_only_what_is_beyond_the_competence(season: Season) -> None:
    submission = drafted(season)

    assert [(line.subject_name, line.award) for line in submission.lines.all()] == [("Hà Văn Trưởng", PROVINCE)]
    assert submission.to_agency == season.parent


def test_without_an_agency_above_there_is_nowhere_to_submit(season: Season) -> None:
    meeting = year.closed(season)
    season.agency.parent = None
    season.agency.save()
    meeting.agency.refresh_from_db()

    with pytest.raises(Blocked, match="Chưa khai cơ quan cấp trên"):
        services.draft_submission(meeting, actor=season.actor("clerk"))


def test_sending_is_the_directors_act_and_numbers_the_letter(season: Season) -> None:
    submission = drafted(season)
    with pytest.raises(Refused, match="thủ trưởng cơ quan ký"):
        services.send_submission(submission, dated_on=DECISION_DAY, actor=season.actor("clerk"))

    paper = services.send_submission(submission, dated_on=DECISION_DAY, actor=season.actor("director"))
    submission.refresh_from_db()
    assert (submission.state, submission.letter_number) == ("sent", "01/TTr-SNgV")
    assert (paper.state, list(paper.deliveries.values_list("recipient", flat=True))) == ("issued", [season.parent.name])


def test_a_letter_in_the_name_of_a_deputy_needs_his_power_of_that_day(season: Season) -> None:
    submission, deputy = drafted(season), season.people["director"]
    deputy.job_title = "Phó Giám đốc"
    deputy.save()
    with pytest.raises(InputRefused, match="chưa có thẩm quyền ký trong sổ nên không ký thay thủ trưởng được"):
        services.send_submission(submission, dated_on=DECISION_DAY, actor=season.actor("director"))
    submission.refresh_from_db()
    assert (submission.state, submission.letter_number) == ("draft", "")
    given = {"capacity": "KT.", "for_title": "Giám đốc", "title": "Phó Giám đốc", "from_on": DECISION_DAY}
    SigningPower.objects.create(agency=season.agency, person=deputy, **given)
    assert services.send_submission(submission, dated_on=DECISION_DAY, actor=season.actor("director")).number == 1


@pytest.mark.parametrize(("day", "goes"), [(dt.date(2021, 12, 13), False), (dt.date(2021, 12, 14), True)])
def test_a_letter_is_not_older_than_the_meeting(season: Season, day: dt.date, goes: bool) -> None:
    submission = drafted(season)
    if goes:
        services.send_submission(submission, dated_on=day, actor=season.actor("director"))
        assert submission.state == "sent"
    else:
        with pytest.raises(InputRefused, match="trước ngày họp"):
            services.send_submission(submission, dated_on=day, actor=season.actor("director"))


def test_the_body_above_sees_what_was_sent_and_not_the_draft(season: Season) -> None:
    submission = drafted(season)
    assert not selectors.received(season.actor("board")).exists()
    services.send_submission(submission, dated_on=DECISION_DAY, actor=season.actor("director"))

    assert [row.pk for row in selectors.received(season.actor("board"))] == [submission.pk]


def test_another_body_above_and_other_roles_see_nothing(season: Season) -> None:
    sent(season)
    other = year.make_season("khac", "Sở Khác")

    assert not selectors.received(other.actor("board")).exists()
    assert not selectors.visible_submissions(other.actor("clerk")).exists()
    assert not selectors.visible_submissions(season.actor("staff")).exists()
    assert not selectors.sent(season.actor("head")).exists()


@pytest.mark.parametrize("role", ["clerk", "director", "staff"])
def test_only_the_body_above_vets(season: Season, role: str) -> None:
    submission = sent(season)

    with pytest.raises(Refused, match="cấp trên thẩm định"):
        services.vet_submission(submission, actor=season.actor(role))


def test_a_return_names_what_is_missing_and_the_letter_goes_out_again_under_a_new_number(season: Season) -> None:
    submission = sent(season)
    with pytest.raises(InputRefused, match="lý do trả lại"):
        services.return_submission(submission, note=" ", actor=season.actor("board"))
    services.return_submission(submission, note="Thiếu báo cáo thành tích", actor=season.actor("board"))
    assert (submission.state, submission.vetting_note) == ("returned", "Thiếu báo cáo thành tích")

    again = services.draft_submission(submission.meeting, actor=season.actor("clerk"))
    services.send_submission(again, dated_on=DECISION_DAY, actor=season.actor("director"))
    again.refresh_from_db()
    assert (again.pk, again.letter_number) == (submission.pk, "02/TTr-SNgV")
    assert OfficialPaper.objects.filter(kind="submission_letter", state="issued").count() == 2


def test_an_approved_line_is_held_from_then_on_and_told(season: Season) -> None:
    submission = answered(season)

    held = HeldAward.objects.get(award=PROVINCE)
    assert (held.person, held.agency, held.decision_number, held.decided_by) == (
        season.people["head"],
        season.agency,
        "245/QĐ-UBND",
        "Chủ tịch UBND tỉnh",
    )
    assert Notice.objects.get().person == season.people["head"]
    assert submission.state == "answered"
    assert JournalEntry.objects.get(verb="submissions.answer").data["reply"] == "245/QĐ-UBND"


def test_a_refused_line_is_kept_with_its_note_and_gives_nothing(season: Season) -> None:
    submission = answered(season, "refused", "Chưa đủ hai năm")

    assert submission.lines.get().note == "Chưa đủ hai năm"
    assert not HeldAward.objects.exists()
    assert not Notice.objects.exists()


def test_an_answer_covers_every_line_and_names_its_decision(season: Season) -> None:
    submission = sent(season)
    services.vet_submission(submission, actor=season.actor("board"))
    answers = {line.pk: LineAnswer("approved") for line in submission.lines.all()}

    with pytest.raises(InputRefused, match="Hà Văn Trưởng"):
        services.answer_submission(submission, answers={}, actor=season.actor("board"), **REPLY)
    with pytest.raises(InputRefused, match="số quyết định"):
        services.answer_submission(
            submission, answers=answers, actor=season.actor("board"), **{**REPLY, "reply_number": " "}
        )
    with pytest.raises(InputRefused, match="không thuộc tờ trình"):
        services.answer_submission(
            submission, answers={**answers, 10**9: LineAnswer("approved")}, actor=season.actor("board"), **REPLY
        )
    assert not HeldAward.objects.exists()


def test_an_answer_comes_after_vetting_and_once(season: Season) -> None:
    submission = sent(season)
    answers = {line.pk: LineAnswer("approved") for line in submission.lines.all()}
    with pytest.raises(StaleState):
        services.answer_submission(submission, answers=answers, actor=season.actor("board"), **REPLY)
    services.vet_submission(submission, actor=season.actor("board"))
    services.answer_submission(submission, answers=answers, actor=season.actor("board"), **REPLY)

    with pytest.raises(StaleState):
        services.answer_submission(submission, answers=answers, actor=season.actor("board"), **REPLY)
    assert HeldAward.objects.count() == 1


def test_work_passes_from_one_side_to_the_other(season: Season) -> None:
    def work(role: str) -> list[str]:
        return [item.what for item in selectors.work_items(season.actor(role), DECISION_DAY)]

    meeting = year.closed(season)
    assert work("clerk") == ["Lập tờ trình cấp trên"]
    submission = services.draft_submission(meeting, actor=season.actor("clerk"))
    assert (work("clerk"), work("director")) == ([], ["Ký và gửi tờ trình"])
    services.send_submission(submission, dated_on=DECISION_DAY, actor=season.actor("director"))
    assert (work("clerk"), work("board")) == (["Tờ trình chờ kết quả"], ["Thẩm định tờ trình"])
    services.return_submission(submission, note="Thiếu", actor=season.actor("board"))
    assert (work("clerk"), work("board")) == (["Cấp trên trả lại tờ trình"], [])
