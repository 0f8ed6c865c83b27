"""Numbers of outgoing papers: which series a symbol belongs to, and the book in which no number is lost or given twice.

Decree 30/2020/NĐ-CP, annex I, II.3: numbers run from 01 on 1 January to 31 December, paper and
electronic papers together; an advisory body that uses the agency's seal has a series of its own, and so have copies.
"""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from thidua.foundations.audit import journal
from thidua.foundations.audit.seals import seal
from thidua.foundations.papers.content import COPY_SYMBOLS, CopyForm
from thidua.foundations.papers.enums import NumberingWay, NumberState
from thidua.foundations.papers.models import NumberEntry, NumberingRule, NumberSeries
from thidua.foundations.workflow import db
from thidua.foundations.workflow.errors import InputRefused, StaleState
from thidua.vietnamese import fold, nfc_clean
from thidua.vietnamese.kinds import ADMINISTRATIVE_KINDS

SERIES_LOCK = 0x7D0B
COPY_KINDS = {"SY": "Bản sao y", "TrS": "Bản trích sao", "SL": "Bản sao lục"}
COPIES = "SAO"
DISPATCH = "Công văn"
ARRIVALS = "ĐẾN"
"""Series of the book of incoming papers; it has no sign of its own on a paper."""

MOST = 99_999
"""No agency issues more papers of one kind in a year; a larger number is a slip of the hand."""


def series_of(symbol: str, way: str = NumberingWay.BY_KIND) -> str:
    """The series a symbol draws its number from: kind and issuer, the issuer alone for a dispatch, one for copies.

    In the common way it is the issuer alone for every kind; copies keep their own, and an advisory body is an issuer.

    "QĐ-SNgV" and "BB-HĐTĐKT" are series of their own, "SNgV-VP" and "SNgV-TTr" both draw from "SNgV", "SY-SNgV" and
    "SL-SNgV" both from "SAO-SNgV".
    """
    head, _dash, rest = symbol.strip().lstrip("/").partition("-")
    if head in COPY_KINDS:
        return f"{COPIES}-{rest}"[:60]
    if head in ADMINISTRATIVE_KINDS and rest:
        return (rest.partition("-")[0] if way == NumberingWay.COMMON else f"{head}-{rest}")[:60]
    return head[:60]


def way_of(agency_id: int, year: int) -> str:
    """How the numbers of ``year`` run: the rule of that year or of the last one before it. One query."""
    rules = NumberingRule.objects.filter(agency_id=agency_id, year__lte=year).order_by("-year")
    return rules.values_list("way", flat=True).first() or NumberingWay.BY_KIND


def set_way(agency_id: int, year: int, way: str) -> NumberingRule:
    """Number ``year`` and those after it in ``way``. InputRefused once a number of the year is in the book.

    Later years that have numbers already keep the way they were begun in.
    """
    db.serialise_writers(SERIES_LOCK)
    taken = NumberEntry.objects.filter(agency_id=agency_id)
    first = taken.filter(year=year).order_by("pk").first()
    if first is not None:
        raise InputRefused(
            _("Năm %(year)d đã cấp số %(number)s, cách đánh số giữ đến hết năm. Chọn năm chưa cấp số nào.")
            % {"year": year, "number": first.full_number}
        )
    begun = set(taken.filter(year__gt=year).order_by().values_list("year", flat=True))
    ruled = NumberingRule.objects.filter(agency_id=agency_id).values_list("year", flat=True)
    kept = [
        NumberingRule(agency_id=agency_id, year=later, way=way_of(agency_id, later)) for later in begun - set(ruled)
    ]
    NumberingRule.objects.bulk_create(kept)
    return NumberingRule.objects.update_or_create(agency_id=agency_id, year=year, defaults={"way": way})[0]


def type_name_of(symbol: str) -> str:
    """Name of the kind a symbol stands for; a dispatch has none in its symbol."""
    head = symbol.partition("-")[0]
    return COPY_KINDS.get(head) or ADMINISTRATIVE_KINDS.get(head, DISPATCH)


def form_of_copy(symbol: str) -> CopyForm | None:
    """The form of copy that a symbol names; None for the symbol of an original."""
    head = symbol.strip().lstrip("/").partition("-")[0]
    return next((form for form, sign in COPY_SYMBOLS.items() if sign == head), None)


def take_number(agency_id: int, year: int, symbol: str) -> int:
    """Take the next number of the series of ``symbol`` in ``year``, in the act's transaction: no gap, none twice."""
    series = _series(agency_id, year, series_of(symbol, way_of(agency_id, year)))
    series.last += 1
    series.save(update_fields=["last"])
    return series.last


def take_arrival(agency_id: int, year: int) -> int:
    """Take the next number of arrival of ``year``, as ``take_number``."""
    series = _series(agency_id, year, ARRIVALS)
    series.last += 1
    series.save(update_fields=["last"])
    return series.last


