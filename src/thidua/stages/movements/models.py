"""Movements, those inside them, and the commemorations they are tied to."""

from django.db import models
from django.db.models import F, Q

from thidua.foundations.org.models import Agency
from thidua.stages.launch.models import LaunchDocument
from thidua.stages.movements.enums import movement_kind_choices, movement_state_choices, purpose_choices


class Movement(models.Model):
    """An emulation movement of an agency in a year; ``parent`` makes the tree of movements in movements.

    An inherited movement keeps its own period, which may span years; ``year`` is the one in whose tree it stands.
    ``co_launched_on`` is the day the trade union joined the launch.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=500)
    kind = models.CharField(max_length=10, choices=movement_kind_choices, default="annual")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    theme = models.CharField(max_length=500, blank=True)
    slogan = models.CharField(max_length=500, blank=True)
    purposes = models.JSONField(default=list)
    requirements = models.JSONField(default=list)
    criteria = models.JSONField(default=list)
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=10, choices=movement_state_choices, default="draft")
    is_public = models.BooleanField(default=False)
    launch_document = models.ForeignKey(LaunchDocument, models.PROTECT, null=True, blank=True, related_name="+")
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    launched_at = models.DateTimeField(null=True, blank=True)
    co_launched_on = models.DateField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year", "kind", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="movement_ends_after_start"),
            models.UniqueConstraint(
                fields=["agency", "year"],
                condition=Q(kind="annual") & ~Q(state="cancelled"),
                name="one_annual_movement",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Commemoration(models.Model):
    """An anniversary of the year; ``count`` is the years since ``founded_on`` in the movement's year."""

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="commemorations")
    event = models.CharField(max_length=400)
    founded_on = models.DateField()
    count = models.PositiveSmallIntegerField()
    falls_on = models.DateField()

    class Meta:
        ordering = ["falls_on"]

    def __str__(self) -> str:
        return self.event


class Basis(models.Model):
    """A document that the movement is launched on the ground of ("Căn cứ"), as the launch document cites it.

    ``raw`` are the words of the first citation, in line ``line`` of the document's text; ``instrument`` the code of the
    rulebook where number and day are those of an instrument we know, empty else.
    """

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="bases")
    type = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=60, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    issuer = models.CharField(max_length=300, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    raw = models.CharField(max_length=1000)
    line = models.PositiveIntegerField(null=True, blank=True)
    instrument = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.type} {self.number}".strip() or self.raw


class Addressee(models.Model):
    """One line of "Nơi nhận" of the launch document; at the launch those that are no file copy become deliveries.

    ``purpose`` is a code like "bao_cao" (those of the reader), empty where none is printed.
    """

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="addressees")
    name = models.CharField(max_length=300)
    purpose = models.CharField(max_length=20, choices=purpose_choices, blank=True)
    archive = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
