"""Bring the table of an agency up to the database: units that changed, came or went, and no others."""

import hashlib
from collections.abc import Collection, Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from thidua import law
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.org.models import Agency, Unit
from thidua.stages.eligibility.factcache.layout import Large, Small, layout_of, tables_of
from thidua.stages.eligibility.factcache.rows import Rows, register_of_rows, rows_of, stamps, unit_sizes
from thidua.stages.eligibility.factcache.sheets import Question, sheets_of
from thidua.stages.eligibility.factcache.store import Table, read, write
from thidua.stages.eligibility.subjects import Roll

People = NDArray[np.int64]
Part = tuple[str, People, Small, Large]
"""A unit's digest, its people and their facts."""

_UNITS_AT_A_TIME = 50
_MOST_SINCE = 200
TOUCH_NO_FACT = frozenset(
    {
        "access", "councils", "dissemination", "eligibility", "exemplars", "launch", "movements", "nominations",
        "notify", "progress", "registration", "reporting",
    }
)  # fmt: skip
"""Where an act begins that neither writes to the ledger nor moves people; a test reads their services for it."""


def path_of(agency_id: int, year: int) -> Path:
    """The file of an agency and year, in the data folder; it may be deleted at any time."""
    return Path(settings.THIDUA_DATA) / "cache" / "facts" / f"{agency_id}-{year}.bin"


def fresh_table(agency: Agency, asked: Question, *, most: int | None = None) -> Table:
    """The facts of everybody considered in the year, equal to the database.

    ``most``: people to derive at most before returning (at least one unit is); who is still to come is left out and
    counted in ``waiting``; the next call goes on with them and reads nothing again. One query while no act since may
    have touched a fact, eleven after one that may have.
    """
    path, key = path_of(agency.pk, asked.year), _key(agency, asked)
    found = read(path)
    if found is not None and found.key != key:
        found = None
    if found is not None and _still_holds(found.head):
        if found.waiting:
            found = _continued(agency, asked, found, most)
            write(path, found)
        return found
    # Asked before the facts are read: what is done meanwhile makes the file too old, never too new.
    head = _journal_head()
    table, changed = _brought_up(agency, asked, key, head, found, most)
    if changed or found is None or found.head != table.head:
        write(path, table)
    return table


def _key(agency: Agency, asked: Question) -> str:
    rules = [(award, rule.id, rule.trees["individual"], rule.draft_trees) for award, rule in asked.rules.items()]
    days = (asked.dates.decision, asked.dates.council_meeting, asked.dates.dossier_received)
    parts = (agency.pk, asked.year, days, asked.as_of, version("thidua"), law.rulebook_digest(), rules)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _still_holds(head: str | None) -> bool:
    """Whether the journal goes on from the row that a table was made after, with nothing that may touch a fact."""
    if head is None:
        return False
    seq = int(head.partition(" ")[0])
    since = JournalEntry.objects.filter(seq__gte=seq).order_by("seq").values_list("seq", "hash", "verb")[:_MOST_SINCE]
    rows = list(since)
    if not rows or f"{rows[0][0]} {rows[0][1]}" != head or len(rows) == _MOST_SINCE:
        return False
    return all(verb.partition(".")[0] in TOUCH_NO_FACT for _, _, verb in rows[1:])


def _journal_head() -> str | None:
    """Number and hash of the last act; None where there is none to rely on."""
    last = JournalEntry.objects.order_by("-seq").values_list("seq", "hash").first()
    return f"{last[0]} {last[1]}" if last else None


def _brought_up(
    agency: Agency, asked: Question, key: str, head: str | None, old: Table | None, most: int | None
) -> tuple[Table, bool]:
    rows = rows_of(agency.pk, asked.year)
    now = stamps(rows)
    kept = {unit: stamp for unit, (stamp, _) in old.units.items()} if old else {}
    order = _in_order(agency.pk, now)
    stale = [unit for unit in order if kept.get(unit) != now[unit]]
    by_unit = rows.by_unit()
    chosen = _up_to(most, stale, {unit: len(people) for unit, people in by_unit.items()})
    parts = _old_parts(old, now) | _derived(rows, now, asked, chosen)
    parts = {unit: parts[unit] for unit in order if unit in parts}
    waiting = sum(len(by_unit[unit]) for unit in stale[len(chosen) :])
    made = _table(key, head, asked, parts, waiting)
    same = old is not None and not stale and list(old.units) == list(made.units)
    return made, not same


