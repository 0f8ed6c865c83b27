"""Acts of the council: founding, meeting, agenda, attendance, two blind counts, result, minutes."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import write_version
from thidua.foundations.audit.journal import command, record
from thidua.foundations.org.models import Agency, Person
from thidua.foundations.papers import services as paper_services
from thidua.foundations.papers.content import Paper
from thidua.foundations.papers.kinds.common import named_symbol
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.workbook.model import Register
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import Blocked, InputRefused
from thidua.law import Overlay, vote_passes
from thidua.stages.councils import ballot_box, drafting, policies
from thidua.stages.councils.ballot_box import Count, LineCount
from thidua.stages.councils.enums import Post, Presence
from thidua.stages.councils.models import Attendance, Council, CouncilMember, Meeting, VoteResult
from thidua.stages.councils.selectors import ORIGIN as ORIGIN
from thidua.stages.councils.selectors import agenda_nominations, current_council, regulation_of, turnout
from thidua.stages.councils.transitions import MEETING
from thidua.stages.nominations.models import Nomination, NominationList

__all__ = ["Count", "LineCount"]
_POSTS = {"chu_tich": "chair", "pho_chu_tich": "vice", "uy_vien": "member", "thu_ky": "secretary"}
QUORUM_RULE = "Quy chế hoạt động của Hội đồng"


@dataclass(frozen=True, slots=True)
class Presences:
    """How one member takes part: ``presence`` of :class:`Presence`, the reason of absence, a declared conflict."""

    member_id: int
    presence: str
    reason: str = ""
    conflict: str = ""


@dataclass(frozen=True, slots=True)
class TallyState:
    """What the page of the count may know. ``differs`` names candidates on whom the counts differ, without numbers."""

    first_by: str
    second_by: str
    own_turn: int | None
    own: Count | None
    complete: bool
    differs: tuple[str, ...]


@command("councils.set_council")
def set_council(
    *, members: Sequence[tuple[int, str]], decision_number: str = "", decided_on: dt.date | None = None, actor: Actor
) -> Council:
    """Put a new council in office from its founding decision; the old one stays with its meetings.

    ``members`` are pairs of person and post. InputRefused without exactly one chair, or for a person named twice or
    outside the agency.
    """
    require(policies.may_set_council(actor))
    people = [person_id for person_id, _post in members]
    known = set(Person.objects.filter(agency_id=actor.agency_id, pk__in=people).values_list("pk", flat=True))
    _check_members(members, known)
    Council.objects.filter(agency_id=actor.agency_id, is_current=True).update(is_current=False)
    council = Council.objects.create(agency_id=actor.agency_id, decision_number=decision_number, decided_on=decided_on)
    CouncilMember.objects.bulk_create(CouncilMember(council=council, person_id=pk, post=post) for pk, post in members)
    record(council, members=[[pk, post] for pk, post in members], decision=decision_number)
    return council


def note_founding(council: Council, paper: OfficialPaper) -> None:
    """Write number and day of its founding decision at the council; called inside the act that issues it."""
    council.decision_number, council.decided_on = paper.full_number, paper.dated_on
    council.save(update_fields=["decision_number", "decided_on"])


def import_council(register: Register, agency: Agency, *, actor: Actor) -> Council:
    """Take the council of the agency workbook into office. InputRefused for a staff code the register lacks."""
    rows = register.council or ()
    if not rows:
        raise InputRefused(_("Tệp không có trang “Hội đồng”, hoặc trang này trống. Thêm thành viên rồi nạp lại."))
    codes = dict(
        Person.objects.filter(agency=agency, code__in=[row.person_code for row in rows]).values_list("code", "pk")
    )
    unknown = [row.person_code for row in rows if row.person_code not in codes]
    if unknown:
        raise InputRefused(
            _("Trang “Hội đồng”, cột “Mã nhân sự”: sổ nhân sự không có %(codes)s. Sửa mã rồi nạp lại; chưa ghi gì.")
            % {"codes": ", ".join(unknown)}
        )
    return set_council(members=[(codes[row.person_code], _POSTS[row.role]) for row in rows], actor=actor)


def _check_members(members: Sequence[tuple[int, str]], known: set[int]) -> None:
    people = [person_id for person_id, _post in members]
    if len(set(people)) != len(people):
        raise InputRefused(_("Có người được ghi hai lần trong Hội đồng. Giữ mỗi người một dòng."))
    if set(people) - known:
        raise InputRefused(_("Có thành viên không thuộc cơ quan này. Chọn lại từ sổ nhân sự."))
    chairs = sum(post == Post.CHAIR for _person, post in members)
    if chairs != 1:
        raise InputRefused(
            _("Hội đồng phải có đúng một Chủ tịch; đang ghi %(count)d. Sửa cột chức danh.") % {"count": chairs}
        )
    if any(post not in Post.values for _person, post in members):
        raise InputRefused(_("Chức danh trong Hội đồng phải là Chủ tịch, Phó Chủ tịch, Ủy viên hoặc Thư ký."))


@command("councils.plan_meeting")
def plan_meeting(nominations: NominationList, *, held_on: dt.date, place: str, actor: Actor) -> Meeting:
    """Plan the meeting on a list. InputRefused without a council in office, or when the list has its meeting."""
    require(policies.may_plan_meeting(actor))
    council = current_council(actor.agency_id)
    if council is None:
        raise InputRefused(_("Chưa có Hội đồng. Nhập thành viên theo quyết định thành lập rồi lập phiên họp."))
    if nominations.agency_id != actor.agency_id:
        raise InputRefused(_("Danh sách này thuộc cơ quan khác."))
    try:
        with transaction.atomic():
            meeting = Meeting.objects.create(
                agency_id=actor.agency_id, council=council, list=nominations, held_on=held_on, place=place
            )
    except IntegrityError:
        raise InputRefused(
            _("Danh sách này đã có phiên họp. Muốn xét lại phải lập danh sách mới, nêu lý do.")
        ) from None
    record(meeting, list=nominations.pk, held_on=held_on)
    return meeting


@command("councils.change_meeting")
def change_meeting(meeting: Meeting, *, held_on: dt.date, place: str, version: int, actor: Actor) -> None:
    """Move a meeting that is not yet locked. EditConflict when somebody changed it after ``version``."""
    require(policies.may_run_meeting(actor, meeting))
    if meeting.state != "planned":
        raise Blocked([_("Đã khóa chương trình, không đổi được ngày và địa điểm.")])
    write_version(meeting, version, held_on=held_on, place=place)
    record(meeting, held_on=held_on, place=place)


@command("councils.lock_agenda")
def lock_agenda(meeting: Meeting, *, actor: Actor) -> OfficialPaper:
    """Lock the agenda on the frozen list and print the ballot. Blocked when the list is open or was changed."""
    require(policies.may_run_meeting(actor, meeting))
    members = meeting.council.members.count()
    MEETING.apply("lock", meeting, agenda_digest=meeting.list.digest, members_total=members)
    ballot = _draft(meeting, drafting.ballot(meeting), "ballot_paper", _("Phiếu xét thi đua, khen thưởng"))
    record(meeting, digest=meeting.agenda_digest, members=members)
    return ballot


@command("councils.record_attendance")
def record_attendance(meeting: Meeting, *, rows: Sequence[Presences], actor: Actor) -> None:
    """Say how each member takes part and who declared a conflict. InputRefused for somebody outside the council."""
    require(policies.may_record_attendance(actor, meeting))
    members = set(meeting.council.members.values_list("pk", flat=True))
    for row in rows:
        if row.member_id not in members or row.presence not in Presence.values:
            raise InputRefused(
                _("Điểm danh có dòng không thuộc Hội đồng của phiên họp này. Tải lại trang rồi ghi lại.")
            )
        Attendance.objects.update_or_create(
            meeting=meeting,
            member_id=row.member_id,
            defaults={"presence": row.presence, "reason": row.reason[:300], "conflict": row.conflict[:300]},
        )
    record(meeting, attendance=[[row.member_id, row.presence, bool(row.conflict)] for row in rows])


@command("councils.open_meeting")
def open_meeting(meeting: Meeting, *, began_at: str = "", actor: Actor) -> None:
    """Open the meeting when enough members are in the room; Blocked with the rule when they are not."""
    require(policies.may_run_meeting(actor, meeting))
    there = turnout(meeting)
    if meeting.state == "frozen" and there.present < there.needed:
        reason = _("Chưa đủ thành viên để họp: có mặt %(present)d, cần từ %(needed)d trên %(members)d.")
        numbers = {"present": there.present, "needed": there.needed, "members": there.members}
        raise Blocked([reason % numbers], cite=QUORUM_RULE)
    MEETING.apply("open", meeting, opened_at=clock.now(), began_at=began_at)
    record(meeting, present=there.present, members=there.members)


@command("councils.begin_count")
def begin_count(meeting: Meeting, *, actor: Actor) -> None:
    """Close the box and begin to count."""
    require(policies.may_run_meeting(actor, meeting))
    MEETING.apply("count", meeting)
    record(meeting, count="begun")


@command("councils.enter_tally")
def enter_tally(
    meeting: Meeting,
    turn: int,
    *,
    issued: int,
    returned: int,
    lines: Mapping[int, LineCount],
    spoiled: int = 0,
    actor: Actor,
) -> None:
    """Enter one of the two counts. InputRefused, naming candidate and number, for what no count of paper can give.

    The journal says that a count was entered, never what it says.
    """
    require(policies.may_enter_tally(actor, meeting, turn))
    count = Count(issued, returned, spoiled, dict(lines))
    problems = tally_problems(meeting, count)
    if problems:
        raise InputRefused(" ".join(problems.values()))
    holder = "first_counter" if turn == 1 else "second_counter"
    free = Meeting.objects.filter(pk=meeting.pk, state="counting", **{f"{holder}__isnull": True})
    if getattr(meeting, f"{holder}_id") is None and not free.update(**{f"{holder}_id": actor.person_id}):
        raise InputRefused(_("Lượt này vừa có người khác nhận. Tải lại trang."))
    setattr(meeting, f"{holder}_id", actor.person_id)
    ballot_box.put(meeting, turn, user_id=actor.user_id or 0, label=actor.label, count=count)
    record(meeting, turn=turn)


def as_arguments(count: Count) -> dict[str, Any]:
    """A count as the keyword arguments of :func:`enter_tally`."""
    return {"issued": count.issued, "returned": count.returned, "spoiled": count.spoiled, "lines": count.lines}


def tally_problems(meeting: Meeting, count: Count) -> dict[str, str]:
    """What is arithmetically impossible in a count, by field (``issued``, ``spoiled``, or the nomination's key).

    A member who is a candidate leaves his own line empty, so that line may be one ballot short of those returned.
    """
    there = turnout(meeting)
    problems: dict[str, str] = {}
    if count.issued > there.voters:
        problems["issued"] = _("Phiếu phát ra %(issued)d, nhiều hơn %(present)d thành viên có mặt.") % {
            "issued": count.issued,
            "present": there.voters,
        }
    if count.returned > count.issued:
        problems["returned"] = _("Phiếu thu về %(returned)d, nhiều hơn %(issued)d phiếu phát ra.") % {
            "returned": count.returned,
            "issued": count.issued,
        }
    if count.spoiled > count.returned:
        problems["spoiled"] = _("Phiếu không hợp lệ %(spoiled)d, nhiều hơn %(returned)d phiếu thu về.") % {
            "spoiled": count.spoiled,
            "returned": count.returned,
        }
    candidates = agenda_nominations(meeting)
    members = set(meeting.council.members.values_list("person_id", flat=True))
    for nomination in candidates:
        line = count.lines.get(nomination.pk)
        problem = _line_problem(nomination, line, count, there.written, own=nomination.person_id in members)
        if problem:
            problems[str(nomination.pk)] = problem
    if set(count.lines) - {nomination.pk for nomination in candidates}:
        problems["lines"] = _("Có dòng không thuộc danh sách đã chốt. Tải lại trang.")
    return problems


def _line_problem(nomination: Nomination, line: LineCount | None, count: Count, written: int, *, own: bool) -> str:
    name = {"name": nomination.subject_name}
    if line is None:
        return _("%(name)s: chưa có số phiếu.") % name
    if min(line.yes, line.no, line.invalid, line.written_yes, line.written_no) < 0:
        return _("%(name)s: số phiếu không thể âm.") % name
    cast = line.yes + line.no + line.invalid
    least = count.returned - 1 if own else count.returned
    if not least <= cast <= count.returned:
        return _(
            "%(name)s: đồng ý, không đồng ý và không hợp lệ cộng lại là %(cast)d, phải bằng %(returned)d phiếu thu về."
        ) % {
            **name,
            "cast": cast,
            "returned": count.returned,
        }
    if line.invalid < count.spoiled:
        return _("%(name)s: không hợp lệ %(invalid)d, ít hơn %(spoiled)d phiếu hỏng cả tờ.") % {
            **name,
            "invalid": line.invalid,
            "spoiled": count.spoiled,
        }
    if line.written_yes + line.written_no > written:
        return _("%(name)s: %(count)d ý kiến bằng văn bản, nhiều hơn %(written)d thành viên gửi.") % {
            **name,
            "count": line.written_yes + line.written_no,
            "written": written,
        }
    return ""


def tally_state(meeting: Meeting, *, actor: Actor) -> TallyState:
    """What this person may know of the count: who counted, his own numbers, and the candidates on whom they differ."""
    pair = ballot_box.both(meeting)
    own_turn = ballot_box.turn_of(meeting, actor.user_id) if actor.user_id else None
    return TallyState(
        first_by=_name(meeting.first_counter),
        second_by=_name(meeting.second_counter),
        own_turn=own_turn,
        own=ballot_box.own(meeting, actor.user_id) if actor.user_id else None,
        complete=pair is not None,
        differs=_differences(meeting, *pair) if pair else (),
    )


def _differences(meeting: Meeting, one: Count, two: Count) -> tuple[str, ...]:
    """Places where the counts differ, in the order of the ballot; never who is right, never a number."""
    found = [
        label
        for label, a, b in (
            (_("Số phiếu phát ra"), one.issued, two.issued),
            (_("Số phiếu thu về"), one.returned, two.returned),
            (_("Số phiếu không hợp lệ"), one.spoiled, two.spoiled),
        )
        if a != b
    ]
    for no, nomination in enumerate(agenda_nominations(meeting), start=1):
        if one.lines.get(nomination.pk) != two.lines.get(nomination.pk):
            found.append(_("Dòng %(no)d, %(name)s") % {"no": no, "name": nomination.subject_name})
    return tuple(found)


@command("councils.close_tally")
def close_tally(meeting: Meeting, *, actor: Actor) -> list[VoteResult]:
    """Make the result when the two counts are equal; Blocked, with the candidates to recount, when they are not."""
    require(policies.may_run_meeting(actor, meeting))
    pair = ballot_box.both(meeting)
    if meeting.state == "counting" and pair is None:
        raise Blocked([_("Mới có một lượt kiểm phiếu. Người thứ hai kiểm xong mới chốt được kết quả.")])
    if pair and pair[0] != pair[1]:
        places = "; ".join(_differences(meeting, *pair))
        raise Blocked(
            [_("Hai lượt kiểm chưa khớp: %(places)s. Cả hai người kiểm lại các dòng này.") % {"places": places}]
        )
    MEETING.apply("tally", meeting)
    assert pair is not None  # noqa: S101 - the move is refused outside the count, and the count has both turns here
    own, lines = regulation_of(meeting), pair[0].lines
    rows = [_result(meeting, one, lines[one.pk], own) for one in agenda_nominations(meeting)]
    made = VoteResult.objects.bulk_create(rows)
    _draft(meeting, _tally_paper(meeting), "tally_record", _("Biên bản kiểm phiếu"))
    record(meeting, passed=sum(row.passes for row in rows), of=len(rows))
    return made


def _result(meeting: Meeting, nomination: Nomination, line: LineCount, own: Overlay | None) -> VoteResult:
    """Hold the votes against the share of all members; opinions in writing of absent members count."""
    verdict = vote_passes(nomination.award, line.yes + line.written_yes, meeting.members_total, meeting.held_on, own)
    return VoteResult(
        meeting=meeting,
        nomination=nomination,
        yes=line.yes,
        no=line.no,
        invalid=line.invalid,
        written_yes=line.written_yes,
        written_no=line.written_no,
        members=meeting.members_total,
        needed_yes=verdict.needed_yes,
        passes=verdict.passes,
        cite=verdict.cite.to_json(),
    )


@command("councils.write_minutes")
def write_minutes(
    meeting: Meeting, *, proceedings: str, conclusions: str, began_at: str, ended_at: str, version: int, actor: Actor
) -> OfficialPaper:
    """Keep the words of the minutes and lay out their draft; numbers come from the tally. EditConflict when stale."""
    require(policies.may_run_meeting(actor, meeting))
    if meeting.state != "counted":
        raise Blocked([_("Biên bản lập sau khi chốt kết quả kiểm phiếu và trước khi đóng phiên họp.")])
    write_version(
        meeting, version, proceedings=proceedings, conclusions=conclusions, began_at=began_at, ended_at=ended_at
    )
    record(meeting, version=meeting.version)
    return _draft(meeting, drafting.minutes(meeting), "council_minutes", _("Biên bản họp Hội đồng"))


@command("councils.close_meeting")
def close_meeting(meeting: Meeting, *, actor: Actor) -> None:
    """Issue the tally record and the minutes and close the meeting. Blocked while the minutes lack their words."""
    require(policies.may_run_meeting(actor, meeting))
    if not (meeting.conclusions.strip() and meeting.began_at and meeting.ended_at):
        raise Blocked([_("Biên bản chưa đủ: cần giờ bắt đầu, giờ kết thúc và kết luận.")])
    MEETING.apply("close", meeting, closed_at=clock.now())
    tally = _issue(meeting, "tally_record", _("Biên bản kiểm phiếu"))
    minutes = _issue(meeting, "council_minutes", _("Biên bản họp Hội đồng"))
    record(meeting, tally_record=tally.pk, minutes=minutes.pk)


def _tally_paper(meeting: Meeting, *, number: str | None = None, draft: bool = True) -> Paper:
    pair = ballot_box.both(meeting)
    assert pair is not None  # noqa: S101 - called after the tally was closed
    count = pair[0]
    return drafting.tally(
        meeting, issued=count.issued, returned=count.returned, spoiled=count.spoiled, number=number, draft=draft
    )


def _draft(meeting: Meeting, paper: Paper, kind: str, title: str) -> OfficialPaper:
    return paper_services.draft_paper(
        meeting.agency_id, paper, kind=kind, title=title, year=meeting.list.year, origin=ORIGIN, origin_id=meeting.pk
    )


def _issue(meeting: Meeting, kind: str, title: str) -> OfficialPaper:
    build = _tally_paper if kind == "tally_record" else drafting.minutes
    symbol = named_symbol("BB", drafting.council_letterhead(meeting.agency))
    record_ = _draft(meeting, build(meeting), kind, title)
    paper_services.number_paper(record_, symbol=symbol, dated_on=meeting.held_on)
    return paper_services.issue_paper(record_, build(meeting, number=str(record_.number), draft=False))


def _name(person: Person | None) -> str:
    return person.full_name if person else ""
