"""An answer as a reader takes it in: the tree of conditions, the years beside each other, what happened when."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import law
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.ledger.enums import RatingLevel
from thidua.foundations.ledger.models import Discipline, HeldAward, InitiativeAuthor, Rating
from thidua.foundations.org.models import Person, Unit
from thidua.stages.eligibility.cites import cite_vi
from thidua.stages.registration.models import TitleRegistration

YEARS_SHOWN = 6
_ONE_OF = "một trong"
_RANKS = {
    "HTXS": gettext_lazy("Xuất sắc"),
    "HTT": gettext_lazy("Tốt"),
    "HT": gettext_lazy("Hoàn thành"),
    "KHT": gettext_lazy("Không hoàn thành"),
    "KXL": gettext_lazy("Không xếp"),
}


@dataclass(frozen=True, slots=True)
class CiteText:
    """A citation in words with how sure it is."""

    text: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Node:
    """One condition: how it came out, in which words, by which article, on what evidence."""

    status: str
    text_vi: str
    evidence: str
    cite: CiteText | None
    mode: str
    who_can_supply: str
    children: tuple["Node", ...]
    fold: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact nobody has given yet, and who can."""

    text: str
    who: str


@dataclass(frozen=True, slots=True)
class YearCell:
    """One year of one row of the grid."""

    text: str
    chain: bool = False
    none: bool = False
    current: bool = False


