"""Every page of the sample, as each role opens it: queries, milliseconds, weight; what is over its budget is marked.

The sample is loaded into a folder that is thrown away afterwards. Pages are found as people find them, by the links
and the parts that load by themselves, starting at the desk; of each kind of page one is opened for each role.
"""

import argparse
import os
import re
import statistics
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

from common import table, thidua

if TYPE_CHECKING:
    from django.test import Client

ROLES = ("clerk", "staff", "head", "member", "secretary", "director", "union", "board", "admin", "public")
LINK = re.compile(r'\b(?:href|hx-get|src)="(/[^"]*)"')
MOST_QUERIES, MOST_KB, MOST_MS = 25, 100, 150
REPEAT = 5


@dataclass(frozen=True, slots=True)
class Page:
    """One page seen by one role."""

    route: str
    role: str
    url: str
    queries: int
    times: tuple[float, ...]
    kilobytes: float

    @property
    def marks(self) -> str:
        """What is over its budget."""
        over = (
            ("queries", self.queries > MOST_QUERIES),
            ("KB", self.kilobytes > MOST_KB),
            ("ms", statistics.median(self.times) > MOST_MS),
        )
        return " ".join(name for name, too_much in over if too_much)

    def cells(self) -> tuple[object, ...]:
        """The row of the table."""
        return (
            self.url, self.role, self.queries, f"{min(self.times):.0f}", f"{statistics.median(self.times):.0f}",
            f"{self.kilobytes:.0f}", self.marks,
        )  # fmt: skip


def walk(role: str) -> Iterator[Page]:
    """The pages the role reaches, each kind once."""
    from django.test import Client
    from django.urls import Resolver404, resolve

    client = Client(raise_request_exception=False)
    if role != "public":
        _sign_in(client, role)
    waiting, seen = deque(["/"] if role != "public" else ["/", "/dang-nhap/"]), set[str]()
    while waiting:
        url = waiting.popleft()
        try:
            route = resolve(urlsplit(url).path).route
        except Resolver404:
            continue
        if route in seen:
            continue
        seen.add(route)
        response = client.get(url)
        if response.status_code in (301, 302):
            waiting.append(urlsplit(response.headers["Location"]).path)
        if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
            continue
        text = response.content.decode()
        waiting.extend(urldefrag(unescape(link)).url for link in LINK.findall(text))
        yield _measure(client, role, route, url)


def _sign_in(client: "Client", role: str) -> None:
    from thidua.foundations.access.models import User

    client.force_login(User.objects.get(username=role), backend="django.contrib.auth.backends.ModelBackend")


def _measure(client: "Client", role: str, route: str, url: str) -> Page:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        response = client.get(url)
    # Read at once: the next request empties the connection's log.
    queries, times = len(asked), []
    for _ in range(REPEAT):
        began = time.perf_counter()
        client.get(url)
        times.append((time.perf_counter() - began) * 1000)
    return Page(route, role, url, queries, tuple(times), len(response.content) / 1000)


def worst_of(pages: list[Page]) -> list[Page]:
    """Of each kind of page the role that waits longest for the most queries."""
    kinds: dict[str, Page] = {}
    for page in pages:
        before = kinds.get(page.route)
        if before is None or (page.queries, page.kilobytes) > (before.queries, before.kilobytes):
            kinds[page.route] = page
    return [kinds[route] for route in sorted(kinds)]


def open_sample(folder: str) -> None:
    """Load the sample there and point this process at it."""
    thidua("demo", "--data", folder)
    os.environ |= {
        "THIDUA_DATA": folder, "THIDUA_HOSTS": "testserver", "DJANGO_SETTINGS_MODULE": "thidua.config.settings",
    }  # fmt: skip
    import django
    from django.core.management import call_command

    django.setup()
    call_command("collectstatic", "--no-input", verbosity=0)


def main() -> None:
    """Walk and print; with ``--strict`` exit 1 when a page is over its budget of queries or weight."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--roles", nargs="*", choices=ROLES, default=ROLES)
    parser.add_argument("--all", action="store_true", help="a row for each role, not only the one with most queries")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a page has too many queries or is too heavy")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        open_sample(folder)
        pages = [page for role in args.roles for page in walk(role)]
    shown = pages if args.all else worst_of(pages)
    table(("page", "role", "queries", "min ms", "median ms", "KB", "over"), [page.cells() for page in shown])
    over = [page for page in pages if page.queries > MOST_QUERIES or page.kilobytes > MOST_KB]
    kinds = len({page.route for page in pages})
    print(f"\n{len(pages)} pages of {kinds} kinds; {len(over)} over {MOST_QUERIES} queries or {MOST_KB} KB.")
    sys.exit(1 if args.strict and over else 0)


if __name__ == "__main__":
    main()
