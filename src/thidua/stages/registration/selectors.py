"""Read registrations and pledges, always within the actor's agency and reach."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.workbook.model import RegistrationRow
from thidua.foundations.workflow.work import WorkItem
from thidua.law import AWARDS, awards_next_above, awards_within_competence
from thidua.stages.movements.models import Movement
from thidua.stages.movements.selectors import launched_brief
from thidua.stages.registration.enums import PledgeKind, RegistrationState
from thidua.stages.registration.models import Declination, Pledge, TitleRegistration

KEEPERS = ("clerk", "director", "union", "secretary")
LIVE = (RegistrationState.SENT, RegistrationState.CONFIRMED)
_REVIEW_FROM_MONTH = 11
"""Year-end reviews of pledges are asked for from November."""


@dataclass(frozen=True, slots=True)
class AwardOption:
    """An award that may be striven for, and whether the agency's own head decides it."""

    code: str
    label: str
    own: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """One person of the grid: live registrations, whether declined, and the two pledges."""

    person: Person
    registrations: tuple[TitleRegistration, ...]
    declined: bool
    pledged: frozenset[str]

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(award_label(one.award) for one in self.registrations)

    @property
    def waiting(self) -> bool:
        """Whether any registration still wants a confirmation."""
        return any(one.state == RegistrationState.SENT for one in self.registrations)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many present people have answered; ``silent`` neither registered nor declined."""

    people: int
    registered: int
    waiting: int
    confirmed: int
    declined: int
    silent: int
    pledged: int
    directive: int


def award_options(movement: Movement, *, collective: bool) -> tuple[AwardOption, ...]:
    """Awards that the agency's head or the next level above decides, by the law in force at the movement's end."""
    agency, on = Agency.objects.get(pk=movement.agency_id), movement.ends_on
    own = awards_within_competence(agency.level, on)  # type: ignore[arg-type]
    above = awards_next_above(agency.level, on)  # type: ignore[arg-type]
    wanted = "collective" if collective else "individual"
    codes = [code for code in dict.fromkeys((*own, *above)) if wanted in AWARDS[code].subjects]
    return tuple(AwardOption(code, award_label(code), code in own) for code in codes)


def visible_registrations(actor: Actor) -> QuerySet[TitleRegistration]:
    """Registrations within reach: all for those who run the year, a head's unit and its people, one's own."""
    rows = TitleRegistration.objects.filter(movement__agency_id=actor.agency_id).select_related(
        "person__unit", "unit", "movement"
    )
    if actor.has(*KEEPERS):
        return rows
    own = Q(person_id=actor.person_id or 0)
    if actor.has("head"):
        own |= Q(unit_id=actor.unit_id or 0) | Q(person__unit_id=actor.unit_id or 0)
    return rows.filter(own)


def visible_pledges(actor: Actor) -> QuerySet[Pledge]:
    """Pledges within reach: a unit's for its people, a person's for himself, his head and the keepers."""
    rows = Pledge.objects.filter(movement__agency_id=actor.agency_id).select_related("person__unit", "unit", "movement")
    if actor.has(*KEEPERS):
        return rows
    own = Q(person_id=actor.person_id or 0) | Q(unit_id=actor.unit_id or 0)
    if actor.has("head"):
        own |= Q(person__unit_id=actor.unit_id or 0)
    return rows.filter(own)


def reachable_people(actor: Actor) -> QuerySet[Person]:
    """Present people whose registrations the actor may see, in the order of units and roster."""
    people = Person.objects.filter(agency_id=actor.agency_id, left_on__isnull=True).select_related("unit")
    people = people.order_by("unit__position", "unit__code", "roster_key")
    if actor.has(*KEEPERS):
        return people
    if actor.has("head"):
        return people.filter(Q(unit_id=actor.unit_id or 0) | Q(pk=actor.person_id or 0))
    return people.filter(pk=actor.person_id or 0)


def grid_people(actor: Actor, movement: Movement, *, show: str = "", unit_id: int | None = None) -> QuerySet[Person]:
    """People of the grid under a filter: "chua" silent, "cho" waiting, "xong" all confirmed, "khong" declined."""
    people = reachable_people(actor)
    if unit_id:
        people = people.filter(unit_id=unit_id)
    live = TitleRegistration.objects.filter(movement=movement, person=OuterRef("pk"), state__in=LIVE)
    declined = Declination.objects.filter(movement=movement, person=OuterRef("pk"))
    sent = Exists(live.filter(state=RegistrationState.SENT))
    filters = {
        "chua": ~Exists(live) & ~Exists(declined),
        "cho": Q(sent),
        "xong": Exists(live) & ~sent,
        "khong": Q(Exists(declined)),
    }
    return people.filter(filters[show]) if show in filters else people


def grid_rows(movement: Movement, people: list[Person]) -> list[GridRow]:
    """The grid rows of these people; three queries whatever their number."""
    registrations: dict[int, list[TitleRegistration]] = defaultdict(list)
    for one in TitleRegistration.objects.filter(movement=movement, person__in=people, state__in=LIVE).order_by("pk"):
        registrations[one.person_id or 0].append(one)
    declined = set(Declination.objects.filter(movement=movement, person__in=people).values_list("person_id", flat=True))
    pledged: dict[int, set[str]] = defaultdict(set)
    signed = Pledge.objects.filter(movement=movement, person__in=people, signed_on__isnull=False)
    for person_id, kind in signed.values_list("person_id", "kind"):
        pledged[person_id or 0].add(kind)
    return [
        GridRow(one, tuple(registrations[one.pk]), one.pk in declined, frozenset(pledged[one.pk])) for one in people
    ]


def counts_of(actor: Actor, movement: Movement) -> Counts:
    """Counts over the people within reach; four queries."""
    people = set(reachable_people(actor).values_list("pk", flat=True))
    live = TitleRegistration.objects.filter(movement=movement, state__in=LIVE, person__isnull=False)
    states: dict[int, set[str]] = defaultdict(set)
    for person_id, state in live.values_list("person_id", "state"):
        if person_id in people:
            states[person_id].add(state)
    declined = set(Declination.objects.filter(movement=movement).values_list("person_id", flat=True)) & people
    signed = Pledge.objects.filter(movement=movement, signed_on__isnull=False, person__in=people)
    kinds = Counter(signed.values_list("kind", flat=True))
    waiting = sum(RegistrationState.SENT in one for one in states.values())
    return Counts(
        people=len(people),
        registered=len(states),
        waiting=waiting,
        confirmed=len(states) - waiting,
        declined=len(declined),
        silent=len(people - set(states) - declined),
        pledged=kinds[PledgeKind.EMULATION],
        directive=kinds[PledgeKind.DIRECTIVE_05],
    )


def own_registrations(actor: Actor, movement: Movement) -> list[TitleRegistration]:
    """The actor's own live registrations."""
    rows = visible_registrations(actor).filter(movement=movement, person_id=actor.person_id or 0, state__in=LIVE)
    return list(rows.order_by("pk"))


