"""What the books put on a desk."""

import datetime as dt

import pytest

from tests import factories
from tests.foundations.papers.registry.test_after_issue import notice
from tests.foundations.papers.registry.test_views import browser
from tests.pages import text_of
from thidua.foundations.access.actors import actor_of
from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.papers.models import Delivery, IncomingPaper, NumberEntry
from thidua.foundations.papers.registry import services
from thidua.foundations.papers.registry.work import work_items

pytestmark = pytest.mark.django_db
TODAY = dt.date(2021, 12, 6)


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return factories.make_actor(office, "clerk")


def arrived(clerk: Actor) -> IncomingPaper:
    return services.register_incoming(
        arrived_on=dt.date(2021, 12, 1), sender="Sở Nội vụ", subject="Mời họp", number="7", symbol="GM-SNV", actor=clerk
    )


def test_an_arrival_waits_for_the_clerk_then_for_its_handler_then_for_nobody(
    clerk: Actor, agency: Agency, office: Unit
) -> None:
    paper = arrived(clerk)
    reader = factories.make_actor(office)
    assert [(item.what, item.detail) for item in work_items(clerk, TODAY)] == [
        ("Chuyển văn bản đến", "7/GM-SNV Mời họp")
    ]
    assert work_items(reader, TODAY) == []
    handler = Person.objects.get(pk=reader.person_id)
    services.assign_incoming(paper, unit=None, handler=handler, due_on=dt.date(2021, 12, 3), actor=clerk)
    assert work_items(clerk, TODAY) == []
    (item,) = work_items(reader, TODAY)
    assert (item.what, item.due, item.url) == (
        "Xử lý văn bản đến",
        dt.date(2021, 12, 3),
        f"/so-van-ban/den/{paper.pk}/",
    )
    services.finish_incoming(paper, actor=reader)
    assert work_items(reader, TODAY) == []


def test_copies_that_failed_are_one_line_a_paper(clerk: Actor, agency: Agency, office: Unit) -> None:
    paper = notice(agency, "Nội dung.", actor=clerk)
    assert work_items(clerk, TODAY) == []
    Delivery.objects.filter(paper=paper).update(state="failed")
    (item,) = work_items(clerk, TODAY)
    entry = NumberEntry.objects.get(paper=paper)
    assert (item.what, item.detail) == ("Gửi lại văn bản", "2 nơi nhận chưa gửi được: Kết quả họp")
    assert (item.severity, item.url) == ("bad", f"/so-van-ban/di/{entry.pk}/")
    assert work_items(factories.make_actor(office, "director"), TODAY) == []


def test_the_desk_shows_it_and_another_agency_does_not(clerk: Actor, office: Unit, foreign_unit: Unit) -> None:
    arrived(clerk)
    client, user = browser(office, "clerk")
    assert "Chuyển văn bản đến" in text_of(client.get("/"))
    assert len(work_items(actor_of(user), TODAY)) == 1
    assert work_items(factories.make_actor(foreign_unit, "clerk"), TODAY) == []
