"""Use the product as a person does: open a page, find the button by its words, fill the fields of its form, press it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import lxml.html
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from thidua.foundations.access.models import User


def words_of(element: lxml.html.HtmlElement) -> str:
    """The text of an element with its blanks made single."""
    return " ".join(element.text_content().split())


def is_refused(button: lxml.html.HtmlElement) -> bool:
    """Whether a button is shown without its act."""
    return button.get("disabled") is not None or button.get("aria-disabled") == "true"


@dataclass
class Page:
    """What the person sees now."""

    path: str
    response: HttpResponse

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def tree(self) -> lxml.html.HtmlElement:
        return lxml.html.document_fromstring(self.response.content.decode())

    @property
    def text(self) -> str:
        """The words of the page besides its frame: messages first, then what it is about."""
        told = self.tree.xpath("//*[@role='status' or contains(@class, 'toast')]")
        return " ".join(words_of(one) for one in [*told, *self.tree.xpath("//main")])

    @property
    def buttons(self) -> list[str]:
        """Words of all buttons that can be pressed."""
        return [words_of(one) for one in self.tree.xpath("//main//button") if not is_refused(one)]

    @property
    def disabled(self) -> list[str]:
        """Words of buttons that are shown but refused."""
        return [words_of(one) for one in self.tree.xpath("//main//button") if is_refused(one)]

    @property
    def links(self) -> dict[str, str]:
        """Addresses by the words of their links, without those of the frame."""
        return {words_of(one): one.get("href", "") for one in self.tree.xpath("//main//a")}


class Person:
    """Somebody at a browser. It remembers the page it is on."""

    def __init__(self, user: User) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        self.page = Page("/", HttpResponse())

    def open(self, path: str) -> Page:
        """Open an address, following where it leads."""
        response = self.client.get(path, follow=True)
        chain = getattr(response, "redirect_chain", [])
        self.page = Page(chain[-1][0] if chain else path, response)
        return self.page

    def follow(self, link: str) -> Page:
        """Follow the link with these words."""
        found = [href for words, href in self.page.links.items() if link in words]
        assert found, f"no link “{link}” on {self.page.path}: {sorted(self.page.links)}"
        return self.open(urljoin(self.page.path, found[0]))

    def press(self, button: str, fields: Mapping[str, object] | None = None, *, within: str = "") -> Page:
        """Press the first button that begins with these words after filling fields; ``within`` is part of the address of its form.

        A field the form does not have is an error of the test: a person could not fill it.
        """
        form, pressed = self._form(button, within)
        data = _values(form)
        for name, value in (fields or {}).items():
            known = {one.get("name") for one in _fields(form)}
            assert name in known, f"the form of “{button}” has no field {name}: {sorted(filter(None, known))}"
            if value is None:
                data.pop(name, None)
            else:
                data[name] = value
        if pressed.get("name"):
            data[pressed.get("name")] = pressed.get("value", "")
        target = urljoin(self.page.path, pressed.get("formaction") or form.get("action") or self.page.path)
        response = self.client.post(target, data, follow=True)
        chain = getattr(response, "redirect_chain", [])
        self.page = Page(chain[-1][0] if chain else target, response)
        return self.page

    def post(self, path: str, fields: Mapping[str, object] | None = None) -> Page:
        """Send a form that no page offers, as somebody would who knows the address; with this page's token."""
        tokens = self.page.tree.xpath("//input[@name='csrfmiddlewaretoken']/@value")
        response = self.client.post(path, {"csrfmiddlewaretoken": tokens[0], **(fields or {})}, follow=True)
        return Page(path, response)

    def _form(self, button: str, within: str) -> tuple[lxml.html.FormElement, lxml.html.HtmlElement]:
        tree = self.page.tree
        for one in tree.xpath("//main//button"):
            if not words_of(one).startswith(button) or is_refused(one):
                continue
            owner = one.get("form")
            form = tree.get_element_by_id(owner) if owner else next(one.iterancestors("form"), None)
            if form is not None and within in (one.get("formaction") or form.get("action") or self.page.path):
                return form, one
        raise AssertionError(
            f"no button “{button}” {within} on {self.page.path}: {self.page.buttons}; refused: {self.page.disabled}"
        )


def _fields(form: lxml.html.FormElement) -> list[lxml.html.HtmlElement]:
    """Fields inside a form, and those elsewhere that say they belong to it."""
    inside = [one for one in form.iter("input", "select", "textarea") if one.get("form") in (None, form.get("id"))]
    name = form.get("id")
    return inside + (
        form.xpath(f"//*[@form='{name}'][not(self::button)][not(ancestor::form[@id='{name}'])]") if name else []
    )


def _values(form: lxml.html.FormElement) -> dict[str, object]:
    """What the form would send as it stands; ticks of one name as a list."""
    data: dict[str, object] = {}
    for one in _fields(form):
        name, kind = one.get("name"), one.get("type", "")
        if not name or one.get("disabled") is not None or kind in ("file", "submit", "button"):
            continue
        if kind in ("checkbox", "radio"):
            if one.checked:
                data[name] = [*data.get(name, []), one.get("value", "on")]  # type: ignore[misc]
        elif one.tag == "select":
            chosen = list(one.value) if one.multiple else one.value
            data[name] = chosen if chosen is not None else ""
        else:
            data[name] = one.value or ""
    return data


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    """A file as it is chosen in a form."""
    return SimpleUploadedFile(name, data)


def path_of(page: Page) -> str:
    """The address of a page without what follows it."""
    return urlsplit(page.path).path