def unit_registrations(actor: Actor, movement: Movement) -> list[TitleRegistration]:
    """Live registrations of units within reach."""
    rows = visible_registrations(actor).filter(movement=movement, unit__isnull=False, state__in=LIVE)
    return list(rows.order_by("unit__position", "pk"))


def has_declined(actor: Actor, movement: Movement) -> bool:
    """Whether the actor has said that he registers for nothing."""
    return Declination.objects.filter(movement=movement, person_id=actor.person_id or 0).exists()


def own_pledge(actor: Actor, movement: Movement, kind: str) -> Pledge | None:
    """The actor's own pledge of a kind."""
    return Pledge.objects.filter(movement=movement, person_id=actor.person_id or 0, kind=kind).first()


def unit_pledge(actor: Actor, movement: Movement) -> Pledge | None:
    """The emulation pledge of the actor's unit."""
    return Pledge.objects.filter(movement=movement, unit_id=actor.unit_id or 0, kind=PledgeKind.EMULATION).first()


def own_unit(actor: Actor) -> Unit | None:
    """The unit the actor heads or works in."""
    return Unit.objects.filter(agency_id=actor.agency_id, pk=actor.unit_id or 0).first()


def units_of(actor: Actor) -> list[Unit]:
    """All units of the agency, for a filter."""
    return list(Unit.objects.filter(agency_id=actor.agency_id))


def own_person(actor: Actor) -> Person | None:
    """The person behind the account."""
    return Person.objects.filter(agency_id=actor.agency_id, pk=actor.person_id or 0).first()


def chosen_registrations(
    actor: Actor, movement: Movement | None, people: list[int], single: list[int]
) -> list[TitleRegistration]:
    """Sent registrations within reach of the ticked people, and those ticked one by one (units)."""
    sent = visible_registrations(actor).filter(movement=movement, state=RegistrationState.SENT)
    return list(sent.filter(Q(person_id__in=people) | Q(pk__in=single)))


