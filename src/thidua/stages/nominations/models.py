"""Nominations of a year and the list that is frozen before the council meets."""

from django.db import models
from django.db.models import Q

from thidua.foundations.files.models import StoredFile
from thidua.foundations.ledger.enums import occasion_choices
from thidua.foundations.org.models import Agency, Subject, Unit
from thidua.foundations.workflow import clock
from thidua.stages.eligibility.models import Assessment
from thidua.stages.movements.models import Movement
from thidua.stages.nominations.enums import (
    list_state_choices,
    nomination_state_choices,
    proposal_state_choices,
)


class NominationList(models.Model):
    """All nominations of a movement; frozen with a digest that ballots, minutes and decisions carry."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    movement = models.ForeignKey(Movement, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    round = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=8, choices=list_state_choices, default="open")
    due_on = models.DateField()
    digest = models.CharField(max_length=64, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    frozen_on = models.DateField(null=True, blank=True)
    reopen_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-year", "-round"]
        constraints = [
            models.UniqueConstraint(fields=["movement", "round"], name="list_round_once"),
            models.CheckConstraint(condition=Q(state="open") | ~Q(digest=""), name="frozen_list_has_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.round}"


class Nomination(Subject):
    """One subject nominated for one award by a unit, with the unit's reason and rank.

    ``report`` holds the words of the achievement report by clause of its form; ``occasion`` is what it is proposed
    for, where somebody chose it.
    """

    list = models.ForeignKey(NominationList, models.PROTECT, related_name="nominations")
    award = models.CharField(max_length=64)
    nominating_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    report = models.JSONField(default=dict, blank=True)
    occasion = models.CharField(max_length=20, choices=occasion_choices, blank=True)
    rank = models.PositiveSmallIntegerField(default=1)
    assessment = models.ForeignKey(Assessment, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=nomination_state_choices, default="draft")
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta(Subject.Meta):
        ordering = ["award", "nominating_unit", "rank"]
        constraints = [
            *Subject.Meta.constraints,
            models.UniqueConstraint(
                fields=["list", "person", "award"], condition=~Q(state="withdrawn"), name="person_nominated_once"
            ),
            models.UniqueConstraint(
                fields=["list", "unit", "award"], condition=~Q(state="withdrawn"), name="unit_nominated_once"
            ),
        ]

    @property
    def occasion_proposed(self) -> str:
        """What the award is proposed for: as chosen, else by the movement (a drive or theme, or the year's work)."""
        limited = self.list.movement.kind in ("drive", "thematic")
        return self.occasion or ("phong_trao_thi_dua" if limited else "cong_trang")

    def __str__(self) -> str:
        return f"{self.award} {self.state}"


class ColumnMapping(models.Model):
    """What the columns of a unit's own form hold, as a person said once. Without a unit it serves the whole agency.

    ``fingerprint`` is the mark of the headers in their order, ``columns`` the role of each.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    fingerprint = models.CharField(max_length=32)
    columns = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "unit", "fingerprint"], nulls_distinct=False, name="columns_mapped_once"
            )
        ]

    def __str__(self) -> str:
        return self.fingerprint


class Proposal(models.Model):
    """A list from a unit's file: ``tables`` and ``rows`` are what was read of it, JSON of ``proposals.Line``."""

    list = models.ForeignKey(NominationList, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    tables = models.JSONField()
    rows = models.JSONField()
    state = models.CharField(max_length=8, choices=proposal_state_choices, default="draft")
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.file)