def _continued(agency: Agency, asked: Question, old: Table, most: int | None) -> Table:
    """The table with the next units that still wait; those that are in it stand, since no fact was touched since."""
    sizes = unit_sizes(agency.pk, asked.year)
    order = _in_order(agency.pk, sizes)
    waiting = [unit for unit in order if unit not in old.units]
    chosen = _up_to(most, waiting, sizes)
    rows = rows_of(agency.pk, asked.year, frozenset(chosen))
    parts = _old_parts(old, {unit: stamp for unit, (stamp, _) in old.units.items()})
    parts |= _derived(rows, stamps(rows), asked, chosen)
    left = sum(sizes[unit] for unit in waiting[len(chosen) :])
    return _table(old.key, old.head, asked, {unit: parts[unit] for unit in order if unit in parts}, left)


def _table(key: str, head: str | None, asked: Question, parts: dict[int, Part], waiting: int) -> Table:
    units = {unit: (stamp, len(people)) for unit, (stamp, people, *_) in parts.items()}
    return Table(key, head, units, *_joined(asked, list(parts.values())), waiting)


def _in_order(agency_id: int, units: Collection[int]) -> list[int]:
    order = Unit.objects.filter(agency_id=agency_id).order_by("position", "code").values_list("pk", flat=True)
    return [unit for unit in order if unit in units]


def _up_to(most: int | None, units: Sequence[int], sizes: dict[int, int]) -> Sequence[int]:
    """The first units with together at most so many people; at least one."""
    if most is None:
        return units
    total = 0
    for place, unit in enumerate(units):
        total += sizes[unit]
        if total > most:
            return units[: max(place, 1)]
    return units


def _old_parts(old: Table | None, now: dict[int, str]) -> dict[int, Part]:
    """What is still right of the old table."""
    if old is None:
        return {}
    places = old.slices()
    return {
        unit: (stamp, old.people[places[unit]], old.small[:, places[unit]], old.large[:, places[unit]])
        for unit, (stamp, _) in old.units.items()
        if now.get(unit) == stamp
    }


def _derived(rows: Rows, now: dict[int, str], asked: Question, units: Sequence[int]) -> dict[int, Part]:
    """Facts of some units out of the rows, some units at a time because sheets take far more room than columns."""
    found: dict[int, Part] = {}
    for start in range(0, len(units), _UNITS_AT_A_TIME):
        some = rows.only(frozenset(units[start : start + _UNITS_AT_A_TIME]))
        roll = Roll(register_of_rows(some), asked.year, asked.dates.looked_at, asked.dates.decision)
        subjects = {subject.code: subject for subject in roll.subjects if subject.is_person}
        for unit, people in some.by_unit().items():
            # Somebody without a place of work in the record is nobody the law can be asked about.
            known = [key for key in people if some.people[key][2] in subjects]
            sheets = [sheets_of(roll, subjects[some.people[key][2]], asked) for key in known]
            found[unit] = (now[unit], np.array(known, np.int64), *tables_of(asked.rules, sheets))
    return found


def _joined(asked: Question, parts: Sequence[Part]) -> tuple[People, Small, Large]:
    if not parts:
        rows = layout_of(asked.rules).values()
        small, large = sum(one.small for one in rows), sum(one.large for one in rows)
        return np.zeros(0, np.int64), np.zeros((small, 0), np.uint8), np.zeros((large, 0), np.int16)
    _, people, small_parts, large_parts = zip(*parts, strict=True)
    return np.concatenate(people), np.concatenate(small_parts, axis=1), np.concatenate(large_parts, axis=1)
