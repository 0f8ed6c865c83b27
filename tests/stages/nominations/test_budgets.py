"""Pages that gather much stay within the budget of queries and bytes, whatever the length of the list."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.pages import queries_of
from tests.stages.yearend import DUE, LABOURER, YearEnd, make_yearend
from thidua.stages.nominations import services
from thidua.stages.nominations.models import Nomination, NominationList

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> YearEnd:
    made = make_yearend()
    made.assess()
    return made


@pytest.fixture
def listing(year: YearEnd) -> NominationList:
    return services.open_list(year.movement, due_on=DUE, actor=year.actor("clerk"))


def accept(year: YearEnd, listing: NominationList, *who: str) -> None:
    clerk = year.actor("clerk")
    people = [year.people[one] for one in who]
    services.nominate_many(listing, people, award=LABOURER, actor=clerk)
    services.send_nominations(listing, year.division, actor=clerk)
    services.accept_nominations(Nomination.objects.filter(state="sent"), actor=clerk)


@pytest.mark.parametrize("name", ["check", "nominate", "overlooked"])
def test_pages_of_the_list_ask_the_same_for_one_and_three(
    year: YearEnd, listing: NominationList, client: Client, name: str
) -> None:
    client.force_login(year.users["clerk"], backend="django.contrib.auth.backends.ModelBackend")
    url = reverse(f"nominations:{name}", args=[listing.pk])
    accept(year, listing, "labourer")
    one = queries_of(client, url)
    accept(year, listing, "fighter", "head")
    assert queries_of(client, url) == one
