"""What is asked of a register that holds nothing yet."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.pages import text_of
from tests.stages import season as year
from tests.stages.season import FIGHTER, LABOURER, Season
from thidua.foundations.workflow.errors import Blocked
from thidua.stages.honours import services
from thidua.stages.honours.models import CertificatePrint, PaymentSheet

pytestmark = pytest.mark.django_db
SignIn = Callable[[object], Client]
ROLL = "honours:public-roll"


@pytest.fixture
def season() -> Season:
    return year.make_season()


def test_a_decision_is_registered_paid_and_printed_by_forms(season: Season, signed_in: SignIn) -> None:
    made = year.issued(season)
    clerk = signed_in(season.users["clerk"])
    clerk.post(reverse("honours:register-decision", args=[made.pk]))
    sheet = PaymentSheet.objects.get()
    clerk.post(reverse("honours:pay", args=[sheet.pk]), {"paid_on": "2021-12-24"})
    printed = clerk.post(reverse("honours:certificates", args=[made.pk]))

    sheet.refresh_from_db()
    assert (sheet.state, printed["Content-Type"]) == ("paid", "application/pdf")
    assert CertificatePrint.objects.count() == 4


def test_an_empty_roll_says_so_and_a_wrong_year_gives_the_latest(client: Client, season: Season) -> None:
    assert "Chưa có khen thưởng nào được công bố" in text_of(client.get(reverse(ROLL)))
    services.register_decision(year.issued(season), actor=season.actor("clerk"))
    assert "khen thưởng năm 2021" in text_of(client.get(reverse(ROLL) + "?nam=1999&co-quan=khong-co"))


def test_the_lower_title_of_the_same_year_is_not_paid_again(season: Season) -> None:
    year.add_nomination(season, LABOURER, person=season.people["staff"])
    year.freeze(season.listing)
    services.register_decision(year.issued(season), actor=season.actor("clerk"))

    own = PaymentSheet.objects.get().lines.filter(entry__recipient_name="Nông Thị Mẫu")
    assert sorted(own.values_list("entry__award", "amount_vnd")) == [(FIGHTER, 1_490_000), (LABOURER, 0)]
    assert own.get(entry__award=LABOURER).note != ""


def test_without_a_register_there_is_nothing_to_print(season: Season) -> None:
    with pytest.raises(Blocked, match="chưa ghi sổ vàng"):
        services.print_certificates(year.issued(season), base_url="https://sngv.example/", actor=season.actor("clerk"))
