"""Sending out, reading, acknowledging, reminding: acts, reach and the shares by unit."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.pages import queries_of
from thidua.foundations.access.actors import actor_of
from thidua.foundations.access.models import User
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.notify.models import Notice
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import ActError, InputRefused
from thidua.stages.dissemination import selectors, services
from thidua.stages.dissemination.models import Acknowledgement, Circulation
from thidua.stages.movements.models import Movement

SignIn = Callable[[User], Client]
TODAY = dt.date(2021, 12, 6)
DUE = dt.date(2021, 12, 20)


@pytest.fixture
def movement(agency: Agency) -> Movement:
    return factories.make_movement(agency)


@pytest.fixture
def clerk_user(office: Unit) -> User:
    return factories.make_user(factories.make_person(office, "Lò Thị Thử"), "clerk")


@pytest.fixture
def clerk(clerk_user: User) -> Actor:
    return actor_of(clerk_user)


@pytest.fixture
def reader(division: Unit) -> User:
    return factories.make_user(factories.make_person(division, "Triệu Văn Đọc"))


@pytest.fixture
def head(division: Unit) -> User:
    return factories.make_user(factories.make_person(division, "Bế Thị Trưởng"), "head")


@pytest.fixture
def sent(movement: Movement, clerk: Actor, reader: User, head: User) -> Circulation:
    return services.circulate(movement, title="Kế hoạch phát động", due_on=DUE, actor=clerk)


def read_by(sent: Circulation, person: Person) -> Acknowledgement:
    return Acknowledgement.objects.get(circulation=sent, person=person)


def test_everybody_present_gets_a_copy_and_a_notice(
    movement: Movement, clerk: Actor, office: Unit, foreign_unit: Unit
) -> None:
    here = factories.make_person(office, "Người Ở Lại")
    factories.make_person(office, "Người Đã Đi", left_on=dt.date(2021, 3, 1))
    factories.make_person(foreign_unit, "CANARY-KHAC Người Khác")
    sent = services.circulate(movement, title="Kế hoạch", due_on=DUE, actor=clerk)
    people = set(sent.acknowledgements.values_list("person_id", flat=True))
    assert people == {here.pk, clerk.person_id}
    assert set(Notice.objects.values_list("person_id", flat=True)) == people
    assert JournalEntry.objects.get().data == {"people": 2, "paper": None, "due_on": "2021-12-20"}


@pytest.mark.parametrize(("due", "ok"), [(TODAY, True), (TODAY - dt.timedelta(days=1), False)])
def test_a_due_date_is_today_or_later(movement: Movement, clerk: Actor, due: dt.date, ok: bool) -> None:
    if ok:
        assert services.circulate(movement, title="Kế hoạch", due_on=due, actor=clerk).due_on == due
        return
    with pytest.raises(InputRefused, match="05/12/2021 đã qua"):
        services.circulate(movement, title="Kế hoạch", due_on=due, actor=clerk)
    assert not Circulation.objects.exists()


def test_a_title_is_needed(movement: Movement, clerk: Actor) -> None:
    with pytest.raises(InputRefused, match="tên văn bản"):
        services.circulate(movement, title=" ", due_on=DUE, actor=clerk)


@pytest.mark.parametrize("role", ["head", "director", "union", "secretary"])
def test_who_may_not_send(movement: Movement, office: Unit, role: str) -> None:
    with pytest.raises(Refused):
        services.circulate(movement, title="K", due_on=DUE, actor=factories.make_actor(office, role))


@pytest.mark.parametrize("state", ["draft", "closed", "cancelled"])
def test_only_a_running_movement_is_sent(agency: Agency, clerk: Actor, state: str) -> None:
    with pytest.raises(Refused, match="đã phát động"):
        services.circulate(factories.make_movement(agency, state=state), title="K", due_on=DUE, actor=clerk)


def test_a_draft_paper_or_a_foreign_one_is_not_sent(movement: Movement, clerk: Actor, foreign_unit: Unit) -> None:
    values = {
        "kind": "launch_plan",
        "title": "K",
        "year": 2021,
        "origin": "movements.movement",
        "origin_id": movement.pk,
    }
    for agency in (movement.agency, foreign_unit.agency):
        paper = OfficialPaper.objects.create(agency=agency, **values)
        with pytest.raises(InputRefused, match="đã ban hành"):
            services.circulate(movement, title="K", due_on=DUE, paper=paper, actor=clerk)


def test_opening_counts_the_first_time_only(sent: Circulation, reader: User) -> None:
    first = services.open_circulation(sent, actor=actor_of(reader)).read_at
    assert first is not None
    assert services.open_circulation(sent, actor=actor_of(reader)).read_at == first
    assert read_by(sent, reader.person).acknowledged_at is None


def test_acknowledging_is_once_and_marks_as_read(sent: Circulation, reader: User) -> None:
    copy = services.acknowledge(sent, actor=actor_of(reader))
    assert copy.read_at == copy.acknowledged_at
    with pytest.raises(Refused, match="đã xác nhận"):
        services.acknowledge(sent, actor=actor_of(reader))


def test_who_came_later_is_not_asked_until_the_next_round(sent: Circulation, clerk: Actor, division: Unit) -> None:
    newcomer = factories.make_actor(division, name="Người Mới Đến")
    for act in (services.acknowledge, services.open_circulation):
        with pytest.raises(Refused, match="chưa gửi đến"):
            act(sent, actor=newcomer)
    services.remind(sent, actor=clerk)
    assert services.acknowledge(sent, actor=newcomer).acknowledged_at is not None


def test_reminding_reaches_those_who_are_missing_and_counts(
    sent: Circulation, clerk: Actor, reader: User, head: User
) -> None:
    services.acknowledge(sent, actor=actor_of(reader))
    assert services.remind(sent, actor=clerk) == 1
    assert Notice.objects.filter(key__contains="remind").get().person_id == head.person_id
    sent.refresh_from_db()
    assert (sent.reminders, sent.last_reminded_on) == (1, TODAY)


def test_one_round_a_day(sent: Circulation, clerk: Actor) -> None:
    services.remind(sent, actor=clerk)
    with pytest.raises(ActError, match="Hôm nay đã nhắc"):
        services.remind(sent, actor=clerk)


@pytest.mark.parametrize(("rounds", "ok"), [(2, True), (3, False)])
def test_reminders_stop_after_three_rounds(sent: Circulation, clerk: Actor, rounds: int, ok: bool) -> None:
    Circulation.objects.filter(pk=sent.pk).update(reminders=rounds, last_reminded_on=dt.date(2021, 12, 1))
    sent.refresh_from_db()
    if ok:
        assert services.remind(sent, actor=clerk) == 2
        return
    with pytest.raises(Refused, match="nhắc đủ 3 lần"):
        services.remind(sent, actor=clerk)


def test_reminders_stop_when_nobody_is_missing(sent: Circulation, clerk: Actor, reader: User, head: User) -> None:
    for user in (reader, head):
        services.acknowledge(sent, actor=actor_of(user))
    with pytest.raises(ActError, match="không còn ai"):
        services.remind(sent, actor=clerk)
    assert services.remind_due(actor=clerk) == 0


def test_a_head_reminds_his_own_unit_without_using_up_rounds(
    sent: Circulation, head: User, reader: User, office: Unit
) -> None:
    factories.make_person(office, "Ở phòng khác")
    assert services.remind(sent, actor=actor_of(head)) == 1
    assert Notice.objects.filter(key__contains="remind").get().person_id == reader.person_id
    sent.refresh_from_db()
    assert sent.reminders == 0


def test_staff_remind_nobody(sent: Circulation, reader: User) -> None:
    with pytest.raises(Refused):
        services.remind(sent, actor=actor_of(reader))


@pytest.mark.parametrize(("due", "rounds"), [(dt.date(2021, 12, 9), 1), (dt.date(2021, 12, 10), 0)])
def test_the_first_automatic_round_is_three_days_before_the_due_date(
    sent: Circulation, clerk: Actor, due: dt.date, rounds: int
) -> None:
    Circulation.objects.filter(pk=sent.pk).update(due_on=due)
    assert services.remind_due(actor=clerk) == rounds
    assert services.remind_due(actor=clerk) == 0, "once a day"


@pytest.mark.parametrize(
    ("rounds", "last", "day"),
    [(0, None, dt.date(2021, 12, 17)), (1, TODAY, dt.date(2021, 12, 9)), (3, TODAY, None)],
)
def test_the_day_of_the_next_round(sent: Circulation, rounds: int, last: dt.date | None, day: dt.date | None) -> None:
    sent.reminders, sent.last_reminded_on = rounds, last
    assert selectors.next_reminder(sent) == day


def test_shares_by_unit_within_reach(sent: Circulation, clerk: Actor, reader: User, head: User) -> None:
    services.acknowledge(sent, actor=actor_of(reader))
    everything = selectors.share_of(clerk, sent)
    assert [(one.label, one.part, one.whole) for one in everything.rows] == [
        ("Phòng Lãnh sự - Hợp tác quốc tế", 1, 2),
        ("Văn phòng Sở", 0, 1),
    ]
    assert (everything.part, everything.whole, everything.missing) == (1, 3, 2)
    own = selectors.share_of(actor_of(head), sent)
    assert [(one.label, one.part, one.whole) for one in own.rows] == [("Phòng Lãnh sự - Hợp tác quốc tế", 1, 2)]
    mine = selectors.share_of(actor_of(reader), sent)
    assert (mine.part, mine.whole) == (1, 1)


def test_who_has_left_no_longer_counts(sent: Circulation, clerk: Actor, reader: User) -> None:
    Person.objects.filter(pk=reader.person_id).update(left_on=TODAY)
    assert selectors.share_of(clerk, sent).whole == 2


def test_the_week_of_each_role(sent: Circulation, clerk: Actor, reader: User, head: User) -> None:
    (own,) = selectors.work_items(actor_of(reader), TODAY)
    assert (own.what, own.due, own.severity) == ("Đọc và xác nhận quán triệt", DUE, "todo")
    assert [one.what for one in selectors.work_items(actor_of(head), TODAY)] == [
        "Đọc và xác nhận quán triệt",
        "1 người chưa xác nhận quán triệt",
    ]
    assert "2 người chưa xác nhận quán triệt" in [one.what for one in selectors.work_items(clerk, TODAY)]
    services.acknowledge(sent, actor=actor_of(reader))
    assert selectors.work_items(actor_of(reader), TODAY) == []


@pytest.mark.parametrize(("day", "severity"), [(DUE, "todo"), (DUE + dt.timedelta(days=1), "bad")])
def test_late_is_after_the_due_date(sent: Circulation, reader: User, day: dt.date, severity: str) -> None:
    assert selectors.work_items(actor_of(reader), day)[0].severity == severity


def test_a_launched_movement_not_yet_sent_is_the_clerks_work(movement: Movement, clerk: Actor) -> None:
    (item,) = selectors.work_items(clerk, TODAY)
    assert item.url == f"/quan-triet/gui/?phong-trao={movement.pk}"


def test_reading_and_confirming_in_the_browser(signed_in: SignIn, sent: Circulation, reader: User) -> None:
    client = signed_in(reader)
    assert client.post(f"/quan-triet/{sent.pk}/mo/").status_code == 302
    assert "Xác nhận đã đọc, đã nắm" in client.get(f"/quan-triet/{sent.pk}/").content.decode()
    client.post(f"/quan-triet/{sent.pk}/xac-nhan/", {"_once": "k"})
    client.post(f"/quan-triet/{sent.pk}/xac-nhan/", {"_once": "k"})
    page = client.get(f"/quan-triet/{sent.pk}/").content.decode()
    assert "Đã xác nhận lúc" in page
    assert "Xác nhận đã đọc, đã nắm" not in page
    assert JournalEntry.objects.filter(verb="dissemination.acknowledge").count() == 1


def test_opening_a_page_changes_nothing(signed_in: SignIn, sent: Circulation, reader: User) -> None:
    signed_in(reader).get(f"/quan-triet/{sent.pk}/")
    assert read_by(sent, reader.person).read_at is None


def test_sending_in_the_browser(signed_in: SignIn, clerk_user: User, movement: Movement, reader: User) -> None:
    client = signed_in(clerk_user)
    assert client.get(f"/quan-triet/gui/?phong-trao={movement.pk}").status_code == 200
    form = {"movement": movement.pk, "title": "Kế hoạch", "summary": "Đọc kỹ.", "due_on": "2021-12-20", "paper": ""}
    response = client.post("/quan-triet/gui/", form)
    sent = Circulation.objects.get()
    assert response["Location"] == f"/quan-triet/{sent.pk}/chua-xac-nhan/"
    assert client.post("/quan-triet/gui/", form | {"due_on": ""}).status_code == 422


def test_the_page_of_the_missing_is_bounded_by_reach(
    signed_in: SignIn, sent: Circulation, head: User, reader: User
) -> None:
    page = signed_in(head).get(f"/quan-triet/{sent.pk}/chua-xac-nhan/").content.decode()
    assert "Triệu Văn Đọc" in page
    assert "Lò Thị Thử" not in page
    alone = signed_in(reader).get(f"/quan-triet/{sent.pk}/chua-xac-nhan/").content.decode()
    assert "Bế Thị Trưởng" not in alone


def test_the_unit_filter(signed_in: SignIn, sent: Circulation, clerk_user: User, office: Unit) -> None:
    page = signed_in(clerk_user).get(f"/quan-triet/{sent.pk}/chua-xac-nhan/?don-vi={office.pk}").content.decode()
    assert "Triệu Văn Đọc" not in page


@pytest.mark.parametrize("path", ["", "chua-xac-nhan/"])
def test_another_agencys_circulation_does_not_exist(
    signed_in: SignIn, clerk_user: User, foreign_unit: Unit, path: str
) -> None:
    stranger = factories.make_actor(foreign_unit, "clerk")
    foreign = services.circulate(
        factories.make_movement(foreign_unit.agency), title="CANARY-KHAC", due_on=DUE, actor=stranger
    )
    client = signed_in(clerk_user)
    assert client.get(f"/quan-triet/{foreign.pk}/{path}").status_code == 404
    assert client.post(f"/quan-triet/{foreign.pk}/nhac/").status_code == 404
    assert "CANARY" not in client.get("/quan-triet/").content.decode()


def test_the_panel_answers_with_a_part_of_a_page(
    signed_in: SignIn, clerk_user: User, sent: Circulation, movement: Movement
) -> None:
    page = signed_in(clerk_user).get(f"/quan-triet/phong-trao/{movement.pk}/").content.decode()
    assert "<html" not in page
    assert "0/3 người" in page
    assert "Xem 3 người chưa xác nhận" in page


def test_the_panel_of_a_movement_not_sent(signed_in: SignIn, clerk_user: User, movement: Movement) -> None:
    page = signed_in(clerk_user).get(f"/quan-triet/phong-trao/{movement.pk}/").content.decode()
    assert "Chưa gửi phong trào này" in page


def test_staff_cannot_send(signed_in: SignIn, reader: User) -> None:
    client = signed_in(reader)
    assert client.get("/quan-triet/gui/").status_code == 403
    assert "Năm nay chưa gửi văn bản nào" in client.get("/quan-triet/").content.decode()


@pytest.mark.parametrize("name", ["mo", "xac-nhan", "nhac"])
def test_changes_are_posts_only(signed_in: SignIn, clerk_user: User, sent: Circulation, name: str) -> None:
    assert signed_in(clerk_user).get(f"/quan-triet/{sent.pk}/{name}/").status_code == 405


def test_the_list_needs_as_many_queries_for_three_rows_as_for_one(
    signed_in: SignIn,
    clerk_user: User,
    movement: Movement,
    django_assert_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    client = signed_in(clerk_user)
    services.circulate(movement, title="Một", due_on=DUE, actor=actor_of(clerk_user))
    one = queries_of(client, "/quan-triet/")
    for title in ("Hai", "Ba"):
        services.circulate(movement, title=title, due_on=DUE, actor=actor_of(clerk_user))
    with django_assert_num_queries(one):
        client.get("/quan-triet/")


def test_the_missing_list_needs_as_many_queries_for_three_people_as_for_one(
    signed_in: SignIn,
    clerk_user: User,
    movement: Movement,
    division: Unit,
    django_assert_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    client = signed_in(clerk_user)
    alone = services.circulate(movement, title="Một", due_on=DUE, actor=actor_of(clerk_user))
    one = queries_of(client, f"/quan-triet/{alone.pk}/chua-xac-nhan/")
    factories.make_person(division, "Người Hai")
    factories.make_person(division, "Người Ba")
    three = services.circulate(movement, title="Ba", due_on=DUE, actor=actor_of(clerk_user))
    with django_assert_num_queries(one):
        client.get(f"/quan-triet/{three.pk}/chua-xac-nhan/")


def test_who_has_no_copy_can_neither_open_nor_acknowledge(sent: Circulation, clerk: Actor, division: Unit) -> None:
    late = actor_of(factories.make_user(factories.make_person(division, "Người Đến Sau")))
    before = JournalEntry.objects.count()
    for act in (services.open_circulation, services.acknowledge):
        with pytest.raises(Refused):
            act(sent, actor=late)
    assert JournalEntry.objects.count() == before
    assert not Acknowledgement.objects.filter(person_id=late.person_id).exists()


def test_reminding_in_the_browser_and_why_not_twice(
    signed_in: SignIn, sent: Circulation, clerk_user: User, reader: User, head: User
) -> None:
    client = signed_in(clerk_user)
    url = reverse("dissemination:remind", args=[sent.pk])
    before = Notice.objects.count()
    assert "Đã gửi lời nhắc." in client.post(url, follow=True).content.decode()
    reminded = Notice.objects.count()
    assert reminded > before
    page = client.post(url, follow=True).content.decode()
    assert "Đã gửi lời nhắc." not in page
    assert Notice.objects.count() == reminded
