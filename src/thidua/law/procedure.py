"""What the law package says of what stands around a standard: frozen values, like those of ``values``.

Which law holds, how a year's work is classified, what a dossier holds and by when, who pays, what a cancelled award
leaves to be looked at again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from thidua.law.values import Cite, Truth


@dataclass(frozen=True, slots=True)
class Regime:
    """One body of law: ``key`` R0 to R3, in force from ``start`` to before ``end``."""

    key: str
    label_vi: str
    start: date
    end: date | None
    provisional: bool
    cite: Cite


@dataclass(frozen=True, slots=True)
class RegimeAnswer:
    """Which regime governs, by which date. ``also``: regimes whose text may hold too, so both are to be looked at.

    ``circulars``: circulars that began while the matter was under way, each keeping it under the ministry's older one.
    """

    regime: Regime
    on: date
    governed_by: str
    why_vi: str
    cite: Cite
    also: tuple[str, ...]
    transition_vi: str
    transition_cite: Cite | None
    circulars: tuple[Cite, ...] = ()


Rating = Literal["HTXS", "HTT", "HT", "KHT", "KXL"]


@dataclass(frozen=True, slots=True)
class Absence:
    """Days away, both ends counted. ``reason``: om_dau, thai_san, hoc_tap, cuu_nguoi, viec_rieng."""

    start: date
    end: date
    reason: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A disciplinary decision. ``about_duty``: for decay of morals or a breach in public duty; None when not stated.

    ``counted_in``: the year that this act was already held against. ``elsewhere``: the act was done at the old agency.
    """

    decided_on: date
    about_duty: bool | None = None
    counted_in: int | None = None
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class WorkYear:
    """One year of somebody's work. ``months_in_service``: absences not taken off; None when not known.

    ``points``: the year's score out of 100. ``unit_level``: class of the unit that this person heads, None for others.
    """

    year: int
    employment: str
    months_in_service: int | None = 12
    absences: tuple[Absence, ...] = ()
    discipline: tuple[Measure, ...] = ()
    points: Fraction | None = None
    unit_level: Rating | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """One ground that limits a class, and to what. ``sure`` False: it makes doubtful and refuses nobody."""

    code: str
    level: Rating
    text_vi: str
    sure: bool
    cite: Cite


@dataclass(frozen=True, slots=True)
class ClassificationAnswer:
    """The highest class the law allows for a year.

    ``classified``: whether the year is classified at all. ``highest``: by what is sure; ``lowest_ceiling``: if every
    doubtful ground holds too. Where the two differ people decide. ``rule``: which text was applied, in Vietnamese.
    """

    year: int
    rule: str
    classified: Truth
    highest: Rating
    lowest_ceiling: Rating
    limits: tuple[Limit, ...]

    @property
    def sure(self) -> bool:
        return self.highest == self.lowest_ceiling


@dataclass(frozen=True, slots=True)
class ShareAnswer:
    """A share of excellent classes held against its cap. ``status`` unknown where the base of the count decides.

    ``fewest_allowed``, ``most_allowed``: the cap by the narrower and by the wider base; None where no cap is known.
    """

    status: Truth
    fewest_allowed: int | None
    most_allowed: int | None
    text_vi: str
    cite: Cite | None


@dataclass(frozen=True, slots=True)
class UnitYear:
    """One year of an organisation: points out of 100, shares of its tasks in percent, what its parts and past say.

    ``failed_units``: direct sub-units classed KHT. ``faults_mended``: all faults found earlier; None where unknown.
    """

    year: int
    points: Fraction | None = None
    done_on_time_percent: Fraction | None = None
    done_percent: Fraction | None = None
    over_percent: Fraction | None = None
    failed_units: int | None = None
    faults_mended: bool | None = None
    grave_fault: bool = False


@dataclass(frozen=True, slots=True)
class UnitClass:
    """The class an organisation's figures lead to: certain when ``level`` equals ``possible``."""

    level: Rating | None
    possible: Rating | None
    missing: tuple[str, ...]
    text_vi: str
    cite: Cite | None


