"""What the pages of one line show."""

from dataclasses import dataclass
from typing import Any

from thidua.foundations.audit.actor import Actor
from thidua.foundations.files.models import StoredFile
from thidua.foundations.org.models import Agency
from thidua.foundations.papers.models import IncomingPaper, NumberEntry, OfficialPaper
from thidua.foundations.papers.registry import forms, policies
from thidua.foundations.workflow.decision import Decision


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a paper: in which form, and the digest that proves its bytes."""

    form: str
    label: str
    sha256: str
    size: int


def agency_of(actor: Actor) -> Agency:
    """The actor's agency with the one above."""
    return Agency.objects.select_related("parent").get(pk=actor.agency_id)


def files_of(paper: OfficialPaper | None) -> list[KeptFile]:
    """The files of a paper that were frozen when it was issued."""
    if paper is None:
        return []
    named: list[tuple[str, str, StoredFile | None]] = [
        ("pdf", "PDF", paper.pdf),
        ("docx", "Word", paper.docx),
        ("signed", "Bản ký", paper.signed_copy),
    ]
    return [KeptFile(form, label, file.sha256, file.size) for form, label, file in named if file]


def entry_context(actor: Actor, entry: NumberEntry) -> dict[str, Any]:
    """One line of the outgoing book with what hangs on it."""
    paper = entry.paper
    if paper is not None:
        paper = OfficialPaper.objects.select_related("pdf", "docx", "signed_copy", "replaces", "corrects").get(
            pk=paper.pk
        )
    return {
        "entry": entry,
        "paper": paper,
        "files": files_of(paper),
        "keeps": policies.may_keep_books(actor),
        "may_cancel": _may_cancel(actor, entry),
    }


def _may_cancel(actor: Actor, entry: NumberEntry) -> bool:
    return bool(policies.may_keep_books(actor)) and entry.paper_id is None and entry.state != "cancelled"


def incoming_context(actor: Actor, paper: IncomingPaper, form: forms.AssignForm | None = None) -> dict[str, Any]:
    """One incoming paper, and the form that hands it on."""
    keeps: Decision = policies.may_keep_books(actor)
    initial = {"unit": paper.unit_id, "handler": paper.handler_id, "due_on": paper.due_on}
    open_ = paper.state in ("arrived", "assigned")
    return {
        "paper": paper,
        "files": list(paper.files.select_related("file")),
        "keeps": keeps,
        "may_finish": open_ and (bool(keeps) or (paper.handler_id or 0) == actor.person_id),
        "open": open_,
        "form": form or (forms.AssignForm(agency_id=actor.agency_id, initial=initial) if keeps else None),
    }
