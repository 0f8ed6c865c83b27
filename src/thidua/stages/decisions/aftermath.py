"""What the law says of cancelling an award: on what grounds, and which other awards must then be looked at again."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.catalogue.citations import cite_words
from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.org.models import Posting
from thidua.foundations.workflow.work import WorkItem
from thidua.law.procedure import Cited, Held, Revocation
from thidua.stages.decisions.choosing import lines_of
from thidua.stages.decisions.models import AwardDecision, DecisionLine, Reconsideration

Kind = Literal["individual", "collective"]


@dataclass(frozen=True, slots=True)
class Resting:
    """An award that rests on a cancelled one, with the reason and the article."""

    held: HeldAward
    reason: str
    cite: dict[str, str]

    @property
    def label(self) -> str:
        return award_label(self.held.award)


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement of the law with its place."""

    text: str
    cite: dict[str, str]


def _law(on: dt.date) -> Revocation | None:
    try:
        return law.revocation(on)
    except law.LawInputError:
        return None


def grounds(on: dt.date) -> tuple[Cited, ...]:
    """The grounds to choose from; none before the first day the law is known for."""
    found = _law(on)
    return found.grounds if found else ()


def consequences(on: dt.date) -> list[Saying]:
    """Who cancels and what is taken back, by the law of a day."""
    found = _law(on)
    if found is None:
        return []
    by = _("Thẩm quyền hủy: %(who)s") % {"who": found.cancelled_by.text_vi}
    return [
        Saying(by, cite_words(found.cancelled_by.cite)),
        Saying(found.recovers.text_vi, cite_words(found.recovers.cite)),
    ]


def ground_of(decision: AwardDecision, today: dt.date) -> Saying | None:
    """The ground that a revocation names."""
    found = next((one for one in grounds(decision.decided_on or today) if one.id == decision.ground), None)
    return Saying(found.text_vi, cite_words(found.cite)) if found else None


def resting_on(decision: AwardDecision) -> list[Resting]:
    """Awards in force that rest on what a revocation takes back, each once; three queries, whatever the lines."""
    cancelled = list(lines_of(decision))
    people = {line.person_id for line in cancelled if line.person_id}
    worked_in = _units_at_the_end_of(decision.year, people)
    units = {*worked_in.values(), *(line.unit_id for line in cancelled if line.unit_id)}
    rows = HeldAward.objects.filter(agency_id=decision.agency_id, revoked_on__isnull=True, year__gte=decision.year)
    rows = rows.filter(Q(person_id__in=people) | Q(unit_id__in=units)).select_related("person", "unit")
    taken = {(line.person_id, line.unit_id, line.award, decision.year) for line in cancelled}
    held = {_held(row): row for row in rows if (row.person_id, row.unit_id, row.award, row.year) not in taken}
    found: dict[int, Resting] = {}
    for line in cancelled:
        gone = _cancelled(line, decision, worked_in.get(line.person_id or 0))
        for one in law.must_be_looked_at_again(gone, list(held)):
            row = held[one.held]
            found.setdefault(row.pk, Resting(row, one.reason_vi, cite_words(one.cite)))
    return list(found.values())


def _units_at_the_end_of(year: int, people: Iterable[int]) -> dict[int, int]:
    """The unit each person worked in on 31 December of a year, or last before it."""
    rows = Posting.objects.filter(person_id__in=people, from_on__lte=dt.date(year, 12, 31)).order_by("from_on")
    return dict(rows.values_list("person_id", "unit_id"))


def _held(row: HeldAward) -> Held:
    kind: Kind = "individual" if row.person_id else "collective"
    return Held(row.award, row.year, _holder(row), kind, decided_on=row.decided_on)


def _cancelled(line: DecisionLine, decision: AwardDecision, unit_id: int | None) -> Held:
    kind: Kind = "individual" if line.person_id else "collective"
    unit = f"unit-{unit_id}" if unit_id else None
    return Held(line.award, decision.year, _holder(line), kind, unit=unit)


def _holder(row: HeldAward | DecisionLine) -> str:
    return f"person-{row.person_id}" if row.person_id else f"unit-{row.unit_id}"


def reconsiderations(decision: AwardDecision) -> QuerySet[Reconsideration]:
    """What an issued revocation left to be looked at again."""
    rows = decision.reconsiderations.select_related("held__person", "held__unit", "settled_by")
    return rows.order_by("pk")


def open_item(decision: AwardDecision, number: int) -> WorkItem:
    """The clerk's desk: a revocation with ``number`` awards still to be looked at."""
    return WorkItem(
        "decisions",
        _("Xem xét lại khen thưởng sau khi hủy"),
        _("%(count)d khen thưởng dựa vào khen thưởng đã hủy theo Quyết định số %(number)s")
        % {"count": number, "number": decision.full_number},
        reverse("decisions:decision", args=[decision.pk]) + "#xem-lai",
        _("Xem xét"),
    )
