"""Acts on the books: numbers for papers written elsewhere, numbers given up, arrivals registered and handed on."""

import datetime as dt
import hashlib
from collections.abc import Sequence

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.files.store import store
from thidua.foundations.notify.services import notify
from thidua.foundations.org.models import Person, Unit
from thidua.foundations.papers.enums import Amending, IncomingState, NumberState
from thidua.foundations.papers.exchange.edxml import read
from thidua.foundations.papers.exchange.package import PackageError
from thidua.foundations.papers.models import IncomingFile, IncomingPaper, NumberEntry, NumberingRule
from thidua.foundations.papers.numbering import cancel_entry, enter_number, later_line, set_way, take_arrival, with_note
from thidua.foundations.papers.registry import policies
from thidua.foundations.papers.registry.incoming import arrived_before, duplicate_key
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import Blocked, InputRefused, StaleState
from thidua.vietnamese import fold, nfc_clean


class ArrivedBefore(InputRefused):
    """The same number, symbol and sender stand in the book; the clerk has to say that it is meant."""

    def __init__(self, earlier: IncomingPaper) -> None:
        super().__init__(
            _(
                "Văn bản số %(number)s của %(sender)s đã vào sổ ngày %(day)s, số đến %(arrival)d. "
                "Nếu đây là văn bản khác hoặc gửi lại, chọn “Vẫn ghi vào sổ lần nữa”."
            )
            % {
                "number": earlier.full_number,
                "sender": earlier.sender,
                "day": f"{earlier.arrived_on:%d/%m/%Y}",
                "arrival": earlier.arrival_number,
            }
        )
        self.earlier = earlier


@command("registry.enter_outside")
def enter_outside(
    *, symbol: str, dated_on: dt.date, subject: str, number: int | None = None, actor: Actor, **fields: object
) -> NumberEntry:
    """Give a paper written outside the product its number, or note the number it already has.

    ``fields`` are those of the book (signer, capacity, recipients, kept_at, pages, copies). InputRefused for a number
    in the book already, for a day still to come, and for a next number out of the order of days without ``note``.
    """
    require(policies.may_keep_books(actor))
    _not_in_future(dated_on, _("Ngày văn bản"))
    if number is None and not fields.get("note"):
        _in_turn(actor.agency_id, symbol, dated_on)
    entry = enter_number(
        actor.agency_id,
        symbol=symbol,
        dated_on=dated_on,
        subject=subject,
        number=number,
        state=NumberState.ISSUED,
        **fields,
    )
    record(entry, outside=True)
    return entry


def _in_turn(agency_id: int, symbol: str, day: dt.date) -> None:
    later = later_line(agency_id, symbol, day)
    if later is not None:
        raise InputRefused(
            _(
                "Ngày văn bản %(day)s trước ngày %(later)s của số %(number)s đã cấp. "
                "Sửa ngày, hoặc ghi lý do ở ô “Ghi chú”."
            )
            % {"day": f"{day:%d/%m/%Y}", "later": f"{later.dated_on:%d/%m/%Y}", "number": later.full_number}
        )


@command("registry.set_numbering")
def set_numbering(*, year: int, way: str, actor: Actor) -> NumberingRule:
    """Choose how the numbers of a year and of those after it run. InputRefused once the year has a number."""
    require(policies.may_keep_books(actor))
    rule = set_way(actor.agency_id, year, way)
    record(rule, year=year, way=way)
    return rule


@command("registry.cancel_number")
def cancel_number(entry: NumberEntry, *, reason: str, actor: Actor) -> None:
    """Give up a number that no paper of the product holds; the line stays with its reason.

    Blocked for a number held by a paper: the step it belongs to takes the paper back, or the paper was issued and can
    only be recalled or replaced.
    """
    require(policies.may_keep_books(actor))
    if entry.state == NumberState.ISSUED and entry.paper_id is not None:
        raise Blocked([_("Số %(number)s đã phát hành. Hãy thu hồi hoặc thay thế văn bản.") % _named(entry)])
    if entry.paper_id is not None:
        raise Blocked([_("Số %(number)s của văn bản chưa ban hành. Trả số ở trang văn bản đó.") % _named(entry)])
    cancel_entry(entry, reason, sources=(NumberState.TAKEN, NumberState.ISSUED))


def _named(entry: NumberEntry) -> dict[str, str]:
    return {"number": entry.full_number}


