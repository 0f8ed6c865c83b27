"""Pages of nominations as each role meets them, the bulk acts, the check page, what the week asks for."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_movement
from tests.pages import queries_of, text_of
from tests.stages.yearend import DUE, FIGHTER, LABOURER, TODAY, YearEnd, make_yearend
from thidua.foundations.access.models import User
from thidua.foundations.org.models import Unit
from thidua.stages.nominations import services
from thidua.stages.nominations.models import Nomination, NominationList
from thidua.stages.nominations.selectors import overlooked, visible_nominations, work_items
from thidua.stages.nominations.views import lists

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
INDEX = "/de-nghi/"


@pytest.fixture
def year() -> YearEnd:
    made = make_yearend()
    made.assess()
    return made


@pytest.fixture
def listing(year: YearEnd) -> NominationList:
    return services.open_list(year.movement, due_on=DUE, actor=year.actor("clerk"))


def nominate(year: YearEnd, listing: NominationList, *who: str, award: str = LABOURER) -> list[Nomination]:
    people = [year.people[one] for one in who]
    return services.nominate_many(listing, people, award=award, actor=year.actor("clerk"))


def send(year: YearEnd, listing: NominationList) -> None:
    services.send_nominations(listing, year.division, actor=year.actor("clerk"))


def test_the_clerk_opens_the_list_from_the_page(year: YearEnd, signed_in: SignIn) -> None:
    client = signed_in(year.users["clerk"])
    assert "Chưa mở đợt nhận đề nghị" in text_of(client.get(INDEX))
    assert client.post(reverse("nominations:open"), {"due_on": "31/02/2021"}).status_code == 422
    client.post(reverse("nominations:open"), {"due_on": "2021-12-17"})
    assert NominationList.objects.get().due_on == DUE
    assert "Thứ Sáu, 17/12/2021" in text_of(client.get(INDEX))


def test_others_are_told_who_opens(year: YearEnd, signed_in: SignIn) -> None:
    client = signed_in(year.users["head"])
    assert "chuyên viên thi đua, khen thưởng làm" in text_of(client.get(INDEX))
    assert client.post(reverse("nominations:open"), {"due_on": "2021-12-17"}).status_code == 403


def test_each_role_sees_its_part(year: YearEnd, listing: NominationList) -> None:
    nominate(year, listing, "labourer", "fighter", "director")
    seen = {
        who: visible_nominations(year.actor(who)).count()
        for who in ("clerk", "head", "labourer", "secretary", "director")
    }
    assert seen == {"clerk": 3, "head": 2, "labourer": 1, "secretary": 0, "director": 1}
    send(year, listing)
    assert visible_nominations(year.actor("secretary")).count() == 2


def test_another_agencys_list_and_lines_do_not_exist(year: YearEnd, foreign_unit: Unit, signed_in: SignIn) -> None:
    movement = make_movement(foreign_unit.agency, name="CANARY-KHAC phong trào")
    foreign = NominationList.objects.create(agency=foreign_unit.agency, movement=movement, year=2021, due_on=DUE)
    line = Nomination.objects.create(
        list=foreign, unit=foreign_unit, nominating_unit=foreign_unit, award="giay_khen", state="sent"
    )
    client = signed_in(year.users["clerk"])
    for name in ("nominate", "overlooked", "check"):
        assert client.get(reverse(f"nominations:{name}", args=[foreign.pk])).status_code == 404
    for name in ("accept-many", "freeze", "reopen"):
        assert client.post(reverse(f"nominations:{name}", args=[foreign.pk])).status_code == 404
    assert client.get(reverse("nominations:paper", args=[foreign.pk, "pdf"])).status_code == 404
    assert client.get(reverse("nominations:nomination", args=[line.pk])).status_code == 404
    for name in ("accept", "return", "withdraw"):
        assert client.post(reverse(f"nominations:{name}", args=[line.pk])).status_code == 404
    assert "CANARY-KHAC" not in text_of(client.get(INDEX))


def test_a_head_ticks_sends_and_is_not_shown_the_rest(
    year: YearEnd, listing: NominationList, signed_in: SignIn
) -> None:
    client = signed_in(year.users["head"])
    url = reverse("nominations:nominate", args=[listing.pk])
    page = text_of(client.get(url, {"danh_hieu": LABOURER}))
    assert "Nông Thị Sáng" in page
    assert "Chu Văn Vừa" not in page
    assert "Vi Thị Biên" not in page
    keys = [f"p{year.people[one].pk}" for one in ("fighter", "labourer")]
    client.post(f"{url}?danh_hieu={LABOURER}", {"pk": keys})
    assert Nomination.objects.filter(state="draft").count() == 2
    assert "Không còn ai" not in text_of(client.get(url, {"danh_hieu": LABOURER}))
    client.post(reverse("nominations:send", args=[listing.pk, year.division.pk]))
    assert Nomination.objects.filter(state="sent").count() == 2


def test_a_forged_tick_reaches_nobody_elses_people(
    year: YearEnd, listing: NominationList, foreign_unit: Unit, signed_in: SignIn
) -> None:
    client = signed_in(year.users["head"])
    url = f"{reverse('nominations:nominate', args=[listing.pk])}?danh_hieu={LABOURER}"
    for keys in ([f"u{foreign_unit.pk}"], ["p999999", "x1", "p", "p²"]):
        assert "Chưa chọn ai" in text_of(client.post(url, {"pk": keys}, follow=True))
    client.post(url, {"pk": [f"p{year.people['secretary'].pk}"]})
    assert Nomination.objects.count() == 0


def test_minutes_are_taken_over_by_one_button(year: YearEnd, listing: NominationList, signed_in: SignIn) -> None:
    year.send_minutes(year.division, "labourer", "laggard")
    client = signed_in(year.users["head"])
    url = reverse("nominations:from-appraisal", args=[listing.pk, year.division.pk])
    page = text_of(client.post(url, follow=True))
    assert "Đã lập 1 đề nghị từ biên bản bình xét" in page
    assert "Chu Văn Vừa" in page


def test_staff_write_their_achievements_and_nothing_else(
    year: YearEnd, listing: NominationList, signed_in: SignIn
) -> None:
    own, other = nominate(year, listing, "labourer", "fighter")
    client = signed_in(year.users["labourer"])
    url = reverse("nominations:nomination", args=[own.pk])
    page = text_of(client.get(url))
    assert "Tóm tắt thành tích" in page
    assert 'name="rank"' not in page
    client.post(url, {"reason": "Xử lý 120 hồ sơ", "rank": 9, "version": 1})
    own.refresh_from_db()
    assert (own.reason, own.rank) == ("Xử lý 120 hồ sơ", 1)
    assert client.get(reverse("nominations:nomination", args=[other.pk])).status_code == 404
    assert client.get(reverse("nominations:nominate", args=[listing.pk])).status_code == 403


def test_a_conflict_shows_both_texts(year: YearEnd, listing: NominationList, signed_in: SignIn) -> None:
    own = nominate(year, listing, "labourer")[0]
    services.edit_nomination(own, reason="Bản của trưởng phòng", rank=2, seen=1, actor=year.actor("head"))
    client = signed_in(year.users["labourer"])
    url = reverse("nominations:nomination", args=[own.pk])
    response = client.post(url, {"reason": "Bản của tôi", "version": 1})
    assert response.status_code == 409
    for words in ("Hà Văn Trưởng vừa sửa", "Bản của trưởng phòng", "Bản của tôi", 'name="version" value="2"'):
        assert words in text_of(response)


def test_the_office_accepts_in_bulk_returns_and_withdraws(
    year: YearEnd, listing: NominationList, signed_in: SignIn
) -> None:
    first, second, third = nominate(year, listing, "labourer", "fighter", "head")
    send(year, listing)
    client = signed_in(year.users["clerk"])
    client.post(reverse("nominations:accept-many", args=[listing.pk]), {"pk": [first.pk, second.pk, "x"]})
    client.post(reverse("nominations:return", args=[third.pk]), {"note": "Thiếu minh chứng"})
    client.post(reverse("nominations:withdraw", args=[second.pk]), {"note": "Đơn vị đề nghị rút"})
    states = dict(Nomination.objects.values_list("pk", "state"))
    assert states == {first.pk: "accepted", second.pk: "withdrawn", third.pk: "returned"}
    page = text_of(client.get(INDEX))
    assert "Đơn vị đề nghị rút" in page
    assert "Đã rút" in page


def test_the_own_case_is_refused_on_the_page_with_who_can_help(
    year: YearEnd, listing: NominationList, signed_in: SignIn
) -> None:
    own = nominate(year, listing, "clerk")[0]
    services.send_nominations(listing, year.office, actor=year.actor("clerk"))
    client = signed_in(year.users["clerk"])
    assert "data-pick " not in text_of(client.get(INDEX, {"loc": "sent"}))
    assert "data-pick " in text_of(signed_in(year.users["secretary"]).get(INDEX, {"loc": "sent"}))
    client = signed_in(year.users["clerk"])
    url = reverse("nominations:nomination", args=[own.pk])
    assert "Không thể duyệt hồ sơ của chính mình" in text_of(client.get(url))
    assert client.post(reverse("nominations:accept", args=[own.pk])).status_code == 403


def test_the_list_asks_the_same_queries_for_one_and_three(
    year: YearEnd, listing: NominationList, signed_in: SignIn
) -> None:
    client = signed_in(year.users["clerk"])
    nominate(year, listing, "labourer")
    one = queries_of(client, INDEX)
    nominate(year, listing, "fighter", "head")
    assert queries_of(client, INDEX) == one


def test_the_check_page_says_what_stands_in_the_way_then_freezes(
    year: YearEnd, listing: NominationList, signed_in: SignIn
) -> None:
    nominate(year, listing, "labourer")
    send(year, listing)
    client = signed_in(year.users["clerk"])
    url = reverse("nominations:check", args=[listing.pk])
    page = text_of(client.get(url))
    assert "Còn 1 đề nghị đã gửi mà chưa kiểm tra" in page
    assert 'aria-disabled="true"' in page
    services.accept_nominations(Nomination.objects.all(), actor=year.actor("clerk"))
    year.send_minutes(year.division, "labourer")
    assert "Chốt rồi thì phiếu bầu" in text_of(client.get(url))
    client.post(reverse("nominations:freeze", args=[listing.pk]))
    listing.refresh_from_db()
    assert listing.state == "frozen"
    page = text_of(client.get(url))
    assert " ".join(listing.digest[at : at + 4] for at in range(0, 64, 4)) in page


def test_a_long_list_is_frozen_by_typing_its_number(
    year: YearEnd, listing: NominationList, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    nominate(year, listing, "labourer", "fighter")
    send(year, listing)
    year.send_minutes(year.division, "labourer")
    services.accept_nominations(Nomination.objects.all(), actor=year.actor("clerk"))
    monkeypatch.setattr(lists, "TYPED_ABOVE", 1)
    client = signed_in(year.users["clerk"])
    url = reverse("nominations:freeze", args=[listing.pk])
    for typed in ({}, {"confirm_count": "3"}):
        assert "Chốt danh sách 2 lượt đề nghị?" in text_of(client.post(url, typed))
    assert NominationList.objects.get().state == "open"
    client.post(url, {"confirm_count": "2"})
    assert NominationList.objects.get().state == "frozen"


def test_heads_and_staff_do_not_open_the_check(year: YearEnd, listing: NominationList, signed_in: SignIn) -> None:
    client = signed_in(year.users["head"])
    response = client.get(reverse("nominations:check", args=[listing.pk]))
    assert response.status_code == 403
    assert "thư ký Hội đồng" in text_of(response)
    assert client.get(reverse("nominations:paper", args=[listing.pk, "docx"])).status_code == 403


def test_the_paper_is_given_as_word_and_pdf(year: YearEnd, listing: NominationList, signed_in: SignIn) -> None:
    nominate(year, listing, "labourer")
    client = signed_in(year.users["director"])
    for form, magic in (("docx", b"PK"), ("pdf", b"%PDF")):
        assert client.get(reverse("nominations:paper", args=[listing.pk, form])).content.startswith(magic)
    assert client.get(reverse("nominations:paper", args=[listing.pk, "txt"])).status_code == 404


def test_nobody_deserving_is_forgotten(year: YearEnd, listing: NominationList, signed_in: SignIn) -> None:
    found = dict(overlooked(listing, year.division.pk))
    assert [one.name for one in found["Chiến sĩ thi đua cơ sở"]] == ["Nông Thị Sáng"]
    nominate(year, listing, "fighter", award=FIGHTER)
    assert "Chiến sĩ thi đua cơ sở" not in dict(overlooked(listing, year.division.pk))
    page = text_of(signed_in(year.users["head"]).get(reverse("nominations:overlooked", args=[listing.pk])))
    assert "Triệu Văn Tốt" in page
    assert "Bế Văn Ký" not in page


def test_acts_are_never_done_by_a_link(year: YearEnd, listing: NominationList, signed_in: SignIn) -> None:
    line = nominate(year, listing, "labourer")[0]
    client = signed_in(year.users["clerk"])
    for name, args in (
        ("open", []), ("accept-many", [listing.pk]), ("freeze", [listing.pk]), ("reopen", [listing.pk]),
        ("accept", [line.pk]), ("return", [line.pk]), ("withdraw", [line.pk]), ("send", [listing.pk, year.division.pk]),
    ):  # fmt: skip
        assert client.get(reverse(f"nominations:{name}", args=args)).status_code == 405


class TestTheWeek:
    def whats(self, year: YearEnd, who: str) -> list[str]:
        return [item.what for item in work_items(year.actor(who), TODAY)]

    def test_the_clerk_opens_checks_and_freezes(self, year: YearEnd) -> None:
        assert self.whats(year, "clerk") == ["Mở đợt nhận đề nghị khen thưởng năm 2021"]
        listing = services.open_list(year.movement, due_on=DUE, actor=year.actor("clerk"))
        assert self.whats(year, "clerk") == ["2 đơn vị chưa gửi đề nghị"]
        nominate(year, listing, "labourer")
        send(year, listing)
        assert self.whats(year, "clerk")[0] == "Kiểm tra 1 đề nghị các đơn vị đã gửi"
        services.accept_nominations(Nomination.objects.all(), actor=year.actor("clerk"))
        assert "Kiểm tra và chốt danh sách 1 lượt đề nghị" in self.whats(year, "clerk")

    def test_the_head_nominates_sends_and_mends(self, year: YearEnd, listing: NominationList) -> None:
        assert self.whats(year, "head") == ["Đề nghị khen thưởng năm 2021 của đơn vị"]
        line = nominate(year, listing, "labourer")[0]
        assert self.whats(year, "head") == ["Gửi 1 đề nghị của đơn vị"]
        send(year, listing)
        assert self.whats(year, "head") == []
        line.refresh_from_db()
        services.return_nomination(line, note="Thiếu", actor=year.actor("clerk"))
        items = work_items(year.actor("head"), TODAY)
        assert [(item.what, item.severity, item.due) for item in items] == [
            ("Bổ sung 1 đề nghị bị trả lại", "bad", DUE)
        ]

    def test_a_person_is_asked_for_the_own_words(self, year: YearEnd, listing: NominationList) -> None:
        line = nominate(year, listing, "labourer")[0]
        assert self.whats(year, "labourer") == ["Viết tóm tắt thành tích: Lao động tiên tiến"]
        services.write_achievement(line, reason="Đã viết", seen=1, actor=year.actor("labourer"))
        assert self.whats(year, "labourer") == []
