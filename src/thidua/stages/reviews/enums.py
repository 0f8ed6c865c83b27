"""Kinds and states of reviews and unit appraisals."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class ReviewKind(models.TextChoices):
    """Interim or final."""

    INTERIM = "interim", _("Sơ kết")
    FINAL = "final", _("Tổng kết")


class ReviewState(models.TextChoices):
    """Where a review stands."""

    DRAFT = "draft", _("Đang soạn")
    ISSUED = "issued", _("Đã ban hành")


class AppraisalState(models.TextChoices):
    """Where a unit appraisal meeting stands."""

    DRAFT = "draft", _("Đang nhập")
    SENT = "sent", _("Đã gửi Văn phòng")


def review_kind_choices() -> list[tuple[str, str]]:
    return pairs(ReviewKind)


def review_state_choices() -> list[tuple[str, str]]:
    return pairs(ReviewState)


def appraisal_state_choices() -> list[tuple[str, str]]:
    return pairs(AppraisalState)
