"""Acts of the year's work: tasks and their progress, inspections, indices, activities."""

from thidua.stages.progress.services.intake import (
    Intake,
    create_from_document,
    create_tasks_from_document,
    import_tasks,
)
from thidua.stages.progress.services.records import (
    close_inspection,
    plan_inspection,
    record_activity,
    record_index,
    record_visit,
)
from thidua.stages.progress.services.tasks import (
    TaskFields,
    close_task,
    create_task,
    edit_task,
    mark_problem,
    mark_waiting,
    reopen_task,
    report_progress,
)

__all__ = [
    "Intake",
    "TaskFields",
    "close_inspection",
    "close_task",
    "create_from_document",
    "create_task",
    "create_tasks_from_document",
    "edit_task",
    "import_tasks",
    "mark_problem",
    "mark_waiting",
    "plan_inspection",
    "record_activity",
    "record_index",
    "record_visit",
    "reopen_task",
    "report_progress",
]
