"""Who may do what in the council. The same answers drive the buttons and guard the acts."""

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow.decision import ALLOWED, Decision, first_refusal, refuse
from thidua.stages.councils.models import Meeting
from thidua.stages.councils.selectors import appointed_tellers
from thidua.stages.councils.transitions import MEETING

RUNNERS = ("secretary", "clerk")
COUNTERS = ("secretary", "clerk", "member", "union")


def _runner() -> str:
    return _("Thư ký Hội đồng")


def may_see_council(actor: Actor) -> Decision:
    """The council's papers are for those who sit in it, serve it or decide after it."""
    if actor.has("clerk", "secretary", "member", "director", "union"):
        return ALLOWED
    return refuse(_("Việc của Hội đồng chỉ thành viên Hội đồng và lãnh đạo cơ quan xem được."), helper=_runner())


def may_set_council(actor: Actor) -> Decision:
    """The council is entered from its founding decision by the clerk or the secretary."""
    if actor.has(*RUNNERS):
        return ALLOWED
    return refuse(_("Chỉ thư ký Hội đồng hoặc chuyên viên thi đua lập được danh sách Hội đồng."), helper=_runner())


def may_plan_meeting(actor: Actor) -> Decision:
    """Who prepares meetings."""
    if actor.has(*RUNNERS):
        return ALLOWED
    return refuse(_("Chỉ thư ký Hội đồng hoặc chuyên viên thi đua lập được phiên họp."), helper=_runner())


def may_run_meeting(actor: Actor, meeting: Meeting) -> Decision:
    """Who runs this meeting: agenda, attendance, opening, minutes."""
    if meeting.agency_id == actor.agency_id and actor.has(*RUNNERS):
        return ALLOWED
    return refuse(_("Chỉ thư ký Hội đồng hoặc chuyên viên thi đua điều hành được phiên họp."), helper=_runner())


def may_move(actor: Actor, meeting: Meeting, move: str) -> Decision:
    """May this actor make this step of the meeting now?"""
    return first_refusal(may_run_meeting(actor, meeting), MEETING.may(move, meeting))


def may_record_attendance(actor: Actor, meeting: Meeting) -> Decision:
    """Attendance is taken before the opening: quorum is held against it."""
    allowed = may_run_meeting(actor, meeting)
    if allowed and meeting.state not in ("planned", "frozen"):
        return refuse(_("Đã khai mạc, không đổi được điểm danh."))
    return allowed


def may_enter_tally(actor: Actor, meeting: Meeting, turn: int) -> Decision:
    """One of the two counts: a person of the agency who has not made the other one."""
    if meeting.agency_id != actor.agency_id or not actor.has(*COUNTERS):
        return refuse(_("Chỉ người của Hội đồng và chuyên viên thi đua kiểm được phiếu."), helper=_runner())
    if actor.person_id is None:
        return refuse(_("Tài khoản này không gắn với người nào nên không ghi tên được vào biên bản kiểm phiếu."))
    if meeting.state != "counting":
        return refuse(_("Chỉ nhập kết quả trong lúc kiểm phiếu; phiên họp %(state)s.") % {"state": _state(meeting)})
    appointed = appointed_tellers(meeting)
    if appointed and actor.person_id not in appointed.people:
        return refuse(
            _("Quyết định số %(number)s thành lập Ban kiểm phiếu không có tên anh chị.") % {"number": appointed.number},
            helper=", ".join(appointed.people.values()),
        )
    holders = {1: meeting.first_counter_id, 2: meeting.second_counter_id}
    if turn not in holders:
        return refuse(_("Chỉ có hai lượt kiểm phiếu."))
    if holders[3 - turn] == actor.person_id:
        return refuse(
            _("Anh chị đã kiểm lượt kia. Hai lượt phải do hai người khác nhau kiểm."),
            helper=_("Người thứ hai của Ban kiểm phiếu"),
        )
    if holders[turn] not in (None, actor.person_id):
        return refuse(_("Lượt này đã có người kiểm. Chỉ người đó sửa được số của mình."))
    return ALLOWED


def may_see_totals(actor: Actor, meeting: Meeting) -> Decision:
    """Totals are for the council and those who decide, and only once both counts agree."""
    if meeting.state not in ("counted", "closed"):
        return refuse(_("Chưa công bố số phiếu khi việc kiểm phiếu chưa xong."))
    return ALLOWED


def _state(meeting: Meeting) -> str:
    return str(meeting.get_state_display()).lower()