@dataclass(frozen=True, slots=True)
class FormNumber:
    """A printed form of the decree. ``number`` None: there is none, or its number is not known; ``note_vi`` says so."""

    number: str | None
    note_vi: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class DossierItem:
    """One paper of a dossier. ``needed`` only_if: in the case that ``when_vi`` states."""

    id: str
    name_vi: str
    needed: Literal["always", "only_if"]
    when_vi: str
    form: FormNumber | None
    cite: Cite


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a proposal must hold on a day. ``sets``: paper originals, None where not known."""

    award: str
    kind: str
    on: date
    simplified: bool
    items: tuple[DossierItem, ...]
    sets: int | None
    electronic: bool
    sets_note_vi: str
    sets_cite: Cite

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.items if item.needed == "always")


@dataclass(frozen=True, slots=True)
class SimplifiedAnswer:
    """Whether the simplified procedure is open. ``conditions``: (code, words, how it stands) in the text's order."""

    status: Truth
    rule: Literal["all", "any", "none"]
    text_vi: str
    conditions: tuple[tuple[str, str, Truth], ...]
    cite: Cite


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days are worked: Monday to Friday but for ``holidays``, and the weekend days made up in ``worked``."""

    holidays: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        if day in self.worked:
            return True
        return day.weekday() < 5 and day not in self.holidays


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when a step must be done. ``source``: law, or configuration (a default that the agency confirms).

    One of: ``working_days`` or ``days`` from the event of ``from_vi``; ``by`` (month, day, years later); ``at_once``;
    none of them, where no number is known. ``is_minimum``: the least notice before what follows. ``before``: on the
    day ``by`` itself it is too late. ``others``: working days that other ministries set for the step.
    """

    id: str
    step_vi: str
    source: Literal["law", "configuration"]
    working_days: int | None
    days: int | None
    by: tuple[int, int, int] | None
    before: bool
    at_once: bool
    is_minimum: bool
    from_vi: str
    cite: Cite
    others: tuple[tuple[int, Cite], ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """One statement of the law in our own words, with its place; ``id`` where the statement has a name."""

    text_vi: str
    cite: Cite
    id: str = ""


@dataclass(frozen=True, slots=True)
class Revocation:
    """How a decision is cancelled on a day: on what grounds, by whom, what is taken back, in which steps."""

    grounds: tuple[Cited, ...]
    cancelled_by: Cited
    recovers: Cited
    steps: tuple[Cited, ...]
    strips: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """An award that somebody holds. ``year``: the last of the years it was given for; ``first_year``: the first.

    ``holder`` names the person or collective; ``unit`` the collective a person worked in that year.
    """

    award: str
    year: int
    holder: str
    kind: Literal["individual", "collective", "household"] = "individual"
    first_year: int | None = None
    decided_on: date | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Reconsider:
    """A later award that rests on a cancelled one: always for people to look at, never void by itself.

    ``through``: the awards that lead from the cancelled one to it, the cancelled one first.
    """

    held: Held
    reason_vi: str
    cite: Cite
    through: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class GeneralCondition:
    """A rule common to all awards. ``effect`` says what it does; ``applied_vi`` how it is applied here."""

    id: str
    effect: str
    text_vi: str
    applied_vi: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class Delegation:
    """A right to let another decide: whom, and within which bounds."""

    to: str
    to_vi: str
    text_vi: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class CouncilPractice:
    """One way a council works. ``value`` None: the rules read differ, the council's own must say.

    ``yes``, ``no``: where they differ, those that allow it and those that do not.
    """

    id: str
    value: bool | None
    text_vi: str
    cites: tuple[Cite, ...]
    yes: tuple[Cite, ...] = ()
    no: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Payer:
    """Whose fund pays prize money: of the level that decided, or of the ministry or province that proposed."""

    level: Literal["decider", "proposer"]
    text_vi: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class CouncilFees:
    """The most that may be paid for one session, in đồng. ``prizes_*``: for the Hồ Chí Minh and State prizes."""

    chair_vnd: int
    member_vnd: int
    helper_vnd: int
    prizes_chair_vnd: int | None
    prizes_member_vnd: int | None
    cite: Cite


@dataclass(frozen=True, slots=True)
class Ending:
    """A text in force that ends: ``last_day`` is its last day in force."""

    instrument: str
    number: str
    name_vi: str
    last_day: date
