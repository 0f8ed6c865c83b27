"""States in the register of honours."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class HonourState(models.TextChoices):
    """Whether an entry is in force."""

    VALID = "valid", _("Đang có hiệu lực")
    REVOKED = "revoked", _("Đã hủy")


class SheetState(models.TextChoices):
    """Where a payment sheet stands."""

    DRAFT = "draft", _("Chưa chi")
    PAID = "paid", _("Đã chi")


def honour_state_choices() -> list[tuple[str, str]]:
    return pairs(HonourState)


def sheet_state_choices() -> list[tuple[str, str]]:
    return pairs(SheetState)
