"""Read decisions that came in: the agency's own roster to match names against, and what the pages show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.org.matching import LIKELY_PERCENT
from thidua.foundations.org.rosters import Choice, choices_of, detail_of, sureness_words
from thidua.law import AWARDS
from thidua.stages.honours.fund import Said, payers_of
from thidua.stages.honours.models import HonourEntry, ReceivedDecision, ReceivedRow
from thidua.stages.honours.selectors import KEEPERS

GROUPS = ("open", "take", "leave")
CONFLICT_PERCENT = 40
"""At most this for a row whose award is held already by another decision."""


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
class ShownRow:
    """A row for people: what the document says, whom it means, why it is asked."""

    row: ReceivedRow
    award_label: str
    subject: str
    detail: str
    choices: tuple[Choice, ...]
    sureness: str


def shown_rows(rows: Sequence[ReceivedRow]) -> list[ShownRow]:
    """Rows in words; the candidates of all of them in two queries."""
    marks = {mark for row in rows for mark in row.candidates}
    known = choices_of(marks)
    return [
        ShownRow(
            row=row,
            award_label=award_label(row.award) if row.award else "",
            subject=str(row.person or row.unit or ""),
            detail=detail_of(row.person) if row.person else "",
            choices=tuple(known[mark] for mark in row.candidates if mark in known),
            sureness=sureness_words(row.percent),
        )
        for row in rows
    ]


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
    labels = {"open": _("Cần xem"), "take": _("Ghi vào sổ"), "leave": _("Không ghi")}
    chosen = asked if asked in GROUPS else next((key for key in GROUPS if counts.get(key)), "open")
    return [Tab(key, labels[key], counts.get(key, 0), key == chosen) for key in GROUPS]


def rows_of(decision: ReceivedDecision, group: str) -> QuerySet[ReceivedRow]:
    """The rows of one group in the order of the document."""
    rows = ReceivedRow.objects.filter(decision=decision, choice=group).select_related("person__unit", "unit")
    return rows.order_by("position")


def likely_rows(decision: ReceivedDecision) -> list[ReceivedRow]:
    """Open rows that name an award and mean one person or unit with good reason."""
    rows = ReceivedRow.objects.filter(decision=decision, choice="open", percent__gte=LIKELY_PERCENT).exclude(award="")
    return [row for row in rows.order_by("position") if len(row.candidates) == 1]


def money_of(decision: ReceivedDecision) -> int:
    """The sum of the money that the decision itself names for the rows taken, in đồng."""
    rows = ReceivedRow.objects.filter(decision=decision, choice="take")
    return rows.aggregate(sum=Sum("money_vnd"))["sum"] or 0


def payers(decision: ReceivedDecision) -> list[Said]:
    """Whose fund pays what the rows taken give, by the law of the decision's day."""
    if decision.decided_on is None:
        return []
    awards = ReceivedRow.objects.filter(decision=decision, choice="take").order_by().values_list("award", flat=True)
    return payers_of(decision.agency, awards.distinct(), decision.decided_on)


def source_of(entry: HonourEntry) -> ReceivedDecision | None:
    """The decision that came in and made an entry."""
    row = ReceivedRow.objects.filter(entry=entry, decision__state__in=("posted", "cancelled")).order_by("-pk")
    found = row.select_related("decision").first()
    return found.decision if found else None


def waits_for_award(decision: ReceivedDecision) -> bool:
    """Whether rows are open that name no award of the catalogue."""
    return ReceivedRow.objects.filter(decision=decision, choice="open", award="").exists()
