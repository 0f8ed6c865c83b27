"""The designer of certificates in a real browser: pointer, keys in millimetres, steps back, and the same page without script."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.browser.axe import violations
from thidua.foundations.access.models import User

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
NEW = "/van-ban/mau-giay-khen/moi/"


@pytest.fixture
def clerk(transactional_db: None) -> User:
    office = factories.make_unit(factories.make_agency())
    return factories.make_user(factories.make_person(office, "Hoàng Văn Thử"), "clerk")


def opened(browser: Browser, live_server: LiveServer, user: User, *, script: bool = True) -> Page:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context = browser.new_context(viewport={"width": 1366, "height": 768}, java_script_enabled=script)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + NEW)
    return page


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, clerk: User) -> Iterator[Page]:
    errors: list[str] = []
    page = opened(browser, live_server, clerk)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.context.close()
    assert errors == []


def numbers(page: Page, source: str) -> tuple[float, float]:
    left, top = (page.input_value(f"[name={source}-{name}]") for name in ("left_mm", "top_mm"))
    return float(left), float(top)


def test_keys_move_a_line_by_one_by_ten_and_by_a_tenth_and_back(page: Page) -> None:
    page.locator("[data-key=recipient]").focus()
    seen = [numbers(page, "recipient")]
    for key in ("ArrowDown", "Shift+ArrowDown", "Control+ArrowDown", "Control+z", "Control+z", "Control+z"):
        page.keyboard.press(key)
        seen.append(numbers(page, "recipient"))
    tops = [top for _left, top in seen]
    assert tops == [97, 98, 108, 108.1, 108, 98, 97]


def test_keys_never_move_a_line_off_the_sheet(page: Page) -> None:
    page.locator("[data-key=sign-name]").focus()
    for _ in range(30):
        page.keyboard.press("Shift+ArrowRight")
    assert numbers(page, "sign-name")[0] == 297 - 115


def test_a_line_dragged_near_the_middle_snaps_to_it_and_the_server_draws_it_there(page: Page) -> None:
    line, sheet = page.locator("[data-key=code] .box").bounding_box(), page.locator(".certsheet .ground").bounding_box()
    assert line is not None
    assert sheet is not None
    unit = sheet["width"] / 297
    start = (line["x"] + 4, line["y"] + line["height"] / 2)
    # From 49 mm to 109 mm, half a millimetre beside the place where the line of 80 mm stands in the middle (108.5).
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + 60 * unit, start[1] + 18 * unit, steps=6)
    page.mouse.up()
    assert numbers(page, "code")[0] == 108.5
    page.wait_for_selector("[data-key=code][data-left='108.5']")


def test_the_page_is_accessible(page: Page) -> None:
    assert violations(page) == []


def test_without_script_the_numbers_draw(browser: Browser, live_server: LiveServer, clerk: User) -> None:
    page = opened(browser, live_server, clerk, script=False)
    page.get_by_text("Tên người, tập thể được khen").click()
    page.fill("[name=recipient-top_mm]", "95")
    page.get_by_role("button", name="Vẽ lại").click()
    assert page.locator("[data-key=recipient]").get_attribute("data-top") == "95"
    page.context.close()
