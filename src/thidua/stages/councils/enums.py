"""States and kinds of the council's work."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class Post(models.TextChoices):
    """Post in the council."""

    CHAIR = "chair", _("Chủ tịch")
    VICE = "vice", _("Phó Chủ tịch")
    MEMBER = "member", _("Ủy viên")
    SECRETARY = "secretary", _("Thư ký")


class MeetingState(models.TextChoices):
    """Where a meeting stands."""

    PLANNED = "planned", _("Đang chuẩn bị")
    FROZEN = "frozen", _("Đã khóa chương trình")
    OPEN = "open", _("Đang họp")
    COUNTING = "counting", _("Đang kiểm phiếu")
    COUNTED = "counted", _("Đã kiểm phiếu, chờ biên bản")
    CLOSED = "closed", _("Đã có kết quả")


class Presence(models.TextChoices):
    """How a member takes part."""

    PRESENT = "present", _("Có mặt")
    WRITTEN = "written", _("Ý kiến bằng văn bản")
    ABSENT = "absent", _("Vắng")


def post_choices() -> list[tuple[str, str]]:
    return pairs(Post)


def meeting_state_choices() -> list[tuple[str, str]]:
    return pairs(MeetingState)


def presence_choices() -> list[tuple[str, str]]:
    return pairs(Presence)
