"""Read the book of incoming papers, and notice a paper that arrived before."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.papers.enums import Amending
from thidua.foundations.papers.models import IncomingPaper
from thidua.foundations.papers.selectors import KEEPERS
from thidua.vietnamese import fold


@dataclass(frozen=True, slots=True)
class Filters:
    """What is looked for; an empty value narrows nothing."""

    words: str = ""
    year: int | None = None
    state: str = ""


def visible_incoming(actor: Actor) -> QuerySet[IncomingPaper]:
    """All lines for those who keep or sign papers; for others what was handed to them or to their unit."""
    papers = IncomingPaper.objects.filter(agency_id=actor.agency_id).select_related("unit", "handler")
    if actor.has(*KEEPERS):
        return papers.prefetch_related("answered_by")
    mine = Q(handler_id=actor.person_id or 0)
    return papers.filter(mine | Q(unit_id=actor.unit_id) if actor.unit_id else mine)


def book(actor: Actor, filters: Filters) -> QuerySet[IncomingPaper]:
    """The lines asked for, the last arrival first."""
    papers = visible_incoming(actor)
    if filters.year:
        papers = papers.filter(year=filters.year)
    if filters.state:
        papers = papers.filter(state=filters.state)
    for word in fold(filters.words).split():
        papers = papers.filter(words__contains=word)
    return papers


def related(actor: Actor, paper: IncomingPaper) -> list[tuple[str, IncomingPaper]]:
    """What the paper does to an earlier arrival, and what later ones do to it, as far as the actor sees them."""
    seen = visible_incoming(actor)
    earlier = seen.filter(pk=paper.amends_id or 0)
    passive = {
        Amending.REPLACES: _("Được thay thế bằng"),
        Amending.CORRECTS: _("Được đính chính bằng"),
        Amending.RECALLS: _("Bị thu hồi theo"),
    }
    later = seen.filter(amends=paper).order_by("pk")
    return [
        *((str(paper.get_amends_how_display()), one) for one in earlier),
        *((passive[Amending(one.amends_how)], one) for one in later),
    ]


def years_of_book(actor: Actor) -> list[int]:
    """Years the filter offers."""
    return sorted(visible_incoming(actor).order_by().values_list("year", flat=True).distinct(), reverse=True)


def duplicate_key(number: str, symbol: str, sender: str) -> str:
    """What two arrivals of one paper have in common (Decree 30/2020, annex VI: alert on number, symbol, sender).

    Empty for a paper without a number: two such papers of one sender need not be the same.
    """
    digits = number.strip().lstrip("0")
    return "|".join((digits, fold(symbol), " ".join(fold(sender).split())))[:400] if digits else ""


def arrived_before(agency_id: int, number: str, symbol: str, sender: str) -> IncomingPaper | None:
    """An earlier arrival of the same number and symbol from the same sender."""
    key = duplicate_key(number, symbol, sender)
    return IncomingPaper.objects.filter(agency_id=agency_id, key=key).order_by("pk").first() if key else None
