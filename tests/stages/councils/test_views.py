"""The council's pages: who gets in, what stays hidden, what a form does, and what a list costs."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.pages import queries_of, text_of
from tests.stages import season as year
from tests.stages.season import FIGHTER, Season
from thidua.foundations.org.models import Unit
from thidua.stages.councils import services
from thidua.stages.councils.models import Council, Meeting, TallyEntry
from thidua.stages.nominations.models import NominationList

pytestmark = pytest.mark.django_db
SignIn = Callable[[object], Client]


@pytest.fixture
def season() -> Season:
    return year.make_season()


@pytest.mark.parametrize(
    ("role", "status"), [("clerk", 200), ("member", 200), ("union", 200), ("head", 403), ("staff", 403)]
)
def test_the_index_is_for_the_council(season: Season, signed_in: SignIn, role: str, status: int) -> None:
    assert signed_in(season.users[role]).get(reverse("councils:index")).status_code == status


def test_nobody_gets_in_without_signing_in(season: Season, client: Client) -> None:
    assert client.get(reverse("councils:index")).status_code == 302


@pytest.mark.parametrize("name", ["meeting", "tally", "attendance", "minutes"])
def test_a_meeting_of_another_agency_does_not_exist(season: Season, signed_in: SignIn, name: str) -> None:
    meeting = year.planned(season)
    other = year.make_season("khac", "Sở Khác")

    assert signed_in(other.users["secretary"]).get(reverse(f"councils:{name}", args=[meeting.pk])).status_code == 404


def test_nothing_of_another_agency_is_shown(season: Season, foreign_unit: Unit, signed_in: SignIn) -> None:
    factories.make_person(foreign_unit, "CANARY-KHAC Người Khác")
    client = signed_in(season.users["secretary"])

    for name in ("index", "council", "plan"):
        assert "CANARY-KHAC" not in text_of(client.get(reverse(f"councils:{name}")))


def test_the_council_is_entered_by_form(season: Season, signed_in: SignIn) -> None:
    chair, secretary = season.members[0], season.members[4]
    data = {f"post-{chair.pk}": "chair", f"post-{secretary.pk}": "secretary", "decision_number": "15/QĐ-SNgV"}

    response = signed_in(season.users["clerk"]).post(reverse("councils:council"), data)

    assert response.status_code == 302
    assert Council.objects.get().members.count() == 2


def test_a_council_without_chair_says_so_and_writes_nothing(season: Season, signed_in: SignIn) -> None:
    data = {f"post-{season.members[0].pk}": "member"}
    response = signed_in(season.users["clerk"]).post(reverse("councils:council"), data, follow=True)

    assert "đúng một Chủ tịch" in text_of(response)
    assert not Council.objects.exists()


def test_a_meeting_is_planned_locked_and_opened_by_forms(season: Season, signed_in: SignIn) -> None:
    services.set_council(members=[(season.members[0].pk, "chair")], actor=season.actor("secretary"))
    client = signed_in(season.users["secretary"])
    data = {"nominations": season.listing.pk, "held_on": "2021-12-14", "place": "Phòng họp"}
    client.post(reverse("councils:plan"), data)
    meeting = Meeting.objects.get()
    client.post(reverse("councils:lock", args=[meeting.pk]))
    member = meeting.council.members.get()
    client.post(reverse("councils:attendance", args=[meeting.pk]), {f"presence-{member.pk}": "present"})
    client.post(reverse("councils:open", args=[meeting.pk]), {"began_at": "14 giờ 00"})

    meeting.refresh_from_db()
    assert (meeting.state, meeting.began_at) == ("open", "14 giờ 00")


def test_a_missing_quorum_is_said_beside_the_button(season: Season, signed_in: SignIn) -> None:
    meeting = year.planned(season)
    services.lock_agenda(meeting, actor=season.actor("secretary"))
    year.attend(season, meeting, "present", "absent")

    page = text_of(signed_in(season.users["secretary"]).get(reverse("councils:meeting", args=[meeting.pk])))
    assert "có mặt 1, cần từ 4 trên 5" in page


@pytest.mark.parametrize("state", ["counting", "counted"])
def test_totals_are_hidden_until_the_count_is_closed(season: Season, signed_in: SignIn, state: str) -> None:
    meeting = year.counting(season) if state == "counting" else year.counted(season)

    page = text_of(signed_in(season.users["member"]).get(reverse("councils:meeting", args=[meeting.pk])))
    assert ("Kết quả kiểm phiếu" in page) is (state == "counted")


def tally_data(meeting: Meeting, **changes: int) -> dict[str, int]:
    lines = year.full_count(meeting)
    data = {"issued": 5, "returned": 5} | {f"yes-{pk}": line.yes for pk, line in lines.items()}
    return data | changes


def test_a_count_is_entered_by_form(season: Season, signed_in: SignIn) -> None:
    meeting = year.counting(season)
    url = reverse("councils:count", args=[meeting.pk, 1])

    assert signed_in(season.users["secretary"]).post(url, tally_data(meeting)).status_code == 302
    assert TallyEntry.objects.get().counted_by == "Vi Thị Thư Ký"


def test_an_impossible_number_is_refused_at_its_own_box(season: Season, signed_in: SignIn) -> None:
    meeting = year.counting(season)
    pk = season.nomination(FIGHTER).pk
    url = reverse("councils:count", args=[meeting.pk, 1])

    response = signed_in(season.users["secretary"]).post(url, tally_data(meeting, **{f"yes-{pk}": 7}))

    assert response.status_code == 422
    assert "cộng lại là 7, phải bằng 5 phiếu thu về" in text_of(response)
    assert f'id="id_yes-{pk}_error"' in text_of(response)
    assert not TallyEntry.objects.exists()


def test_the_second_counter_finds_empty_boxes(season: Season, signed_in: SignIn) -> None:
    meeting = year.counting(season)
    services.enter_tally(
        meeting, 1, issued=5, returned=5, lines=year.full_count(meeting), actor=season.actor("secretary")
    )

    page = text_of(signed_in(season.users["member"]).get(reverse("councils:count", args=[meeting.pk, 2])))
    assert 'name="issued" value=' not in page


def test_counting_the_other_turn_too_is_refused_with_its_reason(season: Season, signed_in: SignIn) -> None:
    meeting = year.counting(season)
    services.enter_tally(
        meeting, 1, issued=5, returned=5, lines=year.full_count(meeting), actor=season.actor("secretary")
    )

    response = signed_in(season.users["secretary"]).get(reverse("councils:count", args=[meeting.pk, 2]))
    assert response.status_code == 403
    assert "hai người khác nhau" in text_of(response)


def test_a_conflict_of_editors_keeps_both_texts(season: Season, signed_in: SignIn) -> None:
    meeting = year.planned(season)
    services.change_meeting(
        meeting, held_on=meeting.held_on, place="Hội trường lớn", version=1, actor=season.actor("clerk")
    )
    url = reverse("councils:change", args=[meeting.pk])

    response = signed_in(season.users["secretary"]).post(
        url, {"held_on": "2021-12-16", "place": "Phòng nhỏ", "version": 1}
    )

    assert response.status_code == 409
    page = text_of(response)
    assert "Lộc Thị Văn Thư vừa sửa" in page
    assert "Hội trường lớn" in page
    assert 'value="Phòng nhỏ"' in page


def test_the_minutes_are_written_and_issued_by_forms(season: Season, signed_in: SignIn) -> None:
    meeting = year.counted(season)
    client = signed_in(season.users["secretary"])
    words = {"began_at": "14 giờ 00", "ended_at": "16 giờ 30", "conclusions": "Thống nhất.", "version": meeting.version}
    client.post(reverse("councils:minutes", args=[meeting.pk]), words)
    client.post(reverse("councils:close", args=[meeting.pk]))

    meeting.refresh_from_db()
    assert meeting.state == "closed"


def test_the_same_form_sent_twice_acts_once(season: Season, signed_in: SignIn) -> None:
    services.set_council(members=[(season.members[0].pk, "chair")], actor=season.actor("secretary"))
    client = signed_in(season.users["secretary"])
    data = {"nominations": season.listing.pk, "held_on": "2021-12-14", "place": "Phòng họp", "_once": "khoa-mot-lan"}
    first = client.post(reverse("councils:plan"), data)
    data["nominations"] = season.listing.pk
    client.post(reverse("councils:plan"), data)

    assert Meeting.objects.count() == 1
    assert first.url == reverse("councils:meeting", args=[Meeting.objects.get().pk])


def test_the_index_asks_as_much_for_three_meetings_as_for_one(season: Season, signed_in: SignIn) -> None:
    year.planned(season)
    client = signed_in(season.users["secretary"])
    one = queries_of(client, reverse("councils:index"))
    for number in (2, 3):
        listing = NominationList.objects.create(
            agency=season.agency, movement=season.listing.movement, year=2021, round=number, due_on=year.MEETING_DAY
        )
        year.freeze(listing)
        services.plan_meeting(listing, held_on=year.MEETING_DAY, place="", actor=season.actor("secretary"))

    assert queries_of(client, reverse("councils:index")) == one


def test_a_meeting_asks_as_much_for_seven_candidates_as_for_five(season: Season, signed_in: SignIn) -> None:
    meeting = year.counted(season)
    client = signed_in(season.users["secretary"])
    url = reverse("councils:meeting", args=[meeting.pk])
    one = queries_of(client, url)
    for name in ("Người Sáu", "Người Bảy"):
        year.add_nomination(season, FIGHTER, person=factories.make_person(season.office, name))

    assert queries_of(client, url) == one
