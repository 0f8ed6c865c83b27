"""Digital signatures on a decision: whose they are, and whether a signed file is the paper this product laid out."""

from thidua.foundations.files.store import load
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.papers.signing.given import GivenKey, sign_for_agency, sign_for_person
from thidua.foundations.papers.signing.kept import is_of_paper
from thidua.stages.decisions.models import AwardDecision

ORIGIN = "decisions.awarddecision"
"""What the papers of a decision name as their origin."""


def held_of_paper(decision: AwardDecision, paper: OfficialPaper) -> bytes | None:
    """The bytes of the decision's signed file when it is the paper itself, digitally signed."""
    data = load(decision.signed_file) if decision.signed_file else b""
    return data if is_of_paper(data, paper) else None


def is_own_paper(decision: AwardDecision) -> bool:
    """Whether the signed file is the paper this product laid out; another file has to be compared by eye."""
    papers = OfficialPaper.objects.filter(origin=ORIGIN, origin_id=decision.pk, state__in=("numbered", "issued"))
    paper = papers.select_related("pdf").first()
    return paper is not None and held_of_paper(decision, paper) is not None


def signed_by_person(decision: AwardDecision, paper: OfficialPaper, key: GivenKey) -> bytes:
    """The paper signed with the signatory's own key. InputRefused for another's key or a paper without the place."""
    before = held_of_paper(decision, paper) or (load(paper.pdf) if paper.pdf else b"")
    return sign_for_person(before, key, name=_signatory_name(decision))


def signed_by_agency(decision: AwardDecision, before: bytes, key: GivenKey) -> bytes:
    """The signed paper with the agency's signature. InputRefused for the key of another agency."""
    return sign_for_agency(before, key, agency=decision.agency.name, name=_signatory_name(decision))


def _signatory_name(decision: AwardDecision) -> str:
    return decision.signatory.full_name if decision.signatory else ""
