"""Pages that gather much stay within the budget of queries and bytes, whatever the length of the list."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.pages import MOST_QUERIES, queries_of, text_of
from tests.stages.yearend import DUE, LABOURER, YearEnd, make_yearend
from thidua.foundations.ledger.imports import import_register
from thidua.foundations.workbook.model import RatingRow, Register
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


def test_the_check_keeps_its_budget_right_after_facts_changed(
    year: YearEnd, listing: NominationList, client: Client
) -> None:
    """The whole record is read again then, and the answers that no longer hold are named."""
    client.force_login(year.users["clerk"], backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("nominations:check", args=[listing.pk])
    accept(year, listing, "labourer")
    still = queries_of(client, url)
    assert "đã đổi sau khi xét điều kiện" not in text_of(client.get(url))
    import_register(
        Register(ratings=(RatingRow("sngv-labourer", 2021, "HTXS"),)), agency=year.agency, actor=year.actor("clerk")
    )
    assert still < queries_of(client, url) <= MOST_QUERIES
    assert "Số liệu của 1 lượt đề nghị đã đổi sau khi xét điều kiện" in text_of(client.get(url))
