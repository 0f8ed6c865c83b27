"""The head of an agency's papers."""

from thidua.foundations.org.models import Agency
from thidua.foundations.papers.content import Letterhead


def letterhead_of(agency: Agency) -> Letterhead:
    """The agency's own letterhead; ``agency.parent`` should be loaded."""
    parent = agency.parent.name if agency.parent else None
    return Letterhead(parent, agency.name, agency.symbol or agency.code.upper(), agency.place)
