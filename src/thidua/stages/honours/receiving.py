"""Acts on decisions that came in: read and matched, looked through by people, posted to the ledger, cancelled whole."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import PurePath

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import write_version
from thidua.foundations.audit.journal import command, record
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.files.store import READ_ONCE, store
from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.org.matching import DOUBT_PERCENT, Match, Roster
from thidua.foundations.org.models import Agency
from thidua.foundations.org.rosters import mark_of, roster_of
from thidua.foundations.workflow import clock, db
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import Blocked, InputRefused
from thidua.law import AWARDS
from thidua.stages.honours.entering import REGISTER_LOCK
from thidua.stages.honours.models import ReceivedDecision, ReceivedRow
from thidua.stages.honours.policies import may_change_received, may_receive
from thidua.stages.honours.posting import named, post_rows, take_back
from thidua.stages.honours.received import CONFLICT_PERCENT, held_of, likely_rows, standing_against
from thidua.stages.honours.transitions import RECEIVED
from thidua.stages.honours.verify import seals_for
from thidua.stages.launch.reader import ReadError, ScanError, ocr_available
from thidua.stages.launch.reader.awarded import AwardRow, AwardsRead
from thidua.stages.launch.reader.awards import JOINED, SHEETS, WORDS, read_awards
from thidua.stages.launch.services import refuse_secret_stamp
from thidua.vietnamese import format_date

PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
"""Taken only when their letters are to be recognised."""
_LEDGER_LOCK = 0x7D0D


@command("honours.receive")
def receive_decision(*, data: bytes, filename: str, ocr: bool = False, actor: Actor) -> ReceivedDecision:
    """Read a decision that came in and match its names; nothing is posted yet. ``ocr`` lets a scan be recognised.

    InputRefused, with nothing written, for a kind not taken, a file that cannot be read, bears a stamp of secrecy,
    names nobody, or is here already.
    """
    require(may_receive(actor))
    name = PurePath(filename.replace("\\", "/")).name
    _refuse_kind(name, ocr=ocr)
    _refuse_second_copy(actor, data, name)
    read = _read(data, name, ocr=ocr)
    agency = Agency.objects.get(pk=actor.agency_id)
    decision = ReceivedDecision.objects.create(
        agency=agency,
        file=store(actor.agency_id, name, data, "received-decision", types=READ_ONCE),
        year=_year(read),
        title=(read.title or name)[:500],
        number=(read.number or "")[:60],
        decided_on=read.date,
        decided_by=(read.issuer or "")[:100],
        signatory=(read.signatory or "")[:200],
        read_by=read.read_by,
        notes=_notes(read),
    )
    rows = _match(decision, read.rows, _roster(agency, _year(read)))
    ReceivedRow.objects.bulk_create(rows, batch_size=200)
    record(decision, file=decision.file_id, sha256=decision.file.sha256, rows=len(rows))
    return decision


def _refuse_kind(name: str, *, ocr: bool) -> None:
    suffix = PurePath(name).suffix.lower()
    if suffix in PICTURES and not ocr:
        raise InputRefused(
            _("Tệp “%(name)s” là ảnh. Chọn “Nhận dạng chữ trong bản quét” rồi gửi lại.") % {"name": name}
        )
    if suffix not in (*WORDS, *SHEETS, *PICTURES):
        kinds = ", ".join(kind[1:].upper() for kind in (*WORDS, *SHEETS))
        raise InputRefused(
            _("Tệp “%(name)s” không thuộc các loại đọc được: %(kinds)s. Lưu lại rồi gửi lại.")
            % {"name": name, "kinds": kinds}
        )


def _roster(agency: Agency, year: int) -> Roster:
    """The agency's own, with the other names of units that posted decisions were explained by."""
    named = ReceivedRow.objects.filter(decision__agency=agency, decision__state="posted", unit__isnull=False)
    aliases = dict(named.order_by("pk").values_list("name", "unit_id"))
    return roster_of(agency, dt.date(year, 1, 1), {name: pk for name, pk in aliases.items() if pk})


