"""Where the bead of the navigation stands: the furthest stage the year has reached."""

from dataclasses import replace

import pytest

from tests import factories
from tests.stages import season as year
from tests.stages.season import Season
from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Unit
from thidua.stages.movements.models import Movement
from thidua.web.position import YearPosition, year_position

pytestmark = pytest.mark.django_db
NAME = "Sở Ngoại vụ tỉnh Đèo Gió"


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return factories.make_actor(office, "clerk")


@pytest.fixture
def season() -> Season:
    return year.make_season()


def stage(actor: Actor) -> str:
    return year_position(actor).stage


def test_before_any_movement_the_year_waits_for_its_launch(clerk: Actor) -> None:
    assert year_position(clerk) == YearPosition(NAME, "launch")


@pytest.mark.parametrize(
    ("state", "expected"), [("draft", "launch"), ("launched", "progress"), ("closed", "reporting")]
)
def test_the_state_of_the_movement_decides_first(clerk: Actor, office: Unit, state: str, expected: str) -> None:
    factories.make_movement(office.agency, state=state)
    assert stage(clerk) == expected


def test_a_list_a_meeting_and_a_decision_carry_the_year_on(season: Season) -> None:
    clerk = season.actor("clerk")
    assert stage(clerk) == "nominations"
    meeting = year.closed(season)
    assert stage(clerk) == "councils"
    year.numbered(season, meeting)
    assert stage(clerk) == "decisions"


def test_an_issued_decision_leads_to_honours_and_a_closed_year_to_reports(season: Season) -> None:
    year.issued(season)
    assert stage(season.actor("clerk")) == "honours"
    Movement.objects.update(state="closed")
    assert stage(season.actor("clerk")) == "reporting"


def test_another_agency_and_another_year_do_not_count(season: Season) -> None:
    year.issued(year.make_season("khac", "Sở Khác"))
    clerk = season.actor("clerk")
    assert stage(clerk) == "nominations"
    assert stage(replace(clerk, year=2020)) == "launch"
    factories.make_movement(season.agency, year=2020, state="closed")
    assert stage(replace(clerk, year=2020)) == "reporting"
    assert stage(clerk) == "nominations"
