"""What an agency's regulation may be."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class RegulationState(models.TextChoices):
    DRAFT = "draft", _("Đã kiểm tra, chưa áp dụng")
    ADOPTED = "adopted", _("Áp dụng")
    REPLACED = "replaced", _("Đã thay thế")
    DISCARDED = "discarded", _("Đã bỏ")


def regulation_state_choices() -> list[tuple[str, str]]:
    return pairs(RegulationState)
