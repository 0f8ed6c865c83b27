"""Notices: once for each reason, the own ones only, put away together."""

import pytest
from django.test import Client

from tests.factories import make_actor, make_person, make_user
from thidua.foundations.notify.models import Notice
from thidua.foundations.notify.selectors import notices_of, unread_notices
from thidua.foundations.notify.services import notify, put_away
from thidua.foundations.org.models import Unit
from thidua.foundations.workflow.errors import InputRefused


def tell(*person_ids: int, key: str = "nhac-1", text: str = "Hạn nộp bình xét là Thứ Sáu, 10/12.") -> None:
    notify(person_ids, key=key, text=text, url="/de-nghi/")


def test_same_reminder_reaches_a_person_once(office: Unit) -> None:
    person = make_person(office)
    tell(person.pk)
    tell(person.pk)
    tell(person.pk, key="nhac-2")
    assert Notice.objects.filter(person=person).count() == 2


def test_everybody_sees_the_own_notices_only(office: Unit) -> None:
    first, second = make_actor(office), make_actor(office, "clerk")
    tell(first.person_id or 0)
    assert (notices_of(first).count(), notices_of(second).count()) == (1, 0)


def test_notices_of_others_are_not_put_away(office: Unit) -> None:
    first, second = make_actor(office), make_actor(office)
    tell(first.person_id or 0, second.person_id or 0)
    assert put_away(Notice.objects.all(), actor=first) == 1
    assert (unread_notices(first).count(), unread_notices(second).count()) == (0, 1)


def test_nothing_to_put_away_is_said(office: Unit) -> None:
    with pytest.raises(InputRefused, match="Không còn thông báo"):
        put_away(Notice.objects.all(), actor=make_actor(office))


def test_week_shows_unread_notices_until_they_are_seen(office: Unit, signed_in) -> None:
    person = make_person(office)
    tell(person.pk)
    client: Client = signed_in(make_user(person))
    assert "Hạn nộp bình xét" in client.get("/").content.decode()
    client.post("/thong-bao/da-xem/")
    assert "Hạn nộp bình xét" not in client.get("/").content.decode()
    assert "Hạn nộp bình xét" in client.get("/thong-bao/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_the_same_number_of_queries(rows: int, office: Unit, signed_in, django_assert_num_queries) -> None:
    person = make_person(office)
    for number in range(rows):
        tell(person.pk, key=f"nhac-{number}")
    client: Client = signed_in(make_user(person))
    client.get("/thong-bao/")
    with django_assert_num_queries(8):
        client.get("/thong-bao/")
