"""Ask for a page as somebody, and say everything that can be read in the answer."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pypdfium2
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

_WRITE = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b[^\"`]*[\"`](\w+)", re.IGNORECASE)
BOOKKEEPING = ("django_session", "axes_", "access_formreceipt")
"""Tables that hold no business: sessions, failed sign-ins, receipts of forms."""


@dataclass(frozen=True)
class Look:
    """One answer: status, headers, all its text, how many queries it took and the tables it wrote to."""

    response: HttpResponse
    queries: tuple[str, ...]

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def is_html(self) -> bool:
        return self.response.headers.get("Content-Type", "").startswith("text/html")

    @property
    def text(self) -> str:
        """Everything readable: the page, the unzipped workbook or document, the words of a PDF, the headers."""
        heads = "\n".join(f"{name}: {value}" for name, value in self.response.headers.items())
        return f"{heads}\n{text_of(self.response.content)}"

    @property
    def writes(self) -> set[str]:
        """Business tables written to."""
        tables = {found[1] for sql in self.queries if (found := _WRITE.match(sql))}
        return {table for table in tables if not table.startswith(BOOKKEEPING)}


@lru_cache(maxsize=512)
def text_of(data: bytes) -> str:
    """The words in some bytes, whatever their kind."""
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    if data.startswith(b"%PDF-"):
        document = pypdfium2.PdfDocument(data)
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    return data.decode(errors="replace")


def look(client: Client, method: str, url: str, data: dict[str, object] | None = None) -> Look:
    """Ask once, and take back whatever the answer wrote; the next one asks of the same world with a clean browser."""
    kept = {name: morsel.value for name, morsel in client.cookies.items()}
    asked: list[str] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            asked.append(sql)
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(note):
        response = client.generic(method, url) if data is None else getattr(client, method.lower())(url, data)
        if response.streaming:
            whole = HttpResponse(b"".join(response.streaming_content), status=response.status_code)
            whole.headers = response.headers
            response = whole
        transaction.set_rollback(True)
    client.cookies.clear()
    for name, value in kept.items():
        client.cookies[name] = value
    return Look(response, tuple(asked))
