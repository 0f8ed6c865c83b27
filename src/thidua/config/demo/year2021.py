"""The sample year 2021, from the launch document to the eve of the council: some tasks late, nominations in."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from importlib import resources
from pathlib import Path

from thidua.config.demo import steps
from thidua.config.demo.cast import UNION, Cast
from thidua.foundations.ledger.imports import import_register
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.workbook.model import Register, TaskRow
from thidua.foundations.workflow.clock import standing_at
from thidua.stages.councils.services import plan_meeting
from thidua.stages.dissemination import services as dissemination
from thidua.stages.dissemination.models import Circulation
from thidua.stages.eligibility.assess import AssessmentDates
from thidua.stages.exemplars import services as exemplars
from thidua.stages.launch import services as launch
from thidua.stages.launch.corrections import finding_keys
from thidua.stages.launch.models import LaunchDocument
from thidua.stages.movements import services as movements
from thidua.stages.movements.models import Movement
from thidua.stages.movements.papers import launch_plan_of, plan_recipients
from thidua.stages.movements.selectors import director_signature
from thidua.stages.nominations.services import open_list
from thidua.stages.progress import services as progress
from thidua.stages.progress.models import Task
from thidua.stages.registration import services as registration
from thidua.stages.registration.models import TitleRegistration
from thidua.stages.registration.papers import pledge_paper
from thidua.stages.reporting.services import add_duty
from thidua.stages.reviews import services as reviews
from thidua.stages.reviews.papers import recipients_of, review_report

TODAY = dt.date(2021, 12, 13)
MEETING = dt.date(2021, 12, 20)
DATES = AssessmentDates(dt.date(2021, 12, 28), MEETING, dt.date(2021, 12, 10))
LAUNCH_FILE = "launch-2021.docx"
NOT_YET_ACKNOWLEDGED = ("010", "031", "036")
LATE_UNIT = "QLBG"
"""The division whose appraisal minutes have not come in."""

INDICES = {
    "DDCI": ((2016, "61.20", 14), (2017, "63.85", 12), (2018, "66.10", 11), (2019, "70.42", 9), (2020, "73.05", 7)),
    "PAR Index": ((2016, "74.10", 12), (2017, "76.32", 10), (2018, "78.95", 9), (2019, "81.20", 8), (2020, "83.66", 6)),
}


def walk_2021(cast: Cast) -> None:
    """Walk the year through the acts of its people, each on its day; it stops at :data:`TODAY`."""
    movement = _launch(cast)
    _disseminate(cast, movement)
    _register(cast, movement)
    _work_through_the_year(cast, movement)
    _interim_review(cast, movement)
    _year_end(cast, movement)


def sample_file(name: str) -> bytes:
    """Read a file of ``samples/``: beside the package when it is installed, at the root of a checkout otherwise."""
    inside = Path(str(resources.files("thidua"))) / "samples" / name
    checkout = Path(__file__).resolve().parents[4] / "samples" / name
    return (inside if inside.exists() else checkout).read_bytes()


def _launch(cast: Cast) -> Movement:
    with standing_at(dt.date(2021, 1, 20)):
        document = launch.upload_launch_document(data=sample_file(LAUNCH_FILE), filename=LAUNCH_FILE, actor=cast.clerk)
        launch.accept_all_fixes(document, actor=cast.clerk)
        document = LaunchDocument.objects.get(pk=document.pk)
        for key in finding_keys(document.reading):
            if key not in document.choices:
                document = launch.choose_finding(document, key, "keep", actor=cast.clerk)
        launch.mark_checked(document, actor=cast.clerk)
        movement = movements.create_movement_from_document(document, actor=cast.clerk)
    with standing_at(dt.date(2021, 1, 22)):
        movements.launch_movement(
            movement,
            paper=launch_plan_of(movement, director_signature(movement)),
            recipients=plan_recipients(movement),
            dated_on=dt.date(2021, 1, 22),
            actor=cast.director,
        )
        movement = Movement.objects.get(pk=movement.pk)
        movements.co_launch(movement, actor=cast.actor(UNION, "union"))
        progress.import_tasks(_without_results(cast), movement, actor=cast.clerk)
    return Movement.objects.get(pk=movement.pk)


def _without_results(cast: Cast) -> Register:
    rows = tuple(dataclasses.replace(row, result=None, percent=None) for row in cast.register.tasks or ())
    return dataclasses.replace(cast.register, tasks=rows)


def _disseminate(cast: Cast, movement: Movement) -> None:
    plan = OfficialPaper.objects.filter(agency=cast.agency, kind="launch_plan", state="issued").first()
    with standing_at(dt.date(2021, 1, 25)):
        circulation = dissemination.circulate(
            movement, title=f"Quán triệt {movement.name}", due_on=dt.date(2021, 2, 26), paper=plan, actor=cast.clerk
        )
    with standing_at(dt.date(2021, 2, 3)):
        _acknowledge(cast, circulation)


def _acknowledge(cast: Cast, circulation: Circulation) -> None:
    for row in circulation.acknowledgements.select_related("person"):
        if row.person.code not in NOT_YET_ACKNOWLEDGED:
            dissemination.acknowledge(circulation, actor=cast.actor(row.person.code))


def _register(cast: Cast, movement: Movement) -> None:
    with standing_at(dt.date(2021, 2, 22)):
        registration.import_registrations(cast.register, movement, actor=cast.clerk)
        drafts = TitleRegistration.objects.filter(movement=movement).exclude(state="confirmed")
        registration.confirm_many(drafts, actor=cast.clerk)
    with standing_at(dt.date(2021, 2, 24)):
        for unit in cast.units.values():
            registration.sign_pledge(
                movement, kind="emulation", text=UNIT_PLEDGE, unit=unit, paper=pledge_paper, actor=cast.head_of(unit)
            )
        for code in list(cast.people)[:34]:
            if cast.people[code].left_on is None:
                registration.sign_pledge(
                    movement,
                    kind="directive_05",
                    text=PERSONAL_PLEDGE,
                    person=cast.people[code],
                    actor=cast.actor(code),
                )


UNIT_PLEDGE = (
    "Hoàn thành nhiệm vụ được giao đúng hạn.\nKhông có công chức, viên chức bị kỷ luật.\n"
    "Mỗi người có ít nhất một việc làm mới, cải tiến trong năm."
)
PERSONAL_PLEDGE = "Giải quyết việc của dân và đối tác trong ngày; không để hồ sơ quá hạn; tiết kiệm giấy in."


def _work_through_the_year(cast: Cast, movement: Movement) -> None:
    tasks = {task.code: task for task in Task.objects.filter(movement=movement).select_related("movement", "lead_unit")}
    for row in cast.register.tasks or ():
        if row.code in tasks:
            _report(cast, tasks[row.code], row)
    for unit_code, planned, findings in (
        ("HTQT", dt.date(2021, 5, 18), "Theo dõi nhiệm vụ đầy đủ; hai việc chậm một tuần đã được khắc phục."),
        ("TT", dt.date(2021, 10, 12), "Sổ theo dõi thi đua ghi chưa đều; yêu cầu bổ sung quý III."),
    ):
        with standing_at(planned):
            visit = progress.plan_inspection(
                movement,
                unit=cast.units[unit_code],
                planned_on=planned,
                inspectors="Văn phòng Sở, Ban Chấp hành Công đoàn",
                actor=cast.clerk,
            )
            progress.record_visit(visit, visited_on=planned, findings=findings, actor=cast.clerk)
    with standing_at(dt.date(2021, 12, 1)):
        progress.plan_inspection(
            movement,
            unit=cast.units["QLBG"],
            planned_on=dt.date(2021, 12, 15),
            inspectors="Văn phòng Sở",
            actor=cast.clerk,
        )
    with standing_at(dt.date(2021, 3, 30)):
        for name, rows in INDICES.items():
            for year, score, rank in rows:
                progress.record_index(
                    name=name, year=year, score=Decimal(score), rank=rank, of_how_many=20, actor=cast.clerk
                )
    _activities(cast)


def _report(cast: Cast, task: Task, row: TaskRow) -> None:
    """Report a task on its due day, or a week before today when it is not finished."""
    percent = int(row.percent or 0)
    day = min(row.due or TODAY, dt.date(2021, 12, 6)) if percent == 100 else dt.date(2021, 12, 6)
    reporter = cast.head_of(task.lead_unit) if task.lead_unit else cast.clerk
    if percent:
        with standing_at(day):
            progress.report_progress(task, percent=percent, result=row.result or "", actor=reporter)
            if percent == 100:
                progress.close_task(Task.objects.get(pk=task.pk), actor=cast.clerk)


def _activities(cast: Cast) -> None:
    for day, kind, title, people in (
        (dt.date(2021, 3, 26), "culture", "Hội thao chào mừng ngày truyền thống của ngành", 31),
        (dt.date(2021, 5, 20), "training", "Lớp bồi dưỡng nghiệp vụ lễ tân đối ngoại", 18),
        (dt.date(2021, 7, 27), "charity", "Thăm, tặng quà gia đình chính sách nơi biên giới", 24),
        (dt.date(2021, 9, 10), "union", "Ủng hộ công tác phòng, chống dịch", 40),
    ):
        with standing_at(day):
            progress.record_activity(kind=kind, title=title, held_on=day, participants=people, actor=cast.clerk)


def _interim_review(cast: Cast, movement: Movement) -> None:
    with standing_at(dt.date(2021, 7, 12)):
        review = reviews.open_review(
            movement, kind="interim", from_on=dt.date(2021, 1, 1), to_on=dt.date(2021, 6, 30), actor=cast.clerk
        )
        words = reviews.ReviewWords(
            results="Các đơn vị giữ được tiến độ nhiệm vụ sáu tháng; nề nếp báo cáo hằng tháng tốt hơn năm trước.",
            limits="Một số chỉ tiêu hợp tác với nước ngoài chậm do dịch bệnh.",
            causes="Đi lại qua biên giới bị hạn chế; phương án họp trực tuyến triển khai muộn.",
            good_practice="Phòng Hợp tác quốc tế tổ chức hội đàm trực tuyến định kỳ, giữ được quan hệ với đối tác.",
            direction="Chuyển các cuộc làm việc sang trực tuyến; rà soát chỉ tiêu hằng tháng.",
        )
        reviews.save_review(review, words, seen=review.version, actor=cast.clerk)
        reviews.issue_review(
            review,
            paper=review_report(review, director_signature(review.movement)),
            dated_on=dt.date(2021, 7, 12),
            recipients=recipients_of(review),
            actor=cast.director,
        )


def _year_end(cast: Cast, movement: Movement) -> None:
    with standing_at(dt.date(2021, 12, 1)):
        import_register(_year_end_record(cast), agency=cast.agency, actor=cast.clerk)
        _duties(cast)
        _exemplar(cast)
    registered = [(row.code, row.award) for row in cast.register.registrations or ()]
    with standing_at(dt.date(2021, 12, 2)):
        listing = open_list(movement, due_on=dt.date(2021, 12, 10), actor=cast.clerk)
        steps.appraise(cast, registered, year=2021, held_on=dt.date(2021, 12, 2), left_out=(LATE_UNIT,))
        steps.assess(cast, 2021, DATES)
    with standing_at(dt.date(2021, 12, 9)):
        steps.nominate(cast, listing, left_out=(LATE_UNIT,))
    with standing_at(dt.date(2021, 12, 10)):
        steps.accept(cast, listing, ("VP", "TTR", "HTQT"))
        plan_meeting(listing, held_on=MEETING, place="Phòng họp tầng 2", actor=cast.secretary)


def _year_end_record(cast: Cast) -> Register:
    """What becomes known at the end of the year: levels of 2021, and the open denunciation."""
    register = cast.register
    empty = dataclasses.replace(register, people=None, initiatives=None, discipline=None, held=None)
    return dataclasses.replace(empty, ratings=tuple(row for row in register.ratings or () if row.year == 2021))


def _duties(cast: Cast) -> None:
    rows: Iterable[tuple[str, str, dt.date]] = (
        ("Báo cáo tổng kết phong trào thi đua năm 2021", "Ban Thi đua - Khen thưởng tỉnh (mẫu)", dt.date(2021, 12, 25)),
        ("Báo cáo kết quả thực hiện Chỉ thị 05 năm 2021", "Đảng ủy Khối (mẫu)", dt.date(2021, 12, 17)),
    )
    for name, to, due_on in rows:
        add_duty(name=name, to=to, basis="", due_on=due_on, actor=cast.clerk)


def _exemplar(cast: Cast) -> None:
    exemplar = exemplars.introduce_exemplar(
        year=2021,
        title="Hội đàm trực tuyến đúng hẹn",
        story="Khi cửa khẩu tạm đóng, tổ hội đàm của phòng chuyển toàn bộ cuộc làm việc sang trực tuyến, chuẩn bị "
        "nội dung trước ba ngày, gửi biên bản trong ngày. Năm cuộc hội đàm diễn ra đúng lịch.",
        practice="Lập lịch chung với đối tác theo quý; thử đường truyền trước một ngày; phân công người ghi biên bản "
        "song ngữ.",
        person=cast.people["020"],
        actor=cast.head_of(cast.units["HTQT"]),
    )
    exemplars.consent(exemplar, actor=cast.actor("020"))
    exemplars.publish(exemplar, actor=cast.clerk)
