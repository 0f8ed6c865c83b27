"""Acts that bring an issued paper to its recipients, each way with what it can prove."""

import hashlib
import logging
from pathlib import PurePath
from smtplib import SMTPException

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import EmailValidator, URLValidator
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.files.store import load
from thidua.foundations.notify.services import notify
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.papers.enums import Channel, DeliveryState, PaperState
from thidua.foundations.papers.exchange.edxml import build
from thidua.foundations.papers.exchange.package import Attachment, Package, PackageError, Party
from thidua.foundations.papers.models import Delivery, NumberEntry, OfficialPaper
from thidua.foundations.papers.registry import policies
from thidua.foundations.papers.selectors import PUBLISHED_KINDS
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import Blocked, InputRefused, StaleState
from thidua.vietnamese import fold

log = logging.getLogger(__name__)
OPEN = (DeliveryState.PENDING, DeliveryState.FAILED, DeliveryState.SENT)


@command("registry.add_recipient")
def add_recipient(paper: OfficialPaper, *, recipient: str, purpose: str = "", actor: Actor) -> Delivery:
    """Send an issued paper to one more recipient; the paper itself stays as it is."""
    require(policies.may_keep_books(actor))
    _in_force(paper)
    made = Delivery.objects.create(paper=paper, recipient=recipient, purpose=purpose)
    record(paper, recipient=made.pk)
    return made


@command("registry.send")
def send(delivery: Delivery, *, channel: str, address: str = "", actor: Actor) -> Delivery:
    """Send, or send again, one copy by ``channel``. A failure is kept with its reason and raises nothing.

    InputRefused for an address the channel cannot use, StaleState for a copy that was received, Blocked when the paper
    is not in force.
    """
    require(policies.may_keep_books(actor))
    paper = delivery.paper
    _in_force(paper)
    address = _checked(delivery, channel, address.strip())
    changes = {"channel": channel, "address": address, "tries": delivery.tries + 1, "reason": ""}
    rows = Delivery.objects.filter(pk=delivery.pk, state__in=OPEN, tries=delivery.tries)
    if rows.update(state=DeliveryState.SENT, sent_at=clock.now(), **changes) != 1:
        delivery.refresh_from_db()
        raise StaleState(delivery.get_state_display())
    delivery.refresh_from_db()
    proof = _carry(delivery, paper)
    if delivery.state == DeliveryState.FAILED:
        delivery.sent_at = None
        delivery.save(update_fields=["state", "reason", "sent_at"])
    elif channel == Channel.ARCHIVE:
        # Nobody answers for the records office's own copy: keeping it is having it.
        delivery.state, delivery.received_at = DeliveryState.RECEIVED, delivery.sent_at
        delivery.save(update_fields=["state", "received_at"])
    record(paper, delivery=delivery.pk, channel=channel, state=delivery.state, **proof)
    return delivery


@command("registry.confirm_received")
def confirm_received(delivery: Delivery, *, actor: Actor) -> None:
    """Note that a recipient has the paper."""
    require(policies.may_keep_books(actor))
    rows = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.SENT)
    if rows.update(state=DeliveryState.RECEIVED, received_at=clock.now()) != 1:
        delivery.refresh_from_db(fields=["state"])
        raise StaleState(delivery.get_state_display())
    record(delivery.paper, received=delivery.pk)


def package_of(delivery: Delivery) -> bytes:
    """The exchange package of a paper for one recipient; the same bytes each time. InputRefused when it cannot be."""
    paper = delivery.paper
    entry = NumberEntry.objects.filter(paper=paper).exclude(state="cancelled").first()
    if entry is None or paper.pdf is None:
        raise InputRefused(_("Văn bản chưa có số hoặc chưa có tệp PDF, chưa lập gói được."))
    agency = Agency.objects.get(pk=paper.agency_id)
    head, _comma, title = entry.capacity.rpartition(", ")
    files = [file for file in (paper.signed_copy or paper.pdf, paper.docx) if file]
    stem = entry.full_number.replace("/", "-")
    try:
        return build(
            Package(
                document_id=f"{agency.code}-{paper.pk}",
                sender=Party(agency.identifier[:13], agency.name, agency.place),
                receivers=(Party(delivery.address[:13], delivery.recipient),),
                number=f"{entry.number:02d}",
                symbol=entry.symbol,
                place=agency.place,
                dated_on=entry.dated_on,
                type_name=entry.type_name,
                subject=entry.subject,
                signer=entry.signer,
                capacity=head,
                position=title,
                attachments=tuple(
                    Attachment(f"{stem}{PurePath(file.name).suffix}", file.content_type, load(file)) for file in files
                ),
                pages=entry.pages,
                recipients=entry.recipients,
            )
        )
    except PackageError as error:
        raise InputRefused(str(error)) from None


