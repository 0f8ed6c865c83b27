"""Notices shown to one user inside the product."""

from django.db import models

from thidua.foundations.org.models import Person
from thidua.foundations.workflow import clock


class Notice(models.Model):
    """One message to one person; ``url`` is where it leads. ``key`` keeps a reminder from being sent twice."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    key = models.CharField(max_length=120)
    text = models.CharField(max_length=500)
    url = models.CharField(max_length=300)
    sent_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-sent_at"]
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="notice_once")]

    def __str__(self) -> str:
        return self.text
