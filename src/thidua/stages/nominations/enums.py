"""States of nominations and of their list."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class ListState(models.TextChoices):
    """Where the list of a year stands."""

    OPEN = "open", _("Đang nhận đề nghị")
    FROZEN = "frozen", _("Đã chốt")


class NominationState(models.TextChoices):
    """Where a nomination stands."""

    DRAFT = "draft", _("Bản nháp")
    SENT = "sent", _("Đã gửi Văn phòng")
    RETURNED = "returned", _("Trả lại để bổ sung")
    ACCEPTED = "accepted", _("Đã kiểm tra")
    WITHDRAWN = "withdrawn", _("Đã rút")


class ProposalState(models.TextChoices):
    """Where a unit's list from a file stands."""

    DRAFT = "draft", _("Đang đối chiếu")
    USED = "used", _("Đã lập đề nghị")


def proposal_state_choices() -> list[tuple[str, str]]:
    return pairs(ProposalState)


def list_state_choices() -> list[tuple[str, str]]:
    return pairs(ListState)


def nomination_state_choices() -> list[tuple[str, str]]:
    return pairs(NominationState)
