"""Read the book of outgoing papers: scoped, filtered, with the numbers that nobody can account for."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from thidua.foundations.audit.actor import Actor
from thidua.foundations.papers.enums import NumberingWay, NumberState
from thidua.foundations.papers.models import NumberEntry, NumberingRule
from thidua.foundations.papers.selectors import KEEPERS, published_kinds
from thidua.vietnamese import fold


@dataclass(frozen=True, slots=True)
class Filters:
    """What is looked for; an empty value narrows nothing."""

    words: str = ""
    year: int | None = None
    series: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers ``first`` to ``last`` of a series that stand in no line of the book."""

    series: str
    first: int
    last: int


def visible_entries(actor: Actor) -> QuerySet[NumberEntry]:
    """Lines of the agency's book: all for those who keep or sign papers, published papers for everybody else."""
    entries = NumberEntry.objects.filter(agency_id=actor.agency_id).select_related("paper__pdf")
    if actor.has(*KEEPERS):
        return entries.select_related("paper__pdf", "answers")
    return entries.filter(state=NumberState.ISSUED, paper__state="issued", paper__kind__in=published_kinds(actor))


def book(actor: Actor, filters: Filters) -> QuerySet[NumberEntry]:
    """The lines asked for, newest year first, each series from its last number down."""
    entries = visible_entries(actor)
    if filters.year:
        entries = entries.filter(year=filters.year)
    if filters.series:
        entries = entries.filter(series=filters.series)
    if filters.state:
        entries = entries.filter(state=filters.state)
    for word in fold(filters.words).split():
        entries = entries.filter(Q(words__contains=word))
    return entries


def years_and_series(actor: Actor) -> tuple[list[int], list[str]]:
    """What the filters offer. One query."""
    pairs = list(visible_entries(actor).order_by().values_list("year", "series").distinct())
    years = sorted({year for year, _series in pairs}, reverse=True)
    return years, sorted({series for _year, series in pairs})


@dataclass(frozen=True, slots=True)
class YearOfNumbers:
    """How a year is numbered, and how many numbers it has; with one the way is settled."""

    year: int
    way: str
    label: str
    taken: int


def numbering_years(actor: Actor, this_year: int) -> list[YearOfNumbers]:
    """Years with numbers or a rule, this one and the next, newest first. Two queries."""
    entries = NumberEntry.objects.filter(agency_id=actor.agency_id).order_by()
    taken = dict(entries.values_list("year").annotate(count=Count("pk")))
    rules = dict(NumberingRule.objects.filter(agency_id=actor.agency_id).values_list("year", "way"))
    way, rows = str(NumberingWay.BY_KIND), []
    for year in sorted({*taken, *rules, this_year, this_year + 1}):
        way = rules.get(year, way)
        rows.append(YearOfNumbers(year, way, str(NumberingWay(way).label), taken.get(year, 0)))
    return rows[::-1]


def gaps(actor: Actor, year: int) -> list[Gap]:
    """Numbers missing below the last one of each series of ``year``; a cancelled number is accounted for. One query."""
    rows = visible_entries(actor).filter(year=year).order_by("series", "number").values_list("series", "number")
    return list(_gaps(rows))


def _gaps(rows: "QuerySet[NumberEntry, tuple[str, int]]") -> Iterator[Gap]:
    series, expected = "", 1
    for name, number in rows:
        if name != series:
            series, expected = name, 1
        if number > expected:
            yield Gap(series, expected, number - 1)
        expected = number + 1
