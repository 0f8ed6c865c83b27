"""States of award decisions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class DecisionState(models.TextChoices):
    """Where an award decision stands."""

    DRAFT = "draft", _("Dự thảo")
    NUMBERED = "numbered", _("Đã lấy số")
    SIGNED = "signed", _("Đã ký")
    ISSUED = "issued", _("Đã ban hành")
    REVOKED = "revoked", _("Đã hủy")


class DecisionKind(models.TextChoices):
    """What a decision does."""

    AWARD = "award", _("Khen thưởng")
    REVOCATION = "revocation", _("Hủy khen thưởng")


def decision_kind_choices() -> list[tuple[str, str]]:
    return pairs(DecisionKind)


def decision_state_choices() -> list[tuple[str, str]]:
    return pairs(DecisionState)
