"""From the upload of a launch document to everything it makes: movement, days, tasks, bases and recipients of the plan."""

import datetime as dt

import pytest

from tests.factories import make_actor, make_unit
from tests.shared_texts import SHARED, needs_shared
from tests.stages.launch.samples import TEXT
from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Agency, Unit
from thidua.foundations.papers.content import Signatory
from thidua.foundations.papers.models import Delivery
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.launch import services as launch
from thidua.stages.launch.checkpage import VALUES, EditRow, check_page
from thidua.stages.launch.corrections import finding_keys, items
from thidua.stages.launch.models import LaunchDocument
from thidua.stages.launch.selectors import effective_reading
from thidua.stages.movements.models import Movement
from thidua.stages.movements.papers import launch_plan_of, plan_recipients
from thidua.stages.movements.services import launch_movement
from thidua.stages.progress.models import Task
from thidua.stages.progress.selectors import work_items
from thidua.stages.progress.services import TaskFields, create_from_document, edit_task

SIGNATORY = Signatory(None, None, "Giám đốc", "Hoàng Thị Mẫu")
DATED = TEXT.replace(
    "2. Các phòng phổ biến đến toàn thể công chức.",
    "2. Các phòng gửi báo cáo kết quả phong trào về Văn phòng Sở trước ngày 15/11/2021.",
)


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return make_actor(office, "clerk", name="Lò Thị Thử")


def checked(data: bytes, clerk: Actor) -> LaunchDocument:
    """Upload, accept every fix, keep what has none."""
    document = launch.upload_launch_document(data=data, filename="phat-dong.txt", actor=clerk)
    launch.accept_all_fixes(document, actor=clerk)
    document = LaunchDocument.objects.get(pk=document.pk)
    for key in finding_keys(document.reading):
        if key not in document.choices:
            document = launch.choose_finding(document, key, "keep", reason="Đã đối chiếu", actor=clerk)
    return document


def rows_of(document: LaunchDocument, group: str) -> tuple[EditRow, ...]:
    (found,) = [one.rows for one in check_page(document, VALUES).groups if one.key == group]
    return found


def task_key(document: LaunchDocument, words: str) -> str:
    (key,) = [one.key for one in items(document.reading, {}, {}, "tasks") if words in str(one.values["text"])]
    return key


def test_our_own_document_becomes_every_object_it_names(agency: Agency, office: Unit, clerk: Actor) -> None:
    partner = make_unit(agency, "TTR", "Thanh tra Sở")
    document = checked(DATED.encode(), clerk)
    signing = task_key(document, "Ký kết")
    values = {
        f"tasks.{signing}.units": f"{office.name}; {partner.name}",
        f"tasks.{signing}.due": "30/6/2021",
        f"tasks.{signing}.target": "ít nhất 2 thỏa thuận",
    }
    dropped = [f"tasks.{task_key(document, 'Lập thành tích')}"]
    document = launch.correct_values(document, values, version=document.version, dropped=dropped, actor=clerk)
    movement, intake = create_from_document(launch.mark_checked(document, actor=clerk), actor=clerk)

    assert (movement.name, movement.year, movement.theme, movement.slogan) == (
        "Phong trào thi đua yêu nước năm 2021", 2021, "Kỷ cương, trách nhiệm, sáng tạo bứt phá",
        "Cán bộ đối ngoại tận tụy, sáng tạo",
    )  # fmt: skip
    children = movement.children.order_by("pk").values_list("name", "kind", "starts_on__year", "ends_on__year")
    assert list(children) == [
        ("Cán bộ đối ngoại tận tụy, sáng tạo", "thematic", 2021, 2021),
        ("Đèo Gió chung sức xây dựng nông thôn mới", "inherited", 2020, 2025),
    ]
    days = movement.commemorations.values_list("event", "founded_on", "count", "falls_on")
    assert list(days) == [
        ("Ngày thành lập Đảng Cộng sản Việt Nam", dt.date(1930, 2, 3), 91, dt.date(2021, 2, 3)),
    ]
    read = [one["text"] for one in effective_reading(document)["tasks"]]
    duty = "Các phòng gửi báo cáo kết quả phong trào về Văn phòng Sở"
    assert [task.text for task in intake.created] == [*read, duty]
    assert "Lập thành tích" not in " ".join(read)
    task = Task.objects.get(text__startswith="Ký kết")
    assert (task.lead_unit, list(task.partner_units.all()), task.due_on) == (office, [partner], dt.date(2021, 6, 30))
    assert (task.target_type, task.target_min, task.target_unit) == ("at_least", 2, "thỏa thuận")
    assert Task.objects.get(text=duty).due_on == dt.date(2021, 11, 15)
    assert set(Task.objects.values_list("movement", flat=True)) == {movement.pk}
    assert plan_recipients(movement) == [("UBND tỉnh", "để b/c"), ("Các phòng thuộc Sở", "để t/h")]
    document.refresh_from_db()
    assert document.state == "used"


