"""One number for one list: SHA-256 over the canonical JSON of the accepted lines. Whatever is made from a frozen list
(ballots, minutes, decision) carries it, so that a list changed afterwards is found out."""

import hashlib
import json
from typing import Any

from thidua.stages.nominations.enums import NominationState
from thidua.stages.nominations.models import Nomination, NominationList


def digest_of(listing: NominationList) -> str:
    """Compute the digest of the lines as they are in the database now (hexadecimal, two queries)."""
    body = {
        "agency": listing.agency.code,
        "year": listing.year,
        "round": listing.round,
        "lines": [_line(one) for one in accepted_lines(listing)],
    }
    canonical = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def accepted_lines(listing: NominationList) -> list[Nomination]:
    """The lines that go to the council, in one fixed order: award, then rank, then code."""
    lines = Nomination.objects.filter(list=listing, state=NominationState.ACCEPTED)
    lines = lines.select_related("person__unit", "unit", "nominating_unit", "assessment", "list")
    lines = lines.defer("assessment__facts", "assessment__answer")
    return sorted(lines, key=lambda one: (one.award, one.rank, one.subject_code, one.pk))


def _line(one: Nomination) -> dict[str, Any]:
    return {
        "award": one.award,
        "kind": "unit" if one.is_collective else "person",
        "code": one.subject_code,
        "name": one.subject_name,
        "unit": one.nominating_unit.code,
        "rank": one.rank,
        "reason": one.reason,
        "status": one.assessment.status if one.assessment else "",
        "facts": one.assessment.facts_digest if one.assessment else "",
    }
