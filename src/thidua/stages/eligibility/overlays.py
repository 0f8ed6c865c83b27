"""The agency's own regulations, as far as the days of an assessment ask for them."""

from thidua import law
from thidua.foundations.catalogue.selectors import overlays_of
from thidua.stages.eligibility.assess import AssessmentDates


def overlays_for(agency_id: int, dates: AssessmentDates) -> tuple[law.Overlay, ...]:
    """The adopted regulations in force on the day of dossier, council or decision; one query."""
    days = (dates.decision, dates.council_meeting, dates.dossier_received)
    return overlays_of(agency_id, [day for day in days if day is not None])
