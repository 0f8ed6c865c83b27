"""What was sent to whom for study, who read it and who acknowledged it."""

from django.db import models

from thidua.foundations.org.models import Agency, Person
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.workflow import clock
from thidua.stages.movements.models import Movement


class Circulation(models.Model):
    """One paper or text sent to everybody of the agency, to be acknowledged by ``due_on``.

    ``reminders`` counts the rounds of reminding; they stop at a fixed number or when nobody is missing.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    movement = models.ForeignKey(Movement, models.PROTECT, related_name="+")
    paper = models.ForeignKey(OfficialPaper, models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=500)
    summary = models.TextField(blank=True)
    due_on = models.DateField()
    sent_at = models.DateTimeField(default=clock.now)
    reminders = models.PositiveSmallIntegerField(default=0)
    last_reminded_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title


class Acknowledgement(models.Model):
    """One person's copy of a circulation: when it was first opened and when acknowledged."""

    circulation = models.ForeignKey(Circulation, models.CASCADE, related_name="acknowledgements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["circulation", "person"], name="acknowledged_once")]

    def __str__(self) -> str:
        return f"{self.circulation_id} {self.person_id}"
