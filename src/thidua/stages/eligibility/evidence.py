"""The rows of the ledger behind a condition: what they say, by which decision, who brought them in and when."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.ledger.models import HeldAward, Initiative, Rating
from thidua.foundations.ledger.policies import may_import_records
from thidua.foundations.org.models import Person
from thidua.stages.eligibility.history import History
from thidua.vietnamese import format_date

MOST_RECORDS = 4


@dataclass(frozen=True, slots=True)
class Record:
    """One row that proves a condition: what it says, when and by whom it was entered, where it is seen."""

    text: str
    entered: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a missing fact is entered, for somebody who may."""

    label: str
    url: str


class Evidence:
    """The records of one subject, found by the fact that a condition is held against."""

    def __init__(self, history: History) -> None:
        self.history = history

    def of(self, fact: str) -> tuple[Record, ...]:
        """Rows behind a fact, newest first; empty where the ledger keeps none for it."""
        info = law.fact_info(fact)
        find = _FINDERS.get(info.key) if info else None
        if info is None or find is None:
            return ()
        found = tuple(find(self, fact, info))
        left = len(found) - MOST_RECORDS
        if left <= 0:
            return found
        return (*found[:MOST_RECORDS], Record(_("và %(number)d dòng trước đó") % {"number": left}))

    def ratings(self, fact: str, info: law.FactInfo) -> Iterable[Record]:
        """Levels: of the year, or of the years a row is counted over."""
        rows = self.history.ratings
        years = sorted(rows, reverse=True) if info.of_many_years else [self.history.year]
        return [self._rating(rows[year]) for year in years if year in rows]

    def assumed(self, fact: str, info: law.FactInfo) -> Iterable[Record]:
        """Conduct and taking part are not entered: the year's level speaks for them."""
        row = self.history.ratings.get(self.history.year)
        if row is None:
            return []
        text = _("suy từ xếp loại năm %(year)d: %(level)s") % {"year": row.year, "level": row.get_level_display()}
        return [Record(text, self._entered(row), self._url(row.year))]

    def months(self, fact: str, info: law.FactInfo) -> Iterable[Record]:
        """Months worked as entered, and the day of joining."""
        row, subject = self.history.ratings.get(self.history.year), self.history.subject
        if row is not None and row.months is not None:
            text = _("%(months)d tháng làm việc năm %(year)d") % {"months": row.months, "year": row.year}
            yield Record(text, self._entered(row), self._url(row.year))
        if isinstance(subject, Person):
            yield Record(_("vào cơ quan %(day)s") % {"day": format_date(subject.joined_on)})

    def held(self, fact: str, info: law.FactInfo) -> Iterable[Record]:
        """Awards of the kind that the fact counts."""
        return [self._held(row) for row in reversed(self.history.held) if info.award in ("", row.award)]

    def initiatives(self, fact: str, info: law.FactInfo) -> Iterable[Record]:
        """Recognised initiatives."""
        return [self._initiative(one) for one in reversed(self.history.initiatives)]

    def discipline(self, fact: str, info: law.FactInfo) -> Iterable[Record]:
        """Measures, or that the ledger has none."""
        found = [
            Record(
                f"{str(row.get_kind_display()).lower()} {format_date(row.decided_on)}"
                + (_(", hết hiệu lực %(day)s") % {"day": format_date(row.ended_on)} if row.ended_on else ""),
                self._entered(row),
            )
            for row in self.history.measures
        ]
        return found or [Record(_("sổ kỷ luật không có dòng nào"))]

    def matters(self, fact: str, info: law.FactInfo) -> Iterable[Record]:
        """Open matters, or that the ledger has none."""
        found = [
            Record(
                str(row.get_kind_display()).lower()
                + (_(" từ %(day)s") % {"day": format_date(row.from_on)} if row.from_on else "")
                + (_(" đến %(day)s") % {"day": format_date(row.to_on)} if row.to_on else ""),
                self._entered(row),
            )
            for row in self.history.matters
        ]
        return found or [Record(_("sổ vướng mắc không có dòng nào"))]

    def _rating(self, row: Rating) -> Record:
        text = _("xếp loại %(year)d: %(level)s") % {"year": row.year, "level": row.get_level_display()}
        return Record(f"{text}{_number(row.source)}", self._entered(row), self._url(row.year))

    def _held(self, row: HeldAward) -> Record:
        text = f"{award_label(row.award)} {row.year}{_number(row.decision_number)}"
        day = f", {format_date(row.decided_on)}" if row.decided_on else ""
        return Record(text + day, self._entered(row))

    def _initiative(self, row: Initiative) -> Record:
        text = f"“{row.name}” ({row.year}, {str(row.get_scope_display()).lower()}){_number(row.decision_number)}"
        day = f", {format_date(row.decided_on)}" if row.decided_on else ""
        return Record(text + day, self._entered(row), self._url(row.year))

    def _entered(self, row: Model) -> str:
        entry = self.history.entries.of(row)
        if entry is None:
            return ""
        return _("nhập %(day)s, %(who)s") % {"day": format_date(entry.at.date()), "who": entry.by}

    def _url(self, year: int) -> str:
        """The list of the year; what is entered for another year has no page of its own."""
        subject = self.history.subject
        unit_id = subject.unit_id if isinstance(subject, Person) else subject.pk
        return f"{reverse('reviews:records')}?don_vi={unit_id}" if year == self.history.year else ""


def _number(number: str) -> str:
    return f", {_('Quyết định %(number)s') % {'number': number}}" if number else ""


_FINDERS: Mapping[str, Callable[[Evidence, str, law.FactInfo], Iterable[Record]]] = {
    "facts.ratings": Evidence.ratings,
    "facts.rating": Evidence.ratings,
    "facts.conduct": Evidence.assumed,
    "facts.takes_part": Evidence.assumed,
    "facts.united": Evidence.assumed,
    "facts.movement_effective": Evidence.assumed,
    "facts.months_worked": Evidence.months,
    "facts.held": Evidence.held,
    "facts.initiatives": Evidence.initiatives,
    "facts.discipline": Evidence.discipline,
    "facts.pending": Evidence.matters,
}
_IN_THE_WORKBOOK = frozenset(
    {"ratings", "rating", "months_worked", "held", "initiatives", "research", "discipline", "pending", "members"}
)
_BY_THE_UNIT = frozenset({"conduct", "takes_part", "united", "movement_effective", "exceeded_targets"})


def source_of(fact: str, actor: Actor) -> Source | None:
    """The page on which ``actor`` may enter a missing fact; None where it is somebody else's to give."""
    info = law.fact_info(fact)
    if info is None:
        return None
    part, _dot, name = info.key.partition(".")
    if part == "council" or name == "selected":
        return Source(_("Mở phiên họp Hội đồng"), reverse("councils:index")) if actor.has(*_OF_COUNCIL) else None
    if name in _BY_THE_UNIT and actor.has("clerk", "head"):
        return Source(_("Ghi bình xét của đơn vị"), reverse("reviews:appraisals"))
    if name == "registered":
        return Source(_("Mở đăng ký"), reverse("registration:index"))
    known = name in _IN_THE_WORKBOOK or name.startswith("members_")
    if known and may_import_records(actor).allowed:
        return Source(_("Nhập số liệu"), reverse("reviews:import"))
    return None


_OF_COUNCIL = ("clerk", "secretary")
