"""The sample year 2020, complete: launched by hand, decided, registered, paid, closed; the province has answered."""

import dataclasses
import datetime as dt

from thidua.config.demo import steps
from thidua.config.demo.cast import SECRETARY, Cast, registered_for_2020
from thidua.foundations.workbook.model import Register, RegistrationRow
from thidua.foundations.workflow.clock import standing_at
from thidua.stages.councils import services as councils
from thidua.stages.councils.models import Meeting
from thidua.stages.councils.selectors import agenda_nominations
from thidua.stages.decisions import services as decisions
from thidua.stages.decisions.models import AwardDecision
from thidua.stages.decisions.selectors import digest_of_lines
from thidua.stages.eligibility.assess import AssessmentDates
from thidua.stages.honours import services as honours
from thidua.stages.honours.models import PaymentSheet
from thidua.stages.movements import services as movements
from thidua.stages.movements.models import Movement
from thidua.stages.movements.papers import launch_plan_of, plan_recipients
from thidua.stages.movements.selectors import signature_of_director
from thidua.stages.nominations.services import freeze_list, open_list
from thidua.stages.registration import services as registration
from thidua.stages.registration.models import TitleRegistration

RECEIVED, MEETING = dt.date(2020, 12, 10), dt.date(2020, 12, 18)
DATES = AssessmentDates(dt.date(2020, 12, 25), MEETING, RECEIVED)


def walk_2020(cast: Cast) -> None:
    """Walk the year 2020 from its launch to the paid prize money."""
    movement = _launch(cast)
    with standing_at(dt.date(2020, 12, 3)):
        councils.import_council(cast.register, agency=cast.agency, actor=cast.secretary)
        listing = open_list(movement, due_on=RECEIVED, actor=cast.clerk)
        steps.appraise(cast, registered_for_2020(cast.register), year=2020, held_on=dt.date(2020, 12, 2))
        steps.assess(cast, 2020, DATES)
    with standing_at(RECEIVED):
        steps.nominate(cast, listing)
        steps.accept(cast, listing, cast.units)
        freeze_list(listing, actor=cast.clerk)
        meeting = councils.plan_meeting(listing, held_on=MEETING, place="Phòng họp tầng 2", actor=cast.secretary)
    with standing_at(MEETING):
        _meet(cast, meeting)
    _decide(cast, Meeting.objects.get(pk=meeting.pk))
    with standing_at(dt.date(2021, 1, 5)):
        movements.close_movement(Movement.objects.get(pk=movement.pk), actor=cast.director)


def _launch(cast: Cast) -> Movement:
    text = movements.MovementText(
        name="Phong trào thi đua yêu nước năm 2020",
        year=2020,
        starts_on=dt.date(2020, 1, 1),
        ends_on=dt.date(2020, 12, 31),
        theme="Kỷ cương, đoàn kết, sáng tạo",
        purposes=("Tạo khí thế thi đua hoàn thành nhiệm vụ đối ngoại năm 2020.",),
    )
    signatory = signature_of_director(cast.agency.pk, dt.date(2020, 1, 15))
    with standing_at(dt.date(2020, 1, 15)):
        movement = movements.create_movement(text, actor=cast.clerk)
        movements.launch_movement(
            movement,
            paper=launch_plan_of(movement, signatory),
            recipients=plan_recipients(movement),
            dated_on=dt.date(2020, 1, 15),
            actor=cast.director,
        )
    movement = Movement.objects.get(pk=movement.pk)
    with standing_at(dt.date(2020, 2, 10)):
        rows = tuple(RegistrationRow(code, award) for code, award in registered_for_2020(cast.register))
        registration.import_registrations(_only(cast, rows), movement, actor=cast.clerk)
        registration.confirm_many(TitleRegistration.objects.filter(movement=movement), actor=cast.clerk)
    return movement


def _only(cast: Cast, rows: tuple[RegistrationRow, ...]) -> Register:
    return dataclasses.replace(cast.register, registrations=rows)


def _meet(cast: Cast, meeting: Meeting) -> None:
    """Everybody is there; every line gets the votes of all but the candidate; two people count."""
    councils.lock_agenda(meeting, actor=cast.secretary)
    rows = [councils.Presences(member.pk, "present") for member in meeting.council.members.all()]
    councils.record_attendance(meeting, rows=rows, actor=cast.secretary)
    councils.open_meeting(meeting, began_at="08:00", actor=cast.secretary)
    councils.begin_count(meeting, actor=cast.secretary)
    members = {member.person_id for member in meeting.council.members.all()}
    voters = len(members)
    lines = {
        one.pk: councils.LineCount(yes=voters - (one.person_id in members), no=0) for one in agenda_nominations(meeting)
    }
    for turn, counter in ((1, cast.secretary), (2, cast.clerk)):
        councils.enter_tally(meeting, turn, issued=voters, returned=voters, lines=lines, actor=counter)
    meeting = Meeting.objects.get(pk=meeting.pk)
    councils.close_tally(meeting, actor=cast.secretary)
    councils.write_minutes(
        meeting,
        proceedings="Thư ký báo cáo danh sách; Hội đồng thảo luận từng trường hợp, bỏ phiếu kín.",
        conclusions="Hội đồng thống nhất đề nghị khen thưởng các tập thể, cá nhân đạt số phiếu theo quy định.",
        began_at="08:00",
        ended_at="10:30",
        version=meeting.version,
        actor=cast.actor(SECRETARY, "secretary"),
    )
    councils.close_meeting(Meeting.objects.get(pk=meeting.pk), actor=cast.secretary)


def _decide(cast: Cast, meeting: Meeting) -> None:
    with standing_at(dt.date(2020, 12, 22)):
        decision = decisions.draft_decision(meeting, actor=cast.clerk)
    with standing_at(DATES.decision):
        decisions.number_decision(decision, decided_on=DATES.decision, actor=cast.clerk)
        decision = AwardDecision.objects.get(pk=decision.pk)
        decisions.sign_decision(decision, confirms=digest_of_lines(decision), actor=cast.director)
        decisions.issue_decision(AwardDecision.objects.get(pk=decision.pk), actor=cast.clerk)
        decision = AwardDecision.objects.get(pk=decision.pk)
        honours.register_decision(decision, actor=cast.clerk)
    with standing_at(dt.date(2020, 12, 30)):
        sheet = PaymentSheet.objects.get(decision=decision)
        honours.mark_paid(sheet, paid_on=dt.date(2020, 12, 30), actor=cast.clerk)
