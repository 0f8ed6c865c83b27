"""The sample year finished in a browser, chapter by chapter; the test and the pictures of the guide share it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Dialog, Locator, Page, ViewportSize, expect

from tests.browser.site import PASSWORD, Site

OFFICE, PHONE = ViewportSize(width=1366, height=768), ViewportSize(width=390, height=844)
PATIENCE = 30_000
"""Milliseconds a page may take on a busy machine before the walk gives up."""


@dataclass
class Walk:
    """One person at a time at a browser; ``seen`` is told of every page worth a look, with its short name."""

    browser: Browser
    site: Site
    seen: Callable[[Page, str], None]
    troubles: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    rooms: dict[str, Page] = field(default_factory=dict)
    kept: dict[str, bytes] = field(default_factory=dict)

    def as_(self, role: str) -> Page:
        """The page of that account, signed in at first need; ``public`` has no account."""
        if role not in self.rooms:
            context: BrowserContext = self.browser.new_context(viewport=OFFICE, locale="vi-VN")
            context.set_default_timeout(PATIENCE)
            page = context.new_page()
            page.on("console", lambda line: self._heard(page, line.type, line.text))
            page.on("pageerror", lambda error: self.troubles.append(f"{page.url}: {error}"))
            page.on("dialog", self._answer)
            self.rooms[role] = page
            if role != "public":
                self._sign_in(page, role)
        return self.rooms[role]

    def go(self, role: str, path: str) -> Page:
        """Open an address as that account."""
        page = self.as_(role)
        page.goto(f"{self.site.url}{path}")
        return page

    def refused(self, role: str, path: str, words: str) -> None:
        """Open what is not for that account: it reads why. The browser reports the 403, which is then no trouble."""
        page = self.go(role, path)
        expect(page.locator("main")).to_contain_text(words)
        self.troubles[:] = [text for text in self.troubles if not (text.startswith(page.url) and "403" in text)]

    def keep(self, name: str, data: bytes) -> None:
        """Keep a file that was downloaded on the way."""
        self.kept[name] = data

    def close(self) -> None:
        """Leave every room."""
        for page in self.rooms.values():
            page.context.close()

    def _sign_in(self, page: Page, role: str) -> None:
        """By keyboard from the box of the name on."""
        page.goto(f"{self.site.url}/")
        self.seen(page, "dang-nhap")
        page.locator("[name=username]").focus()
        page.keyboard.type(role)
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        expect(heading(page)).to_have_text("Việc tuần này", timeout=PATIENCE)

    def _heard(self, page: Page, kind: str, text: str) -> None:
        if kind == "error":
            self.troubles.append(f"{page.url}: {text}")

    def _answer(self, dialog: Dialog) -> None:
        """Agree to a question before an act, but keep what it asked."""
        if dialog.type == "confirm":
            self.questions.append(dialog.message)
        dialog.accept()


def heading(page: Page) -> Locator:
    """The one h1."""
    return page.get_by_role("heading", level=1)


def press(page: Page, name: str) -> None:
    """Press a button or follow a link that reads exactly so and is not refused; the next page is there afterwards."""
    control = page.get_by_role("button", name=name, exact=True).or_(page.get_by_role("link", name=name, exact=True))
    with page.expect_navigation():
        control.and_(page.locator(":not([aria-disabled='true'])")).first.click()


def put(page: Page, **fields: str) -> None:
    """Fill boxes of the main column by name; a list is answered by the words of its choice."""
    for name, value in fields.items():
        box = page.locator(f"main [name='{name}']")
        if box.evaluate("box => box.tagName") == "SELECT":
            box.select_option(label=value)
        else:
            box.fill(value)


def said(page: Page, words: str) -> None:
    """What the product answered after an act."""
    expect(page.locator(".toast")).to_contain_text(words)


def by_keyboard(page: Page, target: Locator, key: str) -> None:
    """Reach ``target`` by Tab alone, then press ``key`` on it."""
    for _step in range(80):
        if target.evaluate("box => box === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(target).to_be_focused()
    page.keyboard.press(key)
