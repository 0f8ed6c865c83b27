"""Papers before the ballot: who sits in the council, who is invited, who counts. Drafts until they are issued."""

import datetime as dt
from collections.abc import Callable
from typing import TypedDict

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Agency, Person
from thidua.foundations.papers.content import Paper, PaperKind, Recipient, Signatory
from thidua.foundations.papers.issuing.sheets import Given, StagePaper, Wish, Words
from thidua.foundations.papers.kinds import founding_decision, invitation
from thidua.foundations.papers.kinds.common import Letterhead, NumberAndDate
from thidua.foundations.papers.kinds.founding_decision import BodyMember, FoundingContext
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import Decision
from thidua.stages.councils import policies, services
from thidua.stages.councils.drafting import (
    COUNCIL_NAME,
    authority_of,
    chair_signature,
    council_letterhead,
    letterhead_of,
)
from thidua.stages.councils.models import Council, CouncilMember, Meeting
from thidua.stages.councils.selectors import TELLER_KEYS, agenda_nominations, members_by_post
from thidua.stages.eligibility.cites import legal_bases
from thidua.vietnamese import long_date

TELLERS = 3
"""A head and two members; where fewer are known the draft leaves lines to fill in."""
BLANK = "…" * 8
COUNCIL_ORIGIN = "councils.council"


def council_sheet(council: Council) -> StagePaper:
    """The decision that sets up the council in office."""
    agency, body = council.agency, _body_of(council.agency)
    members = tuple(_seat(member) for member in members_by_post().filter(council=council))

    def compose(given: Given) -> Paper:
        return founding_decision.compose(
            FoundingContext(
                kind=PaperKind.COUNCIL_DECISION,
                body_name=body,
                members=members,
                articles=given.lines("articles"),
                **_decided(agency, given),
            )
        )

    def faults(_words: Words) -> list[str]:
        if not council.decision_number:
            return []
        return [_("Hội đồng này đã có Quyết định thành lập số %(number)s.") % {"number": council.decision_number}]

    return StagePaper(
        kind="council_decision",
        title=_("Quyết định thành lập Hội đồng"),
        agency=agency,
        year=clock.today().year,
        origin=COUNCIL_ORIGIN,
        origin_id=council.pk,
        compose=compose,
        may=policies.may_set_council,
        wishes=(
            Wish(
                "articles",
                _("Nhiệm vụ và thi hành"),
                "lines",
                _("Mỗi dòng là một Điều, sau Điều 1 ghi thành viên; Điều cuối là nơi thi hành."),
                "\n".join(
                    (
                        _("%(body)s thực hiện nhiệm vụ theo quy định của pháp luật về thi đua, khen thưởng.")
                        % {"body": body},
                        _("Các đơn vị liên quan và thành viên có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định "
                          "này."),
                    )
                ),
            ),
        ),
        recipients=(Recipient(_("Các đơn vị thuộc %(agency)s") % {"agency": agency.name}),),
        faults=faults,
        after=lambda paper: services.note_founding(council, paper),
    )  # fmt: skip


def tellers_sheet(meeting: Meeting) -> StagePaper:
    """The decision that appoints who counts the ballots of a meeting."""
    known = [person.code for person in (meeting.first_counter, meeting.second_counter) if person]
    start = [*known, *[""] * TELLERS]
    labels = (_("Trưởng ban"), _("Thành viên thứ nhất"), _("Thành viên thứ hai"))

    def compose(given: Given) -> Paper:
        return founding_decision.compose(
            FoundingContext(
                kind=PaperKind.TELLERS_DECISION,
                body_name=_("Ban kiểm phiếu phiên họp Hội đồng %(day)s") % {"day": long_date(meeting.held_on)},
                members=_tellers(meeting, [given.words.get(key, "") for key in TELLER_KEYS]),
                articles=(
                    _("Ban kiểm phiếu kiểm phiếu, lập biên bản kiểm phiếu và tự giải thể khi hoàn thành nhiệm vụ."),
                    _("Các thành viên có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."),
                ),
                **_decided(meeting.agency, given),
            )
        )

    def faults(words: Words) -> list[str]:
        chosen = [words[key] for key in TELLER_KEYS if words.get(key)]
        twice = [_("Có người được ghi hai lần trong Ban kiểm phiếu.")] if len(set(chosen)) < len(chosen) else []
        return [*_too_late(meeting, MEETING_COUNTED), *twice]

    return StagePaper(
        kind="tellers_decision",
        title=_("Quyết định thành lập Ban kiểm phiếu"),
        compose=compose,
        wishes=tuple(
            Wish(key, label, "person", start=code) for key, label, code in zip(TELLER_KEYS, labels, start, strict=False)
        ),
        recipients=(Recipient(_("Thành viên Hội đồng")),),
        faults=faults,
        **_of_meeting(meeting),
    )


