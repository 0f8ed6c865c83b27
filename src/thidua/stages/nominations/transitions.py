"""How a nomination and its list change state."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundations.workflow.transitions import Blocker, Move, TransitionTable
from thidua.stages.nominations.enums import ListState as L
from thidua.stages.nominations.enums import NominationState as N
from thidua.stages.nominations.models import Nomination


def _list_frozen(nomination: Nomination) -> list[Blocker]:
    """Nothing in a frozen list moves any more: ballots and minutes carry its digest."""
    if nomination.list.state == L.OPEN:
        return []
    return [Blocker(_("Danh sách đã chốt. Muốn đổi phải lập danh sách mới, nêu lý do."))]


NOMINATIONS = TransitionTable(
    Move(
        "send", frozenset({N.DRAFT.value, N.RETURNED.value}), N.SENT.value, gettext_lazy("Gửi Văn phòng"), _list_frozen
    ),
    Move(
        "return", frozenset({N.SENT.value, N.ACCEPTED.value}), N.RETURNED.value, gettext_lazy("Trả lại"), _list_frozen
    ),
    Move("accept", frozenset({N.SENT.value}), N.ACCEPTED.value, gettext_lazy("Đã kiểm tra"), _list_frozen),
    Move(
        "withdraw",
        frozenset({N.DRAFT.value, N.RETURNED.value, N.SENT.value, N.ACCEPTED.value}),
        N.WITHDRAWN.value,
        gettext_lazy("Rút đề nghị"),
        _list_frozen,
    ),
)
PROPOSALS = TransitionTable(Move("use", frozenset({"draft"}), "used", gettext_lazy("Lập đề nghị")))
LISTS = TransitionTable(Move("freeze", frozenset({L.OPEN.value}), L.FROZEN.value, gettext_lazy("Chốt danh sách")))
