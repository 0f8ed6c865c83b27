"""Acts of the register: enter what was decided, pay, print, withhold or show a name, follow a revocation."""

import datetime as dt
import io
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import IO, cast

from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.catalogue.selectors import overlays_of
from thidua.foundations.papers import services as paper_services
from thidua.foundations.papers.certificate_docx import certificates_docx
from thidua.foundations.papers.certificates import certificates, write_zip
from thidua.foundations.papers.designs.selectors import shelf_of
from thidua.foundations.papers.glyphs import PaperTextError
from thidua.foundations.papers.handing import FORMATS
from thidua.foundations.papers.kinds.certificate import CertificateContext
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.workflow import clock, db
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import Blocked, InputRefused
from thidua.stages.councils.drafting import authority_of
from thidua.stages.decisions.drafting import detail_of
from thidua.stages.decisions.models import AwardDecision, DecisionLine
from thidua.stages.decisions.selectors import lines_of
from thidua.stages.honours import drafting, policies
from thidua.stages.honours.entering import REGISTER_LOCK, entries_by_subject, number_entries
from thidua.stages.honours.models import (
    CertificateChange,
    CertificatePrint,
    HonourEntry,
    PaymentLine,
    PaymentSheet,
)
from thidua.stages.honours.prizes import prizes_of
from thidua.stages.honours.selectors import change_words, changes_of, entries_of, first_prints, is_revoked, revoked_by
from thidua.stages.honours.transitions import ENTRY, SHEET
from thidua.stages.honours.verify import seals_for
from thidua.stages.submissions.models import Submission, SubmissionLine
from thidua.stages.submissions.selectors import lines_of as submission_lines
from thidua.vietnamese import fold

SHEET_ORIGIN = "honours.paymentsheet"
MOST_LETTERS = 300
"""Of a line's own words on one certificate."""


@dataclass(frozen=True, slots=True)
class _Paid:
    """An entry as the rules on prize money see it."""

    entry: HonourEntry

    @property
    def code(self) -> str:
        # By keys, not by codes: those would be read from the database one by one.
        return f"P{self.entry.person_id}" if self.is_person else f"U{self.entry.unit_id}"

    @property
    def is_person(self) -> bool:
        return not self.entry.is_collective

    @property
    def award(self) -> str:
        return self.entry.award


@command("honours.register_decision")
def register_decision(decision: AwardDecision, *, actor: Actor) -> list[HonourEntry]:
    """Enter an issued decision into the register and make its payment sheet. Again, it gives the same entries.

    Prize money follows the base salary and multiples of the day of the decision, the rules on several awards included.
    """
    require(policies.may_keep_register(actor))
    _check_decision(decision, actor)
    db.serialise_writers(REGISTER_LOCK)
    known = list(entries_of(decision))
    if known:
        record(decision, entries=len(known), again=True)
        return known
    entries = [_entry_of_line(decision, line) for line in lines_of(decision)]
    number_entries(entries, decision.agency_id, decision.year)
    sheet = _make_sheet(decision, entries, actor)
    seals = seals_for(entries, sheet.lines.all())
    record(decision, entries=len(entries), sheet=sheet.pk, total_vnd=sheet.total_vnd, seals=seals)
    return entries


def _check_decision(decision: AwardDecision, actor: Actor) -> None:
    if decision.agency_id != actor.agency_id:
        raise Blocked([_("Quyết định này thuộc cơ quan khác.")])
    if decision.kind != "award" or decision.state not in ("issued", "revoked"):
        raise Blocked([_("Chỉ ghi sổ vàng quyết định khen thưởng đã ban hành.")])


def _entry_of_line(decision: AwardDecision, line: DecisionLine) -> HonourEntry:
    assert decision.decided_on is not None  # noqa: S101 - a constraint holds it for an issued decision
    unit = line.person.unit.name if line.person else decision.agency.name
    return HonourEntry(
        agency_id=decision.agency_id,
        person_id=line.person_id,
        unit_id=line.unit_id,
        line=line,
        decision=decision,
        year=decision.year,
        recipient_name=line.subject_name,
        recipient_detail=detail_of(line)[:300],
        unit_name=unit,
        folded=fold(f"{line.subject_name} {unit}"),
        award=line.award,
        decision_number=decision.full_number,
        decided_on=decision.decided_on,
        decided_by=authority_of(decision.agency)[:200],
    )


