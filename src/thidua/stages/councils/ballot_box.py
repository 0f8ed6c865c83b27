"""Where the two counts of a paper ballot lie. Only the services of this stage may open it.

Single ballots never come in here: a count is totals by candidate. What one counter entered is shown to nobody
else until both have entered, and then only as a list of candidates on whom the two differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from thidua.stages.councils.models import Meeting, TallyEntry

PARTS = ("yes", "no", "invalid", "written_yes", "written_no")


@dataclass(frozen=True, slots=True)
class LineCount:
    """One candidate's totals: ballots of the room, then opinions in writing of absent members."""

    yes: int
    no: int
    invalid: int = 0
    written_yes: int = 0
    written_no: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """One person's count: papers ``issued`` and ``returned``, those ``spoiled`` as a whole, totals by nomination."""

    issued: int
    returned: int
    spoiled: int
    lines: Mapping[int, LineCount]


def put(meeting: Meeting, turn: int, *, user_id: int, label: str, count: Count) -> None:
    """Keep the count of one turn; the same person may count again, and only the new numbers are kept."""
    TallyEntry.objects.update_or_create(
        meeting=meeting,
        turn=turn,
        user_id=user_id,
        defaults={
            "counted_by": label,
            "issued": count.issued,
            "returned": count.returned,
            "spoiled": count.spoiled,
            "counts": {str(pk): [getattr(line, part) for part in PARTS] for pk, line in count.lines.items()},
        },
    )


def own(meeting: Meeting, user_id: int) -> Count | None:
    """The count this very person entered, to be corrected."""
    entry = TallyEntry.objects.filter(meeting=meeting, user_id=user_id).first()
    return _count(entry) if entry else None


def both(meeting: Meeting) -> tuple[Count, Count] | None:
    """The two counts once both are in; None before."""
    entries = list(TallyEntry.objects.filter(meeting=meeting).order_by("turn"))
    return (_count(entries[0]), _count(entries[1])) if len(entries) == 2 else None


def turn_of(meeting: Meeting, user_id: int) -> int | None:
    """The turn this person counted in."""
    return TallyEntry.objects.filter(meeting=meeting, user_id=user_id).values_list("turn", flat=True).first()


def taken_by(meeting: Meeting, turn: int) -> int | None:
    """The user who holds a turn."""
    return TallyEntry.objects.filter(meeting=meeting, turn=turn).values_list("user_id", flat=True).first()


def _count(entry: TallyEntry) -> Count:
    lines = {int(pk): LineCount(*parts) for pk, parts in entry.counts.items()}
    return Count(entry.issued, entry.returned, entry.spoiled, lines)
