"""Keep official papers: draft, number, issue. Called inside a stage's act; issuing seals the paper in the journal."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from thidua.foundations.audit import journal
from thidua.foundations.audit.seals import seal
from thidua.foundations.files.store import store
from thidua.foundations.papers import render_docx, render_pdf
from thidua.foundations.papers.content import Paper
from thidua.foundations.papers.enums import DeliveryState, PaperState
from thidua.foundations.papers.models import Delivery, NumberSeries, OfficialPaper
from thidua.foundations.papers.verify import sealed_facts
from thidua.foundations.workflow import clock, db
from thidua.foundations.workflow.errors import InputRefused, StaleState
from thidua.vietnamese import fold

_SERIES_LOCK = 0x7D0B


def draft_paper(
    agency_id: int, paper: Paper, *, kind: str, title: str, year: int, origin: str, origin_id: int
) -> OfficialPaper:
    """Lay ``paper`` out and keep it as a draft; a draft of the same origin is overwritten, an issued paper never."""
    record = OfficialPaper.objects.filter(
        agency_id=agency_id, kind=kind, origin=origin, origin_id=origin_id, state=PaperState.DRAFT
    ).first() or OfficialPaper(agency_id=agency_id, kind=kind, origin=origin, origin_id=origin_id)
    record.title, record.year = title[:500], year
    _lay_out(record, paper)
    record.save()
    return record


def take_number(agency_id: int, year: int, symbol: str) -> int:
    """Take the next number of the series of ``symbol`` in ``year``, in the act's transaction: no gap, none twice."""
    db.serialise_writers(_SERIES_LOCK)
    series, _made = NumberSeries.objects.get_or_create(
        agency_id=agency_id, year=year, series=symbol.partition("/")[0][:20]
    )
    series.last += 1
    series.save(update_fields=["last"])
    return series.last


def number_paper(record: OfficialPaper, *, symbol: str, dated_on: dt.date, number: int | None = None) -> OfficialPaper:
    """Give a draft its number (the next one, or one the records office already took) and its date."""
    if record.state != PaperState.DRAFT:
        raise StaleState(record.get_state_display())
    year = dated_on.year
    if number is None:
        number = take_number(record.agency_id, year, symbol)
    elif OfficialPaper.objects.filter(agency_id=record.agency_id, year=year, symbol=symbol, number=number).exists():
        raise InputRefused(
            _("Số %(number)d/%(symbol)s đã dùng trong năm %(year)d.")
            % {"number": number, "symbol": symbol, "year": year}
        )
    record.number, record.symbol, record.dated_on, record.year = number, symbol, dated_on, year
    record.state = PaperState.NUMBERED
    record.save()
    return record


def issue_paper(
    record: OfficialPaper,
    paper: Paper,
    *,
    recipients: Iterable[tuple[str, str]] = (),
    signed: tuple[str, bytes] | None = None,
) -> OfficialPaper:
    """Freeze the final bytes, attach the signed scan or file, list the recipients. After this nothing changes."""
    if record.state == PaperState.ISSUED:
        raise StaleState(record.get_state_display())
    _lay_out(record, paper)
    if signed:
        record.signed_copy = store(record.agency_id, signed[0], signed[1], "signed-paper")
    record.state, record.issued_at = PaperState.ISSUED, clock.now()
    record.save()
    journal.record(record, seals={f"paper:{record.pk}": seal(sealed_facts(record))})
    Delivery.objects.bulk_create(
        Delivery(paper=record, recipient=name[:300], purpose=purpose, state=DeliveryState.PENDING)
        for name, purpose in recipients
    )
    return record


def mark_sent(delivery: Delivery) -> None:
    """Say that a recipient was sent the paper."""
    Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.PENDING).update(
        state=DeliveryState.SENT, sent_at=clock.now()
    )


def _lay_out(record: OfficialPaper, paper: Paper) -> None:
    stem = fold(f"{record.kind}-{record.origin_id}").replace(" ", "-")
    record.docx = store(record.agency_id, f"{stem}.docx", render_docx(paper), "paper")
    record.pdf = store(record.agency_id, f"{stem}.pdf", render_pdf(paper), "paper")
