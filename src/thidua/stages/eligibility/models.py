"""Answers of the law, kept with the facts and the rule version they came from. A row is never changed."""

from django.db import models

from thidua.foundations.org.models import Agency, Subject
from thidua.foundations.workflow import clock
from thidua.stages.eligibility.enums import answer_status_choices


class AssessmentRun(models.Model):
    """One asking of the law for an agency and year: by which days and rules, after which row of the journal."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    decision_on = models.DateField()
    council_on = models.DateField(null=True, blank=True)
    dossier_on = models.DateField(null=True, blank=True)
    rulebook_digest = models.CharField(max_length=64)
    quotas = models.JSONField(default=dict)
    new_rows = models.PositiveIntegerField(default=0)
    journal_seq = models.PositiveBigIntegerField(default=0)
    assessed_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.year} {self.assessed_at}"


class Assessment(Subject):
    """One answer: is this subject eligible for ``award`` in ``year``? ``answer`` is the law's full explanation."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    award = models.CharField(max_length=64)
    status = models.CharField(max_length=14, choices=answer_status_choices)
    as_of = models.DateField()
    rule = models.CharField(max_length=100)
    facts = models.JSONField()
    answer = models.JSONField()
    facts_digest = models.CharField(max_length=64)
    rulebook_digest = models.CharField(max_length=64)
    is_current = models.BooleanField(default=True)
    assessed_at = models.DateTimeField(default=clock.now)

    class Meta(Subject.Meta):
        indexes = [models.Index(fields=["agency", "year", "award", "is_current"], name="assessment_list")]

    def __str__(self) -> str:
        return f"{self.award} {self.status}"
