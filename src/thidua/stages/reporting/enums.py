"""States of reporting duties."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class DutyState(models.TextChoices):
    """Where a reporting duty stands."""

    OPEN = "open", _("Chưa nộp")
    SENT = "sent", _("Đã nộp")


def duty_state_choices() -> list[tuple[str, str]]:
    return pairs(DutyState)
