"""Everything ``thidua verify`` proves: journal, papers, files, regulations, movements, decisions, the register."""

from collections.abc import Iterator

from thidua.foundations.audit.verify import Checkpoint, journal_faults
from thidua.foundations.catalogue.verify import regulation_faults
from thidua.foundations.files.verify import file_faults
from thidua.foundations.papers.verify import paper_faults
from thidua.stages.decisions.verify import decision_faults
from thidua.stages.honours.verify import register_faults
from thidua.stages.movements.verify import movement_faults


def faults(checkpoint: Checkpoint | None) -> Iterator[str]:
    """Give one Vietnamese sentence for every fault found; nothing when all is as it was written."""
    yield from journal_faults(checkpoint)
    yield from file_faults()
    yield from paper_faults()
    yield from regulation_faults()
    yield from movement_faults()
    yield from decision_faults()
    yield from register_faults()
