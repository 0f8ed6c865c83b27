"""Read the council's work, always within the actor's agency."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Case, IntegerField, Prefetch, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.awards import award_choices, award_label
from thidua.foundations.catalogue.citations import cite_words
from thidua.foundations.catalogue.selectors import overlays_of
from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.org.models import Person
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.workflow.work import Severity, WorkItem
from thidua.law import Overlay, overlay_on, quorum, vote_needed, vote_passes
from thidua.stages.councils.enums import MeetingState, Presence
from thidua.stages.councils.models import Attendance, Council, CouncilMember, Meeting, VoteResult
from thidua.stages.nominations.enums import ListState
from thidua.stages.nominations.models import Nomination, NominationList
from thidua.stages.nominations.selectors import lists_in_brief

READERS = ("clerk", "secretary", "member", "director", "union")


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A candidate as the council sees it. ``own_members`` are members of the council who would vote on themselves."""

    no: int
    nomination: Nomination
    award_label: str
    name: str
    place: str
    own_members: tuple[str, ...]
    held: tuple[str, ...]

    @property
    def pk(self) -> int:
        return self.nomination.pk


@dataclass(frozen=True, slots=True)
class AgendaGroup:
    """All candidates for one award, with the votes needed of all members (None: no share is set by a rule)."""

    award: str
    title: str
    needed: int | None
    cite: dict[str, str]
    lines: tuple[AgendaLine, ...]


@dataclass(frozen=True, slots=True)
class Turnout:
    """How the council takes part. ``needed`` is the quorum: members who must be in the room."""

    members: int
    present: int
    written: int
    absent: int
    needed: int
    conflicts: tuple[Attendance, ...]

    @property
    def voters(self) -> int:
        """Ballots that may be issued in the room."""
        return self.present


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A candidate's result as the tally table shows it."""

    no: int
    name: str
    unit: str
    note: str
    votes_for: int
    against: int
    blank: int
    passed: bool


@dataclass(frozen=True, slots=True)
class ResultList:
    """Results of one award under their threshold."""

    title: str
    threshold: int
    cite: dict[str, str]
    rows: tuple[ResultRow, ...]


def visible_meetings(actor: Actor) -> QuerySet[Meeting]:
    """Meetings of the agency, for those who sit in the council, serve it or decide after it; nobody else."""
    meetings = Meeting.objects.select_related(
        "agency", "council", "list", "list__movement", "first_counter", "second_counter"
    )
    return meetings.filter(agency_id=actor.agency_id) if actor.has(*READERS) else meetings.none()


def meetings_in_brief(actor: Actor) -> list[Meeting]:
    """Meetings of every year of the agency, latest first, with the fields of a list only; one query a request."""
    fields = ("agency__level", "list_id", "held_on", "state", "first_counter_id", "second_counter_id")
    rows = Meeting.objects.filter(agency_id=actor.agency_id).select_related("agency").only(*fields)
    return actor.recall("meetings in brief", lambda: list(rows))


def meetings_of_year(actor: Actor, year: int) -> QuerySet[Meeting]:
    """Meetings on the lists of one emulation year, latest first."""
    return visible_meetings(actor).filter(list__year=year)


def current_council(agency_id: int) -> Council | None:
    """The council in office, with members in the order of their posts."""
    members = Prefetch("members", queryset=members_by_post())
    return Council.objects.filter(agency_id=agency_id, is_current=True).prefetch_related(members).first()


def members_by_post() -> QuerySet[CouncilMember]:
    """Members with person and unit: chair, vice chairs, members, secretary."""
    order = Case(
        *(When(post=post, then=Value(place)) for place, post in enumerate(("chair", "vice", "member", "secretary"))),
        output_field=IntegerField(),
    )
    return CouncilMember.objects.select_related("person", "person__unit").order_by(order, "person__roster_key")


def lists_to_meet(actor: Actor) -> QuerySet[NominationList]:
    """Frozen lists of the agency that have no meeting yet."""
    taken = Meeting.objects.filter(agency_id=actor.agency_id).values("list_id")
    lists = NominationList.objects.filter(agency_id=actor.agency_id, state="frozen").exclude(pk__in=taken)
    return lists.select_related("movement")


def agenda_nominations(meeting: Meeting) -> list[Nomination]:
    """Candidates in the order of every paper made from the list: collectives first, awards as in the catalogue."""
    rows = Nomination.objects.filter(list_id=meeting.list_id, state="accepted").select_related(
        "person", "person__unit", "unit", "nominating_unit", "assessment"
    )
    return sorted(rows, key=nomination_order)


def nomination_order(nomination: Nomination) -> tuple[bool, int, int, str, int]:
    """Sort key: collectives, award, unit, rank. The ordinals of ballot, decision and golden book come from it."""
    places = {code: place for place, (code, _label) in enumerate(award_choices())}
    unit = nomination.nominating_unit
    return (
        not nomination.is_collective,
        places.get(nomination.award, len(places)),
        unit.position,
        unit.code,
        nomination.rank * 100000 + nomination.pk,
    )


