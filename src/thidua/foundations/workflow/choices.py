"""Choices of a closed list as a callable's value, so that labels stay out of migrations."""

from django.db import models


def pairs(enum: type[models.TextChoices]) -> list[tuple[str, str]]:
    """Give (value, label) of every member, labels in the language in force."""
    return [(str(value), str(label)) for value, label in enum.choices]
