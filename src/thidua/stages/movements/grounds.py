"""Bases and recipients of a movement, as its launch document gives them: pure, from the reader's JSON to columns."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from thidua.law.engine.rulefiles import instruments

Columns = dict[str, Any]


def basis_columns(reading: Mapping[str, Any]) -> Iterator[Columns]:
    """The columns of a ``Basis`` for each citation, in the order of the text; texts are cut to their columns."""
    for one in reading["citations"]:
        number, dated_on = str(one["number"] or ""), _day(one["date"])
        lines = one.get("lines") or [None]
        yield {
            "type": str(one["type"] or "")[:60],
            "number": number[:60],
            "dated_on": dated_on,
            "issuer": str(one["issuer"] or "")[:300],
            "subject": str(one["subject"] or "")[:500],
            "raw": str(one["raw"] or "")[:1000],
            "line": lines[0],
            "instrument": known_instrument(number, dated_on),
        }


def addressee_columns(reading: Mapping[str, Any]) -> Iterator[Columns]:
    """The columns of an ``Addressee`` for each recipient, in the order of the paper."""
    for one in reading["recipients"]:
        yield {
            "name": str(one["name"] or "")[:300],
            "purpose": str(one["purpose"] or ""),
            "archive": bool(one["archive"]),
        }


def known_instrument(number: str, dated_on: dt.date | None) -> str:
    """The code of the instrument of the rulebook that bears ``number``, "" for none; a day that is not its own is
    another document's, or a misprint: no match."""
    for code, known in instruments().items():
        if number and str(known["number"]).casefold() == number.casefold():
            return code if dated_on in (None, dt.date.fromisoformat(str(known["issued"]))) else ""
    return ""


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None
