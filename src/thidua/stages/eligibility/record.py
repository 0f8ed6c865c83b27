"""The record that the law is asked on: the ledger of an agency with the year's registrations, and each subject's part
of it with a digest, so that an answer given on other facts is found out."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from thidua.foundations.ledger.selectors import register_of
from thidua.foundations.org.models import Agency
from thidua.foundations.workbook.model import Register
from thidua.stages.eligibility.assess import AssessmentDates
from thidua.stages.movements.models import Movement
from thidua.stages.registration.selectors import registration_rows

Facts = dict[str, Any]
_OF_SUBJECT = ("ratings", "matters", "held", "registrations")
_OF_PERSON = ("initiatives", "discipline")


def record_of(agency: Agency, year: int, dates: AssessmentDates) -> Register:
    """The agency's record for ``year``: ledger and registrations. Without a movement registrations are unknown."""
    register = register_of(agency, year)
    movement = Movement.objects.filter(agency=agency, year=year, kind="annual").exclude(state="cancelled").first()
    info = replace(
        register.info,
        decision_date=dates.decision,
        council_meeting=dates.council_meeting,
        dossier_received=dates.dossier_received,
    )
    return replace(register, info=info, registrations=registration_rows(movement) if movement else None)


def facts_by_subject(register: Register) -> dict[str, Facts]:
    """Each subject's own rows of the record. A unit's part names its people with the digests of theirs, because a
    collective is judged by its members."""
    parts: dict[str, Facts] = {row.code: {"person": []} for row in register.people or ()}
    for stay in register.people or ():
        parts[stay.code]["person"].append(_plain(stay))
    _spread(register, _OF_SUBJECT, "code", parts)
    _spread(register, _OF_PERSON, "person_code", parts)
    members: dict[str, list[str]] = defaultdict(list)
    for stay in register.people or ():
        members[stay.unit_code].append(f"{stay.code}:{digest_of_facts(parts[stay.code])}")
    for unit in register.units or ():
        own = parts.setdefault(unit.code, {})
        own["unit"] = _plain(unit)
        own["members"] = sorted(set(members[unit.code]))
    _with_units_below(register, parts)
    return parts


def digest_of_facts(facts: Mapping[str, Any]) -> str:
    """SHA-256 (hexadecimal) over the canonical JSON of one subject's facts."""
    canonical = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"), cls=DjangoJSONEncoder)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _spread(register: Register, lists: Iterable[str], key: str, parts: dict[str, Facts]) -> None:
    for name in lists:
        rows = getattr(register, name)
        for row in rows or ():
            parts.setdefault(getattr(row, key), {}).setdefault(name, []).append(_plain(row))


def _with_units_below(register: Register, parts: dict[str, Facts]) -> None:
    """A unit's members are also those of the units under it."""
    for unit in register.units or ():
        below = sorted(row.code for row in register.units or () if row.parent_code == unit.code)
        if below:
            parts[unit.code]["below"] = [[code, parts[code].get("members", [])] for code in below]


def _plain(row: Any) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(asdict(row), cls=DjangoJSONEncoder, ensure_ascii=False))
    return plain
