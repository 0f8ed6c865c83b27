"""Tasks with targets and progress, inspections, indices, activities."""

from django.db import models
from django.db.models import Q

from thidua.foundations.files.models import StoredFile
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.stages.launch.targets import target_in_words
from thidua.stages.movements.models import Movement
from thidua.stages.progress.enums import (
    activity_kind_choices,
    inspection_state_choices,
    target_type_choices,
    task_state_choices,
)
from thidua.stages.progress.targets import Outcome, Target, outcome_of


class Task(models.Model):
    """A task of a movement: who leads it, by when, how its target is measured, how far it is (``percent`` 0 to 100).

    ``due_words`` are what a document says of the time without naming a day ("trong quý II/2021"): ``due_on`` is then
    derived from them and waits for the clerk's word, or there is none, as for what recurs.
    """

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    code = models.CharField(max_length=20)
    text = models.CharField(max_length=1000)
    lead_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    partner_units = models.ManyToManyField(Unit, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    due_words = models.CharField(max_length=200, blank=True)
    target_type = models.CharField(max_length=10, choices=target_type_choices, blank=True)
    target_min = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    target_max = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    target_unit = models.CharField(max_length=60, blank=True)
    result = models.CharField(max_length=300, blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    weight = models.PositiveSmallIntegerField(default=1)
    registered_upward = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=task_state_choices, default="todo")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "code"]
        constraints = [
            models.UniqueConstraint(fields=["movement", "code"], name="task_code_once"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="task_percent_to_100"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def due_is_derived(self) -> bool:
        """Whether the day stands in no document and nobody has confirmed it."""
        return bool(self.due_on and self.due_words)

    @property
    def target_words(self) -> str:
        """The target as pages print it, empty without one."""
        return target_in_words(self.target_type, self.target_min, self.target_max, self.target_unit)

    @property
    def outcome(self) -> Outcome:
        """How the result stands to the target; empty where the result states no number to measure it by."""
        target = Target(self.target_type, self.target_min, self.target_max, self.target_unit)
        return outcome_of(target, self.result, whole=self.percent == 100)


class ProgressReport(models.Model):
    """One report of progress on a task, with evidence when there is some."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="reports")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reported_on = models.DateField()
    percent = models.PositiveSmallIntegerField()
    result = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    evidence = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-reported_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.task_id} {self.percent}%"


class Inspection(models.Model):
    """A planned visit to a unit, what was found, and what must follow."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    movement = models.ForeignKey(Movement, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    planned_on = models.DateField()
    visited_on = models.DateField(null=True, blank=True)
    inspectors = models.CharField(max_length=300)
    findings = models.TextField(blank=True)
    follow_up = models.TextField(blank=True)
    follow_up_due = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=inspection_state_choices, default="planned")

    class Meta:
        ordering = ["planned_on"]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.planned_on}"


class IndexRecord(models.Model):
    """Score and rank of the agency in a yearly index (DDCI, PAR Index); ``components`` are its parts, [name, score]."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    score = models.DecimalField(max_digits=6, decimal_places=2)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    of_how_many = models.PositiveSmallIntegerField(null=True, blank=True)
    components = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["name", "year"]
        constraints = [models.UniqueConstraint(fields=["agency", "name", "year"], name="index_once_a_year")]

    def __str__(self) -> str:
        return f"{self.name} {self.year}"


class Activity(models.Model):
    """Training, Party, union, culture or charity work counted in reviews."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=10, choices=activity_kind_choices)
    title = models.CharField(max_length=400)
    held_on = models.DateField()
    participants = models.PositiveIntegerField(null=True, blank=True)
    result = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["-held_on"]

    def __str__(self) -> str:
        return self.title