def _make_sheet(decision: AwardDecision, entries: Iterable[HonourEntry], actor: Actor) -> PaymentSheet:
    assert decision.decided_on is not None  # noqa: S101 - as above
    entries = list(entries)
    level = cast(law.Level, decision.agency.level)
    own = overlays_of(decision.agency_id, [decision.decided_on])
    prizes = prizes_of([_Paid(entry) for entry in entries], decision.year, decision.decided_on, level, own)
    sheet = PaymentSheet.objects.create(
        agency_id=decision.agency_id,
        decision=decision,
        total_vnd=sum(prize.amount_vnd for prize in prizes if prize.paid),
    )
    lines = PaymentLine.objects.bulk_create(
        PaymentLine(
            sheet=sheet,
            entry=entry,
            coefficient=Decimal(prize.coefficient.numerator) / Decimal(prize.coefficient.denominator),
            base_salary_vnd=prize.base_salary_vnd,
            amount_vnd=prize.amount_vnd if prize.paid else 0,
            note="" if prize.paid else prize.reason_vi[:300],
        )
        for entry, prize in zip(entries, prizes, strict=True)
    )
    _draft_sheet(sheet, lines, actor)
    return sheet


def _draft_sheet(sheet: PaymentSheet, lines: Sequence[PaymentLine], actor: Actor) -> OfficialPaper:
    return paper_services.draft_paper(
        sheet.agency_id,
        drafting.sheet_paper(sheet, lines, made_by=actor.label, draft=False),
        kind="payment_sheet",
        title=_("Bảng chi tiền thưởng, Quyết định số %(number)s") % {"number": sheet.decision.full_number},
        year=sheet.decision.year,
        origin=SHEET_ORIGIN,
        origin_id=sheet.pk,
    )


@command("honours.register_answer")
def register_answer(submission: Submission, *, actor: Actor) -> list[HonourEntry]:
    """Enter what the level above approved. The level that decided pays and prints, so there is no sheet here."""
    require(policies.may_keep_register(actor))
    if submission.agency_id != actor.agency_id or submission.state != "answered" or submission.replied_on is None:
        raise Blocked([_("Tờ trình này chưa có kết quả của cấp trên.")])
    db.serialise_writers(REGISTER_LOCK)
    known = list(HonourEntry.objects.filter(submission_line__submission=submission).order_by("entry_number"))
    fresh: list[HonourEntry] = []
    if not known:
        lines = [line for line in submission_lines(submission) if line.outcome == "approved"]
        if not lines:
            raise Blocked([_("Cấp trên không duyệt trường hợp nào; không có gì để ghi sổ.")])
        known, left = _already_entered(submission, lines)
        fresh = [_entry_of_answer(submission, line) for line in left]
        number_entries(fresh, submission.agency_id, submission.year)
    # Rows found are not sealed again: that would take an alteration into the journal as if it were the act's.
    record(submission, entries=len(known) + len(fresh), seals=seals_for(fresh))
    return [*known, *fresh]


def _already_entered(
    submission: Submission, lines: Sequence[SubmissionLine]
) -> tuple[list[HonourEntry], list[SubmissionLine]]:
    """Entries that the decision itself made when it came in, tied to their lines now; and the lines without one."""
    there = entries_by_subject(submission.agency_id, submission.year, submission.reply_number)
    found: list[HonourEntry] = []
    left: list[SubmissionLine] = []
    for line in lines:
        entry = there.get((line.person_id, line.unit_id, line.award))
        if entry is None or entry.state != "valid" or entry.decision_id is not None:
            left.append(line)
            continue
        entry.submission_line = line
        entry.save(update_fields=["submission_line"])
        found.append(entry)
    return found, left


def _entry_of_answer(submission: Submission, line: SubmissionLine) -> HonourEntry:
    assert submission.replied_on is not None  # noqa: S101 - checked by the act
    person = line.person
    unit = person.unit.name if person else submission.agency.name
    return HonourEntry(
        agency_id=submission.agency_id,
        person_id=line.person_id,
        unit_id=line.unit_id,
        submission_line=line,
        year=submission.year,
        recipient_name=line.subject_name,
        recipient_detail=", ".join(part for part in ((person.job_title if person else ""), unit) if part)[:300],
        unit_name=unit,
        folded=fold(f"{line.subject_name} {unit}"),
        award=line.award,
        decision_number=submission.reply_number,
        decided_on=submission.replied_on,
        decided_by=submission.replied_by,
    )


