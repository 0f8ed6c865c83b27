"""Post facts to the ledger. Late stages call these inside their own act, which writes the journal row."""

import datetime as dt
from typing import Any

from thidua.foundations.ledger.models import HeldAward


def post_held_award(
    *,
    agency_id: int,
    person_id: int | None,
    unit_id: int | None,
    award: str,
    year: int,
    decision_number: str,
    decided_on: dt.date,
    decided_by: str,
    occasion: str,
) -> HeldAward:
    """Say that a subject now holds an award; the same decision posted again gives the same row."""
    values = {"agency_id": agency_id, "decided_on": decided_on, "decided_by": decided_by, "occasion": occasion}
    key: dict[str, Any] = {"person_id": person_id} if person_id else {"unit_id": unit_id}
    key |= {"award": award, "year": year, "decision_number": decision_number}
    held, _made = HeldAward.objects.get_or_create(**key, defaults=values)
    return held


def revoke_held_award(held: HeldAward, *, on: dt.date) -> None:
    """Mark an award as revoked; the row stays for ever."""
    HeldAward.objects.filter(pk=held.pk).update(revoked_on=on)


def restore_held_award(held: HeldAward) -> None:
    """Take a revocation back. Only for the act that undoes its own earlier cancelling, never a revocation decided."""
    HeldAward.objects.filter(pk=held.pk).update(revoked_on=None)
