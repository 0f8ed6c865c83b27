"""Acts on tasks: who may, what stands in the way, what is written, and that the journal knows."""

import datetime as dt
from decimal import Decimal

import pytest

from tests.factories import make_actor, make_movement
from tests.stages.progress.makers import DUE, TODAY, make_clerk, make_task
from thidua.foundations.audit.editing import EditConflict
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.files.store import load
from thidua.foundations.org.models import Agency, Unit
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused, StaleState
from thidua.stages.progress import services
from thidua.stages.progress.models import ProgressReport, Task
from thidua.stages.progress.services import TaskFields

pytestmark = pytest.mark.django_db


def verbs() -> list[str]:
    return list(JournalEntry.objects.order_by("seq").values_list("verb", flat=True))


def test_a_task_gets_the_next_code_and_stands_as_planned(agency: Agency, office: Unit, division: Unit) -> None:
    clerk, movement = make_clerk(office), make_movement(agency)
    first = make_task(movement, clerk, division, partner_units=(office,))
    second = make_task(movement, clerk, division)
    assert (first.code, second.code) == ("NV01", "NV02")
    assert (first.state, first.percent, first.due_on, first.agency) == ("todo", 0, DUE, agency)
    assert list(first.partner_units.all()) == [office]
    assert verbs() == ["progress.create_task", "progress.create_task"]


def test_the_next_code_steps_over_codes_given_by_hand(agency: Agency, office: Unit) -> None:
    clerk, movement = make_clerk(office), make_movement(agency)
    make_task(movement, clerk, code="NV02")
    assert make_task(movement, clerk).code == "NV03"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": "  "}, "Chưa có nội dung"),
        ({"target_type": "range", "target_min": Decimal(3), "target_max": Decimal(2)}, "số nhỏ trước"),
        ({"target_type": "range", "target_min": Decimal(3)}, "số nhỏ trước"),
        ({"target_type": "percent", "target_min": Decimal(101)}, "101"),
        ({"target_type": "count", "target_min": Decimal(-1)}, "số âm"),
    ],
)
def test_a_task_that_cannot_be_is_refused_and_nothing_written(
    agency: Agency, office: Unit, fields: dict[str, object], words: str
) -> None:
    clerk, movement = make_clerk(office), make_movement(agency)
    with pytest.raises(InputRefused, match=words):
        make_task(movement, clerk, **fields)
    assert (Task.objects.count(), JournalEntry.objects.count()) == (0, 0)


@pytest.mark.parametrize("number", [0, 100])
def test_the_ends_of_a_percentage_are_targets(agency: Agency, office: Unit, number: int) -> None:
    task = make_task(make_movement(agency), make_clerk(office), target_type="percent", target_min=Decimal(number))
    assert task.target_min == number


def test_a_code_stands_once_in_a_movement(agency: Agency, office: Unit) -> None:
    clerk, movement = make_clerk(office), make_movement(agency)
    make_task(movement, clerk, code="A1")
    with pytest.raises(InputRefused, match="“A1” đã dùng"):
        make_task(movement, clerk, code="A1")


def test_a_unit_of_another_agency_leads_nothing(agency: Agency, office: Unit, foreign_unit: Unit) -> None:
    with pytest.raises(InputRefused, match="không thuộc cơ quan"):
        make_task(make_movement(agency), make_clerk(office), foreign_unit)


@pytest.mark.parametrize("role", ["staff", "head", "director", "union", "member", "secretary"])
def test_only_the_clerk_plans(agency: Agency, office: Unit, role: str) -> None:
    with pytest.raises(Refused, match="Chỉ chuyên viên thi đua"):
        make_task(make_movement(agency), make_actor(office, role))


@pytest.mark.parametrize(
    ("state", "may"), [("draft", True), ("launched", True), ("closed", False), ("cancelled", False)]
)
def test_tasks_are_added_while_the_movement_runs(agency: Agency, office: Unit, state: str, may: bool) -> None:
    clerk, movement = make_clerk(office), make_movement(agency, state=state)
    if may:
        assert make_task(movement, clerk).pk
    else:
        with pytest.raises(Refused, match="không đổi được nữa"):
            make_task(movement, clerk)


def test_an_edit_counts_the_version_and_tells_the_journal_what_changed(
    agency: Agency, office: Unit, division: Unit
) -> None:
    clerk = make_clerk(office)
    task = make_task(make_movement(agency), clerk, division)
    services.edit_task(task, TaskFields(text="Lời mới", lead_unit=office, due_on=DUE), seen=1, actor=clerk)
    task.refresh_from_db()
    assert (task.text, task.lead_unit, task.version, task.code) == ("Lời mới", office, 2, "NV01")
    entry = JournalEntry.objects.get(verb="progress.edit_task")
    assert entry.data["changed"]["text"] == ["Kết nối địa phương nước bạn", "Lời mới"]
    assert "due_on" not in entry.data["changed"]


def test_two_editors_never_overwrite_each_other(agency: Agency, office: Unit) -> None:
    clerk = make_clerk(office)
    task = make_task(make_movement(agency), clerk)
    other = Task.objects.get(pk=task.pk)
    services.edit_task(task, TaskFields(text="Bản một"), seen=1, actor=clerk)
    with pytest.raises(EditConflict, match="Lộc Thị Ghi vừa sửa") as caught:
        services.edit_task(other, TaskFields(text="Bản hai"), seen=1, actor=clerk)
    assert caught.value.version == 2
    assert Task.objects.get(pk=task.pk).text == "Bản một"
    assert verbs().count("progress.edit_task") == 1


