"""States and kinds of what happens through the year."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.choices import pairs


class TaskState(models.TextChoices):
    """The five states of a task."""

    TODO = "todo", _("Chưa làm")
    DOING = "doing", _("Đang làm")
    WAITING = "waiting", _("Chờ người khác")
    PROBLEM = "problem", _("Có vấn đề")
    DONE = "done", _("Xong")


class TargetType(models.TextChoices):
    """How a target is measured."""

    COUNT = "count", _("Số lượng")
    RANGE = "range", _("Khoảng")
    PERCENT = "percent", _("Tỷ lệ")
    YES_NO = "yes_no", _("Có hoặc không")
    AT_LEAST = "at_least", _("Ít nhất")
    AT_MOST = "at_most", _("Nhiều nhất")


class InspectionState(models.TextChoices):
    """Where an inspection stands."""

    PLANNED = "planned", _("Đã lên kế hoạch")
    VISITED = "visited", _("Đã kiểm tra")
    CLOSED = "closed", _("Đã khắc phục")


class ActivityKind(models.TextChoices):
    """Other activities counted in reviews."""

    TRAINING = "training", _("Đào tạo, bồi dưỡng")
    PARTY = "party", _("Công tác Đảng")
    UNION = "union", _("Công đoàn, đoàn thể")
    CULTURE = "culture", _("Văn hóa, thể thao")
    CHARITY = "charity", _("Nhân đạo, từ thiện")


def task_state_choices() -> list[tuple[str, str]]:
    return pairs(TaskState)


def target_type_choices() -> list[tuple[str, str]]:
    return pairs(TargetType)


def inspection_state_choices() -> list[tuple[str, str]]:
    return pairs(InspectionState)


def activity_kind_choices() -> list[tuple[str, str]]:
    return pairs(ActivityKind)
