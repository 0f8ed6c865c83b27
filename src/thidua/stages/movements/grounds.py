"""Bases and recipients of a movement, as its launch document gives them or an officer types them, one a line: pure,
from the reader's answer to columns."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from thidua.law.engine.rulefiles import instruments
from thidua.stages.launch.reader import read_text
from thidua.stages.movements.models import Addressee, Basis
from thidua.vietnamese import format_date

Columns = dict[str, Any]
PURPOSES = {
    "bao_cao": "để b/c",
    "thuc_hien": "để t/h",
    "phoi_hop": "để p/h",
    "chi_dao": "để chỉ đạo",
    "de_biet": "để biết",
    "dang_tai": "để đăng tải",
    "theo_doi": "để theo dõi",
}
"""A purpose as papers print it in brackets."""


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


def basis_words(row: Basis) -> str:
    """A basis as one line; what has no number stands as it was printed."""
    if not row.number:
        return row.raw
    day = f" ngày {format_date(row.dated_on)}" if row.dated_on else ""
    issuer = f" của {row.issuer}" if row.issuer else ""
    return " ".join(f"{row.type} số {row.number}{day}{issuer} {row.subject}".split())


def basis_typed(line: str) -> Columns:
    """The columns of a basis typed as one line; words that cite no single document are kept as they are."""
    found = list(basis_columns(read_text(line).to_json()))
    one = found[0] if len(found) == 1 else {}
    return one | {"raw": line, "line": None}


def addressee_words(row: Addressee) -> str:
    """A recipient as one line of "Nơi nhận"."""
    if row.archive:
        return f"Lưu: {row.name}"
    return f"{row.name} ({PURPOSES[row.purpose]})" if row.purpose in PURPOSES else row.name


def addressee_typed(line: str) -> Columns:
    """The columns of a recipient typed as one line, with the purpose in brackets; "Lưu: …" is the file copy."""
    found = list(addressee_columns(read_text(f"Nơi nhận:\n- {line};").to_json()))
    return found[0] if len(found) == 1 else {"name": line, "purpose": "", "archive": False}


def known_instrument(number: str, dated_on: dt.date | None) -> str:
    """The code of the instrument of the rulebook that bears ``number``, "" for none; a day that is not its own is
    another document's, or a misprint: no match."""
    for code, known in instruments().items():
        if number and str(known["number"]).casefold() == number.casefold():
            return code if dated_on in (None, dt.date.fromisoformat(str(known["issued"]))) else ""
    return ""


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None
