"""Agencies, their units and people, and where each person worked when."""

from django.db import models
from django.db.models import Q

from thidua.foundations.org.enums import employment_choices, gender_choices, level_choices, unit_kind_choices


class Agency(models.Model):
    """One public agency; ``parent`` is the one above, which vets what is submitted upward.

    ``superior`` is the body that papers print over the agency's name (Decree 30/2020/NĐ-CP, annex I), where it is
    another: a department's awards are vetted by the Department of Home Affairs, its papers stand under the Committee.
    """

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=300)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    superior = models.CharField(max_length=300, blank=True)
    level = models.CharField(max_length=8, choices=level_choices)
    place = models.CharField(max_length=100, blank=True)
    symbol = models.CharField(max_length=40, blank=True)
    identifier = models.CharField(max_length=40, blank=True)
    is_sample = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name

    @property
    def printed_above(self) -> str | None:
        """The name over the agency's own at the head of its papers; None where nothing stands above it."""
        return self.superior or (self.parent.name if self.parent else None)


class Unit(models.Model):
    """A division, office or attached centre of an agency."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="units")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=16, choices=unit_kind_choices, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    head = models.ForeignKey("Person", models.SET_NULL, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "code"]
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="unit_code_once")]

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """A cadre, civil servant, public employee or worker. ``folded_name`` serves search, ``roster_key`` sorting."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="people")
    code = models.CharField(max_length=40)
    full_name = models.CharField(max_length=200)
    folded_name = models.CharField(max_length=200, db_index=True)
    roster_key = models.CharField(max_length=400)
    birth_date = models.DateField(null=True, blank=True)
    gender = models.CharField(max_length=4, choices=gender_choices, blank=True)
    employment = models.CharField(max_length=16, choices=employment_choices, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="people")
    job_title = models.CharField(max_length=200, blank=True)
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["roster_key"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "code"], name="person_code_once"),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=models.F("joined_on")),
                name="person_left_after_joined",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name


class Posting(models.Model):
    """A past or present place of work of a person, kept when the person is transferred."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="postings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    job_title = models.CharField(max_length=200, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["from_on"]
        constraints = [models.UniqueConstraint(fields=["person", "unit", "from_on"], name="posting_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.unit_id} {self.from_on}"


class Subject(models.Model):
    """Abstract: a row about either a person or a unit (collective), exactly one of them."""

    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, unit__isnull=True) | Q(person__isnull=True, unit__isnull=False),
                name="%(app_label)s_%(class)s_one_subject",
            )
        ]

    @property
    def subject(self) -> "Person | Unit":
        """The person or unit; needs ``select_related("person", "unit")`` in lists."""
        found = self.person or self.unit
        if found is None:
            raise ValueError("a row without subject")
        return found

    @property
    def subject_name(self) -> str:
        return str(self.subject)

    @property
    def subject_code(self) -> str:
        return self.subject.code

    @property
    def is_collective(self) -> bool:
        return self.unit_id is not None