@command("honours.follow_revocation")
def follow_revocation(decision: AwardDecision, *, actor: Actor) -> int:
    """Mark in the register what an issued revocation took back; gives the number of entries marked."""
    require(policies.may_keep_register(actor))
    if decision.agency_id != actor.agency_id or decision.kind != "revocation" or decision.state != "issued":
        raise Blocked([_("Chỉ ghi hủy theo quyết định hủy đã ban hành.")])
    words = revoked_by(decision)
    entries = list(HonourEntry.objects.filter(line__revoking=decision, state="valid"))
    for entry in entries:
        ENTRY.apply("revoke", entry, revocation=words)
        record(entry, by=decision.pk)
    record(decision, entries=len(entries))
    return len(entries)


@command("honours.mark_paid")
def mark_paid(sheet: PaymentSheet, *, paid_on: dt.date, actor: Actor) -> None:
    """Say that the sheet was paid; a second time is refused. InputRefused for a day before the decision."""
    require(policies.may_keep_register(actor))
    if sheet.agency_id != actor.agency_id:
        raise Blocked([_("Bảng chi này thuộc cơ quan khác.")])
    if sheet.decision.decided_on and paid_on < sheet.decision.decided_on:
        raise InputRefused(
            _("Ngày chi %(day)s trước ngày quyết định %(decided)s. Nhập ngày từ đó trở đi.")
            % {"day": f"{paid_on:%d/%m/%Y}", "decided": f"{sheet.decision.decided_on:%d/%m/%Y}"}
        )
    SHEET.apply("pay", sheet, paid_on=paid_on)
    record(sheet, paid_on=paid_on, total_vnd=sheet.total_vnd)


@command("honours.print_certificates")
def print_certificates(
    decision: AwardDecision,
    *,
    base_url: str,
    reason: str = "",
    blank: bool = False,
    current: bool = False,
    form: str = "pdf",
    actor: Actor,
) -> IO[bytes]:
    """All certificates of a decision, in the order of its annex, without those taken back.

    ``form`` is a key of ``FORMS``: one PDF, a ZIP of single PDFs, or Word. Otherwise as ``reprint_certificate``.
    """
    require(policies.may_keep_register(actor))
    entries = [entry for entry in entries_of(decision).select_related("line__revoking") if not is_revoked(entry)]
    if decision.agency_id != actor.agency_id or not entries:
        raise Blocked([_("Quyết định này chưa ghi sổ vàng, hoặc không còn trường hợp nào có hiệu lực.")])
    made = _print(entries, base_url, reason.strip(), blank=blank, current=current, form=form, actor=actor)
    record(decision, certificates=len(entries), reason=reason.strip(), blank=blank, form=form)
    return made


@command("honours.reprint_certificate")
def reprint_certificate(
    entry: HonourEntry,
    *,
    base_url: str,
    reason: str = "",
    blank: bool = False,
    current: bool = False,
    form: str = "pdf",
    actor: Actor,
) -> IO[bytes]:
    """One certificate, with the design it was first printed with; ``current``: with the one in use now.

    InputRefused without a reason when it was printed before, as each extra copy is accounted for, and for words that
    cannot be printed. ``blank`` is for the standard design; an agency's own says by itself what it prints.
    """
    require(policies.may_print(actor, entry))
    made = _print([entry], base_url, reason.strip(), blank=blank, current=current, form=form, actor=actor)
    record(entry, reason=reason.strip(), blank=blank, form=form)
    return made


def _print(
    entries: Sequence[HonourEntry], base_url: str, reason: str, *, blank: bool, current: bool, form: str, actor: Actor
) -> IO[bytes]:
    first = first_prints(entries)
    if first and not reason:
        raise InputRefused(
            _("Giấy này đã in một lần. Nêu lý do in lại, ví dụ “bản cũ bị rách”.")
            if len(entries) == 1
            else _("%(count)d giấy của quyết định này đã in. Nêu lý do in lại, ví dụ “phôi in lệch”.")
            % {"count": len(first)}
        )
    shelf, changes = shelf_of(actor.agency_id), changes_of(entries)
    rows = [
        first[entry.pk].design
        if entry.pk in first and not current
        else shelf.pick(entry.award, collective=entry.is_collective, on=entry.decided_on)
        for entry in entries
    ]
    batch = [
        drafting.certificate_of(
            entry, base_url=base_url, blank=blank, layout=shelf.design(row), change=changes.get(entry.pk)
        )
        for entry, row in zip(entries, rows, strict=True)
    ]
    made = drawn(batch, form)
    CertificatePrint.objects.bulk_create(
        CertificatePrint(
            entry=entry, design=row, blank=blank and row is None, printed_by=actor.label, reason=reason[:300]
        )
        for entry, row in zip(entries, rows, strict=True)
    )
    return made


