"""Read nominations and their lists, always within what the actor may see."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.db.models.fields.json import KeyTransform
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.awards import award_choices, award_label
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.workflow.work import Severity, WorkItem
from thidua.stages.eligibility.enums import AnswerStatus
from thidua.stages.eligibility.models import Assessment
from thidua.stages.eligibility.selectors import current_assessments, dates_of_run, latest_run
from thidua.stages.launch.reader.awarded import Role
from thidua.stages.movements.selectors import current_year, launched_brief
from thidua.stages.nominations.digest import accepted_lines, digest_of
from thidua.stages.nominations.enums import ListState, NominationState
from thidua.stages.nominations.models import ColumnMapping, Nomination, NominationList, Proposal
from thidua.stages.reviews.models import UnitAppraisal
from thidua.stages.reviews.selectors import sent_appraisal, units_with_minutes

__all__ = [
    "AgendaLine",
    "accepted_lines",
    "agenda_lines",
    "candidates_of",
    "current_list",
    "digest_of",
    "overlooked",
    "visible_lists",
    "visible_nominations",
    "work_items",
]

SEE_ALL = ("clerk", "director", "union", "secretary", "member")
LIVE = (NominationState.DRAFT, NominationState.SENT, NominationState.RETURNED, NominationState.ACCEPTED)
CHIPS = ("draft", "sent", "returned", "accepted", "withdrawn")
STATUS_OF: dict[str, Severity] = {
    "draft": "doing", "sent": "wait", "returned": "bad", "accepted": "done", "withdrawn": "todo",
}  # fmt: skip
"""States of a nomination in the words of the shell's five statuses."""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One line as the council sees it. ``number`` runs through the whole list; ``status`` is the law's answer."""

    number: int
    nomination_id: int
    award: str
    award_label: str
    code: str
    name: str
    is_collective: bool
    place: str
    unit_name: str
    rank: int
    reason: str
    status: str
    assessment_id: int | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be nominated for an award, with the law's answer and what the unit's meeting said."""

    key: str
    name: str
    unit_name: str
    place: str
    status: str
    registered: bool | None
    reasons: tuple[str, ...]
    url: str


def visible_lists(actor: Actor) -> QuerySet[NominationList]:
    """Lists of the actor's agency."""
    return NominationList.objects.filter(agency_id=actor.agency_id).select_related("movement", "agency__parent")


def current_list(actor: Actor, year: int | None = None) -> NominationList | None:
    """The list of the latest round of the annual movement."""
    rows = visible_lists(actor).filter(year=year or current_year(actor), movement__kind="annual")
    return rows.order_by("-round").first()


def visible_nominations(actor: Actor) -> QuerySet[Nomination]:
    """Nominations: the clerk sees all, the council and those who sign all that was sent, a head the unit's, a person
    the own."""
    rows = Nomination.objects.filter(list__agency_id=actor.agency_id).select_related(
        "person__unit", "unit", "nominating_unit", "assessment", "list__movement", "list__agency"
    )
    if actor.has("clerk"):
        return rows
    mine = Q(person_id=actor.person_id) if actor.person_id else Q(pk__in=())
    if actor.has("head") and actor.unit_id:
        mine |= Q(nominating_unit_id=actor.unit_id)
    if actor.has(*SEE_ALL):
        mine |= ~Q(state=NominationState.DRAFT)
    return rows.filter(mine)


def catalogue_order() -> dict[str, int]:
    """Place of each award in the catalogue."""
    return {code: place for place, (code, _label) in enumerate(award_choices())}


def in_order(rows: Iterable[Nomination]) -> list[Nomination]:
    """By award as the catalogue orders them, then by rank and name."""
    order = catalogue_order()
    return sorted(
        rows,
        key=lambda one: (order.get(one.award, len(order)), one.rank, getattr(one.subject, "roster_key", ""), one.pk),
    )


def agenda_lines(listing: NominationList) -> tuple[AgendaLine, ...]:
    """The accepted lines in the order they are read out."""
    return tuple(
        AgendaLine(
            number=number,
            nomination_id=one.pk,
            award=one.award,
            award_label=award_label(one.award),
            code=one.subject_code,
            name=one.subject_name,
            is_collective=one.is_collective,
            place=one.person.job_title if one.person else "",
            unit_name=one.person.unit.name if one.person else one.nominating_unit.name,
            rank=one.rank,
            reason=one.reason,
            status=one.assessment.status if one.assessment else "",
            assessment_id=one.assessment_id,
        )
        for number, one in enumerate(in_order(accepted_lines(listing)), start=1)
    )


