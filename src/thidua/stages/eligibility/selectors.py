"""Read the answers of the law, within what the actor may see: the own, the own unit's, or all of the agency."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTransform
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.catalogue.awards import award_choices, award_label
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.workflow.work import WorkItem
from thidua.stages.eligibility.assess import AssessmentDates
from thidua.stages.eligibility.enums import AnswerStatus
from thidua.stages.eligibility.models import Assessment, AssessmentRun
from thidua.stages.eligibility.record import digest_of_facts, facts_by_subject, record_of
from thidua.stages.movements.selectors import launched_brief

SEE_ALL = ("clerk", "director", "union", "secretary", "member")
SEEN_STATUSES = tuple(str(status.value) for status in AnswerStatus)
ADOPTED = "catalogue.adopt_regulation"
FACT_VERBS = (
    "ledger.import_register",
    "registration.register",
    "registration.choose",
    "registration.decline",
    "registration.confirm",
    "registration.confirm_many",
    "registration.withdraw",
    "registration.import",
    "decisions.issue",
    "decisions.revoke",
    "submissions.answer",
    "honours.follow_revocation",
    ADOPTED,
)
"""Acts that may change a fact or add a rule; a later one than the last asking means: ask again."""
_FACTS_MOVED = Exists(
    JournalEntry.objects.filter(agency_id=OuterRef("agency_id"), verb__in=FACT_VERBS, seq__gt=OuterRef("journal_seq"))
)
"""Whether such an act came after an asking."""


@dataclass(frozen=True, slots=True)
class AwardTab:
    """One award with how its answers came out."""

    award: str
    label: str
    counts: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: subject, answer, and the reasons in few words."""

    assessment: Assessment
    url: str
    name: str
    unit_name: str
    registered: bool | None
    reasons: tuple[str, ...]


def visible_assessments(actor: Actor) -> QuerySet[Assessment]:
    """Current answers: all for the Office and the council, the unit's for its head, the own for everybody else."""
    rows = Assessment.objects.filter(agency_id=actor.agency_id, is_current=True).select_related("person__unit", "unit")
    if actor.has(*SEE_ALL):
        return rows
    mine = Q(person_id=actor.person_id) if actor.person_id else Q(pk__in=())
    if actor.has("head") and actor.unit_id:
        mine |= Q(person__unit_id=actor.unit_id) | Q(unit_id=actor.unit_id)
    return rows.filter(mine)


def visible_people(actor: Actor) -> QuerySet[Person]:
    """People whose answers the actor may read."""
    people = Person.objects.filter(agency_id=actor.agency_id).select_related("unit", "agency")
    if actor.has(*SEE_ALL):
        return people
    mine = Q(pk=actor.person_id) if actor.person_id else Q(pk__in=())
    return (
        people.filter(mine | Q(unit_id=actor.unit_id)) if actor.has("head") and actor.unit_id else people.filter(mine)
    )


def visible_units(actor: Actor) -> QuerySet[Unit]:
    """Units whose answers the actor may read."""
    units = Unit.objects.filter(agency_id=actor.agency_id)
    if actor.has(*SEE_ALL):
        return units
    return units.filter(pk=actor.unit_id) if actor.has("head") and actor.unit_id else units.none()


def agency_of(actor: Actor) -> Agency:
    """The actor's agency with the one above."""
    return Agency.objects.select_related("parent").get(pk=actor.agency_id)


def initial_dates(run: AssessmentRun | None, year: int) -> dict[str, dt.date | None]:
    """What the form of days starts with."""
    dates = dates_of_run(run, year)
    return {
        "decision": dates.decision,
        "council_meeting": dates.council_meeting,
        "dossier_received": dates.dossier_received,
    }


def latest_run(agency_id: int, year: int) -> AssessmentRun | None:
    """The last time the law was asked for a year."""
    return AssessmentRun.objects.filter(agency_id=agency_id, year=year).first()


