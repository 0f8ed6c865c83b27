"""Official papers of an agency: the number series, the paper with its write-once bytes, its recipients."""

from django.db import models
from django.db.models import Q

from thidua.foundations.files.models import StoredFile
from thidua.foundations.org.models import Agency
from thidua.foundations.papers.enums import (
    delivery_state_choices,
    design_state_choices,
    paper_state_choices,
    recipient_kind_choices,
)
from thidua.foundations.workflow import clock


class NumberSeries(models.Model):
    """The last number taken by an agency in a year for a kind of paper (Decree 30/2020: numbers run by year)."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    series = models.CharField(max_length=20)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year", "series"], name="series_once")]

    def __str__(self) -> str:
        return f"{self.series}/{self.year}: {self.last}"


class OfficialPaper(models.Model):
    """One paper. ``origin`` and ``origin_id`` name the object it was made from (``councils.meeting``, 5).

    The bytes are frozen when it is issued; a correction is a new paper that cites the old one.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=500)
    state = models.CharField(max_length=12, choices=paper_state_choices, default="draft")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(null=True, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    origin = models.CharField(max_length=60)
    origin_id = models.BigIntegerField()
    docx = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    signed_copy = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    issued_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["origin", "origin_id"], name="paper_origin")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="issued") | Q(pdf__isnull=False, issued_at__isnull=False),
                name="issued_paper_has_bytes",
            ),
            models.UniqueConstraint(
                fields=["agency", "year", "symbol", "number"],
                condition=Q(number__isnull=False),
                name="paper_number_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_number} {self.title}".strip()

    @property
    def full_number(self) -> str:
        """The number as printed, “12/QĐ-SNgV”; empty while none is taken."""
        return f"{self.number:02d}/{self.symbol}" if self.number else ""


class Delivery(models.Model):
    """One recipient of a paper and whether it has reached it (“Nơi nhận”)."""

    paper = models.ForeignKey(OfficialPaper, models.CASCADE, related_name="deliveries")
    recipient = models.CharField(max_length=300)
    purpose = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=delivery_state_choices, default="pending")
    sent_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.recipient


class CertificateDesign(models.Model):
    """One version of an agency's own design of a certificate. A row never changes but for its state.

    It is for one award or, with ``award`` empty, for all; for persons, for collectives or for both. ``layout`` is the
    JSON of ``certificate_design.Design``; ``picture`` the scanned blank or the whole ground. Among designs that fit,
    the most exact one is used, then the newest version (``designs.selectors``).
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    award = models.CharField(max_length=64, blank=True)
    recipients = models.CharField(max_length=10, choices=recipient_kind_choices, blank=True)
    version = models.PositiveIntegerField()
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    layout = models.JSONField()
    picture = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=8, choices=design_state_choices, default="in_use")
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["award", "recipients", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "award", "recipients", "version"], name="design_version_once"),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=models.F("from_on")), name="design_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"
