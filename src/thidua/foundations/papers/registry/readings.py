"""What the pages of one line show."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.files.models import StoredFile
from thidua.foundations.org.models import Agency, Person
from thidua.foundations.papers.capacity import powers_on
from thidua.foundations.papers.copying.originals import ARRIVED, OWN, copies_of, of_arrival, of_entry, offered
from thidua.foundations.papers.enums import Channel, PaperState
from thidua.foundations.papers.exchange.package import UNREAD
from thidua.foundations.papers.models import Delivery, IncomingFile, IncomingPaper, NumberEntry, OfficialPaper
from thidua.foundations.papers.numbering import form_of_copy
from thidua.foundations.papers.registry import forms, policies
from thidua.foundations.papers.registry.after_issue import DECISION_KIND
from thidua.foundations.papers.registry.incoming import related, visible_incoming
from thidua.foundations.papers.registry.outgoing import visible_entries
from thidua.foundations.papers.selectors import COPY_KINDS_OF_PAPER, KEEPERS, visible_papers
from thidua.foundations.workflow import clock
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
        ("signed", _("Bản ký"), paper.signed_copy),
    ]
    return [KeptFile(form, label, file.sha256, file.size) for form, label, file in named if file]


def entry_context(actor: Actor, entry: NumberEntry) -> dict[str, Any]:
    """One line of the outgoing book with what hangs on it."""
    paper = issued_paper(entry) if entry.paper_id else None
    keeps = policies.may_keep_books(actor)
    in_force = paper is not None and paper.state == PaperState.ISSUED
    return {
        "entry": entry,
        "paper": paper,
        "files": files_of(paper),
        "keeps": keeps,
        "in_force": in_force,
        "may_cancel": _may_cancel(actor, entry),
        "may_recall": in_force and policies.may_recall(actor) and paper is not None and paper.kind != DECISION_KIND,
        "is_decision": paper is not None and paper.kind == DECISION_KIND,
        "deliveries": list(deliveries_of(entry)) if keeps or actor.has(*KEEPERS) else [],
        "channels": Channel.choices,
        "cited_by": cited_by(paper),
        "answers": visible_incoming(actor).filter(pk=entry.answers_id or 0).first() if entry.answers_id else None,
        "may_attach": in_force and keeps and paper is not None and paper.signed_copy_id is None,
        "copying": _copying(actor, entry, paper),
        "copies": list(copies_of(actor, OWN, paper.pk)) if paper else [],
        "copy_of": _copied(actor, paper),
        "unread": UNREAD,
    }


def issued_paper(entry: NumberEntry) -> OfficialPaper:
    """The paper of a line with its files and what it replaces or corrects."""
    related = ("pdf", "docx", "signed_copy", "replaces", "corrects", "agency")
    return OfficialPaper.objects.select_related(*related).get(pk=entry.paper_id or 0)


def cited_by(paper: OfficialPaper | None) -> list[tuple[str, NumberEntry]]:
    """Lines of the papers that replace or correct this one, and of those it replaces or corrects."""
    if paper is None:
        return []
    entries = NumberEntry.objects.exclude(state="cancelled").select_related("paper")
    near = Q(paper__replaces=paper) | Q(paper__corrects=paper)
    own = [pk for pk in (paper.replaces_id, paper.corrects_id) if pk]
    rows = entries.filter(near | Q(paper_id__in=own)).order_by("dated_on", "pk")
    return [(_how(paper, row), row) for row in rows]


def _how(paper: OfficialPaper, row: NumberEntry) -> str:
    if row.paper_id == paper.replaces_id:
        return _("Thay thế")
    if row.paper_id == paper.corrects_id:
        return _("Đính chính")
    return _("Được thay thế bằng") if row.paper and row.paper.replaces_id == paper.pk else _("Được đính chính bằng")


def _copying(actor: Actor, entry: NumberEntry, paper: OfficialPaper | None) -> list[tuple[str, str, Decision]]:
    """Copies to be made of the paper: address, form, answer."""
    if paper is None:
        return []
    entry.paper = paper
    made = offered(actor, of_entry(entry))
    return [(reverse("registry:copy", args=[entry.pk, slug]), form, may) for slug, form, may in made]


def _copied(actor: Actor, paper: OfficialPaper | None) -> tuple[str, str] | None:
    """What a copy was made from: its name and the address of its page, empty for what the actor does not see."""
    if paper is None or paper.kind not in COPY_KINDS_OF_PAPER:
        return None
    name, address = paper.title.removeprefix(f"{form_of_copy(paper.symbol)} "), ""
    if paper.origin == OWN and visible_papers(actor).filter(pk=paper.origin_id).exists():
        address = reverse("registry:paper", args=[paper.origin_id])
    elif paper.origin == ARRIVED and visible_incoming(actor).filter(pk=paper.origin_id).exists():
        address = reverse("registry:incoming-paper", args=[paper.origin_id])
    return name, address


def deliveries_of(entry: NumberEntry) -> QuerySet[Delivery]:
    """Recipients of a paper."""
    return Delivery.objects.filter(paper_id=entry.paper_id or 0).select_related("paper__agency").order_by("pk")


def signers(actor: Actor, day: dt.date) -> QuerySet[Person]:
    """People of the agency with a power to sign on ``day``."""
    return Person.objects.filter(pk__in=powers_on(actor.agency_id, day))


def _may_cancel(actor: Actor, entry: NumberEntry) -> bool:
    return bool(policies.may_keep_books(actor)) and entry.paper_id is None and entry.state != "cancelled"


def _copying_arrival(actor: Actor, file: IncomingFile) -> list[tuple[str, str, Decision]]:
    made = offered(actor, of_arrival(file))
    return [
        (reverse("registry:copy-arrival", args=[file.paper_id, file.pk, slug]), form, may) for slug, form, may in made
    ]


def incoming_context(actor: Actor, paper: IncomingPaper, form: forms.AssignForm | None = None) -> dict[str, Any]:
    """One incoming paper, and the form that hands it on."""
    keeps: Decision = policies.may_keep_books(actor)
    initial = {"unit": paper.unit_id, "handler": str(paper.handler or ""), "due_on": paper.due_on}
    open_ = paper.state in ("arrived", "assigned")
    files = list(paper.files.select_related("file", "paper"))
    return {
        "paper": paper,
        "files": [(one, _copying_arrival(actor, one)) for one in files],
        "keeps": keeps,
        "may_finish": open_ and (bool(keeps) or (paper.handler_id or 0) == actor.person_id),
        "open": open_,
        "related": related(actor, paper),
        "answered_by": visible_entries(actor).filter(answers=paper).order_by("dated_on", "pk"),
        "answer": forms.AnswerForm(initial={"year": clock.today().year}) if keeps else None,
        "copies": list(copies_of(actor, ARRIVED, paper.pk)),
        "amend": forms.AmendForm(initial={"year": paper.year}) if keeps and not paper.amends_id else None,
        "form": form or (forms.AssignForm(agency_id=actor.agency_id, initial=initial) if keeps else None),
    }