def dates_of_run(run: AssessmentRun | None, year: int) -> AssessmentDates:
    """The days of the last asking; before the first one the year's last day stands for the decision."""
    if run is None:
        return AssessmentDates(dt.date(year, 12, 31))
    return AssessmentDates(run.decision_on, run.council_on, run.dossier_on)


def rules_changed(run: AssessmentRun | None) -> bool:
    """Whether the rules are no longer those of the last asking."""
    return run is not None and run.rulebook_digest != law.rulebook_digest()


def stale_codes(agency: Agency, year: int) -> frozenset[str]:
    """Codes of subjects whose facts are no longer those their current answers were given on.

    With another rulebook everybody is stale. Asks the whole record (ten queries).
    """
    run = latest_run(agency.pk, year)
    acts = acts_since(run) if run else frozenset()
    return stale_among(current_digests(agency.pk, year), agency, year, run=run, acts=acts)


def stale_among(
    current: Mapping[str, str], agency: Agency, year: int, *, run: AssessmentRun | None, acts: Collection[str]
) -> frozenset[str]:
    """The same for a caller that has the digests of the answers, the last asking and the acts after it at hand."""
    if run is None or rules_changed(run) or ADOPTED in acts:
        return frozenset(current)
    parts = facts_by_subject(record_of(agency, year, dates_of_run(run, year)))
    now = {code: digest_of_facts(facts) for code, facts in parts.items()}
    return frozenset(code for code, digest in current.items() if now.get(code) != digest)


def acts_since(run: AssessmentRun) -> frozenset[str]:
    """Verbs of the acts after an asking that may have changed a fact or added a rule."""
    later = JournalEntry.objects.filter(agency_id=run.agency_id, verb__in=FACT_VERBS, seq__gt=run.journal_seq)
    return frozenset(later.order_by().values_list("verb", flat=True).distinct())


def current_digests(agency_id: int, year: int) -> dict[str, str]:
    """Digest of the facts behind the current answers, by code."""
    rows = Assessment.objects.filter(agency_id=agency_id, year=year, is_current=True)
    found = rows.values_list("person__code", "unit__code", "facts_digest").distinct()
    return {person or unit or "": digest for person, unit, digest in found}


def outdated(run: AssessmentRun | None) -> bool:
    """Whether ``run`` may no longer hold: other rules, or a later act that may have changed facts; one query.

    ``stale_codes`` tells whose facts they were, at the price of the whole record.
    """
    return run is not None and (rules_changed(run) or bool(acts_since(run)))


def award_tabs(actor: Actor, year: int) -> tuple[AwardTab, ...]:
    """Awards of the year in the catalogue's order, with their answers counted."""
    counted: dict[str, Counter[str]] = {}
    for award, status in visible_assessments(actor).filter(year=year).values_list("award", "status"):
        counted.setdefault(award, Counter())[status] += 1
    order = [code for code, _label in award_choices()]
    return tuple(
        AwardTab(code, award_label(code), {status: counted[code][status] for status in SEEN_STATUSES})
        for code in order
        if code in counted
    )


def rows_of(actor: Actor, year: int, award: str, *, chip: str = "", unit_id: int | None = None) -> list[Row]:
    """Lines of one award, narrowed by a chip (a status, ``chua-dang-ky``, ``thieu``) and a unit, in roster order."""
    found = visible_assessments(actor).filter(year=year, award=award)
    if unit_id:
        found = found.filter(Q(person__unit_id=unit_id) | Q(unit_id=unit_id))
    if chip in SEEN_STATUSES:
        found = found.filter(status=chip)
    rows = [_row(one) for one in found.order_by("person__unit__position", "person__roster_key", "unit__position")]
    if chip == "chua-dang-ky":
        return [row for row in rows if row.assessment.status == AnswerStatus.ELIGIBLE and row.registered is False]
    if chip == "thieu":
        return [row for row in rows if row.assessment.answer["missing"]]
    return rows


