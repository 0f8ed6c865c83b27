"""A small agency at the end of its year: council, frozen list, accounts of every role. Every name is invented.

Helpers carry the case to the step a test starts from, through the same services that pages call.
"""

import datetime as dt
from dataclasses import dataclass, replace

from tests import factories
from thidua.foundations.access.actors import actor_of
from thidua.foundations.access.models import User
from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.stages.councils import services as councils
from thidua.stages.councils.models import Meeting
from thidua.stages.councils.selectors import agenda_lines, attendance_by_member
from thidua.stages.councils.services import LineCount, Presences
from thidua.stages.decisions import services as decisions
from thidua.stages.decisions.models import AwardDecision
from thidua.stages.decisions.selectors import digest_of_lines
from thidua.stages.eligibility.models import Assessment
from thidua.stages.honours import services as honours
from thidua.stages.nominations.digest import digest_of
from thidua.stages.nominations.models import Nomination, NominationList

MEETING_DAY = dt.date(2021, 12, 14)
DECISION_DAY = dt.date(2021, 12, 20)
FIGHTER, LABOURER = "cstd_co_so", "lao_dong_tien_tien"
COLLECTIVE, PROVINCE = "tap_the_lao_dong_tien_tien", "bang_khen_bo_nganh_tinh"


@dataclass(frozen=True)
class Season:
    """Who is who. ``members`` are the five of the council, the chair (also the director) first."""

    agency: Agency
    parent: Agency
    office: Unit
    division: Unit
    listing: NominationList
    users: dict[str, User]
    members: tuple[Person, ...]
    people: dict[str, Person]
    meeting: Meeting | None = None
    """The meeting with issued minutes, where the season is kept from there on."""

    def actor(self, role: str) -> Actor:
        """The actor of an account: a role, ``staff``, or ``board`` of the agency above."""
        return actor_of(self.users[role])

    def nomination(self, award: str) -> Nomination:
        """The first nomination for an award."""
        return Nomination.objects.filter(list=self.listing, award=award).order_by("pk")[0]


def make_season(code: str = "sngv", name: str = "Sở Ngoại vụ tỉnh Đèo Gió") -> Season:
    """Five members, one collective, four persons nominated, one of them for an award of the province."""
    parent = Agency.objects.create(
        code=f"tinh-{code}", name="Ủy ban nhân dân tỉnh Đèo Gió", level="tinh", place="Đèo Gió"
    )
    agency = factories.make_agency(code, name=name, parent=parent)
    office = factories.make_unit(agency)
    division = factories.make_unit(agency, "LSHT", "Phòng Lãnh sự - Hợp tác quốc tế", "phong")
    people = {
        key: factories.make_person(unit, full_name, job_title=title, code=f"{code}-{key}")
        for key, unit, full_name, title in (
            ("director", office, "Bế Văn Đứng Đầu", "Giám đốc"),
            ("clerk", office, "Lộc Thị Văn Thư", "Chuyên viên"),
            ("secretary", office, "Vi Thị Thư Ký", "Chuyên viên"),
            ("member", division, "Triệu Văn Ủy Viên", "Trưởng phòng"),
            ("union", division, "Chu Thị Công Đoàn", "Chủ tịch Công đoàn"),
            ("head", division, "Hà Văn Trưởng", "Phó Trưởng phòng"),
            ("staff", division, "Nông Thị Mẫu", "Chuyên viên"),
            ("other", office, "Dương Văn Ví Dụ", "Chuyên viên"),
        )
    }
    roles = ("director", "clerk", "secretary", "member", "union", "head")
    users = {role: factories.make_user(people[role], role) for role in roles}
    users["staff"] = factories.make_user(people["staff"])
    above = factories.make_unit(parent, "SNV", "Sở Nội vụ")
    users["board"] = factories.make_user(factories.make_person(above, "Mã Văn Cấp Trên"), "board")
    listing = NominationList.objects.create(
        agency=agency, movement=factories.make_movement(agency), year=2021, due_on=dt.date(2021, 12, 1)
    )
    season = Season(
        agency,
        parent,
        office,
        division,
        listing,
        users,
        tuple(people[key] for key in ("director", "union", "member", "clerk", "secretary")),
        people,
    )
    _nominate(season)
    freeze(listing)
    return season


def _nominate(season: Season) -> None:
    add_nomination(season, COLLECTIVE, unit=season.division)
    add_nomination(season, FIGHTER, person=season.people["staff"])
    add_nomination(season, LABOURER, person=season.people["other"])
    add_nomination(season, LABOURER, person=season.people["member"])
    add_nomination(season, PROVINCE, person=season.people["head"])


def add_nomination(
    season: Season, award: str, *, person: Person | None = None, unit: Unit | None = None, status: str = "eligible"
) -> Nomination:
    """An accepted nomination with the law's answer ``status``."""
    assessment = _answer(season, award, person, unit, status)
    return Nomination.objects.create(
        list=season.listing, award=award, person=person, unit=unit, nominating_unit=season.division, state="accepted",
        reason="Hoàn thành 12 hồ sơ đúng hạn (mẫu)", assessment=assessment,
    )  # fmt: skip


def reassess(season: Season, award: str, status: str) -> None:
    """The law is asked again and answers ``status``: a new row, the old one kept but no longer current."""
    old = season.nomination(award).assessment
    old.is_current = False
    old.save()
    _answer(season, award, old.person, old.unit, status)


