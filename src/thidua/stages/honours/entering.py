"""Put rows into the register of honours: numbered after the last of the year, each with a code no certificate has."""

from collections.abc import Sequence

from django.db.models import Max

from thidua.stages.honours.codes import new_codes
from thidua.stages.honours.models import HonourEntry

REGISTER_LOCK = 0x7D0C


def number_entries(entries: Sequence[HonourEntry], agency_id: int, year: int) -> None:
    """Number the entries after the last of the year and write them.

    The caller holds ``REGISTER_LOCK``: writers are let in one by one, so a code that is free here stays free.
    """
    last = HonourEntry.objects.filter(agency_id=agency_id, year=year).aggregate(last=Max("entry_number"))["last"] or 0
    codes = new_codes(len(entries))
    while taken := set(HonourEntry.objects.filter(code__in=codes).values_list("code", flat=True)):
        codes = [code for code in codes if code not in taken]
        codes += [code for code in new_codes(len(entries)) if code not in codes][: len(entries) - len(codes)]
    for number, (entry, code) in enumerate(zip(entries, codes, strict=True), start=last + 1):
        entry.entry_number, entry.code = number, code
    HonourEntry.objects.bulk_create(entries)


def entries_by_subject(agency_id: int, year: int, number: str) -> dict[tuple[int | None, int | None, str], HonourEntry]:
    """What one decision gave in one year, by person, unit and award; one in force counts before one taken back."""
    rows = HonourEntry.objects.filter(agency_id=agency_id, year=year, decision_number=number)
    ordered = sorted(rows, key=lambda row: (row.state == "valid", row.pk))
    return {(row.person_id, row.unit_id, row.award): row for row in ordered}