FORMS = {"pdf": "application/pdf", "zip": "application/zip", "docx": FORMATS["docx"][1]}
"""What certificates are handed over as, and the kind of file it is."""


def drawn(batch: Sequence[CertificateContext], form: str = "pdf") -> IO[bytes]:
    """The certificates as a file open at its start.

    InputRefused for words that cannot be printed, with the place and the remedy, and for too many for one PDF.
    """
    try:
        if form == "zip":
            return _zipped(batch)
        return io.BytesIO(certificates_docx(batch) if form == "docx" else certificates(batch))
    except ValueError as error:
        raise InputRefused(str(error)) from None


def _zipped(batch: Sequence[CertificateContext]) -> IO[bytes]:
    """On disk, nameless and gone when closed: thousands of files are too much to hold in memory."""
    target = tempfile.TemporaryFile(prefix="thidua-")  # noqa: SIM115 - whoever sends it closes it
    try:
        write_zip(batch, target)
    except BaseException:
        target.close()
        raise
    target.seek(0)
    return target


@command("honours.change_certificate")
def change_certificate(
    entry: HonourEntry,
    *,
    detail: str = "",
    achievement: str = "",
    moved: Sequence[tuple[str, float, float]] = (),
    reason: str,
    actor: Actor,
) -> CertificateChange | None:
    """Make one certificate different: the words of post and achievement, the places of lines. Empty: as all others.

    The name, the award, the decision and the signature are those of the decision and are not changed here. InputRefused
    without a reason, for words that cannot be printed, for a line moved off the sheet.
    """
    require(policies.may_print(actor, entry))
    if not reason.strip():
        raise InputRefused(_("Nêu lý do sửa riêng giấy này, ví dụ “tên đơn vị dài, chạm hoa văn phôi”."))
    for label, words in ((_("Chức vụ, đơn vị"), detail), (_("Thành tích"), achievement)):
        if len(words) > MOST_LETTERS:
            raise InputRefused(
                _("“%(label)s” quá dài: %(count)d ký tự, nhiều nhất %(most)d. Rút gọn rồi ghi lại.")
                % {"label": label, "count": len(words), "most": MOST_LETTERS}
            )
    values = {
        "detail": detail,
        "achievement": achievement,
        "moved": [list(move) for move in moved if move[1] or move[2]],
        "reason": reason.strip()[:300],
        "made_by": actor.label[:200],
        "made_at": clock.now(),
    }
    CertificateChange.objects.filter(entry=entry).delete()
    change = None
    if detail or achievement or values["moved"]:
        change = CertificateChange.objects.create(entry=entry, **values)
        drawn([_present(entry, change)])
    record(entry, reason=values["reason"], lines=sorted(change_words(change)))
    return change


def _present(entry: HonourEntry, change: CertificateChange | None) -> CertificateContext:
    """The certificate as it would be printed now, with a check address of usual length."""
    shelf, first = shelf_of(entry.agency_id), first_prints([entry]).get(entry.pk)
    row = first.design if first else shelf.pick(entry.award, collective=entry.is_collective, on=entry.decided_on)
    return drafting.certificate_of(
        entry, base_url="https://thi-dua/so-vang/kiem-tra/", layout=shelf.design(row), change=change
    )


def lines_to_move(entry: HonourEntry, change: CertificateChange | None) -> list[drafting.PrintedLine]:
    """What the certificate prints now, line by line. InputRefused when it cannot be printed."""
    try:
        return drafting.printed_lines(_present(entry, change))
    except PaperTextError as error:
        raise InputRefused(str(error)) from None


@command("honours.set_public")
def set_public(entry: HonourEntry, *, public: bool, actor: Actor) -> None:
    """Show the name on the public roll, or withhold it at the recipient's wish. The check by code stays."""
    require(policies.may_publish(actor, entry))
    HonourEntry.objects.filter(pk=entry.pk).update(is_public=public)
    entry.is_public = public
    record(entry, public=public)