def _row(one: Assessment) -> Row:
    person = one.person
    url = reverse("eligibility:person", args=[person.pk]) if person else reverse("eligibility:unit", args=[one.unit_id])
    return Row(
        assessment=one,
        url=f"{url}?danh-hieu={one.award}",
        name=one.subject_name,
        unit_name=person.unit.name if person else "",
        registered=one.answer.get("registered"),
        reasons=tuple(one.answer.get("reasons", ())),
    )


def answers_of(subject: Person | Unit, year: int) -> list[Assessment]:
    """Current answers about one subject in a year, in the catalogue's order."""
    key = {"person": subject} if isinstance(subject, Person) else {"unit": subject}
    rows = list(Assessment.objects.filter(year=year, is_current=True, **key))
    order = {code: place for place, (code, _label) in enumerate(award_choices())}
    return sorted(rows, key=lambda one: order.get(one.award, len(order)))


def current_assessments(agency_id: int, year: int) -> QuerySet[Assessment]:
    """All current answers of a year, without the facts behind them; for the stages that build on them."""
    rows = Assessment.objects.filter(agency_id=agency_id, year=year, is_current=True)
    return rows.select_related("person__unit", "unit").defer("facts")


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """The law not asked yet or asked before facts changed; who lacks what."""
    movement = launched_brief(actor)
    if movement is None:
        return []
    items = list(_clerk_items(actor, movement.year, movement.ends_on, today)) if actor.has("clerk") else []
    if actor.has("head"):
        items += list(_missing_items(actor, movement.year))
    elif actor.person_id and not actor.has(*SEE_ALL):
        items += list(_own_items(actor, movement.year))
    return items


def _clerk_items(actor: Actor, year: int, due: dt.date, today: dt.date) -> Iterable[WorkItem]:
    runs = AssessmentRun.objects.filter(agency_id=actor.agency_id, year=year).annotate(moved=_FACTS_MOVED)
    run = runs.values_list("rulebook_digest", "moved").first()
    if run and (run[0] != law.rulebook_digest() or run[1]):
        what, detail = _("Xét lại điều kiện năm %(year)d"), _("Số liệu trong sổ đã đổi sau lần xét gần nhất.")
    elif run is None and today.month >= 11:
        what, detail = _("Xét điều kiện năm %(year)d"), _("Đối chiếu mọi người, đơn vị với luật đang có hiệu lực.")
    else:
        return
    yield WorkItem("eligibility", what % {"year": year}, detail, reverse("eligibility:index"), _("Xét điều kiện"), due)


def _missing_items(actor: Actor, year: int) -> Iterable[WorkItem]:
    rows = visible_assessments(actor).filter(year=year, status=AnswerStatus.NEEDS_REVIEW)
    # Of each explanation two entries are read: taken out by the database, the whole ones need not be decoded.
    entries = rows.defer("facts", "answer").annotate(
        registered=KeyTransform("registered", "answer"), missing=KeyTransform("missing", "answer")
    )
    names = list(dict.fromkeys(one.subject_name for one in entries if one.registered and one.missing))
    if names:
        yield WorkItem(
            "eligibility",
            _("Bổ sung minh chứng cho %(number)d người, tập thể") % {"number": len(names)},
            "; ".join(names[:4]),
            f"{reverse('eligibility:index')}?loc=thieu",
            _("Xem còn thiếu gì"),
        )


def _own_items(actor: Actor, year: int) -> Iterable[WorkItem]:
    for one in visible_assessments(actor).filter(year=year, status=AnswerStatus.NEEDS_REVIEW).defer("facts"):
        if one.answer.get("registered") and one.answer["missing"]:
            yield WorkItem(
                "eligibility",
                _("Bổ sung minh chứng: %(award)s") % {"award": award_label(one.award)},
                "; ".join(one.answer.get("reasons", ())[:2]),
                f"{reverse('eligibility:person', args=[actor.person_id])}?danh-hieu={one.award}",
                _("Xem còn thiếu gì"),
            )
