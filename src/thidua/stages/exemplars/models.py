"""Exemplars: written up with consent, published, replicated."""

from django.db import models
from django.db.models import Q

from thidua.foundations.org.models import Agency, Subject, Unit
from thidua.stages.exemplars.enums import exemplar_state_choices


class Exemplar(Subject):
    """A person or collective whose practice others can learn from."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    story = models.TextField()
    practice = models.TextField(blank=True)
    consented_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=exemplar_state_choices, default="draft")

    class Meta(Subject.Meta):
        ordering = ["-year", "-pk"]
        constraints = [
            *Subject.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(state="published") | Q(consented_on__isnull=False), name="published_with_consent"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Adoption(models.Model):
    """A unit that took over the practice of an exemplar."""

    exemplar = models.ForeignKey(Exemplar, models.CASCADE, related_name="adoptions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    adopted_on = models.DateField()
    result = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["exemplar", "unit"], name="adopted_once")]

    def __str__(self) -> str:
        return f"{self.exemplar_id} {self.unit_id}"
