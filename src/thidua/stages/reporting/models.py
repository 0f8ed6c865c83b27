"""Recurring reporting duties and their state."""

from django.db import models

from thidua.foundations.org.models import Agency
from thidua.stages.reporting.enums import duty_state_choices


class ReportingDuty(models.Model):
    """A report owed to somebody by a day."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)
    to = models.CharField(max_length=300)
    basis = models.CharField(max_length=300, blank=True)
    due_on = models.DateField()
    state = models.CharField(max_length=6, choices=duty_state_choices, default="open")
    sent_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on"]
        constraints = [models.UniqueConstraint(fields=["agency", "name", "due_on"], name="duty_once")]

    def __str__(self) -> str:
        return self.name
