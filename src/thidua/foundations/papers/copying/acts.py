"""The act of copying: number of the yearly series of copies, frozen pages, recipients, all or nothing."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.files.store import load, store
from thidua.foundations.org.models import Agency, Person
from thidua.foundations.papers import services as papers
from thidua.foundations.papers.capacity import powers_on
from thidua.foundations.papers.content import (
    COPY_SYMBOLS,
    Closing,
    CopyForm,
    CopyNote,
    NumberAndDate,
    Paper,
    PaperKind,
    Recipient,
    Signatory,
)
from thidua.foundations.papers.copying.originals import Original, may_copy
from thidua.foundations.papers.layout import copied
from thidua.foundations.papers.letterheads import letterhead_of
from thidua.foundations.papers.looks import Role
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.papers.numbering import COPY_KINDS
from thidua.foundations.papers.selectors import COPY_KIND, OPEN_COPY_KIND
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import InputRefused


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the clerk asks for: the form, who signs on which day, who receives it, and of an extract its parts.

    ``archive`` is the unit after “Lưu: VT”, empty for none. ``everyone``: everybody of the agency reads the copy.
    """

    form: CopyForm
    signer: Person
    dated_on: dt.date
    recipients: tuple[Recipient, ...]
    archive: str = ""
    parts: Collection[str] = ()
    everyone: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """The bytes of a copy; ``docx`` only of an extract, which is laid out anew."""

    pdf: bytes
    docx: bytes | None = None


@command("papers.copy")
def issue_copy(original: Original, wanted: Wanted, *, actor: Actor) -> OfficialPaper:
    """Issue a certified copy; the original's own bytes stay as they are.

    InputRefused for a day before the original's or still to come, a signatory without a power on that day, no
    recipient, no part of an extract, or pages that cannot be read.
    """
    require(may_copy(actor, original, wanted.form))
    agency = Agency.objects.select_related("parent").get(pk=actor.agency_id)
    note = note_of(agency, original, wanted)
    symbol = f"{COPY_SYMBOLS[wanted.form]}-{note.letterhead.symbol_suffix}"
    source = original.words if wanted.form == "Trích sao" else original.pages
    made = OfficialPaper.objects.create(
        agency=agency,
        kind=OPEN_COPY_KIND if original.everyone or wanted.everyone else COPY_KIND,
        title=f"{wanted.form} {original.name}: {original.subject}"[:500],
        year=wanted.dated_on.year,
        origin=original.origin,
        origin_id=original.origin_id,
        typed={"parts": list(wanted.parts), "source": source.sha256 if source else ""},
    )
    papers.number_paper(made, symbol=symbol, dated_on=wanted.dated_on)
    note = note_of(agency, original, wanted, str(made.number))
    drawn, stem = draw(original, wanted, note), made.full_number.replace("/", "-")
    made.pdf = store(agency.pk, f"{stem}.pdf", drawn.pdf, "paper")
    made.docx = store(agency.pk, f"{stem}.docx", drawn.docx, "paper") if drawn.docx else None
    named = [(one.name, one.purpose or "") for one in wanted.recipients]
    papers.issue_paper(made, _in_the_book(note, symbol), recipients=named, keep_bytes=True)
    record(made, copy_of=[original.origin, original.origin_id], source=made.typed["source"], parts=len(wanted.parts))
    return made


def note_of(agency: Agency, original: Original, wanted: Wanted, number: str | None = None) -> CopyNote:
    """The mark of the copy; without a number as it will look. InputRefused as ``issue_copy``."""
    _check_day(original, wanted.dated_on)
    if not wanted.recipients:
        raise InputRefused(_("Chưa có nơi nhận. Ghi mỗi nơi nhận một dòng."))
    return CopyNote(
        wanted.form,
        letterhead_of(agency),
        NumberAndDate(number, wanted.dated_on),
        _signatory(agency.pk, wanted),
        wanted.recipients,
        wanted.archive,
    )


def draw(original: Original, wanted: Wanted, note: CopyNote) -> Drawn:
    """The copy as it will be kept: pages of the signed file with the mark, or the chosen parts laid out anew."""
    if wanted.form == "Trích sao":
        return _extract(original, wanted, note)
    from thidua.foundations.papers.copying.pages import as_pages, whole_copy  # engines are slow to load

    if original.pages is None:
        raise InputRefused(_("Chưa có bản ký của văn bản."))
    return Drawn(whole_copy(as_pages(original.pages.name, load(original.pages)), note))


def _extract(original: Original, wanted: Wanted, note: CopyNote) -> Drawn:
    from thidua.foundations.papers.copying.parts import extract, parts_of, sheets_of
    from thidua.foundations.papers.docx_writer import write_sheets
    from thidua.foundations.papers.pdf_writer import draw_sheets

    sheets = sheets_of(load(original.words)) if original.words else ()
    chosen = [part for part in parts_of(sheets) if part.key in wanted.parts]
    if not any(part.role is not Role.BASIS for part in chosen):
        raise InputRefused(_("Chưa chọn phần để trích sao. Chọn ít nhất một điều, khoản, đoạn hoặc dòng danh sách."))
    kept = extract(sheets, {part.key for part in chosen})
    whole = (*kept[:-1], copied(kept[-1], note))
    day = wanted.dated_on
    named = (
        f"{wanted.form} {original.name}",
        note.letterhead.agency,
        dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC),
    )
    return Drawn(draw_sheets(whole, *named), write_sheets(whole, *named))


def _check_day(original: Original, day: dt.date) -> None:
    if day < original.day:
        raise InputRefused(
            _("Ngày sao %(day)s trước ngày %(first)s của văn bản được sao. Nhập ngày từ đó trở đi.")
            % {"day": f"{day:%d/%m/%Y}", "first": f"{original.day:%d/%m/%Y}"}
        )
    if day > clock.today():
        raise InputRefused(_("Ngày sao %(day)s sau ngày hôm nay. Nhập ngày đến hôm nay.") % {"day": f"{day:%d/%m/%Y}"})


def _signatory(agency_id: int, wanted: Wanted) -> Signatory:
    power = powers_on(agency_id, wanted.dated_on).get(wanted.signer.pk)
    if power is None:
        raise InputRefused(
            _("Ngày %(day)s %(name)s chưa có thẩm quyền ký trong sổ. Ghi thẩm quyền ký trước.")
            % {"day": f"{wanted.dated_on:%d/%m/%Y}", "name": wanted.signer.full_name}
        )
    return power.signatory(wanted.signer.full_name)


def _in_the_book(note: CopyNote, symbol: str) -> Paper:
    """What the book takes from a copy; its bytes are drawn already."""
    return Paper(
        PaperKind.NOTICE,
        COPY_KINDS[COPY_SYMBOLS[note.form]],
        "",
        note.letterhead,
        symbol,
        note.issue,
        (),
        Closing((note.signatory,), note.recipients, note.archive),
    )