@command("registry.register_incoming")
def register_incoming(
    *,
    arrived_on: dt.date,
    sender: str,
    subject: str,
    number: str = "",
    symbol: str = "",
    files: Sequence[tuple[str, bytes]] = (),
    anyway: bool = False,
    actor: Actor,
    **fields: object,
) -> IncomingPaper:
    """Write an arrival into the book with the next number of arrival of its year.

    ``fields`` are dated_on, type_name, signer, pages, note, sender_identifier, package_sha256. ArrivedBefore for a
    number, symbol and sender in the book already, unless ``anyway``; InputRefused for a day still to come.
    """
    require(policies.may_keep_books(actor))
    _not_in_future(arrived_on, _("Ngày đến"))
    earlier = arrived_before(actor.agency_id, number, symbol, sender)
    if earlier is not None and not anyway:
        raise ArrivedBefore(earlier)
    paper = IncomingPaper(
        agency_id=actor.agency_id,
        year=arrived_on.year,
        arrival_number=take_arrival(actor.agency_id, arrived_on.year),
        arrived_on=arrived_on,
        sender=sender,
        number=number,
        symbol=symbol,
        subject=subject,
        key=duplicate_key(number, symbol, sender),
        **fields,
    )
    paper.words = fold(" ".join((str(paper.arrival_number), paper.full_number, paper.sender, paper.subject)))
    paper.save()
    stored = [store(actor.agency_id, name, data, "incoming-paper") for name, data in files]
    IncomingFile.objects.bulk_create(IncomingFile(paper=paper, file=file) for file in stored)
    record(paper, arrival=paper.arrival_number, files=[file.sha256 for file in stored], again=earlier is not None)
    return paper


def register_package(data: bytes, *, arrived_on: dt.date, anyway: bool, actor: Actor) -> IncomingPaper:
    """Register the paper in an exchange package with its files. InputRefused for a package that cannot be read."""
    try:
        package = read(data)
    except PackageError as error:
        raise InputRefused(str(error)) from None
    return register_incoming(
        arrived_on=arrived_on,
        sender=package.sender.name[:300] or package.sender.organ_id,
        sender_identifier=package.sender.organ_id[:40],
        number=nfc_clean(package.number)[:20],
        symbol=nfc_clean(package.symbol)[:60],
        dated_on=package.dated_on,
        type_name=nfc_clean(package.type_name)[:100],
        subject=nfc_clean(package.subject)[:500],
        signer=nfc_clean(package.signer)[:200],
        pages=min(package.pages, 32_767) if package.pages else None,
        due_on=package.due_on,
        package_sha256=hashlib.sha256(data).hexdigest(),
        files=[(one.name, one.data) for one in package.attachments],
        anyway=anyway,
        actor=actor,
    )


@command("registry.assign_incoming")
def assign_incoming(
    paper: IncomingPaper, *, unit: Unit | None, handler: Person | None, due_on: dt.date | None = None, actor: Actor
) -> None:
    """Hand an incoming paper on, and tell whoever is to handle it. InputRefused when nobody is named."""
    require(policies.may_keep_books(actor))
    if unit is None and handler is None:
        raise InputRefused(_("Chưa chọn đơn vị hoặc người xử lý."))
    if due_on and due_on < paper.arrived_on:
        raise InputRefused(
            _("Hạn xử lý %(due)s trước ngày đến %(day)s. Nhập ngày từ đó trở đi.")
            % {"due": f"{due_on:%d/%m/%Y}", "day": f"{paper.arrived_on:%d/%m/%Y}"}
        )
    _move(paper, (IncomingState.ARRIVED, IncomingState.ASSIGNED), IncomingState.ASSIGNED)
    paper.unit, paper.handler, paper.due_on = unit, handler, due_on
    paper.save(update_fields=["unit", "handler", "due_on"])
    told = handler.pk if handler else (unit.head_id if unit else None)
    if told:
        text = _("Văn bản đến số %(arrival)d được chuyển cho anh chị: %(subject)s") % {
            "arrival": paper.arrival_number,
            "subject": paper.subject,
        }
        notify([told], key=f"incoming-{paper.pk}-{told}", text=text, url=_address(paper))
    record(paper, unit=unit.pk if unit else None, handler=handler.pk if handler else None, due_on=due_on)


@command("registry.finish_incoming")
def finish_incoming(paper: IncomingPaper, *, actor: Actor) -> None:
    """Say that an incoming paper has been dealt with: the clerk, or the one it was handed to."""
    if paper.handler_id is None or paper.handler_id != actor.person_id:
        require(policies.may_keep_books(actor))
    _move(paper, (IncomingState.ARRIVED, IncomingState.ASSIGNED), IncomingState.DONE)
    record(paper, done=True)


