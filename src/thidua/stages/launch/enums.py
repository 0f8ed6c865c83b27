"""States of a launch document, and what an officer says of a finding."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class LaunchState(models.TextChoices):
    """Where a launch document stands."""

    READ = "read", _("Đã đọc")
    CHECKED = "checked", _("Đã rà soát")
    USED = "used", _("Đã tạo phong trào")


class Choice(models.TextChoices):
    """What is done with a finding."""

    ACCEPT = "accept", _("Nhận sửa")
    KEEP = "keep", _("Giữ nguyên")


def launch_state_choices() -> list[tuple[str, str]]:
    return pairs(LaunchState)
