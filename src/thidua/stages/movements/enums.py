"""Kinds and states of movements."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs
from thidua.stages.launch.values import PURPOSES


class MovementKind(models.TextChoices):
    """What a movement is."""

    ANNUAL = "annual", _("Phong trào của năm")
    INHERITED = "inherited", _("Phong trào cấp trên")
    DRIVE = "drive", _("Đợt thi đua")
    THEMATIC = "thematic", _("Chuyên đề")


class MovementState(models.TextChoices):
    """Where a movement stands."""

    DRAFT = "draft", _("Dự thảo")
    LAUNCHED = "launched", _("Đã phát động")
    CLOSED = "closed", _("Đã tổng kết")
    CANCELLED = "cancelled", _("Đã hủy")


def purpose_choices() -> list[tuple[str, str]]:
    return [(code, label) for code, label in PURPOSES if code]


def movement_kind_choices() -> list[tuple[str, str]]:
    return pairs(MovementKind)


def movement_state_choices() -> list[tuple[str, str]]:
    return pairs(MovementState)