@command("registry.return_incoming")
def return_incoming(paper: IncomingPaper, *, reason: str, actor: Actor) -> None:
    """Note that a paper was given back or deleted because its sender recalled it."""
    require(policies.may_keep_books(actor))
    if not reason.strip():
        raise InputRefused(_("Chưa ghi lý do trả lại. Ghi số văn bản thu hồi của nơi gửi."))
    _move(paper, (IncomingState.ARRIVED, IncomingState.ASSIGNED, IncomingState.DONE), IncomingState.RETURNED)
    paper.note = with_note(paper.note, reason.strip())
    paper.save(update_fields=["note"])
    record(paper, returned=True)


@command("registry.amend_incoming")
def amend_incoming(paper: IncomingPaper, *, year: int, arrival_number: int, how: str, actor: Actor) -> None:
    """Say that ``paper`` replaces, corrects or recalls one that arrived before it; a recalled paper is given back.

    InputRefused for an arrival that is not in the book, is the paper itself, came later or from another sender.
    """
    require(policies.may_keep_books(actor))
    papers = IncomingPaper.objects.filter(agency_id=actor.agency_id)
    earlier = papers.filter(year=year, arrival_number=arrival_number).first()
    asked = {"arrival": arrival_number, "year": year}
    if earlier is None:
        raise InputRefused(_("Sổ không có văn bản đến số %(arrival)d năm %(year)d. Xem lại số đến.") % asked)
    if (earlier.year, earlier.arrival_number) >= (paper.year, paper.arrival_number):
        raise InputRefused(_("Văn bản đến số %(arrival)d năm %(year)d không đến trước văn bản này.") % asked)
    if fold(earlier.sender) != fold(paper.sender):
        raise InputRefused(
            _("Văn bản đến số %(arrival)d là của %(sender)s, không phải nơi gửi văn bản này.")
            % {**asked, "sender": earlier.sender}
        )
    if how == Amending.RECALLS:
        _move(earlier, (IncomingState.ARRIVED, IncomingState.ASSIGNED, IncomingState.DONE), IncomingState.RETURNED)
        named = {"number": paper.full_number or paper.subject, "arrival": paper.arrival_number}
        earlier.note = with_note(earlier.note, _("Thu hồi theo %(number)s, số đến %(arrival)d") % named)
        earlier.save(update_fields=["note"])
    paper.amends, paper.amends_how = earlier, how
    paper.save(update_fields=["amends", "amends_how"])
    record(paper, amends=earlier.pk, how=how)


@command("registry.answer_incoming")
def answer_incoming(paper: IncomingPaper, *, number: int, symbol: str, year: int, actor: Actor) -> NumberEntry:
    """Say which outgoing paper answers one that arrived. One answer may follow another; each answers one arrival.

    InputRefused for a number that is not in the book or was given up, dated before the arrival, or the answer to
    another arrival already.
    """
    require(policies.may_keep_books(actor))
    lines = NumberEntry.objects.filter(agency_id=actor.agency_id, year=year, number=number, symbol=nfc_clean(symbol))
    entry = lines.exclude(state=NumberState.CANCELLED).select_related("answers").first()
    asked = {"number": f"{number:02d}/{symbol}", "year": year}
    if entry is None:
        raise InputRefused(_("Sổ văn bản đi năm %(year)d không có số %(number)s. Xem lại số, ký hiệu.") % asked)
    if entry.dated_on < paper.arrived_on:
        raise InputRefused(
            _("Văn bản %(number)s đề ngày %(day)s, trước ngày đến %(arrived)s, nên không trả lời văn bản này.")
            % {**asked, "day": f"{entry.dated_on:%d/%m/%Y}", "arrived": f"{paper.arrived_on:%d/%m/%Y}"}
        )
    if entry.answers is not None:
        raise InputRefused(
            _("Văn bản %(number)s đã ghi là trả lời văn bản đến số %(arrival)d năm %(arrived)d.")
            % {**asked, "arrival": entry.answers.arrival_number, "arrived": entry.answers.year}
        )
    entry.answers = paper
    entry.save(update_fields=["answers"])
    record(paper, answered_by=entry.pk)
    return entry


def _move(paper: IncomingPaper, sources: Sequence[str], target: str) -> None:
    rows = IncomingPaper.objects.filter(pk=paper.pk, state__in=sources)
    if rows.update(state=target) != 1:
        paper.refresh_from_db(fields=["state"])
        raise StaleState(paper.get_state_display())
    paper.state = target


def _not_in_future(day: dt.date, label: str) -> None:
    if day > clock.today():
        raise InputRefused(
            _("%(label)s %(day)s sau ngày hôm nay. Nhập ngày đến hôm nay.") % {"label": label, "day": f"{day:%d/%m/%Y}"}
        )


def _address(paper: Model) -> str:

    return reverse("registry:incoming-paper", args=[paper.pk])
