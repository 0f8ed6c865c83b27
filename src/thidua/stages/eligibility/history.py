"""A subject's rows of the ledger, read once: the years beside each other, and what happened when."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.ledger.enums import RatingLevel
from thidua.foundations.ledger.models import Discipline, HeldAward, Initiative, InitiativeAuthor, OpenMatter, Rating
from thidua.foundations.ledger.selectors import EntryBook
from thidua.foundations.org.models import Person, Unit
from thidua.stages.registration.models import TitleRegistration

YEARS_SHOWN = 6
CHAIN_TITLE = "cstd_co_so"
UNIT_CHAIN_TITLE = "tap_the_lao_dong_xuat_sac"
_WHOLE_YEAR = 12
_RANKS = {
    "HTXS": gettext_lazy("Xuất sắc"),
    "HTT": gettext_lazy("Tốt"),
    "HT": gettext_lazy("Hoàn thành"),
    "KHT": gettext_lazy("Không hoàn thành"),
    "KXL": gettext_lazy("Không xếp"),
}


@dataclass(frozen=True, slots=True)
class YearCell:
    """One year of one row of the grid."""

    text: str
    chain: bool = False
    none: bool = False
    current: bool = False


@dataclass(frozen=True, slots=True)
class YearRow:
    """One row of the grid: ratings, titles, initiatives."""

    label: str
    cells: tuple[YearCell, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day; ``kind`` is honour, plan or empty."""

    on: dt.date
    text: str
    note: str = ""
    kind: str = ""


class History:
    """What the ledger holds about one person or unit; each list is one query, asked when first needed."""

    def __init__(self, subject: Person | Unit, year: int) -> None:
        self.subject = subject
        self.year = year
        self.is_person = isinstance(subject, Person)
        self.key = {"person": subject} if isinstance(subject, Person) else {"unit": subject}

    @cached_property
    def ratings(self) -> dict[int, Rating]:
        """Levels by year."""
        return {row.year: row for row in Rating.objects.filter(year__lte=self.year, **self.key)}

    @cached_property
    def held(self) -> tuple[HeldAward, ...]:
        """Awards not revoked, oldest first."""
        rows = HeldAward.objects.filter(revoked_on__isnull=True, **self.key)
        return tuple(rows.order_by("year", "pk"))

    @cached_property
    def initiatives(self) -> tuple[Initiative, ...]:
        """Initiatives of a person, oldest first; a unit has none of its own."""
        if not isinstance(self.subject, Person):
            return ()
        rows = InitiativeAuthor.objects.filter(person=self.subject).select_related("initiative")
        return tuple(row.initiative for row in rows.order_by("initiative__year", "pk"))

    @cached_property
    def measures(self) -> tuple[Discipline, ...]:
        """Disciplinary measures against a person."""
        subject = self.subject
        return tuple(Discipline.objects.filter(person=subject)) if isinstance(subject, Person) else ()

    @cached_property
    def matters(self) -> tuple[OpenMatter, ...]:
        """Open matters, closed ones too."""
        return tuple(OpenMatter.objects.filter(**self.key))

    @cached_property
    def registrations(self) -> tuple[TitleRegistration, ...]:
        """This year's registrations that stand."""
        rows = TitleRegistration.objects.filter(movement__year=self.year, **self.key)
        return tuple(rows.exclude(state="withdrawn"))

    @cached_property
    def entries(self) -> EntryBook:
        """Who brought the rows in."""
        return EntryBook(self.subject.agency_id)

    @property
    def years(self) -> tuple[int, ...]:
        """The years shown, the year under review last."""
        return years_of(self.year)

    def level(self, year: int) -> str:
        """The code of a year's level, empty where there is none."""
        row = self.ratings.get(year)
        return row.level if row else ""

    def titles(self, award: str) -> frozenset[int]:
        """Years in which an award is held."""
        return frozenset(row.year for row in self.held if row.award == award)

    def chain_title(self) -> str:
        """The yearly title that rows of years are built of."""
        return CHAIN_TITLE if self.is_person else UNIT_CHAIN_TITLE


def years_of(year: int) -> tuple[int, ...]:
    """The years of the grid, the year under review last."""
    return tuple(range(year - YEARS_SHOWN + 1, year + 1))


