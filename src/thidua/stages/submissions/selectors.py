"""Read submissions: one's own, and for the body above those it received; nobody sees another agency's."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.papers.selectors import papers_of
from thidua.foundations.workflow.work import WorkItem
from thidua.stages.councils.models import Meeting, VoteResult
from thidua.stages.councils.selectors import meetings_in_brief
from thidua.stages.decisions.choosing import going_beyond
from thidua.stages.submissions.models import Submission, SubmissionLine

SENDERS = ("clerk", "director", "union", "secretary")
ORIGIN = "submissions.submission"


def sent(actor: Actor) -> QuerySet[Submission]:
    """Submissions of the actor's own agency, for those who prepare, sign or accompany them."""
    rows = _with_agencies().filter(agency_id=actor.agency_id)
    return rows if actor.has(*SENDERS) else rows.none()


def received(actor: Actor) -> QuerySet[Submission]:
    """Submissions that reached the actor's agency, for its emulation body; drafts are not there yet."""
    rows = _with_agencies().filter(to_agency_id=actor.agency_id).exclude(state="draft")
    return rows if actor.has("board") else rows.none()


def visible_submissions(actor: Actor) -> QuerySet[Submission]:
    """Everything the actor may open, sent or received."""
    seen = Q(pk__in=[])
    if actor.has(*SENDERS):
        seen |= Q(agency_id=actor.agency_id)
    if actor.has("board"):
        seen |= Q(to_agency_id=actor.agency_id) & ~Q(state="draft")
    return _with_agencies().filter(seen)


def _with_agencies() -> QuerySet[Submission]:
    rows = Submission.objects.select_related(
        "agency", "agency__parent", "to_agency", "meeting__list__agency", "meeting__agency", "meeting__council"
    )
    return rows.annotate(line_count=Count("lines")).order_by("-pk")


def lines_of(submission: Submission) -> QuerySet[SubmissionLine]:
    """Lines in the order of the list, with subject and result."""
    rows = submission.lines.select_related(
        "person",
        "person__unit",
        "unit",
        "nomination",
        "nomination__list__movement",
        "nomination__nominating_unit",
        "nomination__assessment",
    )
    return rows.order_by("pk")


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line with its votes: what the body above needs to vet it."""

    line: SubmissionLine
    award_label: str
    yes: int
    members: int
    needed: int

    @property
    def voted(self) -> bool:
        return self.members > 0


def lines_shown(submission: Submission) -> list[ShownLine]:
    """Lines with the council's result."""
    votes = {row.nomination_id: row for row in VoteResult.objects.filter(meeting_id=submission.meeting_id)}
    return [_shown(line, votes.get(line.nomination_id)) for line in lines_of(submission)]


def _shown(line: SubmissionLine, vote: VoteResult | None) -> ShownLine:
    label = award_label(line.award)
    return (
        ShownLine(line, label, vote.total_yes, vote.members, vote.needed_yes)
        if vote
        else ShownLine(line, label, 0, 0, 0)
    )


def papers_of_submission(submission: Submission) -> QuerySet[OfficialPaper]:
    """The letter; the body above reads it through the submission, not through the sender's papers."""
    return OfficialPaper.objects.filter(origin=ORIGIN, origin_id=submission.pk).select_related(
        "docx", "pdf", "signed_copy"
    )


def own_papers(actor: Actor, submission: Submission) -> set[int]:
    """Keys of the papers of a submission that the actor also reads in the books, which the body above does not."""
    return set(papers_of(actor, ORIGIN, submission.pk).values_list("pk", flat=True))


def meetings_to_submit(actor: Actor) -> list[Meeting]:
    """Closed meetings with something beyond the director's competence and no submission yet."""
    done = Submission.objects.filter(agency_id=actor.agency_id).values("meeting_id")
    meetings = Meeting.objects.filter(agency_id=actor.agency_id, state="closed").exclude(pk__in=done)
    rows = list(meetings.select_related("agency", "list", "list__movement", "council"))
    wide = going_beyond(rows)
    return [meeting for meeting in rows if meeting.pk in wide]


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """What submissions ask of the actor now."""
    items: list[WorkItem] = []
    rows = list(visible_submissions(actor))
    if actor.has("clerk"):
        done = {row.meeting_id for row in rows}
        closed = [one for one in meetings_in_brief(actor) if one.state == "closed" and one.pk not in done]
        wide = going_beyond(closed)
        items += [
            WorkItem(
                "submissions",
                _("Lập tờ trình cấp trên"),
                _("Có trường hợp vượt thẩm quyền, họp %(day)s") % {"day": f"{meeting.held_on:%d/%m/%Y}"},
                reverse("submissions:index"),
                _("Lập tờ trình"),
            )
            for meeting in closed
            if meeting.pk in wide
        ]
    ours = [row for row in rows if row.agency_id == actor.agency_id]
    theirs = [row for row in rows if actor.has("board") and row.to_agency_id == actor.agency_id]
    items += [item for row in ours if (item := _sent_item(actor, row))]
    items += [item for row in theirs if (item := _received_item(row))]
    return items


def _sent_item(actor: Actor, row: Any) -> WorkItem | None:
    url = reverse("submissions:submission", args=[row.pk])
    detail = _("%(count)d trường hợp, gửi %(to)s") % {"count": row.line_count, "to": row.to_agency.name}
    if row.state == "returned" and actor.has("clerk", "director"):
        return WorkItem(
            "submissions", _("Cấp trên trả lại tờ trình"), row.vetting_note or detail, url, _("Xem"), severity="bad"
        )
    if row.state == "draft" and actor.has("director"):
        return WorkItem("submissions", _("Ký và gửi tờ trình"), detail, url, _("Xem và gửi"))
    if row.state in ("sent", "vetting") and actor.has("clerk"):
        return WorkItem("submissions", _("Tờ trình chờ kết quả"), detail, url, _("Xem"), severity="wait")
    return None


def _received_item(row: Any) -> WorkItem | None:
    if row.state not in ("sent", "vetting"):
        return None
    what = _("Thẩm định tờ trình") if row.state == "sent" else _("Trả kết quả tờ trình")
    detail = _("%(agency)s, %(count)d trường hợp") % {"agency": row.agency.name, "count": row.line_count}
    url = reverse("submissions:submission", args=[row.pk])
    return WorkItem("submissions", what, detail, url, _("Thẩm định") if row.state == "sent" else _("Trả kết quả"))
