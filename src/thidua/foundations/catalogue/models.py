"""The agency's own regulation on emulation and commendation, each version kept as it was put in."""

from django.db import models
from django.db.models import Q

from thidua.foundations.catalogue.enums import regulation_state_choices
from thidua.foundations.org.models import Agency
from thidua.foundations.workflow import clock


class LocalRegulation(models.Model):
    """One version: the file's text, never changed, and the days it holds.

    ``to_on`` is the last day: the file's own, or the day before a later version took its place.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=regulation_state_choices, default="draft")
    title = models.CharField(max_length=300)
    issuer = models.CharField(max_length=300)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    file_name = models.CharField(max_length=200)
    content = models.TextField()
    digest = models.CharField(max_length=64)
    uploaded_by = models.CharField(max_length=200)
    uploaded_at = models.DateTimeField(default=clock.now)
    adopted_by = models.CharField(max_length=200, blank=True)
    adopted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-from_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=models.F("from_on")), name="regulation_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.title