def test_the_plan_of_the_movement_goes_to_the_recipients_of_the_document(office: Unit, clerk: Actor) -> None:
    movement, _intake = create_from_document(checked(TEXT.encode(), clerk), actor=clerk)
    director = make_actor(office, "director", name="Hoàng Thị Mẫu")
    recipients = plan_recipients(movement)
    launch_movement(movement, paper=launch_plan_of(movement, SIGNATORY), recipients=recipients, actor=director)
    assert list(Delivery.objects.order_by("pk").values_list("recipient", "purpose")) == recipients


QUARTERLY = TEXT.replace(
    "2. Các phòng phổ biến đến toàn thể công chức.",
    "2. Các phòng gửi danh sách điển hình về Văn phòng Sở chậm nhất trong quý III/2021; hằng tháng báo cáo kết quả.",
)


def test_a_day_derived_from_a_quarter_waits_for_the_clerk(office: Unit, clerk: Actor) -> None:
    document = checked(QUARTERLY.encode(), clerk)
    hints = [field.hint for row in rows_of(document, "deadlines") for field in row.fields if field.hint]
    assert [hint.partition(":")[0] for hint in hints] == [
        "Văn bản ghi “chậm nhất trong quý III/2021”", "Văn bản ghi “hằng tháng”",
    ]  # fmt: skip
    assert "suy ra hạn 30/9/2021" in hints[0].replace("/09/", "/9/")
    _movement, intake = create_from_document(document, actor=clerk)
    (task,) = [one for one in intake.created if one.due_words]
    assert (task.due_on, task.due_words) == (dt.date(2021, 9, 30), "chậm nhất trong quý III/2021")
    assert any("Xác nhận hạn suy ra của 1 nhiệm vụ" in item.what for item in work_items(clerk, dt.date(2021, 3, 1)))
    fields = TaskFields(text=task.text, code=task.code, due_on=task.due_on)
    edit_task(task, fields, seen=task.version, actor=clerk)
    task.refresh_from_db()
    assert (task.due_on, task.due_words) == (dt.date(2021, 9, 30), "")
    assert not any("suy ra" in item.what for item in work_items(clerk, dt.date(2021, 3, 1)))


def test_those_who_help_are_partners_of_the_task(agency: Agency, office: Unit, clerk: Actor) -> None:
    partner = make_unit(agency, "TTR", "Thanh tra Sở")
    document = checked(TEXT.encode(), clerk)
    path = f"tasks.{task_key(document, 'Ký kết')}"
    values = {f"{path}.units": office.name, f"{path}.coordinating": f"{partner.name}; {office.name}"}
    document = launch.correct_values(document, values, version=document.version, actor=clerk)
    create_from_document(document, actor=clerk)
    task = Task.objects.get(text__startswith="Ký kết")
    assert (task.lead_unit, list(task.partner_units.all())) == (office, [partner])


def test_what_the_officer_types_is_no_derived_day(clerk: Actor) -> None:
    document = checked(QUARTERLY.encode(), clerk)
    (duty, _often) = items(document.reading, {}, {}, "deadlines")
    document = launch.correct_value(document, f"deadlines.{duty.key}.date", "20/9/2021", actor=clerk)
    _movement, intake = create_from_document(document, actor=clerk)
    assert [(task.due_on, task.due_words) for task in intake.created if task.due_on] == [(dt.date(2021, 9, 20), "")]


