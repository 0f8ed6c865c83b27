"""States of exemplars."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class ExemplarState(models.TextChoices):
    """Where an exemplar stands."""

    DRAFT = "draft", _("Đang viết")
    CONSENTED = "consented", _("Người được nêu đã đồng ý")
    PUBLISHED = "published", _("Đã đăng")


def exemplar_state_choices() -> list[tuple[str, str]]:
    return pairs(ExemplarState)
