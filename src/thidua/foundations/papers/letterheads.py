"""The head of an agency's papers."""

from thidua.foundations.org.models import Agency
from thidua.foundations.papers.content import Letterhead


def letterhead_of(agency: Agency) -> Letterhead:
    """The agency's own letterhead; ``agency.parent`` should be loaded."""
    return Letterhead(agency.printed_above, agency.name, agency.symbol or agency.code.upper(), agency.place)
