"""Seals: the digest of what must never change is written into the journal by the act that fixed it.

A row altered by SQL afterwards no longer gives the digest that the journal holds, and the journal itself is chained.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from thidua.foundations.audit.models import JournalEntry

KEY = "seals"


def seal(facts: Mapping[str, Any]) -> str:
    """Give the SHA-256 (hex) of ``facts`` as canonical JSON; dates and decimals as Django writes them."""
    options: dict[str, Any] = {"sort_keys": True, "ensure_ascii": False, "separators": (",", ":")}
    canonical = json.dumps(dict(facts), cls=DjangoJSONEncoder, **options)
    return hashlib.sha256(canonical.encode()).hexdigest()


def seals_of(kind: str) -> dict[str, str]:
    """All seals of one kind ("honour", "payment", "paper", "decision") by key of the row; the latest one counts."""
    prefix = f"{kind}:"
    return {name.removeprefix(prefix): value for name, value in _all_seals() if name.startswith(prefix)}


def _all_seals() -> Iterator[tuple[str, str]]:
    for data in JournalEntry.objects.order_by("seq").values_list("data", flat=True).iterator():
        yield from data.get(KEY, {}).items()


def seal_faults(kind: str, rows: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Compare ``rows`` (facts by key) with the journal; gives (key, "altered", "unsealed" or "missing") for a fault."""
    known = seals_of(kind)
    for key, facts in rows.items():
        if key not in known:
            yield key, "unsealed"
        elif known[key] != seal(facts):
            yield key, "altered"
    for key in known.keys() - rows.keys():
        yield key, "missing"