def _series(agency_id: int, year: int, name: str) -> NumberSeries:
    db.serialise_writers(SERIES_LOCK)
    return NumberSeries.objects.get_or_create(agency_id=agency_id, year=year, series=name)[0]


def enter_number(
    agency_id: int, *, symbol: str, dated_on: dt.date, subject: str, number: int | None = None, **fields: object
) -> NumberEntry:
    """Write a number into the book: the next one, or one the records office gave. Sealed in the journal.

    InputRefused for a number that is in the book already, whether in force or cancelled, or not between 1 and 99,999.
    """
    year = dated_on.year
    db.serialise_writers(SERIES_LOCK)
    name = series_of(symbol, way_of(agency_id, year))
    later = _later_day(agency_id, year, name, dated_on) if number is None else None
    if number is None:
        number = take_number(agency_id, year, symbol)
    else:
        _claim(agency_id, year, name, number)
    entry = NumberEntry.objects.create(
        agency_id=agency_id,
        year=year,
        series=name,
        number=number,
        symbol=symbol,
        dated_on=dated_on,
        subject=subject[:500],
        **{"type_name": type_name_of(symbol), "note": _backdated(later), **fields},
    )
    entry.words = words_of(entry)
    entry.save(update_fields=["words"])
    journal.record(entry, number=entry.full_number, seals={f"number:{entry.pk}": seal(number_facts(entry))})
    return entry


def _later_day(agency_id: int, year: int, series: str, day: dt.date) -> NumberEntry | None:
    """The line of the series with the latest day after ``day``; None when ``day`` is in its turn."""
    after = NumberEntry.objects.filter(agency_id=agency_id, year=year, series=series, dated_on__gt=day)
    return after.order_by("-dated_on", "-number").first()


def later_line(agency_id: int, symbol: str, day: dt.date) -> NumberEntry | None:
    """A line dated after ``day`` in the series that ``symbol`` would draw its next number from."""
    return _later_day(agency_id, day.year, series_of(symbol, way_of(agency_id, day.year)), day)


def _backdated(later: NumberEntry | None) -> str:
    """What the book says of a number that is out of the order of days."""
    if later is None:
        return ""
    named = {"number": later.full_number, "day": f"{later.dated_on:%d/%m/%Y}"}
    return _("Cấp số sau số %(number)s đề ngày %(day)s.") % named


def words_of(entry: NumberEntry) -> str:
    """What search finds an entry by: number, kind, subject, signer and recipients without marks."""
    parts = (entry.full_number, entry.type_name, entry.subject, entry.signer, entry.recipients)
    return fold(" ".join(part for part in parts if part))


def cancel_entry(entry: NumberEntry, reason: str, sources: Sequence[str] = (NumberState.TAKEN,)) -> None:
    """Give a number up: it stays in the book with the reason. InputRefused without one, StaleState once used."""
    words = nfc_clean(reason).strip()
    if not words:
        raise InputRefused(_("Chưa ghi lý do hủy số %(number)s, sổ phải có lý do.") % {"number": entry.full_number})
    open_rows = NumberEntry.objects.filter(pk=entry.pk, state__in=sources)
    if open_rows.update(state=NumberState.CANCELLED, note=words[:500], paper=None) != 1:
        entry.refresh_from_db(fields=["state"])
        raise StaleState(entry.get_state_display())
    entry.state, entry.note, entry.paper = NumberState.CANCELLED, words[:500], None
    journal.record(entry, number=entry.full_number, cancelled=True)


def _claim(agency_id: int, year: int, name: str, number: int) -> None:
    """Let the series know a number given outside, so that it never gives it again."""
    if not 1 <= number <= MOST:
        raise InputRefused(_("Số văn bản là số nguyên từ 1 đến %(most)d.") % {"most": MOST})
    series = _series(agency_id, year, name)
    used = NumberEntry.objects.filter(agency_id=agency_id, year=year, series=series.series, number=number).first()
    if used is not None:
        raise InputRefused(
            _("Số %(number)s đã dùng trong năm %(year)d cho “%(subject)s”. Nhập số khác hoặc để trống.")
            % {"number": used.full_number, "year": year, "subject": used.subject}
        )
    if number > series.last:
        series.last = number
        series.save(update_fields=["last"])


def number_facts(entry: NumberEntry) -> dict[str, object]:
    """What never changes once a number is taken."""
    return {"agency": entry.agency_id, "year": entry.year, "series": entry.series, "number": entry.number}


def with_note(before: str, words: str) -> str:
    """The note of a line with ``words`` after it: what the keeper wrote stays, cut where the column of 500 is full."""
    kept = before[: max(0, 500 - len(words) - 2)]
    return "; ".join(part for part in (kept, words[:500]) if part)
