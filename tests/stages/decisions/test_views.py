"""Pages of decisions: roles, refusals, forms, what is hidden, what a list costs."""

from collections.abc import Callable
from copy import deepcopy

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.kept import once_a_file
from tests.pages import queries_of, text_of
from tests.stages import season as year
from tests.stages.season import FIGHTER, Season
from thidua.foundations.org.models import Unit
from thidua.stages.decisions import services
from thidua.stages.decisions.models import AwardDecision, DecisionLine
from thidua.stages.decisions.selectors import digest_of_lines

pytestmark = pytest.mark.django_db
SignIn = Callable[[object], Client]

closed = once_a_file(year.closed_season)


@pytest.fixture
def season(closed: Season) -> Season:
    return deepcopy(closed)


def url(name: str, decision: AwardDecision) -> str:
    return reverse(f"decisions:{name}", args=[decision.pk])


def test_a_decision_is_made_by_forms_from_draft_to_issue(season: Season, signed_in: SignIn) -> None:
    meeting = year.closed(season)
    clerk = signed_in(season.users["clerk"])
    clerk.post(reverse("decisions:draft", args=[meeting.pk]))
    decision = AwardDecision.objects.get()
    clerk.post(url("number", decision), {"decided_on": "2021-12-20"})
    scan = SimpleUploadedFile("qd.pdf", b"%PDF-1.7 ban ky")
    clerk.post(url("attach", decision), {"file": scan})
    signed_in(season.users["director"]).post(url("sign", decision), {"confirms": digest_of_lines(decision)})
    signed_in(season.users["clerk"]).post(url("issue", decision))

    decision.refresh_from_db()
    assert (decision.state, decision.full_number) == ("issued", "01/QĐ-SNgV")


def test_the_page_says_that_decision_and_vote_are_equal(season: Season, signed_in: SignIn) -> None:
    decision = year.numbered(season)

    page = text_of(signed_in(season.users["director"]).get(url("decision", decision)))
    assert "Quyết định trùng kết quả Hội đồng: 4 trên 4 trường hợp" in page
    assert "Ký quyết định" in page


def test_a_difference_stands_in_red_and_stops_the_signature(season: Season, signed_in: SignIn) -> None:
    decision = year.numbered(season)
    DecisionLine.objects.filter(decision=decision, award=FIGHTER).delete()

    page = text_of(signed_in(season.users["director"]).get(url("decision", decision)))
    assert "Quyết định khác kết quả Hội đồng, chưa ký được" in page
    assert 'name="confirms"' not in page


@pytest.mark.parametrize("role", ["staff", "head", "member"])
def test_votes_and_drafts_are_not_for_everybody(season: Season, signed_in: SignIn, role: str) -> None:
    numbered = year.numbered(season)
    client = signed_in(season.users[role])
    assert client.get(url("decision", numbered)).status_code == 404

    services.sign_decision(numbered, confirms=digest_of_lines(numbered), actor=season.actor("director"))
    services.issue_decision(numbered, actor=season.actor("clerk"))
    page = text_of(client.get(url("decision", numbered)))
    assert "Nông Thị Mẫu" in page
    assert "kết quả Hội đồng" not in page


@pytest.mark.parametrize(("name", "role"), [("number", "director"), ("issue", "director"), ("sign", "clerk")])
def test_a_role_that_may_not_gets_the_reason(season: Season, signed_in: SignIn, name: str, role: str) -> None:
    decision = year.numbered(season)

    response = signed_in(season.users[role]).post(url(name, decision), {"confirms": "x", "decided_on": "2021-12-20"})
    assert response.status_code == 403
    assert "Chỉ" in text_of(response)


@pytest.mark.parametrize("name", ["decision", "signed-copy", "revoke"])
def test_a_decision_of_another_agency_does_not_exist(season: Season, signed_in: SignIn, name: str) -> None:
    decision = year.issued(season)
    other = year.make_season("khac", "Sở Khác")

    assert signed_in(other.users["clerk"]).get(url(name, decision)).status_code == 404


def test_nothing_of_another_agency_is_shown(season: Season, foreign_unit: Unit, signed_in: SignIn) -> None:
    year.issued(season)

    assert "CANARY-KHAC" not in text_of(signed_in(season.users["clerk"]).get(reverse("decisions:index")))


def test_a_wrong_day_is_said_and_nothing_is_written(season: Season, signed_in: SignIn) -> None:
    decision = services.draft_decision(year.closed(season), actor=season.actor("clerk"))
    client = signed_in(season.users["clerk"])

    assert client.post(url("number", decision), {"decided_on": "32/13/2021"}).status_code == 422
    early = client.post(url("number", decision), {"decided_on": "2021-12-01"}, follow=True)
    assert "trước ngày họp" in text_of(early)
    decision.refresh_from_db()
    assert decision.state == "draft"


def test_a_revocation_is_drafted_by_form(season: Season, signed_in: SignIn) -> None:
    decision = year.issued(season)
    line = decision.lines.get(award=FIGHTER)
    client = signed_in(season.users["clerk"])
    client.post(url("revoke", decision), {"lines": [line.pk], "reason": "Khai không đúng", "ground": "gian_doi"})

    made = AwardDecision.objects.get(kind="revocation")
    assert [one.pk for one in made.revoked_lines.all()] == [line.pk]
    page = text_of(client.get(url("decision", made)))
    assert "Bỏ dự thảo hủy" in page
    client.post(url("drop", made))
    assert not AwardDecision.objects.filter(kind="revocation").exists()


def test_the_list_asks_as_much_for_three_as_for_one(season: Season, signed_in: SignIn) -> None:
    decision = year.issued(season)
    client = signed_in(season.users["clerk"])
    index = reverse("decisions:index")
    one = queries_of(client, index)
    for line in decision.lines.all()[:2]:
        services.revoke_decision(decision, reason="Mẫu", lines=[line.pk], actor=season.actor("clerk"))

    assert queries_of(client, index) == one


def test_the_page_of_a_decision_stays_within_its_budget(season: Season, signed_in: SignIn) -> None:
    decision = year.numbered(season)

    assert queries_of(signed_in(season.users["director"]), url("decision", decision)) <= 25