def invitation_sheet(meeting: Meeting) -> StagePaper:
    """The invitation of every member to a meeting: hour, place, what is gone through."""
    chair = chair_signature(meeting)
    guests = tuple(_named(member) for member in members_by_post().filter(council=meeting.council))
    year = {"year": meeting.list.year}

    def compose(given: Given) -> Paper:
        return invitation.compose(
            invitation.InvitationContext(
                letterhead=council_letterhead(meeting.agency),
                issue=given.issue,
                subject=_("Họp Hội đồng xét thi đua, khen thưởng năm %(year)d") % year,
                host=_body_of(meeting.agency),
                guests=guests,
                occasion=_("phiên họp xét danh hiệu thi đua, hình thức khen thưởng năm %(year)d") % year,
                chaired_by=f"{chair.name}, {chair.title} Hội đồng" if chair.name else "",
                time=f"{_hour(given.words.get('time', '')) or BLANK}, {long_date(meeting.held_on)}",
                place=meeting.place,
                agenda=given.lines("agenda"),
                notes=given.lines("notes"),
                signatory=given.signatory,
                recipients=given.recipients,
                draft=given.draft,
            )
        )

    def faults(_words: Words) -> list[str]:
        where = [] if meeting.place.strip() else [_("Phiên họp chưa có địa điểm. Ghi ở trang phiên họp.")]
        return [*_too_late(meeting, MEETING_BEGUN), *where]

    return StagePaper(
        kind="invitation",
        title=_("Giấy mời họp Hội đồng"),
        compose=compose,
        signs=chair,
        wishes=(
            Wish("time", _("Giờ họp"), "clock"),
            Wish("agenda", _("Nội dung họp"), "lines", _("Mỗi dòng một nội dung."), _agenda_of(meeting)),
            Wish(
                "notes",
                _("Nhắc người được mời"),
                "lines",
                start=_("Thành viên vắng mặt gửi ý kiến bằng văn bản trước phiên họp."),
                required=False,
            ),
        ),
        recipients=(Recipient(_("Thành viên Hội đồng")),),
        faults=faults,
        **_of_meeting(meeting),
    )


MEETING_PAPERS: dict[str, Callable[[Meeting], StagePaper]] = {
    "giay-moi": invitation_sheet,
    "ban-kiem-phieu": tellers_sheet,
}
"""By the word in the address."""
MEETING_BEGUN = ("open", "counting", "counted", "closed")
MEETING_COUNTED = ("counted", "closed")


class _OfMeeting(TypedDict):
    agency: Agency
    year: int
    origin: str
    origin_id: int
    may: Callable[[Actor], Decision]
    last: dt.date


def _of_meeting(meeting: Meeting) -> _OfMeeting:
    """What the two papers of a meeting share: neither is dated after the day it prepares."""
    return {
        "agency": meeting.agency,
        "year": meeting.list.year,
        "origin": services.ORIGIN,
        "origin_id": meeting.pk,
        "may": lambda actor: policies.may_run_meeting(actor, meeting),
        "last": meeting.held_on,
    }


def _too_late(meeting: Meeting, states: tuple[str, ...]) -> list[str]:
    if meeting.state not in states:
        return []
    return [_("Phiên họp %(state)s, không còn ban hành văn bản này.") % {"state": meeting.get_state_display().lower()}]


def _agenda_of(meeting: Meeting) -> str:
    """What is voted on, counted from the list."""
    count = len(agenda_nominations(meeting))
    considered = _("Xét %(count)d trường hợp đề nghị khen thưởng và bỏ phiếu kín") % {"count": count}
    return "\n".join((considered, _("Thông qua biên bản")))


def _tellers(meeting: Meeting, codes: list[str]) -> tuple[BodyMember, ...]:
    people = Person.objects.filter(agency=meeting.agency, code__in=[code for code in codes if code])
    by_code = {person.code: person for person in people.select_related("unit")}
    roles = (_("Trưởng ban"), *[_("Thành viên")] * (TELLERS - 1))
    return tuple(_teller(by_code.get(code), role) for code, role in zip(codes, roles, strict=True))


def _teller(person: Person | None, role: str) -> BodyMember:
    if person is None:
        return BodyMember(BLANK, BLANK, role)
    return BodyMember(person.full_name, f"{person.job_title}, {person.unit.name}".strip(", "), role)


def _hour(text: str) -> str:
    """ "14:05" as "14 giờ 05"."""
    hour, _sign, minute = text.partition(":")
    return f"{hour} giờ {minute}" if minute else ""


def _body_of(agency: Agency) -> str:
    return f"{COUNCIL_NAME} {agency.name}"


class _Decided(TypedDict):
    letterhead: Letterhead
    issue: NumberAndDate
    authority: str
    bases: tuple[str, ...]
    signatory: Signatory
    recipients: tuple[Recipient, ...]
    draft: bool


def _decided(agency: Agency, given: Given) -> _Decided:
    """What the two decisions of an agency share."""
    return {
        "letterhead": letterhead_of(agency),
        "issue": given.issue,
        "authority": authority_of(agency),
        "bases": legal_bases(given.issue.date or clock.today()),
        "signatory": given.signatory,
        "recipients": given.recipients,
        "draft": given.draft,
    }


def _seat(member: CouncilMember) -> BodyMember:
    person = member.person
    place = ", ".join(part for part in (person.job_title, person.unit.name) if part)
    return BodyMember(person.full_name, place, str(member.get_post_display()))


def _named(member: CouncilMember) -> str:
    seat = _seat(member)
    return ", ".join(part for part in (seat.name, seat.place) if part)
