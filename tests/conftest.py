"""Fixtures every test may use; the business date of the tests is 6 December 2021."""

import os
from collections import Counter

import pytest
from django.test import Client
from hypothesis import HealthCheck, settings

from tests import factories
from thidua.foundations.access.models import User
from thidua.foundations.org.models import Agency, Unit

# How long an example takes says how busy the machine is; speed is measured in benchmarks/.
settings.register_profile("thidua", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("thidua")

_DATABASE = {"db", "transactional_db", "live_server"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the files with most slow tests first, so that none is left to one of two processes at the end. Under
    ``THIDUA_TEST_ONLY_DATABASE`` keep the tests that reach the database: the others know no difference."""
    slow = Counter({item.path: 0 for item in items})
    slow.update(item.path for item in items if item.get_closest_marker("slow"))
    in_browser = {item.path for item in items if item.get_closest_marker("browser")}
    items.sort(key=lambda item: (item.path not in in_browser, -slow[item.path]))
    if not os.environ.get("THIDUA_TEST_ONLY_DATABASE"):
        return
    reach = [item for item in items if item.get_closest_marker("django_db") or _DATABASE & set(_fixtures(item))]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(reach)])
    items[:] = reach


def _fixtures(item: pytest.Item) -> list[str]:
    return getattr(item, "fixturenames", [])


@pytest.fixture
def agency(db: None) -> Agency:
    return factories.make_agency()


@pytest.fixture
def office(agency: Agency) -> Unit:
    return factories.make_unit(agency)


@pytest.fixture
def division(agency: Agency) -> Unit:
    return factories.make_unit(agency, "LSHT", "Phòng Lãnh sự - Hợp tác quốc tế", "phong")


@pytest.fixture
def foreign_unit(db: None) -> Unit:
    """A unit of another agency, whose name is a marker that must never be seen from ours."""
    return factories.make_unit(
        factories.make_agency("khac", name="CANARY-KHAC Sở Khác"), "KH", "CANARY-KHAC Phòng Khác", "phong"
    )


@pytest.fixture
def signed_in(client: Client) -> object:
    """Give a function that signs a user in and gives the client."""

    def sign_in(user: User) -> Client:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
