"""What a copy is made from, and whether it may be: an issued paper of the agency, or a file that arrived.

Decree 30/2020/NĐ-CP, article 3: a sao y is of an original, a sao lục of a sao y, a trích sao of a part of an original.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.files.models import StoredFile
from thidua.foundations.papers.content import COPY_SYMBOLS, CopyForm
from thidua.foundations.papers.enums import IncomingState, PaperState
from thidua.foundations.papers.models import IncomingFile, NumberEntry, OfficialPaper
from thidua.foundations.papers.numbering import COPY_KINDS, form_of_copy, type_name_of
from thidua.foundations.papers.selectors import COPY_KINDS_OF_PAPER, PUBLISHED_KINDS, visible_papers
from thidua.foundations.workflow.decision import ALLOWED, Decision, first_refusal, refuse

FORMS: dict[str, CopyForm] = {"sao-y": "Sao y", "sao-luc": "Sao lục", "trich-sao": "Trích sao"}
"""Forms of copy by the word in the address."""
OWN, ARRIVED = "papers.paper", "papers.incoming"
"""Where a copy comes from, as its record says: a paper of the agency, a line of the book of incoming papers."""


@dataclass(frozen=True, slots=True)
class Original:
    """What is copied. ``copied_as`` is its own form when it is a copy; ``day`` the first day a copy may bear.

    ``pages`` is the signed file that is copied whole, ``words`` the sealed Word file that parts are chosen from.
    ``refusal`` is what stands against any copy of it. ``everyone``: everybody of the agency reads it.
    """

    origin: str
    origin_id: int
    name: str
    subject: str
    day: dt.date
    copied_as: CopyForm | None
    pages: StoredFile | None
    words: StoredFile | None
    refusal: Decision
    everyone: bool = False


def of_entry(entry: NumberEntry) -> Original:
    """The paper that a line of the outgoing book was taken for."""
    paper = entry.paper
    named = {"type": entry.type_name.capitalize(), "number": entry.full_number, "day": f"{entry.dated_on:%d/%m/%Y}"}
    return Original(
        OWN,
        paper.pk if paper else 0,
        _("%(type)s số %(number)s ngày %(day)s") % named,
        entry.subject,
        entry.dated_on,
        form_of_copy(entry.symbol),
        paper.signed_copy if paper else None,
        paper.docx if paper else None,
        _against_own(paper),
        everyone=paper is not None and paper.kind in PUBLISHED_KINDS,
    )


def of_arrival(file: IncomingFile) -> Original:
    """A file of an incoming paper."""
    paper = file.paper
    kind = paper.type_name or type_name_of(paper.symbol) if paper.symbol else paper.type_name or _("Văn bản")
    number = _(" số %(number)s") % {"number": paper.full_number} if paper.full_number else ""
    day = _(" ngày %(day)s") % {"day": f"{paper.dated_on:%d/%m/%Y}"} if paper.dated_on else ""
    gone = paper.state == IncomingState.RETURNED
    return Original(
        ARRIVED,
        paper.pk,
        _("%(kind)s%(number)s%(day)s của %(sender)s")
        % {"kind": kind.capitalize(), "number": number, "day": day, "sender": paper.sender},
        paper.subject,
        max(paper.dated_on or paper.arrived_on, paper.arrived_on),
        form_of_copy(paper.symbol) or _named_form(paper.type_name),
        file.file,
        None,
        refuse(_("Văn bản đã trả lại nơi gửi theo thu hồi, không sao được.")) if gone else ALLOWED,
    )


def keeps(actor: Actor) -> Decision:
    """The clerk prepares copies, as every paper that is not of a stage; who signs one has a power on its day."""
    if actor.has("clerk"):
        return ALLOWED
    return refuse(_("Văn thư lập bản sao và ghi vào sổ."), helper=_("Chuyên viên thi đua, khen thưởng"))


def may_copy(actor: Actor, original: Original, form: CopyForm) -> Decision:
    """May this original be copied in this form?"""
    return first_refusal(keeps(actor), original.refusal, _fits(original, form), _has_file(original, form))


def offered(actor: Actor, original: Original) -> list[tuple[str, CopyForm, Decision]]:
    """The forms that suit an original with their answers: a sao y is copied as sao lục only, an original never so."""
    if not keeps(actor):
        return []
    fitting = [(slug, form) for slug, form in FORMS.items() if _fits(original, form)]
    return [(slug, form, may_copy(actor, original, form)) for slug, form in fitting]


def copies_of(actor: Actor, origin: str, origin_id: int) -> QuerySet[OfficialPaper]:
    """Copies made of one original, as far as the actor reads them, oldest first."""
    made = visible_papers(actor).filter(origin=origin, origin_id=origin_id, kind__in=COPY_KINDS_OF_PAPER)
    return made.filter(number__isnull=False).order_by("dated_on", "pk")


def _named_form(type_name: str) -> CopyForm | None:
    words = type_name.strip().lower()
    signs = COPY_SYMBOLS.items()
    return next((form for form, sign in signs if words in (form.lower(), COPY_KINDS[sign].lower())), None)


def _against_own(paper: OfficialPaper | None) -> Decision:
    if paper is None:
        return refuse(_("Sổ chỉ ghi số, không giữ tệp của văn bản này nên không sao được."))
    if paper.issued_at is None:
        return refuse(_("Văn bản chưa ban hành. Chỉ sao văn bản đã ban hành."))
    if paper.state == PaperState.RECALLED:
        return refuse(_("Văn bản đã thu hồi, không sao được."))
    return ALLOWED


def _fits(original: Original, form: CopyForm) -> Decision:
    if form == "Sao lục" and original.copied_as != "Sao y":
        return refuse(_("Sao lục chỉ lập từ bản sao y. Với bản chính, chọn sao y."))
    if form != "Sao lục" and original.copied_as is not None:
        return refuse(_("Đây là bản sao. Sao y và trích sao lập từ bản chính; từ bản sao y chỉ lập sao lục."))
    return ALLOWED


def _has_file(original: Original, form: CopyForm) -> Decision:
    if original.pages is None:
        return refuse(_("Chưa có bản ký của văn bản. Ký số hoặc gắn bản đã ký rồi sao."))
    if form == "Trích sao" and original.words is None:
        return refuse(
            _("Chỉ trích sao được văn bản do phần mềm lập: văn bản này không có tệp Word đã niêm để chọn phần.")
        )
    if form != "Trích sao" and not original.pages.name.lower().endswith((".pdf", ".png", ".jpg")):
        return refuse(
            _("Tệp “%(name)s” không phải PDF hay ảnh quét nên không sao được.") % {"name": original.pages.name}
        )
    return ALLOWED
