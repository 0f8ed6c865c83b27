"""States of submissions upward and of their lines."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class SubmissionState(models.TextChoices):
    """Where a submission stands."""

    DRAFT = "draft", _("Đang soạn")
    SENT = "sent", _("Đã trình")
    VETTING = "vetting", _("Cấp trên đang thẩm định")
    RETURNED = "returned", _("Trả lại")
    ANSWERED = "answered", _("Đã có kết quả")


class LineOutcome(models.TextChoices):
    """What the level above decided on one line."""

    PENDING = "pending", _("Chưa có kết quả")
    APPROVED = "approved", _("Được khen thưởng")
    REFUSED = "refused", _("Không được khen thưởng")


def submission_state_choices() -> list[tuple[str, str]]:
    return pairs(SubmissionState)


def line_outcome_choices() -> list[tuple[str, str]]:
    return pairs(LineOutcome)