def count_states(rows: QuerySet[Nomination]) -> dict[str, int]:
    """How many nominations are in which state."""
    counted = Counter(rows.order_by().values_list("state", flat=True))
    return {state: counted[state] for state in CHIPS}


def awards_to_nominate(listing: NominationList) -> list[tuple[str, str]]:
    """Awards in reach of the agency on the day of the decision, with their names."""
    level = listing.agency.level
    on = dates_of_run(latest_run(listing.agency_id, listing.year), listing.year).decision
    codes = (*law.awards_within_competence(level, on), *law.awards_next_above(level, on))  # type: ignore[arg-type]
    return [(code, award_label(code)) for code in dict.fromkeys(codes)]


def _possible(listing: NominationList, awards: Iterable[str], unit_id: int | None) -> dict[str, list[Candidate]]:
    """By award, whose current answer allows a nomination and who is not nominated for it yet; two queries."""
    taken = Nomination.objects.filter(list=listing, state__in=LIVE).values_list("award", "person_id", "unit_id")
    there = set(taken)
    rows = current_assessments(listing.agency_id, listing.year).filter(
        award__in=list(awards), status__in=(AnswerStatus.ELIGIBLE, AnswerStatus.NEEDS_REVIEW)
    )
    if unit_id:
        rows = rows.filter(Q(person__unit_id=unit_id) | Q(unit_id=unit_id))
    # Of each explanation three entries are read: taken out by the database, hundreds of whole ones need not be decoded.
    entries = rows.defer("facts", "answer").annotate(
        already=KeyTransform("already", "answer"),
        registered=KeyTransform("registered", "answer"),
        reasons=KeyTransform("reasons", "answer"),
    )
    found: dict[str, list[Candidate]] = {}
    for one in entries.order_by("person__unit__position", "person__roster_key", "unit__position"):
        if (one.award, one.person_id, one.unit_id) not in there and one.already is None:
            found.setdefault(one.award, []).append(_candidate(one, one.registered, one.reasons or ()))
    return found


def candidates_of(listing: NominationList, award: str, unit_id: int | None = None) -> list[Candidate]:
    """Who may still be nominated for ``award``, eligible ones first."""
    possible = _possible(listing, (award,), unit_id).get(award, [])
    return sorted(possible, key=lambda one: one.status != AnswerStatus.ELIGIBLE)


def overlooked(listing: NominationList, unit_id: int | None = None) -> list[tuple[str, list[Candidate]]]:
    """“Nên xem xét”: eligible and nominated for nothing of that award, by award; nobody deserving is forgotten."""
    found = []
    awards = awards_to_nominate(listing)
    possible = _possible(listing, [award for award, _label in awards], unit_id)
    for award, label in awards:
        rows = [one for one in possible.get(award, ()) if one.status == AnswerStatus.ELIGIBLE]
        if rows:
            found.append((label, rows))
    return found


def _candidate(one: Assessment, registered: bool | None, reasons: Iterable[str]) -> Candidate:
    person = one.person
    page = ("eligibility:person", person.pk) if person else ("eligibility:unit", one.unit_id)
    return Candidate(
        key=f"p{person.pk}" if person else f"u{one.unit_id}",
        name=one.subject_name,
        unit_name=person.unit.name if person else one.subject_name,
        place=person.job_title if person else _("Tập thể"),
        status=one.status,
        registered=registered,
        reasons=tuple(reasons),
        url=f"{reverse(page[0], args=[page[1]])}?danh-hieu={one.award}",
    )


def subjects_by_key(agency_id: int, keys: Iterable[str]) -> list[Person | Unit]:
    """The people (``p7``) and units (``u2``) of an agency that ticked boxes name; others are passed over."""
    wanted = [key for key in keys if key[:1] in ("p", "u") and key[1:].isascii() and key[1:].isdigit()]
    people = [int(key[1:]) for key in wanted if key.startswith("p")]
    units = [int(key[1:]) for key in wanted if key.startswith("u")]
    found_people = Person.objects.filter(agency_id=agency_id, pk__in=people).select_related("unit")
    return [*found_people, *Unit.objects.filter(agency_id=agency_id, pk__in=units)]


