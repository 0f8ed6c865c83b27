"""Acts of the stage: records brought in, unit appraisals, reviews."""

from thidua.stages.reviews.services.appraisals import (
    LineFields,
    edit_appraisal,
    open_appraisal,
    return_appraisal,
    save_appraisal_line,
    save_appraisal_lines,
    send_appraisal,
)
from thidua.stages.reviews.services.records import (
    import_pasted,
    import_workbook,
    keep_workbook,
    pasted_register,
    preview_import,
)
from thidua.stages.reviews.services.reviews import ReviewWords, issue_review, open_review, save_review

__all__ = [
    "LineFields",
    "ReviewWords",
    "edit_appraisal",
    "import_pasted",
    "import_workbook",
    "issue_review",
    "keep_workbook",
    "open_appraisal",
    "open_review",
    "pasted_register",
    "preview_import",
    "return_appraisal",
    "save_appraisal_line",
    "save_appraisal_lines",
    "save_review",
    "send_appraisal",
]
