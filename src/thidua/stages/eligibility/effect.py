"""For whom a regulation not yet adopted would change the law's answer. Nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.org.models import Agency
from thidua.stages.eligibility.assess import Assessment, AssessmentDates, AssessmentRow, assess_year
from thidua.stages.eligibility.overlays import overlays_for
from thidua.stages.eligibility.record import record_of


@dataclass(frozen=True, slots=True)
class Flip:
    """Answers on one award that would be another for the same reasons, with the names of those concerned."""

    award_vi: str
    before: str
    after: str
    reasons: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """All answers that would differ on the days of an assessment, and the quotas that would."""

    dates: AssessmentDates
    in_force: bool
    asked: int
    flips: tuple[Flip, ...]
    quotas: tuple[tuple[str, str, str], ...]

    @property
    def changed(self) -> int:
        """Number of answers that would differ."""
        return sum(len(flip.names) for flip in self.flips)


def effect_of(agency: Agency, year: int, dates: AssessmentDates, overlay: law.Overlay) -> Effect:
    """Ask the law twice for the whole agency: with the other regulations adopted, and with ``overlay`` in their place.

    Raises AssessmentInputError or LawInputError where no answer can be given.
    """
    now = tuple(one for one in overlays_for(agency.pk, dates) if one != overlay)
    days = [day for day in (dates.decision, dates.council_meeting, dates.dossier_received) if day]
    if not any(overlay.in_force(day) for day in days):
        return Effect(dates, False, 0, (), ())
    register = record_of(agency, year, dates)
    before = assess_year(register, dates=dates, overlays=now)
    # The new one first: on its days it is found before what it takes the place of.
    after = assess_year(register, dates=dates, overlays=(overlay, *now))
    return Effect(dates, True, len(after.rows), tuple(_flips(before, after)), tuple(_quotas(before, after)))


def _flips(before: Assessment, after: Assessment) -> Sequence[Flip]:
    was = {(row.code, row.award): row for row in before.rows}
    groups: dict[tuple[str, str, str, tuple[str, ...]], list[str]] = {}
    for new in after.rows:
        old = was.get((new.code, new.award))
        if old is not None and old.status != new.status:
            groups.setdefault((new.award_vi, old.status, new.status, _reasons(new)), []).append(new.name)
    return [Flip(*key, tuple(names)) for key, names in groups.items()]


def _reasons(row: AssessmentRow) -> tuple[str, ...]:
    decisive = row.failed if row.status == "not_eligible" else row.still_open
    return tuple(dict.fromkeys(one.text_vi for one in decisive))


def _quotas(before: Assessment, after: Assessment) -> Sequence[tuple[str, str, str]]:
    return [
        (law.AWARDS[award].label_vi, before.quotas[award].arithmetic_vi or _("không có"), new.arithmetic_vi)
        for award, new in after.quotas.items()
        if award in before.quotas and before.quotas[award].limit != new.limit
    ]
