"""How many queries a page takes: the same number whatever the rows, and never more than the budget."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

MOST_QUERIES = 25
MOST_BYTES = 100_000


def queries_of(client: Client, url: str) -> int:
    """Fetch ``url`` and give the number of queries; fails over the budget of queries or of bytes."""
    with CaptureQueriesContext(connection) as caught:
        response = client.get(url)
    assert response.status_code == 200
    assert len(response.content) <= MOST_BYTES
    assert len(caught) <= MOST_QUERIES
    return len(caught)
