"""Read official papers, always within the actor's agency."""

from django.db.models import QuerySet

from thidua.foundations.audit.actor import Actor
from thidua.foundations.papers.models import OfficialPaper

KEEPERS = ("clerk", "director", "secretary", "union")
COPY_KIND, OPEN_COPY_KIND = "certified_copy", "open_copy"
"""Certified copies; the second kind is of a paper that everybody of the agency may read."""
COPY_KINDS_OF_PAPER = (COPY_KIND, OPEN_COPY_KIND)


def visible_papers(actor: Actor) -> QuerySet[OfficialPaper]:
    """Papers the actor may open: all of the agency for those who keep or sign them, issued ones for everybody else."""
    papers = OfficialPaper.objects.filter(agency_id=actor.agency_id).select_related("docx", "pdf", "signed_copy")
    if actor.has(*KEEPERS):
        return papers
    return papers.filter(state="issued", kind__in=published_kinds(actor))


def published_kinds(actor: Actor) -> tuple[str, ...]:
    """Kinds that the actor reads once issued: those sent to everybody and, for a member of the council, to it."""
    return (*PUBLISHED_KINDS, *COUNCIL_KINDS) if actor.has("member") else PUBLISHED_KINDS


PUBLISHED_KINDS = (
    "launch_plan",
    "award_decision",
    "notice",
    "final_report",
    "interim_report",
    "dispatch",
    "certificate",
    "pledge",
    "council_decision",
    OPEN_COPY_KIND,
)
"""Kinds that everybody of the agency may read once issued; ballots, tallies and minutes are not among them."""

COUNCIL_KINDS = ("invitation", "tellers_decision")


def papers_of(actor: Actor, origin: str, origin_id: int) -> QuerySet[OfficialPaper]:
    """Papers made from one object, newest first."""
    return visible_papers(actor).filter(origin=origin, origin_id=origin_id)
