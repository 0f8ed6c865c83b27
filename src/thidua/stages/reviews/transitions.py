"""How a review and a unit appraisal change state."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundations.workflow.transitions import Blocker, Move, TransitionTable
from thidua.stages.reviews.enums import AppraisalState as A
from thidua.stages.reviews.enums import ReviewState as R
from thidua.stages.reviews.models import Review, UnitAppraisal


def _no_results(review: Review) -> list[Blocker]:
    """The results may be empty in a draft only: a report without them says nothing."""
    return [] if review.results.strip() else [Blocker(_("Phần kết quả còn trống. Viết kết quả rồi mới ban hành."))]


def _no_lines(appraisal: UnitAppraisal) -> list[Blocker]:
    if appraisal.lines.exists():
        return []
    return [Blocker(_("Biên bản bình xét chưa có tên ai. Nhập kết quả bỏ phiếu của đơn vị trước."))]


REVIEWS = TransitionTable(
    Move("issue", frozenset({R.DRAFT.value}), R.ISSUED.value, gettext_lazy("Ban hành báo cáo"), _no_results)
)
APPRAISALS = TransitionTable(
    Move("send", frozenset({A.DRAFT.value}), A.SENT.value, gettext_lazy("Gửi Văn phòng"), _no_lines),
    Move("return", frozenset({A.SENT.value}), A.DRAFT.value, gettext_lazy("Trả lại")),
)
