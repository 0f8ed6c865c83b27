"""Interim and final reviews, and the appraisal meetings of units."""

from django.db import models
from django.db.models import Q

from thidua.foundations.org.models import Agency, Person, Subject, Unit
from thidua.stages.movements.models import Movement
from thidua.stages.reviews.enums import appraisal_state_choices, review_kind_choices, review_state_choices


class Review(models.Model):
    """A review of a movement: figures come from the system, words from the clerk."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=review_kind_choices)
    from_on = models.DateField()
    to_on = models.DateField()
    results = models.TextField(blank=True)
    limits = models.TextField(blank=True)
    causes = models.TextField(blank=True)
    good_practice = models.TextField(blank=True)
    direction = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=review_state_choices, default="draft")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["to_on"]
        constraints = [models.UniqueConstraint(fields=["movement", "kind", "to_on"], name="review_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.to_on}"


class UnitAppraisal(models.Model):
    """The appraisal meeting (bình xét) of a unit in a year."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    chair = models.ForeignKey(Person, models.PROTECT, related_name="+")
    present = models.PositiveSmallIntegerField()
    total = models.PositiveSmallIntegerField()
    notes = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=appraisal_state_choices, default="draft")
    sent_on = models.DateField(null=True, blank=True)
    return_note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="appraisal_once_a_year"),
            models.CheckConstraint(condition=Q(present__lte=models.F("total")), name="present_within_total"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year}"


class AppraisalLine(Subject):
    """The unit's vote on one proposed title; ``rank`` is the unit's order of priority."""

    appraisal = models.ForeignKey(UnitAppraisal, models.CASCADE, related_name="lines")
    award = models.CharField(max_length=64)
    yes = models.PositiveSmallIntegerField()
    rank = models.PositiveSmallIntegerField(default=1)
    reason = models.TextField(blank=True)

    class Meta(Subject.Meta):
        ordering = ["award", "rank"]
        constraints = [
            *Subject.Meta.constraints,
            models.UniqueConstraint(fields=["appraisal", "person", "award"], name="person_appraised_once"),
            models.UniqueConstraint(fields=["appraisal", "unit", "award"], name="unit_appraised_once"),
        ]

    def __str__(self) -> str:
        return f"{self.award} {self.yes}"