def _read(data: bytes, name: str, *, ocr: bool) -> AwardsRead:
    try:
        read = read_awards(data, name, ocr=ocr)
    except ScanError:
        raise InputRefused(_scan_words(name)) from None
    except ReadError as error:
        raise InputRefused(str(error)) from None
    refuse_secret_stamp(read.lines, name)
    if not read.rows:
        raise InputRefused(
            _("Tệp “%(name)s”: không thấy ai được khen. Gửi quyết định khen thưởng kèm danh sách; bảng phải có dòng "
              "tên cột như “Họ và tên”, “Danh hiệu”.") % {"name": name}
        )  # fmt: skip
    return read


def _scan_words(name: str) -> str:
    if not ocr_available():
        return _("Tệp “%(name)s” là bản quét, máy chủ này chưa nhận dạng được chữ. Gửi tệp Word, hoặc PDF có chữ.") % {
            "name": name
        }
    return _("Tệp “%(name)s” là bản quét, chưa có chữ. Chọn “Nhận dạng chữ trong bản quét” rồi gửi lại.") % {
        "name": name
    }


def _notes(read: AwardsRead) -> list[str]:
    proposal = _("Văn bản không tự ghi việc tặng. Kiểm tra đây là danh sách kèm theo một quyết định.")
    return [*([] if read.granting else [proposal]), *read.notes]


def _year(read: AwardsRead) -> int:
    from_title = [int(word) for word in (read.title or "").split() if word.isdecimal() and len(word) == 4]
    said = [year for year in from_title if 1990 <= year <= 2100]
    return said[0] if len(said) == 1 else (read.date or clock.today()).year


def _refuse_second_copy(actor: Actor, data: bytes, name: str) -> None:
    digest = hashlib.sha256(data).hexdigest()
    same = ReceivedDecision.objects.filter(agency_id=actor.agency_id, file__sha256=digest).exclude(state="cancelled")
    if there := same.first():
        raise InputRefused(
            _("Tệp “%(name)s” đã nhận ngày %(day)s: “%(title)s”. Mở quyết định đó để xem tiếp.")
            % {"name": name, "day": format_date(there.received_at.date()), "title": there.number or there.title}
        )


def _match(decision: ReceivedDecision, read: Sequence[AwardRow], roster: Roster) -> list[ReceivedRow]:
    held = held_of(decision.agency_id, decision.year)
    return [_row(decision, position, row, roster, held) for position, row in enumerate(read, start=1)]


def _row(
    decision: ReceivedDecision,
    position: int,
    read: AwardRow,
    roster: Roster,
    held: dict[tuple[str, str], list[HeldAward]],
) -> ReceivedRow:
    letter, match = _meant(read, roster)
    row = ReceivedRow(
        decision=decision,
        position=position,
        number=read.number[:20],
        kind=read.kind or "",
        name=read.name,
        birth=read.birth,
        post=read.post,
        unit_words=read.unit,
        award=read.award or "",
        award_words=read.award_printed[:300],
        money_vnd=read.money_vnd,
        place=read.place[:120],
        raw=read.raw,
        level=match.level,
        percent=min(match.percent, DOUBT_PERCENT) if read.doubts else match.percent,
        candidates=[f"{letter}{pk}" for pk in match.candidates],
    )
    why = [match.why, *read.doubts]
    if match.pk is not None:
        row.person_id, row.unit_id = (match.pk, None) if letter == "p" else (None, match.pk)
    # Words joined by guess may hide somebody of ours: such a row is never left out by itself.
    is_stranger = match.level == "none" and JOINED not in read.doubts
    row.choice = "leave" if is_stranger else "take" if match.pk and not read.doubts else "open"
    there = held.get((row.subject_mark, row.award), []) if row.award else []
    if decision.number and any(one.decision_number == decision.number for one in there):
        row.choice = "leave"
        why = [_("đã có trong sổ theo chính quyết định này")]
    elif other := standing_against(there, row.award, decision.number):
        row.choice, row.percent = "open", min(row.percent, CONFLICT_PERCENT)
        why.append(_already(other))
    row.why = "; ".join(filter(None, why))[:1000]
    return row


