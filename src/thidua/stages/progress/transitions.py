"""How a task and an inspection change state."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundations.workflow.transitions import Blocker, Move, TransitionTable
from thidua.stages.progress.enums import InspectionState as I
from thidua.stages.progress.enums import TaskState as T
from thidua.stages.progress.models import Inspection, Task

_OPEN = frozenset({T.TODO.value, T.DOING.value, T.WAITING.value, T.PROBLEM.value})


def _no_result(task: Task) -> list[Blocker]:
    """A task is not over while nobody has said what came out of it."""
    return [] if task.result else [Blocker(_("Chưa có kết quả. Báo cáo kết quả của nhiệm vụ trước khi đóng."))]


def _no_follow_up_answer(inspection: Inspection) -> list[Blocker]:
    return [] if inspection.findings else [Blocker(_("Chưa ghi kết luận kiểm tra."))]


TASKS = TransitionTable(
    Move("work", _OPEN, T.DOING.value, gettext_lazy("Đang làm")),
    Move("wait", _OPEN, T.WAITING.value, gettext_lazy("Chờ người khác")),
    Move("problem", _OPEN, T.PROBLEM.value, gettext_lazy("Có vấn đề")),
    Move("close", _OPEN, T.DONE.value, gettext_lazy("Đóng nhiệm vụ"), _no_result),
    Move("reopen", frozenset({T.DONE.value}), T.DOING.value, gettext_lazy("Mở lại")),
)

INSPECTIONS = TransitionTable(
    Move("visit", frozenset({I.PLANNED.value}), I.VISITED.value, gettext_lazy("Ghi kết luận")),
    Move(
        "close",
        frozenset({I.VISITED.value}),
        I.CLOSED.value,
        gettext_lazy("Xác nhận đã khắc phục"),
        _no_follow_up_answer,
    ),
)
