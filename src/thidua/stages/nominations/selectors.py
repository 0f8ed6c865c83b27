"""Read nominations and their lists, always within the actor's agency."""

import datetime as dt
from dataclasses import dataclass

from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.awards import award_choices, award_label
from thidua.foundations.workflow.work import WorkItem
from thidua.stages.nominations.digest import accepted_lines, digest_of
from thidua.stages.nominations.models import NominationList

__all__ = ["AgendaLine", "accepted_lines", "agenda_lines", "digest_of", "work_items"]


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One line as the council sees it. ``number`` runs through the whole list; ``status`` is the law's answer."""

    number: int
    nomination_id: int
    award: str
    award_label: str
    code: str
    name: str
    is_collective: bool
    place: str
    unit_name: str
    rank: int
    reason: str
    status: str
    assessment_id: int | None


def agenda_lines(listing: NominationList) -> tuple[AgendaLine, ...]:
    """The accepted lines in the order they are read out: by award as the catalogue orders them, then by rank and name."""
    order = {code: place for place, (code, _label) in enumerate(award_choices())}
    lines = sorted(
        accepted_lines(listing),
        key=lambda one: (order.get(one.award, len(order)), one.rank, getattr(one.subject, "roster_key", one.subject_code)),
    )
    return tuple(
        AgendaLine(
            number=number,
            nomination_id=one.pk,
            award=one.award,
            award_label=award_label(one.award),
            code=one.subject_code,
            name=one.subject_name,
            is_collective=one.is_collective,
            place=one.person.job_title if one.person else "",
            unit_name=one.person.unit.name if one.person else one.nominating_unit.name,
            rank=one.rank,
            reason=one.reason,
            status=one.assessment.status if one.assessment else "",
            assessment_id=one.assessment_id,
        )
        for number, one in enumerate(lines, start=1)
    )


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """What this stage asks of the actor now."""
    return []
