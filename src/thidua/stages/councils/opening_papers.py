"""Papers before the ballot, as drafts to sign: who sits in the council, who is invited, who counts."""

from collections.abc import Callable
from typing import TypedDict

from django.utils.translation import gettext as _

from thidua.foundations.org.models import Agency
from thidua.foundations.papers.content import Paper, PaperKind, Recipient, Signatory
from thidua.foundations.papers.kinds import founding_decision, invitation
from thidua.foundations.papers.kinds.common import Letterhead, NumberAndDate
from thidua.foundations.papers.kinds.founding_decision import BodyMember, FoundingContext
from thidua.foundations.workflow import clock
from thidua.stages.councils.drafting import (
    COUNCIL_NAME,
    authority_of,
    chair_signature,
    council_letterhead,
    letterhead_of,
)
from thidua.stages.councils.models import Council, CouncilMember, Meeting
from thidua.stages.councils.selectors import members_by_post
from thidua.stages.eligibility.cites import legal_bases
from thidua.stages.movements.selectors import signature_of_director
from thidua.vietnamese import long_date

TELLERS = 3
"""A head and two members; where fewer are known the paper leaves lines to fill in."""
BLANK = "…" * 8


def council_decision(council: Council) -> Paper:
    """The decision that sets up the council in office."""
    body = f"{COUNCIL_NAME} {council.agency.name}"
    members = tuple(_seat(member) for member in members_by_post().filter(council=council))
    return founding_decision.compose(
        FoundingContext(
            kind=PaperKind.COUNCIL_DECISION,
            body_name=body,
            members=members,
            articles=(
                _("%(body)s thực hiện nhiệm vụ theo quy định của pháp luật về thi đua, khen thưởng.") % {"body": body},
                _("Các đơn vị liên quan và thành viên có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."),
            ),
            **_decided(council.agency, NumberAndDate(None, council.decided_on)),
        )
    )


def tellers_decision(meeting: Meeting) -> Paper:
    """The decision that appoints who counts the ballots of a meeting."""
    people = [person for person in (meeting.first_counter, meeting.second_counter) if person]
    known = [(person.full_name, f"{person.job_title}, {person.unit.name}".strip(", ")) for person in people]
    named = known + [(BLANK, BLANK)] * (TELLERS - len(known))
    roles = (_("Trưởng ban"), *[_("Thành viên")] * (TELLERS - 1))
    day = long_date(meeting.held_on)
    return founding_decision.compose(
        FoundingContext(
            kind=PaperKind.TELLERS_DECISION,
            body_name=_("Ban kiểm phiếu phiên họp Hội đồng %(day)s") % {"day": day},
            members=tuple(BodyMember(name, place, role) for (name, place), role in zip(named, roles, strict=True)),
            articles=(
                _("Ban kiểm phiếu kiểm phiếu, lập biên bản kiểm phiếu và tự giải thể khi hoàn thành nhiệm vụ."),
                _("Các thành viên có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."),
            ),
            **_decided(meeting.agency, NumberAndDate(None, meeting.held_on)),
        )
    )


def invitation_to(meeting: Meeting) -> Paper:
    """The invitation of every member to a meeting."""
    day = long_date(meeting.held_on)
    guests = tuple(_named(member) for member in members_by_post().filter(council=meeting.council))
    chair = chair_signature(meeting)
    return invitation.compose(
        invitation.InvitationContext(
            letterhead=council_letterhead(meeting.agency),
            issue=NumberAndDate(),
            subject=_("Họp Hội đồng xét thi đua, khen thưởng năm %(year)d") % {"year": meeting.list.year},
            host=f"{COUNCIL_NAME} {meeting.agency.name}",
            guests=guests,
            occasion=_("phiên họp xét danh hiệu thi đua, hình thức khen thưởng năm %(year)d")
            % {"year": meeting.list.year},
            chaired_by=f"{chair.name}, {chair.title} Hội đồng" if chair.name else "",
            time=f"{meeting.began_at or BLANK}, {day}",
            place=meeting.place,
            notes=(_("Thành viên vắng mặt gửi ý kiến bằng văn bản trước phiên họp."),),
            signatory=chair,
            recipients=(Recipient(_("Thành viên Hội đồng")),),
            draft=True,
        )
    )


MEETING_PAPERS: dict[str, Callable[[Meeting], Paper]] = {
    "giay-moi": invitation_to,
    "ban-kiem-phieu": tellers_decision,
}
"""By the word in the address."""


class _Decided(TypedDict):
    letterhead: Letterhead
    issue: NumberAndDate
    authority: str
    bases: tuple[str, ...]
    signatory: Signatory
    draft: bool


def _decided(agency: Agency, issue: NumberAndDate) -> _Decided:
    """What the two decisions of an agency share."""
    return {
        "letterhead": letterhead_of(agency),
        "issue": issue,
        "authority": authority_of(agency),
        "bases": legal_bases(issue.date or clock.today()),
        "signatory": signature_of_director(agency.pk),
        "draft": True,
    }


def _seat(member: CouncilMember) -> BodyMember:
    person = member.person
    place = ", ".join(part for part in (person.job_title, person.unit.name) if part)
    return BodyMember(person.full_name, place, str(member.get_post_display()))


def _named(member: CouncilMember) -> str:
    seat = _seat(member)
    return ", ".join(part for part in (seat.name, seat.place) if part)
