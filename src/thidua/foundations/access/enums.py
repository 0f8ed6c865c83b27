"""The roles of the product."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class Role(models.TextChoices):
    """What a person may be in an agency; the order is the order of precedence of the role shown in the bar."""

    DIRECTOR = "director", _("Thủ trưởng cơ quan")
    CLERK = "clerk", _("Chuyên viên thi đua, khen thưởng")
    SECRETARY = "secretary", _("Thư ký Hội đồng")
    UNION = "union", _("Công đoàn")
    HEAD = "head", _("Trưởng đơn vị")
    MEMBER = "member", _("Ủy viên Hội đồng")
    BOARD = "board", _("Cơ quan thi đua, khen thưởng cấp trên")
    ADMIN = "admin", _("Quản trị hệ thống")
    STAFF = "staff", _("Công chức, viên chức, người lao động")


def role_choices() -> list[tuple[str, str]]:
    return pairs(Role)
