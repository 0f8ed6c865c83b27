"""Figures of the year and of the six years before, and the reports owed; the board sees the agencies below it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.ledger.enums import RatingLevel
from thidua.foundations.ledger.models import HeldAward, Rating
from thidua.foundations.org.enums import Gender
from thidua.foundations.org.models import Agency, Person
from thidua.foundations.workflow.work import WorkItem
from thidua.stages.movements.models import Movement
from thidua.stages.movements.selectors import current_year
from thidua.stages.reporting.enums import DutyState
from thidua.stages.reporting.models import ReportingDuty
from thidua.stages.submissions.models import Submission

YEARS_SHOWN = 6
KEEPERS = ("clerk", "director", "union")


@dataclass(frozen=True, slots=True)
class AwardFigures:
    """One award in one year: how many collectives and individuals, of them women and heads of units."""

    award: str
    label: str
    collectives: int
    individuals: int
    women: int
    heads: int


@dataclass(frozen=True, slots=True)
class PlainChart:
    """Numbers of a chart; the shell draws it."""

    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]
    head: str = "Năm"


@dataclass(frozen=True, slots=True)
class AgencyState:
    """How far an agency below is in the year."""

    name: str
    movement: str
    waiting: int
    awards: int


def visible_duties(actor: Actor) -> QuerySet[ReportingDuty]:
    """Reports owed by the actor's agency, for those who keep or sign them."""
    found = ReportingDuty.objects.filter(agency_id=actor.agency_id)
    return found if actor.has(*KEEPERS) else found.none()


def list_duties(actor: Actor) -> QuerySet[ReportingDuty]:
    """Reports owed in the current year."""
    return visible_duties(actor).filter(due_on__year__in=(current_year(actor), current_year(actor) + 1))


def award_figures(agency_id: int, year: int) -> list[AwardFigures]:
    """Awards held for ``year`` by award, most first. Two queries."""
    heads = set(Person.objects.filter(agency_id=agency_id, unit__head_id=F("pk")).values_list("pk", flat=True))
    held = HeldAward.objects.filter(agency_id=agency_id, year=year, revoked_on__isnull=True)
    counts: dict[str, Counter[str]] = {}
    for award, person_id, gender in held.values_list("award", "person_id", "person__gender"):
        counts.setdefault(award, Counter()).update(_traits(person_id, gender, heads))
    rows = [
        AwardFigures(award, award_label(award), n["collective"], n["individual"], n["woman"], n["head"])
        for award, n in counts.items()
    ]
    return sorted(rows, key=lambda row: (-(row.collectives + row.individuals), row.label))


def _traits(person_id: int | None, gender: str | None, heads: set[int]) -> Iterable[str]:
    if person_id is None:
        return ["collective"]
    traits = ["individual"]
    if gender == Gender.FEMALE:
        traits.append("woman")
    if person_id in heads:
        traits.append("head")
    return traits


def awards_by_year(agency_id: int, year: int) -> PlainChart:
    """Individuals' and collectives' awards in the last six years. One query."""
    years = tuple(range(year - YEARS_SHOWN + 1, year + 1))
    held = HeldAward.objects.filter(agency_id=agency_id, year__in=years, revoked_on__isnull=True)
    found = held.values("year").annotate(people=Count("person_id"), units=Count("unit_id")).order_by("year")
    by_year = {row["year"]: row for row in found}
    return PlainChart(
        _("Khen thưởng theo năm"),
        tuple(str(y) for y in years),
        (
            (_("Cá nhân"), tuple(by_year[y]["people"] if y in by_year else 0 for y in years)),
            (_("Tập thể"), tuple(by_year[y]["units"] if y in by_year else 0 for y in years)),
        ),
    )


def ratings_by_year(agency_id: int, year: int) -> PlainChart:
    """People by level of task completion in the last six years. One query."""
    years = tuple(range(year - YEARS_SHOWN + 1, year + 1))
    found = Rating.objects.filter(agency_id=agency_id, year__in=years, person__isnull=False)
    counts = {(row["year"], row["level"]): row["n"] for row in found.values("year", "level").annotate(n=Count("pk"))}
    levels: Sequence[RatingLevel] = [level for level in RatingLevel if level != RatingLevel.UNRATED]
    series = tuple((str(level.label), tuple(counts.get((y, level.value), 0) for y in years)) for level in levels)
    return PlainChart(_("Mức độ hoàn thành nhiệm vụ theo năm"), tuple(str(y) for y in years), series)


def agencies_below(actor: Actor) -> list[AgencyState]:
    """The agencies whose submissions the board vets, with their state this year. Four queries."""
    year = current_year(actor)
    below = list(Agency.objects.filter(parent_id=actor.agency_id).order_by("name"))
    keys = [agency.pk for agency in below]
    states = {
        m.agency_id: m.get_state_display()
        for m in Movement.objects.filter(agency_id__in=keys, year=year, kind="annual")
    }
    waiting = Counter(
        Submission.objects.filter(
            agency_id__in=keys, to_agency_id=actor.agency_id, year=year, state__in=("sent", "vetting")
        )
        .order_by()
        .values_list("agency_id", flat=True)
    )
    held = HeldAward.objects.filter(agency_id__in=keys, year=year, revoked_on__isnull=True)
    awards = {row["agency_id"]: row["n"] for row in held.values("agency_id").annotate(n=Count("pk"))}
    return [
        AgencyState(a.name, states.get(a.pk, _("Chưa phát động")), waiting[a.pk], awards.get(a.pk, 0)) for a in below
    ]


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """Reports not sent yet, for the clerk."""
    if not actor.has("clerk"):
        return []
    owed = visible_duties(actor).filter(state=DutyState.OPEN, due_on__lte=today + dt.timedelta(days=45))
    url = reverse("reporting:index")
    return [
        WorkItem("reporting", duty.name, _("Gửi %(to)s") % {"to": duty.to}, url, _("Xem báo cáo"), duty.due_on)
        for duty in owed
    ]
