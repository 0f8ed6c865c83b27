"""Launch documents as they arrived, what was read from them, and what the officer said of each finding."""

from django.db import models

from thidua.foundations.files.models import StoredFile
from thidua.foundations.org.models import Agency
from thidua.foundations.workflow import clock
from thidua.stages.launch.enums import launch_state_choices


class LaunchDocument(models.Model):
    """One uploaded document.

    ``reading`` is the reader's JSON and ``marks`` the stretches of ``text`` it points at. ``choices`` maps a finding's
    key to accept or keep, ``reasons`` to why it was kept, ``corrections`` a field path to the officer's value. All are
    keyed by what the text says, not by a place in a list, so that reading again never loses them.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    text = models.TextField()
    reading = models.JSONField()
    marks = models.JSONField(default=list)
    choices = models.JSONField(default=dict)
    reasons = models.JSONField(default=dict)
    corrections = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=launch_state_choices, default="read")
    version = models.PositiveIntegerField(default=1)
    uploaded_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["agency", "file"], name="launch_file_once")]

    def __str__(self) -> str:
        return self.title