def test_nothing_is_left_when_the_year_has_a_movement(clerk: Actor) -> None:
    create_from_document(checked(TEXT.encode(), clerk), actor=clerk)
    tasks = Task.objects.count()
    second = launch.upload_launch_document(data=f"{TEXT}\nBản hai.\n".encode(), filename="b.txt", actor=clerk)
    with pytest.raises(InputRefused, match="Năm 2021 đã có phong trào"):
        create_from_document(second, actor=clerk)
    assert (Movement.objects.filter(kind="annual").count(), Task.objects.count()) == (1, tasks)
    second.refresh_from_db()
    assert second.state == "read"


@pytest.mark.parametrize("role", ["head", "union", "member"])
def test_who_may_not_make_a_movement_makes_no_task_either(office: Unit, clerk: Actor, role: str) -> None:
    document = checked(TEXT.encode(), clerk)
    with pytest.raises(Refused):
        create_from_document(document, actor=make_actor(office, role))
    assert not Task.objects.exists()


@needs_shared
def test_the_founding_document_becomes_every_object_it_names(clerk: Actor) -> None:
    data = (SHARED / "corpus" / "launch-so-ngoai-vu-lang-son-2021.txt").read_bytes()
    document = checked(data, clerk)
    movement, intake = create_from_document(launch.mark_checked(document, actor=clerk), actor=clerk)
    now = effective_reading(document)
    assert movement.theme == "Siết chặt kỷ cương, tăng cường trách nhiệm, quyết liệt hành động, sáng tạo bứt phá"
    assert movement.slogan == "Cán bộ đối ngoại trách nhiệm, kỷ cương, có tinh thần vượt khó, năng động sáng tạo"
    children = movement.children.order_by("pk").values_list("name", "kind", "starts_on__year", "ends_on__year")
    assert list(children) == [
        ("Toàn dân đoàn kết xây dựng đời sống văn hóa", "inherited", 2020, 2025),
        ("Lạng Sơn cùng cả nước chung sức xây dựng nông thôn mới", "inherited", 2020, 2025),
        ("Lạng Sơn cùng cả nước chung tay vì người nghèo - Không để ai bị bỏ lại phía sau", "inherited", 2020, 2025),
        (movement.slogan, "thematic", 2021, 2021),
    ]
    assert sorted(movement.commemorations.values_list("count", "founded_on")) == [
        (46, dt.date(1975, 4, 30)), (91, dt.date(1930, 2, 3)), (112, dt.date(1909, 11, 4)),
        (131, dt.date(1890, 5, 19)), (190, dt.date(1831, 11, 4)),
    ]  # fmt: skip
    assert [task.text for task in intake.created] == [one["text"][:1000] for one in now["tasks"]]
    registered = Task.objects.filter(registered_upward=True).order_by("pk")
    assert registered.count() == 5
    assert [(task.target_type, task.target_min, task.target_max) for task in registered if task.target_type] == [
        ("range", 1, 2), ("yes_no", None, None), ("yes_no", None, None),
    ]  # fmt: skip
    assert [(one["number"], one["date"]) for one in now["citations"] if one["number"]] == [
        ("206/KH-UBND", "2020-12-29"), ("02/CT-UBND", "2021-01-07"), ("05-CT/TW", "2016-05-15"),
        ("01/CT-UBND", "2021-01-05"), ("1707/UBND-THNC", "2020-12-29"), ("08/CT-UBND", "2020-12-28"),
    ]  # fmt: skip
    assert [name for name, _purpose in plan_recipients(movement)] == [
        "UBND tỉnh", "Ban TĐKT - Sở Nội vụ", "Các đơn vị thành viên Cụm TĐTMTH", "Lãnh đạo Sở", "Hội đồng TĐKT Sở",
        "Trang thông tin điện tử của Sở", "Các phòng CM, NV của Sở", "Trung tâm TTDVĐN",
    ]  # fmt: skip
