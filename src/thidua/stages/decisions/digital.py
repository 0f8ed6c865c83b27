"""Digital signatures on a decision: whose they are, and whether a signed file is the paper this product laid out."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.foundations.files.store import load
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.papers.signing.checking import check_pdf
from thidua.foundations.papers.signing.report import TAMPERED
from thidua.foundations.papers.signing.words import fault_sentence
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.decisions.models import AwardDecision

ORIGIN = "decisions.awarddecision"
"""What the papers of a decision name as their origin."""


@dataclass(frozen=True, slots=True, repr=False)
class KeyFile:
    """A PKCS#12 file with its passphrase and the picture to show. It lives for one request and has no ``repr``.

    ``width_mm`` is the real width of a seal; a personal picture takes the width of its place.
    """

    data: bytes
    passphrase: str
    picture: tuple[str, bytes] | None = None
    width_mm: float | None = None


def is_of_paper(data: bytes, paper: OfficialPaper) -> bool:
    """Whether ``data`` is the paper's own PDF with something appended, as signing leaves it."""
    own = load(paper.pdf) if paper.pdf else b""
    return bool(own) and len(data) > len(own) and data.startswith(own)


def held_of_paper(decision: AwardDecision, paper: OfficialPaper) -> bytes | None:
    """The bytes of the decision's signed file when it is the paper itself, digitally signed."""
    data = load(decision.signed_file) if decision.signed_file else b""
    return data if is_of_paper(data, paper) else None


def is_own_paper(decision: AwardDecision) -> bool:
    """Whether the signed file is the paper this product laid out; another file has to be compared by eye."""
    papers = OfficialPaper.objects.filter(origin=ORIGIN, origin_id=decision.pk, state__in=("numbered", "issued"))
    paper = papers.select_related("pdf").first()
    return paper is not None and held_of_paper(decision, paper) is not None


def require_intact(name: str, data: bytes) -> bool:
    """Whether a file carries digital signatures; a scan has none. InputRefused when one of them shows a change."""
    # A signature names its byte range in the open, never inside a packed stream (PDF 32000, 12.8.1).
    if not data.startswith(b"%PDF-") or b"/ByteRange" not in data:
        return False
    report = check_pdf(name, data)
    broken = [(fault, one) for one in report.signatures for fault in one.faults if fault in TAMPERED]
    if broken:
        why = " ".join(dict.fromkeys(fault_sentence(fault, one) for fault, one in broken))
        raise InputRefused(_("Không nhận tệp “%(name)s”. %(why)s Xin lại bản gốc đã ký.") % {"name": name, "why": why})
    return bool(report.signatures)


def signed_by_person(decision: AwardDecision, paper: OfficialPaper, key: KeyFile) -> bytes:
    """The paper signed with the signatory's own key. InputRefused for another's key or a paper without the place."""
    # The engine is slow to import and most requests sign nothing.
    from thidua.foundations.papers.signing import keys, pictures, signing

    name = decision.signatory.full_name if decision.signatory else ""
    held = keys.read_pkcs12(key.data, key.passphrase)
    keys.require_person(held, name)
    picture = pictures.read_picture(*key.picture, "blue") if key.picture else None
    before = held_of_paper(decision, paper) or (load(paper.pdf) if paper.pdf else b"")
    return signing.sign_as_person(before, held, name=name, picture=picture)


def signed_by_agency(decision: AwardDecision, before: bytes, key: KeyFile) -> bytes:
    """The signed paper with the agency's signature. InputRefused for the key of another agency."""
    from thidua.foundations.papers.signing import keys, pictures, signing

    held = keys.read_pkcs12(key.data, key.passphrase)
    keys.require_agency(held, decision.agency.name)
    name = decision.signatory.full_name if decision.signatory else ""
    seal = None
    if key.picture and key.width_mm:
        seal = pictures.read_picture(*key.picture, "red"), key.width_mm
    return signing.sign_as_agency(before, held, name=name, seal=seal)
