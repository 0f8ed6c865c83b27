"""Read decisions, always within the actor's agency, and choose who goes into one."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundations.access.models import RoleGrant
from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.org.models import Person
from thidua.foundations.papers.capacity import powers_on
from thidua.foundations.workflow.work import WorkItem
from thidua.stages.councils.models import Meeting
from thidua.stages.councils.selectors import meetings_in_brief
from thidua.stages.decisions.aftermath import open_item
from thidua.stages.decisions.choosing import choose as choose
from thidua.stages.decisions.choosing import compare as compare
from thidua.stages.decisions.choosing import decided_or_met as decided_or_met
from thidua.stages.decisions.choosing import digest_of_lines as digest_of_lines
from thidua.stages.decisions.choosing import level_of as level_of
from thidua.stages.decisions.choosing import lines_of as lines_of
from thidua.stages.decisions.models import AwardDecision, DecisionLine

KEEPERS = ("clerk", "director", "secretary", "union")
DECIDED = ("issued", "revoked")


def visible_decisions(actor: Actor) -> QuerySet[AwardDecision]:
    """Decisions of the agency: all for those who make or sign them, issued ones for everybody."""
    rows = AwardDecision.objects.filter(agency_id=actor.agency_id)
    rows = rows.select_related(
        "agency__parent",
        "meeting__list__agency",
        "meeting__agency",
        "meeting__council",
        "signatory",
        "revokes",
        "signed_file",
    )
    return rows if actor.has(*KEEPERS) else rows.filter(state__in=DECIDED)


def decisions_of_year(actor: Actor, year: int) -> QuerySet[AwardDecision]:
    """Decisions of one emulation year with the number of their lines."""
    return visible_decisions(actor).filter(year=year).annotate(line_count=Count("lines")).order_by("-pk")


def meetings_to_decide(actor: Actor) -> QuerySet[Meeting]:
    """Closed meetings of the agency from which no decision was drafted."""
    done = AwardDecision.objects.filter(agency_id=actor.agency_id, kind="award").values("meeting_id")
    meetings = Meeting.objects.filter(agency_id=actor.agency_id, state="closed").exclude(pk__in=done)
    return meetings.select_related("list", "list__movement", "agency")


def closed_meetings(actor: Actor) -> QuerySet[Meeting]:
    """Meetings of the agency whose minutes are issued."""
    meetings = Meeting.objects.filter(agency_id=actor.agency_id, state="closed")
    return meetings.select_related("list", "list__movement", "list__agency", "agency", "agency__parent", "council")


def lines_in_force(decision: AwardDecision) -> QuerySet[DecisionLine]:
    """Lines that no decision revokes or is drafted to revoke."""
    return lines_of(decision).filter(revoking__isnull=True)


def line_groups(decision: AwardDecision) -> list[tuple[str, list[DecisionLine]]]:
    """Lines by award, in the order of the annex."""
    return [
        (award_label(award), list(rows)) for award, rows in groupby(lines_of(decision), key=lambda line: line.award)
    ]


STEPS = (
    ("draft", gettext_lazy("Dự thảo")),
    ("numbered", gettext_lazy("Lấy số")),
    ("signed", gettext_lazy("Ký")),
    ("issued", gettext_lazy("Ban hành")),
)


def steps(decision: AwardDecision) -> list[dict[str, str]]:
    """The steps for the stepper: those behind are done, the next one is now."""
    states = [state for state, _label in STEPS]
    reached = states.index(decision.state) if decision.state in states else len(states)
    marks = ("done" if place <= reached else "now" if place == reached + 1 else "" for place in range(len(states)))
    return [{"label": str(label), "state": mark} for (_state, label), mark in zip(STEPS, marks, strict=True)]


def signatories(agency_id: int, on: dt.date) -> list[Person]:
    """Those who may sign: holders of the director's role on that day, heads before deputies."""
    grants = RoleGrant.objects.filter(
        user__agency_id=agency_id, role="director", from_on__lte=on, user__person__isnull=False
    )
    grants = grants.filter(Q(to_on__isnull=True) | Q(to_on__gte=on)).select_related("user__person").order_by("pk")
    people = [grant.user.person for grant in grants if grant.user.person]
    return sorted(people, key=is_deputy)


def is_deputy(person: Person) -> bool:
    """Whether a person signs for the head (“KT.”), by the job title."""
    return person.job_title.strip().lower().startswith(("phó ", "cấp phó"))


def signatory_for(lines: Sequence[DecisionLine], agency_id: int, on: dt.date) -> Person | None:
    """Who signs: the first who may on that day and is not himself on the list.

    In a small agency everybody entitled may be on it, and no article takes the decision away from its head then: the
    head signs, the page says so, and the journal keeps it.
    """
    entitled = able_on(agency_id, on) or signatories(agency_id, on)
    recipients = {line.person_id for line in lines}
    return next((person for person in entitled if person.pk not in recipients), entitled[0] if entitled else None)


def able_on(agency_id: int, on: dt.date) -> list[Person]:
    """Those entitled who may sign on that day: the head by office, a deputy with a power in the register."""
    powers = powers_on(agency_id, on)
    return [person for person in signatories(agency_id, on) if not is_deputy(person) or person.pk in powers]


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """What decisions ask of the actor now."""
    items: list[WorkItem] = []
    if not actor.has("clerk", "director"):
        return items
    fields = ("meeting_id", "kind", "title", "state", "number", "symbol")
    rows = AwardDecision.objects.filter(agency_id=actor.agency_id).only(*fields)
    decisions = list(rows.annotate(unsettled=Count("reconsiderations", filter=Q(reconsiderations__outcome=""))))
    if actor.has("clerk"):
        decided = {one.meeting_id for one in decisions if one.kind == "award"}
        closed = (one for one in meetings_in_brief(actor) if one.state == "closed")
        for meeting in (one for one in closed if one.pk not in decided):
            detail = _("Hội đồng đã họp %(day)s") % {"day": f"{meeting.held_on:%d/%m/%Y}"}
            items.append(
                WorkItem(
                    "decisions",
                    _("Lập quyết định khen thưởng"),
                    detail,
                    reverse("decisions:index"),
                    _("Lập quyết định"),
                )
            )
    for decision in decisions:
        item = _decision_item(actor, decision) if decision.state not in DECIDED else None
        if item:
            items.append(item)
        if actor.has("clerk") and decision.unsettled:
            items.append(open_item(decision, decision.unsettled))
    return items


def _decision_item(actor: Actor, decision: AwardDecision) -> WorkItem | None:
    url = reverse("decisions:decision", args=[decision.pk])
    number = decision.full_number
    if actor.has("director") and decision.state == "numbered":
        return WorkItem(
            "decisions", _("Ký quyết định số %(number)s") % {"number": number}, decision.title, url, _("Xem và ký")
        )
    steps = {
        "draft": (_("Lấy số quyết định"), _("Lấy số")),
        "signed": (_("Ban hành quyết định số %(number)s") % {"number": number}, _("Ban hành")),
    }
    if actor.has("clerk") and decision.state in steps:
        what, button = steps[decision.state]
        return WorkItem("decisions", what, decision.title, url, button)
    if actor.has("clerk") and decision.state == "numbered":
        what = _("Quyết định số %(number)s chờ ký") % {"number": number}
        return WorkItem("decisions", what, decision.title, url, _("Xem"), severity="wait")
    return None
