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


class Reconsidered(models.TextChoices):
    """What came of an award that rested on a cancelled one."""

    KEPT = "kept", _("Giữ, vẫn đủ điều kiện")
    CANCEL = "cancel", _("Hủy hoặc đề nghị hủy")


def reconsidered_choices() -> list[tuple[str, str]]:
    return pairs(Reconsidered)


def decision_kind_choices() -> list[tuple[str, str]]:
    return pairs(DecisionKind)


def decision_state_choices() -> list[tuple[str, str]]:
    return pairs(DecisionState)
