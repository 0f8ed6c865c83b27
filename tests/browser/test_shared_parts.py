"""The shell and every shared part in a real Chromium: accessibility, policy, width, keyboard, dialog, ticks, no script.

Pages are drawn by the templates and handed to the browser by a route, with the headers of the product; nothing listens
on a port and nothing is fetched from elsewhere.
"""

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.browser.axe import violations
from tests.web.test_templates import frame, row, week
from thidua.foundations.workflow.decision import refuse
from thidua.web.gallery import gallery_context

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.urls("tests.web.shell_urls")]

ORIGIN = "http://thidua.test"
WIDTHS = {"office": (1366, 768), "phone": (390, 844), "zoomed": (683, 384), "narrow": (320, 640)}


def _week_context() -> dict[str, object]:
    groups = [("Cần xử lý trước", [row("Biên bản bình xét chưa về", "bad", is_late=True)])]
    groups.append(("Đến hạn trong tuần", [row(f"Việc số {n}") for n in range(14)]))
    sent = Message(constants.SUCCESS, "Đã gửi 2 người cho trưởng đơn vị", extra_tags="undo:/lui/")
    return {"week": week(*groups), "messages": [sent, Message(constants.ERROR, "Chưa ghi được: thiếu ngày ký.")]}


def _pages() -> dict[str, tuple[str, dict[str, object]]]:
    hits = [SimpleNamespace(kind="Cá nhân", title="Nông Thị Bích Ngọc", detail="Chuyên viên", url="/p/")]
    refused = refuse("Không thể duyệt hồ sơ của chính mình.", cite="khoản 1 Điều 84", helper="Phó Giám đốc")
    form = SimpleNamespace(
        non_field_errors=["Tên đăng nhập hoặc mật khẩu không đúng."],
        username=SimpleNamespace(value="huong", errors=""),
        password=SimpleNamespace(value="", errors=""),
    )
    question = {
        "uid": "x",
        "title": "Chốt danh sách?",
        "text": "Không sửa được nữa.",
        "action": "/",
        "button": "Chốt",
        "count": 7,
    }
    return {
        "gallery": ("web/gallery.html", gallery_context()),
        "week": ("web/week.html", _week_context()),
        "search": ("web/search.html", {"query": "ngoc", "hits": hits}),
        "login": ("web/login.html", {"form": form, "shell": None}),
        "refused": ("403.html", {"decision": refused}),
        "missing": ("404.html", {}),
        "defect": ("500.html", {"incident": "ab12cd34"}),
        "question": ("components/dialog_page.html", question),
    }


PAGE_NAMES = ["gallery", "week", "search", "login", "refused", "missing", "defect", "question"]


def _policy() -> str:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return "; ".join(f"{name} {' '.join(map(str, sources))}" for name, sources in directives.items())