def _already(held: HeldAward) -> str:
    return _("đã có %(award)s năm %(year)d theo quyết định %(number)s") % {
        "award": award_label(held.award), "year": held.year, "number": held.decision_number or _("không ghi số"),
    }  # fmt: skip


def _meant(read: AwardRow, roster: Roster) -> tuple[str, Match]:
    """A household is nobody of the agency; a name of no clear kind is looked for among people, then units."""
    if read.kind == "household":
        return "p", Match("none", None, (), _("hộ gia đình"))
    if read.kind == "collective":
        return "u", roster.unit(read.name, read.unit)
    person = roster.person(read.name, read.unit, read.post, read.code, read.birth)
    if read.kind is None and person.level == "none":
        return "u", roster.unit(read.name, read.unit)
    return "p", person


@command("honours.correct_received")
def correct_received(
    decision: ReceivedDecision,
    *,
    number: str,
    decided_on: dt.date | None,
    decided_by: str,
    year: int,
    occasion: str,
    seen: int,
    actor: Actor,
) -> ReceivedDecision:
    """Write the officer's words over number, day, issuer and year; EditConflict when somebody was faster."""
    require(may_change_received(actor, decision, "post"))
    values = {"number": number, "decided_on": decided_on, "decided_by": decided_by, "year": year, "occasion": occasion}
    write_version(decision, seen, **values)
    record(decision, number=number, decided_on=decided_on, year=year)
    return decision


@command("honours.choose_received_row")
def choose_row(row: ReceivedRow, *, subject: str, award: str | None = None, actor: Actor) -> ReceivedRow:
    """Say whom a row means ("p12", "u3", a code, a full name; empty to leave it out) and which award it gives.

    InputRefused for somebody unknown or of a name borne twice, for an award that is not in the catalogue, and for a
    household, which is nobody of the agency.
    """
    require(may_change_received(actor, row.decision, "post"))
    code = row.award if award is None else award
    if code and code not in AWARDS:
        raise InputRefused(_("Không có danh hiệu, hình thức “%(award)s” trong danh mục.") % {"award": code})
    if subject and row.kind == "household":
        raise InputRefused(_("“%(name)s” là hộ gia đình, không ghi cho người hay đơn vị nào.") % {"name": row.name})
    mark = _mark(row.decision.agency_id, subject) if subject else ""
    choice = "leave" if not mark else "take" if code else "open"
    values = {
        "award": code,
        "person_id": int(mark[1:]) if mark.startswith("p") else None,
        "unit_id": int(mark[1:]) if mark.startswith("u") else None,
        "choice": choice,
    }
    ReceivedRow.objects.filter(pk=row.pk, decision__state="draft").update(**values)
    record(row.decision, row=row.pk, choice=choice, award=code, subject=mark)
    row.refresh_from_db()
    return row


def _mark(agency_id: int, words: str) -> str:
    mark = mark_of(agency_id, words)
    if mark is None:
        raise InputRefused(
            _("Không có đúng một người hoặc đơn vị mang mã hay tên “%(words)s” trong cơ quan. Nhập mã nhân sự.")
            % {"words": words}
        )
    return mark


@command("honours.award_received_rows")
def award_open_rows(decision: ReceivedDecision, *, award: str, actor: Actor) -> int:
    """Give the award to all open rows that name none; those whose subject is sure are taken. Gives how many."""
    require(may_change_received(actor, decision, "post"))
    if award not in AWARDS:
        raise InputRefused(_("Chưa chọn danh hiệu, hình thức. Chọn một dòng trong danh mục."))
    rows = ReceivedRow.objects.filter(decision=decision, choice="open", award="")
    sure = rows.filter(level="sure").exclude(person=None, unit=None)
    keys = list(rows.values_list("pk", flat=True))
    sure.update(award=award, choice="take")
    ReceivedRow.objects.filter(pk__in=keys).update(award=award)
    record(decision, award=award, rows=keys)
    return len(keys)