def registration_rows(movement: Movement) -> tuple[RegistrationRow, ...]:
    """Live registrations of a movement in the form the law's facts are built from, by code and award; one query."""
    rows = TitleRegistration.objects.filter(movement=movement, state__in=LIVE).select_related("person", "unit")
    return tuple(
        sorted((RegistrationRow(row.subject_code, row.award) for row in rows), key=lambda one: (one.code, one.award))
    )


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """One's own registration and pledge; what a head or the clerk has to confirm; the year-end review of pledges."""
    movement = launched_brief(actor)
    if movement is None:
        return []
    answers = _answers(actor, movement)
    items = _own_items(answers, movement, today) if actor.person_id else []
    if actor.has("head") and answers.unit_name and not answers.unit_pledged:
        what, url = _("Ký giao ước thi đua của đơn vị"), reverse("registration:pledges")
        items.append(WorkItem("registration", what, answers.unit_name, url, _("Viết giao ước")))
    if actor.has("clerk", "head") and answers.waiting:
        what = _("Xác nhận %(number)d đăng ký danh hiệu") % {"number": answers.waiting}
        url = f"{reverse('registration:grid')}?xem=cho"
        items.append(WorkItem("registration", what, movement.name, url, _("Xem và xác nhận")))
    return items


class _Answers(NamedTuple):
    """What the actor has answered: titles, the pledge by Directive 05, his unit's; how many ``waiting`` he confirms."""

    registered: bool
    declined: bool
    directive: int | None
    signed_on: dt.date | None
    reviewed_on: dt.date | None
    unit_pledged: bool
    unit_name: str | None
    waiting: int | None


def _answers(actor: Actor, movement: Movement) -> _Answers:
    own, unit = actor.person_id or 0, actor.unit_id or 0
    pledges = Pledge.objects.filter(movement=OuterRef("pk"))
    directive = pledges.filter(person_id=own, kind=PledgeKind.DIRECTIVE_05).order_by("pk")
    sent = visible_registrations(actor).filter(movement=OuterRef("pk"), state=RegistrationState.SENT)
    others = sent.exclude(person_id=own).exclude(unit_id=unit).order_by().values("movement")
    found = Movement.objects.filter(pk=movement.pk).annotate(
        registered=Exists(TitleRegistration.objects.filter(movement=OuterRef("pk"), person_id=own, state__in=LIVE)),
        declined=Exists(Declination.objects.filter(movement=OuterRef("pk"), person_id=own)),
        directive=Subquery(directive.values("pk")[:1]),
        signed_on=Subquery(directive.values("signed_on")[:1]),
        reviewed_on=Subquery(directive.values("reviewed_on")[:1]),
        unit_pledged=Exists(pledges.filter(unit_id=unit, kind=PledgeKind.EMULATION)),
        unit_name=Subquery(Unit.objects.filter(agency_id=actor.agency_id, pk=unit).values("name")),
        waiting=Subquery(others.annotate(number=Count("pk")).values("number")),
    )
    return _Answers._make(found.values_list(*_Answers._fields).get())


def _own_items(answers: _Answers, movement: Movement, today: dt.date) -> list[WorkItem]:
    url, pledges = reverse("registration:index"), reverse("registration:pledges")
    items = []
    if not answers.registered and not answers.declined:
        what = _("Đăng ký danh hiệu thi đua năm %(year)d") % {"year": movement.year}
        items.append(WorkItem("registration", what, _("Có thể chọn không đăng ký"), url, _("Chọn danh hiệu")))
    if answers.directive is None:
        what = _("Ký cam kết học tập và làm theo Bác năm %(year)d") % {"year": movement.year}
        items.append(WorkItem("registration", what, _("Chỉ thị 05-CT/TW"), pledges, _("Viết cam kết")))
    elif answers.reviewed_on is None and (today.month >= _REVIEW_FROM_MONTH or today > movement.ends_on):
        what = _("Tự kiểm điểm cam kết học tập và làm theo Bác")
        detail = _("Đã ký ngày %(day)s") % {"day": f"{answers.signed_on:%d/%m/%Y}"}
        items.append(WorkItem("registration", what, detail, pledges, _("Viết kiểm điểm"), due=movement.ends_on))
    return items
