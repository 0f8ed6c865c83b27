"""Submissions upward, for what is beyond the director's competence, and the answer that comes back."""

from django.db import models

from thidua.foundations.org.models import Agency, Subject
from thidua.stages.councils.models import Meeting
from thidua.stages.nominations.models import Nomination
from thidua.stages.submissions.enums import line_outcome_choices, submission_state_choices


class Submission(models.Model):
    """One submission letter with its list, seen by the sender and by the agency above."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    to_agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=submission_state_choices, default="draft")
    sent_at = models.DateTimeField(null=True, blank=True)
    vetting_note = models.TextField(blank=True)
    reply_number = models.CharField(max_length=60, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    replied_by = models.CharField(max_length=100, blank=True)
    letter_number = models.CharField(max_length=60, blank=True)
    letter_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["meeting"], name="one_submission_a_meeting")]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year}"


class SubmissionLine(Subject):
    """One nomination submitted upward and what became of it. ``papers``: ids of the dossier's papers that are there."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="lines")
    nomination = models.OneToOneField(Nomination, models.PROTECT, related_name="+")
    award = models.CharField(max_length=64)
    outcome = models.CharField(max_length=8, choices=line_outcome_choices, default="pending")
    note = models.CharField(max_length=400, blank=True)
    papers = models.JSONField(default=list, blank=True)

    class Meta(Subject.Meta):
        ordering = ["award", "pk"]

    def __str__(self) -> str:
        return f"{self.award} {self.outcome}"
