"""The answers of the law."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class AnswerStatus(models.TextChoices):
    """Three answers, and the fourth for an open matter."""

    ELIGIBLE = "eligible", _("Đủ điều kiện")
    NOT_ELIGIBLE = "not_eligible", _("Chưa đủ")
    NEEDS_REVIEW = "needs_review", _("Cần xem xét")
    BLOCKED = "blocked", _("Tạm dừng, có vụ việc mở")


def answer_status_choices() -> list[tuple[str, str]]:
    return pairs(AnswerStatus)
