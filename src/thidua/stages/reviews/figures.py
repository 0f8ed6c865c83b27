"""The figures of a review, compiled from what the earlier stages and the ledger hold; nobody types a number."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q

from thidua.foundations.catalogue.awards import award_choices, award_label
from thidua.foundations.ledger.enums import RatingLevel
from thidua.foundations.ledger.models import HeldAward, Initiative, Rating
from thidua.foundations.workflow import clock
from thidua.stages.dissemination.models import Acknowledgement
from thidua.stages.progress.enums import ActivityKind
from thidua.stages.progress.models import IndexRecord, Inspection, Task
from thidua.stages.progress.selectors import activity_totals, count_tasks, tasks_of_movement
from thidua.stages.registration.models import Pledge, TitleRegistration
from thidua.stages.reviews.models import Review


@dataclass(frozen=True, slots=True)
class AwardFigure:
    """How many collectives and individuals hold an award of the year."""

    award: str
    collectives: int
    individuals: int


@dataclass(frozen=True, slots=True)
class ReviewFigures:
    """Everything counted for a review on the day ``on``."""

    on: dt.date
    tasks: int
    tasks_done: int
    tasks_late: int
    read: int
    recipients: int
    registrations: int
    pledges: int
    inspections: int
    activities: tuple[tuple[str, int, int], ...]
    ratings: tuple[tuple[str, int], ...]
    initiatives: int
    indices: tuple[IndexRecord, ...]
    awards: tuple[AwardFigure, ...]


def figures_of(review: Review) -> ReviewFigures:
    """Compile the figures of ``review``: of its period where days are known, of its year where only years are."""
    movement, period = review.movement, (review.from_on, review.to_on)
    on = min(review.to_on, clock.today())
    tasks = count_tasks(tasks_of_movement(movement), on)
    read = Acknowledgement.objects.filter(circulation__movement=movement).aggregate(
        all=Count("pk"), read=Count("pk", Q(acknowledged_at__isnull=False))
    )
    return ReviewFigures(
        on=on,
        tasks=tasks.total,
        tasks_done=tasks.done,
        tasks_late=tasks.late,
        read=read["read"],
        recipients=read["all"],
        registrations=TitleRegistration.objects.filter(movement=movement).exclude(state="withdrawn").count(),
        pledges=Pledge.objects.filter(movement=movement, signed_on__isnull=False).count(),
        inspections=Inspection.objects.filter(agency_id=review.agency_id, visited_on__range=period).count(),
        activities=_activities(review.agency_id, *period),
        ratings=rating_distribution(review.agency_id, movement.year),
        initiatives=Initiative.objects.filter(agency_id=review.agency_id, year=movement.year).count(),
        indices=tuple(IndexRecord.objects.filter(agency_id=review.agency_id, year=movement.year)),
        awards=awards_of_year(review.agency_id, movement.year),
    )


def review_tasks(review: Review) -> list[Task]:
    """The tasks that a review reports on, by due date."""
    return list(tasks_of_movement(review.movement).order_by("due_on", "code"))


def _activities(agency_id: int, from_on: dt.date, to_on: dt.date) -> tuple[tuple[str, int, int], ...]:
    labels = dict(ActivityKind.choices)
    totals = activity_totals(agency_id, from_on, to_on)
    return tuple((str(labels.get(kind, kind)), number, people) for kind, number, people in totals)


def rating_distribution(agency_id: int, year: int) -> tuple[tuple[str, int], ...]:
    """People by level of completion in a year, best level first, levels nobody has included."""
    rows = Rating.objects.filter(agency_id=agency_id, year=year, person__isnull=False).values_list("level", flat=True)
    counted = Counter(rows)
    return tuple((str(level.label), counted[level.value]) for level in RatingLevel) if counted else ()


def awards_of_year(agency_id: int, year: int) -> tuple[AwardFigure, ...]:
    """Awards of a year from the ledger, in the catalogue's order; those revoked are not counted."""
    rows = HeldAward.objects.filter(agency_id=agency_id, year=year, revoked_on__isnull=True)
    counted = rows.values_list("award").annotate(units=Count("unit_id"), people=Count("person_id"))
    order = {code: place for place, (code, _label) in enumerate(award_choices())}
    found = sorted(counted, key=lambda row: order.get(row[0], len(order)))
    return tuple(AwardFigure(award_label(code), units, people) for code, units, people in found)
