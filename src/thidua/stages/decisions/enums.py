"""States of award decisions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DecisionState(models.TextChoices):
    """Where an award decision stands."""

    DRAFT = "draft", _("Dự thảo")
    NUMBERED = "numbered", _("Đã lấy số")
    SIGNED = "signed", _("Đã ký")
    ISSUED = "issued", _("Đã ban hành")
    REVOKED = "revoked", _("Đã hủy")


def decision_state_choices() -> list[tuple[str, str]]:
    return list(DecisionState.choices)
