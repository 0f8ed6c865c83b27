"""Steps that both sample years share: appraisal in the units, the law's answers, nominations."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from thidua.config.demo.cast import CLERK, UNION, Cast
from thidua.foundations.org.models import Person, Unit
from thidua.stages.eligibility.assess import AssessmentDates
from thidua.stages.eligibility.services import assess_agency as run_assessment
from thidua.stages.nominations import services as nominations
from thidua.stages.nominations.models import Nomination, NominationList
from thidua.stages.reviews import services as reviews
from thidua.stages.reviews.models import UnitAppraisal

Registered = Sequence[tuple[str, str]]
"""(staff or unit code, award) pairs."""


def assess(cast: Cast, year: int, dates: AssessmentDates) -> None:
    """Ask the law for everybody."""
    run_assessment(agency=cast.agency, year=year, dates=dates, actor=cast.clerk)


def appraise(cast: Cast, registered: Registered, *, year: int, held_on: dt.date, left_out: Iterable[str] = ()) -> None:
    """Each unit meets and votes on those of its people who registered; units ``left_out`` have not sent minutes yet."""
    for code, unit in cast.units.items():
        subjects_by_award = _by_award(cast, registered, unit, held_on)
        if code in left_out or not subjects_by_award:
            continue
        head = cast.head_of(unit)
        members = sum(1 for person in cast.people.values() if _serves(person, unit, held_on))
        appraisal = reviews.open_appraisal(
            unit, year=year, held_on=held_on, present=members, total=members, chair=unit.head, actor=head
        )
        for award, subjects in subjects_by_award.items():
            lines = [_line(subject, rank, members) for rank, subject in enumerate(subjects, 1)]
            reviews.save_appraisal_lines(appraisal, award, lines, actor=head)
        reviews.send_appraisal(appraisal, actor=head)


def _line(subject: Person | Unit, rank: int, members: int) -> reviews.LineFields:
    person = subject if isinstance(subject, Person) else None
    unit = subject if isinstance(subject, Unit) else None
    return reviews.LineFields(yes=members - rank % 2, person=person, unit=unit, rank=rank)


def _serves(person: Person, unit: Unit, day: dt.date) -> bool:
    gone = person.left_on is not None and person.left_on < day
    return person.unit_id == unit.pk and person.joined_on <= day and not gone


def _by_award(cast: Cast, registered: Registered, unit: Unit, held_on: dt.date) -> dict[str, list[Person | Unit]]:
    found: dict[str, list[Person | Unit]] = defaultdict(list)
    for code, award in registered:
        subject = cast.people.get(code) or cast.units.get(code)
        if isinstance(subject, Unit) and subject.pk == unit.pk:
            found[award].append(subject)
        if isinstance(subject, Person) and _serves(subject, unit, held_on):
            found[award].append(subject)
    return found


def nominate(cast: Cast, listing: NominationList, *, left_out: Iterable[str] = ()) -> None:
    """Every head whose unit has met takes the appraisal over into nominations and sends them to the Office."""
    for code, unit in cast.units.items():
        appraisal = UnitAppraisal.objects.filter(unit=unit, year=listing.year, state="sent").first()
        if code not in left_out and appraisal:
            head = cast.head_of(unit)
            nominations.nominate_from_appraisal(listing, appraisal, actor=head)
            nominations.send_nominations(listing, unit, actor=head)


def accept(cast: Cast, listing: NominationList, units: Iterable[str]) -> None:
    """The Office checks what the ``units`` sent; what concerns the clerk himself is checked by the union's officer."""
    sent = Nomination.objects.filter(list=listing, state="sent", nominating_unit__code__in=list(units))
    own = sent.filter(person__code=CLERK)
    nominations.accept_nominations(sent.exclude(person__code=CLERK), actor=cast.clerk)
    if own:
        nominations.accept_nominations(own, actor=cast.actor(UNION, "clerk"))
