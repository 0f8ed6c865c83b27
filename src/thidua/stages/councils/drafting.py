"""What the council's papers say: ballot, tally record, minutes, from the frozen list and the closed tally only."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.org.models import Agency, Person
from thidua.foundations.papers.capacity import SignedAs, signed_as, signed_for_council
from thidua.foundations.papers.content import Paper
from thidua.foundations.papers.kinds import ballot_paper, council_minutes, tally_record
from thidua.foundations.papers.kinds.common import Letterhead, NumberAndDate, Signatory
from thidua.foundations.papers.letterheads import letterhead_of as letterhead_of
from thidua.stages.councils.enums import Presence
from thidua.stages.councils.models import CouncilMember, Meeting, VoteResult
from thidua.stages.councils.selectors import (
    agenda_nominations,
    attendance_by_member,
    place_of,
    results,
)

COUNCIL_NAME = "Hội đồng Thi đua - Khen thưởng"
COUNCIL_SYMBOL = "HĐTĐKT"
HEADS = {"so": "Giám đốc", "xa": "Chủ tịch", "tinh": "Chủ tịch", "bo": "Bộ trưởng"}
"""Title of the head by level of the agency."""


def council_letterhead(agency: Agency) -> Letterhead:
    """The council writes under the agency it advises."""
    return Letterhead(agency.name, COUNCIL_NAME, COUNCIL_SYMBOL, agency.place)


def authority_of(agency: Agency) -> str:
    """The competent office, “Giám đốc Sở …”."""
    name = agency.name.removeprefix("Bộ ") if agency.level == "bo" else agency.name
    return f"{HEADS.get(agency.level, 'Thủ trưởng')} {name}"


def ballot(meeting: Meeting) -> Paper:
    """The ballot paper of a meeting; every copy is equal and carries the digest of the list."""
    candidates = tuple(
        ballot_paper.BallotCandidate(n.subject_name, place_of(n), award_label(n.award))
        for n in agenda_nominations(meeting)
    )
    return ballot_paper.compose(
        ballot_paper.BallotPaperContext(
            letterhead=council_letterhead(meeting.agency),
            issue=NumberAndDate(None, meeting.held_on),
            subject=_("Xét thi đua, khen thưởng năm %(year)d") % {"year": meeting.list.year},
            candidates=candidates,
            list_digest=meeting.agenda_digest,
        )
    )


def tally_lines(rows: Sequence[VoteResult]) -> tuple[tally_record.TallyLine, ...]:
    """Results as the tally record and the minutes print them; written opinions stand inside the totals."""
    return tuple(
        tally_record.TallyLine(
            award=award_label(row.nomination.award),
            name=row.nomination.subject_name,
            detail=place_of(row.nomination),
            in_favour=row.total_yes,
            against=row.total_no,
            invalid=row.invalid,
            written=row.written_yes + row.written_no,
            passed=row.passes,
        )
        for row in rows
    )


def tally(
    meeting: Meeting, *, issued: int, returned: int, spoiled: int, number: str | None = None, draft: bool = True
) -> Paper:
    """The record of the count, signed by the two who counted and by the chair."""
    present = meeting.attendances.filter(presence=Presence.PRESENT).count()
    counters = (meeting.first_counter, meeting.second_counter)
    tellers = tuple(
        tally_record.Teller(person.full_name, role)
        for person, role in zip(counters, ("Trưởng ban", "Thành viên"), strict=True)
        if person
    )
    return tally_record.compose(
        tally_record.TallyRecordContext(
            letterhead=council_letterhead(meeting.agency),
            issue=NumberAndDate(number, meeting.held_on),
            subject=_("Kiểm phiếu xét thi đua, khen thưởng năm %(year)d") % {"year": meeting.list.year},
            council_name=f"{COUNCIL_NAME} {meeting.agency.name}",
            held_on=meeting.held_on,
            place=meeting.place,
            members=meeting.members_total,
            present=present,
            tellers=tellers,
            issued=issued,
            returned=returned,
            valid=returned - spoiled,
            invalid=spoiled,
            lines=tally_lines(results(meeting)),
            list_digest=meeting.agenda_digest,
            chair=chair_signature(meeting),
            draft=draft,
        )
    )


def minutes(meeting: Meeting, *, number: str | None = None, draft: bool = True) -> Paper:
    """The minutes: who was there, what was said, the votes, the conclusions."""
    rows = [(member, taken) for member, taken in attendance_by_member(meeting) if taken]
    present = tuple(
        f"{member.person.full_name}, {member.get_post_display()} Hội đồng"
        for member, taken in rows
        if taken.presence == Presence.PRESENT
    )
    absent = tuple(
        council_minutes.AbsentMember(
            member.person.full_name, taken.reason or _("không nêu"), wrote=taken.presence == Presence.WRITTEN
        )
        for member, taken in rows
        if taken.presence != Presence.PRESENT
    )
    secretary = _holder(meeting, "secretary")
    return council_minutes.compose(
        council_minutes.CouncilMinutesContext(
            letterhead=council_letterhead(meeting.agency),
            issue=NumberAndDate(number, meeting.held_on),
            subject=_("Họp Hội đồng Thi đua - Khen thưởng xét danh sách năm %(year)d") % {"year": meeting.list.year},
            council_name=f"{COUNCIL_NAME} {meeting.agency.name}",
            held_on=meeting.held_on,
            began_at=meeting.began_at,
            ended_at=meeting.ended_at,
            place=meeting.place,
            members=meeting.members_total,
            present=present,
            absent=absent,
            guests=(),
            chaired_by=_named(_presiding(meeting)),
            recorded_by=_named(secretary),
            proceedings=_paragraphs(meeting.proceedings),
            lines=tally_lines(results(meeting)),
            conclusions=_paragraphs(meeting.conclusions),
            secretary=Signatory(None, None, "Thư ký", secretary.person.full_name if secretary else ""),
            chair=chair_signature(meeting),
            draft=draft,
        )
    )


def chair_signature(meeting: Meeting) -> Signatory:
    """The one who chaired signs for the council, with the post held in the agency above the name."""
    member = _presiding(meeting)
    if member is None:
        return Signatory("TM.", "Hội đồng", "Chủ tịch", "")
    person, title = member.person, str(member.get_post_display())
    own = signed_as(person, meeting.held_on)
    power = signed_for_council(person, meeting.held_on) or SignedAs(
        "TM.", "Hội đồng", title, "Chủ tịch" if member.post == "vice" else ""
    )
    post = (own.title if own and own.capacity != "TM." else "") or _post_in(person)
    return replace(power.signatory(person.full_name), post=post)


def _presiding(meeting: Meeting) -> CouncilMember | None:
    """The chair when in the room, else the first vice chair there."""
    members = attendance_by_member(meeting)
    there = [member for member, taken in members if taken and taken.presence == Presence.PRESENT]
    leaders = [member for member in there if member.post in ("chair", "vice")]
    return leaders[0] if leaders else _holder(meeting, "chair")


def _holder(meeting: Meeting, post: str) -> CouncilMember | None:
    return next((member for member, _taken in attendance_by_member(meeting) if member.post == post), None)


def _named(member: CouncilMember | None) -> str:
    return f"{member.person.full_name}, {member.get_post_display()} Hội đồng" if member else ""


def _post_in(person: Person) -> str | None:
    return person.job_title or None


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.splitlines() if line.strip())
