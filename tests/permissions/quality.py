"""What every answer must hold, whoever asks: headers, budgets, and no machine's words in the text."""

import html
import re

from tests.pages import MOST_BYTES, MOST_QUERIES
from tests.permissions.look import Look

_TAGS = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
LEAKS = re.compile(
    r"\bNone\b|\{\{|\}\}|\{%|SafeString|object at 0x|<class |\bTrue\b|\bFalse\b|\bNaN\b|Traceback|lambda"
)
"""Words of the machine that no page says to people."""


def visible(page: str) -> str:
    """The text of a page as it is read."""
    return html.unescape(_TAGS.sub(" ", page))


def header_faults(found: Look) -> list[str]:
    """Wrong or missing headers of protection."""
    heads = found.response.headers
    policy = heads.get("Content-Security-Policy", "")
    faults = []
    if "frame-ancestors 'none'" not in policy or "default-src 'none'" not in policy or "unsafe" in policy:
        faults.append(f"policy {policy!r}")
    if heads.get("X-Content-Type-Options") != "nosniff":
        faults.append("no nosniff")
    if heads.get("X-Frame-Options") != "DENY":
        faults.append("may be framed")
    if heads.get("Referrer-Policy") != "same-origin":
        faults.append("tells others where its readers come from")
    return faults


def page_faults(found: Look, most: int = MOST_QUERIES) -> list[str]:
    """Everything wrong with an answer besides its status; a page may ask ``most`` queries, an act as many as it needs."""
    faults = header_faults(found)
    if not found.is_html or found.status == 302:
        return faults
    page = found.response.content.decode()
    if len(found.queries) > most:
        faults.append(f"{len(found.queries)} queries")
    if len(found.response.content) > MOST_BYTES:
        faults.append(f"{len(found.response.content)} bytes")
    leaks = LEAKS.search(visible(page))
    if leaks:
        faults.append(f"says {visible(page)[max(0, leaks.start() - 40) : leaks.end() + 20]!r}")
    return faults
