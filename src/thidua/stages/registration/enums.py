"""States of registrations, kinds of pledges."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class RegistrationState(models.TextChoices):
    """Where a registration stands."""

    DRAFT = "draft", _("Bản nháp")
    SENT = "sent", _("Đã gửi")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    WITHDRAWN = "withdrawn", _("Đã rút")


class PledgeKind(models.TextChoices):
    """What is pledged."""

    EMULATION = "emulation", _("Giao ước thi đua")
    DIRECTIVE_05 = "directive_05", _("Học tập và làm theo Bác")


def registration_state_choices() -> list[tuple[str, str]]:
    return pairs(RegistrationState)


def pledge_kind_choices() -> list[tuple[str, str]]:
    return pairs(PledgeKind)