@command("honours.confirm_likely_rows")
def confirm_likely(decision: ReceivedDecision, *, actor: Actor) -> int:
    """Take all open rows that name an award and have one likely candidate; gives how many. InputRefused for none."""
    require(may_change_received(actor, decision, "post"))
    rows = likely_rows(decision)
    if not rows:
        raise InputRefused(_("Không còn dòng nào chỉ có một người, đơn vị hợp lẽ. Xem từng dòng."))
    for row in rows:
        mark = row.candidates[0]
        row.person_id, row.unit_id = (int(mark[1:]), None) if mark.startswith("p") else (None, int(mark[1:]))
        row.choice = "take"
    ReceivedRow.objects.bulk_update(rows, ["person", "unit", "choice"], batch_size=100)
    record(decision, rows={str(row.pk): row.candidates[0] for row in rows})
    return len(rows)


@command("honours.post_received")
def post_received(decision: ReceivedDecision, *, actor: Actor) -> int:
    """Post the rows taken to the ledger and the register; gives how many.

    Blocked, with every reason, until number, day and issuer are there and no row is open. An award that is there
    already is found, not doubled. No money, no certificate of ours.
    """
    require(may_change_received(actor, decision, "post"))
    db.serialise_writers(_LEDGER_LOCK)
    db.serialise_writers(REGISTER_LOCK)
    rows = list(ReceivedRow.objects.filter(decision=decision, choice="take").select_related("person__unit", "unit"))
    reasons = what_is_missing(decision, len(rows)) or _standing(decision, rows)
    if reasons:
        raise Blocked(reasons)
    entries = post_rows(decision, rows)
    RECEIVED.apply("post", decision)
    new = [row.held_id for row in rows if not row.held_before]
    held = [row.held_id for row in rows]
    record(decision, held=held, new=new, entries=len(entries), number=decision.number, seals=seals_for(entries))
    return len(rows)


def what_is_missing(decision: ReceivedDecision, taken: int) -> list[str]:
    """What must be put right before posting, in sentences; ``taken`` is the number of rows to be posted."""
    missing = []
    if not decision.number or not decision.decided_on or not decision.decided_by:
        missing.append(_("Chưa đủ số, ngày, cơ quan ban hành quyết định. Ghi ở khung “Quyết định”."))
    waiting = ReceivedRow.objects.filter(decision=decision, choice="open").count()
    if waiting:
        missing.append(_("Còn %(count)d dòng cần xem. Chọn người hoặc bỏ qua từng dòng.") % {"count": waiting})
    elif not taken:
        missing.append(_("Không có dòng nào để ghi."))
    return missing


def _standing(decision: ReceivedDecision, rows: Sequence[ReceivedRow]) -> list[str]:
    """Titles of the year held by another decision already, and the same award twice in the list."""
    held = held_of(decision.agency_id, decision.year)
    reasons, met = [], set()
    for row in rows:
        key = (row.subject_mark, row.award)
        if key in met:
            reasons.append(
                _("%(who)s có hai dòng cùng một danh hiệu, hình thức. Bỏ qua một dòng.") % {"who": named(row)}
            )
        met.add(key)
        if other := standing_against(held.get(key, []), row.award, decision.number):
            told = {"who": named(row), "why": _already(other)}
            reasons.append(_("%(who)s %(why)s. Bỏ qua dòng này, hoặc sửa năm của quyết định.") % told)
    return reasons


@command("honours.cancel_received")
def cancel_received(decision: ReceivedDecision, *, reason: str, actor: Actor) -> int:
    """Cancel a decision that came in: what it posted is taken back, what was there before it stays. Gives how many.

    InputRefused without a reason. The file may be read again afterwards.
    """
    require(may_change_received(actor, decision, "cancel"))
    if not reason.strip():
        raise InputRefused(_("Chưa ghi lý do hủy. Nêu một câu, lý do được giữ lại cùng quyết định."))
    db.serialise_writers(_LEDGER_LOCK)
    db.serialise_writers(REGISTER_LOCK)
    today = clock.today()
    was_posted = decision.state == "posted"
    RECEIVED.apply("cancel", decision, cancel_reason=reason, cancelled_on=today)
    held, entries = take_back(decision, on=today, reason=reason.strip()) if was_posted else ([], [])
    record(decision, reason=reason, revoked=held, entries=entries)
    return len(held)