def unit_minutes(listing: NominationList, unit_id: int) -> UnitAppraisal | None:
    """The unit's sent minutes of the list's year."""
    return sent_appraisal(unit_id, listing.year)


def agency_of(actor: Actor) -> Agency:
    """The actor's agency."""
    return Agency.objects.select_related("parent").get(pk=actor.agency_id)


def lists_in_brief(actor: Actor) -> list[NominationList]:
    """Lists of every year, latest round first, with the fields of a list only; one query a request."""
    fields = ("agency_id", "year", "round", "state", "due_on", "movement__kind")
    rows = NominationList.objects.filter(agency_id=actor.agency_id).select_related("movement").only(*fields)
    return actor.recall("lists in brief", lambda: list(rows))


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """Opening, sending, checking and freezing; what was returned; achievements still to be written."""
    movement = launched_brief(actor)
    if movement is None:
        return []
    annual = (one for one in lists_in_brief(actor) if one.year == movement.year and one.movement.kind == "annual")
    listing = next(annual, None)
    if listing is None:
        return list(_opening(actor, movement.year, movement.ends_on))
    if listing.state != ListState.OPEN:
        return []
    rows = list(_in_hand(actor, listing))
    items: list[WorkItem] = []
    if actor.has("clerk"):
        items += list(_clerk_items(actor, listing, rows))
    if actor.has("head"):
        items += list(_head_items(listing, [row for row in rows if row.unit_id == actor.unit_id]))
    return [*items, *_own_items(actor, listing, rows)]


class _InHand(NamedTuple):
    """A nomination of the open list, as much as the week asks of it."""

    pk: int
    award: str
    state: str
    unit_id: int
    person_id: int | None
    unwritten: bool


def _in_hand(actor: Actor, listing: NominationList) -> Iterable[_InHand]:
    rows = Nomination.objects.filter(list=listing)
    if not actor.has("clerk"):
        own = Q(person_id=actor.person_id or 0)
        rows = rows.filter(own | Q(nominating_unit_id=actor.unit_id or 0) if actor.has("head") else own)
    rows = rows.annotate(unwritten=ExpressionWrapper(Q(reason=""), output_field=BooleanField()))
    return map(_InHand._make, rows.values_list("pk", "award", "state", "nominating_unit_id", "person_id", "unwritten"))


def _opening(actor: Actor, year: int, due: dt.date) -> Iterable[WorkItem]:
    if actor.has("clerk") and latest_run(actor.agency_id, year) is not None:
        what = _("Mở đợt nhận đề nghị khen thưởng năm %(year)d") % {"year": year}
        yield WorkItem("nominations", what, "", reverse("nominations:index"), _("Mở đợt đề nghị"), due)


def _clerk_items(actor: Actor, listing: NominationList, rows: list[_InHand]) -> Iterable[WorkItem]:
    counts = Counter(row.state for row in rows)
    spoken = {row.unit_id for row in rows if row.state in (NominationState.SENT, NominationState.ACCEPTED)}
    if counts["sent"]:
        yield WorkItem(
            "nominations",
            _("Kiểm tra %(number)d đề nghị các đơn vị đã gửi") % {"number": counts["sent"]},
            "",
            f"{reverse('nominations:index')}?loc=sent",
            _("Kiểm tra"),
            listing.due_on,
        )
    units = units_with_minutes(actor, listing.year)
    silent = [unit.name for unit in units if unit.staffed and unit.pk not in spoken]
    if silent:
        yield WorkItem(
            "nominations",
            _("%(number)d đơn vị chưa gửi đề nghị") % {"number": len(silent)},
            "; ".join(silent[:4]),
            reverse("nominations:index"),
            _("Xem đơn vị"),
            listing.due_on,
            "wait",
        )
    if counts["accepted"] and not counts["sent"]:
        yield WorkItem(
            "nominations",
            _("Kiểm tra và chốt danh sách %(number)d lượt đề nghị") % {"number": counts["accepted"]},
            _("Sau khi chốt mới khóa được chương trình họp Hội đồng."),
            reverse("nominations:check", args=[listing.pk]),
            _("Kiểm tra danh sách"),
            listing.due_on,
        )


