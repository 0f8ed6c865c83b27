"""Stored files: bytes on disk under a generated name, their digest and owner in the database."""

from django.db import models

from thidua.foundations.org.models import Agency


class StoredFile(models.Model):
    """One file, written once. ``name`` is what the user called it; ``sha256`` names the bytes on disk."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    purpose = models.CharField(max_length=60)
    stored_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name
