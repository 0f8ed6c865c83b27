"""The dispatch that urges overdue tasks: composed from the tasks, issued with a day to answer by, once a day."""

import datetime as dt

import pytest

from tests.factories import make_actor, make_movement
from tests.stages.progress.makers import make_clerk, make_task
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.papers.issuing.services import issue_stage_paper
from thidua.foundations.papers.models import NumberEntry, SigningPower
from thidua.foundations.papers.registry.after_issue import text_of
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import Blocked
from thidua.stages.progress.papers import reminder_sheet

pytestmark = pytest.mark.django_db
LATE = dt.date(2021, 12, 20)


def words(person: Person, **over: str) -> dict[str, str]:
    recipients = "Phòng A\nLãnh đạo cơ quan; b/c"
    return {"until": "2021-12-24", "dated_on": "2021-12-20", "signer": str(person.pk), "recipients": recipients, **over}


@pytest.fixture
def signer(agency: Agency, office: Unit) -> Person:
    person = Person.objects.get(pk=make_actor(office, "director", name="Bế Văn Ký").person_id)
    values = {"for_title": "Giám đốc", "title": "Phó Giám đốc", "capacity": "KT."}
    SigningPower.objects.create(agency=agency, person=person, from_on=dt.date(2021, 12, 1), **values)
    return person


def test_it_is_issued_to_the_units_that_are_late(agency: Agency, office: Unit, division: Unit, signer: Person) -> None:
    movement, clerk = make_movement(agency), make_clerk(office)
    make_task(movement, clerk, division)
    made = issue_stage_paper(reminder_sheet(movement, LATE), words=words(signer), seen=0, actor=clerk)
    said = " ".join(text_of(made).split())
    entry = NumberEntry.objects.get(paper=made)
    assert (entry.type_name, entry.capacity) == ("Công văn", "KT. Giám đốc, Phó Giám đốc")
    assert division.name in said
    assert "trước ngày 24 tháng 12 năm 2021./." in said
    assert [one.recipient for one in made.deliveries.order_by("pk")] == ["Phòng A", "Lãnh đạo cơ quan"]


def test_it_goes_out_again_on_another_day_only(agency: Agency, office: Unit, division: Unit, signer: Person) -> None:
    movement, clerk = make_movement(agency), make_clerk(office)
    make_task(movement, clerk, division)
    sheet = reminder_sheet(movement, LATE)
    issue_stage_paper(sheet, words=words(signer), seen=0, actor=clerk)
    with pytest.raises(Blocked, match="Đã ban hành số 01/"):
        issue_stage_paper(sheet, words=words(signer), seen=0, actor=clerk)
    again = issue_stage_paper(sheet, words=words(signer, dated_on="2021-12-21"), seen=0, actor=clerk)
    assert again.number == 2


def test_there_is_nothing_to_urge_on_the_day_a_task_is_due(
    agency: Agency, office: Unit, division: Unit, signer: Person
) -> None:
    movement, clerk = make_movement(agency), make_clerk(office)
    task = make_task(movement, clerk, division)
    assert task.due_on is not None
    assert len(reminder_sheet(movement, task.due_on).faults({})) == 1
    assert reminder_sheet(movement, task.due_on + dt.timedelta(1)).faults({}) == []


def test_others_do_not_issue_it(agency: Agency, office: Unit, division: Unit, signer: Person) -> None:
    movement = make_movement(agency)
    make_task(movement, make_clerk(office), division)
    with pytest.raises(Refused):
        issue_stage_paper(
            reminder_sheet(movement, LATE),
            words=words(signer),
            seen=0,
            actor=make_actor(division, "head", name="Hà Văn"),
        )
    assert not NumberEntry.objects.exists()
