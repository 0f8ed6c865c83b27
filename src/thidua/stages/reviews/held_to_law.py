"""Hold the year's levels against the law: the share of the highest, and levels above what it allows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.citations import cite_words
from thidua.foundations.ledger.enums import RatingLevel
from thidua.foundations.ledger.models import Discipline
from thidua.foundations.org.enums import Employment
from thidua.law.procedure import Measure, WorkYear
from thidua.stages.reviews.selectors import SEE_ALL, RatingRow

ORDER = tuple(level.value for level in RatingLevel)
"""Levels as the law codes them, the highest first."""


@dataclass(frozen=True, slots=True)
class Share:
    """The number of the highest level in one kind of employment, with the law's words on it."""

    who: str
    standing: law.Truth
    text: str
    cite: dict[str, str]


@dataclass(frozen=True, slots=True)
class Above:
    """A person whose level is above what the law surely allows (``sure``), or may not allow."""

    name: str
    unit_name: str
    level: str
    reason: str
    cite: dict[str, str]
    sure: bool


@dataclass(frozen=True, slots=True)
class HeldToLaw:
    """What is to be looked at before the levels are final; empty where the law of the year is not known."""

    shares: tuple[Share, ...]
    above: tuple[Above, ...]


def held_to_law(actor: Actor, rows: Sequence[RatingRow], year: int) -> HeldToLaw | None:
    """Of everybody in the agency; None for those who see only some. One query."""
    if not actor.has(*SEE_ALL):
        return None
    rated = [row for row in rows if row.level]
    measures: dict[int, list[Measure]] = {}
    people = [row.person_id for row in rated]
    for one in Discipline.objects.filter(person_id__in=people, decided_on__year=year):
        measures.setdefault(one.person_id, []).append(Measure(one.decided_on))
    return HeldToLaw(
        tuple(_shares(rated, year)),
        tuple(found for row in rated for found in _above(row, measures.get(row.person_id, []), year)),
    )


def _shares(rows: Iterable[RatingRow], year: int) -> Iterable[Share]:
    counts = Counter((row.employment, row.level) for row in rows)
    for employment in sorted({employment for employment, _level in counts}):
        try:
            answer = law.excellent_share(year, employment, counts[employment, "HTXS"], counts[employment, "HTT"])
        except law.LawInputError:
            continue
        if answer.cite is not None:
            who = str(Employment(employment).label) if employment else _("Chưa rõ loại nhân sự")
            yield Share(who, answer.status, answer.text_vi, cite_words(answer.cite))


def _above(row: RatingRow, measures: Sequence[Measure], year: int) -> Iterable[Above]:
    months = 12 if row.months is None else row.months
    try:
        answer = law.classification(WorkYear(year, row.employment, months, discipline=tuple(measures)))
    except law.LawInputError:
        return
    for limit in answer.limits:
        if ORDER.index(row.level) < ORDER.index(limit.level):
            sure = bool(row.employment) and ORDER.index(row.level) < ORDER.index(answer.highest)
            yield Above(row.name, row.unit_name, row.level_label, limit.text_vi, cite_words(limit.cite), sure)
            return
