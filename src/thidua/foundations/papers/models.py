"""Official papers of an agency: the number series, the paper with its write-once bytes, its recipients."""

from django.db import models
from django.db.models import Q

from thidua.foundations.files.models import StoredFile
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.papers.enums import (
    amending_choices,
    capacity_choices,
    channel_choices,
    delivery_state_choices,
    design_state_choices,
    incoming_state_choices,
    number_state_choices,
    numbering_choices,
    paper_state_choices,
    recipient_kind_choices,
    wording_state_choices,
)
from thidua.foundations.workflow import clock


class NumberSeries(models.Model):
    """The last number taken by an agency in a year for a kind of paper (Decree 30/2020: numbers run by year)."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    series = models.CharField(max_length=60)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year", "series"], name="series_once")]

    def __str__(self) -> str:
        return f"{self.series}/{self.year}: {self.last}"


class NumberingRule(models.Model):
    """How an agency numbers its papers from a year on, until the rule of a later year; none: a series a kind."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=10, choices=numbering_choices, default="by_kind")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year"], name="numbering_rule_once")]

    def __str__(self) -> str:
        return f"{self.year}: {self.get_way_display()}"


class OfficialPaper(models.Model):
    """One paper. ``origin`` and ``origin_id`` name the object it was made from (``councils.meeting``, 5).

    The bytes are frozen when it is issued; a correction is a new paper that cites the old one. ``typed`` is what a
    person typed for its draft.
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
    wording = models.ForeignKey("PaperWording", models.PROTECT, null=True, blank=True, related_name="+")
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")
    typed = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)
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


class NumberEntry(models.Model):
    """One line of the book of outgoing papers: a number that was taken, and what it was taken for.

    The fields are those of the paper register and of the metadata of Decree 30/2020/NĐ-CP, annexes IV and VI. A number
    given up stays with its reason; no line is deleted and no number given twice. ``paper`` is None for a paper that was
    written outside the product; ``answers`` the arrival it answers; ``words`` the folded text that search looks into.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    series = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    symbol = models.CharField(max_length=60)
    dated_on = models.DateField()
    type_name = models.CharField(max_length=100)
    subject = models.CharField(max_length=500)
    signer = models.CharField(max_length=200, blank=True)
    capacity = models.CharField(max_length=300, blank=True)
    recipients = models.TextField(blank=True)
    kept_at = models.CharField(max_length=100, blank=True)
    pages = models.PositiveSmallIntegerField(null=True, blank=True)
    copies = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    words = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=number_state_choices, default="taken")
    paper = models.ForeignKey(OfficialPaper, models.PROTECT, null=True, blank=True, related_name="number_entries")
    answers = models.ForeignKey("IncomingPaper", models.PROTECT, null=True, blank=True, related_name="answered_by")
    taken_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-year", "series", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "series", "number"], name="number_entry_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="number_entry_from_one"),
            models.CheckConstraint(condition=~Q(state="cancelled") | ~Q(note=""), name="number_cancelled_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.full_number} {self.subject}"

    @property
    def full_number(self) -> str:
        """The number as printed, “12/QĐ-SNgV”."""
        return f"{self.number:02d}/{self.symbol}"


class Delivery(models.Model):
    """One recipient of a paper and whether it has reached it (“Nơi nhận”)."""

    paper = models.ForeignKey(OfficialPaper, models.CASCADE, related_name="deliveries")
    recipient = models.CharField(max_length=300)
    purpose = models.CharField(max_length=60, blank=True)
    channel = models.CharField(max_length=10, choices=channel_choices, blank=True)
    address = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=delivery_state_choices, default="pending")
    reason = models.CharField(max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)

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


class IncomingPaper(models.Model):
    """One line of the book of incoming papers: its arrival, what it is, who handles it (Decree 30/2020, annex VI).

    ``key`` is the folded number, symbol and sender, by which a second arrival of one paper is noticed. ``amends`` is an
    earlier arrival that this paper replaces, corrects or recalls.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    arrival_number = models.PositiveIntegerField()
    arrived_on = models.DateField()
    sender = models.CharField(max_length=300)
    sender_identifier = models.CharField(max_length=40, blank=True)
    number = models.CharField(max_length=20, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    type_name = models.CharField(max_length=100, blank=True)
    subject = models.CharField(max_length=500)
    signer = models.CharField(max_length=200, blank=True)
    pages = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    handler = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    words = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=incoming_state_choices, default="arrived")
    key = models.CharField(max_length=400, db_index=True)
    package_sha256 = models.CharField(max_length=64, blank=True)
    amends = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="amended_by")
    amends_how = models.CharField(max_length=10, choices=amending_choices, blank=True)
    registered_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-year", "-arrival_number"]
        constraints = [models.UniqueConstraint(fields=["agency", "year", "arrival_number"], name="arrival_once")]

    def __str__(self) -> str:
        return f"{self.full_number} {self.subject}".strip()

    @property
    def full_number(self) -> str:
        """Number and symbol as its sender printed them; empty for a paper without."""
        return "/".join(part for part in (self.number, self.symbol) if part)


class IncomingFile(models.Model):
    """A file that came with an incoming paper."""

    paper = models.ForeignKey(IncomingPaper, models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.file)


class SigningPower(models.Model):
    """In what capacity a person signs from a day to a day (Decree 30/2020, article 13).

    ``capacity`` empty: the head in person. ``for_title`` is the office signed for ("Giám đốc") or the body signed for
    ("Hội đồng"), ``deputy_for`` the office a deputy signs for under TM. or TL., ``title`` the person's own. ``basis``
    names the paper that gives the power; authorisation in writing (TUQ.) always has one and an end.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=4, choices=capacity_choices, blank=True)
    for_title = models.CharField(max_length=200, blank=True)
    deputy_for = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200)
    basis = models.CharField(max_length=300, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=models.F("from_on")), name="power_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(capacity="TUQ.") | (~Q(basis="") & Q(to_on__isnull=False)), name="authorised_in_writing"
            ),
            models.CheckConstraint(condition=Q(capacity="") | ~Q(for_title=""), name="capacity_names_the_office"),
            models.CheckConstraint(
                condition=Q(deputy_for="") | Q(capacity__in=["TM.", "TL."]), name="deputy_under_body_or_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.capacity} {self.for_title} {self.title}".strip()


class RevocationList(models.Model):
    """A list of revoked certificates as its authority signed it. It stands for every agency, like the trusted roots.

    ``key`` is its authority's name for look-ups, ``issued_at`` and ``until`` the days it speaks for, ``entries`` how
    many certificates it revokes. ``agency`` is whose administrator brought it.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    issuer = models.CharField(max_length=300)
    key = models.CharField(max_length=64, db_index=True)
    issued_at = models.DateTimeField()
    until = models.DateTimeField()
    entries = models.PositiveIntegerField()
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-issued_at", "-pk"]

    def __str__(self) -> str:
        return self.issuer


class PaperWording(models.Model):
    """One version of an agency's own wording of a kind of paper. A row never changes but for its state and days.

    ``kind`` is a ``content.PaperKind``; ``wording`` the JSON of ``wording.model.Wording``, read from ``file``.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    from_on = models.DateField()
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    wording = models.JSONField()
    state = models.CharField(max_length=8, choices=wording_state_choices, default="draft")
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["kind", "-version"]
        constraints = [models.UniqueConstraint(fields=["agency", "kind", "version"], name="wording_version_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"
