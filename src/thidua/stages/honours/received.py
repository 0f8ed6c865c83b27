"""Read decisions that came in: the agency's own roster to match names against, and what the pages show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.org.matching import Known, Roster
from thidua.foundations.org.models import Agency, Person, Posting, Unit
from thidua.law import AWARDS
from thidua.stages.honours.models import ReceivedDecision, ReceivedRow
from thidua.stages.honours.selectors import KEEPERS

GROUPS = ("open", "take", "leave")


def visible_received(actor: Actor) -> QuerySet[ReceivedDecision]:
    """Decisions that came in to the agency, newest first, for those who keep or read the register."""
    rows = ReceivedDecision.objects.filter(agency_id=actor.agency_id).select_related("file", "agency")
    return rows if actor.has(*KEEPERS) else rows.none()


def counted(rows: QuerySet[ReceivedDecision]) -> QuerySet[ReceivedDecision]:
    """With the number of rows still to be looked at, newest first."""
    return rows.annotate(open_count=Count("rows", filter=Q(rows__choice="open"))).order_by("-pk")


def visible_rows(actor: Actor) -> QuerySet[ReceivedRow]:
    """Rows of the decisions one may see."""
    rows = ReceivedRow.objects.filter(decision__agency_id=actor.agency_id)
    rows = rows.select_related("decision", "person__unit", "unit")
    return rows if actor.has(*KEEPERS) else rows.none()


def roster_of(agency: Agency) -> Roster:
    """Everybody the agency knows, with every unit they worked in, in three queries."""
    places: dict[int, list[str]] = {}
    for person_id, unit in Posting.objects.filter(person__agency=agency).values_list("person_id", "unit__name"):
        places.setdefault(person_id, []).append(unit)
    people = [
        Known(one.pk, one.code, one.full_name, one.job_title, (one.unit.name, *places.get(one.pk, ())))
        for one in Person.objects.filter(agency=agency).select_related("unit")
    ]
    units = [Known(one.pk, one.code, one.name) for one in Unit.objects.filter(agency=agency)]
    return Roster(agency.name, people, units)


def held_of(agency_id: int, year: int) -> dict[tuple[str, str], list[HeldAward]]:
    """Awards of a year in force, by subject mark and award."""
    found: dict[tuple[str, str], list[HeldAward]] = {}
    for held in HeldAward.objects.filter(agency_id=agency_id, year=year, revoked_on__isnull=True).order_by("pk"):
        mark = f"p{held.person_id}" if held.person_id else f"u{held.unit_id}"
        found.setdefault((mark, held.award), []).append(held)
    return found


def standing_against(held: Iterable[HeldAward], award: str, number: str) -> HeldAward | None:
    """A title is held once a year: the row of another decision that gives the same one. Forms may come again."""
    kind = AWARDS.get(award)
    if kind is None or kind.kind != "danh_hieu":
        return None
    return next((one for one in held if not number or one.decision_number != number), None)


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate as a button: its mark, and who it is."""

    mark: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row for people: what the document says, whom it means, why it is asked."""

    row: ReceivedRow
    award_label: str
    subject: str
    detail: str
    choices: tuple[Choice, ...]


def shown_rows(rows: Sequence[ReceivedRow]) -> list[ShownRow]:
    """Rows in words; the candidates of all of them in two queries."""
    marks = {mark for row in rows for mark in row.candidates}
    known = choices_of(marks)
    return [
        ShownRow(
            row=row,
            award_label=award_label(row.award) if row.award else "",
            subject=str(row.person or row.unit or ""),
            detail=_detail(row.person) if row.person else "",
            choices=tuple(known[mark] for mark in row.candidates if mark in known),
        )
        for row in rows
    ]


def choices_of(marks: Iterable[str]) -> dict[str, Choice]:
    """Candidates by mark."""
    people = [int(mark[1:]) for mark in marks if mark.startswith("p")]
    units = [int(mark[1:]) for mark in marks if mark.startswith("u")]
    found = [
        Choice(f"p{one.pk}", one.full_name, _detail(one))
        for one in Person.objects.filter(pk__in=people).select_related("unit")
    ]
    found += [Choice(f"u{one.pk}", one.name, "") for one in Unit.objects.filter(pk__in=units)]
    return {one.mark: one for one in found}


def _detail(person: Person) -> str:
    return ", ".join(filter(None, (person.job_title, person.unit.name)))


@dataclass(frozen=True, slots=True)
class Tab:
    """A group of rows with its number."""

    key: str
    label: str
    count: int
    current: bool


def tabs_of(decision: ReceivedDecision, asked: str) -> list[Tab]:
    """The groups of rows; the one to be looked at first is open unless another is asked for."""
    counts = dict(
        ReceivedRow.objects.filter(decision=decision).order_by().values_list("choice").annotate(count=Count("pk"))
    )
    labels = {"open": _("Cần xem"), "take": _("Ghi vào sổ"), "leave": _("Bỏ qua")}
    chosen = asked if asked in GROUPS else next((key for key in GROUPS if counts.get(key)), "open")
    return [Tab(key, labels[key], counts.get(key, 0), key == chosen) for key in GROUPS]


def rows_of(decision: ReceivedDecision, group: str) -> QuerySet[ReceivedRow]:
    """The rows of one group in the order of the document."""
    rows = ReceivedRow.objects.filter(decision=decision, choice=group).select_related("person__unit", "unit")
    return rows.order_by("position")


def waits_for_award(decision: ReceivedDecision) -> bool:
    """Whether rows are open that name no award of the catalogue."""
    return ReceivedRow.objects.filter(decision=decision, choice="open", award="").exists()


def subject_by_words(agency_id: int, words: str) -> str | None:
    """The mark of the one person or unit with this code, or with exactly this name; None when there is none or two."""
    people = Person.objects.filter(agency_id=agency_id).filter(Q(code__iexact=words) | Q(full_name__iexact=words))
    units = Unit.objects.filter(agency_id=agency_id).filter(Q(code__iexact=words) | Q(name__iexact=words))
    marks = [f"p{pk}" for pk in people.values_list("pk", flat=True)[:2]]
    marks += [f"u{pk}" for pk in units.values_list("pk", flat=True)[:2]]
    return marks[0] if len(marks) == 1 else None