def _answer(season: Season, award: str, person: Person | None, unit: Unit | None, status: str) -> Assessment:
    return Assessment.objects.create(
        agency=season.agency, year=2021, award=award, person=person, unit=unit, status=status, as_of=MEETING_DAY,
        rule=f"{award}@2017-10-01", facts={}, answer={}, facts_digest="f" * 64, rulebook_digest="r" * 64,
    )  # fmt: skip


def freeze(listing: NominationList) -> None:
    """Freeze a list with its digest, as the stage before does."""
    listing.digest = digest_of(listing)
    listing.state = "frozen"
    listing.save()


def planned(season: Season) -> Meeting:
    """The council in office and a meeting planned by the secretary."""
    posts = ("chair", "vice", "member", "member", "secretary")
    councils.set_council(
        members=[(person.pk, post) for person, post in zip(season.members, posts, strict=True)],
        decision_number="15/QĐ-SNgV",
        decided_on=dt.date(2021, 1, 15),
        actor=season.actor("secretary"),
    )
    return councils.plan_meeting(
        season.listing, held_on=MEETING_DAY, place="Phòng họp tầng 2", actor=season.actor("secretary")
    )


def attend(season: Season, meeting: Meeting, *presences: str) -> None:
    """Take attendance: one presence a member in the order of the posts, the last repeated for the rest."""
    members = [member for member, _taken in councils_members(meeting)]
    given = [*presences, *[presences[-1]] * (len(members) - len(presences))]
    rows = [Presences(member.pk, presence) for member, presence in zip(members, given, strict=True)]
    councils.record_attendance(meeting, rows=rows, actor=season.actor("secretary"))


def councils_members(meeting: Meeting) -> list[object]:
    """Members with attendance, in the order of their posts."""
    return attendance_by_member(meeting)


def counting(season: Season, *presences: str) -> Meeting:
    """A meeting whose ballots are being counted; all present unless said otherwise."""
    meeting = planned(season)
    councils.lock_agenda(meeting, actor=season.actor("secretary"))
    attend(season, meeting, *(presences or ("present",)))
    councils.open_meeting(meeting, began_at="14 giờ 00", actor=season.actor("secretary"))
    councils.begin_count(meeting, actor=season.actor("secretary"))
    return meeting


def full_count(meeting: Meeting, returned: int = 5, **no_votes: int) -> dict[int, LineCount]:
    """A count in which everybody agrees, but for ``award=votes against``; a member's own line lacks his ballot."""
    lines = {}
    for line in agenda_lines(meeting):
        against = no_votes.get(line.nomination.award, 0)
        cast = returned - len(line.own_members)
        lines[line.pk] = LineCount(yes=cast - against, no=against)
    return lines


def counted(season: Season, **no_votes: int) -> Meeting:
    """Both counts in and equal, the result made."""
    meeting = counting(season)
    lines = full_count(meeting, **no_votes)
    for turn, role in ((1, "secretary"), (2, "member")):
        councils.enter_tally(meeting, turn, issued=5, returned=5, lines=lines, actor=season.actor(role))
    councils.close_tally(meeting, actor=season.actor("secretary"))
    return meeting


def closed(season: Season, **no_votes: int) -> Meeting:
    """A meeting with issued minutes: the kept one, unless the votes are to be others."""
    if season.meeting and not no_votes:
        return season.meeting
    meeting = counted(season, **no_votes)
    councils.write_minutes(
        meeting, proceedings="Thư ký báo cáo danh sách.", conclusions="Hội đồng thống nhất.", began_at="14 giờ 00",
        ended_at="16 giờ 30", version=meeting.version, actor=season.actor("secretary"),
    )  # fmt: skip
    councils.close_meeting(meeting, actor=season.actor("secretary"))
    return meeting


def closed_season() -> Season:
    """A season whose meeting is closed."""
    season = make_season()
    return replace(season, meeting=closed(season))


def numbered(season: Season, meeting: Meeting | None = None) -> AwardDecision:
    """A decision with number and date."""
    decision = decisions.draft_decision(meeting or closed(season), actor=season.actor("clerk"))
    decisions.number_decision(decision, decided_on=DECISION_DAY, actor=season.actor("clerk"))
    return decision


def issued(season: Season, meeting: Meeting | None = None) -> AwardDecision:
    """A signed and issued decision."""
    decision = numbered(season, meeting)
    decisions.sign_decision(decision, confirms=digest_of_lines(decision), actor=season.actor("director"))
    decisions.issue_decision(decision, actor=season.actor("clerk"))
    return decision


def registered_season() -> Season:
    """A season whose decision stands in the register of honours."""
    season = make_season()
    honours.register_decision(issued(season), actor=season.actor("clerk"))
    return season


def revoked(season: Season, decision: AwardDecision, award: str) -> AwardDecision:
    """An issued decision that takes the award of one line back."""
    line = decision.lines.get(award=award)
    made = decisions.revoke_decision(decision, reason="Khai không đúng", lines=[line.pk], actor=season.actor("clerk"))
    decisions.number_decision(made, decided_on=dt.date(2021, 12, 28), actor=season.actor("clerk"))
    decisions.sign_decision(made, confirms=digest_of_lines(made), actor=season.actor("director"))
    decisions.issue_decision(made, actor=season.actor("clerk"))
    return made