def _serve(route: Route) -> None:
    path = route.request.url.removeprefix(ORIGIN).split("?")[0].split("#")[0]
    if path.startswith("/static/"):
        found = finders.find(path.removeprefix("/static/"))
        if not isinstance(found, str):
            route.fulfill(status=404)
            return
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        route.fulfill(body=Path(found).read_bytes(), content_type=kind)
        return
    template, context = _pages()[path.strip("/") or "week"]
    body = render_to_string(template, {"shell": frame(), "is_demo": True, **context}, request=RequestFactory().get("/"))
    route.fulfill(body=body, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": _policy()})


@pytest.fixture
def show(browser: Browser) -> Iterator[Any]:
    """Open a page by name; fails the test when the page breaks its policy, misses a file or throws."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_page(name: str, size: str = "office", **options: Any) -> Page:
        width, height = WIDTHS[size]
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.route("**/*", _serve)
        page = context.new_page()
        page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(f"{ORIGIN}/{name}/")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}], ids=["light", "dark"])
@pytest.mark.parametrize("name", PAGE_NAMES)
def test_axe_finds_nothing(show: Any, name: str, options: dict[str, str]) -> None:
    assert violations(show(name, **options)) == []


@pytest.mark.parametrize("name", ["gallery", "week", "login"])
def test_axe_finds_nothing_on_a_phone(show: Any, name: str) -> None:
    assert violations(show(name, "phone")) == []


@pytest.mark.parametrize("size", list(WIDTHS))
@pytest.mark.parametrize("name", PAGE_NAMES)
def test_no_page_scrolls_sideways(show: Any, name: str, size: str) -> None:
    page = show(name, size)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("name", PAGE_NAMES)
def test_on_a_phone_every_button_is_a_thumb_wide(show: Any, name: str) -> None:
    page = show(name, "phone")
    small = page.evaluate(
        "Array.from(document.querySelectorAll('a.btn, button.btn')).filter(b => b.offsetParent)"
        ".filter(b => b.getBoundingClientRect().height < (b.closest('.find-i') ? 32 : 40)).map(b => b.outerHTML)"
    )
    assert small == []


def test_the_first_button_of_the_week_is_on_the_first_screen(show: Any) -> None:
    page = show("week")
    box = page.locator(".btn.pri").first.bounding_box()
    assert box["y"] + box["height"] < 625


def test_icons_are_drawn_from_the_sprite(show: Any) -> None:
    page = show("week")
    box = page.locator("nav .week .i use").evaluate("use => use.getBBox().width")
    assert box > 10


def test_fonts_are_our_own(show: Any) -> None:
    page = show("week")
    page.wait_for_function("document.fonts.status === 'loaded'")
    loaded = page.evaluate("Array.from(document.fonts).filter(f => f.status === 'loaded').map(f => f.family)")
    assert {name.strip('"') for name in loaded} == {"Source Sans 3", "Source Serif 4"}


def test_a_question_opens_over_the_page_and_escape_closes_it(show: Any) -> None:
    page = show("gallery")
    page.get_by_role("button", name="Hỏi trước khi chốt").click()
    assert page.locator("#g-dialog").evaluate("dialog => dialog.open")
    assert page.evaluate("document.activeElement.name") == "confirm_count"
    page.keyboard.press("Escape")
    assert not page.locator("#g-dialog").evaluate("dialog => dialog.open")


def test_the_bar_appears_with_the_first_tick_and_counts(show: Any) -> None:
    page = show("gallery")
    bar = page.locator(".bulk")
    assert not bar.is_visible()
    page.locator("[data-pick]").nth(0).check()
    page.locator("[data-pick]").nth(1).check()
    assert bar.locator("[data-bulk-count]").inner_text() == "Đã chọn 2 người"
    bar.get_by_role("button", name="Bỏ chọn").click()
    page.wait_for_function("document.querySelector('.bulk').hidden")


def test_a_refused_button_can_be_reached_and_answers(show: Any) -> None:
    page = show("gallery")
    button = page.get_by_role("button", name="Trình UBND tỉnh")
    button.focus()
    assert page.evaluate("document.activeElement.textContent") == "Trình UBND tỉnh"
    page.keyboard.press("Enter")
    assert "Hội đồng chưa ký biên bản" in page.locator("#thong-bao").inner_text()
    assert page.url == f"{ORIGIN}/gallery/"


def test_the_slash_key_goes_to_search_but_not_while_typing(show: Any) -> None:
    page = show("week")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("45/TTr")
    assert page.locator("#q").input_value() == "45/TTr"


def test_menus_open_by_keyboard_and_escape_gives_the_focus_back(show: Any) -> None:
    page = show("week")
    page.locator("details.me summary").focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Đăng xuất").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not page.get_by_role("button", name="Đăng xuất").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_the_first_tab_offers_the_content(show: Any) -> None:
    page = show("week")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Tới nội dung chính"
    assert page.locator(".skip").bounding_box()["y"] >= 0


def test_the_list_of_errors_is_focused(show: Any) -> None:
    page = show("gallery")
    assert page.evaluate("document.activeElement.id") == "loi-bieu-mau"


def test_a_toast_can_be_dismissed_and_one_with_a_way_back_stays(show: Any) -> None:
    page = show("week")
    toast = page.locator(".toast")
    assert toast.get_attribute("data-dismiss") is None
    toast.get_by_role("button", name="Đóng").click()
    assert toast.count() == 0


def test_pasted_rows_are_counted(show: Any) -> None:
    page = show("gallery")
    page.locator("#g-paste").fill("Họ tên\tĐơn vị\nNông Thị Bích Ngọc\tVăn phòng\n\n")
    assert page.locator("[data-paste-count]").inner_text() == "2 dòng, kể cả hàng tiêu đề nếu có."


def test_words_not_yet_saved_are_guarded(show: Any) -> None:
    page = show("gallery")
    leave = (
        "() => { const e = new Event('beforeunload', {cancelable: true}); dispatchEvent(e); return e.defaultPrevented }"
    )
    assert not page.evaluate(leave)
    page.locator("#id_summary").fill("Đã trình hai hồ sơ")
    assert page.evaluate(leave)


def test_a_chosen_filter_sends_itself_and_lies_in_the_address(show: Any) -> None:
    page = show("gallery")
    page.locator("#id_don_vi").select_option("tt")
    page.wait_for_url("**/gallery/?ten=&don_vi=tt")


def test_htmx_swaps_under_the_policy_and_moves_the_focus(show: Any) -> None:
    page = show("week")
    assert page.evaluate("[htmx.config.allowEval, htmx.config.includeIndicatorStyles]") == [False, False]
    page.evaluate("htmx.ajax('GET', '/search/', {target: '#noi-dung', select: '#noi-dung > *'})")
    page.wait_for_function("document.querySelector('#noi-dung h1').textContent.includes('ngoc')")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert page.locator("#noi-dung").get_attribute("aria-busy") is None


def test_without_script_everything_is_there(show: Any) -> None:
    page = show("gallery", java_script_enabled=False)
    assert page.locator(".bulk").is_visible()
    page.locator("details.me summary").click()
    assert page.get_by_role("button", name="Đăng xuất").is_visible()
    assert not page.locator("[data-print]").is_visible()


def test_on_a_phone_the_contents_open_by_a_link(show: Any) -> None:
    page = show("week", "phone", java_script_enabled=False)
    assert not page.locator("#muc-luc").is_visible()
    page.get_by_role("link", name="Mục lục", exact=True).click()
    assert page.get_by_role("link", name="Tìm kiếm").is_visible()


def test_forced_colours_keep_the_current_place(show: Any) -> None:
    page = show("week", forced_colors="active")
    assert page.locator("nav [aria-current]").first.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"


def test_print_drops_the_shell_and_adds_the_agency(show: Any) -> None:
    page = show("week")
    page.emulate_media(media="print")
    assert not page.locator("header.top").is_visible()
    assert not page.locator("#muc-luc").is_visible()
    assert page.get_by_text("Độc lập - Tự do - Hạnh phúc").is_visible()
    assert page.get_by_text("SỞ NGOẠI VỤ TỈNH LẠNG SƠN", exact=True).is_visible()
