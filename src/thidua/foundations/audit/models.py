"""The append-only journal: one row for every act, each chained to the one before by SHA-256."""

from django.db import models


class JournalEntry(models.Model):
    """One act. Rows are never changed or deleted: triggers on both databases refuse it."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    agency_id = models.BigIntegerField(db_index=True)
    actor_id = models.BigIntegerField(null=True)
    actor_label = models.CharField(max_length=200)
    roles = models.CharField(max_length=200)
    verb = models.CharField(max_length=80, db_index=True)
    object_type = models.CharField(max_length=80)
    object_id = models.CharField(max_length=64)
    data = models.JSONField(default=dict)
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["seq"]
        indexes = [models.Index(fields=["object_type", "object_id"], name="journal_object")]

    def __str__(self) -> str:
        return f"{self.seq} {self.verb} {self.object_type}:{self.object_id}"