def agenda(meeting: Meeting) -> tuple[AgendaGroup, ...]:
    """The agenda by award. Six queries whatever its length."""
    nominations, overlay = agenda_nominations(meeting), regulation_of(meeting)
    members = {m.person_id: m.person.full_name for m in members_by_post().filter(council_id=meeting.council_id)}
    held = _held(nominations)
    lines = [
        AgendaLine(
            no=no,
            nomination=nomination,
            award_label=award_label(nomination.award),
            name=nomination.subject_name,
            place=place_of(nomination),
            own_members=(members[nomination.person_id],) if nomination.person_id in members else (),
            held=held[(nomination.person_id, nomination.unit_id)],
        )
        for no, nomination in enumerate(nominations, start=1)
    ]
    return tuple(
        _agenda_group(meeting, award, tuple(group), overlay)
        for award, group in groupby(lines, key=lambda line: line.nomination.award)
    )


def agenda_lines(meeting: Meeting) -> list[AgendaLine]:
    """The agenda in one row of lines."""
    return [line for group in agenda(meeting) for line in group.lines]


STEPS = (
    ("planned", gettext_lazy("Lập phiên họp")),
    ("frozen", gettext_lazy("Khóa chương trình")),
    ("open", gettext_lazy("Bỏ phiếu")),
    ("counting", gettext_lazy("Kiểm phiếu")),
    ("counted", gettext_lazy("Biên bản")),
)


def steps(meeting: Meeting) -> list[dict[str, str]]:
    """The meeting's steps for the stepper; all are done once the minutes are issued."""
    states = [state for state, _label in STEPS]
    now = states.index(meeting.state) if meeting.state in states else len(states)
    marks = ("done" if place < now else "now" if place == now else "" for place in range(len(states)))
    return [{"label": str(label), "state": mark} for (_state, label), mark in zip(STEPS, marks, strict=True)]


def place_of(nomination: Nomination) -> str:
    """Post and unit of a person, the superior unit or nothing for a collective."""
    person = nomination.person
    if person is None:
        return ""
    return ", ".join(part for part in (person.job_title, person.unit.name) if part)


def regulation_of(meeting: Meeting) -> Overlay | None:
    """The agency's own regulation on the day of the meeting; one query."""
    return overlay_on(overlays_of(meeting.agency_id, (meeting.held_on,)), meeting.held_on)


def _agenda_group(meeting: Meeting, award: str, lines: tuple[AgendaLine, ...], overlay: Overlay | None) -> AgendaGroup:
    members = meeting.members_total or meeting.council.members.count()
    needed: int | None = None
    cite: dict[str, str] = {}
    if members:
        result = vote_passes(award, 0, members, meeting.held_on, overlay)
        needed, cite = result.needed_yes, cite_words(result.cite)
    return AgendaGroup(award, award_label(award), needed, cite, lines)


def _held(nominations: Sequence[Nomination]) -> dict[tuple[int | None, int | None], tuple[str, ...]]:
    people = [n.person_id for n in nominations if n.person_id]
    units = [n.unit_id for n in nominations if n.unit_id]
    found: dict[tuple[int | None, int | None], list[str]] = defaultdict(list)
    rows = HeldAward.objects.filter(revoked_on__isnull=True)
    for row in (rows.filter(person_id__in=people) | rows.filter(unit_id__in=units)).order_by("-year"):
        found[(row.person_id, row.unit_id)].append(f"{award_label(row.award)} {row.year}")
    return defaultdict(tuple, {key: tuple(texts) for key, texts in found.items()})


def turnout(meeting: Meeting) -> Turnout:
    """Count how members take part and hold it against the quorum of the day."""
    rows = list(meeting.attendances.select_related("member__person"))
    members = meeting.members_total or meeting.council.members.count()
    count = {key: sum(row.presence == key for row in rows) for key in Presence.values}
    return Turnout(
        members=members,
        present=count["present"],
        written=count["written"],
        absent=count["absent"],
        needed=quorum(members, meeting.held_on, regulation_of(meeting)) if members else 0,
        conflicts=tuple(row for row in rows if row.conflict),
    )


def attendance_by_member(meeting: Meeting) -> list[tuple[CouncilMember, Attendance | None]]:
    """Every member of the meeting's council with his attendance, if taken."""
    rows = {row.member_id: row for row in meeting.attendances.all()}
    return [(member, rows.get(member.pk)) for member in members_by_post().filter(council_id=meeting.council_id)]


def results(meeting: Meeting) -> list[VoteResult]:
    """Results in the order of the agenda; empty before the tally is closed."""
    rows = meeting.results.select_related(
        "nomination",
        "nomination__person__unit",
        "nomination__unit",
        "nomination__nominating_unit",
        "nomination__assessment",
    )
    return sorted(rows, key=lambda row: nomination_order(row.nomination))


def result_lists(rows: Iterable[VoteResult]) -> tuple[ResultList, ...]:
    """Results by award for the tally table, numbered through."""
    numbered = list(enumerate(rows, start=1))
    return tuple(
        _result_list(award, list(group))
        for award, group in groupby(numbered, key=lambda pair: pair[1].nomination.award)
    )


