"""How far each role sees registrations and pledges, and what the filters of the grid leave over."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from tests import factories
from thidua.foundations.access.actors import actor_of
from thidua.foundations.access.models import User
from thidua.foundations.org.models import Agency, Unit
from thidua.foundations.workflow.errors import ActError
from thidua.stages.movements.models import Movement
from thidua.stages.registration import selectors, services
from thidua.stages.registration.policies import may_import, may_see_grid

SignIn = Callable[[User], Client]
LDTT, UNIT_TITLE = "lao_dong_tien_tien", "tap_the_lao_dong_tien_tien"


@pytest.fixture
def movement(agency: Agency) -> Movement:
    return factories.make_movement(agency)


@pytest.fixture
def users(movement: Movement, office: Unit, division: Unit) -> dict[str, User]:
    """A clerk in the office; a head and two of the staff in the division. All but one have said what they aim at."""
    made = {
        "clerk": factories.make_user(factories.make_person(office, "Lò Thị Ghi"), "clerk"),
        "head": factories.make_user(factories.make_person(division, "Bế Văn Trưởng"), "head"),
        "one": factories.make_user(factories.make_person(division, "Triệu Văn Một")),
        "two": factories.make_user(factories.make_person(division, "Hà Thị Hai")),
    }
    for who in ("clerk", "head", "one"):
        services.choose_titles(movement, [LDTT], actor=actor_of(made[who]))
        mine = {"person": made[who].person, "actor": actor_of(made[who])}
        services.sign_pledge(movement, kind="emulation", text=f"Hứa {who}", **mine)
    services.decline_registration(movement, actor=actor_of(made["two"]))
    services.register_title(movement, UNIT_TITLE, unit=division, actor=actor_of(made["head"]))
    return made


@pytest.mark.parametrize(
    ("who", "people"), [("clerk", ["clerk", "head", "one"]), ("head", ["head", "one"]), ("one", ["one"]), ("two", [])]
)
def test_each_role_sees_its_registrations_and_pledges(users: dict[str, User], who: str, people: list[str]) -> None:
    actor = actor_of(users[who])
    wanted = sorted(users[one].person_id or 0 for one in people)
    registered = selectors.visible_registrations(actor).filter(person__isnull=False)
    assert sorted(registered.values_list("person_id", flat=True)) == wanted
    assert sorted(selectors.visible_pledges(actor).values_list("person_id", flat=True)) == wanted
    of_units = selectors.visible_registrations(actor).filter(unit__isnull=False).count()
    assert of_units == (1 if who in ("clerk", "head") else 0)


@pytest.mark.parametrize(("who", "names"), [("clerk", 4), ("head", 3), ("one", 1)])
def test_the_grid_reaches_as_far_as_the_role(users: dict[str, User], movement: Movement, who: str, names: int) -> None:
    assert selectors.grid_people(actor_of(users[who]), movement).count() == names


@pytest.mark.parametrize(
    ("show", "who"),
    [("chua", []), ("cho", ["clerk", "head", "one"]), ("xong", []), ("khong", ["two"]), ("la", None)],
)
def test_a_filter_leaves_those_in_that_state(
    users: dict[str, User], movement: Movement, show: str, who: list[str] | None
) -> None:
    found = set(selectors.grid_people(actor_of(users["clerk"]), movement, show=show).values_list("pk", flat=True))
    assert found == {users[one].person_id for one in (users if who is None else who)}


def test_confirmed_and_silent_people_change_their_filter(
    users: dict[str, User], movement: Movement, division: Unit, office: Unit
) -> None:
    one = selectors.visible_registrations(actor_of(users["one"])).get()
    services.confirm_registration(one, actor=actor_of(users["head"]))
    silent = factories.make_person(office, "Người Chưa Nói")
    clerk = actor_of(users["clerk"])
    assert [person.pk for person in selectors.grid_people(clerk, movement, show="xong")] == [users["one"].person_id]
    assert [person.pk for person in selectors.grid_people(clerk, movement, show="chua")] == [silent.pk]
    assert selectors.grid_people(clerk, movement, unit_id=division.pk).count() == 3
    assert selectors.grid_people(clerk, movement, unit_id=office.pk).count() == 2


@pytest.mark.parametrize(("who", "sees"), [("clerk", True), ("head", True), ("one", False)])
def test_the_grid_is_for_those_who_confirm(users: dict[str, User], who: str, sees: bool) -> None:
    assert bool(may_see_grid(actor_of(users[who]))) == sees


def test_a_list_is_brought_in_by_the_clerk_while_the_movement_runs(users: dict[str, User], movement: Movement) -> None:
    assert may_import(actor_of(users["clerk"]), movement)
    assert not may_import(actor_of(users["head"]), movement)
    movement.state = "closed"
    assert not may_import(actor_of(users["clerk"]), movement)


def test_an_account_without_a_person_registers_nothing(movement: Movement, office: Unit) -> None:
    nobody = replace(factories.make_actor(office), person_id=None)
    with pytest.raises(ActError, match="không gắn với người nào"):
        services.choose_titles(movement, [LDTT], actor=nobody)
    assert not selectors.visible_registrations(nobody).exists()


def test_a_long_grid_never_shows_another_agency(
    users: dict[str, User], movement: Movement, foreign_unit: Unit, signed_in: SignIn
) -> None:
    factories.make_person(foreign_unit, "CANARY-KHAC Người Khác")
    page = signed_in(users["clerk"]).get("/dang-ky/bang/", {"don-vi": foreign_unit.pk})
    assert "CANARY-KHAC" not in page.content.decode()
