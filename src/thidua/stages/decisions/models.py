"""Award decisions and their lines, made from what the council voted and nothing else."""

from django.db import models
from django.db.models import Q

from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.files.models import StoredFile
from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.org.models import Agency, Person, Subject
from thidua.foundations.papers.enums import capacity_choices
from thidua.stages.councils.models import Meeting
from thidua.stages.decisions.enums import decision_kind_choices, decision_state_choices, reconsidered_choices
from thidua.stages.nominations.models import Nomination


class AwardDecision(models.Model):
    """A decision of the competent person. ``digest`` covers its lines; a signed one can only be revoked by another.

    ``ground``: of a revocation, the id of the law's ground. ``year`` is the emulation year. Numbers run by the calendar
    year of the decision, and its paper holds them unique. ``capacity``, ``capacity_for`` and ``capacity_deputy`` are
    what the signatory's power said on the day of the decision ("KT.", "Giám đốc").
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=decision_kind_choices, default="award")
    title = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=decision_state_choices, default="draft")
    number = models.PositiveIntegerField(null=True, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    signatory = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    signatory_title = models.CharField(max_length=200, blank=True)
    capacity = models.CharField(max_length=4, choices=capacity_choices, blank=True)
    capacity_for = models.CharField(max_length=200, blank=True)
    capacity_deputy = models.CharField(max_length=200, blank=True)
    signed_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    digest = models.CharField(max_length=64, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    revokes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    revoked_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True)
    ground = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting"], condition=Q(kind="award"), name="one_award_decision_a_meeting"),
            models.CheckConstraint(
                condition=Q(kind="award") | Q(revokes__isnull=False), name="revocation_names_its_decision"
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(number__isnull=False, decided_on__isnull=False),
                name="decision_numbered_and_dated",
            ),
        ]

    def __str__(self) -> str:
        return self.full_number or self.title

    @property
    def full_number(self) -> str:
        """The number as printed; empty while none is taken."""
        return f"{self.number:02d}/{self.symbol}" if self.number else ""


class DecisionLine(Subject):
    """One award of a decision; ``order`` is its ordinal in the annex and in the golden book.

    ``revoking`` is the decision drafted to revoke this line; the line is void once that decision is issued.
    """

    decision = models.ForeignKey(AwardDecision, models.PROTECT, related_name="lines")
    nomination = models.OneToOneField(Nomination, models.PROTECT, related_name="+")
    award = models.CharField(max_length=64)
    order = models.PositiveSmallIntegerField()
    revoking = models.ForeignKey(AwardDecision, models.SET_NULL, null=True, blank=True, related_name="revoked_lines")

    class Meta(Subject.Meta):
        ordering = ["order"]

    def __str__(self) -> str:
        return f"{self.decision_id}.{self.order}"

    @property
    def is_revoked(self) -> bool:
        """Whether an issued decision took this award back."""
        return self.revoking is not None and self.revoking.state == "issued"


class Reconsideration(models.Model):
    """An award that rests on one taken back by ``decision``: people look at it, nothing is void by itself.

    ``cite``: text and confidence of the article. ``outcome`` is empty until somebody has settled it.
    """

    decision = models.ForeignKey(AwardDecision, models.PROTECT, related_name="reconsiderations")
    held = models.ForeignKey(HeldAward, models.PROTECT, related_name="+")
    reason = models.TextField()
    cite = models.JSONField(default=dict)
    outcome = models.CharField(max_length=8, choices=reconsidered_choices, blank=True)
    note = models.CharField(max_length=400, blank=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "held"], name="looked_at_once_a_revocation")]

    def __str__(self) -> str:
        return f"{self.held_id} {self.outcome}"

    @property
    def label(self) -> str:
        """The award in words."""
        return award_label(self.held.award)
