"""Tasks pulled from a launch document and from the workbook: nothing doubled, nothing guessed."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from tests.factories import make_actor, make_movement, make_unit
from tests.stages.progress.makers import make_clerk
from thidua.foundations.files.store import store
from thidua.foundations.org.models import Agency, Unit
from thidua.foundations.workbook.model import Register, TaskRow
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.launch.corrections import items
from thidua.stages.launch.models import LaunchDocument
from thidua.stages.movements.models import Movement
from thidua.stages.progress.models import Task
from thidua.stages.progress.services import create_tasks_from_document, import_tasks

pytestmark = pytest.mark.django_db

EMPTY: dict[str, Any] = {
    "document": {}, "theme": None, "citations": [], "movements": [], "anniversaries": [], "sections": [], "tasks": [],
    "deadlines": [], "roles": [], "units": [], "recipients": [], "signatory": None, "findings": [],
}  # fmt: skip


def read_task(text: str, **fields: Any) -> dict[str, Any]:
    plain = {"text": text, "line": 9, "units": [], "target": None, "due": None, "registered_upward": False}
    return {**plain, **fields}


def launched_with(agency: Agency, *tasks: dict[str, Any]) -> Movement:
    document = LaunchDocument.objects.create(
        agency=agency, year=2021, title="Phát động mẫu", text="mẫu", reading={**EMPTY, "tasks": list(tasks)},
        file=store(agency.pk, "phat-dong.txt", b"van ban mau", "launch"),
    )  # fmt: skip
    return make_movement(agency, launch_document=document)


def test_a_read_task_keeps_units_target_date_and_flag(agency: Agency, office: Unit, division: Unit) -> None:
    movement = launched_with(
        agency,
        read_task(
            "Thiết lập quan hệ với địa phương nước bạn",
            units=["PHÒNG LÃNH SỰ - HỢP TÁC QUỐC TẾ", "Văn phòng"],
            target={"type": "range", "min": 1.0, "max": 2.0, "unit": "địa phương"},
            due="2021-12-17",
            registered_upward=True,
        ),
    )
    intake = create_tasks_from_document(movement, actor=make_clerk(office))
    task = Task.objects.get()
    assert intake.created == (task,)
    assert intake.unknown_units == ()
    assert (task.lead_unit, list(task.partner_units.all())) == (division, [office])
    assert (task.target_type, task.target_min, task.target_max, task.target_unit) == ("range", 1, 2, "địa phương")
    assert (task.due_on, task.registered_upward, task.agency) == (dt.date(2021, 12, 17), True, agency)


def test_pulling_twice_makes_nothing_twice(agency: Agency, office: Unit) -> None:
    movement = launched_with(agency, read_task("Việc một"), read_task("Việc hai"), read_task("VIỆC  một"))
    clerk = make_clerk(office)
    first = create_tasks_from_document(movement, actor=clerk)
    again = create_tasks_from_document(movement, actor=clerk)
    assert ([task.text for task in first.created], first.same) == (["Việc một", "Việc hai"], 1)
    assert (again.created, again.same, Task.objects.count()) == ((), 3, 2)


def test_one_wording_for_two_units_is_two_tasks(agency: Agency, office: Unit, division: Unit) -> None:
    movement = launched_with(
        agency,
        read_task("Báo cáo kết quả", units=[office.name]),
        read_task("Báo cáo  kết quả", units=[office.name]),
        read_task("Báo cáo kết quả", units=[division.name]),
        read_task("Báo cáo kết quả", units=[division.name], due="2021-12-17"),
    )
    clerk = make_clerk(office)
    first = create_tasks_from_document(movement, actor=clerk)
    assert [(task.lead_unit, task.due_on) for task in first.created] == [
        (office, None),
        (division, None),
        (division, dt.date(2021, 12, 17)),
    ]
    Task.objects.filter(due_on__isnull=True, lead_unit=office).update(due_on=dt.date(2021, 11, 1))
    again = create_tasks_from_document(movement, actor=clerk)
    assert (again.created, again.same, Task.objects.count()) == ((), 4, 3)


def test_a_name_that_fits_two_units_is_given_back(agency: Agency, office: Unit, division: Unit) -> None:
    make_unit(agency, "VP2", "Văn phòng Đảng ủy")
    movement = launched_with(agency, read_task("Việc", units=["Văn phòng", "Trung tâm chưa có"]))
    intake = create_tasks_from_document(movement, actor=make_clerk(office))
    assert intake.unknown_units == ("Trung tâm chưa có", "Văn phòng")
    assert intake.created[0].lead_unit is None


def test_the_officers_word_counts_over_what_was_read(agency: Agency, office: Unit) -> None:
    movement = launched_with(agency, read_task("Việc đọc sai"), read_task("Việc đúng"))
    document = movement.launch_document
    assert document is not None
    wrong, right = items(document.reading, {}, {}, "tasks")
    document.corrections = {f"tasks.{wrong.key}": None, f"tasks.{right.key}.text": "Việc đã sửa"}
    document.save()
    intake = create_tasks_from_document(movement, actor=make_clerk(office))
    assert [task.text for task in intake.created] == ["Việc đã sửa"]


def test_a_movement_without_document_says_what_to_do(agency: Agency, office: Unit) -> None:
    with pytest.raises(InputRefused, match="Thêm nhiệm vụ bằng tay"):
        create_tasks_from_document(make_movement(agency), actor=make_clerk(office))


def test_only_the_clerk_pulls(agency: Agency, office: Unit) -> None:
    with pytest.raises(Refused):
        create_tasks_from_document(launched_with(agency), actor=make_actor(office, "head"))


ROW = TaskRow(
    code="NV1",
    text="Hồ sơ công viên địa chất",
    unit_code="LSHT",
    co_unit_codes=("VP",),
    due=dt.date(2021, 12, 15),
    target="10",
    target_unit="bước",
    result="6 bước",
    percent=Decimal(60),
)


def test_a_row_of_the_workbook_becomes_a_task(agency: Agency, office: Unit, division: Unit) -> None:
    intake = import_tasks(Register(tasks=(ROW,)), make_movement(agency), actor=make_clerk(office))
    task = intake.created[0]
    task.refresh_from_db()
    assert (task.code, task.lead_unit, list(task.partner_units.all())) == ("NV1", division, [office])
    assert (task.target_type, task.target_min, task.target_unit) == ("count", 10, "bước")
    assert (task.percent, task.result, task.state) == (60, "6 bước", "doing")


@pytest.mark.parametrize(
    ("percent", "state"), [(None, "todo"), (0, "todo"), (1, "doing"), (99, "doing"), (100, "done")]
)
def test_the_share_of_a_row_says_the_state(
    agency: Agency, office: Unit, division: Unit, percent: int | None, state: str
) -> None:
    row = TaskRow("NV1", "Việc", percent=None if percent is None else Decimal(percent))
    intake = import_tasks(Register(tasks=(row,)), make_movement(agency), actor=make_clerk(office))
    assert Task.objects.get(pk=intake.created[0].pk).state == state


def test_the_same_file_again_changes_nothing_and_a_changed_cell_one(
    agency: Agency, office: Unit, division: Unit
) -> None:
    movement, clerk = make_movement(agency), make_clerk(office)
    import_tasks(Register(tasks=(ROW,)), movement, actor=clerk)
    same = import_tasks(Register(tasks=(ROW,)), movement, actor=clerk)
    assert (len(same.created), same.changed, same.same) == (0, 0, 1)
    moved = TaskRow("NV1", ROW.text, "LSHT", (), dt.date(2021, 12, 30), "10", "bước", "6 bước", Decimal(60))
    changed = import_tasks(Register(tasks=(moved,)), movement, actor=clerk)
    task = Task.objects.get()
    assert (changed.changed, task.due_on, list(task.partner_units.all()), task.version) == (1, moved.due, [], 2)


def test_an_unknown_unit_code_stops_the_whole_import(agency: Agency, office: Unit) -> None:
    rows = (TaskRow("NV1", "Một", "VP"), TaskRow("NV2", "Hai", "KHONGCO"))
    with pytest.raises(InputRefused, match="“NV2”: mã đơn vị “KHONGCO”"):
        import_tasks(Register(tasks=rows), make_movement(agency), actor=make_clerk(office))
    assert Task.objects.count() == 0


def test_a_book_without_the_sheet_says_so_and_an_empty_sheet_is_no_fault(agency: Agency, office: Unit) -> None:
    movement, clerk = make_movement(agency), make_clerk(office)
    with pytest.raises(InputRefused, match="không có tờ “Nhiệm vụ”"):
        import_tasks(Register(), movement, actor=clerk)
    assert import_tasks(Register(tasks=()), movement, actor=clerk).created == ()
