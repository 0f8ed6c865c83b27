"""Titles registered at the start of the year, and pledges."""

from django.db import models
from django.db.models import Q

from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.org.models import Person, Subject
from thidua.stages.movements.models import Movement
from thidua.stages.registration.enums import pledge_kind_choices, registration_state_choices


class TitleRegistration(Subject):
    """A person or unit registers to strive for ``award`` (a catalogue code)."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="+")
    award = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=registration_state_choices, default="draft")
    registered_on = models.DateField()
    confirmed_on = models.DateField(null=True, blank=True)

    class Meta(Subject.Meta):
        constraints = [
            *Subject.Meta.constraints,
            models.UniqueConstraint(
                fields=["movement", "person", "award"], condition=~Q(state="withdrawn"), name="person_registers_once"
            ),
            models.UniqueConstraint(
                fields=["movement", "unit", "award"], condition=~Q(state="withdrawn"), name="unit_registers_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award} {self.state}"

    @property
    def award_name(self) -> str:
        """The award as people call it."""
        return award_label(self.award)


class Declination(models.Model):
    """A person who says that he registers for nothing this year; taking part is voluntary."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    declined_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["movement", "person"], name="person_declines_once")]

    def __str__(self) -> str:
        return f"{self.movement_id} {self.person_id}"


class Pledge(Subject):
    """A signed pledge: the unit's emulation pledge, or a person's yearly pledge under Directive 05 and its review."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=14, choices=pledge_kind_choices)
    text = models.TextField()
    signed_on = models.DateField(null=True, blank=True)
    review = models.TextField(blank=True)
    reviewed_on = models.DateField(null=True, blank=True)

    class Meta(Subject.Meta):
        constraints = [
            *Subject.Meta.constraints,
            models.UniqueConstraint(fields=["movement", "person", "kind"], name="person_pledges_once"),
            models.UniqueConstraint(fields=["movement", "unit", "kind"], name="unit_pledges_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.signed_on}"
