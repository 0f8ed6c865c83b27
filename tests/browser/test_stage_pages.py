"""Every page the navigation offers, for each role, on a real server: it opens, reads well, and keeps the policy."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
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


@dataclass(frozen=True)
class Visit:
    """One page as it was met: its status, and what the browser complained of while it opened."""

    page: Page
    status: int
    troubles: list[str]

    def faults(self) -> list[str]:
        """Everything wrong with the page, in words; empty for a good one."""
        if self.status != 200:
            return [f"status {self.status}"]
        counted = {"h1": self.page.locator("h1").count(), "red": self.page.locator("main .btn.pri:visible").count()}
        found = [*self.troubles, *violations(self.page)]
        if counted["h1"] != 1 or counted["red"] > 1:
            found.append(f"headings and primary buttons: {counted}")
        return [*found, *(["scrolls sideways"] if self.sideways() else [])]

    def sideways(self) -> bool:
        measure = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        return bool(self.page.evaluate(measure))

    def links(self) -> list[str]:
        """Addresses of the navigation, each once, in order."""
        link = self.page.locator("nav#muc-luc a[href^='/']")
        return list(dict.fromkeys(link.evaluate_all("all => all.map(a => a.getAttribute('href'))")))


@pytest.fixture
def visit(browser: Browser, live_server: LiveServer, client: Client) -> Iterator[Any]:
    """Give a function that signs a user in and opens an address, in an office window or on a phone."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})

    def open_as(user: User, path: str, width: int = 1366) -> Visit:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 768})
        troubles: list[str] = []
        page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        response = page.goto(f"{live_server.url}{path}")
        return Visit(page, response.status if response else 0, troubles)

    yield open_as
    context.close()


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_the_navigation_opens_and_reads_well(account: Any, visit: Any, role: str) -> None:
    user = account(role)
    links = visit(user, "/").links()
    assert len(links) > 2
    met = {path: visit(user, path).faults() for path in ["/", "/tim/?q=mau", *links]}
    assert {path: faults for path, faults in met.items() if faults} == {}


def test_no_page_scrolls_sideways_on_a_phone(account: Any, visit: Any) -> None:
    user = account("clerk")
    assert [path for path in visit(user, "/").links() if visit(user, path, 390).sideways()] == []