def test_the_leading_unit_reports_with_evidence(agency: Agency, office: Unit, division: Unit) -> None:
    task = make_task(make_movement(agency), make_clerk(office), division)
    head = make_actor(division, "head")
    pdf = b"%PDF-1.7 sample"
    report = services.report_progress(
        task, percent=50, result="1/2 địa phương", note="", evidence=("bien-ban.pdf", pdf), actor=head
    )
    task.refresh_from_db()
    assert (task.percent, task.result, task.state) == (50, "1/2 địa phương", "doing")
    assert (report.person_id, report.reported_on) == (head.person_id, TODAY)
    assert report.evidence is not None
    assert (report.evidence.name, load(report.evidence)) == ("bien-ban.pdf", pdf)


def test_a_report_without_words_keeps_the_result_said_before(agency: Agency, office: Unit) -> None:
    clerk = make_clerk(office)
    task = make_task(make_movement(agency), clerk, office)
    services.report_progress(task, percent=40, result="4 hồ sơ", actor=clerk)
    services.report_progress(task, percent=60, actor=clerk)
    task.refresh_from_db()
    assert (task.percent, task.result) == (60, "4 hồ sơ")


def test_a_false_file_keeps_the_whole_report_out(agency: Agency, office: Unit) -> None:
    clerk = make_clerk(office)
    task = make_task(make_movement(agency), clerk, office)
    with pytest.raises(InputRefused, match="không thuộc các loại nhận được"):
        services.report_progress(task, percent=50, evidence=("ma.exe", b"MZ"), actor=clerk)
    task.refresh_from_db()
    assert (task.percent, task.state, ProgressReport.objects.count()) == (0, "todo", 0)


@pytest.mark.parametrize("percent", [-1, 101])
def test_a_share_outside_the_whole_is_refused(agency: Agency, office: Unit, percent: int) -> None:
    clerk = make_clerk(office)
    task = make_task(make_movement(agency), clerk, office)
    with pytest.raises(InputRefused, match="từ 0 đến 100"):
        services.report_progress(task, percent=percent, actor=clerk)


def test_tomorrow_cannot_be_reported(agency: Agency, office: Unit) -> None:
    clerk = make_clerk(office)
    task = make_task(make_movement(agency), clerk, office)
    assert services.report_progress(task, percent=1, reported_on=TODAY, actor=clerk).reported_on == TODAY
    with pytest.raises(InputRefused, match="chưa tới"):
        services.report_progress(task, percent=1, reported_on=TODAY + dt.timedelta(days=1), actor=clerk)


def test_a_partner_reports_and_a_stranger_does_not(agency: Agency, office: Unit, division: Unit) -> None:
    clerk = make_clerk(office)
    task = make_task(make_movement(agency), clerk, office, partner_units=(division,))
    services.report_progress(task, percent=10, actor=make_actor(division, "staff"))
    alone = make_task(task.movement, clerk, office)
    with pytest.raises(Refused, match="Văn phòng Sở"):
        services.report_progress(alone, percent=10, actor=make_actor(division, "head", name="Trưởng Khác"))


def test_nothing_is_reported_on_a_draft_movement(agency: Agency, office: Unit) -> None:
    clerk = make_clerk(office)
    task = make_task(make_movement(agency, state="draft"), clerk, office)
    with pytest.raises(Refused, match="Dự thảo"):
        services.report_progress(task, percent=10, actor=clerk)


@pytest.mark.parametrize(("act", "state"), [(services.mark_problem, "problem"), (services.mark_waiting, "waiting")])
def test_a_stop_says_why_and_the_next_report_lifts_it(agency: Agency, office: Unit, act: object, state: str) -> None:
    clerk = make_clerk(office)
    task = make_task(make_movement(agency), clerk, office)
    with pytest.raises(InputRefused, match="Chưa nêu vướng"):
        act(task, note=" ", actor=clerk)  # type: ignore[operator]
    act(task, note="Chờ tỉnh cho ý kiến", actor=clerk)  # type: ignore[operator]
    assert Task.objects.get(pk=task.pk).state == state
    assert ProgressReport.objects.get(task=task).note == "Chờ tỉnh cho ý kiến"
    services.report_progress(task, percent=70, actor=clerk)
    assert Task.objects.get(pk=task.pk).state == "doing"


def test_a_task_is_closed_with_its_result_only(agency: Agency, office: Unit) -> None:
    clerk = make_clerk(office)
    task = make_task(make_movement(agency), clerk, office)
    with pytest.raises(Refused, match="Chưa có kết quả"):
        services.close_task(task, actor=clerk)
    services.report_progress(task, percent=100, result="2 địa phương", actor=clerk)
    services.close_task(task, actor=clerk)
    assert Task.objects.get(pk=task.pk).state == "done"
    services.reopen_task(task, actor=clerk)
    assert Task.objects.get(pk=task.pk).state == "doing"


def test_whoever_leads_does_not_confirm(agency: Agency, office: Unit, division: Unit) -> None:
    task = make_task(make_movement(agency), make_clerk(office), division)
    head = make_actor(division, "head")
    services.report_progress(task, percent=100, result="Xong", actor=head)
    with pytest.raises(Refused, match="chuyên viên thi đua xác nhận"):
        services.close_task(task, actor=head)


def test_a_task_closed_meanwhile_is_not_closed_twice(agency: Agency, office: Unit) -> None:
    clerk = make_clerk(office)
    task = make_task(make_movement(agency), clerk, office)
    services.report_progress(task, percent=100, result="Xong", actor=clerk)
    seen_before = Task.objects.select_related("movement", "lead_unit").get(pk=task.pk)
    services.close_task(task, actor=clerk)
    with pytest.raises(StaleState):
        services.close_task(seen_before, actor=clerk)
    assert verbs().count("progress.close_task") == 1
