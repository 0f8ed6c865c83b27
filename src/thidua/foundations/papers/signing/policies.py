"""Who may sign an issued paper digitally, and when. Award decisions have their own page, before they go out."""

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Person
from thidua.foundations.papers.capacity import signed_as
from thidua.foundations.papers.enums import PaperState
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.papers.selectors import COPY_KINDS_OF_PAPER
from thidua.foundations.workflow.decision import ALLOWED, Decision, first_refusal, refuse

DECISION_KIND = "award_decision"
MINUTES = ("council_minutes", "tally_record", "unit_minutes")
"""Papers that several people sign, each for what was done in his presence, not by a power to sign for the agency."""
SIGNED, SEALED = "person-signed-paper", "agency-signed-paper"
"""Purposes of the stored file that carries a person's digital signature, and of the one with the agency's as well."""


def signs_papers(actor: Actor, paper: OfficialPaper) -> Decision:
    """Whether this person signs papers of this kind: the head, or one with a power valid on the day of the paper."""
    if paper.agency_id != actor.agency_id or actor.person_id is None:
        return refuse(_("Văn bản này thuộc cơ quan khác."))
    if actor.has("director") or paper.kind in MINUTES:
        return ALLOWED
    person = Person.objects.get(pk=actor.person_id)
    day = paper.dated_on or (paper.issued_at.date() if paper.issued_at else None)
    if day and signed_as(person, day):
        return ALLOWED
    return refuse(
        _("%(name)s không có thẩm quyền ký trong sổ vào ngày của văn bản.") % {"name": person.full_name},
        helper=_("Thủ trưởng cơ quan"),
    )


def may_sign(actor: Actor, paper: OfficialPaper) -> Decision:
    """May this person put his own signature on this paper now? The paper itself says whose name stands under it."""
    return first_refusal(signs_papers(actor, paper), _is_open(paper), _not_sealed(paper), _is_printed(actor, paper))


def keeps(actor: Actor, paper: OfficialPaper) -> Decision:
    """The keeper of the books signs for the agency and attaches what was signed elsewhere."""
    if paper.agency_id == actor.agency_id and actor.has("clerk"):
        return ALLOWED
    return refuse(_("Văn thư ký số của cơ quan và gắn bản ký."), helper=_("Chuyên viên thi đua, khen thưởng"))


def may_seal(actor: Actor, paper: OfficialPaper) -> Decision:
    """The agency's signature comes after the person's; an electronic copy bears the agency's alone."""
    allowed = first_refusal(keeps(actor, paper), _is_open(paper), _not_sealed(paper))
    if allowed and paper.kind not in COPY_KINDS_OF_PAPER and _purpose(paper) != SIGNED:
        return refuse(_("Chưa có bản ký số của văn bản này. Người có thẩm quyền ký số trước."))
    return allowed


def may_attach(actor: Actor, paper: OfficialPaper) -> Decision:
    """A file signed elsewhere, or a scan, is attached once; afterwards only the same file with more signatures.

    A decision issued on paper gets the scan of its signed sheets in the same way: copies are made from it.
    """
    scanned = paper.kind == DECISION_KIND and paper.signed_copy_id is None and paper.state == PaperState.ISSUED
    return first_refusal(keeps(actor, paper), ALLOWED if scanned else _in_force(paper))


def may_sign_attachment(actor: Actor, paper: OfficialPaper) -> Decision:
    """An attachment in a file of its own carries the number of its paper; that of a decision may go out with it."""
    is_decision = paper.kind == DECISION_KIND and paper.state in (PaperState.NUMBERED, PaperState.ISSUED)
    allowed = first_refusal(keeps(actor, paper), ALLOWED if is_decision else _in_force(paper))
    return refuse(_("Văn bản chưa có số.")) if allowed and not paper.full_number else allowed


def moves(actor: Actor, paper: OfficialPaper) -> dict[str, Decision]:
    """The answers the page needs for its buttons; what is not the actor's at all is left out."""
    own = {}
    if signs_papers(actor, paper):
        own["sign"] = may_sign(actor, paper)
    if keeps(actor, paper):
        own |= {"seal": may_seal(actor, paper), "attach": may_attach(actor, paper)}
        own["attachment"] = may_sign_attachment(actor, paper)
    return own


def copy_kind(paper: OfficialPaper) -> str:
    """What the signed copy is: "own" for the paper itself digitally signed, "other" for another file, "" for none."""
    if paper.signed_copy is None:
        return ""
    return "own" if _purpose(paper) in (SIGNED, SEALED) else "other"


def _purpose(paper: OfficialPaper) -> str:
    return paper.signed_copy.purpose if paper.signed_copy else ""


def _in_force(paper: OfficialPaper) -> Decision:
    if paper.kind == DECISION_KIND:
        return refuse(_("Quyết định khen thưởng ký số ở trang của quyết định, trước khi ban hành."))
    if paper.state != PaperState.ISSUED or paper.pdf is None:
        return refuse(_("Chỉ ký số văn bản đã ban hành và còn hiệu lực."))
    return ALLOWED


def _is_open(paper: OfficialPaper) -> Decision:
    if paper.signed_copy and _purpose(paper) not in (SIGNED, SEALED):
        return first_refusal(_in_force(paper), refuse(_("Văn bản đã có bản ký gắn từ ngoài. Không ký số thêm ở đây.")))
    return _in_force(paper)


def _not_sealed(paper: OfficialPaper) -> Decision:
    return refuse(_("Văn bản đã có chữ ký số của cơ quan.")) if _purpose(paper) == SEALED else ALLOWED


def _is_printed(actor: Actor, paper: OfficialPaper) -> Decision:
    from thidua.foundations.files.store import load
    from thidua.foundations.papers.signing.places import signature_room  # heavy to load

    person = Person.objects.get(pk=actor.person_id or 0)
    if paper.pdf and signature_room(load(paper.pdf), person.full_name):
        return ALLOWED
    return refuse(_("Văn bản không in tên %(name)s ở chỗ ký.") % {"name": person.full_name})
