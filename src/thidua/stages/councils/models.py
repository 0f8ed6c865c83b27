"""The council, its meetings, who took part, the two counts of the paper ballot, and the result."""

from django.db import models
from django.db.models import Q

from thidua.foundations.org.models import Agency, Person
from thidua.stages.councils.enums import meeting_state_choices, post_choices, presence_choices
from thidua.stages.nominations.models import Nomination, NominationList


class Council(models.Model):
    """The Emulation and Commendation Council of an agency, by its founding decision."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    decision_number = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency"], condition=Q(is_current=True), name="one_current_council")
        ]

    def __str__(self) -> str:
        return self.decision_number


class CouncilMember(models.Model):
    """One member; thresholds count all of them, present or not."""

    council = models.ForeignKey(Council, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.CharField(max_length=10, choices=post_choices, default="member")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "person"], name="member_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.post}"


class Meeting(models.Model):
    """One meeting on one frozen list. ``agenda_digest`` is the list's digest at the moment the agenda was locked.

    The two counters are kept here by name only; what they counted lies behind the ballot box.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    list = models.ForeignKey(NominationList, models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    held_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=meeting_state_choices, default="planned")
    agenda_digest = models.CharField(max_length=64, blank=True)
    members_total = models.PositiveSmallIntegerField(default=0)
    began_at = models.CharField(max_length=20, blank=True)
    ended_at = models.CharField(max_length=20, blank=True)
    proceedings = models.TextField(blank=True)
    conclusions = models.TextField(blank=True)
    first_counter = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    second_counter = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-held_on"]
        constraints = [models.UniqueConstraint(fields=["list", "round"], name="meeting_round_once")]

    def __str__(self) -> str:
        return f"{self.held_on} {self.state}"


class Attendance(models.Model):
    """How a member took part, and whether a conflict of interest was declared."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    member = models.ForeignKey(CouncilMember, models.PROTECT, related_name="+")
    presence = models.CharField(max_length=8, choices=presence_choices)
    conflict = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.member_id} {self.presence}"


class TallyEntry(models.Model):
    """One person's count of the paper ballots: totals only, never a single ballot. Two count, blind to each other."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    turn = models.PositiveSmallIntegerField()
    user_id = models.BigIntegerField()
    counted_by = models.CharField(max_length=200)
    issued = models.PositiveSmallIntegerField()
    returned = models.PositiveSmallIntegerField()
    spoiled = models.PositiveSmallIntegerField(default=0)
    counts = models.JSONField()
    entered_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "turn"], name="tally_turn_once"),
            models.UniqueConstraint(fields=["meeting", "user_id"], name="tally_person_once"),
            models.CheckConstraint(condition=Q(turn__in=[1, 2]), name="tally_two_turns"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.turn}"


class VoteResult(models.Model):
    """The agreed result for one nomination, with the threshold it was held against.

    ``yes``, ``no``, ``invalid`` count the ballots of the room, the ``written_`` fields opinions of absent members.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="results")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="+")
    yes = models.PositiveSmallIntegerField()
    no = models.PositiveSmallIntegerField()
    invalid = models.PositiveSmallIntegerField(default=0)
    written_yes = models.PositiveSmallIntegerField(default=0)
    written_no = models.PositiveSmallIntegerField(default=0)
    members = models.PositiveSmallIntegerField()
    needed_yes = models.PositiveSmallIntegerField()
    passes = models.BooleanField()
    cite = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "nomination"], name="result_once")]

    def __str__(self) -> str:
        return f"{self.nomination_id} {self.total_yes}/{self.members}"

    @property
    def total_yes(self) -> int:
        """Votes in favour, written ones included: the number held against the threshold."""
        return self.yes + self.written_yes

    @property
    def total_no(self) -> int:
        """Votes against, written ones included."""
        return self.no + self.written_no
