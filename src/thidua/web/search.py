"""Search over people, units and papers the actor may see; marks need not be typed."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Person, Unit
from thidua.foundations.papers.selectors import visible_papers
from thidua.vietnamese import fold

LIMIT = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: kind in words, title, second line, where it leads."""

    kind: str
    title: str
    detail: str
    url: str


def search_all(actor: Actor, query: str) -> list[Hit]:
    """Give at most twenty results of each kind; an empty query gives none. Three queries."""
    words = fold(query).split()
    if not words:
        return []
    return [*_people(actor, words), *_units(actor, words), *_papers(actor, query)]


def _people(actor: Actor, words: list[str]) -> list[Hit]:
    named = Q()
    for word in words:
        named &= Q(folded_name__contains=word)
    found = Person.objects.filter(named, agency_id=actor.agency_id).select_related("unit")
    if not actor.has("clerk", "director", "secretary", "union"):
        own_unit = Q(unit_id=actor.unit_id) if actor.has("head") else Q()
        found = found.filter(Q(pk=actor.person_id) | own_unit) if own_unit else found.filter(pk=actor.person_id or 0)
    return [
        Hit(
            _("Cá nhân"),
            p.full_name,
            f"{p.job_title}, {p.unit.name}".strip(", "),
            reverse("eligibility:person", args=[p.pk]),
        )
        for p in found[:LIMIT]
    ]


def _units(actor: Actor, words: list[str]) -> list[Hit]:
    units = [u for u in Unit.objects.filter(agency_id=actor.agency_id) if all(word in fold(u.name) for word in words)]
    return [
        Hit(_("Đơn vị"), u.name, u.get_kind_display(), reverse("eligibility:unit", args=[u.pk])) for u in units[:LIMIT]
    ]


def _papers(actor: Actor, query: str) -> list[Hit]:
    found = visible_papers(actor).filter(Q(title__icontains=query) | Q(symbol__icontains=query))
    return [
        Hit(
            _("Văn bản"),
            paper.title,
            paper.full_number or paper.get_state_display(),
            reverse("papers:file", args=[paper.pk, "pdf"]),
        )
        for paper in found[:LIMIT]
    ]
