"""What each role sees of the year's tasks, how they are counted, and what the week asks for."""

import datetime as dt

import pytest

from tests.factories import make_actor, make_movement
from tests.stages.progress.makers import TODAY, foreign_task, make_clerk, make_task
from thidua.foundations.org.models import Agency, Unit
from thidua.stages.progress import services
from thidua.stages.progress.selectors import (
    TaskCounts,
    TaskFilter,
    chips,
    count_tasks,
    narrowed,
    tasks_of_year,
    unit_shares,
    visible_tasks,
    work_items,
)

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def test_another_agencys_tasks_do_not_exist(agency: Agency, office: Unit, foreign_unit: Unit) -> None:
    foreign_task(foreign_unit)
    clerk = make_clerk(office)
    assert list(visible_tasks(clerk)) == []
    assert work_items(clerk, TODAY) == []


def test_tasks_of_a_draft_are_seen_by_those_who_prepare_it(agency: Agency, office: Unit) -> None:
    clerk = make_clerk(office)
    make_task(make_movement(agency, state="draft"), clerk)
    seen = {
        role: visible_tasks(make_actor(office, role, name=f"Người {role}")).count()
        for role in ("director", "staff", "head")
    }
    assert seen == {"director": 1, "staff": 0, "head": 0}


def test_late_begins_the_day_after_the_due_date(agency: Agency, office: Unit) -> None:
    clerk, movement = make_clerk(office), make_movement(agency)
    make_task(movement, clerk, office, due_on=TODAY)
    assert count_tasks(tasks_of_year(clerk), TODAY).late == 0
    assert count_tasks(tasks_of_year(clerk), TODAY + DAY).late == 1


def test_every_condition_is_counted_once_also_with_many_partners(agency: Agency, office: Unit, division: Unit) -> None:
    clerk, movement = make_clerk(office), make_movement(agency)
    late = make_task(movement, clerk, office, due_on=TODAY - DAY, partner_units=(division,), registered_upward=True)
    make_task(movement, clerk, None)
    stuck = make_task(movement, clerk, division)
    services.mark_problem(stuck, note="Thiếu người", actor=clerk)
    counts = count_tasks(tasks_of_year(clerk), TODAY, division.pk)
    assert counts == TaskCounts(total=3, done=0, late=1, problem=1, no_lead=1, registered=1, mine=2, derived=0)
    found = narrowed(tasks_of_year(clerk), TaskFilter(chip="tre-han"), clerk, TODAY)
    assert [task.pk for task in found] == [late.pk]


def test_each_chip_leads_to_as_many_tasks_as_it_says(agency: Agency, office: Unit, division: Unit) -> None:
    clerk, movement = make_clerk(office), make_movement(agency)
    make_task(movement, clerk, office, due_on=TODAY - DAY, partner_units=(division,))
    make_task(movement, clerk, None, registered_upward=True)
    done = make_task(movement, clerk, division)
    services.report_progress(done, percent=100, result="Xong", actor=clerk)
    services.close_task(done, actor=clerk)
    everything = tasks_of_year(clerk)
    for chip in chips(count_tasks(everything, TODAY, clerk.unit_id)):
        assert narrowed(everything, TaskFilter(chip=chip.key), clerk, TODAY).count() == chip.count, chip.label


def test_filters_by_unit_state_and_words(agency: Agency, office: Unit, division: Unit) -> None:
    clerk, movement = make_clerk(office), make_movement(agency)
    make_task(movement, clerk, office, text="Dự thảo nghị quyết", partner_units=(division,))
    make_task(movement, clerk, office, text="Cải cách hành chính")
    everything = tasks_of_year(clerk)
    assert narrowed(everything, TaskFilter(unit=division.pk), clerk, TODAY).count() == 1
    assert narrowed(everything, TaskFilter(unit=office.pk), clerk, TODAY).count() == 2
    assert narrowed(everything, TaskFilter(state="done"), clerk, TODAY).count() == 0
    assert [t.text for t in narrowed(everything, TaskFilter(words="nghị quyết"), clerk, TODAY)] == [
        "Dự thảo nghị quyết"
    ]


def test_shares_count_what_a_unit_leads(agency: Agency, office: Unit, division: Unit) -> None:
    clerk, movement = make_clerk(office), make_movement(agency)
    for lead in (office, office, division):
        make_task(movement, clerk, lead, partner_units=(office,))
    task = tasks_of_year(clerk).filter(lead_unit=division).get()
    services.report_progress(task, percent=100, result="Xong", actor=clerk)
    services.close_task(task, actor=clerk)
    shares = [(row.label, row.part, row.whole) for row in unit_shares(tasks_of_year(clerk))]
    assert sorted(shares) == [(division.name, 1, 1), (office.name, 0, 2)]


def test_the_week_of_a_head_holds_late_and_coming_tasks_of_the_unit(
    agency: Agency, office: Unit, division: Unit
) -> None:
    clerk, movement = make_clerk(office), make_movement(agency)
    make_task(movement, clerk, division, text="Việc trễ", due_on=TODAY - DAY)
    make_task(movement, clerk, division, text="Việc sắp tới", due_on=TODAY + 14 * DAY)
    make_task(movement, clerk, division, text="Việc còn xa", due_on=TODAY + 15 * DAY)
    make_task(movement, clerk, office, text="Việc của đơn vị khác", due_on=TODAY)
    items = work_items(make_actor(division, "head"), TODAY)
    assert [item.what for item in items] == ["Việc trễ", "Việc sắp tới"]
    assert items[0].due == TODAY - DAY
    assert items[0].url.startswith("/nhiem-vu/")


def test_the_week_of_the_clerk_counts_tasks_without_a_unit_and_units_in_trouble(
    agency: Agency, office: Unit, division: Unit
) -> None:
    clerk, movement = make_clerk(office), make_movement(agency)
    make_task(movement, clerk, None, due_on=None)
    make_task(movement, clerk, None, due_on=None)
    stuck = make_task(movement, clerk, division, due_on=TODAY + DAY)
    services.mark_problem(stuck, note="Thiếu người", actor=clerk)
    words = [item.what for item in work_items(clerk, TODAY)]
    assert "Gán đơn vị chủ trì cho 2 nhiệm vụ" in words
    assert "1 nhiệm vụ của các đơn vị đang vướng" in words


def test_an_inspected_head_is_reminded_of_what_to_put_right(agency: Agency, office: Unit, division: Unit) -> None:
    clerk = make_clerk(office)
    visit = services.plan_inspection(
        make_movement(agency), unit=division, planned_on=TODAY, inspectors="Đoàn mẫu", actor=clerk
    )
    assert [item.what for item in work_items(clerk, TODAY)] == [f"Kiểm tra {division.name}"]
    head = make_actor(division, "head")
    assert work_items(head, TODAY) == []
    services.record_visit(
        visit, visited_on=TODAY, findings="Thiếu", follow_up="Bổ sung", follow_up_due=TODAY + DAY, actor=clerk
    )
    assert [item.what for item in work_items(head, TODAY)] == [f"Khắc phục sau kiểm tra: {division.name}"]
    assert work_items(make_actor(office, "head", name="Chánh Khác"), TODAY) == []
