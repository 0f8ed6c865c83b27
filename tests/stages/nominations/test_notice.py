"""The notice that asks for opinions on the list: issued while the list is open, by the Office or the secretary."""

import datetime as dt

import pytest

from tests.stages.yearend import DUE, LABOURER, YearEnd, make_yearend
from thidua.foundations.papers.issuing.services import issue_stage_paper
from thidua.foundations.papers.models import NumberEntry, SigningPower
from thidua.foundations.papers.registry.after_issue import text_of
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import Blocked
from thidua.stages.nominations import services
from thidua.stages.nominations.models import NominationList
from thidua.stages.nominations.papers import notice_sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> YearEnd:
    made = make_yearend()
    made.assess()
    return made


@pytest.fixture
def listing(year: YearEnd) -> NominationList:
    return services.open_list(year.movement, due_on=DUE, actor=year.actor("clerk"))


def words(year: YearEnd) -> dict[str, str]:
    person = year.users["director"].person
    assert person is not None
    SigningPower.objects.create(
        agency_id=person.agency_id, person=person, title="Giám đốc", from_on=dt.date(2021, 1, 1)
    )
    days = {"until": "2021-12-24", "dated_on": "2021-12-17"}
    return {**days, "signer": str(person.pk), "recipients": "Các đơn vị"}


def test_a_list_without_a_checked_line_has_nothing_to_ask(year: YearEnd, listing: NominationList) -> None:
    with pytest.raises(Blocked, match="chưa có dòng nào đã kiểm tra"):
        issue_stage_paper(notice_sheet(listing), words=words(year), seen=0, actor=year.actor("clerk"))
    assert not NumberEntry.objects.exists()


def test_the_checked_lines_are_put_before_everybody(year: YearEnd, listing: NominationList) -> None:
    person = next(iter(year.people.values()))
    nominated = services.nominate_many(listing, [person], award=LABOURER, actor=year.actor("clerk"))
    listing.nominations.filter(pk=nominated[0].pk).update(state="accepted")
    made = issue_stage_paper(notice_sheet(listing), words=words(year), seen=0, actor=year.actor("clerk"))
    said = " ".join(text_of(made).split())
    assert made.full_number.startswith("01/TB-")
    assert person.full_name in said
    assert "trước ngày 24 tháng 12 năm 2021" in said


@pytest.mark.parametrize(("state", "open_"), [("open", True), ("frozen", False)])
def test_opinions_are_asked_until_the_list_is_frozen(
    year: YearEnd, listing: NominationList, state: str, open_: bool
) -> None:
    listing.state = state
    assert ("Danh sách đã chốt trình Hội đồng, không còn lấy ý kiến." not in notice_sheet(listing).faults({})) is open_


@pytest.mark.parametrize("role", ["director", "head"])
def test_who_signs_or_proposes_does_not_issue(year: YearEnd, listing: NominationList, role: str) -> None:
    with pytest.raises(Refused):
        issue_stage_paper(notice_sheet(listing), words={}, seen=0, actor=year.actor(role))