def _in_force(paper: OfficialPaper) -> None:
    if paper.state != PaperState.ISSUED:
        raise Blocked([_("Văn bản không còn ở trạng thái đã ban hành nên không gửi được.")])


def _checked(delivery: Delivery, channel: str, address: str) -> str:
    """The address as the channel needs it."""
    paper = delivery.paper
    match channel:
        case Channel.INBOX:
            _own_recipient(delivery)
            if paper.kind not in PUBLISHED_KINDS:
                raise InputRefused(_("Loại văn bản này không mở cho mọi người trong phần mềm. Chọn cách gửi khác."))
            return ""
        case Channel.EMAIL:
            if not settings.THIDUA_EMAIL_FROM:
                raise InputRefused(_("Chưa cấu hình thư điện tử (THIDUA_EMAIL_FROM). Chọn cách gửi khác."))
            return _valid(address, EmailValidator(), _("Địa chỉ thư “%(address)s” không đúng. Ví dụ vanthu@so.gov.vn."))
        case Channel.WEBSITE:
            web = URLValidator(schemes=["http", "https"])
            return _valid(address, web, _("Địa chỉ trang “%(address)s” không đúng. Bắt đầu bằng https://."))
        case Channel.PACKAGE:
            if len(address) > 13:
                raise InputRefused(_("Mã định danh cơ quan nhận dài nhất 13 ký tự, ví dụ 000.00.00.H37."))
            return address
        case Channel.HAND | Channel.ARCHIVE:
            return address
    raise InputRefused(_("Chưa chọn cách gửi."))


def _own_recipient(delivery: Delivery) -> None:
    """In the product only people of the agency are told; another agency has not received anything by that."""
    own = delivery.paper.agency
    others = Agency.objects.exclude(pk=own.pk).values_list("name", flat=True)
    if fold(delivery.recipient) in {fold(name) for name in (*others, own.superior) if name}:
        raise InputRefused(
            _(
                "“%(name)s” là cơ quan khác: trong phần mềm chỉ báo được người của cơ quan mình. "
                "Chọn gói trao đổi văn bản, thư điện tử hoặc bản giấy."
            )
            % {"name": delivery.recipient}
        )


def _valid(address: str, validator: EmailValidator | URLValidator, message: str) -> str:
    try:
        validator(address)
    except ValidationError:
        raise InputRefused(message % {"address": address[:60]}) from None
    return address


def _carry(delivery: Delivery, paper: OfficialPaper) -> dict[str, str]:
    """Do what the channel asks; gives what the journal keeps as proof."""
    if delivery.channel == Channel.INBOX:
        return {"people": str(_tell(delivery, paper))}
    if delivery.channel == Channel.EMAIL:
        return _mail(delivery, paper)
    if delivery.channel == Channel.PACKAGE:
        return {"package": hashlib.sha256(package_of(delivery)).hexdigest()}
    return {}


def _tell(delivery: Delivery, paper: OfficialPaper) -> int:
    """Tell the people of the unit that the recipient names, else everybody of the agency."""
    people = Person.objects.filter(agency_id=paper.agency_id, left_on__isnull=True)
    named = [
        unit for unit in Unit.objects.filter(agency_id=paper.agency_id) if fold(unit.name) == fold(delivery.recipient)
    ]
    if named:
        people = people.filter(unit=named[0])
    text = _("Văn bản số %(number)s: %(title)s") % {"number": paper.full_number, "title": paper.title}
    key = f"paper-{paper.pk}-{delivery.pk}-{delivery.tries}"
    return notify(
        people.values_list("pk", flat=True), key=key, text=text, url=reverse("papers:file", args=[paper.pk, "pdf"])
    )


def _mail(delivery: Delivery, paper: OfficialPaper) -> dict[str, str]:
    """Send the signed copy, else the PDF; the last thing the act does, so only a failed commit could send twice."""
    file = paper.signed_copy or paper.pdf
    subject = _("Văn bản số %(number)s") % {"number": paper.full_number}
    mail = EmailMessage(subject, paper.title, settings.THIDUA_EMAIL_FROM, [delivery.address])
    if file is not None:
        stem = paper.full_number.replace("/", "-")
        mail.attach(f"{stem}{PurePath(file.name).suffix}" if stem else file.name, load(file), file.content_type)
    try:
        mail.send()
    except (SMTPException, OSError) as error:
        log.warning("mail of paper %s failed: %s", paper.pk, type(error).__name__)
        delivery.state = DeliveryState.FAILED
        delivery.reason = _("Máy chủ thư không nhận: %(why)s") % {"why": str(error)[:200] or type(error).__name__}
        return {}
    return {"file": file.sha256 if file else ""}
