"""How the numbers of a year run: a series a kind, or one for all; settled by the first number of the year."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.foundations.papers.registry.test_views import browser
from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Unit
from thidua.foundations.papers.models import NumberEntry, NumberingRule
from thidua.foundations.papers.numbering import series_of, way_of
from thidua.foundations.papers.registry import outgoing, services
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return factories.make_actor(office, "clerk")


@pytest.fixture
def client(office: Unit) -> Client:
    return browser(office, "clerk")[0]


def number(clerk: Actor, symbol: str, day: str = "2021-03-01", **over: object) -> str:
    values = {"symbol": symbol, "dated_on": dt.date.fromisoformat(day), "subject": "Việc của cơ quan"}
    with clock.standing_at(dt.date(2022, 12, 31)):
        return services.enter_outside(**{**values, **over}, actor=clerk).full_number  # type: ignore[arg-type]


def common(clerk: Actor, year: int) -> NumberingRule:
    return services.set_numbering(year=year, way="common", actor=clerk)


@pytest.mark.parametrize(
    ("symbol", "by_kind", "shared"),
    [
        ("QĐ-SNgV", "QĐ-SNgV", "SNgV"),
        ("KH-SNgV", "KH-SNgV", "SNgV"),
        ("SNgV-VP", "SNgV", "SNgV"),
        ("BB-HĐTĐKT", "BB-HĐTĐKT", "HĐTĐKT"),
        ("SY-SNgV", "SAO-SNgV", "SAO-SNgV"),
        ("TrS-SNgV", "SAO-SNgV", "SAO-SNgV"),
    ],
)
def test_the_common_way_joins_kinds_but_not_issuers_or_copies(symbol: str, by_kind: str, shared: str) -> None:
    assert (series_of(symbol), series_of(symbol, "common")) == (by_kind, shared)


def test_by_kind_each_kind_begins_at_one(clerk: Actor) -> None:
    taken = [number(clerk, symbol) for symbol in ("QĐ-SNgV", "KH-SNgV", "SNgV-VP", "QĐ-SNgV")]
    assert taken == ["01/QĐ-SNgV", "01/KH-SNgV", "01/SNgV-VP", "02/QĐ-SNgV"]


def test_in_the_common_way_every_paper_takes_the_next_number(clerk: Actor) -> None:
    common(clerk, 2021)
    symbols = ("QĐ-SNgV", "KH-SNgV", "SNgV-VP", "BB-HĐTĐKT", "SY-SNgV", "SL-SNgV", "TB-SNgV")
    assert [number(clerk, symbol) for symbol in symbols] == [
        "01/QĐ-SNgV", "02/KH-SNgV", "03/SNgV-VP", "01/BB-HĐTĐKT", "01/SY-SNgV", "02/SL-SNgV", "04/TB-SNgV",
    ]  # fmt: skip


def test_in_the_common_way_a_number_of_another_kind_is_taken_already(clerk: Actor) -> None:
    common(clerk, 2021)
    number(clerk, "QĐ-SNgV", number=7)
    with pytest.raises(InputRefused, match="Số 07/QĐ-SNgV đã dùng trong năm 2021"):
        number(clerk, "KH-SNgV", number=7)
    assert number(clerk, "KH-SNgV") == "08/KH-SNgV"
    assert outgoing.gaps(clerk, 2021) == [outgoing.Gap("SNgV", 1, 6)]


def test_the_way_changes_until_the_first_number_and_not_after(clerk: Actor) -> None:
    common(clerk, 2021)
    services.set_numbering(year=2021, way="by_kind", actor=clerk)
    assert number(clerk, "KH-SNgV") == "01/KH-SNgV"
    with pytest.raises(InputRefused, match="Năm 2021 đã cấp số 01/KH-SNgV, cách đánh số giữ đến hết năm"):
        common(clerk, 2021)
    assert NumberingRule.objects.get().way == "by_kind"
    common(clerk, 2022)
    assert number(clerk, "QĐ-SNgV", "2022-01-01") == "01/QĐ-SNgV"
    assert number(clerk, "KH-SNgV", "2022-01-01") == "02/KH-SNgV"


def test_a_cancelled_number_settles_the_way_too(clerk: Actor) -> None:
    number(clerk, "KH-SNgV")
    services.cancel_number(NumberEntry.objects.get(), reason="Ghi nhầm", actor=clerk)
    with pytest.raises(InputRefused, match="đã cấp số 01/KH-SNgV"):
        common(clerk, 2021)


def test_a_rule_holds_for_later_years_but_for_those_begun_otherwise(clerk: Actor) -> None:
    number(clerk, "KH-SNgV", "2022-01-05")
    common(clerk, 2021)
    ways = [way_of(clerk.agency_id, year) for year in (2020, 2021, 2022, 2023)]
    assert ways == ["by_kind", "common", "by_kind", "by_kind"]
    common(clerk, 2023)
    assert way_of(clerk.agency_id, 2030) == "common"
    assert number(clerk, "QĐ-SNgV", "2022-01-06") == "01/QĐ-SNgV"


def test_another_agencys_rule_changes_nothing(clerk: Actor, foreign_unit: Unit) -> None:
    common(factories.make_actor(foreign_unit, "clerk"), 2021)
    assert way_of(clerk.agency_id, 2021) == "by_kind"


def test_only_the_keeper_of_the_books_chooses(office: Unit) -> None:
    with pytest.raises(Refused):
        common(factories.make_actor(office, "director"), 2021)


def test_numbers_begin_anew_on_the_first_of_january(clerk: Actor) -> None:
    days = ("2021-12-30", "2021-12-31", "2022-01-01", "2022-01-02")
    assert [number(clerk, "QĐ-SNgV", day) for day in days] == [
        "01/QĐ-SNgV", "02/QĐ-SNgV", "01/QĐ-SNgV", "02/QĐ-SNgV",
    ]  # fmt: skip


def test_a_day_before_the_last_number_needs_its_reason(clerk: Actor) -> None:
    number(clerk, "QĐ-SNgV", "2021-03-10")
    assert number(clerk, "QĐ-SNgV", "2021-03-10") == "02/QĐ-SNgV"
    with pytest.raises(InputRefused, match="Ngày văn bản 09/03/2021 trước ngày 10/03/2021 của số 02/QĐ-SNgV đã cấp"):
        number(clerk, "QĐ-SNgV", "2021-03-09")
    assert NumberEntry.objects.count() == 2
    assert number(clerk, "KH-SNgV", "2021-03-09") == "01/KH-SNgV"
    assert number(clerk, "QĐ-SNgV", "2021-03-09", note="Ký ngày 09, vào sổ muộn") == "03/QĐ-SNgV"
    assert NumberEntry.objects.get(number=3).note == "Ký ngày 09, vào sổ muộn"


def test_the_page_shows_each_year_and_keeps_a_settled_one(client: Client, clerk: Actor) -> None:
    number(clerk, "QĐ-SNgV")
    address = reverse("registry:numbering")
    with clock.standing_at(dt.date(2021, 6, 1)):
        page = client.get(address).content.decode()
        assert page.count("giữ đến hết năm") == 1
        assert page.count("còn đổi được") == 1
        refused = client.post(address, {"year": 2021, "way": "common"}, follow=True)
        assert "Năm 2021 đã cấp số 01/QĐ-SNgV" in refused.content.decode()
        done = client.post(address, {"year": 2022, "way": "common"}, follow=True).content.decode()
    assert "Đã ghi cách đánh số." in done
    assert way_of(clerk.agency_id, 2022) == "common"
    assert client.post(address, {"year": 1, "way": "x"}).status_code == 422