def rank_vi(level: str) -> str:
    """A level in one or two words; empty for none."""
    return str(_RANKS.get(level, ""))


def run_of(marked: Iterable[int], known: Iterable[int], years: Sequence[int]) -> frozenset[int]:
    """Marked years in a row that end with the last known one; a single year is no row."""
    marks, told = frozenset(marked), frozenset(known)
    run: list[int] = []
    for year in reversed(years):
        if year in marks:
            run.append(year)
        elif run or year in told:
            break
    return frozenset(run) if len(run) > 1 else frozenset()


def year_grid(history: History) -> tuple[YearRow, ...]:
    """Six years of levels, initiatives and awards; levels and titles that count in a row are joined."""
    years = history.years
    best = run_of((y for y in years if history.level(y) == RatingLevel.EXCELLENT), history.ratings, years)
    chained = title_run(history)
    rows = [
        _row(history, _("Xếp loại"), {y: rank_vi(history.level(y)) for y in years}, best),
        _row(history, _("Khen thưởng"), {y: "; ".join(_awards(history, y)) for y in years}, chained),
    ]
    if history.is_person:
        made = {y: str(sum(one.year == y for one in history.initiatives) or "") for y in years}
        rows.insert(1, _row(history, _("Sáng kiến"), made, frozenset()))
    months = {y: short_months(history, y) for y in years}
    measures = {y: "; ".join(_measures(history, y)) for y in years}
    extra = ((_("Số tháng làm việc"), months), (_("Kỷ luật"), measures))
    rows += [_row(history, label, texts, frozenset()) for label, texts in extra if any(texts.values())]
    return tuple(rows)


def title_run(history: History) -> frozenset[int]:
    """Years of the yearly title in a row, up to the year under review or the one before."""
    held = history.titles(history.chain_title())
    years = history.years if history.year in held else history.years[:-1]
    return run_of(held, years, years)


def short_months(history: History, year: int) -> str:
    """Months worked in a year that was not whole; empty otherwise."""
    row = history.ratings.get(year)
    return str(row.months) if row and row.months is not None and row.months < _WHOLE_YEAR else ""


def _row(history: History, label: str, texts: dict[int, str], chain: frozenset[int]) -> YearRow:
    return YearRow(
        label, tuple(YearCell(text, year in chain, not text, year == history.year) for year, text in texts.items())
    )


def _awards(history: History, year: int) -> Iterable[str]:
    return (award_label(row.award) for row in history.held if row.year == year)


def _measures(history: History, year: int) -> Iterable[str]:
    return (str(row.get_kind_display()).lower() for row in history.measures if row.decided_on.year == year)


def timeline(history: History, council_on: dt.date | None) -> tuple[Event, ...]:
    """What is known with its day, newest first: meeting planned, honours, initiatives, discipline, registration."""
    events = [*_honours(history), *_registered(history), *_initiatives(history)]
    events += [
        Event(row.decided_on, _("Kỷ luật: %(kind)s") % {"kind": str(row.get_kind_display()).lower()})
        for row in history.measures
    ]
    if isinstance(history.subject, Person):
        events.append(Event(history.subject.joined_on, _("Tuyển dụng, tiếp nhận")))
    if council_on:
        events.append(Event(council_on, _("Họp Hội đồng, xét năm %(year)d") % {"year": history.year}, kind="plan"))
    return tuple(sorted(events, key=lambda event: event.on, reverse=True))[:20]


def _honours(history: History) -> Iterable[Event]:
    for row in history.held:
        note = _("Quyết định %(number)s") % {"number": row.decision_number} if row.decision_number else ""
        day = row.decided_on or dt.date(row.year, 12, 31)
        yield Event(day, f"{award_label(row.award)} {row.year}", note, "honour")


def _registered(history: History) -> Iterable[Event]:
    for row in history.registrations:
        yield Event(row.registered_on, _("Đăng ký %(award)s") % {"award": award_label(row.award)})


def _initiatives(history: History) -> Iterable[Event]:
    for one in history.initiatives:
        note = _("Quyết định %(number)s") % {"number": one.decision_number} if one.decision_number else ""
        yield Event(one.decided_on or dt.date(one.year, 12, 31), _("Sáng kiến “%(name)s”") % {"name": one.name}, note)
