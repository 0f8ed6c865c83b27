"""States of a launch document."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LaunchState(models.TextChoices):
    """Where a launch document stands."""

    READ = "read", _("Đã đọc")
    CHECKED = "checked", _("Đã rà soát")
    USED = "used", _("Đã tạo phong trào")


def launch_state_choices() -> list[tuple[str, str]]:
    return list(LaunchState.choices)
