"""How a meeting moves. The digest of its list is held against the locked one at every step after the agenda."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundations.workflow.transitions import Blocker, Move, TransitionTable
from thidua.stages.councils.models import Meeting
from thidua.stages.nominations.digest import digest_of


def _list_unchanged(meeting: Meeting) -> list[Blocker]:
    """A list that changed after it was frozen must never be voted on, counted or decided under the old digest."""
    nominations = meeting.list
    if nominations.state != "frozen":
        return [Blocker(_("Danh sách đề nghị chưa chốt. Chốt danh sách rồi mới khóa được chương trình họp."))]
    locked = meeting.agenda_digest or nominations.digest
    if digest_of(nominations) != locked:
        return [Blocker(_("Danh sách đề nghị không còn khớp mã đã chốt. Lập danh sách mới, nêu lý do, rồi họp lại."))]
    return []


def _whole_council(meeting: Meeting) -> list[Blocker]:
    missing = meeting.council.members.count() - meeting.attendances.count()
    if missing > 0:
        return [
            Blocker(_("Chưa điểm danh đủ: còn %(count)d thành viên.") % {"count": missing}),
            *_list_unchanged(meeting),
        ]
    return _list_unchanged(meeting)


MEETING = TransitionTable(
    Move("lock", frozenset({"planned"}), "frozen", gettext_lazy("Khóa chương trình"), _list_unchanged),
    Move("open", frozenset({"frozen"}), "open", gettext_lazy("Khai mạc"), _whole_council),
    Move("count", frozenset({"open"}), "counting", gettext_lazy("Bắt đầu kiểm phiếu"), _list_unchanged),
    Move("tally", frozenset({"counting"}), "counted", gettext_lazy("Chốt kết quả kiểm phiếu"), _list_unchanged),
    Move("close", frozenset({"counted"}), "closed", gettext_lazy("Ban hành biên bản"), _list_unchanged),
)