def _head_items(listing: NominationList, rows: list[_InHand]) -> Iterable[WorkItem]:
    counts = Counter(row.state for row in rows)
    url = reverse("nominations:index")
    if counts["returned"]:
        what = _("Bổ sung %(number)d đề nghị bị trả lại") % {"number": counts["returned"]}
        yield WorkItem("nominations", what, "", f"{url}?loc=returned", _("Bổ sung"), listing.due_on, "bad")
    if counts["draft"]:
        what = _("Gửi %(number)d đề nghị của đơn vị") % {"number": counts["draft"]}
        yield WorkItem("nominations", what, "", f"{url}?loc=draft", _("Xem và gửi"), listing.due_on, "doing")
    if not any(counts[state] for state in ("draft", "returned", "sent", "accepted")):
        what = _("Đề nghị khen thưởng năm %(year)d của đơn vị") % {"year": listing.year}
        yield WorkItem(
            "nominations",
            what,
            "",
            reverse("nominations:nominate", args=[listing.pk]),
            _("Lập đề nghị"),
            listing.due_on,
        )


def _own_items(actor: Actor, listing: NominationList, rows: list[_InHand]) -> Iterable[WorkItem]:
    own = (row for row in rows if row.person_id and row.person_id == actor.person_id)
    for one in own:
        if not one.unwritten or one.state not in (NominationState.DRAFT, NominationState.RETURNED):
            continue
        yield WorkItem(
            "nominations",
            _("Viết tóm tắt thành tích: %(award)s") % {"award": award_label(one.award)},
            _("Hai hoặc ba câu, nêu kết quả đo được."),
            reverse("nominations:nomination", args=[one.pk]),
            _("Viết tóm tắt"),
            listing.due_on,
        )


def silent_units(listing: NominationList) -> list[Unit]:
    """Units with people that have sent nothing in this round."""
    spoken = Nomination.objects.filter(list=listing, state__in=(NominationState.SENT, NominationState.ACCEPTED))
    units = Unit.objects.filter(agency_id=listing.agency_id, people__left_on__isnull=True, people__isnull=False)
    return list(units.exclude(pk__in=spoken.values("nominating_unit_id")).distinct().order_by("position", "code"))


def unit_of(actor: Actor) -> Unit | None:
    """The actor's unit."""
    return Unit.objects.filter(agency_id=actor.agency_id, pk=actor.unit_id or 0).first()


def units_of(actor: Actor) -> QuerySet[Unit]:
    """Units of the actor's agency."""
    return Unit.objects.filter(agency_id=actor.agency_id)


def unsent(listing: NominationList, unit: Unit | None) -> int:
    """How many nominations of a unit still wait to be sent."""
    if unit is None:
        return 0
    states = (NominationState.DRAFT, NominationState.RETURNED)
    return Nomination.objects.filter(list=listing, nominating_unit=unit, state__in=states).count()


def minutes_of_year(listing: NominationList) -> QuerySet[UnitAppraisal]:
    """Minutes of the agency's units in the list's year."""
    return UnitAppraisal.objects.filter(agency_id=listing.agency_id, year=listing.year).select_related("unit")


def minutes_to_take(listing: NominationList, unit_id: int | None) -> list[UnitAppraisal]:
    """Sent minutes that nominations can be taken from: the unit's, or all for the Office."""
    rows = minutes_of_year(listing).filter(state="sent")
    return list(rows.filter(unit_id=unit_id) if unit_id else rows)


def visible_proposals(actor: Actor) -> QuerySet[Proposal]:
    """Lists from files: the agency's for the clerk, the own unit's for its head."""
    rows = Proposal.objects.filter(list__agency_id=actor.agency_id).select_related("list__movement", "unit", "file")
    if actor.has("clerk"):
        return rows
    return rows.filter(unit_id=actor.unit_id) if actor.has("head") and actor.unit_id else rows.none()


def open_proposals(actor: Actor, listing: NominationList) -> QuerySet[Proposal]:
    """Files read for a list that no nomination was made of yet."""
    return visible_proposals(actor).filter(list=listing, state="draft").order_by("-pk")


def mapped_columns(agency_id: int, unit: Unit | None) -> dict[str, tuple[Role, ...]]:
    """What is remembered of columns by fingerprint; what the unit said counts before what the agency said."""
    rows = ColumnMapping.objects.filter(agency_id=agency_id).filter(Q(unit=None) | Q(unit=unit))
    return {row.fingerprint: tuple(row.columns) for row in sorted(rows, key=lambda row: row.unit_id is not None)}
