"""Walk the sample as its people do: every link leads somewhere, every page keeps its budget, and looking changes nothing.

Slow because hundreds of pages are opened.
"""

import hashlib
import re
from collections import Counter
from urllib.parse import parse_qs, urlsplit

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.urls import resolve, reverse

from tests.pages import MOST_QUERIES
from tests.permissions.conftest import FOREIGN, Scene
from tests.permissions.look import BOOKKEEPING, look
from tests.permissions.quality import header_faults, page_faults, visible
from tests.permissions.table import Case, cases
from tests.permissions.test_matrix import PUBLISHED
from tests.permissions.world import ROLES
from thidua.foundations.access.models import User

pytestmark = pytest.mark.slow

_LINK = re.compile(r'<a\b[^>]*?href="([^"#]+)')
MOST_OF_A_KIND = 2
"""So many pages of one address and one set of filters are opened; the next hundred are like them."""
MOST_BY_NAME = {case.name: case.queries for case in cases() if case.queries}
SAMPLE_ACCOUNTS = ("clerk", "staff", "head", "member", "secretary", "director", "union", "board", "admin")


def links(page: str) -> list[str]:
    """Addresses of our own that a page leads to."""
    return [link.replace("&amp;", "&") for link in _LINK.findall(page) if link.startswith(("/", "?"))]


def kind_of(path: str) -> tuple[str, frozenset[str]]:
    """What kind of page an address is: its name and the filters set."""
    parts = urlsplit(path)
    return resolve(parts.path).view_name, frozenset(parse_qs(parts.query))


def walk(client: Client) -> dict[str, str]:
    """Follow links from the week; gives what is wrong, by address."""
    seen: Counter[tuple[str, frozenset[str]]] = Counter()
    waiting, known, faults = ["/"], {"/"}, {}
    while waiting:
        path = waiting.pop(0)
        found = look(client, "GET", path)
        if found.status not in (200, 302):
            faults[path] = f"answers {found.status}"
        name = resolve(urlsplit(path).path).view_name
        wrong = page_faults(found, MOST_BY_NAME.get(name, MOST_QUERIES))
        if wrong or found.writes or (FOREIGN in found.text and name not in PUBLISHED):
            faults[path] = f"{wrong} {sorted(found.writes)}"
        for link in links(found.response.content.decode()) if found.is_html else []:
            target = urlsplit(path).path + link if link.startswith("?") else link
            if target not in known and not target.startswith(("/static/", "/dang-")):
                known.add(target)
                kind = kind_of(target)
                seen[kind] += 1
                if seen[kind] <= MOST_OF_A_KIND:
                    waiting.append(target)
    return faults


@pytest.mark.parametrize("account", SAMPLE_ACCOUNTS)
def test_every_link_of_the_sample_leads_to_a_good_page(scene: Scene, account: str) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(username=account), backend="django.contrib.auth.backends.ModelBackend")
    assert walk(client) == {}


def digest_of_everything() -> str:
    """One number for every business table."""
    made = hashlib.sha256()
    with connection.cursor() as cursor:
        for model in sorted(apps.get_models(), key=lambda model: model._meta.db_table):
            table = model._meta.db_table
            if not table.startswith(BOOKKEEPING):
                cursor.execute(f"SELECT * FROM {table} ORDER BY 1")
                made.update(repr((table, cursor.fetchall())).encode())
    return made.hexdigest()


def test_looking_changes_nothing(scene: Scene) -> None:
    """What GET writes is sessions and nothing else, also when nothing is taken back."""
    wanted = [case for case in cases() if case.answers["GET"]["clerk"] in (200, 302)]
    before = digest_of_everything()
    with transaction.atomic():
        for role in ("clerk", "staff"):
            for case in wanted:
                scene.client(role).get(case.url(scene.own))
        assert digest_of_everything() == before
        transaction.set_rollback(True)


UNSAFE = [case for case in cases() if case.answers["POST"]["clerk"] != 405]


@pytest.mark.parametrize("case", UNSAFE, ids=lambda case: case.key)
def test_a_form_without_its_token_is_refused(scene: Scene, case: Case) -> None:
    role = next((role for role in ROLES if case.answers["POST"][role] not in (403, 404)), "clerk")
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies = scene.client(role).cookies
    found = look(client, "POST", case.url(scene.own), case.data(scene.own))
    assert (found.status, found.writes, header_faults(found)) == (403, set(), [])
    assert "Trang đã cũ" in visible(found.response.content.decode())


def test_no_address_takes_other_methods(scene: Scene) -> None:
    """PUT, PATCH, DELETE change nothing anywhere, with or without a right."""
    answered = {}
    for case in cases():
        for method in ("PUT", "PATCH", "DELETE"):
            found = look(scene.client("clerk"), method, case.url(scene.own))
            if found.status != 405 or found.writes:
                answered[f"{method} {case.key}"] = found.status
    assert answered == {}


@pytest.mark.parametrize(
    ("path", "status"),
    [("/khong-co/", 404), ("/quyet-dinh/0/", 404), ("/hoi-dong/", 403), ("/phat-dong/tai-len/", 405)],
)
def test_errors_bear_the_same_headers_and_say_nothing_of_the_machine(scene: Scene, path: str, status: int) -> None:
    found = look(scene.client("staff"), "GET", path)
    assert found.status == status
    assert page_faults(found) == []
    assert found.response.headers["Cache-Control"] == "no-store"


def test_a_defect_of_ours_bears_the_same_headers(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: object) -> None:
        raise RuntimeError("bí mật của máy")

    monkeypatch.setattr("thidua.web.views.search_all", broken)
    found = look(scene.client("clerk"), "GET", f"{reverse('search')}?q=mau")
    assert found.status == 500
    assert page_faults(found) == []
    assert "bí mật của máy" not in found.text
