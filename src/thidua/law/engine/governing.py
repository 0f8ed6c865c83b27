"""Which day picks the rules: the day the dossier was received, else the council's meeting, else the decision."""

from __future__ import annotations

from datetime import date

from thidua.law.values import CaseDates


def governing_day(dates: CaseDates, otherwise: date) -> date:
    """The day whose rules hold; ``otherwise`` (the end of the period) where no day is known."""
    return dates.dossier_received or dates.council_meeting or dates.decision or otherwise
