"""What is true of a person or a unit: facts with their source, read by the law, posted by late stages."""

from django.db import models

from thidua.foundations.ledger.enums import (
    discipline_choices,
    matter_choices,
    occasion_choices,
    rating_choices,
    scope_choices,
)
from thidua.foundations.org.models import Agency, Person, Subject


class Rating(Subject):
    """Annual level of task completion; ``months`` is the time worked in the year, maternity leave counted."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=4, choices=rating_choices)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta(Subject.Meta):
        constraints = [
            *Subject.Meta.constraints,
            models.UniqueConstraint(fields=["person", "year"], name="person_rated_once"),
            models.UniqueConstraint(fields=["unit", "year"], name="unit_rated_once"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.level}"


class Initiative(models.Model):
    """A recognised initiative or topic; authors are rows of their own."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=500)
    year = models.PositiveSmallIntegerField()
    scope = models.CharField(max_length=16, choices=scope_choices)
    decision_number = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="initiative_code_once")]

    def __str__(self) -> str:
        return self.name


class InitiativeAuthor(models.Model):
    """One author of an initiative."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="authors")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["initiative", "person"], name="author_once")]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.person_id}"


class Discipline(models.Model):
    """A disciplinary measure against a person."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=discipline_choices)
    decided_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "decided_on"], name="discipline_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.decided_on}"


class OpenMatter(Subject):
    """A matter that stops a nomination until it is closed: discipline, investigation, denunciation …"""

    kind = models.CharField(max_length=16, choices=matter_choices)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.from_on}"


class HeldAward(Subject):
    """A title or form already held, by which decision; never deleted, a revocation is marked."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    award = models.CharField(max_length=64)
    year = models.PositiveSmallIntegerField()
    decision_number = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.CharField(max_length=100, blank=True)
    occasion = models.CharField(max_length=20, choices=occasion_choices, blank=True)
    revoked_on = models.DateField(null=True, blank=True)

    class Meta(Subject.Meta):
        constraints = [
            *Subject.Meta.constraints,
            models.UniqueConstraint(fields=["person", "award", "year", "decision_number"], name="person_holds_once"),
            models.UniqueConstraint(fields=["unit", "award", "year", "decision_number"], name="unit_holds_once"),
        ]

    def __str__(self) -> str:
        return f"{self.award} {self.year}"