@dataclass(frozen=True, slots=True)
class YearRow:
    """One row of the grid: ratings, titles, initiatives."""

    label: str
    cells: tuple[YearCell, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day; ``kind`` is honour, plan or empty."""

    on: dt.date
    text: str
    note: str = ""
    kind: str = ""


def tree_of(answer: dict[str, Any]) -> tuple[Node, ...]:
    """The conditions of an answer as nodes; a branch of alternatives keeps the unused ones apart from the unmet."""
    return tuple(_node(one, spare=False) for one in answer["criteria"])


def _node(plain: dict[str, Any], *, spare: bool) -> Node:
    """``spare``: the branch above is met by another alternative, so that this one is not used."""
    one_of = _ONE_OF in plain["needed"]
    met_by_other = one_of and plain["status"] == "met"
    children = tuple(_node(child, spare=met_by_other) for child in plain["children"])
    status = "unused" if spare and plain["status"] != "met" else plain["status"]
    return Node(
        status=status,
        text_vi=plain["text_vi"],
        evidence="" if children or status == "unused" else evidence_of(plain),
        cite=_cite(plain["cite"]),
        mode="any" if one_of else "",
        who_can_supply=plain.get("who_can_supply", ""),
        children=children,
        fold=len(children) > 3,
    )


def evidence_of(plain: dict[str, Any]) -> str:
    """What was found, and what was needed when that is not it."""
    found, needed = plain["found"], plain["needed"]
    if plain["status"] == "met" or not needed or found == needed:
        return "" if found == "có" else _("có %(number)s") % {"number": found} if found.isdigit() else found
    return _("%(found)s; cần %(needed)s") % {"found": found, "needed": needed}


def _cite(plain: dict[str, Any] | None) -> CiteText | None:
    return CiteText(cite_vi(law.Cite(**plain)), plain["confidence"]) if plain else None


def missing_of(answer: dict[str, Any]) -> tuple[Missing, ...]:
    """The open conditions that could change the answer, each with who can supply the fact."""
    wanted = set(answer["review"])
    found = (one for one in _leaves(answer["criteria"]) if one["status"] == "unknown" and one["id"] in wanted)
    return tuple(dict.fromkeys(Missing(one["text_vi"], one.get("who_can_supply", "")) for one in found))


def _leaves(criteria: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    for one in criteria:
        if one["children"]:
            yield from _leaves(one["children"])
        else:
            yield one


def counts_of(answer: dict[str, Any]) -> dict[str, int]:
    """How many of the top conditions are met, not met, unknown."""
    statuses = [one["status"] for one in answer["criteria"]]
    return {key: statuses.count(key) for key in ("met", "not_met", "unknown")}


def years_of(year: int) -> tuple[int, ...]:
    """The years of the grid, the year under review last."""
    return tuple(range(year - YEARS_SHOWN + 1, year + 1))


def year_grid(subject: Person | Unit, year: int) -> tuple[YearRow, ...]:
    """Six years of levels, titles and initiatives; levels that count in a row up to ``year`` are joined."""
    years = years_of(year)
    key = {"person": subject} if isinstance(subject, Person) else {"unit": subject}
    levels = dict(Rating.objects.filter(year__in=years, **key).values_list("year", "level"))
    held: dict[int, list[str]] = {}
    for row in HeldAward.objects.filter(year__in=years, revoked_on__isnull=True, **key):
        held.setdefault(row.year, []).append(award_label(row.award))
    best = _run_of(levels, RatingLevel.EXCELLENT.value, years)
    ranks = {one: str(_RANKS.get(levels.get(one, ""), "")) for one in years}
    rows = [
        YearRow(_("Xếp loại"), tuple(_cell(ranks[y], y, year, chain=y in best) for y in years)),
        YearRow(_("Khen thưởng"), tuple(_cell("; ".join(held.get(y, ())), y, year) for y in years)),
    ]
    if isinstance(subject, Person):
        authored = _authored(subject, years)
        rows.insert(1, YearRow(_("Sáng kiến"), tuple(_cell(str(authored.get(y) or ""), y, year) for y in years)))
    return tuple(rows)


def _cell(text: str, year: int, current: int, *, chain: bool = False) -> YearCell:
    return YearCell(str(text), chain, none=not text, current=year == current)


def _run_of(levels: dict[int, str], wanted: str, years: Sequence[int]) -> frozenset[int]:
    """The years in a row, ending with the last rated one, that have the wanted level; a single year is no row."""
    run: list[int] = []
    for year in reversed(years):
        if levels.get(year) == wanted:
            run.append(year)
        elif run or year in levels:
            break
    return frozenset(run) if len(run) > 1 else frozenset()


def _authored(person: Person, years: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for year in InitiativeAuthor.objects.filter(person=person, initiative__year__in=years).values_list(
        "initiative__year", flat=True
    ):
        found[year] = found.get(year, 0) + 1
    return found


def timeline(subject: Person | Unit, year: int, council_on: dt.date | None) -> tuple[Event, ...]:
    """What is known with its day, newest first: meeting planned, honours, initiatives, discipline, registration."""
    events = [*_honours(subject), *_registrations(subject, year)]
    if isinstance(subject, Person):
        events += [*_initiatives(subject), *_measures(subject), Event(subject.joined_on, _("Tuyển dụng, tiếp nhận"))]
    if council_on:
        events.append(Event(council_on, _("Họp Hội đồng, xét năm %(year)d") % {"year": year}, kind="plan"))
    return tuple(sorted(events, key=lambda event: event.on, reverse=True))[:20]


def _honours(subject: Person | Unit) -> Iterable[Event]:
    key = {"person": subject} if isinstance(subject, Person) else {"unit": subject}
    for row in HeldAward.objects.filter(revoked_on__isnull=True, **key):
        number = _("Quyết định %(number)s") % {"number": row.decision_number} if row.decision_number else ""
        yield Event(
            row.decided_on or dt.date(row.year, 12, 31), f"{award_label(row.award)} {row.year}", number, "honour"
        )


def _registrations(subject: Person | Unit, year: int) -> Iterable[Event]:
    key = {"person": subject} if isinstance(subject, Person) else {"unit": subject}
    for row in TitleRegistration.objects.filter(movement__year=year, **key).exclude(state="withdrawn"):
        yield Event(row.registered_on, _("Đăng ký %(award)s") % {"award": award_label(row.award)})


def _initiatives(person: Person) -> Iterable[Event]:
    for row in InitiativeAuthor.objects.filter(person=person).select_related("initiative"):
        one = row.initiative
        number = _("Quyết định %(number)s") % {"number": one.decision_number} if one.decision_number else ""
        yield Event(one.decided_on or dt.date(one.year, 12, 31), _("Sáng kiến “%(name)s”") % {"name": one.name}, number)


def _measures(person: Person) -> Iterable[Event]:
    for row in Discipline.objects.filter(person=person):
        yield Event(row.decided_on, _("Kỷ luật: %(kind)s") % {"kind": str(row.get_kind_display()).lower()})
