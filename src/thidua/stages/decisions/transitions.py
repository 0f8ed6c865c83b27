"""How a decision moves. At each step its lines must be those the council passed, on the list that was voted on."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundations.workflow.transitions import Blocker, Move, TransitionTable
from thidua.stages.decisions.choosing import compare
from thidua.stages.decisions.models import AwardDecision
from thidua.stages.nominations.digest import digest_of


def _as_passed(decision: AwardDecision) -> list[Blocker]:
    meeting = decision.meeting
    if digest_of(meeting.list) != meeting.agenda_digest:
        return [Blocker(_("Danh sách đề nghị không còn khớp mã Hội đồng đã bỏ phiếu. Không ký được quyết định này."))]
    found = compare(decision)
    if not found.decided:
        return [Blocker(_("Quyết định chưa có ai. Hội đồng không thông qua trường hợp nào thuộc thẩm quyền."))]
    if not found.equal:
        names = "; ".join((*found.missing, *found.extra))
        return [
            Blocker(_("Quyết định khác kết quả Hội đồng: %(names)s. Lập lại dự thảo từ kết quả.") % {"names": names})
        ]
    return []


def _signable(decision: AwardDecision) -> list[Blocker]:
    blockers = _as_passed(decision)
    if decision.signatory is None:
        blockers.append(Blocker(_("Chưa có ai giữ vai trò Thủ trưởng để ký. Quản trị hệ thống giao vai trò.")))
    return blockers


DECISION = TransitionTable(
    Move("number", frozenset({"draft"}), "numbered", gettext_lazy("Lấy số"), _signable),
    Move("unnumber", frozenset({"numbered"}), "draft", gettext_lazy("Trả số")),
    Move("sign", frozenset({"numbered"}), "signed", gettext_lazy("Ký"), _as_passed),
    Move("issue", frozenset({"signed"}), "issued", gettext_lazy("Ban hành"), _as_passed),
    Move("revoke", frozenset({"issued"}), "revoked", gettext_lazy("Hủy")),
)
