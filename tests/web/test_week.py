"""The desk “Việc tuần này”: the same few queries however much there is to do, for one role or for all at once."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from tests import factories
from tests.pages import queries_of, text_of
from tests.stages import season as year
from tests.stages.season import PROVINCE, Season
from thidua.foundations.access.actors import actor_of
from thidua.foundations.access.models import RoleGrant, User
from thidua.foundations.notify.models import Notice
from thidua.stages.councils.models import Council, Meeting, VoteResult
from thidua.stages.decisions.models import AwardDecision
from thidua.stages.dissemination.models import Acknowledgement, Circulation
from thidua.stages.exemplars.models import Exemplar
from thidua.stages.nominations.models import Nomination, NominationList
from thidua.stages.progress.models import Inspection, Task
from thidua.stages.reporting.models import ReportingDuty
from thidua.stages.submissions.models import Submission
from thidua.web.week import week_of
from thidua.web.year_counts import has_counts, year_counts

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
ROLES = ("clerk", "director", "union", "secretary", "member", "head", "board")
SOON = dt.date(2021, 12, 10)


@pytest.fixture
def season() -> Season:
    return year.make_season()


def with_every_role(season: Season) -> User:
    """The clerk of an agency so small that one person does everything."""
    user = season.users["clerk"]
    for role in ROLES:
        if role != "clerk":
            unit = season.office if role == "head" else None
            RoleGrant.objects.create(user=user, role=role, from_on=factories.START, unit=unit)
    return user


def pile_up(season: Season, number: int) -> None:
    """``number`` of everything the desk speaks of one by one: papers, tasks, visits, stories, meetings, letters."""
    clerk, movement = season.people["clerk"], season.listing.movement
    for no in range(1, number + 1):
        Notice.objects.create(person=clerk, key=f"n{no}", text=f"Thông báo {no}", url="/")
        circulation = Circulation.objects.create(
            agency=season.agency, movement=movement, title=f"Thư {no}", due_on=SOON
        )
        for person in (clerk, season.people["staff"]):
            Acknowledgement.objects.create(circulation=circulation, person=person)
        Task.objects.create(
            movement=movement,
            agency=season.agency,
            code=f"NV{no}",
            text=f"Việc {no}",
            lead_unit=season.office,
            due_on=SOON,
        )
        Inspection.objects.create(
            agency=season.agency, movement=movement, unit=season.division, planned_on=SOON, inspectors="Đoàn kiểm tra"
        )
        Exemplar.objects.create(agency=season.agency, year=2021, person=clerk, title=f"Gương {no}", story="Việc tốt")
        ReportingDuty.objects.create(agency=season.agency, name=f"Báo cáo {no}", to="Sở Nội vụ", due_on=SOON)
        decided_meeting(season, no)
        letter(season, no)


def meeting_of_round(season: Season, round_: int, state: str = "closed") -> Meeting:
    listing = NominationList.objects.create(
        agency=season.agency, movement=season.listing.movement, year=2021, round=round_, state="frozen", digest="d" * 64,
        due_on=SOON,
    )  # fmt: skip
    council, _made = Council.objects.get_or_create(
        agency=season.agency, defaults={"decision_number": "15/QĐ-SNgV", "decided_on": dt.date(2021, 1, 15)}
    )
    return Meeting.objects.create(
        agency=season.agency, council=council, list=listing, held_on=year.MEETING_DAY, state=state
    )


def decided_meeting(season: Season, no: int, award: str = PROVINCE) -> Meeting:
    """A closed meeting that passed somebody for ``award``; its decision waits to be signed and the letter to be sent."""
    meeting = meeting_of_round(season, 10 + no)
    before = season.nomination(award)
    nomination = Nomination.objects.create(
        list=meeting.list, award=award, person=before.person, unit=before.unit, nominating_unit=season.division,
        state="accepted", assessment=before.assessment,
    )  # fmt: skip
    VoteResult.objects.create(meeting=meeting, nomination=nomination, yes=5, no=0, members=5, needed_yes=3, passes=True)
    AwardDecision.objects.create(
        agency=season.agency, meeting=meeting, year=2021, title=f"Quyết định {no}", state="numbered", number=100 + no,
        symbol="QĐ-SNgV", decided_on=SOON,
    )  # fmt: skip
    return meeting


def letter(season: Season, no: int) -> None:
    """A submission the body above has sent back."""
    meeting = meeting_of_round(season, 1000 + no)
    Submission.objects.create(
        agency=season.agency, to_agency=season.parent, meeting=meeting, year=2021, state="returned"
    )


def test_a_desk_asks_the_same_few_queries_for_one_thing_to_do_and_for_many(season: Season, signed_in: SignIn) -> None:
    """Three hundred lines of fourteen stages, for somebody who holds every role at once."""
    client = signed_in(with_every_role(season))
    pile_up(season, 1)
    one = queries_of(client, "/")
    pile_up_more(season, 3)
    three = queries_of(client, "/")
    pile_up_more(season, 40)
    assert (three, queries_of(client, "/")) == (one, one)


def pile_up_more(season: Season, number: int) -> None:
    """Start the pile again, higher."""
    for model in (Notice, Acknowledgement, Circulation, Task, Inspection, Exemplar, ReportingDuty, Submission):
        model.objects.all().delete()
    VoteResult.objects.all().delete()
    AwardDecision.objects.all().delete()
    Meeting.objects.all().delete()
    Nomination.objects.exclude(list=season.listing).delete()
    NominationList.objects.exclude(pk=season.listing.pk).delete()
    pile_up(season, number)


def test_a_desk_too_long_to_read_shows_the_most_urgent_and_says_how_many_are_left(
    season: Season, signed_in: SignIn
) -> None:
    pile_up(season, 40)
    user = with_every_role(season)
    shown = dict(week_of(actor_of(user)).groups)
    total = len(shown["Đến hạn trong tuần"])
    page = text_of(signed_in(user).get("/"))
    assert f"Xem thêm 40 trong {total} việc" in page
    assert f"Còn {total - 52} việc nữa" in page
    assert page.count('<p class="what">') == sum(min(len(rows), 52) for rows in shown.values())


@pytest.mark.parametrize("role", [*ROLES, "staff"])
def test_each_role_alone_keeps_the_budget(role: str, season: Season, signed_in: SignIn) -> None:
    pile_up(season, 2)
    assert queries_of(signed_in(season.users[role]), "/") <= 25


def test_what_was_found_for_one_request_is_not_shown_in_the_next(season: Season, signed_in: SignIn) -> None:
    client = signed_in(season.users["clerk"])
    assert "Mời họp Hội đồng xét danh sách năm 2021" in text_of(client.get("/"))
    year.planned(season)
    page = text_of(client.get("/"))
    assert "Mời họp Hội đồng" not in page
    assert "Khóa chương trình phiên họp" in page


def test_the_desk_of_another_agency_shows_nothing_of_ours(season: Season, signed_in: SignIn) -> None:
    pile_up(season, 1)
    other = year.make_season("khac", "Sở Khác tỉnh Đèo Gió")
    page = text_of(signed_in(with_every_role(other)).get("/"))
    assert [words for words in ("Quyết định 1", "Gương 1", "Thư 1", "Việc 1", "Báo cáo 1") if words in page] == []
    assert "Mời họp Hội đồng xét danh sách năm 2021" in page


def test_own_papers_stand_in_the_order_they_came(season: Season) -> None:
    pile_up(season, 3)
    own = [row.item.detail for row in week_of(season.actor("clerk")).due if row.item.what.startswith("Đọc và xác nhận")]
    assert own == ["Thư 1", "Thư 2", "Thư 3"]


def test_people_who_left_are_not_waited_for(season: Season) -> None:
    pile_up(season, 1)

    def waiting() -> list[str]:
        rows = week_of(season.actor("clerk")).waiting
        return [row.item.what for row in rows if "chưa xác nhận quán triệt" in row.item.what]

    assert waiting() == ["1 người chưa xác nhận quán triệt"]
    season.people["staff"].left_on = dt.date(2021, 11, 30)
    season.people["staff"].save()
    assert waiting() == []


def test_numbers_come_by_themselves_and_by_a_link(season: Season, signed_in: SignIn) -> None:
    """The panel loads its inside; without scripts its link opens the same numbers as a page of their own."""
    client = signed_in(season.users["clerk"])
    desk = text_of(client.get("/"))
    assert 'hx-get="/so-lieu/"' in desk
    assert '<a href="/so-lieu/">' in desk
    inside = text_of(client.get("/so-lieu/", headers={"HX-Request": "true"}))
    whole = text_of(client.get("/so-lieu/"))
    assert "<html" not in inside
    assert "<html" in whole
    facts = [page[page.index("<dl") : page.index("</dl>")] for page in (inside, whole)]
    assert facts[0] == facts[1]
    assert [words for words in ("Đã trả lời đăng ký", "0/8", "Nhiệm vụ hoàn thành", "0/0") if words not in inside] == []


@pytest.mark.parametrize(("role", "seen"), [("clerk", 2), ("director", 2), ("union", 2), ("head", 2), ("staff", 0)])
def test_numbers_are_for_those_who_run_the_year(role: str, seen: int, season: Season, signed_in: SignIn) -> None:
    actor = season.actor(role)
    shown = [label for label, _url, _value in year_counts(actor) if label != "Nên xem xét, chưa được đề nghị"]
    assert (len(shown), has_counts(actor)) == (seen, seen > 0)
    assert ("/so-lieu/" in text_of(signed_in(season.users[role]).get("/"))) == (seen > 0)


def test_without_a_movement_there_are_no_numbers(office: object, agency: object, signed_in: SignIn) -> None:
    user = factories.make_user(factories.make_person(office), "clerk")  # type: ignore[arg-type]
    client = signed_in(user)
    assert "/so-lieu/" not in text_of(client.get("/"))
    assert "Chưa có số liệu để xem" in text_of(client.get("/so-lieu/"))


@pytest.mark.parametrize(("rows", "tasks"), [(1, "0/1"), (3, "0/3")])
def test_the_numbers_ask_the_same_queries(rows: int, tasks: str, season: Season, signed_in: SignIn) -> None:
    pile_up(season, rows)
    client = signed_in(season.users["clerk"])
    assert queries_of(client, "/so-lieu/") == 16
    assert tasks in text_of(client.get("/so-lieu/"))
