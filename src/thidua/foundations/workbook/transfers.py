"""One person in several rows, a row for each unit he served in: joined into one, at the unit he is in now."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from thidua.foundations.workbook.crosscheck import Found, Numbered
from thidua.foundations.workbook.model import PersonRow
from thidua.vietnamese import format_date, tone_normal

SHEET = "Nhân sự"


def join_transfers(rows: Sequence[Numbered], found: Found) -> tuple[Numbered, ...]:
    """Join the rows of one code that follow each other without a gap; any other repetition stays, to be refused.

    The joined row stands where the last of them stood, with the first day of the first. The unit of the last row is
    the one that reviews the year, as after a transfer the receiving unit does.
    """
    by_code: dict[str, list[Numbered]] = {}
    for number, row in rows:
        by_code.setdefault(row.code, []).append((number, row))
    joined: dict[int, PersonRow | None] = {}
    for same in by_code.values():
        service = sorted(same, key=lambda one: one[1].from_date)
        if len(service) > 1 and all(_follows(before, after) for (_, before), (_, after) in pairwise(service)):
            joined |= dict.fromkeys(number for number, _ in service)
            number, last = service[-1]
            joined[number] = _joined([row for _, row in service])
            day = format_date(last.from_date)
            text = f"“{last.full_name}” (mã {last.code}) có {len(service)} dòng nối tiếp nhau"
            found.notice(SHEET, f"{text}; đã coi là một người, xét ở đơn vị {last.unit_code} từ ngày {day}.", number)
    kept = ((number, joined.get(number, row)) for number, row in rows)
    return tuple((number, row) for number, row in kept if row is not None)


def _follows(before: PersonRow, after: PersonRow) -> bool:
    births = {before.birth_date, after.birth_date} - {None}
    one_person = tone_normal(before.full_name) == tone_normal(after.full_name) and len(births) < 2
    end = before.to_date
    return one_person and end is not None and after.from_date in (end, end + dt.timedelta(days=1))


def _joined(service: Sequence[PersonRow]) -> PersonRow:
    known = replace(service[-1], from_date=service[0].from_date)
    for earlier in reversed(service[:-1]):
        known = replace(
            known,
            birth_date=known.birth_date or earlier.birth_date,
            gender=known.gender or earlier.gender,
            employment=known.employment or earlier.employment,
        )
    return known
