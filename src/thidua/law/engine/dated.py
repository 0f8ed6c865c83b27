"""Versions with dates: the one in force on a day, periods that neither overlap nor leave a gap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from thidua.law.values import Cite

Version = Mapping[str, object]


def in_force(versions: Sequence[Version], on: date) -> Version | None:
    """The version with ``from`` <= on < ``to``, or None."""
    for version in versions:
        start, end = cast(date, version["from"]), cast("date | None", version["to"])
        if start <= on and (end is None or on < end):
            return version
    return None


def of_document(document: Mapping[str, object], on: date) -> Version | None:
    """The version of a dated document in force on a day."""
    return in_force(cast("Sequence[Version]", document["versions"]), on)


def cite_of(raw: object) -> Cite:
    """A citation as the rule files write it."""
    mapping = cast(Mapping[str, str], raw)
    return Cite(mapping["instrument"], mapping["at"], mapping["confidence"])
