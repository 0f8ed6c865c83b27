"""Who could be put before the council for what, within what the actor may see; by the facts alone, before any vote."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.urls import reverse
from numpy.typing import NDArray

from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.awards import award_choices, award_label
from thidua.foundations.org.models import Person
from thidua.stages.eligibility.factcache import Answers, Question, answers_of, fresh_table, question
from thidua.stages.eligibility.overlays import overlays_for
from thidua.stages.eligibility.selectors import SEE_ALL, agency_of, dates_of_run, latest_run, visible_people

MOST_DERIVED = 1_000
"""People whose facts are derived within one request; a larger register is brought up over several."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """Answers of the whole register, with whom of it the actor may see; ``waiting`` people are not in it yet."""

    asked: Question
    answers: Answers
    among: NDArray[np.bool_]
    waiting: int

    def awards(self) -> list[str]:
        """Awards asked about, in the catalogue's order."""
        return [code for code, _label in award_choices() if code in self.asked.rules]

    def within(self, unit_id: int | None) -> NDArray[np.bool_]:
        """Who of those in sight belongs to a unit; all of them where none is named."""
        return self.among if unit_id is None else self.among & (self.answers.unit_of == unit_id)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One line: person, answer, first deciding condition."""

    name: str
    unit_name: str
    url: str
    status: str
    reason: str


@dataclass(frozen=True, slots=True)
class Count:
    """One award: how many could be proposed, how many somebody has to look at."""

    award: str
    label: str
    eligible: int
    needs_review: int


def sieve_of(actor: Actor, year: int) -> Sieve:
    """Ask the law about everybody of the actor's agency, by the days of the last asking.

    Raises LawInputError where no rule is known for those days.
    """
    agency = agency_of(actor)
    dates = dates_of_run(latest_run(agency.pk, year), year)
    asked = question(agency.level, year, dates, overlays_for(agency.pk, dates))  # type: ignore[arg-type]
    table = fresh_table(agency, asked, most=MOST_DERIVED)
    answers = answers_of(table, asked.rules)
    among = np.ones(len(answers.people), np.bool_)
    if not actor.has(*SEE_ALL):
        among = np.isin(answers.people, list(visible_people(actor).values_list("pk", flat=True)))
    return Sieve(asked, answers, among, table.waiting)


def counts_of(sieve: Sieve) -> list[Count]:
    """How many could be proposed for each award."""
    found = []
    for award in sieve.awards():
        counts = sieve.answers.counts(award, sieve.among)
        found.append(Count(award, award_label(award), counts["eligible"], counts["needs_review"]))
    return found


def candidates(sieve: Sieve, award: str, places: Sequence[int]) -> list[Candidate]:
    """Lines of the given places, in their order; one query."""
    keys = [int(sieve.answers.people[place]) for place in places]
    people = Person.objects.select_related("unit").in_bulk(keys)
    return [
        Candidate(
            people[key].full_name,
            people[key].unit.name,
            f"{reverse('eligibility:person', args=[key])}?danh-hieu={award}",
            sieve.answers.status(award, place),
            sieve.answers.reason(award, place),
        )
        for key, place in zip(keys, places, strict=True)
    ]
