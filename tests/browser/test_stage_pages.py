"""Every page the navigation offers, for each role, on a real server: it opens, reads well, and keeps the policy."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.browser.axe import violations
from thidua.foundations.access.models import User
from thidua.foundations.org.models import Agency, Unit

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ROLES = ["clerk", "staff", "head", "secretary", "member", "director", "union"]


@pytest.fixture
def account(transactional_db: None) -> Any:
    """Make an agency with a movement of the year, and give a function that makes an account of it."""
    agency: Agency = factories.make_agency()
    office: Unit = factories.make_unit(agency)
    division = factories.make_unit(agency, "LSHT", "Phòng Lãnh sự - Hợp tác quốc tế", "phong")
    for name in ("Nông Thị Bích Mẫu", "Hoàng Nguyễn Thục Mẫu"):
        factories.make_person(division, name)
    factories.make_movement(agency)

    def make(role: str) -> User:
        return factories.make_user(factories.make_person(office, "Lộc Thị Mai Mẫu"), role)

    return make


@pytest.fixture
def visit(browser: Browser, live_server: LiveServer, client: Client) -> Iterator[Any]:
    """Sign a user in and give a function that opens an address; the page may not break its policy or throw."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))

    def open_as(user: User, path: str) -> Page:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        name = "thidua"
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        response = page.goto(f"{live_server.url}{path}")
        assert response is not None
        assert (path, response.status) == (path, 200)
        return page

    yield open_as
    context.close()
    assert troubles == []


def sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_the_navigation_opens_and_reads_well(account: Any, visit: Any, role: str) -> None:
    user = account(role)
    links = (
        visit(user, "/").locator("nav#muc-luc a[href^='/']").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    )
    assert len(links) > 2
    faults: dict[str, object] = {}
    for path in dict.fromkeys(["/", "/tim/?q=mau", *links]):
        page = visit(user, path)
        headings, primary = page.locator("h1").count(), page.locator("main .btn.pri:visible").count()
        found = violations(page)
        if headings != 1 or primary > 1 or found or sideways(page):
            faults[path] = (headings, primary, found, sideways(page))
    assert faults == {}


def test_a_long_way_round_on_a_phone(account: Any, visit: Any) -> None:
    user = account("clerk")
    page = visit(user, "/")
    page.set_viewport_size({"width": 390, "height": 844})
    links = page.locator("nav#muc-luc a[href^='/']").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert [path for path in dict.fromkeys(links) if sideways(visit(user, path))] == []
