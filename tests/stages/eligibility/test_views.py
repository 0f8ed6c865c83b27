"""Who sees whose answers, how the list is narrowed, what the week asks for."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_person
from tests.pages import queries_of, text_of
from tests.stages.yearend import FIGHTER, LABOURER, TODAY, YearEnd, make_yearend
from thidua.foundations.access.models import User
from thidua.foundations.ledger.imports import import_register
from thidua.foundations.org.models import Unit
from thidua.foundations.workbook.model import RatingRow, Register
from thidua.stages.eligibility.models import Assessment
from thidua.stages.eligibility.selectors import award_tabs, rows_of, visible_assessments, work_items

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
INDEX = "/dieu-kien/"


@pytest.fixture
def year() -> YearEnd:
    made = make_yearend()
    made.assess()
    return made


def names(year: YearEnd, who: str) -> set[str]:
    return {one.subject_name for one in visible_assessments(year.actor(who))}


def test_each_role_sees_its_part(year: YearEnd) -> None:
    assert len(names(year, "clerk")) == 9
    assert names(year, "director") == names(year, "clerk")
    of_unit = {year.people[key].full_name for key in ("head", "fighter", "labourer", "laggard")}
    assert names(year, "head") == of_unit | {year.division.name}
    assert names(year, "labourer") == {year.people["labourer"].full_name}


def test_another_agency_does_not_exist(year: YearEnd, foreign_unit: Unit, signed_in: SignIn) -> None:
    stranger = make_person(foreign_unit, "CANARY-KHAC Người")
    client = signed_in(year.users["clerk"])
    assert client.get(reverse("eligibility:person", args=[stranger.pk])).status_code == 404
    assert client.get(reverse("eligibility:unit", args=[foreign_unit.pk])).status_code == 404
    assert "CANARY-KHAC" not in text_of(client.get(INDEX))


def test_a_person_is_led_to_the_own_page_and_to_no_other(year: YearEnd, signed_in: SignIn) -> None:
    client = signed_in(year.users["labourer"])
    own = reverse("eligibility:person", args=[year.people["labourer"].pk])
    assert client.get(INDEX)["Location"] == own
    assert "Triệu Văn Tốt" in text_of(client.get(own))
    assert client.get(reverse("eligibility:person", args=[year.people["fighter"].pk])).status_code == 404
    assert client.get(reverse("eligibility:unit", args=[year.division.pk])).status_code == 404


def test_a_head_opens_the_unit_and_its_people(year: YearEnd, signed_in: SignIn) -> None:
    client = signed_in(year.users["head"])
    assert client.get(reverse("eligibility:unit", args=[year.division.pk])).status_code == 200
    assert client.get(reverse("eligibility:person", args=[year.people["fighter"].pk])).status_code == 200
    assert client.get(reverse("eligibility:person", args=[year.people["clerk"].pk])).status_code == 404


def test_tabs_count_every_answer(year: YearEnd) -> None:
    tabs = {tab.award: tab for tab in award_tabs(year.actor("clerk"), 2021)}
    assert tabs[LABOURER].counts == {"eligible": 6, "not_eligible": 1, "needs_review": 0, "blocked": 0}
    assert (tabs[FIGHTER].counts["eligible"], tabs[FIGHTER].total) == (1, 7)


@pytest.mark.parametrize(
    ("chip", "who"),
    [
        ("not_eligible", {"Chu Văn Vừa"}),
        ("chua-dang-ky", set()),
        ("eligible", {"Hà Văn Trưởng", "Nông Thị Sáng", "Triệu Văn Tốt"}),
    ],
)
def test_chips_narrow_the_list(year: YearEnd, chip: str, who: set[str]) -> None:
    rows = rows_of(year.actor("clerk"), 2021, LABOURER, chip=chip, unit_id=year.division.pk)
    assert {row.name for row in rows} == who


def test_the_list_shows_names_answers_and_reasons(year: YearEnd, signed_in: SignIn) -> None:
    page = text_of(signed_in(year.users["clerk"]).get(INDEX, {"danh_hieu": LABOURER}))
    for words in ("Chu Văn Vừa", "Chưa đủ", "Hoàn thành tốt nhiệm vụ trở lên trong năm xét", "Lao động tiên tiến"):
        assert words in page


def test_the_list_asks_the_same_queries_for_one_and_more(signed_in: SignIn) -> None:
    year = make_yearend()
    for key in ("secretary", "labourer", "laggard"):
        year.people[key].postings.all().delete()
    year.assess()
    client = signed_in(year.users["clerk"])
    few = queries_of(client, INDEX)
    for key in ("labourer", "laggard"):
        year.people[key].postings.create(unit=year.division, from_on=year.people[key].joined_on)
    year.assess()
    assert queries_of(client, INDEX) == few


def test_a_persons_page_stays_within_its_budget(year: YearEnd, signed_in: SignIn) -> None:
    client = signed_in(year.users["clerk"])
    assert queries_of(client, reverse("eligibility:person", args=[year.people["fighter"].pk])) <= 25


def test_the_tree_names_the_article_and_who_can_help(year: YearEnd, signed_in: SignIn) -> None:
    client = signed_in(year.users["clerk"])
    url = reverse("eligibility:person", args=[year.people["head"].pk])
    page = text_of(client.get(url, {"danh-hieu": FIGHTER}))
    for words in (
        "Có sáng kiến hoặc đề tài của năm xét",
        'Khoản 2 Điều 23 Luật <span class="nowrap">15/2003/QH11</span>',
        "Không đạt",
        "Dòng thời gian",
    ):
        assert words in page


def test_changed_facts_are_told_until_asked_again(year: YearEnd, signed_in: SignIn) -> None:
    client = signed_in(year.users["clerk"])
    assert "đã đổi sau lần xét" not in text_of(client.get(INDEX))
    own = reverse("eligibility:person", args=[year.people["labourer"].pk])
    facts = Register(ratings=(RatingRow("sngv-labourer", 2021, "HT"),))
    import_register(facts, agency=year.agency, actor=year.actor("clerk"))
    assert "Số liệu trong sổ đã đổi sau lần xét" in text_of(client.get(INDEX))
    assert "đã đổi sau lần xét gần nhất" in text_of(client.get(own))
    assert [item.what for item in work_items(year.actor("clerk"), TODAY)] == ["Xét lại điều kiện năm 2021"]
    client.post(reverse("eligibility:assess"), {"decision": "2021-12-28", "council_meeting": "2021-12-21"})
    assert "đã đổi sau lần xét" not in text_of(client.get(INDEX))


def test_a_day_that_is_none_is_named_and_nothing_asked(signed_in: SignIn) -> None:
    year = make_yearend()
    client = signed_in(year.users["clerk"])
    response = client.post(reverse("eligibility:assess"), {"decision": "31/02/2021"}, follow=True)
    assert "không có trong lịch" in text_of(response)
    assert Assessment.objects.count() == 0


def test_others_are_told_who_asks(year: YearEnd, signed_in: SignIn) -> None:
    client = signed_in(year.users["director"])
    assert "Chuyên viên thi đua, khen thưởng xét điều kiện" in text_of(client.get(INDEX))
    assert client.post(reverse("eligibility:assess"), {"decision": "2021-12-28"}).status_code == 403
    assert client.get(reverse("eligibility:assess")).status_code == 405


def test_a_year_nobody_asked_for_says_so(signed_in: SignIn) -> None:
    client = signed_in(make_yearend().users["clerk"])
    assert "Chưa xét điều kiện năm này" in text_of(client.get(INDEX))


def test_the_week_of_the_clerk_asks_for_the_first_and_for_a_new_asking() -> None:
    year = make_yearend()
    clerk = year.actor("clerk")
    assert [item.what for item in work_items(clerk, TODAY)] == ["Xét điều kiện năm 2021"]
    year.assess()
    assert work_items(clerk, TODAY) == []


def test_the_week_tells_who_lacks_evidence(year: YearEnd) -> None:
    fighter = Assessment.objects.get(person=year.people["fighter"], award=FIGHTER, is_current=True)
    fighter.status = "needs_review"
    fighter.answer = {**fighter.answer, "missing": ["facts.initiatives"], "reasons": ["Có sáng kiến"]}
    fighter.save()
    head, own = work_items(year.actor("head"), TODAY), work_items(year.actor("fighter"), TODAY)
    assert [item.detail for item in head] == ["Nông Thị Sáng"]
    assert [item.what for item in own] == ["Bổ sung minh chứng: Chiến sĩ thi đua cơ sở"]
    assert work_items(year.actor("labourer"), TODAY) == []
