"""How a submission moves between the two agencies."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundations.workflow.transitions import Blocker, Move, TransitionTable
from thidua.stages.nominations.digest import digest_of
from thidua.stages.submissions.models import Submission


def _as_voted(submission: Submission) -> list[Blocker]:
    meeting = submission.meeting
    if digest_of(meeting.list) != meeting.agenda_digest:
        return [Blocker(_("Danh sách đề nghị không còn khớp mã Hội đồng đã bỏ phiếu. Không trình được."))]
    if not submission.lines.exists():
        return [Blocker(_("Tờ trình chưa có ai."))]
    return []


SUBMISSION = TransitionTable(
    Move("send", frozenset({"draft", "returned"}), "sent", gettext_lazy("Trình cấp trên"), _as_voted),
    Move("vet", frozenset({"sent"}), "vetting", gettext_lazy("Nhận thẩm định")),
    Move("return", frozenset({"sent", "vetting"}), "returned", gettext_lazy("Trả lại")),
    Move("answer", frozenset({"vetting"}), "answered", gettext_lazy("Trả kết quả")),
)
