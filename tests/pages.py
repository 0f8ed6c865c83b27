"""Measure a page: how many queries it asks, how heavy it is, what it says."""

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

MOST_QUERIES = 25
MOST_BYTES = 100_000


def text_of(response: HttpResponse) -> str:
    """The page as text."""
    return response.content.decode()


def queries_of(client: Client, url: str) -> int:
    """Queries of one warm GET; fails when the page errs, asks more than its budget or is too heavy."""
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(url)
    assert response.status_code == 200, response.status_code
    assert len(response.content) <= MOST_BYTES, f"{url}: {len(response.content)} bytes"
    assert len(asked) <= MOST_QUERIES, "\n".join(query["sql"] for query in asked)
    return len(asked)
