"""Rows of a decision that came in, posted to the ledger and the register of honours, and taken back from both.

Awards of another agency: that agency pays and prints, so the register gets neither payment line nor certificate.
"""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.ledger.services import post_held_award, restore_held_award, revoke_held_award
from thidua.foundations.workflow.errors import Blocked
from thidua.stages.honours.entering import entries_by_subject, number_entries
from thidua.stages.honours.models import HonourEntry, ReceivedDecision, ReceivedRow
from thidua.stages.honours.transitions import ENTRY
from thidua.stages.submissions.models import SubmissionLine
from thidua.vietnamese import fold

_KEPT = ["held", "held_before", "revoked_before", "entry", "entry_before"]


def post_rows(decision: ReceivedDecision, rows: Sequence[ReceivedRow]) -> list[HonourEntry]:
    """Post rows that are complete; gives the entries made. What ledger or register have already is found, not doubled.

    The caller holds the locks of both. Blocked for an award that a decision took back.
    """
    for row in rows:
        _hold(decision, row)
    known = entries_by_subject(decision.agency_id, decision.year, decision.number)
    fresh: list[tuple[ReceivedRow, HonourEntry]] = []
    for row in rows:
        there = known.get((row.person_id, row.unit_id, row.award))
        if there is None:
            fresh.append((row, _entry(decision, row)))
            continue
        row.entry, row.entry_before = there, there.state == "valid"
        if there.state != "valid":
            _stand_again(there, row)
    made = [entry for _row, entry in fresh]
    number_entries(made, decision.agency_id, decision.year)
    for row, entry in fresh:
        row.entry, row.entry_before = entry, False
    ReceivedRow.objects.bulk_update(rows, _KEPT, batch_size=100)
    return made


def _hold(decision: ReceivedDecision, row: ReceivedRow) -> None:
    assert decision.decided_on is not None  # noqa: S101 - what_is_missing asked for it
    key = {"person_id": row.person_id, "unit_id": row.unit_id, "award": row.award, "year": decision.year}
    key |= {"decision_number": decision.number}
    before = HeldAward.objects.filter(**key).first()
    if before is not None and before.revoked_on is not None:
        _undo_cancelling(before, row)
    row.held = before or post_held_award(
        agency_id=decision.agency_id,
        person_id=row.person_id,
        unit_id=row.unit_id,
        award=row.award,
        year=decision.year,
        decision_number=decision.number,
        decided_on=decision.decided_on,
        decided_by=decision.decided_by,
        occasion=decision.occasion,
    )
    row.held_before = before is not None and row.revoked_before is None


def _undo_cancelling(held: HeldAward, row: ReceivedRow) -> None:
    """What an earlier reading posted and its cancelling took back stands again; what a decision took back does not."""
    cancelled = ReceivedRow.objects.filter(
        held=held, held_before=False, decision__state="cancelled", decision__cancelled_on=held.revoked_on
    )
    if not cancelled.exists():
        told = {"who": named(row), "day": f"{held.revoked_on:%d/%m/%Y}"}
        raise Blocked([_("%(who)s: khen thưởng này đã bị hủy ngày %(day)s nên không ghi lại được.") % told])
    row.revoked_before = held.revoked_on
    restore_held_award(held)


def _stand_again(entry: HonourEntry, row: ReceivedRow) -> None:
    """An entry that the cancelling of a reading took back stands again under its number and code."""
    cancelled = ReceivedRow.objects.filter(entry=entry, entry_before=False, decision__state="cancelled")
    if not cancelled.exists():
        told = {"who": named(row), "number": f"{entry.entry_number}/{entry.year}"}
        raise Blocked([_("%(who)s: mục %(number)s của sổ vàng đã bị hủy nên không ghi lại được.") % told])
    ENTRY.apply("restore", entry, revocation="")


def _entry(decision: ReceivedDecision, row: ReceivedRow) -> HonourEntry:
    assert decision.decided_on is not None  # noqa: S101 - as above
    person = row.person
    unit = person.unit.name if person else decision.agency.name
    said = ", ".join(part for part in (row.post, row.unit_words) if part)
    known = ", ".join(part for part in ((person.job_title if person else ""), unit) if part)
    name = str(person or row.unit)
    return HonourEntry(
        agency_id=decision.agency_id,
        person_id=row.person_id,
        unit_id=row.unit_id,
        year=decision.year,
        recipient_name=name,
        recipient_detail=(said or known)[:300],
        unit_name=unit,
        folded=fold(f"{name} {unit}"),
        award=row.award,
        decision_number=decision.number,
        decided_on=decision.decided_on,
        decided_by=decision.decided_by,
    )


def take_back(decision: ReceivedDecision, *, on: dt.date, reason: str) -> tuple[list[int], list[int]]:
    """Take back what posting added; gives the ledger rows and the entries. What was there before stays, and so does
    what another posted reading or an answered submission rests on.
    """
    rows = list(ReceivedRow.objects.filter(decision=decision, held__isnull=False).select_related("held", "entry"))
    answered, others = _answered(decision), _other_readings(rows)
    words = _("việc hủy nhận quyết định đến ngày %(day)s: %(reason)s") % {"day": f"{on:%d/%m/%Y}", "reason": reason}
    held: list[int] = []
    entries: list[int] = []
    for row in rows:
        if (row.person_id, row.unit_id, row.award) in answered:
            continue
        if other := others.get(row.held_id or 0):
            _pass_on(row, other)
            continue
        if row.held and not row.held_before and row.held.revoked_on is None:
            revoke_held_award(row.held, on=on)
            held.append(row.held.pk)
        if row.entry and not row.entry_before and row.entry.state == "valid":
            ENTRY.apply("revoke", row.entry, revocation=words[:300])
            entries.append(row.entry.pk)
    return held, entries


def _other_readings(rows: Sequence[ReceivedRow]) -> dict[int, ReceivedRow]:
    """Rows of posted readings that found the same awards in the ledger, by ledger row; the first reading counts."""
    others = ReceivedRow.objects.filter(held__in=[row.held_id for row in rows], decision__state="posted")
    return {other.held_id or 0: other for other in others.order_by("-pk")}


def _pass_on(row: ReceivedRow, other: ReceivedRow) -> None:
    """What this reading added rests on the other one from now on."""
    other.held_before = other.held_before and row.held_before
    other.entry_before = other.entry_before and row.entry_before
    other.save(update_fields=["held_before", "entry_before"])


def _answered(decision: ReceivedDecision) -> set[tuple[int | None, int | None, str]]:
    """Whom the same decision gave which award in answer to the agency's own submissions."""
    lines = SubmissionLine.objects.filter(
        submission__agency_id=decision.agency_id,
        submission__year=decision.year,
        submission__reply_number=decision.number,
        submission__state="answered",
        outcome="approved",
    )
    return set(lines.values_list("person_id", "unit_id", "award"))


def named(row: ReceivedRow) -> str:
    """Whom a row means and where it stands."""
    return f"{row.person or row.unit} ({row.place})"
