"""The register of honours, what is paid for each entry, and the certificates printed."""

from django.db import models

from thidua.foundations.files.models import StoredFile
from thidua.foundations.ledger.enums import occasion_choices
from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.org.models import Agency, Person, Subject, Unit
from thidua.foundations.papers.models import CertificateDesign
from thidua.foundations.workflow import clock
from thidua.stages.decisions.models import AwardDecision, DecisionLine
from thidua.stages.honours.enums import (
    honour_state_choices,
    read_by_choices,
    received_state_choices,
    row_choice_choices,
    row_kind_choices,
    row_level_choices,
    sheet_state_choices,
)
from thidua.stages.submissions.models import SubmissionLine


class HonourEntry(Subject):
    """One award in the register. ``code`` is printed on the certificate for the public check.

    It comes from a line of our own decision, from the answer of the level above to a submission, or from a row of a
    decision that came in; without ``decision`` it is an award of another agency, which pays and prints. ``folded``
    serves search without marks; ``unit_name`` is what the public roll may show beside the name.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    line = models.OneToOneField(DecisionLine, models.PROTECT, null=True, blank=True, related_name="+")
    decision = models.ForeignKey(AwardDecision, models.PROTECT, null=True, blank=True, related_name="+")
    submission_line = models.OneToOneField(SubmissionLine, models.PROTECT, null=True, blank=True, related_name="+")
    year = models.PositiveSmallIntegerField()
    entry_number = models.PositiveIntegerField()
    recipient_name = models.CharField(max_length=300)
    recipient_detail = models.CharField(max_length=300, blank=True)
    unit_name = models.CharField(max_length=300, blank=True)
    folded = models.CharField(max_length=600, blank=True, db_index=True)
    award = models.CharField(max_length=64)
    decision_number = models.CharField(max_length=60)
    decided_on = models.DateField()
    decided_by = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=16, unique=True)
    state = models.CharField(max_length=8, choices=honour_state_choices, default="valid")
    revocation = models.CharField(max_length=300, blank=True)
    is_public = models.BooleanField(default=True)

    class Meta(Subject.Meta):
        ordering = ["-year", "entry_number"]
        constraints = [
            *Subject.Meta.constraints,
            models.UniqueConstraint(fields=["agency", "year", "entry_number"], name="register_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.entry_number}"


class PaymentSheet(models.Model):
    """Prize money of one decision; frozen like the decision it follows."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    decision = models.OneToOneField(AwardDecision, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=sheet_state_choices, default="draft")
    total_vnd = models.PositiveBigIntegerField()
    paid_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.decision_id} {self.total_vnd}"


class PaymentLine(models.Model):
    """Money for one entry: coefficient times base salary, rounded as the regime says. Integer đồng."""

    sheet = models.ForeignKey(PaymentSheet, models.CASCADE, related_name="lines")
    entry = models.OneToOneField(HonourEntry, models.PROTECT, related_name="+")
    coefficient = models.DecimalField(max_digits=6, decimal_places=2)
    base_salary_vnd = models.PositiveIntegerField()
    amount_vnd = models.PositiveBigIntegerField()
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.amount_vnd}"


class CertificateChange(models.Model):
    """What is different on one certificate only: words of two lines, places of any. One row a certificate, or none.

    ``moved`` is a list of (line, right, down) in millimetres. Empty words mean those of the register.
    """

    entry = models.OneToOneField(HonourEntry, models.CASCADE, related_name="certificate_change")
    detail = models.CharField(max_length=300, blank=True)
    achievement = models.CharField(max_length=300, blank=True)
    moved = models.JSONField(default=list)
    reason = models.CharField(max_length=300)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.reason}"


class CertificatePrint(models.Model):
    """Each time a certificate was printed, with which design (none: the standard one), and why it was printed again."""

    entry = models.ForeignKey(HonourEntry, models.CASCADE, related_name="prints")
    design = models.ForeignKey(CertificateDesign, models.PROTECT, null=True, blank=True, related_name="+")
    blank = models.BooleanField(default=False)
    printed_at = models.DateTimeField(default=clock.now)
    printed_by = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.printed_at}"


class ReceivedDecision(models.Model):
    """An award decision of another agency as it came in, with what was read of it and what people made of that."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500, blank=True)
    number = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.CharField(max_length=100, blank=True)
    signatory = models.CharField(max_length=200, blank=True)
    occasion = models.CharField(max_length=20, choices=occasion_choices, blank=True)
    read_by = models.CharField(max_length=4, choices=read_by_choices, default="text")
    notes = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=received_state_choices, default="draft")
    version = models.PositiveIntegerField(default=1)
    received_at = models.DateTimeField(default=clock.now)
    cancelled_on = models.DateField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.number or self.title or str(self.pk)


class ReceivedRow(models.Model):
    """One recipient as read (``name`` … ``raw``), whom of the agency it means, and what becomes of it.

    ``candidates`` are marks such as "p12" (a person) or "u3" (a unit), ``percent`` how sure the match is, ``number``
    the row's own number. ``held`` is the row of the ledger that posting made or found: ``held_before`` when it was
    there already, ``revoked_before`` the day of the cancellation it undid. ``entry`` is the same for the register.
    """

    decision = models.ForeignKey(ReceivedDecision, models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=10, choices=row_kind_choices, blank=True)
    name = models.CharField(max_length=300)
    birth = models.DateField(null=True, blank=True)
    post = models.CharField(max_length=200, blank=True)
    unit_words = models.CharField(max_length=300, blank=True)
    award = models.CharField(max_length=64, blank=True)
    award_words = models.CharField(max_length=300, blank=True)
    money_vnd = models.PositiveBigIntegerField(null=True, blank=True)
    place = models.CharField(max_length=120)
    raw = models.CharField(max_length=600)
    level = models.CharField(max_length=4, choices=row_level_choices)
    percent = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=1000, blank=True)
    candidates = models.JSONField(default=list)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    choice = models.CharField(max_length=5, choices=row_choice_choices, default="open")
    held = models.ForeignKey(HeldAward, models.PROTECT, null=True, blank=True, related_name="+")
    held_before = models.BooleanField(default=False)
    revoked_before = models.DateField(null=True, blank=True)
    entry = models.ForeignKey(HonourEntry, models.PROTECT, null=True, blank=True, related_name="+")
    entry_before = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "position"], name="received_row_once"),
            models.CheckConstraint(
                condition=models.Q(person__isnull=True) | models.Q(unit__isnull=True), name="received_row_one_subject"
            ),
            models.CheckConstraint(
                condition=~models.Q(choice="take") | models.Q(person__isnull=False) | models.Q(unit__isnull=False),
                name="received_row_taken_has_subject",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}/{self.position}"

    @property
    def subject_mark(self) -> str:
        """The mark of the subject chosen, empty while there is none."""
        return f"p{self.person_id}" if self.person_id else f"u{self.unit_id}" if self.unit_id else ""