def _result_list(award: str, pairs: list[tuple[int, VoteResult]]) -> ResultList:
    first = pairs[0][1]
    rows = tuple(
        ResultRow(
            no=no,
            name=row.nomination.subject_name,
            unit=row.nomination.nominating_unit.name,
            note=_("%(count)d ý kiến bằng văn bản") % {"count": written}
            if (written := row.written_yes + row.written_no)
            else "",
            votes_for=row.total_yes,
            against=row.total_no,
            blank=row.invalid,
            passed=row.passes,
        )
        for no, row in pairs
    )
    return ResultList(award_label(award), first.needed_yes, cite_words(first.cite), rows)


def needs_ballot(award: str, on: dt.date) -> bool:
    """Whether a rule asks for a share of the votes on that day."""
    return vote_needed(award, on)


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """What the council asks of the actor now."""
    if not actor.has(*READERS):
        return []
    items: list[WorkItem] = []
    meetings = meetings_in_brief(actor)
    if actor.has("clerk", "secretary"):
        taken = {meeting.list_id for meeting in meetings}
        frozen = (one for one in lists_in_brief(actor) if one.state == ListState.FROZEN)
        items += [_plan_item(nominations) for nominations in frozen if nominations.pk not in taken]
    for meeting in sorted(meetings, key=lambda one: (one.held_on, one.pk)):
        item = _meeting_item(actor, meeting, today) if meeting.state != MeetingState.CLOSED else None
        if item:
            items.append(item)
    return items


def _plan_item(nominations: NominationList) -> WorkItem:
    return WorkItem(
        stage="councils",
        what=_("Mời họp Hội đồng xét danh sách năm %(year)d") % {"year": nominations.year},
        detail=_("Danh sách đã chốt, chưa có phiên họp"),
        url=reverse("councils:plan"),
        button=_("Lập phiên họp"),
    )


@dataclass(frozen=True, slots=True)
class Appointed:
    """Who counts the ballots of a meeting by the decision in force: its number, names by person."""

    number: str
    people: dict[int, str]


def appointed_tellers(meeting: Meeting) -> Appointed | None:
    """The tellers that a decision of the agency names; None while no such decision was issued here."""
    papers = OfficialPaper.objects.filter(agency_id=meeting.agency_id, origin=ORIGIN, origin_id=meeting.pk)
    paper = papers.filter(kind="tellers_decision", state="issued").order_by("-pk").first()
    if paper is None:
        return None
    codes = [paper.typed.get(key) for key in TELLER_KEYS]
    people = Person.objects.filter(agency_id=meeting.agency_id, code__in=[code for code in codes if code])
    return Appointed(paper.full_number, dict(people.values_list("pk", "full_name")))


ORIGIN = "councils.meeting"
"""What papers of a meeting name as their origin."""
TELLER_KEYS = ("teller_0", "teller_1", "teller_2")
"""Under what the decision that appoints the tellers keeps their codes, the head first."""


_RUNNER_STEPS: dict[str, tuple[Any, Any, Severity]] = {
    "planned": (gettext_lazy("Khóa chương trình phiên họp"), gettext_lazy("Khóa chương trình"), "todo"),
    "frozen": (gettext_lazy("Điểm danh và khai mạc phiên họp"), gettext_lazy("Điểm danh"), "todo"),
    "open": (gettext_lazy("Bỏ phiếu và kiểm phiếu"), gettext_lazy("Mở phiên họp"), "doing"),
    "counting": (gettext_lazy("Kiểm phiếu hai lượt"), gettext_lazy("Kiểm phiếu"), "doing"),
    "counted": (gettext_lazy("Lập biên bản phiên họp"), gettext_lazy("Lập biên bản"), "doing"),
}


def _meeting_item(actor: Actor, meeting: Meeting, today: dt.date) -> WorkItem | None:
    when = _("Phiên họp %(day)s") % {"day": f"{meeting.held_on:%d/%m/%Y}"}
    url = reverse("councils:meeting", args=[meeting.pk])
    if actor.has("clerk", "secretary"):
        what, button, severity = _RUNNER_STEPS[meeting.state]
        return WorkItem("councils", str(what), when, url, str(button), meeting.held_on, severity)
    if actor.has("member") and meeting.state in ("frozen", "open"):
        return WorkItem(
            "councils", _("Đọc hồ sơ trước phiên họp"), when, url, _("Xem chương trình"), meeting.held_on, "todo"
        )
    counters = (meeting.first_counter_id, meeting.second_counter_id)
    if actor.has("member") and meeting.state == "counting" and None in counters and actor.person_id not in counters:
        return WorkItem("councils", _("Kiểm phiếu một lượt"), when, url, _("Kiểm phiếu"), meeting.held_on, "todo")
    if actor.has("director", "union") and meeting.held_on >= today:
        return WorkItem("councils", _("Hội đồng đang xét danh sách"), when, url, _("Xem"), meeting.held_on, "wait")
    return None
