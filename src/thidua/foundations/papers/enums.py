"""States and kinds of official papers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class PaperState(models.TextChoices):
    DRAFT = "draft", _("Dự thảo")
    NUMBERED = "numbered", _("Đã lấy số")
    ISSUED = "issued", _("Đã ban hành")
    REPLACED = "replaced", _("Đã thay thế")


class DeliveryState(models.TextChoices):
    PENDING = "pending", _("Chưa gửi")
    SENT = "sent", _("Đã gửi")
    RECEIVED = "received", _("Đã nhận")


class DesignState(models.TextChoices):
    IN_USE = "in_use", _("Đang dùng")
    RETIRED = "retired", _("Ngừng dùng")


class RecipientKind(models.TextChoices):
    PERSON = "person", _("Cá nhân")
    UNIT = "unit", _("Tập thể")


def paper_state_choices() -> list[tuple[str, str]]:
    return pairs(PaperState)


def delivery_state_choices() -> list[tuple[str, str]]:
    return pairs(DeliveryState)


def design_state_choices() -> list[tuple[str, str]]:
    return pairs(DesignState)


def recipient_kind_choices() -> list[tuple[str, str]]:
    return pairs(RecipientKind)
