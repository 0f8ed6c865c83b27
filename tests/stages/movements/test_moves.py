"""The buttons of a movement's page: close, join as the union, show in public and take off again, by each role."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from thidua.foundations.access.models import User
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.org.models import Agency, Unit
from thidua.stages.movements.models import Movement

SignIn = Callable[[User], Client]
DONE = {
    "tong-ket": "Phong trào đã tổng kết.",
    "cong-doan": "Công đoàn đã xác nhận phối hợp phát động.",
    "cong-khai": "Đã công khai phong trào.",
    "thoi-cong-khai": "Đã thôi công khai phong trào.",
}


@pytest.fixture
def movement(agency: Agency) -> Movement:
    return factories.make_movement(agency, purposes=["Làm tốt việc được giao."])


def press(signed_in: SignIn, unit: Unit, movement: Movement, role: str, name: str) -> str:
    """Send the button's form as somebody of the role; the page it leads to, or the page of the refusal."""
    user = factories.make_user(factories.make_person(unit, f"Người {role}"), role)
    url = reverse("movements:move", args=[movement.pk, name])
    return signed_in(user).post(url, follow=True).content.decode()


def state(movement: Movement) -> tuple[str, bool, bool, int]:
    """What the buttons can change, and the rows of the journal."""
    movement.refresh_from_db()
    entries = JournalEntry.objects.filter(verb__startswith="movements.").count()
    return movement.state, movement.co_launched_on is not None, movement.is_public, entries


@pytest.mark.parametrize(
    ("role", "name", "after"),
    [
        ("clerk", "tong-ket", ("closed", False, False, 1)),
        ("director", "tong-ket", ("closed", False, False, 1)),
        ("union", "cong-doan", ("launched", True, False, 1)),
        ("clerk", "cong-khai", ("launched", False, True, 1)),
    ],
)
def test_who_may_presses_and_it_is_written_in_the_journal(
    signed_in: SignIn, office: Unit, movement: Movement, role: str, name: str, after: tuple[str, bool, bool, int]
) -> None:
    assert DONE[name] in press(signed_in, office, movement, role, name)
    assert state(movement) == after


@pytest.mark.parametrize("name", DONE)
@pytest.mark.parametrize("role", ["head", "member", "secretary"])
def test_who_may_not_is_told_and_changes_nothing(
    signed_in: SignIn, office: Unit, movement: Movement, role: str, name: str
) -> None:
    before = state(movement)
    page = press(signed_in, office, movement, role, name)
    assert DONE[name] not in page
    assert "Chỉ " in page
    assert state(movement) == before


def test_the_union_joins_only_once(signed_in: SignIn, office: Unit, movement: Movement) -> None:
    Movement.objects.filter(pk=movement.pk).update(co_launched_on=dt.date(2021, 2, 1))
    before = state(movement)
    assert "Công đoàn đã xác nhận phối hợp phát động." in press(signed_in, office, movement, "union", "cong-doan")
    assert state(movement) == before
    movement.refresh_from_db()
    assert movement.co_launched_on == dt.date(2021, 2, 1)


def test_a_movement_shown_in_public_can_be_taken_off(signed_in: SignIn, office: Unit, movement: Movement) -> None:
    Movement.objects.filter(pk=movement.pk).update(is_public=True)
    assert DONE["thoi-cong-khai"] in press(signed_in, office, movement, "clerk", "thoi-cong-khai")
    assert state(movement)[2] is False


@pytest.mark.parametrize("name", DONE)
def test_another_agencys_movement_has_no_buttons(
    signed_in: SignIn, office: Unit, foreign_unit: Unit, name: str
) -> None:
    other = factories.make_movement(foreign_unit.agency)
    user = factories.make_user(factories.make_person(office), "clerk", "director", "union")
    assert signed_in(user).post(reverse("movements:move", args=[other.pk, name])).status_code == 404
    assert state(other) == ("launched", False, False, 0)
