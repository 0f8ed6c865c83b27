"""The people and units of an agency to match names against, and candidates as people see them.

A mark names a person or a unit in one word: "p12", "u3".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.foundations.org.matching import LIKELY_PERCENT, SURE_PERCENT, Known, Roster
from thidua.foundations.org.models import Agency, Person, Posting, Unit


def roster_of(agency: Agency, since: date | None = None, aliases: Mapping[str, int] | None = None) -> Roster:
    """Everybody the agency knows, with every unit they worked in, in three queries.

    ``since`` and ``aliases`` are those of :class:`Roster`.
    """
    places: dict[int, list[str]] = {}
    for person_id, unit in Posting.objects.filter(person__agency=agency).values_list("person_id", "unit__name"):
        places.setdefault(person_id, []).append(unit)
    people = [
        Known(
            one.pk,
            one.code,
            one.full_name,
            one.job_title,
            (one.unit.name, *places.get(one.pk, ())),
            one.birth_date,
            one.left_on,
        )
        for one in Person.objects.filter(agency=agency).select_related("unit")
    ]
    units = [Known(one.pk, one.code, one.name) for one in Unit.objects.filter(agency=agency)]
    return Roster(agency.name, people, units, since, aliases)


def sureness_words(percent: int) -> str:
    """How sure a match is, in words."""
    if percent >= SURE_PERCENT:
        return _("chắc chắn")
    if percent >= LIKELY_PERCENT:
        return _("gần chắc")
    return _("chưa chắc") if percent else _("không thấy")


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate as a button: its mark, and who it is."""

    mark: str
    name: str
    detail: str


def choices_of(marks: Iterable[str]) -> dict[str, Choice]:
    """Candidates by mark."""
    people = [int(mark[1:]) for mark in marks if mark.startswith("p")]
    units = [int(mark[1:]) for mark in marks if mark.startswith("u")]
    found = [
        Choice(f"p{one.pk}", one.full_name, detail_of(one))
        for one in Person.objects.filter(pk__in=people).select_related("unit")
    ]
    found += [Choice(f"u{one.pk}", one.name, "") for one in Unit.objects.filter(pk__in=units)]
    return {one.mark: one for one in found}


def subjects_of_marks(agency_id: int, marks: Iterable[str]) -> dict[str, Person | Unit]:
    """People (with unit) and units of the agency by mark; unknown marks are not in the answer."""
    marks = [mark for mark in marks if _is_mark(mark)]
    asked = {letter: {int(mark[1:]) for mark in marks if mark[0] == letter} for letter in "pu"}
    people = Person.objects.filter(agency_id=agency_id, pk__in=asked["p"]).select_related("unit")
    units = Unit.objects.filter(agency_id=agency_id, pk__in=asked["u"])
    return {f"p{one.pk}": one for one in people} | {f"u{one.pk}": one for one in units}


def _is_mark(words: str) -> bool:
    number = words[1:]
    return words[:1] in ("p", "u") and number.isascii() and number.isdecimal() and len(number) < 18


def detail_of(person: Person) -> str:
    """Post and unit of a person."""
    return ", ".join(filter(None, (person.job_title, person.unit.name)))


def mark_of(agency_id: int, words: str) -> str | None:
    """The mark of the one person or unit of the agency that a mark, a code or an exact name means."""
    if _is_mark(words) and subjects_of_marks(agency_id, [words]):
        return words
    people = Person.objects.filter(agency_id=agency_id).filter(Q(code__iexact=words) | Q(full_name__iexact=words))
    units = Unit.objects.filter(agency_id=agency_id).filter(Q(code__iexact=words) | Q(name__iexact=words))
    marks = [f"p{pk}" for pk in people.values_list("pk", flat=True)[:2]]
    marks += [f"u{pk}" for pk in units.values_list("pk", flat=True)[:2]]
    return marks[0] if len(marks) == 1 else None
