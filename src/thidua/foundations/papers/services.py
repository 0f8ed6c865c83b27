"""Keep official papers: draft, number, issue. Called inside a stage's act; issuing seals the paper in the journal."""

import datetime as dt
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from thidua.foundations.audit import journal
from thidua.foundations.audit.seals import seal
from thidua.foundations.files.store import load, store
from thidua.foundations.org.models import Agency
from thidua.foundations.papers import render_docx, render_pdf
from thidua.foundations.papers.content import Paper, Signatory
from thidua.foundations.papers.enums import Channel, DeliveryState, NumberState, PaperState
from thidua.foundations.papers.models import Delivery, OfficialPaper
from thidua.foundations.papers.numbering import cancel_entry, enter_number, type_name_of, words_of
from thidua.foundations.papers.verify import sealed_facts
from thidua.foundations.papers.wording.filling import receivers
from thidua.foundations.papers.wording.model import Wording
from thidua.foundations.papers.wording_page.selectors import in_own_words
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.errors import StaleState
from thidua.vietnamese import fold


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


def number_paper(record: OfficialPaper, *, symbol: str, dated_on: dt.date, number: int | None = None) -> OfficialPaper:
    """Give a draft its number (the next one, or one the records office already took) and its date."""
    if record.state != PaperState.DRAFT:
        raise StaleState(record.get_state_display())
    entry = enter_number(
        record.agency_id, symbol=symbol, dated_on=dated_on, subject=record.title, number=number, paper=record
    )
    record.number, record.symbol, record.dated_on, record.year = entry.number, symbol, dated_on, entry.year
    record.state = PaperState.NUMBERED
    record.save()
    return record


def give_number_up(record: OfficialPaper, reason: str) -> OfficialPaper:
    """Take a numbered paper back to a draft; its number stays in the book, cancelled, with the reason.

    Called inside the act of the stage the paper belongs to. InputRefused without a reason, StaleState once issued.
    """
    if record.state != PaperState.NUMBERED:
        raise StaleState(record.get_state_display())
    cancel_entry(record.number_entries.get(state=NumberState.TAKEN), reason)
    record.number, record.symbol, record.dated_on, record.state = None, "", None, PaperState.DRAFT
    record.save()
    return record


def settle_paper(record: OfficialPaper, paper: Paper) -> OfficialPaper:
    """Lay out the final bytes of a numbered paper, so that they can be signed; equal papers give equal bytes."""
    if record.state != PaperState.NUMBERED:
        raise StaleState(record.get_state_display())
    _lay_out(record, paper)
    record.save(update_fields=["docx", "pdf", "wording"])
    return record


def issue_paper(
    record: OfficialPaper,
    paper: Paper,
    *,
    recipients: Iterable[tuple[str, str]] = (),
    signed: tuple[str, bytes] | None = None,
    keep_bytes: bool = False,
) -> OfficialPaper:
    """Freeze the final bytes, attach the signed scan or file, list the recipients. After this nothing changes.

    ``keep_bytes``: the bytes are digitally signed already and stay as they are.
    """
    if record.issued_at is not None:
        raise StaleState(record.get_state_display())
    if not keep_bytes:
        _lay_out(record, paper)
    if signed:
        record.signed_copy = store(record.agency_id, signed[0], signed[1], "signed-paper")
    record.state, record.issued_at = PaperState.ISSUED, clock.now()
    record.save()
    journal.record(record, seals={f"paper:{record.pk}": seal(sealed_facts(record))})
    named = list(recipients)
    if record.wording:
        named = receivers(Wording.from_json(record.wording.wording), paper, named)
    Delivery.objects.bulk_create(
        Delivery(
            paper=record,
            recipient=name[:300],
            purpose=purpose,
            channel=channel_of(record.agency, name),
            state=DeliveryState.PENDING,
        )
        for name, purpose in named
    )
    _complete_entry(record, paper, [name for name, _purpose in named])
    return record


def channel_of(agency: Agency, recipient: str) -> str:
    """The likely way to a recipient: the website and the archive by their names, the agency above by package."""
    words = fold(recipient).split()
    if words[:1] == ["luu"]:
        return Channel.ARCHIVE
    if "website" in words or "thong tin dien tu" in " ".join(words):
        return Channel.WEBSITE
    above = agency.parent.name if agency.parent else ""
    return Channel.PACKAGE if above and words == fold(above).split() else Channel.INBOX


def _complete_entry(record: OfficialPaper, paper: Paper, recipients: list[str]) -> None:
    """What the book says of an issued paper is taken from the paper itself."""
    signed = paper.closing.signatories[-1:]
    names = [*paper.addressees, *recipients] or [one.name for one in paper.closing.recipients]
    entry = record.number_entries.filter(state=NumberState.TAKEN).first()
    if entry is None:
        return  # a sheet without a number (pledge, payment) stands in no book
    entry.state = NumberState.ISSUED
    entry.type_name = paper.title or type_name_of(record.symbol)
    entry.signer = signed[0].name if signed else ""
    entry.capacity = capacity_line(signed[0])[:300] if signed else ""
    entry.recipients = "; ".join(dict.fromkeys(names))
    entry.kept_at = f"VT, {paper.closing.archive}" if paper.closing.archive else "VT"
    entry.pages = page_count(load(record.pdf)) if record.pdf else None
    entry.words = words_of(entry)
    entry.save()


def capacity_line(signatory: Signatory) -> str:
    """ "KT. Giám đốc, Phó Giám đốc"; the title alone when the head signs in person."""
    head = f"{signatory.authority} {signatory.authority_title}" if signatory.authority else ""
    deputy = f"KT. {signatory.deputy_for}" if signatory.deputy_for else ""
    return ", ".join(part for part in (head, deputy, signatory.title) if part)


def page_count(pdf: bytes) -> int:
    """Number of pages of a PDF of ours."""
    import pypdfium2  # heavy to load, and most acts issue nothing

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def mark_sent(delivery: Delivery) -> None:
    """Say that a recipient was sent the paper."""
    Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.PENDING).update(
        state=DeliveryState.SENT, sent_at=clock.now()
    )


def _lay_out(record: OfficialPaper, paper: Paper) -> None:
    """Draw the paper, in the agency's own wording of its day where there is one."""
    day = record.dated_on or paper.issue.date or clock.today()
    paper, record.wording = in_own_words(record.agency_id, paper, day)
    stem = fold(f"{record.kind}-{record.origin_id}").replace(" ", "-")
    # The engine of the PDF works beside the interpreter, so a long table takes the time of the slower form only.
    with ThreadPoolExecutor(1) as beside:
        drawn = beside.submit(render_pdf, paper)
        docx = render_docx(paper)
        pdf = drawn.result()
    record.docx = store(record.agency_id, f"{stem}.docx", docx, "paper")
    record.pdf = store(record.agency_id, f"{stem}.pdf", pdf, "paper")
