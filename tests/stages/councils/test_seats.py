"""Entering a council where there are more people than a page can list."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.pages import queries_of, text_of
from tests.stages import season as year
from tests.stages.season import Season
from thidua.foundations.ledger.selectors import current_people
from thidua.foundations.org.models import Person
from thidua.stages.councils.models import Council
from thidua.stages.councils.seats import EVERYBODY, HITS, look_for, seated

pytestmark = pytest.mark.django_db
SignIn = Callable[[object], Client]


@pytest.fixture
def season() -> Season:
    return year.make_season()


def fill(season: Season, total: int) -> list[Person]:
    """Bring the agency to ``total`` people; those added are named Người Thứ …"""
    there = len(current_people(season.agency.pk))
    for number in range(there, total):
        factories.make_person(season.division, f"Người Thứ {number}", job_title="Chuyên viên")
    return current_people(season.agency.pk)


def test_a_small_agency_lists_everybody_and_a_large_one_its_heads(season: Season) -> None:
    small = fill(season, EVERYBODY)
    assert seated(small, {}, {}) == small

    large = fill(season, EVERYBODY + 1)
    head = season.people["head"]
    season.division.head = head
    season.division.save()
    assert seated(current_people(season.agency.pk), {}, {}) == [head]
    assert len(large) == EVERYBODY + 1


def test_a_large_one_keeps_those_in_office_the_rows_sent_and_the_one_added(season: Season) -> None:
    people = fill(season, EVERYBODY + 5)
    first, second, third, *_others = people
    given = {f"post-{second.pk}": "member", "add": str(third.pk), "query": "x"}

    assert seated(people, {first.pk: "chair"}, given) == [first, second, third]


@pytest.mark.parametrize(
    ("query", "names"), [("", []), ("nguoi thu 17", ["Người Thứ 17"]), ("THỨ 17 chuyên", ["Người Thứ 17"])]
)
def test_people_are_found_with_and_without_tone_marks(season: Season, query: str, names: list[str]) -> None:
    people = fill(season, EVERYBODY + 1)
    assert [person.full_name for person in look_for(people, [], query).hits] == names


def test_no_more_than_twenty_are_offered_and_nobody_twice(season: Season) -> None:
    people = fill(season, EVERYBODY + 1)
    several = look_for(people, [], "nguoi thu")
    assert (len(several.hits), several.more) == (HITS, True)
    named = [person for person in people if person.full_name.startswith("Người Thứ")]

    exactly = look_for(people, named[:-HITS], "nguoi thu")
    assert (list(exactly.hits), exactly.more) == (named[-HITS:], False)


def test_a_council_is_made_by_looking_for_its_members(season: Season, signed_in: SignIn) -> None:
    fill(season, 500)
    clerk, page = signed_in(season.users["clerk"]), reverse("councils:council")
    chair, member = season.members[0], Person.objects.get(full_name="Người Thứ 321")
    rows = {f"post-{chair.pk}": "chair", "decision_number": "15/QĐ-SNgV"}

    found = clerk.post(page, {**rows, "query": "321", "find": "1"})
    assert found.status_code == 200
    assert "Người Thứ 321" in text_of(found)
    added = text_of(clerk.post(page, {**rows, "query": "321", "add": str(member.pk)}))
    assert f'name="post-{member.pk}"' in added
    assert 'value="15/QĐ-SNgV"' in added
    assert not Council.objects.exists()

    clerk.post(page, {**rows, f"post-{member.pk}": "secretary"})
    assert {one.person_id: one.post for one in Council.objects.get().members.all()} == {
        chair.pk: "chair",
        member.pk: "secretary",
    }


def test_nobody_of_another_agency_is_added(season: Season, signed_in: SignIn) -> None:
    fill(season, EVERYBODY + 1)
    stranger = year.make_season("khac", "Sở Khác").members[0]

    answer = signed_in(season.users["clerk"]).post(reverse("councils:council"), {"add": str(stranger.pk)})

    assert f"post-{stranger.pk}" not in text_of(answer)


def test_nothing_found_says_so(season: Season, signed_in: SignIn) -> None:
    fill(season, EVERYBODY + 1)
    answer = signed_in(season.users["clerk"]).post(reverse("councils:council"), {"query": "Không Có <b>", "find": "1"})
    assert "Không thấy ai khớp “Không Có &lt;b&gt;”" in text_of(answer)


def test_the_page_of_five_hundred_stays_light(season: Season, signed_in: SignIn) -> None:
    few = queries_of(signed_in(season.users["clerk"]), reverse("councils:council"))
    fill(season, 500)
    assert queries_of(signed_in(season.users["clerk"]), reverse("councils:council")) == few
